//! `docs/reliability.md` names a test for each promise: each of them exists.

use std::fs;
use std::path::Path;

use crate::harness::read;

/// Returns the source of every test in a folder and those below it.
fn sources(folder: &Path) -> String {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).map(|path| read(&path)).collect()
}

fn is_test(code: &str, name: &str) -> bool {
    code.split_once(&format!("fn {name}(")).is_some_and(|(before, _)| before.trim_end().ends_with("#[test]"))
}

#[test]
fn every_test_that_the_tables_name_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual = read(&root.join("docs/reliability.md"));
    let code = sources(&root.join("src")) + &sources(&root.join("tests/suite"));
    let rows = manual
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| fault") && !line.starts_with("| what is sent"));
    let mut named = 0;
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {row}");
        for name in names {
            let exists = match name.contains('/') {
                true => fs::exists(root.join(name)).unwrap(),
                false => is_test(&code, name),
            };
            assert!(exists, "{name}");
            named += 1;
        }
    }
    assert!(named > 80, "{named}");
}
