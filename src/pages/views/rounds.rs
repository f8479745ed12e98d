//! Series, and what became of the tasks of each round.

use serde::Serialize;

use crate::pages::views::AgencyLinkView;
use crate::pages::views::DateView;
use crate::pages::views::LinkView;
use crate::pages::views::StateView;
use crate::pages::views::StatusView;
use crate::pages::views::TallyLineView;
use crate::pages::views::UpdateView;

/// The index of series (`series_index.html`: `series_index`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SeriesIndexView {
    /// `tính đến ngày 15/06/2026`.
    pub as_of: String,
    /// The series, in Vietnamese order.
    pub series: Vec<SeriesRowView>,
}

/// A series in the index.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SeriesRowView {
    /// The series.
    pub link: LinkView,
    /// One sentence on it.
    pub description: Option<String>,
    /// How many of its sessions were held and have an article.
    pub held: String,
    /// The one held last.
    pub latest: Option<RoundLinkView>,
    /// The nearest one that lies ahead.
    pub coming: Option<RoundLinkView>,
    /// How many of its tasks are open and not overdue.
    pub open: String,
    /// How many are overdue.
    pub overdue: String,
    /// How many are done.
    pub done: String,
}

/// A round in a few words.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoundLinkView {
    /// `Lần 2`, or the title of a session without a number.
    pub name: String,
    /// The path of its article.
    pub path: String,
    /// The day.
    pub date: DateView,
    /// What is to be said of it, if it did not take place.
    pub state: Option<StateView>,
}

/// The rounds of a series (`series.html`: `series`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SeriesPageView {
    /// One sentence on the series.
    pub description: Option<String>,
    /// `tính đến ngày 15/06/2026`.
    pub as_of: String,
    /// The numbers of its tasks; none where it has none.
    pub tally: Option<TallyLineView>,
    /// The rounds from 1 to the latest, then the sessions without a number.
    pub rounds: Vec<SeriesRoundView>,
}

/// A round of a series, or several in a row that have no article.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SeriesRoundView {
    /// The fragment id.
    pub anchor: String,
    /// `Lần 2`, `Lần 1 đến lần 3`, or nothing for a session without a number.
    pub name: String,
    /// The article; none where none was published.
    pub session: Option<LinkView>,
    /// The day.
    pub date: Option<DateView>,
    /// What is to be said of it, if it did not take place.
    pub state: Option<StateView>,
    /// The communes covered.
    pub communes: Vec<LinkView>,
    /// Whether it took place, so that tasks and reports are to be expected.
    pub held: bool,
    /// What it ordered.
    pub tasks: Vec<RoundTaskView>,
    /// What was reported at it.
    pub reports: Vec<UpdateView>,
}

/// A task of a round beside what was reported on it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoundTaskView {
    /// The text.
    pub text: String,
    /// The path of its page.
    pub path: String,
    /// The agency in charge.
    pub agency: Option<AgencyLinkView>,
    /// The day by which it is due.
    pub due: Option<DateView>,
    /// What was said of it since, in order of time.
    pub answers: Vec<AnswerView>,
    /// Whether the session that assigned it also closed it, so that no report was owed.
    pub settled: bool,
    /// Where it stands today.
    pub status: StatusView,
}

/// What was said of a task at a later session, or that nothing was.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AnswerView {
    /// The session: `Lần 2`, or its title.
    pub session: LinkView,
    /// The last of several rounds that all said nothing.
    pub until: Option<LinkView>,
    /// The day.
    pub date: DateView,
    /// Whether nothing was said of the task, though it was open.
    pub silent: bool,
    /// The reported state.
    pub status: Option<StatusView>,
    /// What was said.
    pub note: Option<String>,
}
