//! `done-without-evidence`: who says that a task is done also says what proves it.

use crate::check::history;
use crate::content::Status;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Resolution;
use crate::model::Site;
use crate::source::Span;

/// Tells every `done` of an unbroken row of them in which nothing is given as evidence.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for task in history::tasks(site) {
        for unproven in unproven(site, task) {
            sink.push(diagnostics::done_without_evidence(unproven, &history::reference(site, task)));
        }
    }
}

/// Returns the places that say `done` without evidence. Evidence that is given later, be it without a state, serves as well.
fn unproven(site: &Site<'_>, task: &Resolution<'_>) -> Vec<Span> {
    let declared = task.written.status.as_ref().map(|status| (Some(status.value), status.span));
    let declared = declared.map(|(status, span)| (status, span, !task.written.evidence.is_empty()));
    let reports = task.updates.iter().map(|id| site.update(*id));
    let reports = reports.map(|update| (update.status, history::status_span(update), !update.evidence.is_empty()));
    let mut unproven = Vec::new();
    let mut row: Vec<Span> = Vec::new();
    let mut proven = false;
    let mut is_done = false;
    for (status, span, evidence) in declared.into_iter().chain(reports) {
        match status {
            Some(Status::Done) => {
                is_done = true;
                row.push(span);
            }
            Some(_) => {
                unproven.extend(row.drain(..).filter(|_| !proven));
                (is_done, proven) = (false, false);
            }
            None => {}
        }
        proven |= is_done && evidence;
    }
    unproven.extend(row.into_iter().filter(|_| !proven));
    unproven
}
