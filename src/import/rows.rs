//! The rows of a table as typed values: one step of one old unit to one new unit each.
//!
//! Comes in: rows of cells and the columns. Goes out: the rows that are whole; every cell that is not is told. Two rows
//! are never compared here.

use crate::content::CommuneKind;
use crate::content::Share;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::import::columns::Column;
use crate::import::columns::Columns;
use crate::import::table::Cell;
use crate::import::table::Row;
use crate::model;
use crate::source::Span;
use crate::source::Spanned;
use crate::text;
use crate::text::Date;

/// One step: an old unit, or a part of it, into a new one.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The unit that ends.
    pub(super) old: Side,
    /// The unit that begins.
    pub(super) new: Side,
    /// How much of the old unit went over.
    pub(super) share: Spanned<Share>,
    /// Whether the row says that the unit was left as it was.
    pub(super) is_kept: bool,
    /// The first day of the new unit.
    pub(super) day: Spanned<Date>,
    /// The clause that ordered it.
    pub(super) clause: Option<Words>,
    /// The place of the row.
    pub(super) span: Span,
}

/// What a row says of one of its units.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// The official code, five digits.
    pub(super) code: Words,
    /// The name, without the kind.
    pub(super) name: Words,
    /// The kind.
    pub(super) kind: Option<Spanned<CommuneKind>>,
    /// The district.
    pub(super) district: Option<Words>,
    /// The province.
    pub(super) province: Option<Words>,
}

/// The columns of one side of a row.
struct SideColumns {
    code: Column,
    name: Column,
    kind: Column,
    province: Column,
}

const OLD: SideColumns =
    SideColumns { code: Column::OldCode, name: Column::OldName, kind: Column::OldKind, province: Column::OldProvince };
const NEW: SideColumns =
    SideColumns { code: Column::NewCode, name: Column::NewName, kind: Column::NewKind, province: Column::NewProvince };

/// A row that is being read.
struct Reading<'r> {
    columns: &'r Columns,
    row: &'r Row,
    sink: &'r mut Vec<Diagnostic>,
}

/// Reads a row; none where it is not whole.
pub(super) fn step(columns: &Columns, row: &Row, sink: &mut Vec<Diagnostic>) -> Option<Step> {
    let filled = row.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let needed = row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    if needed > columns.count() {
        sink.push(diagnostics::too_many_cells(row.span, needed, columns.count()));
        return None;
    }
    let mut reading = Reading { columns, row, sink };
    let telling = [Column::OldCode, Column::OldName, Column::NewCode, Column::NewName];
    if filled < 2 || telling.iter().all(|column| reading.filled(*column).is_none()) {
        reading.sink.push(diagnostics::row_without_unit(row.span));
        return None;
    }
    let (old, new) = (reading.side(&OLD), reading.side(&NEW));
    let (share, day) = (reading.share(), reading.day());
    let clause = reading.clause();
    let (share, is_kept) = share?;
    let old = Side { district: reading.place(Column::OldDistrict), ..old? };
    Some(Step { old, new: new?, share, is_kept, day: day?, clause, span: row.span })
}

impl Reading<'_> {
    /// Returns a cell that is not empty.
    fn filled(&self, column: Column) -> Option<Cell> {
        self.columns.cell(self.row, column).filter(|cell| !cell.text.is_empty()).cloned()
    }

    /// Returns a cell that must not be empty.
    fn needed(&mut self, column: Column) -> Option<Cell> {
        let found = self.filled(column);
        if found.is_none() {
            let end = Span { start: self.row.span.end, ..self.row.span };
            let span = self.columns.cell(self.row, column).map_or(end, |cell| cell.span);
            self.sink.push(diagnostics::missing_cell(span, &column.label(), &column.example()));
        }
        found
    }

    fn side(&mut self, columns: &SideColumns) -> Option<Side> {
        let (code, named) = (self.code(columns.code), self.needed(columns.name));
        let kind = self.kind(columns.kind);
        let province = self.place(columns.province).or_else(|| self.place(Column::Province));
        let (code, named, kind) = (code?, named?, kind?);
        let (said, bare) = split_kind(&named.text);
        if let (Some(said), Some(other)) = (said, &kind)
            && said != other.value
        {
            let words = (model::kind_word(other.value), model::kind_word(said));
            let what = Wording::new("loại", "kinds");
            self.sink.push(diagnostics::contradictory_unit(other.span, &what, &code, words, named.span));
            return None;
        }
        let name = Spanned::new(bare.to_owned(), named.span);
        let kind = said.map(|kind| Spanned::new(kind, named.span)).or(kind);
        Some(Side { code, name, kind, district: None, province })
    }

    /// Reads a code. Spreadsheets take it for a number and drop the zeros at its beginning.
    fn code(&mut self, column: Column) -> Option<Words> {
        let cell = self.needed(column)?;
        let digits = cell.text.strip_prefix('\'').unwrap_or(&cell.text);
        let is_code = digits.bytes().all(|byte| byte.is_ascii_digit()) && (1..=CODE_DIGITS).contains(&digits.len());
        if !is_code || digits.bytes().all(|byte| byte == b'0') {
            self.sink.push(diagnostics::invalid_unit_code(cell.span, &cell.text));
            return None;
        }
        Some(Spanned::new(full_code(digits), cell.span))
    }

    /// Reads a kind; an empty cell is none.
    fn kind(&mut self, column: Column) -> Option<Option<Spanned<CommuneKind>>> {
        let Some(cell) = self.filled(column) else { return Some(None) };
        let wanted = text::match_key(&cell.text);
        let found = KINDS.iter().find(|(word, _)| text::match_key(word) == wanted);
        if found.is_none() {
            self.sink.push(diagnostics::invalid_unit_kind(cell.span, &cell.text));
        }
        Some(Some(Spanned::new(found?.1, cell.span)))
    }

    /// Reads a district or province, without its kind.
    fn place(&self, column: Column) -> Option<Words> {
        let cell = self.filled(column)?;
        Some(Spanned::new(bare_place(&cell.text).to_owned(), cell.span))
    }

    fn share(&mut self) -> Option<(Spanned<Share>, bool)> {
        let cell = self.needed(Column::Share)?;
        let folded = text::fold(&cell.text);
        let begins =
            |words: &[&str]| words.iter().any(|word| folded == *word || folded.starts_with(&format!("{word} ")));
        let is_kept = begins(&["nguyen trang", "giu nguyen", "unchanged"]);
        let share = if is_kept || begins(&["toan bo", "toan phan", "nguyen", "whole", "100%"]) {
            Share::Whole
        } else if begins(&["mot phan", "1 phan", "phan", "part"]) {
            Share::Part
        } else {
            self.sink.push(diagnostics::invalid_share(cell.span, &cell.text));
            return None;
        };
        Some((Spanned::new(share, cell.span), is_kept))
    }

    fn day(&mut self) -> Option<Spanned<Date>> {
        let cell = self.needed(Column::Date)?;
        let written = cell.text.strip_suffix(" 00:00:00").unwrap_or(&cell.text);
        let day = text::parse_date(written)
            .map_err(|error| self.sink.push(diagnostics::invalid_effective_date(cell.span, written, &error)));
        day.ok().map(|day| Spanned::new(day, cell.span))
    }

    /// Reads the clause and the resolution, which may stand in two columns; a bare number is that of a clause.
    fn clause(&self) -> Option<Words> {
        let (clause, basis) = (self.filled(Column::Clause), self.filled(Column::Basis));
        let span = clause.as_ref().or(basis.as_ref())?.span;
        let clause = clause.map(|cell| match cell.text.starts_with(|first: char| first.is_ascii_digit()) {
            true => format!("Khoản {}", cell.text),
            false => cell.text,
        });
        let parts: Vec<String> = clause.into_iter().chain(basis.map(|cell| cell.text)).collect();
        Some(Spanned::new(parts.join(" "), span))
    }
}

/// Official codes of communes have so many digits.
const CODE_DIGITS: usize = 5;

/// Returns a code with the zeros at its beginning.
pub(super) fn full_code(digits: &str) -> String {
    format!("{digits:0>CODE_DIGITS$}")
}

/// The words for kinds, the longer ones first.
const KINDS: &[(&str, CommuneKind)] = &[
    ("thị trấn", CommuneKind::Township),
    ("đặc khu", CommuneKind::SpecialZone),
    ("phường", CommuneKind::Ward),
    ("xã", CommuneKind::Commune),
    ("TT.", CommuneKind::Township),
    ("TT", CommuneKind::Township),
    ("ĐK.", CommuneKind::SpecialZone),
    ("P.", CommuneKind::Ward),
    ("X.", CommuneKind::Commune),
];

/// Splits `Xã Ia Le` and `TT. Nhơn Hòa` into kind and name.
fn split_kind(written: &str) -> (Option<CommuneKind>, &str) {
    for (word, kind) in KINDS {
        if let Some(rest) = without(written, word) {
            return (Some(*kind), rest);
        }
    }
    (None, written)
}

/// Returns what follows a word at the beginning of a text; a word with a full stop needs no space behind it.
fn without<'t>(written: &'t str, word: &str) -> Option<&'t str> {
    let (at, _) = written.char_indices().nth(word.chars().count())?;
    let (head, rest) = (written.get(..at)?, written.get(at..)?);
    let is_apart = rest.starts_with(' ') || word.ends_with('.');
    let bare = rest.trim_start();
    (is_apart && !bare.is_empty() && text::match_key(head) == text::match_key(word)).then_some(bare)
}

/// Returns the name of a district or province without its kind; "Quận 1" is a whole name.
fn bare_place(written: &str) -> &str {
    let kinds = ["huyện", "thị xã", "thành phố", "quận", "tỉnh", "TP.", "TX.", "H.", "Q.", "T."];
    let bare = kinds.iter().find_map(|kind| without(written, kind));
    bare.filter(|bare| !bare.starts_with(|first: char| first.is_ascii_digit())).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_split_from_names() {
        let table = [
            ("Xã Ia Le", (Some(CommuneKind::Commune), "Ia Le")),
            ("THỊ TRẤN Nhơn Hòa", (Some(CommuneKind::Township), "Nhơn Hòa")),
            ("TT. Nhơn Hòa", (Some(CommuneKind::Township), "Nhơn Hòa")),
            ("TT Nhơn Hòa", (Some(CommuneKind::Township), "Nhơn Hòa")),
            ("P.1", (Some(CommuneKind::Ward), "1")),
            ("Phường 1", (Some(CommuneKind::Ward), "1")),
            ("Đặc khu Lý Sơn", (Some(CommuneKind::SpecialZone), "Lý Sơn")),
            ("Xãng", (None, "Xãng")),
            ("Ia Le", (None, "Ia Le")),
            ("Xã", (None, "Xã")),
        ];
        for (written, expected) in table {
            assert_eq!(split_kind(written), expected, "{written}");
        }
    }

    #[test]
    fn places_lose_their_kinds() {
        let table = [
            ("Huyện Chư Pưh", "Chư Pưh"),
            ("tỉnh Gia Lai", "Gia Lai"),
            ("TP. Pleiku", "Pleiku"),
            ("Quận 1", "Quận 1"),
            ("Chư Sê", "Chư Sê"),
        ];
        for (written, bare) in table {
            assert_eq!(bare_place(written), bare);
        }
    }
}
