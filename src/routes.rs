//! Addresses: one for every page of the site.
//!
//! Comes in: the site. Goes out: [`Routes`] and a diagnostic for every address that two pages want. An address is a path
//! from the root without a leading `/`; that of a page ends in `/`, and its file is `index.html` in that folder.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use chrono::Datelike;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::AgencyId;
use crate::model::Article;
use crate::model::CommuneId;
use crate::model::NewsId;
use crate::model::PageId;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::SeriesId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::Standing;
use crate::model::TopicId;
use crate::output::OutputPath;
use crate::source::FileId;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// The list of all sessions.
pub const SESSIONS: &str = "doi-thoai/";
/// The list of all news.
pub const NEWS: &str = "tin-tuc/";
/// The index of topics.
pub const TOPICS: &str = "chuyen-de/";
/// The index of communes.
pub const COMMUNES: &str = "xa-phuong/";
/// The ledger of tasks.
pub const LEDGER: &str = "ket-luan/";
/// The index of agencies.
pub const AGENCIES: &str = "co-quan/";
/// The index of series.
pub const SERIES: &str = "chuoi/";
/// The calendar.
pub const CALENDAR: &str = "lich/";
/// The calendar for programs.
pub const CALENDAR_FILE: &str = "lich.ics";
/// The open data.
pub const DATA: &str = "du-lieu/";
/// The page of search, and the files of its index.
pub const SEARCH: &str = "tim-kiem/";
/// The archive.
pub const YEARS: &str = "luu-tru/";
/// What a reader without a network sees in place of a page that was not kept.
pub const OFFLINE: &str = "ngoai-tuyen/";
/// The page for addresses that do not exist.
pub const NOT_FOUND: &str = "404.html";
/// The feed of the whole site.
pub const ATOM: &str = "atom.xml";
/// The JSON feed of the whole site.
pub const JSON_FEED: &str = "feed.json";
/// Where pictures lie.
pub const PICTURES: &str = "anh/";
/// Where social cards lie.
pub const CARDS: &str = "anh/the/";
/// Where documents lie that belong to no one article.
pub const DOCUMENTS: &str = "tai-lieu/";
/// Where the files of the theme lie.
pub const ASSETS: &str = "giao-dien/";

/// Addresses at the top that a plain page may not take: those of today and those kept for what is to come.
const RESERVED: &[&str] = &[
    "doi-thoai",
    "tin-tuc",
    "chuyen-de",
    "xa-phuong",
    "co-quan",
    "ket-luan",
    "chuoi",
    "lich",
    "luu-tru",
    "tim-kiem",
    "du-lieu",
    "ngoai-tuyen",
    "anh",
    "giao-dien",
    "tai-lieu",
    "trang",
];

/// The address of every article, and who is found under a source path.
#[derive(Debug, Default)]
pub struct Routes {
    sessions: Vec<String>,
    news: Vec<String>,
    pages: Vec<String>,
    topics: Vec<String>,
    communes: Vec<String>,
    agencies: Vec<String>,
    series: Vec<String>,
    resolutions: Vec<String>,
    by_file: HashMap<FileId, ArticleId>,
    /// Former addresses and the article they lead to.
    pub redirects: BTreeMap<String, ArticleId>,
    /// Every address by its form in lower case, as it is written where that is another, with the place that asked for it.
    taken: HashMap<String, (Option<String>, Option<Span>)>,
    /// The addresses that mistyped ones are compared with, in the order of bytes; listed when the first is asked for.
    listed: OnceLock<Vec<String>>,
    /// The addresses that no page may take and none has.
    kept: BTreeSet<String>,
}

/// An article of any section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleId {
    /// A session.
    Session(SessionId),
    /// A news article.
    News(NewsId),
    /// A plain page.
    Page(PageId),
}

impl Routes {
    /// Returns the address of a session.
    pub fn session(&self, id: SessionId) -> &str {
        &self.sessions[id.index()]
    }

    /// Returns the address of a news article.
    pub fn news(&self, id: NewsId) -> &str {
        &self.news[id.index()]
    }

    /// Returns the address of a plain page.
    pub fn page(&self, id: PageId) -> &str {
        &self.pages[id.index()]
    }

    /// Returns the address of an article.
    pub fn article(&self, id: ArticleId) -> &str {
        match id {
            ArticleId::Session(id) => self.session(id),
            ArticleId::News(id) => self.news(id),
            ArticleId::Page(id) => self.page(id),
        }
    }

    /// Returns the address of a topic.
    pub fn topic(&self, id: TopicId) -> &str {
        &self.topics[id.index()]
    }

    /// Returns the address of a commune.
    pub fn commune(&self, id: CommuneId) -> &str {
        &self.communes[id.index()]
    }

    /// Returns the address of an agency.
    pub fn agency(&self, id: AgencyId) -> &str {
        &self.agencies[id.index()]
    }

    /// Returns the address of a series.
    pub fn series(&self, id: SeriesId) -> &str {
        &self.series[id.index()]
    }

    /// Returns the address of a task. Its page exists where its session is listed.
    pub fn resolution(&self, id: ResolutionId) -> &str {
        &self.resolutions[id.index()]
    }

    /// Returns the published article of a source file.
    pub fn by_file(&self, file: FileId) -> Option<ArticleId> {
        self.by_file.get(&file).copied()
    }

    /// Returns the address of a page as it is written, whatever the case in which a link names it.
    pub fn known(&self, address: &str) -> Option<&str> {
        let address = address.strip_suffix("index.html").unwrap_or(address).to_lowercase();
        let (lower, (written, _)) = self.taken.get_key_value(&address).filter(|_| !self.kept.contains(&address))?;
        Some(written.as_ref().unwrap_or(lower))
    }

    /// Returns the address of a page that is closest to a mistyped one.
    pub fn closest(&self, address: &str) -> Option<&str> {
        let listed = self.listed.get_or_init(|| {
            let mut listed: Vec<String> =
                self.taken.keys().filter(|known| !self.kept.contains(*known)).cloned().collect();
            listed.sort_unstable();
            listed
        });
        text::closest(address, listed.iter().map(String::as_str))
    }
}

/// Returns the address of the year of a day.
pub fn year(day: Date) -> String {
    format!("{YEARS}{}/", day.year())
}

/// Returns the address of a part of the ledger.
pub fn ledger(site: &Site<'_>, scope: Scope) -> String {
    match scope {
        Scope::All => LEDGER.to_owned(),
        Scope::Standing(standing) => format!("{LEDGER}tinh-trang/{}/", standing_slug(standing)),
        Scope::Topic(id) => format!("{LEDGER}{TOPICS}{}/", site.topics[id.index()].id),
        Scope::Agency(id) => format!("{LEDGER}{AGENCIES}{}/", site.agencies[id.index()].id),
        Scope::Commune(id) => format!("{LEDGER}{COMMUNES}{}/", site.communes[id.index()].id),
        Scope::Year(year) => format!("{LEDGER}nam/{year}/"),
    }
}

/// Returns the last part of the address of the tasks that stand in one way.
fn standing_slug(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "qua-han",
        Standing::InProgress => "dang-thuc-hien",
        Standing::NotStarted => "chua-thuc-hien",
        Standing::Unpublished => "chua-cong-bo",
        Standing::DoneOnTime => "hoan-thanh-dung-han",
        Standing::DoneLate => "hoan-thanh-tre-han",
        Standing::Done => "hoan-thanh-khong-dat-han",
        Standing::Dropped => "dung-thuc-hien",
    }
}

/// Returns the address of the calendar of a year.
pub fn calendar(year: i32) -> String {
    format!("{CALENDAR}{year}/")
}

/// Returns the address of the page that says which units had a session in a year.
pub fn coverage(year: i32) -> String {
    format!("{COMMUNES}nam/{year}/")
}

/// Returns the address of the outcome of a session on one sheet.
pub fn notice(session: &str) -> String {
    format!("{session}niem-yet/")
}

/// Returns the address of a further page of a list; page 1 is the list itself.
pub fn list_page(list: &str, number: usize) -> String {
    if number <= 1 { list.to_owned() } else { format!("{list}trang/{number}/") }
}

/// Returns the list that an address is a page of, and the number of the page; any other address is itself, and the first.
pub fn list_page_parts(address: &str) -> (&str, usize) {
    let parts = address.strip_suffix('/').and_then(|inside| inside.rsplit_once("trang/"));
    let numbered = parts.and_then(|(list, number)| Some((list, number.parse::<usize>().ok()?)));
    numbered.filter(|(list, _)| list.ends_with('/')).unwrap_or((address, 1))
}

/// Returns the path of the file of a page.
pub fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

/// Returns what leads from a page to the root: one `../` for each folder.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// Returns the article behind an id.
pub fn article<'s, 'd>(site: &'s Site<'d>, id: ArticleId) -> &'s Article<'d> {
    match id {
        ArticleId::Session(id) => &site.sessions[id.index()].article,
        ArticleId::News(id) => &site.news[id.index()].article,
        ArticleId::Page(id) => &site.pages[id.index()].article,
    }
}

/// Returns the ids of all articles.
pub fn articles(site: &Site<'_>) -> impl Iterator<Item = ArticleId> {
    let sessions = (0..site.sessions.len()).map(|index| ArticleId::Session(index.into()));
    let news = (0..site.news.len()).map(|index| ArticleId::News(index.into()));
    let pages = (0..site.pages.len()).map(|index| ArticleId::Page(index.into()));
    sessions.chain(news).chain(pages)
}

/// Gives every page its address; an address that is taken is told, at the `slug` that wants it where there is one.
pub fn assign(site: &Site<'_>, sink: &mut Vec<Diagnostic>) -> Routes {
    let mut routes = Routes {
        sessions: site.sessions.iter().map(|session| format!("{SESSIONS}{}/", session.article.slug)).collect(),
        news: site.news.iter().map(|news| format!("{NEWS}{}/", news.article.slug)).collect(),
        pages: site.pages.iter().map(|page| format!("{}/", page.article.slug)).collect(),
        topics: site.topics.iter().map(|topic| format!("{TOPICS}{}/", topic.id)).collect(),
        communes: site.communes.iter().map(|commune| format!("{COMMUNES}{}/", commune.id)).collect(),
        agencies: site.agencies.iter().map(|agency| format!("{AGENCIES}{}/", agency.id)).collect(),
        series: site.series.iter().map(|series| format!("{SERIES}{}/", series.id)).collect(),
        resolutions: site.resolutions.iter().map(|task| resolution(site, task)).collect(),
        ..Routes::default()
    };
    routes.reserve(site);
    let (named, by_id): (Vec<ArticleId>, Vec<ArticleId>) = articles(site).partition(|id| {
        let article = article(site, *id);
        article.slug != article.id
    });
    for id in by_id.into_iter().chain(named) {
        let article = article(site, id);
        routes.by_file.insert(article.file, id);
        let address = routes.article(id).to_owned();
        if OutputPath::new(file(&address)).is_err() {
            sink.push(diagnostics::address_not_portable(article.slug_span, &address));
        }
        routes.take(address, article.slug_span, sink);
    }
    routes.take_resolutions(site, sink);
    for id in articles(site) {
        for alias in article(site, id).aliases {
            let address = alias.value.trim_start_matches('/');
            let address = address.strip_suffix("index.html").unwrap_or(address);
            let is_file = address.is_empty() || address.ends_with('/') || address.ends_with(".html");
            let address = if is_file { address.to_owned() } else { format!("{address}/") };
            if is_list_page(&address) || !is_page_name(&address) {
                sink.push(diagnostics::invalid_alias(alias.span, &alias.value));
            } else if routes.take(address.clone(), alias.span, sink) {
                routes.redirects.insert(address, id);
            }
        }
    }
    routes
}

/// Returns the address of a task: its session's id and its own. The slug of the session has no part in it, so that it
/// stays when the slug changes.
fn resolution(site: &Site<'_>, task: &Resolution<'_>) -> String {
    format!("{LEDGER}{}/{}/", site.session(task.session).article.id, task.id)
}

/// Returns the parts of the ledger that have a page: all, and those with tasks.
pub fn scopes(site: &Site<'_>) -> Vec<Scope> {
    let mut standings = [false; Standing::ALL.len()];
    let mut years = BTreeSet::new();
    for session in site.sessions.iter().filter(|session| session.is_listed() && !session.resolutions.is_empty()) {
        years.insert(session.date.year());
        for task in &session.resolutions {
            standings[site.resolution(*task).standing as usize] = true;
        }
    }
    let reached = |standing: &Standing| standings[*standing as usize];
    let mut scopes = vec![Scope::All];
    scopes.extend(Standing::ALL.into_iter().filter(reached).map(Scope::Standing));
    let with_tasks = |tasks: &Vec<ResolutionId>| !tasks.is_empty();
    let topics = site.topics.iter().zip(0..).filter(|(topic, _)| with_tasks(&topic.resolutions));
    scopes.extend(topics.map(|(_, id)| Scope::Topic(TopicId(id))));
    let agencies = site.agencies.iter().zip(0..).filter(|(agency, _)| with_tasks(&agency.resolutions));
    scopes.extend(agencies.map(|(_, id)| Scope::Agency(AgencyId(id))));
    let communes = site.communes.iter().zip(0..).filter(|(commune, _)| with_tasks(&commune.resolutions));
    scopes.extend(communes.map(|(_, id)| Scope::Commune(CommuneId(id))));
    scopes.extend(years.into_iter().rev().map(Scope::Year));
    scopes
}

/// Returns the years that have a page in the archive: those with a listed article.
pub fn years(site: &Site<'_>) -> BTreeSet<i32> {
    let sessions = site.sessions.iter().filter(|session| session.is_listed()).map(|session| session.date);
    let news = site.news.iter().filter(|news| news.is_listed()).map(|news| news.date);
    sessions.chain(news).map(|date| date.year()).collect()
}

/// Returns the years that have a page of coverage: those with a session, and that of today.
pub fn covered_years(site: &Site<'_>) -> BTreeSet<i32> {
    let held = site.sessions.iter().filter(|session| session.is_listed() && session.is_held());
    held.map(|session| session.date.year()).chain([site.today.year()]).collect()
}

/// Returns the years that have a page in the calendar.
pub fn calendar_years(site: &Site<'_>) -> BTreeSet<i32> {
    site.sessions.iter().filter(|session| session.is_listed()).map(|session| session.date.year()).collect()
}

/// Returns the sessions whose outcome has a sheet for posting.
pub fn notices(site: &Site<'_>) -> impl Iterator<Item = SessionId> {
    let sessions = site.sessions.iter().zip(0..);
    sessions.filter(|(session, _)| has_notice(session, site.today)).map(|(_, id)| SessionId(id))
}

/// For so many days after a session there is a sheet of its outcome. Outcomes are posted within days; what is reported
/// on a task later stands on the sheet of the session that reports it.
const NOTICE_DAYS: i64 = 366;

/// Tells whether the outcome of a session has a sheet for posting: it was held within the last year, and assigned or
/// reported anything.
pub fn has_notice(session: &Session<'_>, today: Date) -> bool {
    let has_outcome = !(session.resolutions.is_empty() && session.updates.is_empty());
    let recent = (today - session.date).num_days() <= NOTICE_DAYS;
    session.is_listed() && session.is_held() && has_outcome && recent
}

/// Tells whether an address is one of the further pages of a list, which come and go with the number of articles.
fn is_list_page(address: &str) -> bool {
    format!("/{address}").contains("/trang/")
}

/// Tells whether an address can be that of a page: its last part has no ending but `.html`, so that it takes the place of
/// no feed and no file, and every system can write it.
fn is_page_name(address: &str) -> bool {
    let trimmed = address.trim_end_matches('/');
    let last = trimmed.rsplit('/').next().unwrap_or(trimmed);
    let is_plain = !last.contains('.') || (last.ends_with(".html") && !address.ends_with('/'));
    is_plain && OutputPath::new(file(address)).is_ok()
}

impl Routes {
    fn reserve(&mut self, site: &Site<'_>) {
        let sections = [SESSIONS, NEWS, LEDGER].map(|list| format!("{list}trang/"));
        let days = site.sessions.iter().map(|session| session.date).chain(site.news.iter().map(|news| news.date));
        let days: BTreeSet<String> = days.flat_map(|day| [year(day), calendar(day.year())]).collect();
        self.kept = RESERVED.iter().map(|name| format!("{name}/")).chain(sections).chain(days).collect();
        let sessions = site.sessions.iter().filter(|session| session.is_listed()).map(|session| session.date);
        let news = site.news.iter().filter(|news| news.is_listed()).map(|news| news.date);
        let years: BTreeSet<String> = sessions.chain(news).map(year).collect();
        let fixed = [
            "", NOT_FOUND, OFFLINE, SESSIONS, NEWS, TOPICS, COMMUNES, YEARS, LEDGER, AGENCIES, SERIES, CALENDAR, DATA,
            SEARCH,
        ];
        let terms = self.topics.iter().chain(&self.communes).chain(&self.agencies).chain(&self.series).cloned();
        let ledger = scopes(site).into_iter().map(|scope| ledger(site, scope));
        let coverage = covered_years(site).into_iter().map(coverage);
        let calendar = calendar_years(site).into_iter().map(calendar);
        let fixed = fixed.map(str::to_owned).into_iter();
        let built: Vec<String> =
            years.into_iter().chain(fixed).chain(terms).chain(ledger).chain(coverage).chain(calendar).collect();
        for address in &built {
            self.kept.remove(address);
        }
        self.taken = self.kept.iter().cloned().chain(built).map(|address| (address, (None, None))).collect();
    }

    /// Takes the addresses of the tasks of listed sessions.
    fn take_resolutions(&mut self, site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
        for id in site.listed_resolutions() {
            let address = self.resolution(id).to_owned();
            let span = site.resolution(id).written.id.span;
            if OutputPath::new(file(&address)).is_err() {
                sink.push(diagnostics::address_not_portable(span, &address));
            }
            self.take(address, span, sink);
        }
        for id in notices(site) {
            let address = notice(self.session(id));
            self.take(address, site.session(id).article.slug_span, sink);
        }
    }

    /// Takes an address; case does not tell two addresses apart, because it does not on every host.
    fn take(&mut self, address: String, span: Span, sink: &mut Vec<Diagnostic>) -> bool {
        let lower = address.to_lowercase();
        let written = (lower != address).then(|| address.clone());
        match self.taken.entry(lower) {
            Entry::Occupied(taken) => {
                sink.push(diagnostics::address_taken(span, &address, taken.get().1));
                false
            }
            Entry::Vacant(free) => {
                free.insert((written, Some(span)));
                true
            }
        }
    }
}
