//! `private-land-record`: the numbers of a plot, of its map sheet, or of a land certificate.

use std::ops::Range;

use crate::check::privacy::context;
use crate::check::privacy::number::Number;
use crate::check::privacy::words;

/// The ways to name a plot or a map sheet before its number.
const PLOTS: &[&str] = &[
    "thửa",
    "thửa số",
    "thửa đất",
    "thửa đất số",
    "số thửa",
    "số thửa đất",
    "tờ bản đồ",
    "tờ bản đồ số",
    "tờ bản đồ địa chính số",
    "tờ bđ",
    "tờ bđ số",
    "tbđ",
    "tbđ số",
];

/// What may stand for a map sheet beside a plot.
const SHEETS: &[&str] = &["tờ", "tờ số"];

/// The last words of [`PLOTS`] and [`SHEETS`].
const LAST_WORDS: &[&str] = &["thửa", "số", "đất", "đồ", "bđ", "tbđ", "tờ"];

/// What stands before the number of a certificate, whatever its form.
const ENTRIES: &[&str] = &[
    "số vào sổ",
    "vào sổ số",
    "vào sổ cấp gcn",
    "vào sổ cấp giấy chứng nhận",
    "số phát hành",
    "gcn số",
    "gcnqsdđ số",
    "quyền sử dụng đất số",
    "sổ đỏ số",
    "sổ hồng số",
];

/// Returns the place of the name and the number of a plot or a map sheet.
pub(super) fn plot(text: &str, number: Range<usize>) -> Option<Range<usize>> {
    let last = words::before(text, number.start).next()?;
    let is_near = number.start - last.end() <= 3;
    if !is_near || number.len() > 5 || !last.is_any(LAST_WORDS) || context::is_unit_after(text, number.end) {
        return None;
    }
    let named = |phrases: &[&str]| phrases.iter().find_map(|phrase| words::phrase_before(text, number.start, phrase));
    let of_plot = || words::after(text, number.end).take(2).any(|word| word.is("thửa"));
    let beside_plot = || words::before(text, number.start).take(8).any(|word| word.is("thửa"));
    let behind = &text.as_bytes()[number.end..];
    let has_digit = behind.get(1).is_some_and(u8::is_ascii_digit);
    let is_scale = last.is("đồ") && behind.starts_with(b"/");
    let is_count = words::phrase_before(text, number.start, "tổng số thửa").is_some();
    if is_count || (has_digit && (is_scale || behind.starts_with(b".") || behind.starts_with(b","))) {
        return None;
    }
    let start = named(PLOTS).or_else(|| named(SHEETS).filter(|_| of_plot() || beside_plot()))?;
    Some(start..number.end)
}

/// Tells whether letters or a word before a short number let it be one of a certificate.
pub(super) fn may_be_certificate(number: &Number<'_>) -> bool {
    letters(number).is_some()
        || words::before(number.text, number.range.start)
            .next()
            .is_some_and(|word| word.is_any(&["số", "sổ", "gcn", "nhận", "hành"]))
}

/// Returns the place of the number of a certificate with its letters, such as `BX 123456`.
pub(super) fn certificate(number: &Number<'_>) -> Option<Range<usize>> {
    let digits = number.digits.as_bytes().len();
    let letters = letters(number);
    let speaks = |letters| context::speaks_of_certificate(number, letters);
    let is_serial = (5..=8).contains(&digits) && letters.is_some_and(speaks);
    let is_entry = (3..=8).contains(&digits) && is_entered(number);
    (is_serial || is_entry).then(|| letters.unwrap_or(number.range.start)..number.range.end)
}

/// Returns where the one or two capitals before a number begin.
fn letters(number: &Number<'_>) -> Option<usize> {
    let before = &number.text[..number.range.start];
    let before = before.strip_suffix([' ', '\u{A0}', '-']).unwrap_or(before);
    let rest = before.trim_end_matches(|c: char| c.is_alphabetic());
    let letters = &before[rest.len()..];
    let is_series = (1..=2).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
    is_series.then_some(rest.len())
}

/// Tells whether a number is said to be that of an entry in the register, or of a printed certificate.
fn is_entered(number: &Number<'_>) -> bool {
    let start = letters(number).unwrap_or(number.range.start);
    ENTRIES.iter().any(|phrase| words::phrase_before(number.text, start, phrase).is_some())
}
