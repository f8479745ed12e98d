//! Personal data of residents. No message repeats them: messages are kept in logs.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::source::Span;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &PRIVATE_IDENTITY_NUMBER,
    &PRIVATE_PHONE,
    &PRIVATE_BANK_ACCOUNT,
    &PRIVATE_EMAIL,
    &PRIVATE_LAND_RECORD,
    &PRIVATE_BIRTH_DATE,
    &PRIVATE_ETHNICITY,
    &PRIVATE_HEALTH,
];

static PRIVATE_IDENTITY_NUMBER: Rule = Rule {
    id: "private-identity-number",
    severity: Severity::Warning,
    what: Wording {
        vi: "Số căn cước hoặc số chứng minh nhân dân của một người nằm trong chữ sẽ đăng.",
        en: "The number of somebody's identity card stands in what is to be published.",
    },
    why: Wording {
        vi: "Kẻ xấu dùng số ấy để vay tiền, mở tài khoản hay mạo danh. Bài đã đăng thì ai cũng sao chép được, và máy tìm kiếm còn giữ lại sau khi gỡ.",
        en: "It is enough to borrow money, to open an account or to pose as somebody else. What was published once is copied, and search engines keep it after it was taken down.",
    },
    case: case!("private-identity-number"),
};

/// The number of an identity card.
pub fn private_identity_number(span: Span) -> Diagnostic {
    PRIVATE_IDENTITY_NUMBER
        .at(
            span,
            "chỗ này có số căn cước hoặc số chứng minh nhân dân của một người",
            "this looks like the number of a person's identity card",
        )
        .hint(
            "hãy xóa số này; nếu cần nhắc đến, hãy viết: số căn cước đã cung cấp cho cơ quan",
            "delete it; where it must be mentioned, write: số căn cước đã cung cấp cho cơ quan",
        )
}

static PRIVATE_PHONE: Rule = Rule {
    id: "private-phone",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong chữ sẽ đăng có số điện thoại mà trang không khai là số công khai của cơ quan.",
        en: "A telephone number stands in what is to be published, and the site does not say that it is an agency's.",
    },
    why: Wording {
        vi: "Người dân nêu kiến nghị không ngờ số của mình bị đưa lên mạng, rồi bị gọi làm phiền hoặc lừa đảo. Số công khai của cơ quan thì khai một lần ở `official_contacts` trong `site.yaml`.",
        en: "People who speak at a session do not expect their number on the web, where it serves for spam and fraud. An agency's public number is named once, at `official_contacts` in `site.yaml`.",
    },
    case: case!("private-phone"),
};

/// A telephone number that the site does not say is public.
pub fn private_phone(span: Span) -> Diagnostic {
    PRIVATE_PHONE.at(span,
        "chỗ này có số điện thoại, có thể là của người dân",
        "this is a telephone number, maybe a resident's",
    )
    .hint(
        "hãy xóa số này, hoặc viết: số điện thoại đã cung cấp cho cơ quan; nếu là số công khai của cơ quan, hãy thêm vào content/site.yaml, ví dụ official_contacts: [0269 385 1234]",
        "delete it, or write: số điện thoại đã cung cấp cho cơ quan; if it is an agency's public number, add it to content/site.yaml, such as official_contacts: [0269 385 1234]",
    )
}

static PRIVATE_BANK_ACCOUNT: Rule = Rule {
    id: "private-bank-account",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong chữ sẽ đăng có số tài khoản ngân hàng mà trang không khai là tài khoản công khai của cơ quan.",
        en: "The number of a bank account stands in what is to be published, and the site does not say that it is an agency's.",
    },
    why: Wording {
        vi: "Số tài khoản đi cùng tên người là đủ để lừa đảo, hoặc để chuyển nhầm rồi ép trả lãi. Tài khoản công khai của cơ quan thì khai một lần ở `official_contacts` trong `site.yaml`.",
        en: "An account together with a name is enough for fraud. An agency's public account is named once, at `official_contacts` in `site.yaml`.",
    },
    case: case!("private-bank-account"),
};

/// A bank account that the site does not say is public.
pub fn private_bank_account(span: Span) -> Diagnostic {
    PRIVATE_BANK_ACCOUNT.at(span,
        "chỗ này có số tài khoản ngân hàng, có thể là của người dân",
        "this is the number of a bank account, maybe a resident's",
    )
    .hint(
        "hãy xóa số này, hoặc viết: số tài khoản đã cung cấp cho cơ quan; nếu là tài khoản công khai của cơ quan, hãy thêm vào official_contacts trong content/site.yaml",
        "delete it, or write: số tài khoản đã cung cấp cho cơ quan; if it is an agency's public account, add it to official_contacts in content/site.yaml",
    )
}

static PRIVATE_EMAIL: Rule = Rule {
    id: "private-email",
    severity: Severity::Warning,
    what: Wording {
        vi: "Trong chữ sẽ đăng có địa chỉ thư điện tử không phải của cơ quan nhà nước và không được trang khai là công khai.",
        en: "An e-mail address stands in what is to be published that is no state body's, and that the site does not say is public.",
    },
    why: Wording {
        vi: "Máy tự động nhặt các địa chỉ trên mạng để gửi thư rác và thư lừa đảo. Địa chỉ công khai của cơ quan thì khai một lần ở `official_contacts` trong `site.yaml`.",
        en: "Programs gather addresses from the web for spam and fraud. An agency's public address is named once, at `official_contacts` in `site.yaml`.",
    },
    case: case!("private-email"),
};

/// An e-mail address that is neither a state body's nor said to be public.
pub fn private_email(span: Span) -> Diagnostic {
    PRIVATE_EMAIL.at(span,
        "chỗ này có địa chỉ thư điện tử, có thể là của người dân",
        "this is an e-mail address, maybe a resident's",
    )
    .hint(
        "hãy xóa địa chỉ này, hoặc viết: thư điện tử đã cung cấp cho cơ quan; nếu là địa chỉ công khai của cơ quan, hãy thêm vào content/site.yaml, ví dụ official_contacts: [vanphong@xa.example]",
        "delete it, or write: thư điện tử đã cung cấp cho cơ quan; if it is an agency's public address, add it to content/site.yaml, such as official_contacts: [vanphong@xa.example]",
    )
}

static PRIVATE_LAND_RECORD: Rule = Rule {
    id: "private-land-record",
    severity: Severity::Warning,
    what: Wording {
        vi: "Số thửa đất, số tờ bản đồ hoặc số giấy chứng nhận quyền sử dụng đất nằm trong chữ sẽ đăng.",
        en: "The number of a plot, of a map sheet or of a land certificate stands in what is to be published.",
    },
    why: Wording {
        vi: "Từ các số ấy tra ra được chủ đất, chỗ ở và tài sản của gia đình. Bài chỉ cần nêu việc, không cần nêu thửa.",
        en: "They lead to the owner, the home and the property of a family. An article needs the matter, not the plot.",
    },
    case: case!("private-plot"),
};

/// The numbers of a plot of land and of its map sheet.
pub fn private_plot(span: Span) -> Diagnostic {
    PRIVATE_LAND_RECORD
        .at(
            span,
            "chỗ này có số thửa đất hoặc số tờ bản đồ, từ đó tra ra được chủ đất",
            "this is the number of a plot or of a map sheet, which leads to the owner",
        )
        .hint("hãy xóa số này, hoặc viết: thửa đất của gia đình", "delete it, or write: thửa đất của gia đình")
}

/// The number of a land certificate.
pub fn private_certificate(span: Span) -> Diagnostic {
    PRIVATE_LAND_RECORD
        .at(span, "chỗ này có số của một giấy chứng nhận quyền sử dụng đất", "this is the number of a land certificate")
        .hint(
            "hãy xóa số này, hoặc viết: giấy chứng nhận của gia đình",
            "delete it, or write: giấy chứng nhận của gia đình",
        )
}

static PRIVATE_BIRTH_DATE: Rule = Rule {
    id: "private-birth-date",
    severity: Severity::Warning,
    what: Wording {
        vi: "Ngày sinh hoặc năm sinh của một người dân nằm trong chữ sẽ đăng.",
        en: "The date or the year of a resident's birth stands in what is to be published.",
    },
    why: Wording {
        vi: "Tên kèm năm sinh đủ để chỉ ra đúng một người trong xã, và là thứ mà ngân hàng, tổng đài hay hỏi để xác nhận.",
        en: "A name with a year of birth points to one person of a commune, and is what banks and call centres ask for.",
    },
    case: case!("private-birth-date"),
};

/// The day, month or year in which a resident was born.
pub fn private_birth_date(span: Span) -> Diagnostic {
    PRIVATE_BIRTH_DATE
        .at(
            span,
            "chỗ này có ngày sinh hoặc năm sinh của một người",
            "this is the date or the year of a person's birth",
        )
        .hint(
            "hãy xóa cả phần này; nếu tuổi có ý nghĩa, hãy viết: một người cao tuổi, hoặc: một cháu nhỏ",
            "delete this part; where the age matters, write: một người cao tuổi, or: một cháu nhỏ",
        )
}

static PRIVATE_ETHNICITY: Rule = Rule {
    id: "private-ethnicity",
    severity: Severity::Warning,
    what: Wording {
        vi: "Bài cho biết dân tộc của một người dân được nêu tên.",
        en: "An article tells the ethnic origin of a resident who is named.",
    },
    why: Wording {
        vi: "Pháp luật coi nguồn gốc dân tộc là dữ liệu cá nhân nhạy cảm, và người ấy có thể bị đối xử khác đi vì nó. Nói chung về đồng bào thì không sao.",
        en: "The law counts ethnic origin as sensitive personal data, and it may expose that person to being treated otherwise. Speaking of a people as a whole is no matter.",
    },
    case: case!("private-ethnicity"),
};

/// The people to whom a named resident belongs.
pub fn private_ethnicity(span: Span) -> Diagnostic {
    PRIVATE_ETHNICITY
        .at(
            span,
            "chỗ này cho biết dân tộc của một người được nêu tên",
            "this tells the ethnic origin of a person who is named",
        )
        .hint(
            "hãy xóa phần này, hoặc thay tên bằng: một hộ dân, một người dân",
            "delete this part, or write in place of the name: một hộ dân, một người dân",
        )
}

static PRIVATE_HEALTH: Rule = Rule {
    id: "private-health",
    severity: Severity::Warning,
    what: Wording {
        vi: "Bài nói về bệnh tật, khuyết tật hoặc thai sản của một người dân được nêu tên hay của người nhà.",
        en: "An article tells something of the health of a resident who is named, or of a relative.",
    },
    why: Wording {
        vi: "Pháp luật coi tình trạng sức khỏe là dữ liệu cá nhân nhạy cảm, và đăng lên có thể làm người ấy tổn thương. Bỏ tên thì việc vẫn rõ.",
        en: "The law counts health as sensitive personal data, and publishing it may hurt that person. Without the name the matter is as clear.",
    },
    case: case!("private-health"),
};

/// The health of a named resident or of a relative.
pub fn private_health(span: Span) -> Diagnostic {
    PRIVATE_HEALTH
        .at(
            span,
            "chỗ này nói về bệnh tật hoặc sức khỏe của một người được nêu tên",
            "this tells something of the health of a person who is named",
        )
        .hint(
            "hãy xóa phần này, hoặc thay tên bằng: một hộ dân, một người dân",
            "delete this part, or write in place of the name: một hộ dân, một người dân",
        )
}
