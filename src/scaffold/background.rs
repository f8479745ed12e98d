//! What is known before an article is begun.

use std::collections::HashMap;

use crate::content::CommuneEntry;
use crate::content::Heads;
use crate::model::Commune;
use crate::model::CommuneId;
use crate::model::Site;
use crate::text;
use crate::text::Date;

/// What is known before an article is begun.
#[derive(Debug)]
pub struct Background<'s, 'd> {
    /// The site, for its authors: drafts are part of it.
    pub site: &'s Site<'d>,
    /// What it was made of: the registries as they stand, and the ids that are taken.
    pub heads: &'d Heads,
    /// The units by the keys of their ids and names; a registry may hold all of the country's.
    units: HashMap<String, Vec<CommuneId>>,
}

/// What tells a unit from others: its name, its code and its first day.
type Identity<'n> = (&'n str, Option<&'n str>, Option<Date>);

impl<'s, 'd> Background<'s, 'd> {
    /// Takes a site and what it was made of.
    pub fn new(site: &'s Site<'d>, heads: &'d Heads) -> Self {
        let entries: HashMap<Identity<'_>, &CommuneEntry> =
            heads.communes.entries.iter().map(|entry| (identity_of_entry(entry), entry)).collect();
        let mut units: HashMap<String, Vec<CommuneId>> = HashMap::new();
        for (at, commune) in site.communes.iter().enumerate() {
            let entry = entries.get(&(commune.name, commune.code, commune.established));
            let aliases = entry.into_iter().flat_map(|entry| &entry.named.aliases);
            let names = [commune.id.clone(), commune.name.to_owned(), commune.full_name()].into_iter();
            for name in names.chain(aliases.map(|alias| alias.value.clone())) {
                let called = units.entry(text::match_key(&name)).or_default();
                let id = CommuneId::from(at);
                if !called.contains(&id) {
                    called.push(id);
                }
            }
        }
        Background { site, heads, units }
    }

    /// Returns a unit.
    pub(super) fn unit(&self, id: CommuneId) -> &'s Commune<'d> {
        &self.site.communes[id.index()]
    }

    /// Returns the units that have an id or a name, with or without their kind, on any day.
    pub(super) fn units(&self, name: &str) -> &[CommuneId] {
        self.units.get(&text::match_key(name)).map_or(&[], Vec::as_slice)
    }
}

fn identity_of_entry(entry: &CommuneEntry) -> Identity<'_> {
    let code = entry.code.as_ref().map(|code| code.value.as_str());
    (&entry.named.name.value, code, entry.established.as_ref().map(|day| day.value))
}
