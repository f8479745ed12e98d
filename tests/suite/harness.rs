//! A site in a folder of its own, the program run over it, and what it left in `output/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use snapbox::Assert;
use snapbox::Data;
use snapbox::data::DataFormat;
use tempfile::TempDir;

use crate::fixture;

/// The day for which sites are built.
pub const TODAY: &str = "2026-06-15";

/// Returns a path in the folder `tests`.
pub fn in_tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// Reads a file as text.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A site in a folder of its own, which goes with it.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// Returns a site without a file.
    pub fn empty() -> Site {
        Site { folder: TempDir::new().unwrap() }
    }

    /// Returns the site of a text.
    pub fn of(text: &str) -> Site {
        let site = Site::empty();
        site.write(text);
        site
    }

    /// Returns the site of `tests/sites/NAME.txt`.
    pub fn named(name: &str) -> Site {
        Site::of(&read(&in_tests(&format!("sites/{name}.txt"))))
    }

    /// Writes the files of a text over those of the site.
    pub fn write(&self, text: &str) {
        fixture::write(self.path(), text);
    }

    /// Returns the folder of the site.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program in the folder of the site.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), arguments)
    }

    /// Checks the site.
    pub fn check(&self, more: &[&str]) -> Run {
        self.run(&[&["check", "--today", TODAY], more].concat())
    }

    /// Builds the site.
    pub fn build(&self, more: &[&str]) -> Run {
        self.run(&[&["build", "--today", TODAY], more].concat())
    }

    /// Builds the site, which must succeed, and returns what was published.
    pub fn published(&self, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
        self.build(more).succeeded();
        self.output()
    }

    /// Returns the files of `output/` but the build's own notes.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        self.output_with_times().into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
    }

    /// Returns the files of `output/` but the build's own notes, with the time of their last change.
    pub fn output_with_times(&self) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut files = tree(&self.path().join("output"));
        files.retain(|path, _| !path.starts_with(".doithoai/"));
        files
    }

    /// Returns a published file as text.
    pub fn page(&self, path: &str) -> String {
        read(&self.path().join("output").join(path))
    }
}

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Stops the test if the run did not succeed.
    #[track_caller]
    pub fn succeeded(&self) -> &Run {
        assert_eq!(self.code, 0, "{self:#?}");
        self
    }
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    run(&mut command_in(folder, arguments))
}

/// Returns the program, about to be run in a folder.
pub fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doithoai"));
    command.args(arguments).current_dir(folder);
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().expect("the program ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("the program speaks UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("the program speaks UTF-8"),
    }
}

/// Returns every file below a folder, by its path with `/`, with the time of its last change.
pub fn tree(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            let changed = entry.metadata().unwrap().modified().unwrap();
            files.insert(path, (fs::read(entry.path()).unwrap(), changed));
        }
    }
    files
}

/// Compares a text with the reviewed one in a file.
pub fn reviewed(actual: &str, path: &Path) -> Result<(), String> {
    let expected = Data::read_from(path, Some(DataFormat::Text)).raw();
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.try_eq(None, Data::text(actual.to_owned()).raw(), expected).map_err(|error| error.to_string())
}
