//! Which units had a session in a year.

use serde::Serialize;

use crate::pages::views::DateView;
use crate::pages::views::LinkView;

/// The units of a year (`coverage.html`: `coverage`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageView {
    /// The year.
    pub year: i32,
    /// The day on which the units were counted: the last of the year, or today.
    pub day: DateView,
    /// `Năm 2026: 3/4 xã, phường đã có buổi đối thoại`.
    pub line: String,
    /// The units with a session.
    pub with: CoveredView,
    /// Those without.
    pub without: CoveredView,
    /// The other years, newest first.
    pub years: Vec<LinkView>,
}

/// Units of one kind of coverage.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoveredView {
    /// `Đã có buổi đối thoại`, or of a year that is over `Có buổi đối thoại`.
    pub label: String,
    /// How many there are.
    pub count: String,
    /// The units by first letter.
    pub letters: Vec<CoverageLetterView>,
}

/// The units that begin with one letter.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageLetterView {
    /// The letter.
    pub letter: String,
    /// The units, in Vietnamese order.
    pub units: Vec<CoverageUnitView>,
}

/// A unit with the number of its sessions in the year.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageUnitView {
    /// The unit.
    pub commune: LinkView,
    /// The number of sessions held in it; none for a unit without.
    pub count: Option<String>,
    /// For a unit made in that year: the units before it with their sessions of that year.
    pub before: Vec<CoverageUnitView>,
}

/// A year in the table of the index of communes.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageRowView {
    /// The year and its page.
    pub year: LinkView,
    /// The number of units.
    pub units: String,
    /// How many had a session.
    pub with: String,
    /// How many had none.
    pub without: String,
}

/// The years of the index of communes.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageTableView {
    /// The line of this year.
    pub line: String,
    /// The path of the page of this year.
    pub path: String,
    /// All years, newest first.
    pub rows: Vec<CoverageRowView>,
}

/// The years of one unit (`commune.html`: `years`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CommuneYearsView {
    /// The years with a session held: `2024 (2)`.
    pub held: Vec<LinkView>,
    /// Said where there was none this year in a unit that exists.
    pub none_this_year: Option<String>,
}
