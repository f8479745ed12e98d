//! What the rules on words look at more closely, found fast in the bytes of an article. Nothing is allocated where nothing
//! is found.

use std::ops::Range;

use memchr::memmem;

use crate::text;

/// What was found, as ranges of bytes in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Days written with dots or hyphens: `07.01.2021`.
    pub(super) dates: Vec<Range<usize>>,
    /// Runs of no-break spaces, plain ones within them included.
    pub(super) spaces: Vec<Range<usize>>,
    /// The words `nhân dân` with a small or capital first letter.
    pub(super) people: Vec<Range<usize>>,
}

impl Found {
    /// Tells whether there is nothing to look at.
    pub(super) fn is_empty(&self) -> bool {
        self.dates.is_empty() && self.spaces.is_empty() && self.people.is_empty()
    }
}

/// Looks for each of them in a text.
pub(super) fn scan(text: &str) -> Found {
    Found { dates: dates(text), spaces: spaces(text.as_bytes()), people: people(text.as_bytes()) }
}

fn dates(text: &str) -> Vec<Range<usize>> {
    let mut dates = Vec::new();
    let mut looked_at = 0;
    for separator in memchr::memchr2_iter(b'.', b'-', text.as_bytes()) {
        if separator >= looked_at {
            looked_at = after_date(text, separator, &mut dates);
        }
    }
    dates
}

fn spaces(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut spaces = Vec::new();
    let mut looked_at = 0;
    for start in memmem::find_iter(bytes, "\u{A0}") {
        if start >= looked_at {
            looked_at = after_spaces(bytes, start, &mut spaces);
        }
    }
    spaces
}

const PEOPLE: &str = "nhân dân";

fn people(bytes: &[u8]) -> Vec<Range<usize>> {
    // All but the first letter, which may be a capital.
    let rest = PEOPLE.get(1..).unwrap_or(PEOPLE);
    let starts = memmem::find_iter(bytes, rest).filter_map(|at| at.checked_sub(1));
    starts.filter(|at| is_people(bytes, *at)).map(|at| at..at + PEOPLE.len()).collect()
}

/// Tells whether words of the length of [`PEOPLE`] that begin like it stand alone.
fn is_people(bytes: &[u8], at: usize) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    matches!(bytes.get(at), Some(b'N' | b'n'))
        && !bytes.get(at + PEOPLE.len()).is_some_and(is_letter)
        && !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// Looks at the first separator of what may be a day; returns where to go on.
fn after_date(text: &str, separator: usize, dates: &mut Vec<Range<usize>>) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize, most: usize| {
        bytes.get(from..).unwrap_or_default().iter().take(most).take_while(|byte| byte.is_ascii_digit()).count()
    };
    let before = bytes.get(..separator).unwrap_or_default();
    let day = before.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let month = digits(separator + 1, 3);
    let second = separator + 1 + month;
    let year = digits(second + 1, 5);
    let fits = (1..=2).contains(&day) && (1..=2).contains(&month) && year == 4;
    if !fits || bytes.get(second) != bytes.get(separator) {
        return separator + 1;
    }
    let range = separator - day..second + 1 + year;
    let slashed = text.get(range.clone()).unwrap_or("").replace(['.', '-'], "/");
    if stands_alone(text, &range) && text::parse_date(&slashed).is_ok() && !is_number(text, range.start) {
        dates.push(range.clone());
    }
    range.end
}

/// Tells whether nothing is glued to a day that makes it part of something else: a file name, an address, a decree.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let rest = text.get(range.end..).unwrap_or("");
    let mut after = rest.chars();
    let is_glue = |character: char| character.is_alphanumeric() || "-_./\\@#=&%+".contains(character);
    let is_free = match after.next() {
        Some('.' | ',') => !after.next().is_some_and(char::is_alphanumeric),
        Some('-') => after.next().is_none_or(char::is_whitespace),
        Some(next) => !is_glue(next),
        None => true,
    };
    is_free && !before.is_some_and(is_glue) && !is_in_address(text, range)
}

/// Tells whether the word around a day is a web address or a path.
fn is_in_address(text: &str, range: &Range<usize>) -> bool {
    let start = text.get(..range.start).and_then(|before| before.rfind(char::is_whitespace)).map_or(0, |at| at + 1);
    let end =
        text.get(range.end..).and_then(|after| after.find(char::is_whitespace)).map_or(text.len(), |at| range.end + at);
    let word = text.get(start..end).unwrap_or("");
    word.contains("://") || word.starts_with("www.")
}

/// The words before a number that is no day.
const NUMBERED: &[&str] = &["số", "bản", "mục", "khoản", "điểm", "điều", "mã", "v", "version", "sim", "stk"];

fn is_number(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end_matches([' ', ':', '\u{A0}']);
    let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    NUMBERED.contains(&word.to_lowercase().as_str())
}

/// Looks at the first of what may be a run of no-break spaces; returns where to go on.
fn after_spaces(bytes: &[u8], start: usize, spaces: &mut Vec<Range<usize>>) -> usize {
    let mut end = start;
    let mut count = 0;
    let mut at = start;
    loop {
        match bytes.get(at..) {
            Some([0xC2, 0xA0, ..]) => {
                at += 2;
                end = at;
                count += 1;
            }
            Some([b' ', ..]) => at += 1,
            _ => break,
        }
    }
    if count > 1 {
        spaces.push(start..end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<&str> {
        scan(text).dates.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn days_with_dots_or_hyphens_are_found() {
        let table = [
            ("Sáng ngày 07.01.2021, tại xã", vec!["07.01.2021"]),
            ("ngày 7-1-2021.", vec!["7-1-2021"]),
            ("(07.01.2021) và “08-01-2021”", vec!["07.01.2021", "08-01-2021"]),
            ("07.01.2021 - 09.01.2021", vec!["07.01.2021", "09.01.2021"]),
            ("từ 07.01.2021\u{A0}đến nay", vec!["07.01.2021"]),
        ];
        for (text, expect) in table {
            assert_eq!(dates(text), expect, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        let table = [
            "ngày 07/01/2021",
            "2021-01-07",
            "Nghị định 30/2020/NĐ-CP",
            "số 12-10-2020/QĐ-UBND",
            "Quyết định số 12.10.2020",
            "phiên bản 2.10.2020",
            "1.250.000 đồng, 12.10.20201 và 112.10.2020",
            "31.02.2021",
            "07.01-2021",
            "bao-cao-07-01-2021.pdf",
            "bao_cao_07-01-2021",
            "https://xa.example/tin/?ngay=07-01-2021",
            "https://xa.example/07-01-2021",
            "192.168.1.2021",
            "07.01.2021.5",
            "",
            ".",
            "1.",
            "1.1.",
        ];
        for text in table {
            assert_eq!(dates(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn runs_of_no_break_spaces_are_found() {
        assert!(scan("a\u{A0}b").is_empty());
        assert!(scan("ngày\u{A0}07 à \u{A0}").is_empty());
        let text = "a\u{A0}\u{A0}b \u{A0} \u{A0} c\u{A0}\u{A0}";
        assert_eq!(scan(text).spaces, [1..5, 7..12, 14..18]);
    }

    #[test]
    fn the_people_are_found() {
        let text = "Nhân dân, nhân dân; nhân dâng, anhân dân NHÂN DÂN";
        let found: Vec<&str> = scan(text).people.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Nhân dân", "nhân dân"]);
    }
}
