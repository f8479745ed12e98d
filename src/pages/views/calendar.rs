//! The calendar.

use serde::Serialize;

use crate::pages::views::DateView;
use crate::pages::views::LinkView;
use crate::pages::views::UpcomingView;

/// What is to be said of a session that did not take place, or not yet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StateView {
    /// `coming`, `planned`, `postponed` or `cancelled`.
    pub code: &'static str,
    /// The words: `Sắp tới`, `Hoãn`.
    pub label: String,
    /// A sentence for the head of the session's page, where one is needed.
    pub notice: Option<String>,
}

/// The calendar (`calendar.html`: `calendar`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarView {
    /// The year that is shown; none on the page of what is coming.
    pub year: Option<i32>,
    /// The number of sessions.
    pub count: String,
    /// The sessions by month: of what is coming the nearest first.
    pub months: Vec<MonthView>,
    /// Sessions that were put off and have no new day, on the page of what is coming.
    pub postponed: Vec<CalendarEntryView>,
    /// Topics announced for sessions that have no page yet, on the page of what is coming.
    pub announced: Vec<UpcomingView>,
    /// The path of the calendar for programs.
    pub file: String,
    /// The page of what is coming.
    pub ahead: LinkView,
    /// The years that have a page, newest first.
    pub years: Vec<LinkView>,
}

/// The sessions of a month.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MonthView {
    /// `Tháng 12/2026`.
    pub name: String,
    /// The days with sessions.
    pub days: Vec<CalendarDayView>,
}

/// The sessions of a day.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarDayView {
    /// The day.
    pub date: DateView,
    /// The sessions.
    pub sessions: Vec<CalendarEntryView>,
}

/// A session in the calendar.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarEntryView {
    /// The title.
    pub title: String,
    /// The path of its page.
    pub path: String,
    /// The day that was planned.
    pub date: DateView,
    /// The hour, or the part of the day.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What is to be said of it, if it did not take place.
    pub state: Option<StateView>,
}
