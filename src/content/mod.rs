//! Reading what people wrote: every file into values with places, and every mistake of form told.
//!
//! Comes in: the files of a site. Goes out: [`Documents`] and diagnostics. It must not resolve names, look at other
//! articles, or decide what is published.

mod article;
mod documents;
pub mod fields;
mod load;
mod registries;
pub mod shape;
mod shelf;
mod types;

use std::ops::Range;

pub use documents::Documents;
pub use documents::Heads;
pub use documents::Texts;
pub use load::load;
pub use load::theme_name;
pub use shelf::Change;
pub use shelf::Shelf;
pub use types::*;

/// Tells whether a file is an article, by its name.
pub fn is_article(path: &str) -> bool {
    path.get(path.len().saturating_sub(3)..).is_some_and(|ending| ending.eq_ignore_ascii_case(".md"))
}

/// Returns where the front matter of an article lies in its text, and where its body begins. In a text without front
/// matter both are empty.
pub fn parts(text: &str) -> (Range<usize>, usize) {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match start {
            None if line.trim_end() == "---" => start = Some(end),
            None => break,
            Some(start) if line.trim_end() == "---" => return (start..at, end),
            Some(_) => {}
        }
        at = end;
    }
    (0..0, text.len())
}

/// Tells whether a text is an absolute web address without spaces.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        !host.is_empty()
            && !rest.contains(|character: char| character.is_whitespace() || "<>\"'`\\".contains(character))
    })
}

/// The path of the settings.
pub const SETTINGS: &str = "content/site.yaml";

/// The theme of a site that names none.
pub const DEFAULT_THEME: &str = "default";
