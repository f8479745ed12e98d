//! News and plain pages, and what they share with sessions.

use crate::content::Remark;
use crate::links::Target;
use crate::markdown::Body;
use crate::markdown::Filled;
use crate::markdown::Heading;
use crate::markdown::Reference;
use crate::model::NewsId;
use crate::model::PageId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::views::ArticleView;
use crate::pages::views::ContentsView;
use crate::pages::views::CorrectionView;
use crate::pages::views::LinkView;
use crate::pages::views::SummaryView;
use crate::routes;
use crate::routes::ArticleId;
use crate::theme::Context;

/// A text of so many words gets a table of contents.
const LONG_TEXT: usize = 800;
/// A table of contents has at least so many lines.
const FEWEST_HEADINGS: usize = 3;

impl Pages<'_> {
    pub(super) fn news(&self, id: NewsId, context: &mut Context) -> Template {
        let site = self.from.site;
        let news = &site.news[id.index()];
        let list = LinkView { title: self.text("news").to_owned(), path: routes::file(routes::NEWS) };
        let mut view = self.article(ArticleId::News(id), list.clone());
        view.date = Some(date_view(news.date));
        view.topics = self.prepared_topics(&news.topics);
        view.communes = self.prepared_communes(&news.communes);
        view.source = news.source.map(str::to_owned);
        view.sessions = news.sessions.iter().map(|session| self.session_card(*session)).collect();
        if let Ok(at) = self.listed_news.binary_search(&id) {
            view.newer = at.checked_sub(1).map(|newer| self.news_link(self.listed_news[newer]));
            view.older = self.listed_news.get(at + 1).map(|older| self.news_link(*older));
        }
        context.insert("article", &view);
        Template { name: "news.html", head: self.article_head(ArticleId::News(id), "news", vec![list]) }
    }

    pub(super) fn plain(&self, id: PageId, context: &mut Context) -> Template {
        let home = LinkView { title: self.text("home").to_owned(), path: routes::file("") };
        let view = self.article(ArticleId::Page(id), home);
        context.insert("article", &view);
        let head = self.article_head(ArticleId::Page(id), self.from.routes.page(id), Vec::new());
        Template { name: "page.html", head }
    }

    pub(super) fn article_head(&self, id: ArticleId, section: &str, breadcrumbs: Vec<LinkView>) -> Head {
        let article = routes::article(self.from.site, id);
        let description = Some(self.summary(article)).filter(|summary| !summary.is_empty());
        let share = self.article_share(id);
        Head {
            description,
            breadcrumbs,
            share,
            noindex: article.withdrawn.is_some(),
            article: Some(id),
            passed_on: true,
            ..Head::new(article.title, section)
        }
    }

    /// Fills what all articles share; the rest is left empty.
    pub(super) fn article(&self, id: ArticleId, back: LinkView) -> ArticleView {
        let article = routes::article(self.from.site, id);
        let shown = article.withdrawn.is_none();
        let pictures = if shown { article.gallery } else { &[] };
        let documents = if shown { article.documents } else { &[] };
        ArticleView {
            title: article.title.to_owned(),
            date: None,
            published: None,
            updated: article.updated.map(date_view),
            summary: article.summary.map(str::to_owned),
            summaries: article.summaries.iter().map(|(tag, words)| self.translated(tag, &words.value)).collect(),
            topics: Vec::new(),
            communes: Vec::new(),
            cover: article.cover.filter(|_| shown).and_then(|cover| self.picture(article.folder, cover)),
            html: if shown { self.body(id) } else { String::new() },
            contents: if shown { contents(self.from.texts.body(article.file)) } else { Vec::new() },
            documents: documents.iter().filter_map(|document| self.document(article, document)).collect(),
            gallery: pictures.iter().filter_map(|picture| self.picture(article.folder, picture)).collect(),
            corrections: article.corrections.iter().filter(|_| shown).map(correction).collect(),
            withdrawn: article.withdrawn.map(correction),
            author: article.author.filter(|_| shown).map(str::to_owned),
            source: None,
            illustrative: article.illustrative,
            held_back: self.held_back(article),
            sessions: Vec::new(),
            back,
            newer: None,
            older: None,
            same_topic: Vec::new(),
        }
    }

    fn translated(&self, tag: &'static str, words: &str) -> SummaryView {
        let language = self.theme.string(&format!("language_{tag}")).to_owned();
        SummaryView { tag, language, text: words.to_owned() }
    }

    /// Completes the HTML of a body: links become relative, pictures get their size.
    fn body(&self, id: ArticleId) -> String {
        let article = routes::article(self.from.site, id);
        let targets = self.from.links.body(id);
        let root = routes::root(self.from.routes.article(id));
        let body = self.from.texts.body(article.file);
        body.fill(&mut |index: usize, reference: &Reference| match targets.get(index) {
            Some(Target::Page { address, fragment }) => {
                Filled::Link { href: format!("{root}{}{fragment}", routes::file(address)), external: false }
            }
            Some(Target::Here(fragment)) => Filled::Link { href: fragment.clone(), external: false },
            Some(Target::External(url)) => Filled::Link { href: url.clone(), external: true },
            Some(Target::File(path)) => Filled::File {
                href: format!("{root}{path}"),
                note: self.attachment_note(article.folder, &reference.target).unwrap_or_default(),
            },
            Some(Target::Picture(source)) => self.body_picture(source, &root, body.references[index].kind),
            Some(Target::Nowhere) | None => Filled::Plain,
        })
    }
}

fn contents(body: &Body) -> Vec<ContentsView> {
    let headings: Vec<&Heading> = body.headings.iter().filter(|heading| heading.level <= 3).collect();
    if body.words < LONG_TEXT || headings.len() < FEWEST_HEADINGS {
        return Vec::new();
    }
    let line = |heading: &&Heading| ContentsView {
        level: heading.level,
        anchor: heading.id.clone(),
        text: heading.text.clone(),
    };
    headings.iter().map(line).collect()
}

fn correction(remark: &Remark) -> CorrectionView {
    let Remark { date, text } = remark;
    CorrectionView { date: date.as_ref().map(|date| date_view(date.value)), text: text.value.clone() }
}
