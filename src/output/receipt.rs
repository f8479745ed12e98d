//! What a build says of itself to the next one. In: an output folder. Out: the words that the last
//! build left, if the folder still holds exactly what it published. It must not change anything.

use std::path::Path;

use crate::output::disk::Disk;
use crate::output::disk::Entry;
use crate::output::error::OutputError;
use crate::output::manifest::Manifest;
use crate::output::path::PRIVATE;
use crate::output::publisher::JOURNAL;
use crate::output::publisher::MANIFEST;
use crate::output::publisher::RECEIPT;
use crate::output::root::Root;

/// Returns the words of a receipt, bound to the hash of the manifest that they belong to.
pub(super) fn to_text(manifest: blake3::Hash, words: &str) -> String {
    format!("{} {words}", manifest.to_hex())
}

/// Returns what the last build said of itself, and the number of files it published, if every one of
/// them is still as it was written.
///
/// # Errors
/// [`OutputError::Io`].
pub fn receipt(folder: &Path) -> Result<Option<(String, usize)>, OutputError> {
    receipt_on(Disk::default(), folder)
}

pub(super) fn receipt_on(disk: Disk, folder: &Path) -> Result<Option<(String, usize)>, OutputError> {
    let root = Root::new(disk, folder);
    let note = |name: &str| folder.join(PRIVATE).join(name);
    if root.entry(PRIVATE)? != Entry::Folder || root.disk.entry(&note(JOURNAL))? != Entry::Missing {
        return Ok(None);
    }
    let texts = (root.disk.read(&note(MANIFEST))?, root.disk.read(&note(RECEIPT))?);
    let (Some(manifest), Some(receipt)) = texts else { return Ok(None) };
    let (Ok(manifest), Ok(receipt)) = (String::from_utf8(manifest), String::from_utf8(receipt)) else {
        return Ok(None);
    };
    let bound = blake3::hash(manifest.as_bytes()).to_hex();
    let Some(words) = receipt.strip_prefix(bound.as_str()).and_then(|rest| rest.strip_prefix(' ')) else {
        return Ok(None);
    };
    let Some(manifest) = Manifest::parse(&manifest) else { return Ok(None) };
    for (path, record) in &manifest.records {
        if root.entry(path.as_str())? != Entry::File(record.stamp) {
            return Ok(None);
        }
    }
    Ok(Some((words.to_owned(), manifest.records.len())))
}
