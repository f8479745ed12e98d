//! GIF: its blocks, without decoding. It is published as it is, moving or not, without comments.
//!
//! Format: GIF89a, 17 to 27.

use std::ops::Range;

use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::format::Memory;

const EXTENSION: u8 = 0x21;
const PICTURE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const GRAPHIC_CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

/// The applications whose block says how often a picture moves.
const LOOPS: &[&[u8]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The blocks of a file.
struct Blocks {
    /// The header with the colours of all pictures.
    head: Range<usize>,
    /// The pictures, and what is needed to show them.
    needed: Vec<Range<usize>>,
    pictures: usize,
    is_whole: bool,
}

/// Returns the size of a table of colours that a packed byte tells of, in bytes.
fn colours(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// Returns where the sub-blocks that begin at a place end.
fn after_data(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn blocks(bytes: &[u8]) -> Option<Blocks> {
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut blocks = Blocks { head: 0..at, needed: Vec::new(), pictures: 0, is_whole: false };
    loop {
        let start = at;
        match bytes.get(at).copied() {
            Some(EXTENSION) => {
                let label = *bytes.get(at + 1)?;
                let Some(end) = after_data(bytes, at + 2) else { return Some(blocks) };
                let loops =
                    label == APPLICATION && bytes.get(at + 3..at + 14).is_some_and(|name| LOOPS.contains(&name));
                if label == GRAPHIC_CONTROL || loops {
                    blocks.needed.push(start..end);
                }
                at = end;
            }
            Some(PICTURE) => {
                let Some(packed) = bytes.get(at + 9) else { return Some(blocks) };
                let Some(end) = after_data(bytes, at + 11 + colours(*packed)) else { return Some(blocks) };
                blocks.needed.push(start..end);
                blocks.pictures += 1;
                at = end;
            }
            Some(TRAILER) => {
                blocks.is_whole = true;
                return Some(blocks);
            }
            _ => return Some(blocks),
        }
    }
}

/// Reads the head, and tells a file that was cut short.
pub(super) fn head(bytes: &[u8]) -> Result<Head, BadPicture> {
    let blocks = blocks(bytes).filter(|blocks| blocks.is_whole).ok_or(BadPicture::Truncated)?;
    if blocks.pictures == 0 {
        return Err(BadPicture::Damaged);
    }
    let side = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |side| u16::from_le_bytes(*side));
    Ok(Head {
        format: Format::Gif,
        width: side(6).into(),
        height: side(8).into(),
        orientation: Orientation::NoTransforms,
        is_animated: blocks.pictures > 1,
        is_drawing: true,
        memory: Memory::Whole(8),
    })
}

/// Returns the same picture without comments and notes of programs.
pub(super) fn strip(bytes: &[u8]) -> Vec<u8> {
    let Some(Blocks { head, needed, .. }) = blocks(bytes) else { return bytes.to_vec() };
    let mut out = bytes.get(head).unwrap_or_default().to_vec();
    for range in needed {
        out.extend_from_slice(bytes.get(range).unwrap_or_default());
    }
    out.push(TRAILER);
    out
}
