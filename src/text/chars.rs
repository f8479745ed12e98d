//! Characters that no one types on purpose and that hide in pasted text.
//!
//! Text comes in, the place of the first such character goes out; what to do about it is the caller's affair.

use std::borrow::Cow;

use crate::text::letters::is_mark;

/// A character that does not belong in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A control character other than tab and newline; XML may not contain most of them.
    Control(char),
    /// A bidirectional control, which can show text in another order than it is stored.
    Bidirectional(char),
    /// A character without width (zero-width space and joiners, soft hyphen, byte order mark), which parts or joins
    /// words unseen.
    ZeroWidth(char),
    /// A code point that Unicode reserves for no character.
    Noncharacter(char),
}

impl Trouble {
    /// Returns the character.
    #[must_use]
    pub fn character(self) -> char {
        match self {
            Trouble::Control(it) | Trouble::Bidirectional(it) | Trouble::ZeroWidth(it) | Trouble::Noncharacter(it) => {
                it
            }
        }
    }
}

/// Finds the first character that does not belong in text, with its byte offset.
///
/// Tab, newline and the carriage return before a newline are fine, and so is U+FFFD.
///
/// ```
/// # use doithoai::text::{first_trouble, Trouble};
/// assert_eq!(first_trouble("Ia\u{200B}Le"), Some((2, Trouble::ZeroWidth('\u{200B}'))));
/// ```
#[must_use]
pub fn first_trouble(text: &str) -> Option<(usize, Trouble)> {
    let mut from = 0;
    loop {
        let at = from + first_suspect(text.as_bytes().get(from..)?)?;
        let mut chars = text.get(at..)?.chars();
        let c = chars.next()?;
        let newline = c == '\r' && chars.next() == Some('\n');
        match trouble(c) {
            Some(trouble) if !newline => return Some((at, trouble)),
            _ => from = at + c.len_utf8(),
        }
    }
}

/// Returns all characters that do not belong in text, with their byte offsets.
pub fn troubles(text: &str) -> impl Iterator<Item = (usize, Trouble)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (at, trouble) = first_trouble(text.get(from..)?)?;
        let start = from + at;
        from = start + text.get(start..)?.chars().next()?.len_utf8();
        Some((start, trouble))
    })
}

/// Finds the first character of a name that readers do not see, with its byte offset. The joiners within emoji are fine.
///
/// ```
/// # use doithoai::text::first_hidden;
/// assert_eq!(first_hidden("Ia\u{200B}Le"), Some((2, '\u{200B}')));
/// assert_eq!(first_hidden("Nhà nông 👩\u{200D}🌾"), None);
/// ```
#[must_use]
pub fn first_hidden(text: &str) -> Option<(usize, char)> {
    let is_drawn = |character: char| {
        !character.is_ascii() && !character.is_alphanumeric() && !character.is_whitespace() && !is_mark(character)
    };
    let is_joined = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at..).and_then(|after| after.chars().nth(1));
        before.is_some_and(is_drawn) && after.is_some_and(is_drawn)
    };
    troubles(text).find_map(|(at, trouble)| match trouble {
        Trouble::ZeroWidth('\u{200D}') if is_joined(at) => None,
        Trouble::Bidirectional(character) | Trouble::ZeroWidth(character) => Some((at, character)),
        Trouble::Control(_) | Trouble::Noncharacter(_) => None,
    })
}

/// Returns a text with a sign in place of each character that a terminal would obey, or that reorders what stands around it.
///
/// ```
/// # use doithoai::text::visible;
/// assert_eq!(visible("Ia \u{1B}[31mLe\n"), "Ia ␛[31mLe␊");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_obeyed =
        |character: char| character.is_control() || matches!(trouble(character), Some(Trouble::Bidirectional(_)));
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let sign = |character: char| match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '␡',
        other if is_obeyed(other) => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    text.chars().map(sign).collect::<String>().into()
}

/// Names what is wrong with a character, if anything.
fn trouble(c: char) -> Option<Trouble> {
    match c {
        '\t' | '\n' => None,
        _ if c.is_control() => Some(Trouble::Control(c)),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(Trouble::Bidirectional(c))
        }
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => Some(Trouble::ZeroWidth(c)),
        '\u{FDD0}'..='\u{FDEF}' => Some(Trouble::Noncharacter(c)),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Some(Trouble::Noncharacter(c)),
        _ => None,
    }
}

/// So many bytes are looked at together, as compilers make one comparison of them.
const TOGETHER: usize = 32;

/// Finds the first byte with which a troublesome character can begin.
fn first_suspect(bytes: &[u8]) -> Option<usize> {
    let is_plain = |bytes: &&[u8]| !bytes.iter().fold(false, |found, byte| found | is_suspect(*byte));
    let plain = bytes.chunks_exact(TOGETHER).take_while(is_plain).count() * TOGETHER;
    let at = bytes.get(plain..)?.iter().position(|byte| is_suspect(*byte))?;
    Some(plain + at)
}

/// Tells whether a troublesome character can begin with a byte. None of these is common in Vietnamese. It decides nothing
/// before the end, so that many bytes can be compared at once.
const fn is_suspect(byte: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') | (byte == 0x7F);
    is_control | (byte == 0xC2) | (byte == 0xD8) | (byte == 0xE2) | (byte >= 0xEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troublesome_characters_are_found_with_their_place() {
        let table = [
            ("", None),
            ("Chư Pưh\tIa Le\r\n“–” \u{A0}…\u{FFFD} 😀", None),
            ("a\rb", Some((1, Trouble::Control('\r')))),
            ("a\u{0}", Some((1, Trouble::Control('\0')))),
            ("ư\u{7F}", Some((2, Trouble::Control('\u{7F}')))),
            ("\u{85}", Some((0, Trouble::Control('\u{85}')))),
            ("– \u{202E}", Some((4, Trouble::Bidirectional('\u{202E}')))),
            ("\u{61C}", Some((0, Trouble::Bidirectional('\u{61C}')))),
            ("a\u{200D}b\u{0}", Some((1, Trouble::ZeroWidth('\u{200D}')))),
            ("thoại\u{AD}", Some((7, Trouble::ZeroWidth('\u{AD}')))),
            ("\u{FEFF}a", Some((0, Trouble::ZeroWidth('\u{FEFF}')))),
            ("\u{FFFE}", Some((0, Trouble::Noncharacter('\u{FFFE}')))),
            ("\u{FDD0}", Some((0, Trouble::Noncharacter('\u{FDD0}')))),
            ("\u{10FFFF}", Some((0, Trouble::Noncharacter('\u{10FFFF}')))),
        ];
        for (text, expect) in table {
            assert_eq!(first_trouble(text), expect, "{text:?}");
        }
    }

    #[test]
    fn the_quick_scan_misses_nothing() {
        let around = "ư".repeat(TOGETHER / 2);
        for c in '\0'..=char::MAX {
            for before in ["ư", &around] {
                let text = format!("{before}{c}{around}");
                assert_eq!(first_trouble(&text), trouble(c).map(|trouble| (before.len(), trouble)), "{c:?}");
            }
        }
    }
}
