//! What published files were made of. In: the text that the last build left, or offers. Out: origins, or
//! the text. It must not touch the disk. It may be lost at any time: then everything is made again.

use std::collections::HashMap;
use std::fmt::Write;

use blake3::Hash;

use crate::output::manifest::Manifest;
use crate::output::offer::Offer;
use crate::output::path::OutputPath;

/// How the first line begins; another version of the format has another.
const VERSION: &str = "doithoai origins 1";
/// The line of a file whose origin nobody told.
const UNTOLD: &str = "-";

/// The origins of published files that had one.
#[derive(Debug, Default)]
pub(super) struct Origins {
    by_path: HashMap<OutputPath, Hash>,
}

impl Origins {
    /// Reads the origins of the files of a manifest; `None` if they belong to another one, or were made by another maker.
    pub fn parse(text: &str, (manifest, bound): (&Manifest, Hash), maker: Hash) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(head(bound, maker).as_str()) {
            return None;
        }
        let mut by_path = HashMap::with_capacity(manifest.records.len());
        for path in manifest.records.keys() {
            match lines.next()? {
                UNTOLD => {}
                hex => drop(by_path.insert(path.clone(), Hash::from_hex(hex).ok()?)),
            }
        }
        lines.next().is_none().then_some(Self { by_path })
    }

    /// Writes the origins of offers that stand in the order of their manifest: one line for each.
    pub fn to_text(offers: &[Offer], bound: Hash, maker: Hash) -> String {
        let mut text = head(bound, maker) + "\n";
        text.reserve(65 * offers.len());
        for offer in offers {
            // Writing to a string never fails.
            let _ = match offer.origin {
                Some(origin) => writeln!(text, "{}", origin.to_hex()),
                None => writeln!(text, "{UNTOLD}"),
            };
        }
        text
    }

    /// Tells whether the file at `path` was made of this.
    pub fn is_of(&self, path: &OutputPath, origin: Hash) -> bool {
        self.by_path.get(path) == Some(&origin)
    }

    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }
}

fn head(bound: Hash, maker: Hash) -> String {
    format!("{VERSION} {} {}", bound.to_hex(), maker.to_hex())
}
