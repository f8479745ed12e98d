//! `private-health`: an illness, a disability or a pregnancy of a named resident or of a relative.

use std::ops::Range;

use crate::check::privacy::people::Person;
use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// How many words may stand between a name and what is said of the person's health.
const REACH: usize = 22;

/// What people have or are, in lower case.
const CONDITIONS: &[&str] = &[
    "ung thư",
    "tâm thần",
    "khuyết tật",
    "tàn tật",
    "dị tật",
    "mang thai",
    "có thai",
    "có bầu",
    "mang bầu",
    "thai sản",
    "sảy thai",
    "tai biến",
    "đột quỵ",
    "bại liệt",
    "trầm cảm",
    "động kinh",
    "tự kỷ",
    "câm điếc",
    "khiếm thị",
    "khiếm thính",
    "hiv",
    "aids",
    "covid",
    "suy thận",
    "chạy thận",
    "tiểu đường",
    "đái tháo đường",
    "lao phổi",
    "viêm gan",
    "viêm phổi",
    "xơ gan",
    "tan máu",
    "đau ốm",
    "ốm đau",
    "ốm nặng",
    "bạo bệnh",
    "chất độc da cam",
    "huyết áp",
    "cao huyết áp",
    "tăng huyết áp",
    "mất trí",
    "thiểu năng",
    "chậm phát triển",
    "cai nghiện",
    "nghiện",
    "suy dinh dưỡng",
    "còi xương",
    "sốt xuất huyết",
    "sốt rét",
    "hen suyễn",
    "gãy chân",
    "gãy tay",
    "nằm viện",
    "nhập viện",
    "điều trị",
    "bệnh",
];

/// Conditions that are other words as well: `lao động`, `bị liệt vào`, `mù chữ`.
const AMBIGUOUS: &[&str] = &["lao", "liệt", "phong", "mù", "tim", "câm", "điếc", "ốm", "cụt", "down"];

/// What makes another word of them.
const NO_CONDITION: &[&str] = &["động", "vào", "kê", "sĩ", "sỹ", "trào", "tục", "chữ", "mịt", "công"];

/// Words that lead from a person to an ambiguous condition.
const SICK: &[&str] = &["bị", "mắc", "nhiễm", "bệnh", "người", "hay", "đang", "nằm"];

/// Words that lead from a person to a condition.
const LEADS: &[&str] = &[
    "bị",
    "mắc",
    "nhiễm",
    "đang",
    "là",
    "do",
    "vì",
    "nằm",
    "người",
    "bệnh",
    "chứng",
    "vừa",
    "mới",
    "phải",
    "hay",
    "trị",
    "thường",
    "nhân",
];

/// Words that lead to a condition as well, but only to an illness that is named so.
const ILLNESS_LEADS: &[&str] = &["bị", "mắc", "có", "mang", "do", "vì", "đang", "nhiều", "phát"];

/// Words that make `bệnh` something else: a hospital, an epidemic.
const NO_ILLNESS: &[&str] = &["viện", "xá", "dịch", "án", "phẩm", "nhân"];

/// Words that make an illness out of `bệnh` by themselves.
const GRAVE: &[&str] = &["nặng", "hiểm", "nan", "tim", "tật", "tâm", "phổi", "gan", "thận", "mãn", "mạn", "trọng"];

/// What a word may do after a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Begins a condition.
    Condition,
    /// Ends a verb of speech: what follows is said of something else.
    Speech,
    /// Names what may be ill beside the person: other people, animals, plants.
    Others,
    /// Makes the person or a relative the subject again.
    Oneself,
}

/// The words that matter after a name, in lower case and in order.
const ROLES: &[(&str, Role)] = &[
    ("aids", Role::Condition),
    ("anh", Role::Oneself),
    ("biết", Role::Speech),
    ("biểu", Role::Speech),
    ("bà", Role::Oneself),
    ("bày", Role::Speech),
    ("bò", Role::Others),
    ("bại", Role::Condition),
    ("bạo", Role::Condition),
    ("bệnh", Role::Condition),
    ("bố", Role::Oneself),
    ("cai", Role::Condition),
    ("cao", Role::Condition),
    ("cha", Role::Oneself),
    ("cho", Role::Others),
    ("cháu", Role::Oneself),
    ("chạy", Role::Condition),
    ("chất", Role::Condition),
    ("chậm", Role::Condition),
    ("chị", Role::Oneself),
    ("chồng", Role::Oneself),
    ("con", Role::Oneself),
    ("covid", Role::Condition),
    ("các", Role::Others),
    ("cáo", Role::Speech),
    ("câm", Role::Condition),
    ("cây", Role::Others),
    ("còi", Role::Condition),
    ("có", Role::Condition),
    ("cầu", Role::Speech),
    ("cụt", Role::Condition),
    ("do", Role::Oneself),
    ("down", Role::Condition),
    ("dê", Role::Others),
    ("dị", Role::Condition),
    ("em", Role::Oneself),
    ("gà", Role::Others),
    ("gái", Role::Oneself),
    ("gãy", Role::Condition),
    ("hen", Role::Condition),
    ("heo", Role::Others),
    ("hiv", Role::Condition),
    ("huyết", Role::Condition),
    ("hỏi", Role::Speech),
    ("hội", Role::Others),
    ("khiếm", Role::Condition),
    ("khuyết", Role::Condition),
    ("kể", Role::Speech),
    ("lao", Role::Condition),
    ("liệt", Role::Condition),
    ("lúa", Role::Others),
    ("lời", Role::Speech),
    ("lợn", Role::Others),
    ("mang", Role::Condition),
    ("muốn", Role::Speech),
    ("mì", Role::Others),
    ("mình", Role::Oneself),
    ("mù", Role::Condition),
    ("mất", Role::Condition),
    ("mẹ", Role::Oneself),
    ("nghiện", Role::Condition),
    ("nghị", Role::Speech),
    ("ngô", Role::Others),
    ("nhiều", Role::Others),
    ("nhập", Role::Condition),
    ("những", Role::Others),
    ("nêu", Role::Speech),
    ("nói", Role::Speech),
    ("nằm", Role::Condition),
    ("phong", Role::Condition),
    ("phê", Role::Others),
    ("phụ", Role::Others),
    ("ruộng", Role::Others),
    ("rẫy", Role::Others),
    ("suy", Role::Condition),
    ("sảy", Role::Condition),
    ("sắn", Role::Others),
    ("sốt", Role::Condition),
    ("tai", Role::Condition),
    ("tan", Role::Condition),
    ("thai", Role::Condition),
    ("thiểu", Role::Condition),
    ("thân", Role::Oneself),
    ("thắc", Role::Speech),
    ("tim", Role::Condition),
    ("tiêu", Role::Others),
    ("tiểu", Role::Condition),
    ("toàn", Role::Others),
    ("trai", Role::Oneself),
    ("trâu", Role::Others),
    ("trạm", Role::Others),
    ("trầm", Role::Condition),
    ("tàn", Role::Condition),
    ("tâm", Role::Condition),
    ("tôi", Role::Oneself),
    ("tăng", Role::Condition),
    ("tự", Role::Condition),
    ("ung", Role::Condition),
    ("viêm", Role::Condition),
    ("viện", Role::Others),
    ("vì", Role::Oneself),
    ("vườn", Role::Others),
    ("vịt", Role::Others),
    ("vợ", Role::Oneself),
    ("xuất", Role::Speech),
    ("xơ", Role::Condition),
    ("ánh", Role::Speech),
    ("ông", Role::Oneself),
    ("ý", Role::Speech),
    ("đau", Role::Condition),
    ("điếc", Role::Condition),
    ("điều", Role::Condition),
    ("đàn", Role::Others),
    ("đái", Role::Condition),
    ("động", Role::Condition),
    ("đột", Role::Condition),
    ("ốm", Role::Condition),
];

/// Words for a sick person that stand before the name.
const PATIENTS: &[&str] = &["bệnh nhân", "thai phụ", "sản phụ", "người khuyết tật", "người tâm thần"];

/// Returns the place of the words that tell something of the health of a person.
pub(super) fn place(text: &str, person: &Person) -> Option<Range<usize>> {
    patient_before(text, person).or_else(|| condition_after(text, person))
}

fn patient_before(text: &str, person: &Person) -> Option<Range<usize>> {
    let honorific = words::after(text, person.range.start).next()?;
    [honorific.end(), person.range.start].into_iter().find_map(|end| {
        let start = PATIENTS.iter().find_map(|patient| words::phrase_before(text, end, patient))?;
        Some(start..text[..end].trim_end().len())
    })
}

fn condition_after(text: &str, person: &Person) -> Option<Range<usize>> {
    let mut last = Word::none(person.range.end);
    // Whether what is said still is said of the person, and for how many words it is said of a relative.
    let mut concerns = true;
    let mut returned = 0;
    for word in words::after(text, person.range.end).take(REACH) {
        let role = role(&word);
        let is_said = role == Some(Role::Condition) && (concerns || returned > 0);
        if let Some(end) = is_said.then(|| condition_at(text, (&last, &word))).flatten() {
            return Some(word.start..end);
        }
        let is_people = word.is("con") && last.is("bà");
        match role {
            _ if is_people => returned = 0,
            Some(Role::Oneself) => returned = 6,
            Some(Role::Speech | Role::Others) => (concerns, returned) = (false, 0),
            _ => returned = usize::saturating_sub(returned, 1),
        }
        last = word;
    }
    None
}

fn role(word: &Word<'_>) -> Option<Role> {
    let word = word.lower();
    let found = ROLES.binary_search_by(|(other, _)| (*other).cmp(&*word)).ok();
    found.and_then(|index| ROLES.get(index)).map(|(_, role)| *role)
}

/// Returns where a condition ends that begins at a word, and is said of whoever is spoken of before.
fn condition_at(text: &str, (last, word): (&Word<'_>, &Word<'_>)) -> Option<usize> {
    let mut begun = CONDITIONS.iter().filter(|condition| word.is(words::first(condition)));
    let ends = |condition: &&str| Some((condition.contains(' '), words::phrase_after(text, word.start, condition)?));
    let condition = begun.find_map(ends);
    if condition.is_none() && !word.is_any(AMBIGUOUS) {
        return None;
    }
    let (is_phrase, end) = condition.unwrap_or((false, word.end()));
    let next = words::after(text, end).next().filter(|next| text[end..next.start].trim().is_empty());
    let next_is = |words: &[&str]| next.is_some_and(|next| next.is_any(words));
    let is_apposed = is_phrase && text[last.end()..word.start].contains([',', '(', '–', '|', ':']);
    if condition.is_none() {
        return (last.is_any(SICK) && !next_is(NO_CONDITION)).then_some(end);
    }
    if !word.is("bệnh") {
        let is_state = word.is_any(&["mang", "có"]);
        let follows_name = last.text.is_empty();
        return (last.is_any(LEADS) || follows_name || is_state || is_apposed).then_some(end);
    }
    let is_ill = !next_is(NO_ILLNESS) && (last.is_any(ILLNESS_LEADS) || next_is(GRAVE));
    is_ill.then(|| next.filter(|next| !next.is_capitalised).map_or(end, |next| next.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_in_order_and_every_condition_has_one() {
        assert!(ROLES.is_sorted_by(|(before, _), (after, _)| before < after));
        for first in CONDITIONS.iter().map(|condition| words::first(condition)).chain(AMBIGUOUS.iter().copied()) {
            assert!(ROLES.iter().any(|(word, role)| *word == first && *role == Role::Condition), "{first}");
        }
    }
}
