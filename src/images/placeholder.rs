//! What stands in the place of a picture until it has come: six colours in two rows.

use std::array;

use fast_image_resize::FilterType;

use crate::images::pixels::Pixels;

/// The colours of the six parts of a picture, in two rows of three. It takes no request, no script and no inline style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Placeholder([[u8; 3]; 6]);

impl Placeholder {
    /// The number of columns.
    pub const COLUMNS: usize = 3;
    /// The number of rows.
    pub const ROWS: usize = 2;

    /// Returns the mean colours of opaque pixels; nothing where something shines through, as the colours would too.
    pub(super) fn of(pixels: &Pixels) -> Option<Self> {
        if !pixels.is_opaque() {
            return None;
        }
        let small = pixels.resized((Self::COLUMNS as u32, Self::ROWS as u32), FilterType::Box)?;
        let colours = small.samples();
        Some(Placeholder(array::from_fn(|cell| {
            array::from_fn(|channel| colours.get(3 * cell + channel).copied().unwrap_or_default())
        })))
    }

    /// Returns the colours, row by row.
    pub fn colours(&self) -> [[u8; 3]; 6] {
        self.0
    }
}
