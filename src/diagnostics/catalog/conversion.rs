//! Tables of communes that cannot be taken over, and registries that say otherwise.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::front_matter::wrong_date;
use crate::diagnostics::catalog::short;
use crate::source::NotText;
use crate::source::Span;
use crate::text;
use crate::text::Date;
use crate::text::DateError;

/// How a spreadsheet becomes a table that can be read.
const SAVE_AS: (&str, &str) = (
    "hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “CSV UTF-8 (Comma delimited)” rồi chạy lại với tệp .csv ấy",
    "open it in a spreadsheet, choose Save As, the type CSV UTF-8 (Comma delimited), and run again with that file",
);

/// A table whose bytes are no UTF-8.
pub fn table_not_utf8(path: &str, error: NotText) -> Diagnostic {
    let (vi, en) = match error {
        NotText::Utf16 => (
            "bảng được lưu theo kiểu Unicode (UTF-16), không phải UTF-8".to_owned(),
            "the table is saved as UTF-16, not as UTF-8".to_owned(),
        ),
        NotText::InvalidUtf8 { line } => (
            format!("bảng không được lưu theo kiểu UTF-8 (chỗ sai đầu tiên ở dòng {line})"),
            format!("the table is not saved as UTF-8 (first wrong place: line {line})"),
        ),
    };
    Diagnostic::file_error("table-not-utf8", path, vi, en).hint(SAVE_AS.0, SAVE_AS.1)
}

/// A workbook of Excel in place of a table in plain text.
pub fn table_is_workbook(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "table-is-workbook",
        path,
        "tệp này là bảng tính Excel (.xlsx, .xls), không phải tệp CSV",
        "this file is a workbook of Excel (.xlsx, .xls), not a CSV file",
    )
    .hint(SAVE_AS.0, SAVE_AS.1)
}

/// A table without a row that names its columns.
pub fn no_table_header(span: Span) -> Diagnostic {
    Diagnostic::error(
        "no-table-header",
        span,
        "không thấy hàng tiêu đề ghi tên các cột",
        "there is no row that names the columns",
    )
    .hint(
        "hãy thêm một hàng tiêu đề: Mã cũ,Tên cũ,Mã mới,Tên mới,Toàn bộ/Một phần,Ngày hiệu lực,Khoản",
        "add a row: old code,old name,new code,new name,whole/part,date,clause",
    )
}

/// A column that every table needs.
pub fn missing_column(header: Span, column: &Wording) -> Diagnostic {
    let Wording { vi, en } = column;
    Diagnostic::error(
        "missing-column",
        header,
        format!("bảng thiếu cột “{vi}”"),
        format!("the table has no column `{en}`"),
    )
    .hint(
        format!("hãy thêm cột, hoặc sửa tên cột ở hàng tiêu đề thành: {vi}"),
        format!("add the column, or name it in the header: {en}"),
    )
}

/// A column whose title means nothing.
pub fn unknown_column(span: Span, written: &str, nearest: Option<&Wording>) -> Diagnostic {
    let written = short(written);
    let told = Diagnostic::warning(
        "unknown-column",
        span,
        format!("không rõ cột “{written}” ghi gì nên cột này bị bỏ qua"),
        format!("the column `{written}` is not known and left out"),
    );
    match nearest {
        Some(Wording { vi, en }) => {
            told.hint(format!("ý bạn là {vi}? Hãy sửa tên cột"), format!("did you mean {en}? Rename the column"))
        }
        None => told.hint(
            "nếu cột không cần cho danh mục xã, phường thì xóa đi; nếu cần, hãy đặt tên như: Mã cũ, Tên mới, Huyện cũ, Tỉnh",
            "delete it if the registry does not need it; else name it as: old code, new name, old district, province",
        ),
    }
}

/// Two columns with one meaning.
pub fn repeated_column(span: Span, column: &Wording, first: Span) -> Diagnostic {
    let Wording { vi, en } = column;
    Diagnostic::error(
        "repeated-column",
        span,
        format!("bảng có hai cột “{vi}”"),
        format!("the table has two columns `{en}`"),
    )
    .related(first, "cột đầu tiên ở đây", "the first one is here")
    .hint("hãy xóa hoặc đổi tên một cột", "delete or rename one of them")
}

/// A table of a header and nothing below it.
pub fn table_without_rows(header: Span) -> Diagnostic {
    Diagnostic::error(
        "table-without-rows",
        header,
        "dưới hàng tiêu đề không có hàng nào",
        "there is no row below the header",
    )
    .hint(
        "hãy ghi mỗi đơn vị cũ một hàng, ví dụ: 23987,Xã Ia Blứ,23986,Xã Ia Le,toàn bộ,01/07/2025,Khoản 58",
        "write a row for each old unit, such as: 23987,Xã Ia Blứ,23986,Xã Ia Le,whole,2025-07-01,Khoản 58",
    )
}

/// A quotation mark that opens a cell and has no counterpart.
pub fn unclosed_cell(span: Span) -> Diagnostic {
    Diagnostic::error(
        "unclosed-cell",
        span,
        "dấu ngoặc kép mở ô ở đây không có dấu đóng",
        "the quotation mark that opens this cell is not closed",
    )
    .hint(
        "hãy thêm dấu ngoặc kép ở cuối ô, hoặc xóa dấu này",
        "add a quotation mark at the end of the cell, or delete this one",
    )
}

/// A row with more cells than the header has.
pub fn too_many_cells(span: Span, found: usize, wanted: usize) -> Diagnostic {
    Diagnostic::error(
        "too-many-cells",
        span,
        format!("hàng này có {found} ô, trong khi hàng tiêu đề có {wanted} cột"),
        format!("this row has {found} cells, and the header has {wanted} columns"),
    )
    .hint(
        "ô nào có dấu phẩy (hoặc dấu ngăn cột) bên trong thì đặt cả ô trong ngoặc kép, ví dụ \"Khoản 58, Điều 1\"",
        "put a cell that holds a comma (or the separator) in quotes, such as \"Khoản 58, Điều 1\"",
    )
}

/// A row that holds no unit: a note, a sum or a title within the table.
pub fn row_without_unit(span: Span) -> Diagnostic {
    Diagnostic::error(
        "row-without-unit",
        span,
        "hàng này không có mã và tên đơn vị",
        "this row has no codes and names of units",
    )
    .hint(
        "nếu là ghi chú, tiêu đề hay dòng cộng thì xóa hàng này; nếu không, hãy ghi đủ mã và tên",
        "delete it if it is a note, a title or a sum; else write the codes and names",
    )
}

/// An empty cell that is needed.
pub fn missing_cell(span: Span, column: &Wording, example: &Wording) -> Diagnostic {
    Diagnostic::error(
        "missing-cell",
        span,
        format!("hàng này chưa ghi “{}”", column.vi),
        format!("this row has no `{}`", column.en),
    )
    .hint(
        format!("hãy gõ, ví dụ: {}; ô gộp trong Excel phải được bỏ gộp và ghi lại ở từng hàng", example.vi),
        format!("type it, such as {}; cells that were merged must be written in every row", example.en),
    )
}

/// A cell that is no official code.
pub fn invalid_unit_code(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-unit-code",
        span,
        format!("“{written}” không phải là mã đơn vị hành chính cấp xã"),
        format!("`{written}` is not an official code of a commune"),
    )
    .hint("hãy gõ mã gồm năm chữ số, ví dụ 23986", "type the code of five digits, such as 23986")
}

/// A cell that says neither whole nor part.
pub fn invalid_share(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-share",
        span,
        format!("“{written}” không cho biết đơn vị được nhập toàn bộ hay một phần"),
        format!("`{written}` does not say whether the whole unit went over or a part"),
    )
    .hint("hãy gõ một trong: toàn bộ, một phần, nguyên trạng", "type one of: whole, part, unchanged")
}

/// A cell that is no kind of a unit.
pub fn invalid_unit_kind(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-unit-kind",
        span,
        format!("“{written}” không phải là loại đơn vị hành chính cấp xã"),
        format!("`{written}` is not a kind of commune"),
    )
    .hint(
        "hãy gõ một trong: xã, phường, thị trấn, đặc khu; hoặc để trống",
        "type one of: xã, phường, thị trấn, đặc khu; or leave it empty",
    )
}

/// A cell that is no date.
pub fn invalid_effective_date(span: Span, written: &str, error: &DateError) -> Diagnostic {
    let (vi, en) = wrong_date("ngày hiệu lực", "date", &short(written), error);
    let diagnostic = Diagnostic::error("invalid-effective-date", span, vi, en);
    match error.suggestion() {
        Some(day) => {
            let (shown, typed) = (text::short_date(day), text::iso_date(day));
            diagnostic
                .hint(format!("ý bạn là ngày {shown}? Hãy gõ: {typed}"), format!("did you mean {shown}? Type: {typed}"))
        }
        None => diagnostic.hint(
            "hãy gõ ngày trước, tháng sau, ví dụ 01/07/2025; hoặc 2025-07-01",
            "type the day before the month, such as 01/07/2025; or 2025-07-01",
        ),
    }
}

/// One unit of which two rows say different things.
pub fn contradictory_unit(
    span: Span,
    what: &Wording,
    code: &str,
    (written, earlier): (&str, &str),
    first: Span,
) -> Diagnostic {
    let (written, earlier) = (short(written), short(earlier));
    Diagnostic::error(
        "contradictory-unit",
        span,
        format!("đơn vị mang mã {code} được ghi hai {} khác nhau: “{earlier}” và “{written}”", what.vi),
        format!("the unit with the code {code} is given two {}: `{earlier}` and `{written}`", what.en),
    )
    .related(first, "lần đầu ở đây", "first here")
    .hint(
        "hãy sửa cho hai chỗ giống nhau; nếu là hai đơn vị thì sửa mã",
        "make both say the same; if they are two units, correct a code",
    )
}

/// A row that says again what another said.
pub fn repeated_row(span: Span, first: Span) -> Diagnostic {
    Diagnostic::warning("repeated-row", span, "hàng này lặp lại một hàng ở trên", "this row repeats one above")
        .related(first, "lần đầu ở đây", "first here")
        .hint("hãy xóa một hàng", "delete one of them")
}

/// A unit that went over as a whole and yet to another unit too.
pub fn whole_and_more(span: Span, code: &str, first: Span) -> Diagnostic {
    Diagnostic::error(
        "whole-and-more",
        span,
        format!("đơn vị mang mã {code} được ghi nhập vào nhiều đơn vị mới, mà có hàng ghi “toàn bộ”"),
        format!("the unit with the code {code} went to several new units, yet a row says `whole`"),
    )
    .related(first, "hàng kia ở đây", "the other row is here")
    .hint(
        "nếu đơn vị bị chia thì mọi hàng của nó ghi: một phần; nếu không, hãy xóa hàng thừa",
        "if the unit was divided, write `part` in all its rows; else delete the row that is too many",
    )
}

/// A unit of which a part went over, and nothing says where the rest is.
pub fn part_without_rest(span: Span, code: &str) -> Diagnostic {
    Diagnostic::error(
        "part-without-rest",
        span,
        format!("đơn vị mang mã {code} chỉ có một hàng, ghi “một phần”; không rõ phần còn lại về đâu"),
        format!("the unit with the code {code} has one row, which says `part`; nothing says where the rest went"),
    )
    .hint("hãy thêm hàng cho phần còn lại, hoặc gõ: toàn bộ", "add a row for the rest, or type: whole")
}

/// A unit that becomes itself, with nothing added.
pub fn unit_unchanged(span: Span, code: &str) -> Diagnostic {
    Diagnostic::error(
        "unit-unchanged",
        span,
        format!("đơn vị mang mã {code} nhập vào chính nó mà không có đơn vị nào khác cùng nhập"),
        format!("the unit with the code {code} becomes itself, and no other unit joins it"),
    )
    .hint(
        "nếu đơn vị được giữ nguyên, hãy gõ: nguyên trạng; nếu có đơn vị khác nhập vào, hãy thêm hàng của đơn vị ấy",
        "if the unit was kept as it was, type: unchanged; if others joined it, add their rows",
    )
}

/// A unit that begins while another with its code has not ended.
pub fn unit_not_ended(span: Span, (code, day): (&str, Date), earlier: Span) -> Diagnostic {
    let day = text::short_date(day);
    Diagnostic::error(
        "unit-not-ended",
        span,
        format!("ngày {day} có đơn vị mới mang mã {code}, mà đơn vị trước cùng mã chưa kết thúc"),
        format!("on {day} a unit with the code {code} begins, and the one before it has not ended"),
    )
    .related(earlier, "đơn vị trước ở đây", "the one before is here")
    .hint(
        "hãy sửa ngày hoặc mã; hoặc thêm hàng cho biết đơn vị trước nhập vào đâu",
        "correct the date or the code; or add a row that says what the one before became",
    )
}

/// An entry of the registry that says otherwise than the table.
pub fn registry_differs(
    span: Span,
    (name, key): (&str, &str),
    (registered, told): (&str, &str),
    row: Span,
) -> Diagnostic {
    let (registered, told) = (short(registered), short(told));
    Diagnostic::warning(
        "registry-differs",
        span,
        format!("mục “{name}” trong danh mục ghi {key} là “{registered}”, còn bảng ghi “{told}”"),
        format!("the entry `{name}` of the registry has `{registered}` for {key}, the table has `{told}`"),
    )
    .related(row, "trong bảng", "in the table")
    .hint(
        "mục đã có không bị sửa: hãy đối chiếu với văn bản gốc rồi tự sửa mục này hoặc bảng",
        "entries are never changed: compare with the official text, then correct the entry or the table",
    )
}

/// A registry to whose end nothing can be added.
pub fn registry_not_extendable(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "registry-not-extendable",
        path,
        "không thêm được mục mới vào cuối tệp này mà các mục đã có vẫn giữ nguyên",
        "no entries can be added to the end of this file without changing those that it has",
    )
    .hint(
        "hãy viết mỗi mục thành các dòng riêng bắt đầu bằng “- name: …” (không dùng [ ] cho cả tệp), rồi chạy lại",
        "write each entry as lines of its own that begin with `- name: …` (no [ ] around the file), and run again",
    )
}
