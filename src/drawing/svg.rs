//! What all drawings share: the frame, lengths and ids.

use std::fmt;
use std::fmt::Write;

use crate::text::escape_xml;

/// The width of charts in units: about that of a small telephone in pixels, so that a unit is never much less than one.
pub(super) const WIDTH: Length = Length::units(340);

/// What a drawing is called.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// What all ids within the drawing begin with; no other drawing of the page has it. Only ASCII letters, digits,
    /// `-` and `_` of it count.
    pub id: &'a str,
    /// The title, plain text.
    pub title: &'a str,
    /// What the drawing shows, in a sentence or two of plain text.
    pub description: &'a str,
}

impl Heading<'_> {
    /// Returns the beginning of the ids.
    pub(super) fn id(&self) -> String {
        id(self.id)
    }

    /// Returns a drawing as wide as all charts: the frame, the title and the description around what was drawn.
    pub(super) fn frame(&self, class: &str, height: Length, drawn: &str) -> String {
        let (id, title, description) = (self.id(), escape_xml(self.title), escape_xml(self.description));
        format!(
            "<svg class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {WIDTH} {height}\" \
             fill=\"currentColor\" font-size=\"{TEXT_SIZE}\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>{drawn}</svg>",
        )
    }
}

/// The size of all texts in units.
pub(super) const TEXT_SIZE: u32 = 14;

/// What is left of a text in an id: characters that mean nothing in HTML, CSS and `url(#…)`.
pub(super) fn id(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// A length or a coordinate, in tenths of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Length(pub(super) u32);

impl Length {
    pub(super) const fn units(units: u32) -> Self {
        Length(units * 10)
    }

    /// Rounds a length in units, up or down to the nearest tenth.
    pub(super) fn rounded(units: f64) -> Self {
        Length((units * 10.0).round() as u32)
    }

    pub(super) fn in_units(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl std::ops::Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Length(self.0.saturating_add(other.0))
    }
}

impl std::ops::AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Length {
    type Output = Self;

    /// Subtracts; what would be less than nothing is nothing.
    fn sub(self, other: Self) -> Self {
        Length(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (units, 0) => write!(f, "{units}"),
            (units, tenths) => write!(f, "{units}.{tenths}"),
        }
    }
}

/// Writes one line of text with its baseline at `y`; `attributes` begin with a space or are empty.
pub(super) fn write_text(drawn: &mut String, (x, y): (Length, Length), attributes: &str, text: &str) {
    let _ = write!(drawn, "<text x=\"{x}\" y=\"{y}\"{attributes}>{}</text>", escape_xml(text));
}
