//! The page of a session: what it was, what was said, and what came of it.

use crate::content::Chair;
use crate::content::LegalBasis;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Upcoming;
use crate::model::UpdateId;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::views::AnchorView;
use crate::pages::views::ChairView;
use crate::pages::views::LegalBasisView;
use crate::pages::views::LinkView;
use crate::pages::views::PetitionView;
use crate::pages::views::ResolutionView;
use crate::pages::views::RoundView;
use crate::pages::views::SeriesView;
use crate::pages::views::SessionView;
use crate::pages::views::UpcomingView;
use crate::pages::views::UpdateView;
use crate::pages::views::VenueView;
use crate::routes;
use crate::routes::ArticleId;
use crate::text;
use crate::theme::Context;
use crate::theme::Prepared;

/// The number of other articles on the same topic.
const SAME_TOPIC: usize = 5;
/// A series with more rounds than this is shown from its latest ones.
const MOST_ROUNDS: u32 = 50;

impl Pages<'_> {
    pub(super) fn session(&self, id: SessionId, context: &mut Context) -> Template {
        let session = self.from.site.session(id);
        let list = LinkView { title: self.text("sessions").to_owned(), path: routes::file(routes::SESSIONS) };
        let view = self.session_view(id, session, list.clone());
        context.insert("session", &view);
        Template { name: "session.html", head: self.article_head(ArticleId::Session(id), "sessions", vec![list]) }
    }

    fn session_view(&self, id: SessionId, session: &Session<'_>, list: LinkView) -> SessionView {
        let mut article = self.article(ArticleId::Session(id), list);
        article.date = Some(date_view(session.date));
        article.published = session.published.filter(|day| *day != session.date).map(date_view);
        article.topics = self.prepared_topics(&session.topics);
        article.communes = self.prepared_communes(&session.communes);
        article.same_topic = self.same_topic(id, session);
        if let Ok(at) = self.listed_sessions.binary_search(&id) {
            article.newer = at.checked_sub(1).map(|newer| self.session_link(self.listed_sessions[newer]));
            article.older = self.listed_sessions.get(at + 1).map(|older| self.session_link(*older));
        }
        let has_outcome =
            !(session.petitions.is_empty() && session.resolutions.is_empty() && session.updates.is_empty());
        SessionView {
            time: session.time.map(|time| time.to_string()),
            part_of_day: session.part_of_day.map(|part| self.part_of_day(part)),
            format: session.format.map(|format| self.format(format)),
            series: self.series(id, session),
            venue: self.venue(session),
            cluster: session.cluster.map(str::to_owned),
            chairs: session.chairs.iter().map(chair).collect(),
            attendees: session.attendees.iter().map(|attendee| attendee.value.clone()).collect(),
            attendance: session.attendance,
            legal_basis: session.legal_basis.iter().map(legal_basis).collect(),
            petitions: self.petitions(session),
            resolutions: session.resolutions.iter().map(|task| self.resolution(*task, session)).collect(),
            updates: session.updates.iter().map(|update| self.update(*update)).collect(),
            upcoming: session.upcoming.iter().map(|upcoming| self.upcoming(upcoming, None)).collect(),
            coming: session.coming,
            state: self.state(session),
            has_outcome,
            owes_outcome: self.took_place(id),
            notice: routes::has_notice(session, self.from.site.today)
                .then(|| routes::file(&routes::notice(self.from.routes.session(id)))),
            article,
        }
    }

    /// Returns the sessions held on the first topic that are nearest in time, those before this one first; newest first.
    fn same_topic(&self, id: SessionId, session: &Session<'_>) -> Vec<Prepared> {
        let Some(topic) = session.topics.first() else { return Vec::new() };
        let all = &self.from.site.topics[topic.index()].sessions;
        let at = all.partition_point(|other| *other < id);
        let older = all[at..].iter().filter(|other| **other != id);
        let newer = all[..at].iter().rev();
        let held = older.chain(newer).filter(|other| self.took_place(**other));
        let mut nearest: Vec<SessionId> = held.copied().take(SAME_TOPIC).collect();
        nearest.sort_unstable();
        nearest.into_iter().map(|other| self.session_card(other)).collect()
    }

    fn series(&self, id: SessionId, session: &Session<'_>) -> Option<SeriesView> {
        let site = self.from.site;
        let series_id = session.series?;
        let series = &site.series[series_id.index()];
        let latest = series.sessions.iter().filter_map(|other| site.session(*other).round).max().unwrap_or(0);
        let first = latest.saturating_sub(MOST_ROUNDS - 1).max(1);
        let holder =
            |round: u32| series.sessions.iter().copied().find(|other| site.session(*other).round == Some(round));
        let round_view = |round: u32| {
            let held = holder(round);
            RoundView {
                round,
                link: held.map(|other| self.session_link(other)),
                date: held.map(|other| date_view(site.session(other).date)),
                current: held == Some(id),
            }
        };
        let at = series.sessions.iter().position(|other| *other == id);
        let beside = |step: isize| {
            let index = at?.checked_add_signed(step)?;
            series.sessions.get(index).map(|other| self.session_link(*other))
        };
        Some(SeriesView {
            name: series.name.to_owned(),
            link: self.series_link(series_id),
            round: session.round,
            rounds: (first..=latest).map(round_view).collect(),
            previous: beside(-1),
            next: beside(1),
        })
    }

    fn venue(&self, session: &Session<'_>) -> Option<VenueView> {
        let commune = session.venue_commune.map(|commune| self.commune_link(commune));
        let named = session.venue_name.is_some() || commune.is_some();
        named.then(|| VenueView { name: session.venue_name.map(str::to_owned), commune })
    }

    fn petitions(&self, session: &Session<'_>) -> Vec<PetitionView> {
        let site = self.from.site;
        let view = |(index, petition): (usize, &crate::model::Petition<'_>)| {
            let tasks = session.resolutions.iter().map(|task| site.resolution(*task));
            let answering = tasks.filter(|task| task.petitions.contains(&index));
            PetitionView {
                id: petition.id.to_owned(),
                anchor: petition.id.to_owned(),
                text: petition.text.to_owned(),
                from: petition.from.map(str::to_owned),
                agency: petition.agency.map(|agency| self.agency_link(agency)),
                answer: petition.answer.map(str::to_owned),
                resolutions: answering.map(|task| anchor(task.id)).collect(),
            }
        };
        session.petitions.iter().enumerate().map(view).collect()
    }

    fn resolution(&self, id: ResolutionId, session: &Session<'_>) -> ResolutionView {
        let site = self.from.site;
        let task = site.resolution(id);
        let last_word = site.last_word(task);
        ResolutionView {
            id: task.id.to_owned(),
            anchor: task.id.to_owned(),
            path: routes::file(self.from.routes.resolution(id)),
            text: task.text.to_owned(),
            evidence: self.evidence(&session.article, &task.written.evidence),
            agency: task.agency.map(|agency| self.prepared_agency(agency)),
            with: task.with.iter().map(|agency| self.agency_link(*agency)).collect(),
            due: task.due.map(date_view),
            status: self.task_status(task),
            petitions: task
                .petitions
                .iter()
                .filter_map(|at| session.petitions.get(*at))
                .map(|petition| anchor(petition.id))
                .collect(),
            last_word: (last_word > session.date).then(|| date_view(last_word)),
        }
    }

    /// Returns what was reported on a task.
    pub(super) fn update(&self, id: UpdateId) -> UpdateView {
        let site = self.from.site;
        let update = site.update(id);
        let task = site.resolution(update.resolution);
        let origin = self.session_link(task.session);
        let reporter = &site.session(update.session).article;
        let is_shown = site.session(task.session).is_listed();
        UpdateView {
            text: if is_shown { task.text.to_owned() } else { self.text("withdrawn_task").to_owned() },
            task: is_shown.then(|| routes::file(self.from.routes.resolution(update.resolution))),
            assigned_at: origin,
            reported_by: self.session_link(update.session),
            agency: task.agency.map(|agency| self.prepared_agency(agency)),
            due: task.due.filter(|_| is_shown).map(date_view),
            status: self.status(update.status),
            date: date_view(update.date),
            note: update.note.map(str::to_owned),
            evidence: self.evidence(reporter, update.evidence),
        }
    }

    pub(super) fn upcoming(&self, upcoming: &Upcoming<'_>, announced_by: Option<LinkView>) -> UpcomingView {
        UpcomingView {
            topic: self.topic_link(upcoming.topic),
            date: upcoming.date.map(date_view),
            venue: upcoming.venue.map(str::to_owned),
            announced_by,
        }
    }
}

fn anchor(id: &str) -> AnchorView {
    AnchorView { text: id.to_owned(), anchor: id.to_owned() }
}

fn chair(written: &Chair) -> ChairView {
    let Chair { name, role } = written;
    ChairView { name: name.value.clone(), role: role.as_ref().map(|role| role.value.clone()) }
}

fn legal_basis(written: &LegalBasis) -> LegalBasisView {
    let LegalBasis { title, number, date, url } = written;
    LegalBasisView {
        title: title.value.clone(),
        number: number.as_ref().map(|number| number.value.clone()),
        date: date.as_ref().map(|date| date_view(date.value)),
        url: url.as_ref().map(|url| text::uri(url.value.clone())),
    }
}
