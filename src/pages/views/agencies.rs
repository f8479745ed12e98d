//! Agencies, and how many tasks stand how.

use serde::Serialize;

use crate::pages::views::ChartView;
use crate::pages::views::DateView;
use crate::pages::views::LinkView;
use crate::pages::views::StatusView;

/// An agency in a sentence or a cell.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgencyLinkView {
    /// The name.
    pub name: String,
    /// The path of its page.
    pub path: String,
    /// Who took over from it; empty while it exists.
    pub successors: Vec<LinkView>,
}

/// How many tasks stand how, in one sentence.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TallyLineView {
    /// `Tính đến ngày 15/06/2026: 42 nhiệm vụ đã giao, 20 đã hoàn thành (15 đúng hạn), 8 quá hạn, …`.
    pub line: String,
    /// The path of the list of these tasks, where there is one.
    pub path: Option<String>,
}

/// The promises of the whole site on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PromisesView {
    /// The numbers in one sentence.
    pub tally: TallyLineView,
    /// The parts in one line: an `<svg>` element.
    pub svg: String,
    /// What the parts are.
    pub parts: Vec<PartView>,
}

/// One part of a line of shares.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PartView {
    /// The pattern of the part: an `<svg>` element.
    pub svg: String,
    /// What the part is.
    pub label: String,
    /// How many tasks it holds.
    pub count: String,
    /// The path of the list of its tasks.
    pub path: String,
}

/// A task in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskLineView {
    /// The text.
    pub text: String,
    /// The path of its page.
    pub path: String,
    /// The session that assigned it.
    pub session: LinkView,
    /// The day of that session.
    pub assigned: DateView,
    /// The agency in charge, where the list is not that agency's own.
    pub agency: Option<AgencyLinkView>,
    /// The day by which it is due.
    pub due: Option<DateView>,
    /// Where it stands.
    pub status: StatusView,
}

/// The first tasks of a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskListView {
    /// How many tasks there are in all.
    pub count: String,
    /// Those that are shown.
    pub tasks: Vec<TaskLineView>,
    /// How many are not shown, if any.
    pub further: Option<String>,
}

/// The index of agencies (`agencies.html`: `agencies`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgencyIndexView {
    /// `tính đến ngày 15/06/2026`.
    pub as_of: String,
    /// The agencies of today, in Vietnamese order.
    pub present: Vec<AgencyRowView>,
    /// Those that no longer exist.
    pub abolished: Vec<AgencyRowView>,
    /// How the tasks of the agencies with the most of them stand.
    pub chart: Option<ChartView>,
    /// How long tasks took.
    pub durations: Option<DurationsView>,
}

/// An agency in the index.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgencyRowView {
    /// The agency.
    pub agency: LinkView,
    /// Its last day, if it no longer exists.
    pub last_day: Option<DateView>,
    /// Who took over from it.
    pub successors: Vec<LinkView>,
    /// The number of tasks that it is in charge of; none where it has none.
    pub assigned: Option<String>,
    /// How many are done by their due day.
    pub done_on_time: String,
    /// How many are done after it.
    pub done_late: String,
    /// How many are done and had no due day.
    pub done: String,
    /// How many are overdue.
    pub overdue: String,
    /// How many others are open.
    pub open: String,
    /// How many were given up.
    pub dropped: String,
}

/// How long it took from the session to the end of a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DurationsView {
    /// The number of tasks that are done, and the day within which half of them were, in words.
    pub line: String,
    /// The drawing.
    pub chart: ChartView,
}

/// An agency (`agency.html`: `agency`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgencyView {
    /// One sentence on it.
    pub description: Option<String>,
    /// Its last day, if that is known.
    pub last_day: Option<DateView>,
    /// Whether that day has passed.
    pub abolished: bool,
    /// Who took over from it.
    pub successors: Vec<LinkView>,
    /// From whom it took over.
    pub predecessors: Vec<LinkView>,
    /// `tính đến ngày 15/06/2026`.
    pub as_of: String,
    /// The scorecard; none where no task was assigned.
    pub score: Option<ScoreView>,
    /// How tasks of each year stand.
    pub chart: Option<ChartView>,
    /// Its open tasks, those overdue first.
    pub open: Option<TaskListView>,
    /// The open tasks of the agencies before it, counted apart.
    pub inherited: Option<TaskListView>,
    /// The tasks in which it cooperates, counted apart.
    pub cooperating: Option<TaskListView>,
}

/// The numbers of an agency.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ScoreView {
    /// The number of tasks that it is in charge of.
    pub assigned: String,
    /// The path of the list of them.
    pub path: String,
    /// How many of them stand how; the numbers add up to `assigned`.
    pub rows: Vec<ScoreRowView>,
    /// How many of all these have no due day.
    pub without_due: String,
    /// The shares.
    pub rates: Vec<RateView>,
}

/// How many tasks stand in one way.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ScoreRowView {
    /// The class of the mark before the words, as in [`StatusView::code`], or `overdue`.
    pub code: &'static str,
    /// The words for it.
    pub label: String,
    /// How many.
    pub count: String,
    /// What the words mean.
    pub meaning: String,
    /// Whether these tasks stand in the list of open tasks on the page.
    pub listed: bool,
}

/// A share with its denominator.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RateView {
    /// What is measured.
    pub label: String,
    /// `12/15 nhiệm vụ, 80%`.
    pub text: String,
    /// Which tasks are counted against which.
    pub meaning: String,
}
