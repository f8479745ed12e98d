//! From facts to what the template and the table show.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::content;
use crate::content::Status;
use crate::model::AgencyId;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Standing;
use crate::model::UpdateId;
use crate::report::PeriodKind;
use crate::report::facts::Facts;
use crate::report::views::FigureView;
use crate::report::views::ReportCoverageView;
use crate::report::views::ReportSessionView;
use crate::report::views::ReportTaskView;
use crate::report::views::ReportUpdateView;
use crate::report::views::ReportView;
use crate::report::views::SumsView;
use crate::report::views::TallyRowView;
use crate::report::views::TallyView;
use crate::text;
use crate::text::Date;
use crate::text::Language;
use crate::theme::Theme;

/// The least whole of which a share is given in per cent.
const LEAST_WHOLE: usize = 5;

/// The heads of the columns of the table.
const COLUMNS: [&str; 18] = [
    "report_csv_session",
    "report_csv_session_date",
    "report_csv_session_title",
    "report_csv_illustrative",
    "report_csv_task",
    "report_csv_text",
    "report_csv_agency",
    "report_csv_successors",
    "report_csv_with",
    "report_csv_due",
    "report_csv_standing",
    "report_csv_done_on",
    "report_csv_days_overdue",
    "report_csv_assigned",
    "report_csv_came_due",
    "report_csv_reported",
    "report_csv_last_date",
    "report_csv_last_note",
];

/// Turns facts into views with the words of a theme.
pub(super) struct Filler<'a, 'd> {
    pub(super) facts: &'a Facts<'a, 'd>,
    pub(super) theme: &'a Theme,
    /// Whether there is a list of all units.
    pub(super) has_all_communes: bool,
}

impl<'a> Filler<'a, '_> {
    /// Fills the view of the page.
    pub(super) fn report(&self) -> ReportView {
        let Facts { site, period, .. } = *self.facts;
        let content::Organisation { name, parent, .. } = site.settings.organisation;
        let words = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone());
        let warning = match (period.first > site.today, period.last > site.today) {
            (true, _) => Some("report_future"),
            (false, true) => Some("report_unfinished"),
            (false, false) => None,
        };
        let sessions: Vec<ReportSessionView> = self.facts.sessions.iter().map(|id| self.session(*id)).collect();
        let coverage = self.coverage();
        let mut view = ReportView {
            parent: words(parent),
            organisation: words(name),
            period: self.period_name(),
            first: text::long_date(period.first),
            last: text::long_date(period.last),
            today: text::long_date(site.today),
            as_of: text::short_date(site.today),
            warning: warning.map(|key| self.text(key).to_owned()),
            has_illustrative: false,
            figures: Vec::new(),
            sums: self.sums(&sessions),
            sessions,
            coverage,
            assigned: self.tally(&self.facts.assigned),
            due: self.tally(&self.facts.due),
            reports: self.facts.reports.iter().map(|id| self.update(*id)).collect(),
            overdue: self.facts.overdue.iter().map(|id| self.task(*id)).collect(),
            unpublished: self.facts.unpublished.iter().map(|id| self.task(*id)).collect(),
        };
        view.figures = self.figures(&view);
        let tasks = view.reports.iter().map(|report| &report.task).chain(&view.overdue).chain(&view.unpublished);
        view.has_illustrative =
            view.sessions.iter().any(|session| session.illustrative) || tasks.into_iter().any(|task| task.illustrative);
        view
    }

    fn figures(&self, view: &ReportView) -> Vec<FigureView> {
        let figure = |key: &'static str, value: String| FigureView { label: self.text(key).to_owned(), value };
        let count = |key, count: usize| figure(key, number(count));
        let done_of = |tasks: &[ResolutionId], is_wanted: fn(Standing) -> bool| {
            let stand = tasks.iter().filter(|id| is_wanted(self.facts.site.resolution(**id).standing));
            share(stand.count(), tasks.len())
        };
        let Facts { assigned, due, put_off, .. } = self.facts;
        let mut figures = vec![count("report_sessions_held", view.sessions.len())];
        let kinds = ["report_sessions_postponed", "report_sessions_cancelled"].into_iter().zip(put_off);
        figures.extend(kinds.filter(|(_, put_off)| **put_off > 0).map(|(key, put_off)| count(key, *put_off)));
        let with = view.coverage.with.len();
        figures.push(match self.has_all_communes {
            true => figure("report_communes_with", share(with, with + view.coverage.without.len())),
            false => count("report_communes_with", with),
        });
        figures.push(count("report_petitions", view.sums.petitions));
        figures.push(figure("report_answered", share(view.sums.answered, view.sums.petitions)));
        figures.push(count("report_assigned", assigned.len()));
        figures.push(figure("report_assigned_done", done_of(assigned, Standing::is_done)));
        figures.push(count("report_due", due.len()));
        figures.push(figure("report_due_on_time", done_of(due, |standing| standing == Standing::DoneOnTime)));
        figures.push(count("report_reports", view.reports.len()));
        figures.push(count("report_overdue", view.overdue.len()));
        figures.push(count("report_unpublished", view.unpublished.len()));
        figures
    }

    fn period_name(&self) -> Option<String> {
        let period = self.facts.period;
        let (year, month) = (period.first.year(), period.first.month());
        let quarter = ["I", "II", "III", "IV"].get(month as usize / 3).copied().unwrap_or_default();
        let (of_year, name) = (self.text("report_of_year"), |key| self.text(key));
        match period.kind {
            PeriodKind::Days => None,
            PeriodKind::Month => Some(format!("{} {month} {of_year} {year}", name("month"))),
            PeriodKind::Quarter => Some(format!("{} {quarter} {of_year} {year}", name("report_quarter"))),
            PeriodKind::Year => Some(format!("{} {year}", name("year"))),
        }
    }

    fn session(&self, id: SessionId) -> ReportSessionView {
        let site = self.facts.site;
        let session = site.session(id);
        let topics: Vec<&str> = session.topics.iter().map(|topic| site.topics[topic.index()].name).collect();
        let chair = |chair: &content::Chair| match &chair.role {
            Some(role) => format!("{}, {}", chair.name.value, role.value),
            None => chair.name.value.clone(),
        };
        ReportSessionView {
            date: text::short_date(session.date),
            title: session.article.title.to_owned(),
            illustrative: session.article.illustrative,
            topics: topics.join(", "),
            venue: self.venue(session),
            chairs: session.chairs.iter().map(chair).collect(),
            attendance: session.attendance.map(|count| number(count as usize)),
            petitions: session.petitions.len(),
            answered: session.petitions.iter().filter(|petition| petition.answer.is_some()).count(),
            tasks: session.resolutions.len(),
        }
    }

    /// Returns the place and its commune; a name that ends with the commune does not say it twice.
    fn venue(&self, session: &Session<'_>) -> Option<String> {
        let commune = session.venue_commune.map(|commune| self.commune(commune));
        match (session.venue_name, commune) {
            (Some(name), Some(commune)) if !name.ends_with(&commune) => Some(format!("{name}, {commune}")),
            (Some(name), _) => Some(name.to_owned()),
            (None, commune) => commune,
        }
    }

    fn commune(&self, id: crate::model::CommuneId) -> String {
        self.facts.site.communes[id.index()].full_name()
    }

    fn sums(&self, sessions: &[ReportSessionView]) -> SumsView {
        let held = self.facts.sessions.iter().map(|id| self.facts.site.session(*id));
        let known: Vec<usize> = held.filter_map(|session| session.attendance).map(|count| count as usize).collect();
        let sum = |field: fn(&ReportSessionView) -> usize| sessions.iter().map(field).sum();
        SumsView {
            attendance: (!known.is_empty()).then(|| number(known.iter().sum())),
            petitions: sum(|session| session.petitions),
            answered: sum(|session| session.answered),
            tasks: sum(|session| session.tasks),
        }
    }

    fn coverage(&self) -> ReportCoverageView {
        let (with, without): (Vec<_>, Vec<_>) = self.facts.communes.iter().copied().partition(|(_, count)| *count > 0);
        ReportCoverageView {
            is_known: self.has_all_communes,
            with: with.into_iter().map(|(id, count)| format!("{} ({count})", self.commune(id))).collect(),
            without: without.into_iter().filter(|_| self.has_all_communes).map(|(id, _)| self.commune(id)).collect(),
        }
    }

    fn tally(&self, tasks: &[ResolutionId]) -> TallyView {
        let by_agency = self.facts.by_agency(tasks);
        let has_any = |standing: &Standing| by_agency.iter().any(|(_, tally)| tally.count(*standing) > 0);
        let columns: Vec<Standing> = Standing::ALL.into_iter().filter(has_any).collect();
        let row = |(agency, tally): &(Option<AgencyId>, crate::model::Tally)| TallyRowView {
            name: agency.map_or(self.text("agency_unpublished").to_owned(), |agency| self.agency(agency)),
            counts: columns.iter().map(|standing| tally.count(*standing)).collect(),
            total: tally.total(),
        };
        let rows: Vec<TallyRowView> = by_agency.iter().map(row).collect();
        let sum = |at: usize| rows.iter().map(|row| row.counts[at]).sum();
        TallyView {
            sum: TallyRowView {
                name: self.text("report_sum").to_owned(),
                counts: (0..columns.len()).map(sum).collect(),
                total: rows.iter().map(|row| row.total).sum(),
            },
            columns: columns.iter().map(|standing| self.standing(*standing).to_owned()).collect(),
            rows,
        }
    }

    fn update(&self, id: UpdateId) -> ReportUpdateView {
        let update = self.facts.site.update(id);
        ReportUpdateView {
            date: text::short_date(update.date),
            task: self.task(update.resolution),
            status: self.status(update.status).to_owned(),
            note: update.note.map(str::to_owned),
        }
    }

    fn task(&self, id: ResolutionId) -> ReportTaskView {
        let site = self.facts.site;
        let task = site.resolution(id);
        let session = site.session(task.session);
        ReportTaskView {
            text: task.text.to_owned(),
            session: session.article.title.to_owned(),
            date: text::short_date(session.date),
            illustrative: session.article.illustrative,
            agency: task.agency.map(|agency| self.agency(agency)),
            due: task.due.map(text::short_date),
            days: self.facts.days_overdue(task),
            status: self.status(site.status(task)).to_owned(),
        }
    }

    /// Returns the name of an agency; one that no longer exists names who took over.
    fn agency(&self, id: AgencyId) -> String {
        let name = self.facts.site.agency_name(id);
        let successors = self.successors(id);
        if successors.is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({} {successors})", self.text("now_agency"))
        }
    }

    fn successors(&self, id: AgencyId) -> String {
        let site = self.facts.site;
        let agency = &site.agencies[id.index()];
        let is_gone = agency.abolished.is_none_or(|day| day <= site.today);
        let successors = agency.successors.iter().filter(|_| is_gone).map(|successor| site.agency_name(*successor));
        successors.collect::<Vec<_>>().join(", ")
    }

    /// Returns the rows of the table: the heads of the columns, then one row a task.
    pub(super) fn rows(&self) -> Vec<Vec<String>> {
        let as_of = text::short_date(self.facts.site.today);
        let head = COLUMNS.iter().map(|key| match *key {
            "report_csv_standing" => format!("{} {as_of}", self.text(key)),
            key => self.text(key).to_owned(),
        });
        let Facts { site, assigned, due, reports, .. } = self.facts;
        let set = |tasks: &[ResolutionId]| tasks.iter().copied().collect::<BTreeSet<_>>();
        let reported = reports.iter().map(|update| site.update(*update).resolution).collect();
        let parts = [set(assigned), set(due), reported];
        let tasks = self.facts.tasks();
        std::iter::once(head.collect()).chain(tasks.iter().map(|id| self.row(*id, &parts))).collect()
    }

    fn row(&self, id: ResolutionId, [assigned, due, reported]: &[BTreeSet<ResolutionId>; 3]) -> Vec<String> {
        let site = self.facts.site;
        let task: &Resolution<'_> = site.resolution(id);
        let session = site.session(task.session);
        let said = |is_so: bool| self.text(if is_so { "report_yes" } else { "report_no" }).to_owned();
        let day = |day: Option<Date>| day.map_or(String::new(), text::iso_date);
        let with: Vec<&str> = task.with.iter().map(|agency| site.agency_name(*agency)).collect();
        let last = task.updates.last().map(|update| site.update(*update));
        let cells: [String; COLUMNS.len()] = [
            session.article.id.to_owned(),
            day(Some(session.date)),
            session.article.title.to_owned(),
            said(session.article.illustrative),
            task.id.to_owned(),
            task.text.to_owned(),
            task.agency.map_or(String::new(), |agency| site.agency_name(agency).to_owned()),
            task.agency.map_or(String::new(), |agency| self.successors(agency)),
            with.join("; "),
            day(task.due),
            self.standing(task.standing).to_owned(),
            day(task.done_on),
            self.facts.days_overdue(task).map_or(String::new(), |days| days.to_string()),
            said(assigned.contains(&id)),
            said(due.contains(&id)),
            said(reported.contains(&id)),
            day(last.map(|update| update.date)),
            last.and_then(|update| update.note).unwrap_or_default().to_owned(),
        ];
        cells.into()
    }

    fn standing(&self, standing: Standing) -> &'a str {
        self.text(match standing {
            Standing::Overdue => "standing_overdue",
            Standing::InProgress => "standing_in_progress",
            Standing::NotStarted => "standing_not_started",
            Standing::Unpublished => "standing_unpublished",
            Standing::DoneOnTime => "standing_done_on_time",
            Standing::DoneLate => "standing_done_late",
            Standing::Done => "standing_done",
            Standing::Dropped => "standing_dropped",
        })
    }

    fn status(&self, status: Option<Status>) -> &'a str {
        self.text(match status {
            None => "status_unpublished",
            Some(Status::NotStarted) => "status_not_started",
            Some(Status::InProgress) => "status_in_progress",
            Some(Status::Done) => "status_done",
            Some(Status::Dropped) => "status_dropped",
        })
    }

    fn text(&self, key: &'static str) -> &'a str {
        self.theme.string(key)
    }
}

/// Returns a number as Vietnamese reports write it.
fn number(count: usize) -> String {
    text::grouped(count, Language::Vietnamese)
}

/// Returns a part of a whole: `12/35 (34,3%)`; of a small whole without the share, which would say little.
fn share(part: usize, whole: usize) -> String {
    let said = format!("{}/{}", number(part), number(whole));
    if whole < LEAST_WHOLE {
        return said;
    }
    let permille = (part * 1000 + whole / 2) / whole;
    match permille % 10 {
        0 => format!("{said} ({}%)", permille / 10),
        tenth => format!("{said} ({},{tenth}%)", permille / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_names_its_whole_and_is_in_per_cent_from_five_on() {
        let table = [((0, 0), "0/0"), ((2, 4), "2/4"), ((5, 5), "5/5 (100%)"), ((12, 35), "12/35 (34,3%)")];
        for ((part, whole), expect) in table {
            assert_eq!(share(part, whole), expect);
        }
        assert_eq!(share(1, 2000), "1/2.000 (0,1%)");
    }
}
