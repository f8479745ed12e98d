//! The ledger: all tasks and parts of them, cut into pages.
//!
//! A row stands on several pages at several depths, so each is made once, with a hole where the way to the root goes.

use std::sync::OnceLock;

use crate::model::AgencyId;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::Standing;
use crate::model::Tally;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::lazy;
use crate::pages::lazy::Lazy;
use crate::pages::ledger_data;
use crate::pages::parts::capitalised;
use crate::pages::parts::date_view;
use crate::pages::parts::pager;
use crate::pages::place;
use crate::pages::views::FacetEntryView;
use crate::pages::views::FacetView;
use crate::pages::views::FacetsView;
use crate::pages::views::FeedView;
use crate::pages::views::FilterView;
use crate::pages::views::FilterYearView;
use crate::pages::views::LedgerChartView;
use crate::pages::views::LedgerRowView;
use crate::pages::views::LedgerView;
use crate::pages::views::LinkView;
use crate::pages::views::StandingView;
use crate::pages::views::TallyView;
use crate::routes;
use crate::text;
use crate::theme::Context;
use crate::theme::Piece;
use crate::theme::ThemeError;

/// Rows on one page: with texts cut to [`ROW_TEXT`] a page stays well below 150 KB.
const ROWS: usize = 80;
/// The length of a text in a row, in characters.
pub(super) const ROW_TEXT: usize = 200;
/// What a template shows in place of the rows and of the other parts: characters that no text of a site holds.
const ROWS_PLACE: &str = "\u{2}";
const FACETS_PLACE: &str = "\u{3}";
const ROWS_MARK: char = '\u{2}';
const FACETS_MARK: char = '\u{3}';
/// Topics, agencies and communes that are offered as parts on every page; the others are found through their own indexes.
const FACET: usize = 24;

/// What all pages of the ledger share.
pub(super) struct LedgerPieces {
    /// A row for every task, by id.
    rows: Lazy<Piece>,
    /// What each row is made of.
    origins: Lazy<blake3::Hash>,
    facets: OnceLock<Facets>,
    facets_origin: OnceLock<blake3::Hash>,
}

/// The links to the other parts of the ledger.
struct Facets {
    /// All of them.
    whole: Piece,
    /// Those by standing only, for pages of parts: all of them would be a third of each page.
    standings: Piece,
}

impl LedgerPieces {
    /// Returns the pieces of so many tasks, none of them made.
    pub(super) fn new(tasks: usize) -> Self {
        LedgerPieces {
            rows: Lazy::new(tasks),
            origins: Lazy::new(tasks),
            facets: OnceLock::new(),
            facets_origin: OnceLock::new(),
        }
    }
}

impl Pages<'_> {
    fn facet_pieces(&self) -> Result<Facets, ThemeError> {
        let view = self.facets();
        let whole = self.piece("ledger_facets.html", |context| context.insert("facets", &view))?;
        let by_standing = view.facets.into_iter().filter(|facet| facet.code == "standing").collect();
        let view = FacetsView { facets: by_standing, ..view };
        let standings = self.piece("ledger_facets.html", |context| context.insert("facets", &view))?;
        Ok(Facets { whole, standings })
    }

    fn row(&self, id: ResolutionId) -> Result<Piece, ThemeError> {
        let row = self.row_view(id);
        self.piece("ledger_row.html", |context| context.insert("row", &row))
    }

    fn row_view(&self, id: ResolutionId) -> LedgerRowView<'_> {
        let task = self.from.site.resolution(id);
        let session = self.from.site.session(task.session);
        let last_word = self.from.site.last_word(task);
        LedgerRowView {
            text: text::excerpt(task.text, ROW_TEXT),
            path: routes::file(self.from.routes.resolution(id)),
            agency: task.agency.map(|agency| self.from.site.agency_name(agency)),
            assigned: date_view(session.date),
            session: routes::file(self.from.routes.session(task.session)),
            due: task.due.map(date_view),
            status: self.task_status(task),
            last_word: (last_word > session.date).then(|| date_view(last_word)),
        }
    }

    /// Tells what a page of the ledger shows beside its template.
    fn show_pieces(&self, scope: Scope, number: usize, context: &mut Context) {
        let origin = |id: ResolutionId| Context::origin_of("row", &self.row_view(id));
        for id in self.shown_tasks(scope, number) {
            context.shows(self.pieces.origins.get(id.index(), || origin(*id)).as_bytes());
        }
        let facets = self.pieces.facets_origin.get_or_init(|| Context::origin_of("facets", &self.facets()));
        context.shows(facets.as_bytes());
    }

    /// Returns the tasks on a page of a part.
    fn shown_tasks(&self, scope: Scope, number: usize) -> &[ResolutionId] {
        let tasks = self.scope_tasks(scope);
        &tasks[((number - 1) * ROWS).min(tasks.len())..(number * ROWS).min(tasks.len())]
    }

    /// Renders a template whose links work at any depth.
    fn piece(&self, template: &str, fill: impl FnOnce(&mut Context)) -> Result<Piece, ThemeError> {
        let mut context = Context::default();
        context.insert("page", &place(Piece::ROOT, "ledger"));
        fill(&mut context);
        self.theme.render(template, &context).map(|html| Piece::new(&html))
    }

    /// Returns the number of pages of a part of the ledger.
    pub(super) fn ledger_pages(&self, scope: Scope) -> usize {
        self.scope_size(scope).div_ceil(ROWS).max(1)
    }

    fn scope_size(&self, scope: Scope) -> usize {
        let site = self.from.site;
        match scope {
            Scope::Topic(id) => site.topics[id.index()].resolutions.len(),
            Scope::Agency(id) => site.agencies[id.index()].resolutions.len(),
            Scope::Commune(id) => site.communes[id.index()].resolutions.len(),
            Scope::All | Scope::Standing(_) | Scope::Year(_) => self.scopes().get(&scope).map_or(0, Vec::len),
        }
    }

    /// Returns the tasks of a part. Those that are found by looking at all tasks are known beforehand.
    pub(super) fn scope_tasks(&self, scope: Scope) -> &[ResolutionId] {
        let site = self.from.site;
        match scope {
            Scope::Topic(id) => &site.topics[id.index()].resolutions,
            Scope::Agency(id) => &site.agencies[id.index()].resolutions,
            Scope::Commune(id) => &site.communes[id.index()].resolutions,
            Scope::All | Scope::Standing(_) | Scope::Year(_) => self.scopes().get(&scope).map_or(&[], Vec::as_slice),
        }
    }

    pub(super) fn ledger(&self, scope: Scope, number: usize, context: &mut Context) -> Template {
        let site = self.from.site;
        let tasks = self.scope_tasks(scope);
        let address = routes::ledger(site, scope);
        let total = tasks.len().div_ceil(ROWS).max(1);
        let first = scope == Scope::All && number == 1;
        let view = LedgerView {
            whole: scope == Scope::All,
            tally: self.tally_view(&self.tally(scope)),
            rows: ROWS_PLACE,
            facets: FACETS_PLACE,
            filter: (first && !tasks.is_empty()).then(|| self.filter()),
            charts: if first { self.ledger_charts(tasks) } else { Vec::new() },
            data: LinkView { title: self.text("data").to_owned(), path: routes::file(routes::DATA) },
            pager: pager(&address, number, total),
        };
        context.insert("ledger", &view);
        self.show_pieces(scope, number, context);
        Template { name: "ledger.html", head: self.ledger_head(scope, number, &address) }
    }

    /// Draws how all tasks stand, by year and by topic.
    fn ledger_charts(&self, tasks: &[ResolutionId]) -> Vec<LedgerChartView> {
        let site = self.from.site;
        let view = |heading: &'static str, note: Option<&'static str>, chart| LedgerChartView {
            heading: self.text(heading).to_owned(),
            note: note.map(|key| self.text(key).to_owned()),
            chart,
        };
        let path = |year| Some(routes::file(&routes::ledger(site, Scope::Year(year))));
        let years = self.chart_by_year(("bieu_do_nam", self.text("chart_years")), tasks, path);
        let of_topic = |topic| routes::file(&routes::ledger(site, Scope::Topic(topic)));
        let topics = self.topics_chart("bieu_do_chuyen_de", of_topic);
        let years = years.map(|chart| view("chart_years", None, chart));
        let topics = topics.map(|chart| view("chart_topics", Some("chart_topics_note"), chart));
        years.into_iter().chain(topics).collect()
    }

    /// Puts the rows and the other parts into a page of the ledger. They are most of it, so they do not pass through the
    /// template engine.
    pub(super) fn complete_ledger(&self, scope: Scope, number: usize, html: &[u8]) -> Result<Vec<u8>, ThemeError> {
        let shown = self.shown_tasks(scope, number);
        let root = routes::root(&routes::list_page(&routes::ledger(self.from.site, scope), number));
        let row = |id: &ResolutionId| self.pieces.rows.try_get(id.index(), || self.row(*id));
        let rows: Vec<&Piece> = shown.iter().map(row).collect::<Result<_, _>>()?;
        let whole = scope == Scope::All && number == 1;
        let facets = lazy::get_or_try(&self.pieces.facets, || self.facet_pieces())?;
        let facets = if whole { &facets.whole } else { &facets.standings };
        let size: usize = rows.iter().chain([&facets]).map(|piece| piece.size(&root)).sum();
        let html = String::from_utf8_lossy(html);
        let mut page = String::with_capacity(html.len() + size);
        for part in html.split_inclusive([ROWS_MARK, FACETS_MARK]) {
            page.push_str(part.trim_end_matches([ROWS_MARK, FACETS_MARK]));
            match part.chars().next_back() {
                Some(ROWS_MARK) => rows.iter().for_each(|row| row.write(&root, &mut page)),
                Some(FACETS_MARK) => facets.write(&root, &mut page),
                _ => {}
            }
        }
        Ok(page.into_bytes())
    }

    fn ledger_head(&self, scope: Scope, number: usize, address: &str) -> Head {
        let name = self.scope_name(scope);
        let title = match scope {
            Scope::All => self.text("ledger_title").to_owned(),
            Scope::Standing(Standing::Unpublished) => self.text("ledger_of_unpublished").to_owned(),
            Scope::Standing(_) => format!("{} {name}", self.text("ledger_of_standing")),
            Scope::Topic(_) => format!("{} {name}", self.text("ledger_of_topic")),
            Scope::Agency(_) => format!("{} {name}", self.text("ledger_of_agency")),
            Scope::Commune(_) => format!("{} {name}", self.text("ledger_of_commune")),
            Scope::Year(_) => format!("{} {name}", self.text("ledger_of_year")),
        };
        let title = match number {
            1 => title,
            _ => format!("{title} ({} {number})", self.text("page_number").to_lowercase()),
        };
        let whole = LinkView { title: self.text("ledger").to_owned(), path: routes::file(routes::LEDGER) };
        let breadcrumbs = if address == routes::LEDGER { Vec::new() } else { vec![whole] };
        let feeds = match scope {
            Scope::All => self.task_feed(routes::LEDGER, None),
            Scope::Agency(id) => self.task_feed(self.from.routes.agency(id), Some(&name)),
            _ => Vec::new(),
        };
        Head { breadcrumbs, feeds, ..Head::new(&title, "ledger") }
    }

    /// Returns the feed of the tasks that stand at an address; `of` is the agency in charge.
    pub(super) fn task_feed(&self, address: &str, of: Option<&str>) -> Vec<FeedView> {
        let tasks = self.text("feed_tasks");
        let title = of.map_or_else(|| tasks.to_owned(), |name| format!("{tasks}: {name}"));
        self.feed(address, "").into_iter().map(|feed| FeedView { title: title.clone(), ..feed }).collect()
    }

    /// Returns the name of a part of the ledger.
    fn scope_name(&self, scope: Scope) -> String {
        let site = self.from.site;
        match scope {
            Scope::All => self.text("ledger_all").to_owned(),
            Scope::Standing(standing) => self.standing_label(standing).to_lowercase(),
            Scope::Topic(id) => site.topics[id.index()].name.to_owned(),
            Scope::Agency(id) => site.agency_name(id).to_owned(),
            Scope::Commune(id) => self.commune_title(id),
            Scope::Year(year) => format!("{} {year}", self.text("year").to_lowercase()),
        }
    }

    /// Returns the words for a standing.
    pub(super) fn standing_label(&self, standing: Standing) -> &str {
        self.text(standing.string_key())
    }

    /// Returns the view of how many tasks stand how.
    pub(super) fn tally_view(&self, tally: &Tally) -> TallyView {
        let standings = Standing::ALL.into_iter().filter(|standing| tally.count(*standing) > 0);
        TallyView {
            total: tally.total(),
            done: tally.done(),
            on_time: tally.count(Standing::DoneOnTime),
            overdue: tally.count(Standing::Overdue),
            unpublished: tally.count(Standing::Unpublished),
            standings: standings
                .map(|standing| StandingView {
                    code: standing.code(),
                    label: self.standing_label(standing).to_owned(),
                    count: tally.count(standing),
                })
                .collect(),
        }
    }

    fn facets(&self) -> FacetsView {
        let site = self.from.site;
        let mut standings = Vec::new();
        let mut topics = Vec::new();
        let mut agencies = Vec::new();
        let mut communes = Vec::new();
        let mut years = Vec::new();
        for scope in routes::scopes(site) {
            match scope {
                Scope::All => {}
                Scope::Standing(_) => standings.push(scope),
                Scope::Topic(_) => topics.push(scope),
                Scope::Agency(_) => agencies.push(scope),
                Scope::Commune(_) => communes.push(scope),
                Scope::Year(_) => years.push(scope),
            }
        }
        let facet = |code, title: &str, scopes: Vec<Scope>, more: Option<(&str, &str)>| {
            let long = scopes.len() > FACET && more.is_some();
            FacetView {
                code,
                title: self.text_of(title),
                entries: self.largest(scopes, if long { FACET } else { usize::MAX }),
                more: more
                    .filter(|_| long)
                    .map(|(title, address)| LinkView { title: self.text_of(title), path: routes::file(address) }),
            }
        };
        let mut facets = vec![
            facet("standing", "facet_standing", standings, None),
            facet("topic", "facet_topic", topics, Some(("facet_more_topics", routes::TOPICS))),
            facet("agency", "facet_agency", agencies, Some(("facet_more_agencies", routes::AGENCIES))),
            facet("commune", "facet_commune", communes, Some(("facet_more_communes", routes::COMMUNES))),
            facet("year", "facet_year", years, None),
        ];
        facets.retain(|facet| !facet.entries.is_empty());
        FacetsView { all: self.facet_entry(Scope::All), facets }
    }

    fn text_of(&self, key: &str) -> String {
        self.theme.string(key).to_owned()
    }

    /// Returns the parts with the most tasks, in their own order.
    fn largest(&self, mut scopes: Vec<Scope>, most: usize) -> Vec<FacetEntryView> {
        if scopes.len() > most {
            scopes.sort_by_key(|scope| (std::cmp::Reverse(self.scope_size(*scope)), *scope));
            scopes.truncate(most);
            scopes.sort_unstable();
        }
        scopes.into_iter().map(|scope| self.facet_entry(scope)).collect()
    }

    fn facet_entry(&self, scope: Scope) -> FacetEntryView {
        FacetEntryView {
            title: capitalised(&self.scope_name(scope)),
            path: routes::file(&routes::ledger(self.from.site, scope)),
            count: self.scope_size(scope),
            mark: if let Scope::Standing(standing) = scope { standing.code() } else { "" },
        }
    }

    fn filter(&self) -> FilterView {
        let years = self.scopes().keys().rev().filter_map(|scope| match scope {
            Scope::Year(year) => Some(FilterYearView { year: *year, path: ledger_data::year_path(*year) }),
            _ => None,
        });
        FilterView { names: ledger_data::NAMES.to_owned(), years: years.collect() }
    }

    /// Returns the link to the page of an agency.
    pub(super) fn agency_link(&self, id: AgencyId) -> LinkView {
        LinkView { title: self.from.site.agency_name(id).to_owned(), path: routes::file(self.from.routes.agency(id)) }
    }
}
