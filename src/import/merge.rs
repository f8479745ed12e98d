//! The import itself: a table and a registry to what the registry is to hold.

use std::collections::BTreeSet;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::import::Gap;
use crate::import::REGISTRY;
use crate::import::Report;
use crate::import::TABLE;
use crate::import::columns;
use crate::import::compare;
use crate::import::compare::Compared;
use crate::import::ids;
use crate::import::registry::Registered;
use crate::import::rows;
use crate::import::rows::Step;
use crate::import::table;
use crate::import::table::Row;
use crate::import::units;
use crate::import::units::Key;
use crate::import::units::Unit;
use crate::import::write;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// An import under way.
pub(super) struct Merging {
    /// What was found.
    pub(super) report: Report,
    /// What was told.
    pub(super) sink: Vec<Diagnostic>,
}

/// What the registry would become.
pub(super) enum Merged {
    /// The bytes that it is to hold.
    Accepted(Vec<u8>),
    /// The text that its reader did not take, for the diagnostics that say why.
    Refused(String),
}

/// Units with the ids that they have or get.
struct Named<'n> {
    units: &'n [Unit],
    ids: &'n [String],
}

impl Merging {
    /// Reads a table by its path and text, and adds to the registry what it lacks; none where nothing is to be written.
    pub(super) fn merge(
        &mut self,
        (path, table): (&str, &str),
        registered: &Registered,
        bytes: Option<&[u8]>,
    ) -> Option<Merged> {
        let steps = self.steps(table);
        let keys: BTreeSet<Key> =
            registered.units.iter().filter_map(|known| Some((known.code.clone()?, known.from))).collect();
        let units = units::gather(&steps, &keys, &mut self.sink);
        if self.is_stopped() {
            return None;
        }
        let pairs = compare::pair(&units, &registered.units);
        let ids = ids::assign(&units, &pairs, &registered.units);
        let mut added = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            match pairs.get(index).copied().flatten().and_then(|entry| registered.units.get(entry)) {
                Some(known) => self.compare(&Compared { unit, known, ids: &ids }, registered),
                None => added.push(index),
            }
        }
        let ended = |index: &&usize| units.get(**index).is_some_and(|unit| unit.until.is_some());
        self.report.ended = added.iter().filter(ended).count();
        self.report.standing = added.len() - self.report.ended;
        if added.is_empty() {
            return None;
        }
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let addition = addition(file, &Named { units: &units, ids: &ids }, &added);
        let merged = appended(bytes.unwrap_or_default(), &addition);
        self.accept(merged, registered, &added.iter().filter_map(|index| ids.get(*index)).collect())
    }

    /// Reads what the registry would become. All that it had must be there unchanged, and all that is new be there too.
    fn accept(&mut self, merged: Vec<u8>, registered: &Registered, added: &BTreeSet<&String>) -> Option<Merged> {
        let (read, before) = (Registered::read(&merged), &registered.units);
        let is_kept = before.iter().zip(&read.units).all(|(known, read)| known.is_same(read));
        let new: BTreeSet<&String> = read.units.iter().skip(before.len()).map(|known| &known.id).collect();
        if read.units.len() > before.len() && !read.mistakes.is_empty() {
            self.sink.extend(read.mistakes);
            return Some(Merged::Refused(read.text));
        }
        if !is_kept || new != *added || !read.mistakes.is_empty() {
            self.sink.push(diagnostics::registry_not_extendable(REGISTRY));
            return None;
        }
        Some(Merged::Accepted(merged))
    }

    fn is_stopped(&self) -> bool {
        diagnostics::count(&self.sink).0 > 0
    }

    /// Reads the rows of a table.
    fn steps(&mut self, text: &str) -> Vec<Step> {
        let likely = table::SEPARATORS.map(|separator| {
            let rows = table::rows(text, separator);
            (columns::header(&rows), rows)
        });
        let best = likely.into_iter().rev().max_by_key(|(header, _)| header.map(|(_, likeness)| likeness));
        let Some((header, rows)) = best else { return Vec::new() };
        table::tell_damage(text, &rows, &mut self.sink);
        let titled = header.and_then(|(index, _)| Some((rows.get(index)?, rows.get(index + 1..)?)));
        let Some((header, rows)) = titled else {
            let start = Span::new(TABLE, 0..text.lines().next().map_or(0, str::len));
            self.sink.push(diagnostics::no_table_header(rows.first().map_or(start, |row| row.span)));
            return Vec::new();
        };
        let Some(columns) = columns::read(header, &mut self.sink) else { return Vec::new() };
        let rows: Vec<&Row> = rows.iter().filter(|row| !columns.is_repeated_by(row)).collect();
        if rows.is_empty() {
            self.sink.push(diagnostics::table_without_rows(header.span));
        }
        self.report.rows = rows.len();
        let whole = rows.into_iter().filter(|row| row.unclosed.is_none());
        whole.filter_map(|row| rows::step(&columns, row, &mut self.sink)).collect()
    }

    /// Compares a unit with its entry.
    fn compare(&mut self, compared: &Compared<'_>, registered: &Registered) {
        self.report.known += 1;
        self.report.differing += compared.tell_differences(&mut self.sink).min(1);
        let lines = compared.missing_lines();
        if !lines.is_empty() {
            let (name, line) = (compared.known.name.clone(), registered.line(compared.known.span));
            self.report.gaps.push(Gap { name, line, lines });
        }
    }
}

/// A part of what is added, in the order of the days: what ended on a day, what was left as it was, what began.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Before(Date),
    Kept(Date),
    Since(Date),
}

impl Part {
    fn of(unit: &Unit) -> Part {
        match (&unit.until, &unit.kept, &unit.from) {
            (Some(until), _, _) => Part::Before(until.value),
            (None, Some(kept), _) => Part::Kept(kept.value),
            (None, None, from) => Part::Since(from.as_ref().map_or(Date::MIN, |from| from.value)),
        }
    }

    fn day(self) -> Date {
        match self {
            Part::Before(day) | Part::Kept(day) | Part::Since(day) => day,
        }
    }

    fn heading(self, file: &str, basis: &str) -> String {
        let day = text::short_date(self.day());
        let when = match self {
            Part::Before(_) => format!("Trước ngày {day}"),
            Part::Kept(_) => format!("Giữ nguyên vào ngày {day}"),
            Part::Since(_) => format!("Từ ngày {day}"),
        };
        format!("# {when}{basis}; nhập từ bảng {file}\n")
    }
}

/// Returns the new entries, each part below a comment that says where it is from.
fn addition(file: &str, named: &Named<'_>, added: &[usize]) -> String {
    let units: Vec<(Part, usize, &Unit)> =
        added.iter().filter_map(|index| named.units.get(*index).map(|unit| (Part::of(unit), *index, unit))).collect();
    let mut parts: Vec<Part> = units.iter().map(|(part, _, _)| *part).collect();
    parts.sort_by_key(|part| (part.day(), *part));
    parts.dedup();
    let file: String = file.chars().filter(|character| text::first_trouble(&character.to_string()).is_none()).collect();
    let blocks = parts.into_iter().map(|part| {
        let heading = part.heading(&text::nfc(&file), &basis(named.units, part.day()));
        let entries = units.iter().filter(|(own, _, _)| *own == part);
        let entry = |(_, index, unit): &(Part, usize, &Unit)| {
            write::entry(unit, named.ids.get(*index).map_or("", String::as_str), named.ids)
        };
        heading + &entries.map(entry).collect::<String>()
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// Names the resolution of a day, if all clauses of that day name one.
fn basis(units: &[Unit], day: Date) -> String {
    let of_day = units.iter().filter(|unit| unit.until.as_ref().is_some_and(|until| until.value == day));
    let clauses = of_day.flat_map(|unit| &unit.successors).filter_map(|step| step.clause.as_ref());
    let resolutions: Option<BTreeSet<&str>> =
        clauses.map(|clause| clause.find("Nghị quyết").and_then(|at| clause.get(at..))).collect();
    match resolutions.as_ref().and_then(|all| all.first().filter(|_| all.len() == 1)) {
        Some(resolution) => format!(", theo {resolution}"),
        None => String::new(),
    }
}

/// Adds entries to the end of a registry, with the line ends and the indentation that it has.
fn appended(bytes: &[u8], addition: &str) -> Vec<u8> {
    let lines = bytes.split(|byte| *byte == b'\n');
    let is_item = |line: &&[u8]| matches!(line.trim_ascii_start(), [b'-', b' ', ..]);
    let first = lines.clone().find(is_item).unwrap_or_default();
    let indent = " ".repeat(first.iter().take_while(|byte| **byte == b' ').count());
    let line_end = if bytes.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
    let mut merged = bytes.to_vec();
    if !bytes.is_empty() {
        let ended = bytes.ends_with(b"\n");
        merged.extend_from_slice(if ended { line_end.to_owned() } else { line_end.repeat(2) }.as_bytes());
    }
    for line in addition.lines() {
        let indent = if line.is_empty() { "" } else { indent.as_str() };
        merged.extend_from_slice(format!("{indent}{line}{line_end}").as_bytes());
    }
    merged
}
