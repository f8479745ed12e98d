//! `own-task`: a session says how a task of its own stands at the task itself, not by a report.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Site;

/// Tells reports of a session on its own tasks.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for update in history::updates(site) {
        let task = site.resolution(update.resolution);
        if task.session == update.session {
            let status = update.status.map_or("in_progress".to_owned(), |status| history::status_word(status).en);
            let place = task.written.id.span;
            sink.push(diagnostics::own_task(update.written.resolution.span, (task.id, &status), place));
        }
    }
}
