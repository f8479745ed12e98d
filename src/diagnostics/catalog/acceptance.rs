//! Warnings that are switched in `site.yaml` or accepted in place.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::short;
use crate::source::Span;

/// A rule that does not exist.
pub fn unknown_rule(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "unknown-rule",
        span,
        format!("không có loại cảnh báo nào tên “{written}”"),
        format!("there is no warning called `{written}`"),
    );
    match nearest {
        Some(nearest) => {
            diagnostic.hint(format!("ý bạn là {nearest}? Hãy gõ: {nearest}"), format!("did you mean {nearest}?"))
        }
        None => diagnostic.hint(
            "hãy gõ đúng tên đứng trong ngoặc vuông của lời cảnh báo, ví dụ done-without-evidence",
            "type the name that stands in square brackets in the warning, such as done-without-evidence",
        ),
    }
}

/// An error that `checks` is to switch.
pub fn error_switched(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "error-switched",
        span,
        format!("{id} là lỗi chứ không phải cảnh báo, nên không tắt được"),
        format!("{id} is an error, not a warning, and cannot be switched"),
    )
    .hint("hãy xóa dòng này và sửa lỗi ở bài", "delete this line and mend the error in the article")
}

/// An error that is to be accepted in place.
pub fn error_accepted(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "error-accepted",
        span,
        format!("{id} là lỗi chứ không phải cảnh báo, nên không bỏ qua được"),
        format!("{id} is an error, not a warning, and cannot be accepted"),
    )
    .hint("hãy xóa lời “bỏ qua” này và sửa lỗi", "delete this remark and mend the error")
}

/// A warning that is accepted without a reason.
pub fn acceptance_without_reason(span: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "acceptance-without-reason",
        span,
        format!("bỏ qua {id} mà không ghi lý do"),
        format!("{id} is accepted without a reason"),
    )
    .hint(
        format!("hãy ghi lý do sau dấu hai chấm, ví dụ bỏ qua {id}: nguyên văn của văn bản gốc"),
        format!("type the reason after a colon, such as allow {id}: quoted from the original"),
    )
}

/// A remark that accepts nothing any more.
pub fn needless_acceptance(span: Span, id: &str) -> Diagnostic {
    Diagnostic::warning(
        "needless-acceptance",
        span,
        format!("ở đây không còn cảnh báo {id} nào để bỏ qua"),
        format!("there is no warning {id} here any more to accept"),
    )
    .hint(
        "hãy xóa lời “bỏ qua” này; nếu cảnh báo ở chỗ khác, hãy dời lời ấy đến dòng ngay trên chỗ có cảnh báo",
        "delete this remark; if the warning stands elsewhere, move the remark to the line just above it",
    )
}
