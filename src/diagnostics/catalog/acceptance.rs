//! Warnings that are switched in `site.yaml` or accepted in place.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::short;
use crate::source::Span;

/// The rules of this file.
pub(super) const RULES: &[&Rule] =
    &[&UNKNOWN_RULE, &ERROR_SWITCHED, &ERROR_ACCEPTED, &ACCEPTANCE_WITHOUT_REASON, &NEEDLESS_ACCEPTANCE];

static UNKNOWN_RULE: Rule = Rule {
    id: "unknown-rule",
    severity: Severity::Error,
    what: Wording {
        vi: "Một lời “bỏ qua”, hoặc một dòng của `checks` trong `site.yaml`, ghi tên cảnh báo không có.",
        en: "A remark that accepts a warning, or a line of `checks` in `site.yaml`, names a warning that does not exist.",
    },
    why: Wording {
        vi: "Gõ sai tên thì lời ấy không có tác dụng: cảnh báo vẫn hiện, hoặc loại định siết thành lỗi lại không được siết.",
        en: "With a wrong name it does nothing: the warning is still told, or what should stop a build does not.",
    },
    case: case!("accept-unknown-rule"),
};

/// A rule that does not exist.
pub fn unknown_rule(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic = UNKNOWN_RULE.at(
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

static ERROR_SWITCHED: Rule = Rule {
    id: "error-switched",
    severity: Severity::Error,
    what: Wording {
        vi: "Một dòng của `checks` trong `site.yaml` tắt hoặc đổi mức một lỗi.",
        en: "A line of `checks` in `site.yaml` switches an error.",
    },
    why: Wording {
        vi: "Chỉ cảnh báo mới tắt được. Bài còn lỗi thì chương trình không biết phải dựng trang thế nào cho đúng.",
        en: "Only warnings can be switched. With an error in an article the program cannot know what the page should say.",
    },
    case: case!("checks-error"),
};

/// An error that `checks` is to switch.
pub fn error_switched(span: Span, id: &str) -> Diagnostic {
    ERROR_SWITCHED
        .at(
            span,
            format!("{id} là lỗi chứ không phải cảnh báo, nên không tắt được"),
            format!("{id} is an error, not a warning, and cannot be switched"),
        )
        .hint("hãy xóa dòng này và sửa lỗi ở bài", "delete this line and mend the error in the article")
}

static ERROR_ACCEPTED: Rule = Rule {
    id: "error-accepted",
    severity: Severity::Error,
    what: Wording { vi: "Một lời “bỏ qua” ghi tên một lỗi.", en: "A remark accepts an error." },
    why: Wording {
        vi: "Chỉ cảnh báo mới bỏ qua được. Bài còn lỗi thì chương trình không biết phải dựng trang thế nào cho đúng.",
        en: "Only warnings can be accepted. With an error in an article the program cannot know what the page should say.",
    },
    case: case!("accept-error"),
};

/// An error that is to be accepted in place.
pub fn error_accepted(span: Span, id: &str) -> Diagnostic {
    ERROR_ACCEPTED
        .at(
            span,
            format!("{id} là lỗi chứ không phải cảnh báo, nên không bỏ qua được"),
            format!("{id} is an error, not a warning, and cannot be accepted"),
        )
        .hint("hãy xóa lời “bỏ qua” này và sửa lỗi", "delete this remark and mend the error")
}

static ACCEPTANCE_WITHOUT_REASON: Rule = Rule {
    id: "acceptance-without-reason",
    severity: Severity::Error,
    what: Wording {
        vi: "Một lời “bỏ qua” không ghi lý do.", en: "A remark accepts a warning without a reason."
    },
    why: Wording {
        vi: "Người sửa bài sau này cần biết vì sao cảnh báo được bỏ qua, để biết nó có còn đúng hay không.",
        en: "Whoever edits the article later needs to know why the warning was accepted, to tell whether that still holds.",
    },
    case: case!("accept-without-reason"),
};

/// A warning that is accepted without a reason.
pub fn acceptance_without_reason(span: Span, id: &str) -> Diagnostic {
    ACCEPTANCE_WITHOUT_REASON
        .at(span, format!("bỏ qua {id} mà không ghi lý do"), format!("{id} is accepted without a reason"))
        .hint(
            format!("hãy ghi lý do sau dấu hai chấm, ví dụ bỏ qua {id}: nguyên văn của văn bản gốc"),
            format!("type the reason after a colon, such as allow {id}: quoted from the original"),
        )
}

static NEEDLESS_ACCEPTANCE: Rule = Rule {
    id: "needless-acceptance",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một lời “bỏ qua” đứng ở chỗ không có cảnh báo nào như vậy.",
        en: "A remark accepts a warning that is not told there.",
    },
    why: Wording {
        vi: "Lời bỏ qua còn sót lại sẽ che mất cảnh báo thật nếu mai sau chỗ ấy lại sai.",
        en: "A remark that is left behind would hide a real warning, should the place go wrong again.",
    },
    case: case!("accept-nothing"),
};

/// A remark that accepts nothing any more.
pub fn needless_acceptance(span: Span, id: &str) -> Diagnostic {
    NEEDLESS_ACCEPTANCE
        .at(
            span,
            format!("ở đây không còn cảnh báo {id} nào để bỏ qua"),
            format!("there is no warning {id} here any more to accept"),
        )
        .hint(
            "hãy xóa lời “bỏ qua” này; nếu cảnh báo ở chỗ khác, hãy dời lời ấy đến dòng ngay trên chỗ có cảnh báo",
            "delete this remark; if the warning stands elsewhere, move the remark to the line just above it",
        )
}
