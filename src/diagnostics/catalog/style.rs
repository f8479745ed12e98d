//! What a good editor would mark: nothing that keeps an article from being published.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::short;
use crate::source::Span;
use crate::text;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &MISSING_ALT,
    &MEANINGLESS_ALT,
    &TITLE_REPEATED,
    &MISSING_SUMMARY,
    &INCOMPLETE_LEGAL_BASIS,
    &MISSING_DUE,
    &NO_BREAK_SPACES,
    &DECOMPOSED_LETTERS,
    &DATE_FORM,
    &INCONSISTENT_CAPITAL,
    &HONORIFIC_IN_NAME,
    &SKIPPED_HEADING_LEVEL,
];

static MISSING_ALT: Rule = Rule {
    id: "missing-alt",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một ảnh của bài không có lời tả.", en: "A picture has no words that stand for it."
    },
    why: Wording {
        vi: "Người khiếm thị nghe trang bằng máy đọc: ảnh không có lời tả thì họ không biết trong ảnh có gì. Mạng chậm, ảnh không hiện, thì ai cũng vậy.",
        en: "Blind readers hear a page: where no words stand for a picture, they do not learn what it shows. Neither does anyone else, where the network is slow and the picture does not come.",
    },
    case: case!("style-alt-cover"),
};

/// A picture of the front matter that no words stand for.
pub fn missing_alt(span: Span, file: &str) -> Diagnostic {
    without_alt(span).hint(
        format!(
            "hãy gõ ở alt điều người xem thấy trong ảnh, ví dụ {{src: {}, alt: Người dân ngồi kín hội trường}}",
            short(file)
        ),
        format!(
            "type at alt what the picture shows, such as {{src: {}, alt: Người dân ngồi kín hội trường}}",
            short(file)
        ),
    )
}

/// A picture of the body that no words stand for.
pub fn missing_alt_in_body(span: Span, file: &str) -> Diagnostic {
    without_alt(span).hint(
        format!(
            "hãy gõ vào ngoặc vuông điều người xem thấy trong ảnh, ví dụ ![Người dân ngồi kín hội trường]({})",
            short(file)
        ),
        format!("type what it shows in the square brackets, such as ![Người dân ngồi kín hội trường]({})", short(file)),
    )
}

fn without_alt(span: Span) -> Diagnostic {
    MISSING_ALT.at(
        span,
        "ảnh này chưa có lời tả cho người không nhìn thấy ảnh",
        "this picture has no words for those who do not see it",
    )
}

static MEANINGLESS_ALT: Rule = Rule {
    id: "meaningless-alt",
    severity: Severity::Warning,
    what: Wording {
        vi: "Lời tả ảnh không nói gì về ảnh: chỉ là tên tệp, chỉ là chữ “ảnh”, hoặc lặp lại chú thích.",
        en: "The words for a picture say nothing of it: they are a file name, only `ảnh`, or the caption again.",
    },
    why: Wording {
        vi: "Máy sẽ đọc “ba chấm gi pê gờ” hoặc đọc chú thích hai lần, và người khiếm thị vẫn không biết trong ảnh có gì.",
        en: "A screen reader reads out the file name, or the caption twice, and blind readers still do not learn what the picture shows.",
    },
    case: case!("style-alt-file-name"),
};

/// Why the words for a picture say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAlt {
    /// The name of the file.
    FileName,
    /// Only that there is a picture.
    OnlyPicture,
    /// The caption again.
    Caption,
}

/// Words for a picture that say nothing of what it shows.
pub fn meaningless_alt(span: Span, alt: &str, reason: BadAlt) -> Diagnostic {
    let alt = short(alt);
    let (vi, en) = match reason {
        BadAlt::FileName => (
            format!("lời tả ảnh “{alt}” chỉ là tên tệp"),
            format!("the words for the picture, `{alt}`, are only a file name"),
        ),
        BadAlt::OnlyPicture => (
            format!("lời tả ảnh “{alt}” không cho biết trong ảnh có gì"),
            format!("the words for the picture, `{alt}`, do not say what it shows"),
        ),
        BadAlt::Caption => (
            "lời tả ảnh chỉ lặp lại chú thích, nên người không nhìn thấy ảnh phải nghe hai lần".to_owned(),
            "the words for the picture are its caption again, which would be read out twice".to_owned(),
        ),
    };
    MEANINGLESS_ALT.at(span, vi, en).hint(
        "hãy tả điều người xem thấy trong ảnh, ví dụ Người dân ngồi kín hội trường",
        "say what the picture shows, such as Người dân ngồi kín hội trường",
    )
}

static TITLE_REPEATED: Rule = Rule {
    id: "title-repeated",
    severity: Severity::Warning,
    what: Wording {
        vi: "Dòng đầu của bài viết chỉ lặp lại tên bài.",
        en: "The body of an article begins with its title again.",
    },
    why: Wording {
        vi: "Trang đã in tên bài ở đầu, nên người đọc thấy tên hai lần liền nhau.",
        en: "The page shows the title at its top, so readers see it twice in a row.",
    },
    case: case!("style-title-line"),
};

/// A title that stands again at the top of the body.
pub fn title_repeated(span: Span) -> Diagnostic {
    TITLE_REPEATED
        .at(
            span,
            "dòng đầu của bài chỉ lặp lại tên bài, nên trang hiện tên hai lần",
            "the body begins with the title again, so the page shows it twice",
        )
        .hint("hãy xóa dòng này; tên bài lấy từ title", "delete this line; the title comes from title")
}

static MISSING_SUMMARY: Rule = Rule {
    id: "missing-summary",
    severity: Severity::Warning,
    what: Wording {
        vi: "Buổi đối thoại đã diễn ra, hoặc tin, chưa có tóm tắt.",
        en: "A session that was held, or news, has no summary.",
    },
    why: Wording {
        vi: "Danh sách, kết quả tìm kiếm và nguồn cấp tin phải lấy đoạn đầu của bài, mà đoạn ấy thường chỉ kể thành phần dự. Một hai câu tóm tắt cho người dân biết ngay buổi ấy bàn gì, hẹn gì.",
        en: "Lists, search results and feeds fall back to the first paragraph, which mostly names who attended. A sentence or two tell people at once what was discussed and promised.",
    },
    case: case!("style-summary-session"),
};

/// A session or news without a summary.
pub fn missing_summary(span: Span) -> Diagnostic {
    MISSING_SUMMARY.at(span, "bài chưa có tóm tắt", "the article has no summary").hint(
        "hãy thêm một hai câu nêu việc chính, ví dụ summary: Người dân đề nghị sửa đường; xã hẹn làm xong trong quý II",
        "add one or two sentences, such as summary: Người dân đề nghị sửa đường; xã hẹn làm xong trong quý II",
    )
}

static INCOMPLETE_LEGAL_BASIS: Rule = Rule {
    id: "incomplete-legal-basis",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một căn cứ thiếu số, ký hiệu hoặc ngày ban hành.",
        en: "A document at `legal_basis` has no number or no day.",
    },
    why: Wording {
        vi: "Thiếu số và ngày thì người đọc không tìm được văn bản để đối chiếu.",
        en: "Without both, nobody can find the document and compare.",
    },
    case: case!("style-basis-both"),
};

/// What a reference to a document lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Its number with the symbol.
    Number,
    /// Its day.
    Day,
    /// Both.
    Both,
}

/// A document that cannot be found by what is said of it.
pub fn incomplete_legal_basis(span: Span, lacking: Lacking) -> Diagnostic {
    let (vi, en, add) = match lacking {
        Lacking::Number => ("số, ký hiệu", "number", "number: 12/KH-UBND"),
        Lacking::Day => ("ngày ban hành", "day", "date: 2026-01-15"),
        Lacking::Both => ("số, ký hiệu và ngày ban hành", "number and day", "number: 12/KH-UBND, date: 2026-01-15"),
    };
    INCOMPLETE_LEGAL_BASIS
        .at(
            span,
            format!("căn cứ này chưa có {vi}"),
            format!("the {en} of this document {} lacking", if lacking == Lacking::Both { "are" } else { "is" }),
        )
        .hint(format!("hãy thêm vào mục này, ví dụ {add}"), format!("add to this entry, for example {add}"))
}

static MISSING_DUE: Rule = Rule {
    id: "missing-due",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một nhiệm vụ giao tại buổi đã diễn ra chưa có hạn hoàn thành.",
        en: "A task that a session assigned has no due day.",
    },
    why: Wording {
        vi: "Không có hạn thì trang không bao giờ báo quá hạn, và người dân không biết bao giờ việc xong. Nếu buổi đối thoại không định hạn thì bỏ qua tại chỗ, ghi rõ lý do.",
        en: "Without one the task is never overdue, and people cannot tell when the work will be done. Where the session set none, accept the warning in place and say so.",
    },
    case: case!("style-due"),
};

/// An open task without a due day.
pub fn missing_due(span: Span, id: &str) -> Diagnostic {
    let id = short(id);
    MISSING_DUE.at(span,
        format!("nhiệm vụ {id} chưa có hạn hoàn thành"),
        format!("the task {id} has no due day"),
    )
    .hint(
        "hãy thêm hạn, ví dụ due: 2026-06-30; nếu buổi đối thoại không định hạn, hãy gõ ở dòng trên: # bỏ qua missing-due: buổi đối thoại không định hạn",
        "add the day, such as due: 2026-06-30; if the session set none, type on the line above: # allow missing-due: the session set no day",
    )
}

static NO_BREAK_SPACES: Rule = Rule {
    id: "no-break-spaces",
    severity: Severity::Warning,
    what: Wording {
        vi: "Nhiều dấu cách đặc biệt (không ngắt dòng) đứng liền nhau.",
        en: "Several no-break spaces stand in a row.",
    },
    why: Wording {
        vi: "Word dùng chúng để đẩy chữ sang phải. Trên trang chúng thành khoảng trống lớn, và trên điện thoại làm dòng chữ tràn khỏi màn hình.",
        en: "Word uses them to push words to the right. On a page they leave a wide gap, and on a phone the line runs off the screen.",
    },
    case: case!("style-spaces-body"),
};

/// No-break spaces in a row.
pub fn no_break_spaces(span: Span, count: usize) -> Diagnostic {
    NO_BREAK_SPACES
        .at(
            span,
            format!("{count} dấu cách đặc biệt (không ngắt dòng) đứng liền nhau, thường do dán từ Word"),
            format!("{count} no-break spaces in a row, as pasting from Word leaves them"),
        )
        .hint(
            "hãy thay bằng một dấu cách, hoặc chạy: doithoai check --fix",
            "put one plain space in their place, or run: doithoai check --fix",
        )
}

static DECOMPOSED_LETTERS: Rule = Rule {
    id: "decomposed-letters",
    severity: Severity::Warning,
    what: Wording {
        vi: "Tệp lưu chữ và dấu rời nhau, ví dụ “ê” thành “e” và dấu mũ.",
        en: "A file keeps letters and accents apart: `ê` as `e` and a circumflex.",
    },
    why: Wording {
        vi: "Trang vẫn hiện đúng vì chương trình tự ghép lại. Nhưng tìm kiếm trong tệp, so sánh hai bản và nhiều phần mềm khác coi hai cách lưu là hai chữ khác nhau.",
        en: "The site shows them well, as the program composes them. But searching in the file, comparing two versions, and many other programs take the two for different letters.",
    },
    case: case!("style-decomposed"),
};

/// Letters saved apart from their accents.
pub fn decomposed_letters(span: Span) -> Diagnostic {
    DECOMPOSED_LETTERS.at(span,
        "tệp này lưu chữ và dấu rời nhau (thường do máy Mac), bắt đầu từ đây; nhiều phần mềm không tìm được chữ như vậy",
        "letters and accents are saved apart in this file (as Macs do), from here on; many programs do not find such text",
    )
    .hint("hãy chạy: doithoai check --fix", "run: doithoai check --fix")
}

static DATE_FORM: Rule = Rule {
    id: "date-form",
    severity: Severity::Warning,
    what: Wording {
        vi: "Ngày trong câu văn viết bằng dấu chấm hoặc gạch nối, ví dụ 07.01.2021, trong khi cả trang viết 07/01/2021.",
        en: "A day in prose is written with dots or hyphens, such as 07.01.2021, where the site writes 07/01/2021.",
    },
    why: Wording {
        vi: "Một trang viết ngày theo một kiểu thì dễ đọc, dễ tìm: ai tìm 07/01/2021 sẽ không thấy 07.01.2021.",
        en: "Days written in one way are easier to read and to find: who searches for 07/01/2021 does not find 07.01.2021.",
    },
    case: case!("style-date-dots"),
};

/// A day that is not written as the others are.
pub fn date_form(span: Span, written: &str) -> Diagnostic {
    let slashed = written.replace(['.', '-'], "/");
    DATE_FORM
        .at(
            span,
            format!("ngày {written} không viết theo một kiểu với cả trang"),
            format!("the day {written} is not written as on the rest of the site"),
        )
        .hint(
            format!("hãy gõ: {slashed}, hoặc chạy: doithoai check --fix"),
            format!("type: {slashed}, or run: doithoai check --fix"),
        )
}

static INCONSISTENT_CAPITAL: Rule = Rule {
    id: "inconsistent-capital",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một bài viết cả “nhân dân” lẫn “Nhân dân”.",
        en: "An article has both `nhân dân` and `Nhân dân`.",
    },
    why: Wording {
        vi: "Văn bản hành chính viết hoa chữ Nhân dân khi nói về Nhân dân như một danh từ đặc biệt. Viết cách nào thì trong một bài cũng nên thống nhất.",
        en: "Administrative texts write it with a capital where it is the special noun. Whichever way is chosen, one article should keep to it.",
    },
    case: case!("style-capital"),
};

/// `Nhân dân` with a capital and with a small letter in one article.
pub fn inconsistent_capital(small: Span, capital: Span) -> Diagnostic {
    INCONSISTENT_CAPITAL
        .at(small, "bài này viết cả “nhân dân” và “Nhân dân”", "this article has both `nhân dân` and `Nhân dân`")
        .related(capital, "chỗ này viết hoa", "with a capital here")
        .hint("hãy viết thống nhất trong cả bài, ví dụ Nhân dân", "write it in one way throughout, such as Nhân dân")
}

static HONORIFIC_IN_NAME: Rule = Rule {
    id: "honorific-in-name",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong khóa ghi tên người có cả lời xưng hô như “đồng chí”, “ông”, “bà”.",
        en: "A name begins with what people are called by, such as `đồng chí`, `ông` or `bà`.",
    },
    why: Wording {
        vi: "Trang tự xếp tên với chức vụ. Lời xưng hô lẫn trong tên làm một người thành hai: “Nguyễn Văn A” và “ông Nguyễn Văn A”.",
        en: "The site puts names and offices together by itself. With such a word in it, one person becomes two: `Nguyễn Văn A` and `ông Nguyễn Văn A`.",
    },
    case: case!("style-honorific"),
};

/// What people are called by, within a name.
pub fn honorific_in_name(span: Span, honorific: &str, name: &str) -> Diagnostic {
    let (honorific, name) = (text::excerpt(honorific, 20), short(name));
    HONORIFIC_IN_NAME
        .at(
            span,
            format!("“{honorific}” không phải là một phần của tên"),
            format!("`{honorific}` is no part of the name"),
        )
        .hint(format!("hãy chỉ gõ tên: {name}"), format!("type the name alone: {name}"))
}

static SKIPPED_HEADING_LEVEL: Rule = Rule {
    id: "skipped-heading-level",
    severity: Severity::Warning,
    what: Wording {
        vi: "Tiêu đề bỏ qua một cấp, ví dụ dưới `##` là `####`.",
        en: "A heading skips a level, such as `####` below `##`.",
    },
    why: Wording {
        vi: "Máy đọc và mục lục dựa vào cấp của tiêu đề: bỏ một cấp thì người nghe tưởng mình đã sót một mục.",
        en: "Screen readers and outlines follow the levels: where one is skipped, listeners think that they missed a section.",
    },
    case: case!("style-heading-skipped"),
};

/// A heading two or more levels below the one above it.
pub fn skipped_heading_level(span: Span, (above, level): (u8, u8)) -> Diagnostic {
    let marks = "#".repeat(usize::from(above) + 1);
    let (vi, en) = match above {
        1 => ("tiêu đề đầu tiên của bài".to_owned(), "the first heading of the body".to_owned()),
        _ => (
            format!("tiêu đề này đứng dưới một tiêu đề cấp {above}"),
            format!("this heading below one of level {above}"),
        ),
    };
    SKIPPED_HEADING_LEVEL
        .at(
            span,
            format!("{vi} mà lại là cấp {level}, bỏ qua cấp {}", above + 1),
            format!("{en} is of level {level}: level {} was skipped", above + 1),
        )
        .hint(format!("hãy gõ: {marks} …"), format!("type: {marks} …"))
}
