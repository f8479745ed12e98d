//! Typed answers to values; the same for flags and for questions.

use crate::content::CommuneKind;
use crate::content::PartOfDay;
use crate::content::PlainEntry;
use crate::content::Registry;
use crate::content::SessionFormat;
use crate::content::fields::Choice;
use crate::diagnostics::Wording;
use crate::model::Commune;
use crate::model::CommuneId;
use crate::model::SeriesId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::kind_word;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::article::Start;
use crate::scaffold::refusals;
use crate::text;
use crate::text::Date;
use crate::text::Trouble;

/// A topic or series: what the article says, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What the front matter says: the id of an entry in a registry, else the name.
    pub written: String,
    /// The name.
    pub name: String,
}

/// A commune on the day of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the front matter says: the name, or the id where the name means several units on the day.
    pub written: String,
    /// The name with its kind.
    pub label: String,
    /// The unit; none for one that no article and no registry names.
    pub id: Option<CommuneId>,
}

/// What a new session follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The rounds of a series.
    Series(SeriesId),
    /// One session that belongs to no series.
    Session(SessionId),
}

/// Returns a text as it may stand in an article: NFC, one line, single spaces, no characters that nobody types.
pub fn tidy(written: &str) -> String {
    // A joiner within an emoji is no mistake; the other characters of no width are.
    let trouble = |c: char| if c == '\u{200D}' { None } else { text::first_trouble(c.encode_utf8(&mut [0; 4])) };
    let mut clean: String = text::nfc(written)
        .chars()
        .filter_map(|c| match trouble(c) {
            None => Some(c),
            Some((_, Trouble::Control(_))) => Some(' '),
            Some(_) => None,
        })
        .collect();
    // A joiner that joins nothing is left.
    while let Some((at, _)) = text::first_hidden(&clean) {
        clean.remove(at);
    }
    // What stood between two marks may now let them join.
    text::collapse_spaces(&text::nfc(&clean)).into_owned()
}

/// Returns a title.
///
/// # Errors
/// Refuses an empty one.
pub fn title(written: &str) -> Result<String, Wording> {
    let title = tidy(written);
    match title.is_empty() {
        true => Err(refusals::missing("Đối thoại về đường liên thôn")),
        false => Ok(title),
    }
}

/// Reads a day.
///
/// # Errors
/// Refuses what is no day.
pub fn date(written: &str) -> Result<Date, Wording> {
    text::parse_date(written).map_err(|error| refusals::not_a_day(written, &error))
}

/// Reads an hour, or a part of the day.
///
/// # Errors
/// Refuses what is neither.
pub fn start(written: &str) -> Result<Start, Wording> {
    let part = meant::<PartOfDay>(written).map(|(word, _)| Start::Part(word));
    text::parse_time(written).map(Start::Clock).or(part).ok_or_else(|| refusals::not_a_time(written))
}

/// Reads how a session is held, in the words of the front matter or in Vietnamese.
///
/// # Errors
/// Refuses other words.
pub fn format(written: &str) -> Result<SessionFormat, Wording> {
    let words = || SessionFormat::ALL.iter().flat_map(|(word, _, meanings)| meanings.iter().chain([word]));
    meant(written)
        .map(|(_, format)| format)
        .ok_or_else(|| refusals::not_a_format(written, text::closest(written, words().copied())))
}

/// Returns the choice that a word means, accents aside.
fn meant<T: Choice>(written: &str) -> Option<(&'static str, T)> {
    let folded = text::fold(written);
    let is_meant = |word: &&str| text::fold(word) == folded;
    let found = T::ALL.iter().find(|(word, _, meanings)| is_meant(word) || meanings.iter().any(is_meant));
    found.map(|(word, value, _)| (*word, *value))
}

/// Reads the number of a round.
///
/// # Errors
/// Refuses what is no whole number from 1 on.
pub fn round(written: &str) -> Result<u32, Wording> {
    let number = written.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| refusals::not_a_round(written))
}

/// Reads `Nguyễn Văn A, Chủ tịch UBND xã`: a name, a comma, a post. A form of address is no part of a name.
///
/// # Errors
/// Refuses a text without a name.
pub fn chair(written: &str) -> Result<Chair, Wording> {
    let whole = tidy(written);
    let (name, role) = whole.split_once(',').map_or((whole.as_str(), ""), |(name, role)| (name.trim(), role.trim()));
    let name = without_address(name);
    if name.is_empty() {
        return Err(refusals::missing("Nguyễn Văn A, Chủ tịch UBND xã"));
    }
    Ok(Chair { name: name.to_owned(), role: (!role.is_empty()).then(|| role.to_owned()) })
}

/// What stands before a name and does not belong to it.
const FORMS_OF_ADDRESS: &[&str] = &["đồng chí ", "đ/c ", "đ/c. "];

fn without_address(name: &str) -> &str {
    let lower = name.to_lowercase();
    let address = FORMS_OF_ADDRESS.iter().find(|address| lower.starts_with(**address));
    address.and_then(|address| name.get(address.len()..)).map_or(name, str::trim_start)
}

impl<'d> Background<'_, 'd> {
    /// Returns the topic that a name means.
    ///
    /// # Errors
    /// Refuses a name that the registry does not have, where there is one.
    pub fn topic(&self, written: &str) -> Result<Named, Wording> {
        let entries = self.site.topics.iter().map(|topic| (topic.id.as_str(), topic.name));
        let found = find(written, entries, &self.heads.topics);
        found.map_err(|known| refusals::unknown_name(refusals::TOPICS, written, &known))
    }

    /// Returns the series that a name means.
    ///
    /// # Errors
    /// Refuses a name that the registry does not have, where there is one.
    pub fn series(&self, written: &str) -> Result<Named, Wording> {
        let entries = self.site.series.iter().map(|series| (series.id.as_str(), series.name));
        let found = find(written, entries, &self.heads.series);
        found.map_err(|known| refusals::unknown_name(refusals::SERIES, written, &known))
    }

    /// Returns the series that a name means, if articles or the registry name it.
    pub(super) fn known_series(&self, written: &str) -> Option<SeriesId> {
        let named = self.series(written).ok()?;
        self.site.series.iter().position(|series| series.name == named.name).map(SeriesId::from)
    }

    /// Returns the series or session that is to be followed; a session of a series means the series.
    ///
    /// # Errors
    /// Refuses a name that is neither.
    pub fn base(&self, written: &str) -> Result<Base, Wording> {
        if let Some(series) = self.known_series(written) {
            return Ok(Base::Series(series));
        }
        let id = text::slug(written);
        let sessions = || self.site.sessions.iter().filter(|session| session.is_listed());
        let found = self.site.sessions.iter().position(|session| session.is_listed() && session.article.id == id);
        let Some(found) = found else {
            let names = self.site.series.iter().flat_map(|series| [series.name, series.id.as_str()]);
            let known = names.chain(sessions().map(|session| session.article.id));
            return Err(refusals::nothing_to_follow(written, text::closest(written, known)));
        };
        let of = |session: &Session<'_>| session.series.map(Base::Series);
        Ok(of(&self.site.sessions[found]).unwrap_or(Base::Session(SessionId::from(found))))
    }

    /// Returns the unit that a name means on a day.
    ///
    /// # Errors
    /// Refuses a name that means no unit on that day, or several; where there is no registry, a new name is taken.
    pub fn commune(&self, written: &str, day: Date) -> Result<Place, Wording> {
        let is_closed = self.heads.communes.file.is_some();
        let named = self.units_called(written, is_closed);
        let valid: Vec<CommuneId> = named.iter().copied().filter(|id| is_valid(self.unit(*id), day)).collect();
        match (valid.as_slice(), named) {
            ([only], _) => Ok(self.place(*only, day)),
            ([], []) if !is_closed => Ok(new_place(&tidy(written))),
            ([], []) => {
                let standing = self.site.communes.iter().filter(|commune| is_valid(commune, day));
                let known: Vec<&str> = standing.map(|commune| commune.name).collect();
                Err(refusals::unknown_name(refusals::COMMUNES, written, &known))
            }
            ([], gone) => {
                let steps = gone.iter().flat_map(|id| &self.unit(*id).successors);
                let successors: Vec<&str> = steps.map(|step| self.unit(step.commune).name).collect();
                Err(refusals::commune_outside_its_time(written, day, &successors))
            }
            (several, _) => {
                let units: Vec<String> = several.iter().map(|id| described(self.unit(*id))).collect();
                Err(refusals::ambiguous_commune(written, &units))
            }
        }
    }

    /// Returns the units that a name means on any day. Where there is no registry, `xã Ia Le` is the `Ia Le` of an article
    /// that does not say its kind.
    fn units_called(&self, written: &str, is_closed: bool) -> &[CommuneId] {
        let named = self.units(written);
        let bare = self.units(without_kind(written));
        let is_kindless = bare.iter().all(|id| self.unit(*id).kind.is_none());
        if named.is_empty() && !is_closed && is_kindless { bare } else { named }
    }

    /// Returns a unit as an article of a day names it.
    pub(super) fn place(&self, id: CommuneId, day: Date) -> Place {
        let commune = self.unit(id);
        let namesakes = self.units(commune.name).iter().filter(|other| is_valid(self.unit(**other), day));
        match namesakes.count() {
            0 | 1 => Place { written: commune.name.to_owned(), label: commune.full_name(), id: Some(id) },
            _ => Place { written: commune.id.clone(), label: full_name_and_place(commune), id: Some(id) },
        }
    }
}

/// Returns the id of a unit and what it stands for: `tan-an (phường Tân An, Gia Lai)`.
fn described(commune: &Commune<'_>) -> String {
    let details: Vec<String> = [commune.full_name()].into_iter().chain(places(commune)).collect();
    format!("{} ({})", commune.id, details.join(", "))
}

/// Finds an entry by its id, its name or another name of it; a name that is new is taken where there is no registry. What
/// is known is returned where it is refused.
fn find<'n>(
    written: &str,
    entries: impl Iterator<Item = (&'n str, &'n str)>,
    registry: &Registry<PlainEntry>,
) -> Result<Named, Vec<&'n str>> {
    let key = text::match_key(written);
    let is_closed = registry.file.is_some();
    let mut known = Vec::new();
    for (id, name) in entries {
        let own = registry.entries.iter().filter(|entry| entry.name.value == name);
        let aliases = own.flat_map(|entry| &entry.aliases).map(|alias| alias.value.as_str());
        if [id, name].into_iter().chain(aliases).any(|other| text::match_key(other) == key) {
            let written = if is_closed { id } else { name };
            return Ok(Named { written: written.to_owned(), name: name.to_owned() });
        }
        known.push(name);
    }
    let name = tidy(written);
    if is_closed || name.is_empty() { Err(known) } else { Ok(Named { written: name.clone(), name }) }
}

/// Returns the name of a unit with its kind, and where it lies: `phường Tân An (Gia Lai)`.
fn full_name_and_place(commune: &Commune<'_>) -> String {
    let places: Vec<String> = places(commune).collect();
    let name = commune.full_name();
    if places.is_empty() { name } else { format!("{name} ({})", places.join(", ")) }
}

fn places(commune: &Commune<'_>) -> impl Iterator<Item = String> {
    commune.district.into_iter().chain(commune.province).map(str::to_owned)
}

/// Tells whether a unit exists on a day.
pub(super) fn is_valid(commune: &Commune<'_>, day: Date) -> bool {
    commune.established.is_none_or(|from| from <= day) && commune.abolished.is_none_or(|until| day < until)
}

fn new_place(name: &str) -> Place {
    Place { written: name.to_owned(), label: name.to_owned(), id: None }
}

/// Returns `Ia Le` of `xã Ia Le`.
pub(super) fn without_kind(name: &str) -> &str {
    let kinds = CommuneKind::ALL.iter().map(|(_, kind, _)| kind_word(*kind));
    let rest = |kind: &str| {
        let head = name.get(..kind.len())?;
        (text::match_key(head) == text::match_key(kind)).then_some(name.get(kind.len()..)?.strip_prefix(' ')?)
    };
    kinds.filter_map(rest).next().unwrap_or(name)
}
