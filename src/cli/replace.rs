//! Putting a file in the place of another, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "what people wrote is replaced where it lies")]

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;

use crate::held;

/// Puts a file in the place of another, or where there was none: written whole beside it, then renamed. The rights of the
/// former one stay.
pub(super) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_new(&beside, bytes).and_then(|()| {
        if let Ok(metadata) = fs::metadata(target) {
            fs::set_permissions(&beside, metadata.permissions())?;
        }
        held::patiently(|| fs::rename(&beside, target))
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
