//! The layers of `src/`: each module uses only those below it, and few touch the world outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::harness::read;

/// The order in which the modules stood when this test was written, for the document that holds the table.
const EXAMPLE: &str = "\
| module | responsibility |
|---|---|
| `text` | … |
| `source` | … |
| `markdown` | … |
| `diagnostics` | … |
| `files` | … |
| `yaml` | … |
| `content` | … |
| `model` | … |
| `routes` | … |
| `links` | … |
| `images` | … |
| `theme` | … |
| `pages` | … |
| `feeds` | … |
| `output` | … |
| `targets` | … |
| `build` | … |
| `import` | … |
| `cli` | … |";

/// What reaches out of the program, and the places that may name it.
const DOORS: &[(&str, &[&str])] = &[
    ("std::fs", &["cache.rs", "files/disk.rs", "output/", "cli/"]),
    ("std::env", &["cli/"]),
    ("std::process", &["cache.rs", "cli/", "main.rs"]),
    ("std::time::SystemTime", &["cache.rs", "files/disk.rs"]),
    ("Utc::now", &["cli/"]),
    ("Local::now", &["cli/"]),
    ("std::net", &["serve/"]),
    ("static mut", &[]),
    ("Mutex", &["images/budget.rs", "images/store.rs"]),
    ("RwLock", &[]),
    ("Rc<", &[]),
    ("Instant::now", &["cli/", "serve/"]),
    ("println!", &["cli/"]),
    ("eprintln!", &["cli/"]),
];

/// A picture that is made holds memory for which others wait. A library that handed a part of that work to the pool of threads
/// could begin another picture on the same thread, which would wait for ever (see `images::budget`). Below the encoder of AVIF,
/// av-scenechange looks for cuts between the frames of a film, and a picture is one frame.
#[test]
fn no_library_shares_the_pool_of_threads() {
    let lock = read(&root().join("Cargo.lock"));
    let users: Vec<&str> = lock
        .split("[[package]]")
        .filter(|package| package.lines().any(|line| line.trim().trim_matches([',', '"']) == "rayon"))
        .filter_map(|package| package.split("name = \"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(users, ["av-scenechange", "doithoai"]);
    let imported = |(path, code): &(String, String)| path.starts_with("images/") && code.contains("rayon");
    let importing: Vec<String> = sources().into_iter().filter(imported).map(|(path, _)| path).collect();
    assert_eq!(importing, ["images/studio.rs"]);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns every source file with its path below `src/`; tests are no part of the layers.
fn sources() -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if extension == "rs" && !is_test(&name) => {
                    let text = read(&path);
                    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("").to_owned();
                    sources.insert(name, code);
                }
                _ => {}
            }
        }
    }
    sources
}

fn is_test(file: &str) -> bool {
    ["/tests.rs", "/properties.rs"].iter().any(|ending| file.ends_with(ending))
}

/// Returns the module of a file: `output/disk.rs` belongs to `output`.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// Returns the modules in the table of the architecture, lowest first. A row may name several: `feeds` · `search`.
fn layers() -> BTreeMap<String, usize> {
    let path: PathBuf = root().join("docs/architecture.md");
    assert!(path.exists(), "docs/architecture.md is missing; it must hold a table such as\n{EXAMPLE}");
    let text = read(&path);
    let rows = text.lines().skip_while(|line| !line.starts_with("| `text`")).take_while(|line| line.starts_with('|'));
    let mut layers = BTreeMap::new();
    for (layer, row) in rows.enumerate() {
        let names = row.split('|').nth(1).unwrap_or("").split('`').skip(1).step_by(2);
        layers.extend(names.map(|name| (name.trim_end_matches("/").to_owned(), layer)));
    }
    assert!(layers.contains_key("cli"), "docs/architecture.md must hold a table such as\n{EXAMPLE}");
    layers
}

/// Returns the modules of the crate that a file names.
fn used(code: &str) -> Vec<&str> {
    let code_lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = code_lines.flat_map(|line| line.split("crate::").skip(1));
    let named =
        named.map(|rest| rest.split(|next: char| !next.is_ascii_alphanumeric() && next != '_').next().unwrap_or(""));
    named.filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_module_uses_only_those_above_it_in_the_table() {
    let layers = layers();
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let own = module(&file);
        if own == "lib" || own == "main" {
            continue;
        }
        let Some(layer) = layers.get(own) else {
            wrong.push(format!("{own} has no row in docs/architecture.md"));
            continue;
        };
        for name in used(&code).into_iter().filter(|name| *name != own) {
            if layers.get(name).is_none_or(|other| other >= layer) {
                wrong.push(format!("src/{file} uses {name}, which does not stand above {own}"));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_of_the_table_exists() {
    let sources = sources();
    let known: Vec<&str> = sources.keys().map(|file| module(file)).collect();
    let gone: Vec<String> = layers().into_keys().filter(|name| !known.contains(&name.as_str())).collect();
    assert!(gone.is_empty(), "docs/architecture.md names {gone:?}, which src/ does not have");
}

#[test]
fn every_import_of_the_crate_stands_on_a_line_of_its_own() {
    for (file, code) in sources() {
        let joined = code.lines().find(|line| line.starts_with("use crate::") && line.contains('{'));
        assert_eq!(joined, None, "src/{file}");
    }
}

#[test]
fn only_the_edge_touches_the_world_outside() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for (what, places) in DOORS {
            let allowed = places.iter().any(|place| file.starts_with(place));
            if !allowed && lines.iter().any(|line| line.contains(what)) {
                wrong.push(format!("src/{file} names {what}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
