//! The files of a site as they were read, kept so that reading them again costs only what changed.
//!
//! Comes in: the files of a site, as often as they change. Goes out: [`Documents`], and how far the last change went. A
//! file keeps its number as long as the shelf lasts.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::documents::Documents;
use crate::content::documents::Heads;
use crate::content::documents::Texts;
use crate::content::load;
use crate::content::load::Kind;
use crate::content::load::Loaded;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::files::Entry;
use crate::files::FileError;
use crate::files::Files;
use crate::markdown;
use crate::markdown::Body;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Sources;

/// How far a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing changed that counts.
    Nothing,
    /// Texts, or files beside them; the heads are the same to the letter.
    Texts,
    /// Heads too.
    Heads,
}

/// One file as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) source: Arc<SourceFile>,
    pub(super) loaded: Loaded,
    pub(super) body: Arc<Body>,
    pub(super) told: Vec<Diagnostic>,
}

/// A file on the shelf.
#[derive(Debug)]
struct Kept {
    entry: Entry,
    kind: Kind,
    file: FileId,
    reading: Arc<Reading>,
}

/// The files of a site as they were read.
#[derive(Debug, Default)]
pub struct Shelf {
    strings: markdown::Strings,
    numbers: HashMap<String, FileId>,
    /// The articles and registries, by path.
    kept: Vec<Kept>,
    /// All that was listed, by path.
    listed: Vec<Entry>,
}

impl Shelf {
    /// Reads what is not on the shelf yet as it stands now, and tells how far the change goes.
    ///
    /// # Errors
    /// Fails where the disk does; the shelf stays as it was then.
    pub fn read(&mut self, files: &dyn Files, strings: &markdown::Strings) -> Result<Change, FileError> {
        let listed = files.list("content")?;
        let has_other_strings = *strings != self.strings;
        let former: HashMap<&str, &Kept> = match has_other_strings {
            true => HashMap::new(),
            false => self.kept.iter().map(|kept| (kept.entry.path.as_str(), kept)).collect(),
        };
        let texts: Vec<(&Entry, Kind)> =
            listed.iter().filter(|entry| entry.trouble.is_none()).filter_map(load::text_kind).collect();
        for (entry, _) in &texts {
            if !self.numbers.contains_key(&entry.path) {
                let next = FileId(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
                self.numbers.insert(entry.path.clone(), next);
            }
        }
        let read = |(entry, kind): &(&Entry, Kind)| {
            let file = self.numbers.get(&entry.path).copied().unwrap_or(FileId(u32::MAX));
            let reading = match former.get(entry.path.as_str()) {
                Some(kept) if kept.entry == **entry => Arc::clone(&kept.reading),
                _ => Arc::new(load::load_file(files, entry, (*kind, file), strings)?),
            };
            Ok(Kept { entry: (*entry).clone(), kind: *kind, file, reading })
        };
        let kept: Result<Vec<Kept>, FileError> = texts.par_iter().map(read).collect();
        let kept = kept?;
        let change = if has_other_strings { Change::Heads } else { self.compare(&listed, &kept) };
        (self.kept, self.listed, self.strings) = (kept, listed, strings.clone());
        Ok(change)
    }

    /// Reads again the files that are named, of which each is listed, and tells how far the change goes.
    ///
    /// # Errors
    /// Fails where the disk does; the shelf stays as it was then.
    pub fn read_again(&mut self, files: &dyn Files, renewed: &[Entry]) -> Result<Change, FileError> {
        let mut readings = Vec::with_capacity(renewed.len());
        for entry in renewed {
            let found = self.kept.binary_search_by(|kept| kept.entry.path.cmp(&entry.path));
            if let Some((index, kept)) = found.ok().and_then(|index| Some((index, self.kept.get(index)?))) {
                let reading = load::load_file(files, entry, (kept.kind, kept.file), &self.strings)?;
                readings.push((index, entry, reading));
            }
        }
        let is_beside = readings.len() < renewed.len();
        let mut change = if is_beside { Change::Texts } else { Change::Nothing };
        for (index, entry, reading) in readings {
            change = change.max(self.kept[index].reading.change_to(&reading));
            self.kept[index].entry = entry.clone();
            self.kept[index].reading = Arc::new(reading);
        }
        for entry in renewed {
            if let Ok(index) = self.listed.binary_search_by(|listed| listed.path.cmp(&entry.path)) {
                self.listed[index] = entry.clone();
            }
        }
        Ok(change)
    }

    /// Compares what was read with what is on the shelf. Both are sorted by path.
    fn compare(&self, listed: &[Entry], kept: &[Kept]) -> Change {
        let same_texts = self.kept.iter().map(|kept| &kept.entry.path).eq(kept.iter().map(|kept| &kept.entry.path));
        let same_names = self.listed.iter().map(|entry| &entry.path).eq(listed.iter().map(|entry| &entry.path));
        if !same_texts || !same_names && load::wrong_endings(&self.listed) != load::wrong_endings(listed) {
            return Change::Heads;
        }
        let pairs = self.kept.iter().zip(kept);
        let texts = pairs.map(|(former, now)| former.reading.change_to(&now.reading)).max().unwrap_or(Change::Nothing);
        let files = if self.listed == listed { Change::Nothing } else { Change::Texts };
        texts.max(files)
    }

    /// Returns what is on the shelf; mistakes of form are told.
    pub fn documents(&self, sink: &mut Vec<Diagnostic>) -> Documents {
        let texts = self.texts(sink);
        let mut heads = Heads::default();
        for (meant, _) in load::wrong_endings(&self.listed) {
            heads.unreadable_ids.insert(load::identity(&meant).0);
            heads.unreadable.insert(meant);
        }
        for Kept { reading, .. } in &self.kept {
            if reading.has_errors() {
                heads.unreadable.insert(reading.source.path.clone());
            }
            reading.loaded.add_to(&mut heads);
        }
        Documents { heads, texts }
    }

    /// Returns the texts that are on the shelf; mistakes of form are told.
    pub fn texts(&self, sink: &mut Vec<Diagnostic>) -> Texts {
        let mut sources = vec![Arc::<SourceFile>::default(); self.numbers.len()];
        let mut bodies = vec![Arc::<Body>::default(); self.numbers.len()];
        for Kept { file, reading, .. } in &self.kept {
            let index = file.0 as usize;
            sources[index] = Arc::clone(&reading.source);
            bodies[index] = Arc::clone(&reading.body);
            sink.extend(reading.told.iter().cloned());
        }
        let files = load::tell_listing(&self.listed, sink);
        Texts { sources: Sources::new(sources), files, bodies, no_body: Body::default() }
    }
}

impl Reading {
    fn has_errors(&self) -> bool {
        self.told.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Tells how far a file changed from one reading to the next.
    fn change_to(&self, next: &Reading) -> Change {
        if std::ptr::eq(self, next) || self.source == next.source {
            return Change::Nothing;
        }
        let same_head = self.head().is_some() && self.head() == next.head();
        if same_head && self.has_errors() == next.has_errors() { Change::Texts } else { Change::Heads }
    }

    /// Returns the text up to the body; nothing where the file has no readable head.
    fn head(&self) -> Option<&str> {
        self.source.text.get(..self.loaded.body_start()?)
    }
}
