//! No-break spaces where a line of Vietnamese should not end.
//!
//! Plain text in NFC comes in, the same text with other spaces goes out; no visible character changes.

use std::borrow::Cow;

const NO_BREAK_SPACE: char = '\u{A0}';

/// Words that stay with the number after them.
const BEFORE_NUMBER: [&str; 4] = ["ngày", "tháng", "năm", "lần"];

/// The last words of units that stay with the name after them ("thị trấn", "thị xã", "thành phố", "đặc khu").
const BEFORE_NAME: [&str; 12] =
    ["xã", "phường", "trấn", "khu", "huyện", "quận", "phố", "tỉnh", "thôn", "làng", "buôn", "ấp"];

/// Puts a no-break space between a unit and its number or name: "ngày 07", "năm 2021", "xã Ia Le".
///
/// It does so only where a single plain space stands, before a digit after "ngày", "tháng", "năm", "lần", and before a
/// capital after "xã", "phường", "thị trấn", "huyện", "tỉnh", "thôn", "làng" and the like. For titles and table cells;
/// idempotent.
///
/// ```
/// # use doithoai::text::bind;
/// assert_eq!(bind("tại xã Ia Le ngày 07"), "tại xã\u{A0}Ia Le ngày\u{A0}07");
/// ```
#[must_use]
pub fn bind(text: &str) -> Cow<'_, str> {
    let mut bound = String::new();
    let mut copied = 0;
    for (space, _) in text.match_indices(' ') {
        let (before, after) = (text.get(..space).unwrap_or_default(), text.get(space + 1..).unwrap_or_default());
        if keeps_together(before, after) {
            bound.push_str(text.get(copied..space).unwrap_or_default());
            bound.push(NO_BREAK_SPACE);
            copied = space + 1;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    bound.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(bound)
}

/// Tells whether the words on both sides of a space are such a pair.
fn keeps_together(before: &str, after: &str) -> bool {
    match after.chars().next() {
        Some(next) if next.is_ascii_digit() => ends_with_one_of(before, &BEFORE_NUMBER),
        Some(next) if next.is_uppercase() => ends_with_one_of(before, &BEFORE_NAME) && !ends_in_countryside(before),
        _ => false,
    }
}

/// Tells whether a text ends in "nông thôn", in which "thôn" is no unit.
fn ends_in_countryside(text: &str) -> bool {
    const COUNTRYSIDE: &str = "nông thôn";
    let end = text.len().checked_sub(COUNTRYSIDE.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.to_lowercase() == COUNTRYSIDE)
}

/// Tells whether the last word of a text is in a list, whatever its case.
fn ends_with_one_of(text: &str, words: &[&str]) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Both cases of these letters take the same number of bytes.
    let mut same_length = words.iter().filter(|word| word.len() == last.len());
    same_length.any(|word| last.chars().flat_map(char::to_lowercase).eq(word.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn units_stay_with_what_follows() {
        let table = [
            ("", ""),
            ("ngày 07 tháng 01 năm 2021", "ngày~07 tháng~01 năm~2021"),
            ("Ngày 7/1, lần 2", "Ngày~7/1, lần~2"),
            ("tại xã Ia Le, thị trấn Nhơn Hòa", "tại xã~Ia Le, thị trấn~Nhơn Hòa"),
            ("XÃ IA LE", "XÃ~IA LE"),
            ("(xã Đak Pơ)", "(xã~Đak Pơ)"),
            ("các xã trong huyện", "các xã trong huyện"),
            ("xã  Ia Le", "xã  Ia Le"),
            ("xã~Ia Le", "xã~Ia Le"),
            ("xã 2", "xã 2"),
            ("NÔNG THÔN Ở LÀNG KIA", "NÔNG THÔN Ở LÀNG~KIA"),
            ("hằng năm Nhà nước", "hằng năm Nhà nước"),
            ("vôxã Ia", "vôxã Ia"),
            (" 07", " 07"),
        ];
        for (text, expect) in table {
            let (text, expect) = (text.replace('~', "\u{A0}"), expect.replace('~', "\u{A0}"));
            assert_eq!(bind(&text), expect);
        }
        assert!(matches!(bind("không có gì"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn only_spaces_change(text in r"((xã|ngày|Tỉnh|[A-Z0-9]|\PC)[ \u{A0}]?){0,12}") {
            let bound = bind(&text);
            prop_assert_eq!(bound.replace('\u{A0}', " "), text.replace('\u{A0}', " "));
            prop_assert_eq!(bind(&bound), bound.as_ref());
        }
    }
}
