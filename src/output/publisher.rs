//! The protocol of publishing. In: an output folder, then artifacts. Out: published files and a
//! report. It must not leave a state that the next build cannot take up.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use blake3::Hash;

use crate::output::changes;
use crate::output::changes::Changes;
use crate::output::disk::Disk;
use crate::output::disk::Entry;
use crate::output::disk::Stamp;
use crate::output::error::OutputError;
use crate::output::folders::clear;
use crate::output::folders::prune;
use crate::output::journal::Journal;
use crate::output::manifest::Manifest;
use crate::output::manifest::Record;
use crate::output::offer::Offer;
use crate::output::offer::Report;
use crate::output::origins::Origins;
use crate::output::path::OutputPath;
use crate::output::path::PRIVATE;
use crate::output::path::parent;
use crate::output::path::place;
use crate::output::plan::Plan;
use crate::output::receipt;
use crate::output::recovery::recover;
use crate::output::root::Root;

const LOCK: &str = "lock";
pub(super) const MANIFEST: &str = "manifest";
pub(super) const JOURNAL: &str = "journal";
pub(super) const RECEIPT: &str = "receipt";
const ORIGINS: &str = "origins";
const STAGE: &str = "stage";
/// Below the stage, new files wait in folders like those they go to, so that a new folder is published by one rename.
const TREE: &str = "tree";

/// A build's hold on an output folder, from before rendering until everything is published.
///
/// Dropped without [`Publisher::commit`], it has changed nothing that was published.
#[derive(Debug)]
pub struct Publisher {
    root: Root,
    private: PathBuf,
    manifest: Manifest,
    /// The hash of the manifest, to which other notes are bound.
    bound: Hash,
    /// Who makes the files, and what those of the manifest were made of by the same maker.
    maker: Hash,
    origins: Origins,
    /// The keys of the manifest, which only new paths need.
    keys: OnceLock<BTreeSet<String>>,
    staged: AtomicUsize,
    /// Whether nothing was published yet and the folder is empty, so that no file need be looked for.
    fresh: bool,
    /// Declared last, so freed last.
    #[expect(dead_code, reason = "held until the publisher is dropped")]
    lock: File,
}

impl Publisher {
    /// Opens an output folder, which is created if need be, and locks it against other builds.
    ///
    /// If a build was killed here, its traces are cleared first: what it published is ours from now
    /// on, what it only staged is thrown away.
    ///
    /// # Errors
    /// [`OutputError::Busy`] while another build has the folder open; [`OutputError::Damaged`] if
    /// the list of published files cannot be read; [`OutputError::Conflicts`] if something else
    /// bears the name of the private folder; [`OutputError::Io`].
    pub fn open(folder: &Path) -> Result<Self, OutputError> {
        Self::open_on(Disk::default(), folder)
    }

    pub(super) fn open_on(disk: Disk, folder: &Path) -> Result<Self, OutputError> {
        let root = Root::new(disk, folder);
        let private = root.folder.join(PRIVATE);
        root.disk.create_folders(&root.folder)?;
        refuse_unless(&root.disk, &private, |found| matches!(found, Entry::Missing | Entry::Folder))?;
        root.disk.create_folder(&private)?;
        let lock = lock(&root, &private.join(LOCK))?;
        let mut publisher = Self {
            root,
            private,
            manifest: Manifest::default(),
            bound: blake3::hash(b""),
            maker: blake3::hash(b""),
            origins: Origins::default(),
            keys: OnceLock::new(),
            staged: AtomicUsize::new(0),
            fresh: false,
            lock,
        };
        publisher.clear_stage()?;
        publisher.load()?;
        publisher.fresh = publisher.manifest.records.is_empty() && publisher.root.names("")?.len() == 1;
        Ok(publisher)
    }

    /// Names who makes the files: a hash of all that goes into every file of which an origin is told. What the same maker
    /// made before is remembered.
    ///
    /// # Errors
    /// [`OutputError::Io`].
    pub fn made_by(mut self, maker: Hash) -> Result<Self, OutputError> {
        self.maker = maker;
        let Some(bytes) = self.root.disk.read(&self.private.join(ORIGINS))? else { return Ok(self) };
        let known = std::str::from_utf8(&bytes).ok();
        let origins = known.and_then(|text| Origins::parse(text, (&self.manifest, self.bound), maker));
        self.origins = origins.unwrap_or_default();
        Ok(self)
    }

    /// Tells whether it is known of any file what it was made of.
    pub fn remembers(&self) -> bool {
        !self.origins.is_empty()
    }

    /// Offers a file once more that was made of the same before and lies there as it was written; nothing where that is not
    /// so, and the bytes are needed.
    ///
    /// # Errors
    /// [`OutputError::Io`].
    pub fn offer_again(&self, path: &OutputPath, origin: Hash) -> Result<Option<Offer>, OutputError> {
        if !self.origins.is_of(path, origin) {
            return Ok(None);
        }
        let Some(record) = self.manifest.records.get(path).copied() else { return Ok(None) };
        let is_there = self.root.entry(path.as_str())? == Entry::File(record.stamp);
        Ok(is_there.then(|| Offer { path: path.clone(), record, staged: None, origin: Some(origin) }))
    }

    /// Offers one artifact. Many threads may offer at the same time; the order does not matter.
    ///
    /// If the manifest says that the file at `path` holds these bytes, and the file's size and time
    /// are as recorded, that is all. Otherwise the file is read, and if it holds other bytes, or
    /// there is none, `bytes` go to the stage.
    ///
    /// # Errors
    /// [`OutputError::Io`]; nothing that was published has changed then.
    pub fn offer(&self, path: &OutputPath, bytes: &[u8]) -> Result<Offer, OutputError> {
        let hash = blake3::hash(bytes);
        if !self.fresh
            && let Entry::File(stamp) = self.root.entry(path.as_str())?
            && self.is_published(path, bytes, Record { hash, stamp })?
        {
            let record = Record { hash, stamp };
            return Ok(Offer { path: path.clone(), record, staged: None, origin: None });
        }
        let (staged, stamp) = self.stage(path, bytes)?;
        let record = Record { hash, stamp };
        Ok(Offer { path: path.clone(), record, staged: Some(staged), origin: None })
    }

    /// Writes bytes to the stage. Paths that exclude each other, which the commit refuses, cannot all stand in one tree:
    /// what finds no place there waits under a number.
    fn stage(&self, path: &OutputPath, bytes: &[u8]) -> Result<(PathBuf, Stamp), OutputError> {
        let tree = self.private.join(STAGE).join(TREE);
        let staged = place(&tree, path.as_str());
        if self.root.disk.create_new_folder(&place(&tree, path.folder()))? {
            match self.root.disk.write(&staged, bytes) {
                Ok(stamp) => return Ok((staged, stamp)),
                Err(_) if self.root.disk.entry(&staged)? == Entry::Folder => {}
                Err(error) => return Err(error),
            }
        }
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        let staged = self.private.join(STAGE).join(number.to_string());
        self.root.disk.write(&staged, bytes).map(|stamp| (staged, stamp))
    }

    /// Returns which files a commit of these offers will make, change and remove, as far as they are of interest.
    pub fn changes(&self, offers: &[Offer], of_interest: impl Fn(&str) -> bool) -> Changes {
        changes::compare(&self.manifest, offers, of_interest)
    }

    /// Publishes all offers, which make up the whole site, and deletes what former builds wrote and
    /// this one did not offer. The words of the receipt are for [`crate::output::receipt()`].
    ///
    /// # Errors
    /// [`OutputError::Twice`], [`OutputError::CaseClash`], [`OutputError::FileAndFolder`] and
    /// [`OutputError::Conflicts`]: nothing that was published has changed. [`OutputError::Io`]:
    /// every file is whole, old or new, and the next build finishes the work.
    pub fn commit(self, mut offers: Vec<Offer>, receipt: &str) -> Result<Report, OutputError> {
        offers.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let plan = Plan::new(&self.root, &self.manifest, &offers)?;
        let records = offers.iter().map(|offer| (offer.path.clone(), offer.record));
        let manifest = Manifest { records: records.collect() };
        let text = manifest.to_text();
        let bound = blake3::hash(text.as_bytes());
        let receipt = receipt::to_text(bound, receipt);
        let origins = Origins::to_text(&offers, bound, self.maker);
        if plan.journal.intents.is_empty() {
            if manifest != self.manifest {
                self.store(MANIFEST, &text)?;
            }
            self.renew(ORIGINS, &origins)?;
            self.renew(RECEIPT, &receipt)?;
            return Ok(plan.report);
        }
        // From the first change on, nothing more needs space: a disk that is full refuses before it.
        self.stage_note(MANIFEST, &text)?;
        self.stage_note(RECEIPT, &receipt)?;
        self.stage_note(ORIGINS, &origins)?;
        self.store(JOURNAL, &plan.journal.to_text())?;
        self.delete(&plan.obstacles)?;
        self.put(&plan)?;
        self.delete(&plan.leftovers)?;
        self.place_note(MANIFEST)?;
        self.root.disk.remove_file(&self.private.join(JOURNAL))?;
        self.place_note(ORIGINS)?;
        self.place_note(RECEIPT)?;
        Ok(plan.report)
    }

    /// Replaces a private file at once where it says something else.
    fn renew(&self, name: &str, text: &str) -> Result<(), OutputError> {
        let known = self.root.disk.read(&self.private.join(name))?;
        if known.as_deref() == Some(text.as_bytes()) {
            return Ok(());
        }
        self.store(name, text)
    }

    fn clear_stage(&self) -> Result<(), OutputError> {
        let stage = self.private.join(STAGE);
        match self.root.disk.entry(&stage)? {
            Entry::Missing => {}
            Entry::Folder => self.root.disk.remove_folder(&stage)?,
            Entry::File(_) | Entry::Other => self.root.disk.remove_file(&stage)?,
        }
        self.root.disk.create_folder(&stage)
    }

    /// Reads what former builds published, the last of which may have been cut short.
    fn load(&mut self) -> Result<(), OutputError> {
        let with_hash = |text: &str| Some((Manifest::parse(text)?, blake3::hash(text.as_bytes())));
        if let Some((manifest, bound)) = self.parse(MANIFEST, with_hash)? {
            (self.manifest, self.bound) = (manifest, bound);
        }
        if let Some(journal) = self.parse(JOURNAL, Journal::parse)? {
            recover(&self.root, &mut self.manifest, journal)?;
            let text = self.manifest.to_text();
            self.bound = blake3::hash(text.as_bytes());
            self.store(MANIFEST, &text)?;
            self.root.disk.remove_file(&self.private.join(JOURNAL))?;
        }
        Ok(())
    }

    fn parse<T>(&self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, OutputError> {
        let path = self.private.join(name);
        let Some(bytes) = self.root.disk.read(&path)? else {
            return Ok(None);
        };
        match std::str::from_utf8(&bytes).ok().and_then(parse) {
            Some(value) => Ok(Some(value)),
            None => Err(OutputError::Damaged { path }),
        }
    }

    /// Replaces a private file at once.
    fn store(&self, name: &str, text: &str) -> Result<(), OutputError> {
        self.stage_note(name, text)?;
        self.place_note(name)
    }

    /// Writes a private file to the stage, where nobody can have planted a link.
    fn stage_note(&self, name: &str, text: &str) -> Result<(), OutputError> {
        self.root.disk.write_through(&self.private.join(STAGE).join(name), text.as_bytes())
    }

    fn place_note(&self, name: &str) -> Result<(), OutputError> {
        self.root.disk.rename(&self.private.join(STAGE).join(name), &self.private.join(name))
    }

    /// Tells whether the file that was found at `path` holds `bytes`, reading it only if need be.
    fn is_published(&self, path: &OutputPath, bytes: &[u8], found: Record) -> Result<bool, OutputError> {
        match self.manifest.records.get(path) {
            Some(known) if known.stamp == found.stamp => return Ok(known.hash == found.hash),
            Some(_) => {}
            // Where case is ignored, the file found may be a stale one of ours and must not count
            // as this one.
            None if self.is_variant(path) => return Ok(false),
            None => {}
        }
        let Stamp { size, .. } = found.stamp;
        if u64::try_from(bytes.len()) != Ok(size) {
            return Ok(false);
        }
        let published = self.root.read(path.as_str())?;
        Ok(published.is_some_and(|published| published == bytes))
    }

    /// Tells whether a new path differs from one in the manifest in case only.
    fn is_variant(&self, path: &OutputPath) -> bool {
        self.keys.get_or_init(|| self.manifest.keys()).contains(&path.key())
    }

    /// Puts the new files in place: a folder that was not there with all that waits for it, then each other file.
    fn put(&self, plan: &Plan<'_>) -> Result<(), OutputError> {
        let tree = self.private.join(STAGE).join(TREE);
        // When an obstacle goes, so do the folders that it leaves empty.
        let may_have_lost_folders = !plan.obstacles.is_empty();
        for folder in &plan.new_folders {
            if may_have_lost_folders {
                self.root.disk.create_folders(&self.root.place(parent(folder)))?;
            }
            self.move_folder(&place(&tree, folder), &self.root.place(folder))?;
        }
        for offer in &plan.writes {
            let Some(staged) = &offer.staged else { continue };
            match staged.starts_with(&tree) {
                true if plan.is_in_new_folder(&offer.path) => continue,
                true if !may_have_lost_folders => {}
                _ => self.root.disk.create_folders(&self.root.place(offer.path.folder()))?,
            }
            self.move_file(staged, offer.path.as_str())?;
        }
        Ok(())
    }

    /// Moves a file to its place. If a folder stands there yet that should have gone with its last file, it goes now, or
    /// what keeps it is the reason why the file cannot come.
    fn move_file(&self, staged: &Path, path: &str) -> Result<(), OutputError> {
        let target = self.root.place(path);
        match self.root.disk.rename(staged, &target) {
            Err(_) if self.root.disk.entry(&target)? == Entry::Folder => {
                clear(&self.root, path)?;
                self.root.disk.rename(staged, &target)
            }
            result => result,
        }
    }

    /// Moves a folder of the stage to its place at once; entry by entry where that fails, because a program looks into it
    /// or something has come to stand there.
    fn move_folder(&self, staged: &Path, target: &Path) -> Result<(), OutputError> {
        if self.root.disk.entry(staged)? != Entry::Folder || self.root.disk.rename(staged, target).is_ok() {
            return Ok(());
        }
        self.root.disk.create_folder(target)?;
        for name in self.root.disk.names(staged)?.into_iter().flatten() {
            let (from, to) = (staged.join(&name), target.join(&name));
            match self.root.disk.entry(&from)? {
                Entry::Folder => self.move_folder(&from, &to)?,
                _ => self.root.disk.rename(&from, &to)?,
            }
        }
        Ok(())
    }

    fn delete(&self, paths: &[OutputPath]) -> Result<(), OutputError> {
        for path in paths {
            self.root.disk.remove_file(&self.root.place(path.as_str()))?;
        }
        let folders = paths.iter().map(|path| path.folder().to_owned()).collect();
        prune(&self.root, folders);
        Ok(())
    }
}

impl Drop for Publisher {
    /// Removes the stage. If that fails, the next build does it.
    fn drop(&mut self) {
        let _ = self.root.disk.remove_folder(&self.private.join(STAGE));
    }
}

/// Locks the folder for as long as the file is open; the system frees the lock when the process
/// dies.
fn lock(root: &Root, path: &Path) -> Result<File, OutputError> {
    refuse_unless(&root.disk, path, |found| matches!(found, Entry::Missing | Entry::File(_)))?;
    root.disk.lock(path)?.ok_or_else(|| OutputError::Busy { folder: root.folder.clone() })
}

fn refuse_unless(disk: &Disk, path: &Path, fine: impl FnOnce(Entry) -> bool) -> Result<(), OutputError> {
    if fine(disk.entry(path)?) {
        return Ok(());
    }
    Err(OutputError::Conflicts { paths: vec![path.to_path_buf()], more: 0 })
}
