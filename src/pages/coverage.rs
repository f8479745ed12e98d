//! Which units had a session in a year, and which had none.
//!
//! The units of a year are those that existed on its last day, or exist today. A unit counts as covered by sessions that
//! were held in it itself; those of the units before it are named beside, and never added.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::model::CommuneId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::tallies::number;
use crate::pages::views::CommuneYearsView;
use crate::pages::views::CoverageLetterView;
use crate::pages::views::CoverageRowView;
use crate::pages::views::CoverageTableView;
use crate::pages::views::CoverageUnitView;
use crate::pages::views::CoverageView;
use crate::pages::views::CoveredView;
use crate::pages::views::LinkView;
use crate::routes;
use crate::text;
use crate::text::Date;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn coverage(&self, year: i32, context: &mut Context) -> Template {
        let day = self.day_of(year);
        let units = self.units_on(day);
        let counted = units.into_iter().map(|id| (id, self.held_in(id, year)));
        let (with, without): (Vec<_>, Vec<_>) = counted.partition(|(_, count)| *count > 0);
        let years = routes::covered_years(self.from.site).into_iter().rev().filter(|other| *other != year);
        let view = CoverageView {
            year,
            day: date_view(day),
            line: self.coverage_line(year, with.len(), with.len() + without.len()),
            with: self.covered(("coverage_with", "coverage_had"), &with, year),
            without: self.covered(("coverage_without", "coverage_had_none"), &without, year),
            years: years.map(coverage_link).collect(),
        };
        context.insert("coverage", &view);
        let index = LinkView { title: self.text("communes").to_owned(), path: routes::file(routes::COMMUNES) };
        let title = format!("{} {year}", self.text("coverage_title"));
        Template { name: "coverage.html", head: Head { breadcrumbs: vec![index], ..Head::new(&title, "communes") } }
    }

    /// Returns the day on which the units of a year are counted: its last, or today.
    fn day_of(&self, year: i32) -> Date {
        let today = self.from.site.today;
        Date::from_ymd_opt(year, 12, 31).map_or(today, |last| last.min(today))
    }

    fn units_on(&self, day: Date) -> Vec<CommuneId> {
        let communes = self.from.site.communes.iter().zip(0..);
        let existed = communes.filter(|(commune, _)| {
            commune.established.is_none_or(|from| from <= day) && commune.abolished.is_none_or(|until| day < until)
        });
        existed.map(|(_, id)| CommuneId(id)).collect()
    }

    /// Returns the number of sessions held in a unit in a year.
    fn held_in(&self, id: CommuneId, year: i32) -> usize {
        let site = self.from.site;
        let of_year = |session: &&crate::model::SessionId| site.session(**session).date.year() == year;
        let sessions = site.communes[id.index()].sessions.iter().filter(of_year);
        sessions.filter(|session| self.took_place(**session)).count()
    }

    fn coverage_line(&self, year: i32, with: usize, units: usize) -> String {
        let words = self.words_of_year(("coverage_line", "coverage_line_past"), year);
        format!("{} {year}: {}/{} {words}", self.text("year"), number(with), number(units))
    }

    /// Returns the word for a year that is not over, or for one that is.
    fn words_of_year(&self, (still, over): (&'static str, &'static str), year: i32) -> &str {
        self.text(if year < self.from.site.today.year() { over } else { still })
    }

    fn covered(&self, label: (&'static str, &'static str), units: &[(CommuneId, usize)], year: i32) -> CoveredView {
        let mut letters: Vec<CoverageLetterView> = Vec::new();
        for (id, count) in units {
            let commune = &self.from.site.communes[id.index()];
            let letter = text::initial(commune.name);
            let is_new = commune.established.is_some_and(|day| day.year() == year);
            let before = commune.predecessors.iter().filter(|_| is_new);
            let before = before.map(|step| self.coverage_unit(step.commune, self.held_in(step.commune, year)));
            let before = before.filter(|unit| unit.count.is_some()).collect();
            let unit = CoverageUnitView { before, ..self.coverage_unit(*id, *count) };
            match letters.last_mut() {
                Some(group) if group.letter == letter => group.units.push(unit),
                _ => letters.push(CoverageLetterView { letter, units: vec![unit] }),
            }
        }
        CoveredView { label: self.words_of_year(label, year).to_owned(), count: number(units.len()), letters }
    }

    fn coverage_unit(&self, id: CommuneId, count: usize) -> CoverageUnitView {
        let count = (count > 0).then(|| number(count));
        CoverageUnitView { commune: self.commune_link(id), count, before: Vec::new() }
    }

    /// Returns the years with the number of units that had a session in each; none where there are no units.
    pub(super) fn coverage_table(&self) -> Option<CoverageTableView> {
        let site = self.from.site;
        if site.communes.is_empty() {
            return None;
        }
        let mut rows = Vec::new();
        let mut line = String::new();
        for year in routes::covered_years(site).into_iter().rev() {
            let units = self.units_on(self.day_of(year));
            let with = units.iter().filter(|id| self.held_in(**id, year) > 0).count();
            if year == site.today.year() {
                line = self.coverage_line(year, with, units.len());
            }
            rows.push(CoverageRowView {
                year: coverage_link(year),
                units: number(units.len()),
                with: number(with),
                without: number(units.len() - with),
            });
        }
        Some(CoverageTableView { line, path: coverage_link(site.today.year()).path, rows })
    }

    /// Returns the years in which a unit had a session, and says so where it had none this year.
    pub(super) fn commune_years(&self, id: CommuneId) -> CommuneYearsView {
        let site = self.from.site;
        let commune = &site.communes[id.index()];
        let mut years: BTreeMap<i32, usize> = BTreeMap::new();
        for session in commune.sessions.iter().filter(|session| self.took_place(**session)) {
            *years.entry(site.session(*session).date.year()).or_default() += 1;
        }
        let this_year = site.today.year();
        let exists = commune.established.is_none_or(|from| from <= site.today)
            && commune.abolished.is_none_or(|until| site.today < until);
        let none = (exists && !years.contains_key(&this_year))
            .then(|| format!("{} {this_year} {}", self.text("year"), self.text("coverage_none")));
        let link = |(year, count): (i32, usize)| LinkView { title: format!("{year} ({count})"), ..coverage_link(year) };
        CommuneYearsView { held: years.into_iter().map(link).collect(), none_this_year: none }
    }
}

fn coverage_link(year: i32) -> LinkView {
    LinkView { title: year.to_string(), path: routes::file(&routes::coverage(year)) }
}
