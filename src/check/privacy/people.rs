//! Residents who are named: an honorific before a name, or a family name before another.
//!
//! A text and the place of a word come in, a [`Person`] goes out. Who is named with an office is no resident.

use std::ops::Range;

use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// A resident who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The place of the name, with the honorific before it.
    pub(super) range: Range<usize>,
}

/// Words that stand before the name of a person.
const HONORIFICS: &[&str] = &["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em", "cháu", "bé", "hộ"];

/// Words that stand before the name of a person with another word before them.
const LONG_HONORIFICS: &[(&str, &str)] = &[
    ("đình", "gia đình"),
    ("nhân", "bệnh nhân"),
    ("nhân", "nạn nhân"),
    ("phụ", "thai phụ"),
    ("phụ", "sản phụ"),
    ("dân", "công dân"),
];

/// Family names that tell a person where no honorific stands, in the order of bytes. Those that begin names of places are
/// left out.
const FAMILY_NAMES: &[&str] = &[
    "Bùi", "Dương", "Giàng", "Hoàng", "Huỳnh", "Kpuih", "Kpă", "Ksor", "Lê", "Lò", "Lương", "Nay", "Nguyễn", "Ngô",
    "Nông", "Phan", "Phạm", "Puih", "Quàng", "Rah", "Rahlan", "Rcom", "Rmah", "Rơ", "Rơchâm", "Siu", "Sùng", "Thào",
    "Triệu", "Trương", "Trần", "Trịnh", "Vàng", "Võ", "Vũ", "Đinh", "Đoàn", "Đặng", "Đỗ",
];

/// Words after which a family name names a street, a school or a place.
const NAMED_AFTER: &[&str] = &[
    "đường",
    "phố",
    "trường",
    "học",
    "chợ",
    "cầu",
    "viên",
    "hẻm",
    "thpt",
    "thcs",
    "xã",
    "huyện",
    "tỉnh",
    "họ",
    "giải",
    "thôn",
    "quận",
];

/// The first words of offices.
const OFFICES: &[&str] = &[
    "chủ",
    "phó",
    "bí",
    "giám",
    "trưởng",
    "cục",
    "chánh",
    "thường",
    "chuyên",
    "cán",
    "công",
    "kế",
    "hiệu",
    "thư",
    "ủy",
    "tỉnh",
    "huyện",
    "thôn",
    "bác",
    "đại",
    "chỉ",
    "thẩm",
    "kiểm",
    "điều",
    "y",
    "già",
    "trạm",
];

/// Words that no name begins with, capitalised as they may be.
const NO_NAMES: &[&str] = &[
    "jrai", "j'rai", "gia", "ba", "bahnar", "ê", "kinh", "tày", "nùng", "mông", "h'mông", "mường", "đảng", "đoàn",
    "hội", "nhà", "sở", "ban", "phòng", "bộ", "ubnd", "hđnd", "mttq", "nhân", "trung", "việt", "phụ", "ia", "chư",
    "plei", "xã", "làng",
];

/// Verbs, by their last word, after which someone speaks of something else than himself.
const SPEECH: &[&str] = &[
    "nghị", "hỏi", "ánh", "nêu", "biết", "lời", "nói", "bày", "xuất", "cầu", "biểu", "cáo", "thắc", "muốn", "ý", "kể",
];

/// Reads the name that begins with a capital, if a resident is named there.
pub(super) fn person_at(text: &str, at: usize) -> Option<Person> {
    let is_beside_word = text[..at].trim_end_matches(is_beside).ends_with(words::is_word_char);
    let previous = is_beside_word.then(|| words::before(text, at).next()).flatten();
    let honorific = previous.filter(|word| is_honorific(text, word));
    let end = match honorific {
        Some(_) => name_end(text, at)?,
        None => full_name_end(text, at, previous.as_ref())?,
    };
    let range = honorific.map_or(at, |word| word.start)..end;
    (!has_office(text, &range)).then_some(Person { range })
}

/// Tells whether the words before a place are the name of a person, with `số` or nothing between.
pub(super) fn ends_in_name(text: &str, at: usize) -> bool {
    let mut words = words::before(text, at).skip_while(|word| word.is("số")).take(6).peekable();
    let mut names = 0;
    while words.next_if(|word| word.is_capitalised).is_some() {
        names += 1;
    }
    names > 1 || (names == 1 && words.next().is_some_and(|word| is_honorific(text, &word)))
}

/// Tells whether a person is named shortly before a place.
pub(super) fn is_named_before(text: &str, at: usize) -> bool {
    let mut later_is_name = false;
    words::before(text, at).take(12).any(|word| {
        let is_name = word.is_capitalised;
        let found = later_is_name && (is_name || is_honorific(text, &word));
        later_is_name = is_name;
        found
    })
}

/// Tells whether a word ends a verb of speech.
pub(super) fn is_speech(word: &Word<'_>) -> bool {
    word.is_any(SPEECH)
}

fn is_honorific(text: &str, word: &Word<'_>) -> bool {
    let ends =
        |(last, phrase): &(&str, &str)| word.is(last) && words::phrase_before(text, word.end(), phrase).is_some();
    word.is_any(HONORIFICS) || LONG_HONORIFICS.iter().any(ends)
}

/// Tells what may stand between two words of one name: a space and the marks of emphasis.
fn is_beside(c: char) -> bool {
    matches!(c, '*' | '_' | ' ' | '\u{A0}' | '\n')
}

/// Tells whether nothing else stands between two words.
fn is_side_by_side(gap: &str) -> bool {
    gap.trim_matches(is_beside).is_empty()
}

/// Returns the family name that the word at a place is, if it is one. Only names with the same first byte are compared.
fn family_name_at(text: &str, at: usize) -> Option<&'static str> {
    let rest = &text[at..];
    let first = rest.as_bytes().first();
    let begin = FAMILY_NAMES.partition_point(|name| name.as_bytes().first() < first);
    let ends_word = |after: &str| !after.starts_with(words::is_word_char);
    let is_word = |name: &&str| rest.strip_prefix(*name).is_some_and(ends_word);
    FAMILY_NAMES[begin..].iter().copied().take_while(|name| name.as_bytes().first() == first).find(is_word)
}

/// Returns where a name ends that a family name begins, and no honorific.
fn full_name_end(text: &str, at: usize, previous: Option<&Word<'_>>) -> Option<usize> {
    let name = family_name_at(text, at)?;
    if previous.is_some_and(|previous| previous.is_any(NAMED_AFTER)) {
        return None;
    }
    name_end(text, at).filter(|end| *end > at + name.len())
}

/// Returns where the name after a place ends; one has at most five words.
fn name_end(text: &str, from: usize) -> Option<usize> {
    let mut end = None;
    let mut last = from;
    for (index, word) in words::after(text, from).take(5).enumerate() {
        let gap = &text[last..word.start];
        let is_first = index == 0 && !(word.is_any(NO_NAMES) || word.is_any(OFFICES) && word.text.chars().count() > 1);
        let fits = word.is_capitalised && (is_first || index > 0) && is_side_by_side(gap);
        if !fits {
            break;
        }
        last = word.end();
        end = Some(last);
    }
    end
}

/// Tells whether an office stands right after a name, or before it with nothing but its place of office between.
fn has_office(text: &str, name: &Range<usize>) -> bool {
    let links = ["là", "hiện", "nguyên", "giữ", "làm"];
    let mut after = words::after(text, name.end).skip_while(|word| word.is_any(&links));
    if after.next().is_some_and(|word| word.is_any(OFFICES)) {
        return true;
    }
    let mut later = name.start;
    for word in words::before(text, name.start).take(8) {
        let gap = &text[word.end()..later];
        if gap.contains([',', '(', ':']) || is_speech(&word) || word.is("cho") || word.is("với") || word.is("của") {
            return false;
        }
        let is_comrade = word.is("chí") && words::phrase_before(text, word.end(), "đồng chí").is_some();
        let is_office = word.is_any(&["chủ", "phó", "bí", "giám", "trưởng", "chánh", "bác", "cán", "viên"]);
        if is_comrade
            || (is_office && later != name.start)
            || (later == name.start && word.is_any(&["sĩ", "trưởng", "viên"]))
        {
            return true;
        }
        later = word.start;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_stand_in_the_order_in_which_they_are_looked_up() {
        assert!(FAMILY_NAMES.is_sorted());
    }
}
