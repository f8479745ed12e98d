//! Names that may stand in an article: those of the registries of a site, its sessions, their tasks and its pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::Heads;
use crate::content::Named;
use crate::content::Page;
use crate::content::Registry;
use crate::content::Session;
use crate::content::Status;
use crate::content::shape::Meaning;
use crate::text;

/// So many sessions and tasks are offered at most, the latest first: nobody reads a longer list.
const OFFERED: usize = 200;

/// The names to offer, by what they stand for.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<Meaning, Vec<Name>>);

/// A name to offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What to type.
    pub(super) word: String,
    /// What it stands for.
    pub(super) about: String,
}

impl Names {
    /// Takes the names out of what was read. A registry that does not exist, or could not be read whole, offers none.
    pub fn of(heads: &Heads) -> Names {
        let communes = &heads.communes;
        let agencies = &heads.agencies;
        let mut names = BTreeMap::new();
        names.insert(Meaning::Topic, entries(&heads.topics, |entry| entry));
        names.insert(Meaning::Series, entries(&heads.series, |entry| entry));
        names.insert(Meaning::Agency, entries(agencies, |entry| &entry.named));
        names.insert(Meaning::Commune, entries(communes, |entry| &entry.named));
        names.insert(Meaning::Page, pages(heads));
        names.insert(Meaning::Session, sessions(heads));
        names.insert(Meaning::Resolution, open_tasks(heads));
        // Two articles of one id are a mistake that `check` tells; a list names it once.
        for names in names.values_mut() {
            let mut seen = BTreeSet::new();
            names.retain(|name: &Name| seen.insert(text::match_key(&name.word)));
        }
        names.retain(|_, names| !names.is_empty());
        Names(names)
    }

    /// Returns the names of a kind; none where anything may stand.
    pub(super) fn get(&self, meaning: Meaning) -> &[Name] {
        self.0.get(&meaning).map_or(&[], Vec::as_slice)
    }
}

/// Returns ids first, then names: who types "dat" finds the one, who types "Đất" the other. Two units of one name are one
/// word, because the day of the article tells them apart.
fn entries<T>(registry: &Registry<T>, named: impl Fn(&T) -> &Named) -> Vec<Name> {
    if registry.file.is_none() {
        return Vec::new();
    }
    let entries: Vec<&Named> = registry.entries.iter().map(named).collect();
    let ids = entries.iter().filter_map(|entry| {
        let id = entry.id.as_ref()?;
        let description = entry.description.as_ref().map_or(String::new(), |words| format!(": {}", words.value));
        Some(Name { word: id.value.clone(), about: format!("{}{description}", entry.name.value) })
    });
    let called = entries.iter().map(|entry| {
        let alike = entries.iter().filter(|other| other.name.value == entry.name.value);
        let ids: Vec<&str> = alike.filter_map(|other| Some(other.id.as_ref()?.value.as_str())).collect();
        let about = if ids.is_empty() { String::new() } else { format!("Mã: {}", ids.join(", ")) };
        Name { word: entry.name.value.clone(), about }
    });
    ids.chain(called).collect()
}

fn pages(heads: &Heads) -> Vec<Name> {
    let page = |page: &Page| Name {
        word: page.origin.id.clone(),
        about: page.common.title.as_ref().map_or(String::new(), |title| title.value.clone()),
    };
    heads.pages.iter().map(AsRef::as_ref).map(page).collect()
}

fn latest_sessions(heads: &Heads) -> Vec<&Session> {
    let mut sessions: Vec<&Session> = heads.sessions.iter().map(AsRef::as_ref).collect();
    sessions.sort_by_key(|session| Reverse(session.date.as_ref().map(|date| date.value)));
    sessions
}

fn sessions(heads: &Heads) -> Vec<Name> {
    let name = |session: &Session| Name {
        word: session.origin.id.clone(),
        about: session.common.title.as_ref().map_or(String::new(), |title| title.value.clone()),
    };
    latest_sessions(heads).into_iter().take(OFFERED).map(name).collect()
}

/// Returns the tasks of which no session has said that they are at an end.
fn open_tasks(heads: &Heads) -> Vec<Name> {
    let is_end = |status: Status| matches!(status, Status::Done | Status::Dropped);
    let updates = heads.sessions.iter().flat_map(|session| &session.updates);
    let ended: BTreeSet<&str> = updates
        .filter(|update| update.status.as_ref().is_some_and(|status| is_end(status.value)))
        .map(|update| update.resolution.value.as_str())
        .collect();
    let mut names = Vec::new();
    for session in latest_sessions(heads) {
        for task in &session.resolutions {
            let word = format!("{}/{}", session.origin.id, task.id.value);
            let is_open = !task.status.as_ref().is_some_and(|status| is_end(status.value));
            if is_open && !ended.contains(word.as_str()) {
                names.push(Name { word, about: task.text.value.clone() });
            }
        }
    }
    names.truncate(OFFERED);
    names
}
