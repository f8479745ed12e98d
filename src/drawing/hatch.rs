//! Series, and how each is told from the others without colour.

use std::fmt::Write;

use crate::drawing::svg::Length;
use crate::drawing::svg::id;

/// One of the parts that every bar is made of.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// What the part means, for the legend.
    pub label: &'a str,
    /// What its class begins after `fill-`: `done` for `fill-done`, whose `color` is the colour of the part. Only ASCII
    /// letters, digits, `-` and `_` of it count.
    pub class: &'a str,
    /// The hatch, another one for each series of a drawing.
    pub hatch: Hatch,
}

/// What fills an area, told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hatch {
    /// All of it.
    Solid,
    /// All of it but dots.
    Pierced,
    /// Lines that rise to the right.
    Rising,
    /// Lines that fall to the right.
    Falling,
    /// Lines across each other.
    Crossed,
    /// Level lines.
    Level,
    /// Dots.
    Dotted,
    /// Nothing.
    Empty,
}

impl Hatch {
    /// Returns what a tile of 6 by 6 units holds.
    fn tile(self) -> &'static str {
        match self {
            Hatch::Solid => "<path d=\"M0 0h6v6h-6z\"/>",
            Hatch::Pierced => "<path fill-rule=\"evenodd\" d=\"M0 0h6v6h-6zM1.8 1.8v2.4h2.4v-2.4z\"/>",
            Hatch::Rising => "<path stroke=\"currentColor\" stroke-width=\"1.6\" d=\"M-1 1l2-2M-1 7l8-8M5 7l2-2\"/>",
            Hatch::Falling => "<path stroke=\"currentColor\" stroke-width=\"1.6\" d=\"M-1 5l2 2M-1-1l8 8M5-1l2 2\"/>",
            Hatch::Crossed => {
                "<path stroke=\"currentColor\" stroke-width=\"1.4\" d=\"M-1 1l2-2M-1 7l8-8M5 7l2-2M-1 5l2 2M-1-1l8 8M5-1l2 2\"/>"
            }
            Hatch::Level => "<path d=\"M0 1h6v1h-6zM0 4h6v1h-6z\"/>",
            Hatch::Dotted => "<path d=\"M1 1h1.6v1.6h-1.6zM4 4h1.6v1.6h-1.6z\"/>",
            Hatch::Empty => "",
        }
    }
}

/// The patterns of a drawing and the areas that are filled with them.
pub(super) struct Fills {
    id: String,
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: Length,
    pub(super) y: Length,
    pub(super) width: Length,
    pub(super) height: Length,
}

impl Fills {
    /// Makes the fills of a drawing whose ids begin with `id`.
    pub(super) fn new(id: String) -> Self {
        Fills { id }
    }

    /// Writes the patterns of the series that are drawn, with their places among all series.
    pub(super) fn define<'s>(&self, drawn: &mut String, series: impl Iterator<Item = (usize, &'s Series<'s>)>) {
        drawn.push_str("<defs>");
        for (place, series) in series.filter(|(_, series)| needs_pattern(series.hatch)) {
            let (id, class, tile) = (&self.id, id(series.class), series.hatch.tile());
            let _ = write!(
                drawn,
                "<pattern id=\"{id}-{place}\" class=\"fill-{class}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
                 {tile}</pattern>",
            );
        }
        drawn.push_str("</defs>");
    }

    /// Writes an area of a series, with an outline within it.
    pub(super) fn fill(&self, drawn: &mut String, place: usize, series: &Series<'_>, area: Area) {
        let class = id(series.class);
        let fill = match series.hatch {
            Hatch::Solid => String::new(),
            Hatch::Empty => " fill=\"none\"".to_owned(),
            _ => format!(" fill=\"url(#{}-{place})\"", self.id),
        };
        let half = Length(5);
        let (x, y) = (area.x + half, area.y + half);
        let (width, height) = (area.width - Length::units(1), area.height - Length::units(1));
        let _ = write!(
            drawn,
            "<rect class=\"fill-{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill} stroke=\"currentColor\"/>",
        );
    }
}

fn needs_pattern(hatch: Hatch) -> bool {
    !matches!(hatch, Hatch::Solid | Hatch::Empty)
}

/// The width of a swatch of a legend in units.
pub(super) const SWATCH_WIDTH: Length = Length::units(20);

/// The height of a swatch.
pub(super) const SWATCH_HEIGHT: Length = Length::units(12);

/// Draws the swatch of a series by itself, for a legend that the page writes. It is hidden from assistive technology,
/// as the legend's own text stands beside it.
pub fn swatch(id_prefix: &str, series: &Series<'_>) -> String {
    let fills = Fills::new(id(id_prefix));
    let mut drawn = format!(
        "<svg class=\"swatch\" aria-hidden=\"true\" width=\"{SWATCH_WIDTH}\" height=\"{SWATCH_HEIGHT}\" \
         viewBox=\"0 0 {SWATCH_WIDTH} {SWATCH_HEIGHT}\" fill=\"currentColor\">",
    );
    fills.define(&mut drawn, std::iter::once((0, series)));
    let area = Area { x: Length(0), y: Length(0), width: SWATCH_WIDTH, height: SWATCH_HEIGHT };
    fills.fill(&mut drawn, 0, series, area);
    drawn + "</svg>"
}
