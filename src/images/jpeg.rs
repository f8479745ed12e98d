//! JPEG: its segments, without decoding; its pixels, at the smallest scale that is large enough.
//!
//! Format: ITU-T T.81, annex B; the segments of cameras: Exif 2.32, 4.5.4.

use image::metadata::Orientation;
use jpeg_decoder::Decoder;
use jpeg_decoder::Error;
use jpeg_decoder::PixelFormat;

use crate::diagnostics::BadPicture;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::format::Memory;
use crate::images::pixels::Decoded;
use crate::images::pixels::Pixels;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP14: u8 = 0xEE;
const APP15: u8 = 0xEF;
const COMMENT: u8 = 0xFE;

const EXIF: &[u8] = b"Exif\0\0";
const JFIF: &[u8] = b"JFIF\0";
const ADOBE: &[u8] = b"Adobe";

/// A part of the file from one marker to the next.
struct Segment<'a> {
    marker: u8,
    /// What follows the length, up to the next segment: for a scan, its coded data too.
    data: &'a [u8],
}

/// Splits a file at its markers; the end of the picture is the last segment, if it is there.
fn segments(bytes: &[u8]) -> Vec<Segment<'_>> {
    let mut found = Vec::new();
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some(at) = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF)) {
        let marker = rest[at + 1];
        rest = &rest[at + 2..];
        if matches!(marker, START | 0x01 | 0xD0..=0xD7) {
            continue;
        }
        if marker == END {
            found.push(Segment { marker, data: &[] });
            break;
        }
        let length = rest.first_chunk::<2>().map_or(0, |length| usize::from(u16::from_be_bytes(*length)));
        let mut end = length.clamp(2.min(rest.len()), rest.len());
        if marker == SCAN {
            end += coded(&rest[end..]);
        }
        found.push(Segment { marker, data: rest.get(2..end).unwrap_or_default() });
        rest = &rest[end..];
    }
    found
}

/// Returns how many bytes of coded data stand before the next marker.
fn coded(bytes: &[u8]) -> usize {
    // Most blocks hold no 0xFF, and a block without one is passed over many bytes at a time.
    const BLOCK: usize = 64;
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7);
    for (number, block) in bytes.chunks(BLOCK).enumerate() {
        if block.iter().fold(false, |found, byte| found | (*byte == 0xFF)) {
            let start = number * BLOCK;
            let with_next = bytes.get(start..(start + BLOCK + 1).min(bytes.len())).unwrap_or_default();
            if let Some(at) = with_next.windows(2).position(is_marker) {
                return start + at;
            }
        }
    }
    bytes.len()
}

/// The sizes in a frame header.
struct Frame {
    width: u32,
    height: u32,
    components: u8,
    is_progressive: bool,
}

fn frame(segments: &[Segment<'_>]) -> Option<Frame> {
    let is_frame =
        |segment: &&Segment<'_>| matches!(segment.marker, 0xC0..=0xCF) && !matches!(segment.marker, 0xC4 | 0xC8 | 0xCC);
    let Segment { marker, data } = segments.iter().find(is_frame)?;
    let [_, h1, h0, w1, w0, components, ..] = **data else { return None };
    Some(Frame {
        width: u32::from(u16::from_be_bytes([w1, w0])),
        height: u32::from(u16::from_be_bytes([h1, h0])),
        components,
        is_progressive: *marker == 0xC2,
    })
}

/// Reads the head, and tells a file that was cut short.
pub(super) fn head(bytes: &[u8]) -> Result<Head, BadPicture> {
    let segments = segments(bytes);
    let has_scan = segments.iter().any(|segment| segment.marker == SCAN);
    let is_whole = has_scan && segments.last().is_some_and(|segment| segment.marker == END);
    let Some(Frame { width, height, components, is_progressive }) = frame(&segments) else {
        return Err(if is_whole { BadPicture::Damaged } else { BadPicture::Truncated });
    };
    match () {
        () if !is_whole => Err(BadPicture::Truncated),
        () if components == 4 => Err(BadPicture::Cmyk),
        () => {
            // A progressive file is held as coefficients of two bytes; the others are read line by line.
            let coefficients = if is_progressive { 2 * u64::from(components) } else { 0 };
            let memory = Memory::Scaled(coefficients, 2 * u64::from(components));
            let orientation = noted(&segments);
            Ok(Head { format: Format::Jpeg, width, height, orientation, is_animated: false, is_drawing: false, memory })
        }
    }
}

/// Returns the orientation that the camera noted.
fn noted(segments: &[Segment<'_>]) -> Orientation {
    let exif =
        segments.iter().filter(|segment| segment.marker == APP1).find_map(|segment| segment.data.strip_prefix(EXIF));
    exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}

/// Tells whether EXIF says where a photo was taken: whether its first directory leads to one of places.
pub(super) fn exif_tells_place(exif: &[u8]) -> bool {
    const PLACES: u16 = 0x8825;
    let is_big = exif.starts_with(b"MM");
    let short = |at: usize| {
        let bytes = *exif.get(at..)?.first_chunk()?;
        Some(if is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let (high, low) = if is_big { (4, 6) } else { (6, 4) };
    let directory = short(high).zip(short(low)).map(|(high, low)| usize::from(high) << 16 | usize::from(low));
    let Some((at, count)) = directory.and_then(|at| Some((at, short(at)?))) else { return false };
    (0..usize::from(count)).any(|entry| short(at + 2 + 12 * entry) == Some(PLACES))
}

/// Tells whether a photo says where it was taken.
pub(super) fn tells_place(bytes: &[u8]) -> bool {
    let segments = segments(bytes);
    let exif =
        segments.iter().filter(|segment| segment.marker == APP1).filter_map(|segment| segment.data.strip_prefix(EXIF));
    exif.into_iter().any(exif_tells_place)
}

/// Returns by how much a picture of a width, as it is shown, is made smaller while it is decoded, so that a fifth more than
/// the widest variant is left.
pub(super) fn scale(width: u32, widest: u32) -> u32 {
    let enough = |scale: &u32| width / scale >= widest.saturating_add(widest / 5);
    [8, 4, 2].into_iter().find(enough).unwrap_or(1)
}

/// Decodes the pixels, at a scale that leaves more than `widest` pixels across, or all there are.
pub(super) fn decode(bytes: &[u8], head: &Head, widest: u32) -> Result<Decoded, BadPicture> {
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(bad)?;
    let size = decoder.info().ok_or(BadPicture::Damaged)?;
    let scale = u16::try_from(scale(head.shown().0, widest)).unwrap_or(1);
    let (width, height) = decoder.scale(size.width.div_ceil(scale), size.height.div_ceil(scale)).map_err(bad)?;
    let samples = decoder.decode().map_err(bad)?;
    let samples = match size.pixel_format {
        PixelFormat::RGB24 => samples,
        PixelFormat::L8 => samples.into_iter().flat_map(|grey| [grey; 3]).collect(),
        PixelFormat::CMYK32 => return Err(BadPicture::Cmyk),
        PixelFormat::L16 => return Err(BadPicture::Unusual),
    };
    let pixels = Pixels::rgb((width.into(), height.into()), samples).ok_or(BadPicture::Damaged)?;
    Ok(Decoded { pixels, profile: decoder.icc_profile(), orientation: head.orientation })
}

fn bad(error: Error) -> BadPicture {
    match error {
        Error::Unsupported(_) => BadPicture::Unusual,
        Error::Format(_) | Error::Io(_) | Error::Internal(_) => BadPicture::Damaged,
    }
}

/// Returns the same picture, bit for bit, without anything that is not needed to show it: no place, no maker, no thumbnail,
/// no comment, no profile, and nothing after its end.
pub(super) fn strip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0xFF, START];
    for Segment { marker, data } in segments(bytes) {
        let kept = match marker {
            END => {
                out.extend([0xFF, END]);
                break;
            }
            // The head of JFIF ends in the size of a thumbnail, and the thumbnail.
            APP0 if data.starts_with(JFIF) => data.get(..12).map(|head| [head, &[0, 0]].concat()),
            APP14 if data.starts_with(ADOBE) => data.get(..12).map(<[u8]>::to_vec),
            APP0..=APP15 | COMMENT => None,
            SCAN => {
                let length = data.first().map_or(0, |components| 4 + 2 * usize::from(*components));
                let (head, coded) = data.split_at(length.min(data.len()));
                push(&mut out, marker, head);
                out.extend(coded);
                None
            }
            _ => Some(data.to_vec()),
        };
        if let Some(data) = kept {
            push(&mut out, marker, &data);
        }
    }
    out
}

fn push(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend(u16::try_from(data.len() + 2).unwrap_or(2).to_be_bytes());
    out.extend(data);
}

/// Encodes pixels that are opaque.
pub(super) fn encode(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(pixels.width()).ok()?, u16::try_from(pixels.height()).ok()?);
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(pixels.samples(), width, height, jpeg_encoder::ColorType::Rgb).ok()?;
    Some(out)
}
