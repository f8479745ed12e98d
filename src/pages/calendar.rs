//! The calendar: what is coming, and the sessions of each year by month.

use chrono::Datelike;

use crate::content::SessionState;
use crate::model::Session;
use crate::model::SessionId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::tallies::number;
use crate::pages::views::CalendarDayView;
use crate::pages::views::CalendarEntryView;
use crate::pages::views::CalendarView;
use crate::pages::views::LinkView;
use crate::pages::views::MonthView;
use crate::pages::views::StateView;
use crate::routes;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn calendar(&self, year: Option<i32>, context: &mut Context) -> Template {
        let sessions = year.map_or_else(|| self.ahead(), |year| self.of_year(year));
        let site = self.from.site;
        let put_off =
            |id: &SessionId| site.session(*id).state == SessionState::Postponed && site.session(*id).date < site.today;
        let (postponed, announced) = match year {
            Some(_) => (Vec::new(), Vec::new()),
            None => {
                let postponed = self.listed_sessions.iter().copied().filter(put_off).map(|id| self.entry(id)).collect();
                (postponed, self.announced())
            }
        };
        let years = routes::calendar_years(site).into_iter().rev().filter(|other| Some(*other) != year);
        let year_link = |year: i32| LinkView { title: year.to_string(), path: routes::file(&routes::calendar(year)) };
        let view = CalendarView {
            year,
            count: number(sessions.len()),
            months: self.months(&sessions),
            postponed,
            announced,
            file: routes::CALENDAR_FILE.to_owned(),
            ahead: LinkView { title: self.text("calendar_all").to_owned(), path: routes::file(routes::CALENDAR) },
            years: years.map(year_link).collect(),
        };
        context.insert("calendar", &view);
        let head = match year {
            None => Head::new(self.text("calendar_title"), "calendar"),
            Some(year) => {
                let title = format!("{} {year}", self.text("calendar_year_title"));
                let index = LinkView { title: self.text("calendar").to_owned(), path: routes::file(routes::CALENDAR) };
                Head { breadcrumbs: vec![index], ..Head::new(&title, "calendar") }
            }
        };
        Template { name: "calendar.html", head }
    }

    /// Returns the sessions of today and later, nearest first.
    fn ahead(&self) -> Vec<SessionId> {
        let site = self.from.site;
        let end = self.listed_sessions.partition_point(|id| site.session(*id).date >= site.today);
        self.listed_sessions.iter().take(end).rev().copied().collect()
    }

    /// Returns the sessions of a year in order of time.
    fn of_year(&self, year: i32) -> Vec<SessionId> {
        let year_of = |id: &SessionId| self.from.site.session(*id).date.year();
        self.listed_sessions.iter().rev().copied().filter(|id| year_of(id) == year).collect()
    }

    fn months(&self, sessions: &[SessionId]) -> Vec<MonthView> {
        let site = self.from.site;
        let day_of = |id: &SessionId| site.session(*id).date;
        let same_month = |a: &SessionId, b: &SessionId| {
            let (a, b) = (day_of(a), day_of(b));
            (a.year(), a.month()) == (b.year(), b.month())
        };
        let day = |sessions: &[SessionId]| {
            let date = sessions.first().map(day_of).unwrap_or_default();
            CalendarDayView { date: date_view(date), sessions: sessions.iter().map(|id| self.entry(*id)).collect() }
        };
        let month = |sessions: &[SessionId]| {
            let first = sessions.first().map(day_of).unwrap_or_default();
            MonthView {
                name: format!("{} {}/{}", self.text("month"), first.month(), first.year()),
                days: sessions.chunk_by(|a, b| day_of(a) == day_of(b)).map(day).collect(),
            }
        };
        sessions.chunk_by(same_month).map(month).collect()
    }

    fn entry(&self, id: SessionId) -> CalendarEntryView {
        let session = self.from.site.session(id);
        let LinkView { title, path } = self.session_link(id);
        let part = || session.part_of_day.map(|part| self.part_of_day(part));
        CalendarEntryView {
            title,
            path,
            date: date_view(session.date),
            time: session.time.map(|time| time.to_string()).or_else(part),
            place: self.place(session),
            state: self.state(session).filter(|state| state.code != "coming"),
        }
    }

    /// Returns where a session is held in a few words, without saying the commune twice.
    pub(super) fn place(&self, session: &Session<'_>) -> Option<String> {
        let commune = session.venue_commune.or(session.communes.first().copied());
        let commune = commune.map(|commune| self.commune_name(commune));
        match (session.venue_name, commune) {
            (Some(venue), Some(commune)) if !venue.ends_with(&commune) => Some(format!("{venue}, {commune}")),
            (Some(venue), _) => Some(venue.to_owned()),
            (None, commune) => commune,
        }
    }

    /// Returns what is to be said of a session that did not take place, or not yet.
    pub(super) fn state(&self, session: &Session<'_>) -> Option<StateView> {
        let (code, label, notice) = match session.state {
            SessionState::Cancelled => ("cancelled", "state_cancelled", Some("state_cancelled_notice")),
            SessionState::Postponed => ("postponed", "state_postponed", Some("state_postponed_notice")),
            SessionState::Planned | SessionState::Held if session.coming => ("coming", "coming", None),
            SessionState::Planned => ("planned", "state_planned", Some("state_planned_notice")),
            SessionState::Held => return None,
        };
        let label = self.text(label).to_owned();
        Some(StateView { code, label, notice: notice.map(|key| self.text(key).to_owned()) })
    }
}
