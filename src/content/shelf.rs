//! The files of a site as they were read, kept so that reading them again costs only what changed.
//!
//! Comes in: the files of a site, as often as they change. Goes out: [`Documents`], and how far the last change went. A
//! file keeps its number as long as the shelf lasts.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::documents::Documents;
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
        let renamed_strings = *strings != self.strings;
        let former: HashMap<&str, &Kept> = match renamed_strings {
            true => HashMap::new(),
            false => self.kept.iter().map(|kept| (kept.entry.path.as_str(), kept)).collect(),
        };
        let texts: Vec<(&Entry, Kind)> =
            listed.iter().filter(|entry| entry.trouble.is_none()).filter_map(load::text_kind).collect();
        let mut numbers = std::mem::take(&mut self.numbers);
        for (entry, _) in &texts {
            if !numbers.contains_key(&entry.path) {
                let next = FileId(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
                numbers.insert(entry.path.clone(), next);
            }
        }
        let read = |(entry, kind): &(&Entry, Kind)| {
            let file = numbers.get(&entry.path).copied().unwrap_or(FileId(u32::MAX));
            let reading = match former.get(entry.path.as_str()) {
                Some(kept) if kept.entry == **entry => Arc::clone(&kept.reading),
                _ => Arc::new(load::load_file(files, entry, (*kind, file), strings)?),
            };
            Ok(Kept { entry: (*entry).clone(), file, reading })
        };
        let kept: Result<Vec<Kept>, FileError> = texts.par_iter().map(read).collect();
        let kept = kept.map(|kept| {
            let change = if renamed_strings { Change::Heads } else { self.compare(&listed, &kept) };
            (kept, change)
        });
        self.numbers = numbers;
        let (kept, change) = kept?;
        self.kept = kept;
        self.listed = listed;
        self.strings = strings.clone();
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
        let mut documents = Documents::default();
        load::tell_listing(&self.listed, &mut documents, sink);
        let mut sources = vec![Arc::<SourceFile>::default(); self.numbers.len()];
        let mut bodies = vec![Arc::<Body>::default(); self.numbers.len()];
        for Kept { file, reading, .. } in &self.kept {
            let Reading { source, loaded, body, told } = reading.as_ref();
            let index = file.0 as usize;
            (sources[index], bodies[index]) = (Arc::clone(source), Arc::clone(body));
            if reading.has_errors() {
                documents.heads.unreadable.insert(source.path.clone());
            }
            sink.extend(told.iter().cloned());
            loaded.add_to(&mut documents.heads);
        }
        documents.texts = Texts { sources: Sources::new(sources), bodies, ..documents.texts };
        documents
    }
}

impl Reading {
    fn has_errors(&self) -> bool {
        self.told.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Tells how far a file changed from one reading to the next.
    fn change_to(&self, next: &Reading) -> Change {
        if std::ptr::eq(self, next) || self.source.text == next.source.text {
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
