//! Dictionary order of Vietnamese, syllable by syllable, and the letter under which an index lists a name.
//!
//! Names come in; a key to sort by or the heading of a group goes out. Sorted by [`sort_key`], the names of one
//! [`initial`] always stand together.
//!
//! The keys are made by a table of our own. A collator compares the letters of the whole name before any tone, which
//! puts "Thạnh Drăng" before "Thanh Khánh"; a Vietnamese dictionary settles each syllable, tone included, before it
//! looks at the next. Within one syllable the order is that of CLDR's `vi`, which a test compares.

use crate::text::fold::match_key;
use crate::text::letters::Letter;
use crate::text::letters::Mark;
use crate::text::letters::Tone;
use crate::text::letters::ascii_base;
use crate::text::letters::is_mark;
use crate::text::letters::letter;
use crate::text::normalize::nfc;

/// A key whose order is the dictionary order of the text it was made from.
///
/// Two texts have equal keys exactly if they have the same [`match_key`] and the same capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Box<[u8]>);

/// Returns the key that sorts a name in the dictionary order of Vietnamese.
///
/// - Names are compared word by word; whatever is no letter or digit parts words. A word's letters go first
///   (a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư), then its tones (none < huyền < hỏi < ngã < sắc < nặng).
/// - Numbers stand before letters and go by value: "Lần 2" < "Lần 10" (up to 254 digits).
/// - Other scripts follow z, in the order of Unicode; a text without letters or digits comes last.
/// - Names still equal are told apart by punctuation, foreign accents and leading zeros, and at the very end by case,
///   small letters first.
///
/// ```
/// # use doithoai::text::sort_key;
/// assert!(sort_key("Thanh Khánh") < sort_key("Thạnh Drăng"));
/// assert!(sort_key("Lần 2") < sort_key("Lần 10"));
/// ```
#[must_use]
pub fn sort_key(text: &str) -> SortKey {
    let text = nfc(text);
    let mut key = KeyWriter::with_capacity(text.len());
    for c in text.chars() {
        key.write(c);
    }
    SortKey(key.finish(&text).into_boxed_slice())
}

/// Returns the heading of the group to which a name belongs in an index.
///
/// This is its first letter as a capital without its tone ("A", "Ă", "Â", … "Đ", …, also "F", "J", "W", "Z"; other
/// Latin letters go by their base), "0–9" for a digit, and "#" for other scripts or a name without either. Punctuation
/// before the first letter is passed over.
///
/// ```
/// assert_eq!(doithoai::text::initial("“Ấp chiến lược”"), "Â");
/// ```
#[must_use]
pub fn initial(text: &str) -> String {
    match nfc(text).chars().find_map(classify) {
        Some(Class::Letter(letter)) => heading(letter).to_string(),
        Some(Class::Accented(base)) => base.to_ascii_uppercase().to_string(),
        Some(Class::Digit(_)) => "0–9".to_owned(),
        Some(Class::Foreign) | None => "#".to_owned(),
    }
}

fn heading(letter: Letter) -> char {
    match (letter.base, letter.mark) {
        (b'd', Mark::Stroke) => 'Đ',
        (base, Mark::Plain | Mark::Stroke) => char::from(base.to_ascii_uppercase()),
        _ => letter.with_tone(Tone::Level).and_then(|c| c.to_uppercase().next()).unwrap_or('#'),
    }
}

/// What a character is to the order, if it is part of a word.
enum Class {
    Letter(Letter),
    /// A Latin letter that Vietnamese lacks, as its ASCII base.
    Accented(char),
    Digit(u8),
    /// A letter or digit of another script, or a Latin letter without a base.
    Foreign,
}

#[inline]
fn classify(c: char) -> Option<Class> {
    if let Some(letter) = letter(c) {
        return Some(Class::Letter(letter));
    }
    if c.is_ascii() {
        return u8::try_from(c).ok().filter(u8::is_ascii_digit).map(Class::Digit);
    }
    // Some marks are alphabetic to Unicode.
    if !c.is_alphanumeric() || is_mark(c) {
        return None;
    }
    Some(ascii_base(c).filter(char::is_ascii_alphabetic).map_or(Class::Foreign, Class::Accented))
}

// The bytes of a key, in their order: the end of the words, the end of a word's letters, six tones, a number, the
// letters, another script, and no word at all.
const END: u8 = 0x00;
const WORD_END: u8 = 0x01;
const TONES: u8 = 0x02;
const NUMBER: u8 = 0x10;
const LETTERS: u8 = 0x20;
const FOREIGN: u8 = 0xF8;
const NO_WORDS: u8 = 0xFF;

/// Writes the bytes of one key: the words; if they do not tell all, the [`match_key`]; the case of each letter.
struct KeyWriter {
    bytes: Vec<u8>,
    word: Word,
    /// The tones of the word so far, one for each group of vowels.
    tones: Vec<u8>,
    /// The tone of the group of vowels that is still open.
    open_tone: Option<Tone>,
    /// Whether the words lack something that the text has.
    lossy: bool,
    cases: Cases,
}

/// The word being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Letters,
    /// A number; the place of the byte that counts its digits.
    Number(usize),
}

impl KeyWriter {
    fn with_capacity(text_len: usize) -> Self {
        KeyWriter {
            bytes: Vec::with_capacity(text_len * 5 / 4 + 8),
            word: Word::None,
            tones: Vec::new(),
            open_tone: None,
            lossy: false,
            cases: Cases::default(),
        }
    }

    #[inline]
    fn write(&mut self, c: char) {
        match classify(c) {
            Some(Class::Letter(letter)) => self.write_letter(letter),
            Some(Class::Digit(digit)) => self.write_digit(digit),
            Some(Class::Accented(base)) => {
                self.lossy = true;
                let upper = base.is_ascii_uppercase();
                let base = base.to_ascii_lowercase() as u8;
                self.write_letter(Letter { base, mark: Mark::Plain, tone: Tone::Level, upper });
            }
            Some(Class::Foreign) => self.write_foreign(c),
            None if is_mark(c) => self.write_mark(c),
            None => {
                self.end_word();
                self.lossy |= !c.is_whitespace();
            }
        }
    }

    fn write_letter(&mut self, letter: Letter) {
        self.begin_letters();
        if !letter.is_vowel() {
            self.end_vowels();
        } else if self.open_tone.is_none_or(|tone| tone == Tone::Level) {
            self.open_tone = Some(letter.tone);
        } else if letter.tone != Tone::Level {
            self.lossy = true;
        }
        self.bytes.push(weight(letter));
        self.cases.push(letter.upper);
    }

    fn write_foreign(&mut self, c: char) {
        self.begin_letters();
        self.end_vowels();
        for lower in c.to_lowercase() {
            self.bytes.push(FOREIGN);
            self.bytes.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.cases.push(c.is_uppercase());
    }

    /// Writes a combining mark: a breve makes the next letter of ê, ô, ơ, ư (Jrai, Êđê), others only break ties.
    fn write_mark(&mut self, c: char) {
        self.lossy = true;
        match self.bytes.last_mut() {
            Some(weight) if c == BREVE && self.word == Word::Letters && may_take_breve(*weight) => *weight += 1,
            _ => {}
        }
    }

    fn write_digit(&mut self, digit: u8) {
        let count = match self.word {
            Word::Number(count) => count,
            Word::None | Word::Letters => {
                self.lossy |= self.word == Word::Letters;
                self.end_word();
                self.bytes.extend_from_slice(&[NUMBER, 0]);
                let count = self.bytes.len() - 1;
                self.word = Word::Number(count);
                count
            }
        };
        let first = self.bytes.len() == count + 1;
        if first && digit == b'0' {
            // The value leaves them out: zero itself has no digits here, which is less than one.
            self.lossy = true;
            return;
        }
        self.bytes.push(digit);
        if let Some(digits) = self.bytes.get_mut(count) {
            *digits = digits.saturating_add(1);
        }
    }

    fn begin_letters(&mut self) {
        if let Word::Number(_) = self.word {
            self.end_word();
            self.lossy = true;
        }
        self.word = Word::Letters;
    }

    fn end_vowels(&mut self) {
        if let Some(tone) = self.open_tone.take() {
            self.tones.push(TONES + tone as u8);
        }
    }

    fn end_word(&mut self) {
        if self.word == Word::Letters {
            self.end_vowels();
            self.bytes.push(WORD_END);
            self.bytes.append(&mut self.tones);
        }
        self.word = Word::None;
    }

    fn finish(mut self, text: &str) -> Vec<u8> {
        self.end_word();
        if self.bytes.is_empty() {
            self.bytes.push(NO_WORDS);
        }
        self.bytes.push(END);
        if self.lossy {
            self.bytes.extend_from_slice(match_key(text).as_bytes());
        }
        self.bytes.push(END);
        self.cases.append_to(&mut self.bytes);
        self.bytes
    }
}

const BREVE: char = '\u{306}';

/// Every base letter has eight places: the marks in their order, each with room for a breve on top of it.
const PLACES: u8 = 8;

fn weight(letter: Letter) -> u8 {
    let place = match letter.mark {
        Mark::Plain => 0,
        Mark::Breve | Mark::Stroke => 1,
        Mark::Circumflex => 2,
        Mark::Horn => 4,
    };
    LETTERS + (letter.base - b'a') * PLACES + place
}

/// Tells whether a weight is that of a letter with a circumflex or a horn, the place after which is free.
fn may_take_breve(weight: u8) -> bool {
    (LETTERS..FOREIGN).contains(&weight) && matches!((weight - LETTERS) % PLACES, 2 | 4)
}

/// One bit for each letter, set for a capital; most significant bit first, so that bytes compare as the bits do.
#[derive(Default)]
struct Cases {
    bytes: Vec<u8>,
    letters: usize,
}

impl Cases {
    fn push(&mut self, upper: bool) {
        let (byte, bit) = (self.letters / 8, self.letters % 8);
        self.letters += 1;
        if upper {
            self.bytes.resize(byte + 1, 0);
            if let Some(last) = self.bytes.last_mut() {
                *last |= 0x80 >> bit;
            }
        }
    }

    fn append_to(mut self, key: &mut Vec<u8>) {
        key.append(&mut self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_collator::Collator;
    use icu_collator::options::CollatorOptions;
    use icu_locale_core::locale;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    fn nfd(text: &str) -> String {
        DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
    }

    #[test]
    fn lists_stand_in_dictionary_order() {
        let lists: [&[&str]; 11] = [
            &["ma", "mà", "mả", "mã", "má", "mạ"],
            &["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "p", "u", "ư", "v", "x", "y"],
            &["Thanh Khánh", "Thành Drăng", "Thạnh Drăng", "Thạnh Khánh"],
            &["Chư", "Chư A Thai", "Chư Sê", "Chưa"],
            &["Ia Băng", "Ia Blang", "Ia Blứ", "Ia Dreng", "Ia Hrú", "Ia Kê", "Ia Ko", "Ia Le"],
            &["Lần 1", "Lần 2", "Lần 02", "Lần 10", "Lần 100", "Lần đầu"],
            &["2", "10", "An", "Ân", "Dak", "Đak", "E", "Zơ", "Ясная", "–"],
            &["Cẩm Giang", "Cẩm Giàng"],
            &["hòa", "Hòa", "HÒA", "hòa.", "hóa"],
            &["e", "ĕ", "eo", "ê", "ê\u{306}", "g", "o", "ô", "ô\u{306}", "ơ", "ơ\u{306}", "p", "ư", "ư\u{306}", "v"],
            &["Đắk Lắk", "Đắk Nông", "Đặk"],
        ];
        for list in lists {
            for pair in list.windows(2) {
                assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
                assert!(sort_key(&nfd(pair[0])) < sort_key(pair[1]), "{pair:?}");
            }
        }
    }

    #[test]
    fn one_syllable_stands_where_cldr_puts_it() {
        let collator = Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap();
        let onsets = ["", "b", "ch", "d", "đ", "g", "gi", "ng", "ngh", "qu", "t", "th", "tr", "w", "x"];
        let rimes = [
            "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "an", "ăn", "ân", "ang", "ai", "ao", "iên",
            "iê", "oan", "oe", "oa", "uy", "uyên", "ươ", "ươi", "uôc", "ưa", "ia",
        ];
        let mut syllables = Vec::new();
        for onset in onsets {
            for rime in rimes {
                for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
                    let (first, rest) = rime.split_at(rime.chars().next().unwrap().len_utf8());
                    let syllable = nfc(&format!("{onset}{first}{tone}{rest}")).into_owned();
                    syllables.push(match_key(&syllable));
                }
            }
        }
        // Both orders are total, so neighbours say all.
        syllables.sort_by(|left, right| collator.compare(left, right));
        for pair in syllables.windows(2) {
            let (left, right) = (&pair[0], &pair[1]);
            assert_eq!(sort_key(left).cmp(&sort_key(right)), collator.compare(left, right), "{left} {right}");
        }
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let table = [
            ("Nhơn Hòa", "Nhơn Hoà"),
            ("Quý", "Qúy"),
            ("Ia  Le", "Ia\u{A0}Le "),
            ("Ê\u{306}a", "E\u{302}\u{306}a"),
            ("Đắk Lắk", "Đa\u{306}\u{301}k La\u{306}\u{301}k"),
        ];
        for (left, right) in table {
            assert_eq!(sort_key(left), sort_key(right));
        }
        for (left, right) in [("2A", "2 A"), ("02", "2"), ("Ia-Le", "Ia Le"), ("é", "ë"), ("ơ\u{306}", "ơ")] {
            assert_ne!(sort_key(left), sort_key(right));
        }
    }

    #[test]
    fn initials_of_names() {
        let table = [
            ("", "#"),
            ("an", "A"),
            ("Ắt", "Ă"),
            ("ấp", "Â"),
            ("Đak Pơ", "Đ"),
            ("Dak", "D"),
            ("Êa", "Ê"),
            ("E\u{302}\u{306}a", "Ê"),
            ("Ĕa", "E"),
            ("ốc", "Ô"),
            ("Ở", "Ơ"),
            ("ƯU", "Ư"),
            ("ƀah", "B"),
            ("Ñu", "N"),
            ("Fa", "F"),
            ("“Zơ", "Z"),
            ("553/QĐ", "0–9"),
            ("日本", "#"),
            ("!?", "#"),
        ];
        for (text, expect) in table {
            assert_eq!(initial(text), expect, "{text}");
            assert_eq!(initial(&nfd(text)), expect, "{text}");
        }
    }

    /// Text as names have it, with what can go wrong in them.
    fn name() -> impl Strategy<Value = String> {
        r"([bdđghnqtBDĐ]|[aăâeêioôơuưyàằấéếịọờưýĂÊ]{1,3}|[ \-\u{A0}0-9'ñéøЯ]|[\u{300}-\u{309}\u{31B}\u{323}]|\PC){0,8}"
    }

    proptest! {
        #[test]
        fn the_key_is_blind_to_composition_and_spaces(text in name()) {
            prop_assert_eq!(sort_key(&nfd(&text)), sort_key(&text));
            prop_assert_eq!(sort_key(&format!(" {text}\u{A0}")), sort_key(&text));
            prop_assert_eq!(initial(&nfd(&text)), initial(&text));
        }

        #[test]
        fn keys_are_equal_exactly_if_match_keys_are(left in name(), right in name(), turned in any::<bool>()) {
            let right = if turned { left.chars().rev().collect() } else { right };
            let (left, right) = (match_key(&left), match_key(&right));
            prop_assert_eq!(sort_key(&left) == sort_key(&right), left == right, "{:?} {:?}", left, right);
        }

        #[test]
        fn groups_of_one_initial_stand_together(left in name(), right in name()) {
            let order = ["0–9", "A", "Ă", "Â", "B", "C", "D", "Đ", "E", "Ê", "F", "G", "H", "I", "J", "K", "L", "M", "N",
                "O", "Ô", "Ơ", "P", "Q", "R", "S", "T", "U", "Ư", "V", "W", "X", "Y", "Z", "#"];
            let rank = |text: &str| order.iter().position(|group| *group == initial(text)).unwrap();
            if rank(&left) < rank(&right) {
                prop_assert!(sort_key(&left) < sort_key(&right));
            }
        }

        #[test]
        fn numbers_go_by_value(left: u64, right: u64, zeros in 0..3_usize) {
            let key = |number: u64| sort_key(&format!("Lần {}{number}", "0".repeat(zeros)));
            prop_assert_eq!(key(left).cmp(&key(right)), left.cmp(&right));
        }
    }
}
