//! What stands behind a picture until it has come: its colours in a few cells, which a style sheet blurs.

use std::fmt::Write;

/// Draws cells of one unit each, row by row, without a frame of its own size: the style sheet stretches it.
///
/// Colours are red, green and blue. An attribute `fill` is no inline style, so the strictest policy allows it.
#[must_use]
pub fn blur(colours: &[[u8; 3]], columns: usize) -> String {
    let columns = columns.max(1);
    let rows = colours.len().div_ceil(columns);
    let mut svg = format!("<svg viewBox=\"0 0 {columns} {rows}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (index, [red, green, blue]) in colours.iter().enumerate() {
        let (x, y) = (index % columns, index / columns);
        // Writing to a text does not fail.
        let _ = write!(svg, "<path fill=\"#{red:02x}{green:02x}{blue:02x}\" d=\"M{x} {y}h1v1h-1z\"/>");
    }
    svg.push_str("</svg>");
    svg
}
