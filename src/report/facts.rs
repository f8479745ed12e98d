//! What belongs into the report of a period. Every number of a report is the length of a list that is chosen here.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::SessionState;
use crate::model::AgencyId;
use crate::model::CommuneId;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::Standing;
use crate::model::Tally;
use crate::model::UpdateId;
use crate::report::Period;
use crate::text::Date;

/// The facts of a period. Withdrawn articles are no part of them, and nothing that lies after the day of the site is.
pub(super) struct Facts<'s, 'd> {
    pub(super) site: &'s Site<'d>,
    pub(super) period: Period,
    /// The sessions that were held in the period, in order of time.
    pub(super) sessions: Vec<SessionId>,
    /// How many sessions planned for the period were put off, and how many were called off.
    pub(super) put_off: [usize; 2],
    /// The units that existed on any day of the period, with those of the sessions that concern each.
    pub(super) communes: Vec<(CommuneId, usize)>,
    /// The tasks that these sessions assigned.
    pub(super) assigned: Vec<ResolutionId>,
    /// The tasks of any session that came due in the period.
    pub(super) due: Vec<ResolutionId>,
    /// The reports that were made in the period.
    pub(super) reports: Vec<UpdateId>,
    /// The tasks assigned up to the end of the period that are overdue, the longest overdue first.
    pub(super) overdue: Vec<ResolutionId>,
    /// Those of which nothing is published, and which are not overdue.
    pub(super) unpublished: Vec<ResolutionId>,
}

impl<'s, 'd> Facts<'s, 'd> {
    /// Chooses the facts of a period.
    pub(super) fn of(site: &'s Site<'d>, period: Period) -> Self {
        let reached = |day: Date| period.contains(day) && day <= site.today;
        let by_day = |id: &SessionId| site.session(*id).date;
        let mut listed: Vec<SessionId> =
            (0..site.sessions.len()).map(SessionId::from).filter(|id| site.session(*id).is_listed()).collect();
        listed.sort_by_key(|id| (by_day(id), site.session(*id).article.id));
        let sessions: Vec<SessionId> =
            listed.iter().copied().filter(|id| site.session(*id).is_held() && reached(by_day(id))).collect();
        let in_state = |state| {
            let is_so = |session: &Session<'_>| session.state == state && period.contains(session.date);
            listed.iter().filter(|id| is_so(site.session(**id))).count()
        };
        let tasks_of = |sessions: &[SessionId]| -> Vec<ResolutionId> {
            sessions.iter().flat_map(|id| site.session(*id).resolutions.iter().copied()).collect()
        };
        let begun: Vec<SessionId> = listed.iter().copied().filter(|id| by_day(id) <= site.today).collect();
        let tasks = tasks_of(&begun);
        let due = tasks.iter().copied().filter(|id| site.resolution(*id).due.is_some_and(reached)).collect();
        let assigned_by_end = |id: &ResolutionId| site.session(site.resolution(*id).session).date <= period.last;
        let standing = |wanted: Standing| -> Vec<ResolutionId> {
            let stands = |id: &ResolutionId| site.resolution(*id).standing == wanted;
            tasks.iter().copied().filter(|id| assigned_by_end(id) && stands(id)).collect()
        };
        let mut overdue = standing(Standing::Overdue);
        overdue.sort_by_key(|id| site.resolution(*id).due);
        Facts {
            site,
            period,
            put_off: [SessionState::Postponed, SessionState::Cancelled].map(in_state),
            communes: communes(site, period, &sessions),
            assigned: tasks_of(&sessions),
            due,
            reports: reports(site, &begun, reached),
            overdue,
            unpublished: standing(Standing::Unpublished),
            sessions,
        }
    }

    /// Returns the tasks that any part of the report speaks of, in order of their sessions.
    pub(super) fn tasks(&self) -> Vec<ResolutionId> {
        let reported = self.reports.iter().map(|id| self.site.update(*id).resolution);
        let lists = [&self.assigned, &self.due, &self.overdue, &self.unpublished];
        let all: BTreeSet<ResolutionId> = lists.into_iter().flatten().copied().chain(reported).collect();
        let mut tasks: Vec<ResolutionId> = all.into_iter().collect();
        tasks.sort_by_key(|id| {
            let task = self.site.resolution(*id);
            let session = self.site.session(task.session);
            (session.date, session.article.id, *id)
        });
        tasks
    }

    /// Counts tasks for each agency in charge, in Vietnamese order; those of none come last.
    pub(super) fn by_agency(&self, tasks: &[ResolutionId]) -> Vec<(Option<AgencyId>, Tally)> {
        let mut tallies: BTreeMap<(bool, Option<AgencyId>), Tally> = BTreeMap::new();
        for id in tasks {
            let task = self.site.resolution(*id);
            tallies.entry((task.agency.is_none(), task.agency)).or_default().add(task);
        }
        tallies.into_iter().map(|((_, agency), tally)| (agency, tally)).collect()
    }

    /// Returns for how many days a task has been overdue.
    pub(super) fn days_overdue(&self, task: &Resolution<'_>) -> Option<i64> {
        let due = task.due.filter(|_| task.standing == Standing::Overdue)?;
        Some((self.site.today - due).num_days())
    }
}

fn communes(site: &Site<'_>, period: Period, sessions: &[SessionId]) -> Vec<(CommuneId, usize)> {
    let mut counts = vec![0; site.communes.len()];
    for id in sessions {
        site.session(*id).places().for_each(|commune| counts[commune.index()] += 1);
    }
    let existed = |id: CommuneId| {
        let commune = &site.communes[id.index()];
        commune.established.is_none_or(|day| day <= period.last)
            && commune.abolished.is_none_or(|day| day > period.first)
    };
    let all = counts.into_iter().enumerate().map(|(index, count)| (CommuneId::from(index), count));
    all.filter(|(id, count)| *count > 0 || existed(*id)).collect()
}

/// Returns the reports on tasks of listed sessions whose day is reached, in order of time.
fn reports(site: &Site<'_>, sessions: &[SessionId], reached: impl Fn(Date) -> bool) -> Vec<UpdateId> {
    let is_shown = |id: &UpdateId| {
        let update = site.update(*id);
        reached(update.date) && site.session(site.resolution(update.resolution).session).is_listed()
    };
    let made = sessions.iter().flat_map(|id| site.session(*id).updates.iter().copied());
    let mut reports: Vec<UpdateId> = made.filter(is_shown).collect();
    reports.sort_by_key(|id| site.update(*id).date);
    reports
}
