//! Starting a site: a small one that builds at once.

#![expect(clippy::disallowed_methods, reason = "a new site is written to disk")]

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rust_embed::RustEmbed;

use crate::cli::editor;

/// The files of a new site.
#[derive(RustEmbed)]
#[folder = "src/cli/starter/"]
struct Starter;

/// Why a site was not started.
#[derive(Debug)]
pub(super) enum InitError {
    /// The folder holds something already.
    NotEmpty,
    /// A file could not be written.
    Io(PathBuf, io::Error),
}

/// Writes the files of a new site into a folder that is empty or does not exist, and counts them.
pub(super) fn create(folder: &Path) -> Result<usize, InitError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error| InitError::Io(path, error)
    };
    let empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(InitError::Io(folder.to_path_buf(), error)),
    };
    if !empty {
        return Err(InitError::NotEmpty);
    }
    let mut written = 0;
    for name in Starter::iter() {
        let Some(file) = Starter::get(&name) else { continue };
        let path = folder.join(name.replace("gitignore", ".gitignore"));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        let mut target = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed(&path))?;
        target.write_all(&file.data).map_err(failed(&path))?;
        written += 1;
    }
    let known = editor::names(folder).map_err(|error| InitError::Io(error.path, error.source))?;
    let editor = editor::write(folder, &editor::files(&known)).map_err(|(path, error)| InitError::Io(path, error))?;
    Ok(written + editor.written.len())
}
