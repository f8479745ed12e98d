//! Parts of a whole, in one line.

use crate::drawing::hatch::Area;
use crate::drawing::hatch::Fills;
use crate::drawing::hatch::Series;
use crate::drawing::svg::Heading;
use crate::drawing::svg::Length;
use crate::drawing::svg::WIDTH;

/// The least width of a part that is not nothing.
const LEAST: f64 = 2.0;

/// What is left open after a part that is wide enough for it, so that parts of one colour do not run together.
const SEAM: Length = Length::units(1);

/// The height of the line.
const HEIGHT: Length = Length::units(14);

/// The parts of one whole.
#[derive(Clone, Copy, Debug)]
pub struct ShareLine<'a> {
    /// What the line is called.
    pub heading: Heading<'a>,
    /// The parts, in order, each with its number.
    pub parts: &'a [(Series<'a>, usize)],
}

/// Draws the parts of a whole as one thin bar over the full width, without a legend: [`swatch`](super::swatch) draws
/// what a legend in the page needs. A whole of nothing is an empty frame.
pub fn share_line(line: &ShareLine<'_>) -> String {
    let series: Vec<Series<'_>> = line.parts.iter().map(|(series, _)| *series).collect();
    let values: Vec<usize> = line.parts.iter().map(|(_, value)| *value).collect();
    let fills = Fills::new(line.heading.id());
    let mut drawn = String::new();
    fills.define(&mut drawn, drawn_series(&series, &[&values]));
    if values.iter().all(|value| *value == 0) {
        let (width, height) = (WIDTH - Length::units(1), HEIGHT - Length::units(1));
        drawn.push_str(&format!(
            "<rect x=\"0.5\" y=\"0.5\" width=\"{width}\" height=\"{height}\" fill=\"none\" stroke=\"currentColor\"/>"
        ));
    }
    let stack = Stack { series: &series, scale: scale(&[&values], WIDTH), height: HEIGHT };
    stack.draw(&mut drawn, &fills, &values, Length(0));
    line.heading.frame("share-line", HEIGHT, &drawn)
}

/// Bars of the same series and the same scale.
pub(super) struct Stack<'a> {
    pub(super) series: &'a [Series<'a>],
    /// Units for each one that is counted.
    pub(super) scale: f64,
    pub(super) height: Length,
}

impl Stack<'_> {
    /// Draws one bar below `y` and returns where it ends.
    pub(super) fn draw(&self, drawn: &mut String, fills: &Fills, values: &[usize], y: Length) -> Length {
        let mut x = Length(0);
        for (place, (series, value)) in self.series.iter().zip(values).enumerate() {
            if *value > 0 {
                let width = Length::rounded(part(*value, self.scale));
                let seam = if width > SEAM + SEAM + SEAM { SEAM } else { Length(0) };
                fills.fill(drawn, place, series, Area { x, y, width: width - seam, height: self.height });
                x += width;
            }
        }
        x
    }
}

/// Returns the series that have something to show in any row, with their places among all series.
pub(super) fn drawn_series<'s>(
    series: &'s [Series<'s>],
    rows: &[&[usize]],
) -> impl Iterator<Item = (usize, &'s Series<'s>)> {
    let shown: Vec<bool> =
        (0..series.len()).map(|place| rows.iter().any(|row| row.get(place).is_some_and(|value| *value > 0))).collect();
    series.iter().enumerate().zip(shown).filter(|(_, shown)| *shown).map(|(series, _)| series)
}

/// Returns the largest scale, in units for each one counted, at which every row fits into the width although no part
/// is narrower than can be seen.
pub(super) fn scale(rows: &[&[usize]], width: Length) -> f64 {
    rows.iter().map(|row| row_scale(row, width.in_units())).fold(f64::INFINITY, f64::min)
}

/// Returns the largest scale for one row; without an end where nothing is counted.
fn row_scale(row: &[usize], width: f64) -> f64 {
    let mut scale = f64::INFINITY;
    for _ in 0..=row.len() {
        let (raised, wide): (Vec<usize>, Vec<usize>) =
            row.iter().filter(|value| **value > 0).partition(|value| **value as f64 * scale < LEAST);
        let counted: f64 = wide.iter().map(|value| *value as f64).sum();
        if counted > 0.0 {
            scale = ((width - LEAST * raised.len() as f64) / counted).max(0.0);
        }
    }
    scale
}

/// Returns the width of a part.
fn part(value: usize, scale: f64) -> f64 {
    (value as f64 * scale).max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_can_be_seen_and_the_longest_row_fits() {
        let rows: [&[usize]; 4] = [&[1000, 1, 1, 0, 5], &[0, 0, 0, 0, 0], &[3, 3], &[usize::MAX / 8, 1]];
        for row in rows {
            let scale = scale(&[row], Length::units(300));
            let parts = row.iter().filter(|value| **value > 0).map(|value| part(*value, scale));
            let whole: f64 = parts.inspect(|width| assert!(*width >= LEAST)).sum();
            assert!(whole == 0.0 || (299.9..=300.1).contains(&whole), "{row:?}: {whole}");
        }
        assert!((scale(&rows[..3], Length::units(300)) - 294.0 / 1000.0).abs() < 0.01);
    }
}
