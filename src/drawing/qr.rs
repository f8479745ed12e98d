//! QR codes (ISO/IEC 18004).

use qrcodegen::Mask;
use qrcodegen::QrCode;
use qrcodegen::QrCodeEcc;
use qrcodegen::QrSegment;
use qrcodegen::Version;

use crate::drawing::svg::id;
use crate::text::escape_xml;

/// The light modules that the standard asks for on every side.
const QUIET: i32 = 4;

/// The largest version: 97 modules on a side, up to 666 bytes. Denser codes are too fine for a telephone to read from
/// paper.
const LARGEST: u8 = 20;

/// The longest text of the largest version at level M, in bytes.
const LONGEST: usize = 666;

/// Tells whether an address is short enough for a QR code.
pub fn fits_qr(url: &str) -> bool {
    url.len() <= LONGEST
}

/// Draws a QR code of an absolute address, black on white whatever the colours of the page, as readers expect it.
/// Nothing where the address is longer than 666 bytes.
///
/// Errors are corrected at level M. The mask is always the first: weighing all eight, as the standard recommends, takes
/// twenty times as long, and readers know every mask. The ids within begin with `id_prefix`, as those of a [`Heading`](super::Heading) do.
pub fn qr(id_prefix: &str, title: &str, url: &str) -> Option<String> {
    let segment = QrSegment::make_bytes(url.as_bytes());
    let (level, largest, mask) = (QrCodeEcc::Medium, Version::new(LARGEST), Some(Mask::new(0)));
    let code = QrCode::encode_segments_advanced(&[segment], level, Version::MIN, largest, mask, false).ok()?;
    let side = code.size() + 2 * QUIET;
    let (id, title) = (id(id_prefix), escape_xml(title));
    let mut svg = format!(
        "<svg class=\"qr\" role=\"img\" aria-labelledby=\"{id}-title\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><title id=\"{id}-title\">{title}</title>\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path stroke=\"#000\" d=\"",
    );
    svg.reserve(3 * (code.size() * code.size()) as usize / 2);
    (0..code.size()).for_each(|y| write_row(&mut svg, &code, y));
    Some(svg + "\"/></svg>")
}

/// Writes the dark modules of a row as a line with gaps.
fn write_row(path: &mut String, code: &QrCode, y: i32) {
    let mut end = None;
    let mut x = 0;
    while x < code.size() {
        let is_dark = code.get_module(x, y);
        let next = (x + 1..code.size()).find(|next| code.get_module(*next, y) != is_dark).unwrap_or(code.size());
        if is_dark {
            match end {
                None => {
                    push(path, 'M', x + QUIET);
                    push(path, ' ', y + QUIET);
                    path.push_str(".5");
                }
                Some(end) => {
                    push(path, 'm', x - end);
                    path.push_str(" 0");
                }
            }
            push(path, 'h', next - x);
            end = Some(next);
        }
        x = next;
    }
}

/// Writes a letter and a number from 0 to 999, without the machinery of formatting, which took longer than the code itself.
fn push(path: &mut String, letter: char, number: i32) {
    path.push(letter);
    for place in [100, 10, 1] {
        if number >= place || place == 1 {
            path.push(char::from(b'0' + (number / place % 10) as u8));
        }
    }
}
