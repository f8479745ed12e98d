//! The words around a place, as far as its sentence reaches.
//!
//! A text and a place come in, words with their places go out, nearest first. Where a sentence ends is guessed: at the end
//! of a paragraph or of an item of a list, at `;`, `!`, `?`, and at a full stop before a capital.

use std::ops::Range;

/// A word and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub(super) text: &'t str,
    /// The offset of its first byte.
    pub(super) start: usize,
}

impl Word<'_> {
    /// Returns the offset of the byte after the last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Tells whether it is a word, given in lower case.
    pub(super) fn is(&self, lower: &str) -> bool {
        is(self.text, lower)
    }

    /// Tells whether it is one of several words, given in lower case.
    pub(super) fn is_any(&self, lower: &[&str]) -> bool {
        lower.iter().any(|lower| self.is(lower))
    }

    /// Tells whether it begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Tells whether a word is another one, which is given in lower case.
pub(super) fn is(word: &str, lower: &str) -> bool {
    if word == lower {
        return true;
    }
    // A word that begins with a small letter has no capitals; most do.
    match (word.bytes().next(), lower.bytes().next()) {
        (Some(b'a'..=b'z' | b'0'..=b'9'), _) => false,
        (Some(first), Some(wanted)) if first.is_ascii() && first.to_ascii_lowercase() != wanted => false,
        _ => word.chars().flat_map(char::to_lowercase).eq(lower.chars()),
    }
}

/// Returns the words before a place, the nearest first, back to the beginning of its sentence.
pub(super) fn before(text: &str, at: usize) -> impl Iterator<Item = Word<'_>> {
    let mut later = at;
    std::iter::from_fn(move || {
        let end = text.get(..later)?.rfind(is_word_char).map(|last| last + width(text, last))?;
        if ends_sentence(text, end..later) {
            return None;
        }
        let start = text[..end].rfind(|c| !is_word_char(c)).map_or(0, |gap| gap + width(text, gap));
        later = start;
        Some(Word { text: &text[start..end], start })
    })
}

/// Returns the words after a place, the nearest first, up to the end of its sentence.
pub(super) fn after(text: &str, at: usize) -> impl Iterator<Item = Word<'_>> {
    let mut earlier = at;
    std::iter::from_fn(move || {
        let start = earlier + text.get(earlier..)?.find(is_word_char)?;
        if ends_sentence(text, earlier..start) {
            return None;
        }
        let end = text[start..].find(|c| !is_word_char(c)).map_or(text.len(), |gap| start + gap);
        earlier = end;
        Some(Word { text: &text[start..end], start })
    })
}

/// Tells whether the words before a place end in a phrase, given in lower case.
pub(super) fn ends_in(text: &str, at: usize, phrase: &[&str]) -> bool {
    let mut words = before(text, at);
    phrase.iter().rev().all(|lower| words.next().is_some_and(|word| word.is(lower)))
}

/// Tells whether the words after a place begin with a phrase, given in lower case.
pub(super) fn begins_with(text: &str, at: usize, phrase: &[&str]) -> bool {
    let mut words = after(text, at);
    phrase.iter().all(|lower| words.next().is_some_and(|word| word.is(lower)))
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

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
