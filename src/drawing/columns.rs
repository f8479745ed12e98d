//! Columns beside each other: how many fall into each range.

use std::fmt::Write;

use crate::drawing::label::Room;
use crate::drawing::label::wrap;
use crate::drawing::svg::Heading;
use crate::drawing::svg::Length;
use crate::drawing::svg::WIDTH;
use crate::drawing::svg::id;
use crate::drawing::svg::write_text;
use crate::text;
use crate::text::Language;

/// The height of the highest column.
const HIGHEST: Length = Length::units(120);

/// What lies above the columns for their numbers.
const ABOVE: Length = Length::units(20);

/// The greatest width of a column.
const WIDEST: Length = Length::units(44);

/// From one line of text to the next.
const LINE: Length = Length::units(18);

/// A chart of columns.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// What the chart is called.
    pub heading: Heading<'a>,
    /// The class of all columns, as that of a [`Series`](super::Series).
    pub class: &'a str,
    /// The columns, from the left. Their labels have room up to some eight of them.
    pub columns: &'a [Column<'a>],
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// What is counted in the column, in few words: `1–3 tháng`.
    pub label: &'a str,
    /// How many there are.
    pub count: usize,
}

/// Draws columns on a line, with the number above and the label in up to three lines below each.
///
/// The highest column fills the height; a number that is not 0 can always be seen.
pub fn columns(chart: &Columns<'_>) -> String {
    let count = u32::try_from(chart.columns.len()).unwrap_or(u32::MAX).max(1);
    let step = Length(WIDTH.0 / count);
    let column_width = Length(step.0 * 7 / 10).min(WIDEST);
    let largest = chart.columns.iter().map(|column| column.count).max().unwrap_or_default().max(1);
    let ground = ABOVE + HIGHEST;
    let mut drawn = String::with_capacity(512 + chart.columns.len() * 320);
    let _ = write!(drawn, "<g class=\"fill-{}\">", id(chart.class));
    for (column, x) in chart.columns.iter().zip(middles(step)).filter(|(column, _)| column.count > 0) {
        let height = height(column.count, largest);
        let (x, y) = (x - Length(column_width.0 / 2), ground - height);
        let _ = write!(drawn, "<rect x=\"{x}\" y=\"{y}\" width=\"{column_width}\" height=\"{height}\"/>");
    }
    let _ = write!(drawn, "</g><path class=\"axis\" stroke=\"currentColor\" d=\"M0 {ground}h{WIDTH}\"/>");
    let mut bottom = ground;
    let room = Room { width: step - Length::units(4), lines: 3 };
    for (column, x) in chart.columns.iter().zip(middles(step)) {
        let number = text::grouped(column.count, Language::Vietnamese);
        let y = ground - height(column.count, largest) - Length::units(6);
        write_text(&mut drawn, (x, y), " class=\"number\" text-anchor=\"middle\"", &number);
        let mut baseline = ground + Length::units(18);
        for line in wrap(column.label, room) {
            write_text(&mut drawn, (x, baseline), " text-anchor=\"middle\"", &line);
            baseline += LINE;
        }
        bottom = bottom.max(baseline);
    }
    chart.heading.frame("columns", bottom - Length::units(10), &drawn)
}

/// Returns the middle of each column.
fn middles(step: Length) -> impl Iterator<Item = Length> {
    (0..).map(move |place: u32| Length(step.0 / 2 + step.0.saturating_mul(place)))
}

fn height(count: usize, largest: usize) -> Length {
    match count {
        0 => Length(0),
        count => Length::rounded(HIGHEST.in_units() * count as f64 / largest as f64).max(Length::units(2)),
    }
}
