//! The drawn card before it has colours: for every pixel the ink that covers it, and how much.
//!
//! Texts and bars never overlap, so one byte a pixel is enough. As it is, it is the picture of a palette; over a photo it
//! is the mask of the letters.

use zeno::Command;
use zeno::Mask;

use crate::cards::HEIGHT;
use crate::cards::WIDTH;

/// The pixels of a row.
pub(super) const COLUMNS: usize = WIDTH as usize;
/// The rows of a card.
pub(super) const ROWS: usize = HEIGHT as usize;

/// The steps from no ink to all of it. More cannot be seen, and fewer make smaller files.
pub(super) const LEVELS: u8 = 16;

/// What letters and bars are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The title.
    Strong,
    /// What stands beside it.
    Soft,
    /// The topic, and the bars.
    Accent,
    /// The ground itself, where it is to cover a photo.
    Ground,
}

impl Ink {
    /// All inks, in the order of their palettes.
    pub(super) const ALL: [Ink; 4] = [Ink::Strong, Ink::Soft, Ink::Accent, Ink::Ground];
}

/// The pixels of a card: `ink * LEVELS + level`, row by row; 0 is the bare ground.
pub(super) struct Sheet {
    /// The pixels.
    pub(super) pixels: Vec<u8>,
}

impl Sheet {
    /// Returns a bare sheet.
    pub(super) fn new() -> Self {
        Sheet { pixels: vec![0; COLUMNS * ROWS] }
    }

    /// Fills outlines that lie between two rows with an ink.
    pub(super) fn fill(&mut self, outlines: &[Command], rows: std::ops::Range<usize>, ink: Ink) {
        let rows = rows.start.min(ROWS)..rows.end.min(ROWS);
        let height = u32::try_from(rows.len()).unwrap_or(HEIGHT);
        #[expect(clippy::cast_precision_loss, reason = "a card has few rows")]
        let up = -(rows.start as f32);
        let (coverage, _) = Mask::new(outlines).size(WIDTH, height).render_offset((0.0, up)).render();
        let band = self.pixels.get_mut(rows.start * COLUMNS..rows.end * COLUMNS).unwrap_or_default();
        for (pixel, coverage) in band.iter_mut().zip(coverage) {
            match level(coverage) {
                0 => {}
                level => *pixel = code(ink, level),
            }
        }
    }

    /// Fills a bar with an ink.
    pub(super) fn bar(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>, ink: Ink) {
        for row in self.pixels.chunks_exact_mut(COLUMNS).take(rows.end).skip(rows.start) {
            row.get_mut(columns.clone()).unwrap_or_default().fill(code(ink, LEVELS - 1));
        }
    }
}

/// Returns the level nearest to a coverage of so many parts of 255.
fn level(coverage: u8) -> u8 {
    let most = u16::from(LEVELS - 1);
    u8::try_from((u16::from(coverage) * most + 127) / 255).unwrap_or(LEVELS - 1)
}

fn code(ink: Ink, level: u8) -> u8 {
    ink as u8 * LEVELS + level
}
