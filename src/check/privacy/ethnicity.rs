//! `private-ethnicity`: the people to whom a named resident belongs.

use std::ops::Range;

use crate::check::privacy::people;
use crate::check::privacy::people::Person;
use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// How many words may stand between a name and its people.
const REACH: usize = 14;

/// The peoples of Vietnam by the names that are in use, in lower case.
const PEOPLES: &[&str] = &[
    "thiểu số",
    "kinh",
    "jrai",
    "j'rai",
    "jarai",
    "gia rai",
    "ba na",
    "bana",
    "bahnar",
    "ê đê",
    "êđê",
    "rađê",
    "xơ đăng",
    "xê đăng",
    "sê đăng",
    "giẻ triêng",
    "mnông",
    "m'nông",
    "cơ ho",
    "k'ho",
    "chu ru",
    "tày",
    "nùng",
    "thái",
    "mường",
    "dao",
    "mông",
    "h'mông",
    "hmông",
    "hoa",
    "khmer",
    "khơ me",
    "chăm",
    "sán dìu",
    "sán chay",
    "cao lan",
    "thổ",
    "giáy",
    "lào",
    "rơ măm",
    "brâu",
    "hrê",
    "h'rê",
    "cơ tu",
    "raglai",
    "ra glai",
    "tà ôi",
    "vân kiều",
    "bru",
    "xtiêng",
    "s'tiêng",
    "chơ ro",
    "khơ mú",
    "lô lô",
    "hà nhì",
];

/// What stands in law for all peoples but the Kinh.
const MINORITY: &str = "thiểu số";

/// Words after which a people is that of a person.
const BELONGS: &[&str] = &["là", "thuộc", "gốc", "diện", "hộ", "mình", "phần"];

/// Words that make a person the subject again after a verb of speech.
const SELVES: &[&str] =
    &["mình", "tôi", "thân", "vợ", "chồng", "con", "mẹ", "bố", "cha", "ông", "bà", "anh", "chị", "hộ", "họ", "cháu"];

/// Returns the place of the words that give the people of a person.
pub(super) fn place(text: &str, person: &Person) -> Option<Range<usize>> {
    let before = said_before(text, person);
    if before.is_some() {
        return before;
    }
    let is_cited = words::before(text, person.range.start).next().is_some_and(|word| word.is("theo"));
    let mut last = Word::none(person.range.end);
    let mut subject = Word::none(person.range.end);
    let mut spoken = false;
    for word in words::after(text, person.range.end).take(REACH) {
        if let Some(end) = people_at(text, &word) {
            let gap = &text[last.end()..word.start];
            let is_apposed =
                gap.contains([',', '(', '–', '-', ':', '|']) && !is_cited && !is_followed_by_and(text, end);
            let belongs = last.is_any(BELONGS) && (!spoken || subject.is_any(SELVES));
            if belongs || (is_apposed && !spoken) {
                return Some(word.start..end);
            }
        }
        spoken |= people::is_speech(&word);
        (subject, last) = (last, word);
    }
    None
}

/// Returns where `dân tộc Jrai`, `người Jrai` or a people in brackets ends, if it begins at a word.
fn people_at(text: &str, word: &Word<'_>) -> Option<usize> {
    let is_bracketed = text[..word.start].ends_with('(') && word.is_capitalised;
    if !is_bracketed && !word.is_any(&["người", "dân", "đồng", "thành", "dtts"]) {
        return None;
    }
    let mut from = word.start;
    let mut is_said = false;
    for lead in ["thành phần", "người", "đồng bào", "dân tộc"] {
        if let Some(end) = words::phrase_after(text, from, lead) {
            (from, is_said) = (end, true);
        }
    }
    let abbreviated = words::phrase_after(text, from, "dtts");
    if abbreviated.is_some() {
        return abbreviated;
    }
    if !is_said && !is_bracketed {
        return None;
    }
    let ends = |people: &&'static str| Some((*people, words::phrase_after(text, from, people)?));
    let (people, end) = PEOPLES.iter().find_map(ends)?;
    let is_capitalised = text[from..].trim_start_matches([' ', ':']).starts_with(char::is_uppercase);
    // `người kinh doanh` is a trader, `người Thái Bình` comes from there.
    let goes_on = words::after(text, end)
        .next()
        .is_some_and(|next| next.is_capitalised && text[end..next.start].trim().is_empty());
    (people == MINORITY || (is_capitalised && !goes_on)).then_some(end)
}

/// Returns the place of the words in `Là người Jrai, ông Siu K …`.
fn said_before(text: &str, person: &Person) -> Option<Range<usize>> {
    for word in words::before(text, person.range.start).take(6) {
        if let Some(end) = people_at(text, &word).filter(|end| *end <= person.range.start) {
            let is_apposed = text[end..person.range.start].trim() == ",";
            let mut earlier = words::before(text, word.start);
            if is_apposed && earlier.next().is_some_and(|word| word.is("là")) && earlier.next().is_none() {
                return Some(word.start..end);
            }
        }
    }
    None
}

fn is_followed_by_and(text: &str, at: usize) -> bool {
    words::after(text, at).next().is_some_and(|word| word.is("và"))
}
