//! `missing-due`: a task assigned at a session that was held has a day by which it is to be done.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Site;
use crate::model::Standing;

/// Tells open tasks without a due day; one that is closed needs none any more.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for task in history::tasks(site).filter(|task| task.written.due.is_none()) {
        let session = site.session(task.session);
        let is_held = session.is_held() && !session.coming && !session.written.common.draft;
        if is_held && !is_closed(task.standing) {
            sink.push(diagnostics::missing_due(task.written.id.span, task.id));
        }
    }
}

fn is_closed(standing: Standing) -> bool {
    matches!(standing, Standing::Done | Standing::DoneOnTime | Standing::DoneLate | Standing::Dropped)
}
