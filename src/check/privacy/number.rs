//! Numbers as people type them: groups of digits with one separator between, such as `0905 123 456`.
//!
//! A text and the place of a digit come in, a [`Run`] of groups goes out, and from it every [`Number`] that could stand by
//! itself, the longest first. What a number means is for the rules to say.

use std::ops::Range;

/// The most groups of a run; what follows is a run of its own.
const MOST_GROUPS: usize = 10;
/// The fewest digits of a number in groups.
const FEWEST_DIGITS: usize = 6;
/// The most digits of a number. The longest account numbers have 19.
const MOST_DIGITS: usize = 20;

/// Groups of digits, each with one separator to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'t> {
    text: &'t str,
    groups: [(usize, usize); MOST_GROUPS],
    count: usize,
}

impl<'t> Run<'t> {
    /// Reads the run that begins at a digit.
    pub(super) fn read(text: &'t str, at: usize) -> Self {
        let bytes = text.as_bytes();
        let mut run = Run { text, groups: [(at, at); MOST_GROUPS], count: 0 };
        let mut start = at;
        while run.count < MOST_GROUPS {
            let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            run.groups[run.count] = (start, end);
            run.count += 1;
            match separator(&text[end..]) {
                Some(length) => start = end + length,
                None => break,
            }
        }
        run
    }

    /// Returns the offset of the byte after the last digit.
    pub(super) fn end(&self) -> usize {
        self.groups[self.count - 1].1
    }

    /// Returns the first group: what stands as one number where no separator is meant.
    pub(super) fn first(&self) -> Range<usize> {
        self.groups[0].0..self.groups[0].1
    }

    /// Returns the number of digits.
    pub(super) fn len(&self) -> usize {
        self.groups[..self.count].iter().map(|(start, end)| end - start).sum()
    }

    /// Returns the numbers that begin with a group and could stand by themselves, the longest first.
    pub(super) fn numbers(self, first: usize) -> impl Iterator<Item = Number<'t>> {
        let lasts = (first..self.count).rev().filter(move |last| self.is_apart(first, *last));
        lasts.filter_map(move |last| self.number(first, last))
    }

    /// Returns the index of the first group that begins at a place or after it.
    pub(super) fn group_from(&self, at: usize) -> usize {
        self.groups[..self.count].partition_point(|(start, _)| *start < at)
    }

    /// Returns the number of groups.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Tells whether groups are apart from those around: by a space or a hyphen, or by another separator than their own.
    fn is_apart(&self, first: usize, last: usize) -> bool {
        let own = (first < last).then(|| self.separator_after(last - 1));
        let parts = |separator: &str| match own {
            Some(own) => own != separator || separator.starts_with([' ', '\u{A0}']),
            None => separator.starts_with([' ', '\u{A0}', '-']),
        };
        let begins = first == 0 || parts(self.separator_after(first - 1));
        begins && (last + 1 == self.count || parts(self.separator_after(last)))
    }

    fn separator_after(&self, group: usize) -> &'t str {
        &self.text[self.groups[group].1..self.groups[group + 1].0]
    }

    fn number(&self, first: usize, last: usize) -> Option<Number<'t>> {
        let groups = &self.groups[first..=last];
        let length: usize = groups.iter().map(|(start, end)| end - start).sum();
        if last > first && !(FEWEST_DIGITS..=MOST_DIGITS).contains(&length) {
            return None;
        }
        let mut digits = Digits::default();
        for (start, end) in groups {
            digits.push(&self.text.as_bytes()[*start..*end])?;
        }
        let separators = (first..last).map(|group| self.separator_after(group));
        let first_length = groups[0].1 - groups[0].0;
        let number = Number {
            text: self.text,
            range: groups[0].0..self.groups[last].1,
            digits,
            grouping: match last - first {
                0 => Grouping::None,
                _ if groups.iter().all(|(start, end)| end - start == 2) => Grouping::Pairs,
                // The separator after an area code may differ from the others.
                _ if separators.clone().skip(1).all(|one| Some(one) == separators.clone().nth(1)) => Grouping::Even,
                _ => Grouping::Mixed,
            },
            price: last > first
                && first_length <= 3
                && groups[1..].iter().all(|(start, end)| end - start == 3)
                && self.text.as_bytes()[groups[0].0] != b'0',
        };
        let date = last > first + 1 && is_date(&number.text[number.range.clone()]);
        (!date && number.stands_alone()).then_some(number)
    }
}

/// How the digits of a number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Without a separator.
    None,
    /// With one kind of separator.
    Even,
    /// In pairs, as rows of small numbers are too.
    Pairs,
    /// With several kinds.
    Mixed,
}

/// The digits of a number without what separates them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Digits {
    bytes: [u8; MOST_DIGITS],
    length: usize,
}

impl Digits {
    fn push(&mut self, more: &[u8]) -> Option<()> {
        self.bytes.get_mut(self.length..self.length + more.len())?.copy_from_slice(more);
        self.length += more.len();
        Some(())
    }

    /// Returns the digits.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// A number that stands by itself: no letter, fraction, path or symbol goes on where it ends.
#[derive(Clone, Debug)]
pub(super) struct Number<'t> {
    /// The text in which it stands.
    pub(super) text: &'t str,
    /// Its place.
    pub(super) range: Range<usize>,
    /// Its digits.
    pub(super) digits: Digits,
    /// How they are written.
    pub(super) grouping: Grouping,
    /// Whether it looks like a sum: groups of three from the end.
    pub(super) price: bool,
}

impl Number<'_> {
    /// Returns the letters that stand before the number without a space, as in `CS04567`.
    pub(super) fn prefix(&self) -> &str {
        let before = &self.text[..self.range.start];
        let letters = before.len() - before.trim_end_matches(char::is_alphabetic).len();
        &before[before.len() - letters..]
    }

    fn stands_alone(&self) -> bool {
        let (before, after) = (&self.text[..self.range.start], &self.text[self.range.end..]);
        let mut behind = after.chars();
        let continues = match behind.next() {
            Some('/' | ',' | '.' | ':') => {
                let rest = behind.as_str();
                let digits = if rest.starts_with(|c: char| c.is_ascii_digit()) { Run::read(rest, 0).len() } else { 0 };
                (1..9).contains(&digits) || (after.starts_with('/') && rest.starts_with(char::is_alphabetic))
            }
            Some('-') => behind.next().is_some_and(char::is_alphanumeric),
            Some(next) => next.is_alphanumeric() || matches!(next, '_' | '%' | '@'),
            None => false,
        };
        let starts = match before.chars().next_back() {
            Some('/' | ',' | ':' | '.' | '-') => {
                let earlier = before[..before.len() - 1].bytes().rev().take(2 * MOST_DIGITS);
                let run = earlier.take_while(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'.'));
                let digits = run.filter(u8::is_ascii_digit).count();
                let is_symbol = before.ends_with(['/', '-']) && is_after_letter(before);
                !is_symbol && !(1..9).contains(&digits)
            }
            Some('_' | '=' | '#') => false,
            _ => true,
        };
        starts && !continues
    }
}

/// Tells whether a letter stands before the last character, as in `QĐ-`.
fn is_after_letter(before: &str) -> bool {
    before[..before.len() - 1].ends_with(char::is_alphabetic)
}

/// Returns the length of a separator that another group of digits follows.
fn separator(text: &str) -> Option<usize> {
    let closed = text.strip_prefix(')');
    let inner = closed.unwrap_or(text);
    let spaced = inner.strip_prefix([' ', '\u{A0}', '\u{202F}', '.', '-']);
    let rest = match (closed, spaced) {
        (None, None) => return None,
        (_, spaced) => spaced.unwrap_or(inner),
    };
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(text.len() - rest.len())
}

/// Tells whether groups begin like `07.01.2021` or `2021-01-07`.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(4, ['.', '-', ' ']);
    let mut part = || parts.next().filter(|part| part.len() <= 4).and_then(|part| part.parse().ok()).unwrap_or(0);
    let (first, second, third): (u32, u32, u32) = (part(), part(), part());
    let is_year = |number| (1900..2100).contains(&number);
    let is_day = |number| (1..=31).contains(&number);
    is_day(second) && ((is_day(first) && is_year(third)) || (is_year(first) && is_day(third)))
}
