//! The announcement of a commit. In: the text of a journal, or the intents. Out: intents, or the
//! text. It must not touch the disk.

use std::collections::BTreeMap;
use std::fmt::Write;

use blake3::Hash;

use crate::output::disk::Stamp;
use crate::output::path::OutputPath;

const VERSION: &str = "doithoai journal 1";

/// What a commit is about to do to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// Put a file with this hash there.
    Write(Hash),
    /// Delete the file that has this stamp.
    Delete(Stamp),
}

/// Everything that a commit is about to do.
///
/// It lies on the disk from before the first change until after the last. What it tells the next
/// build about a commit that was cut short: a file that the manifest does not list is ours only if
/// it holds the announced bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    pub intents: BTreeMap<OutputPath, Intent>,
}

impl Journal {
    /// Reads a journal; `None` if it is cut, changed, or of another version.
    pub fn parse(text: &str) -> Option<Self> {
        let body = text.strip_prefix(VERSION)?.strip_prefix('\n')?;
        if !body.is_empty() && !body.ends_with('\n') {
            return None;
        }
        let intents = body.lines().map(parse_line).collect::<Option<_>>()?;
        Some(Self { intents })
    }

    /// Writes the journal: one line per file, sorted by path.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(160 * self.intents.len() + VERSION.len() + 1);
        text.push_str(VERSION);
        text.push('\n');
        for (path, intent) in &self.intents {
            let path = path.as_str();
            // Writing to a string never fails.
            let _ = match intent {
                Intent::Write(hash) => writeln!(text, "write {} {path}", hash.to_hex()),
                Intent::Delete(Stamp { size, mtime }) => {
                    writeln!(text, "delete {size} {mtime} {path}")
                }
            };
        }
        text
    }
}

fn parse_line(line: &str) -> Option<(OutputPath, Intent)> {
    let (word, rest) = line.split_once(' ')?;
    let (intent, path) = match word {
        "write" => {
            let (hash, path) = rest.split_once(' ')?;
            (Intent::Write(Hash::from_hex(hash).ok()?), path)
        }
        "delete" => {
            let (size, rest) = rest.split_once(' ')?;
            let (mtime, path) = rest.split_once(' ')?;
            let stamp = Stamp { size: size.parse().ok()?, mtime: mtime.parse().ok()? };
            (Intent::Delete(stamp), path)
        }
        _ => return None,
    };
    Some((OutputPath::new(path).ok()?, intent))
}
