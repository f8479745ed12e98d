//! Rules on what became of tasks: what contradicts itself, what was forgotten, what the site is held to.
//!
//! Comes in: the [`Site`] as it was linked. Goes out: diagnostics. One file for each rule. It changes nothing, resolves no
//! name and knows no address. What a withdrawn session said is skipped everywhere.

mod announced_late;
mod circular_updates;
mod done_without_evidence;
mod due_before_session;
mod empty_update;
mod forgotten_task;
mod history;
mod needless_not_reported;
mod own_task;
mod published_late;
mod session_state;
mod status_went_back;
mod two_updates_one_day;
mod update_before_task;

use crate::diagnostics::Diagnostic;
use crate::model::Site;

/// Checks the outcomes of a site by all rules.
pub fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    due_before_session::check(site, sink);
    own_task::check(site, sink);
    update_before_task::check(site, sink);
    circular_updates::check(site, sink);
    two_updates_one_day::check(site, sink);
    status_went_back::check(site, sink);
    done_without_evidence::check(site, sink);
    empty_update::check(site, sink);
    forgotten_task::check(site, sink);
    needless_not_reported::check(site, sink);
    session_state::check(site, sink);
    announced_late::check(site, sink);
    published_late::check(site, sink);
}
