//! One pass over a text: digits, `@` and names lead to the rules.
//!
//! A text and the public contacts come in, [`Finding`]s go out, none of them twice. It reads no more than that text.

use std::ops::Range;

use crate::check::privacy::bank_account;
use crate::check::privacy::birth_date;
use crate::check::privacy::context;
use crate::check::privacy::context::Label;
use crate::check::privacy::email;
use crate::check::privacy::ethnicity;
use crate::check::privacy::health;
use crate::check::privacy::identity_number;
use crate::check::privacy::land_record;
use crate::check::privacy::number::Number;
use crate::check::privacy::number::Run;
use crate::check::privacy::official::Official;
use crate::check::privacy::people;
use crate::check::privacy::phone;
use crate::check::privacy::words;

/// The kinds of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The number of an identity card.
    IdentityNumber,
    /// A telephone number.
    Phone,
    /// A bank account.
    BankAccount,
    /// An e-mail address.
    Email,
    /// The number of a plot or of a map sheet.
    Plot,
    /// The number of a land certificate.
    Certificate,
    /// A date of birth.
    BirthDate,
    /// The people to whom a person who is named belongs.
    Ethnicity,
    /// The health of a person who is named.
    Health,
}

/// Personal data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Plot and sheet numbers this near to each other are one mistake.
const ONE_PLOT: usize = 24;

/// Finds the personal data in a text, all but the contacts that are public.
pub fn find(text: &str, official: &Official) -> Vec<Finding> {
    let mut search = Search { text, official, found: Vec::new() };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(lead) = next_lead(bytes, at) {
        at = match bytes[lead] {
            b'0'..=b'9' => search.number(lead),
            b'@' => search.address(lead),
            b'<' if bytes[lead..].starts_with(b"<!--") => comment_end(text, lead),
            b'<' => lead + 1,
            _ => search.person(lead),
        };
    }
    search.found
}

/// A digit, or a sign that is looked for.
const SIGN: u8 = 1;

/// The first byte of what may be a capital of Vietnamese, Jrai and Êđê.
const CAPITAL: u8 = 2;

/// What each byte leads to.
const LEADS: [u8; 256] = {
    let mut leads = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        leads[byte] = match byte as u8 {
            b'0'..=b'9' | b'@' | b'<' => SIGN,
            b'A'..=b'Z' | 0xC3..=0xC6 | 0xE1 => CAPITAL,
            _ => 0,
        };
        byte += 1;
    }
    leads
};

/// What may be led to right after each byte: capitals count only where they begin a word.
const AFTER: [u8; 256] = {
    let mut after = [SIGN; 256];
    let mut byte = 0;
    while byte < 128 {
        if !(byte as u8).is_ascii_alphanumeric() {
            after[byte] = SIGN | CAPITAL;
        }
        byte += 1;
    }
    after
};

/// Finds the next byte that leads to a rule. Every second byte of Vietnamese may begin a capital, so the byte before is looked
/// at in the same step.
fn next_lead(bytes: &[u8], from: usize) -> Option<usize> {
    let mut before = from.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let leads = |byte: &u8| {
        let found = LEADS[usize::from(*byte)] & AFTER[usize::from(before)];
        before = *byte;
        found != 0
    };
    bytes[from..].iter().position(leads).map(|at| from + at)
}

/// Tells whether a plot and a map sheet with this gap between them are named together.
fn is_one_plot(text: &str, gap: Range<usize>) -> bool {
    let is_listed = text[gap.clone()].starts_with(';');
    gap.len() <= ONE_PLOT && (is_listed || !words::ends_sentence(text, gap))
}

fn comment_end(text: &str, at: usize) -> usize {
    text[at..].find("-->").map_or(text.len(), |end| at + end + 3)
}

/// What is searched, and what was found so far.
struct Search<'t> {
    text: &'t str,
    official: &'t Official,
    found: Vec<Finding>,
}

impl Search<'_> {
    /// Asks the rules about the digits at a place, and returns where to go on.
    fn number(&mut self, at: usize) -> usize {
        let run = Run::read(self.text, at);
        if let Some(range) = birth_date::place(self.text, at) {
            return self.tell(Kind::BirthDate, range);
        }
        if let Some(range) = land_record::plot(self.text, run.first()) {
            return self.tell_plot(range);
        }
        if run.len() < 3 {
            return run.end();
        }
        let mut group = 0;
        while group < run.count() {
            let Some((kind, range)) = run.numbers(group).find_map(|number| self.meaning(&number)) else {
                group += 1;
                continue;
            };
            group = run.group_from(range.end);
            if let Some(kind) = kind {
                self.tell(kind, range);
            }
        }
        run.end()
    }

    /// Returns what a number is, or none where it is public, and its place.
    fn meaning(&self, number: &Number<'_>) -> Option<(Option<Kind>, Range<usize>)> {
        let digits = number.digits.as_bytes();
        if !(3..=19).contains(&digits.len()) || (digits.len() < 6 && !land_record::may_be_certificate(number)) {
            return None;
        }
        let range = number.range.clone();
        if context::is_unit_after(self.text, range.end) {
            return None;
        }
        let label = context::label(number);
        if label.is_none() && !number.prefix().is_empty() {
            return land_record::certificate(number).map(|range| (Some(Kind::Certificate), range));
        }
        let (kind, range) = match label {
            label if bank_account::is_one(number, label) => (Kind::BankAccount, range),
            label if identity_number::is_one(number, label) => (Kind::IdentityNumber, range),
            label => match (phone::place(number, label), land_record::certificate(number)) {
                (Some(range), _) => (Kind::Phone, range),
                (None, Some(range)) => (Kind::Certificate, range),
                (None, None) => return None,
            },
        };
        let is_public = label == Some(Label::Other)
            || self.official.has_number(digits)
            || context::is_in_address(self.text, number.range.start);
        Some(((!is_public).then_some(kind), range))
    }

    /// Asks the rule about the `@` at a place, and returns where to go on.
    fn address(&mut self, at: usize) -> usize {
        let Some(range) = email::place(self.text, at) else { return at + 1 };
        let address = &self.text[range.clone()];
        if self.official.has_address(address) || context::is_in_address(self.text, range.start) {
            return range.end;
        }
        self.tell(Kind::Email, range)
    }

    /// Asks the rules about the name that may begin at a place, and returns where to go on.
    fn person(&mut self, at: usize) -> usize {
        let is_capital = self.text[at..].starts_with(char::is_uppercase);
        let Some(person) = is_capital.then(|| people::person_at(self.text, at)).flatten() else { return at + 1 };
        if let Some(range) = ethnicity::place(self.text, &person) {
            self.tell_person(Kind::Ethnicity, range);
        }
        if let Some(range) = health::place(self.text, &person) {
            self.tell_person(Kind::Health, range);
        }
        person.range.end
    }

    fn tell(&mut self, kind: Kind, range: Range<usize>) -> usize {
        let end = range.end;
        self.found.push(Finding { kind, range });
        end
    }

    /// Tells a plot; its map sheet beside it is the same mistake.
    fn tell_plot(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        match self.found.last_mut() {
            Some(last) if last.kind == Kind::Plot && is_one_plot(self.text, last.range.end..range.start) => {
                last.range.end = end
            }
            _ => self.found.push(Finding { kind: Kind::Plot, range }),
        }
        end
    }

    /// Tells what is said of a person; what is said of two is told once.
    fn tell_person(&mut self, kind: Kind, range: Range<usize>) {
        let finding = Finding { kind, range };
        if !self.found.iter().rev().take(4).any(|former| *former == finding) {
            self.found.push(finding);
        }
    }
}
