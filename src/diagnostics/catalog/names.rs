//! Names, ids and references that mean nothing, or too much.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::diagnostics::catalog::type_one_of;
use crate::source::Span;
use crate::text;
use crate::text::Date;

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
    fn rule(self) -> &'static str {
        match self {
            Kind::Topic => "unknown-topic",
            Kind::Commune => "unknown-commune",
            Kind::Agency => "unknown-agency",
            Kind::Series => "unknown-series",
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

/// A name that the registry does not have.
pub fn unknown_name(kind: Kind, span: Span, written: &str, (nearest, known): (Option<&str>, &[String])) -> Diagnostic {
    let (vi, en, file) = kind.words();
    let written = short(written);
    let diagnostic = Diagnostic::error(
        kind.rule(),
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

/// A commune that did not exist on the day.
pub fn commune_outside_its_time(span: Span, written: &str, day: Date, units: &[Wording]) -> Diagnostic {
    let (written, day) = (short(written), text::short_date(day));
    let (vi, en) = described(units);
    Diagnostic::error(
        "commune-outside-its-time",
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

/// A name that means several communes.
pub fn ambiguous_commune(span: Span, written: &str, units: &[Wording]) -> Diagnostic {
    let written = short(written);
    let (vi, en) = described(units);
    Diagnostic::error(
        "ambiguous-commune",
        span,
        format!("có nhiều đơn vị cùng tên “{written}”"),
        format!("several units are called `{written}`"),
    )
    .hint(format!("hãy gõ mã (id) thay cho tên: {vi}"), format!("type the id instead of the name: {en}"))
}

fn described(units: &[Wording]) -> (String, String) {
    let vi: Vec<&str> = units.iter().map(|unit| unit.vi.as_str()).collect();
    let en: Vec<&str> = units.iter().map(|unit| unit.en.as_str()).collect();
    (choices(&vi), choices(&en))
}

/// A commune whose name repeats its kind.
pub fn kind_in_name(span: Span, kind: &str, bare: &str) -> Diagnostic {
    let bare = short(bare);
    Diagnostic::error(
        "kind-in-name",
        span,
        format!("tên đơn vị không ghi kèm chữ “{kind}”"),
        format!("the name of a unit does not repeat its kind, `{kind}`"),
    )
    .hint(
        format!("hãy gõ: name: {bare}, và một dòng kind: {kind}"),
        format!("type: name: {bare}, and a line kind: {kind}"),
    )
}

/// An entry that a registry has twice.
pub fn duplicate_entry(span: Span, written: &str, first: Span) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "duplicate-entry",
        span,
        format!("“{written}” có hai lần trong danh mục"),
        format!("`{written}` stands twice in the registry"),
    )
    .related(first, "lần đầu ở đây", "first here")
    .hint("hãy xóa một mục, hoặc đổi tên hay mã của một mục", "delete one entry, or change the name or id of one")
}

/// Something that is its own successor.
pub fn own_successor(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "own-successor",
        span,
        format!("“{written}” được ghi là đơn vị kế tục của chính nó"),
        format!("`{written}` is named as its own successor"),
    )
    .hint("hãy gõ tên hoặc mã (id) của đơn vị mới", "type the name or id of the new unit")
}

/// Units or agencies that are named as each other's successors.
pub fn circular_successors(span: Span, (name, successor): (&str, &str), back: Span) -> Diagnostic {
    let (name, successor) = (short(name), short(successor));
    Diagnostic::error(
        "circular-successors",
        span,
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

/// Two articles with one id.
pub fn duplicate_article(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::error(
        "duplicate-article",
        span,
        format!("có hai bài cùng mã “{id}”"),
        format!("two articles have the id `{id}`"),
    )
    .related(first, "bài kia ở đây", "the other one is here")
    .hint("hãy đổi tên thư mục (hoặc tên tệp) của một bài", "rename the folder (or file) of one of them")
}

/// Two pages with one address, or one address that is kept for a page of the program.
pub fn address_taken(span: Span, address: &str, owner: Option<Span>) -> Diagnostic {
    let diagnostic = match owner {
        Some(owner) => Diagnostic::error(
            "address-taken",
            span,
            format!("địa chỉ /{address} đã có trang khác dùng"),
            format!("the address /{address} is taken by another page"),
        )
        .related(owner, "trang đang dùng địa chỉ này", "the page that has it"),
        None => Diagnostic::error(
            "address-taken",
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

/// An address that not every system can write: a name that Windows keeps for itself, or one that is too long.
pub fn address_not_portable(span: Span, address: &str) -> Diagnostic {
    let address = short(address);
    Diagnostic::error(
        "address-not-portable",
        span,
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

/// Two resolutions or petitions of one session with one id.
pub fn duplicate_id(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::error(
        "duplicate-id",
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

/// Two sessions of one series with one number of round.
pub fn duplicate_round(span: Span, series: &str, first: Span) -> Diagnostic {
    Diagnostic::error(
        "duplicate-round",
        span,
        format!("chuỗi “{series}” đã có một buổi cùng số lần này"),
        format!("the series `{series}` has another session with this number of round"),
    )
    .related(first, "buổi kia ở đây", "the other one is here")
    .hint("hãy sửa round của một trong hai buổi", "correct the round of one of them")
}

/// A petition that the session does not have.
pub fn unknown_petition(span: Span, written: &str, ids: &[&str]) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "unknown-petition",
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

/// A reference to a resolution that has no session.
pub fn invalid_resolution_reference(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-resolution-reference",
        span,
        format!("“{written}” chưa chỉ rõ nhiệm vụ của buổi nào"),
        format!("`{written}` does not say of which session the task is"),
    )
    .hint(
        "hãy gõ mã buổi, dấu /, rồi mã nhiệm vụ, ví dụ 2020-10-05-ia-le/nv-01",
        "type the id of the session, / and the id of the task, such as 2020-10-05-ia-le/nv-01",
    )
}

/// A session that does not exist.
pub fn unknown_session(span: Span, id: &str, nearest: Option<&str>) -> Diagnostic {
    let id = short(id);
    let diagnostic = Diagnostic::error(
        "unknown-session",
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

/// A resolution that its session does not have.
pub fn unknown_resolution(span: Span, (session, id): (&str, &str), ids: &[&str]) -> Diagnostic {
    let id = short(id);
    let diagnostic = Diagnostic::error(
        "unknown-resolution",
        span,
        format!("buổi {session} không có nhiệm vụ mang mã “{id}”"),
        format!("the session {session} has no task with the id `{id}`"),
    );
    let references: Vec<String> = ids.iter().map(|id| format!("{session}/{id}")).collect();
    let references: Vec<&str> = references.iter().map(String::as_str).collect();
    listed(diagnostic, &references, "resolutions")
}

/// A reference to an article that is not published.
pub fn held_back_target(span: Span, target: &str) -> Diagnostic {
    Diagnostic::error(
        "held-back-target",
        span,
        format!("{target} chưa được đăng (bản nháp hoặc chưa đến ngày)"),
        format!("{target} is not published (a draft, or before its day)"),
    )
    .hint(
        "hãy đăng bài đó trước (bỏ draft, sửa published), hoặc bỏ chỗ dẫn này",
        "publish that article first (remove draft, change published), or remove this reference",
    )
}

/// A reference to a file of an article that was withdrawn.
pub fn withdrawn_target(span: Span, target: &str) -> Diagnostic {
    Diagnostic::error(
        "withdrawn-target",
        span,
        format!("{target} thuộc một bài đã gỡ nên không còn được đăng"),
        format!("{target} belongs to an article that was withdrawn and is not published"),
    )
    .hint("hãy bỏ chỗ dẫn này", "remove this reference")
}

/// A page that the navigation names and that does not exist.
pub fn unknown_page(span: Span, written: &str, ids: &[&str]) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "unknown-page",
        span,
        format!("không có trang “{written}” trong content/pages"),
        format!("there is no page `{written}` in content/pages"),
    );
    listed(diagnostic, ids, "content/pages")
}
