//! A data set as JSON: an object with one record on each line, written as it is made.

use std::io::Write;

use crate::open_data::DataSet;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::write_date;
use crate::open_data::schema_name;
use crate::text;

/// Renders a data set.
pub(super) fn render(data: &OpenData<'_>, set: DataSet) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.room(set, 1200));
    head(data, set, &mut out);
    let keys: Vec<Vec<u8>> = set.fields().iter().zip(0..).map(|(field, at)| key(field.name, at)).collect();
    let mut before: &[u8] = b"\n";
    data.records(set, &mut |cells| {
        out.extend_from_slice(before);
        for (key, cell) in keys.iter().zip(cells) {
            out.extend_from_slice(key);
            write_cell(cell, &mut out);
        }
        out.push(b'}');
        before = b",\n";
    });
    out.extend_from_slice(b"\n]}\n");
    out
}

/// Writes what is said of the data set before its records.
fn head(data: &OpenData<'_>, set: DataSet, out: &mut Vec<u8>) {
    let settings = &data.site.settings;
    let today = text::iso_date(data.site.today);
    let schema = schema_name(set);
    let texts =
        [("{\"dataset\":", set.name()), (",\n\"title\":", set.title()), (",\n\"generated_for\":", today.as_str())];
    for (key, value) in texts {
        out.extend_from_slice(key.as_bytes());
        write_text(value, out);
    }
    out.extend_from_slice(b",\n\"licence\":");
    match settings.data_licence {
        Some(licence) => {
            out.extend_from_slice(b"{\"title\":");
            write_text(&licence.title.value, out);
            out.extend_from_slice(b",\"url\":");
            write_maybe(licence.url.as_ref().map(|url| url.value.as_str()), out);
            out.push(b'}');
        }
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\n\"source\":");
    write_maybe(settings.base_url.as_deref(), out);
    out.extend_from_slice(b",\n\"schema\":");
    write_text(&schema, out);
    out.extend_from_slice(b",\n\"records\":[");
}

/// Returns what stands before a value: `{"id":`, `,"title":`.
fn key(name: &str, at: usize) -> Vec<u8> {
    let before = if at == 0 { '{' } else { ',' };
    format!("{before}\"{name}\":").into_bytes()
}

fn write_cell(cell: &Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Null => out.extend_from_slice(b"null"),
        Cell::Text(text) => write_text(text, out),
        Cell::Date(date) => {
            out.push(b'"');
            write_date(*date, out);
            out.push(b'"');
        }
        Cell::Number(number) => {
            // Writing to memory cannot fail.
            let _ = write!(out, "{number}");
        }
        Cell::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Cell::List(entries) => {
            out.push(b'[');
            for (entry, at) in entries.iter().zip(0..) {
                if at > 0 {
                    out.push(b',');
                }
                write_maybe(entry.as_deref(), out);
            }
            out.push(b']');
        }
    }
}

fn write_maybe(text: Option<&str>, out: &mut Vec<u8>) {
    match text {
        Some(text) => write_text(text, out),
        None => out.extend_from_slice(b"null"),
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    // Writing a text to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}
