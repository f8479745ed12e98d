//! How many tasks stand how: in a sentence, as shares, as charts, and the first tasks of a list.

use crate::drawing;
use crate::drawing::Bar;
use crate::drawing::Bars;
use crate::drawing::Hatch;
use crate::drawing::Heading;
use crate::drawing::Series;
use crate::drawing::ShareLine;
use crate::model::AgencyId;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::Standing;
use crate::model::Tally;
use crate::pages::Pages;
use crate::pages::charts;
use crate::pages::charts::TableHeadings;
use crate::pages::parts::capitalised;
use crate::pages::parts::date_view;
use crate::pages::views::AgencyLinkView;
use crate::pages::views::ChartView;
use crate::pages::views::LinkView;
use crate::pages::views::PartView;
use crate::pages::views::PromisesView;
use crate::pages::views::RateView;
use crate::pages::views::TallyLineView;
use crate::pages::views::TaskLineView;
use crate::pages::views::TaskListView;
use crate::routes;
use crate::text;
use crate::text::Language;

/// The tasks of a list that a page shows.
pub(super) const SHOWN: usize = 20;
/// A share of fewer tasks than this says nothing, and is not told.
const LEAST: usize = 5;

/// The standings in the order in which charts show them, each with its class and hatch.
const DRAWN: [(Standing, &str, Hatch); Standing::ALL.len()] = [
    (Standing::DoneOnTime, "done", Hatch::Solid),
    (Standing::DoneLate, "done_late", Hatch::Pierced),
    (Standing::Done, "done_undated", Hatch::Level),
    (Standing::InProgress, "in_progress", Hatch::Rising),
    (Standing::NotStarted, "not_started", Hatch::Empty),
    (Standing::Unpublished, "unpublished", Hatch::Dotted),
    (Standing::Overdue, "overdue", Hatch::Crossed),
    (Standing::Dropped, "dropped", Hatch::Falling),
];

/// One bar of a chart of standings: its label, its tasks, and the path of its page.
pub(super) type StandingRow = (String, Tally, Option<String>);

/// Writes a number as people read it.
pub(super) fn number(count: usize) -> String {
    text::grouped(count, Language::Vietnamese)
}

/// Returns a share in whole per cent. Only all of them are 100 %, and only none 0 %.
fn percent(part: usize, whole: usize) -> usize {
    match (part * 200 + whole) / (whole * 2) {
        0 if part > 0 => 1,
        100 if part < whole => 99,
        rounded => rounded,
    }
}

impl Pages<'_> {
    /// Returns `tính đến ngày 15/06/2026`.
    pub(super) fn as_of(&self) -> String {
        format!("{} {}", self.text("as_of"), text::short_date(self.from.site.today))
    }

    /// Returns the numbers of some tasks in one sentence; none where there are no tasks.
    pub(super) fn tally_line(&self, tally: &Tally, path: Option<String>) -> Option<TallyLineView> {
        if tally.total() == 0 {
            return None;
        }
        let told = |count: usize, key: &'static str| format!("{} {}", number(count), self.text(key));
        let mut done = told(tally.done(), "tally_done");
        if tally.done() > 0 {
            done = format!("{done} ({})", told(tally.count(Standing::DoneOnTime), "tally_on_time"));
        }
        let parts = [
            told(tally.total(), "tally_assigned"),
            done,
            told(tally.count(Standing::Overdue), "tally_overdue"),
            told(tally.count(Standing::Unpublished), "tally_unpublished"),
        ];
        Some(TallyLineView { line: format!("{}: {}", capitalised(&self.as_of()), parts.join(", ")), path })
    }

    /// Returns the numbers of a part of the ledger, with the way to it.
    pub(super) fn scope_tally(&self, scope: Scope) -> Option<TallyLineView> {
        self.tally_line(&self.tally(scope), Some(routes::file(&routes::ledger(self.from.site, scope))))
    }

    /// Returns the promises of the whole site; none where nothing was promised.
    pub(super) fn promises(&self) -> Option<PromisesView> {
        let site = self.from.site;
        let tally = Tally::of(site, self.scope_tasks(Scope::All));
        let sentence = self.tally_line(&tally, Some(routes::file(routes::LEDGER)))?;
        let series = self.standing_series();
        let parts: Vec<(Series<'_>, usize)> =
            series.iter().copied().zip(DRAWN).map(|(part, (standing, ..))| (part, tally.count(standing))).collect();
        let title = self.text("chart_promises");
        let heading = Heading { id: "bieu_do", title, description: &sentence.line };
        let svg = drawing::share_line(&ShareLine { heading, parts: &parts });
        let legend = DRAWN.iter().zip(&parts).filter(|(_, (_, count))| *count > 0);
        let part =
            |((standing, class, _), (series, count)): (&(Standing, &str, Hatch), &(Series<'_>, usize))| PartView {
                svg: drawing::swatch(&format!("mau_{class}"), series),
                label: series.label.to_owned(),
                count: number(*count),
                path: routes::file(&routes::ledger(site, Scope::Standing(*standing))),
            };
        Some(PromisesView { svg, parts: legend.map(part).collect(), tally: sentence })
    }

    fn standing_series(&self) -> [Series<'_>; DRAWN.len()] {
        DRAWN.map(|(standing, class, hatch)| Series { label: self.standing_label(standing), class, hatch })
    }

    /// Draws how the tasks of each row stand; none where there are no tasks. `rows` says what the rows are.
    pub(super) fn standing_chart(
        &self,
        (id, title): (&str, &str),
        rows: &'static str,
        bars: &[StandingRow],
    ) -> Option<ChartView> {
        if bars.iter().all(|(_, tally, _)| tally.total() == 0) {
            return None;
        }
        let values: Vec<[usize; DRAWN.len()]> =
            bars.iter().map(|(_, tally, _)| DRAWN.map(|(standing, ..)| tally.count(standing))).collect();
        let drawn: Vec<Bar<'_>> = bars.iter().zip(&values).map(|((label, ..), values)| Bar { label, values }).collect();
        let title = format!("{title}, {}", self.as_of());
        let heading = Heading { id, title: &title, description: self.text("chart_description") };
        let paths: Vec<Option<String>> = bars.iter().map(|(.., path)| path.clone()).collect();
        let headings = TableHeadings { rows: self.text(rows), numbers: self.text("chart_total") };
        let chart = Bars { heading, series: &self.standing_series(), rows: &drawn };
        Some(charts::bars_view(&chart, headings, &paths))
    }

    /// Returns a share with its denominator; the per cent only where that is large enough.
    pub(super) fn rate(&self, label: &'static str, meaning: &'static str, (part, whole): (usize, usize)) -> RateView {
        let text = match whole {
            0 => self.text("rate_of_none").to_owned(),
            _ => {
                let of = format!("{}/{} {}", number(part), number(whole), self.text("counted_tasks"));
                match whole {
                    0..LEAST => format!("{of} ({})", self.text("rate_of_few")),
                    _ => format!("{of}, {}%", percent(part, whole)),
                }
            }
        };
        RateView { label: self.text(label).to_owned(), text, meaning: self.text(meaning).to_owned() }
    }

    /// Returns the first tasks of a list; none where it is empty.
    pub(super) fn task_list(&self, tasks: &[ResolutionId], of: Option<AgencyId>) -> Option<TaskListView> {
        let further = tasks.len().saturating_sub(SHOWN);
        let view = || TaskListView {
            count: number(tasks.len()),
            tasks: tasks.iter().take(SHOWN).map(|id| self.task_line(*id, of)).collect(),
            further: (further > 0).then(|| number(further)),
        };
        (!tasks.is_empty()).then(view)
    }

    /// Returns a task in a list; the agency in charge is named unless the list is its own.
    pub(super) fn task_line(&self, id: ResolutionId, of: Option<AgencyId>) -> TaskLineView {
        let task = self.from.site.resolution(id);
        TaskLineView {
            text: task.text.to_owned(),
            path: routes::file(self.from.routes.resolution(id)),
            session: self.session_link(task.session),
            assigned: date_view(self.from.site.session(task.session).date),
            agency: task.agency.filter(|agency| Some(*agency) != of).map(|agency| self.named_agency(agency)),
            due: task.due.map(date_view),
            status: self.task_status(task),
        }
    }

    /// Puts the open tasks of a list in the order of their due days, those without one last.
    pub(super) fn open_tasks(&self, tasks: impl IntoIterator<Item = ResolutionId>) -> Vec<ResolutionId> {
        let site = self.from.site;
        let mut open: Vec<ResolutionId> =
            tasks.into_iter().filter(|id| site.resolution(*id).standing.is_open()).collect();
        open.sort_by_key(|id| {
            let due = site.resolution(*id).due;
            (due.is_none(), due, *id)
        });
        open
    }

    /// Returns an agency with the way to its page; one that no longer exists names who took over.
    pub(super) fn named_agency(&self, id: AgencyId) -> AgencyLinkView {
        let LinkView { title, path } = self.agency_link(id);
        AgencyLinkView { name: title, path, successors: self.successors(id) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_but_never_up_to_all_nor_down_to_none() {
        let table =
            [(0, 5, 0), (12, 15, 80), (1, 3, 33), (2, 3, 67), (1, 8, 13), (999, 1000, 99), (1, 1000, 1), (7, 7, 100)];
        for (part, whole, expect) in table {
            assert_eq!(percent(part, whole), expect, "{part}/{whole}");
        }
    }
}
