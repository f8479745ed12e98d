//! Topics, agencies and series: closed where a registry file exists, else derived from what articles name.

use crate::content::AgencyEntry;
use crate::content::Named;
use crate::content::PlainEntry;
use crate::content::Registry;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Kind;
use crate::model::circles;
use crate::model::names::NameTable;
use crate::model::names::assign_ids;
use crate::model::types::Agency;
use crate::model::types::AgencyId;
use crate::model::types::Series;
use crate::model::types::Topic;
use crate::text;
use crate::text::Date;

/// A plain registry: what an entry is called, its id, and how articles find it.
#[derive(Debug)]
pub(super) struct Directory<'d> {
    kind: Kind,
    closed: bool,
    table: NameTable,
    /// The entries in Vietnamese order.
    pub(super) entries: Vec<DirectoryEntry<'d>>,
}

/// One entry of a [`Directory`].
#[derive(Debug)]
pub(super) struct DirectoryEntry<'d> {
    id: String,
    name: &'d str,
    aliases: &'d [Words],
    description: Option<&'d str>,
    /// The index in the registry file; none for a derived entry.
    written: Option<usize>,
}

impl<'d> Directory<'d> {
    /// Builds a directory from a registry, or from the names that articles use where there is no registry.
    pub(super) fn build<'n>(
        kind: Kind,
        named: Option<Vec<&'d Named>>,
        used: impl Iterator<Item = &'n Words>,
        sink: &mut Vec<Diagnostic>,
    ) -> Directory<'d>
    where
        'd: 'n,
        'n: 'd,
    {
        let closed = named.is_some();
        let entries = match named {
            Some(named) => registered(&named, sink),
            None => derived(used),
        };
        let mut table = NameTable::default();
        for (index, (entry, aliases)) in entries.iter().enumerate() {
            table.offer(entry.name, index);
            table.add(&entry.id, index);
            aliases.iter().for_each(|alias| table.add(alias, index));
        }
        Directory { kind, closed, table, entries: entries.into_iter().map(|(entry, _)| entry).collect() }
    }

    /// Returns the entry that an article names; an unknown name is told.
    pub(super) fn find(&self, name: &Words, sink: &mut Vec<Diagnostic>) -> Option<usize> {
        if let Some(found) = self.table.find(&name.value).first() {
            return Some(*found as usize);
        }
        if !self.closed {
            return None;
        }
        let suggestion = self.table.closest(&name.value);
        sink.push(diagnostics::unknown_name(self.kind, name.span, &name.value, (suggestion, self.table.offered())));
        None
    }

    /// Turns the entries into topics.
    pub(super) fn topics(&self) -> Vec<Topic<'d>> {
        let topic = |entry: &DirectoryEntry<'d>| Topic {
            id: entry.id.clone(),
            name: entry.name,
            aliases: entry.aliases,
            description: entry.description,
            sessions: Vec::new(),
            news: Vec::new(),
            resolutions: Vec::new(),
        };
        self.entries.iter().map(topic).collect()
    }

    /// Turns the entries into series.
    pub(super) fn series(&self) -> Vec<Series<'d>> {
        let series = |entry: &DirectoryEntry<'d>| Series {
            id: entry.id.clone(),
            name: entry.name,
            description: entry.description,
            sessions: Vec::new(),
        };
        self.entries.iter().map(series).collect()
    }

    /// Turns the entries into agencies, with the successors that the registry gives them.
    pub(super) fn agencies(&self, registry: &Registry<AgencyEntry>, sink: &mut Vec<Diagnostic>) -> Vec<Agency<'d>> {
        let mut agencies = Vec::with_capacity(self.entries.len());
        let mut steps = Vec::with_capacity(self.entries.len());
        for (index, entry) in self.entries.iter().enumerate() {
            let written = entry.written.and_then(|at| registry.entries.get(at));
            let (abolished, names): (Option<Date>, &[Words]) = match written {
                Some(AgencyEntry { named: _, abolished, successors }) => {
                    (abolished.as_ref().map(|date| date.value), successors)
                }
                None => (None, &[]),
            };
            let mut successors = Vec::new();
            for name in names {
                match self.find(name, sink) {
                    Some(found) if found == index => sink.push(diagnostics::own_successor(name.span, &name.value)),
                    Some(found) => successors.push((found, name)),
                    None => {}
                }
            }
            agencies.push(Agency {
                id: entry.id.clone(),
                name: entry.name,
                aliases: entry.aliases,
                abolished,
                successors: successors.iter().map(|(found, _)| AgencyId::from(*found)).collect(),
                predecessors: Vec::new(),
                description: entry.description,
                resolutions: Vec::new(),
                cooperating: Vec::new(),
            });
            steps.push(successors);
        }
        circles::tell_successors(&steps, |index| self.entries[index].name, sink);
        for older in 0..agencies.len() {
            for newer in agencies[older].successors.clone() {
                agencies[newer.index()].predecessors.push(AgencyId::from(older));
            }
        }
        agencies
    }
}

type WithAliases<'d> = (DirectoryEntry<'d>, Vec<String>);

fn registered<'d>(named: &[&'d Named], sink: &mut Vec<Diagnostic>) -> Vec<WithAliases<'d>> {
    tell_duplicates(named, sink);
    let order: Vec<usize> = (0..named.len()).collect();
    let explicit = |index: usize| named[index].id.as_ref().map(|id| id.value.clone());
    let ids = assign_ids(named.len(), &order, explicit, |index| vec![text::slug(&named[index].name)]);
    let mut entries: Vec<WithAliases<'d>> = Vec::with_capacity(named.len());
    for (written, (entry, id)) in named.iter().zip(ids).enumerate() {
        let Named { span: _, id: _, name, aliases, description } = entry;
        let description = description.as_ref().map(|text| text.value.as_str());
        let keys = aliases.iter().map(|alias| alias.value.clone()).collect();
        entries.push((DirectoryEntry { id, name: &name.value, aliases, description, written: Some(written) }, keys));
    }
    entries.sort_by_cached_key(|(entry, _)| (text::sort_key(entry.name), entry.id.clone()));
    entries
}

/// Tells entries whose id or name another entry of the same registry has.
fn tell_duplicates(named: &[&Named], sink: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::HashMap::new();
    for entry in named {
        let id = entry.id.as_ref().map(|id| (format!("id {}", id.value), id));
        let name = Some((format!("name {}", text::match_key(&entry.name)), &entry.name));
        for (key, words) in id.into_iter().chain(name) {
            if let Some(first) = seen.insert(key, words.span) {
                sink.push(diagnostics::duplicate_entry(words.span, &words.value, first));
            }
        }
    }
}

fn derived<'d>(used: impl Iterator<Item = &'d Words>) -> Vec<WithAliases<'d>> {
    let mut names: Vec<&'d str> = Vec::new();
    let mut keys = std::collections::HashSet::new();
    let mut slugs = std::collections::HashSet::new();
    let mut spellings = std::collections::HashSet::new();
    let used = used.filter(|name| spellings.insert(name.value.as_str()));
    let (ids, written): (Vec<&'d Words>, Vec<&'d Words>) = used.partition(|name| text::is_slug(&name.value));
    for name in written.into_iter().chain(ids) {
        let is_id = text::is_slug(&name.value);
        let known =
            if is_id { slugs.contains(name.value.as_str()) } else { keys.contains(&text::match_key(&name.value)) };
        if !known {
            keys.insert(text::match_key(&name.value));
            slugs.insert(text::slug(&name.value));
            names.push(&name.value);
        }
    }
    names.sort_by_cached_key(|name| (text::sort_key(name), (*name).to_owned()));
    let order: Vec<usize> = (0..names.len()).collect();
    let ids = assign_ids(names.len(), &order, |_| None, |index| vec![text::slug(names[index])]);
    let entry = |(name, id)| (DirectoryEntry { id, name, aliases: &[], description: None, written: None }, Vec::new());
    names.into_iter().zip(ids).map(entry).collect()
}

/// Returns the entries of a plain registry, if its file exists.
pub(super) fn plain(registry: &Registry<PlainEntry>) -> Option<Vec<&Named>> {
    registry.file.map(|_| registry.entries.iter().collect())
}

/// Returns the names of the agencies, if their registry exists.
pub(super) fn agency_names(registry: &Registry<AgencyEntry>) -> Option<Vec<&Named>> {
    registry.file.map(|_| registry.entries.iter().map(|entry| &entry.named).collect())
}
