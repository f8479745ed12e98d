//! A table for spreadsheets.

use csv::Terminator;
use csv::WriterBuilder;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Returns rows as CSV (RFC 4180): UTF-8 with its mark, lines ended by CRLF. A text that a spreadsheet would run as a
/// formula gets an apostrophe before it.
pub(super) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    for row in rows {
        // Writing to memory cannot fail, and every row has as many cells as the first.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    let begins_formula = cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_defused() {
        let row = ["a,b", "nói \"không\"", "=1+1", "-5", "@x", " +1", "hai\ndòng", ""].map(str::to_owned).to_vec();
        let expect = "\u{FEFF}\"a,b\",\"nói \"\"không\"\"\",'=1+1,'-5,'@x,' +1,\"hai\ndòng\",\r\n";
        assert_eq!(String::from_utf8(csv(&[row])).unwrap(), expect);
    }
}
