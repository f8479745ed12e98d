//! The disk, one step at a time. In: absolute or working-directory paths. Out: what is there, or a
//! change made. Every change goes through [`Disk`], so that the tests can stop a build at any step.
//! It must not decide anything.

use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use std::time::UNIX_EPOCH;

use crate::held::patiently;
use crate::output::error::OutputError;
use crate::output::error::at;

/// What tells without reading that a file did not change since we looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// In bytes.
    pub size: u64,
    /// The modification time in nanoseconds since 1970.
    pub mtime: i128,
}

/// What stands at a path. Links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Missing,
    File(Stamp),
    Folder,
    /// A symbolic link, a device, a pipe.
    Other,
}

/// Looks at a path without following a link at its end.
pub(super) fn entry(path: &Path) -> Result<Entry, OutputError> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if is_missing(&error) => return Ok(Entry::Missing),
        Err(error) => return Err(at(path)(error)),
    };
    let kind = metadata.file_type();
    if kind.is_file() {
        let stamp = stamp(&metadata).map_err(at(path))?;
        Ok(Entry::File(stamp))
    } else if kind.is_dir() {
        Ok(Entry::Folder)
    } else {
        Ok(Entry::Other)
    }
}

/// Reads a file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match patiently(|| fs::read(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(at(path)(error)),
    }
}

/// Lists the names in a folder, sorted; a name that is not Unicode is `None`.
pub(super) fn names(folder: &Path) -> Result<Vec<Option<String>>, OutputError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        names.push(entry.file_name().into_string().ok());
    }
    names.sort_unstable();
    Ok(names)
}

/// The changes that a publisher makes.
#[derive(Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub fault: Option<crate::output::tests::Fault>,
}

impl Disk {
    /// Creates a folder and those above it; one that is there already is fine.
    pub fn create_folders(&self, path: &Path) -> Result<(), OutputError> {
        self.step().and_then(|()| patiently(|| fs::create_dir_all(path))).map_err(at(path))
    }

    /// Creates a folder; one that is there already is fine.
    pub fn create_folder(&self, path: &Path) -> Result<(), OutputError> {
        match self.step().and_then(|()| patiently(|| fs::create_dir(path))) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(at(path)(error)),
            Err(error) if entry(path)? != Entry::Folder => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    /// Creates a folder, and those above it if need be, and tells whether it is there then: a file may stand in its way.
    pub fn create_new_folder(&self, path: &Path) -> Result<bool, OutputError> {
        let create = || match fs::create_dir(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                match fs::create_dir(path) {
                    // Another thread was faster.
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                    result => result,
                }
            }
            result => result,
        };
        match self.step().and_then(|()| create()) {
            Ok(()) => Ok(true),
            Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory) => {
                Ok(path.is_dir())
            }
            Err(error) => Err(at(path)(error)),
        }
    }

    /// Writes a new file with the rights that the process gives by default.
    ///
    /// Before the file is closed, Windows may not know its stamp yet. Where another system does not, on a disk of the
    /// network say, the next build finds another stamp, reads the file, and all is well.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<Stamp, OutputError> {
        let write = || {
            let mut file = patiently(|| File::create(path))?;
            file.write_all(bytes)?;
            if cfg!(windows) {
                drop(file);
                stamp(&fs::symlink_metadata(path)?)
            } else {
                stamp(&file.metadata()?)
            }
        };
        self.step_of_write(path, bytes).and_then(|()| write()).map_err(at(path))
    }

    /// Writes a new file and waits until it is on the disk.
    pub fn write_through(&self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let write = || {
            let mut file = patiently(|| File::create(path))?;
            file.write_all(bytes)?;
            // The tests never cut the power, and waiting is most of their time.
            if cfg!(test) { Ok(()) } else { file.sync_all() }
        };
        self.step_of_write(path, bytes).and_then(|()| write()).map_err(at(path))
    }

    /// Moves a file to its place, where it replaces another at once.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), OutputError> {
        self.step().and_then(|()| patiently(|| fs::rename(from, to))).map_err(at(to))
    }

    /// Deletes a file; one that is gone already is fine.
    pub fn remove_file(&self, path: &Path) -> Result<(), OutputError> {
        match self.step().and_then(|()| patiently(|| fs::remove_file(path))) {
            Err(error) if !is_missing(&error) => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    /// Deletes a folder if it is empty and tells whether it is gone.
    ///
    /// An empty folder that cannot be deleted, say because a program stands in it, harms nobody: no
    /// error.
    pub fn remove_empty_folder(&self, path: &Path) -> bool {
        match self.step().and_then(|()| fs::remove_dir(path)) {
            Ok(()) => true,
            Err(error) => is_missing(&error),
        }
    }

    /// Deletes a folder with all that is in it, without following links.
    pub fn remove_folder(&self, path: &Path) -> Result<(), OutputError> {
        match self.step().and_then(|()| patiently(|| fs::remove_dir_all(path))) {
            Err(error) if !is_missing(&error) => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    #[cfg_attr(not(test), expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "tests stop here"))]
    fn step(&self) -> io::Result<()> {
        #[cfg(test)]
        if let Some(fault) = &self.fault {
            fault.step()?;
        }
        Ok(())
    }

    /// A build that is stopped while it writes leaves half a file.
    #[cfg_attr(not(test), expect(unused_variables, reason = "tests stop here"))]
    fn step_of_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let result = self.step();
        #[cfg(test)]
        if result.is_err() && self.fault.as_ref().is_some_and(|fault| fault.leaves_half_a_file()) {
            fs::write(path, &bytes[..bytes.len() / 2])?;
        }
        result
    }
}

fn stamp(metadata: &Metadata) -> io::Result<Stamp> {
    let mtime = match metadata.modified()?.duration_since(UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(before) => -nanoseconds(before.duration()),
    };
    Ok(Stamp { size: metadata.len(), mtime })
}

fn nanoseconds(duration: Duration) -> i128 {
    i128::from(duration.as_secs()) * 1_000_000_000 + i128::from(duration.subsec_nanos())
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
