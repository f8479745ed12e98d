//! What `report.html` receives (`report`): plain values, ready to show.

use serde::Serialize;

/// The report of a period.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportView {
    /// The body above the organisation.
    pub parent: Option<String>,
    /// The organisation that reports.
    pub organisation: Option<String>,
    /// The name of the period: `Quý II năm 2026`; none for days that were chosen one by one.
    pub period: Option<String>,
    /// The first and the last day: `ngày 01 tháng 4 năm 2026`.
    pub first: String,
    /// The last day.
    pub last: String,
    /// The day for which all is counted, in the same form.
    pub today: String,
    /// The same day in figures: `15/06/2026`.
    pub as_of: String,
    /// What must be said of a period that is not over: `report_future` or `report_unfinished` of the strings.
    pub warning: Option<String>,
    /// Whether any of the sessions only illustrates the product.
    pub has_illustrative: bool,
    /// The numbers in brief.
    pub figures: Vec<FigureView>,
    /// The sessions that were held.
    pub sessions: Vec<ReportSessionView>,
    /// The sums of their columns.
    pub sums: SumsView,
    /// The units of the period.
    pub coverage: ReportCoverageView,
    /// The tasks assigned in the period, by agency and standing.
    pub assigned: TallyView,
    /// The tasks that came due in it.
    pub due: TallyView,
    /// The reports made in it.
    pub reports: Vec<ReportUpdateView>,
    /// What is overdue, the longest first.
    pub overdue: Vec<ReportTaskView>,
    /// What nothing is published of.
    pub unpublished: Vec<ReportTaskView>,
}

/// A number with its name.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FigureView {
    /// What is counted.
    pub label: String,
    /// The number, or a part of a whole.
    pub value: String,
}

/// A session that was held in the period.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportSessionView {
    /// The day: `07/01/2021`.
    pub date: String,
    /// The title.
    pub title: String,
    /// Whether it only illustrates the product.
    pub illustrative: bool,
    /// The topics.
    pub topics: String,
    /// The place with its commune.
    pub venue: Option<String>,
    /// Who chaired it.
    pub chairs: Vec<String>,
    /// How many people took part, where it is known.
    pub attendance: Option<String>,
    /// The number of petitions.
    pub petitions: usize,
    /// How many of them have an answer.
    pub answered: usize,
    /// The number of tasks assigned.
    pub tasks: usize,
}

/// The sums over the sessions.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SumsView {
    /// The people at those sessions of which it is known; none where it is known of none.
    pub attendance: Option<String>,
    /// The petitions.
    pub petitions: usize,
    /// Those with an answer.
    pub answered: usize,
    /// The tasks.
    pub tasks: usize,
}

/// Which units had a session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportCoverageView {
    /// Whether there is a list of all units, so that those without a session are known.
    pub is_known: bool,
    /// Those with a session: `xã Ia Le (2)`.
    pub with: Vec<String>,
    /// Those without.
    pub without: Vec<String>,
}

/// Tasks by agency and standing.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TallyView {
    /// The standings that any of the tasks has.
    pub columns: Vec<String>,
    /// One row for each agency.
    pub rows: Vec<TallyRowView>,
    /// The sums of the columns.
    pub sum: TallyRowView,
}

/// A row of numbers.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TallyRowView {
    /// The agency.
    pub name: String,
    /// The number of tasks of each standing, in the order of the columns.
    pub counts: Vec<usize>,
    /// The sum of the row.
    pub total: usize,
}

/// A report on a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportUpdateView {
    /// The day of the report.
    pub date: String,
    /// The task.
    pub task: ReportTaskView,
    /// The reported state.
    pub status: String,
    /// What was said.
    pub note: Option<String>,
}

/// A task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportTaskView {
    /// The text.
    pub text: String,
    /// The title of the session that assigned it.
    pub session: String,
    /// The day of that session.
    pub date: String,
    /// Whether that session only illustrates the product.
    pub illustrative: bool,
    /// The agency in charge, with its successors.
    pub agency: Option<String>,
    /// The day by which it is due.
    pub due: Option<String>,
    /// For how many days it has been overdue.
    pub days: Option<i64>,
    /// The state as last reported.
    pub status: String,
}
