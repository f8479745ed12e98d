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

pub use documents::Documents;
pub use documents::Heads;
pub use documents::Texts;
pub use load::load;
pub use load::theme_name;
pub use shelf::Change;
pub use shelf::Shelf;
pub use types::*;

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
