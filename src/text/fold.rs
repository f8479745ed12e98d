//! Two ways to call texts the same: [`fold`] for a search typed without accents, [`match_key`] for the identity of a name.
//!
//! Any text comes in, a key goes out. A key is compared, stored in an index or made into an address; it is never shown.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::letters::Letter;
use crate::text::letters::Mark;
use crate::text::letters::Tone;
use crate::text::letters::ascii_base;
use crate::text::letters::attaches;
use crate::text::letters::is_mark;
use crate::text::letters::letter;
use crate::text::normalize::nfc;

/// Folds text for search: lower-case ASCII without marks, words kept apart by single spaces.
///
/// Letters lose their marks, and đ becomes d (ƀ of Jrai and Êđê b: Unicode decomposes neither). ASCII punctuation
/// stays. White space, control characters and every character without an ASCII base become a space; spaces are single
/// and never stand at the ends. The result is ASCII, idempotent, and equal for NFC and NFD.
///
/// ```
/// assert_eq!(doithoai::text::fold("Đối thoại tại xã Ia Blứ"), "doi thoai tai xa ia blu");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_char(c) {
            Folded::To(' ') if folded.is_empty() || folded.ends_with(' ') => {}
            Folded::To(ascii) => folded.push(ascii),
            Folded::Dropped => {}
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// What [`fold`] makes of one character.
pub(super) enum Folded {
    /// An ASCII character, not a capital; a space for what has no ASCII base.
    To(char),
    /// Nothing: it is a mark.
    Dropped,
}

/// Folds one character.
#[inline]
pub(super) fn fold_char(c: char) -> Folded {
    if let Some(letter) = letter(c) {
        return Folded::To(char::from(letter.base));
    }
    match c {
        '!'..='~' => Folded::To(c),
        '\0'..='\x7F' => Folded::To(' '),
        _ if is_mark(c) => Folded::Dropped,
        _ => Folded::To(ascii_base(c).map_or(' ', |base| base.to_ascii_lowercase())),
    }
}

/// Returns the identity of a name: NFC or NFD, case, spaces and the place of the tone mark aside.
///
/// The key is lower-case NFC with single spaces, every tone standing where today's spelling puts it, so "Nhơn Hoà",
/// "nhơn hòa" and "NHƠN  HÒA" are one name. Which tone, which letter and đ or d do matter: "Cẩm Giàng" is not
/// "Cẩm Giang". It is idempotent.
///
/// A tone moves only inside its own group of vowels and only if it is the one tone there. One pair of real words
/// falls together, "giạ" and "gịa" (of "giặt gịa"): "gía" for "giá" is far more often met.
///
/// ```
/// # use doithoai::text::match_key;
/// assert_eq!(match_key("Nhơn  Hoà"), match_key("NHƠN HÒA"));
/// assert_ne!(match_key("Cẩm Giàng"), match_key("Cẩm Giang"));
/// ```
#[must_use]
pub fn match_key(text: &str) -> String {
    let lower = lower_words(text);
    match nfc(&lower) {
        Cow::Borrowed(_) => place_tones(lower),
        Cow::Owned(composed) => place_tones(composed),
    }
}

/// Lower-cases text, leaving one plain space between its words.
fn lower_words(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !lower.is_empty() {
            lower.push(' ');
        }
        space = false;
        match letter(c) {
            Some(letter) if !letter.upper => lower.push(c),
            _ if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

/// Moves every tone of a lower-case NFC text to its regular place; the text stays as it is if none has to move.
fn place_tones(text: String) -> String {
    let mut placed = String::new();
    let mut copied = 0;
    let groups = std::iter::successors(next_vowels(&text, 0), |group| next_vowels(&text, group.end));
    for group in groups {
        if let Some(vowels) = retoned(&text, &group) {
            placed.push_str(text.get(copied..group.start).unwrap_or_default());
            placed.push_str(&vowels);
            copied = group.end;
        }
    }
    if copied == 0 {
        return text;
    }
    placed.push_str(text.get(copied..).unwrap_or_default());
    placed
}

/// Finds the next group of adjacent vowels.
fn next_vowels(text: &str, from: usize) -> Option<Range<usize>> {
    let is_vowel = |c: char| letter(c).is_some_and(Letter::is_vowel);
    let start = from + text.get(from..)?.find(is_vowel)?;
    let rest = text.get(start..)?;
    Some(start..start + rest.find(|c| !is_vowel(c)).unwrap_or(rest.len()))
}

/// Returns a group of vowels with its tone moved, or nothing if it stands right or there is not exactly one.
fn retoned(text: &str, group: &Range<usize>) -> Option<String> {
    let vowels = text.get(group.clone())?;
    vowels.chars().nth(1)?;
    let mut toned = vowels.chars().filter_map(letter).enumerate().filter(|(_, vowel)| vowel.tone != Tone::Level);
    let (place, Letter { tone, .. }) = toned.next()?;
    let next = text.get(group.end..)?.chars().next();
    // A combining mark belongs to the last vowel and would join it in another way once the tone is gone.
    if toned.next().is_some() || next.is_some_and(attaches) {
        return None;
    }
    let regular = tone_place(text.get(..group.start)?, vowels, next.and_then(letter).is_some());
    if place == regular {
        return None;
    }
    let with_tone = |(at, c)| letter(c)?.with_tone(if at == regular { tone } else { Tone::Level });
    vowels.chars().enumerate().filter_map(with_tone).collect::<String>().into()
}

/// Returns which vowel of a group carries the tone: "hòa", "thủy", "quý", "giá", "hoàn", "xoài", "nước".
///
/// A letter with its own mark takes it (the last of two: ươ). Otherwise the u of qu and the i of gi count as
/// consonants; then a closed syllable has it on its last vowel, an open one on the first of two, the second of three.
fn tone_place(before: &str, vowels: &str, closed: bool) -> usize {
    let letters = || vowels.chars().filter_map(letter);
    if let Some((marked, _)) = letters().enumerate().filter(|(_, vowel)| vowel.mark != Mark::Plain).last() {
        return marked;
    }
    let count = letters().count();
    let onset = match letters().next().map(|first| first.base) {
        Some(b'u') => before.ends_with('q'),
        Some(b'i') => before.ends_with('g'),
        _ => false,
    };
    let skipped = usize::from(onset && count > 1);
    let rest = count - skipped;
    skipped + if closed { rest.saturating_sub(1) } else { usize::from(rest > 2) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    fn nfd(text: &str) -> String {
        DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
    }

    #[test]
    fn fold_leaves_plain_words() {
        let table = [
            ("", ""),
            ("Chư Pưh", "chu puh"),
            ("ĐẤT ĐAI", "dat dai"),
            ("Nhơn Hoà", "nhon hoa"),
            ("Ê\u{306}đê Ƀah Ñu Č", "ede bah nu c"),
            ("  Quyết định  số\u{A0}553/QĐ-UBND ", "quyet dinh so 553/qd-ubnd"),
            ("“Ia Le” – 2021…", "ia le 2021"),
            ("a\tb\r\nc\u{0}d", "a b c d"),
            ("日本 a语b", "a b"),
            ("ø", ""),
        ];
        for (text, expect) in table {
            assert_eq!(fold(text), expect);
            assert_eq!(fold(&nfd(text)), expect);
        }
    }

    #[test]
    fn fold_of_every_character_is_that_of_its_decomposition() {
        for c in '\0'..='\u{33FF}' {
            let text = format!("x{c}y");
            assert_eq!(fold(&text), fold(&nfd(&text)), "{c:?}");
        }
    }

    #[test]
    fn names_that_differ_in_form_only_are_one() {
        let table = [
            ("Nhơn Hoà", "nhơn hòa"),
            ("Thủy", "Thuỷ"),
            ("khỏe", "khoẻ"),
            ("hóa", "HOÁ"),
            ("húy", "huý"),
            ("quý", "Qúy"),
            ("quả", "qủa"),
            ("giá", "gía"),
            ("hoàn toàn", "hòan tòan"),
            ("xoài", "xòai"),
            ("khuỷu", "khủyu"),
            ("nước", "nứơc"),
            ("thuở", "thủơ"),
            ("của", "cuả"),
            ("nghĩa", "nghiã"),
            ("UBND  xã\u{A0}Ia Le ", "ubnd xã ia le"),
            ("Ê\u{306}", "ê\u{306}"),
        ];
        for (left, right) in table {
            assert_eq!(match_key(left), match_key(right));
            assert_eq!(match_key(left), match_key(&nfd(right)));
        }
    }

    #[test]
    fn names_that_differ_in_a_tone_or_a_letter_are_two() {
        let table = [
            ("Cẩm Giàng", "Cẩm Giang"),
            ("Đak Pơ", "Dak Pơ"),
            ("gì", "gi"),
            ("qui", "quí"),
            ("hòa", "hóa"),
            ("Ia Le", "Ia Lê"),
            ("Ê\u{306}a", "Êa"),
            ("Đắkrông", "Đăkrống"),
            ("Ia Le", "IaLe"),
        ];
        for (left, right) in table {
            assert_ne!(match_key(left), match_key(right));
        }
    }

    #[test]
    fn the_key_is_spelt_as_today() {
        let today = "hòa thủy khỏe hóa húy quý quy giá gì gìn giếng quả quốc quỳnh huỳnh hoàn hoạch thoại xoài ngoáy \
            khuỷu nước người rượu thuở mía của lừa yếu ý kỳ thuyền nghĩa giường quèo quại chùa cừu";
        for word in today.split_whitespace() {
            assert_eq!(match_key(word), word);
        }
    }

    #[test]
    fn a_mark_after_a_group_of_vowels_keeps_its_letter() {
        let table =
            [("oà\u{306}", "oà\u{306}"), ("òo\u{302}", "oồ"), ("hòa\u{306}n", "hoằn"), ("yà\u{596}", "yà\u{596}")];
        for (text, expect) in table {
            assert_eq!(match_key(text), expect);
            assert_eq!(match_key(expect), expect);
        }
    }

    #[test]
    fn match_key_of_every_character_is_stable() {
        for c in '\0'..='\u{33FF}' {
            let text = format!("Ò{c}a");
            let key = match_key(&text);
            assert_eq!(match_key(&nfd(&text)), key, "{c:?}");
            assert_eq!(match_key(&key), key, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn fold_is_ascii_idempotent_and_blind_to_composition(text in r"([a-zA-Zà-ỹ \u{300}-\u{323}]|\PC){0,40}") {
            let folded = fold(&text);
            prop_assert!(folded.is_ascii());
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
            prop_assert_eq!(&fold(&folded), &folded);
            prop_assert_eq!(&fold(&nfd(&text)), &folded);
            prop_assert_eq!(&fold(&nfc(&text)), &folded);
        }

        #[test]
        fn match_key_is_idempotent_and_blind_to_composition(
            text in r"([qgh]?[aeiouyâêôơưàáảãạằờ\u{300}\u{306}\u{302}\u{323}]{1,4}[nc ]?|\PC){0,8}",
        ) {
            let key = match_key(&text);
            prop_assert_eq!(&match_key(&key), &key);
            prop_assert_eq!(&match_key(&nfd(&text)), &key);
            prop_assert_eq!(&match_key(&format!(" {text}\u{A0}")), &key);
            prop_assert_eq!(fold(&key), fold(&text));
        }

        #[test]
        fn match_key_ignores_where_the_tone_stands(
            onset in "[bcdđghklmnpqrstvx]{0,2}", vowels in "[aâeêioôơuưy]{1,4}", coda in "(n|ng|c|ch|m|p|t)?",
            first in 0..4_usize, second in 0..4_usize,
        ) {
            let toned = |place: usize| {
                let place = place % vowels.chars().count();
                let tone = |(at, c)| if at == place { letter(c)?.with_tone(Tone::Acute) } else { Some(c) };
                let vowels = vowels.chars().enumerate().filter_map(tone).collect::<String>();
                format!("{onset}{vowels}{coda}")
            };
            prop_assert_eq!(match_key(&toned(first)), match_key(&toned(second)));
            prop_assert_ne!(match_key(&toned(first)), match_key(&format!("{onset}{vowels}{coda}")));
        }
    }
}
