//! Files on disk. Links are followed only where they stay inside the listed folder.

#![expect(clippy::disallowed_methods, reason = "the door to the disk")]

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::files::Entry;
use crate::files::EntryTrouble;
use crate::files::FileError;
use crate::files::Files;
use crate::files::settle;
use crate::text::nfc;

/// The folder of what people write.
const CONTENT: &str = "content";

/// The files below the folder of a site, as they stood when they were first listed.
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
    /// What people wrote is listed for the receipt, for the name of the theme, and to be read.
    content: OnceLock<Vec<Entry>>,
}

impl DiskFiles {
    /// Returns the files of the site in `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        DiskFiles { root: root.into(), content: OnceLock::new() }
    }

    fn entry(&self, found: &DirEntry, folder: &Path) -> Option<Entry> {
        let real = found.path().to_path_buf();
        let relative = real.strip_prefix(&self.root).unwrap_or(&real);
        let spelled: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let path = nfc(&spelled.join("/")).into_owned();
        let unicode = relative.to_str().is_some();
        let (size, linked) = match found.path_is_symlink() {
            true => follow(&real, folder).map_or((0, Some(EntryTrouble::Link)), |size| (size, None)),
            false if found.file_type().is_file() => (found.metadata().map_or(0, |metadata| metadata.len()), None),
            false => return None,
        };
        let trouble = if unicode { linked } else { Some(EntryTrouble::NotUnicode) };
        Some(Entry { path, real, size, trouble })
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
        fs::read(&entry.real).map_err(|source| FileError { path: entry.real.clone(), source })
    }
}

impl DiskFiles {
    fn walk(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        let top = self.root.join(folder);
        if !top.exists() {
            return Ok(Vec::new());
        }
        let mut entries = Vec::new();
        for found in WalkDir::new(&top).min_depth(1).into_iter().filter_entry(|found| !is_private(found)) {
            let found = found.map_err(|error| walk_error(error, &top))?;
            entries.extend(self.entry(&found, &top));
        }
        Ok(settle(entries))
    }
}

/// Tells whether a file is none of the author's: hidden ones, and what editors and systems leave behind.
fn is_private(found: &DirEntry) -> bool {
    let name = found.file_name().to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Returns the size of the file that a link leads to, if it lies inside `folder`.
fn follow(link: &Path, folder: &Path) -> Option<u64> {
    let target = fs::canonicalize(link).ok()?;
    let inside = target.starts_with(fs::canonicalize(folder).ok()?);
    let metadata = fs::metadata(&target).ok()?;
    (inside && metadata.is_file()).then_some(metadata.len())
}

fn walk_error(error: walkdir::Error, top: &Path) -> FileError {
    let path = error.path().unwrap_or(top).to_path_buf();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("walk"));
    FileError { path, source }
}
