//! Stale files, as others see them. In: the files that will be deleted. Out: whether what stands at a
//! path goes with them. It must not delete.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::output::disk::Entry;
use crate::output::disk::Stamp;
use crate::output::error::OutputError;
use crate::output::path::OutputPath;
use crate::output::path::key;
use crate::output::path::parent;
use crate::output::root::Root;

/// The files that a former build wrote and this one did not offer.
#[derive(Debug, Default)]
pub(super) struct Stale {
    pub files: BTreeMap<OutputPath, Stamp>,
    keys: BTreeSet<String>,
}

impl Stale {
    /// Takes the files with the stamps that they have now.
    pub fn new(files: BTreeMap<OutputPath, Stamp>) -> Self {
        let keys = files.keys().map(OutputPath::key).collect();
        Self { files, keys }
    }

    /// Tells whether the file found at a path is one of them.
    ///
    /// Where case is ignored, it may be one whose path differs in case; then no file bears exactly
    /// the path asked for.
    pub fn has_file(&self, root: &Root, path: &str) -> Result<bool, OutputError> {
        if self.files.contains_key(path) {
            return Ok(true);
        }
        Ok(self.keys.contains(&key(path)) && !is_exact(root, path)?)
    }

    /// Tells whether a folder holds nothing but them, so that it goes when they go.
    pub fn fills_folder(&self, root: &Root, folder: &str) -> Result<bool, OutputError> {
        let names = root.names(folder)?;
        for name in &names {
            let Some(name) = name else { return Ok(false) };
            let path = format!("{folder}/{name}");
            let goes = match root.entry(&path)? {
                Entry::Missing => true,
                Entry::File(_) => self.has_file(root, &path)?,
                Entry::Folder => self.fills_folder(root, &path)?,
                Entry::Other => false,
            };
            if !goes {
                return Ok(false);
            }
        }
        Ok(!names.is_empty())
    }
}

/// Tells whether every segment of a path is listed in its folder in just this case.
fn is_exact(root: &Root, path: &str) -> Result<bool, OutputError> {
    let names = root.names(parent(path))?;
    let name = path.rsplit('/').next();
    if !names.iter().any(|other| other.as_deref() == name) {
        return Ok(false);
    }
    Ok(parent(path).is_empty() || is_exact(root, parent(path))?)
}
