//! `published-late`: the outcome of a session is published within as many days as the site allows, where
//! `rules.publish_within` is switched on in `site.yaml`.

use crate::check::announced_late::is_in_force;
use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::RuleInForce;
use crate::model::Site;

/// The number of days where the site gives none.
const DAYS: u32 = 10;

/// Tells held sessions whose outcome came too late, or is still to come. Of an article that was published before its
/// session, to announce it, nobody can say on which day the outcome was added.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    let Some(rule) = &site.settings.rules.publish_within else { return };
    let days = rule.days.as_ref().map_or(DAYS, |days| days.value);
    let in_force = RuleInForce { days, source: &rule.source.value };
    let held = history::sessions(site).filter(|(session, _)| session.is_held() && !session.coming);
    for (session, day) in held.filter(|(session, _)| is_in_force(rule, session.date)) {
        let passed = (site.today - session.date).num_days();
        match &session.written.published {
            Some(published) if (published.value - session.date).num_days() > days.into() => {
                let dates = (published.value, session.date);
                sink.push(diagnostics::published_late(published.span, dates, in_force));
            }
            _ if session.resolutions.is_empty() && session.updates.is_empty() && passed > days.into() => {
                sink.push(diagnostics::outcome_not_published(day, passed, in_force));
            }
            _ => {}
        }
    }
}
