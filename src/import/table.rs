//! CSV as rows of cells that know their places.
//!
//! Comes in: the clean text of a table. Goes out: its rows without the blank ones, with spaces set right and characters
//! without width dropped. What a cell means is none of its business.

use std::ops::Range;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::import::TABLE;
use crate::source::Span;
use crate::text;
use crate::text::Trouble;

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The text, without spaces around it.
    pub(super) text: String,
    /// Its place, without quotes and spaces.
    pub(super) span: Span,
}

/// One row in which at least one cell is not empty.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The cells.
    pub(super) cells: Vec<Cell>,
    /// The place of the row.
    pub(super) span: Span,
    /// The place of a quote that opens a cell and is never closed.
    pub(super) unclosed: Option<Span>,
}

/// The separators that spreadsheets write, the usual one first.
pub(super) const SEPARATORS: [u8; 4] = *b",;\t|";

/// Reads all rows of a text.
pub(super) fn rows(text: &str, separator: u8) -> Vec<Row> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().map_or(0, csv::Position::byte);
        records.push((usize::try_from(start).unwrap_or(usize::MAX).min(text.len()), record.clone()));
    }
    let ends: Vec<usize> = records.iter().skip(1).map(|(start, _)| *start).chain([text.len()]).collect();
    let rows = records.iter().zip(ends).map(|((start, record), end)| row(text, *start..end, record, separator));
    rows.filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty())).collect()
}

/// Puts the cells of a record to their places in the text.
fn row(text: &str, range: Range<usize>, record: &csv::StringRecord, separator: u8) -> Row {
    let raw = text.get(range.clone()).unwrap_or("");
    let blank = raw.len() - raw.trim_start_matches('\n').len();
    let start = range.start + blank;
    let raw = raw.trim_matches('\n');
    let (places, open) = fields(raw, separator);
    let fits = places.len() == record.len();
    let cell = |(index, written): (usize, &str)| {
        let place = places.get(index).filter(|_| fits).cloned().unwrap_or(0..raw.len());
        let seen = visible(raw, place.clone());
        let field = raw.get(place).unwrap_or("");
        // A space before its quotes makes them a part of the cell, which nobody means.
        let is_meant = fits && !field.starts_with('"') && field.trim_start().starts_with('"');
        let text =
            if is_meant { raw.get(seen.clone()).unwrap_or("").replace("\"\"", "\"") } else { written.to_owned() };
        Cell { text: clean(&text), span: Span::new(TABLE, start + seen.start..start + seen.end) }
    };
    let cells = record.iter().enumerate().map(cell).collect();
    let unclosed = open.map(|at| Span::new(TABLE, start + at..start + at + 1));
    Row { cells, span: Span::new(TABLE, start..start + raw.trim_end().len()), unclosed }
}

/// Returns where the fields of a row lie, quotes included, and where a quote opens that is never closed.
fn fields(raw: &str, separator: u8) -> (Vec<Range<usize>>, Option<usize>) {
    let bytes = raw.as_bytes();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    loop {
        if bytes.get(at) == Some(&b'"') {
            let Some(end) = closing(bytes, at + 1) else {
                found.push(start..bytes.len());
                return (found, Some(start));
            };
            at = end + 1;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.iter().position(|byte| *byte == separator) {
            Some(distance) => {
                found.push(start..at + distance);
                at += distance + 1;
                start = at;
            }
            None => {
                found.push(start..bytes.len());
                return (found, None);
            }
        }
    }
}

/// Returns where a quoted field ends; two quotes in a row are one that belongs to it.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Returns a range without quotes and spaces at its ends.
fn visible(raw: &str, place: Range<usize>) -> Range<usize> {
    let field = raw.get(place.clone()).unwrap_or("");
    let bare = field.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(field).trim();
    let before = field.find(bare).unwrap_or(0);
    place.start + before..place.start + before + bare.len()
}

/// Sets the spaces of a cell right and drops characters without width.
fn clean(written: &str) -> String {
    let is_seen = |character: &char| {
        let alone = character.encode_utf8(&mut [0; 4]).to_owned();
        !matches!(text::first_trouble(&alone), Some((_, Trouble::ZeroWidth(_) | Trouble::Bidirectional(_))))
    };
    let seen: String = if written.is_ascii() { written.to_owned() } else { written.chars().filter(is_seen).collect() };
    text::nfc(&text::collapse_spaces(&seen)).into_owned()
}

/// Tells what makes a text no table: the first character that no text may hold, and a quote that is not closed.
pub(super) fn tell_damage(text: &str, rows: &[Row], sink: &mut Vec<Diagnostic>) {
    let mut from = 0;
    while let Some((at, trouble)) = text.get(from..).and_then(text::first_trouble) {
        let start = from + at;
        match trouble {
            Trouble::Control(character) | Trouble::Noncharacter(character) => {
                let span = Span::new(TABLE, start..start + character.len_utf8());
                sink.push(diagnostics::control_character(span, character));
                break;
            }
            Trouble::Bidirectional(character) | Trouble::ZeroWidth(character) => from = start + character.len_utf8(),
        }
    }
    sink.extend(rows.iter().filter_map(|row| row.unclosed).map(diagnostics::unclosed_cell));
}
