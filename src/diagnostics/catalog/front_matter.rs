//! Keys and values of front matter and registries.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::source::Span;
use crate::text;
use crate::text::DateError;

/// A key that must be there.
pub fn missing_key(span: Span, key: &str, example: &str) -> Diagnostic {
    Diagnostic::error("missing-key", span, format!("thiếu {key}"), format!("{key} is missing"))
        .hint(format!("hãy thêm {key}, ví dụ {key}: {example}"), format!("add {key}, such as {key}: {example}"))
}

/// A key that nothing knows.
pub fn unknown_key(span: Span, key: &str, (nearest, known): (Option<&str>, &[&str])) -> Diagnostic {
    let key = short(key);
    let diagnostic =
        Diagnostic::error("unknown-key", span, format!("không có khóa “{key}”"), format!("there is no key `{key}`"));
    match nearest {
        Some(nearest) => {
            diagnostic.hint(format!("ý bạn là {nearest}? Hãy gõ: {nearest}"), format!("did you mean {nearest}?"))
        }
        None => diagnostic.hint(
            format!("các khóa dùng được ở đây: {}", all(known)),
            format!("keys that may stand here: {}", all(known)),
        ),
    }
}

fn all(known: &[&str]) -> String {
    known.join(", ")
}

/// A comma within braces that was meant as part of a value. `before` is the key and the value that it cut.
pub fn comma_in_value(span: Span, before: Option<(&str, &str)>, rest: &str) -> Diagnostic {
    let (typed, rest) = match before {
        Some((key, value)) => (format!("{key}: \"{}, {}\"", short(value), short(rest)), short(rest)),
        None => (format!("\"…, {}\"", short(rest)), short(rest)),
    };
    Diagnostic::error(
        "comma-in-value",
        span,
        format!("dấu phẩy trong ngoặc nhọn đã tách “{rest}” ra khỏi giá trị đứng trước"),
        format!("a comma within braces has cut `{rest}` off the value before it"),
    )
    .hint(format!("hãy đặt cả giá trị trong ngoặc kép: {typed}"), format!("put the whole value in quotes: {typed}"))
}

/// A key that stands twice.
pub fn duplicate_key(span: Span, key: &str, first: Span) -> Diagnostic {
    let key = short(key);
    Diagnostic::error(
        "duplicate-key",
        span,
        format!("khóa {key} được viết hai lần"),
        format!("the key {key} stands twice"),
    )
    .related(first, "lần đầu ở đây", "first here")
    .hint("hãy xóa một trong hai dòng, hoặc gộp giá trị lại", "delete one of the two, or join their values")
}

/// Something else where a map is due.
pub fn expected_map(span: Span) -> Diagnostic {
    Diagnostic::error(
        "expected-keys",
        span,
        "chỗ này cần các dòng dạng khóa: giá trị",
        "lines of the form key: value are due here",
    )
    .hint(
        "hãy viết mỗi khóa một dòng: tên khóa, dấu hai chấm, dấu cách, giá trị",
        "write each key on a line of its own: the key, a colon, a space, the value",
    )
}

/// A text or list among entries that have keys.
pub fn expected_entry(span: Span, key: &str) -> Diagnostic {
    let example = match key {
        "resolutions" => "{id: nv-01, text: Sửa đường liên thôn}",
        "updates" => "{resolution: 2020-10-05-ia-le/nv-01, status: done}",
        "navigation" => "{title: Giới thiệu, page: gioi-thieu}",
        _ => "{khóa: giá trị}",
    };
    Diagnostic::error(
        "expected-entry",
        span,
        format!("mỗi mục của {key} phải gồm các khóa"),
        format!("each entry of {key} must be made of keys"),
    )
    .hint(format!("hãy gõ mục này theo mẫu: - {example}"), format!("type it like: - {example}"))
}

/// Something else where a list of entries is due.
pub fn expected_list_of_entries(span: Span) -> Diagnostic {
    Diagnostic::error(
        "expected-list",
        span,
        "tệp này cần một danh sách, mỗi mục bắt đầu bằng dấu gạch ngang",
        "this file must be a list of entries that begin with a dash",
    )
    .hint("hãy viết mỗi mục dạng: - name: Đất đai", "write each entry as: - name: …")
}

/// A list where a text is due.
pub fn expected_text_not_list(span: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        "expected-text",
        span,
        format!("{key} chỉ nhận một dòng chữ, ở đây là danh sách"),
        format!("{key} takes one text, and this is a list"),
    )
    .hint(
        format!("hãy gõ một giá trị: {key}: …; chữ bắt đầu bằng [ thì đặt trong ngoặc kép"),
        format!("type one value: {key}: …; put a text that begins with [ in quotes"),
    )
}

/// A map where a text is due.
pub fn expected_text_not_map(span: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        "expected-text",
        span,
        format!("{key} chỉ nhận một dòng chữ, ở đây là các khóa con"),
        format!("{key} takes one text, and this holds further keys"),
    )
    .hint(
        format!("hãy gõ một giá trị: {key}: …; chữ có dấu hai chấm hoặc dấu {{ thì đặt trong ngoặc kép"),
        format!("type one value: {key}: …; put a text with a colon or {{ in quotes"),
    )
}

/// A word where a number is due.
pub fn expected_number(span: Span, key: &str, written: &str, least: u32) -> Diagnostic {
    let meant = number_in(written).filter(|number| *number >= least);
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "expected-number",
        span,
        format!("{key} phải là số nguyên từ {least} trở lên, không phải “{written}”"),
        format!("{key} must be a whole number of at least {least}, not `{written}`"),
    );
    match meant {
        Some(number) => diagnostic.hint(format!("hãy gõ: {key}: {number}"), format!("type: {key}: {number}")),
        None => diagnostic.hint(
            format!("hãy gõ chữ số, ví dụ {key}: {}", least.max(2)),
            format!("type digits, such as {key}: {}", least.max(2)),
        ),
    }
}

/// Returns the number that was meant by `63 người` or `1.250`.
fn number_in(written: &str) -> Option<u32> {
    let from = written.find(|character: char| character.is_ascii_digit())?;
    let (before, rest) = written.split_at(from);
    let end = rest.find(|character: char| !character.is_ascii_digit() && !matches!(character, '.' | ','));
    let number = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', ',']);
    let is_grouped = number.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    (is_grouped && !before.ends_with('-')).then(|| number.replace(['.', ','], "").parse().ok())?
}

/// A word where `true` or `false` is due.
pub fn expected_flag(span: Span, key: &str, written: &str) -> Diagnostic {
    let yes = matches!(text::fold(written).as_str(), "co" | "dung" | "yes" | "true" | "on" | "1" | "x");
    let suggestion = if yes { "true" } else { "false" };
    let written = short(written);
    Diagnostic::error(
        "expected-true-or-false",
        span,
        format!("{key} nhận true (có) hoặc false (không), không phải “{written}”"),
        format!("{key} takes true or false, not `{written}`"),
    )
    .hint(format!("hãy gõ: {key}: {suggestion}"), format!("type: {key}: {suggestion}"))
}

/// A word outside a closed set.
pub fn unknown_value(span: Span, key: &str, written: &str, (nearest, all): (Option<&str>, &[&str])) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "unknown-value",
        span,
        format!("{key} không nhận giá trị “{written}”"),
        format!("{key} does not take the value `{written}`"),
    );
    match nearest {
        Some(nearest) => diagnostic.hint(
            format!("hãy gõ: {key}: {nearest} (các giá trị: {})", choices(all)),
            format!("type: {key}: {nearest} (values: {})", choices(all)),
        ),
        None => {
            diagnostic.hint(format!("hãy gõ một trong: {}", choices(all)), format!("type one of: {}", choices(all)))
        }
    }
}

/// A date that is none.
pub fn invalid_date(span: Span, key: &str, written: &str, error: &DateError) -> Diagnostic {
    let shown = short(written);
    let (vi, en) = wrong_date(key, key, &shown, error);
    let diagnostic = Diagnostic::error("invalid-date", span, vi, en);
    match error.suggestion() {
        Some(day) => {
            let (shown, typed) = (text::short_date(day), text::iso_date(day));
            diagnostic.hint(
                format!("ý bạn là ngày {shown}? Hãy gõ: {key}: {typed}"),
                format!("did you mean {shown}? Type: {key}: {typed}"),
            )
        }
        None => match end_of_period(written).filter(|_| key == "due") {
            Some((vi, en, day)) => diagnostic.hint(
                format!("nếu là hết {vi}, hãy gõ: {key}: {day}; chưa có ngày thì bỏ dòng này"),
                format!("for the end of {en} type: {key}: {day}; without a day delete this line"),
            ),
            None => without_suggestion(diagnostic, key, error),
        },
    }
}

/// Says in both languages why a value is no date; `vi` and `en` name what holds it.
pub(super) fn wrong_date(vi: &str, en: &str, shown: &str, error: &DateError) -> (String, String) {
    match error {
        DateError::NoSuchDay { year, month, last_day, .. } => (
            format!("không có ngày {shown}: tháng {month} năm {year} chỉ có {last_day} ngày"),
            format!("there is no day {shown}: month {month} of {year} has {last_day} days"),
        ),
        DateError::MonthOutOfRange { month, .. } => {
            (format!("không có tháng {month} trong {shown}"), format!("there is no month {month} in {shown}"))
        }
        DateError::YearOutOfRange { year } => (
            format!("năm {year} trong {shown} ngoài khoảng 1900–2199"),
            format!("the year {year} in {shown} is outside 1900–2199"),
        ),
        DateError::NotADate { .. } => {
            (format!("{vi}: “{shown}” không phải là ngày"), format!("{en}: `{shown}` is not a date"))
        }
    }
}

/// Returns a month, quarter or year that was written as a date, in both languages, and its last day.
fn end_of_period(written: &str) -> Option<(String, String, String)> {
    let folded = text::fold(written);
    let filler = ["thang", "nam", "het", "cuoi", "trong", "truoc"];
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !filler.contains(word)).collect();
    let year = |word: &str| word.parse::<u32>().ok().filter(|year| (1900..2200).contains(year));
    let (vi, en, month, year) = match *words.as_slice() {
        ["quy", quarter, of] => {
            let number = ["i", "ii", "iii", "iv"].iter().zip(1_u32..).find(|(roman, _)| **roman == quarter);
            let number = number.map(|(_, number)| number).or_else(|| quarter.parse().ok())?;
            let shown = quarter.to_uppercase();
            (format!("quý {shown}"), format!("quarter {shown}"), number.checked_mul(3)?, year(of)?)
        }
        [month, of] => {
            let (month, of) = if month.len() == 4 { (of, month) } else { (month, of) };
            let month: u32 = month.parse().ok()?;
            (format!("tháng {month}"), format!("month {month}"), month, year(of)?)
        }
        [of] => (format!("năm {of}"), format!("the year {of}"), 12, year(of)?),
        _ => return None,
    };
    let day = (28..=31).rev().map(|day| format!("{year}-{month:02}-{day:02}"));
    let last = day.into_iter().find(|day| text::parse_date(day).is_ok())?;
    Some((vi, en, last))
}

fn without_suggestion(diagnostic: Diagnostic, key: &str, error: &DateError) -> Diagnostic {
    match error {
        DateError::NoSuchDay { year, month, last_day, .. } => diagnostic.hint(
            format!("hãy kiểm tra lại; nếu là ngày cuối tháng thì gõ: {key}: {last_day:02}/{month:02}/{year}"),
            format!("check it; for the last day of the month type: {key}: {last_day:02}/{month:02}/{year}"),
        ),
        _ => diagnostic.hint(
            format!("hãy gõ ngày/tháng/năm, ví dụ {key}: 07/01/2021"),
            format!("type day/month/year, such as {key}: 07/01/2021"),
        ),
    }
}

/// A time that is none.
pub fn invalid_time(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-time",
        span,
        format!("“{written}” không phải là giờ"),
        format!("`{written}` is not a time"),
    )
    .hint("hãy gõ giờ và phút, ví dụ time: \"07:30\"", "type hours and minutes, such as time: \"07:30\"")
}

/// A slug that is no part of an address.
pub fn invalid_slug(span: Span, written: &str, suggestion: &str) -> Diagnostic {
    let written = short(written);
    let diagnostic = Diagnostic::error(
        "invalid-slug",
        span,
        format!("“{written}” không dùng làm địa chỉ được: chỉ được có chữ thường không dấu, chữ số và dấu gạch nối"),
        format!(
            "`{written}` cannot be part of an address: only lower-case letters without accents, digits and hyphens"
        ),
    );
    match suggestion {
        "" => diagnostic.hint("hãy gõ ví dụ: doi-thoai-ia-le", "type for example: doi-thoai-ia-le"),
        suggestion => diagnostic.hint(format!("hãy gõ: {suggestion}"), format!("type: {suggestion}")),
    }
}

/// An alias that is no address of the site.
pub fn invalid_alias(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-alias",
        span,
        format!("“{written}” không phải là địa chỉ cũ trên trang này"),
        format!("`{written}` is no former address on this site"),
    )
    .hint(
        "hãy gõ phần địa chỉ sau tên miền, bắt đầu bằng dấu /, ví dụ /tin/2021/doi-thoai-ia-le/",
        "type the part after the host, beginning with /, such as /tin/2021/doi-thoai-ia-le/",
    )
}

/// An address that is no absolute web address.
pub fn invalid_url(span: Span, written: &str) -> Diagnostic {
    let whole = if written.contains([':', ' ']) {
        "https://gialai.gov.vn/van-ban".to_owned()
    } else {
        format!("https://{}", short(written))
    };
    let written = short(written);
    Diagnostic::error(
        "invalid-url",
        span,
        format!("“{written}” không phải là địa chỉ trang web đầy đủ"),
        format!("`{written}` is not a full web address"),
    )
    .hint(format!("hãy gõ cả https://, ví dụ {whole}"), format!("type it with https://, such as {whole}"))
}

/// An id that is no part of an address.
pub fn invalid_id(span: Span, written: &str, suggestion: &str) -> Diagnostic {
    let written = short(written);
    let suggestion = if suggestion.is_empty() { "nv-01" } else { suggestion };
    Diagnostic::error(
        "invalid-id",
        span,
        format!("mã “{written}” chỉ được có chữ không dấu, chữ số và dấu gạch nối"),
        format!("the id `{written}` may hold only letters without accents, digits and hyphens"),
    )
    .hint(format!("hãy gõ: id: {suggestion}"), format!("type: id: {suggestion}"))
}

/// A code with something else than digits.
pub fn invalid_code(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    Diagnostic::error(
        "invalid-code",
        span,
        format!("mã đơn vị hành chính “{written}” chỉ được có chữ số"),
        format!("the official code `{written}` may hold only digits"),
    )
    .hint("hãy gõ mã trong ngoặc kép, ví dụ code: \"23986\"", "type the code in quotes, such as code: \"23986\"")
}

/// A unit that ended before it began.
pub fn abolished_before_established(span: Span, established: Span) -> Diagnostic {
    Diagnostic::error(
        "abolished-before-established",
        span,
        "ngày kết thúc (abolished) không sau ngày thành lập (established)",
        "`abolished` does not lie after `established`",
    )
    .related(established, "ngày thành lập", "established")
    .hint("hãy kiểm tra lại hai ngày này", "check both dates")
}
