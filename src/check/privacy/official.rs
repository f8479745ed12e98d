//! Contacts that are public: those that `site.yaml` names, and the mail of state bodies.

use crate::check::privacy::number::Run;
use crate::content::Settings;

/// Domains whose addresses belong to state bodies, with all that lies below them.
const STATE_DOMAINS: &[&str] = &["gov.vn", "chinhphu.vn", "quochoi.vn", "dcs.vn", "mil.vn"];

/// The contacts of a site that are known to be public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Official {
    numbers: Vec<String>,
    addresses: Vec<String>,
    domains: Vec<String>,
}

impl Official {
    /// Returns the contacts of some texts: telephone and account numbers, e-mail addresses, and whole domains as `@xa.example`.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut official = Official::default();
        for text in texts {
            official.numbers.extend(numbers(text));
            for part in text.split([' ', ',', ';', '<', '>', '(', ')']).filter(|part| part.contains('@')) {
                match part.strip_prefix('@') {
                    Some(domain) => official.domains.push(domain.to_lowercase()),
                    None => official.addresses.push(part.trim_end_matches('.').to_lowercase()),
                }
            }
        }
        official
    }

    /// Returns the contacts of `site.yaml`.
    pub fn of_site(settings: &Settings) -> Self {
        let own = settings.organisation.phone.iter().chain(&settings.organisation.email);
        Official::new(own.chain(&settings.official_contacts).map(|words| words.value.as_str()))
    }

    /// Tells whether a number is public, however it is written.
    pub(super) fn has_number(&self, digits: &[u8]) -> bool {
        let wanted = national(digits);
        self.numbers.iter().any(|number| number.as_bytes() == wanted)
    }

    /// Tells whether an e-mail address is public.
    pub(super) fn has_address(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let Some((_, domain)) = address.rsplit_once('@') else { return false };
        let is_below =
            |parent: &str| domain.strip_suffix(parent).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        STATE_DOMAINS.iter().any(|parent| is_below(parent))
            || self.domains.iter().any(|parent| is_below(parent))
            || self.addresses.contains(&address)
    }
}

/// Returns every number that can be read in a text, without the prefix of the country.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let run = Run::read(text, at + digit);
        let parts = (0..run.count()).flat_map(|first| run.numbers(first));
        numbers.extend(parts.map(|number| String::from_utf8_lossy(national(number.digits.as_bytes())).into_owned()));
        at = run.end();
    }
    numbers
}

/// Returns the digits of a number without its prefix: of the country, or the 0 that stands for it.
fn national(digits: &[u8]) -> &[u8] {
    let abroad = digits.strip_prefix(b"84").filter(|rest| matches!(rest.len(), 9..=11));
    let digits = abroad.unwrap_or(digits);
    digits.strip_prefix(b"0").unwrap_or(digits)
}
