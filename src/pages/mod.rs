//! Which pages exist, and the view that each template receives.
//!
//! Comes in: the site with its routes, links and pictures, and a theme. Goes out: the list of pages, and the HTML of each.
//! It reads no files and knows no place on disk.

mod agencies;
mod article;
mod attachments;
mod calendar;
pub mod charts;
mod code;
mod coverage;
mod data;
mod home;
mod identity;
mod lazy;
mod ledger;
mod ledger_data;
mod lists;
mod notice;
mod parts;
mod pictures;
mod resolution;
mod rounds;
mod search;
mod session;
mod sheet;
mod social;
mod structured;
mod tallies;
mod terms;
pub mod views;

pub use ledger_data::NAMES;
pub use ledger_data::year_path;
pub use parts::dress;
pub use social::CardPlan;
pub use social::SocialCard;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::Datelike;

use crate::content::Heads;
use crate::content::SETTINGS;
use crate::content::Status;
use crate::content::Texts;
use crate::images::Catalog;
use crate::links::Links;
use crate::model::AgencyId;
use crate::model::CommuneId;
use crate::model::NewsId;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::SeriesId;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::Tally;
use crate::model::TopicId;
use crate::pages::lazy::Lazy;
use crate::pages::ledger::LedgerPieces;
use crate::pages::resolution::TaskSession;
use crate::pages::views::FeedView;
use crate::pages::views::FrameView;
use crate::pages::views::LinkView;
use crate::pages::views::PageView;
use crate::pages::views::PlaceView;
use crate::pages::views::RedirectView;
use crate::pages::views::ShareView;
use crate::routes;
use crate::routes::ArticleId;
use crate::routes::Routes;
use crate::search::Search;
use crate::source::FileId;
use crate::theme::Context;
use crate::theme::Prepared;
use crate::theme::Theme;
use crate::theme::ThemeError;

/// The sections that pages belong to, besides those of plain pages; `` for pages of no section.
const SECTIONS: &[&str] = &[
    "", "home", "sessions", "ledger", "news", "topics", "communes", "agencies", "series", "calendar", "data", "years",
    "search",
];

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    Home,
    /// A session, a news article or a plain page.
    Article(ArticleId),
    /// A page of the list of sessions.
    Sessions(usize),
    /// A page of the list of news.
    News(usize),
    /// The index of topics.
    Topics,
    /// A page of a topic.
    Topic(TopicId, usize),
    /// The index of communes.
    Communes,
    /// A page of a commune.
    Commune(CommuneId, usize),
    /// A page of a part of the ledger.
    Ledger(Scope, usize),
    /// A task.
    Resolution(ResolutionId),
    /// The index of series.
    SeriesIndex,
    /// The rounds of a series.
    Series(SeriesId),
    /// The index of agencies.
    Agencies,
    /// An agency.
    Agency(AgencyId),
    /// The calendar: what is coming, or a year.
    Calendar(Option<i32>),
    /// Which units had a session in a year.
    Coverage(i32),
    /// The outcome of a session on one sheet.
    Notice(SessionId),
    /// The open data.
    Data,
    /// The page of search.
    Search,
    /// The archive.
    Years,
    /// A page of a year.
    Year(i32, usize),
    /// What a reader sees at an address that does not exist.
    NotFound,
    /// What a reader without a network sees in place of a page that was not kept.
    Offline,
    /// A former address.
    Redirect(String),
}

/// What pages are made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The bodies, and the files beside them.
    pub texts: &'a Texts,
    /// The site.
    pub site: &'a Site<'a>,
    /// The addresses.
    pub routes: &'a Routes,
    /// The targets of references.
    pub links: &'a Links,
    /// The pictures.
    pub catalog: &'a Catalog,
}

/// The maker of pages. What many pages show, such as cards, is made once, when a page first asks for it.
pub struct Pages<'a> {
    from: Sources<'a>,
    theme: &'a Theme,
    listed_sessions: Vec<SessionId>,
    listed_news: Vec<NewsId>,
    session_cards: Lazy<Prepared>,
    news_cards: Lazy<Prepared>,
    years: OnceLock<Vec<(i32, Vec<ArticleId>)>>,
    /// The articles that have a social card of their own, and the picture that stands for all other pages.
    carded: OnceLock<BTreeSet<ArticleId>>,
    site_share: OnceLock<ShareView>,
    /// What surrounds pages, by the way to the root and the section.
    frames: BTreeMap<(String, String), OnceLock<Prepared>>,
    /// The tasks of the parts of the ledger that no entity lists.
    scopes: OnceLock<BTreeMap<Scope, Vec<ResolutionId>>>,
    tallies: OnceLock<BTreeMap<Scope, Tally>>,
    pieces: LedgerPieces,
    /// What the pages of the tasks of each session say of it.
    task_sessions: Lazy<TaskSession>,
    /// The links to sessions, agencies, topics and communes, and the states as they are reported, which pages repeat.
    session_links: Lazy<Prepared>,
    agency_links: Lazy<Prepared>,
    topic_links: Lazy<Prepared>,
    commune_links: Lazy<Prepared>,
    states: Lazy<Prepared>,
    /// The names that more than one unit has.
    shared_names: OnceLock<BTreeSet<String>>,
    search: Search<'a>,
}

/// The states as they are reported, in the order of [`state_index`].
const STATES: &[Option<Status>] =
    &[None, Some(Status::NotStarted), Some(Status::InProgress), Some(Status::Done), Some(Status::Dropped)];

/// Returns where a state stands among [`STATES`].
fn state_index(status: Option<Status>) -> usize {
    STATES.iter().position(|other| *other == status).unwrap_or(0)
}

/// The deepest page, in folders: a further page of a part of the ledger.
const DEEPEST: usize = 5;

impl<'a> Pages<'a> {
    /// Returns the maker of the pages of a site.
    pub fn new(from: Sources<'a>, theme: &'a Theme) -> Self {
        let site = from.site;
        let sessions = (0..site.sessions.len()).map(SessionId::from);
        let news = (0..site.news.len()).map(NewsId::from);
        let mut pages = Pages {
            from,
            theme,
            listed_sessions: sessions.filter(|id| site.session(*id).is_listed()).collect(),
            listed_news: news.filter(|id| site.news[id.index()].is_listed()).collect(),
            session_cards: Lazy::new(site.sessions.len()),
            news_cards: Lazy::new(site.news.len()),
            years: OnceLock::new(),
            carded: OnceLock::new(),
            site_share: OnceLock::new(),
            frames: BTreeMap::new(),
            scopes: OnceLock::new(),
            tallies: OnceLock::new(),
            pieces: LedgerPieces::new(site.resolutions.len()),
            task_sessions: Lazy::new(site.sessions.len()),
            session_links: Lazy::new(site.sessions.len()),
            agency_links: Lazy::new(site.agencies.len()),
            topic_links: Lazy::new(site.topics.len()),
            commune_links: Lazy::new(site.communes.len()),
            states: Lazy::new(STATES.len()),
            shared_names: OnceLock::new(),
            search: Search::new(site, from.routes, from.texts),
        };
        pages.frames = pages.places().map(|place| (place, OnceLock::new())).collect();
        pages
    }

    /// Returns where pages stand that share what surrounds them: at every depth, in every section.
    fn places(&self) -> impl Iterator<Item = (String, String)> + use<> {
        let own = self.from.site.pages.iter().enumerate().map(|(index, _)| self.from.routes.page(index.into()));
        let sections: Vec<String> = SECTIONS.iter().copied().chain(own).map(str::to_owned).collect();
        let roots = (0..=DEEPEST).map(|depth| "../".repeat(depth)).chain([self.path_of_root()]);
        roots.flat_map(move |root| sections.clone().into_iter().map(move |section| (root.clone(), section)))
    }

    /// Returns the maker of the index of search.
    pub fn search(&self) -> &Search<'a> {
        &self.search
    }

    fn years(&self) -> &[(i32, Vec<ArticleId>)] {
        self.years.get_or_init(|| self.by_year())
    }

    fn scopes(&self) -> &BTreeMap<Scope, Vec<ResolutionId>> {
        self.scopes.get_or_init(|| scopes(self.from.site))
    }

    fn tally(&self, scope: Scope) -> Tally {
        let site = self.from.site;
        let tally = |scope| (scope, Tally::of(site, self.scope_tasks(scope)));
        let tallies = self.tallies.get_or_init(|| routes::scopes(site).into_iter().map(tally).collect());
        tallies.get(&scope).copied().unwrap_or_default()
    }

    /// Returns the card of a session.
    fn session_card(&self, id: SessionId) -> Prepared {
        self.session_cards.get(id.index(), || Prepared::new(&self.session_card_view(id))).clone()
    }

    /// Returns the card of a news article.
    fn news_card(&self, id: NewsId) -> Prepared {
        self.news_cards.get(id.index(), || Prepared::new(&self.news_card_view(id))).clone()
    }

    /// Returns the link to a session, prepared.
    fn prepared_session(&self, id: SessionId) -> Prepared {
        self.session_links.get(id.index(), || Prepared::new(&self.session_link(id))).clone()
    }

    /// Returns the name of an agency and the link to it, prepared.
    fn prepared_agency(&self, id: AgencyId) -> Prepared {
        self.agency_links.get(id.index(), || Prepared::new(&self.named_agency(id))).clone()
    }

    /// Returns the links to topics, prepared.
    fn prepared_topics(&self, ids: &[TopicId]) -> Vec<Prepared> {
        let link = |id: TopicId| self.topic_links.get(id.index(), || Prepared::new(&self.topic_link(id))).clone();
        ids.iter().copied().map(link).collect()
    }

    /// Returns the links to communes, prepared.
    fn prepared_communes(&self, ids: &[CommuneId]) -> Vec<Prepared> {
        let link = |id: CommuneId| self.commune_links.get(id.index(), || Prepared::new(&self.commune_link(id))).clone();
        ids.iter().copied().map(link).collect()
    }

    /// Returns a state as it was reported, prepared.
    fn prepared_state(&self, status: Option<Status>) -> Prepared {
        self.states.get(state_index(status), || Prepared::new(&self.status(status))).clone()
    }

    fn frame(&self, root: &str, section: &str) -> Result<FrameView, ThemeError> {
        let mut context = Context::default();
        context.insert("page", &place(root, section));
        let part = |template: &str| {
            let html = self.theme.render(template, &context)?;
            let html = String::from_utf8_lossy(&html);
            // Every page carries it: without indentation it is a tenth shorter.
            let lines: Vec<&str> = html.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            Ok(lines.join("\n"))
        };
        Ok(FrameView {
            head: part("head.html")?,
            header: part("header.html")?,
            footer: part("footer.html")?,
            script: part("script.html")?,
        })
    }

    /// Returns all pages.
    pub fn all(&self) -> Vec<Page> {
        let firsts = firsts(self.from.site, self.from.routes);
        firsts.into_iter().flat_map(|page| (1..=self.count(&page)).map(move |number| page.at(number))).collect()
    }

    /// Returns the page of an address, as [`Pages::address`] writes it; none where no page stands there.
    pub fn find(&self, directory: &Directory, address: &str) -> Option<Page> {
        let (list, number) = routes::list_page_parts(address);
        let page = directory.pages.get(list)?;
        let is_there = number == 1 || number <= self.count(page);
        is_there.then(|| page.at(number)).filter(|page| self.address(page) == address)
    }

    /// Returns the path of the file whose text makes a page what it is; none where nobody wrote one.
    pub fn source<'s>(&'s self, page: &Page, heads: &Heads) -> Option<&'s str> {
        let Sources { site, routes, texts, .. } = self.from;
        let of_session = |id: SessionId| site.session(id).article.path;
        let registry = |file: Option<FileId>| file.map(|file| texts.sources.path(file));
        match page {
            Page::Article(id) => Some(routes::article(site, *id).path),
            Page::Notice(id) => Some(of_session(*id)),
            Page::Resolution(id) => Some(of_session(site.resolution(*id).session)),
            Page::Redirect(address) => routes.redirects.get(address).map(|id| routes::article(site, *id).path),
            Page::Topics | Page::Topic(..) => registry(heads.topics.file),
            Page::Communes | Page::Commune(..) => registry(heads.communes.file),
            Page::Agencies | Page::Agency(_) => registry(heads.agencies.file),
            Page::SeriesIndex | Page::Series(_) => registry(heads.series.file),
            Page::Home => texts.sources.iter().map(|(_, source)| source.path.as_str()).find(|path| *path == SETTINGS),
            _ => None,
        }
    }

    /// Returns the number of pages of a list; one where the page is no list.
    fn count(&self, page: &Page) -> usize {
        match page {
            Page::Sessions(_) => self.page_count(self.listed_sessions.len()),
            Page::News(_) => self.page_count(self.listed_news.len()),
            Page::Topic(id, _) => self.topic_pages(*id),
            Page::Commune(id, _) => self.commune_pages(*id),
            Page::Ledger(scope, _) => self.ledger_pages(*scope),
            Page::Year(year, _) => {
                let articles = self.articles_of(*year).len();
                articles.div_ceil(self.from.site.settings.archive_page_size).max(1)
            }
            _ => 1,
        }
    }

    /// Returns the articles of a year, newest first.
    fn articles_of(&self, year: i32) -> &[ArticleId] {
        self.years().iter().find(|(found, _)| *found == year).map_or(&[][..], |(_, articles)| articles)
    }

    /// Returns the address of a page.
    pub fn address(&self, page: &Page) -> String {
        address(self.from.site, self.from.routes, page)
    }

    /// Tells whether search engines are to find a page.
    pub fn is_indexed(&self, page: &Page) -> bool {
        match page {
            Page::Article(id) => routes::article(self.from.site, *id).withdrawn.is_none(),
            Page::NotFound | Page::Offline | Page::Redirect(_) | Page::Notice(_) => false,
            _ => true,
        }
    }

    /// Renders a page, as UTF-8.
    ///
    /// # Errors
    /// Fails where a template of the theme does.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, ThemeError> {
        self.make(page).map(|(html, _)| html)
    }

    /// Renders a page, as UTF-8, and returns its origin with it.
    ///
    /// # Errors
    /// Fails where a template of the theme does.
    pub fn make(&self, page: &Page) -> Result<(Vec<u8>, blake3::Hash), ThemeError> {
        let mut context = Context::default();
        let template = self.fill(page, &mut context)?;
        let html = self.theme.render(template, &context)?;
        let html = match page {
            Page::Ledger(scope, number) => self.complete_ledger(*scope, *number, &html)?,
            _ => html,
        };
        Ok((html, context.said()))
    }

    /// Returns the origin of a page: a hash of all that it is made of, but for what all pages are made of. It takes a
    /// fraction of the time of rendering; two pages of one origin and one [`Theme::origin`] have the same bytes.
    ///
    /// # Errors
    /// Fails where a template does that makes a part of the page beforehand.
    pub fn origin(&self, page: &Page) -> Result<blake3::Hash, ThemeError> {
        let mut context = Context::of_origin();
        self.fill(page, &mut context)?;
        Ok(context.said())
    }

    /// Gives the template of a page what it shows, and returns its name.
    fn fill(&self, page: &Page, context: &mut Context) -> Result<&'static str, ThemeError> {
        let address = self.address(page);
        let template = match page {
            Page::Home => self.home(context),
            Page::Article(ArticleId::Session(id)) => self.session(*id, context),
            Page::Article(ArticleId::News(id)) => self.news(*id, context),
            Page::Article(ArticleId::Page(id)) => self.plain(*id, context),
            Page::Sessions(number) => self.session_list(*number, context),
            Page::News(number) => self.news_list(*number, context),
            Page::Topics => self.topic_index(context),
            Page::Topic(id, number) => self.topic(*id, *number, context),
            Page::Communes => self.commune_index(context),
            Page::Commune(id, number) => self.commune(*id, *number, context),
            Page::Ledger(scope, number) => self.ledger(*scope, *number, context),
            Page::Resolution(id) => self.task(*id, context)?,
            Page::SeriesIndex => self.series_index(context),
            Page::Series(id) => self.series_page(*id, context),
            Page::Agencies => self.agency_index(context),
            Page::Agency(id) => self.agency_page(*id, context),
            Page::Calendar(year) => self.calendar(*year, context),
            Page::Coverage(year) => self.coverage(*year, context),
            Page::Notice(id) => self.notice(*id, context),
            Page::Data => self.data(context),
            Page::Search => self.search_page(context),
            Page::Years => self.year_index(context),
            Page::Year(year, number) => self.year(*year, *number, context),
            Page::NotFound => self.not_found(),
            Page::Offline => self.offline(),
            Page::Redirect(address) => self.redirect(address, context),
        };
        if self.theme.asks_for(template.name, "structured") {
            context.insert("structured", &self.structured(&address, &template.head));
        }
        let view = self.page_view(&address, template.head);
        context.insert("page", &view);
        match self.frames.get(&(view.root.clone(), view.section.clone())) {
            Some(frame) => {
                let make = || self.frame(&view.root, &view.section).map(|frame| Prepared::new(&frame));
                context.insert_prepared("frame", lazy::get_or_try(frame, make)?);
            }
            None => context.insert("frame", &self.frame(&view.root, &view.section)?),
        }
        context.shows(template.name);
        Ok(template.name)
    }

    fn not_found(&self) -> Template {
        let head = Head { noindex: true, ..Head::new(self.text("not_found_title"), "") };
        Template { name: "404.html", head }
    }

    fn offline(&self) -> Template {
        let head = Head { noindex: true, ..Head::new(self.text("offline_title"), "") };
        Template { name: "offline.html", head }
    }

    /// Returns the pages that a browser keeps without being asked, for days without a network.
    pub fn kept_offline(&self) -> Vec<Page> {
        let ledger = Page::Ledger(Scope::All, 1);
        let indexes =
            [Page::Topics, Page::Communes, ledger, Page::Agencies, Page::SeriesIndex, Page::Years, Page::Search];
        let mut kept = vec![Page::Home, Page::Offline, Page::Sessions(1), Page::News(1), Page::Calendar(None)];
        kept.extend(indexes);
        kept
    }

    fn redirect(&self, address: &str, context: &mut Context) -> Template {
        let target = self.from.routes.redirects.get(address).copied();
        let target = target.map_or_else(
            || LinkView { title: String::new(), path: routes::file("") },
            |id| LinkView {
                title: routes::article(self.from.site, id).title.to_owned(),
                path: routes::file(self.from.routes.article(id)),
            },
        );
        let canonical = self.absolute(target.path.strip_suffix("index.html").unwrap_or(&target.path));
        let head = Head { noindex: true, canonical, ..Head::new(&target.title, "") };
        context.insert("redirect", &RedirectView { target });
        Template { name: "redirect.html", head }
    }

    fn page_view(&self, address: &str, head: Head) -> PageView {
        let settings = &self.from.site.settings;
        let full_title = match head.title == settings.title {
            true => head.title.clone(),
            false => format!("{} · {}", head.title, settings.title),
        };
        let root = match address {
            routes::NOT_FOUND => self.path_of_root(),
            inside => routes::root(inside),
        };
        let published = head.article.and_then(|id| self.published(id));
        let passing = if head.passed_on && !head.noindex { self.passing(address) } else { None };
        PageView {
            full_title,
            description: head.description.or_else(|| settings.description.map(str::to_owned)),
            root,
            canonical: head.canonical.or_else(|| self.absolute(address).filter(|_| !head.noindex)),
            section: head.section,
            breadcrumbs: head.breadcrumbs,
            feeds: head.feeds,
            share: head.share.or_else(|| self.site_share()),
            published,
            passing,
            noindex: head.noindex,
            title: head.title,
        }
    }

    /// Returns the path of the root on its host: the page for missing addresses is shown at any depth.
    fn path_of_root(&self) -> String {
        let base = self.from.site.settings.base_url.as_deref().unwrap_or("/");
        let host = base.find("://").map_or(0, |at| at + 3);
        base[host..].find('/').map_or("/", |at| &base[host + at..]).to_owned()
    }

    /// Returns the absolute address of a page, where the base address is known.
    fn absolute(&self, address: &str) -> Option<String> {
        self.from.site.settings.base_url.as_ref().map(|base| format!("{base}{address}"))
    }

    fn feed(&self, address: &str, name: &str) -> Vec<FeedView> {
        if self.from.site.settings.base_url.is_none() {
            return Vec::new();
        }
        let title = format!("{} {name}", self.text("feed_of"));
        vec![FeedView { title, path: format!("{address}{}", routes::ATOM), media_type: "application/atom+xml" }]
    }

    fn text(&self, key: &'static str) -> &'a str {
        self.theme.string(key)
    }

    fn page_count(&self, entries: usize) -> usize {
        entries.div_ceil(self.from.site.settings.page_size).max(1)
    }

    fn by_year(&self) -> Vec<(i32, Vec<ArticleId>)> {
        let site = self.from.site;
        let sessions = self.listed_sessions.iter().map(|id| (site.session(*id).date, ArticleId::Session(*id)));
        let news = self.listed_news.iter().map(|id| (site.news[id.index()].date, ArticleId::News(*id)));
        let mut all: Vec<_> = sessions.chain(news).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut years: Vec<(i32, Vec<ArticleId>)> = Vec::new();
        for (date, id) in all {
            match years.last_mut() {
                Some((year, articles)) if *year == date.year() => articles.push(id),
                _ => years.push((date.year(), vec![id])),
            }
        }
        years
    }
}

/// Where pages stand: the first page of every list, and every other page, by address. It depends on heads alone.
pub struct Directory {
    pages: HashMap<String, Page>,
}

impl Directory {
    /// Enters all pages of a site.
    pub fn new(site: &Site<'_>, routes: &Routes) -> Self {
        let entry = |page: Page| (address(site, routes, &page), page);
        Directory { pages: firsts(site, routes).into_iter().map(entry).collect() }
    }
}

impl Page {
    /// Returns the page of a list that has a number; the page itself where it is no list.
    fn at(&self, number: usize) -> Page {
        match self {
            Page::Sessions(_) => Page::Sessions(number),
            Page::News(_) => Page::News(number),
            Page::Topic(id, _) => Page::Topic(*id, number),
            Page::Commune(id, _) => Page::Commune(*id, number),
            Page::Ledger(scope, _) => Page::Ledger(*scope, number),
            Page::Year(year, _) => Page::Year(*year, number),
            other => other.clone(),
        }
    }
}

/// Returns the first page of every list, and every other page.
fn firsts(site: &Site<'_>, routes: &Routes) -> Vec<Page> {
    let mut all = vec![Page::Home, Page::Topics, Page::Communes, Page::Years, Page::NotFound, Page::Offline];
    all.extend([Page::SeriesIndex, Page::Agencies, Page::Calendar(None), Page::Data, Page::Search]);
    all.extend((0..site.series.len()).map(|index| Page::Series(index.into())));
    all.extend((0..site.agencies.len()).map(|index| Page::Agency(index.into())));
    all.extend(routes::calendar_years(site).into_iter().map(|year| Page::Calendar(Some(year))));
    all.extend(routes::covered_years(site).into_iter().map(Page::Coverage));
    all.extend(routes::notices(site).map(Page::Notice));
    all.extend(site.listed_resolutions().map(Page::Resolution));
    all.extend(routes::scopes(site).into_iter().map(|scope| Page::Ledger(scope, 1)));
    all.extend(routes::articles(site).map(Page::Article));
    all.extend([Page::Sessions(1), Page::News(1)]);
    all.extend((0..site.topics.len()).map(|index| Page::Topic(index.into(), 1)));
    all.extend((0..site.communes.len()).map(|index| Page::Commune(index.into(), 1)));
    all.extend(routes::years(site).into_iter().map(|year| Page::Year(year, 1)));
    all.extend(routes.redirects.keys().cloned().map(Page::Redirect));
    all
}

/// Returns the address of a page.
fn address(site: &Site<'_>, routes: &Routes, page: &Page) -> String {
    match page {
        Page::Home => String::new(),
        Page::Article(id) => routes.article(*id).to_owned(),
        Page::Sessions(number) => routes::list_page(routes::SESSIONS, *number),
        Page::News(number) => routes::list_page(routes::NEWS, *number),
        Page::Topics => routes::TOPICS.to_owned(),
        Page::Topic(id, number) => routes::list_page(routes.topic(*id), *number),
        Page::Communes => routes::COMMUNES.to_owned(),
        Page::Commune(id, number) => routes::list_page(routes.commune(*id), *number),
        Page::Ledger(scope, number) => routes::list_page(&routes::ledger(site, *scope), *number),
        Page::Resolution(id) => routes.resolution(*id).to_owned(),
        Page::SeriesIndex => routes::SERIES.to_owned(),
        Page::Series(id) => routes.series(*id).to_owned(),
        Page::Agencies => routes::AGENCIES.to_owned(),
        Page::Agency(id) => routes.agency(*id).to_owned(),
        Page::Calendar(None) => routes::CALENDAR.to_owned(),
        Page::Calendar(Some(year)) => routes::calendar(*year),
        Page::Coverage(year) => routes::coverage(*year),
        Page::Notice(id) => routes::notice(routes.session(*id)),
        Page::Data => routes::DATA.to_owned(),
        Page::Search => routes::SEARCH.to_owned(),
        Page::Years => routes::YEARS.to_owned(),
        Page::Year(year, number) => routes::list_page(&format!("{}{year}/", routes::YEARS), *number),
        Page::NotFound => routes::NOT_FOUND.to_owned(),
        Page::Offline => routes::OFFLINE.to_owned(),
        Page::Redirect(address) => address.clone(),
    }
}

/// Returns the view of the place of a page that needs no more.
fn place(root: &str, section: &str) -> PlaceView {
    PlaceView { root: root.to_owned(), section: section.to_owned(), breadcrumbs: Vec::new() }
}

/// Returns the tasks of the parts of the ledger that no entity lists: all, those of a standing, those of a year.
fn scopes(site: &Site<'_>) -> BTreeMap<Scope, Vec<ResolutionId>> {
    let listed = |scope: &Scope| matches!(scope, Scope::All | Scope::Standing(_) | Scope::Year(_));
    routes::scopes(site).into_iter().filter(listed).map(|scope| (scope, site.tasks(scope))).collect()
}

/// The template of a page, and what the frame around it needs to know.
struct Template {
    name: &'static str,
    head: Head,
}

/// What a page says of itself to the frame around it.
#[derive(Default)]
struct Head {
    title: String,
    section: String,
    description: Option<String>,
    breadcrumbs: Vec<LinkView>,
    feeds: Vec<FeedView>,
    canonical: Option<String>,
    share: Option<ShareView>,
    noindex: bool,
    article: Option<ArticleId>,
    /// Whether readers may want to pass the page on.
    passed_on: bool,
}

impl Head {
    fn new(title: &str, section: &str) -> Self {
        Head { title: title.to_owned(), section: section.to_owned(), ..Head::default() }
    }
}
