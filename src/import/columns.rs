//! The header of a table: which column holds what.
//!
//! Comes in: the rows. Goes out: the place of each column, with what is missing, unknown or there twice told. Official
//! tables name their columns in many ways, so a title is understood by the words in it, accents and case aside.

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::import::table::Cell;
use crate::import::table::Row;
use crate::text;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    OldCode,
    OldName,
    NewCode,
    NewName,
    Share,
    Date,
    OldKind,
    OldDistrict,
    OldProvince,
    NewKind,
    NewProvince,
    Province,
    Clause,
    Basis,
}

/// The columns that every table needs.
const NEEDED: [Column; 6] =
    [Column::OldCode, Column::OldName, Column::NewCode, Column::NewName, Column::Share, Column::Date];

/// The columns without which a row is no header.
const TELLING: [Column; 4] = [Column::OldCode, Column::OldName, Column::NewCode, Column::NewName];

impl Column {
    /// Returns what people call the column.
    pub(super) fn label(self) -> Wording {
        let (vi, en) = match self {
            Column::OldCode => ("Mã cũ", "old code"),
            Column::OldName => ("Tên cũ", "old name"),
            Column::NewCode => ("Mã mới", "new code"),
            Column::NewName => ("Tên mới", "new name"),
            Column::Share => ("Toàn bộ/Một phần", "whole/part"),
            Column::Date => ("Ngày hiệu lực", "date"),
            Column::OldKind => ("Loại cũ", "old kind"),
            Column::OldDistrict => ("Huyện cũ", "old district"),
            Column::OldProvince => ("Tỉnh cũ", "old province"),
            Column::NewKind => ("Loại mới", "new kind"),
            Column::NewProvince => ("Tỉnh mới", "new province"),
            Column::Province => ("Tỉnh", "province"),
            Column::Clause => ("Khoản", "clause"),
            Column::Basis => ("Căn cứ", "basis"),
        };
        Wording::new(vi, en)
    }

    /// Returns what a cell of the column may hold.
    pub(super) fn example(self) -> Wording {
        match self {
            Column::OldCode => Wording::new("23987", "23987"),
            Column::OldName => Wording::new("Xã Ia Blứ", "Xã Ia Blứ"),
            Column::NewCode => Wording::new("23986", "23986"),
            Column::NewName => Wording::new("Xã Ia Le", "Xã Ia Le"),
            Column::Date => Wording::new("01/07/2025", "2025-07-01"),
            _ => Wording::new("toàn bộ", "whole"),
        }
    }
}

/// What a title means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Is(Column),
    /// Known, and no part of the registry.
    Unneeded,
    Unknown,
}

/// The columns of a table, by their places.
#[derive(Debug)]
pub(super) struct Columns {
    /// What each column holds.
    places: Vec<Option<Column>>,
    /// The titles, to know them again where a page repeats them.
    titles: Vec<String>,
}

impl Columns {
    /// Returns the cell of a column, if the row has it.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Cell> {
        row.cells.get(self.places.iter().position(|place| *place == Some(column))?)
    }

    /// Returns the number of columns.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// Tells whether a row is the header again, as at the top of a printed page.
    pub(super) fn is_repeated_by(&self, row: &Row) -> bool {
        row.cells.iter().map(|cell| text::fold(&cell.text)).eq(self.titles.iter().cloned())
    }
}

/// Titles stand above the header; below so many rows nothing is looked for.
const HIGHEST_TITLES: usize = 40;

/// Returns how much a row looks like a header: the telling columns that it names.
pub(super) fn likeness(row: &Row) -> usize {
    let names = |column: &&Column| row.cells.iter().any(|cell| meaning(&cell.text) == Meaning::Is(**column));
    TELLING.iter().filter(names).count()
}

/// Returns which row is the header, and how much it looks like one.
pub(super) fn header(rows: &[Row]) -> Option<(usize, usize)> {
    let likely = rows.iter().take(HIGHEST_TITLES).enumerate().map(|(index, row)| (index, likeness(row)));
    likely.filter(|(_, likeness)| *likeness >= 2).max_by_key(|(index, likeness)| (*likeness, usize::MAX - index))
}

/// Reads the header. Columns that are missing or there twice leave nothing to be read.
pub(super) fn read(header: &Row, sink: &mut Vec<Diagnostic>) -> Option<Columns> {
    let mut places: Vec<Option<Column>> = Vec::new();
    let mut is_whole = true;
    let meanings: Vec<Meaning> = header.cells.iter().map(|cell| meaning(&cell.text)).collect();
    let missing: Vec<Column> = NEEDED.into_iter().filter(|column| !meanings.contains(&Meaning::Is(*column))).collect();
    for (cell, meaning) in header.cells.iter().zip(&meanings) {
        let column = match meaning {
            Meaning::Is(column) => Some(*column),
            Meaning::Unneeded => None,
            Meaning::Unknown => {
                tell_unknown(cell, &missing, sink);
                None
            }
        };
        let before = places.iter().position(|place| column.is_some() && *place == column);
        if let (Some(first), Some(column)) = (before.and_then(|index| header.cells.get(index)), column) {
            sink.push(diagnostics::repeated_column(cell.span, &column.label(), first.span));
            is_whole = false;
        }
        places.push(column);
    }
    for column in &missing {
        sink.push(diagnostics::missing_column(header.span, &column.label()));
    }
    let titles = header.cells.iter().map(|cell| text::fold(&cell.text)).collect();
    (is_whole && missing.is_empty()).then_some(Columns { places, titles })
}

fn tell_unknown(cell: &Cell, missing: &[Column], sink: &mut Vec<Diagnostic>) {
    if cell.text.is_empty() {
        return;
    }
    let labels: Vec<Wording> = missing.iter().map(|column| column.label()).collect();
    let nearest = text::closest(&cell.text, labels.iter().flat_map(|label| [label.vi.as_str(), label.en.as_str()]));
    let nearest = labels.iter().find(|label| nearest.is_some_and(|near| label.vi == near || label.en == near));
    sink.push(diagnostics::unknown_column(cell.span, &cell.text, nearest));
}

/// The words of a title, with a space around each.
struct Title(String);

impl Title {
    fn new(written: &str) -> Self {
        let folded = text::fold(written);
        let words = folded.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        Title(words.fold(" ".to_owned(), |title, word| format!("{title}{word} ")))
    }

    fn has(&self, any: &[&str]) -> bool {
        any.iter().any(|words| self.0.contains(&format!(" {words} ")))
    }

    fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.0.trim())
    }
}

/// Before or after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
    Unsaid,
}

const DISTRICT: &[&str] = &["huyen", "quan", "thi xa", "district"];
const PROVINCE: &[&str] = &["tinh", "thanh pho", "tp", "province"];
const UNIT: &[&str] = &["xa", "phuong", "thi tran", "dac khu", "cap xa", "dvhc", "don vi", "commune", "unit"];

/// Understands a title. What holds dates and clauses is settled first, as "Căn cứ" folds to words that look like "cũ".
fn meaning(written: &str) -> Meaning {
    let title = Title::new(written);
    if title.has(&["ngay", "hieu luc", "thoi diem", "date"]) {
        return match title.has(&["ban hanh", "ky", "thong qua"]) {
            true => Meaning::Unneeded,
            false => Meaning::Is(Column::Date),
        };
    }
    if title.has(&["toan bo", "mot phan", "hinh thuc", "pham vi", "muc do", "whole", "part", "share"]) {
        return Meaning::Is(Column::Share);
    }
    if title.has(&["khoan", "dieu", "clause"]) {
        return Meaning::Is(Column::Clause);
    }
    if title.has(&["can cu", "nghi quyet", "van ban", "basis", "resolution"]) {
        return Meaning::Is(Column::Basis);
    }
    let unneeded = ["ghi chu", "dien tich", "dan so", "so thu tu", "note", "notes"];
    if title.is(&["stt", "tt", "no", "so tt"]) || title.has(&unneeded) {
        return Meaning::Unneeded;
    }
    of_unit(&Title(title.0.replace(" thi xa ", " quan ")))
}

/// Understands the title of a column that describes one of the units.
fn of_unit(title: &Title) -> Meaning {
    let (is_old, is_new) = (title.has(&["cu", "truoc", "old"]), title.has(&["moi", "sau", "new"]));
    let side = match (is_old, is_new) {
        (true, false) => Side::Old,
        (false, true) => Side::New,
        _ => Side::Unsaid,
    };
    let choose = |old: Column, new: Column, unsaid: Meaning| match side {
        Side::Old => Meaning::Is(old),
        Side::New => Meaning::Is(new),
        Side::Unsaid => unsaid,
    };
    let (is_district, is_province) = (title.has(DISTRICT), title.has(PROVINCE));
    let is_above = (is_district || is_province) && !title.has(UNIT);
    if title.has(&["ma", "code"]) {
        return match is_above {
            true => Meaning::Unneeded,
            false => choose(Column::OldCode, Column::NewCode, Meaning::Unknown),
        };
    }
    if title.has(&["loai", "kind", "type"]) {
        return choose(Column::OldKind, Column::NewKind, Meaning::Unknown);
    }
    if is_above && is_district {
        return if side == Side::New { Meaning::Unneeded } else { Meaning::Is(Column::OldDistrict) };
    }
    if is_above {
        return choose(Column::OldProvince, Column::NewProvince, Meaning::Is(Column::Province));
    }
    match title.has(&["ten", "name"]) || title.has(UNIT) {
        true => choose(Column::OldName, Column::NewName, Meaning::Unknown),
        false => Meaning::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_understood_by_their_words() {
        let table = [
            ("Mã cũ", Meaning::Is(Column::OldCode)),
            ("Mã ĐVHC cũ", Meaning::Is(Column::OldCode)),
            ("MÃ XÃ/PHƯỜNG (TRƯỚC SẮP XẾP)", Meaning::Is(Column::OldCode)),
            ("old_code", Meaning::Is(Column::OldCode)),
            ("Mã ĐVHC cấp xã mới sau sắp xếp", Meaning::Is(Column::NewCode)),
            ("Mã huyện cũ", Meaning::Unneeded),
            ("Mã tỉnh", Meaning::Unneeded),
            ("Tên cũ", Meaning::Is(Column::OldName)),
            ("Đơn vị hành chính cũ", Meaning::Is(Column::OldName)),
            ("Xã, phường, thị trấn cũ", Meaning::Is(Column::OldName)),
            ("Tên đơn vị mới", Meaning::Is(Column::NewName)),
            ("Loại ĐVHC cũ", Meaning::Is(Column::OldKind)),
            ("Huyện cũ", Meaning::Is(Column::OldDistrict)),
            ("Quận/huyện/thị xã/thành phố", Meaning::Is(Column::OldDistrict)),
            ("Tỉnh", Meaning::Is(Column::Province)),
            ("Tên tỉnh mới", Meaning::Is(Column::NewProvince)),
            ("Toàn bộ/Một phần", Meaning::Is(Column::Share)),
            ("Hình thức nhập", Meaning::Is(Column::Share)),
            ("whole or part", Meaning::Is(Column::Share)),
            ("Ngày hiệu lực", Meaning::Is(Column::Date)),
            ("Ngày ban hành", Meaning::Unneeded),
            ("Khoản", Meaning::Is(Column::Clause)),
            ("Căn cứ", Meaning::Is(Column::Basis)),
            ("STT", Meaning::Unneeded),
            ("Ghi chú", Meaning::Unneeded),
            ("Bảng chuyển đổi mã đơn vị hành chính cũ sang mới", Meaning::Unknown),
            ("Mã", Meaning::Unknown),
            ("", Meaning::Unknown),
        ];
        for (title, expected) in table {
            assert_eq!(meaning(title), expected, "{title}");
        }
    }
}
