//! `forgotten-task`: every round answers for the open tasks of the round before, or the author confirms that it did not.

use std::collections::BTreeSet;

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Forgotten;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::Site;

/// Tells the tasks that a held round leaves open and the next one does not mention.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for series in &site.series {
        let rounds: Vec<&Session<'_>> =
            series.sessions.iter().map(|id| site.session(*id)).filter(|session| is_held_round(session)).collect();
        for pair in rounds.windows(2) {
            let [former, round] = pair else { continue };
            if former.round < round.round && former.date <= round.date {
                check_round(site, former, round, sink);
            }
        }
    }
}

fn is_held_round(session: &Session<'_>) -> bool {
    session.is_held() && !session.coming && session.round.is_some() && history::day_span(session).is_some()
}

fn check_round(site: &Site<'_>, former: &Session<'_>, round: &Session<'_>, sink: &mut Vec<Diagnostic>) {
    let Some(number) = &round.written.round else { return };
    let task_of = |session: &Session<'_>| -> Vec<ResolutionId> {
        session.updates.iter().map(|id| site.update(*id).resolution).collect()
    };
    let mut answered: BTreeSet<ResolutionId> = task_of(round).into_iter().collect();
    answered.extend(&round.not_reported);
    let owed: BTreeSet<ResolutionId> = former.resolutions.iter().copied().chain(task_of(former)).collect();
    for id in owed.difference(&answered) {
        let task = site.resolution(*id);
        if is_forgotten(site, task, (former, round)) {
            let reference = history::reference(site, task);
            let forgotten = Forgotten {
                task: &reference,
                text: task.text,
                agency: task.agency.map(|agency| site.agency_name(agency)),
                confirms_others: !round.written.not_reported.is_empty(),
            };
            sink.push(diagnostics::forgotten_task(number.span, number.value, forgotten, task.written.id.span));
        }
    }
}

/// Tells whether a task was open just before a round, and nobody said anything of it since the round before.
fn is_forgotten(site: &Site<'_>, task: &Resolution<'_>, (former, round): (&Session<'_>, &Session<'_>)) -> bool {
    let session = site.session(task.session);
    let is_owed = session.is_listed() && session.article.file != round.article.file;
    let until = |date| task.updates.partition_point(|id| site.update(*id).date <= date);
    let is_silent = until(former.date) == until(round.date);
    is_owed && is_silent && !history::is_closed(history::status_before(site, task, round.date))
}
