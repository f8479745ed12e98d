//! The folders of published files. In: relative paths. Out: whether a file can go there without
//! following a link, and empty folders removed. It must not decide which files go or stay.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::output::disk::Entry;
use crate::output::error::OutputError;
use crate::output::path::parent;
use crate::output::root::Root;
use crate::output::stale::Stale;

/// What the way to a folder is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// All folders are there.
    Clear,
    /// Some folders are still to be created, and nothing prevents it.
    Absent,
    /// Something else stands at this path: a file that is not ours, a symbolic link.
    Blocked(String),
}

/// The folders looked at so far: each costs one look, however many files it holds.
pub(super) struct Folders<'a> {
    root: &'a Root,
    stale: &'a Stale,
    known: BTreeMap<String, Way>,
}

impl<'a> Folders<'a> {
    /// Starts with nothing but the output folder; a stale file counts as gone.
    pub fn new(root: &'a Root, stale: &'a Stale) -> Self {
        let known = BTreeMap::from([(String::new(), Way::Clear)]);
        Self { root, stale, known }
    }

    /// Returns what the way to a folder is like, from the output folder down.
    pub fn way(&mut self, folder: &str) -> Result<Way, OutputError> {
        if let Some(way) = self.known.get(folder) {
            return Ok(way.clone());
        }
        let way = match self.way(parent(folder))? {
            Way::Clear => self.look(folder)?,
            other => other,
        };
        self.known.insert(folder.to_owned(), way.clone());
        Ok(way)
    }

    /// Returns the folders that are still to be created, without those inside another.
    pub fn into_new(self) -> impl Iterator<Item = String> {
        let Self { known, .. } = self;
        let is_new = |folder: &str| known.get(folder) == Some(&Way::Absent);
        let topmost = known.keys().filter(|folder| is_new(folder) && !is_new(parent(folder)));
        topmost.cloned().collect::<Vec<_>>().into_iter()
    }

    fn look(&self, folder: &str) -> Result<Way, OutputError> {
        Ok(match self.root.entry(folder)? {
            Entry::Folder => Way::Clear,
            Entry::Missing => Way::Absent,
            Entry::File(_) if self.stale.has_file(self.root, folder)? => Way::Absent,
            Entry::File(_) | Entry::Other => Way::Blocked(folder.to_owned()),
        })
    }
}

/// Removes those of the folders that are empty, and the folders that become empty by that.
///
/// An empty folder that cannot be deleted, say because a program stands in it, harms nobody: no error.
pub(super) fn prune(root: &Root, mut folders: BTreeSet<String>) {
    // A folder sorts after the one that holds it, so it goes first.
    while let Some(folder) = folders.pop_last() {
        if !folder.is_empty() && root.disk.remove_empty_folder(&root.place(&folder)).is_ok() {
            folders.insert(parent(&folder).to_owned());
        }
    }
}

/// Removes a folder that must go and holds nothing but empty folders.
pub(super) fn clear(root: &Root, folder: &str) -> Result<(), OutputError> {
    for name in root.names(folder)?.into_iter().flatten() {
        let path = format!("{folder}/{name}");
        if root.entry(&path)? == Entry::Folder {
            clear(root, &path)?;
        }
    }
    root.disk.remove_empty_folder(&root.place(folder))
}
