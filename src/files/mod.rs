//! The only door to input: listing and reading the files of a site, from disk or from memory.
//!
//! Comes in: a folder, or a map of paths to bytes. Goes out: entries with NFC paths, and bytes. It must not interpret
//! what it reads.

mod disk;
mod memory;

pub use disk::DiskFiles;
pub use memory::MemoryFiles;

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::held;
use crate::text::Language;

/// A source of files.
pub trait Files: Sync {
    /// Lists all files below a folder of the site, sorted by path; nothing for a folder that does not exist.
    ///
    /// # Errors
    /// Fails where a folder cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError>;

    /// Reads a listed file.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    fn read(&self, entry: &Entry) -> Result<Vec<u8>, FileError>;
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path from the folder of the site in NFC, with `/` between its parts.
    pub path: String,
    /// The path as the file system spells it.
    pub real: PathBuf,
    /// The size in bytes.
    pub size: u64,
    /// What tells this state of the file from another: it differs wherever the bytes may.
    pub stamp: u64,
    /// Whether the stamp alone tells this state of the file from every later one: the system says when a file was changed,
    /// whoever sets back its time, and this one had been left alone for a while when it was looked at.
    pub settled: bool,
    /// Why the file cannot be used, if so.
    pub trouble: Option<EntryTrouble>,
}

/// Why a listed file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTrouble {
    /// The name is not Unicode.
    NotUnicode,
    /// A link leads out of the folder, or nowhere, or to a folder.
    Link,
    /// Another file has the same name in another spelling of its accents.
    SameName,
}

/// A failure of the disk, with its path.
#[derive(Debug)]
pub struct FileError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl FileError {
    /// Says what failed and what to do.
    pub fn message(&self, language: Language) -> String {
        let path = self.path.display();
        let kind = self.source.kind();
        match (language, kind) {
            (Language::Vietnamese, _) if held::is_held(&self.source) => {
                format!(
                    "Chương trình khác đang giữ {path}. Hãy đóng tệp này trong Word, Excel hay phần mềm xem ảnh, chờ phần mềm diệt virus quét xong rồi chạy lại."
                )
            }
            (Language::English, _) if held::is_held(&self.source) => {
                format!(
                    "Another program holds {path}. Close the file in Word, Excel or an image viewer, wait for the virus scanner, then run again."
                )
            }
            (Language::Vietnamese, io::ErrorKind::PermissionDenied) => {
                format!("Không có quyền đọc {path}. Hãy kiểm tra quyền truy cập của tệp hoặc thư mục này rồi chạy lại.")
            }
            (Language::Vietnamese, io::ErrorKind::NotFound) => {
                format!("Không tìm thấy {path}. Tệp có thể vừa bị xóa hoặc đổi tên; hãy chạy lại.")
            }
            (Language::Vietnamese, _) => {
                format!(
                    "Không đọc được {path} ({}). Hãy kiểm tra ổ đĩa, đóng chương trình đang giữ tệp rồi chạy lại.",
                    self.source
                )
            }
            (Language::English, io::ErrorKind::PermissionDenied) => {
                format!("No permission to read {path}. Check the rights on this file or folder, then run again.")
            }
            (Language::English, io::ErrorKind::NotFound) => {
                format!("{path} was not found. It may just have been deleted or renamed; run again.")
            }
            (Language::English, _) => {
                format!(
                    "{path} cannot be read ({}). Check the disk, close programs that hold the file, then run again.",
                    self.source
                )
            }
        }
    }
}

/// Returns a hash that is another one whenever something that people wrote is: a path or a byte below `content/` and
/// `themes/`. Only files that are not settled are read.
///
/// # Errors
/// Fails where a file cannot be read.
pub fn fingerprint(files: &dyn Files) -> Result<blake3::Hash, FileError> {
    let mut entries = files.list("content")?;
    entries.extend(files.list("themes")?);
    let hash = |entry: &Entry| match entry {
        Entry { trouble: Some(trouble), .. } => Ok(blake3::hash(format!("{trouble:?}").as_bytes())),
        Entry { settled: true, stamp, size, .. } => Ok(blake3::hash(format!("settled {stamp} {size}").as_bytes())),
        _ => files.read(entry).map(|bytes| blake3::hash(&bytes)),
    };
    let hashes: Result<Vec<blake3::Hash>, FileError> = entries.par_iter().map(hash).collect();
    let mut all = blake3::Hasher::new();
    for (entry, hash) in entries.iter().zip(hashes?) {
        all.update(hash.as_bytes()).update(entry.path.as_bytes()).update(b"\n");
    }
    Ok(all.finalize())
}

/// Marks all but the first of the entries that share one path, and sorts by path.
fn settle(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| (&a.path, &a.real).cmp(&(&b.path, &b.real)));
    for index in 1..entries.len() {
        if entries[index].path == entries[index - 1].path {
            entries[index].trouble = entries[index].trouble.or(Some(EntryTrouble::SameName));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One file that must not be read unless it is not settled.
    struct OneFile(Entry);

    impl Files for OneFile {
        fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
            Ok(if folder == "content" { vec![self.0.clone()] } else { Vec::new() })
        }

        fn read(&self, entry: &Entry) -> Result<Vec<u8>, FileError> {
            assert!(!entry.settled, "a settled file was read");
            Ok(b"text".to_vec())
        }
    }

    fn fingerprint_of(size: u64, stamp: u64, settled: bool) -> blake3::Hash {
        let path = "content/site.yaml".to_owned();
        let real = PathBuf::from(&path);
        fingerprint(&OneFile(Entry { path, real, size, stamp, settled, trouble: None })).unwrap()
    }

    #[test]
    fn a_settled_file_is_told_by_its_stamp_and_size_and_not_read() {
        let known = fingerprint_of(4, 1, true);
        assert_eq!(known, fingerprint_of(4, 1, true));
        assert_ne!(known, fingerprint_of(4, 2, true));
        assert_ne!(known, fingerprint_of(5, 1, true));
    }

    #[test]
    fn a_file_that_is_not_settled_is_told_by_its_bytes() {
        assert_eq!(fingerprint_of(4, 1, false), fingerprint_of(4, 2, false));
        assert_ne!(fingerprint_of(4, 1, false), fingerprint_of(4, 1, true));
    }
}
