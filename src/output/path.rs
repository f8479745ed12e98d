//! Paths of published files. In: text. Out: a path that names a file below the output folder on
//! every system. It must not touch the disk.

use std::borrow::Borrow;
use std::ops::RangeInclusive;
use std::path::Path;
use std::path::PathBuf;

use crate::output::error::OutputError;

/// The folder below the output folder that belongs to the publisher alone.
pub(super) const PRIVATE: &str = ".doithoai";

/// The path of a published file, relative to the output folder, with `/` between its segments.
///
/// It never leaves the output folder, never enters the private one, and can be written on Linux,
/// macOS and Windows alike: a site that builds on one machine builds on all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// Checks a path such as `doi-thoai/2021-01-07-ia-le/index.html`.
    ///
    /// # Errors
    /// [`OutputError::InvalidPath`] if a segment is empty, `.`, `..`, longer than 255 bytes, ends
    /// with a dot or a space, holds a control character or one of `<>:"|?*\`, or is a device name
    /// of Windows (`con`, `aux.html`); or if the first segment is the private folder `.doithoai`.
    pub fn new(path: impl Into<String>) -> Result<Self, OutputError> {
        let path = path.into();
        let private = path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(PRIVATE));
        if private || !path.split('/').all(is_portable) {
            return Err(OutputError::InvalidPath { path });
        }
        Ok(Self(path))
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder that holds the file; empty for the output folder itself.
    pub(super) fn folder(&self) -> &str {
        parent(&self.0)
    }

    /// Returns the path's [`key`].
    pub(super) fn key(&self) -> String {
        key(&self.0)
    }
}

/// Lets a map of paths be searched with text.
impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// In bytes; the shortest limit among the usual file systems.
const LONGEST_NAME: usize = 255;

/// How long the names of devices are, in bytes: from `con` to `conout$`.
const DEVICE_NAMES: RangeInclusive<usize> = 3..=7;

/// The separator in [`key`]; no name holds it.
pub(super) const KEY_SEPARATOR: &str = "\u{1}";

/// Returns the key under which two paths meet on a file system that ignores case.
///
/// Its separator sorts before every character of a name, so in sorted keys a folder stands
/// right before its files.
pub(super) fn key(path: &str) -> String {
    path.to_lowercase().replace('/', KEY_SEPARATOR)
}

/// Returns the folder of a relative path; empty for the output folder itself.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the place on disk of a path relative to `root`, in the separators of this system.
pub(super) fn place(root: &Path, path: &str) -> PathBuf {
    if cfg!(windows) {
        let mut place = root.to_path_buf();
        place.extend(path.split('/'));
        place
    } else {
        root.join(path)
    }
}

fn is_portable(segment: &str) -> bool {
    let forbidden = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !segment.is_empty()
        && segment.len() <= LONGEST_NAME
        && !segment.ends_with(['.', ' '])
        && !segment.contains(forbidden)
        && !is_device(segment)
}

/// Tells whether Windows takes a name for a device; the extension does not matter to it.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).trim_end();
    if !DEVICE_NAMES.contains(&stem.len()) {
        return false;
    }
    let is = |name: &str| stem.eq_ignore_ascii_case(name);
    let port = stem.strip_suffix(|c: char| ('1'..='9').contains(&c) || "¹²³".contains(c));
    let numbered = port.is_some_and(|name| name.eq_ignore_ascii_case("com") || name.eq_ignore_ascii_case("lpt"));
    numbered || ["con", "prn", "aux", "nul", "conin$", "conout$"].into_iter().any(is)
}
