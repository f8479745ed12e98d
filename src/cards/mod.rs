//! Social cards: the picture that a messenger or a network shows beside a link to an article.
//!
//! Texts come in, with a photo where the article has one; the bytes of a picture of 1200×630 pixels go out, the same on
//! every machine. It reads no files, knows no addresses and takes no decision on which article has a card.
//!
//! Without a photo a card holds few colours, so it is a PNG with a palette: sharper than a JPEG, and a third of its size.

mod face;
mod paint;
mod setting;
mod sheet;
#[cfg(test)]
mod tests;

pub use paint::Colours;
pub use setting::Setting;

use image::RgbImage;
use zeno::Vector;

use crate::cards::face::Face;
use crate::cards::setting::Frame;
use crate::cards::sheet::COLUMNS;
use crate::cards::sheet::Ink;
use crate::cards::sheet::ROWS;
use crate::cards::sheet::Sheet;
use crate::text::Language;

/// The version of the drawing. It is part of the name of a card: who changes how cards look raises it.
pub const VERSION: u32 = 2;

/// The width of a card, in pixels, as networks ask for it.
pub const WIDTH: u32 = 1200;
/// The height of a card, in pixels.
pub const HEIGHT: u32 = 630;

/// The most bytes of a card; networks refuse or shrink larger ones.
pub const MOST_BYTES: usize = 300_000;

/// What a card says. Texts that are empty are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardText {
    /// The name of the site.
    pub site: String,
    /// The title.
    pub title: String,
    /// When and where, or what the site is for.
    pub facts: String,
    /// The topic.
    pub topic: String,
    /// In which colours it says all this.
    pub colours: Colours,
}

/// Why no card can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardError {
    /// The font that is part of the program cannot be read.
    Font,
    /// The picture cannot be encoded.
    Encoding,
}

impl CardError {
    /// Says what failed and what to do.
    pub fn message(self, language: Language) -> String {
        let message = match (self, language) {
            (CardError::Font, Language::Vietnamese) => {
                "không đọc được phông chữ nằm trong chương trình: hãy tải lại chương trình"
            }
            (CardError::Font, Language::English) => {
                "cannot read the font within the program: download the program again"
            }
            (CardError::Encoding, Language::Vietnamese) => {
                "không ghi được thẻ chia sẻ thành ảnh: hãy tải lại chương trình"
            }
            (CardError::Encoding, Language::English) => "cannot encode a social card: download the program again",
        };
        message.to_owned()
    }
}

/// The maker of cards, with the font at hand.
pub struct Painter {
    bold: Face,
    regular: Face,
}

/// The space left free at the sides.
const MARGIN: f32 = 64.0;
/// The width of texts.
const MEASURE: f32 = 1200.0 - 2.0 * MARGIN;
/// The height of the bar at the top.
const BAR: usize = 14;
/// How far marks upon marks may reach above a line, in ems.
const MARKS: f32 = 0.25;

/// The title on a card without a photo.
const TITLE: Frame =
    Frame { width: MEASURE, lines: 3, sizes: &[76.0, 70.0, 64.0, 58.0, 52.0, 47.0, 43.0, 39.0, 36.0, 34.0] };
/// The title below a photo.
const TITLE_BELOW: Frame = Frame { width: MEASURE, lines: 3, sizes: &[56.0, 50.0, 45.0, 42.0, 39.0, 36.0, 34.0] };
/// When and where, on a card without a photo.
const FACTS: Frame = Frame { width: MEASURE, lines: 2, sizes: &[34.0, 30.0] };
/// A line of small letters: the name of the site, or the facts below a photo.
const LABEL: Frame = Frame { width: MEASURE, lines: 1, sizes: &[28.0] };
/// The topic, which stands at the end of such a line.
const TOPIC: Frame = Frame { width: MEASURE * 0.45, ..LABEL };
/// The least space between the two.
const GAP: f32 = 40.0;

impl Painter {
    /// Reads the font.
    ///
    /// # Errors
    /// Fails where the font within the program is damaged.
    pub fn new() -> Result<Self, CardError> {
        let bold = Face::new(notosans::BOLD_TTF).ok_or(CardError::Font)?;
        let regular = Face::new(notosans::REGULAR_TTF).ok_or(CardError::Font)?;
        Ok(Painter { bold, regular })
    }

    /// Draws a card: a PNG, or a JPEG where there is a photo. It has at most [`MOST_BYTES`].
    ///
    /// # Errors
    /// Fails where the picture cannot be encoded, which no text and no photo brings about.
    pub fn draw(&self, text: &CardText, photo: Option<&RgbImage>) -> Result<Vec<u8>, CardError> {
        let mut sheet = Sheet::new();
        match photo {
            None => {
                self.plain(text, &mut sheet);
                paint::png(&sheet, text.colours)
            }
            Some(photo) => {
                let top = self.below_photo(text, &mut sheet);
                paint::jpeg(&sheet, (photo, top), text.colours)
            }
        }
    }

    /// Sets a title as a card without a photo shows it.
    pub fn set(&self, title: &str) -> Setting {
        setting::set(&self.bold, title, TITLE)
    }

    /// Fills a card without a photo: the site at the top, the facts at the bottom, the title in what is left.
    fn plain(&self, text: &CardText, sheet: &mut Sheet) {
        sheet.bar(0..COLUMNS, 0..BAR, Ink::Accent);
        self.label(&text.site, &text.topic, (50.0, sheet));
        let top = 50.0 + self.label_height();
        let facts = setting::set(&self.regular, &text.facts, FACTS);
        let bottom = ROWS as f32 - 56.0 - height(&self.regular, &facts);
        self.lines(&self.regular, &facts, bottom, (Ink::Soft, sheet));
        if !facts.lines.is_empty() {
            rule(bottom - 24.0, sheet);
        }
        let title = self.set(&text.title);
        let free = bottom - 40.0 - top - height(&self.bold, &title);
        self.lines(&self.bold, &title, top + free / 2.0, (Ink::Strong, sheet));
    }

    /// Fills the lower part of a card with a photo, from the bottom up, and returns where it begins. The name of the site
    /// stands on the photo, on a piece of the ground.
    fn below_photo(&self, text: &CardText, sheet: &mut Sheet) -> usize {
        let facts_top = ROWS as f32 - 38.0 - self.label_height();
        self.label(&text.facts, &text.topic, (facts_top, sheet));
        let title = setting::set(&self.bold, &text.title, TITLE_BELOW);
        let title_top = facts_top - 12.0 - height(&self.bold, &title);
        self.lines(&self.bold, &title, title_top, (Ink::Strong, sheet));
        let top = row(title_top - 26.0);
        sheet.bar(0..COLUMNS, top..top + BAR / 2, Ink::Accent);
        let site = setting::set(&self.regular, &text.site, LABEL);
        for line in &site.lines {
            let right = MARGIN + self.regular.shape(line).width * site.size;
            sheet.bar(row(MARGIN - 24.0)..row(right + 24.0), 0..row(self.label_height() + 16.0), Ink::Ground);
        }
        self.lines(&self.regular, &site, 8.0, (Ink::Soft, sheet));
        top
    }

    /// Writes a line of small letters with the topic at its end.
    fn label(&self, words: &str, topic: &str, (top, sheet): (f32, &mut Sheet)) {
        let mut free = MEASURE;
        let topic = setting::set(&self.bold, topic, TOPIC);
        for line in &topic.lines {
            let width = self.bold.shape(line).width * topic.size;
            self.line(&self.bold, (line, topic.size), (COLUMNS as f32 - MARGIN - width, top), (Ink::Accent, sheet));
            free -= width + GAP;
        }
        let words = setting::set(&self.regular, words, Frame { width: free, ..LABEL });
        self.lines(&self.regular, &words, top, (Ink::Soft, sheet));
    }

    fn label_height(&self) -> f32 {
        self.regular.line_height() * LABEL.sizes.first().copied().unwrap_or(0.0)
    }

    fn lines(&self, face: &Face, setting: &Setting, top: f32, (ink, sheet): (Ink, &mut Sheet)) {
        let mut top = top;
        for line in &setting.lines {
            self.line(face, (line, setting.size), (MARGIN, top), (ink, sheet));
            top += face.line_height() * setting.size;
        }
    }

    fn line(&self, face: &Face, (line, size): (&str, f32), (left, top): (f32, f32), (ink, sheet): (Ink, &mut Sheet)) {
        let start = Vector::new(left, top + face.ascent * size);
        let outlines = face.outlines(&face.shape(line), start, size);
        // Marks upon marks reach above what the font gives as its tallest letter.
        let rows = row(top - MARKS * size)..row(top + face.line_height() * size) + 1;
        sheet.fill(&outlines, rows, ink);
    }
}

/// Draws the short bar above the facts.
fn rule(top: f32, sheet: &mut Sheet) {
    let left = row(MARGIN);
    sheet.bar(left..left + 96, row(top)..row(top) + 6, Ink::Accent);
}

fn height(face: &Face, setting: &Setting) -> f32 {
    face.line_height() * setting.size * setting.lines.len() as f32
}

/// Returns the whole pixel at or before a place.
fn row(place: f32) -> usize {
    place.max(0.0) as usize
}
