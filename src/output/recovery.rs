//! After a commit that was cut short. In: the manifest from before it, its journal, the output
//! folder as it is. Out: the manifest of what is ours now. It must not change a published file.

use std::collections::BTreeSet;

use crate::output::disk::Entry;
use crate::output::disk::Stamp;
use crate::output::error::OutputError;
use crate::output::folders::Folders;
use crate::output::folders::Way;
use crate::output::folders::prune;
use crate::output::journal::Intent;
use crate::output::journal::Journal;
use crate::output::manifest::Manifest;
use crate::output::manifest::Record;
use crate::output::path::OutputPath;
use crate::output::root::Root;
use crate::output::stale::Stale;

/// Brings the manifest up to date with what the announced commit got done, and removes folders that
/// it left empty.
///
/// A file that was to be written is ours if it holds the announced bytes. One that was to be
/// deleted stays ours if it is still the file that was seen then; another file at its place was put
/// there since, by someone else.
pub(super) fn recover(root: &Root, manifest: &mut Manifest, journal: Journal) -> Result<(), OutputError> {
    let none = Stale::default();
    let mut folders = Folders::new(root, &none);
    let mut vacated = BTreeSet::new();
    for (path, intent) in journal.intents {
        let way = folders.way(path.folder())?;
        let found = match way {
            Way::Clear => root.entry(path.as_str())?,
            Way::Absent => Entry::Missing,
            Way::Blocked(_) => Entry::Other,
        };
        if found == Entry::Missing {
            vacated.insert(path.folder().to_owned());
        }
        settle(root, manifest, path, intent, found)?;
    }
    prune(root, vacated);
    Ok(())
}

fn settle(
    root: &Root,
    manifest: &mut Manifest,
    path: OutputPath,
    intent: Intent,
    found: Entry,
) -> Result<(), OutputError> {
    match (intent, found) {
        (Intent::Write(hash), Entry::File(stamp)) => {
            if holds(root, &path, hash)? {
                manifest.records.insert(path, Record { hash, stamp });
            }
        }
        (Intent::Write(_), _) => {}
        (Intent::Delete(stamp), found) => {
            if !is_same(found, stamp) {
                manifest.records.remove(&path);
            }
        }
    }
    Ok(())
}

fn holds(root: &Root, path: &OutputPath, hash: blake3::Hash) -> Result<bool, OutputError> {
    let bytes = root.read(path.as_str())?;
    Ok(bytes.is_some_and(|bytes| blake3::hash(&bytes) == hash))
}

fn is_same(found: Entry, stamp: Stamp) -> bool {
    found == Entry::File(stamp)
}
