//! WebP: its chunks, without decoding; encoding by libwebp.
//!
//! Format: WebP Container Specification (RFC 9649, 2).

use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::format::Memory;
use crate::images::pixels::Pixels;

/// The effort of the encoder, 0 to 6: from 3 on, it weighs what each choice costs.
const METHOD: i32 = 4;
/// The effort of the encoder without loss.
const LOSSLESS_METHOD: i32 = 3;

/// What is needed to show a picture.
const NEEDED: &[&[u8; 4]] = &[b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"];

/// The flags of `VP8X` that stand for a profile, for EXIF and for XMP.
const METADATA: u8 = 0b0010_1100;
const ANIMATED: u8 = 0b0000_0010;

struct Chunk<'a> {
    name: &'a [u8; 4],
    data: &'a [u8],
}

/// Splits a file into its chunks; nothing where the file ends before they do.
fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let size = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let mut rest = bytes.get(12..size.checked_add(8)?)?;
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_first_chunk::<4>() {
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        found.push(Chunk { name, data: after.get(..length)? });
        rest = after.get(length.checked_add(length % 2)?..).unwrap_or_default();
    }
    Some(found)
}

/// Reads the head, and tells a file that was cut short.
pub(super) fn head(bytes: &[u8]) -> Result<Head, BadPicture> {
    let chunks = chunks(bytes).ok_or(BadPicture::Truncated)?;
    let first = chunks.first().ok_or(BadPicture::Truncated)?;
    let (width, height) = size(first).ok_or(BadPicture::Damaged)?;
    let has = |name: &[u8; 4]| chunks.iter().any(|chunk| chunk.name == name);
    Ok(Head {
        format: Format::WebP,
        width,
        height,
        orientation: Orientation::NoTransforms,
        is_animated: first.name == b"VP8X" && first.data.first().is_some_and(|flags| flags & ANIMATED != 0),
        is_drawing: has(b"VP8L"),
        memory: Memory::Whole(10),
    })
}

fn size(first: &Chunk<'_>) -> Option<(u32, u32)> {
    match (first.name, first.data) {
        (b"VP8X", [_, _, _, _, w0, w1, w2, h0, h1, h2, ..]) => {
            Some((u32::from_le_bytes([*w0, *w1, *w2, 0]) + 1, u32::from_le_bytes([*h0, *h1, *h2, 0]) + 1))
        }
        (b"VP8L", [0x2F, b0, b1, b2, b3, ..]) => {
            let bits = u32::from_le_bytes([*b0, *b1, *b2, *b3]);
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        (b"VP8 ", [_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..]) => {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Some((side(*w0, *w1), side(*h0, *h1)))
        }
        _ => None,
    }
}

/// Returns the same picture without anything that is not needed to show it.
pub(super) fn strip(bytes: &[u8]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for Chunk { name, data } in chunks(bytes).unwrap_or_default().iter().filter(|chunk| NEEDED.contains(&chunk.name)) {
        let at = body.len();
        body.extend_from_slice(*name);
        body.extend(u32::try_from(data.len()).unwrap_or(0).to_le_bytes());
        body.extend_from_slice(data);
        body.extend(std::iter::repeat_n(0, data.len() % 2));
        if let (b"VP8X", Some(flags)) = (*name, body.get_mut(at + 8)) {
            *flags &= !METADATA;
        }
    }
    let size = u32::try_from(body.len()).unwrap_or(0).to_le_bytes();
    [b"RIFF", &size[..], &body].concat()
}

/// Encodes with a quality from 0 to 100.
pub(super) fn encode(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = f32::from(quality);
    config.method = METHOD;
    encode_with(pixels, &config)
}

/// Encodes without loss.
pub(super) fn encode_lossless(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.lossless = 1;
    config.quality = 60.0;
    config.method = LOSSLESS_METHOD;
    encode_with(pixels, &config)
}

fn encode_with(pixels: &Pixels, config: &webp::WebPConfig) -> Option<Vec<u8>> {
    let layout = if pixels.is_opaque() { webp::PixelLayout::Rgb } else { webp::PixelLayout::Rgba };
    let encoder = webp::Encoder::new(pixels.samples(), layout, pixels.width(), pixels.height());
    encoder.encode_advanced(config).ok().map(|bytes| bytes.to_vec())
}
