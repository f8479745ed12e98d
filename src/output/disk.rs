//! The disk, one step at a time. In: absolute or working-directory paths. Out: what is there, or a
//! change made. Every call goes through [`Disk`], so that the tests can refuse any of them and stop a
//! build at any step. It must not decide anything.

use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::fs::TryLockError;
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

/// A kind of call to the system, for the tests to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Look,
    Read,
    List,
    Lock,
    CreateFolder,
    CreateFile,
    Write,
    Sync,
    Rename,
    RemoveFile,
    RemoveFolder,
}

/// The door to the disk. In the tests it may lead to one that fails.
#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub faults: Option<crate::output::faults::Faults>,
}

impl Disk {
    /// Looks at a path without following a link at its end.
    pub fn entry(&self, path: &Path) -> Result<Entry, OutputError> {
        let metadata = match self.step(Call::Look, path).and_then(|()| fs::symlink_metadata(path)) {
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
    pub fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
        match self.step(Call::Read, path).and_then(|()| patiently(|| fs::read(path))) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(at(path)(error)),
        }
    }

    /// Lists the names in a folder, sorted; a name that is not Unicode is `None`.
    pub fn names(&self, folder: &Path) -> Result<Vec<Option<String>>, OutputError> {
        let mut names = Vec::new();
        for entry in self.step(Call::List, folder).and_then(|()| fs::read_dir(folder)).map_err(at(folder))? {
            let entry = entry.map_err(at(folder))?;
            names.push(entry.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Locks a file, which is created if need be, for as long as it is open; `None` if another process holds the lock.
    pub fn lock(&self, path: &Path) -> Result<Option<File>, OutputError> {
        let open = || File::options().write(true).create(true).truncate(false).open(path);
        let file = self.step(Call::Lock, path).and_then(|()| open()).map_err(at(path))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(at(path)(error)),
        }
    }

    /// Creates a folder and those above it; one that is there already is fine.
    pub fn create_folders(&self, path: &Path) -> Result<(), OutputError> {
        self.step(Call::CreateFolder, path).and_then(|()| patiently(|| fs::create_dir_all(path))).map_err(at(path))
    }

    /// Creates a folder; one that is there already is fine.
    pub fn create_folder(&self, path: &Path) -> Result<(), OutputError> {
        match self.step(Call::CreateFolder, path).and_then(|()| patiently(|| fs::create_dir(path))) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(at(path)(error)),
            Err(error) if self.entry(path)? != Entry::Folder => Err(at(path)(error)),
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
        match self.step(Call::CreateFolder, path).and_then(|()| create()) {
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
            let file = self.create(path, bytes)?;
            if cfg!(windows) {
                drop(file);
                stamp(&fs::symlink_metadata(path)?)
            } else {
                stamp(&file.metadata()?)
            }
        };
        write().map_err(at(path))
    }

    /// Writes a new file and waits until it is on the disk.
    pub fn write_through(&self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let write = || {
            let file = self.create(path, bytes)?;
            self.step(Call::Sync, path)?;
            // The tests never cut the power, and waiting is most of their time.
            if cfg!(test) { Ok(()) } else { file.sync_all() }
        };
        write().map_err(at(path))
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        self.step(Call::CreateFile, path)?;
        let mut file = patiently(|| File::create(path))?;
        file.write_all(bytes)?;
        // Where this fails, the tests cut the file: a write that fails has written something.
        self.step(Call::Write, path)?;
        Ok(file)
    }

    /// Moves a file to its place, where it replaces another at once.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), OutputError> {
        self.step(Call::Rename, to).and_then(|()| patiently(|| fs::rename(from, to))).map_err(at(to))
    }

    /// Deletes a file; one that is gone already is fine.
    pub fn remove_file(&self, path: &Path) -> Result<(), OutputError> {
        match self.step(Call::RemoveFile, path).and_then(|()| patiently(|| fs::remove_file(path))) {
            Err(error) if !is_missing(&error) => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    /// Deletes an empty folder; one that is gone already is fine.
    pub fn remove_empty_folder(&self, path: &Path) -> Result<(), OutputError> {
        match self.step(Call::RemoveFolder, path).and_then(|()| fs::remove_dir(path)) {
            Err(error) if !is_missing(&error) => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    /// Deletes a folder with all that is in it, without following links.
    pub fn remove_folder(&self, path: &Path) -> Result<(), OutputError> {
        match self.step(Call::RemoveFolder, path).and_then(|()| patiently(|| fs::remove_dir_all(path))) {
            Err(error) if !is_missing(&error) => Err(at(path)(error)),
            _ => Ok(()),
        }
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "only in the tests is there something to ask")]
    fn step(&self, _: Call, _: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Asks the faults whether a call may be made.
    #[cfg(test)]
    fn step(&self, call: Call, path: &Path) -> io::Result<()> {
        self.faults.as_ref().map_or(Ok(()), |faults| faults.step(call, path))
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
