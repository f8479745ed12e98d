//! Front matter and registries that cannot be read as YAML.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::short;
use crate::source::Span;

/// A tab in the indentation.
pub fn yaml_tab(span: Span) -> Diagnostic {
    Diagnostic::error("tab-indentation", span, "dòng này thụt vào bằng phím Tab", "this line is indented with a tab")
        .hint(
            "hãy xóa ký tự Tab và gõ dấu cách thay vào (mỗi mức hai dấu cách)",
            "delete the tab and type spaces instead (two for each level)",
        )
}

/// A no-break space where a plain one is due.
pub fn yaml_no_break_space(span: Span) -> Diagnostic {
    Diagnostic::error(
        "no-break-space",
        span,
        "chỗ này có dấu cách đặc biệt (không ngắt dòng), thường do dán từ Word",
        "there is a no-break space here, as pasting from Word leaves it",
    )
    .hint("hãy xóa dấu cách này rồi gõ lại bằng phím cách", "delete this space and type it again with the space bar")
}

/// A quote that is opened and not closed.
pub fn yaml_unclosed_quote(span: Span, quote: char) -> Diagnostic {
    Diagnostic::error(
        "unclosed-quote",
        span,
        format!("dấu {quote} mở ra ở đây mà không đóng lại"),
        format!("the quote {quote} is opened here and not closed"),
    )
    .hint(
        format!("hãy thêm dấu {quote} vào cuối giá trị, hoặc bỏ dấu {quote} ở đầu"),
        format!("add {quote} at the end of the value, or delete the {quote} at its start"),
    )
}

/// A `#` that was meant as part of a value and begins a remark.
pub fn yaml_value_cut_at_hash(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "value-cut-at-hash",
        span,
        "phần từ dấu # trở đi bị coi là lời ghi chú nên không hiện ra",
        "what follows # is taken as a remark and is not shown",
    )
    .hint(
        "hãy đặt cả giá trị trong ngoặc kép; nếu đúng là lời ghi chú thì thêm dấu cách sau #",
        "put the whole value in quotes; if it is a remark, type a space after #",
    )
}

/// A bracket that is opened and not closed.
pub fn yaml_unclosed_bracket(span: Span) -> Diagnostic {
    Diagnostic::error(
        "unclosed-bracket",
        span,
        "dấu ngoặc này mở ra mà không đóng lại",
        "this bracket is opened and not closed",
    )
    .hint(
        "hãy thêm dấu ] hoặc } tương ứng; các mục cách nhau bằng dấu phẩy",
        "add the matching ] or }; items are separated by commas",
    )
}

/// A second colon in a value without quotes.
pub fn yaml_colon_in_value(span: Span, key: Option<&str>, value: &str) -> Diagnostic {
    let quoted = with_key(key, &in_quotes(value));
    Diagnostic::error(
        "colon-in-value",
        span,
        "giá trị có dấu hai chấm nên phải đặt trong ngoặc kép",
        "a value with a colon in it must stand in quotes",
    )
    .hint(format!("hãy gõ: {quoted}"), format!("type: {quoted}"))
}

/// A key without a space after its colon.
pub fn yaml_colon_without_space(span: Span, key: &str, value: &str) -> Diagnostic {
    let value = short(value);
    Diagnostic::error(
        "colon-without-space",
        span,
        "sau dấu hai chấm còn thiếu một dấu cách",
        "a space is missing after the colon",
    )
    .hint(format!("hãy gõ: {key}: {value}"), format!("type: {key}: {value}"))
}

/// A key without a colon.
pub fn yaml_missing_colon(span: Span, key: &str, value: &str) -> Diagnostic {
    let value = short(value);
    Diagnostic::error(
        "missing-colon",
        span,
        format!("sau {key} còn thiếu dấu hai chấm và một dấu cách"),
        format!("a colon and a space are missing after {key}"),
    )
    .hint(format!("hãy gõ: {key}: {value}"), format!("type: {key}: {value}"))
}

/// A quote or bracket that closes before the value ends.
pub fn yaml_text_after_value(span: Span, value: &str) -> Diagnostic {
    let quoted = in_quotes(value);
    Diagnostic::error(
        "text-after-value",
        span,
        "giá trị mở đầu bằng dấu ngoặc nên phải kết thúc ở dấu đóng ngoặc; phần này nằm ngoài",
        "a value that begins with a quote or bracket ends where it closes; this part lies behind it",
    )
    .hint(format!("hãy đặt cả giá trị trong ngoặc: {quoted}"), format!("put the whole value in quotes: {quoted}"))
}

/// A backslash in double quotes that begins no escape.
pub fn yaml_backslash(span: Span, value: &str) -> Diagnostic {
    let inner = short(value.trim_matches('"'));
    Diagnostic::error(
        "backslash",
        span,
        "trong ngoặc kép, dấu \\ có nghĩa đặc biệt",
        "in double quotes, \\ has a special meaning",
    )
    .hint(format!("hãy dùng dấu nháy đơn: '{inner}'"), format!("use single quotes: '{inner}'"))
}

/// A value in the curly quotes of a word processor.
pub fn yaml_curly_quotes(span: Span, key: Option<&str>, value: &str) -> Diagnostic {
    let typed = with_key(key, &in_quotes(value));
    Diagnostic::error(
        "curly-quotes",
        span,
        "đây là dấu ngoặc cong của Word, không dùng để bao giá trị được",
        "these are the curly quotes of a word processor, which cannot enclose a value",
    )
    .hint(format!("hãy gõ ngoặc kép thẳng: {typed}"), format!("type straight quotes: {typed}"))
}

/// An item that does not begin with a hyphen and a space.
pub fn yaml_wrong_dash(span: Span, rest: &str) -> Diagnostic {
    let rest = short(rest);
    Diagnostic::error(
        "wrong-dash",
        span,
        "mỗi mục phải bắt đầu bằng một dấu gạch ngang (-) và một dấu cách",
        "an item begins with a hyphen (-) and a space",
    )
    .hint(format!("hãy gõ: - {rest}"), format!("type: - {rest}"))
}

/// A text of several lines that is not indented.
pub fn yaml_block_not_indented(span: Span, mark: char, line: &str) -> Diagnostic {
    let line = crate::text::excerpt(line, 40);
    Diagnostic::error(
        "block-not-indented",
        span,
        format!("các dòng chữ sau dấu {mark} phải thụt vào so với khóa ở trên"),
        format!("the lines of text after {mark} must be indented under their key"),
    )
    .hint(
        format!("hãy gõ thêm dấu cách ở đầu mỗi dòng (hơn khóa hai dấu cách): “  {line}”"),
        format!("type spaces before each line (two more than the key has): `  {line}`"),
    )
}

/// A line that is indented by a space too many or too few.
pub fn yaml_out_of_line(span: Span, own: usize, group: usize) -> Diagnostic {
    let (vi, en, hint_vi, hint_en) = match group {
        0 => (
            "các dòng cùng nhóm không thụt".to_owned(),
            "those it belongs to are not indented".to_owned(),
            "hãy xóa dấu cách ở đầu dòng này".to_owned(),
            "delete the space before it".to_owned(),
        ),
        _ => (
            format!("các dòng cùng nhóm thụt {group}"),
            format!("before those it belongs to it is {group}"),
            format!("hãy sửa để trước dòng này có đúng {group} dấu cách"),
            format!("put exactly {group} spaces before it"),
        ),
    };
    let (vi, en) = (
        format!("dòng này thụt vào {own} dấu cách, {vi}"),
        format!("the number of spaces before this line is {own}; {en}"),
    );
    Diagnostic::error("indentation", span, vi, en).hint(hint_vi, hint_en)
}

/// Returns a value behind its key.
fn with_key(key: Option<&str>, value: &str) -> String {
    key.map_or_else(|| value.to_owned(), |key| format!("{key}: {value}"))
}

/// Returns a value in the quotes that leave its own quotes alone.
fn in_quotes(value: &str) -> String {
    let value = short(value);
    match (value.contains('"'), value.contains('\'')) {
        (false, _) => format!("\"{value}\""),
        (true, false) => format!("'{value}'"),
        (true, true) => format!("'{}'", value.replace('\'', "''")),
    }
}

/// A line that does not stand under the lines it belongs to.
pub fn yaml_indentation(span: Span) -> Diagnostic {
    Diagnostic::error(
        "indentation",
        span,
        "dòng này thụt vào không thẳng hàng với các dòng cùng nhóm",
        "this line is not in line with those it belongs to",
    )
    .hint(
        "hãy cho dòng này bắt đầu thẳng cột với dòng cùng nhóm ở trên, mỗi khóa một dòng dạng khóa: giá trị",
        "start it in the same column as the line of its group above; write one key: value on each line",
    )
}

/// An anchor or alias, which content does not need.
pub fn yaml_alias(span: Span) -> Diagnostic {
    Diagnostic::error(
        "yaml-alias",
        span,
        "giá trị bắt đầu bằng * hoặc & có nghĩa đặc biệt và không dùng được ở đây",
        "a value that begins with * or & has a special meaning, which is not used here",
    )
    .hint(
        "hãy đặt giá trị trong ngoặc kép, hoặc viết lại đầy đủ nội dung",
        "put the value in quotes, or write it out in full",
    )
}

/// Lists within lists without end.
pub fn yaml_too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(
        "nesting-too-deep",
        span,
        "các dấu ngoặc hoặc danh sách lồng nhau quá sâu",
        "brackets or lists are nested too deep",
    )
    .hint(
        "hãy bỏ bớt các dấu ngoặc thừa; bài viết không cần quá ba mức",
        "delete the needless brackets; an article needs no more than three levels",
    )
}

/// A second document in one front matter.
pub fn yaml_second_document(span: Span) -> Diagnostic {
    Diagnostic::error("second-document", span, "phần đầu bài chỉ được có một khối", "there may be only one block here")
        .hint("hãy xóa dòng --- hoặc ... thừa", "delete the extra line --- or ...")
}

/// A key that is a list or a map.
pub fn yaml_key_not_text(span: Span) -> Diagnostic {
    Diagnostic::error("key-not-text", span, "tên khóa phải là chữ", "a key must be a word").hint(
        "hãy viết mỗi dòng dạng khóa: giá trị; giá trị có dấu ngoặc thì đặt trong ngoặc kép",
        "write each line as key: value; put a value with brackets in quotes",
    )
}

/// A character that begins no value.
pub fn yaml_unexpected_character(span: Span, character: char, value: &str) -> Diagnostic {
    let quoted = in_quotes(value);
    Diagnostic::error(
        "unexpected-character",
        span,
        format!("giá trị bắt đầu bằng dấu {character} phải đặt trong ngoặc kép"),
        format!("a value that begins with {character} must stand in quotes"),
    )
    .hint(format!("hãy gõ: {quoted}"), format!("type: {quoted}"))
}

/// Anything else that is no YAML.
pub fn yaml_unreadable(span: Span) -> Diagnostic {
    Diagnostic::error("unreadable-line", span, "không hiểu được dòng này", "this line cannot be read")
        .hint("hãy viết mỗi dòng dạng khóa: giá trị, sau dấu hai chấm có một dấu cách; đặt giá trị trong ngoặc kép nếu có ký tự đặc biệt", "write each line as key: value with a space after the colon; put a value with special characters in quotes")
}
