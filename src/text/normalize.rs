//! Composition (NFC) and spaces.
//!
//! Any text comes in, the same text in its one written form goes out; text that already has it is borrowed. Nothing
//! here changes what a reader sees, save runs of spaces.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::DecomposingNormalizerBorrowed;

/// Composes text to Unicode Normalization Form C; text already in it is borrowed.
///
/// macOS writes file names and pasted text decomposed, so the same name comes in two spellings.
///
/// ```
/// assert_eq!(doithoai::text::nfc("Chu\u{31B} Pu\u{31B}h"), "Chư Pưh");
/// ```
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plainly_composed(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Tells whether text is in NFC because no character of it ever changes: all lie below U+0300, among the composed letters
/// U+1E00–1EFF, or among the dashes, quotes and dots U+2010–203F, as nearly all Vietnamese text does.
///
/// It decides nothing before the end, so that many bytes can be compared at once.
fn is_plainly_composed(text: &[u8]) -> bool {
    let may_change = |one: u8, two: u8, three: u8| {
        let is_other = (one >= 0xCC) & (one != 0xE1) & (one != 0xE2);
        let is_other_letter = (one == 0xE1) & !(0xB8..=0xBB).contains(&two);
        let is_other_sign = (one == 0xE2) & ((two != 0x80) | (three < 0x90));
        is_other | is_other_letter | is_other_sign
    };
    let [seconds, thirds] = [1, 2].map(|from| text.get(from..).unwrap_or_default());
    let threes = text.iter().zip(seconds).zip(thirds);
    let may_any = threes.fold(false, |may, ((one, two), three)| may | may_change(*one, *two, *three));
    // The last two bytes begin no letter of three bytes.
    let last = text.get(text.len().saturating_sub(2)..).unwrap_or_default();
    !may_any && last.iter().all(|byte| *byte < 0xCC)
}

/// Decomposes text to Unicode Normalization Form D, every accent apart from its letter.
///
/// ```
/// assert_eq!(doithoai::text::decomposed("xã"), "xa\u{303}");
/// ```
#[must_use]
pub fn decomposed(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// Tells whether text is in Unicode Normalization Form C.
#[must_use]
pub fn is_nfc(text: &str) -> bool {
    ComposingNormalizerBorrowed::new_nfc().is_normalized(text)
}

/// Puts one plain space in place of every run of white space (no-break spaces and newlines too) and trims both ends.
///
/// Text that needs no more than trimming is borrowed.
///
/// ```
/// assert_eq!(doithoai::text::collapse_spaces(" xã\u{A0}\u{A0}Ia\nLe "), "xã Ia Le");
/// ```
#[must_use]
pub fn collapse_spaces(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if has_single_spaces(text) {
        return Cow::Borrowed(text);
    }
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    Cow::Owned(collapsed)
}

/// Tells whether trimmed text has only single plain spaces between its words.
fn has_single_spaces(text: &str) -> bool {
    let mut after_space = false;
    has_plain_spaces_only(text.as_bytes()) && !text.contains("  ")
        || text.chars().all(|c| {
            let space = c.is_whitespace();
            let fine = !space || (c == ' ' && !after_space);
            after_space = space;
            fine
        })
}

/// Tells whether no byte belongs to white space other than the plain space: its other characters of ASCII, and one byte of
/// each of all others (the first, but for U+1680, which begins as half of the Vietnamese letters do).
fn has_plain_spaces_only(text: &[u8]) -> bool {
    let is_other = |byte: &u8| matches!(byte, b'\t'..=b'\r' | 0xC2 | 0x9A | 0xE2 | 0xE3);
    // One look at all bytes without an early end is done many bytes at a time.
    !text.iter().fold(false, |found, byte| found | is_other(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    #[test]
    fn decomposed_text_is_composed() {
        let table = [
            ("", ""),
            ("Nhơn Hoà", "Nhơn Hoà"),
            ("Nho\u{31B}n Ho\u{300}a", "Nhơn Hòa"),
            ("Đa\u{306}\u{301}k Lă\u{301}k", "Đắk Lắk"),
            ("vie\u{323}\u{302}c", "việc"),
            ("E\u{302}\u{306} O\u{302}\u{306}", "Ê\u{306} Ô\u{306}"),
            ("– “Ia Le” …", "– “Ia Le” …"),
        ];
        for (text, expect) in table {
            assert_eq!(nfc(text), expect);
            assert_eq!(is_nfc(text), text == expect, "{text}");
        }
    }

    #[test]
    fn plainly_composed_text_is_composed() {
        let mut plain = 0;
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            if is_plainly_composed(text.as_bytes()) {
                plain += 1;
                assert!(is_nfc(&text) && is_nfc(&format!("a{text}")) && is_nfc(&format!("ê{text}")), "{text:?}");
            }
        }
        assert_eq!(plain, 0x300 + 0x100 + 0x30);
    }

    #[test]
    fn composed_text_is_borrowed() {
        for text in ["", "Chư Pưh – “Ia Le”", "Ê\u{306}", "✓ done", "日本"] {
            assert!(matches!(nfc(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn runs_of_white_space_become_one_space() {
        let table = [
            ("", ""),
            (" \u{A0}\n", ""),
            ("một hai", "một hai"),
            ("\u{A0}Tuệ Lâm\u{A0}", "Tuệ Lâm"),
            ("một\u{1680}hai  ba", "một hai ba"),
            ("Ê đê\u{1680}ở", "Ê đê ở"),
            ("một  hai\u{A0}ba\t\nbốn\u{3000}năm", "một hai ba bốn năm"),
        ];
        for (text, expect) in table {
            assert_eq!(collapse_spaces(text), expect);
        }
        assert!(matches!(collapse_spaces(" một hai "), Cow::Borrowed("một hai")));
    }

    proptest! {
        #[test]
        fn composition_is_idempotent_and_undoes_decomposition(
            text in r"([a-zàáơưđ \u{300}\u{301}\u{31B}\u{302}]|\PC){0,40}",
        ) {
            let composed = nfc(&text);
            let nfd = DecomposingNormalizerBorrowed::new_nfd().normalize(&text);
            prop_assert_eq!(nfc(&nfd), composed.as_ref());
            prop_assert_eq!(nfc(&composed), composed.as_ref());
            prop_assert!(is_nfc(&composed));
            prop_assert_eq!(is_nfc(&text), composed == text);
        }

        #[test]
        fn collapsing_agrees_with_splitting(text in r"[ab\u{A0} \n]{0,30}|\PC{0,30}") {
            let expect = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(collapse_spaces(&text), expect);
        }
    }
}
