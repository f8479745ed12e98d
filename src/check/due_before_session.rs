//! `due-before-session`: a task is due no earlier than the day of its session.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Site;

/// Tells tasks that are due before the day of their session.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for task in history::tasks(site) {
        let session = site.session(task.session);
        if let (Some(due), Some(day)) = (&task.written.due, history::day_span(session))
            && due.value < session.date
        {
            sink.push(diagnostics::due_before_session(due.span, due.value, (session.date, day)));
        }
    }
}
