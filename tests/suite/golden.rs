//! Whole small sites and all that is published of them, as text to review: `tests/sites/NAME.txt` becomes
//! `tests/golden/NAME.txt`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::reviewed;
use crate::outline;

/// The sites whose output is reviewed.
const SITES: &[&str] = &["bare", "communes", "everything", "good"];

/// Pages that are reviewed byte by byte; of the others an outline says enough.
const WHOLE: &[&str] = &["bare/doi-thoai/2021-01-07-ia-le/index.html"];

/// Endings of files that are reviewed as they are; schemas are the same for every site and are reviewed in `open_data`.
const TEXTS: &[&str] = &["xml", "json", "txt"];

fn golden(site: &str) -> String {
    let files = Site::named(site).published(&[]);
    files.iter().map(|(path, bytes)| section(site, path, bytes)).collect()
}

fn section(site: &str, path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or("");
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    let shown = match ending {
        "html" if WHOLE.contains(&format!("{site}/{path}").as_str()) => text(),
        "html" => outline::of(&text()),
        _ if path.ends_with(".schema.json") => "…\n".to_owned(),
        ending if TEXTS.contains(&ending) => text(),
        "css" | "js" | "svg" | "woff2" => "…\n".to_owned(),
        _ => format!("{} bytes\n", bytes.len()),
    };
    format!("=== {}\n{}\n", without_hash(path), without_hash(shown.trim_end()))
}

/// Returns a text in which the names of the theme's files have `HASH` for their hash, which any change of them changes.
fn without_hash(text: &str) -> String {
    let mut parts = text.split("giao-dien/");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let end = part.find(['"', '\n', ' ']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let hashed = name.rsplit_once('-').and_then(|(stem, rest)| Some((stem, rest.split_once('.')?.1)));
        let name = hashed.map_or(name.to_owned(), |(stem, ending)| format!("{stem}-HASH.{ending}"));
        out.push_str(&format!("giao-dien/{name}{rest}"));
    }
    out
}

#[test]
fn the_output_of_each_site_is_as_reviewed() {
    let review = |site: &&str| reviewed(&golden(site), &in_tests(&format!("golden/{site}.txt"))).err();
    let failures: Vec<String> = SITES.iter().filter_map(review).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn nothing_lies_in_golden_that_no_site_makes() {
    let names =
        fs::read_dir(in_tests("golden")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let made: BTreeSet<String> = SITES.iter().map(|site| format!("{site}.txt")).collect();
    let unused: Vec<String> = names.filter(|name| !made.contains(name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_links_of_each_site_lead_somewhere() {
    for site in SITES {
        let files: BTreeMap<String, Vec<u8>> = Site::named(site).published(&[]);
        let base = if *site == "everything" { "/huyen/" } else { "/" };
        let problems = crate::links::problems_below(&files, base);
        assert!(problems.is_empty(), "{site}\n{}", problems.join("\n"));
    }
}
