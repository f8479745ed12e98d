//! What goes into a commit and what comes out: values only. It must not touch the disk.

use std::path::PathBuf;

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
