//! Personal data of residents. No message repeats them: messages are kept in logs.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// The number of an identity card.
pub fn private_identity_number(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-identity-number",
        span,
        "chỗ này có số căn cước hoặc số chứng minh nhân dân của một người",
        "this looks like the number of a person's identity card",
    )
    .hint(
        "hãy xóa số này; nếu cần nhắc đến, hãy viết: số căn cước đã cung cấp cho cơ quan",
        "delete it; where it must be mentioned, write: số căn cước đã cung cấp cho cơ quan",
    )
}

/// A telephone number that the site does not say is public.
pub fn private_phone(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-phone",
        span,
        "chỗ này có số điện thoại, có thể là của người dân",
        "this is a telephone number, maybe a resident's",
    )
    .hint(
        "hãy xóa số này, hoặc viết: số điện thoại đã cung cấp cho cơ quan; nếu là số công khai của cơ quan, hãy thêm vào content/site.yaml, ví dụ official_contacts: [0269 385 1234]",
        "delete it, or write: số điện thoại đã cung cấp cho cơ quan; if it is an agency's public number, add it to content/site.yaml, such as official_contacts: [0269 385 1234]",
    )
}

/// A bank account that the site does not say is public.
pub fn private_bank_account(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-bank-account",
        span,
        "chỗ này có số tài khoản ngân hàng, có thể là của người dân",
        "this is the number of a bank account, maybe a resident's",
    )
    .hint(
        "hãy xóa số này, hoặc viết: số tài khoản đã cung cấp cho cơ quan; nếu là tài khoản công khai của cơ quan, hãy thêm vào official_contacts trong content/site.yaml",
        "delete it, or write: số tài khoản đã cung cấp cho cơ quan; if it is an agency's public account, add it to official_contacts in content/site.yaml",
    )
}

/// An e-mail address that is neither a state body's nor said to be public.
pub fn private_email(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-email",
        span,
        "chỗ này có địa chỉ thư điện tử, có thể là của người dân",
        "this is an e-mail address, maybe a resident's",
    )
    .hint(
        "hãy xóa địa chỉ này, hoặc viết: thư điện tử đã cung cấp cho cơ quan; nếu là địa chỉ công khai của cơ quan, hãy thêm vào content/site.yaml, ví dụ official_contacts: [vanphong@xa.example]",
        "delete it, or write: thư điện tử đã cung cấp cho cơ quan; if it is an agency's public address, add it to content/site.yaml, such as official_contacts: [vanphong@xa.example]",
    )
}

/// The numbers of a plot of land and of its map sheet.
pub fn private_plot(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-land-record",
        span,
        "chỗ này có số thửa đất hoặc số tờ bản đồ, từ đó tra ra được chủ đất",
        "this is the number of a plot or of a map sheet, which leads to the owner",
    )
    .hint("hãy xóa số này, hoặc viết: thửa đất của gia đình", "delete it, or write: thửa đất của gia đình")
}

/// The number of a land certificate.
pub fn private_certificate(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-land-record",
        span,
        "chỗ này có số của một giấy chứng nhận quyền sử dụng đất",
        "this is the number of a land certificate",
    )
    .hint(
        "hãy xóa số này, hoặc viết: giấy chứng nhận của gia đình",
        "delete it, or write: giấy chứng nhận của gia đình",
    )
}

/// The day, month or year in which a resident was born.
pub fn private_birth_date(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-birth-date",
        span,
        "chỗ này có ngày sinh hoặc năm sinh của một người",
        "this is the date or the year of a person's birth",
    )
    .hint(
        "hãy xóa cả phần này; nếu tuổi có ý nghĩa, hãy viết: một người cao tuổi, hoặc: một cháu nhỏ",
        "delete this part; where the age matters, write: một người cao tuổi, or: một cháu nhỏ",
    )
}

/// The people to whom a named resident belongs.
pub fn private_ethnicity(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-ethnicity",
        span,
        "chỗ này cho biết dân tộc của một người được nêu tên",
        "this tells the ethnic origin of a person who is named",
    )
    .hint(
        "hãy xóa phần này, hoặc thay tên bằng: một hộ dân, một người dân",
        "delete this part, or write in place of the name: một hộ dân, một người dân",
    )
}

/// The health of a named resident or of a relative.
pub fn private_health(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "private-health",
        span,
        "chỗ này nói về bệnh tật hoặc sức khỏe của một người được nêu tên",
        "this tells something of the health of a person who is named",
    )
    .hint(
        "hãy xóa phần này, hoặc thay tên bằng: một hộ dân, một người dân",
        "delete this part, or write in place of the name: một hộ dân, một người dân",
    )
}
