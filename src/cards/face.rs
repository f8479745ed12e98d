//! A weight of the font: text to positioned glyphs, and glyphs to outlines.
//!
//! The font comes within the program, so that a card is the same on every machine. Shaping is left to the rules of the
//! font: kerning, and the places of combining marks, which Jrai needs (Ê̆ has no letter of its own). Lengths are in ems.

use harfrust::Buffer;
use harfrust::Font;
use harfrust::GlyphId;
use harfrust::ShapeOptions;
use harfrust::ShaperFont;
use harfrust::font::glyph::outline::DrawMemory;
use harfrust::font::glyph::outline::DrawOptions;
use harfrust::font::glyph::outline::PathSink;
use zeno::Command;
use zeno::Vector;

/// A weight of the font.
pub(super) struct Face {
    font: Font,
    em: f32,
    /// How far the tallest letter of the font reaches above the baseline.
    pub(super) ascent: f32,
    /// How far the deepest letter of the font reaches below the baseline.
    pub(super) descent: f32,
}

/// A text as glyphs from left to right.
pub(super) struct Shaped {
    glyphs: Vec<Glyph>,
    /// The width of the whole.
    pub(super) width: f32,
}

struct Glyph {
    id: GlyphId,
    /// The first byte of the text that the glyph stands for.
    byte: usize,
    /// Where the pen stands before the glyph.
    pen: f32,
    /// Where the origin of the glyph goes.
    origin: Vector,
}

impl Face {
    /// Reads a font; nothing where the bytes are none.
    pub(super) fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes, 0)?;
        let em = f32::from(font.units_per_em());
        let line = font.metrics().h_line()?;
        let (ascent, descent) = (line.ascender.to_f32() / em, -line.descender.to_f32() / em);
        Some(Face { font, em, ascent, descent })
    }

    /// Returns the height of a line in which nothing is clipped and no two lines touch.
    pub(super) fn line_height(&self) -> f32 {
        self.ascent + self.descent
    }

    /// Tells whether the font has a letter.
    pub(super) fn has(&self, letter: char) -> bool {
        self.font.charmap().map_unicode(letter).is_some()
    }

    /// Places the glyphs of a text.
    pub(super) fn shape(&self, text: &str) -> Shaped {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // It fails only for a buffer without a direction, which the line above sets; then there is nothing to draw.
        let shaped = harfrust::shape(&ShaperFont::new(&self.font), &mut buffer, ShapeOptions::new());
        let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions()).filter(|_| shaped.is_ok());
        let mut pen = 0.0;
        let glyphs = placed
            .map(|(info, position)| {
                let shift = Vector::new(self.ems(position.x_offset), self.ems(position.y_offset));
                let origin = Vector::new(pen + shift.x, shift.y);
                let glyph = Glyph { id: GlyphId::new(info.glyph_id), byte: info.cluster as usize, pen, origin };
                pen += self.ems(position.x_advance);
                glyph
            })
            .collect();
        Shaped { glyphs, width: pen }
    }

    /// Returns the outlines of a text whose baseline begins at a point, in pixels, y downwards.
    pub(super) fn outlines(&self, shaped: &Shaped, start: Vector, size: f32) -> Vec<Command> {
        let letters = self.font.outline_glyphs();
        let mut commands = Vec::with_capacity(shaped.glyphs.len() * 24);
        for glyph in &shaped.glyphs {
            let Some(outline) = letters.get(glyph.id) else { continue };
            let origin = Vector::new(start.x + glyph.origin.x * size, start.y - glyph.origin.y * size);
            let mut pen = Pen { commands: &mut commands, origin, scale: size / self.em };
            // A glyph that cannot be drawn would be a hole in the text; a test draws all letters that matter.
            let _ = outline.draw(&DrawOptions::default(), DrawMemory::Scratch, &mut pen);
        }
        commands
    }

    fn ems(&self, units: i32) -> f32 {
        // Widths of lines are far below 2^24 units, so the conversion is exact.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let units = units as f32;
        units / self.em
    }
}

impl Shaped {
    /// Returns how far from its beginning the text has come before a byte.
    pub(super) fn position(&self, byte: usize) -> f32 {
        self.glyphs.iter().find(|glyph| glyph.byte >= byte).map_or(self.width, |glyph| glyph.pen)
    }
}

/// Takes an outline in units of the font to its place on the card.
struct Pen<'a> {
    commands: &'a mut Vec<Command>,
    origin: Vector,
    scale: f32,
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> Vector {
        Vector::new(self.origin.x + x * self.scale, self.origin.y - y * self.scale)
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.commands.push(Command::QuadTo(self.point(cx0, cy0), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.commands.push(Command::CurveTo(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y)));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}
