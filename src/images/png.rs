//! PNG: its chunks, without decoding.
//!
//! Format: Portable Network Graphics, third edition, 5 and 11.

use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::format::Memory;

/// The first bytes of every PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// What is needed to show a picture.
const NEEDED: &[&[u8; 4]] = &[b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT"];

/// A drawing takes at most so many bytes for ten pixels; a photo takes some fifteen to thirty.
const DRAWING: u64 = 10;

struct Chunk<'a> {
    name: &'a [u8; 4],
    data: &'a [u8],
    /// Length, name, data and checksum.
    whole: &'a [u8],
}

/// Splits a file into its chunks, up to its end or to the first that is not whole.
fn chunks(bytes: &[u8]) -> Vec<Chunk<'_>> {
    let mut found: Vec<Chunk<'_>> = Vec::new();
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    while found.last().is_none_or(|chunk| chunk.name != b"IEND") {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { break };
        let Some((name, after)) = after.split_first_chunk::<4>() else { break };
        let length = u32::from_be_bytes(*length) as usize;
        let Some(data) = after.get(..length) else { break };
        let Some((whole, next)) = rest.split_at_checked(length + 12) else { break };
        found.push(Chunk { name, data, whole });
        rest = next;
    }
    found
}

/// Reads the head, and tells a file that was cut short.
pub(super) fn head(bytes: &[u8]) -> Result<Head, BadPicture> {
    let chunks = chunks(bytes);
    if chunks.last().is_none_or(|chunk| chunk.name != b"IEND") {
        return Err(BadPicture::Truncated);
    }
    let header = chunks.iter().find(|chunk| chunk.name == b"IHDR").map(|chunk| chunk.data);
    let Some([w3, w2, w1, w0, h3, h2, h1, h0, depth, ..]) = header else { return Err(BadPicture::Damaged) };
    let width = u32::from_be_bytes([*w3, *w2, *w1, *w0]);
    let height = u32::from_be_bytes([*h3, *h2, *h1, *h0]);
    let is_deep = *depth == 16;
    let sample = if is_deep { 2 } else { 1 };
    let pixels = u64::from(width) * u64::from(height);
    let size: u64 = chunks.iter().filter(|chunk| chunk.name == b"IDAT").map(|chunk| chunk.data.len() as u64).sum();
    Ok(Head {
        format: Format::Png,
        width,
        height,
        orientation: Orientation::NoTransforms,
        is_animated: chunks.iter().any(|chunk| chunk.name == b"acTL"),
        is_drawing: size * 10 <= pixels * DRAWING * sample,
        memory: Memory::Whole(if is_deep { 12 } else { 8 }),
    })
}

/// Returns the same picture without anything that is not needed to show it.
pub(super) fn strip(bytes: &[u8]) -> Vec<u8> {
    let needed = chunks(bytes).into_iter().filter(|chunk| NEEDED.contains(&chunk.name)).map(|chunk| chunk.whole);
    std::iter::once(SIGNATURE).chain(needed).collect::<Vec<_>>().concat()
}
