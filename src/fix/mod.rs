//! Mending what is safe and mechanical: letters apart from their accents, runs of no-break spaces, the form of days.
//!
//! Comes in: the bytes of a file and what is told of it. Goes out: the bytes as they are to be, with the lines that change.
//! Only what was told is mended, so what a site switched off or an author accepted stays. Line ends, a byte-order mark and
//! all other bytes stay as they are. It reads and writes no file, and mends nothing that would change what the file means.

mod meaning;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::fix::meaning::Meaning;
use crate::source::SourceFile;
use crate::text;

/// What is mended in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mending {
    /// Letters and their accents are put together.
    Letters,
    /// A run of no-break spaces becomes a plain space, or goes.
    Spaces,
    /// A day is written with slashes.
    Day,
}

/// A line that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line, from 1.
    pub line: usize,
    /// What is mended in it.
    pub mendings: Vec<Mending>,
    /// The line as it was, without its end.
    pub before: String,
    /// The line as it is to be.
    pub after: String,
}

/// A file that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// The lines that change.
    pub changes: Vec<Change>,
}

/// Tells whether a rule tells what can be mended here.
pub fn mends(rule: &str) -> bool {
    mending(rule).is_some()
}

fn mending(rule: &str) -> Option<Mending> {
    match rule {
        "decomposed-letters" => Some(Mending::Letters),
        "no-break-spaces" => Some(Mending::Spaces),
        "date-form" => Some(Mending::Day),
        _ => None,
    }
}

/// Mends a file; nothing where nothing of what is told can be mended, or the bytes are no longer those that were read.
pub fn fix(bytes: &[u8], source: &SourceFile, told: &[&Diagnostic]) -> Option<Fixed> {
    let raw = std::str::from_utf8(bytes).ok()?;
    let raw_lines = lines(raw);
    let clean: Vec<&str> = source.text.split('\n').collect();
    let is_same = |(line, clean): (&Line<'_>, &&str)| text::nfc(line.words) == **clean;
    if raw_lines.len() != clean.len() || !raw_lines.iter().zip(&clean).all(is_same) {
        return None;
    }
    let composes = told.iter().any(|diagnostic| mending(diagnostic.id) == Some(Mending::Letters));
    let is_open = |edit: &Edit| composes || raw_lines.get(edit.line).is_some_and(|line| line.words == clean[edit.line]);
    let edits = told.iter().filter_map(|diagnostic| edit(source, &clean, diagnostic)).filter(is_open).collect();
    let edits = harmless(source, &clean, apart(edits));
    let mut fixed = Fixed { bytes: Vec::with_capacity(bytes.len()), changes: Vec::new() };
    for (number, (line, clean)) in raw_lines.iter().zip(&clean).enumerate() {
        let mut mendings: Vec<Mending> =
            edits.iter().filter(|edit| edit.line == number).map(|edit| edit.mending).collect();
        let base = if composes || !mendings.is_empty() { clean } else { line.words };
        if base != line.words {
            mendings.push(Mending::Letters);
        }
        let after = edited(base, number, &edits);
        fixed.bytes.extend([line.mark, &after, line.end].concat().bytes());
        if after != line.words {
            mendings.sort_unstable();
            mendings.dedup();
            let (before, after) = (line.words.to_owned(), after.into_owned());
            fixed.changes.push(Change { line: number + 1, mendings, before, after });
        }
    }
    (!fixed.changes.is_empty()).then_some(fixed)
}

/// A line of a file as its bytes have it.
struct Line<'a> {
    /// The byte-order mark, in the first line of some files.
    mark: &'a str,
    words: &'a str,
    /// `\n`, `\r\n`, `\r`, or nothing after the last line.
    end: &'a str,
}

/// Splits a text at its ends of lines as the door does.
fn lines(raw: &str) -> Vec<Line<'_>> {
    let (mark, mut rest) = raw.split_at(if raw.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 });
    let mut lines = Vec::new();
    loop {
        let at = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (words, after) = rest.split_at(at);
        let end = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
        let (end, following) = after.split_at(end);
        lines.push(Line { mark: if lines.is_empty() { mark } else { "" }, words, end });
        rest = following;
        if end.is_empty() {
            return lines;
        }
    }
}

/// A change of a part of a line.
#[derive(Clone, Debug)]
struct Edit {
    /// The line, from 0.
    line: usize,
    mending: Mending,
    /// The bytes of the clean line that are replaced.
    range: Range<usize>,
    with: String,
}

/// Returns what mends one mistake; letters are mended line by line.
fn edit(source: &SourceFile, clean: &[&str], diagnostic: &Diagnostic) -> Option<Edit> {
    let Place::Span(span) = diagnostic.place else { return None };
    let before = source.text.get(..span.start as usize)?;
    let line = before.matches('\n').count();
    let start = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let range = start..start + (span.end - span.start) as usize;
    let written = clean.get(line)?;
    match mending(diagnostic.id)? {
        Mending::Letters => None,
        Mending::Day => {
            let with = written.get(range.clone())?.replace(['.', '-'], "/");
            Some(Edit { line, mending: Mending::Day, range, with })
        }
        Mending::Spaces => {
            let (range, with) = without_run(written, range);
            Some(Edit { line, mending: Mending::Spaces, range, with: with.to_owned() })
        }
    }
}

/// Returns what is replaced by what where a run of no-break spaces goes. Within a line one plain space stays; at its
/// end two that Markdown takes for a line break stay, and at its beginning the indentation.
fn without_run(line: &str, run: Range<usize>) -> (Range<usize>, &'static str) {
    let before = line.get(..run.start).unwrap_or("");
    let after = line.get(run.end..).unwrap_or("");
    let left = before.len() - before.trim_end_matches(' ').len();
    let right = after.len() - after.trim_start_matches(' ').len();
    let (is_first, is_last) = (left == before.len(), right == after.len());
    match (is_first, is_last) {
        (true, true) => (0..line.len(), ""),
        (false, true) if right > 1 => (run.start - left..run.end, ""),
        (false, true) => (run.start - left..run.end + right, ""),
        (true, false) => (run.start..run.end + right, ""),
        (false, false) => (run.start - left..run.end + right, " "),
    }
}

/// Puts edits in order, and leaves out those that reach into one before them.
fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.line, edit.range.start));
    let mut reached = (0, 0);
    edits.retain(|edit| {
        let is_apart = (edit.line, edit.range.start) >= reached;
        if is_apart {
            reached = (edit.line, edit.range.end);
        }
        is_apart
    });
    edits
}

/// Keeps the edits after which the file means what it meant.
fn harmless(source: &SourceFile, clean: &[&str], edits: Vec<Edit>) -> Vec<Edit> {
    if edits.is_empty() {
        return edits;
    }
    let meaning = Meaning::of(&source.path, &source.text);
    let is_kept = |edits: &[Edit]| meaning == Meaning::of(&source.path, &applied(clean, edits));
    if is_kept(&edits) {
        return edits;
    }
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        kept.push(edit);
        if !is_kept(&kept) {
            kept.pop();
        }
    }
    kept
}

fn applied(clean: &[&str], edits: &[Edit]) -> String {
    let lines: Vec<Cow<'_, str>> = clean.iter().enumerate().map(|(number, line)| edited(line, number, edits)).collect();
    lines.join("\n")
}

/// Applies the edits of a line; they stand in order and apart.
fn edited<'a>(line: &'a str, number: usize, edits: &[Edit]) -> Cow<'a, str> {
    let mut edited = Cow::Borrowed(line);
    for edit in edits.iter().rev().filter(|edit| edit.line == number) {
        edited.to_mut().replace_range(edit.range.clone(), &edit.with);
    }
    edited
}

#[cfg(test)]
mod tests;
