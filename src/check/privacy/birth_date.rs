//! `private-birth-date`: the day, month or year in which a resident was born.

use std::ops::Range;

use crate::check::privacy::people;
use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// Words before `sinh` that make another word of it.
const COMPOUNDS: &[&str] = &[
    "học",
    "vệ",
    "phát",
    "hy",
    "hi",
    "tiệt",
    "sơ",
    "phục",
    "thí",
    "giáo",
    "ký",
    "kí",
    "dân",
    "an",
    "mưu",
    "tái",
    "nảy",
    "sản",
    "quyên",
    "trường",
    "sanh",
    "môn",
    "tuyển",
    "hộ",
    "nữ",
    "nam",
    "hậu",
    "kháng",
    "trẻ",
    "em",
    "khai",
    "trứng",
    "chúng",
];

/// Words after `sinh` that make another word of it.
const CONTINUATIONS: &[&str] =
    &["hoạt", "thái", "viên", "kế", "học", "sống", "trưởng", "sản", "động", "vật", "nhật", "thời"];

/// Words before a birth that speak of many.
const GROUPS: &[&str] = &["các", "những", "trẻ", "người", "dân", "cháu", "tuổi", "độ", "mọi", "từng"];

/// Words between `sinh` and a date.
const LINKS: &[&str] = &["ngày", "năm", "tháng", "vào", "hồi"];

/// Returns the place of the date that begins at a digit, if it is a date of birth.
pub(super) fn place(text: &str, at: usize) -> Option<Range<usize>> {
    let (end, precision) = date(text, at)?;
    let mut between = Between::Links;
    for (index, word) in words::before(text, at).take(10).enumerate() {
        let is_short = word.is("sn") || (word.is("n") && words::phrase_before(text, word.end(), "s n").is_some());
        if index == 0 && is_short {
            return is_year_of_birth(text, &word, (end, precision)).then_some(at..end);
        }
        if word.is("sinh") {
            return is_birth(text, &word, (between, precision)).then_some(at..end);
        }
        if is_date_word(&word) {
            between = Between::Date;
        } else if !word.is_any(LINKS) && between == Between::Links {
            between = Between::Words;
        }
    }
    None
}

/// What stands between `sinh` and a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Nothing but words such as `ngày`.
    Links,
    /// Other words.
    Words,
    /// Another date, to which `sinh` belongs.
    Date,
}

/// How exact a date is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Precision {
    Day,
    Less,
}

fn is_date_word(word: &Word<'_>) -> bool {
    word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_birth(text: &str, sinh: &Word<'_>, (between, precision): (Between, Precision)) -> bool {
    let mut earlier = words::before(text, sinh.start);
    let previous = earlier.next();
    let means_another = |word: Word<'_>| word.is_any(CONTINUATIONS) && text[sinh.end()..word.start].trim().is_empty();
    if words::after(text, sinh.end()).next().is_some_and(means_another)
        || earlier.next().is_some_and(|word| word.is("niệm"))
    {
        return false;
    }
    let names_the_date =
        previous.is_some_and(|word| word.is_any(&["ngày", "năm", "tháng"]) && word.end() + 1 == sinh.start);
    match between {
        Between::Date => false,
        _ if names_the_date => true,
        Between::Words => false,
        Between::Links if previous.is_some_and(|word| word.is_any(COMPOUNDS)) => false,
        Between::Links if people::is_named_before(text, sinh.start) => true,
        Between::Links => {
            precision == Precision::Day && !words::before(text, sinh.start).take(3).any(|word| word.is_any(GROUPS))
        }
    }
}

/// Tells whether `SN` means a birth and not the number of a house.
fn is_year_of_birth(text: &str, sn: &Word<'_>, (end, precision): (usize, Precision)) -> bool {
    let is_street = words::after(text, end).next().is_some_and(|word| word.is_any(&["đường", "phố", "hẻm", "tổ"]));
    precision == Precision::Less
        && !is_street
        && (text[..sn.start].ends_with('(') || words::before(text, sn.start).take(4).any(|word| word.is_capitalised))
}

/// Reads a date: `12/3/1990`, `02 tháng 01 năm 2019`, `5/1980`, `1975`.
fn date(text: &str, at: usize) -> Option<(usize, Precision)> {
    let (first, end) = digits(text, at)?;
    if is_year(first, end - at) {
        return Some((end, Precision::Less));
    }
    let spoken = |from: usize, word: &str| {
        let rest = text[from..].strip_prefix(word)?;
        digits(text, text.len() - rest.len())
    };
    let (second, second_end) = [" tháng ", "/", ".", "-", " / "].iter().find_map(|mark| spoken(end, mark))?;
    if is_year(second, 4) && first <= 12 {
        return Some((second_end, Precision::Less));
    }
    let (third, third_end) = [" năm ", "/", ".", "-", " / "].iter().find_map(|mark| spoken(second_end, mark))?;
    (first <= 31 && second <= 12 && is_year(third, 4)).then_some((third_end, Precision::Day))
}

fn digits(text: &str, at: usize) -> Option<(u32, usize)> {
    let length = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(at..at + length.min(5))?.parse().ok()?;
    Some((number, at + length))
}

fn is_year(number: u32, length: usize) -> bool {
    length == 4 && (1900..2100).contains(&number)
}
