//! The pictures of a site looked at and made, in parallel, within a bound of memory, with what the cache holds.

use std::collections::BTreeMap;
use std::io;

use image::RgbImage;
use rayon::prelude::*;

use crate::cache::Key;
use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::BadPicture;
use crate::diagnostics::Diagnostic;
use crate::files::Entry;
use crate::files::FileError;
use crate::files::Files;
use crate::images::Catalog;
use crate::images::budget::Budget;
use crate::images::inspect;
use crate::images::inspect::inspect;
use crate::images::pixels::Pixels;
use crate::images::plan;
use crate::images::plan::Coding;
use crate::images::plan::Facts;
use crate::images::plan::Settings;
use crate::images::plan::Variant;
use crate::images::store::Store;
use crate::links::Links;
use crate::source::Span;

/// The largest picture file, in bytes.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// How far the work on pictures goes before the first page is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// They are looked at; variants are made when they are asked for.
    Look,
    /// All variants are made while the pixels are at hand, and kept in the cache.
    Make,
}

/// Who is told how far the work on pictures has come.
pub trait Watcher: Sync {
    /// So many pictures begin that are not in the cache.
    fn begin(&self, pictures: usize);

    /// One of them is done. Many threads tell it at the same time.
    fn step(&self);

    /// All of them are done.
    fn end(&self);
}

/// Where pictures are looked at and made.
pub struct Studio<'a> {
    files: &'a dyn Files,
    store: &'a Store,
    settings: Settings,
    budget: Budget,
    watcher: Option<&'a dyn Watcher>,
}

/// The hash of a picture, and what is known of it.
type Known = (blake3::Hash, Facts);

/// A picture that was looked at: what its file holds, or why it cannot be shown.
type Looked = Result<Known, BadPicture>;

impl<'a> Studio<'a> {
    /// Returns a studio for the pictures of a site.
    pub fn new(files: &'a dyn Files, store: &'a Store, settings: Settings) -> Self {
        Studio { files, store, settings, budget: Budget::default(), watcher: None }
    }

    /// Returns the same studio with someone who is told how far it has come.
    pub fn watched_by(self, watcher: &'a dyn Watcher) -> Self {
        Studio { watcher: Some(watcher), ..self }
    }

    /// Returns the same studio with less memory to lend.
    #[cfg(test)]
    pub(super) fn with_memory(self, memory: u64) -> Self {
        Studio { budget: Budget::of(memory), ..self }
    }

    /// Returns the files of the site.
    pub fn files(&self) -> &'a dyn Files {
        self.files
    }

    /// Looks at all pictures in use.
    ///
    /// # Errors
    /// Fails where the disk does.
    pub fn catalog(
        &self,
        texts: &Texts,
        links: &Links,
        work: Work,
        sink: &mut Vec<Diagnostic>,
    ) -> Result<Catalog, FileError> {
        let used: Vec<(&String, Span, &Entry)> =
            links.pictures.iter().filter_map(|(path, span)| Some((path, *span, texts.file(path)?))).collect();
        let looked = self.look_at_all(&used, work)?;
        let mut catalog = Catalog::default();
        // The same photo in two folders is made once, under the name that it has first.
        let mut names: BTreeMap<[u8; 32], &String> = BTreeMap::new();
        for ((path, span, _), looked) in used.into_iter().zip(looked) {
            match looked {
                Ok((hash, facts)) => {
                    let source = *names.entry(*hash.as_bytes()).or_insert(path);
                    let picture = plan::picture(&facts, &self.settings, (source, hash));
                    let picture = if links.logo.as_ref() == Some(path) { picture.smallest() } else { picture };
                    catalog.pictures.insert(path.clone(), picture);
                }
                Err(bad) => sink.push(diagnostics::bad_picture(span, path, bad)),
            }
        }
        Ok(catalog)
    }

    /// Returns the bytes of a variant, from the cache or made anew.
    ///
    /// # Errors
    /// Fails where its source cannot be read, or is not the file any more that the catalog was made of.
    pub fn render(&self, variant: &Variant, entry: &Entry) -> Result<Vec<u8>, FileError> {
        let widest = self.settings.widest();
        let key = variant.key(widest);
        if let Some(bytes) = self.store.cache().get(key) {
            return Ok(bytes);
        }
        let source = self.source(variant, entry)?;
        let memory = if variant.coding == Coding::Clean { 0 } else { inspect::memory(&source, &self.settings) };
        let made = self.budget.with(memory, || inspect::encode(&source, variant, widest));
        let bytes = made.map_err(|_| changed(entry))?;
        if variant.coding != Coding::Clean {
            self.store.cache().put(key, &bytes);
        }
        Ok(bytes)
    }

    /// Returns the pixels of the picture of which a variant is made, upright and in sRGB, no wider than asked for; what
    /// shines through is white.
    ///
    /// # Errors
    /// Fails where its source cannot be read, or is not the file any more that the catalog was made of.
    pub fn photo(&self, variant: &Variant, entry: &Entry, widest: u32) -> Result<RgbImage, FileError> {
        let source = self.source(variant, entry)?;
        let pixels = self.budget.with(inspect::memory(&source, &self.settings), || inspect::master(&source, widest));
        pixels.ok().and_then(Pixels::on_white).ok_or_else(|| changed(entry))
    }

    /// Returns what the cache holds under a key, or makes it and keeps it there.
    ///
    /// # Errors
    /// Fails where it cannot be made.
    pub fn kept<E>(&self, key: Key, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        if let Some(bytes) = self.store.cache().get(key) {
            return Ok(bytes);
        }
        let made = make()?;
        self.store.cache().put(key, &made);
        Ok(made)
    }

    /// Reads the file of which a variant is made.
    fn source(&self, variant: &Variant, entry: &Entry) -> Result<Vec<u8>, FileError> {
        let source = self.files.read(entry)?;
        if blake3::hash(&source) == variant.hash { Ok(source) } else { Err(changed(entry)) }
    }

    /// Looks at a picture and makes all its variants, as a build does.
    #[cfg(test)]
    pub(super) fn made(&self, path: &str, entry: &Entry) -> Result<Result<plan::Picture, BadPicture>, FileError> {
        let looked = self.look(path, entry, Work::Make)?;
        Ok(looked.map(|(hash, facts)| plan::picture(&facts, &self.settings, (path, hash))))
    }

    /// Looks at pictures, first for those of which nothing has to be found out or made, so that the time for the rest can be
    /// estimated.
    fn look_at_all(&self, used: &[(&String, Span, &Entry)], work: Work) -> Result<Vec<Looked>, FileError> {
        let known: Result<Vec<Option<Known>>, FileError> =
            used.par_iter().map(|(path, _, entry)| self.known(path, entry, work)).collect();
        let known = known?;
        let unknown = known.iter().filter(|known| known.is_none()).count();
        let watcher = self.watcher.filter(|_| unknown > 0);
        if let Some(watcher) = watcher {
            watcher.begin(unknown);
        }
        let looked = used.par_iter().zip(known).map(|((path, _, entry), known)| {
            if let Some(known) = known {
                return Ok(Ok(known));
            }
            let looked = self.look(path, entry, work);
            if let Some(watcher) = watcher {
                watcher.step();
            }
            looked
        });
        let looked = looked.collect();
        if let Some(watcher) = watcher {
            watcher.end();
        }
        looked
    }

    /// Returns what is known of a picture, if nothing has to be made of it either.
    fn known(&self, path: &str, entry: &Entry, work: Work) -> Result<Option<Known>, FileError> {
        if let Some(remembered) = self.store.remembered(path).filter(|_| work == Work::Look) {
            return Ok(Some(remembered));
        }
        if entry.size > LARGEST_FILE {
            return Ok(None);
        }
        let hash = blake3::hash(&self.files.read(entry)?);
        let has_work = |facts: &Facts| work == Work::Make && !self.missing(path, hash, facts).is_empty();
        let facts = self.facts(hash).filter(|facts| !has_work(facts));
        Ok(facts.map(|facts| {
            self.store.remember(path, hash, &facts);
            (hash, facts)
        }))
    }

    /// Finds out what a picture is, and makes its variants.
    fn look(&self, path: &str, entry: &Entry, work: Work) -> Result<Looked, FileError> {
        if entry.size > LARGEST_FILE {
            return Ok(Err(BadPicture::TooLarge));
        }
        let bytes = self.files.read(entry)?;
        let hash = blake3::hash(&bytes);
        let memory = inspect::memory(&bytes, &self.settings);
        let looked = self.budget.with(memory, || {
            let (facts, master) = inspect(&bytes, &self.settings)?;
            if let (Work::Make, Some(master)) = (work, master) {
                self.make(&master, &self.missing(path, hash, &facts))?;
            }
            Ok(facts)
        });
        if let Ok(facts) = &looked {
            self.store.remember(path, hash, facts);
            self.keep_facts(hash, facts);
        }
        Ok(looked.map(|facts| (hash, facts)))
    }

    fn facts(&self, hash: blake3::Hash) -> Option<Facts> {
        let bytes = self.store.cache().get(plan::facts_key(hash, &self.settings))?;
        serde_json::from_slice(&bytes).ok()
    }

    fn keep_facts(&self, hash: blake3::Hash, facts: &Facts) {
        if let Ok(bytes) = serde_json::to_vec(facts) {
            self.store.cache().put(plan::facts_key(hash, &self.settings), &bytes);
        }
    }

    /// Returns the variants that have to be encoded and are not in the cache.
    fn missing(&self, path: &str, hash: blake3::Hash, facts: &Facts) -> Vec<Variant> {
        if !self.store.cache().keeps() {
            return Vec::new();
        }
        let picture = plan::picture(facts, &self.settings, (path, hash));
        let widest = self.settings.widest();
        let is_missing =
            |variant: &Variant| variant.coding != Coding::Clean && !self.store.cache().holds(variant.key(widest));
        picture.variants().filter(|variant| is_missing(variant)).cloned().collect()
    }

    fn make(&self, master: &Pixels, variants: &[Variant]) -> Result<(), BadPicture> {
        for variant in variants {
            self.store.cache().put(variant.key(self.settings.widest()), &inspect::from_master(master, variant)?);
        }
        Ok(())
    }
}

/// Says that a file is not any more what it was when it was looked at.
fn changed(entry: &Entry) -> FileError {
    FileError { path: entry.real.clone(), source: io::ErrorKind::InvalidData.into() }
}
