//! What is known of pictures: on disk from one run to the next, and in memory for as long as nobody touches them.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use crate::cache::Cache;
use crate::images::plan::Facts;

/// What was found out of pictures, and the variants made of them.
#[derive(Debug, Default)]
pub struct Store {
    cache: Cache,
    /// By source path.
    known: Mutex<BTreeMap<String, (blake3::Hash, Facts)>>,
}

impl Store {
    /// Returns a store that keeps on disk what a cache keeps.
    pub fn new(cache: Cache) -> Self {
        Store { cache, known: Mutex::default() }
    }

    /// Forgets what is known of the files: some of them may have changed, or what a theme asks of them.
    pub fn forget(&self) {
        self.known().clear();
    }

    /// Deletes what the disk holds without need.
    pub fn sweep(&self) {
        self.cache.sweep();
    }

    /// Returns what is kept on disk.
    pub(super) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Returns the hash and the facts of a file that was looked at since anything changed.
    pub(super) fn remembered(&self, path: &str) -> Option<(blake3::Hash, Facts)> {
        self.known().get(path).cloned()
    }

    /// Remembers the hash and the facts of a file.
    pub(super) fn remember(&self, path: &str, hash: blake3::Hash, facts: &Facts) {
        self.known().insert(path.to_owned(), (hash, facts.clone()));
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, (blake3::Hash, Facts)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
