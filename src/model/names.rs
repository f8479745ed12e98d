//! Names and what they mean: the tables behind topics, communes, agencies and series.
//!
//! A name matches by id, or by name with NFC/NFD, case and the placement of tone marks aside. Accents count: two
//! communes may differ in nothing else.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::output::OutputPath;
use crate::text;

/// The key under which a name is found.
pub(super) fn key(name: &str) -> String {
    text::match_key(name)
}

/// Which entries a name can mean.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    by_key: HashMap<String, Vec<u32>>,
    /// What people may type, for suggestions, in the order of the entries.
    offered: Vec<String>,
}

impl NameTable {
    /// Adds a way to name an entry.
    pub(super) fn add(&mut self, name: &str, entry: usize) {
        let entry = u32::try_from(entry).unwrap_or(u32::MAX);
        let entries = self.by_key.entry(key(name)).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// Adds a way to name an entry that is also offered as a suggestion.
    pub(super) fn offer(&mut self, name: &str, entry: usize) {
        self.add(name, entry);
        self.offered.push(name.to_owned());
    }

    /// Returns the entries that a name can mean.
    pub(super) fn find(&self, name: &str) -> &[u32] {
        self.by_key.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// Returns the offered name that is closest to a mistyped one.
    pub(super) fn closest(&self, name: &str) -> Option<&str> {
        text::closest(name, self.offered.iter().map(String::as_str))
    }

    /// Returns all offered names.
    pub(super) fn offered(&self) -> &[String] {
        &self.offered
    }
}

/// The longest id that is made from a name, in bytes.
const LONGEST_ID: usize = 80;

/// Returns the beginning of a slug, cut between two of its words where it is too long.
fn cut(id: &str) -> &str {
    match id.get(..LONGEST_ID) {
        Some(head) if id.len() > LONGEST_ID => head.rsplit_once('-').map_or(head, |(words, _)| words),
        _ => id,
    }
}

/// Gives each entry an id: the wanted one, else the slug of its name; where ids clash, the later entry in `order`
/// takes the first of its fallbacks that is free, else a number.
pub(super) fn assign_ids(
    count: usize,
    order: &[usize],
    wanted: impl Fn(usize) -> Option<String>,
    fallbacks: impl Fn(usize) -> Vec<String>,
) -> Vec<String> {
    let mut ids = vec![String::new(); count];
    let mut taken: HashSet<String> = HashSet::with_capacity(count);
    let (explicit, free): (Vec<usize>, Vec<usize>) = order.iter().partition(|index| wanted(**index).is_some());
    for index in explicit.into_iter().chain(free) {
        let choices = wanted(index).into_iter().chain(fallbacks(index)).filter(|id| !id.is_empty());
        let choices: Vec<String> = choices.map(|id| cut(&id).to_owned()).collect();
        let base = choices.first().cloned().unwrap_or_else(|| "muc".to_owned());
        let numbered = (2..=count + 2).map(|number| format!("{base}-{number}"));
        let is_free = |id: &String| !taken.contains(id) && OutputPath::new(id.as_str()).is_ok();
        if let Some(id) = choices.into_iter().chain(numbered).find(is_free) {
            taken.insert(id.clone());
            ids[index] = id;
        }
    }
    ids
}
