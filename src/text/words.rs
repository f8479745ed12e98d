//! The words of a text as search knows them, and the key of each.
//!
//! Any text comes in, its words go out in their order. A word is a run of letters and digits that have an ASCII base, with
//! their marks: a syllable, since Vietnamese writes its syllables apart. `themes/default/static/search.js` does the same to
//! what a reader types; `tests/search/words.txt` holds both to it.

use crate::text::fold::Folded;
use crate::text::fold::fold;
use crate::text::fold::fold_char;
use crate::text::letters::Tone;
use crate::text::letters::letter;
use crate::text::normalize::decomposed;
use crate::text::normalize::nfc;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as it is written.
    pub text: &'t str,
    /// Whether only spaces, hyphens or slashes, or one full stop without a space, part it from the word before: the two can
    /// be one word of two syllables, or parts of one day or number.
    pub follows: bool,
}

/// Returns the words of a text.
///
/// ```
/// # use doithoai::text::words;
/// let found: Vec<&str> = words("Xã Ia Le (2021): đất-đai").map(|word| word.text).collect();
/// assert_eq!(found, ["Xã", "Ia", "Le", "2021", "đất", "đai"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    let mut follows = false;
    std::iter::from_fn(move || {
        let start = skip_gap(text, at, &mut follows)?;
        let rest = text.get(start..)?;
        let length = rest.find(|c| !continues_word(c)).unwrap_or(rest.len());
        at = start + length;
        let word = Word { text: rest.get(..length)?, follows };
        follows = true;
        Some(word)
    })
}

/// Finds where the next word begins, and whether it still follows the one before.
fn skip_gap(text: &str, from: usize, follows: &mut bool) -> Option<usize> {
    let rest = text.get(from..)?;
    let at = rest.find(begins_word)?;
    let gap = rest.get(..at)?;
    *follows &= gap == "." || gap.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '-' | '/'));
    Some(from + at)
}

#[inline]
fn begins_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    letter(c).is_some() || matches!(fold_char(c), Folded::To(base) if base.is_ascii_alphanumeric())
}

#[inline]
fn continues_word(c: char) -> bool {
    begins_word(c) || (!c.is_ascii() && matches!(fold_char(c), Folded::Dropped))
}

/// Returns the key of a word: lower-case letters without their tones, then the signs of the tones (`` ` `` `?` `~` `'` `.`).
///
/// So the place of a tone does not matter, "hòa" and "hoà" are one key, and [`fold_key`] is found in it.
///
/// ```
/// # use doithoai::text::{fold_key, word_key};
/// assert_eq!(word_key("Đất"), "đât'");
/// assert_eq!(fold_key("đât'"), "dat");
/// ```
#[must_use]
pub fn word_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len() + 1);
    let mut tones = String::new();
    for c in word.chars() {
        match letter(c) {
            Some(letter) if letter.is_vowel() => {
                key.extend(letter.with_tone(Tone::Level));
                tones.extend(sign(letter.tone));
            }
            Some(_) | None if c.is_ascii() => key.push(c.to_ascii_lowercase()),
            Some(letter) => key.push(if letter.base == b'd' { 'đ' } else { 'ƀ' }),
            None => return rare_key(word),
        }
    }
    key + &tones
}

/// Returns the key of a word with letters that Vietnamese has not.
fn rare_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut tones = String::new();
    for c in decomposed(word).chars() {
        match c {
            '\u{300}' => tones.push('`'),
            '\u{309}' => tones.push('?'),
            '\u{303}' => tones.push('~'),
            '\u{301}' => tones.push('\''),
            '\u{323}' => tones.push('.'),
            'Đ' => key.push('đ'),
            'Ƀ' => key.push('ƀ'),
            _ => key.push(c.to_ascii_lowercase()),
        }
    }
    nfc(&key).into_owned() + &tones
}

const fn sign(tone: Tone) -> Option<char> {
    match tone {
        Tone::Level => None,
        Tone::Grave => Some('`'),
        Tone::Hook => Some('?'),
        Tone::Tilde => Some('~'),
        Tone::Acute => Some('\''),
        Tone::Dot => Some('.'),
    }
}

/// Returns a word without its accents, by its key.
#[must_use]
pub fn fold_key(key: &str) -> String {
    let mut folded = fold(key);
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cases that the script of the search page is held to as well.
    const CASES: &str = include_str!("../../tests/search/words.txt");

    #[test]
    fn words_and_their_keys_are_those_of_the_shared_table() {
        let mut cases = 0;
        for line in CASES.lines().filter(|line| !line.starts_with('#')) {
            let (text, expect) = line.split_once(" => ").expect("a case has two sides");
            let found: Vec<String> = words(text)
                .map(|word| {
                    let key = word_key(word.text);
                    format!("{}{}:{key}", if word.follows { "+" } else { "" }, fold_key(&key))
                })
                .collect();
            assert_eq!(found.join(" "), expect, "{text:?}");
            let composed: Vec<String> = words(&nfc(&decomposed(text))).map(|word| word_key(word.text)).collect();
            let apart: Vec<String> = words(&decomposed(text)).map(|word| word_key(word.text)).collect();
            assert_eq!(composed, apart, "{text:?}");
            cases += 1;
        }
        assert!(cases > 20);
    }

    #[test]
    fn the_folded_key_is_the_folded_word() {
        for c in '\0'..='\u{33FF}' {
            for word in words(&format!("x{c}y")) {
                let expect: String = fold(word.text).chars().filter(char::is_ascii_alphanumeric).collect();
                assert_eq!(fold_key(&word_key(word.text)), expect, "{c:?}");
            }
        }
    }
}
