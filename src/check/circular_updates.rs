//! `circular-updates`: sessions of one day do not report on each other's tasks, in a circle of any length.
//!
//! A circle over several days holds a report that is older than its task, which is told as such.

use crate::check::history;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Circle;
use crate::model::Site;
use crate::model::Update;
use crate::model::circles;

/// Tells circles of reports that all bear the day of the sessions.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    let mut steps: Vec<Vec<usize>> = vec![Vec::new(); site.sessions.len()];
    let mut reports: Vec<Vec<&Update<'_>>> = vec![Vec::new(); site.sessions.len()];
    for update in history::updates(site) {
        let (from, to) = (update.session, site.resolution(update.resolution).session);
        let (reporting, assigning) = (site.session(from), site.session(to));
        let known = history::day_span(reporting).is_some() && history::day_span(assigning).is_some();
        if known && from != to && update.date == reporting.date && update.date == assigning.date {
            steps[from.index()].push(to.index());
            reports[from.index()].push(update);
        }
    }
    for Circle { closing, opening } in circles(&steps) {
        let report = |(node, step): (usize, usize)| reports[node][step].written.resolution.span;
        let ids = (site.sessions[closing.0].article.id, site.sessions[opening.0].article.id);
        let day = (site.sessions[closing.0].date, report(opening));
        sink.push(diagnostics::circular_updates(report(closing), ids, day));
    }
}
