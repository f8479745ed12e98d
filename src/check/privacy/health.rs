//! `private-health`: an illness, a disability or a pregnancy of a named resident or of a relative.

use std::ops::Range;

use crate::check::privacy::people;
use crate::check::privacy::people::Person;
use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// How many words may stand between a name and what is said of the person's health.
const REACH: usize = 22;

/// What people have or are, in lower case.
const CONDITIONS: &[&[&str]] = &[
    &["ung", "thư"], &["tâm", "thần"], &["khuyết", "tật"], &["tàn", "tật"], &["dị", "tật"], &["mang", "thai"],
    &["có", "thai"], &["có", "bầu"], &["mang", "bầu"], &["thai", "sản"], &["sảy", "thai"], &["tai", "biến"],
    &["đột", "quỵ"], &["bại", "liệt"], &["liệt"], &["trầm", "cảm"], &["động", "kinh"], &["tự", "kỷ"], &["câm", "điếc"],
    &["câm"], &["điếc"], &["khiếm", "thị"], &["khiếm", "thính"], &["mù"], &["hiv"], &["aids"], &["nghiện"],
    &["suy", "thận"], &["chạy", "thận"], &["tiểu", "đường"], &["đái", "tháo", "đường"], &["lao", "phổi"], &["lao"],
    &["viêm", "gan"], &["xơ", "gan"], &["tim"], &["tan", "máu"], &["ốm"], &["đau", "ốm"], &["bạo", "bệnh"],
    &["chất", "độc", "da", "cam"], &["down"], &["phong"], &["huyết", "áp"], &["cao", "huyết", "áp"], &["sa", "sút"],
    &["mất", "trí"], &["bệnh"], &["cụt"], &["thiểu", "năng"], &["chậm", "phát", "triển"], &["cai", "nghiện"],
];

/// Words that lead from a person to a condition.
const LEADS: &[&str] =
    &["bị", "mắc", "nhiễm", "đang", "là", "do", "vì", "nằm", "người", "bệnh", "chứng", "nặng", "thường", "vừa", "mới", "phải", "hay"];

/// Words that lead to a condition as well, but only to an illness that is named so.
const ILLNESS_LEADS: &[&str] = &["bị", "mắc", "có", "mang", "do", "vì", "đang", "nhiều", "phát"];

/// Words that make `bệnh` something else: a hospital, an epidemic.
const NO_ILLNESS: &[&str] = &["viện", "xá", "dịch", "án", "phẩm", "nhân"];

/// Words that make an illness out of `bệnh` by themselves.
const GRAVE: &[&str] = &["nặng", "hiểm", "nan", "tim", "tật", "tâm", "phổi", "gan", "thận", "mãn", "mạn", "trọng"];

/// Words for what may be ill beside people.
const OTHERS: &[&str] = &[
    "cây", "lúa", "tiêu", "lợn", "heo", "bò", "trâu", "gà", "vịt", "dê", "vườn", "đàn", "rẫy", "ruộng", "sắn", "mì", "ngô",
    "điều", "phê", "các", "những", "nhiều", "toàn", "phụ", "hội", "trạm", "viện", "cho",
];

/// Words that make a person or a relative the subject again after a verb of speech.
const SELVES: &[&str] = &[
    "mình", "tôi", "thân", "vợ", "chồng", "con", "mẹ", "bố", "cha", "trai", "gái", "cháu", "em", "ông", "bà", "anh", "chị",
    "vì", "do",
];

/// Words for a sick person that stand before the name.
const PATIENTS: &[&[&str]] = &[
    &["bệnh", "nhân"], &["thai", "phụ"], &["sản", "phụ"], &["người", "khuyết", "tật"], &["người", "tâm", "thần"],
    &["người", "nghiện"],
];

/// Returns the place of the words that tell something of the health of a person.
pub(super) fn place(text: &str, person: &Person) -> Option<Range<usize>> {
    patient_before(text, person).or_else(|| condition_after(text, person))
}

fn patient_before(text: &str, person: &Person) -> Option<Range<usize>> {
    let name = words::after(text, person.range.start).next()?;
    let ends = [name.end(), person.range.start];
    let named = ends.into_iter().flat_map(|end| PATIENTS.iter().map(move |words| (end, *words)));
    let (end, patient) = named.into_iter().find(|(end, patient)| words::ends_in(text, *end, patient))?;
    let mut before = words::before(text, end);
    let last = before.next()?;
    let first = before.nth(patient.len().checked_sub(2)?)?;
    Some(first.start..last.end())
}

fn condition_after(text: &str, person: &Person) -> Option<Range<usize>> {
    let mut last = Word { text: "", start: person.range.end };
    // Whether what is said still is said of the person.
    let mut concerns = true;
    let mut returned = 0;
    for word in words::after(text, person.range.end).take(REACH) {
        if let Some(end) = condition_at(text, (&last, &word)) {
            if concerns || returned > 0 {
                return Some(word.start..end);
            }
        }
        let is_people = word.is("bà") && words::begins_with(text, word.start, &["bà", "con"]);
        let is_of_others = word.is("con") && last.is("bà");
        returned = match () {
            () if is_people || is_of_others => 0,
            () if word.is_any(SELVES) => 6,
            () => usize::saturating_sub(returned, 1),
        };
        if people::is_speech(&word) || word.is_any(OTHERS) {
            (concerns, returned) = (false, 0);
        }
        last = word;
    }
    None
}

/// Returns where a condition ends that begins at a word, and is said of whoever is spoken of before.
fn condition_at(text: &str, (last, word): (&Word<'_>, &Word<'_>)) -> Option<usize> {
    let condition = CONDITIONS.iter().find(|condition| words::begins_with(text, word.start, condition))?;
    let mut after = words::after(text, word.start).skip(condition.len() - 1);
    let end = after.next()?.end();
    let next = after.next().filter(|next| text[end..next.start].trim().is_empty());
    let gap = &text[last.end()..word.start];
    let is_apposed = gap.contains([',', '(', '–', '|', ':']);
    if !word.is("bệnh") {
        let is_state = condition.len() > 1 && word.is_any(&["mang", "có"]);
        let leads = last.is_any(LEADS) || last.text.is_empty() || is_state;
        return (leads || (is_apposed && condition.len() > 1)).then_some(end);
    }
    let is_grave = next.is_some_and(|next| next.is_any(GRAVE));
    let is_none = next.is_some_and(|next| next.is_any(NO_ILLNESS));
    let is_ill = !is_none && (last.is_any(ILLNESS_LEADS) || is_grave);
    is_ill.then(|| next.filter(|next| !next.is_capitalised()).map_or(end, |next| next.end()))
}
