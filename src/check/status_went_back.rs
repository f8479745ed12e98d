//! `status-went-back` and `nothing-reopened`: a task returns to an earlier state only where the author says so.

use crate::check::history;
use crate::content::Status;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Reported;
use crate::model::Resolution;
use crate::model::Site;
use crate::source::Span;
use crate::text::Date;

/// Tells states that lie before an earlier one without `reopened: true`, and `reopened: true` where none does.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    for task in history::tasks(site) {
        if !task.updates.is_empty() {
            check_task(site, task, sink);
        }
    }
}

fn check_task(site: &Site<'_>, task: &Resolution<'_>, sink: &mut Vec<Diagnostic>) {
    let declared = task.written.status.as_ref();
    let mut former: Option<(Status, Date, Span)> =
        declared.map(|status| (status.value, site.session(task.session).date, status.span));
    for update in task.updates.iter().map(|id| site.update(*id)) {
        let span = history::status_span(update);
        let gone_back = former.filter(|(before, _, _)| update.status.is_some_and(|after| is_back(*before, after)));
        match (gone_back, update.status) {
            (Some((before, date, place)), Some(after)) if !update.written.reopened => {
                let words = (&history::status_word(before), &history::status_word(after));
                let reference = history::reference(site, task);
                let report = Reported { task: &reference, date: update.date };
                sink.push(diagnostics::status_went_back(span, report, words, (date, place)));
            }
            (None, _) if update.written.reopened => {
                sink.push(diagnostics::nothing_reopened(span, &history::reference(site, task)));
            }
            _ => {}
        }
        former = update.status.map(|status| (status, update.date, span)).or(former);
    }
}

/// Tells whether a task takes up again what it had behind it. What was not begun can become anything.
fn is_back(before: Status, after: Status) -> bool {
    match before {
        Status::NotStarted => false,
        Status::InProgress => after == Status::NotStarted,
        Status::Done | Status::Dropped => after != before,
    }
}
