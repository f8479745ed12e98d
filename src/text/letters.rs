//! The letters of Vietnamese, taken apart: base letter, mark, tone, case.
//!
//! Characters come in, their parts go out. It knows single characters only: syllables are the business of `fold`
//! and `collate`. The two tables are built by the compiler from [`VOWELS`] and [`STROKED`], so there is one list.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::properties::CanonicalDecompositionBorrowed;
use icu_normalizer::properties::Decomposed;

/// A tone of Vietnamese, in dictionary order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// Ngang: no tone mark.
    Level,
    /// Huyền: à.
    Grave,
    /// Hỏi: ả.
    Hook,
    /// Ngã: ã.
    Tilde,
    /// Sắc: á.
    Acute,
    /// Nặng: ạ.
    Dot,
}

const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Hook, Tone::Tilde, Tone::Acute, Tone::Dot];

/// What makes another letter of a base letter, in dictionary order: o, ô, ơ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The bare letter.
    Plain,
    /// ă.
    Breve,
    /// â, ê, ô.
    Circumflex,
    /// ơ, ư.
    Horn,
    /// đ, and ƀ of the Jrai and Êđê alphabets.
    Stroke,
}

/// A letter of the Vietnamese alphabet (with f, j, w, z, and ƀ) and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// Lower-case ASCII letter.
    pub(super) base: u8,
    /// The mark that belongs to the letter.
    pub(super) mark: Mark,
    /// The tone it carries; [`Tone::Level`] on consonants.
    pub(super) tone: Tone,
    /// Whether it is a capital.
    pub(super) upper: bool,
}

impl Letter {
    /// Tells whether the letter can carry a tone.
    pub(super) const fn is_vowel(self) -> bool {
        matches!(self.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
    }

    /// Returns the lower-case character of this vowel with another tone, or nothing for a consonant.
    pub(super) fn with_tone(self, tone: Tone) -> Option<char> {
        let row = VOWELS.iter().find(|row| row.base == self.base && row.mark == self.mark)?;
        row.lower.get(tone as usize).copied()
    }
}

/// One vowel in its six tones, in the order of [`Tone`].
struct Vowel {
    base: u8,
    mark: Mark,
    lower: [char; 6],
    upper: [char; 6],
}

const fn vowel(base: u8, mark: Mark, lower: [char; 6], upper: [char; 6]) -> Vowel {
    Vowel { base, mark, lower, upper }
}

#[rustfmt::skip]
const VOWELS: [Vowel; 12] = [
    vowel(b'a', Mark::Plain,      ['a', 'à', 'ả', 'ã', 'á', 'ạ'], ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ']),
    vowel(b'a', Mark::Breve,      ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'], ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ']),
    vowel(b'a', Mark::Circumflex, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'], ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ']),
    vowel(b'e', Mark::Plain,      ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'], ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ']),
    vowel(b'e', Mark::Circumflex, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'], ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ']),
    vowel(b'i', Mark::Plain,      ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'], ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị']),
    vowel(b'o', Mark::Plain,      ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'], ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ']),
    vowel(b'o', Mark::Circumflex, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'], ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ']),
    vowel(b'o', Mark::Horn,       ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'], ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ']),
    vowel(b'u', Mark::Plain,      ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'], ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ']),
    vowel(b'u', Mark::Horn,       ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'], ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự']),
    vowel(b'y', Mark::Plain,      ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'], ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ']),
];

/// Letters with a stroke, which have no decomposition in Unicode: base, lower, upper.
const STROKED: [(u8, char, char); 2] = [(b'd', 'đ', 'Đ'), (b'b', 'ƀ', 'Ƀ')];

/// From NUL to Ƀ.
static LATIN: [Option<Letter>; 0x244] = table(0);

/// From Ạ to ỹ.
const ADDITIONAL_FIRST: u32 = 0x1EA0;
static ADDITIONAL: [Option<Letter>; 0x5A] = table(ADDITIONAL_FIRST);

/// Lays out the letters whose code points begin at `first`.
#[expect(clippy::indexing_slicing, reason = "run by the compiler, where a wrong index is a compile error")]
const fn table<const N: usize>(first: u32) -> [Option<Letter>; N] {
    let mut table = [None; N];
    let mut base = b'a';
    while base <= b'z' {
        place(&mut table, first, base as char, letter_of(base, Mark::Plain, Tone::Level, false));
        place(&mut table, first, base.to_ascii_uppercase() as char, letter_of(base, Mark::Plain, Tone::Level, true));
        base += 1;
    }
    let mut row = 0;
    while row < VOWELS.len() {
        let vowel = &VOWELS[row];
        let mut tone = 0;
        while tone < TONES.len() {
            place(&mut table, first, vowel.lower[tone], letter_of(vowel.base, vowel.mark, TONES[tone], false));
            place(&mut table, first, vowel.upper[tone], letter_of(vowel.base, vowel.mark, TONES[tone], true));
            tone += 1;
        }
        row += 1;
    }
    let mut row = 0;
    while row < STROKED.len() {
        let (base, lower, upper) = STROKED[row];
        place(&mut table, first, lower, letter_of(base, Mark::Stroke, Tone::Level, false));
        place(&mut table, first, upper, letter_of(base, Mark::Stroke, Tone::Level, true));
        row += 1;
    }
    table
}

const fn letter_of(base: u8, mark: Mark, tone: Tone, upper: bool) -> Letter {
    Letter { base, mark, tone, upper }
}

/// Writes one letter into its slot, if the table covers it.
#[expect(clippy::indexing_slicing, reason = "run by the compiler, where a wrong index is a compile error")]
const fn place<const N: usize>(table: &mut [Option<Letter>; N], first: u32, c: char, letter: Letter) {
    let code = c as u32;
    if code >= first && ((code - first) as usize) < N {
        table[(code - first) as usize] = Some(letter);
    }
}

/// Returns the parts of a composed letter, or nothing for any other character.
#[inline]
pub(super) fn letter(c: char) -> Option<Letter> {
    let code = c as u32;
    match code.checked_sub(ADDITIONAL_FIRST) {
        None => LATIN.get(code as usize).copied().flatten(),
        Some(offset) => ADDITIONAL.get(offset as usize).copied().flatten(),
    }
}

/// Tells whether a character is a combining mark of Latin text: one of Unicode's five blocks of diacritical marks.
#[inline]
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Tells whether a character belongs to the one before it: a mark of Latin text or of any other script that can move or
/// join when text is composed.
#[inline]
pub(super) fn attaches(c: char) -> bool {
    c >= '\u{300}' && (is_mark(c) || CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0)
}

/// Returns the first character of the full canonical decomposition if it is ASCII: `n` for ñ, nothing for ø.
pub(super) fn ascii_base(c: char) -> Option<char> {
    let decompositions = CanonicalDecompositionBorrowed::new();
    let mut base = c;
    while !base.is_ascii() {
        base = match decompositions.decompose(base) {
            Decomposed::Default => return None,
            Decomposed::Singleton(first) | Decomposed::Expansion(first, _) => first,
        };
    }
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_letter_is_found_with_its_parts() {
        for vowel in &VOWELS {
            for tone in TONES {
                for (c, upper) in [(vowel.lower[tone as usize], false), (vowel.upper[tone as usize], true)] {
                    let found = letter(c).unwrap();
                    assert_eq!(found, letter_of(vowel.base, vowel.mark, tone, upper), "{c}");
                    assert!(c.to_lowercase().eq(found.with_tone(tone)), "{c}");
                    assert_eq!(
                        ascii_base(c).map(|base| base.to_ascii_lowercase()),
                        Some(char::from(vowel.base)),
                        "{c}"
                    );
                }
            }
        }
        assert_eq!(letter('Đ'), Some(letter_of(b'd', Mark::Stroke, Tone::Level, true)));
        assert_eq!(letter('ƀ'), Some(letter_of(b'b', Mark::Stroke, Tone::Level, false)));
        assert_eq!(letter('W'), Some(letter_of(b'w', Mark::Plain, Tone::Level, true)));
    }

    #[test]
    fn nothing_else_is_a_letter() {
        let count = ('\0'..=char::MAX).filter(|&c| letter(c).is_some()).count();
        // 26 ASCII letters, 12 vowels in 6 tones of which 6 are ASCII, and 2 strokes: in both cases.
        assert_eq!(count, 2 * (26 + 12 * 6 - 6 + 2));
    }

    #[test]
    fn other_letters_have_a_base_only_if_unicode_says_so() {
        let table = [('ñ', Some('n')), ('Č', Some('C')), ('ǘ', Some('u')), ('\u{212A}', Some('K')), ('ø', None)];
        for (c, base) in table {
            assert_eq!(ascii_base(c), base, "{c}");
        }
    }
}
