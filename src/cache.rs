//! Results that take long to make, kept on disk from one run to the next: a key to its bytes.
//!
//! Comes in: a key, which is a hash of everything that the bytes depend on, and the bytes. Goes out: the same bytes, whole,
//! or nothing. Nothing depends on what lies here: the folder may be deleted at any time, a file that was cut short or
//! changed counts as absent, and where the disk refuses, the work is done again. So nothing here is an error.

#![expect(clippy::disallowed_methods, reason = "the cache lies on disk and cleans itself by age")]

use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::SystemTime;

use walkdir::DirEntry;
use walkdir::WalkDir;

/// The size beyond which the files that were not used for the longest time go, in bytes.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;
/// The time after which a file goes that nobody used.
const LONGEST_UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// The time after which the use of a file is noted again.
const USE_IS_NOTED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
/// The age at which a file that was never finished is a leftover of a build that was killed.
const LEFTOVER: Duration = Duration::from_secs(60 * 60);
/// How the names of files begin that are not finished.
const UNFINISHED: &str = "tam-";
/// The length of the hash that stands before the bytes of a file.
const SEAL: usize = blake3::OUT_LEN;

/// A hash of everything that some bytes depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(blake3::Hash);

impl Key {
    /// Returns the key of a list of inputs. No two lists share a key, wherever their parts begin.
    pub fn of(inputs: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for input in inputs {
            hasher.update(&(input.len() as u64).to_le_bytes()).update(input);
        }
        Key(hasher.finalize())
    }

    fn hex(self) -> String {
        self.0.to_hex().to_string()
    }
}

/// What may be done in the folder of a cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// What is there is used, and nothing is written.
    #[default]
    Read,
    /// What is made is kept.
    Write,
}

/// A place for results. Any number of threads and of programs may use one folder at the same time.
#[derive(Debug, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
    access: Access,
    /// How many files this program began to write: no two have the same name.
    written: AtomicU64,
}

impl Cache {
    /// Returns a cache that has its files in a folder, which need not exist.
    pub fn in_folder(folder: impl Into<PathBuf>, access: Access) -> Self {
        Cache { folder: Some(folder.into()), access, written: AtomicU64::new(0) }
    }

    /// Returns a cache that keeps nothing.
    pub fn nowhere() -> Self {
        Cache::default()
    }

    /// Tells whether anything can be kept.
    pub fn keeps(&self) -> bool {
        self.folder.is_some() && self.access == Access::Write
    }

    /// Tells whether there is a file for a key. It may yet turn out not to be whole.
    pub fn holds(&self, key: Key) -> bool {
        self.path(key).is_some_and(|path| path.is_file())
    }

    /// Returns the bytes of a key, exactly as they were put, or nothing.
    pub fn get(&self, key: Key) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        let mut file = fs::read(&path).ok()?;
        let (seal, bytes) = file.split_at_checked(SEAL)?;
        if seal != sealed(key, bytes).as_bytes() {
            return None;
        }
        file.drain(..SEAL);
        if self.keeps() {
            note_use(&path);
        }
        Some(file)
    }

    /// Keeps the bytes of a key, if the disk lets it.
    pub fn put(&self, key: Key, bytes: &[u8]) {
        if let (true, Some(folder), Some(path)) = (self.keeps(), &self.folder, self.path(key)) {
            let number = self.written.fetch_add(1, Ordering::Relaxed);
            let unfinished = folder.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
            if write(&unfinished, &path, (key, bytes)).is_none() {
                let _ = fs::remove_file(&unfinished);
            }
        }
    }

    /// Deletes what nobody used for long, what is left of builds that were killed, and what is beyond the size allowed.
    /// There is nothing to do where nothing was put.
    pub fn sweep(&self) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.written.load(Ordering::Relaxed) > 0) else { return };
        let now = SystemTime::now();
        let mut kept: Vec<(Duration, u64, PathBuf)> = Vec::new();
        for found in WalkDir::new(folder).into_iter().flatten() {
            let Some((age, size)) = age_and_size(&found, now) else { continue };
            let unfinished = found.file_name().to_string_lossy().starts_with(UNFINISHED);
            if age > if unfinished { LEFTOVER } else { LONGEST_UNUSED } {
                let _ = fs::remove_file(found.path());
            } else {
                kept.push((age, size, found.into_path()));
            }
        }
        kept.sort();
        let mut total = 0;
        for (_, size, path) in kept {
            total += size;
            if total > LARGEST {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn path(&self, key: Key) -> Option<PathBuf> {
        let name = key.hex();
        Some(self.folder.as_ref()?.join(name.get(..2)?).join(name.get(2..)?))
    }
}

/// Returns what stands before the bytes of a file: a file that was copied to the name of another is found out too.
fn sealed(key: Key, bytes: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.0.as_bytes()).update(bytes);
    hasher.finalize()
}

fn write(unfinished: &Path, path: &Path, (key, bytes): (Key, &[u8])) -> Option<()> {
    fs::create_dir_all(path.parent()?).ok()?;
    let mut file = File::create(unfinished).ok()?;
    file.write_all(sealed(key, bytes).as_bytes()).ok()?;
    file.write_all(bytes).ok()?;
    drop(file);
    fs::rename(unfinished, path).ok()
}

/// Makes a file young again, at most once a day.
fn note_use(path: &Path) {
    let now = SystemTime::now();
    let changed = fs::metadata(path).and_then(|metadata| metadata.modified());
    if changed.is_ok_and(|changed| now.duration_since(changed).is_ok_and(|age| age > USE_IS_NOTED_AFTER)) {
        let _ = File::options().append(true).open(path).and_then(|file| file.set_modified(now));
    }
}

fn age_and_size(found: &DirEntry, now: SystemTime) -> Option<(Duration, u64)> {
    let metadata = found.metadata().ok().filter(fs::Metadata::is_file)?;
    let age = now.duration_since(metadata.modified().ok()?).unwrap_or_default();
    Some((age, metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, Cache, Key) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path().join(".cache"), Access::Write);
        (folder, cache, Key::of(&[b"anh", b"480"]))
    }

    #[test]
    fn what_was_put_is_returned_and_nothing_else() {
        let (_folder, cache, key) = cache();
        assert_eq!(cache.get(key), None);
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key), Some(b"bytes".to_vec()));
        assert_eq!(cache.get(Key::of(&[b"anh4", b"80"])), None);
        let reading = Cache::in_folder(cache.folder.clone().unwrap(), Access::Read);
        reading.put(Key::of(&[b"khac"]), b"other");
        assert_eq!(reading.get(Key::of(&[b"khac"])), None);
        assert_eq!(reading.get(key), Some(b"bytes".to_vec()));
    }

    #[test]
    fn a_file_that_was_cut_changed_or_moved_counts_as_absent() {
        let (_folder, cache, key) = cache();
        cache.put(key, b"bytes");
        let path = cache.path(key).unwrap();
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(cache.get(key), None, "{length} bytes");
        }
        for index in 0..whole.len() {
            let mut changed = whole.clone();
            changed[index] ^= 1;
            fs::write(&path, changed).unwrap();
            assert_eq!(cache.get(key), None, "byte {index}");
        }
        let other = Key::of(&[b"khac"]);
        cache.put(other, b"other");
        fs::copy(cache.path(other).unwrap(), &path).unwrap();
        assert_eq!(cache.get(key), None);
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key), Some(b"bytes".to_vec()));
    }

    #[test]
    fn what_nobody_used_for_long_is_swept_and_what_was_used_stays() {
        let (_folder, cache, key) = cache();
        let other = Key::of(&[b"khac"]);
        let long_ago = SystemTime::now() - LONGEST_UNUSED - LEFTOVER;
        for key in [key, other] {
            cache.put(key, b"bytes");
            File::options().append(true).open(cache.path(key).unwrap()).unwrap().set_modified(long_ago).unwrap();
        }
        assert!(cache.get(other).is_some());
        let unfinished = cache.folder.as_ref().unwrap().join("tam-1-1");
        File::create(&unfinished).unwrap().set_modified(long_ago).unwrap();
        cache.sweep();
        assert!(!cache.holds(key) && !unfinished.exists());
        assert!(cache.holds(other));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_failure() {
        let (folder, _, key) = cache();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let cache = Cache::in_folder(file, Access::Write);
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key), None);
        cache.sweep();
    }
}
