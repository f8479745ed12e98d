//! What the rules ask of a site: its listed tasks and reports, their names, and how a task stood before a day.

use crate::content::Status;
use crate::diagnostics::Wording;
use crate::model::Resolution;
use crate::model::Session;
use crate::model::Site;
use crate::model::Update;
use crate::source::Span;
use crate::text::Date;

/// Returns the tasks of listed sessions.
pub(super) fn tasks<'s, 'd>(site: &'s Site<'d>) -> impl Iterator<Item = &'s Resolution<'d>> {
    site.listed_resolutions().map(|id| site.resolution(id))
}

/// Returns the reports of listed sessions on tasks of listed sessions, whatever their day.
pub(super) fn updates<'s, 'd>(site: &'s Site<'d>) -> impl Iterator<Item = &'s Update<'d>> {
    let is_listed = |update: &&Update<'d>| {
        site.session(update.session).is_listed() && site.session(site.resolution(update.resolution).session).is_listed()
    };
    site.updates.iter().filter(is_listed)
}

/// Returns the listed sessions whose day is known, with the place of the day.
pub(super) fn sessions<'s, 'd>(site: &'s Site<'d>) -> impl Iterator<Item = (&'s Session<'d>, Span)> {
    let listed = site.sessions.iter().filter(|session| session.is_listed());
    listed.filter_map(|session| Some((session, day_span(session)?)))
}

/// Returns the place of the day of a session; none where the day was left out or means nothing, which is told elsewhere.
pub(super) fn day_span(session: &Session<'_>) -> Option<Span> {
    session.written.date.as_ref().map(|date| date.span)
}

/// Returns what names a task from other articles, such as `2020-10-05-ia-le/nv-01`.
pub(super) fn reference(site: &Site<'_>, task: &Resolution<'_>) -> String {
    format!("{}/{}", site.session(task.session).article.id, task.id)
}

/// Returns the place of the state that a report gives, or of the task it names.
pub(super) fn status_span(update: &Update<'_>) -> Span {
    update.written.status.as_ref().map_or(update.written.resolution.span, |status| status.span)
}

/// Returns the place of the day of a report, or of the task it names.
pub(super) fn date_span(update: &Update<'_>) -> Span {
    update.written.date.as_ref().map_or(update.written.resolution.span, |date| date.span)
}

/// Returns how a task stood at the beginning of a day; none where nothing was published of it.
pub(super) fn status_before(site: &Site<'_>, task: &Resolution<'_>, day: Date) -> Option<Status> {
    let end = task.updates.partition_point(|id| site.update(*id).date < day);
    task.updates[..end].iter().rev().find_map(|id| site.update(*id).status).or(task.declared)
}

/// Tells whether nothing is left to be done in a state.
pub(super) fn is_closed(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Done | Status::Dropped))
}

/// Returns the word for a state: in Vietnamese as people say it, in English as it is typed.
pub(super) fn status_word(status: Status) -> Wording {
    match status {
        Status::NotStarted => Wording::new("chưa thực hiện", "not_started"),
        Status::InProgress => Wording::new("đang thực hiện", "in_progress"),
        Status::Done => Wording::new("hoàn thành", "done"),
        Status::Dropped => Wording::new("dừng thực hiện", "dropped"),
    }
}
