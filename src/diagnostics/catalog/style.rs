//! What a good editor would mark: nothing that keeps an article from being published.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::short;
use crate::source::Span;
use crate::text;

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
    Diagnostic::warning(
        "missing-alt",
        span,
        "ảnh này chưa có lời tả cho người không nhìn thấy ảnh",
        "this picture has no words for those who do not see it",
    )
}

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
    Diagnostic::warning("meaningless-alt", span, vi, en).hint(
        "hãy tả điều người xem thấy trong ảnh, ví dụ Người dân ngồi kín hội trường",
        "say what the picture shows, such as Người dân ngồi kín hội trường",
    )
}

/// A title that stands again at the top of the body.
pub fn title_repeated(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "title-repeated",
        span,
        "dòng đầu của bài chỉ lặp lại tên bài, nên trang hiện tên hai lần",
        "the body begins with the title again, so the page shows it twice",
    )
    .hint("hãy xóa dòng này; tên bài lấy từ title", "delete this line; the title comes from title")
}

/// A session or news without a summary.
pub fn missing_summary(span: Span) -> Diagnostic {
    Diagnostic::warning("missing-summary", span, "bài chưa có tóm tắt", "the article has no summary").hint(
        "hãy thêm một hai câu nêu việc chính, ví dụ summary: Người dân đề nghị sửa đường; xã hẹn làm xong trong quý II",
        "add one or two sentences, such as summary: Người dân đề nghị sửa đường; xã hẹn làm xong trong quý II",
    )
}

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
    Diagnostic::warning(
        "incomplete-legal-basis",
        span,
        format!("căn cứ này chưa có {vi}"),
        format!("the {en} of this document {} lacking", if lacking == Lacking::Both { "are" } else { "is" }),
    )
    .hint(format!("hãy thêm vào mục này, ví dụ {add}"), format!("add to this entry, for example {add}"))
}

/// An open task without a due day.
pub fn missing_due(span: Span, id: &str) -> Diagnostic {
    let id = short(id);
    Diagnostic::warning(
        "missing-due",
        span,
        format!("nhiệm vụ {id} chưa có hạn hoàn thành"),
        format!("the task {id} has no due day"),
    )
    .hint(
        "hãy thêm hạn, ví dụ due: 2026-06-30; nếu buổi đối thoại không định hạn, hãy gõ ở dòng trên: # bỏ qua missing-due: buổi đối thoại không định hạn",
        "add the day, such as due: 2026-06-30; if the session set none, type on the line above: # allow missing-due: the session set no day",
    )
}

/// No-break spaces in a row.
pub fn no_break_spaces(span: Span, count: usize) -> Diagnostic {
    Diagnostic::warning(
        "no-break-spaces",
        span,
        format!("{count} dấu cách đặc biệt (không ngắt dòng) đứng liền nhau, thường do dán từ Word"),
        format!("{count} no-break spaces in a row, as pasting from Word leaves them"),
    )
    .hint(
        "hãy thay bằng một dấu cách, hoặc chạy: doithoai check --fix",
        "put one plain space in their place, or run: doithoai check --fix",
    )
}

/// Letters saved apart from their accents.
pub fn decomposed_letters(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "decomposed-letters",
        span,
        "tệp này lưu chữ và dấu rời nhau (thường do máy Mac), bắt đầu từ đây; nhiều phần mềm không tìm được chữ như vậy",
        "letters and accents are saved apart in this file (as Macs do), from here on; many programs do not find such text",
    )
    .hint("hãy chạy: doithoai check --fix", "run: doithoai check --fix")
}

/// A day that is not written as the others are.
pub fn date_form(span: Span, written: &str) -> Diagnostic {
    let slashed = written.replace(['.', '-'], "/");
    Diagnostic::warning(
        "date-form",
        span,
        format!("ngày {written} không viết theo một kiểu với cả trang"),
        format!("the day {written} is not written as on the rest of the site"),
    )
    .hint(
        format!("hãy gõ: {slashed}, hoặc chạy: doithoai check --fix"),
        format!("type: {slashed}, or run: doithoai check --fix"),
    )
}

/// `Nhân dân` with a capital and with a small letter in one article.
pub fn inconsistent_capital(small: Span, capital: Span) -> Diagnostic {
    Diagnostic::warning(
        "inconsistent-capital",
        small,
        "bài này viết cả “nhân dân” và “Nhân dân”",
        "this article has both `nhân dân` and `Nhân dân`",
    )
    .related(capital, "chỗ này viết hoa", "with a capital here")
    .hint("hãy viết thống nhất trong cả bài, ví dụ Nhân dân", "write it in one way throughout, such as Nhân dân")
}

/// What people are called by, within a name.
pub fn honorific_in_name(span: Span, honorific: &str, name: &str) -> Diagnostic {
    let (honorific, name) = (text::excerpt(honorific, 20), short(name));
    Diagnostic::warning(
        "honorific-in-name",
        span,
        format!("“{honorific}” không phải là một phần của tên"),
        format!("`{honorific}` is no part of the name"),
    )
    .hint(format!("hãy chỉ gõ tên: {name}"), format!("type the name alone: {name}"))
}

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
    Diagnostic::warning(
        "skipped-heading-level",
        span,
        format!("{vi} mà lại là cấp {level}, bỏ qua cấp {}", above + 1),
        format!("{en} is of level {level}: level {} was skipped", above + 1),
    )
    .hint(format!("hãy gõ: {marks} …"), format!("type: {marks} …"))
}
