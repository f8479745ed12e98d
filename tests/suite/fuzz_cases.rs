//! What fuzzing found, held to what it broke: `fuzz/cases/TARGET/`, each file the smallest that broke it.
//!
//! `FUZZ_CORPUS` names a folder of further cases, in a folder for each target: what a long run has gathered, to be tried on a
//! program that has changed since.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::harness::in_tests;

#[path = "../../fuzz/src/lib.rs"]
#[allow(clippy::panic, clippy::expect_used, missing_docs, reason = "it fails by panicking, as a test does")]
mod targets;

/// One door for bytes.
type Target = fn(&[u8]);

const TARGETS: &[(&str, Target)] = &[
    ("article", targets::article),
    ("markdown", targets::markdown),
    ("pictures", targets::pictures),
    ("registries", targets::registries),
    ("table", targets::table),
];

#[test]
fn what_was_found_stays_mended() {
    let gathered = std::env::var_os("FUZZ_CORPUS").map(PathBuf::from);
    for (name, target) in TARGETS {
        let kept = cases(&in_tests(&format!("../fuzz/cases/{name}")));
        assert!(!kept.is_empty(), "{name} has no case, not even a plain one");
        let more = gathered.as_ref().map(|folder| cases(&folder.join(name)));
        kept.par_iter().chain(&more.unwrap_or_default()).for_each(|case| {
            let bytes = fs::read(case).unwrap();
            assert!(std::panic::catch_unwind(|| target(&bytes)).is_ok(), "{}", case.display());
        });
    }
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    found.map(|case| case.unwrap().path()).collect()
}
