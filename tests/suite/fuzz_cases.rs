//! What fuzzing found, held to what it broke: `fuzz/cases/TARGET/`, each file the smallest that broke it.

use std::fs;

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
    for (name, target) in TARGETS {
        let folder = in_tests(&format!("../fuzz/cases/{name}"));
        let cases: Vec<_> =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).collect();
        assert!(!cases.is_empty(), "{name} has no case, not even a plain one");
        for case in cases {
            target(&fs::read(case.unwrap().path()).unwrap());
        }
    }
}
