//! `held-before-its-day`, `planned-but-past`, `outcome-without-session`: what a session says of itself fits its day and
//! its outcome.

use crate::check::history;
use crate::content::SessionState;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Session;
use crate::model::Site;
use crate::source::Span;

/// Tells states of sessions that do not fit the day or the outcome.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for (session, day) in history::sessions(site) {
        let Some(state) = &session.written.state else { continue };
        let day = (session.date, day);
        match state.value {
            SessionState::Held if session.coming => sink.push(diagnostics::held_before_its_day(state.span, day)),
            SessionState::Planned if session.date < site.today => {
                sink.push(diagnostics::planned_but_past(state.span, day));
            }
            SessionState::Held | SessionState::Planned => {}
            SessionState::Postponed => tell_outcome(session, (state.span, ("hoãn", "postponed")), sink),
            SessionState::Cancelled => tell_outcome(session, (state.span, ("hủy", "cancelled")), sink),
        }
    }
}

fn tell_outcome(session: &Session<'_>, (span, words): (Span, (&str, &str)), sink: &mut Vec<Diagnostic>) {
    let tasks = session.written.resolutions.iter().map(|task| task.id.span);
    let reports = session.written.updates.iter().map(|update| update.resolution.span);
    if let Some(first) = tasks.chain(reports).min() {
        sink.push(diagnostics::outcome_without_session(span, words, first));
    }
}
