//! Keys and values of front matter and registries.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::choices;
use crate::diagnostics::catalog::short;
use crate::palette::Colour;
use crate::source::Span;
use crate::text;
use crate::text::DateError;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &MISSING_KEY,
    &UNKNOWN_KEY,
    &COMMA_IN_VALUE,
    &DUPLICATE_KEY,
    &EXPECTED_KEYS,
    &EXPECTED_ENTRY,
    &EXPECTED_LIST,
    &EXPECTED_TEXT,
    &EXPECTED_NUMBER,
    &EXPECTED_TRUE_OR_FALSE,
    &UNKNOWN_VALUE,
    &INVALID_DATE,
    &INVALID_TIME,
    &INVALID_SLUG,
    &INVALID_ALIAS,
    &INVALID_URL,
    &INVALID_ID,
    &INVALID_CODE,
    &INVALID_COLOUR,
    &ABOLISHED_BEFORE_ESTABLISHED,
];

static MISSING_KEY: Rule = Rule {
    id: "missing-key",
    severity: Severity::Error,
    what: Wording {
        vi: "Thiếu một khóa bắt buộc, ví dụ `title` và `date` của bài, `id` của nhiệm vụ, `name` trong danh mục; hoặc khóa có đó mà chưa có giá trị.",
        en: "A key that must be there is missing or has no value: `title` and `date` of an article, `id` of a task, `name` in a registry.",
    },
    why: Wording {
        vi: "Không có tên thì không có gì để hiện, không có ngày thì không xếp được bài; nhiệm vụ không có mã thì buổi sau không báo cáo được.",
        en: "Without a title there is nothing to show, without a date no place in the lists, and without an id no later session can report on a task.",
    },
    case: case!("yaml-missing-date"),
};

/// A key that must be there.
pub fn missing_key(span: Span, key: &str, example: &str) -> Diagnostic {
    MISSING_KEY
        .at(span, format!("thiếu {key}"), format!("{key} is missing"))
        .hint(format!("hãy thêm {key}, ví dụ {key}: {example}"), format!("add {key}, such as {key}: {example}"))
}

static UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    severity: Severity::Error,
    what: Wording {
        vi: "Có một khóa mà chương trình không biết, thường do gõ sai hoặc gõ bằng tiếng Việt.",
        en: "There is a key that means nothing, mostly misspelt or typed in Vietnamese.",
    },
    why: Wording {
        vi: "Nếu bỏ qua, điều bạn viết ở khóa ấy sẽ không hiện trên trang mà không ai hay.",
        en: "If it were passed over, what you wrote there would be missing on the site and nobody would know.",
    },
    case: case!("yaml-unknown-key"),
};

/// A key that nothing knows.
pub fn unknown_key(span: Span, key: &str, (nearest, known): (Option<&str>, &[&str])) -> Diagnostic {
    let key = short(key);
    let diagnostic = UNKNOWN_KEY.at(span, format!("không có khóa “{key}”"), format!("there is no key `{key}`"));
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

static COMMA_IN_VALUE: Rule = Rule {
    id: "comma-in-value",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị trong ngoặc nhọn có dấu phẩy nhưng không đặt trong ngoặc kép, ví dụ chức vụ “Bí thư Đảng ủy xã, Chủ tịch HĐND xã”.",
        en: "A value within braces holds a comma and does not stand in quotes, such as a person's two posts.",
    },
    why: Wording {
        vi: "Trong ngoặc nhọn, dấu phẩy ngăn các khóa, nên phần sau dấu phẩy sẽ rơi khỏi giá trị: chức vụ trên trang chỉ còn một nửa.",
        en: "Within braces commas separate keys, so what follows the comma would be lost: half of the person's posts would be missing on the page.",
    },
    case: case!("yaml-comma-in-braces"),
};

/// A comma within braces that was meant as part of a value. `before` is the key and the value that it cut.
pub fn comma_in_value(span: Span, before: Option<(&str, &str)>, rest: &str) -> Diagnostic {
    let (typed, rest) = match before {
        Some((key, value)) => (format!("{key}: \"{}, {}\"", short(value), short(rest)), short(rest)),
        None => (format!("\"…, {}\"", short(rest)), short(rest)),
    };
    COMMA_IN_VALUE
        .at(
            span,
            format!("dấu phẩy trong ngoặc nhọn đã tách “{rest}” ra khỏi giá trị đứng trước"),
            format!("a comma within braces has cut `{rest}` off the value before it"),
        )
        .hint(format!("hãy đặt cả giá trị trong ngoặc kép: {typed}"), format!("put the whole value in quotes: {typed}"))
}

static DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    what: Wording {
        vi: "Một khóa được viết hai lần trong cùng một chỗ.", en: "A key stands twice in one place."
    },
    why: Wording {
        vi: "Chỉ một giá trị được hiện, và không biết bạn muốn giá trị nào.",
        en: "Only one of its values can be shown, and which one you want is not known.",
    },
    case: case!("yaml-duplicate-key"),
};

/// A key that stands twice.
pub fn duplicate_key(span: Span, key: &str, first: Span) -> Diagnostic {
    let key = short(key);
    DUPLICATE_KEY
        .at(span, format!("khóa {key} được viết hai lần"), format!("the key {key} stands twice"))
        .related(first, "lần đầu ở đây", "first here")
        .hint("hãy xóa một trong hai dòng, hoặc gộp giá trị lại", "delete one of the two, or join their values")
}

static EXPECTED_KEYS: Rule = Rule {
    id: "expected-keys",
    severity: Severity::Error,
    what: Wording {
        vi: "Chỗ này cần các dòng dạng `khóa: giá trị` nhưng lại là một danh sách hoặc một đoạn chữ.",
        en: "Lines of the form `key: value` are due here, and there is a list or a plain text.",
    },
    why: Wording {
        vi: "Không có tên khóa thì không biết chữ ấy là tên bài, ngày hay điều gì khác.",
        en: "Without its key nobody knows whether a text is a title, a date or something else.",
    },
    case: case!("yaml-front-matter-list"),
};

/// Something else where a map is due.
pub fn expected_map(span: Span) -> Diagnostic {
    EXPECTED_KEYS.at(span, "chỗ này cần các dòng dạng khóa: giá trị", "lines of the form key: value are due here").hint(
        "hãy viết mỗi khóa một dòng: tên khóa, dấu hai chấm, dấu cách, giá trị",
        "write each key on a line of its own: the key, a colon, a space, the value",
    )
}

static EXPECTED_ENTRY: Rule = Rule {
    id: "expected-entry",
    severity: Severity::Error,
    what: Wording {
        vi: "Một mục của `resolutions`, `updates` hoặc `navigation` chỉ là chữ, không gồm các khóa.",
        en: "An entry of `resolutions`, `updates` or `navigation` is a plain text and not made of keys.",
    },
    why: Wording {
        vi: "Nhiệm vụ cần có mã và nội dung, kết quả cần biết của nhiệm vụ nào, thì mới theo dõi được qua các lần đối thoại.",
        en: "A task needs an id and a text, and a report needs its task, to be followed from session to session.",
    },
    case: case!("yaml-text-for-resolution"),
};

/// A text or list among entries that have keys.
pub fn expected_entry(span: Span, key: &str) -> Diagnostic {
    let example = match key {
        "resolutions" => "{id: nv-01, text: Sửa đường liên thôn}",
        "updates" => "{resolution: 2020-10-05-ia-le/nv-01, status: done}",
        "navigation" => "{title: Giới thiệu, page: gioi-thieu}",
        _ => "{khóa: giá trị}",
    };
    EXPECTED_ENTRY
        .at(span, format!("mỗi mục của {key} phải gồm các khóa"), format!("each entry of {key} must be made of keys"))
        .hint(format!("hãy gõ mục này theo mẫu: - {example}"), format!("type it like: - {example}"))
}

static EXPECTED_LIST: Rule = Rule {
    id: "expected-list",
    severity: Severity::Error,
    what: Wording {
        vi: "Danh mục không phải là danh sách các mục bắt đầu bằng dấu gạch ngang.",
        en: "A registry is no list of entries that begin with a dash.",
    },
    why: Wording {
        vi: "Khi không tách được từng mục thì không tên nào trong danh mục dùng được.",
        en: "Where entries cannot be told apart, no name in the registry can be used.",
    },
    case: case!("value-registry-map"),
};

/// Something else where a list of entries is due.
pub fn expected_list_of_entries(span: Span) -> Diagnostic {
    EXPECTED_LIST
        .at(
            span,
            "tệp này cần một danh sách, mỗi mục bắt đầu bằng dấu gạch ngang",
            "this file must be a list of entries that begin with a dash",
        )
        .hint("hãy viết mỗi mục dạng: - name: Đất đai", "write each entry as: - name: …")
}

static EXPECTED_TEXT: Rule = Rule {
    id: "expected-text",
    severity: Severity::Error,
    what: Wording {
        vi: "Khóa chỉ nhận một dòng chữ nhưng giá trị là danh sách hoặc các khóa con; hay gặp khi chữ bắt đầu bằng `[` hoặc `{`.",
        en: "A key takes one text, and its value is a list or holds further keys; this happens where a text begins with `[` or `{`.",
    },
    why: Wording {
        vi: "Đoán cách ghép lại có thể làm sai tên bài hay ngày mà người đọc sẽ thấy.",
        en: "Guessing how the parts belong together could give readers a wrong title or date.",
    },
    case: case!("yaml-list-for-text"),
};

/// A list where a text is due.
pub fn expected_text_not_list(span: Span, key: &str) -> Diagnostic {
    EXPECTED_TEXT
        .at(
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
    EXPECTED_TEXT
        .at(
            span,
            format!("{key} chỉ nhận một dòng chữ, ở đây là các khóa con"),
            format!("{key} takes one text, and this holds further keys"),
        )
        .hint(
            format!("hãy gõ một giá trị: {key}: …; chữ có dấu hai chấm hoặc dấu {{ thì đặt trong ngoặc kép"),
            format!("type one value: {key}: …; put a text with a colon or {{ in quotes"),
        )
}

static EXPECTED_NUMBER: Rule = Rule {
    id: "expected-number",
    severity: Severity::Error,
    what: Wording {
        vi: "Khóa cần một số nguyên nhưng giá trị là chữ, có chữ đi kèm, hoặc nhỏ hơn mức cho phép.",
        en: "A key takes a whole number, and its value is a word, has words behind it, or is too small.",
    },
    why: Wording {
        vi: "Số người dự, số lần và cỡ trang được dùng để tính và sắp xếp, nên phải là số.",
        en: "The number of people, the round and the size of pages are counted and sorted with, so they must be numbers.",
    },
    case: case!("value-attendance-words"),
};

/// A word where a number is due.
pub fn expected_number(span: Span, key: &str, written: &str, least: u32) -> Diagnostic {
    let meant = number_in(written).filter(|number| *number >= least);
    let written = short(written);
    let diagnostic = EXPECTED_NUMBER.at(
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

static EXPECTED_TRUE_OR_FALSE: Rule = Rule {
    id: "expected-true-or-false",
    severity: Severity::Error,
    what: Wording {
        vi: "Khóa chỉ nhận `true` (có) hoặc `false` (không), ví dụ `draft`.",
        en: "A key takes `true` or `false`, such as `draft`.",
    },
    why: Wording {
        vi: "Đoán sai là bản nháp bị đăng lên, hoặc bài cần đăng lại không hiện.",
        en: "A wrong guess would publish a draft, or hide an article that is to be read.",
    },
    case: case!("value-draft"),
};

/// A word where `true` or `false` is due.
pub fn expected_flag(span: Span, key: &str, written: &str) -> Diagnostic {
    let yes = matches!(text::fold(written).as_str(), "co" | "dung" | "yes" | "true" | "on" | "1" | "x");
    let suggestion = if yes { "true" } else { "false" };
    let written = short(written);
    EXPECTED_TRUE_OR_FALSE
        .at(
            span,
            format!("{key} nhận true (có) hoặc false (không), không phải “{written}”"),
            format!("{key} takes true or false, not `{written}`"),
        )
        .hint(format!("hãy gõ: {key}: {suggestion}"), format!("type: {key}: {suggestion}"))
}

static UNKNOWN_VALUE: Rule = Rule {
    id: "unknown-value",
    severity: Severity::Error,
    what: Wording {
        vi: "Khóa chỉ nhận một số giá trị cho sẵn, và giá trị này không nằm trong số đó.",
        en: "A key takes one of a few values, and this is none of them.",
    },
    why: Wording {
        vi: "Tình trạng nhiệm vụ và hình thức buổi đối thoại được thống kê theo các giá trị ấy; một chữ khác sẽ làm sai số liệu.",
        en: "The states of tasks and the forms of sessions are counted by these values; another word would make the figures wrong.",
    },
    case: case!("value-status-vietnamese"),
};

/// A word outside a closed set.
pub fn unknown_value(span: Span, key: &str, written: &str, (nearest, all): (Option<&str>, &[&str])) -> Diagnostic {
    let written = short(written);
    let diagnostic = UNKNOWN_VALUE.at(
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

static INVALID_DATE: Rule = Rule {
    id: "invalid-date",
    severity: Severity::Error,
    what: Wording {
        vi: "Giá trị không phải là một ngày có thật, hoặc không gõ theo dạng ngày/tháng/năm.",
        en: "A value is no real day, or is not typed as day/month/year.",
    },
    why: Wording {
        vi: "Ngày quyết định bài nằm ở đâu, nhiệm vụ có quá hạn không và xã nào có vào lúc ấy, nên không thể đoán.",
        en: "The day decides where an article stands, whether a task is overdue and which communes there were, so it cannot be guessed.",
    },
    case: case!("value-date-no-such-day"),
};

/// A date that is none.
pub fn invalid_date(span: Span, key: &str, written: &str, error: &DateError) -> Diagnostic {
    let shown = short(written);
    let (vi, en) = wrong_date(key, key, &shown, error);
    let diagnostic = INVALID_DATE.at(span, vi, en);
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

static INVALID_TIME: Rule = Rule {
    id: "invalid-time",
    severity: Severity::Error,
    what: Wording {
        vi: "Giờ không gõ theo dạng giờ và phút trong ngoặc kép, như `\"07:30\"`, hoặc là giờ không có thật.",
        en: "A time is not typed as hours and minutes in quotes, such as `\"07:30\"`, or there is no such time.",
    },
    why: Wording {
        vi: "Người dân xem giờ trên trang và trong lịch để đến dự; giờ sai là đến nhầm lúc.",
        en: "People read the time on the page and in the calendar to attend; a wrong one makes them come too late.",
    },
    case: case!("value-time-words"),
};

/// A time that is none.
pub fn invalid_time(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_TIME
        .at(span, format!("“{written}” không phải là giờ"), format!("`{written}` is not a time"))
        .hint("hãy gõ giờ và phút, ví dụ time: \"07:30\"", "type hours and minutes, such as time: \"07:30\"")
}

static INVALID_SLUG: Rule = Rule {
    id: "invalid-slug",
    severity: Severity::Error,
    what: Wording {
        vi: "Khóa `slug` có chữ hoa, dấu tiếng Việt, dấu cách hoặc ký tự lạ.",
        en: "The key `slug` holds capitals, accents, spaces or other characters.",
    },
    why: Wording {
        vi: "`slug` là một phần địa chỉ của trang; địa chỉ có dấu dễ hỏng khi gửi qua Zalo hay in ra giấy.",
        en: "It is a part of the address of the page; addresses with accents break when they are shared or printed.",
    },
    case: case!("value-slug-accents"),
};

/// A slug that is no part of an address.
pub fn invalid_slug(span: Span, written: &str, suggestion: &str) -> Diagnostic {
    let written = short(written);
    let diagnostic = INVALID_SLUG.at(
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

static INVALID_ALIAS: Rule = Rule {
    id: "invalid-alias",
    severity: Severity::Error,
    what: Wording {
        vi: "Địa chỉ cũ ở `aliases` không phải là phần địa chỉ sau tên miền, bắt đầu bằng `/`.",
        en: "A former address in `aliases` is not the part after the host, beginning with `/`.",
    },
    why: Wording {
        vi: "Địa chỉ cũ dùng để đưa người đọc từ đường dẫn trước đây về bài; ghi sai thì họ gặp trang không có.",
        en: "Former addresses lead readers from old links to the article; a wrong one leaves them with a page that is not found.",
    },
    case: case!("value-alias"),
};

/// An alias that is no address of the site.
pub fn invalid_alias(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_ALIAS
        .at(
            span,
            format!("“{written}” không phải là địa chỉ cũ trên trang này"),
            format!("`{written}` is no former address on this site"),
        )
        .hint(
            "hãy gõ phần địa chỉ sau tên miền, bắt đầu bằng dấu /, ví dụ /tin/2021/doi-thoai-ia-le/",
            "type the part after the host, beginning with /, such as /tin/2021/doi-thoai-ia-le/",
        )
}

static INVALID_URL: Rule = Rule {
    id: "invalid-url",
    severity: Severity::Error,
    what: Wording {
        vi: "Địa chỉ trang web không đầy đủ hoặc không bắt đầu bằng `https://` hay `http://`.",
        en: "A web address is not complete, or does not begin with `https://` or `http://`.",
    },
    why: Wording {
        vi: "Thiếu phần ấy, trình duyệt tìm tệp ngay trên trang này và người đọc bấm vào thì không thấy gì.",
        en: "Without it a browser looks on this very site, and readers who follow the link find nothing.",
    },
    case: case!("value-url"),
};

/// An address that is no absolute web address.
pub fn invalid_url(span: Span, written: &str) -> Diagnostic {
    let whole = if written.contains([':', ' ']) {
        "https://gialai.gov.vn/van-ban".to_owned()
    } else {
        format!("https://{}", short(written))
    };
    let written = short(written);
    INVALID_URL
        .at(
            span,
            format!("“{written}” không phải là địa chỉ trang web đầy đủ"),
            format!("`{written}` is not a full web address"),
        )
        .hint(format!("hãy gõ cả https://, ví dụ {whole}"), format!("type it with https://, such as {whole}"))
}

static INVALID_ID: Rule = Rule {
    id: "invalid-id",
    severity: Severity::Error,
    what: Wording {
        vi: "Mã của nhiệm vụ, kiến nghị hoặc mục trong danh mục có dấu tiếng Việt, dấu cách hoặc ký tự lạ.",
        en: "The id of a task, a petition or an entry of a registry holds accents, spaces or other characters.",
    },
    why: Wording {
        vi: "Mã nằm trong địa chỉ trang của nhiệm vụ và được các buổi sau dùng để báo cáo.",
        en: "Ids stand in the addresses of tasks, and later sessions report by them.",
    },
    case: case!("value-id"),
};

/// An id that is no part of an address.
pub fn invalid_id(span: Span, written: &str, suggestion: &str) -> Diagnostic {
    let written = short(written);
    let suggestion = if suggestion.is_empty() { "nv-01" } else { suggestion };
    INVALID_ID
        .at(
            span,
            format!("mã “{written}” chỉ được có chữ không dấu, chữ số và dấu gạch nối"),
            format!("the id `{written}` may hold only letters without accents, digits and hyphens"),
        )
        .hint(format!("hãy gõ: id: {suggestion}"), format!("type: id: {suggestion}"))
}

static INVALID_CODE: Rule = Rule {
    id: "invalid-code",
    severity: Severity::Error,
    what: Wording {
        vi: "Mã đơn vị hành chính có ký tự không phải chữ số.",
        en: "An official code holds something else than digits.",
    },
    why: Wording {
        vi: "Mã dùng để phân biệt các xã trùng tên và để ghép với dữ liệu của nơi khác.",
        en: "Codes tell communes of one name apart, and join the data with that of others.",
    },
    case: case!("value-code"),
};

/// A code with something else than digits.
pub fn invalid_code(span: Span, written: &str) -> Diagnostic {
    let written = short(written);
    INVALID_CODE
        .at(
            span,
            format!("mã đơn vị hành chính “{written}” chỉ được có chữ số"),
            format!("the official code `{written}` may hold only digits"),
        )
        .hint("hãy gõ mã trong ngoặc kép, ví dụ code: \"23986\"", "type the code in quotes, such as code: \"23986\"")
}

static INVALID_COLOUR: Rule = Rule {
    id: "invalid-colour",
    severity: Severity::Error,
    what: Wording {
        vi: "Màu của trang không phải là mã màu: dấu `#` và sáu chữ số từ 0 đến f, đặt trong ngoặc kép.",
        en: "The colour of the site is no code of a colour: `#` and six digits from 0 to f, in quotes.",
    },
    why: Wording {
        vi: "Từ mã này chương trình tính màu cho nền sáng và nền tối. Không có ngoặc kép thì phần từ dấu `#` bị coi là lời ghi chú.",
        en: "From it the program reckons the colours on light and dark grounds. Without quotes all from `#` on is taken as a remark.",
    },
    case: case!("value-colour"),
};

/// Colours that people name, and a code for each.
const COLOURS: &[(&str, &str)] = &[
    ("xanh la", "#0b5c3b"),
    ("xanh luc", "#0b5c3b"),
    ("green", "#0b5c3b"),
    ("xanh", "#12395b"),
    ("blue", "#12395b"),
    ("do", "#a8201a"),
    ("red", "#a8201a"),
    ("vang", "#8a5a00"),
    ("yellow", "#8a5a00"),
    ("cam", "#a84300"),
    ("orange", "#a84300"),
    ("tim", "#5b2a6e"),
    ("purple", "#5b2a6e"),
    ("nau", "#5e3a1e"),
    ("brown", "#5e3a1e"),
];

/// A colour that is no code.
pub fn invalid_colour(span: Span, written: &str) -> Diagnostic {
    let folded = text::fold(written);
    let named = COLOURS.iter().find(|(name, _)| folded.starts_with(name)).map(|(_, code)| (*code).to_owned());
    let meant = code_of_colour(written).or(named);
    let written = short(written);
    let diagnostic = INVALID_COLOUR.at(
        span,
        format!("“{written}” không phải là mã màu"),
        format!("`{written}` is no code of a colour"),
    );
    match meant {
        Some(code) => diagnostic.hint(format!("hãy gõ: colour: \"{code}\""), format!("type: colour: \"{code}\"")),
        None => diagnostic.hint(
            "hãy gõ mã màu trong ngoặc kép, ví dụ colour: \"#0b5c3b\"",
            "type the code in quotes, such as colour: \"#0b5c3b\"",
        ),
    }
}

/// A code of a colour without quotes, which YAML takes for a remark.
pub fn unquoted_colour(span: Span, code: &str) -> Diagnostic {
    INVALID_COLOUR
        .at(
            span,
            format!("{code} không nằm trong ngoặc kép nên bị coi là lời ghi chú"),
            format!("{code} is not in quotes, so it is taken as a remark"),
        )
        .hint(format!("hãy gõ: \"{code}\""), format!("type: \"{code}\""))
}

/// Returns the code that was meant by `0b5c3b`, `0x0b5c3b` or `rgb(11, 92, 59)`.
fn code_of_colour(written: &str) -> Option<String> {
    let plain = written.trim().trim_start_matches('#').trim_start_matches("0x");
    if let Some(colour) = Colour::parse(&format!("#{plain}")) {
        return Some(colour.to_string());
    }
    let numbers = plain.strip_prefix("rgb(")?.strip_suffix(')')?;
    let channels: Option<Vec<u8>> =
        numbers.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    let channels: [u8; 3] = channels?.try_into().ok()?;
    Some(Colour(channels).to_string())
}

static ABOLISHED_BEFORE_ESTABLISHED: Rule = Rule {
    id: "abolished-before-established",
    severity: Severity::Error,
    what: Wording {
        vi: "Trong danh mục, ngày kết thúc của một đơn vị không sau ngày thành lập.",
        en: "In the registry a unit ends on or before the day on which it began.",
    },
    why: Wording {
        vi: "Đơn vị như vậy không tồn tại ngày nào, nên bài nào cũng không ghi tên nó được.",
        en: "Such a unit existed on no day, so no article could name it.",
    },
    case: case!("value-abolished-before"),
};

/// A unit that ended before it began.
pub fn abolished_before_established(span: Span, established: Span) -> Diagnostic {
    ABOLISHED_BEFORE_ESTABLISHED
        .at(
            span,
            "ngày kết thúc (abolished) không sau ngày thành lập (established)",
            "`abolished` does not lie after `established`",
        )
        .related(established, "ngày thành lập", "established")
        .hint("hãy kiểm tra lại hai ngày này", "check both dates")
}
