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
    &["đột", "quỵ"], &["bại", "liệt"], &["trầm", "cảm"], &["động", "kinh"], &["tự", "kỷ"], &["câm", "điếc"],
    &["khiếm", "thị"], &["khiếm", "thính"], &["hiv"], &["aids"], &["covid"], &["suy", "thận"], &["chạy", "thận"],
    &["tiểu", "đường"], &["đái", "tháo", "đường"], &["lao", "phổi"], &["viêm", "gan"], &["viêm", "phổi"],
    &["xơ", "gan"], &["tan", "máu"], &["đau", "ốm"], &["ốm", "đau"], &["ốm", "nặng"], &["bạo", "bệnh"],
    &["chất", "độc", "da", "cam"], &["huyết", "áp"], &["cao", "huyết", "áp"], &["tăng", "huyết", "áp"],
    &["mất", "trí"], &["thiểu", "năng"], &["chậm", "phát", "triển"], &["cai", "nghiện"], &["nghiện"],
    &["suy", "dinh", "dưỡng"], &["còi", "xương"], &["sốt", "xuất", "huyết"], &["sốt", "rét"], &["hen", "suyễn"],
    &["gãy", "chân"], &["gãy", "tay"], &["nằm", "viện"], &["nhập", "viện"], &["điều", "trị"], &["bệnh"],
];

/// Conditions that are other words as well: `lao động`, `bị liệt vào`, `mù chữ`.
const AMBIGUOUS: &[&str] = &["lao", "liệt", "phong", "mù", "tim", "câm", "điếc", "ốm", "cụt", "down"];

/// What makes another word of them.
const NO_CONDITION: &[&str] = &["động", "vào", "kê", "sĩ", "sỹ", "trào", "tục", "chữ", "mịt", "công"];

/// Words that lead from a person to an ambiguous condition.
const SICK: &[&str] = &["bị", "mắc", "nhiễm", "bệnh", "người", "hay", "đang", "nằm"];

/// Words that lead from a person to a condition.
const LEADS: &[&str] = &[
    "bị", "mắc", "nhiễm", "đang", "là", "do", "vì", "nằm", "người", "bệnh", "chứng", "vừa", "mới", "phải", "hay", "trị",
    "thường", "nhân",
];

/// Words that lead to a condition as well, but only to an illness that is named so.
const ILLNESS_LEADS: &[&str] = &["bị", "mắc", "có", "mang", "do", "vì", "đang", "nhiều", "phát"];

/// Words that make `bệnh` something else: a hospital, an epidemic.
const NO_ILLNESS: &[&str] = &["viện", "xá", "dịch", "án", "phẩm", "nhân"];

/// Words that make an illness out of `bệnh` by themselves.
const GRAVE: &[&str] = &["nặng", "hiểm", "nan", "tim", "tật", "tâm", "phổi", "gan", "thận", "mãn", "mạn", "trọng"];

/// Words for what may be ill beside people.
const OTHERS: &[&str] = &[
    "cây", "lúa", "tiêu", "lợn", "heo", "bò", "trâu", "gà", "vịt", "dê", "vườn", "đàn", "rẫy", "ruộng", "sắn", "mì", "ngô",
    "phê", "các", "những", "nhiều", "toàn", "phụ", "hội", "trạm", "viện", "cho",
];

/// Words that make a person or a relative the subject again after a verb of speech.
const SELVES: &[&str] = &[
    "mình", "tôi", "thân", "vợ", "chồng", "con", "mẹ", "bố", "cha", "trai", "gái", "cháu", "em", "ông", "bà", "anh", "chị",
    "vì", "do",
];

/// Words for a sick person that stand before the name.
const PATIENTS: &[&[&str]] = &[
    &["bệnh", "nhân"], &["thai", "phụ"], &["sản", "phụ"], &["người", "khuyết", "tật"], &["người", "tâm", "thần"],
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
    let condition = CONDITIONS.iter().find(|condition| words::begins_with(text, word.start, condition));
    if condition.is_none() && !word.is_any(AMBIGUOUS) {
        return None;
    }
    let length = condition.map_or(1, |condition| condition.len());
    let mut after = words::after(text, word.start).skip(length - 1);
    let end = after.next()?.end();
    let next = after.next().filter(|next| text[end..next.start].trim().is_empty());
    let next_is = |words: &[&str]| next.is_some_and(|next| next.is_any(words));
    let is_apposed = length > 1 && text[last.end()..word.start].contains([',', '(', '–', '|', ':']);
    if condition.is_none() {
        return (last.is_any(SICK) && !next_is(NO_CONDITION)).then_some(end);
    }
    if !word.is("bệnh") {
        let is_state = word.is_any(&["mang", "có"]);
        let follows_name = last.text.is_empty();
        return (last.is_any(LEADS) || follows_name || is_state || is_apposed).then_some(end);
    }
    let is_ill = !next_is(NO_ILLNESS) && (last.is_any(ILLNESS_LEADS) || next_is(GRAVE));
    is_ill.then(|| next.filter(|next| !next.is_capitalised()).map_or(end, |next| next.end()))
}
