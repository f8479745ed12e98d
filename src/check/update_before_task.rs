//! `update-before-task`: nothing can be reported on a task before the day on which it was assigned.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Reported;
use crate::model::Site;

/// Tells reports that are older than their task. A report of a session on its own task is told as such.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for update in history::updates(site) {
        let task = site.resolution(update.resolution);
        let session = site.session(task.session);
        let Some(day) = history::day_span(session) else { continue };
        let is_dated = update.written.date.is_some() || history::day_span(site.session(update.session)).is_some();
        if is_dated && update.date < session.date && update.session != task.session {
            let reference = history::reference(site, task);
            let report = Reported { task: &reference, date: update.date };
            sink.push(diagnostics::update_before_task(history::date_span(update), report, (session.date, day)));
        }
    }
}
