//! `empty-update`: a report says something: a state, a note, or what proves it.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Site;

/// Tells the reports of sessions that were held in which nothing is said, as `doithoai new` leaves them to be filled in.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for update in history::updates(site) {
        let is_empty = update.status.is_none() && update.note.is_none() && update.evidence.is_empty();
        if is_empty && site.session(update.session).is_held() {
            let task = history::reference(site, site.resolution(update.resolution));
            sink.push(diagnostics::empty_update(update.written.resolution.span, &task));
        }
    }
}
