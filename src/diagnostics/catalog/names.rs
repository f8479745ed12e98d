//! Names, ids and references that mean nothing, or too much.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::diagnostics::catalog::type_one_of;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &UNKNOWN_TOPIC,
    &UNKNOWN_COMMUNE,
    &UNKNOWN_AGENCY,
    &UNKNOWN_SERIES,
    &COMMUNE_OUTSIDE_ITS_TIME,
    &AMBIGUOUS_COMMUNE,
    &KIND_IN_NAME,
    &DUPLICATE_ENTRY,
    &OWN_SUCCESSOR,
    &CIRCULAR_SUCCESSORS,
    &DUPLICATE_ARTICLE,
    &ADDRESS_TAKEN,
    &ADDRESS_NOT_PORTABLE,
    &DUPLICATE_ID,
    &DUPLICATE_ROUND,
    &UNKNOWN_PETITION,
    &INVALID_RESOLUTION_REFERENCE,
    &UNKNOWN_SESSION,
    &UNKNOWN_RESOLUTION,
    &HELD_BACK_TARGET,
    &WITHDRAWN_TARGET,
    &UNKNOWN_PAGE,
];

/// What a name is expected to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A topic.
    Topic,
    /// A commune.
    Commune,
    /// An agency.
    Agency,
    /// A series.
    Series,
}

impl Kind {
    fn rule(self) -> &'static Rule {
        match self {
            Kind::Topic => &UNKNOWN_TOPIC,
            Kind::Commune => &UNKNOWN_COMMUNE,
            Kind::Agency => &UNKNOWN_AGENCY,
            Kind::Series => &UNKNOWN_SERIES,
        }
    }

    /// The key that takes a list of such names.
    fn list_key(self) -> &'static str {
        match self {
            Kind::Topic => "topic",
            Kind::Commune => "communes",
            Kind::Agency => "with",
            Kind::Series => "series",
        }
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Topic => ("chuyên đề", "topic", "topics.yaml"),
            Kind::Commune => ("xã, phường", "commune", "communes.yaml"),
            Kind::Agency => ("cơ quan", "agency", "agencies.yaml"),
            Kind::Series => ("chuỗi đối thoại", "series", "series.yaml"),
        }
    }
}

/// Returns the list in brackets that was meant by names with commas or semicolons between them.
fn list_of(written: &str) -> Option<String> {
    let names: Vec<&str> = written.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
    (names.len() > 1).then(|| format!("[{}]", names.join(", ")))
}

static UNKNOWN_TOPIC: Rule = Rule {
    id: "unknown-topic",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài ghi một chuyên đề không có trong `content/topics.yaml`.",
        en: "An article names a topic that `content/topics.yaml` does not have.",
    },
    why: Wording {
        vi: "Sai một chữ là bài nằm ngoài trang chuyên đề, người đọc theo dõi chuyên đề ấy sẽ không thấy.",
        en: "With one wrong letter it is missing from the page of its topic, where readers look for it.",
    },
    case: case!("name-topic"),
};

static UNKNOWN_COMMUNE: Rule = Rule {
    id: "unknown-commune",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài ghi một xã, phường không có trong `content/communes.yaml`.",
        en: "An article names a commune that `content/communes.yaml` does not have.",
    },
    why: Wording {
        vi: "Sai một chữ là buổi đối thoại không có trên trang của xã, và số liệu theo xã thiếu một buổi.",
        en: "With one wrong letter the session is missing from the page of the commune and from its figures.",
    },
    case: case!("name-commune"),
};

static UNKNOWN_AGENCY: Rule = Rule {
    id: "unknown-agency",
    severity: Severity::Error,
    what: Wording {
        vi: "Nhiệm vụ hoặc kiến nghị ghi một cơ quan không có trong `content/agencies.yaml`.",
        en: "A task or petition names an agency that `content/agencies.yaml` does not have.",
    },
    why: Wording {
        vi: "Nhiệm vụ sẽ không hiện ở trang của cơ quan được giao và không được tính vào số liệu của cơ quan ấy.",
        en: "The task would be missing from the page and the figures of the agency that is in charge.",
    },
    case: case!("name-agency"),
};

static UNKNOWN_SERIES: Rule = Rule {
    id: "unknown-series",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài ghi một chuỗi đối thoại không có trong `content/series.yaml`.",
        en: "An article names a series that `content/series.yaml` does not have.",
    },
    why: Wording {
        vi: "Lần đối thoại này sẽ đứng riêng, không nối với các lần trước, và việc còn dở từ lần trước không được nhắc.",
        en: "The round would stand alone, and the open tasks of the round before would not be asked for.",
    },
    case: case!("name-series"),
};

/// A name that the registry does not have.
pub fn unknown_name(kind: Kind, span: Span, written: &str, (nearest, known): (Option<&str>, &[String])) -> Diagnostic {
    let (vi, en, file) = kind.words();
    let written = short(written);
    let diagnostic = kind.rule().at(
        span,
        format!("không có {vi} “{written}” trong {file}"),
        format!("there is no {en} `{written}` in {file}"),
    );
    let list = list_of(&written);
    match nearest {
        Some(nearest) if list.is_none() || nearest.contains(',') => diagnostic.hint(
            format!("ý bạn là {nearest}? Nếu là tên mới, hãy thêm vào content/{file}"),
            format!("did you mean {nearest}? If it is new, add it to content/{file}"),
        ),
        _ if list.is_some() => {
            let list = list.unwrap_or_default();
            diagnostic.hint(
                format!("hãy gõ: {}: {list}; nếu đây là một tên thì thêm vào content/{file}", kind.list_key()),
                format!("type: {}: {list}; if it is one name, add it to content/{file}", kind.list_key()),
            )
        }
        _ if known.is_empty() => diagnostic.hint(
            format!("content/{file} còn trống: hãy thêm tên này vào đó"),
            format!("content/{file} is empty: add the name to it"),
        ),
        _ => {
            let (vi, en) = type_one_of(known);
            diagnostic.hint(
                format!("{vi}; hoặc thêm tên mới vào content/{file}"),
                format!("{en}; or add the new name to content/{file}"),
            )
        }
    }
}

static COMMUNE_OUTSIDE_ITS_TIME: Rule = Rule {
    id: "commune-outside-its-time",
    severity: Severity::Error,
    what: Wording {
        vi: "Xã, phường được ghi chưa có hoặc không còn vào ngày của bài, ví dụ một xã cũ sau ngày 01/7/2025.",
        en: "A commune did not exist on the day of the article, such as an old one after 1 July 2025.",
    },
    why: Wording {
        vi: "Bài phải nằm ở trang của đơn vị có thật vào ngày ấy; ghi nhầm thì người dân xã mới không tìm thấy.",
        en: "An article belongs to the page of the unit that existed on its day; else people of the new commune do not find it.",
    },
    case: case!("name-commune-outside-its-time"),
};

/// A commune that did not exist on the day.
pub fn commune_outside_its_time(span: Span, written: &str, day: Date, units: &[Wording]) -> Diagnostic {
    let (written, day) = (short(written), text::short_date(day));
    let (vi, en) = described(units);
    COMMUNE_OUTSIDE_ITS_TIME
        .at(
            span,
            format!("ngày {day} không có đơn vị nào tên “{written}”"),
            format!("on {day} there was no unit called `{written}`"),
        )
        .hint(
            format!("communes.yaml có: {vi}. Hãy gõ tên đơn vị có vào ngày của bài, hoặc sửa established, abolished"),
            format!(
                "communes.yaml has: {en}. Type the unit that existed on that day, or correct established and abolished"
            ),
        )
}

static AMBIGUOUS_COMMUNE: Rule = Rule {
    id: "ambiguous-commune",
    severity: Severity::Error,
    what: Wording {
        vi: "Tên xã, phường được ghi là tên của nhiều đơn vị.",
        en: "The name of a commune is that of several units.",
    },
    why: Wording {
        vi: "Không biết là đơn vị nào thì bài có thể hiện ở trang của một nơi khác.",
        en: "Where it is not clear which one is meant, the article could get onto the page of another place.",
    },
    case: case!("name-commune-ambiguous"),
};

/// A name that means several communes.
pub fn ambiguous_commune(span: Span, written: &str, units: &[Wording]) -> Diagnostic {
    let written = short(written);
    let (vi, en) = described(units);
    AMBIGUOUS_COMMUNE
        .at(span, format!("có nhiều đơn vị cùng tên “{written}”"), format!("several units are called `{written}`"))
        .hint(format!("hãy gõ mã (id) thay cho tên: {vi}"), format!("type the id instead of the name: {en}"))
}

fn described(units: &[Wording]) -> (String, String) {
    let vi: Vec<&str> = units.iter().map(|unit| unit.vi.as_str()).collect();
    let en: Vec<&str> = units.iter().map(|unit| unit.en.as_str()).collect();
    (choices(&vi), choices(&en))
}

static KIND_IN_NAME: Rule = Rule {
    id: "kind-in-name",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong danh mục, tên đơn vị có kèm chữ “xã”, “phường” hoặc “thị trấn”.",
        en: "In the registry the name of a unit repeats its kind: “xã”, “phường” or “thị trấn”.",
    },
    why: Wording {
        vi: "Loại đơn vị đã có khóa riêng; ghi cả hai thì trang hiện “xã Xã Ia Le”.",
        en: "The kind has a key of its own; with both the pages would say “xã Xã Ia Le”.",
    },
    case: case!("name-kind-in-name"),
};

/// A commune whose name repeats its kind.
pub fn kind_in_name(span: Span, kind: &str, bare: &str) -> Diagnostic {
    let bare = short(bare);
    KIND_IN_NAME
        .at(
            span,
            format!("tên đơn vị không ghi kèm chữ “{kind}”"),
            format!("the name of a unit does not repeat its kind, `{kind}`"),
        )
        .hint(
            format!("hãy gõ: name: {bare}, và một dòng kind: {kind}"),
            format!("type: name: {bare}, and a line kind: {kind}"),
        )
}

static DUPLICATE_ENTRY: Rule = Rule {
    id: "duplicate-entry",
    severity: Severity::Error,
    what: Wording {
        vi: "Một danh mục có hai mục cùng tên hoặc cùng mã.",
        en: "A registry has two entries of one name or id.",
    },
    why: Wording {
        vi: "Không biết bài thuộc về mục nào, nên hai trang sẽ mỗi trang thiếu một nửa.",
        en: "Nobody knows to which one an article belongs, and each page would have half of them.",
    },
    case: case!("name-entry-twice"),
};

/// An entry that a registry has twice.
pub fn duplicate_entry(span: Span, written: &str, first: Span) -> Diagnostic {
    let written = short(written);
    DUPLICATE_ENTRY
        .at(
            span,
            format!("“{written}” xuất hiện hai lần trong danh mục"),
            format!("`{written}` stands twice in the registry"),
        )
        .related(first, "lần đầu ở đây", "first here")
        .hint("hãy xóa một mục, hoặc đổi tên hay mã của một mục", "delete one entry, or change the name or id of one")
}

static OWN_SUCCESSOR: Rule = Rule {
    id: "own-successor",
    severity: Severity::Error,
    what: Wording {
        vi: "Một đơn vị hoặc cơ quan được ghi là kế tục chính nó.",
        en: "A unit or agency is named as its own successor.",
    },
    why: Wording {
        vi: "Người đọc cần biết việc của nơi cũ nay thuộc về ai; ghi như vậy thì không có câu trả lời.",
        en: "Readers want to know who answers for the work of the old one now; this gives no answer.",
    },
    case: case!("name-own-successor"),
};

/// Something that is its own successor.
pub fn own_successor(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    OWN_SUCCESSOR
        .at(
            span,
            format!("“{written}” được ghi là đơn vị kế tục của chính nó"),
            format!("`{written}` is named as its own successor"),
        )
        .hint("hãy gõ tên hoặc mã (id) của đơn vị mới", "type the name or id of the new unit")
}

static CIRCULAR_SUCCESSORS: Rule = Rule {
    id: "circular-successors",
    severity: Severity::Error,
    what: Wording {
        vi: "Các đơn vị hoặc cơ quan được ghi kế tục nhau thành một vòng.",
        en: "Units or agencies are named as each other's successors, in a circle.",
    },
    why: Wording {
        vi: "Đi theo vòng ấy thì không bao giờ đến nơi đang chịu trách nhiệm.",
        en: "Who follows it never comes to the one that answers for the work today.",
    },
    case: case!("outcome-circular-successors"),
};

/// Units or agencies that are named as each other's successors.
pub fn circular_successors(span: Span, (name, successor): (&str, &str), back: Span) -> Diagnostic {
    let (name, successor) = (short(name), short(successor));
    CIRCULAR_SUCCESSORS.at(span,
        format!(
            "“{successor}” không thể kế tục “{name}”, vì “{name}” đã kế tục “{successor}”, trực tiếp hoặc qua nơi khác"
        ),
        format!("`{successor}` cannot succeed `{name}`, which succeeds `{successor}` itself, directly or by others"),
    )
    .related(back, "vòng kế tục đi qua đây", "the circle goes through here")
    .hint(
        "successors chỉ ghi ở mục của nơi cũ: hãy bỏ successors ở mục của nơi mới",
        "only the old one names successors: remove them from the entry of the new one",
    )
}

static DUPLICATE_ARTICLE: Rule = Rule {
    id: "duplicate-article",
    severity: Severity::Error,
    what: Wording {
        vi: "Hai bài có thư mục (hoặc tệp) cùng tên, dù nằm ở hai nơi khác nhau.",
        en: "Two articles have folders (or files) of one name, even if in different places.",
    },
    why: Wording {
        vi: "Tên ấy là mã và địa chỉ của bài, nên hai bài không thể có chung.",
        en: "That name is the id and the address of an article, and two of them cannot share it.",
    },
    case: case!("name-article-twice"),
};

/// Two articles with one id.
pub fn duplicate_article(span: Span, id: &str, first: Span) -> Diagnostic {
    DUPLICATE_ARTICLE
        .at(span, format!("có hai bài cùng mã “{id}”"), format!("two articles have the id `{id}`"))
        .related(first, "bài kia ở đây", "the other one is here")
        .hint("hãy đổi tên thư mục (hoặc tên tệp) của một bài", "rename the folder (or file) of one of them")
}

static ADDRESS_TAKEN: Rule = Rule {
    id: "address-taken",
    severity: Severity::Error,
    what: Wording {
        vi: "Địa chỉ của bài đã có trang khác dùng, hoặc được dành cho trang mục như `/lich/`, `/ket-luan/`.",
        en: "The address of an article is taken by another page, or kept for one that the program makes, such as `/lich/` or `/ket-luan/`.",
    },
    why: Wording {
        vi: "Mỗi địa chỉ chỉ mở được một trang; trang kia sẽ mất.",
        en: "An address opens one page only; the other one would be lost.",
    },
    case: case!("name-address-twice"),
};

/// Two pages with one address, or one address that is kept for a page of the program.
pub fn address_taken(span: Span, address: &str, owner: Option<Span>) -> Diagnostic {
    let diagnostic = match owner {
        Some(owner) => ADDRESS_TAKEN
            .at(
                span,
                format!("địa chỉ /{address} đã có trang khác dùng"),
                format!("the address /{address} is taken by another page"),
            )
            .related(owner, "trang đang dùng địa chỉ này", "the page that has it"),
        None => ADDRESS_TAKEN.at(
            span,
            format!("địa chỉ /{address} được dành cho trang mục của chương trình"),
            format!("the address /{address} is kept for a page that the program makes"),
        ),
    };
    diagnostic.hint(
        "hãy chọn địa chỉ khác: sửa slug hoặc aliases, hoặc đổi tên thư mục (tên tệp) của bài",
        "choose another address: change slug or aliases, or rename the folder (or file) of the article",
    )
}

static ADDRESS_NOT_PORTABLE: Rule = Rule {
    id: "address-not-portable",
    severity: Severity::Error,
    what: Wording {
        vi: "Địa chỉ quá dài, hoặc trùng với tên riêng của Windows như `con`, `aux`.",
        en: "An address is too long, or a name that Windows keeps for itself, such as `con` or `aux`.",
    },
    why: Wording {
        vi: "Máy Windows không ghi được tệp mang tên ấy, nên trang không dựng hoặc không chép đi được.",
        en: "Windows cannot write such a file, so the site could not be built or copied there.",
    },
    case: case!("name-windows"),
};

/// An address that not every system can write: a name that Windows keeps for itself, or one that is too long.
pub fn address_not_portable(span: Span, address: &str) -> Diagnostic {
    let address = short(address);
    ADDRESS_NOT_PORTABLE.at(span,
        format!(
            "địa chỉ /{address} không ghi được trên mọi máy (tên quá dài, hoặc là tên riêng của Windows như con, aux)"
        ),
        format!(
            "the address /{address} cannot be written on every system (too long, or a name of Windows' own such as con)"
        ),
    )
    .hint(
        "hãy chọn địa chỉ khác bằng khóa slug, hoặc đổi tên thư mục của bài",
        "choose another address with the key slug, or rename the folder",
    )
}

static DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong một bài có hai nhiệm vụ hoặc kiến nghị cùng mã, hoặc mã trùng với một tiêu đề của bài.",
        en: "Two tasks or petitions of an article have one id, or an id is that of a heading of the article.",
    },
    why: Wording {
        vi: "Buổi sau báo cáo theo mã; hai việc cùng mã thì không biết báo cáo cho việc nào.",
        en: "Later sessions report by the id; with two tasks of one id nobody knows which is meant.",
    },
    case: case!("name-resolution-twice"),
};

/// Two resolutions or petitions of one session with one id.
pub fn duplicate_id(span: Span, id: &str, first: Span) -> Diagnostic {
    DUPLICATE_ID
        .at(
            span,
            format!("mã “{id}” đã dùng ở mục khác trong bài"),
            format!("the id `{id}` is used by another entry of this article"),
        )
        .related(first, "lần đầu ở đây", "first here")
        .hint(
            "hãy đặt cho mục này một mã khác; mỗi mục có một mã riêng",
            "give this entry another id; each has one of its own",
        )
}

static DUPLICATE_ROUND: Rule = Rule {
    id: "duplicate-round",
    severity: Severity::Error,
    what: Wording {
        vi: "Hai buổi trong cùng một chuỗi ghi cùng số lần.",
        en: "Two sessions of one series have the same number of round.",
    },
    why: Wording {
        vi: "Thứ tự các lần cho biết lần nào phải báo cáo việc của lần nào.",
        en: "The order of the rounds tells which one is to report on the tasks of which.",
    },
    case: case!("name-round-twice"),
};

/// Two sessions of one series with one number of round.
pub fn duplicate_round(span: Span, series: &str, first: Span) -> Diagnostic {
    DUPLICATE_ROUND
        .at(
            span,
            format!("chuỗi “{series}” đã có một buổi khác ghi cùng số lần"),
            format!("the series `{series}` has another session with this number of round"),
        )
        .related(first, "buổi kia ở đây", "the other one is here")
        .hint("hãy sửa round của một trong hai buổi", "correct the round of one of them")
}

static UNKNOWN_PETITION: Rule = Rule {
    id: "unknown-petition",
    severity: Severity::Error,
    what: Wording {
        vi: "Nhiệm vụ ghi mã của một kiến nghị không có trong bài.",
        en: "A task names a petition that its article does not have.",
    },
    why: Wording {
        vi: "Người dân muốn biết kiến nghị của mình dẫn đến việc gì; mã sai thì mất mối nối ấy.",
        en: "People want to see what became of their petition; a wrong id breaks that link.",
    },
    case: case!("name-petition"),
};

/// A petition that the session does not have.
pub fn unknown_petition(span: Span, written: &str, ids: &[&str]) -> Diagnostic {
    let written = short(written);
    let diagnostic = UNKNOWN_PETITION.at(
        span,
        format!("bài này không có kiến nghị mang mã “{written}”"),
        format!("this article has no petition with the id `{written}`"),
    );
    if let Some(list) = list_of(&written) {
        return diagnostic.hint(format!("hãy gõ: petitions: {list}"), format!("type: petitions: {list}"));
    }
    listed(diagnostic, ids, "petitions")
}

fn listed(diagnostic: Diagnostic, ids: &[&str], key: &str) -> Diagnostic {
    match ids.is_empty() {
        true => diagnostic.hint(
            format!("{key} còn trống: hãy thêm mục này hoặc xóa mã"),
            format!("{key} is empty: add the entry or delete the id"),
        ),
        false => {
            let (vi, en) = type_one_of(ids);
            diagnostic.hint(vi, en)
        }
    }
}

static INVALID_RESOLUTION_REFERENCE: Rule = Rule {
    id: "invalid-resolution-reference",
    severity: Severity::Error,
    what: Wording {
        vi: "Chỗ nhắc đến nhiệm vụ chỉ có mã nhiệm vụ, không có mã buổi đứng trước.",
        en: "A reference to a task gives its id without the id of its session.",
    },
    why: Wording {
        vi: "Buổi nào cũng có thể có `nv-01`, nên phải nói rõ là của buổi nào.",
        en: "Every session may have a task `nv-01`, so it must be said of which one it is.",
    },
    case: case!("name-update-without-session"),
};

/// A reference to a resolution that has no session.
pub fn invalid_resolution_reference(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_RESOLUTION_REFERENCE
        .at(
            span,
            format!("“{written}” chưa chỉ rõ nhiệm vụ của buổi nào"),
            format!("`{written}` does not say of which session the task is"),
        )
        .hint(
            "hãy gõ mã buổi, dấu /, rồi mã nhiệm vụ, ví dụ 2020-10-05-ia-le/nv-01",
            "type the id of the session, / and the id of the task, such as 2020-10-05-ia-le/nv-01",
        )
}

static UNKNOWN_SESSION: Rule = Rule {
    id: "unknown-session",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài nhắc đến một buổi đối thoại không có trong `content/sessions`.",
        en: "An article names a session that is not in `content/sessions`.",
    },
    why: Wording {
        vi: "Kết quả ghi cho buổi không có thì không hiện ở nhiệm vụ nào.",
        en: "A report on a session that does not exist shows at no task.",
    },
    case: case!("name-update-session"),
};

/// A session that does not exist.
pub fn unknown_session(span: Span, id: &str, nearest: Option<&str>) -> Diagnostic {
    let id = short(id);
    let diagnostic = UNKNOWN_SESSION.at(
        span,
        format!("không có buổi đối thoại mang mã “{id}”"),
        format!("there is no session with the id `{id}`"),
    );
    match nearest {
        Some(nearest) => diagnostic.hint(format!("ý bạn là {nearest}?"), format!("did you mean {nearest}?")),
        None => diagnostic.hint(
            "mã buổi là tên thư mục của bài trong content/sessions",
            "the id of a session is the name of its folder in content/sessions",
        ),
    }
}

static UNKNOWN_RESOLUTION: Rule = Rule {
    id: "unknown-resolution",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài nhắc đến một nhiệm vụ mà buổi ấy không có.",
        en: "An article names a task that its session does not have.",
    },
    why: Wording {
        vi: "Kết quả sẽ không hiện ở nhiệm vụ nào, và nhiệm vụ thật vẫn ghi là chưa công bố.",
        en: "The report would show at no task, and the real one would go on saying that nothing was published.",
    },
    case: case!("name-update-resolution"),
};

/// A resolution that its session does not have.
pub fn unknown_resolution(span: Span, (session, id): (&str, &str), ids: &[&str]) -> Diagnostic {
    let id = short(id);
    let diagnostic = UNKNOWN_RESOLUTION.at(
        span,
        format!("buổi {session} không có nhiệm vụ mang mã “{id}”"),
        format!("the session {session} has no task with the id `{id}`"),
    );
    let references: Vec<String> = ids.iter().map(|id| format!("{session}/{id}")).collect();
    let references: Vec<&str> = references.iter().map(String::as_str).collect();
    listed(diagnostic, &references, "resolutions")
}

static HELD_BACK_TARGET: Rule = Rule {
    id: "held-back-target",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài dẫn đến một bài chưa được đăng: bản nháp, hoặc bài hẹn ngày.",
        en: "An article refers to one that is not published: a draft, or one before its day.",
    },
    why: Wording {
        vi: "Người đọc bấm vào sẽ gặp trang không có, và tên bài chưa công bố bị lộ.",
        en: "Readers who follow it find no page, and the draft would be given away.",
    },
    case: case!("link-draft"),
};

/// A reference to an article that is not published.
pub fn held_back_target(span: Span, target: &str) -> Diagnostic {
    HELD_BACK_TARGET
        .at(
            span,
            format!("{target} chưa được đăng (bản nháp hoặc chưa đến ngày)"),
            format!("{target} is not published (a draft, or before its day)"),
        )
        .hint(
            "hãy đăng bài đó trước (bỏ draft, sửa published), hoặc bỏ chỗ nhắc đến bài đó",
            "publish that article first (remove draft, change published), or remove this reference",
        )
}

static WITHDRAWN_TARGET: Rule = Rule {
    id: "withdrawn-target",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài dẫn đến tệp của một bài đã gỡ.",
        en: "An article refers to a file of one that was withdrawn.",
    },
    why: Wording {
        vi: "Đã gỡ bài thì tệp của bài cũng không được đăng nữa, nên liên kết ấy hỏng.",
        en: "The files of a withdrawn article are published no more, so the link would be broken.",
    },
    case: case!("link-file-of-withdrawn"),
};

/// A reference to a file of an article that was withdrawn.
pub fn withdrawn_target(span: Span, target: &str) -> Diagnostic {
    WITHDRAWN_TARGET
        .at(
            span,
            format!("{target} thuộc một bài đã gỡ nên không còn được đăng"),
            format!("{target} belongs to an article that was withdrawn and is not published"),
        )
        .hint("hãy bỏ chỗ nhắc đến tệp này", "remove this reference")
}

static UNKNOWN_PAGE: Rule = Rule {
    id: "unknown-page",
    severity: Severity::Error,
    what: Wording {
        vi: "Thanh điều hướng trong `site.yaml` nhắc đến một trang không có trong `content/pages`.",
        en: "The navigation in `site.yaml` names a page that is not in `content/pages`.",
    },
    why: Wording {
        vi: "Mục ấy nằm trên mọi trang; bấm vào mà không có gì thì người đọc tưởng cả trang bị hỏng.",
        en: "It stands on every page; a link to nothing there makes the whole site look broken.",
    },
    case: case!("name-navigation"),
};

/// A page that the navigation names and that does not exist.
pub fn unknown_page(span: Span, written: &str, ids: &[&str]) -> Diagnostic {
    let written = short(written);
    let diagnostic = UNKNOWN_PAGE.at(
        span,
        format!("không có trang “{written}” trong content/pages"),
        format!("there is no page `{written}` in content/pages"),
    );
    listed(diagnostic, ids, "content/pages")
}
