//! What a file is by its first bytes, whatever its name says, and what its head says of it.
//!
//! Comes in: the bytes of a file. Goes out: [`Head`], or why the file is no picture that can be published. No pixel is
//! decoded, and no memory is taken for what the head promises.

use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::diagnostics::Foreign;
use crate::images::gif;
use crate::images::jpeg;
use crate::images::pixels;
use crate::images::png;
use crate::images::svg;
use crate::images::webp;

/// The largest width or height, in pixels.
const LARGEST_SIDE: u32 = 20_000;
/// The most memory that decoding a picture may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// A format in which pictures are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG, animated ones too.
    Png,
    /// WebP, animated ones too.
    WebP,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
    /// AVIF, which is only written.
    Avif,
}

impl Format {
    /// Returns the ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
            Format::Gif => "gif",
            Format::Svg => "svg",
            Format::Avif => "avif",
        }
    }

    /// Returns its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
            Format::Gif => "image/gif",
            Format::Svg => "image/svg+xml",
            Format::Avif => "image/avif",
        }
    }
}

/// What the head of a picture says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) format: Format,
    /// The width as it is stored, in pixels.
    pub(super) width: u32,
    /// The height as it is stored, in pixels.
    pub(super) height: u32,
    /// How a JPEG is to be turned; what the other formats say is known only to their decoders.
    pub(super) orientation: Orientation,
    /// Whether it moves.
    pub(super) is_animated: bool,
    /// Whether its pixels are stored without loss, in so few bytes that it is a drawing rather than a photo.
    pub(super) is_drawing: bool,
    /// The memory that decoding takes beside the file, in bytes, for a master of a width.
    pub(super) memory: Memory,
}

/// How much memory the pixels take while they are decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    /// None: they are never decoded.
    None,
    /// So many bytes for each pixel of the picture.
    Whole(u64),
    /// So many for each pixel of the picture, and so many for each pixel that is left when it is read at a smaller scale.
    Scaled(u64, u64),
}

impl Head {
    /// Returns the size as it is shown, of a JPEG.
    pub(super) fn shown(&self) -> (u32, u32) {
        pixels::upright((self.width, self.height), self.orientation)
    }

    /// Returns the memory that decoding for a width takes, in bytes.
    pub(super) fn memory_for(&self, widest: u32) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height);
        match self.memory {
            Memory::None => 0,
            Memory::Whole(bytes) => pixels * bytes,
            Memory::Scaled(whole, scaled) => {
                let scale = u64::from(jpeg::scale(self.shown().0, widest));
                pixels * whole + pixels / (scale * scale) * scaled
            }
        }
    }
}

/// Reads the head of a picture, and whether the file is whole.
pub(super) fn head(bytes: &[u8], widest: u32) -> Result<Head, BadPicture> {
    let head = match format(bytes)? {
        Format::Jpeg => jpeg::head(bytes)?,
        Format::Png => png::head(bytes)?,
        Format::WebP => webp::head(bytes)?,
        Format::Gif => gif::head(bytes)?,
        Format::Svg => svg::head(bytes)?,
        Format::Avif => return Err(BadPicture::Foreign(Foreign::Avif)),
    };
    let sides = [head.width, head.height];
    if sides.contains(&0) {
        return Err(BadPicture::Damaged);
    }
    if sides.iter().any(|side| *side > LARGEST_SIDE) || head.memory_for(widest) > MOST_MEMORY {
        return Err(BadPicture::TooLarge);
    }
    Ok(head)
}

/// Returns the format of a picture by its first bytes.
pub(super) fn format(bytes: &[u8]) -> Result<Format, BadPicture> {
    if bytes.is_empty() {
        return Err(BadPicture::Empty);
    }
    let begins = |with: &[u8]| bytes.starts_with(with);
    match () {
        () if begins(b"\xFF\xD8\xFF") => Ok(Format::Jpeg),
        () if begins(png::SIGNATURE) => Ok(Format::Png),
        () if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Ok(Format::WebP),
        () if begins(b"GIF87a") || begins(b"GIF89a") => Ok(Format::Gif),
        () if svg::is_svg(bytes) => Ok(Format::Svg),
        () => Err(foreign(bytes)),
    }
}

/// Names what a file is that is no picture of the web.
fn foreign(bytes: &[u8]) -> BadPicture {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if bytes.get(4..8) == Some(b"ftyp") {
        return match bytes.get(8..12) {
            Some(b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1") => BadPicture::Heif,
            Some(b"avif" | b"avis") => BadPicture::Foreign(Foreign::Avif),
            _ => BadPicture::Foreign(Foreign::Video),
        };
    }
    let text: String = String::from_utf8_lossy(bytes.get(..bytes.len().min(256)).unwrap_or_default())
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .to_ascii_lowercase();
    let foreign = match () {
        () if begins(b"II*\0") || begins(b"MM\0*") => Foreign::Tiff,
        () if begins(b"BM") && bytes.get(6..10) == Some(&[0; 4]) => Foreign::Bmp,
        () if begins(b"%PDF-") => Foreign::Pdf,
        () if begins(b"8BPS") => Foreign::Photoshop,
        () if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0") => Foreign::Office,
        () if begins(b"\xFF\x0A") || begins(b"\0\0\0\x0CJXL ") => Foreign::JpegXl,
        () if text.starts_with("<!doctype html") || text.starts_with("<html") => Foreign::WebPage,
        () => return BadPicture::Unreadable,
    };
    BadPicture::Foreign(foreign)
}
