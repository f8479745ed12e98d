//! The period of a report: two days, both included.

use chrono::Datelike;

use crate::text;
use crate::text::Date;

/// A row of days, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
    /// What the days are together.
    pub kind: PeriodKind,
}

/// What the days of a period are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// Days that were chosen one by one.
    Days,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Period {
    /// Returns the days from one to another, or nothing where the last lies before the first.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Period { first, last, kind: PeriodKind::Days })
    }

    /// Reads a month: `2026-06`, `06/2026`, `6/2026`.
    #[must_use]
    pub fn month(text: &str) -> Option<Self> {
        let (year, month) = match text.trim().split_once('/') {
            Some((month, year)) => (year, month),
            None => text.trim().split_once('-')?,
        };
        months(parse_year(year)?, number(month, 2)?, 1, PeriodKind::Month)
    }

    /// Reads a quarter: `2026-Q2`, `Q2/2026`, `2/2026`.
    #[must_use]
    pub fn quarter(text: &str) -> Option<Self> {
        let (year, quarter) = match text.trim().split_once('/') {
            Some((quarter, year)) => (year, quarter),
            None => text.trim().split_once('-')?,
        };
        let quarter = number(quarter.trim_start_matches(['Q', 'q']), 1).filter(|quarter| (1..=4).contains(quarter))?;
        months(parse_year(year)?, 3 * quarter - 2, 3, PeriodKind::Quarter)
    }

    /// Reads a year: `2026`.
    #[must_use]
    pub fn year(text: &str) -> Option<Self> {
        months(parse_year(text.trim())?, 1, 12, PeriodKind::Year)
    }

    /// Tells whether a day belongs to the period.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Returns the name of the report's files, without their endings: `bao-cao-2026-04-01-2026-06-30`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("bao-cao-{}-{}", text::iso_date(self.first), text::iso_date(self.last))
    }
}

/// Returns so many months from one on.
fn months(year: i32, month: u32, count: u32, kind: PeriodKind) -> Option<Period> {
    let first = Date::from_ymd_opt(year, month, 1)?;
    let last_month = Date::from_ymd_opt(year, month + count - 1, 1)?;
    let last = last_month.with_day(u32::from(last_month.num_days_in_month()))?;
    Some(Period { first, last, kind })
}

fn parse_year(text: &str) -> Option<i32> {
    let year = number(text, 4).filter(|year| (1900..=2199).contains(year))?;
    i32::try_from(year).ok()
}

/// Reads a number of ASCII digits, at most so many.
fn number(text: &str, most: usize) -> Option<u32> {
    let is_number = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(period: Option<Period>) -> String {
        period.map_or("-".to_owned(), |period| format!("{} {}", period.first, period.last))
    }

    #[test]
    fn months_quarters_and_years_have_all_their_days() {
        assert_eq!(shown(Period::month("2024-02")), "2024-02-01 2024-02-29");
        assert_eq!(shown(Period::month("6/2026")), "2026-06-01 2026-06-30");
        assert_eq!(shown(Period::quarter("2026-Q2")), "2026-04-01 2026-06-30");
        assert_eq!(shown(Period::quarter("q4/2026")), "2026-10-01 2026-12-31");
        assert_eq!(shown(Period::year("2026")), "2026-01-01 2026-12-31");
    }

    #[test]
    fn what_is_no_period_is_none() {
        for text in ["", "2026", "2026-13", "2026-00", "26-06", "2026-6-1", "tháng 6", "+6/2026", "2026-Q2"] {
            assert_eq!(Period::month(text), None, "{text}");
        }
        for text in ["", "2026", "2026-Q5", "2026-Q0", "Q2", "2026-QQ22"] {
            assert_eq!(Period::quarter(text), None, "{text}");
        }
        for text in ["", "26", "20260", "1899", "năm 2026", "-2026"] {
            assert_eq!(Period::year(text), None, "{text}");
        }
    }
}
