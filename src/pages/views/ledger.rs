//! The ledger of tasks and the page of each.

use serde::Serialize;

use crate::pages::views::ChartView;
use crate::pages::views::DateView;
use crate::pages::views::EvidenceView;
use crate::pages::views::LinkView;
use crate::pages::views::PagerView;
use crate::pages::views::StatusView;
use crate::theme::Prepared;

/// A page of the ledger or of a part of it (`ledger.html`: `ledger`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LedgerView {
    /// Whether it is the ledger of all tasks, which has the quick filter.
    pub whole: bool,
    /// How the tasks of this part stand.
    pub tally: TallyView,
    /// The rows of this page, as HTML, each from `ledger_row.html`.
    pub rows: &'static str,
    /// The other parts of the ledger, as HTML, from `ledger_facets.html`.
    pub facets: &'static str,
    /// The data of the quick filter, on the first page of the whole ledger.
    pub filter: Option<FilterView>,
    /// Charts of all tasks, on the first page of the whole ledger.
    pub charts: Vec<LedgerChartView>,
    /// The page of the open data.
    pub data: LinkView,
    /// The other pages; none where all rows stand on one.
    pub pager: Option<PagerView>,
}

/// A chart on the first page of the ledger.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LedgerChartView {
    /// What it shows.
    pub heading: String,
    /// What is to be known to read it.
    pub note: Option<String>,
    /// The chart.
    pub chart: ChartView,
}

/// How the tasks of a part stand.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TallyView {
    /// The number of tasks.
    pub total: usize,
    /// Those that are done, be it on time, late or without a due day.
    pub done: usize,
    /// Those done by their due day.
    pub on_time: usize,
    /// Those that are open after their due day.
    pub overdue: usize,
    /// Those of which nothing is published, and that are not overdue.
    pub unpublished: usize,
    /// Every standing that occurs, with its number; the numbers add up to the total.
    pub standings: Vec<StandingView>,
}

/// A standing and the number of tasks that have it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StandingView {
    /// `overdue`, `in_progress`, `not_started`, `unpublished`, `done_on_time`, `done_late`, `done`, `dropped`.
    pub code: &'static str,
    /// The words for it.
    pub label: String,
    /// The number of tasks.
    pub count: usize,
}

/// The other parts of the ledger (`ledger_facets.html`: `facets`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FacetsView {
    /// The ledger of all tasks.
    pub all: FacetEntryView,
    /// By standing, topic, agency, commune and year; one without entries is left out.
    pub facets: Vec<FacetView>,
}

/// One way to divide the tasks.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FacetView {
    /// `standing`, `topic`, `agency`, `commune` or `year`.
    pub code: &'static str,
    /// The words for it.
    pub title: String,
    /// The parts with tasks.
    pub entries: Vec<FacetEntryView>,
    /// Where the parts stand that are left out of a long list.
    pub more: Option<LinkView>,
}

/// One part of the ledger.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FacetEntryView {
    /// The name.
    pub title: String,
    /// The path of its page.
    pub path: String,
    /// The number of tasks.
    pub count: usize,
    /// The class of a standing, for its mark; empty for other parts.
    pub mark: &'static str,
}

/// What the quick filter works on. Without a script it is not shown.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FilterView {
    /// The path of the names that the rows refer to by number.
    pub names: String,
    /// The paths of the rows, one for each year, newest first.
    pub years: Vec<FilterYearView>,
}

/// The rows of one year.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FilterYearView {
    /// The year.
    pub year: i32,
    /// The path of the rows.
    pub path: String,
}

/// One row of the ledger (`ledger_row.html`: `row`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LedgerRowView<'a> {
    /// The text, cut to a readable length.
    pub text: String,
    /// The path of the page of the task.
    pub path: String,
    /// The agency in charge.
    pub agency: Option<&'a str>,
    /// The day of the session that assigned it.
    pub assigned: DateView,
    /// The path of that session.
    pub session: String,
    /// The day by which it is due.
    pub due: Option<DateView>,
    /// Where it stands.
    pub status: StatusView,
    /// The day of the latest report; none where nothing was reported since.
    pub last_word: Option<DateView>,
}

/// The page of a task (`task.html`: `task`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskView {
    /// The permanent id: that of the session and that within it, `2021-01-07-ia-le/nv-01`.
    pub code: String,
    /// The whole text, where the heading is only its beginning.
    pub text: Option<String>,
    /// Where it stands.
    pub status: StatusView,
    /// The agency in charge, as [`crate::pages::views::AgencyLinkView`].
    pub agency: Option<Prepared>,
    /// The cooperating agencies.
    pub with: Vec<LinkView>,
    /// The day by which it is due.
    pub due: Option<DateView>,
    /// The way from the home page to its session, as HTML, from `task_breadcrumbs.html`.
    pub session_breadcrumbs: Prepared,
    /// What is said of its session, as HTML, from `task_session.html`.
    pub session_facts: Prepared,
    /// The petitions that it answers: their texts, and links to them on the page of the session.
    pub petitions: Vec<LinkView>,
    /// What happened, in order of time, from the day it was assigned.
    pub timeline: Vec<TaskEventView>,
    /// What is to come.
    pub next: Vec<TaskNextView>,
    /// Whether its session only illustrates the product.
    pub illustrative: bool,
}

/// One event in the history of a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskEventView {
    /// `assigned`, `reported` or `silent`: a round of the series that said nothing of it.
    pub kind: &'static str,
    /// The day.
    pub date: DateView,
    /// The session, as [`LinkView`].
    pub session: Prepared,
    /// The state that was given, as [`StatusView`]; none where none was, or nothing was said.
    pub status: Option<Prepared>,
    /// What was said.
    pub note: Option<String>,
    /// What proves it.
    pub evidence: Vec<EvidenceView>,
}

/// What is to come of a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskNextView {
    /// The words: `Hạn hoàn thành`.
    pub text: String,
    /// The day.
    pub date: Option<DateView>,
    /// A session that lies ahead.
    pub session: Option<LinkView>,
}

/// What the pages of all tasks of a session say of it (`task_session.html`: `facts`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskSessionView {
    /// The session.
    pub session: LinkView,
    /// Its day.
    pub assigned: DateView,
    /// Its topics.
    pub topics: Vec<LinkView>,
    /// Its communes.
    pub communes: Vec<LinkView>,
    /// The series that it is a round of.
    pub series: Option<LinkView>,
}
