//! Tables of communes that cannot be taken over, and registries that say otherwise.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::front_matter::wrong_date;
use crate::diagnostics::catalog::short;
use crate::source::NotText;
use crate::source::Span;
use crate::text;
use crate::text::Date;
use crate::text::DateError;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &TABLE_NOT_UTF8,
    &TABLE_IS_WORKBOOK,
    &NO_TABLE_HEADER,
    &MISSING_COLUMN,
    &UNKNOWN_COLUMN,
    &REPEATED_COLUMN,
    &TABLE_WITHOUT_ROWS,
    &UNCLOSED_CELL,
    &TOO_MANY_CELLS,
    &ROW_WITHOUT_UNIT,
    &MISSING_CELL,
    &INVALID_UNIT_CODE,
    &INVALID_SHARE,
    &INVALID_UNIT_KIND,
    &INVALID_EFFECTIVE_DATE,
    &CONTRADICTORY_UNIT,
    &REPEATED_ROW,
    &WHOLE_AND_MORE,
    &PART_WITHOUT_REST,
    &UNIT_UNCHANGED,
    &UNIT_NOT_ENDED,
    &REGISTRY_DIFFERS,
    &REGISTRY_NOT_EXTENDABLE,
];

/// How a spreadsheet becomes a table that can be read.
const SAVE_AS: (&str, &str) = (
    "hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “CSV UTF-8 (Comma delimited)” rồi chạy lại với tệp .csv ấy",
    "open it in a spreadsheet, choose Save As, the type CSV UTF-8 (Comma delimited), and run again with that file",
);

static TABLE_NOT_UTF8: Rule = Rule {
    id: "table-not-utf8",
    severity: Severity::Error,
    what: Wording {
        vi: "Bảng chuyển đổi không được lưu theo kiểu UTF-8.",
        en: "The conversion table is not saved in UTF-8.",
    },
    why: Wording {
        vi: "Tên xã có dấu tiếng Việt sẽ thành ký tự lạ trong danh mục và trên trang.",
        en: "The names of communes would turn into nonsense in the registry and on the site.",
    },
    case: case!("table-utf16"),
};

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
    TABLE_NOT_UTF8.in_file(path, vi, en).hint(SAVE_AS.0, SAVE_AS.1)
}

static TABLE_IS_WORKBOOK: Rule = Rule {
    id: "table-is-workbook",
    severity: Severity::Error,
    what: Wording {
        vi: "Tệp đưa vào là bảng tính Excel, không phải tệp CSV.",
        en: "The file is a workbook of Excel and no CSV file.",
    },
    why: Wording {
        vi: "Chỉ tệp CSV mới đọc được từng ô một cách chắc chắn.",
        en: "Only the cells of a CSV file can be read for certain.",
    },
    case: case!("table-workbook"),
};

/// A workbook of Excel in place of a table in plain text.
pub fn table_is_workbook(path: &str) -> Diagnostic {
    TABLE_IS_WORKBOOK
        .in_file(
            path,
            "tệp này là bảng tính Excel (.xlsx, .xls), không phải tệp CSV",
            "this file is a workbook of Excel (.xlsx, .xls), not a CSV file",
        )
        .hint(SAVE_AS.0, SAVE_AS.1)
}

static NO_TABLE_HEADER: Rule = Rule {
    id: "no-table-header",
    severity: Severity::Error,
    what: Wording {
        vi: "Bảng không có hàng tiêu đề ghi tên các cột.",
        en: "A table has no row that names its columns.",
    },
    why: Wording {
        vi: "Không biết cột nào là mã, cột nào là tên thì danh mục sẽ sai.",
        en: "Where it is not known which column holds codes and which names, the registry would be wrong.",
    },
    case: case!("table-no-header"),
};

/// A table without a row that names its columns.
pub fn no_table_header(span: Span) -> Diagnostic {
    NO_TABLE_HEADER.at(span, "không thấy hàng tiêu đề ghi tên các cột", "there is no row that names the columns").hint(
        "hãy thêm một hàng tiêu đề: Mã cũ,Tên cũ,Mã mới,Tên mới,Toàn bộ/Một phần,Ngày hiệu lực,Khoản",
        "add a row: old code,old name,new code,new name,whole/part,date,clause",
    )
}

static MISSING_COLUMN: Rule = Rule {
    id: "missing-column",
    severity: Severity::Error,
    what: Wording {
        vi: "Bảng thiếu một cột cần có, ví dụ ngày hiệu lực.",
        en: "A table lacks a column that it needs, such as the date.",
    },
    why: Wording {
        vi: "Thiếu cột ấy thì không biết xã nào có vào ngày nào, và bài cũ sẽ nằm nhầm trang của xã mới.",
        en: "Without it nobody knows which commune existed when, and old articles would get onto pages of new communes.",
    },
    case: case!("table-missing-column"),
};

/// A column that every table needs.
pub fn missing_column(header: Span, column: &Wording) -> Diagnostic {
    let Wording { vi, en } = column;
    MISSING_COLUMN.at(header, format!("bảng thiếu cột “{vi}”"), format!("the table has no column `{en}`")).hint(
        format!("hãy thêm cột, hoặc sửa tên cột ở hàng tiêu đề thành: {vi}"),
        format!("add the column, or name it in the header: {en}"),
    )
}

static UNKNOWN_COLUMN: Rule = Rule {
    id: "unknown-column",
    severity: Severity::Warning,
    what: Wording {
        vi: "Bảng có một cột mà chương trình không biết, nên cột ấy bị bỏ qua.",
        en: "A table has a column that is not known and was left out.",
    },
    why: Wording {
        vi: "Nếu cột có điều cần thiết thì danh mục sẽ thiếu điều đó.",
        en: "If it holds something that is needed, the registry will lack it.",
    },
    case: case!("table-unknown-column"),
};

/// A column whose title means nothing.
pub fn unknown_column(span: Span, written: &str, nearest: Option<&Wording>) -> Diagnostic {
    let written = short(written);
    let told = UNKNOWN_COLUMN.at(
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

static REPEATED_COLUMN: Rule = Rule {
    id: "repeated-column",
    severity: Severity::Error,
    what: Wording { vi: "Bảng có hai cột cùng nghĩa.", en: "A table has two columns of one meaning." },
    why: Wording {
        vi: "Không biết lấy giá trị ở cột nào.", en: "From which one to take the value is not known."
    },
    case: case!("table-repeated-column"),
};

/// Two columns with one meaning.
pub fn repeated_column(span: Span, column: &Wording, first: Span) -> Diagnostic {
    let Wording { vi, en } = column;
    REPEATED_COLUMN
        .at(span, format!("bảng có hai cột “{vi}”"), format!("the table has two columns `{en}`"))
        .related(first, "cột đầu tiên ở đây", "the first one is here")
        .hint("hãy xóa hoặc đổi tên một cột", "delete or rename one of them")
}

static TABLE_WITHOUT_ROWS: Rule = Rule {
    id: "table-without-rows",
    severity: Severity::Error,
    what: Wording {
        vi: "Dưới hàng tiêu đề của bảng không có hàng nào.", en: "A table has no row below its header."
    },
    why: Wording {
        vi: "Không có gì để thêm vào danh mục; có lẽ bạn đã lưu nhầm trang tính.",
        en: "There is nothing to add to the registry; perhaps another sheet was saved.",
    },
    case: case!("table-without-rows"),
};

/// A table of a header and nothing below it.
pub fn table_without_rows(header: Span) -> Diagnostic {
    TABLE_WITHOUT_ROWS.at(header, "dưới hàng tiêu đề không có hàng nào", "there is no row below the header").hint(
        "hãy ghi mỗi đơn vị cũ một hàng, ví dụ: 23987,Xã Ia Blứ,23986,Xã Ia Le,toàn bộ,01/07/2025,Khoản 58",
        "write a row for each old unit, such as: 23987,Xã Ia Blứ,23986,Xã Ia Le,whole,2025-07-01,Khoản 58",
    )
}

static UNCLOSED_CELL: Rule = Rule {
    id: "unclosed-cell",
    severity: Severity::Error,
    what: Wording {
        vi: "Một ô mở đầu bằng dấu ngoặc kép mà không có dấu đóng.",
        en: "A cell begins with a quotation mark that is not closed.",
    },
    why: Wording {
        vi: "Các hàng bên dưới bị nuốt vào ô ấy và mất khỏi danh mục.",
        en: "The rows below are swallowed by that cell and missing from the registry.",
    },
    case: case!("table-unclosed-cell"),
};

/// A quotation mark that opens a cell and has no counterpart.
pub fn unclosed_cell(span: Span) -> Diagnostic {
    UNCLOSED_CELL
        .at(span, "dấu ngoặc kép mở ô ở đây không có dấu đóng", "the quotation mark that opens this cell is not closed")
        .hint(
            "hãy thêm dấu ngoặc kép ở cuối ô, hoặc xóa dấu này",
            "add a quotation mark at the end of the cell, or delete this one",
        )
}

static TOO_MANY_CELLS: Rule = Rule {
    id: "too-many-cells",
    severity: Severity::Error,
    what: Wording {
        vi: "Một hàng có nhiều ô hơn hàng tiêu đề, thường vì trong ô có dấu phẩy.",
        en: "A row has more cells than the header, mostly because a cell holds a comma.",
    },
    why: Wording {
        vi: "Các ô phía sau bị lệch sang cột khác, tên xã và ngày sẽ sai.",
        en: "The cells behind it get into other columns, and names and dates would be wrong.",
    },
    case: case!("table-too-many-cells"),
};

/// A row with more cells than the header has.
pub fn too_many_cells(span: Span, found: usize, wanted: usize) -> Diagnostic {
    TOO_MANY_CELLS
        .at(
            span,
            format!("hàng này có {found} ô, trong khi hàng tiêu đề có {wanted} cột"),
            format!("this row has {found} cells, and the header has {wanted} columns"),
        )
        .hint(
            "ô nào có dấu phẩy (hoặc dấu ngăn cột) bên trong thì đặt cả ô trong ngoặc kép, ví dụ \"Khoản 58, Điều 1\"",
            "put a cell that holds a comma (or the separator) in quotes, such as \"Khoản 58, Điều 1\"",
        )
}

static ROW_WITHOUT_UNIT: Rule = Rule {
    id: "row-without-unit",
    severity: Severity::Error,
    what: Wording {
        vi: "Một hàng trong bảng không có mã và tên đơn vị, ví dụ dòng ghi chú hay dòng cộng.",
        en: "A row of a table has no codes and names of units, such as a note or a sum.",
    },
    why: Wording {
        vi: "Không rõ đó là hàng thừa hay là một xã bị bỏ sót.",
        en: "It may be a row too many, or a commune that was left out.",
    },
    case: case!("table-note"),
};

/// A row that holds no unit: a note, a sum or a title within the table.
pub fn row_without_unit(span: Span) -> Diagnostic {
    ROW_WITHOUT_UNIT.at(span, "hàng này không có mã và tên đơn vị", "this row has no codes and names of units").hint(
        "nếu là ghi chú, tiêu đề hay dòng cộng thì xóa hàng này; nếu không, hãy ghi đủ mã và tên",
        "delete it if it is a note, a title or a sum; else write the codes and names",
    )
}

static MISSING_CELL: Rule = Rule {
    id: "missing-cell",
    severity: Severity::Error,
    what: Wording {
        vi: "Một ô cần có lại để trống, thường vì trong Excel ô ấy được gộp với ô ở trên.",
        en: "A cell that is needed is empty, mostly because it was merged with the one above.",
    },
    why: Wording {
        vi: "Ô trống do gộp và ô trống do quên nhìn giống nhau, nên chương trình không tự điền.",
        en: "A merged cell and a forgotten one look alike, so nothing is filled in.",
    },
    case: case!("table-missing-cell"),
};

/// An empty cell that is needed.
pub fn missing_cell(span: Span, column: &Wording, example: &Wording) -> Diagnostic {
    MISSING_CELL
        .at(span, format!("hàng này chưa ghi “{}”", column.vi), format!("this row has no `{}`", column.en))
        .hint(
            format!("hãy gõ, ví dụ: {}; ô gộp trong Excel phải được bỏ gộp và ghi lại ở từng hàng", example.vi),
            format!("type it, such as {}; cells that were merged must be written in every row", example.en),
        )
}

static INVALID_UNIT_CODE: Rule = Rule {
    id: "invalid-unit-code",
    severity: Severity::Error,
    what: Wording {
        vi: "Mã đơn vị trong bảng không gồm đúng năm chữ số.",
        en: "A code in a table does not have exactly five digits.",
    },
    why: Wording {
        vi: "Mã sai thì xã không ghép được với các bài và với dữ liệu của nơi khác.",
        en: "With a wrong code a commune cannot be joined with articles and the data of others.",
    },
    case: case!("table-code"),
};

/// A cell that is no official code.
pub fn invalid_unit_code(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_UNIT_CODE
        .at(
            span,
            format!("“{written}” không phải là mã đơn vị hành chính cấp xã"),
            format!("`{written}` is not an official code of a commune"),
        )
        .hint("hãy gõ mã gồm năm chữ số, ví dụ 23986", "type the code of five digits, such as 23986")
}

static INVALID_SHARE: Rule = Rule {
    id: "invalid-share",
    severity: Severity::Error,
    what: Wording {
        vi: "Ô “Toàn bộ/Một phần” ghi một chữ khác.", en: "The cell “whole/part” says something else."
    },
    why: Wording {
        vi: "Cần biết cả xã cũ nhập vào một nơi hay bị chia, để trang của xã cũ chỉ đúng chỗ.",
        en: "Whether the whole unit went over or was divided decides where the page of the old one leads.",
    },
    case: case!("table-share"),
};

/// A cell that says neither whole nor part.
pub fn invalid_share(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_SHARE
        .at(
            span,
            format!("“{written}” không cho biết đơn vị được nhập toàn bộ hay một phần"),
            format!("`{written}` does not say whether the whole unit went over or a part"),
        )
        .hint("hãy gõ một trong: toàn bộ, một phần, nguyên trạng", "type one of: whole, part, unchanged")
}

static INVALID_UNIT_KIND: Rule = Rule {
    id: "invalid-unit-kind",
    severity: Severity::Error,
    what: Wording {
        vi: "Ô ghi loại đơn vị không phải xã, phường, thị trấn hay đặc khu.",
        en: "The kind of a unit is none of xã, phường, thị trấn and đặc khu.",
    },
    why: Wording {
        vi: "Loại đơn vị hiện trước tên trên mọi trang.",
        en: "The kind stands before the name on every page.",
    },
    case: case!("table-kind"),
};

/// A cell that is no kind of a unit.
pub fn invalid_unit_kind(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_UNIT_KIND
        .at(
            span,
            format!("“{written}” không phải là loại đơn vị hành chính cấp xã"),
            format!("`{written}` is not a kind of commune"),
        )
        .hint(
            "hãy gõ một trong: xã, phường, thị trấn, đặc khu; hoặc để trống",
            "type one of: xã, phường, thị trấn, đặc khu; or leave it empty",
        )
}

static INVALID_EFFECTIVE_DATE: Rule = Rule {
    id: "invalid-effective-date",
    severity: Severity::Error,
    what: Wording {
        vi: "Ngày hiệu lực trong bảng không phải là ngày có thật, hoặc không gõ theo dạng ngày/tháng/năm.",
        en: "The date in a table is no real day, or is not typed as day/month/year.",
    },
    why: Wording {
        vi: "Ngày ấy quyết định bài nào thuộc xã cũ, bài nào thuộc xã mới.",
        en: "That day decides which articles belong to the old commune and which to the new one.",
    },
    case: case!("table-date-no-such-day"),
};

/// A cell that is no date.
pub fn invalid_effective_date(span: Span, written: &str, error: &DateError) -> Diagnostic {
    let (vi, en) = wrong_date("ngày hiệu lực", "date", &short(written), error);
    let diagnostic = INVALID_EFFECTIVE_DATE.at(span, vi, en);
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

static CONTRADICTORY_UNIT: Rule = Rule {
    id: "contradictory-unit",
    severity: Severity::Error,
    what: Wording {
        vi: "Hai hàng nói khác nhau về cùng một đơn vị: tên, loại, ngày, phần hoặc khoản.",
        en: "Two rows say different things of one unit: its name, kind, day, share or clause.",
    },
    why: Wording {
        vi: "Một trong hai hàng sai; chọn nhầm thì danh mục sai theo.",
        en: "One of them is wrong; the wrong choice would make the registry wrong.",
    },
    case: case!("table-two-names"),
};

/// One unit of which two rows say different things.
pub fn contradictory_unit(
    span: Span,
    what: &Wording,
    code: &str,
    (written, earlier): (&str, &str),
    first: Span,
) -> Diagnostic {
    let (written, earlier) = (short(written), short(earlier));
    CONTRADICTORY_UNIT
        .at(
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

static REPEATED_ROW: Rule = Rule {
    id: "repeated-row",
    severity: Severity::Warning,
    what: Wording { vi: "Một hàng lặp lại y nguyên hàng ở trên.", en: "A row repeats one above it." },
    why: Wording {
        vi: "Hàng thừa không gây hại, nhưng có thể là một xã khác bị chép nhầm.",
        en: "It does no harm, but may be another commune that was copied wrongly.",
    },
    case: case!("table-repeated-row"),
};

/// A row that says again what another said.
pub fn repeated_row(span: Span, first: Span) -> Diagnostic {
    REPEATED_ROW
        .at(span, "hàng này lặp lại một hàng ở trên", "this row repeats one above")
        .related(first, "lần đầu ở đây", "first here")
        .hint("hãy xóa một hàng", "delete one of them")
}

static WHOLE_AND_MORE: Rule = Rule {
    id: "whole-and-more",
    severity: Severity::Error,
    what: Wording {
        vi: "Một đơn vị ghi nhập “toàn bộ” vào một nơi, rồi lại nhập vào nơi khác.",
        en: "A unit went over as a whole to one place, and to another place too.",
    },
    why: Wording {
        vi: "Đã nhập toàn bộ thì không còn phần nào nữa, nên một trong các hàng sai.",
        en: "Nothing is left after the whole, so one of the rows is wrong.",
    },
    case: case!("table-whole-and-more"),
};

/// A unit that went over as a whole and yet to another unit too.
pub fn whole_and_more(span: Span, code: &str, first: Span) -> Diagnostic {
    WHOLE_AND_MORE
        .at(
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

static PART_WITHOUT_REST: Rule = Rule {
    id: "part-without-rest",
    severity: Severity::Error,
    what: Wording {
        vi: "Một đơn vị chỉ có một hàng, ghi “một phần”; không có hàng cho phần còn lại.",
        en: "A unit has a single row, which says “part”, and none for the rest.",
    },
    why: Wording {
        vi: "Người dân ở phần còn lại sẽ không biết nay thuộc xã nào.",
        en: "People of the rest would not learn to which commune they belong now.",
    },
    case: case!("table-part-without-rest"),
};

/// A unit of which a part went over, and nothing says where the rest is.
pub fn part_without_rest(span: Span, code: &str) -> Diagnostic {
    PART_WITHOUT_REST
        .at(
            span,
            format!("đơn vị mang mã {code} chỉ có một hàng, ghi “một phần”; không rõ phần còn lại về đâu"),
            format!("the unit with the code {code} has one row, which says `part`; nothing says where the rest went"),
        )
        .hint("hãy thêm hàng cho phần còn lại, hoặc gõ: toàn bộ", "add a row for the rest, or type: whole")
}

static UNIT_UNCHANGED: Rule = Rule {
    id: "unit-unchanged",
    severity: Severity::Error,
    what: Wording {
        vi: "Một đơn vị ghi nhập vào chính nó mà không có đơn vị nào khác cùng nhập.",
        en: "A unit becomes itself, and no other unit joins it.",
    },
    why: Wording {
        vi: "Nếu không có gì thay đổi thì không có đơn vị mới; trang sẽ hiện hai xã thay vì một.",
        en: "If nothing changed there is no new unit; the site would show two communes instead of one.",
    },
    case: case!("table-unchanged"),
};

/// A unit that becomes itself, with nothing added.
pub fn unit_unchanged(span: Span, code: &str) -> Diagnostic {
    UNIT_UNCHANGED.at(span,
        format!("đơn vị mang mã {code} nhập vào chính nó mà không có đơn vị nào khác cùng nhập"),
        format!("the unit with the code {code} becomes itself, and no other unit joins it"),
    )
    .hint(
        "nếu đơn vị được giữ nguyên, hãy gõ: nguyên trạng; nếu có đơn vị khác nhập vào, hãy thêm hàng của đơn vị ấy",
        "if the unit was kept as it was, type: unchanged; if others joined it, add their rows",
    )
}

static UNIT_NOT_ENDED: Rule = Rule {
    id: "unit-not-ended",
    severity: Severity::Error,
    what: Wording {
        vi: "Bảng có đơn vị mới mang mã của một đơn vị chưa kết thúc vào ngày ấy.",
        en: "A new unit has the code of one that has not ended by that day.",
    },
    why: Wording {
        vi: "Trong một ngày, một mã chỉ thuộc về một đơn vị; nếu không, bài sẽ không biết nằm ở đâu.",
        en: "On any day a code belongs to one unit only; else articles would not know where to stand.",
    },
    case: case!("table-not-ended"),
};

/// A unit that begins while another with its code has not ended.
pub fn unit_not_ended(span: Span, (code, day): (&str, Date), earlier: Span) -> Diagnostic {
    let day = text::short_date(day);
    UNIT_NOT_ENDED
        .at(
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

static REGISTRY_DIFFERS: Rule = Rule {
    id: "registry-differs",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một mục đã có trong `communes.yaml` ghi khác với bảng.",
        en: "An entry of `communes.yaml` says otherwise than the table.",
    },
    why: Wording {
        vi: "Mục bạn đã viết không bị tự sửa, nhưng một trong hai nơi chưa đúng với văn bản gốc.",
        en: "What you wrote is never changed, but one of the two does not agree with the official text.",
    },
    case: case!("table-registry-differs"),
};

/// An entry of the registry that says otherwise than the table.
pub fn registry_differs(
    span: Span,
    (name, key): (&str, &str),
    (registered, told): (&str, &str),
    row: Span,
) -> Diagnostic {
    let (registered, told) = (short(registered), short(told));
    REGISTRY_DIFFERS
        .at(
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

static REGISTRY_NOT_EXTENDABLE: Rule = Rule {
    id: "registry-not-extendable",
    severity: Severity::Error,
    what: Wording {
        vi: "Không thêm được mục mới vào cuối `communes.yaml`, vì cả tệp nằm trong dấu ngoặc.",
        en: "No entries can be added to the end of `communes.yaml`, because the whole file stands in brackets.",
    },
    why: Wording {
        vi: "Chương trình chỉ thêm vào cuối tệp và giữ nguyên từng chữ đã viết.",
        en: "An import adds to the end of the file only, and leaves every letter that was written.",
    },
    case: case!("table-registry-in-brackets"),
};

/// A registry to whose end nothing can be added.
pub fn registry_not_extendable(path: &str) -> Diagnostic {
    REGISTRY_NOT_EXTENDABLE
        .in_file(
            path,
            "không thể thêm mục mới vào cuối tệp này mà vẫn giữ nguyên các mục đã có",
            "no entries can be added to the end of this file without changing those that it has",
        )
        .hint(
            "hãy viết mỗi mục thành các dòng riêng bắt đầu bằng “- name: …” (không dùng [ ] cho cả tệp), rồi chạy lại",
            "write each entry as lines of its own that begin with `- name: …` (no [ ] around the file), and run again",
        )
}
