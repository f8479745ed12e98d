//! Taking over communes: reads the table and the registry, and puts the new registry in the place of the old.

#![expect(clippy::disallowed_methods, reason = "the table lies anywhere, and the registry is written to disk")]

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::arguments::Writing;
use crate::cli::replace::replace;
use crate::files::DiskFiles;
use crate::files::FileError;
use crate::files::Files;
use crate::import;
use crate::import::Import;
use crate::import::REGISTRY;
use crate::import::Table;

/// Why nothing was imported.
#[derive(Debug)]
pub(super) enum Failed {
    /// There is no table.
    NoTable(PathBuf),
    /// A file could not be read.
    Input(FileError),
    /// The registry could not be written.
    Output(PathBuf, io::Error),
    /// The registry changed while it was read.
    Changed(PathBuf),
}

/// Imports a table into the registry of a site; the registry is replaced as a whole or not at all.
pub(super) fn communes(table: &Path, site: &Path, writing: Writing) -> Result<Import, Failed> {
    let bytes = fs::read(table).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Failed::NoTable(table.to_path_buf()),
        _ => Failed::Input(FileError { path: table.to_path_buf(), source }),
    })?;
    let files = DiskFiles::new(site);
    let before = registry(&files)?;
    let shown = table.to_string_lossy();
    let outcome =
        import::run(Table { path: &shown, bytes: &bytes }, before.as_ref().map(|(_, bytes)| bytes.as_slice()));
    if let Some(merged) = outcome.merged.as_ref().filter(|_| writing == Writing::Real) {
        if registry(&files)? != before {
            return Err(Failed::Changed(site.join(REGISTRY)));
        }
        let target = before.map_or_else(|| site.join(REGISTRY), |(path, _)| path);
        replace(&target, merged).map_err(|error| Failed::Output(target.clone(), error))?;
    }
    Ok(outcome)
}

/// Reads the registry and says where it lies: a link is followed, as far as it stays inside the folder `content`.
fn registry(files: &DiskFiles) -> Result<Option<(PathBuf, Vec<u8>)>, Failed> {
    let listed = files.list("content").map_err(Failed::Input)?;
    let Some(entry) = listed.into_iter().find(|entry| entry.path == REGISTRY) else { return Ok(None) };
    let failed = |source: io::Error| Failed::Input(FileError { path: entry.real.clone(), source });
    if entry.trouble.is_some() {
        return Err(failed(io::Error::other("symlink")));
    }
    let bytes = files.read(&entry).map_err(Failed::Input)?;
    Ok(Some((fs::canonicalize(&entry.real).map_err(failed)?, bytes)))
}
