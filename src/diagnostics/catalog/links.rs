//! Links, pictures, documents and raw HTML in articles.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::markdown::ProblemKind;
use crate::source::Span;
use crate::text;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To be shown.
    Picture,
    /// To be downloaded.
    Document,
}

/// Why a picture cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPicture {
    /// The file has no bytes.
    Empty,
    /// The file ends before the picture does.
    Truncated,
    /// The file is whole, but what is in it cannot be read.
    Damaged,
    /// A photo in the format of iPhones, which browsers do not show.
    Heif,
    /// Another kind of file.
    Foreign(Foreign),
    /// No known kind of file.
    Unreadable,
    /// Beyond the limits of size.
    TooLarge,
    /// Colours for printing.
    Cmyk,
    /// A kind of JPEG that few programs read.
    Unusual,
    /// A drawing with a picture within it.
    PictureWithin,
}

/// What a file is that is called a picture and is none that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A picture as AVIF.
    Avif,
    /// A picture as BMP.
    Bmp,
    /// A picture as JPEG XL.
    JpegXl,
    /// A document of an office program, or an archive.
    Office,
    /// A PDF.
    Pdf,
    /// A picture of Photoshop.
    Photoshop,
    /// A scan, or the raw picture of a camera.
    Tiff,
    /// A film.
    Video,
    /// A page of the web.
    WebPage,
}

/// A link to an article that does not exist.
pub fn missing_article(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "missing-article",
        span,
        format!("không có bài {written}"),
        format!("there is no article {written}"),
    );
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là {nearest}?"), format!("did you mean {nearest}?")),
        None => diagnostic.hint(
            "hãy gõ đường dẫn tính từ thư mục của bài này, ví dụ ../2021-01-07-ia-le/index.md",
            "type the path from the folder of this article, such as ../2021-01-07-ia-le/index.md",
        ),
    }
}

/// A link to an address that does not exist.
pub fn missing_address(span: Span, written: &str, nearest: Option<&str>) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "missing-address",
        span,
        format!("trang này không có địa chỉ /{written}"),
        format!("this site has no address /{written}"),
    );
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là /{nearest}?"), format!("did you mean /{nearest}?")),
        None => diagnostic.hint("hãy dẫn đến tệp .md của bài, ví dụ ../2021-01-07-ia-le/index.md; với trang web khác thì gõ đủ https://", "link to the .md file of the article, such as ../2021-01-07-ia-le/index.md; for another site type https:// too"),
    }
}

/// A link to a place that its page does not have.
pub fn missing_anchor(span: Span, anchor: &str, (nearest, all): (Option<&str>, &[&str])) -> Diagnostic {
    let anchor = short(anchor);
    let diagnostic = Diagnostic::error(
        "missing-anchor",
        span,
        format!("không có mục #{anchor} trên trang đó"),
        format!("there is no place #{anchor} on that page"),
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

/// A file that does not exist.
pub fn missing_file(span: Span, written: &str, (nearest, purpose, folder): (Option<&str>, Use, &str)) -> Diagnostic {
    let written = short(written);
    let (vi, en) = match purpose {
        Use::Picture => ("ảnh", "picture"),
        Use::Document => ("tệp", "file"),
    };
    let diagnostic = Diagnostic::error(
        "missing-file",
        span,
        format!("không thấy {vi} {written}"),
        format!("the {en} {written} is not there"),
    );
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

/// A path that leads out of `content/`.
pub fn path_leaves_content(span: Span, written: &str) -> Diagnostic {
    if written.contains('\\') {
        return backslash_in_path(span, written);
    }
    let written = short(written);
    Diagnostic::error(
        "path-leaves-content",
        span,
        format!("{written} nằm ngoài thư mục content"),
        format!("{written} lies outside the folder content"),
    )
    .hint(
        "hãy chép tệp vào cùng thư mục với bài rồi chỉ gõ tên tệp, ví dụ 3.jpg",
        "copy the file beside the article and type just its name, such as 3.jpg",
    )
}

fn backslash_in_path(span: Span, written: &str) -> Diagnostic {
    let path = short(&written.replace('\\', "/"));
    Diagnostic::error(
        "backslash-in-path",
        span,
        "đường dẫn dùng dấu /, không dùng \\",
        "a path is written with /, not with \\",
    )
    .hint(format!("hãy gõ: {path}"), format!("type: {path}"))
}

/// A picture on another host.
pub fn picture_elsewhere(span: Span, written: &str) -> Diagnostic {
    let scheme = written.split(':').next().unwrap_or("");
    if is_own_disk(scheme) {
        return own_disk("picture-elsewhere", span);
    }
    let written = short(written);
    Diagnostic::error(
        "picture-elsewhere",
        span,
        format!("ảnh {written} nằm ở trang khác"),
        format!("the picture {written} lies on another host"),
    )
    .hint(
        "hãy tải ảnh về cùng thư mục với bài rồi gõ tên tệp: trang không lấy gì từ nơi khác",
        "save the picture beside the article and type its name: pages ask nothing of other hosts",
    )
}

/// Tells whether a scheme is that of a path on the author's own disk: `C:` or `file:`.
fn is_own_disk(scheme: &str) -> bool {
    scheme.len() == 1 || scheme.eq_ignore_ascii_case("file")
}

/// A path on the author's own disk, where a value is due.
pub fn path_on_own_disk(span: Span) -> Diagnostic {
    own_disk("path-on-own-disk", span)
}

fn own_disk(id: &'static str, span: Span) -> Diagnostic {
    Diagnostic::error(
        id,
        span,
        "đây là đường dẫn trên máy của bạn, người đọc không mở được",
        "this is a path on your own disk, which readers cannot open",
    )
    .hint(
        "hãy chép tệp vào cùng thư mục với bài rồi chỉ gõ tên tệp, ví dụ ket-luan.pdf",
        "copy the file beside the article and type just its name, such as ket-luan.pdf",
    )
}

fn unsafe_link(span: Span, scheme: &str) -> Diagnostic {
    if is_own_disk(scheme) {
        return own_disk("unsafe-link", span);
    }
    Diagnostic::error(
        "unsafe-link",
        span,
        format!("liên kết kiểu “{scheme}:” không được dùng"),
        format!("links of the kind `{scheme}:` are not used"),
    )
    .hint(
        "hãy dùng địa chỉ https://, mailto:, tel: hoặc đường dẫn đến tệp trong thư mục content",
        "use https://, mailto:, tel: or the path of a file in the folder content",
    )
}

/// A file that is no picture.
pub fn not_a_picture(span: Span, written: &str, types: &[&str]) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "not-a-picture",
        span,
        format!("{written} không phải là loại ảnh dùng được"),
        format!("{written} is not of a type that can be shown"),
    )
    .hint(
        format!("hãy lưu ảnh thành một trong các loại: {}", choices(types)),
        format!("save the picture as one of: {}", choices(types)),
    )
}

/// A file that may not be offered for download.
pub fn document_type(span: Span, written: &str, types: &[&str]) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "document-type",
        span,
        format!("{written} không phải là loại tài liệu được đăng"),
        format!("{written} is not of a type that is published"),
    )
    .hint(
        format!("hãy lưu thành PDF; các loại được đăng: {}", types.join(", ")),
        format!("save it as PDF; types that are published: {}", types.join(", ")),
    )
}

/// A picture that browsers cannot show.
pub fn bad_picture(span: Span, path: &str, bad: BadPicture) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ((vi, en), (hint_vi, hint_en)) = match bad {
        BadPicture::Foreign(foreign) => foreign_picture(foreign),
        _ => wrong_picture(bad),
    };
    Diagnostic::error("bad-picture", span, format!("ảnh {name} {vi}"), format!("the picture {name} {en}"))
        .hint(hint_vi, hint_en)
}

/// A text in Vietnamese and in English.
type Both = (&'static str, &'static str);

const SAVE_AS_JPEG: Both =
    ("hãy mở ảnh bằng chương trình xem ảnh rồi lưu lại thành JPEG", "open it in a viewer and save it as JPEG");

fn wrong_picture(bad: BadPicture) -> (Both, Both) {
    match bad {
        BadPicture::Empty => {
            (("không có dữ liệu (0 byte)", "is empty (0 bytes)"), ("hãy chép lại ảnh gốc", "copy the original again"))
        }
        BadPicture::Truncated => (
            ("chưa chép hết, phần cuối của tệp bị mất", "was not copied to its end: the rest of the file is missing"),
            (
                "hãy chép lại ảnh gốc từ điện thoại hoặc máy ảnh, hay tải lại, và đợi cho xong",
                "copy the original again from the telephone or camera, or download it again, and wait until it is done",
            ),
        ),
        BadPicture::Damaged => (
            ("bị hỏng, không đọc được", "is damaged and cannot be read"),
            (
                "hãy chép lại ảnh gốc; nếu vẫn mở được bằng chương trình xem ảnh thì lưu lại thành JPEG",
                "copy the original again; if a viewer still opens it, save it as JPEG",
            ),
        ),
        BadPicture::Heif => (
            ("là ảnh HEIC của iPhone, trình duyệt không hiện được", "is a HEIC photo, which browsers do not show"),
            (
                "hãy gửi ảnh qua Zalo rồi tải về máy tính, hoặc mở ảnh và lưu thành JPEG; để lần sau chụp ra JPEG: trên iPhone \
                 chọn Cài đặt, Camera, Định dạng, Tương thích nhất",
                "send it through Zalo and download it, or open it and save it as JPEG; for the photos to come choose \
                 Settings, Camera, Formats, Most Compatible on the iPhone",
            ),
        ),
        BadPicture::TooLarge => (
            (
                "quá lớn (trên 64 MB, trên 20.000 điểm ảnh mỗi chiều, hoặc cần quá nhiều bộ nhớ để mở)",
                "is too large (over 64 MB, over 20,000 pixels a side, or needing too much memory to open)",
            ),
            ("hãy thu nhỏ ảnh rồi lưu lại thành JPEG", "make it smaller and save it as JPEG"),
        ),
        BadPicture::Cmyk => (
            ("dùng hệ màu in (CMYK), lên màn hình sẽ sai màu", "has colours for printing (CMYK), wrong on a screen"),
            (
                "hãy xin bản màu RGB, hoặc mở ảnh bằng Paint rồi lưu lại thành JPEG",
                "ask for a copy in RGB, or open it in Paint and save it as JPEG",
            ),
        ),
        BadPicture::Unusual => (
            ("là loại JPEG ít gặp, trình duyệt không hiện được", "is a rare kind of JPEG, which browsers do not show"),
            SAVE_AS_JPEG,
        ),
        BadPicture::PictureWithin => (
            ("là hình vẽ SVG có ảnh chụp nằm bên trong", "is an SVG drawing with a photo within it"),
            ("hãy mở bằng chương trình vẽ rồi xuất ra PNG", "open it in the drawing program and export it as PNG"),
        ),
        BadPicture::Unreadable | BadPicture::Foreign(_) => (
            (
                "bị hỏng hoặc không phải là ảnh JPEG, PNG, WebP, GIF, SVG",
                "is damaged, or no JPEG, PNG, WebP, GIF or SVG",
            ),
            SAVE_AS_JPEG,
        ),
    }
}

fn foreign_picture(foreign: Foreign) -> (Both, Both) {
    match foreign {
        Foreign::Avif => (("thật ra là ảnh AVIF", "is really an AVIF picture"), SAVE_AS_JPEG),
        Foreign::Bmp => (("thật ra là ảnh BMP", "is really a BMP picture"), SAVE_AS_JPEG),
        Foreign::JpegXl => (("thật ra là ảnh JPEG XL", "is really a JPEG XL picture"), SAVE_AS_JPEG),
        Foreign::Photoshop => (
            ("thật ra là tệp Photoshop (PSD)", "is really a Photoshop file (PSD)"),
            ("hãy mở bằng Photoshop rồi xuất ra JPEG", "open it in Photoshop and export it as JPEG"),
        ),
        Foreign::Tiff => (
            ("thật ra là ảnh quét TIFF hoặc ảnh thô của máy ảnh", "is really a TIFF scan or a raw photo of a camera"),
            SAVE_AS_JPEG,
        ),
        Foreign::Pdf => (
            ("thật ra là tệp PDF", "is really a PDF"),
            (
                "hãy đưa tệp vào documents; nếu cần ảnh thì chụp lại trang ấy thành JPEG",
                "put it under documents; if a picture is needed, save that page as JPEG",
            ),
        ),
        Foreign::Office => (
            ("thật ra là tệp Word, Excel hoặc tệp nén", "is really a file of Word or Excel, or an archive"),
            (
                "hãy đưa tệp vào documents; nếu cần ảnh trong tệp thì bấm chuột phải vào ảnh, chọn lưu thành ảnh",
                "put it under documents; to have a picture of it, right-click that picture and save it",
            ),
        ),
        Foreign::Video => (
            ("thật ra là phim", "is really a film"),
            ("hãy chụp màn hình một cảnh rồi lưu thành JPEG", "take a screenshot of a scene and save it as JPEG"),
        ),
        Foreign::WebPage => (
            ("thật ra là một trang web được lưu lại", "is really a page of the web that was saved"),
            (
                "hãy mở trang có ảnh, bấm chuột phải vào chính ảnh đó rồi chọn lưu ảnh",
                "open the page, right-click the picture itself and save it",
            ),
        ),
    }
}

/// A document whose properties name who wrote it.
pub fn document_names_author(span: Span, name: &str, author: &str) -> Diagnostic {
    let author = short(author);
    Diagnostic::warning(
        "document-names-author",
        span,
        format!("tài liệu {name} mang theo tên người soạn: {author}"),
        format!("the document {name} carries the name of its author: {author}"),
    )
    .hint(
        "nếu không muốn công khai tên này: trong Word, Excel chọn File, Info, Check for Issues, Inspect Document, xóa Document \
         Properties and Personal Information, rồi lưu lại hoặc xuất PDF lại",
        "if the name is not to be public: in Word or Excel choose File, Info, Check for Issues, Inspect Document, remove \
         Document Properties and Personal Information, then save the file or export the PDF again",
    )
}

/// A document with a photo that says where it was taken.
pub fn document_tells_place(span: Span, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "document-tells-place",
        span,
        format!("tài liệu {name} có ảnh ghi tọa độ nơi chụp"),
        format!("the document {name} holds a photo that says where it was taken"),
    )
    .hint(
        "trong Word, bấm vào ảnh, chọn Picture Format, Compress Pictures, rồi lưu lại hoặc xuất PDF lại",
        "in Word, click the photo, choose Picture Format, Compress Pictures, then save the file or export the PDF again",
    )
}

/// A mistake in the Markdown of a body.
pub fn markdown_problem(span: Span, problem: &ProblemKind) -> Diagnostic {
    match problem {
        ProblemKind::HeadingOne => Diagnostic::warning(
            "heading-one",
            span,
            "tiêu đề cấp 1 (một dấu #) chỉ dành cho tên bài; chỗ này được hạ xuống cấp 2",
            "level 1 (one #) is for the title of the page; this heading was set to level 2",
        )
        .hint("hãy gõ hai dấu thăng: ## …", "type two number signs: ## …"),
        ProblemKind::UnsafeLink { scheme } => unsafe_link(span, scheme),
        ProblemKind::RemovedTag { name } => removed_tag(span, name),
        ProblemKind::RemovedAttribute { tag, name } => Diagnostic::warning(
            "removed-attribute",
            span,
            format!("thuộc tính {name} của thẻ <{tag}> không được giữ lại"),
            format!("the attribute {name} of <{tag}> was left out"),
        )
        .hint("hãy bỏ thuộc tính này; cách trình bày do giao diện lo", "delete it; the theme takes care of looks"),
        ProblemKind::UnusedFootnote { label } => Diagnostic::warning(
            "unused-footnote",
            span,
            format!("chú thích [^{label}] không có chỗ nào dẫn đến nên không hiện ra"),
            format!("nothing refers to the footnote [^{label}], so it is not shown"),
        )
        .hint(
            format!("hãy gõ [^{label}] vào chỗ cần chú thích, hoặc xóa chú thích"),
            format!("type [^{label}] where it belongs, or delete the footnote"),
        ),
        ProblemKind::UndefinedFootnote { label } => Diagnostic::error(
            "undefined-footnote",
            span,
            format!("chưa có nội dung cho chú thích [^{label}]"),
            format!("the footnote [^{label}] has no text"),
        )
        .hint(format!("hãy thêm cuối bài một dòng: [^{label}]: …"), format!("add a line at the end: [^{label}]: …")),
        ProblemKind::UndefinedLinkReference { label } => Diagnostic::warning(
            "undefined-link",
            span,
            format!("chưa có địa chỉ cho liên kết [{label}]"),
            format!("the link [{label}] has no address"),
        )
        .hint(
            "hãy gõ địa chỉ trong ngoặc tròn ngay sau: [chữ](địa-chỉ)",
            "type the address in round brackets: [text](address)",
        ),
        ProblemKind::SpaceInAddress { text, address } => space_in_address(span, text, address),
        ProblemKind::HeadingWithoutSpace { line } => heading_without_space(span, line),
        ProblemKind::NestingTooDeep => Diagnostic::error(
            "nesting-too-deep",
            span,
            "trích dẫn, danh sách hoặc thẻ lồng nhau quá sâu",
            "quotes, lists or tags are nested too deep",
        )
        .hint(
            "hãy bỏ bớt các dấu >, -, * hoặc thẻ thừa ở đầu dòng",
            "delete the needless marks at the beginning of the lines",
        ),
    }
}

fn removed_tag(span: Span, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        "removed-tag",
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

fn space_in_address(span: Span, label: &str, address: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "space-in-address",
        span,
        "tên tệp có dấu cách nên liên kết không thành",
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

fn heading_without_space(span: Span, line: &str) -> Diagnostic {
    let line = text::excerpt(line, 40);
    Diagnostic::warning(
        "heading-without-space",
        span,
        "sau các dấu # còn thiếu một dấu cách nên dòng này không thành tiêu đề",
        "a space is missing after the number signs, so this line is no heading",
    )
    .hint(format!("hãy gõ: {line}"), format!("type: {line}"))
}
