//! The files for editors, on disk: read are the names of a site, written is what `schema` makes of them.

#![expect(clippy::disallowed_methods, reason = "files for editors are written into the folder of a site")]

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::content;
use crate::diagnostics;
use crate::files::DiskFiles;
use crate::files::FileError;
use crate::markdown;
use crate::schema;
use crate::schema::EditorFile;
use crate::schema::Names;
use crate::schema::Owner;

/// The names of a site, and whether mistakes stand in the way of knowing all of them.
pub(super) struct Known {
    /// The names.
    pub(super) names: Names,
    /// The number of errors in the content.
    pub(super) errors: usize,
}

/// What was written, by path from the folder of the site.
#[derive(Default)]
pub(super) struct Written {
    /// New and changed files.
    pub(super) written: Vec<String>,
    /// Files of people that were there, and are other than they would be now.
    pub(super) kept: Vec<String>,
}

/// Reads the names of a site.
pub(super) fn names(site: &Path) -> Result<Known, FileError> {
    let mut sink = Vec::new();
    let documents = content::load(&DiskFiles::new(site), &markdown::Strings::default(), &mut sink)?;
    let (errors, _) = diagnostics::count(&sink);
    Ok(Known { names: Names::of(&documents.heads), errors })
}

/// Returns the files for editors that go into the folder of a site.
pub(super) fn files(known: &Known) -> Vec<EditorFile> {
    schema::editor_files(&known.names)
}

/// Tells whether the files for editors lie in the folder of a site.
pub(super) fn is_set_up(site: &Path) -> bool {
    site.join(schema::FOLDER).is_dir()
}

/// Writes files below a folder. What is there already, in the same words, is not touched.
pub(super) fn write(folder: &Path, files: &[EditorFile]) -> Result<Written, (PathBuf, io::Error)> {
    let mut done = Written::default();
    for EditorFile { path, text, owner } in files {
        let target = folder.join(path);
        let there = match fs::read(&target) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err((target, error)),
        };
        match (there, owner) {
            (Some(bytes), _) if bytes == text.as_bytes() => {}
            (Some(_), Owner::People) => done.kept.push(path.clone()),
            _ => {
                write_file(&target, text).map_err(|error| (target, error))?;
                done.written.push(path.clone());
            }
        }
    }
    Ok(done)
}

fn write_file(target: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(target, text)
}

/// Returns the text of a file; an empty one where it cannot be read.
pub(super) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
