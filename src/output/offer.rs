//! What goes into a commit and what comes out: values only. It must not touch the disk.

use std::path::PathBuf;

use blake3::Hash;

use crate::output::manifest::Record;
use crate::output::path::OutputPath;

/// An artifact that has been offered: its bytes are published already, or wait in the stage.
#[derive(Debug)]
#[must_use = "a file whose offer is not committed counts as stale and is deleted"]
pub struct Offer {
    pub(super) path: OutputPath,
    pub(super) record: Record,
    /// Where the bytes wait; `None` if they are published already.
    pub(super) staged: Option<PathBuf>,
    /// What the bytes were made of, if somebody told.
    pub(super) origin: Option<Hash>,
}

impl Offer {
    /// Tells what the bytes were made of: a hash that is another one wherever the bytes may be. A later build that would
    /// make the file of the same need not make it.
    pub fn made_of(self, origin: Hash) -> Self {
        Offer { origin: Some(origin), ..self }
    }
}

/// What a commit did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were not there before.
    pub created: usize,
    /// Files with new bytes.
    pub changed: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files of former builds that this one did not offer.
    pub removed: usize,
}
