//! The output folder on its disk. In: relative paths. Out: where they are, and what stands there. It must not change
//! anything, nor decide.

use std::path::Path;
use std::path::PathBuf;

use crate::output::disk::Disk;
use crate::output::disk::Entry;
use crate::output::error::OutputError;
use crate::output::path::place;

/// The output folder, below which every path with `/` between its segments names one place.
#[derive(Debug)]
pub(super) struct Root {
    pub disk: Disk,
    pub folder: PathBuf,
}

impl Root {
    /// Takes a folder, which need not exist.
    pub fn new(disk: Disk, folder: &Path) -> Self {
        Self { disk, folder: folder.to_path_buf() }
    }

    /// Returns the place of a path.
    pub fn place(&self, path: &str) -> PathBuf {
        place(&self.folder, path)
    }

    /// Looks at a path without following a link at its end.
    pub fn entry(&self, path: &str) -> Result<Entry, OutputError> {
        self.disk.entry(&self.place(path))
    }

    /// Reads a file; `None` if there is none.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
        self.disk.read(&self.place(path))
    }

    /// Lists the names in a folder, sorted; a name that is not Unicode is `None`.
    pub fn names(&self, folder: &str) -> Result<Vec<Option<String>>, OutputError> {
        self.disk.names(&self.place(folder))
    }
}
