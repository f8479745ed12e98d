//! Bars below each other, each made of the same series.

use crate::drawing::hatch::Area;
use crate::drawing::hatch::Fills;
use crate::drawing::hatch::SWATCH_HEIGHT;
use crate::drawing::hatch::SWATCH_WIDTH;
use crate::drawing::hatch::Series;
use crate::drawing::label::Room;
use crate::drawing::label::width;
use crate::drawing::label::wrap;
use crate::drawing::share::Stack;
use crate::drawing::share::drawn_series;
use crate::drawing::share::scale;
use crate::drawing::svg::Heading;
use crate::drawing::svg::Length;
use crate::drawing::svg::WIDTH;
use crate::drawing::svg::write_text;
use crate::text;
use crate::text::Language;

/// From one line of text to the next; enough for letters with two marks.
const LINE: Length = Length::units(19);

/// From the top of a line to its baseline.
const BASELINE: Length = Length::units(15);

/// The height of a bar.
const BAR: Length = Length::units(18);

/// What lies between rows.
const GAP: Length = Length::units(10);

/// A chart of stacked bars.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// What the chart is called.
    pub heading: Heading<'a>,
    /// The parts of each bar, in order.
    pub series: &'a [Series<'a>],
    /// The bars, from the top.
    pub rows: &'a [Bar<'a>],
}

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// What the bar stands for.
    pub label: &'a str,
    /// One number for each series; those that are missing are 0, those beyond the series are left out.
    pub values: &'a [usize],
}

impl<'a> Bars<'a> {
    /// Returns the sum of the numbers of a row.
    pub fn total(&self, row: &Bar<'a>) -> usize {
        self.kept(row).iter().fold(0, |sum, value| sum.saturating_add(*value))
    }

    /// Returns the numbers of a row that belong to a series.
    fn kept(&self, row: &Bar<'a>) -> &'a [usize] {
        row.values.get(..self.series.len()).unwrap_or(row.values)
    }

    fn number(&self, row: &Bar<'a>) -> String {
        text::grouped(self.total(row), Language::Vietnamese)
    }
}

/// Draws stacked bars: a legend, then for each row its label in up to two lines, its bar and its total.
///
/// The longest bar fills the width; a part that is not 0 can always be seen. Series without any number stand in neither
/// the bars nor the legend.
pub fn bars(chart: &Bars<'_>) -> String {
    let rows = chart.rows;
    let values: Vec<&[usize]> = rows.iter().map(|row| chart.kept(row)).collect();
    let fills = Fills::new(chart.heading.id());
    let mut drawn = String::with_capacity(1024 + rows.len() * 640);
    fills.define(&mut drawn, drawn_series(chart.series, &values));
    let mut y = legend(&mut drawn, &fills, drawn_series(chart.series, &values));
    let number_width = rows.iter().map(|row| width(&chart.number(row))).max().unwrap_or_default();
    let scale = scale(&values, WIDTH - number_width - GAP);
    let stack = Stack { series: chart.series, scale, height: BAR };
    for (row, values) in rows.iter().zip(&values) {
        for line in wrap(row.label, Room { width: WIDTH, lines: 2 }) {
            write_text(&mut drawn, (Length(0), y + BASELINE), "", &line);
            y += LINE;
        }
        y += Length::units(4);
        let end = stack.draw(&mut drawn, &fills, values, y);
        let number_x = if end == Length(0) { end } else { end + Length::units(6) };
        write_text(&mut drawn, (number_x, y + Length::units(14)), " class=\"number\"", &chart.number(row));
        y += BAR + GAP;
    }
    chart.heading.frame("bars", y, &drawn)
}

/// Draws the legend, two series in a line if both are short, and returns where it ends.
fn legend<'s>(drawn: &mut String, fills: &Fills, series: impl Iterator<Item = (usize, &'s Series<'s>)>) -> Length {
    let text_x = SWATCH_WIDTH + Length::units(6);
    let half = Length(WIDTH.0 / 2);
    let (mut x, mut y) = (Length(0), Length(0));
    for (place, series) in series {
        let lines = wrap(series.label, Room { width: WIDTH - text_x, lines: 2 });
        let item_width = text_x + lines.iter().map(|line| width(line)).max().unwrap_or_default();
        let is_short = item_width <= half - Length::units(6) && lines.len() < 2;
        if x > Length(0) && !is_short {
            (x, y) = (Length(0), y + LINE);
        }
        let area = Area { x, y: y + Length::units(4), width: SWATCH_WIDTH, height: SWATCH_HEIGHT };
        fills.fill(drawn, place, series, area);
        for (line, below) in lines.iter().zip(0..) {
            write_text(drawn, (x + text_x, y + Length(LINE.0 * below) + BASELINE), "", line);
        }
        match (is_short, x) {
            (true, Length(0)) => x = half,
            _ => (x, y) = (Length(0), y + Length(LINE.0 * lines.len().max(1) as u32)),
        }
    }
    let end = if x > Length(0) { y + LINE } else { y };
    if end == Length(0) { end } else { end + GAP }
}
