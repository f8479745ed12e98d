//! Front matter and registries that cannot be read as YAML.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::short;
use crate::source::Span;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &TAB_INDENTATION,
    &NO_BREAK_SPACE,
    &UNCLOSED_QUOTE,
    &VALUE_CUT_AT_HASH,
    &UNCLOSED_BRACKET,
    &COLON_IN_VALUE,
    &COLON_WITHOUT_SPACE,
    &MISSING_COLON,
    &TEXT_AFTER_VALUE,
    &BACKSLASH,
    &CURLY_QUOTES,
    &WRONG_DASH,
    &BLOCK_NOT_INDENTED,
    &INDENTATION,
    &YAML_ALIAS,
    &NESTING_TOO_DEEP,
    &SECOND_DOCUMENT,
    &KEY_NOT_TEXT,
    &UNEXPECTED_CHARACTER,
    &UNREADABLE_LINE,
];

static TAB_INDENTATION: Rule = Rule {
    id: "tab-indentation",
    severity: Severity::Error,
    what: Wording {
        vi: "Dòng trong phần đầu bài hoặc danh mục thụt vào bằng phím Tab.",
        en: "A line of a front matter or registry is indented with a tab.",
    },
    why: Wording {
        vi: "Một dấu Tab rộng hẹp khác nhau ở mỗi máy, nên không biết dòng ấy thuộc khóa nào.",
        en: "A tab is of another width on every computer, so nobody can tell which key the line belongs to.",
    },
    case: case!("yaml-tab"),
};

/// A tab in the indentation.
pub fn yaml_tab(span: Span) -> Diagnostic {
    TAB_INDENTATION.at(span, "dòng này thụt vào bằng phím Tab", "this line is indented with a tab").hint(
        "hãy xóa ký tự Tab và gõ dấu cách thay vào (mỗi mức hai dấu cách)",
        "delete the tab and type spaces instead (two for each level)",
    )
}

static NO_BREAK_SPACE: Rule = Rule {
    id: "no-break-space",
    severity: Severity::Error,
    what: Wording {
        vi: "Sau dấu hai chấm hoặc ở đầu dòng có dấu cách đặc biệt (không ngắt dòng), thường do dán từ Word.",
        en: "A no-break space stands after a colon or at the beginning of a line, mostly pasted from Word.",
    },
    why: Wording {
        vi: "Nhìn giống dấu cách thường nhưng khóa và giá trị bị dính làm một, và khóa ấy coi như không có.",
        en: "It looks like a plain space, but joins the key and its value into one word, and the key is lost.",
    },
    case: case!("yaml-no-break-space"),
};

/// A no-break space where a plain one is due.
pub fn yaml_no_break_space(span: Span) -> Diagnostic {
    NO_BREAK_SPACE
        .at(
            span,
            "chỗ này có dấu cách đặc biệt (không ngắt dòng), thường do dán từ Word",
            "there is a no-break space here, as pasting from Word leaves it",
        )
        .hint(
            "hãy xóa dấu cách này rồi gõ lại bằng phím cách",
            "delete this space and type it again with the space bar",
        )
}

static UNCLOSED_QUOTE: Rule = Rule {
    id: "unclosed-quote",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị mở đầu bằng dấu ngoặc kép hoặc nháy đơn nhưng không có dấu đóng.",
        en: "A value begins with a double or single quote that is not closed.",
    },
    why: Wording {
        vi: "Các dòng bên dưới sẽ bị nuốt vào giá trị ấy.",
        en: "The lines below would be swallowed by that value.",
    },
    case: case!("yaml-unclosed-quote"),
};

/// A quote that is opened and not closed.
pub fn yaml_unclosed_quote(span: Span, quote: char) -> Diagnostic {
    UNCLOSED_QUOTE
        .at(
            span,
            format!("dấu {quote} mở ra ở đây mà không đóng lại"),
            format!("the quote {quote} is opened here and not closed"),
        )
        .hint(
            format!("hãy thêm dấu {quote} vào cuối giá trị, hoặc bỏ dấu {quote} ở đầu"),
            format!("add {quote} at the end of the value, or delete the {quote} at its start"),
        )
}

static VALUE_CUT_AT_HASH: Rule = Rule {
    id: "value-cut-at-hash",
    severity: Severity::Warning,
    what: Wording {
        vi: "Giá trị không đặt trong ngoặc kép mà có dấu cách rồi dấu `#`.",
        en: "A value without quotes holds a space and a `#`.",
    },
    why: Wording {
        vi: "Phần từ dấu `#` trở đi bị coi là lời ghi chú, người đọc chỉ thấy nửa đầu.",
        en: "What follows the `#` is taken as a remark, so readers see only the first half.",
    },
    case: case!("yaml-hash-in-value"),
};

/// A `#` that was meant as part of a value and begins a remark.
pub fn yaml_value_cut_at_hash(span: Span) -> Diagnostic {
    VALUE_CUT_AT_HASH
        .at(
            span,
            "phần từ dấu # trở đi bị coi là lời ghi chú nên không hiện ra",
            "what follows # is taken as a remark and is not shown",
        )
        .hint(
            "hãy đặt cả giá trị trong ngoặc kép; nếu đúng là lời ghi chú thì thêm dấu cách sau #",
            "put the whole value in quotes; if it is a remark, type a space after #",
        )
}

static UNCLOSED_BRACKET: Rule = Rule {
    id: "unclosed-bracket",
    severity: Severity::Error,
    what: Wording {
        vi: "Dấu `[` hoặc `{` mở ra mà không có dấu đóng.", en: "A `[` or `{` is opened and not closed."
    },
    why: Wording {
        vi: "Các khóa bên dưới bị coi là nằm trong ngoặc, nên cả phần đầu bài không đọc được.",
        en: "The keys below are taken to stand within it, so the whole front matter cannot be read.",
    },
    case: case!("yaml-unclosed-bracket"),
};

/// A bracket that is opened and not closed.
pub fn yaml_unclosed_bracket(span: Span) -> Diagnostic {
    UNCLOSED_BRACKET.at(span, "dấu ngoặc này mở ra mà không đóng lại", "this bracket is opened and not closed").hint(
        "hãy thêm dấu ] hoặc } tương ứng; các mục cách nhau bằng dấu phẩy",
        "add the matching ] or }; items are separated by commas",
    )
}

static COLON_IN_VALUE: Rule = Rule {
    id: "colon-in-value",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị có dấu hai chấm và dấu cách nhưng không đặt trong ngoặc kép, hay gặp ở tên bài.",
        en: "A value without quotes holds a colon and a space, often a title.",
    },
    why: Wording {
        vi: "Dấu hai chấm ngăn khóa với giá trị; gặp dấu thứ hai thì không biết chữ nào là giá trị.",
        en: "A colon separates a key from its value; with a second one nobody knows which is meant.",
    },
    case: case!("yaml-colon-in-value"),
};

/// A second colon in a value without quotes.
pub fn yaml_colon_in_value(span: Span, key: Option<&str>, value: &str) -> Diagnostic {
    let quoted = with_key(key, &in_quotes(value));
    COLON_IN_VALUE
        .at(
            span,
            "giá trị có dấu hai chấm nên phải đặt trong ngoặc kép",
            "a value with a colon in it must stand in quotes",
        )
        .hint(format!("hãy gõ: {quoted}"), format!("type: {quoted}"))
}

static COLON_WITHOUT_SPACE: Rule = Rule {
    id: "colon-without-space",
    severity: Severity::Error,
    what: Wording {
        vi: "Sau dấu hai chấm của khóa không có dấu cách.",
        en: "No space stands behind the colon of a key.",
    },
    why: Wording {
        vi: "Khóa và giá trị dính làm một nên khóa ấy coi như không có.",
        en: "The key and its value become one word, and the key is lost.",
    },
    case: case!("yaml-no-space-after-colon"),
};

/// A key without a space after its colon.
pub fn yaml_colon_without_space(span: Span, key: &str, value: &str) -> Diagnostic {
    let value = short(value);
    COLON_WITHOUT_SPACE
        .at(span, "sau dấu hai chấm còn thiếu một dấu cách", "a space is missing after the colon")
        .hint(format!("hãy gõ: {key}: {value}"), format!("type: {key}: {value}"))
}

static MISSING_COLON: Rule = Rule {
    id: "missing-colon",
    severity: Severity::Error,
    what: Wording {
        vi: "Sau tên khóa không có dấu hai chấm, hoặc gõ dấu khác như `=` hay dấu hai chấm rộng `：`.",
        en: "No colon stands behind a key, or another mark in its place such as `=` or the wide colon `：`.",
    },
    why: Wording {
        vi: "Không có dấu hai chấm thì dòng ấy chỉ là chữ, không phải khóa.",
        en: "Without a colon the line is a text and no key.",
    },
    case: case!("yaml-no-colon"),
};

/// A key without a colon.
pub fn yaml_missing_colon(span: Span, key: &str, value: &str) -> Diagnostic {
    let value = short(value);
    MISSING_COLON
        .at(
            span,
            format!("sau {key} còn thiếu dấu hai chấm và một dấu cách"),
            format!("a colon and a space are missing after {key}"),
        )
        .hint(format!("hãy gõ: {key}: {value}"), format!("type: {key}: {value}"))
}

static TEXT_AFTER_VALUE: Rule = Rule {
    id: "text-after-value",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị mở đầu bằng dấu ngoặc, đóng lại, rồi còn chữ ở phía sau.",
        en: "A value begins with a quote or bracket that closes, and more text follows.",
    },
    why: Wording {
        vi: "Giá trị kết thúc ở dấu đóng ngoặc, nên phần chữ còn lại sẽ mất.",
        en: "The value ends where it closes, so the rest of the text would be lost.",
    },
    case: case!("yaml-quote-inside"),
};

/// A quote or bracket that closes before the value ends.
pub fn yaml_text_after_value(span: Span, value: &str) -> Diagnostic {
    let quoted = in_quotes(value);
    TEXT_AFTER_VALUE
        .at(
            span,
            "giá trị mở đầu bằng dấu ngoặc nên phải kết thúc ở dấu đóng ngoặc; phần này nằm ngoài",
            "a value that begins with a quote or bracket ends where it closes; this part lies behind it",
        )
        .hint(
            format!("hãy đặt cả giá trị trong dấu ngoặc: {quoted}"),
            format!("put the whole value in quotes: {quoted}"),
        )
}

static BACKSLASH: Rule = Rule {
    id: "backslash",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị trong ngoặc kép có dấu `\\`, thường là đường dẫn trên máy Windows.",
        en: "A value in double quotes holds a `\\`, mostly the path of a Windows disk.",
    },
    why: Wording {
        vi: "Trong ngoặc kép, dấu `\\` cùng chữ đứng sau bị hiểu thành ký tự khác.",
        en: "In double quotes a `\\` and the letter behind it mean another character.",
    },
    case: case!("yaml-backslash"),
};

/// A backslash in double quotes that begins no escape.
pub fn yaml_backslash(span: Span, value: &str) -> Diagnostic {
    let inner = short(value.trim_matches('"'));
    BACKSLASH
        .at(span, "trong ngoặc kép, dấu \\ có nghĩa đặc biệt", "in double quotes, \\ has a special meaning")
        .hint(format!("hãy dùng dấu nháy đơn: '{inner}'"), format!("use single quotes: '{inner}'"))
}

static CURLY_QUOTES: Rule = Rule {
    id: "curly-quotes",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị nằm trong dấu ngoặc cong “ ” của Word thay vì ngoặc kép thẳng.",
        en: "A value stands in the curly quotes of Word instead of straight ones.",
    },
    why: Wording {
        vi: "Ngoặc cong không bao được giá trị: dấu hai chấm hay dấu phẩy bên trong sẽ cắt chữ, và dấu ngoặc hiện cả trên trang.",
        en: "Curly quotes enclose nothing: a colon or comma within cuts the text, and the quotes show on the page.",
    },
    case: case!("yaml-curly-quotes-colon"),
};

/// A value in the curly quotes of a word processor.
pub fn yaml_curly_quotes(span: Span, key: Option<&str>, value: &str) -> Diagnostic {
    let typed = with_key(key, &in_quotes(value));
    CURLY_QUOTES
        .at(
            span,
            "đây là dấu ngoặc cong của Word, không dùng để bao giá trị được",
            "these are the curly quotes of a word processor, which cannot enclose a value",
        )
        .hint(format!("hãy gõ ngoặc kép thẳng: {typed}"), format!("type straight quotes: {typed}"))
}

static WRONG_DASH: Rule = Rule {
    id: "wrong-dash",
    severity: Severity::Error,
    what: Wording {
        vi: "Mục của danh sách bắt đầu bằng gạch dài của Word, hoặc sau dấu gạch ngang không có dấu cách.",
        en: "An item of a list begins with the long dash of Word, or no space stands behind its hyphen.",
    },
    why: Wording {
        vi: "Dòng ấy không thành một mục, nên người chủ trì hay nhiệm vụ ghi ở đó không hiện ra.",
        en: "The line is no item then, and the chair or task that it names is not shown.",
    },
    case: case!("yaml-long-dash"),
};

/// An item that does not begin with a hyphen and a space.
pub fn yaml_wrong_dash(span: Span, rest: &str) -> Diagnostic {
    let rest = short(rest);
    WRONG_DASH
        .at(
            span,
            "mỗi mục phải bắt đầu bằng một dấu gạch ngang (-) và một dấu cách",
            "an item begins with a hyphen (-) and a space",
        )
        .hint(format!("hãy gõ: - {rest}"), format!("type: - {rest}"))
}

static BLOCK_NOT_INDENTED: Rule = Rule {
    id: "block-not-indented",
    severity: Severity::Error,
    what: Wording {
        vi: "Đoạn chữ nhiều dòng sau dấu `|` hoặc `>` không thụt vào so với khóa.",
        en: "A text of several lines behind `|` or `>` is not indented under its key.",
    },
    why: Wording {
        vi: "Chữ không thụt vào bị đọc như các khóa, nên đoạn ấy mất.",
        en: "Lines that are not indented are read as keys, and the text is lost.",
    },
    case: case!("yaml-block-not-indented"),
};

/// A text of several lines that is not indented.
pub fn yaml_block_not_indented(span: Span, mark: char, line: &str) -> Diagnostic {
    let line = crate::text::excerpt(line, 40);
    BLOCK_NOT_INDENTED
        .at(
            span,
            format!("các dòng chữ sau dấu {mark} phải thụt vào so với khóa ở trên"),
            format!("the lines of text after {mark} must be indented under their key"),
        )
        .hint(
            format!("hãy gõ thêm dấu cách ở đầu mỗi dòng (hơn khóa hai dấu cách): “  {line}”"),
            format!("type spaces before each line (two more than the key has): `  {line}`"),
        )
}

static INDENTATION: Rule = Rule {
    id: "indentation",
    severity: Severity::Error,
    what: Wording {
        vi: "Dòng không thẳng hàng với các dòng cùng nhóm: thừa hoặc thiếu dấu cách ở đầu.",
        en: "A line is not in line with those it belongs to: it has a space too many or too few.",
    },
    why: Wording {
        vi: "Số dấu cách cho biết dòng thuộc mục nào; lệch một dấu là không rõ dòng ấy thuộc nhiệm vụ hay bài nào.",
        en: "The spaces tell to which entry a line belongs; one of them is enough to make that unclear.",
    },
    case: case!("yaml-space-long"),
};

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
    INDENTATION.at(span, vi, en).hint(hint_vi, hint_en)
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
    INDENTATION
        .at(
            span,
            "dòng này thụt vào không thẳng hàng với các dòng cùng nhóm",
            "this line is not in line with those it belongs to",
        )
        .hint(
            "hãy cho dòng này bắt đầu thẳng cột với dòng cùng nhóm ở trên, mỗi khóa một dòng dạng khóa: giá trị",
            "start it in the same column as the line of its group above; write one key: value on each line",
        )
}

static YAML_ALIAS: Rule = Rule {
    id: "yaml-alias",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị bắt đầu bằng dấu `*` hoặc `&` mà không đặt trong ngoặc kép.",
        en: "A value begins with `*` or `&` and does not stand in quotes.",
    },
    why: Wording {
        vi: "Hai dấu này có nghĩa riêng trong YAML và chữ đứng sau sẽ mất.",
        en: "Both have a meaning of their own in YAML, and the word behind them would be lost.",
    },
    case: case!("yaml-star-value"),
};

/// An anchor or alias, which content does not need.
pub fn yaml_alias(span: Span) -> Diagnostic {
    YAML_ALIAS
        .at(
            span,
            "giá trị bắt đầu bằng * hoặc & có nghĩa đặc biệt và không dùng được ở đây",
            "a value that begins with * or & has a special meaning, which is not used here",
        )
        .hint(
            "hãy đặt giá trị trong ngoặc kép, hoặc viết lại đầy đủ nội dung",
            "put the value in quotes, or write it out in full",
        )
}

pub(super) static NESTING_TOO_DEEP: Rule = Rule {
    id: "nesting-too-deep",
    severity: Severity::Error,
    what: Wording {
        vi: "Dấu ngoặc, danh sách, trích dẫn hoặc thẻ lồng nhau quá nhiều tầng.",
        en: "Brackets, lists, quotes or tags are nested in too many levels.",
    },
    why: Wording {
        vi: "Bài viết không cần nhiều tầng như vậy; thường là do dán nhầm, và trình duyệt trên điện thoại không vẽ nổi.",
        en: "No article needs so many; mostly something was pasted by mistake, and phones could not draw it.",
    },
    case: case!("yaml-5000-dashes"),
};

/// Lists within lists without end.
pub fn yaml_too_deep(span: Span) -> Diagnostic {
    NESTING_TOO_DEEP
        .at(span, "các dấu ngoặc hoặc danh sách lồng nhau quá sâu", "brackets or lists are nested too deep")
        .hint(
            "hãy bỏ bớt các dấu ngoặc hoặc dấu gạch đầu dòng thừa; bài viết không cần quá ba mức",
            "delete the needless brackets or dashes; an article needs no more than three levels",
        )
}

static SECOND_DOCUMENT: Rule = Rule {
    id: "second-document",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong phần đầu bài hoặc danh mục có thêm một dòng `---` hoặc `...`.",
        en: "A line `---` or `...` too many stands in a front matter or registry.",
    },
    why: Wording {
        vi: "Những gì viết sau dòng ấy bị tách ra và không được đọc.",
        en: "What follows it is cut off and not read.",
    },
    case: case!("yaml-second-document"),
};

/// A second document in one front matter.
pub fn yaml_second_document(span: Span) -> Diagnostic {
    SECOND_DOCUMENT.at(span, "chỗ này thừa một dòng --- hoặc ...", "there is a line --- or ... too many here").hint(
        "hãy xóa dòng này, để phần đầu bài chỉ có một dòng --- mở và một dòng --- đóng",
        "delete this line, so that a front matter has one line --- before it and one after it",
    )
}

static KEY_NOT_TEXT: Rule = Rule {
    id: "key-not-text",
    severity: Severity::Error,
    what: Wording {
        vi: "Ở chỗ của tên khóa lại có dấu ngoặc.", en: "Brackets stand where a key is due."
    },
    why: Wording {
        vi: "Tên khóa phải là một từ cho sẵn, như `title` hay `date`, thì mới biết giá trị dùng vào việc gì.",
        en: "A key is one of the given words, such as `title` or `date`; else nobody knows what its value is for.",
    },
    case: case!("yaml-key-list"),
};

/// A key that is a list or a map.
pub fn yaml_key_not_text(span: Span) -> Diagnostic {
    KEY_NOT_TEXT.at(span, "tên khóa phải là chữ", "a key must be a word").hint(
        "hãy viết mỗi dòng dạng khóa: giá trị; giá trị có dấu ngoặc thì đặt trong ngoặc kép",
        "write each line as key: value; put a value with brackets in quotes",
    )
}

static UNEXPECTED_CHARACTER: Rule = Rule {
    id: "unexpected-character",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị bắt đầu bằng một dấu có nghĩa riêng trong YAML (`@`, dấu huyền, `%`, `!`) mà không đặt trong ngoặc kép.",
        en: "A value begins with a mark that has a meaning of its own in YAML (`@`, a backtick, `%`, `!`) and does not stand in quotes.",
    },
    why: Wording {
        vi: "Giá trị ấy không đọc được hoặc mất chữ đầu.",
        en: "It cannot be read, or would lose its first word.",
    },
    case: case!("yaml-at-sign"),
};

/// A character that begins no value.
pub fn yaml_unexpected_character(span: Span, character: char, value: &str) -> Diagnostic {
    let quoted = in_quotes(value);
    UNEXPECTED_CHARACTER
        .at(
            span,
            format!("giá trị bắt đầu bằng dấu {character} phải đặt trong ngoặc kép"),
            format!("a value that begins with {character} must stand in quotes"),
        )
        .hint(format!("hãy gõ: {quoted}"), format!("type: {quoted}"))
}

static UNREADABLE_LINE: Rule = Rule {
    id: "unreadable-line",
    severity: Severity::Error,
    what: Wording {
        vi: "Dòng trong phần đầu bài hoặc danh mục sai cách viết, mà không thuộc trường hợp nào được chỉ riêng.",
        en: "A line of a front matter or registry is written in a way that cannot be read, and is none of the cases that are told apart.",
    },
    why: Wording {
        vi: "Một dòng không hiểu được khiến mọi dòng sau nó cũng không chắc chắn.",
        en: "One line that cannot be read makes all that follow uncertain.",
    },
    case: case!("yaml-quote-before-key"),
};

/// Anything else that is no YAML.
pub fn yaml_unreadable(span: Span) -> Diagnostic {
    UNREADABLE_LINE.at(span, "không hiểu được dòng này", "this line cannot be read")
        .hint("hãy viết mỗi dòng dạng khóa: giá trị, sau dấu hai chấm có một dấu cách; đặt giá trị trong ngoặc kép nếu có ký tự đặc biệt", "write each line as key: value with a space after the colon; put a value with special characters in quotes")
}
