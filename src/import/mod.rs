//! Taking over communes from a conversion table: which unit became which, on which day, by which clause.
//!
//! Comes in: the bytes of a CSV file and those of `communes.yaml`. Goes out: what `communes.yaml` is to hold, with every
//! byte that people wrote where it was, and all mistakes of the table. It touches no disk, changes no entry that is
//! there, and hands out nothing that the reader of the registry would not accept.

mod columns;
mod compare;
mod ids;
mod merge;
mod registry;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod units;
mod write;

use std::sync::Arc;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::import::registry::Registered;
use crate::source;
use crate::source::FileId;
use crate::source::NotText;
use crate::source::SourceFile;
use crate::source::Sources;

/// The registry, by its path from the folder of the site.
pub const REGISTRY: &str = "content/communes.yaml";

/// The table among the sources of an import.
const TABLE: FileId = FileId(0);

/// The registry among the sources of an import.
const REGISTRY_FILE: FileId = FileId(1);

/// A conversion table as it lies on disk.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The path, as people know it.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What an import came to.
#[derive(Debug)]
pub struct Import {
    /// The bytes that the registry is to hold; none where it stays as it is.
    pub merged: Option<Vec<u8>>,
    /// All mistakes, sorted. Where one is an error, nothing is merged.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the diagnostics point into.
    pub sources: Sources,
    /// What was found.
    pub report: Report,
}

/// What an import found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The rows that hold a unit.
    pub rows: usize,
    /// New entries for units that ended.
    pub ended: usize,
    /// New entries for units that stand.
    pub standing: usize,
    /// Units that the registry has already.
    pub known: usize,
    /// Units of which the registry says otherwise.
    pub differing: usize,
    /// Whether there was no registry before.
    pub is_first: bool,
    /// What is missing in entries that are there.
    pub gaps: Vec<Gap>,
}

/// Lines that an entry of the registry lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The name of the unit.
    pub name: String,
    /// The line of its name in the registry, from 1.
    pub line: usize,
    /// The lines to add, as they are to be pasted.
    pub lines: String,
}

/// Reads a conversion table and adds to a registry what it lacks.
pub fn run(table: Table<'_>, registry: Option<&[u8]>) -> Import {
    let mut sink = Vec::new();
    let text = decode(table, &mut sink);
    let registered = Registered::read(registry.unwrap_or_default());
    let known_text = registered.text.clone();
    sink.extend(registered.mistakes.iter().cloned());
    let mut merging = merge::Merging { report: Report { is_first: registry.is_none(), ..Report::default() }, sink };
    let merged = text.as_deref().and_then(|text| merging.merge((table.path, text), &registered, registry));
    let (merged, shown) = match merged {
        Some(merge::Merged::Accepted(bytes)) => (Some(bytes), known_text),
        Some(merge::Merged::Refused(text)) => (None, text),
        None => (None, known_text),
    };
    let file = |path: &str, text: String| Arc::new(SourceFile { path: path.to_owned(), text });
    let sources = Sources::new(vec![file(table.path, text.unwrap_or_default()), file(REGISTRY, shown)]);
    let merge::Merging { mut report, sink: mut diagnostics } = merging;
    diagnostics::sort(&mut diagnostics, &sources);
    report.gaps.sort_by_key(|gap| gap.line);
    Import { merged, diagnostics, sources, report }
}

/// Returns the text of a table, or tells why it is none.
fn decode(table: Table<'_>, sink: &mut Vec<Diagnostic>) -> Option<String> {
    const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
    if WORKBOOKS.iter().any(|magic| table.bytes.starts_with(magic)) {
        sink.push(diagnostics::table_is_workbook(table.path));
        return None;
    }
    let decoded = match table.bytes.contains(&0) {
        true => Err(NotText::Utf16),
        false => source::decode(table.bytes.to_vec()),
    };
    decoded.map_err(|error| sink.push(diagnostics::table_not_utf8(table.path, error))).ok()
}
