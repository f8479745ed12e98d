//! A data set as CSV (RFC 4180), in the form that spreadsheets open as it is: UTF-8 with a mark, CRLF, a row of names.

use std::io::Write;

use csv::Terminator;
use csv::WriterBuilder;

use crate::open_data::DataSet;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::TEXT_SEPARATOR;
use crate::open_data::field::write_date;

/// What makes spreadsheets read the file as UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Renders a data set.
pub(super) fn render(data: &OpenData<'_>, set: DataSet) -> Vec<u8> {
    let fields = set.fields();
    let separators: Vec<&str> = fields.iter().map(|field| field.kind.separator().unwrap_or(TEXT_SEPARATOR)).collect();
    let mut out = Vec::with_capacity(data.room(set, 700));
    out.extend_from_slice(MARK);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    // Writing to memory cannot fail, and every row has as many cells as the first.
    let _ = writer.write_record(fields.iter().map(|field| field.name));
    let mut scratch = Vec::new();
    data.records(set, &mut |cells| {
        for (cell, separator) in cells.iter().zip(&separators) {
            scratch.clear();
            write_cell(cell, separator, &mut scratch);
            let _ = writer.write_field(&scratch);
        }
        let _ = writer.write_record(None::<&[u8]>);
    });
    writer.into_inner().unwrap_or_default()
}

/// Writes a value; nothing for null.
fn write_cell(cell: &Cell<'_>, separator: &str, out: &mut Vec<u8>) {
    match cell {
        Cell::Null => {}
        Cell::Text(text) => out.extend_from_slice(text.as_bytes()),
        Cell::Date(date) => write_date(*date, out),
        Cell::Number(number) => {
            // Writing to memory cannot fail.
            let _ = write!(out, "{number}");
        }
        Cell::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Cell::List(entries) => {
            for (entry, at) in entries.iter().zip(0..) {
                if at > 0 {
                    out.extend_from_slice(separator.as_bytes());
                }
                out.extend_from_slice(entry.as_deref().unwrap_or("").as_bytes());
            }
        }
    }
    defuse(out);
}

/// Puts an apostrophe before a cell that a spreadsheet would take for a formula, and before one that begins with an
/// apostrophe, so that taking away the first apostrophe always gives the text back.
fn defuse(cell: &mut Vec<u8>) {
    if cell.first().is_some_and(|first| b"=+-@\t\r'".contains(first)) {
        cell.insert(0, b'\'');
    }
}

#[cfg(test)]
mod tests {
    use super::write_cell;
    use crate::open_data::field::Cell;
    use crate::open_data::field::SEPARATOR;
    use crate::open_data::field::TEXT_SEPARATOR;

    fn written(cell: &Cell<'_>, separator: &str) -> String {
        let mut out = Vec::new();
        write_cell(cell, separator, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn defused(text: &str) -> String {
        written(&Cell::Text(text.into()), SEPARATOR)
    }

    /// Does what the dictionary tells readers to do.
    fn restored(cell: &str) -> &str {
        cell.strip_prefix('\'').unwrap_or(cell)
    }

    #[test]
    fn a_defused_cell_is_no_formula_and_gives_its_text_back() {
        for text in
            ["", "a", "=1+1", "+84", "-3", "@a", "\ta", "\ra", "'a", "''", "'=1", "a=1", " =1", "–", "\u{FEFF}=1"]
        {
            let cell = defused(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            assert_eq!(restored(&cell), text);
        }
        assert_eq!(written(&Cell::Number(-3), SEPARATOR), "'-3");
    }

    #[test]
    fn an_ordinary_cell_stays_as_it_is() {
        assert_eq!(defused("2021-01-07"), "2021-01-07");
        assert_eq!(defused("Sửa cầu (=1)"), "Sửa cầu (=1)");
    }

    #[test]
    fn days_are_written_as_iso_8601_has_them() {
        for (year, month, day) in [(1900, 1, 1), (2021, 1, 7), (2199, 12, 31)] {
            let date = crate::text::Date::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(written(&Cell::Date(date), SEPARATOR), crate::text::iso_date(date));
        }
    }

    #[test]
    fn lists_are_joined_so_that_they_can_be_parted() {
        let ids = Cell::list(["a", "b"].into_iter());
        assert_eq!(written(&ids, SEPARATOR), "a; b");
        let texts = Cell::sparse_list([Some("một\nhai"), None, Some("ba")].into_iter());
        assert_eq!(written(&texts, TEXT_SEPARATOR), "một hai\n\nba");
    }
}
