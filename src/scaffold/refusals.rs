//! Why an answer is not taken, in sentences that say what to type.

use crate::diagnostics::Wording;
use crate::text;
use crate::text::Date;
use crate::text::DateError;

/// Choices in a refusal beyond this number are left out.
const MOST_CHOICES: usize = 8;

/// What a name was looked for among.
#[derive(Clone, Copy)]
pub(super) struct Registry {
    vi: &'static str,
    en: &'static str,
    file: &'static str,
}

/// The topics.
pub(super) const TOPICS: Registry = Registry { vi: "chuyên đề", en: "topic", file: "content/topics.yaml" };
/// The communes.
pub(super) const COMMUNES: Registry = Registry { vi: "xã, phường", en: "commune", file: "content/communes.yaml" };
/// The series.
pub(super) const SERIES: Registry =
    Registry { vi: "chuỗi đối thoại", en: "series", file: "content/series.yaml" };

/// A name that a closed registry does not have.
pub(super) fn unknown_name(registry: Registry, written: &str, known: &[&str]) -> Wording {
    let Registry { vi, en, file } = registry;
    let written = short(written);
    let said = Wording::new(
        format!("Không có {vi} “{written}” trong {file}."),
        format!("There is no {en} `{written}` in {file}."),
    );
    match text::closest(&written, known.iter().copied()) {
        Some(closest) => with(
            said,
            format!("Ý bạn là {closest}? Nếu là tên mới, hãy thêm vào {file} trước."),
            format!("Did you mean {closest}? If it is new, add it to {file} first."),
        ),
        None if known.is_empty() => {
            with(said, format!("Hãy thêm tên này vào {file} trước."), format!("Add it to {file} first."))
        }
        None => {
            let choices = choices(known);
            with(
                said,
                format!("Hãy gõ một trong: {choices}; hoặc thêm tên mới vào {file} trước."),
                format!("Type one of: {choices}; or add the new name to {file} first."),
            )
        }
    }
}

/// A commune that did not exist on the day, with the units that it became.
pub(super) fn commune_outside_its_time(written: &str, day: Date, successors: &[&str]) -> Wording {
    let (written, day) = (short(written), text::short_date(day));
    let said = Wording::new(
        format!("Ngày {day} không có đơn vị nào tên “{written}”."),
        format!("On {day} there was no unit called `{written}`."),
    );
    match successors.is_empty() {
        true => with(said, "Hãy xem lại ngày, hoặc chọn xã, phường khác.", "Check the day, or choose another commune."),
        false => {
            let now = choices(successors);
            with(said, format!("Đơn vị nay là: {now}."), format!("It became: {now}."))
        }
    }
}

/// A name that means several communes on the day.
pub(super) fn ambiguous_commune(written: &str, units: &[String]) -> Wording {
    let written = short(written);
    let units = choices(units);
    Wording::new(
        format!("Có nhiều đơn vị cùng tên “{written}”. Hãy gõ mã thay cho tên: {units}."),
        format!("Several units are called `{written}`. Type the id instead of the name: {units}."),
    )
}

/// A text that is no day.
pub(super) fn not_a_day(written: &str, error: &DateError) -> Wording {
    let written = short(written);
    let said = match *error {
        DateError::NotADate { .. } => {
            Wording::new(format!("“{written}” chưa đúng dạng một ngày."), format!("`{written}` is not a day."))
        }
        DateError::NoSuchDay { year, month, last_day, .. } => Wording::new(
            format!("Không có ngày {written}: tháng {month} năm {year} chỉ có {last_day} ngày."),
            format!("There is no day {written}: the month {month}/{year} has {last_day} days."),
        ),
        DateError::MonthOutOfRange { month, .. } => Wording::new(
            format!("Không có tháng {month}; ngày đứng trước, tháng đứng sau."),
            format!("There is no month {month}; the day comes first, then the month."),
        ),
        DateError::YearOutOfRange { year } => Wording::new(
            format!("Năm {year} nằm ngoài khoảng 1900–2199."),
            format!("The year {year} lies outside 1900–2199."),
        ),
    };
    let example = error.suggestion().map_or_else(|| "18/06/2026".to_owned(), text::short_date);
    with(said, format!("Hãy gõ như: {example}."), format!("Type it as: {example}."))
}

/// A text that is neither an hour nor a part of the day.
pub(super) fn not_a_time(written: &str) -> Wording {
    let written = short(written);
    Wording::new(
        format!(
            "“{written}” chưa đúng dạng giờ. Hãy gõ như: 07:30 hoặc 7h30; không rõ giờ thì gõ: sáng, chiều hoặc tối."
        ),
        format!("`{written}` is not a time. Type it as 07:30; where the hour is not known: sáng, chiều or tối."),
    )
}

/// A word that is no format of a session.
pub(super) fn not_a_format(written: &str, meant: Option<&str>) -> Wording {
    let written = short(written);
    let said = Wording::new(format!("Không có hình thức “{written}”."), format!("There is no format `{written}`."));
    match meant {
        Some(meant) => with(said, format!("Ý bạn là {meant}?"), format!("Did you mean {meant}?")),
        None => with(
            said,
            "Hãy gõ một trong: thematic (chuyên đề), by_commune (theo địa bàn), regular (định kỳ), extraordinary (đột xuất).",
            "Type one of: thematic, by_commune, regular, extraordinary.",
        ),
    }
}

/// A text that is no number of a round.
pub(super) fn not_a_round(written: &str) -> Wording {
    let written = short(written);
    Wording::new(
        format!("“{written}” không phải là số lần. Hãy gõ chữ số, ví dụ: 2."),
        format!("`{written}` is not the number of a round. Type figures, such as: 2."),
    )
}

/// A number of a round that another session of the series has.
pub(super) fn round_taken(number: u32, session: &str, free: u32) -> Wording {
    Wording::new(
        format!("Chuỗi này đã có lần {number}: buổi {session}. Lần chưa có là: {free}."),
        format!("The series has a round {number}: the session {session}. The next free number: {free}."),
    )
}

/// A number of a round without a series.
pub(super) fn round_without_series() -> Wording {
    Wording::new(
        "Chỉ buổi thuộc một chuỗi mới có số lần. Hãy thêm tên chuỗi, ví dụ: --series \"Nước sạch\".",
        "Only a session of a series has the number of a round. Add the series, such as: --series \"Nước sạch\".",
    )
}

/// A series and the series of the session that is followed, which differ.
pub(super) fn other_series(series: &str) -> Wording {
    Wording::new(
        format!("Buổi trước thuộc chuỗi “{series}”, khác với chuỗi ở đây. Hãy bỏ --series."),
        format!("The session before belongs to the series `{series}`, another one. Leave out --series."),
    )
}

/// A name that is neither a series nor a session.
pub(super) fn nothing_to_follow(written: &str, nearest: Option<&str>) -> Wording {
    let written = short(written);
    let said = Wording::new(
        format!("Không có chuỗi hay buổi đối thoại nào là “{written}”."),
        format!("There is no series and no session `{written}`."),
    );
    match nearest {
        Some(nearest) => with(said, format!("Ý bạn là {nearest}?"), format!("Did you mean {nearest}?")),
        None => with(
            said,
            "Hãy gõ tên chuỗi, hoặc tên thư mục của một buổi trong content/sessions.",
            "Type the name of a series, or of the folder of a session in content/sessions.",
        ),
    }
}

/// A title, name or other text that is missing or empty.
pub(super) fn missing(example: &str) -> Wording {
    Wording::new(format!("Còn thiếu. Hãy gõ như: {example}."), format!("Missing. Type it as: {example}."))
}

/// An answer that news articles do not have.
pub(super) fn not_of_news() -> Wording {
    Wording::new(
        "Chỉ buổi đối thoại mới có mục này. Hãy bỏ nó đi, hoặc bỏ --news.",
        "Only sessions have this. Leave it out, or leave out --news.",
    )
}

fn with(said: Wording, vi: impl AsRef<str>, en: impl AsRef<str>) -> Wording {
    Wording::new(format!("{} {}", said.vi, vi.as_ref()), format!("{} {}", said.en, en.as_ref()))
}

fn choices<T: AsRef<str>>(all: &[T]) -> String {
    let shown: Vec<&str> = all.iter().take(MOST_CHOICES).map(AsRef::as_ref).collect();
    let more = if all.len() > MOST_CHOICES { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn short(written: &str) -> String {
    text::excerpt(written, 60)
}
