//! Files on disk. Links are followed only where they stay inside the listed folder.

#![expect(clippy::disallowed_methods, reason = "the door to the disk")]

use std::collections::HashMap;
use std::fs;
use std::fs::Metadata;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::files::Entry;
use crate::files::EntryTrouble;
use crate::files::FileError;
use crate::files::Files;
use crate::files::settle;
use crate::held::patiently;
use crate::text::nfc;

/// The folder of what people write.
const CONTENT: &str = "content";

/// So many changed files are looked up one by one; beyond that, all are listed again.
const FEW: usize = 32;

/// How long a file must have been left alone before its times tell its state: some systems count in steps of two seconds.
const SETTLING: Duration = Duration::from_secs(2);

/// The files below the folder of a site, as they stood when they were first listed.
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
    /// What people wrote is listed for the receipt, for the name of the theme, and to be read.
    content: OnceLock<Vec<Entry>>,
    /// How often the listing was renewed.
    renewals: u64,
}

impl DiskFiles {
    /// Returns the files of the site in `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        DiskFiles { root: root.into(), content: OnceLock::new(), renewals: 0 }
    }

    /// Takes notice that files may have changed. Where all of them are listed and still plain files, only they are looked
    /// at, and returned as they stand now; else there is nothing to return, and everything will be listed again. Files that
    /// are none of the author's are passed over.
    pub fn renew(&mut self, changed: &[PathBuf]) -> Option<Vec<Entry>> {
        self.renewals += 1;
        let changed: Vec<&Path> = changed.iter().map(PathBuf::as_path).filter(|path| !is_passed_over(path)).collect();
        let mut entries = self.content.take()?;
        if changed.len() > FEW {
            return None;
        }
        let places: HashMap<&Path, usize> =
            entries.iter().enumerate().map(|(index, entry)| (entry.real.as_path(), index)).collect();
        let found: Option<Vec<(usize, u64)>> =
            changed.iter().map(|path| Some((*places.get(path)?, plain_size(path)?))).collect();
        let mut renewed = Vec::new();
        for (index, size) in found? {
            if let Some(entry) = entries.get_mut(index) {
                entry.size = size;
                // The clock of the file system may be too coarse to tell two changes apart, and the size may be the same.
                entry.stamp = self.renewals;
                entry.settled = false;
                renewed.push(entry.clone());
            }
        }
        self.content.get_or_init(|| entries);
        Some(renewed)
    }

    /// Forgets what was listed, so that everything is listed again.
    pub fn relist(&mut self) {
        self.content.take();
    }

    fn entry(&self, found: &DirEntry, folder: &Path, now: SystemTime) -> Option<Entry> {
        let real = found.path().to_path_buf();
        let relative = real.strip_prefix(&self.root).unwrap_or(&real);
        let spelled: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let path = nfc(&spelled.join("/")).into_owned();
        let unicode = relative.to_str().is_some();
        let (metadata, linked) = match found.path_is_symlink() {
            true => follow(&real, folder).map_or((None, Some(EntryTrouble::Link)), |metadata| (Some(metadata), None)),
            false if found.file_type().is_file() => (found.metadata().ok(), None),
            false => return None,
        };
        let trouble = if unicode { linked } else { Some(EntryTrouble::NotUnicode) };
        let size = metadata.as_ref().map_or(0, Metadata::len);
        let stamp = metadata.as_ref().map_or(0, stamp);
        let settled = metadata.and_then(|metadata| last_change(&metadata)).is_some_and(|last| last + SETTLING < now);
        Some(Entry { path, real, size, stamp, settled, trouble })
    }
}

impl Files for DiskFiles {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        if folder != CONTENT {
            return self.walk(folder);
        }
        if let Some(entries) = self.content.get() {
            return Ok(entries.clone());
        }
        let entries = self.walk(folder)?;
        Ok(self.content.get_or_init(|| entries).clone())
    }

    fn read(&self, entry: &Entry) -> Result<Vec<u8>, FileError> {
        let read = || {
            // The size is known: a system call less for each file. One byte more, to see the end at once.
            let mut bytes = Vec::new();
            bytes.try_reserve_exact(usize::try_from(entry.size).unwrap_or(usize::MAX).saturating_add(1))?;
            fs::File::open(&entry.real)?.take(u64::MAX).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        patiently(read).map_err(|source| FileError { path: entry.real.clone(), source })
    }
}

impl DiskFiles {
    fn walk(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        let top = self.root.join(folder);
        if !top.exists() {
            return Ok(Vec::new());
        }
        let mut entries = Vec::new();
        let now = SystemTime::now();
        for found in WalkDir::new(&top).min_depth(1).into_iter().filter_entry(|found| !is_private(found)) {
            let found = found.map_err(|error| walk_error(error, &top))?;
            entries.extend(self.entry(&found, &top, now));
        }
        Ok(settle(entries))
    }
}

/// Tells whether a file is none of the author's: hidden ones, and what editors and systems leave behind.
fn is_private(found: &DirEntry) -> bool {
    is_private_name(&found.file_name().to_string_lossy())
}

fn is_private_name(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Tells whether a changed path is none of the author's, so that nothing has to be read again.
fn is_passed_over(path: &Path) -> bool {
    path.file_name().is_none_or(|name| is_private_name(&name.to_string_lossy()))
}

/// Returns the size of a file that is neither a link nor a folder.
fn plain_size(path: &Path) -> Option<u64> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// Returns a number that differs wherever what the system tells of the bytes of a file does.
fn stamp(metadata: &Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    (metadata.modified().ok(), changed(metadata)).hash(&mut hasher);
    hasher.finish()
}

/// Returns when a file was last changed at the latest; nothing where the system does not tell for sure.
fn last_change(metadata: &Metadata) -> Option<SystemTime> {
    let (_, seconds, nanoseconds) = changed(metadata)?;
    let changed = UNIX_EPOCH + Duration::new(u64::try_from(seconds).ok()?, u32::try_from(nanoseconds).ok()?);
    Some(changed.max(metadata.modified().ok()?))
}

/// Returns the number of a file and when the system last saw it change, in seconds and nanoseconds, which no program can
/// set back as it can the time of modification.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<(u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_metadata: &Metadata) -> Option<(u64, i64, i64)> {
    None
}

/// Returns what is known of the file that a link leads to, if it lies inside `folder`.
fn follow(link: &Path, folder: &Path) -> Option<Metadata> {
    let target = fs::canonicalize(link).ok()?;
    let inside = target.starts_with(fs::canonicalize(folder).ok()?);
    let metadata = fs::metadata(&target).ok()?;
    (inside && metadata.is_file()).then_some(metadata)
}

fn walk_error(error: walkdir::Error, top: &Path) -> FileError {
    let path = error.path().unwrap_or(top).to_path_buf();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("walk"));
    FileError { path, source }
}
