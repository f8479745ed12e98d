//! Series: an index, and the rounds of each side by side.
//!
//! A round orders tasks, and the next one begins by reporting on them. A task that was open when a later round was held,
//! and of which that round said nothing, is told as not reported.

use crate::model::ResolutionId;
use crate::model::Series;
use crate::model::SeriesId;
use crate::model::SessionId;
use crate::model::Standing;
use crate::model::Tally;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::tallies::number;
use crate::pages::views::AnswerView;
use crate::pages::views::LinkView;
use crate::pages::views::RoundLinkView;
use crate::pages::views::RoundTaskView;
use crate::pages::views::SeriesIndexView;
use crate::pages::views::SeriesPageView;
use crate::pages::views::SeriesRoundView;
use crate::pages::views::SeriesRowView;
use crate::routes;
use crate::text::Date;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn series_index(&self, context: &mut Context) -> Template {
        let series = self.from.site.series.iter().zip(0..).map(|(series, id)| self.series_row(SeriesId(id), series));
        context.insert("series_index", &SeriesIndexView { as_of: self.as_of(), series: series.collect() });
        Template { name: "series_index.html", head: Head::new(self.text("series_title"), "series") }
    }

    fn series_row(&self, id: SeriesId, series: &Series<'_>) -> SeriesRowView {
        let site = self.from.site;
        let held = || series.sessions.iter().copied().filter(|id| self.took_place(*id));
        let ahead = series.sessions.iter().copied().filter(|id| site.session(*id).coming);
        let tally = Tally::of(site, self.series_tasks(series));
        let overdue = tally.count(Standing::Overdue);
        SeriesRowView {
            link: self.series_link(id),
            description: series.description.map(str::to_owned),
            held: number(held().count()),
            latest: held().min().map(|id| self.round_link(id)),
            coming: ahead.max().map(|id| self.round_link(id)),
            open: number(tally.open() - overdue),
            overdue: number(overdue),
            done: number(tally.done()),
        }
    }

    fn series_tasks<'s>(&'s self, series: &'s Series<'_>) -> impl Iterator<Item = &'s ResolutionId> {
        series.sessions.iter().flat_map(|id| &self.from.site.session(*id).resolutions)
    }

    /// Returns a series with the way to its page.
    pub(super) fn series_link(&self, id: SeriesId) -> LinkView {
        let title = self.from.site.series[id.index()].name.to_owned();
        LinkView { title, path: routes::file(self.from.routes.series(id)) }
    }

    /// Tells whether a session was held before the day of the build, or on it.
    pub(super) fn took_place(&self, id: SessionId) -> bool {
        let session = self.from.site.session(id);
        session.is_held() && !session.coming
    }

    fn round_link(&self, id: SessionId) -> RoundLinkView {
        let session = self.from.site.session(id);
        let LinkView { title, path } = self.session_by_round(id);
        RoundLinkView { name: title, path, date: date_view(session.date), state: self.state(session) }
    }

    /// Returns a session by the number of its round, or by its title where it has none.
    fn session_by_round(&self, id: SessionId) -> LinkView {
        let link = self.session_link(id);
        match self.from.site.session(id).round {
            Some(round) => LinkView { title: self.round_name(round), ..link },
            None => link,
        }
    }

    fn round_name(&self, round: u32) -> String {
        format!("{} {round}", self.text("round"))
    }

    pub(super) fn series_page(&self, id: SeriesId, context: &mut Context) -> Template {
        let site = self.from.site;
        let series = &site.series[id.index()];
        let view = SeriesPageView {
            description: series.description.map(str::to_owned),
            as_of: self.as_of(),
            tally: self.tally_line(&Tally::of(site, self.series_tasks(series)), None),
            rounds: self.rounds(id, series),
        };
        context.insert("series", &view);
        let index = LinkView { title: self.text("series").to_owned(), path: routes::file(routes::SERIES) };
        let head = Head {
            breadcrumbs: vec![index],
            description: series.description.map(str::to_owned),
            feeds: self.feed(self.from.routes.series(id), series.name),
            ..Head::new(series.name, "series")
        };
        Template { name: "series.html", head }
    }

    /// Returns the rounds from 1 to the latest, those in a row without an article as one; then what has no number.
    fn rounds(&self, of: SeriesId, series: &Series<'_>) -> Vec<SeriesRoundView> {
        let site = self.from.site;
        let mut views = Vec::new();
        let mut next = 1;
        for id in &series.sessions {
            if let Some(round) = site.session(*id).round {
                if round > next {
                    views.push(self.missing_rounds(next, round - 1));
                }
                next = next.max(round.saturating_add(1));
            }
            views.push(self.series_round(of, *id));
        }
        views
    }

    fn missing_rounds(&self, first: u32, last: u32) -> SeriesRoundView {
        let name = match last {
            last if last == first => self.round_name(first),
            last => format!("{} {} {last}", self.round_name(first), self.text("round_until")),
        };
        SeriesRoundView {
            anchor: format!("lan_{first}"),
            name,
            session: None,
            date: None,
            state: None,
            communes: Vec::new(),
            held: false,
            tasks: Vec::new(),
            reports: Vec::new(),
        }
    }

    fn series_round(&self, series: SeriesId, id: SessionId) -> SeriesRoundView {
        let site = self.from.site;
        let session = site.session(id);
        let told = session.updates.iter().filter(|update| site.update(**update).date <= site.today);
        SeriesRoundView {
            anchor: format!("buoi_{}", session.article.id),
            name: session.round.map(|round| self.round_name(round)).unwrap_or_default(),
            session: Some(self.session_link(id)),
            date: Some(date_view(session.date)),
            state: self.state(session),
            communes: session.communes.iter().map(|commune| self.commune_link(*commune)).collect(),
            held: self.took_place(id),
            tasks: session.resolutions.iter().map(|task| self.round_task(series, *task)).collect(),
            reports: told.map(|update| self.update(*update)).collect(),
        }
    }

    fn round_task(&self, series: SeriesId, id: ResolutionId) -> RoundTaskView {
        let task = self.from.site.resolution(id);
        RoundTaskView {
            text: task.text.to_owned(),
            path: routes::file(self.from.routes.resolution(id)),
            agency: task.agency.map(|agency| self.named_agency(agency)),
            due: task.due.map(date_view),
            answers: self.answers(series, id),
            settled: task.updates.is_empty() && !task.standing.is_open(),
            status: self.task_status(task),
        }
    }

    /// Returns what was reported on a task, and the rounds that said nothing of it while it was open, in order of time.
    fn answers(&self, series: SeriesId, id: ResolutionId) -> Vec<AnswerView> {
        let site = self.from.site;
        let reports = site.resolution(id).updates.iter().map(|update| {
            let update = site.update(*update);
            let view = AnswerView {
                session: self.answering(update.session, series),
                until: None,
                date: date_view(update.date),
                silent: false,
                status: Some(self.status(update.status)),
                note: update.note.map(str::to_owned),
            };
            (update.date, view)
        });
        let silences = site.silent_rounds(id).into_iter().map(|round| {
            let date = site.session(round).date;
            let session = self.answering(round, series);
            let view =
                AnswerView { session, until: None, date: date_view(date), silent: true, status: None, note: None };
            (date, view)
        });
        let mut answers: Vec<(Date, AnswerView)> = reports.chain(silences).collect();
        answers.sort_by_key(|(date, _)| *date);
        joined(answers.into_iter().map(|(_, view)| view))
    }

    /// Returns the session of an answer: by its round where it belongs to the series, else by its title.
    fn answering(&self, id: SessionId, series: SeriesId) -> LinkView {
        match self.from.site.session(id).series {
            Some(own) if own == series => self.session_by_round(id),
            _ => self.session_link(id),
        }
    }
}

/// Makes one answer of several in a row that say nothing.
fn joined(answers: impl Iterator<Item = AnswerView>) -> Vec<AnswerView> {
    let mut joined: Vec<AnswerView> = Vec::new();
    for answer in answers {
        match joined.last_mut() {
            Some(last) if last.silent && answer.silent => last.until = Some(answer.session),
            _ => joined.push(answer),
        }
    }
    joined
}
