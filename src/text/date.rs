//! Dates and clock times: as people type them, and as a Vietnamese state page shows them.
//!
//! Text comes in and a date goes out, or the other way round. "Today" is never asked for; the words of an error are
//! chosen by whoever reports it.

use std::fmt;

use chrono::Datelike;
use chrono::Weekday;

use crate::text::normalize::nfc;

/// A day of the civil calendar.
pub type Date = chrono::NaiveDate;

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Why a text is not a date, and what may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// A text in none of the accepted forms.
    NotADate {
        /// The one date that can be read in it: "07/01/21", "ngày 7 tháng 1 năm 2021".
        suggestion: Option<Date>,
    },
    /// A day that its month does not have.
    NoSuchDay {
        /// The year as written.
        year: i32,
        /// The month as written, 1–12.
        month: u32,
        /// The day as written, which is 0 or more than `last_day`.
        day: u32,
        /// The last day that the month has in that year.
        last_day: u32,
    },
    /// A month that is not 1–12.
    MonthOutOfRange {
        /// The month as written.
        month: u32,
        /// The date with day and month swapped, if there is such a day.
        suggestion: Option<Date>,
    },
    /// A year outside 1900–2199.
    YearOutOfRange {
        /// The year as written.
        year: i32,
    },
}

impl DateError {
    /// Returns the date that was probably meant, if that can be told.
    #[must_use]
    pub fn suggestion(&self) -> Option<Date> {
        match *self {
            DateError::NotADate { suggestion } | DateError::MonthOutOfRange { suggestion, .. } => suggestion,
            DateError::NoSuchDay { .. } | DateError::YearOutOfRange { .. } => None,
        }
    }
}

/// Reads a date: `2021-01-07`, or day first `07/01/2021`, `07.01.2021`, `07-01-2021`, `7/1/2021`.
///
/// White space around it is passed over; the years are 1900–2199.
///
/// # Errors
///
/// A [`DateError`] that names what is wrong and, where it can be told, the date that was meant.
///
/// ```
/// # use doithoai::text::{iso_date, parse_date};
/// assert_eq!(parse_date("7/1/2021").map(iso_date), Ok("2021-01-07".to_owned()));
/// let swapped = parse_date("01/31/2021").unwrap_err();
/// assert_eq!(swapped.suggestion().map(iso_date), Some("2021-01-31".to_owned()));
/// ```
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    match split_date(text.trim()) {
        Some((year, month, day)) => checked_date(year, month, day),
        None => Err(DateError::NotADate { suggestion: only_date_in(text) }),
    }
}

/// Splits a text of an accepted form into year, month and day, which need not exist.
fn split_date(text: &str) -> Option<(i32, u32, u32)> {
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match (separator, first.len(), second.len(), third.len()) {
        ('-', 4, 2, 2) => Some((number(first)?, number(second)?, number(third)?)),
        (_, 1..=2, 1..=2, 4) => Some((number(third)?, number(second)?, number(first)?)),
        _ => None,
    }
}

/// Reads a number of ASCII digits only, without a sign.
fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn checked_date(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::YearOutOfRange { year });
    }
    let Some(first) = Date::from_ymd_opt(year, month, 1) else {
        return Err(DateError::MonthOutOfRange { month, suggestion: Date::from_ymd_opt(year, day, month) });
    };
    let last_day = u32::from(first.num_days_in_month());
    first.with_day(day).ok_or(DateError::NoSuchDay { year, month, day, last_day })
}

/// Finds the date in a text that has exactly one: three numbers in a row with the year first or last.
///
/// A year of two digits is taken for one of this century if the text has no other numbers.
fn only_date_in(text: &str) -> Option<Date> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect::<Vec<_>>();
    if let [day, month, year] = numbers[..]
        && year.len() == 2
        && day.len() <= 2
    {
        return checked_date(2000 + number::<i32>(year)?, number(month)?, number(day)?).ok();
    }
    let mut dates = numbers.windows(3).filter_map(|window| match *window {
        [year, month, day] if year.len() == 4 => checked_date(number(year)?, number(month)?, number(day)?).ok(),
        [day, month, year] if year.len() == 4 => checked_date(number(year)?, number(month)?, number(day)?).ok(),
        _ => None,
    });
    dates.next().filter(|_| dates.next().is_none())
}

/// Writes a date with figures only: `07/01/2021`.
#[must_use]
pub fn short_date(date: Date) -> String {
    let mut written = String::with_capacity(10);
    push_short_date(date, &mut written);
    written
}

fn push_short_date(date: Date, written: &mut String) {
    push_number(date.day(), 2, written);
    written.push('/');
    push_number(date.month(), 2, written);
    written.push('/');
    push_number(date.year().unsigned_abs(), 4, written);
}

/// Writes a number with at least so many figures. Dates stand on every page by the dozen, and the general way of writing
/// numbers takes ten times as long.
fn push_number(number: u32, figures: usize, written: &mut String) {
    let mut power = 10_u32.pow(u32::try_from(figures).unwrap_or(1).saturating_sub(1));
    while number / power >= 10 {
        power *= 10;
    }
    while power > 0 {
        let figure = number / power % 10;
        written.push(char::from_digit(figure, 10).unwrap_or('0'));
        power /= 10;
    }
}

/// Writes a date with its weekday, as state news pages do: `Thứ Năm, 07/01/2021`.
#[must_use]
pub fn weekday_date(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ Nhật",
    };
    let mut written = String::with_capacity(weekday.len() + 12);
    written.push_str(weekday);
    written.push_str(", ");
    push_short_date(date, &mut written);
    written
}

/// Writes a date as Decree 30/2020 has it: `ngày 07 tháng 01 năm 2021`.
///
/// Days below 10 and the months 1 and 2 take a leading zero, other months do not: `ngày 05 tháng 7 năm 2023`.
#[must_use]
pub fn long_date(date: Date) -> String {
    let zero = if date.month() <= 2 { "0" } else { "" };
    format!("ngày {:02} tháng {zero}{} năm {:04}", date.day(), date.month(), date.year())
}

/// Writes a date as ISO 8601 has it: `2021-01-07`.
#[must_use]
pub fn iso_date(date: Date) -> String {
    let mut written = String::with_capacity(10);
    push_number(date.year().unsigned_abs(), 4, &mut written);
    written.push('-');
    push_number(date.month(), 2, &mut written);
    written.push('-');
    push_number(date.day(), 2, &mut written);
    written
}

/// Writes the first moment of a day in Vietnam as RFC 3339 has it, for feeds: `2021-01-07T00:00:00+07:00`.
#[must_use]
pub fn rfc3339(date: Date) -> String {
    format!("{}T00:00:00+07:00", iso_date(date))
}

/// A time of day to the minute, 00:00–23:59; it is shown as `07:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

impl ClockTime {
    /// Makes a time of day, or nothing if the hour is above 23 or the minute above 59.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<ClockTime> {
        (hour < 24 && minute < 60).then_some(ClockTime { hour, minute })
    }

    /// Returns the hour, 0–23.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// Returns the minute, 0–59.
    #[must_use]
    pub fn minute(self) -> u8 {
        self.minute
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// Reads a time of day: `07:30`, `7:30`, `7h30`, `7h`, `07 giờ 30`, `7 giờ 30 phút`, `7 giờ`.
///
/// White space, case and composition do not matter; minutes have two digits and must follow a colon.
#[must_use]
pub fn parse_time(text: &str) -> Option<ClockTime> {
    let text = nfc(text.trim()).to_lowercase();
    let hours = text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, rest) = text.split_at_checked(hours)?;
    let minute = rest.strip_prefix(':').or_else(|| minute_in_words(rest))?;
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
        return None;
    }
    ClockTime::new(number(hour)?, number(minute)?)
}

/// Returns the minutes of "h30", " giờ 30 phút" or " giờ", which has none.
fn minute_in_words(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let minute = text.strip_prefix("giờ").or_else(|| text.strip_prefix('h'))?.trim_start();
    let minute = minute.strip_suffix("phút").map_or(minute, str::trim_end);
    Some(if minute.is_empty() { "00" } else { minute })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn accepted_forms() {
        let forms = [
            "2021-01-07",
            "07/01/2021",
            "07.01.2021",
            "7/1/2021",
            "07-01-2021",
            "7.1.2021",
            "7/01/2021",
            " 2021-01-07\n",
            "\u{A0}07/01/2021 ",
        ];
        for text in forms {
            assert_eq!(parse_date(text), Ok(date(2021, 1, 7)), "{text}");
        }
        assert_eq!(parse_date("29/02/2024"), Ok(date(2024, 2, 29)));
        assert_eq!(parse_date("1900-01-01"), Ok(date(1900, 1, 1)));
        assert_eq!(parse_date("31.12.2199"), Ok(date(2199, 12, 31)));
    }

    #[test]
    fn other_forms_are_no_dates_but_may_suggest_one() {
        let seventh = Some(date(2021, 1, 7));
        let table = [
            ("ngày 07 tháng 01 năm 2021", seventh),
            ("Thứ Năm, 07/01/2021", seventh),
            ("7/1/21", seventh),
            ("07-01-21", seventh),
            ("2021-1-7", seventh),
            ("2021/01/07", seventh),
            ("07/01-2021", seventh),
            ("07 / 01 / 2021", seventh),
            ("2021-01-07T07:30:00+07:00", seventh),
            ("7h30 ngày 07/01/2021", seventh),
            ("từ 07/01/2021 đến 09/01/2021", None),
            ("7h10 ngày 07/01", None),
            ("31/2/21", None),
            ("", None),
            ("hôm nay", None),
            ("01/2021", None),
            ("2021", None),
            ("+7/01/2021", seventh),
            ("0７/01/2021", None),
            ("07/01/20210", None),
            ("99999999999/99999999999/9999", None),
        ];
        for (text, suggestion) in table {
            assert_eq!(parse_date(text), Err(DateError::NotADate { suggestion }), "{text}");
        }
    }

    #[test]
    fn impossible_dates_say_what_is_wrong() {
        let no_day = |year, month, day, last_day| DateError::NoSuchDay { year, month, day, last_day };
        let no_month = |month, suggestion| DateError::MonthOutOfRange { month, suggestion };
        let table = [
            ("31/02/2021", no_day(2021, 2, 31, 28)),
            ("30.02.2024", no_day(2024, 2, 30, 29)),
            ("2021-04-31", no_day(2021, 4, 31, 30)),
            ("00/01/2021", no_day(2021, 1, 0, 31)),
            ("01/31/2021", no_month(31, Some(date(2021, 1, 31)))),
            ("2021-31-01", no_month(31, Some(date(2021, 1, 31)))),
            ("2024-13-45", no_month(13, None)),
            ("07/00/2021", no_month(0, None)),
            ("07/01/1821", DateError::YearOutOfRange { year: 1821 }),
            ("2200-01-01", DateError::YearOutOfRange { year: 2200 }),
        ];
        for (text, expect) in table {
            let error = parse_date(text).unwrap_err();
            assert_eq!(error, expect, "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_state_pages_do() {
        let thursday = date(2021, 1, 7);
        assert_eq!(short_date(thursday), "07/01/2021");
        assert_eq!(weekday_date(thursday), "Thứ Năm, 07/01/2021");
        assert_eq!(iso_date(thursday), "2021-01-07");
        assert_eq!(rfc3339(thursday), "2021-01-07T00:00:00+07:00");
        let long = [
            (thursday, "ngày 07 tháng 01 năm 2021"),
            (date(2023, 7, 5), "ngày 05 tháng 7 năm 2023"),
            (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024"),
            (date(2025, 12, 10), "ngày 10 tháng 12 năm 2025"),
        ];
        for (date, expect) in long {
            assert_eq!(long_date(date), expect);
        }
        let weekdays = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"];
        for (day, weekday) in (4..).zip(weekdays) {
            assert_eq!(weekday_date(date(2021, 1, day)), format!("{weekday}, {day:02}/01/2021"));
        }
    }

    #[test]
    fn times_of_day() {
        let table = [
            ("07:30", Some("07:30")),
            ("7:30", Some("07:30")),
            ("7h30", Some("07:30")),
            ("7H30", Some("07:30")),
            ("7h", Some("07:00")),
            ("07 giờ 30", Some("07:30")),
            ("7 Giờ 30 phút", Some("07:30")),
            ("7 gio\u{31B}\u{300} 30", Some("07:30")),
            (" 7 giờ ", Some("07:00")),
            ("00:00", Some("00:00")),
            ("23:59", Some("23:59")),
            ("24:00", None),
            ("7:60", None),
            ("7:5", None),
            ("7:", None),
            ("7", None),
            ("", None),
            ("h30", None),
            ("007:30", None),
            ("7:+5", None),
            ("7h30 sáng", None),
            ("7:30 phút", None),
        ];
        for (text, expect) in table {
            assert_eq!(parse_time(text).map(|time| time.to_string()).as_deref(), expect, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(days in 0..109_572_u64) {
            let date = date(1900, 1, 1).checked_add_days(chrono::Days::new(days)).unwrap();
            prop_assert_eq!(parse_date(&iso_date(date)), Ok(date));
            prop_assert_eq!(parse_date(&short_date(date)), Ok(date));
            prop_assert_eq!(parse_date(&long_date(date)).unwrap_err().suggestion(), Some(date));
        }

        #[test]
        fn any_text_is_answered(text in r"([0-9]{1,5}|[/.\-: hgiờ]|\PC){0,12}") {
            let _ = parse_date(&text);
            let _ = parse_time(&text);
        }
    }
}
