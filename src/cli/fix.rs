//! `check --fix`: mends files in place, each written whole beside the old one and put in its place.

#![expect(clippy::disallowed_methods, reason = "what people wrote is mended where it lies")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::build::Outcome;
use crate::cli::arguments::Writing;
use crate::cli::replace::replace;
use crate::cli::words::Words;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::files::DiskFiles;
use crate::files::Entry;
use crate::files::FileError;
use crate::files::Files;
use crate::fix;
use crate::fix::Change;
use crate::fix::Fixed;
use crate::fix::Mending;
use crate::source::FileId;
use crate::source::SourceFile;

/// What came of mending.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The files that were mended, with their lines, by path.
    pub(super) files: Vec<(String, Vec<Change>)>,
    /// The files that could not be written.
    pub(super) failed: Vec<(PathBuf, io::Error)>,
}

/// Mends what a check has told, as far as it can be mended here.
pub(super) fn mend(site: &Path, checked: &Outcome, writing: Writing) -> Result<Mended, FileError> {
    let files = DiskFiles::new(site);
    let told = told(&checked.diagnostics);
    if told.is_empty() {
        return Ok(Mended::default());
    }
    let listed = files.list("content")?;
    let to_mend: Vec<(&Entry, &SourceFile, &[&Diagnostic])> = told
        .iter()
        .filter_map(|(file, told)| {
            let source = checked.sources().get(*file)?;
            let entry = listed.iter().find(|entry| entry.path == source.path && entry.trouble.is_none())?;
            Some((entry, source, told.as_slice()))
        })
        .collect();
    let fixed: Result<Vec<Option<(&Entry, Fixed)>>, FileError> = to_mend
        .par_iter()
        .map(|(entry, source, told)| Ok(fix::fix(&files.read(entry)?, source, told).map(|fixed| (*entry, fixed))))
        .collect();
    let mut mended = Mended::default();
    for (entry, fixed) in fixed?.into_iter().flatten() {
        match write(entry, &fixed, writing) {
            Ok(()) => mended.files.push((entry.path.clone(), fixed.changes)),
            Err(error) => mended.failed.push((entry.real.clone(), error)),
        }
    }
    mended.files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(mended)
}

/// Gathers what can be mended by file.
fn told(diagnostics: &[Diagnostic]) -> BTreeMap<FileId, Vec<&Diagnostic>> {
    let mut told: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| fix::mends(diagnostic.id)) {
        if let Place::Span(span) = diagnostic.place {
            told.entry(span.file).or_default().push(diagnostic);
        }
    }
    told
}

/// Puts a mended file in the place of the old one. A link is followed: it was listed, so it stays inside `content`.
fn write(entry: &Entry, fixed: &Fixed, writing: Writing) -> io::Result<()> {
    if writing == Writing::Dry {
        return Ok(());
    }
    let target = fs::canonicalize(&entry.real)?;
    // A file that may not be written could still be replaced; who forbade it meant the words in it.
    if fs::metadata(&target)?.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    replace(&target, &fixed.bytes)
}

/// How many characters of a line are shown on each side of a change.
const SHOWN: usize = 48;

/// Renders what changes as a difference that people can read.
pub(super) fn difference(files: &[(String, Vec<Change>)], words: Words) -> String {
    let mut shown = String::new();
    for (path, changes) in files {
        shown += &format!("--- {path}\n+++ {path}\n");
        let is_letters = |change: &&Change| change.mendings == [Mending::Letters];
        // Both lines look the same where only letters are put together: one of them stands for all.
        let letters: Vec<&Change> = changes.iter().filter(is_letters).collect();
        if let Some(first) = letters.first() {
            shown += &hunk(&words.letters_mended(first.line, letters.len()), first, words);
        }
        for change in changes.iter().filter(|change| !is_letters(change)) {
            shown += &hunk(&words.mended_line(change.line, &change.mendings), change, words);
        }
        shown.push('\n');
    }
    shown
}

fn hunk(title: &str, change: &Change, words: Words) -> String {
    let (before, after) = (change.before.as_str(), change.after.as_str());
    let same = before.char_indices().zip(after.chars()).find(|((_, one), other)| one != other);
    let first = same.map_or(before.len().min(after.len()), |((at, _), _)| at);
    let end = before.chars().rev().zip(after.chars().rev()).take_while(|(one, other)| one == other);
    let last: usize = end.map(|(one, _)| one.len_utf8()).sum();
    let window = |line: &str| window(line, (first, line.len().saturating_sub(last).max(first)), words);
    format!("@@ {title} @@\n-{}\n+{}\n", window(before), window(after))
}

/// Cuts a line to what stands around a change, with its runs of no-break spaces made visible.
fn window(line: &str, (from, to): (usize, usize), words: Words) -> String {
    let head: Vec<char> = line.get(..from).unwrap_or("").chars().collect();
    let tail: Vec<char> = line.get(to..).unwrap_or("").chars().collect();
    let cut_head: String = head.iter().skip(head.len().saturating_sub(SHOWN)).collect();
    let cut_tail: String = tail.iter().take(SHOWN).collect();
    let before = if head.len() > SHOWN { "…" } else { "" };
    let after = if tail.len() > SHOWN { "…" } else { "" };
    let changed = line.get(from..to).unwrap_or("");
    visible(&format!("{before}{cut_head}{changed}{cut_tail}{after}"), words)
}

fn visible(line: &str, words: Words) -> String {
    let mut shown = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\u{A0}') {
        let (before, run) = rest.split_at(at);
        let after = run.trim_start_matches('\u{A0}');
        let count = (run.len() - after.len()) / '\u{A0}'.len_utf8();
        shown += before;
        shown += &if count > 1 { words.no_break_spaces(count) } else { "\u{A0}".to_owned() };
        rest = after;
    }
    shown + rest
}
