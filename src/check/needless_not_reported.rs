//! `needless-not-reported`: an author confirms only what is so: an open task of an earlier session, and no report on it.

use std::collections::BTreeSet;

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Needless;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::Site;

/// Tells confirmations where none is due.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for (session, _) in history::sessions(site) {
        // A name that means nothing was told, and leaves the others without a place until it is mended.
        let names = &session.written.not_reported;
        if names.is_empty() || names.len() != session.not_reported.len() {
            continue;
        }
        let reported: BTreeSet<ResolutionId> =
            session.updates.iter().map(|update| site.update(*update).resolution).collect();
        for (name, task) in names.iter().zip(&session.not_reported) {
            if let Some(reason) = needless(site, session, (*task, reported.contains(task))) {
                let reference = history::reference(site, site.resolution(*task));
                sink.push(diagnostics::needless_not_reported(name.span, &reference, reason));
            }
        }
    }
}

fn needless(site: &Site<'_>, session: &Session<'_>, (id, is_reported): (ResolutionId, bool)) -> Option<Needless> {
    let task = site.resolution(id);
    let assigning = site.session(task.session);
    if !assigning.is_listed() {
        None
    } else if is_reported {
        Some(Needless::Reported)
    } else if assigning.date > session.date || assigning.article.file == session.article.file {
        Some(Needless::NotEarlier)
    } else if history::is_closed(history::status_before(site, task, session.date)) {
        Some(Needless::Closed)
    } else {
        None
    }
}
