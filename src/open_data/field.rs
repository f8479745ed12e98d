//! What a column is, and what stands in one of its cells.

use std::borrow::Cow;

use chrono::Datelike;

use crate::content::Words;
use crate::open_data::OpenData;
use crate::text::Date;

/// The words of a closed list: the code, and what it means in Vietnamese.
pub type Codes = &'static [(&'static str, &'static str)];

/// What stands between the entries of a list in a cell of CSV.
pub const SEPARATOR: &str = "; ";
/// What stands between the entries of a list of texts in a cell of CSV.
pub const TEXT_SEPARATOR: &str = "\n";

/// The type of the values of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id that stays.
    Id,
    /// A text.
    Text,
    /// A day, as ISO 8601 has it.
    Date,
    /// A time of day: `07:30`.
    Time,
    /// A number of things.
    Count,
    /// A whole number, which may lie below zero.
    Number,
    /// Yes or no.
    Boolean,
    /// One of a few codes.
    Code(Codes),
    /// A path from the root of the site.
    Address,
    /// An absolute address.
    Url,
    /// Ids.
    Ids,
    /// Texts.
    Texts,
    /// As many texts as another column has entries, each of which may be missing.
    Beside(&'static str),
    /// As many codes as another column has entries.
    Codes(&'static str, Codes),
}

impl Kind {
    /// Returns what stands between the entries in CSV; nothing where the column holds no lists.
    pub fn separator(self) -> Option<&'static str> {
        match self {
            Kind::Ids | Kind::Codes(..) => Some(SEPARATOR),
            Kind::Texts | Kind::Beside(_) => Some(TEXT_SEPARATOR),
            _ => None,
        }
    }

    /// Returns the column whose entries those of this one stand beside.
    pub fn beside(self) -> Option<&'static str> {
        match self {
            Kind::Beside(other) | Kind::Codes(other, _) => Some(other),
            _ => None,
        }
    }

    /// Returns the codes that may stand in the column.
    pub fn codes(self) -> Codes {
        match self {
            Kind::Code(codes) | Kind::Codes(_, codes) => codes,
            _ => &[],
        }
    }
}

/// Whether a column has a value in every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has.
    Always,
    /// It has none where nothing is published.
    Published,
}

/// What is said of a column in the schema and in the dictionary.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name, the same in JSON, CSV and the schema.
    pub name: &'static str,
    /// The type of its values.
    pub kind: Kind,
    /// Whether every record has a value.
    pub presence: Presence,
    /// What it means, in Vietnamese.
    pub meaning: &'static str,
}

/// A column: what it is, and how its value is taken from a row.
pub(super) struct Column<R> {
    pub(super) field: Field,
    pub(super) value: for<'a> fn(&OpenData<'a>, R) -> Cell<'a>,
}

/// Makes a column that has a value in every record.
pub(super) const fn always<R>(
    (name, kind): (&'static str, Kind),
    meaning: &'static str,
    value: for<'a> fn(&OpenData<'a>, R) -> Cell<'a>,
) -> Column<R> {
    Column { field: Field { name, kind, presence: Presence::Always, meaning }, value }
}

/// Makes a column that has a value only where one is published.
pub(super) const fn published<R>(
    (name, kind): (&'static str, Kind),
    meaning: &'static str,
    value: for<'a> fn(&OpenData<'a>, R) -> Cell<'a>,
) -> Column<R> {
    Column { field: Field { name, kind, presence: Presence::Published, meaning }, value }
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing is published.
    Null,
    /// A text, an id, a code or an address.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
    /// A number.
    Number(i64),
    /// Yes or no.
    Boolean(bool),
    /// A list.
    List(Vec<Option<Cow<'a, str>>>),
}

impl<'a> Cell<'a> {
    /// Returns a text; nothing where it is blank.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Cell::Null } else { Cell::Text(text) }
    }

    /// Returns a value where there is one.
    pub(super) fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Cell::Null, cell)
    }

    /// Returns a number of things.
    pub(super) fn count(count: usize) -> Self {
        Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Returns a number of things that are published; none of them says nothing of how many there are.
    pub(super) fn published_count(count: usize) -> Self {
        if count == 0 { Cell::Null } else { Cell::count(count) }
    }

    /// Returns a list of ids or texts.
    pub(super) fn list<T: Into<Cow<'a, str>>>(entries: impl Iterator<Item = T>) -> Self {
        Cell::List(entries.map(|entry| Some(on_one_line(entry.into()))).collect())
    }

    /// Returns a list in which entries may be missing.
    pub(super) fn sparse_list<T: Into<Cow<'a, str>>>(entries: impl Iterator<Item = Option<T>>) -> Self {
        let entry = |entry: Option<T>| entry.map(|text| on_one_line(text.into())).filter(|text| !text.is_empty());
        Cell::List(entries.map(entry).collect())
    }
}

/// Writes a day as ISO 8601 has it. There are many of them, so it is done without a text of its own.
pub(super) fn write_date(date: Date, out: &mut Vec<u8>) {
    let mut digits = *b"0000-00-00";
    let mut put = |at: usize, value: u32| {
        for (place, digit) in digits[at..at + 2].iter_mut().zip([value / 10 % 10, value % 10]) {
            *place += u8::try_from(digit).unwrap_or_default();
        }
    };
    let year = u32::try_from(date.year()).unwrap_or_default();
    put(0, year / 100);
    put(2, year % 100);
    put(5, date.month());
    put(8, date.day());
    out.extend_from_slice(&digits);
}

/// Returns a written text.
pub(super) fn words(words: &Words) -> &str {
    &words.value
}

/// Returns an entry of a list with its line breaks as spaces, because a line break parts the entries in CSV.
fn on_one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ").into() } else { text }
}
