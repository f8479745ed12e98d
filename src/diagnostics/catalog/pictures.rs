//! Pictures that cannot be shown, and documents that tell more than they show.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::short;
use crate::source::Span;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&BAD_PICTURE, &DOCUMENT_NAMES_AUTHOR, &DOCUMENT_TELLS_PLACE];

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

static BAD_PICTURE: Rule = Rule {
    id: "bad-picture",
    severity: Severity::Error,
    what: Wording {
        vi: "Tệp ảnh rỗng, chép chưa hết, bị hỏng, quá lớn, dùng hệ màu in, hoặc thật ra là tệp khác, ví dụ ảnh HEIC của iPhone.",
        en: "The file of a picture is empty, cut short, damaged, too large, in colours for printing, or really another kind of \
             file, such as a HEIC photo of an iPhone.",
    },
    why: Wording {
        vi: "Người đọc sẽ thấy khung ảnh trống, ảnh xám xịt một nửa hoặc sai màu.",
        en: "Readers would see an empty frame, a picture that is half grey, or wrong colours.",
    },
    case: case!("link-cover-heic"),
};

/// A picture that browsers cannot show.
pub fn bad_picture(span: Span, path: &str, bad: BadPicture) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ((vi, en), (hint_vi, hint_en)) = match bad {
        BadPicture::Foreign(foreign) => foreign_picture(foreign),
        _ => wrong_picture(bad),
    };
    BAD_PICTURE.at(span, format!("ảnh {name} {vi}"), format!("the picture {name} {en}")).hint(hint_vi, hint_en)
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

static DOCUMENT_NAMES_AUTHOR: Rule = Rule {
    id: "document-names-author",
    severity: Severity::Warning,
    what: Wording {
        vi: "Tệp PDF, Word, Excel, PowerPoint hay OpenDocument mang theo tên người soạn trong phần thông tin ẩn.",
        en: "A PDF or a document of an office program carries the name of its author in its properties.",
    },
    why: Wording {
        vi: "Tài liệu được đăng nguyên vẹn, nên ai tải về cũng xem được tên ấy.",
        en: "Documents are published as they are, so whoever downloads one can read that name.",
    },
    case: case!("link-document-author"),
};

/// A document whose properties name who wrote it.
pub fn document_names_author(span: Span, name: &str, author: &str) -> Diagnostic {
    let author = short(author);
    DOCUMENT_NAMES_AUTHOR.at(
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

static DOCUMENT_TELLS_PLACE: Rule = Rule {
    id: "document-tells-place",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong tài liệu có ảnh chụp bằng điện thoại còn ghi tọa độ nơi chụp.",
        en: "A document holds a photo of a telephone that still says where it was taken.",
    },
    why: Wording {
        vi: "Nơi chụp có thể là nhà riêng của người dân hay cán bộ.",
        en: "That may be the home of a citizen or of an official.",
    },
    case: case!("link-document-place"),
};

/// A document with a photo that says where it was taken.
pub fn document_tells_place(span: Span, name: &str) -> Diagnostic {
    DOCUMENT_TELLS_PLACE.at(
        span,
        format!("tài liệu {name} có ảnh ghi tọa độ nơi chụp"),
        format!("the document {name} holds a photo that says where it was taken"),
    )
    .hint(
        "trong Word, bấm vào ảnh, chọn Picture Format, Compress Pictures, rồi lưu lại hoặc xuất PDF lại",
        "in Word, click the photo, choose Picture Format, Compress Pictures, then save the file or export the PDF again",
    )
}
