//! `two-updates-one-day`: two reports on one task with one date leave it to their order which of them counts.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Reported;
use crate::model::Site;

/// Tells the later of two reports on one task that have the same date.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for task in history::tasks(site) {
        for pair in task.updates.windows(2) {
            let [first, second] = pair else { continue };
            let (first, second) = (site.update(*first), site.update(*second));
            let of_others = [first, second].iter().all(|update| update.session != task.session);
            if first.date == second.date && of_others {
                let reference = history::reference(site, task);
                let report = Reported { task: &reference, date: second.date };
                let (place, related) = (history::date_span(second), history::date_span(first));
                sink.push(diagnostics::two_updates_one_day(place, report, related));
            }
        }
    }
}
