//! Feeds, sitemap and robots: the site for programs that follow it.
//!
//! Comes in: the site and its routes. Goes out: Atom (RFC 4287), JSON Feed 1.1, sitemaps and `robots.txt`. All of them
//! need absolute addresses; without a base address there are none but `robots.txt`.

use std::cmp::Reverse;
use std::fmt::Write;
use std::sync::OnceLock;

use serde_json::json;

use crate::content::Texts;
use crate::model::AgencyId;
use crate::model::Article;
use crate::model::CommuneId;
use crate::model::NewsId;
use crate::model::ResolutionId;
use crate::model::SeriesId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::TopicId;
use crate::routes;
use crate::routes::ArticleId;
use crate::routes::Routes;
use crate::text;
use crate::text::Date;
use crate::text::escape_xml as escape;
use crate::theme::Theme;

/// Addresses in one sitemap; the protocol allows 50,000.
const SITEMAP_SIZE: usize = 40_000;

/// A machine-readable target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// Atom of the whole site.
    Site,
    /// Atom of a topic.
    Topic(TopicId),
    /// Atom of a commune.
    Commune(CommuneId),
    /// Atom of all tasks: those assigned or reported on last.
    Ledger,
    /// Atom of an agency: the tasks that it is in charge of.
    Agency(AgencyId),
    /// Atom of a series: its sessions and their tasks.
    Series(SeriesId),
    /// JSON Feed of the whole site.
    Json,
}

/// One entry, ready for every feed it stands in.
struct Entry {
    day: Date,
    atom: String,
}

/// The maker of feeds.
pub struct Feeds<'a> {
    site: &'a Site<'a>,
    texts: &'a Texts,
    routes: &'a Routes,
    theme: &'a Theme,
    /// The base address, escaped for XML.
    base: std::borrow::Cow<'a, str>,
    /// The entries of the sessions and the news, each made when a feed first asks for it.
    sessions: Vec<OnceLock<Entry>>,
    news: Vec<OnceLock<Entry>>,
}

impl<'a> Feeds<'a> {
    /// Returns the maker of the feeds; nothing where the base address is not known.
    pub fn new((site, texts): (&'a Site<'a>, &'a Texts), routes: &'a Routes, theme: &'a Theme) -> Option<Self> {
        let base = escape(site.settings.base_url.as_deref()?);
        let sessions = site.sessions.iter().map(|_| OnceLock::new()).collect();
        let news = site.news.iter().map(|_| OnceLock::new()).collect();
        Some(Feeds { site, texts, routes, theme, base, sessions, news })
    }

    /// Returns the entry of a session or a news article; plain pages have none.
    fn article_entry(&self, id: ArticleId) -> Option<&Entry> {
        let cell = match id {
            ArticleId::Session(id) => &self.sessions[id.index()],
            ArticleId::News(id) => &self.news[id.index()],
            ArticleId::Page(_) => return None,
        };
        Some(cell.get_or_init(|| self.entry(id)))
    }

    fn summary(&self, article: &Article<'_>) -> String {
        let from_text = || text::excerpt(&self.texts.body(article.file).first_paragraph, 300);
        article.summary.map_or_else(from_text, str::to_owned)
    }

    /// Returns the base address.
    pub fn base(&self) -> &'a str {
        self.site.settings.base_url.as_deref().unwrap_or_default()
    }

    /// Returns all feeds.
    pub fn all(&self) -> Vec<Feed> {
        let topics = (0..self.site.topics.len()).map(|index| Feed::Topic(index.into()));
        let communes = (0..self.site.communes.len()).map(|index| Feed::Commune(index.into()));
        let agencies = (0..self.site.agencies.len()).map(|index| Feed::Agency(index.into()));
        let series = (0..self.site.series.len()).map(|index| Feed::Series(index.into()));
        let whole = [Feed::Site, Feed::Json, Feed::Ledger].into_iter();
        whole.chain(topics).chain(communes).chain(agencies).chain(series).collect()
    }

    /// Returns the path of a feed.
    pub fn path(&self, feed: &Feed) -> String {
        match feed {
            Feed::Site => routes::ATOM.to_owned(),
            Feed::Topic(id) => format!("{}{}", self.routes.topic(*id), routes::ATOM),
            Feed::Commune(id) => format!("{}{}", self.routes.commune(*id), routes::ATOM),
            Feed::Ledger => format!("{}{}", routes::LEDGER, routes::ATOM),
            Feed::Agency(id) => format!("{}{}", self.routes.agency(*id), routes::ATOM),
            Feed::Series(id) => format!("{}{}", self.routes.series(*id), routes::ATOM),
            Feed::Json => routes::JSON_FEED.to_owned(),
        }
    }

    /// Renders a feed.
    pub fn render(&self, feed: &Feed) -> String {
        let site = self.site;
        match feed {
            Feed::Json => self.json(),
            Feed::Site => {
                self.atom(feed, "", site.settings.title, &self.newest(listed_sessions(site), listed_news(site)))
            }
            Feed::Topic(id) => {
                let topic = &site.topics[id.index()];
                let entries = self.newest(topic.sessions.iter().copied(), topic.news.iter().copied());
                let title = format!("{} – {}", topic.name, site.settings.title);
                self.atom(feed, self.routes.topic(*id), &title, &entries)
            }
            Feed::Commune(id) => {
                let commune = &site.communes[id.index()];
                let entries = self.newest(commune.sessions.iter().copied(), commune.news.iter().copied());
                let title = format!("{} – {}", commune.full_name(), site.settings.title);
                self.atom(feed, self.routes.commune(*id), &title, &entries)
            }
            Feed::Ledger => {
                let title = format!("{} – {}", self.theme.string("feed_tasks"), site.settings.title);
                self.tasks(feed, (routes::LEDGER, &title), site.listed_resolutions(), Vec::new())
            }
            Feed::Agency(id) => {
                let agency = &site.agencies[id.index()];
                let title = format!("{} – {}", agency.name, site.settings.title);
                let tasks = agency.resolutions.iter().copied();
                self.tasks(feed, (self.routes.agency(*id), &title), tasks, Vec::new())
            }
            Feed::Series(id) => {
                let series = &site.series[id.index()];
                let title = format!("{} – {}", series.name, site.settings.title);
                let tasks =
                    series.sessions.iter().flat_map(|session| site.session(*session).resolutions.iter().copied());
                let sessions = self.newest(series.sessions.iter().copied(), std::iter::empty());
                self.tasks(feed, (self.routes.series(*id), &title), tasks, sessions)
            }
        }
    }

    /// Renders a feed of the tasks of which anything was said last, beside further entries. A task has one entry, whose
    /// `updated` moves with every report.
    fn tasks(
        &self,
        feed: &Feed,
        (address, title): (&str, &str),
        tasks: impl Iterator<Item = ResolutionId>,
        others: Vec<(ArticleId, &Entry)>,
    ) -> String {
        let size = self.site.settings.feed_size;
        let mut dated: Vec<(Date, ResolutionId)> = tasks
            .map(|id| (self.site.last_word(self.site.resolution(id)), id))
            .filter(|(day, _)| *day <= self.site.today)
            .collect();
        let newest = |a: &(Date, ResolutionId), b: &(Date, ResolutionId)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if dated.len() > size {
            dated.select_nth_unstable_by(size, newest);
            dated.truncate(size);
        }
        dated.sort_unstable_by(newest);
        let told = others.into_iter().map(|(id, entry)| (self.days(id).1, entry.day, entry.atom.clone()));
        let mut entries: Vec<(Date, Date, String)> =
            dated.into_iter().map(|(day, id)| (day, day, self.task_entry(id))).chain(told).collect();
        entries.sort_by_key(|entry| Reverse(entry.1));
        entries.truncate(size);
        let updated = entries.iter().map(|(updated, _, _)| *updated).max().unwrap_or_default();
        let entries: Vec<&str> = entries.iter().map(|(_, _, atom)| atom.as_str()).collect();
        self.feed(feed, (address, title), updated, &entries)
    }

    fn task_entry(&self, id: ResolutionId) -> String {
        let task = self.site.resolution(id);
        let session = self.site.session(task.session);
        let url = format!("{}{}", self.base, self.routes.resolution(id));
        let standing = self.theme.string(task.standing.string_key());
        let note = task.updates.iter().rev().find_map(|update| self.site.update(*update).note);
        let agency = task.agency.map_or("", |agency| self.site.agency_name(agency));
        let parts = [Some(task.text), Some(agency).filter(|name| !name.is_empty()), note];
        let summary: Vec<&str> = parts.into_iter().flatten().collect();
        let published = session.published.unwrap_or(session.date);
        format!(
            "<entry><title>{}: {}</title><link href=\"{url}\"/><id>{url}</id><published>{}</published><updated>{}</updated>\
             <category term=\"{}\" scheme=\"{}{}\"/><summary>{}</summary></entry>\n",
            escape(standing),
            escape(&text::excerpt(task.text, 120)),
            text::rfc3339(published),
            text::rfc3339(self.site.last_word(task).max(published)),
            task.standing.code(),
            self.base,
            routes::LEDGER,
            escape(&summary.join(" – ")),
        )
    }

    /// Returns the newest of sessions and news that each come newest first.
    fn newest(
        &self,
        sessions: impl Iterator<Item = SessionId>,
        news: impl Iterator<Item = NewsId>,
    ) -> Vec<(ArticleId, &Entry)> {
        let size = self.site.settings.feed_size;
        let sessions = sessions.filter(|id| is_dated(self.site.session(*id))).map(ArticleId::Session);
        let articles = sessions.chain(news.take(size).map(ArticleId::News));
        let mut dated: Vec<(Reverse<Date>, ArticleId)> = articles.map(|id| (Reverse(self.days(id).0), id)).collect();
        dated.sort_unstable();
        dated.truncate(size);
        dated.into_iter().filter_map(|(_, id)| Some((id, self.article_entry(id)?))).collect()
    }

    fn entry(&self, id: ArticleId) -> Entry {
        let article = routes::article(self.site, id);
        let (published, updated) = self.days(id);
        let url = format!("{}{}", self.base, self.routes.article(id));
        let mut atom = String::with_capacity(640);
        let _ = write!(
            atom,
            "<entry><title>{}</title><link href=\"{url}\"/><id>{url}</id><published>{}</published><updated>{}</updated>",
            escape(article.title),
            text::rfc3339(published),
            text::rfc3339(updated),
        );
        if let Some(author) = article.author {
            let _ = write!(atom, "<author><name>{}</name></author>", escape(author));
        }
        for (name, scheme) in self.categories(id) {
            let _ = write!(atom, "<category term=\"{}\" scheme=\"{scheme}\"/>", escape(name));
        }
        let _ = writeln!(atom, "<summary>{}</summary></entry>", escape(&self.summary(article)));
        Entry { day: published, atom }
    }

    /// Returns the day of publication and that of the last change.
    fn days(&self, id: ArticleId) -> (Date, Date) {
        let article = routes::article(self.site, id);
        let published = match id {
            ArticleId::Session(id) => {
                let session = self.site.session(id);
                session.published.unwrap_or(session.date)
            }
            ArticleId::News(id) => self.site.news[id.index()].date,
            ArticleId::Page(_) => article.updated.unwrap_or(self.site.today),
        };
        let corrected =
            article.corrections.iter().filter_map(|remark| remark.date.as_ref()).map(|date| date.value).max();
        (published, article.updated.into_iter().chain(corrected).fold(published, Date::max))
    }

    /// Tells whether the last change of an article is known: a plain page has a day only if `updated` gives one.
    fn has_day(&self, id: ArticleId) -> bool {
        !matches!(id, ArticleId::Page(_)) || routes::article(self.site, id).updated.is_some()
    }

    fn categories(&self, id: ArticleId) -> Vec<(&'a str, String)> {
        let (topics, communes) = match id {
            ArticleId::Session(id) => {
                let session = &self.site.sessions[id.index()];
                (&session.topics, &session.communes)
            }
            ArticleId::News(id) => (&self.site.news[id.index()].topics, &self.site.news[id.index()].communes),
            ArticleId::Page(_) => return Vec::new(),
        };
        let topics = topics.iter().map(|topic| (self.site.topics[topic.index()].name, routes::TOPICS));
        let communes = communes.iter().map(|commune| (self.site.communes[commune.index()].name, routes::COMMUNES));
        topics.chain(communes).map(|(name, scheme)| (name, format!("{}{scheme}", self.base))).collect()
    }

    fn atom(&self, feed: &Feed, address: &str, title: &str, entries: &[(ArticleId, &Entry)]) -> String {
        let updated = entries.iter().map(|(id, _)| self.days(*id).1).max().unwrap_or_default();
        let entries: Vec<&str> = entries.iter().map(|(_, entry)| entry.atom.as_str()).collect();
        self.feed(feed, (address, title), updated, &entries)
    }

    fn feed(&self, feed: &Feed, (address, title): (&str, &str), updated: Date, entries: &[&str]) -> String {
        let base = &self.base;
        let author = self.site.settings.organisation.name.as_ref().map_or(self.site.settings.title, |name| &name.value);
        let mut xml = String::with_capacity(1024 + entries.len() * 700);
        let _ = write!(
            xml,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n\
             <title>{}</title>\n<id>{base}{address}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{base}{address}\"/>\n<updated>{}</updated>\n\
             <author><name>{}</name></author>\n<generator>doithoai</generator>\n",
            escape(title),
            self.path(feed),
            text::rfc3339(updated),
            escape(author),
        );
        entries.iter().for_each(|entry| xml.push_str(entry));
        xml.push_str("</feed>\n");
        xml
    }

    fn json(&self) -> String {
        let base = self.base();
        let item = |id: ArticleId| {
            let article = routes::article(self.site, id);
            let (published, updated) = self.days(id);
            let url = format!("{base}{}", self.routes.article(id));
            let tags: Vec<&str> = self.categories(id).into_iter().map(|(name, _)| name).collect();
            let mut item = json!({
                "id": url,
                "url": url,
                "title": article.title,
                "content_text": self.summary(article),
                "summary": self.summary(article),
                "date_published": text::rfc3339(published),
                "date_modified": text::rfc3339(updated),
                "tags": tags,
                "language": "vi",
            });
            if let (Some(author), Some(item)) = (article.author, item.as_object_mut()) {
                item.insert("authors".to_owned(), json!([{"name": author}]));
            }
            item
        };
        let entries = self.newest(listed_sessions(self.site), listed_news(self.site));
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.site.settings.title,
            "home_page_url": base,
            "feed_url": format!("{base}{}", routes::JSON_FEED),
            "language": "vi",
            "items": entries.into_iter().map(|(id, _)| item(id)).collect::<Vec<_>>(),
        });
        if let (Some(description), Some(feed)) = (self.site.settings.description, feed.as_object_mut()) {
            feed.insert("description".to_owned(), json!(description));
        }
        let mut text = serde_json::to_string_pretty(&feed).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Returns the sitemaps by path: one, or an index and its parts where there are more addresses than one may hold.
    pub fn sitemaps(&self, addresses: &[(String, Option<ArticleId>)]) -> Vec<(String, String)> {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        let space = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
        let part = |addresses: &[(String, Option<ArticleId>)]| {
            let mut xml = format!("{head}<urlset {space}>\n");
            for (address, article) in addresses {
                let dated = article.filter(|id| self.has_day(*id));
                let changed = dated.map(|id| self.days(id).1).filter(|day| *day <= self.site.today);
                let changed =
                    changed.map_or(String::new(), |day| format!("<lastmod>{}</lastmod>", text::iso_date(day)));
                let _ = writeln!(xml, "<url><loc>{}{}</loc>{changed}</url>", self.base, escape(address));
            }
            xml + "</urlset>\n"
        };
        if addresses.len() <= SITEMAP_SIZE {
            return vec![("sitemap.xml".to_owned(), part(addresses))];
        }
        let parts = addresses
            .chunks(SITEMAP_SIZE)
            .zip(1..)
            .map(|(chunk, number)| (format!("sitemap-{number}.xml"), part(chunk)));
        let mut files: Vec<(String, String)> = parts.collect();
        let mut index = format!("{head}<sitemapindex {space}>\n");
        for (path, _) in &files {
            let _ = writeln!(index, "<sitemap><loc>{}{path}</loc></sitemap>", self.base);
        }
        files.push(("sitemap.xml".to_owned(), index + "</sitemapindex>\n"));
        files
    }
}

fn listed_sessions(site: &Site<'_>) -> impl Iterator<Item = SessionId> {
    let listed = site.sessions.iter().zip(0..).filter(|(session, _)| session.is_listed());
    listed.map(|(_, id)| SessionId(id))
}

/// Tells whether the day on which a session was first told of is known. That of a coming one is only if `published`
/// names it; without it the session enters the feeds when it has been held.
fn is_dated(session: &Session<'_>) -> bool {
    !session.coming || session.published.is_some()
}

fn listed_news(site: &Site<'_>) -> impl Iterator<Item = NewsId> {
    site.news.iter().zip(0..).filter(|(news, _)| news.is_listed()).map(|(_, id)| NewsId(id))
}

/// Returns `robots.txt`.
pub fn robots(base: Option<&str>) -> String {
    let sitemap = base.map_or(String::new(), |base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
