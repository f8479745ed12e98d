//! The end of a build: what became of it, which pages to look at, and where.

use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use std::path::Prefix;
use std::time::Duration;

use crate::build::Outcome;
use crate::build::Published;
use crate::cli::words::Kind;
use crate::cli::words::Words;
use crate::diagnostics;
use crate::output::Changes;

/// So many pages of a kind are named.
const NAMED: usize = 5;

/// Returns the lines of a summary. `output` is the folder as it was asked for, `shown` how the first page is to be named.
pub(super) fn lines(
    outcome: &Outcome,
    published: &Published,
    (output, time): (&Path, Duration),
    words: Words,
) -> Vec<String> {
    let mut lines = vec![words.built(published, time)];
    if published.report.unchanged > 0 {
        lines.extend(named(&published.changes, output, words));
    }
    if outcome.summary.held_back > 0 {
        lines.push(words.held_back(outcome.summary.held_back));
    }
    if !outcome.summary.has_base_url {
        lines.push(words.no_base_url().to_owned());
    }
    let (_, warnings) = diagnostics::count(&outcome.diagnostics);
    if warnings > 0 {
        lines.push(words.with_warnings(warnings));
    }
    lines
}

/// Names the first pages that are new, changed and gone; those of articles come first, because lists change with them.
fn named(changes: &Changes, output: &Path, words: Words) -> Vec<String> {
    let kinds =
        [(Kind::Created, &changes.created), (Kind::Changed, &changes.changed), (Kind::Removed, &changes.removed)];
    let mut lines = Vec::new();
    for (kind, paths) in kinds.into_iter().filter(|(_, paths)| !paths.is_empty()) {
        let (articles, others): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| is_article(path));
        let first = articles.into_iter().chain(others).take(NAMED);
        let first: Vec<String> = first.map(|path| shown(&output.join(path))).collect();
        lines.push(words.pages(kind, &first, paths.len() - first.len()));
    }
    lines
}

/// Returns a path as people type it: in the separators of this system, and without the folder they are in.
pub(super) fn shown(path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(".").unwrap_or(path).components().collect();
    path.display().to_string()
}

/// Tells whether a page is that of a session or of a news article.
fn is_article(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(parts.as_slice(), ["doi-thoai" | "tin-tuc", _, "index.html"])
}

/// Returns the address of a file for a browser, which a terminal opens by a click; nothing for a path that is not whole.
pub(super) fn address(path: &Path) -> Option<String> {
    let mut address = String::from("file://");
    let mut parts = path.components();
    match parts.next()? {
        Component::RootDir => {}
        Component::Prefix(prefix) => match prefix.kind() {
            Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                address.push('/');
                address.push(char::from(letter));
                address.push(':');
            }
            Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
                push_encoded(&mut address, server.to_str()?);
                address.push('/');
                push_encoded(&mut address, share.to_str()?);
            }
            _ => return None,
        },
        _ => return None,
    }
    for part in parts {
        match part {
            Component::Normal(name) => {
                address.push('/');
                push_encoded(&mut address, name.to_str()?);
            }
            Component::RootDir => {}
            _ => return None,
        }
    }
    Some(address)
}

fn push_encoded(address: &mut String, name: &str) {
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn the_address_of_a_file() {
        let of = |path: &str| address(Path::new(path));
        assert_eq!(of("/srv/trang xã/output/index.html").unwrap(), "file:///srv/trang%20x%C3%A3/output/index.html");
        assert_eq!(of("output/index.html"), None);
        assert_eq!(of("/srv/../etc"), None);
    }

    #[test]
    #[cfg(windows)]
    fn the_address_of_a_file_on_windows() {
        let of = |path: &str| address(Path::new(path)).unwrap();
        assert_eq!(of(r"C:\Trang\output\index.html"), "file:///C:/Trang/output/index.html");
        assert_eq!(of(r"\\may-chu\chung\index.html"), "file://may-chu/chung/index.html");
    }

    #[test]
    fn pages_of_articles_are_told_from_lists() {
        assert!(is_article("doi-thoai/2026-06-18-ia-le/index.html"));
        assert!(!is_article("doi-thoai/index.html"));
        assert!(!is_article("doi-thoai/trang/2/index.html"));
    }
}
