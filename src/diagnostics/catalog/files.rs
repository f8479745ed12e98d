//! Files that cannot be used.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::source::NotText;
use crate::source::Span;
use crate::text;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &FILE_NAME_NOT_UNICODE,
    &LINK_LEAVES_CONTENT,
    &SAME_FILE_NAME,
    &UNKNOWN_REGISTRY_FILE,
    &MISPLACED_ARTICLE,
    &TEXT_FILE_ENDING,
    &ARTICLE_NOT_MARKDOWN,
    &FILE_TOO_LARGE,
    &NOT_UTF8,
    &CONTROL_CHARACTER,
    &HIDDEN_CHARACTER,
    &EMPTY_FILE,
    &NO_FRONT_MATTER,
    &SPACE_BEFORE_FRONT_MATTER,
    &WRONG_FRONT_MATTER_MARK,
    &FRONT_MATTER_NOT_CLOSED,
    &ARTICLE_WITHOUT_ID,
];

static FILE_NAME_NOT_UNICODE: Rule = Rule {
    id: "file-name-not-unicode",
    severity: Severity::Error,
    what: Wording {
        vi: "Tên tệp có ký tự mà máy không đọc được, thường do giải nén từ một tệp nén cũ.",
        en: "The name of a file holds characters that cannot be read, often because it came out of an old archive.",
    },
    why: Wording {
        vi: "Không đọc được tên thì không bài nào dẫn đến tệp được, và địa chỉ của tệp trên trang cũng không tạo thành được.",
        en: "No article can refer to a file whose name cannot be read, and it can have no address on the site.",
    },
    case: case!("file-name-no-text"),
};

/// A file whose name is not Unicode.
pub fn file_name_not_unicode(path: &str) -> Diagnostic {
    FILE_NAME_NOT_UNICODE
        .in_file(path, "tên tệp có ký tự không đọc được", "the name of the file has characters that cannot be read")
        .hint(
            "hãy đổi tên tệp, chỉ dùng chữ không dấu, chữ số và dấu gạch nối",
            "rename the file with plain letters, digits and hyphens",
        )
}

static LINK_LEAVES_CONTENT: Rule = Rule {
    id: "link-leaves-content",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong `content` có một lối tắt (symlink) dẫn ra ngoài thư mục ấy, hoặc không dẫn đến tệp nào.",
        en: "A symbolic link in `content` leads out of that folder, or to no file.",
    },
    why: Wording {
        vi: "Chỉ những gì nằm trong `content` mới được đăng, để không tệp riêng nào trên máy lọt lên trang.",
        en: "Only what lies in `content` is published, so that no private file of the computer gets onto the site.",
    },
    case: case!("file-symlink-outside"),
};

/// A link on disk that leads out of `content/`, to a folder or nowhere.
pub fn link_leaves_content(path: &str) -> Diagnostic {
    LINK_LEAVES_CONTENT
        .in_file(
            path,
            "lối tắt (symlink) này dẫn ra ngoài thư mục content hoặc đến một nơi không phải là tệp",
            "this symbolic link leads out of the folder content, or to something that is no file",
        )
        .hint("hãy thay lối tắt bằng bản sao của tệp", "put a copy of the file in its place")
}

static SAME_FILE_NAME: Rule = Rule {
    id: "same-file-name",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong một thư mục có hai tệp nhìn qua thì cùng tên, chỉ khác cách máy lưu dấu tiếng Việt.",
        en: "A folder holds two files whose names look the same and differ only in how the computer stored the accents.",
    },
    why: Wording {
        vi: "Hai tệp như vậy sẽ cùng một địa chỉ trên trang, người đọc chỉ mở được một, mà không rõ là tệp nào.",
        en: "Both would get one address on the site: readers could open only one of them, and nobody knows which.",
    },
    case: case!("file-name-twice"),
};

/// Two files whose names differ only in how their accents are stored.
pub fn same_file_name(path: &str) -> Diagnostic {
    SAME_FILE_NAME
        .in_file(
            path,
            "có hai tệp cùng tên này, chỉ khác cách lưu dấu tiếng Việt",
            "two files have this name and differ only in how its accents are stored",
        )
        .hint("hãy xóa hoặc đổi tên một trong hai tệp", "delete or rename one of them")
}

static UNKNOWN_REGISTRY_FILE: Rule = Rule {
    id: "unknown-registry-file",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong `content` có một tệp `.yaml` hoặc `.yml` mang tên mà chương trình không đọc.",
        en: "The folder `content` holds a file `.yaml` or `.yml` of a name that is not read.",
    },
    why: Wording {
        vi: "Danh mục đặt sai tên thì coi như không có: chuyên đề, xã, cơ quan ghi trong đó không có tác dụng gì.",
        en: "A registry of a wrong name counts for nothing: what it says of topics, communes and agencies has no effect.",
    },
    case: case!("file-unknown-registry"),
};

/// A registry that no name in the table has.
pub fn unknown_registry_file(path: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = UNKNOWN_REGISTRY_FILE.in_file(path, "chương trình không đọc tệp này", "nothing reads this file");
    match nearest {
        Some(nearest) => diagnostic.hint(format!("hãy đổi tên thành {nearest}"), format!("rename it to {nearest}")),
        None => diagnostic.hint(
            "thư mục content chỉ nhận site.yaml, topics.yaml, communes.yaml, agencies.yaml, series.yaml",
            "the folder content takes site.yaml, topics.yaml, communes.yaml, agencies.yaml and series.yaml",
        ),
    }
}

static MISPLACED_ARTICLE: Rule = Rule {
    id: "misplaced-article",
    severity: Severity::Error,
    what: Wording {
        vi: "Có bài viết (tệp `.md`) không nằm trong `sessions`, `news` hay `pages`.",
        en: "An article (a file `.md`) lies outside `sessions`, `news` and `pages`.",
    },
    why: Wording {
        vi: "Thư mục cho biết bài là buổi đối thoại, tin hay trang giới thiệu; bài nằm ngoài thì không lên trang.",
        en: "The folder tells whether an article is a session, news or a page; one that lies elsewhere is not published.",
    },
    case: case!("file-misplaced-article"),
};

/// An article outside the folders of articles.
pub fn misplaced_article(path: &str) -> Diagnostic {
    MISPLACED_ARTICLE
        .in_file(
            path,
            "bài viết nằm ngoài các thư mục bài nên không được đăng",
            "this article lies outside the folders of articles and is not published",
        )
        .hint(
            "hãy chuyển vào content/sessions (buổi đối thoại), content/news (tin) hoặc content/pages (trang)",
            "move it to content/sessions, content/news or content/pages",
        )
}

static TEXT_FILE_ENDING: Rule = Rule {
    id: "text-file-ending",
    severity: Severity::Error,
    what: Wording {
        vi: "Tên tệp có thêm đuôi `.txt` ở sau `.md` hoặc `.yaml`, thường do lưu bằng Notepad.",
        en: "The name of a file has `.txt` behind `.md` or `.yaml`, as simple editors add it when they save.",
    },
    why: Wording {
        vi: "Windows hay giấu đuôi tệp nên khó thấy, nhưng tệp ấy không được đọc và bài không lên trang.",
        en: "Windows often hides endings, so it is hard to see; yet the file is not read and the article is not published.",
    },
    case: case!("file-md-txt"),
};

/// An article or registry to whose name an editor has added another ending.
pub fn text_file_ending(path: &str, ending: &str) -> Diagnostic {
    let (what_vi, what_en) = match ending {
        ".md" => ("như một bài viết", "as an article"),
        _ => ("như một danh mục", "as a registry"),
    };
    TEXT_FILE_ENDING.in_file(path,
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

static ARTICLE_NOT_MARKDOWN: Rule = Rule {
    id: "article-not-markdown",
    severity: Severity::Warning,
    what: Wording {
        vi: "Bài được để nguyên là tệp Word hay loại tệp khác, không phải tệp `.md`.",
        en: "An article was left as a file of Word or of another kind, and is no file `.md`.",
    },
    why: Wording {
        vi: "Chương trình chỉ đọc bài trong tệp `.md`; bài này sẽ không lên trang.",
        en: "Only files `.md` are read as articles, so this one is not published.",
    },
    case: case!("file-docx"),
};

/// An article that was written elsewhere than in a plain text.
pub fn article_not_markdown(path: &str) -> Diagnostic {
    let told = ARTICLE_NOT_MARKDOWN.in_file(
        path,
        "tệp này không phải là bài viết .md nên không được đăng",
        "this file is no article (.md), so it is not published",
    );
    Diagnostic { severity: Severity::Warning, ..told }.hint(
        "hãy chép nội dung vào tệp index.md cùng thư mục (soạn bằng Notepad, lưu với Mã hóa UTF-8)",
        "copy its text into a file index.md beside it (a plain text in UTF-8)",
    )
}

static FILE_TOO_LARGE: Rule = Rule {
    id: "file-too-large",
    severity: Severity::Error,
    what: Wording {
        vi: "Tệp văn bản nặng quá giới hạn 4 MB.", en: "A text is longer than the limit of 4 MB."
    },
    why: Wording {
        vi: "Bài dài như vậy thường do dán nhầm ảnh hay dữ liệu vào giữa chữ; người đọc bằng điện thoại không mở nổi.",
        en: "So long a text mostly holds a picture or data that was pasted by mistake, and readers could not open it on a phone.",
    },
    case: case!("file-50-mb"),
};

/// A text beyond the limit.
pub fn file_too_large(path: &str, size: u64, limit: u64) -> Diagnostic {
    const MEGA: u64 = 1024 * 1024;
    let (size, limit) = (size / MEGA, limit / MEGA);
    FILE_TOO_LARGE
        .in_file(
            path,
            format!("tệp văn bản nặng {size} MB, quá giới hạn {limit} MB"),
            format!("the text has {size} MB, more than the limit of {limit} MB"),
        )
        .hint(
            "hãy tách bài, và để ảnh, tài liệu thành tệp riêng trong cùng thư mục",
            "split the article, and keep pictures and documents as files beside it",
        )
}

static NOT_UTF8: Rule = Rule {
    id: "not-utf8",
    severity: Severity::Error,
    what: Wording {
        vi: "Tệp không được lưu theo kiểu UTF-8 mà theo một bảng mã cũ hoặc UTF-16.",
        en: "A file is not saved in UTF-8 but in an old code page or in UTF-16.",
    },
    why: Wording {
        vi: "Đọc theo kiểu khác thì dấu tiếng Việt thành ký tự lạ trên trang, nên chương trình không đoán.",
        en: "Read in another way, Vietnamese letters would turn into nonsense on the site, so nothing is guessed.",
    },
    case: case!("file-not-utf8"),
};

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
    NOT_UTF8.in_file(path, vi, en).hint(
        "hãy mở bằng Notepad, chọn Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu lại",
        "open it in an editor, choose Save As, set the encoding to UTF-8 and save again",
    )
}

static CONTROL_CHARACTER: Rule = Rule {
    id: "control-character",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong bài hoặc danh mục có ký tự điều khiển không nhìn thấy, thường do dán từ nơi khác.",
        en: "An article or registry holds an invisible control character, mostly pasted from elsewhere.",
    },
    why: Wording {
        vi: "Ký tự ấy làm hỏng nguồn cấp tin và tìm kiếm, và hiện thành ô vuông ở một số máy.",
        en: "It breaks feeds and search, and some devices show it as a box.",
    },
    case: case!("file-control-character"),
};

/// A control character.
pub fn control_character(span: Span, character: char) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(character));
    CONTROL_CHARACTER
        .at(
            span,
            format!("chỗ này có ký tự điều khiển không nhìn thấy ({code})"),
            format!("there is an invisible control character here ({code})"),
        )
        .hint(
            "hãy xóa ký tự này (đặt con trỏ ngay sau rồi bấm Backspace)",
            "delete it (put the cursor behind it and press Backspace)",
        )
}

static HIDDEN_CHARACTER: Rule = Rule {
    id: "hidden-character",
    severity: Severity::Warning,
    what: Wording {
        vi: "Tên, giá trị ở đầu bài hay danh mục, hoặc tên tệp có ký tự ẩn không có bề rộng; hoặc trong đó hay trong lời văn có ký tự làm đảo chiều chữ.",
        en: "A name or another value of a front matter or registry, or the name of a file, holds a character without width; or one of these or the text holds a character that turns the direction of words.",
    },
    why: Wording {
        vi: "Hai tên nhìn giống hệt nhau mà máy coi là khác nhau, tìm kiếm không ra; chữ bị đảo chiều thì người đọc thấy khác với điều đã viết. Ký tự này thường theo vào khi dán từ trang mạng hay tệp PDF.",
        en: "Two names look the same and are different ones to the computer, and search does not find them; where words are turned, readers see something else than was written. Such characters mostly come with what is pasted from a web page or a PDF.",
    },
    case: case!("name-zero-width"),
};

/// A character in a text that readers do not see.
pub fn hidden_character(span: Span, character: char) -> Diagnostic {
    let (vi, en) = hidden(character);
    HIDDEN_CHARACTER.at(span, format!("chỗ này có {vi}"), format!("there is {en} here")).hint(
        "hãy xóa ký tự này; nếu không tìm thấy, hãy xóa cả cụm từ rồi gõ lại bằng tay",
        "delete it; if you cannot find it, delete the words around it and type them again",
    )
}

/// A character in the name of a file that people do not see.
pub fn hidden_character_in_name(path: &str, character: char) -> Diagnostic {
    let (vi, en) = hidden(character);
    HIDDEN_CHARACTER
        .in_file(path, format!("tên tệp hoặc thư mục có {vi}"), format!("the name of the file or its folder has {en}"))
        .hint(
            "hãy đổi tên, chỉ dùng chữ không dấu, chữ số và dấu gạch nối",
            "rename it with plain letters, digits and hyphens",
        )
}

fn hidden(character: char) -> (String, String) {
    let code = format!("U+{:04X}", u32::from(character));
    match text::first_trouble(character.encode_utf8(&mut [0; 4])) {
        Some((_, text::Trouble::Bidirectional(_))) => (
            format!("ký tự ẩn làm đảo chiều chữ ({code})"),
            format!("a hidden character that turns the direction of words ({code})"),
        ),
        Some((_, text::Trouble::ZeroWidth(_))) => {
            (format!("ký tự ẩn không có bề rộng ({code})"), format!("a hidden character without width ({code})"))
        }
        _ => (format!("ký tự điều khiển không nhìn thấy ({code})"), format!("an invisible control character ({code})")),
    }
}

static EMPTY_FILE: Rule = Rule {
    id: "empty-file",
    severity: Severity::Error,
    what: Wording { vi: "Tệp bài viết chưa có chữ nào.", en: "The file of an article holds nothing." },
    why: Wording {
        vi: "Bài chưa có tên và ngày nên không thể lên trang.",
        en: "Without a title and a date there is nothing to publish.",
    },
    case: case!("file-empty"),
};

/// A file with nothing in it.
pub fn empty_file(span: Span) -> Diagnostic {
    EMPTY_FILE.at(span, "tệp chưa có nội dung", "the file is empty").hint(
        "hãy viết phần đầu bài giữa hai dòng ---, có ít nhất title và date, rồi đến bài viết; hoặc xóa tệp này",
        "write the front matter between two lines ---, with at least title and date, then the article; or delete the file",
    )
}

static NO_FRONT_MATTER: Rule = Rule {
    id: "no-front-matter",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài không có phần đầu bài nằm giữa hai dòng `---`.",
        en: "An article has no front matter between two lines `---`.",
    },
    why: Wording {
        vi: "Tên bài, ngày và chuyên đề được lấy từ đó; thiếu phần này thì không biết xếp bài vào đâu.",
        en: "Its title, date and topic are taken from there; without them the article has no place on the site.",
    },
    case: case!("file-no-front-matter"),
};

/// An article without front matter.
pub fn no_front_matter(span: Span) -> Diagnostic {
    NO_FRONT_MATTER
        .at(
            span,
            "bài viết thiếu phần đầu bài giữa hai dòng ---",
            "the article has no front matter between two lines ---",
        )
        .hint(
            "hãy viết ngay từ dòng đầu tiên của tệp: dòng ---, dòng title: …, dòng date: …, rồi dòng ---",
            "write in the very first lines of the file: ---, title: …, date: … and ---",
        )
}

static SPACE_BEFORE_FRONT_MATTER: Rule = Rule {
    id: "space-before-front-matter",
    severity: Severity::Error,
    what: Wording {
        vi: "Trước dòng `---` đầu tiên có dòng trống hoặc dấu cách.",
        en: "Blank lines or spaces stand before the first line `---`.",
    },
    why: Wording {
        vi: "Phần đầu bài chỉ được nhận ra khi `---` là ba ký tự đầu tiên của tệp.",
        en: "A front matter is recognised only where `---` are the first three characters of the file.",
    },
    case: case!("file-blank-line-first"),
};

/// Blank lines or spaces before a front matter.
pub fn space_before_front_matter(span: Span) -> Diagnostic {
    SPACE_BEFORE_FRONT_MATTER
        .at(
            span,
            "trước dòng --- đầu tiên có dòng trống hoặc dấu cách",
            "blank lines or spaces stand before the first ---",
        )
        .hint(
            "hãy xóa dòng trống (dấu cách) trước ---, để --- là ba ký tự đầu tiên của tệp",
            "delete them, so that --- are the first three characters of the file",
        )
}

static WRONG_FRONT_MATTER_MARK: Rule = Rule {
    id: "wrong-front-matter-mark",
    severity: Severity::Error,
    what: Wording {
        vi: "Dòng mở hoặc dòng kết thúc phần đầu bài không phải là đúng ba dấu gạch ngang; có thể là bốn dấu, hoặc gạch dài do Word tự đổi.",
        en: "The line that opens or closes the front matter is not exactly three hyphens, but four of them or the long dash that Word makes.",
    },
    why: Wording {
        vi: "Không biết phần đầu bài hết ở đâu thì chữ của bài bị lẫn với các khóa.",
        en: "Where nobody knows where the front matter ends, the text of the article is taken for keys.",
    },
    case: case!("file-closed-by-em-dash"),
};

/// A line that was meant as `---`.
pub fn wrong_front_matter_mark(span: Span) -> Diagnostic {
    WRONG_FRONT_MATTER_MARK
        .at(
            span,
            "dòng mở đầu và dòng kết thúc phần đầu bài phải là đúng ba dấu gạch ngang",
            "a front matter begins and ends with a line of exactly three hyphens",
        )
        .hint("hãy gõ đúng ba dấu gạch ngang: ---", "type exactly three hyphens: ---")
}

static FRONT_MATTER_NOT_CLOSED: Rule = Rule {
    id: "front-matter-not-closed",
    severity: Severity::Error,
    what: Wording {
        vi: "Phần đầu bài mở bằng `---` nhưng không có dòng `---` kết thúc.",
        en: "A front matter begins with `---` and no line `---` ends it.",
    },
    why: Wording {
        vi: "Khi ấy cả bài bị coi là phần đầu bài, người đọc không thấy chữ nào.",
        en: "The whole article would then count as front matter, and readers would see none of it.",
    },
    case: case!("file-front-matter-not-closed"),
};

/// A front matter that does not end.
pub fn front_matter_not_closed(span: Span) -> Diagnostic {
    FRONT_MATTER_NOT_CLOSED
        .at(
            span,
            "phần đầu bài mở bằng --- mà không có dòng --- kết thúc",
            "the front matter begins with --- and has no line --- at its end",
        )
        .hint(
            "hãy thêm một dòng chỉ gồm --- vào sau khóa cuối cùng, trước bài viết",
            "add a line of just --- after the last key, before the article",
        )
}

static ARTICLE_WITHOUT_ID: Rule = Rule {
    id: "article-without-id",
    severity: Severity::Error,
    what: Wording {
        vi: "Tên thư mục hoặc tên tệp của bài không có chữ hay số nào để làm địa chỉ; tệp `index.md` nằm ngay trong `sessions` cũng vậy.",
        en: "The name of an article's folder or file has no letters or digits for an address; so has an `index.md` right in `sessions`.",
    },
    why: Wording {
        vi: "Mỗi bài có địa chỉ riêng, lấy từ tên thư mục, để người đọc mở và gửi cho nhau.",
        en: "Every article has an address of its own, taken from the name of its folder, by which readers open and share it.",
    },
    case: case!("file-article-without-id"),
};

/// An article whose folder or file name gives no address.
pub fn article_without_id(span: Span) -> Diagnostic {
    ARTICLE_WITHOUT_ID
        .at(
            span,
            "tên thư mục hoặc tên tệp của bài không tạo thành địa chỉ được",
            "the name of the folder or file gives no address",
        )
        .hint(
            "hãy đặt bài trong thư mục riêng có tên như 2021-01-07-ia-le/index.md",
            "put the article in a folder of its own, such as 2021-01-07-ia-le/index.md",
        )
}
