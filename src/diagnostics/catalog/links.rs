//! Links, pictures, documents and raw HTML in articles.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::diagnostics::catalog::yaml::NESTING_TOO_DEEP;
use crate::markdown::ProblemKind;
use crate::source::Span;
use crate::text;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &MISSING_ARTICLE,
    &MISSING_ADDRESS,
    &MISSING_ANCHOR,
    &MISSING_FILE,
    &PATH_LEAVES_CONTENT,
    &BACKSLASH_IN_PATH,
    &PICTURE_ELSEWHERE,
    &PATH_ON_OWN_DISK,
    &UNSAFE_LINK,
    &NOT_A_PICTURE,
    &DOCUMENT_TYPE,
    &HEADING_ONE,
    &REMOVED_ATTRIBUTE,
    &UNUSED_FOOTNOTE,
    &UNDEFINED_FOOTNOTE,
    &UNDEFINED_LINK,
    &REMOVED_TAG,
    &SPACE_IN_ADDRESS,
    &HEADING_WITHOUT_SPACE,
];

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To be shown.
    Picture,
    /// To be downloaded.
    Document,
}

static MISSING_ARTICLE: Rule = Rule {
    id: "missing-article",
    severity: Severity::Error,
    what: Wording {
        vi: "Liên kết dẫn đến một bài không có, thường do gõ sai hoặc bài đã đổi tên thư mục.",
        en: "A link leads to an article that is not there; mostly it is misspelt, or the folder was renamed.",
    },
    why: Wording {
        vi: "Người đọc bấm vào sẽ gặp trang không có.", en: "Readers who follow it would find no page."
    },
    case: case!("link-article"),
};

/// A link to an article that does not exist.
pub fn missing_article(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic =
        MISSING_ARTICLE.at(span, format!("không có bài {written}"), format!("there is no article {written}"));
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là {nearest}?"), format!("did you mean {nearest}?")),
        None => diagnostic.hint(
            "hãy gõ đường dẫn tính từ thư mục của bài này, ví dụ ../2021-01-07-ia-le/index.md",
            "type the path from the folder of this article, such as ../2021-01-07-ia-le/index.md",
        ),
    }
}

static MISSING_ADDRESS: Rule = Rule {
    id: "missing-address",
    severity: Severity::Error,
    what: Wording {
        vi: "Liên kết dẫn đến một địa chỉ không có trên trang này.",
        en: "A link leads to an address that this site does not have.",
    },
    why: Wording {
        vi: "Người đọc bấm vào sẽ gặp trang không có.", en: "Readers who follow it would find no page."
    },
    case: case!("link-address"),
};

/// A link to an address that does not exist.
pub fn missing_address(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic = MISSING_ADDRESS.at(
        span,
        format!("trang này không có địa chỉ /{written}"),
        format!("this site has no address /{written}"),
    );
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là /{nearest}?"), format!("did you mean /{nearest}?")),
        None => diagnostic.hint("hãy dẫn đến tệp .md của bài, ví dụ ../2021-01-07-ia-le/index.md; với trang web khác thì gõ đủ https://", "link to the .md file of the article, such as ../2021-01-07-ia-le/index.md; for another site type https:// too"),
    }
}

static MISSING_ANCHOR: Rule = Rule {
    id: "missing-anchor",
    severity: Severity::Error,
    what: Wording {
        vi: "Liên kết có phần sau dấu `#`, nhưng trang được dẫn đến không có mục ấy.",
        en: "A link has a part behind `#` which its page does not have.",
    },
    why: Wording {
        vi: "Trình duyệt mở đầu trang thay vì đúng chỗ, người đọc phải tự tìm.",
        en: "The browser opens the top of the page instead of the place, and readers must search for it.",
    },
    case: case!("link-anchor-here"),
};

/// A link to a place that its page does not have.
pub fn missing_anchor(span: Span, anchor: &str, (nearest, all): (Option<&str>, &[&str])) -> Diagnostic {
    let anchor = short(anchor);
    let diagnostic = MISSING_ANCHOR.at(
        span,
        format!("trang được dẫn đến không có mục #{anchor}"),
        format!("the page that is linked to has no place #{anchor}"),
    );
    let all: Vec<String> = all.iter().map(|anchor| format!("#{anchor}")).collect();
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là #{nearest}?"), format!("did you mean #{nearest}?")),
        None if all.is_empty() => diagnostic.hint(
            "trang đó không có tiêu đề nào; hãy bỏ phần từ dấu # trở đi",
            "that page has no headings; delete # and what follows",
        ),
        None => diagnostic.hint(format!("trang đó có: {}", choices(&all)), format!("that page has: {}", choices(&all))),
    }
}

static MISSING_FILE: Rule = Rule {
    id: "missing-file",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài nhắc đến ảnh hoặc tài liệu không có trong thư mục; chữ hoa và chữ thường cũng phải đúng.",
        en: "An article names a picture or document that is not there; capitals count too.",
    },
    why: Wording {
        vi: "Trên trang, chỗ ảnh sẽ trống và tài liệu không tải về được.",
        en: "The page would have an empty place for the picture, and the document could not be opened.",
    },
    case: case!("link-cover-missing"),
};

/// A file that does not exist.
pub fn missing_file(span: Span, written: &str, (nearest, purpose, folder): (Option<&str>, Use, &str)) -> Diagnostic {
    let written = short(written);
    let (vi, en) = match purpose {
        Use::Picture => ("ảnh", "picture"),
        Use::Document => ("tệp", "file"),
    };
    let diagnostic =
        MISSING_FILE.at(span, format!("không thấy {vi} {written}"), format!("the {en} {written} is not there"));
    if let Some(whole) = whole_address(&written).or_else(|| session_article(&written, folder)) {
        return diagnostic.hint(format!("hãy gõ: {whole}"), format!("type: {whole}"));
    }
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là {nearest}?"), format!("did you mean {nearest}?")),
        None => diagnostic.hint(
            format!("hãy chép {vi} vào {folder}, hoặc sửa lại tên"),
            format!("copy the {en} to {folder}, or correct its name"),
        ),
    }
}

/// Returns the address of another site that was written without `https://`.
fn whole_address(written: &str) -> Option<String> {
    let host = written.split('/').next()?;
    let is_host = host.starts_with("www.") || [".vn", ".com", ".org", ".net"].iter().any(|end| host.ends_with(end));
    is_host.then(|| format!("https://{written}"))
}

/// Returns the path from an article's folder to the session whose folder was named: `2021-01-07-ia-le`.
fn session_article(written: &str, folder: &str) -> Option<String> {
    let id = written.trim_end_matches('/').rsplit('/').next()?;
    let (day, name) = id.split_at_checked("2021-01-07".len())?;
    let is_day = day.chars().all(|character| character.is_ascii_digit() || character == '-');
    if !is_day || text::parse_date(day).is_err() || !name.starts_with('-') || name.contains('.') {
        return None;
    }
    let up = "../".repeat(folder.matches('/').count().max(1));
    let sessions = if folder.starts_with("content/sessions/") { up.replacen("../", "", 1) } else { up + "sessions/" };
    Some(format!("{sessions}{id}/index.md"))
}

static PATH_LEAVES_CONTENT: Rule = Rule {
    id: "path-leaves-content",
    severity: Severity::Error,
    what: Wording {
        vi: "Đường dẫn của ảnh hoặc tài liệu đi ra ngoài thư mục `content`.",
        en: "The path of a picture or document leads out of the folder `content`.",
    },
    why: Wording {
        vi: "Chỉ những gì nằm trong `content` mới được đăng, để không tệp riêng nào trên máy lọt lên trang.",
        en: "Only what lies in `content` is published, so that no private file of the computer gets onto the site.",
    },
    case: case!("link-cover-outside"),
};

/// A path that leads out of `content/`.
pub fn path_leaves_content(span: Span, written: &str, folder: &str) -> Diagnostic {
    if written.contains('\\') {
        return backslash_in_path(span, written);
    }
    let written = short(written);
    PATH_LEAVES_CONTENT
        .at(span, format!("{written} nằm ngoài thư mục content"), format!("{written} lies outside the folder content"))
        .hint(
            format!("hãy chép tệp vào {folder} rồi chỉ gõ tên tệp, ví dụ 3.jpg"),
            format!("copy the file to {folder} and type just its name, such as 3.jpg"),
        )
}

static BACKSLASH_IN_PATH: Rule = Rule {
    id: "backslash-in-path",
    severity: Severity::Error,
    what: Wording {
        vi: "Đường dẫn dùng dấu `\\` của Windows thay vì dấu `/`.",
        en: "A path is written with the `\\` of Windows instead of `/`.",
    },
    why: Wording {
        vi: "Trình duyệt chỉ hiểu dấu `/`, nên ảnh hay tài liệu sẽ không hiện ra.",
        en: "Browsers know `/` only, so the picture or document would not be found.",
    },
    case: case!("link-backslash"),
};

fn backslash_in_path(span: Span, written: &str) -> Diagnostic {
    let path = short(&written.replace('\\', "/"));
    BACKSLASH_IN_PATH
        .at(span, "đường dẫn dùng dấu /, không dùng \\", "a path is written with /, not with \\")
        .hint(format!("hãy gõ: {path}"), format!("type: {path}"))
}

static PICTURE_ELSEWHERE: Rule = Rule {
    id: "picture-elsewhere",
    severity: Severity::Error,
    what: Wording {
        vi: "Ảnh nằm ở một trang web khác hoặc trên máy của người viết, không nằm cạnh bài.",
        en: "A picture lies on another site or on the writer's own disk, and not beside the article.",
    },
    why: Wording {
        vi: "Trang khác xóa ảnh thì chỗ ấy trống, và nơi ấy biết được ai đang đọc trang của bạn; vì vậy trang không lấy gì từ nơi khác.",
        en: "The other site may delete it, and would know who reads yours; so pages ask nothing of other hosts.",
    },
    case: case!("link-cover-elsewhere"),
};

/// A picture on another host.
pub fn picture_elsewhere(span: Span, written: &str) -> Diagnostic {
    let scheme = written.split(':').next().unwrap_or("");
    if is_own_disk(scheme) {
        return own_disk(&PICTURE_ELSEWHERE, span);
    }
    let written = short(written);
    PICTURE_ELSEWHERE
        .at(span, format!("ảnh {written} nằm ở trang khác"), format!("the picture {written} lies on another host"))
        .hint(
            "hãy tải ảnh về cùng thư mục với bài rồi gõ tên tệp: trang không lấy gì từ nơi khác",
            "save the picture beside the article and type its name: pages ask nothing of other hosts",
        )
}

/// Tells whether a scheme is that of a path on the author's own disk: `C:` or `file:`.
fn is_own_disk(scheme: &str) -> bool {
    scheme.len() == 1 || scheme.eq_ignore_ascii_case("file")
}

static PATH_ON_OWN_DISK: Rule = Rule {
    id: "path-on-own-disk",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị là đường dẫn trên máy của người viết, như `C:\\` hoặc `file:`.",
        en: "A value is a path on the writer's own disk, such as `C:\\` or `file:`.",
    },
    why: Wording {
        vi: "Máy của người đọc không có tệp ấy, nên họ không mở được.",
        en: "Readers do not have that file and cannot open it.",
    },
    case: case!("yaml-own-disk"),
};

/// A path on the author's own disk, where a value is due.
pub fn path_on_own_disk(span: Span) -> Diagnostic {
    own_disk(&PATH_ON_OWN_DISK, span)
}

fn own_disk(rule: &Rule, span: Span) -> Diagnostic {
    rule.at(
        span,
        "đây là đường dẫn trên máy của bạn, người đọc không mở được",
        "this is a path on your own disk, which readers cannot open",
    )
    .hint(
        "hãy chép tệp vào cùng thư mục với bài rồi chỉ gõ tên tệp, ví dụ 3.jpg hoặc ket-luan.pdf",
        "copy the file beside the article and type just its name, such as 3.jpg or ket-luan.pdf",
    )
}

static UNSAFE_LINK: Rule = Rule {
    id: "unsafe-link",
    severity: Severity::Error,
    what: Wording {
        vi: "Liên kết bắt đầu bằng `javascript:` hoặc một kiểu khác ngoài `https:`, `http:`, `mailto:`, `tel:`.",
        en: "A link begins with `javascript:` or another kind than `https:`, `http:`, `mailto:` and `tel:`.",
    },
    why: Wording {
        vi: "Liên kết kiểu ấy có thể chạy mã trên máy người đọc, hoặc không mở được.",
        en: "Such links can run code on the reader's computer, or cannot be opened.",
    },
    case: case!("link-script"),
};

fn unsafe_link(span: Span, scheme: &str) -> Diagnostic {
    if is_own_disk(scheme) {
        return own_disk(&UNSAFE_LINK, span);
    }
    UNSAFE_LINK
        .at(
            span,
            format!("không dùng được liên kết kiểu “{scheme}:”"),
            format!("links of the kind `{scheme}:` are not used"),
        )
        .hint(
            "hãy dùng địa chỉ https://, mailto:, tel: hoặc đường dẫn đến tệp trong thư mục content",
            "use https://, mailto:, tel: or the path of a file in the folder content",
        )
}

static NOT_A_PICTURE: Rule = Rule {
    id: "not-a-picture",
    severity: Severity::Error,
    what: Wording {
        vi: "Tệp ở chỗ của ảnh không thuộc loại ảnh mà trình duyệt hiện được.",
        en: "The file in the place of a picture is of no type that browsers show.",
    },
    why: Wording { vi: "Người đọc sẽ thấy khung ảnh trống.", en: "Readers would see an empty frame." },
    case: case!("link-cover-type"),
};

/// A file that is no picture.
pub fn not_a_picture(span: Span, written: &str, types: &[&str]) -> Diagnostic {
    let written = short(written);
    NOT_A_PICTURE
        .at(
            span,
            format!("{written} không phải là loại ảnh dùng được"),
            format!("{written} is not of a type that can be shown"),
        )
        .hint(
            format!("hãy lưu ảnh thành một trong các loại: {}", choices(types)),
            format!("save the picture as one of: {}", choices(types)),
        )
}

static DOCUMENT_TYPE: Rule = Rule {
    id: "document-type",
    severity: Severity::Error,
    what: Wording {
        vi: "Tài liệu đính kèm không thuộc loại được đăng, ví dụ một chương trình `.exe`.",
        en: "A document is of a type that is not published, such as a program `.exe`.",
    },
    why: Wording {
        vi: "Người dân tải về từ trang của cơ quan nhà nước phải yên tâm là tài liệu an toàn và mở được.",
        en: "What people download from a public body must be safe, and open everywhere.",
    },
    case: case!("link-document-type"),
};

/// A file that may not be offered for download.
pub fn document_type(span: Span, written: &str, types: &[&str]) -> Diagnostic {
    let written = short(written);
    DOCUMENT_TYPE
        .at(
            span,
            format!("{written} không phải là loại tài liệu được đăng"),
            format!("{written} is not of a type that is published"),
        )
        .hint(
            format!("hãy lưu thành PDF; các loại được đăng: {}", types.join(", ")),
            format!("save it as PDF; types that are published: {}", types.join(", ")),
        )
}

static HEADING_ONE: Rule = Rule {
    id: "heading-one",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong bài có tiêu đề cấp 1 (một dấu `#`).",
        en: "An article holds a heading of level 1 (one `#`).",
    },
    why: Wording {
        vi: "Cấp 1 chỉ dành cho tên bài; có hai thì máy đọc màn hình cho người khiếm thị và máy tìm kiếm không rõ đâu là tên bài.",
        en: "Level 1 is the title's own; with two of them screen readers and search engines do not know which it is.",
    },
    case: case!("text-heading-one"),
};

static REMOVED_ATTRIBUTE: Rule = Rule {
    id: "removed-attribute",
    severity: Severity::Warning,
    what: Wording {
        vi: "Thẻ HTML có thuộc tính không được giữ lại, ví dụ màu chữ.",
        en: "An HTML tag has an attribute that was left out, such as a colour.",
    },
    why: Wording {
        vi: "Cách trình bày do giao diện lo, để trang đọc được trên mọi máy và khi in; chữ vẫn còn nhưng không có màu ấy.",
        en: "The theme takes care of looks, so that pages can be read on every device and on paper; the words stay without it.",
    },
    case: case!("text-attribute"),
};

static UNUSED_FOOTNOTE: Rule = Rule {
    id: "unused-footnote",
    severity: Severity::Warning,
    what: Wording {
        vi: "Cuối bài có một chú thích mà trong bài không chỗ nào dẫn đến.",
        en: "A footnote stands at the end, and nothing in the article refers to it.",
    },
    why: Wording { vi: "Chú thích ấy không hiện trên trang.", en: "It is not shown on the page." },
    case: case!("text-footnote-unused"),
};

static UNDEFINED_FOOTNOTE: Rule = Rule {
    id: "undefined-footnote",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong bài có dấu chú thích như `[^1]` nhưng không có nội dung của chú thích ấy.",
        en: "An article holds the mark of a footnote such as `[^1]`, and the footnote has no text.",
    },
    why: Wording {
        vi: "Người đọc thấy dấu `[^1]` giữa câu mà không có gì để xem.",
        en: "Readers would see `[^1]` within the sentence and nothing to look up.",
    },
    case: case!("text-footnote-undefined"),
};

static UNDEFINED_LINK: Rule = Rule {
    id: "undefined-link",
    severity: Severity::Warning,
    what: Wording {
        vi: "Chữ nằm trong hai cặp ngoặc vuông như một liên kết, nhưng không có địa chỉ.",
        en: "Words stand in square brackets like a link, and no address is given.",
    },
    why: Wording {
        vi: "Người đọc thấy cả dấu ngoặc và không bấm vào được.",
        en: "Readers see the brackets and can follow nothing.",
    },
    case: case!("link-undefined"),
};

/// A mistake in the Markdown of a body.
pub fn markdown_problem(span: Span, problem: &ProblemKind) -> Diagnostic {
    match problem {
        ProblemKind::HeadingOne => HEADING_ONE
            .at(
                span,
                "tiêu đề cấp 1 (một dấu #) chỉ dành cho tên bài; chỗ này được hạ xuống cấp 2",
                "level 1 (one #) is for the title of the page; this heading was set to level 2",
            )
            .hint("hãy gõ hai dấu thăng: ## …", "type two number signs: ## …"),
        ProblemKind::UnsafeLink { scheme } => unsafe_link(span, scheme),
        ProblemKind::RemovedTag { name } => removed_tag(span, name),
        ProblemKind::RemovedAttribute { tag, name } => REMOVED_ATTRIBUTE
            .at(
                span,
                format!("thuộc tính {name} của thẻ <{tag}> không được giữ lại"),
                format!("the attribute {name} of <{tag}> was left out"),
            )
            .hint("hãy bỏ thuộc tính này; cách trình bày do giao diện lo", "delete it; the theme takes care of looks"),
        ProblemKind::UnusedFootnote { label } => UNUSED_FOOTNOTE
            .at(
                span,
                format!("chú thích [^{label}] không có chỗ nào dẫn đến nên không hiện ra"),
                format!("nothing refers to the footnote [^{label}], so it is not shown"),
            )
            .hint(
                format!("hãy gõ [^{label}] vào chỗ cần chú thích, hoặc xóa chú thích"),
                format!("type [^{label}] where it belongs, or delete the footnote"),
            ),
        ProblemKind::UndefinedFootnote { label } => UNDEFINED_FOOTNOTE
            .at(
                span,
                format!("chưa có nội dung cho chú thích [^{label}]"),
                format!("the footnote [^{label}] has no text"),
            )
            .hint(
                format!("hãy thêm cuối bài một dòng: [^{label}]: …"),
                format!("add a line at the end: [^{label}]: …"),
            ),
        ProblemKind::UndefinedLinkReference { label } => UNDEFINED_LINK
            .at(span, format!("chưa có địa chỉ cho liên kết [{label}]"), format!("the link [{label}] has no address"))
            .hint(
                "hãy gõ địa chỉ trong ngoặc tròn ngay sau: [chữ](địa-chỉ)",
                "type the address in round brackets: [text](address)",
            ),
        ProblemKind::SpaceInAddress { text, address } => space_in_address(span, text, address),
        ProblemKind::HeadingWithoutSpace { line } => heading_without_space(span, line),
        ProblemKind::NestingTooDeep => NESTING_TOO_DEEP
            .at(span, "trích dẫn, danh sách hoặc thẻ lồng nhau quá sâu", "quotes, lists or tags are nested too deep")
            .hint(
                "hãy bỏ bớt các dấu >, -, * hoặc thẻ thừa ở đầu dòng",
                "delete the needless marks at the beginning of the lines",
            ),
    }
}

static REMOVED_TAG: Rule = Rule {
    id: "removed-tag",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong bài có thẻ HTML không được dùng, nên thẻ ấy đã bị bỏ khỏi trang.",
        en: "An article holds an HTML tag that may not stand there and was left out of the page.",
    },
    why: Wording {
        vi: "Mã lạ có thể gây hại cho người đọc hoặc gọi đến trang khác; điều bạn muốn hiện có thể đã mất theo.",
        en: "Such code can harm readers or call other sites; what you meant to show may be gone with it.",
    },
    case: case!("text-script"),
};

fn removed_tag(span: Span, name: &str) -> Diagnostic {
    let diagnostic = REMOVED_TAG.at(
        span,
        format!("thẻ HTML <{name}> không được dùng ở đây nên đã bị bỏ"),
        format!("the HTML tag <{name}> may not stand here and was left out"),
    );
    match name {
        "img" => {
            diagnostic.hint("hãy gõ: ![mô tả ảnh](3.jpg \"chú thích\")", "type: ![what it shows](3.jpg \"caption\")")
        }
        "a" => diagnostic.hint("hãy gõ: [chữ](địa-chỉ)", "type: [text](address)"),
        _ => diagnostic.hint("hãy viết bằng Markdown, hoặc xóa thẻ này", "write it in Markdown, or delete the tag"),
    }
}

static SPACE_IN_ADDRESS: Rule = Rule {
    id: "space-in-address",
    severity: Severity::Error,
    what: Wording {
        vi: "Tên tệp hoặc địa chỉ trong liên kết có dấu cách.",
        en: "The name of a file or an address in a link holds a space.",
    },
    why: Wording {
        vi: "Khi ấy cả liên kết hiện ra thành chữ thường, ảnh và tài liệu không hiện.",
        en: "The whole link is then shown as plain text, without the picture or document.",
    },
    case: case!("text-space-in-image"),
};

fn space_in_address(span: Span, label: &str, address: &str) -> Diagnostic {
    let diagnostic = SPACE_IN_ADDRESS.at(
        span,
        "tên tệp hoặc địa chỉ có dấu cách nên không thành liên kết",
        "the address holds a space, so this is no link",
    );
    let label = short(label);
    if address.contains("://") || address.starts_with("www.") {
        let host = if address.contains("://") { "" } else { "https://" };
        let whole = address.replace(' ', "%20");
        return diagnostic.hint(format!("hãy gõ: {label}({host}{whole})"), format!("type: {label}({host}{whole})"));
    }
    let name = plain_path(address);
    diagnostic.hint(
        format!("hãy gõ: {label}(<{address}>), hoặc đổi tên tệp thành {name} rồi gõ: {label}({name})"),
        format!("type: {label}(<{address}>), or rename the file to {name} and type: {label}({name})"),
    )
}

/// Returns a path whose last part is spelt without spaces and accents.
fn plain_path(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let slash = if folder.is_empty() && !path.starts_with('/') { "" } else { "/" };
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{folder}{slash}{}{dot}{}", text::slug(stem), ending.to_lowercase())
}

static HEADING_WITHOUT_SPACE: Rule = Rule {
    id: "heading-without-space",
    severity: Severity::Warning,
    what: Wording {
        vi: "Sau các dấu `#` ở đầu dòng không có dấu cách.",
        en: "No space stands behind the `#` at the beginning of a line.",
    },
    why: Wording {
        vi: "Dòng ấy không thành tiêu đề: người đọc thấy cả dấu `#`, và mục lục thiếu mục này.",
        en: "The line is no heading: readers see the `#`, and the contents lack it.",
    },
    case: case!("text-heading-without-space"),
};

fn heading_without_space(span: Span, line: &str) -> Diagnostic {
    let line = text::excerpt(line, 40);
    HEADING_WITHOUT_SPACE
        .at(
            span,
            "sau các dấu # còn thiếu một dấu cách nên dòng này không thành tiêu đề",
            "a space is missing after the number signs, so this line is no heading",
        )
        .hint(format!("hãy gõ: {line}"), format!("type: {line}"))
}
