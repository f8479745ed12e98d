//! `announced-late`: a session is announced as many days before as the site wants, where `rules.announce_before` is
//! switched on in `site.yaml`.

use crate::check::history;
use crate::content::Rule;
use crate::content::SessionState;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::RuleInForce;
use crate::model::Session;
use crate::model::Site;
use crate::source::Span;
use crate::text::Date;

/// The number of days where the site gives none.
const DAYS: u32 = 7;

/// Tells sessions that were announced too late, and coming ones that are not announced yet although they should be.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    let Some(rule) = &site.settings.rules.announce_before else { return };
    let days = rule.days.as_ref().map_or(DAYS, |days| days.value);
    let in_force = RuleInForce { days, source: &rule.source.value };
    for (session, day) in history::sessions(site).filter(|(session, _)| concerns(rule, session)) {
        match announced(session) {
            Some((announced, span)) if (session.date - announced).num_days() < days.into() => {
                sink.push(diagnostics::announced_late(span, (announced, session.date), in_force));
            }
            None if session.state == SessionState::Planned => {
                let left = (session.date - site.today).num_days();
                if (0..days.into()).contains(&left) {
                    sink.push(diagnostics::not_announced(day, left, in_force));
                }
            }
            _ => {}
        }
    }
}

fn concerns(rule: &Rule, session: &Session<'_>) -> bool {
    let takes_place = matches!(session.state, SessionState::Planned | SessionState::Held);
    takes_place && is_in_force(rule, session.date)
}

/// Tells whether a rule concerns the sessions of a day.
pub(super) fn is_in_force(rule: &Rule, day: Date) -> bool {
    rule.from.as_ref().is_none_or(|from| from.value <= day)
}

/// Returns the day on which a session was made known, and where it stands. An article that was published before the day
/// of the session announced it; one that came later says nothing of when that was.
fn announced(session: &Session<'_>) -> Option<(Date, Span)> {
    let before = session.written.published.as_ref().filter(|published| published.value < session.date);
    let known = session.written.announced.as_ref().or(before)?;
    Some((known.value, known.span))
}
