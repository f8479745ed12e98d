//! Pictures: what is in them, which files are published for each, and the bytes of those files.
//!
//! Comes in: the pictures in use. Goes out: a [`Catalog`] with the variants of each, small, upright, in sRGB and without
//! metadata, under names that carry a hash; a diagnostic for every picture that cannot be shown; and, variant by variant,
//! bytes. What takes long is kept in the cache. It must not know pages or templates.

mod avif;
mod budget;
mod colour;
mod format;
mod gif;
mod inspect;
mod jpeg;
mod pixels;
mod placeholder;
mod plan;
mod png;
mod store;
mod studio;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

use std::collections::BTreeMap;

pub use format::Format;
pub use placeholder::Placeholder;
pub use plan::Picture;
pub use plan::Settings;
pub use plan::Variant;
pub use store::Store;
pub use studio::Studio;
pub use studio::Watcher;
pub use studio::Work;

/// The pictures in use, by source path.
#[derive(Debug, Default)]
pub struct Catalog {
    pictures: BTreeMap<String, Picture>,
}

impl Catalog {
    /// Returns a picture by its source path.
    pub fn get(&self, source: &str) -> Option<&Picture> {
        self.pictures.get(source)
    }

    /// Returns the variants of all pictures, each published path once.
    pub fn variants(&self) -> BTreeMap<&str, &Variant> {
        let variants = self.pictures.values().flat_map(Picture::variants);
        variants.map(|variant| (variant.path.as_str(), variant)).collect()
    }
}

/// Returns a picture that is offered as a file, without its metadata; what is no picture stays as it is.
pub fn clean(bytes: Vec<u8>) -> Vec<u8> {
    match format::format(&bytes) {
        Ok(format) => inspect::strip(&bytes, format),
        Err(_) => bytes,
    }
}

/// Tells whether a JPEG says where it was taken.
pub fn tells_place(jpeg: &[u8]) -> bool {
    jpeg::tells_place(jpeg)
}

/// Tells whether EXIF, as it stands in a file of any kind, says where a photo was taken.
pub fn exif_tells_place(exif: &[u8]) -> bool {
    jpeg::exif_tells_place(exif)
}
