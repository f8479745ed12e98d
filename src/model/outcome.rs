//! What became of a task: its standing on a day, and how many stand how.
//!
//! Every task has exactly one standing, so that the numbers of a table add up to the tasks behind it.

use chrono::Datelike;

use crate::content::Status;
use crate::model::types::AgencyId;
use crate::model::types::CommuneId;
use crate::model::types::Resolution;
use crate::model::types::ResolutionId;
use crate::model::types::Session;
use crate::model::types::SessionId;
use crate::model::types::Site;
use crate::model::types::TopicId;
use crate::model::types::Update;
use crate::text::Date;

/// Where a task stands on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Open after its due day, whatever was reported. A task that is due today is not overdue.
    Overdue,
    /// Under way, and not overdue.
    InProgress,
    /// Not begun, and not overdue.
    NotStarted,
    /// Nothing is published of it, and it is not overdue.
    Unpublished,
    /// Done by its due day.
    DoneOnTime,
    /// Done after its due day.
    DoneLate,
    /// Done, and it had no due day.
    Done,
    /// Given up.
    Dropped,
}

impl Standing {
    /// All standings, in the order in which they are shown.
    pub const ALL: [Standing; 8] = [
        Standing::Overdue,
        Standing::InProgress,
        Standing::NotStarted,
        Standing::Unpublished,
        Standing::DoneOnTime,
        Standing::DoneLate,
        Standing::Done,
        Standing::Dropped,
    ];

    /// Returns the English word for it, as the open data and style sheets write it.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Overdue => "overdue",
            Standing::InProgress => "in_progress",
            Standing::NotStarted => "not_started",
            Standing::Unpublished => "unpublished",
            Standing::DoneOnTime => "done_on_time",
            Standing::DoneLate => "done_late",
            Standing::Done => "done",
            Standing::Dropped => "dropped",
        }
    }

    /// Returns the key of the words for it among the strings of a theme.
    pub fn string_key(self) -> &'static str {
        match self {
            Standing::Overdue => "standing_overdue",
            Standing::InProgress => "standing_in_progress",
            Standing::NotStarted => "standing_not_started",
            Standing::Unpublished => "standing_unpublished",
            Standing::DoneOnTime => "standing_done_on_time",
            Standing::DoneLate => "standing_done_late",
            Standing::Done => "standing_done",
            Standing::Dropped => "standing_dropped",
        }
    }

    /// Tells whether the task is done, be it on time, late or without a due day.
    pub fn is_done(self) -> bool {
        matches!(self, Standing::DoneOnTime | Standing::DoneLate | Standing::Done)
    }

    /// Tells whether something is still to be done.
    pub fn is_open(self) -> bool {
        !self.is_done() && self != Standing::Dropped
    }
}

/// How many tasks stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; Standing::ALL.len()],
    /// The tasks without a due day, whatever their standing.
    pub without_due: usize,
}

impl Tally {
    /// Counts tasks.
    pub fn of<'r>(site: &Site<'_>, tasks: impl IntoIterator<Item = &'r ResolutionId>) -> Self {
        let mut tally = Tally::default();
        tasks.into_iter().for_each(|id| tally.add(site.resolution(*id)));
        tally
    }

    /// Counts one more task.
    pub fn add(&mut self, task: &Resolution<'_>) {
        self.counts[task.standing as usize] += 1;
        self.without_due += usize::from(task.due.is_none());
    }

    /// Returns how many tasks have a standing.
    pub fn count(&self, standing: Standing) -> usize {
        self.counts[standing as usize]
    }

    /// Returns the number of all tasks.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Returns the number of tasks that are done.
    pub fn done(&self) -> usize {
        self.sum(Standing::is_done)
    }

    /// Returns the number of tasks that are still open.
    pub fn open(&self) -> usize {
        self.sum(Standing::is_open)
    }

    fn sum(&self, wanted: impl Fn(Standing) -> bool) -> usize {
        Standing::ALL.into_iter().filter(|standing| wanted(*standing)).map(|standing| self.count(standing)).sum()
    }
}

/// A part of all tasks that has a list and a count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All tasks.
    All,
    /// Those that stand in one way.
    Standing(Standing),
    /// Those of sessions on a topic.
    Topic(TopicId),
    /// Those that an agency is in charge of.
    Agency(AgencyId),
    /// Those of sessions that concern a unit.
    Commune(CommuneId),
    /// Those of the sessions of a year.
    Year(i32),
}

impl<'d> Site<'d> {
    /// Returns the tasks of listed sessions that belong to a part, those of the newest session first; overdue ones with the
    /// longest overdue first.
    pub fn tasks(&self, scope: Scope) -> Vec<ResolutionId> {
        match scope {
            Scope::All => self.listed_resolutions().collect(),
            Scope::Standing(standing) => {
                let mut tasks: Vec<ResolutionId> =
                    self.listed_resolutions().filter(|id| self.resolution(*id).standing == standing).collect();
                if standing == Standing::Overdue {
                    tasks.sort_by_key(|id| self.resolution(*id).due);
                }
                tasks
            }
            Scope::Topic(id) => self.topics[id.index()].resolutions.clone(),
            Scope::Agency(id) => self.agencies[id.index()].resolutions.clone(),
            Scope::Commune(id) => self.communes[id.index()].resolutions.clone(),
            Scope::Year(year) => {
                let of_year = |id: &ResolutionId| self.session(self.resolution(*id).session).date.year() == year;
                self.listed_resolutions().filter(of_year).collect()
            }
        }
    }

    /// Returns the state of a task as it was last reported; none where nothing is published.
    pub fn status(&self, task: &Resolution<'_>) -> Option<Status> {
        let reported = task.updates.iter().rev().find_map(|id| self.update(*id).status);
        reported.or(task.declared)
    }

    /// Returns the day on which anything was last said of a task: that of its session, or of the latest report.
    pub fn last_word(&self, task: &Resolution<'_>) -> Date {
        let reported = task.updates.last().map(|id| self.update(*id).date);
        self.session(task.session).date.max(reported.unwrap_or_default())
    }

    /// Tells whether a task was still open on the eve of a day, after what had been reported until then.
    pub fn was_open(&self, task: &Resolution<'_>, day: Date) -> bool {
        let reports = task.updates.iter().map(|id| self.update(*id)).take_while(|update| update.date < day);
        let status = reports.filter_map(|update| update.status).last().or(task.declared);
        !matches!(status, Some(Status::Done | Status::Dropped))
    }

    /// Returns the later rounds held in the series of a task that said nothing of it although it was still open, in order
    /// of time. What was reported elsewhere since the round before counts as said, unless the round itself confirms that
    /// it was silent.
    pub fn silent_rounds(&self, id: ResolutionId) -> Vec<SessionId> {
        let task = self.resolution(id);
        let mut before = self.session(task.session).date;
        let mut silent = Vec::new();
        for round in self.later_rounds(id) {
            let day = self.session(round).date;
            let updates = || task.updates.iter().map(|id| self.update(*id));
            let said = updates().any(|update| update.session == round);
            let said_since = updates().any(|update| update.date > before && update.date <= day);
            let confirmed = self.session(round).not_reported.contains(&id);
            if !said && (confirmed || (!said_since && self.was_open(task, day))) {
                silent.push(round);
            }
            before = day;
        }
        silent
    }

    /// Returns the sessions of the series of a task, held after it was assigned, that are to report on it: those with a
    /// higher number; of a session without a number those held later; and those that name the task themselves.
    fn later_rounds(&self, id: ResolutionId) -> Vec<SessionId> {
        let origin = self.session(self.resolution(id).session);
        let Some(series) = origin.series else { return Vec::new() };
        let is_later = |session: &Session<'_>| match (origin.round, session.round) {
            (Some(first), Some(round)) => round > first,
            (Some(_), None) => session.not_reported.contains(&id),
            (None, _) => session.date > origin.date,
        };
        let held = |session: &Session<'_>| session.is_held() && !session.coming;
        let sessions = self.series[series.index()].sessions.iter().copied();
        let mut later: Vec<SessionId> =
            sessions.filter(|id| held(self.session(*id)) && is_later(self.session(*id))).collect();
        later.sort_by_key(|id| self.session(*id).date);
        later
    }

    /// Returns the tasks of the listed sessions, those of the newest session first.
    pub fn listed_resolutions(&self) -> impl Iterator<Item = ResolutionId> {
        self.sessions
            .iter()
            .filter(|session| session.is_listed())
            .flat_map(|session| session.resolutions.iter().copied())
    }
}

/// Enters the standing of every task.
pub(super) fn settle(site: &mut Site<'_>) {
    let Site { resolutions, sessions, updates, today, .. } = site;
    for task in resolutions {
        let session = &sessions[task.session.index()];
        let (status, done_on) = outcome(task, session, updates);
        task.done_on = done_on;
        task.standing = standing(status, (task.due, done_on), *today);
    }
}

/// Returns the state that was reported last, and the day since which the task is done: that of the first report of the
/// last unbroken row of reports that say so.
fn outcome(task: &Resolution<'_>, session: &Session<'_>, updates: &[Update<'_>]) -> (Option<Status>, Option<Date>) {
    let declared = task.declared.map(|status| (status, session.date));
    let reports = task.updates.iter().map(|id| &updates[id.index()]);
    let stated = declared.into_iter().chain(reports.filter_map(|update| Some((update.status?, update.date))));
    let mut last = None;
    let mut done_on = None;
    for (status, date) in stated {
        done_on = if status == Status::Done { done_on.or(Some(date)) } else { None };
        last = Some(status);
    }
    (last, done_on)
}

fn standing(status: Option<Status>, (due, done_on): (Option<Date>, Option<Date>), today: Date) -> Standing {
    match (status, due) {
        (Some(Status::Done), None) => Standing::Done,
        (Some(Status::Done), Some(due)) if done_on.is_some_and(|day| day > due) => Standing::DoneLate,
        (Some(Status::Done), Some(_)) => Standing::DoneOnTime,
        (Some(Status::Dropped), _) => Standing::Dropped,
        (_, Some(due)) if due < today => Standing::Overdue,
        (Some(Status::InProgress), _) => Standing::InProgress,
        (Some(Status::NotStarted), _) => Standing::NotStarted,
        (None, _) => Standing::Unpublished,
    }
}
