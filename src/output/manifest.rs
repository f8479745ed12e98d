//! The list of published files. In: the text of a manifest, or records. Out: records, or the text.
//! It must not touch the disk.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use blake3::Hash;

use crate::output::disk::Stamp;
use crate::output::path::OutputPath;

/// The first line; another version of the format has another.
const VERSION: &str = "doithoai manifest 1";

/// What was published at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub hash: Hash,
    pub stamp: Stamp,
}

/// The files that builds have written, and that are ours to change and delete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub records: BTreeMap<OutputPath, Record>,
}

impl Manifest {
    /// Reads a manifest; `None` if it is cut, changed, or of another version.
    pub fn parse(text: &str) -> Option<Self> {
        let body = text.strip_prefix(VERSION)?.strip_prefix('\n')?;
        if !body.is_empty() && !body.ends_with('\n') {
            return None;
        }
        let records = body.lines().map(parse_line).collect::<Option<_>>()?;
        Some(Self { records })
    }

    /// Writes the manifest: one line per file, sorted by path.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(160 * self.records.len() + VERSION.len() + 1);
        text.push_str(VERSION);
        text.push('\n');
        for (path, Record { hash, stamp }) in &self.records {
            let Stamp { size, mtime } = stamp;
            // Writing to a string never fails.
            let _ = writeln!(text, "{} {size} {mtime} {}", hash.to_hex(), path.as_str());
        }
        text
    }

    /// Returns the keys of all files, to find those that a file system may take for another.
    pub fn keys(&self) -> BTreeSet<String> {
        self.records.keys().map(OutputPath::key).collect()
    }
}

fn parse_line(line: &str) -> Option<(OutputPath, Record)> {
    let mut parts = line.splitn(4, ' ');
    let hash = Hash::from_hex(parts.next()?).ok()?;
    let size = parts.next()?.parse().ok()?;
    let mtime = parts.next()?.parse().ok()?;
    let path = OutputPath::new(parts.next()?).ok()?;
    let stamp = Stamp { size, mtime };
    Some((path, Record { hash, stamp }))
}
