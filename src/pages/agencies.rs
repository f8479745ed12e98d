//! Agencies: an index, and a scorecard each.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::drawing::Column;
use crate::drawing::Columns;
use crate::drawing::Heading;
use crate::model::Agency;
use crate::model::AgencyId;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::Standing;
use crate::model::Tally;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::charts;
use crate::pages::charts::TableHeadings;
use crate::pages::parts::capitalised;
use crate::pages::parts::date_view;
use crate::pages::tallies::StandingRow;
use crate::pages::tallies::number;
use crate::pages::views::AgencyIndexView;
use crate::pages::views::AgencyRowView;
use crate::pages::views::AgencyView;
use crate::pages::views::DurationsView;
use crate::pages::views::LinkView;
use crate::pages::views::ScoreRowView;
use crate::pages::views::ScoreView;
use crate::routes;
use crate::theme::Context;

/// The agencies in the chart of the index.
const CHARTED: usize = 15;

/// The last day of each range of times from promise to done, with the words for it; the last range has no end.
const RANGES: [(i64, &str); 5] = [
    (30, "duration_month"),
    (90, "duration_quarter"),
    (180, "duration_half"),
    (365, "duration_year"),
    (i64::MAX, "duration_longer"),
];

/// The standings in the order of a scorecard, with the class of the mark and what they mean.
const SCORED: [(Standing, &str, &str); Standing::ALL.len()] = [
    (Standing::DoneOnTime, "done", "meaning_done_on_time"),
    (Standing::DoneLate, "late", "meaning_done_late"),
    (Standing::Done, "done", "meaning_done"),
    (Standing::InProgress, "in_progress", "meaning_in_progress"),
    (Standing::NotStarted, "not_started", "meaning_not_started"),
    (Standing::Unpublished, "unpublished", "meaning_unpublished"),
    (Standing::Overdue, "overdue", "meaning_overdue"),
    (Standing::Dropped, "dropped", "meaning_dropped"),
];

impl Pages<'_> {
    pub(super) fn agency_index(&self, context: &mut Context) -> Template {
        let site = self.from.site;
        let tallies: Vec<Tally> = site.agencies.iter().map(|agency| Tally::of(site, &agency.resolutions)).collect();
        let ids = || (0..site.agencies.len()).map(AgencyId::from);
        let (abolished, present): (Vec<AgencyId>, Vec<AgencyId>) = ids().partition(|id| self.is_abolished(*id));
        let row = |id: AgencyId| self.agency_row(id, &tallies[id.index()]);
        let view = AgencyIndexView {
            as_of: self.as_of(),
            present: present.into_iter().map(row).collect(),
            abolished: abolished.into_iter().map(row).collect(),
            chart: self.agencies_chart(&tallies),
            durations: self.durations(),
        };
        context.insert("agencies", &view);
        Template { name: "agencies.html", head: Head::new(self.text("agencies_title"), "agencies") }
    }

    fn is_abolished(&self, id: AgencyId) -> bool {
        self.from.site.agencies[id.index()].abolished.is_some_and(|day| day <= self.from.site.today)
    }

    fn agency_row(&self, id: AgencyId, tally: &Tally) -> AgencyRowView {
        let agency = &self.from.site.agencies[id.index()];
        let overdue = tally.count(Standing::Overdue);
        AgencyRowView {
            agency: self.agency_link(id),
            last_day: agency.abolished.filter(|_| self.is_abolished(id)).and_then(|day| day.pred_opt()).map(date_view),
            successors: self.successors(id),
            assigned: Some(tally.total()).filter(|total| *total > 0).map(number),
            done_on_time: number(tally.count(Standing::DoneOnTime)),
            done_late: number(tally.count(Standing::DoneLate)),
            done: number(tally.count(Standing::Done)),
            overdue: number(overdue),
            open: number(tally.open() - overdue),
            dropped: number(tally.count(Standing::Dropped)),
        }
    }

    /// Draws the agencies with the most tasks, those with the most first.
    fn agencies_chart(&self, tallies: &[Tally]) -> Option<crate::pages::views::ChartView> {
        let mut busiest: Vec<usize> = (0..tallies.len()).filter(|at| tallies[*at].total() > 0).collect();
        busiest.sort_by_key(|at| (std::cmp::Reverse(tallies[*at].total()), *at));
        busiest.truncate(CHARTED);
        let row = |at: usize| -> StandingRow {
            let link = self.agency_link(at.into());
            (link.title, tallies[at], Some(link.path))
        };
        let rows: Vec<StandingRow> = busiest.into_iter().map(row).collect();
        self.standing_chart(("bieu_do", self.text("chart_agencies")), "agency", &rows)
    }

    /// Returns how long the tasks that are done took, from the day of their session.
    fn durations(&self) -> Option<DurationsView> {
        let site = self.from.site;
        let tasks = site.listed_resolutions().map(|id| site.resolution(id));
        let took = tasks.filter_map(|task| Some((task.done_on? - site.session(task.session).date).num_days().max(0)));
        let mut days: Vec<i64> = took.collect();
        days.sort_unstable();
        let median = *days.get(days.len().checked_sub(1)? / 2)?;
        let range_of = |days: i64| RANGES.iter().position(|(last, _)| days <= *last).unwrap_or(0);
        let mut counts = [0; RANGES.len()];
        days.iter().for_each(|days| counts[range_of(*days)] += 1);
        let columns: Vec<Column<'_>> =
            RANGES.iter().zip(counts).map(|((_, key), count)| Column { label: self.text(key), count }).collect();
        let half = match median {
            0 => self.text("durations_same_day").to_owned(),
            _ => format!("{} {median} {}", self.text("durations_half"), self.text("durations_days")),
        };
        let done = self.text("durations_done");
        let line = format!("{}: {} {done}. {half}.", capitalised(&self.as_of()), number(days.len()));
        let title = self.text("durations_title");
        let heading = Heading { id: "thoi_gian", title, description: &line };
        let headings = TableHeadings { rows: self.text("durations_rows"), numbers: self.text("tasks_number") };
        let chart = charts::columns_view(&Columns { heading, class: "done", columns: &columns }, headings);
        Some(DurationsView { line, chart })
    }

    pub(super) fn agency_page(&self, id: AgencyId, context: &mut Context) -> Template {
        let agency = &self.from.site.agencies[id.index()];
        context.insert("agency", &self.agency_view(id, agency));
        let index = LinkView { title: self.text("agencies").to_owned(), path: routes::file(routes::AGENCIES) };
        let head = Head {
            breadcrumbs: vec![index],
            description: agency.description.map(str::to_owned),
            feeds: self.task_feed(self.from.routes.agency(id), Some(agency.name)),
            ..Head::new(agency.name, "agencies")
        };
        Template { name: "agency.html", head }
    }

    fn agency_view(&self, id: AgencyId, agency: &Agency<'_>) -> AgencyView {
        let links = |ids: &[AgencyId]| ids.iter().map(|id| self.agency_link(*id)).collect();
        let open = self.open_tasks(agency.resolutions.iter().copied());
        AgencyView {
            description: agency.description.map(str::to_owned),
            last_day: agency.abolished.and_then(|day| day.pred_opt()).map(date_view),
            abolished: self.is_abolished(id),
            successors: links(&agency.successors),
            predecessors: links(&agency.predecessors),
            as_of: self.as_of(),
            score: self.score(id, agency),
            chart: self.chart_by_year(("bieu_do", self.text("chart_years")), &agency.resolutions, |_| None),
            open: self.task_list(&open, Some(id)),
            inherited: self.task_list(&self.inherited_tasks(id), None),
            cooperating: self.task_list(&agency.cooperating, None),
        }
    }

    fn score(&self, id: AgencyId, agency: &Agency<'_>) -> Option<ScoreView> {
        let site = self.from.site;
        let tally = Tally::of(site, &agency.resolutions);
        let row = |(standing, code, meaning): (Standing, &'static str, &'static str)| ScoreRowView {
            code,
            label: self.standing_label(standing).to_owned(),
            count: number(tally.count(standing)),
            meaning: self.text(meaning).to_owned(),
            listed: standing.is_open() && tally.count(standing) > 0,
        };
        let on_time = tally.count(Standing::DoneOnTime);
        let settled = on_time + tally.count(Standing::DoneLate) + tally.count(Standing::Overdue);
        let kept = tally.total() - tally.count(Standing::Dropped);
        (tally.total() > 0).then(|| ScoreView {
            assigned: number(tally.total()),
            path: routes::file(&routes::ledger(site, Scope::Agency(id))),
            rows: SCORED.into_iter().map(row).collect(),
            without_due: number(tally.without_due),
            rates: vec![
                self.rate("rate_on_time", "rate_on_time_meaning", (on_time, settled)),
                self.rate("rate_done", "rate_done_meaning", (tally.done(), kept)),
            ],
        })
    }

    /// Draws how some tasks stand, by the year of their session, the latest first; nothing where all are of one year.
    pub(super) fn chart_by_year(
        &self,
        heading: (&str, &str),
        tasks: &[ResolutionId],
        path: impl Fn(i32) -> Option<String>,
    ) -> Option<crate::pages::views::ChartView> {
        let site = self.from.site;
        let mut years: BTreeMap<i32, Tally> = BTreeMap::new();
        for id in tasks {
            let task = site.resolution(*id);
            years.entry(site.session(task.session).date.year()).or_default().add(task);
        }
        let rows: Vec<StandingRow> =
            years.into_iter().rev().map(|(year, tally)| (year.to_string(), tally, path(year))).collect();
        self.standing_chart(heading, "year", &rows).filter(|_| rows.len() > 1)
    }

    /// Returns the open tasks of the agencies from which an agency took over, directly or through others.
    fn inherited_tasks(&self, id: AgencyId) -> Vec<ResolutionId> {
        let agencies = &self.from.site.agencies;
        let mut reached = vec![id];
        let mut next = 0;
        while let Some(current) = reached.get(next).copied() {
            for older in &agencies[current.index()].predecessors {
                if !reached.contains(older) {
                    reached.push(*older);
                }
            }
            next += 1;
        }
        self.open_tasks(reached.iter().skip(1).flat_map(|older| agencies[older.index()].resolutions.iter().copied()))
    }
}
