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

/// What lies between bars, and between a bar and its number.
const GAP: Length = Length::units(8);

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

impl Bar<'_> {
    /// Returns the sum of the numbers.
    pub fn total(&self) -> usize {
        self.values.iter().fold(0, |sum, value| sum.saturating_add(*value))
    }
}

/// Draws stacked bars: a legend, then for each row its label in up to two lines, its bar and its total.
///
/// The longest bar fills the width; a part that is not 0 can always be seen. Series without any number stand in neither
/// the bars nor the legend.
pub fn bars(chart: &Bars<'_>) -> String {
    let rows: Vec<Bar<'_>> =
        chart.rows.iter().map(|row| Bar { values: kept(row.values, chart.series), ..*row }).collect();
    let values: Vec<&[usize]> = rows.iter().map(|row| row.values).collect();
    let fills = Fills::new(chart.heading.id());
    let mut drawn = String::with_capacity(1024 + rows.len() * 640);
    fills.define(&mut drawn, drawn_series(chart.series, &values));
    let mut y = legend(&mut drawn, &fills, drawn_series(chart.series, &values));
    let number_width = rows.iter().map(|row| width(&number(row))).max().unwrap_or_default();
    let scale = scale(&values, WIDTH - number_width - GAP);
    let stack = Stack { series: chart.series, scale, height: BAR };
    for row in &rows {
        for line in wrap(row.label, Room { width: WIDTH, lines: 2 }) {
            write_text(&mut drawn, (Length(0), y + BASELINE), "", &line);
            y += LINE;
        }
        y += Length::units(2);
        let end = stack.draw(&mut drawn, &fills, row.values, y);
        let number_x = if end == Length(0) { end } else { end + GAP - Length::units(2) };
        write_text(&mut drawn, (number_x, y + Length::units(14)), " class=\"number\"", &number(row));
        y += BAR + GAP;
    }
    chart.heading.frame("bars", y, &drawn)
}

fn kept<'v>(values: &'v [usize], series: &[Series<'_>]) -> &'v [usize] {
    values.get(..series.len()).unwrap_or(values)
}

fn number(row: &Bar<'_>) -> String {
    text::grouped(row.total(), Language::Vietnamese)
}

/// Draws the legend, as many series in a line as fit, and returns where it ends.
fn legend<'s>(drawn: &mut String, fills: &Fills, series: impl Iterator<Item = (usize, &'s Series<'s>)>) -> Length {
    let text_x = SWATCH_WIDTH + Length::units(6);
    let (mut x, mut y, mut line_height) = (Length(0), Length(0), Length(0));
    for (place, series) in series {
        let lines = wrap(series.label, Room { width: WIDTH - text_x, lines: 2 });
        let item_width = text_x + lines.iter().map(|line| width(line)).max().unwrap_or_default();
        if x > Length(0) && x + item_width > WIDTH {
            (x, y) = (Length(0), y + line_height);
            line_height = Length(0);
        }
        let area = Area { x, y: y + Length(45), width: SWATCH_WIDTH, height: SWATCH_HEIGHT };
        fills.fill(drawn, place, series, area);
        let mut baseline = y + BASELINE;
        for line in &lines {
            write_text(drawn, (x + text_x, baseline), "", line);
            baseline += LINE;
        }
        line_height = line_height.max(baseline - BASELINE - y + Length::units(2));
        x += item_width + Length::units(14);
    }
    let end = y + line_height;
    if end == Length(0) { end } else { end + GAP }
}
