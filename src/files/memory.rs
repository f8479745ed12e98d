//! Files in memory, for tests and for sites that never lay on a disk.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use crate::files::Entry;
use crate::files::FileError;
use crate::files::Files;
use crate::files::settle;
use crate::text::nfc;

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// Removes a file, if it is there.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

/// Returns the beginning of a hash of the bytes.
fn stamp(bytes: &[u8]) -> u64 {
    blake3::hash(bytes).as_bytes().iter().take(8).fold(0, |stamp, byte| stamp << 8 | u64::from(*byte))
}

impl Files for MemoryFiles {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        let prefix = format!("{folder}/");
        let below = self.files.iter().filter(|(path, _)| path.starts_with(&prefix));
        let entry = |(path, bytes): (&String, &Vec<u8>)| Entry {
            path: nfc(path).into_owned(),
            real: PathBuf::from(path),
            size: bytes.len() as u64,
            stamp: stamp(bytes),
            settled: true,
            trouble: None,
        };
        Ok(settle(below.map(entry).collect()))
    }

    fn read(&self, entry: &Entry) -> Result<Vec<u8>, FileError> {
        let found = entry.real.to_str().and_then(|path| self.files.get(path));
        found.cloned().ok_or_else(|| FileError { path: entry.real.clone(), source: io::ErrorKind::NotFound.into() })
    }
}
