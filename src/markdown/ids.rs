//! Ids of headings: made of their text, unique within a body.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::text::slug;

/// The id of the footnotes' heading, and the beginning of the id of each footnote.
pub(super) const FOOTNOTES: &str = "chu-thich";

/// The beginning of the id of each reference to a footnote.
pub(super) const FOOTNOTE_REFERENCES: &str = "ve-chu-thich";

/// What an id starts with that its heading's text cannot give.
const SECTION: &str = "muc";

/// The ids given so far.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Ids {
    /// Gives a heading its id: the slug of its text, with `-2`, `-3` where it was given before.
    pub fn of_heading(&mut self, text: &str) -> String {
        let slug = slug(text);
        if slug.is_empty() {
            return self.numbered(SECTION, 1);
        }
        let base = if is_reserved(&slug) { format!("{SECTION}-{slug}") } else { slug };
        if self.used.insert(base.clone()) {
            return base;
        }
        self.numbered(&base, 2)
    }

    /// The first free id `base-n`, `n` counting from `first`.
    fn numbered(&mut self, base: &str, first: usize) -> String {
        let next = self.next.entry(base.to_owned()).or_insert(first);
        loop {
            let id = format!("{base}-{next}");
            *next += 1;
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Whether an id could be one of the footnotes'.
fn is_reserved(slug: &str) -> bool {
    [FOOTNOTES, FOOTNOTE_REFERENCES]
        .iter()
        .any(|reserved| slug.strip_prefix(reserved).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}
