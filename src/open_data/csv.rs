//! A data set as CSV (RFC 4180), in the form that spreadsheets open as it is: UTF-8 with a mark, CRLF, a row of names.

use std::borrow::Cow;

use csv::Terminator;
use csv::WriterBuilder;

use crate::open_data::DataSet;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::TEXT_SEPARATOR;
use crate::text;

/// What makes spreadsheets read the file as UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Renders a data set.
pub(super) fn render(data: &OpenData<'_>, set: DataSet) -> Vec<u8> {
    let fields = set.fields();
    let separators: Vec<&str> = fields.iter().map(|field| field.kind.separator().unwrap_or(TEXT_SEPARATOR)).collect();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    // Writing to memory cannot fail, and every row has as many cells as the first.
    let _ = writer.write_record(fields.iter().map(|field| field.name));
    data.records(set, &mut |cells| {
        for (cell, separator) in cells.iter().zip(&separators) {
            let _ = writer.write_field(defused(&text_of(cell, separator)).as_bytes());
        }
        let _ = writer.write_record(None::<&[u8]>);
    });
    writer.into_inner().unwrap_or_default()
}

/// Returns the text of a value; nothing for null.
fn text_of<'c>(cell: &'c Cell<'_>, separator: &str) -> Cow<'c, str> {
    match cell {
        Cell::Null => "".into(),
        Cell::Text(text) => text.as_ref().into(),
        Cell::Date(date) => text::iso_date(*date).into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Boolean(value) => if *value { "true" } else { "false" }.into(),
        Cell::List(entries) => {
            let entries: Vec<&str> = entries.iter().map(|entry| entry.as_deref().unwrap_or("")).collect();
            entries.join(separator).into()
        }
    }
}

/// Returns a cell that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it, and so has
/// one that begins with an apostrophe, so that taking away the first apostrophe always gives the text back.
fn defused(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::defused;
    use crate::open_data::field::Cell;
    use crate::open_data::field::SEPARATOR;
    use crate::open_data::field::TEXT_SEPARATOR;

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
    }

    #[test]
    fn an_ordinary_cell_stays_as_it_is() {
        assert_eq!(defused("2021-01-07"), "2021-01-07");
        assert_eq!(defused("Sửa cầu (=1)"), "Sửa cầu (=1)");
    }

    #[test]
    fn lists_are_joined_so_that_they_can_be_parted() {
        let ids = Cell::list(["a", "b"].into_iter());
        assert_eq!(super::text_of(&ids, SEPARATOR), "a; b");
        let texts = Cell::sparse_list([Some("một\nhai"), None, Some("ba")].into_iter());
        assert_eq!(super::text_of(&texts, TEXT_SEPARATOR), "một hai\n\nba");
    }
}
