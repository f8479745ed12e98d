//! Files that cannot be used.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::source::NotText;
use crate::source::Span;

/// A file whose name is not Unicode.
pub fn file_name_not_unicode(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "file-name-not-unicode",
        path,
        "tên tệp có ký tự không đọc được",
        "the name of the file has characters that cannot be read",
    )
    .hint(
        "hãy đổi tên tệp, chỉ dùng chữ không dấu, chữ số và dấu gạch nối",
        "rename the file with plain letters, digits and hyphens",
    )
}

/// A link on disk that leads out of `content/`, to a folder or nowhere.
pub fn link_leaves_content(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "link-leaves-content",
        path,
        "lối tắt (symlink) này dẫn ra ngoài thư mục content hoặc đến một nơi không phải là tệp",
        "this symbolic link leads out of the folder content, or to something that is no file",
    )
    .hint("hãy thay lối tắt bằng bản sao của tệp", "put a copy of the file in its place")
}

/// Two files whose names differ only in how their accents are stored.
pub fn same_file_name(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "same-file-name",
        path,
        "có hai tệp cùng tên này, chỉ khác cách lưu dấu tiếng Việt",
        "two files have this name and differ only in how its accents are stored",
    )
    .hint("hãy xóa hoặc đổi tên một trong hai tệp", "delete or rename one of them")
}

/// A registry that no name in the table has.
pub fn unknown_registry_file(path: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::file_error(
        "unknown-registry-file",
        path,
        "chương trình không đọc tệp này",
        "nothing reads this file",
    );
    match nearest {
        Some(nearest) => diagnostic.hint(format!("hãy đổi tên thành {nearest}"), format!("rename it to {nearest}")),
        None => diagnostic.hint(
            "thư mục content chỉ nhận site.yaml, topics.yaml, communes.yaml, agencies.yaml, series.yaml",
            "the folder content takes site.yaml, topics.yaml, communes.yaml, agencies.yaml and series.yaml",
        ),
    }
}

/// An article outside the folders of articles.
pub fn misplaced_article(path: &str) -> Diagnostic {
    Diagnostic::file_error(
        "misplaced-article",
        path,
        "bài viết nằm ngoài các thư mục bài nên không được đăng",
        "this article lies outside the folders of articles and is not published",
    )
    .hint(
        "hãy chuyển vào content/sessions (buổi đối thoại), content/news (tin) hoặc content/pages (trang)",
        "move it to content/sessions, content/news or content/pages",
    )
}

/// An article or registry to whose name an editor has added another ending.
pub fn text_file_ending(path: &str, ending: &str) -> Diagnostic {
    let (what_vi, what_en) = match ending {
        ".md" => ("như một bài viết", "as an article"),
        _ => ("như một danh mục", "as a registry"),
    };
    Diagnostic::file_error(
        "text-file-ending",
        path,
        format!("tên tệp có đuôi {ending}.txt nên không được đọc {what_vi}"),
        format!("the name of the file ends in {ending}.txt, so it is not read {what_en}"),
    )
    .hint(
        format!(
            "hãy đổi tên để chỉ còn đuôi {ending} (trong Notepad: chọn Lưu thành, ở ô Lưu dưới dạng (Save as type) chọn Tất cả tệp (All files) rồi lưu)"
        ),
        format!("rename it to end in {ending} (in an editor: save with the type All files)"),
    )
}

/// An article that was written elsewhere than in a plain text.
pub fn article_not_markdown(path: &str) -> Diagnostic {
    let told = Diagnostic::file_error(
        "article-not-markdown",
        path,
        "tệp này không phải là bài viết .md nên không được đăng",
        "this file is no article (.md), so it is not published",
    );
    Diagnostic { severity: Severity::Warning, ..told }.hint(
        "hãy chép nội dung vào tệp index.md cùng thư mục (soạn bằng Notepad, lưu với Mã hóa UTF-8)",
        "copy its text into a file index.md beside it (a plain text in UTF-8)",
    )
}

/// A text beyond the limit.
pub fn file_too_large(path: &str, size: u64, limit: u64) -> Diagnostic {
    const MEGA: u64 = 1024 * 1024;
    let (size, limit) = (size / MEGA, limit / MEGA);
    Diagnostic::file_error(
        "file-too-large",
        path,
        format!("tệp chữ dài {size} MB, quá giới hạn {limit} MB"),
        format!("the text has {size} MB, more than the limit of {limit} MB"),
    )
    .hint(
        "hãy tách bài, và để ảnh, tài liệu thành tệp riêng trong cùng thư mục",
        "split the article, and keep pictures and documents as files beside it",
    )
}

/// Bytes that are no UTF-8.
pub fn not_utf8(path: &str, error: NotText) -> Diagnostic {
    let (vi, en) = match error {
        NotText::Utf16 => {
            ("tệp được lưu theo kiểu Unicode (UTF-16)".to_owned(), "the file is saved as UTF-16".to_owned())
        }
        NotText::InvalidUtf8 { line } => (
            format!("tệp không được lưu theo kiểu UTF-8 (chỗ sai đầu tiên ở dòng {line})"),
            format!("the file is not saved as UTF-8 (first wrong place: line {line})"),
        ),
    };
    Diagnostic::file_error("not-utf8", path, vi, en).hint(
        "hãy mở bằng Notepad, chọn Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu lại",
        "open it in an editor, choose Save As, set the encoding to UTF-8 and save again",
    )
}

/// A control character.
pub fn control_character(span: Span, character: char) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(character));
    Diagnostic::error(
        "control-character",
        span,
        format!("chỗ này có ký tự điều khiển không nhìn thấy ({code})"),
        format!("there is an invisible control character here ({code})"),
    )
    .hint(
        "hãy xóa ký tự này (đặt con trỏ ngay sau rồi bấm Backspace)",
        "delete it (put the cursor behind it and press Backspace)",
    )
}

/// A file with nothing in it.
pub fn empty_file(span: Span) -> Diagnostic {
    Diagnostic::error("empty-file", span, "tệp chưa có nội dung", "the file is empty").hint(
        "hãy viết phần đầu bài giữa hai dòng ---, có ít nhất title và date, rồi đến bài viết; hoặc xóa tệp này",
        "write the front matter between two lines ---, with at least title and date, then the article; or delete the file",
    )
}

/// An article without front matter.
pub fn no_front_matter(span: Span) -> Diagnostic {
    Diagnostic::error(
        "no-front-matter",
        span,
        "bài viết thiếu phần đầu bài giữa hai dòng ---",
        "the article has no front matter between two lines ---",
    )
    .hint(
        "hãy viết ngay từ dòng đầu tiên của tệp: dòng ---, dòng title: …, dòng date: …, rồi dòng ---",
        "write in the very first lines of the file: ---, title: …, date: … and ---",
    )
}

/// Blank lines or spaces before a front matter.
pub fn space_before_front_matter(span: Span) -> Diagnostic {
    Diagnostic::error(
        "space-before-front-matter",
        span,
        "trước dòng --- đầu tiên có dòng trống hoặc dấu cách",
        "blank lines or spaces stand before the first ---",
    )
    .hint(
        "hãy xóa dòng trống (dấu cách) trước ---, để --- là ba ký tự đầu tiên của tệp",
        "delete them, so that --- are the first three characters of the file",
    )
}

/// A line that was meant as `---`.
pub fn wrong_front_matter_mark(span: Span) -> Diagnostic {
    Diagnostic::error(
        "wrong-front-matter-mark",
        span,
        "dòng mở đầu và dòng kết thúc phần đầu bài phải là đúng ba dấu gạch ngang",
        "a front matter begins and ends with a line of exactly three hyphens",
    )
    .hint("hãy gõ đúng ba dấu gạch ngang: ---", "type exactly three hyphens: ---")
}

/// A front matter that does not end.
pub fn front_matter_not_closed(span: Span) -> Diagnostic {
    Diagnostic::error(
        "front-matter-not-closed",
        span,
        "phần đầu bài mở bằng --- mà không có dòng --- kết thúc",
        "the front matter begins with --- and has no line --- at its end",
    )
    .hint(
        "hãy thêm một dòng chỉ gồm --- vào sau khóa cuối cùng, trước bài viết",
        "add a line of just --- after the last key, before the article",
    )
}

/// An article whose folder or file name gives no address.
pub fn article_without_id(span: Span) -> Diagnostic {
    Diagnostic::error(
        "article-without-id",
        span,
        "tên thư mục hoặc tên tệp của bài không tạo thành địa chỉ được",
        "the name of the folder or file gives no address",
    )
    .hint(
        "hãy đặt bài trong thư mục riêng có tên như 2021-01-07-ia-le/index.md",
        "put the article in a folder of its own, such as 2021-01-07-ia-le/index.md",
    )
}
