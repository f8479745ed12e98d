//! Publishing. In: rendered artifacts, each a path and its bytes. Out: files below the output
//! folder, and a report of what changed. It must not render, parse or judge content, nor print.
//!
//! What holds, whenever a build fails or is killed:
//!
//! - Until [`Publisher::commit`] has checked everything, nothing that was published changes: new
//!   bytes wait in a stage.
//! - A disk that is full refuses before the first change: from then on nothing more needs space, but for a folder that
//!   went with a file that stood in the way.
//! - Every published file is whole, old or new, for a file only ever appears by a rename, its own or that of a new folder.
//! - The next build knows each file that is, or may be, ours: the journal is on disk before the
//!   first rename.
//! - A file that is not ours is neither overwritten nor deleted; one that holds our very bytes
//!   already is adopted.
//! - No symbolic link below the output folder is followed to write or to delete.
//! - A file whose bytes did not change is not touched, so its modification time stays.
//!
//! The private folder `.doithoai/` holds `lock` (one build at a time; the system frees it when the
//! process dies), `manifest` (what the last build published), `receipt` (what it said of itself),
//! `origins` (what its files were made of), `journal` (what a commit under way is
//! about to do; absent otherwise) and `stage/` (bytes that wait, in folders like those they go to; absent otherwise).
//!
//! Nobody else should write to the output folder during the few milliseconds of a commit: a foreign
//! file that appears between its checks and its renames is not seen.
//!
//! The whole protocol is on one page: [`Publisher::open`] and [`Publisher::commit`]. Files are not
//! forced to disk one by one, only the manifest and the journal are: after a power cut a file may
//! be empty, its size then differs from the manifest, and the next build writes it again. Each fault,
//! what is promised then and its tests stand in `docs/reliability.md`.

#![expect(clippy::disallowed_methods, reason = "publishing is one of the few doors to the disk")]

mod changes;
mod disk;
mod error;
mod folders;
mod journal;
mod manifest;
mod offer;
mod origins;
mod path;
mod plan;
mod publisher;
mod receipt;
mod recovery;
mod root;
mod stale;

pub use changes::Changes;
pub use error::OutputError;
pub use offer::Offer;
pub use offer::Report;
pub use path::OutputPath;
pub use publisher::Publisher;
pub use receipt::receipt;

#[cfg(test)]
mod faults;
#[cfg(test)]
mod tests;
