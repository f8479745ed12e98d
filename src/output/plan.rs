//! What a commit will do. In: the offers, the manifest, the output folder as it is. Out: the
//! changes in their order, or every reason against them. It must not change anything.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::output::disk::Entry;
use crate::output::error::OutputError;
use crate::output::folders::Folders;
use crate::output::folders::Way;
use crate::output::journal::Intent;
use crate::output::journal::Journal;
use crate::output::manifest::Manifest;
use crate::output::offer::Offer;
use crate::output::offer::Report;
use crate::output::path::KEY_SEPARATOR;
use crate::output::path::OutputPath;
use crate::output::path::parent;
use crate::output::root::Root;
use crate::output::stale::Stale;

/// The changes that a commit makes, in this order, none of which needs a file that is not ours to
/// go.
pub(super) struct Plan<'a> {
    /// All of it, to be announced first.
    pub journal: Journal,
    /// Stale files that stand where new files or folders must go.
    pub obstacles: Vec<OutputPath>,
    /// Folders that are not there yet and that new files need, sorted; none lies inside another.
    pub new_folders: BTreeSet<String>,
    /// Offers whose bytes wait in the stage.
    pub writes: Vec<&'a Offer>,
    /// The other stale files: they go last, so that a commit cut short has too many pages rather
    /// than too few.
    pub leftovers: Vec<OutputPath>,
    /// What it comes to.
    pub report: Report,
}

impl<'a> Plan<'a> {
    /// Plans the change from the published files to the offers, which are sorted by path.
    ///
    /// # Errors
    /// [`OutputError::Twice`], [`OutputError::CaseClash`] and [`OutputError::FileAndFolder`] for
    /// offers that exclude each other; [`OutputError::Conflicts`] with all things that stand in the
    /// way and are not ours.
    pub fn new(root: &Root, manifest: &Manifest, offers: &'a [Offer]) -> Result<Self, OutputError> {
        let keys = Keys::new(offers)?;
        let stale = find_stale(root, manifest, offers)?;
        let mut folders = Folders::new(root, &stale);
        let mut conflicts = BTreeSet::new();
        let mut report = Report { removed: stale.files.len(), ..Report::default() };
        let mut writes = Vec::new();
        for offer in offers {
            let known = manifest.records.get(&offer.path);
            if offer.staged.is_none() {
                report.unchanged += 1;
                // A file that was read, perhaps behind a link, is only ours if it lies below the
                // output folder.
                if known != Some(&offer.record)
                    && let Way::Blocked(obstacle) = folders.way(offer.path.folder())?
                {
                    conflicts.insert(obstacle);
                }
                continue;
            }
            match Spot::look(root, offer.path.as_str(), &mut folders, &stale)? {
                Spot::Free => report.created += 1,
                Spot::File if known.is_some() => report.changed += 1,
                Spot::File => drop(conflicts.insert(offer.path.as_str().to_owned())),
                Spot::Blocked(obstacle) => drop(conflicts.insert(obstacle)),
            }
            writes.push(offer);
        }
        refuse_conflicts(root, conflicts)?;
        let new_folders = folders.into_new().collect();
        let journal = announce(&writes, &stale);
        let (obstacles, leftovers) = stale.files.into_keys().partition(|path| keys.meet(path));
        Ok(Self { journal, obstacles, new_folders, writes, leftovers, report })
    }

    /// Tells whether a file lies in a folder that is not there yet.
    pub fn is_in_new_folder(&self, path: &OutputPath) -> bool {
        let folders =
            std::iter::successors(Some(path.folder()), |folder| Some(parent(folder)).filter(|_| !folder.is_empty()));
        folders.into_iter().any(|folder| self.new_folders.contains(folder))
    }
}

/// What is at the place of a new file, stale files aside.
enum Spot {
    Free,
    File,
    Blocked(String),
}

impl Spot {
    fn look(root: &Root, path: &str, folders: &mut Folders<'_>, stale: &Stale) -> Result<Self, OutputError> {
        match folders.way(parent(path))? {
            Way::Clear => {}
            Way::Absent => return Ok(Self::Free),
            Way::Blocked(obstacle) => return Ok(Self::Blocked(obstacle)),
        }
        Ok(match root.entry(path)? {
            Entry::Missing => Self::Free,
            Entry::File(_) if stale.has_file(root, path)? => Self::Free,
            Entry::File(_) => Self::File,
            Entry::Folder if stale.fills_folder(root, path)? => Self::Free,
            Entry::Folder | Entry::Other => Self::Blocked(path.to_owned()),
        })
    }
}

/// The keys of all offers, sorted, so that paths that meet on some system stand side by side.
struct Keys(Vec<String>);

impl Keys {
    fn new(offers: &[Offer]) -> Result<Self, OutputError> {
        let mut keyed: Vec<(String, &str)> =
            offers.par_iter().map(|offer| (offer.path.key(), offer.path.as_str())).collect();
        keyed.par_sort_unstable();
        for ((key, path), (next_key, next_path)) in keyed.iter().zip(keyed.iter().skip(1)) {
            let both = || ((*path).to_owned(), (*next_path).to_owned());
            if path == next_path {
                return Err(OutputError::Twice { path: both().0 });
            }
            if key == next_key {
                let (first, second) = both();
                return Err(OutputError::CaseClash { first, second });
            }
            if is_inside(next_key, key) {
                let (file, inside) = both();
                return Err(OutputError::FileAndFolder { file, inside });
            }
        }
        Ok(Self(keyed.into_iter().map(|(key, _)| key).collect()))
    }

    /// Tells whether a path is, on some system, the path of an offer, or holds one, or lies inside
    /// one.
    fn meet(&self, path: &OutputPath) -> bool {
        let key = path.key();
        let position = self.0.partition_point(|other| *other < key);
        let next = self.0.get(position);
        let same_or_holds = next.is_some_and(|next| *next == key || is_inside(next, &key));
        same_or_holds || self.hold(&key)
    }

    fn hold(&self, key: &str) -> bool {
        key.match_indices(KEY_SEPARATOR)
            .filter_map(|(end, _)| key.get(..end))
            .any(|folder| self.0.binary_search_by(|other| other.as_str().cmp(folder)).is_ok())
    }
}

fn is_inside(key: &str, folder: &str) -> bool {
    key.strip_prefix(folder).is_some_and(|rest| rest.starts_with(KEY_SEPARATOR))
}

/// Finds what a former build wrote and this one did not offer. What is not a plain file any more,
/// or lies behind a link, is not what we wrote: it is left alone.
fn find_stale(root: &Root, manifest: &Manifest, offers: &[Offer]) -> Result<Stale, OutputError> {
    let none = Stale::default();
    let mut folders = Folders::new(root, &none);
    let mut files = BTreeMap::new();
    for path in manifest.records.keys() {
        let offered = offers.binary_search_by(|offer| offer.path.cmp(path)).is_ok();
        if !offered
            && folders.way(path.folder())? == Way::Clear
            && let Entry::File(stamp) = root.entry(path.as_str())?
        {
            files.insert(path.clone(), stamp);
        }
    }
    Ok(Stale::new(files))
}

fn announce(writes: &[&Offer], stale: &Stale) -> Journal {
    let written = writes.iter().map(|offer| (offer.path.clone(), Intent::Write(offer.record.hash)));
    let deleted = stale.files.iter().map(|(path, stamp)| (path.clone(), Intent::Delete(*stamp)));
    Journal { intents: written.chain(deleted).collect() }
}

fn refuse_conflicts(root: &Root, conflicts: BTreeSet<String>) -> Result<(), OutputError> {
    if conflicts.is_empty() {
        return Ok(());
    }
    let more = conflicts.len().saturating_sub(OutputError::NAMED_CONFLICTS);
    let paths = conflicts.iter().take(OutputError::NAMED_CONFLICTS).map(|path| root.place(path)).collect();
    Err(OutputError::Conflicts { paths, more })
}
