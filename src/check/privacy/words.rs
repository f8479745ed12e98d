//! The words around a place, as far as its sentence reaches.
//!
//! A text and a place come in, words with their places go out, nearest first. Where a sentence ends is guessed: at the end
//! of a paragraph or of an item of a list, at `;`, `!`, `?`, and at a full stop before a capital.

use std::borrow::Cow;
use std::ops::Range;

/// The most bytes that are read as one word, or between two, so that no text takes long.
const LONGEST: usize = 64;

/// A word and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub(super) text: &'t str,
    /// The offset of its first byte.
    pub(super) start: usize,
    /// Whether it begins with a capital.
    pub(super) is_capitalised: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        Word { text, start, is_capitalised: text.chars().next().is_some_and(char::is_uppercase) }
    }

    /// Returns no word, at a place.
    pub(super) fn none(start: usize) -> Self {
        Word { text: "", start, is_capitalised: false }
    }

    /// Returns the offset of the byte after the last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Tells whether it is a word, given in lower case.
    pub(super) fn is(&self, lower: &str) -> bool {
        // No letter that these words have takes more bytes in lower case.
        same(self.text, lower) || (self.is_capitalised && self.text.len() == lower.len() && is(self.text, lower))
    }

    /// Tells whether it is one of several words, given in lower case.
    pub(super) fn is_any(&self, lower: &[&str]) -> bool {
        let own = self.lower();
        lower.iter().any(|lower| same(lower, &own))
    }

    /// Returns it in lower case.
    pub(super) fn lower(&self) -> Cow<'t, str> {
        if self.is_capitalised { self.text.to_lowercase().into() } else { self.text.into() }
    }
}

/// Tells whether two words are the same. Nearly all that are compared differ in length or in the first byte, which is seen
/// without a call.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.as_bytes().first() == other.as_bytes().first() && one == other
}

/// Tells whether a word is another one, which is given in lower case.
pub(super) fn is(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// Returns the words before a place, the nearest first, back to the beginning of its sentence.
pub(super) fn before(text: &str, at: usize) -> impl Iterator<Item = Word<'_>> {
    let mut later = at;
    std::iter::from_fn(move || {
        let from = floor(text, later);
        let end = text.get(from..later)?.rfind(is_word_char).map(|last| from + last + width(text, from + last))?;
        if ends_sentence(text, end..later) {
            return None;
        }
        let from = floor(text, end);
        let start =
            text[from..end].rfind(|c| !is_word_char(c)).map_or(from, |gap| from + gap + width(text, from + gap));
        later = start;
        Some(Word::new(&text[start..end], start))
    })
}

/// Returns the words after a place, the nearest first, up to the end of its sentence.
pub(super) fn after(text: &str, at: usize) -> impl Iterator<Item = Word<'_>> {
    let mut earlier = at;
    std::iter::from_fn(move || {
        let start = earlier + text.get(earlier..ceiling(text, earlier))?.find(is_word_char)?;
        if ends_sentence(text, earlier..start) {
            return None;
        }
        let until = ceiling(text, start);
        let end = text[start..until].find(|c| !is_word_char(c)).map_or(until, |gap| start + gap);
        earlier = end;
        Some(Word::new(&text[start..end], start))
    })
}

/// Returns where a phrase, given in lower case, begins if it stands right before a place.
pub(super) fn phrase_before(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut words = before(text, at);
    phrase.rsplit(' ').try_fold(at, |_, lower| words.next().filter(|word| word.is(lower)).map(|word| word.start))
}

/// Returns where a phrase, given in lower case, ends if it stands right after a place.
pub(super) fn phrase_after(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut words = after(text, at);
    phrase.split(' ').try_fold(at, |_, lower| words.next().filter(|word| word.is(lower)).map(|word| word.end()))
}

/// Returns the first word of a phrase.
pub(super) fn first(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// Returns the last word of a phrase.
pub(super) fn last(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

/// Tells whether a sentence ends between two words.
pub(super) fn ends_sentence(text: &str, gap: Range<usize>) -> bool {
    let between = text.get(gap.clone()).unwrap_or("");
    if between.len() == 1 {
        return matches!(between, ";" | "!" | "?");
    }
    let next_is_capital = || text[gap.end..].chars().next().is_some_and(char::is_uppercase);
    let full_stop = |rest: &str| rest.starts_with([' ', '\u{A0}', '\n']) && next_is_capital();
    between.char_indices().any(|(at, c)| match c {
        ';' | '!' | '?' | '…' => true,
        '.' => full_stop(&between[at + 1..]),
        '\n' => between[at + 1..].contains(|c: char| !matches!(c, ' ' | '(' | '"' | '“' | '*' | '_')),
        _ => false,
    })
}

/// Tells whether a character belongs to words: a letter, a digit, the marks and the apostrophe of Jrai and Êđê names.
pub(super) fn is_word_char(c: char) -> bool {
    match c {
        '\'' | '’' => true,
        // The letters of Vietnamese, Jrai and Êđê, and the marks that some of them need.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '\u{300}'..='\u{36F}' | 'Ḁ'..='ỿ' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Returns how far back a word or a gap is read from a place.
fn floor(text: &str, at: usize) -> usize {
    let start = at.saturating_sub(LONGEST);
    (start..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at)
}

/// Returns how far on a word or a gap is read from a place.
fn ceiling(text: &str, at: usize) -> usize {
    let end = text.len().min(at + LONGEST);
    (at..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at)
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
