//! Communes over time: which unit a name means on a given day, and what became of each.
//!
//! The key of a unit is its code together with its first day, never the bare code or name: after 1 July 2025 the same
//! code and the same name can mean another unit.

use std::collections::HashMap;

use crate::content::CommuneEntry;
use crate::content::CommuneKind;
use crate::content::Registry;
use crate::content::Share;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Kind;
use crate::diagnostics::Wording;
use crate::model::circles;
use crate::model::names::NameTable;
use crate::model::names::assign_ids;
use crate::model::types::Commune;
use crate::model::types::CommuneId;
use crate::model::types::Succession;
use crate::text;
use crate::text::Date;

/// The kinds with the words that people write before the name.
const KIND_WORDS: &[(&str, CommuneKind)] = &[
    ("xã", CommuneKind::Commune),
    ("phường", CommuneKind::Ward),
    ("thị trấn", CommuneKind::Township),
    ("đặc khu", CommuneKind::SpecialZone),
];

/// Returns the word for a kind.
pub fn kind_word(kind: CommuneKind) -> &'static str {
    KIND_WORDS.iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| word)
}

/// Splits `xã Ia Le` into its kind and `Ia Le`.
fn split_kind(name: &str) -> (Option<CommuneKind>, &str) {
    for (word, kind) in KIND_WORDS {
        let head: String = name.chars().take(word.chars().count()).flat_map(char::to_lowercase).collect();
        let rest = name.char_indices().nth(word.chars().count()).map_or("", |(at, _)| &name[at..]);
        if head == *word && rest.starts_with(' ') {
            return (Some(*kind), rest.trim_start());
        }
    }
    (None, name)
}

/// The communes and how articles find them.
#[derive(Debug)]
pub(super) struct Gazetteer<'d> {
    table: NameTable,
    /// What a name as it is written can mean, kept because the same names come again and again.
    known: HashMap<&'d str, Vec<u32>>,
    /// The communes, in Vietnamese order.
    pub(super) communes: Vec<Commune<'d>>,
}

impl<'d> Gazetteer<'d> {
    /// Builds the gazetteer from the registry, or from the names that articles use where there is none.
    pub(super) fn build(
        registry: &'d Registry<CommuneEntry>,
        used: impl Iterator<Item = &'d Words>,
        sink: &mut Vec<Diagnostic>,
    ) -> Self {
        match registry.file {
            Some(_) => registered(&registry.entries, sink),
            None => derived(used),
        }
    }

    /// Returns the unit that a name means on a day; an unknown or ambiguous name is told. Where the day is not known, the
    /// first unit of the name serves, so that one mistake is not told twice.
    pub(super) fn find(&mut self, name: &'d Words, day: Option<Date>, sink: &mut Vec<Diagnostic>) -> Option<CommuneId> {
        let table = &self.table;
        let candidates = self.known.entry(&name.value).or_insert_with(|| table.find(&name.value).to_vec()).clone();
        let Some(day) = day else {
            if candidates.is_empty() {
                sink.push(self.unknown(name));
            }
            return candidates.first().copied().map(CommuneId);
        };
        let valid: Vec<u32> =
            candidates.iter().copied().filter(|id| is_valid(&self.communes[*id as usize], day)).collect();
        match (valid.as_slice(), candidates.as_slice()) {
            ([only], _) => return Some(CommuneId(*only)),
            ([], []) => sink.push(self.unknown(name)),
            ([], outside) => {
                let choices: Vec<Wording> = outside.iter().map(|id| self.describe(*id)).collect();
                sink.push(diagnostics::commune_outside_its_time(name.span, &name.value, day, &choices));
            }
            (several, _) => {
                let choices: Vec<Wording> = several.iter().map(|id| self.describe(*id)).collect();
                sink.push(diagnostics::ambiguous_commune(name.span, &name.value, &choices));
            }
        }
        None
    }

    fn unknown(&self, name: &Words) -> Diagnostic {
        let offered = (self.table.closest(&name.value), self.table.offered());
        diagnostics::unknown_name(Kind::Commune, name.span, &name.value, offered)
    }

    /// Describes a unit so that an author can choose it: its id and what tells it from others.
    fn describe(&self, id: u32) -> Wording {
        let commune = &self.communes[id as usize];
        let kind = commune.kind.map(|kind| format!("{} {}", kind_word(kind), commune.name));
        let place = commune.district.into_iter().chain(commune.province).map(str::to_owned);
        let successors: Vec<&str> =
            commune.successors.iter().map(|to| self.communes[to.commune.index()].id.as_str()).collect();
        let describe = |from: &str, until: &str, now: &str| {
            let from = commune.established.map(|day| format!("{from} {}", text::short_date(day)));
            let until = commune
                .abolished
                .and_then(|day| day.pred_opt())
                .map(|day| format!("{until} {}", text::short_date(day)));
            let now = (!successors.is_empty()).then(|| format!("{now} {}", successors.join(", ")));
            let details: Vec<String> =
                kind.clone().into_iter().chain(place.clone()).chain(from).chain(until).chain(now).collect();
            if details.is_empty() { commune.id.clone() } else { format!("{} ({})", commune.id, details.join(", ")) }
        };
        Wording::new(describe("từ", "đến", "nay là"), describe("from", "until", "now"))
    }

    /// Enters the successors that the registry names, and from them the predecessors.
    pub(super) fn link_successors(&mut self, registry: &'d Registry<CommuneEntry>, sink: &mut Vec<Diagnostic>) {
        let mut steps = vec![Vec::new(); self.communes.len()];
        for (index, entry) in registry.entries.iter().enumerate() {
            let Some(older) = self.position_of(index, registry) else { continue };
            let day = entry.abolished.as_ref().map(|day| day.value);
            for successor in &entry.successors {
                let Some(newer) = self.find(&successor.commune, day, sink) else { continue };
                if newer.index() == older {
                    sink.push(diagnostics::own_successor(successor.commune.span, &successor.commune.value));
                    continue;
                }
                steps[older].push((newer.index(), &successor.commune));
                let share = successor.share.as_ref().map_or(Share::Whole, |share| share.value);
                let clause = successor.clause.as_ref().map(|clause| clause.value.as_str());
                self.communes[older].successors.push(Succession { commune: newer, share, clause });
                let back = Succession { commune: CommuneId::from(older), share, clause };
                self.communes[newer.index()].predecessors.push(back);
            }
        }
        circles::tell_successors(&steps, |index| self.communes[index].name, sink);
    }

    /// Returns where the entry of the registry stands among the sorted communes.
    fn position_of(&self, entry: usize, registry: &Registry<CommuneEntry>) -> Option<usize> {
        let written = registry.entries.get(entry)?;
        let same = |commune: &Commune<'d>| {
            std::ptr::eq(commune.name, written.named.name.value.as_str())
                || written.named.id.as_ref().is_some_and(|id| id.value == commune.id)
        };
        self.communes.iter().position(same)
    }
}

fn is_valid(commune: &Commune<'_>, day: Date) -> bool {
    commune.established.is_none_or(|from| from <= day) && commune.abolished.is_none_or(|until| day < until)
}

fn registered<'d>(entries: &'d [CommuneEntry], sink: &mut Vec<Diagnostic>) -> Gazetteer<'d> {
    tell_duplicates(entries, sink);
    for name in entries.iter().map(|entry| &entry.named.name) {
        if let (Some(kind), bare) = split_kind(&name.value) {
            sink.push(diagnostics::kind_in_name(name.span, kind_word(kind), bare));
        }
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|index| (entries[*index].established.as_ref().map(|day| day.value), *index));
    let explicit = |index: usize| entries[index].named.id.as_ref().map(|id| id.value.clone());
    let ids = assign_ids(entries.len(), &order, explicit, |index| fallback_ids(&entries[index]));
    let mut communes: Vec<(Commune<'d>, &'d [Words])> = entries.iter().zip(ids).map(resolve_entry).collect();
    communes.sort_by_cached_key(|(commune, _)| (text::sort_key(commune.name), commune.established, commune.id.clone()));
    let mut table = NameTable::default();
    for (index, (commune, aliases)) in communes.iter().enumerate() {
        offer(&mut table, commune, index);
        aliases.iter().for_each(|alias| table.add(&alias.value, index));
    }
    let communes = communes.into_iter().map(|(commune, _)| commune).collect();
    Gazetteer { table, known: HashMap::new(), communes }
}

fn fallback_ids(entry: &CommuneEntry) -> Vec<String> {
    let base = text::slug(&entry.named.name);
    let code = entry.code.as_ref().map(|code| format!("{base}-{}", code.value));
    let year = entry.established.as_ref().map(|day| format!("{base}-{}", text::iso_date(day.value)));
    [base].into_iter().chain(code).chain(year).collect()
}

fn resolve_entry((entry, id): (&CommuneEntry, String)) -> (Commune<'_>, &[Words]) {
    let CommuneEntry { named, kind, code, district, province, established, abolished, successors: _ } = entry;
    let commune = Commune {
        id,
        name: &named.name.value,
        description: named.description.as_ref().map(|description| description.value.as_str()),
        kind: kind.as_ref().map(|kind| kind.value),
        code: code.as_ref().map(|code| code.value.as_str()),
        district: district.as_ref().map(|district| district.value.as_str()),
        province: province.as_ref().map(|province| province.value.as_str()),
        established: established.as_ref().map(|day| day.value),
        abolished: abolished.as_ref().map(|day| day.value),
        successors: Vec::new(),
        predecessors: Vec::new(),
        sessions: Vec::new(),
        news: Vec::new(),
        resolutions: Vec::new(),
    };
    (commune, &named.aliases)
}

/// Enters the ways to name a unit: by id, by name, by kind and name, and with its district or province.
fn offer(table: &mut NameTable, commune: &Commune<'_>, index: usize) {
    table.offer(commune.name, index);
    table.offer(&commune.id, index);
    let full = commune.kind.map(|kind| format!("{} {}", kind_word(kind), commune.name));
    for name in [Some(commune.name.to_owned()), full].into_iter().flatten() {
        table.add(&name, index);
        for place in commune.district.into_iter().chain(commune.province) {
            table.add(&format!("{name} ({place})"), index);
            table.add(&format!("{name}, {place}"), index);
        }
    }
}

/// Tells two units with one id, or with one code (or name, where there is no code) at one time.
fn tell_duplicates(entries: &[CommuneEntry], sink: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for entry in entries {
        let from = entry.established.as_ref().map(|day| day.value);
        let id = entry.named.id.as_ref().map(|id| ((format!("id {}", id.value), None), id));
        let unit = match &entry.code {
            Some(code) => ((format!("code {}", code.value), from), code),
            None => {
                let place = [&entry.district, &entry.province]
                    .map(|place| place.as_ref().map_or("", |words| words.value.as_str()));
                let key = text::match_key(&format!("{} / {} / {}", entry.named.name.value, place[0], place[1]));
                ((format!("name {key}"), from), &entry.named.name)
            }
        };
        for (key, words) in id.into_iter().chain([unit]) {
            if let Some(first) = seen.insert(key, words.span) {
                sink.push(diagnostics::duplicate_entry(words.span, &words.value, first));
            }
        }
    }
}

fn derived<'d>(used: impl Iterator<Item = &'d Words>) -> Gazetteer<'d> {
    let mut written: Vec<&'d str> = used.map(|name| name.value.as_str()).collect();
    written.sort_unstable();
    written.dedup();
    let mut keys = std::collections::HashSet::new();
    let mut names: Vec<(Option<CommuneKind>, &'d str)> = Vec::new();
    written.sort_by_cached_key(|name| (text::is_slug(name), split_kind(name).0.is_none()));
    for name in written {
        let (kind, bare) = split_kind(name);
        let bare_key = text::match_key(bare);
        let known = match kind {
            Some(kind) => !keys.insert((Some(kind_word(kind)), bare_key)),
            None => {
                text::is_slug(name) && keys.contains(&(Some("slug"), name.to_owned()))
                    || keys.contains(&(None, bare_key))
            }
        };
        if !known {
            keys.insert((None, text::match_key(bare)));
            keys.insert((Some("slug"), text::slug(bare)));
            names.push((kind, bare));
        }
    }
    names.sort_by_cached_key(|(kind, name)| (text::sort_key(name), kind.map(kind_word), (*name).to_owned()));
    let order: Vec<usize> = (0..names.len()).collect();
    let fallbacks = |index: usize| {
        let (kind, name) = names[index];
        let full = kind.map(|kind| text::slug(&format!("{} {name}", kind_word(kind))));
        [text::slug(name)].into_iter().chain(full).collect()
    };
    let ids = assign_ids(names.len(), &order, |_| None, fallbacks);
    let mut table = NameTable::default();
    let mut communes = Vec::with_capacity(names.len());
    for (index, ((kind, name), id)) in names.into_iter().zip(ids).enumerate() {
        let commune = derived_commune(kind, name, id);
        offer(&mut table, &commune, index);
        communes.push(commune);
    }
    Gazetteer { table, known: HashMap::new(), communes }
}

fn derived_commune(kind: Option<CommuneKind>, name: &str, id: String) -> Commune<'_> {
    Commune {
        id,
        name,
        description: None,
        kind,
        code: None,
        district: None,
        province: None,
        established: None,
        abolished: None,
        successors: Vec::new(),
        predecessors: Vec::new(),
        sessions: Vec::new(),
        news: Vec::new(),
        resolutions: Vec::new(),
    }
}
