//! A table for spreadsheets.

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{FEFF}";

/// Returns rows as CSV (RFC 4180): UTF-8 with its mark, lines ended by CRLF. A text that a spreadsheet would run as a
/// formula gets an apostrophe before it.
pub(super) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = MARK.to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn harmless(cell: &str) -> String {
    let begins_formula =
        cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if begins_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains([',', '"', '\n', '\r', ';', '\t']) && cell.trim() == cell;
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
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
