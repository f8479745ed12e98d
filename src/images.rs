//! Pictures: what is in them, and under which name they are published.
//!
//! Comes in: the pictures in use. Goes out: [`Catalog`], with sizes in pixels and published paths that carry a hash of the
//! bytes, and a diagnostic for every picture that browsers cannot show.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::DynamicImage;
use image::ImageDecoder;
use image::ImageFormat;
use image::ImageReader;
use image::RgbImage;
use rayon::prelude::*;

use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::BadPicture;
use crate::diagnostics::Diagnostic;
use crate::files::FileError;
use crate::files::Files;
use crate::links::Links;
use crate::routes;
use crate::source::Span;
use crate::text;

/// The largest picture file, in bytes.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// The largest width or height, in pixels.
const LARGEST_SIDE: u32 = 20_000;

/// A picture in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The published path.
    pub path: String,
    /// The width in pixels, as shown upright.
    pub width: u32,
    /// The height in pixels, as shown upright.
    pub height: u32,
}

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

    /// Returns the published paths, each once, with a source path.
    pub fn published(&self) -> BTreeMap<&str, &str> {
        self.pictures.iter().map(|(source, picture)| (picture.path.as_str(), source.as_str())).collect()
    }
}

/// Reads the heads of all pictures in use.
///
/// # Errors
/// Fails where the disk does.
pub fn catalog(
    files: &dyn Files,
    texts: &Texts,
    links: &Links,
    sink: &mut Vec<Diagnostic>,
) -> Result<Catalog, FileError> {
    let used: Vec<(&String, Span)> = links.pictures.iter().map(|(path, span)| (path, *span)).collect();
    let read = |(path, span): &(&String, Span)| {
        let Some(entry) = texts.file(path) else { return Ok(None) };
        if entry.size > LARGEST_FILE {
            return Ok(Some(Err(diagnostics::bad_picture(*span, path, BadPicture::TooLarge))));
        }
        let bytes = files.read(entry)?;
        let picture = measure(&bytes).map(|(width, height, format)| Picture {
            path: published(path, &bytes, format),
            width,
            height,
        });
        Ok(Some(
            picture.map(|picture| ((*path).clone(), picture)).map_err(|bad| diagnostics::bad_picture(*span, path, bad)),
        ))
    };
    let results: Result<Vec<_>, FileError> = used.par_iter().map(read).collect();
    let mut catalog = Catalog::default();
    for result in results?.into_iter().flatten() {
        match result {
            Ok((path, picture)) => drop(catalog.pictures.insert(path, picture)),
            Err(diagnostic) => sink.push(diagnostic),
        }
    }
    Ok(catalog)
}

/// Returns the pixels of a picture, upright; nothing where it cannot be read.
pub fn pixels(bytes: &[u8]) -> Option<RgbImage> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(picture.into_rgb8())
}

/// Returns the size as the picture is shown, turned as its orientation says.
fn measure(bytes: &[u8]) -> Result<(u32, u32, ImageFormat), BadPicture> {
    if bytes.is_empty() {
        return Err(BadPicture::Empty);
    }
    let is_heif = bytes.get(4..8) == Some(b"ftyp");
    if is_heif {
        return Err(BadPicture::Heif);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| BadPicture::Unreadable)?;
    let format = reader.format().ok_or(BadPicture::Unreadable)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(BadPicture::Unreadable);
    }
    let mut decoder = reader.into_decoder().map_err(|_| BadPicture::Unreadable)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 || width > LARGEST_SIDE || height > LARGEST_SIDE {
        return Err(BadPicture::TooLarge);
    }
    let turned = decoder.orientation().is_ok_and(|orientation| orientation.to_exif() >= 5);
    Ok(if turned { (height, width, format) } else { (width, height, format) })
}

fn published(source: &str, bytes: &[u8], format: ImageFormat) -> String {
    let name = source.rsplit('/').next().unwrap_or(source);
    let stem = text::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let stem: String = stem.chars().take(60).collect();
    let extension = match format {
        ImageFormat::Png => "png",
        ImageFormat::WebP => "webp",
        ImageFormat::Gif => "gif",
        _ => "jpg",
    };
    let hash = blake3::hash(bytes).to_hex();
    let hash = hash.as_str().get(..12).unwrap_or_default();
    let dash = if stem.is_empty() { "" } else { "-" };
    format!("{}{stem}{dash}{hash}.{extension}", routes::PICTURES)
}
