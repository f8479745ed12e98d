//! The page of a task: what was promised, by whom, by when, and what became of it.

use crate::content::Evidence;
use crate::model::AgencyId;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Standing;
use crate::model::UpdateId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::views::EvidenceView;
use crate::pages::views::LinkView;
use crate::pages::views::PlaceView;
use crate::pages::views::TaskEventView;
use crate::pages::views::TaskNextView;
use crate::pages::views::TaskSessionView;
use crate::pages::views::TaskView;
use crate::routes;
use crate::text;
use crate::theme::Context;
use crate::theme::Prepared;
use crate::theme::ThemeError;

/// The longest heading, in characters; a longer task is shown whole below it.
const HEADING: usize = 140;

/// What the pages of all tasks of a session share, as HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct TaskSession {
    breadcrumbs: Prepared,
    facts: Prepared,
}

impl Pages<'_> {
    pub(super) fn task(&self, id: ResolutionId, context: &mut Context) -> Result<Template, ThemeError> {
        let site = self.from.site;
        let task = site.resolution(id);
        let session = site.session(task.session);
        let heading = text::excerpt(task.text, HEADING);
        let make = || self.task_session(task.session);
        let shared = self.task_sessions.try_get(task.session.index(), make)?;
        let view = TaskView {
            code: format!("{}/{}", session.article.id, task.id),
            text: (heading != task.text).then(|| task.text.to_owned()),
            status: self.task_status(task),
            agency: task.agency.map(|agency| self.prepared_agency(agency)),
            with: task.with.iter().map(|agency| self.agency_link(*agency)).collect(),
            due: task.due.map(date_view),
            session_breadcrumbs: shared.breadcrumbs.clone(),
            session_facts: shared.facts.clone(),
            petitions: self.answered_petitions(task, session),
            timeline: self.timeline(id, task),
            next: self.next_steps(task, session),
            illustrative: session.article.illustrative,
        };
        let ledger = LinkView { title: self.text("ledger").to_owned(), path: routes::file(routes::LEDGER) };
        let breadcrumbs = vec![ledger, self.session_link(task.session)];
        let head = Head { breadcrumbs, passed_on: true, ..Head::new(&heading, "ledger") };
        context.insert("task", &view);
        Ok(Template { name: "task.html", head })
    }

    /// Makes what the pages of all tasks of a session say of it; nothing for one whose tasks have no pages.
    pub(super) fn task_session(&self, id: SessionId) -> Result<TaskSession, ThemeError> {
        let site = self.from.site;
        let session = site.session(id);
        if session.resolutions.is_empty() || !session.is_listed() {
            return Ok(TaskSession::default());
        }
        let view = TaskSessionView {
            session: self.session_link(id),
            assigned: date_view(session.date),
            topics: session.topics.iter().map(|topic| self.topic_link(*topic)).collect(),
            communes: session.communes.iter().map(|commune| self.commune_link(*commune)).collect(),
            series: session.series.map(|series| LinkView {
                title: site.series[series.index()].name.to_owned(),
                path: routes::file(self.from.routes.series(series)),
            }),
        };
        let root = session.resolutions.first().map(|task| routes::root(self.from.routes.resolution(*task)));
        let ledger = LinkView { title: self.text("ledger").to_owned(), path: routes::file(routes::LEDGER) };
        let place = PlaceView {
            root: root.unwrap_or_default(),
            section: "ledger".to_owned(),
            breadcrumbs: vec![ledger, view.session.clone()],
        };
        let mut context = Context::default();
        context.insert("page", &place);
        context.insert("facts", &view);
        let part = |template: &str| {
            let html = self.theme.render(template, &context)?;
            Ok(Prepared::new(&String::from_utf8_lossy(&html)))
        };
        Ok(TaskSession { breadcrumbs: part("task_breadcrumbs.html")?, facts: part("task_session.html")? })
    }

    /// Returns who took over from an agency that no longer exists.
    pub(super) fn successors(&self, id: AgencyId) -> Vec<LinkView> {
        let agency = &self.from.site.agencies[id.index()];
        let exists = agency.abolished.is_some_and(|day| day > self.from.site.today);
        let successors = agency.successors.iter().filter(|_| !exists);
        successors.map(|successor| self.agency_link(*successor)).collect()
    }

    fn answered_petitions(&self, task: &Resolution<'_>, session: &Session<'_>) -> Vec<LinkView> {
        let address = routes::file(self.from.routes.session(task.session));
        let petitions = task.petitions.iter().filter_map(|at| session.petitions.get(*at));
        petitions
            .map(|petition| LinkView { title: petition.text.to_owned(), path: format!("{address}#{}", petition.id) })
            .collect()
    }

    /// Returns what happened to a task in order of time, the rounds that were silent on it included.
    fn timeline(&self, id: ResolutionId, task: &Resolution<'_>) -> Vec<TaskEventView> {
        let site = self.from.site;
        let article = &site.session(task.session).article;
        let assigned = TaskEventView {
            kind: "assigned",
            date: date_view(site.session(task.session).date),
            session: self.prepared_session(task.session),
            status: task.declared.map(|status| self.prepared_state(Some(status))),
            note: None,
            evidence: self.evidence(article, &task.written.evidence),
        };
        let reports = task.updates.iter().map(|update| (site.update(*update).date, self.report(*update)));
        let silent = site.silent_rounds(id).into_iter().map(|round| (site.session(round).date, self.silence(round)));
        let mut events: Vec<_> = reports.chain(silent).collect();
        events.sort_by_key(|(date, _)| *date);
        std::iter::once(assigned).chain(events.into_iter().map(|(_, event)| event)).collect()
    }

    fn report(&self, id: UpdateId) -> TaskEventView {
        let site = self.from.site;
        let update = site.update(id);
        TaskEventView {
            kind: "reported",
            date: date_view(update.date),
            session: self.prepared_session(update.session),
            status: update.status.map(|status| self.prepared_state(Some(status))),
            note: update.note.map(str::to_owned),
            evidence: self.evidence(&site.session(update.session).article, update.evidence),
        }
    }

    fn silence(&self, round: SessionId) -> TaskEventView {
        TaskEventView {
            kind: "silent",
            date: date_view(self.from.site.session(round).date),
            session: self.prepared_session(round),
            status: None,
            note: None,
            evidence: Vec::new(),
        }
    }

    /// Returns the proofs that an article gives, its files by their published paths.
    pub(super) fn evidence(&self, article: &crate::model::Article<'_>, written: &[Evidence]) -> Vec<EvidenceView> {
        let view = |evidence: &Evidence| {
            let Evidence { title, url, file } = evidence;
            EvidenceView {
                title: title.value.clone(),
                url: url.as_ref().map(|url| text::uri(url.value.clone())),
                path: file.as_ref().and_then(|file| self.file_path(article, &file.value)),
                note: file.as_ref().and_then(|file| self.attachment_note(article.folder, &file.value)),
            }
        };
        written.iter().map(view).collect()
    }

    /// Returns what is to come: the due day, and the next round of the series. For a task that is over, how it ended.
    fn next_steps(&self, task: &Resolution<'_>, session: &Session<'_>) -> Vec<TaskNextView> {
        let step = |key: &'static str, day| TaskNextView { text: self.text(key).to_owned(), date: day, session: None };
        if task.standing == Standing::Dropped {
            return vec![step("task_dropped_end", None)];
        }
        if let Some(done_on) = task.done_on {
            return vec![step("task_finished", Some(date_view(done_on)))];
        }
        let due = match (task.due, task.standing) {
            (Some(due), Standing::Overdue) => Some(step("task_overdue_since", Some(date_view(due)))),
            (Some(due), _) => Some(step("task_due_on", Some(date_view(due)))),
            (None, _) => None,
        };
        let next = self.next_round(session).map(|round| TaskNextView {
            text: self.text("task_next_session").to_owned(),
            date: Some(date_view(self.from.site.session(round).date)),
            session: Some(self.session_link(round)),
        });
        let steps: Vec<TaskNextView> = due.into_iter().chain(next).collect();
        if steps.is_empty() { vec![step("task_waiting", None)] } else { steps }
    }

    /// Returns the next round of a session's series that lies ahead and is to take place.
    fn next_round(&self, session: &Session<'_>) -> Option<SessionId> {
        let site = self.from.site;
        let rounds = &site.series[session.series?.index()].sessions;
        let planned = |id: &&SessionId| {
            let round = site.session(**id);
            round.coming && round.state == crate::content::SessionState::Planned
        };
        rounds.iter().filter(planned).min_by_key(|id| site.session(**id).date).copied()
    }
}
