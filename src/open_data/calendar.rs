//! The sessions as a calendar file (RFC 5545), for the calendar of a telephone.
//!
//! Every listed session stands in it under a UID that stays. A session with an hour begins then and has no end, because no
//! end is published; one without an hour takes the whole day. No line depends on the clock or on the day of the build.

use std::borrow::Cow;

use crate::content::PartOfDay;
use crate::content::SessionState;
use crate::model::CommuneId;
use crate::model::Session;
use crate::model::SessionId;
use crate::open_data::OpenData;
use crate::open_data::sessions::last_change;
use crate::text::Date;

/// The longest line, in octets, its end not counted.
const LINE: usize = 75;

/// The name of the time zone of Vietnam, which knows no summer time.
const ZONE: &str = "Asia/Ho_Chi_Minh";

const POSTPONED: &str = "Buổi đối thoại bị hoãn, chưa có ngày mới. Ngày ghi ở đây là ngày đã định trước đó.";
const CANCELLED: &str = "Buổi đối thoại đã hủy.";
const ILLUSTRATIVE: &str = "Bài minh họa cách dùng trang, không phải tin về một buổi đối thoại có thật.";

/// Renders the calendar.
pub(super) fn render(data: &OpenData<'_>) -> String {
    let mut file = Lines(String::with_capacity(64 * 1024));
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//doithoai//doithoai//VI", "CALSCALE:GREGORIAN"] {
        file.line(line);
    }
    file.text("X-WR-CALNAME", data.site.settings.title);
    file.line(&format!("X-WR-TIMEZONE:{ZONE}"));
    file.line("BEGIN:VTIMEZONE");
    file.line(&format!("TZID:{ZONE}"));
    for line in [
        "BEGIN:STANDARD",
        "DTSTART:19750613T000000",
        "TZOFFSETFROM:+0700",
        "TZOFFSETTO:+0700",
        "TZNAME:+07",
        "END:STANDARD",
        "END:VTIMEZONE",
    ] {
        file.line(line);
    }
    let host = host(data.site.settings.base_url.as_deref());
    for id in data.listed_sessions() {
        event(data, (id, host), &mut file);
    }
    file.line("END:VCALENDAR");
    file.0
}

fn event(data: &OpenData<'_>, (id, host): (SessionId, &str), file: &mut Lines) {
    let session = data.site.session(id);
    let article = &session.article;
    let (status, mark) = match session.state {
        SessionState::Planned | SessionState::Held => ("CONFIRMED", ""),
        SessionState::Postponed => ("CANCELLED", "Hoãn: "),
        SessionState::Cancelled => ("CANCELLED", "Hủy: "),
    };
    let day = stamp_day(session.date);
    file.line("BEGIN:VEVENT");
    file.line(&format!("UID:{}@{host}", article.id));
    let modified = modified(session);
    file.line(&format!("DTSTAMP:{}", stamp(modified.unwrap_or(session.date))));
    if let Some(modified) = modified {
        file.line(&format!("LAST-MODIFIED:{}", stamp(modified)));
    }
    file.line(&format!("SEQUENCE:{}", sequence(last_change(article))));
    match session.time {
        Some(time) => file.line(&format!("DTSTART;TZID={ZONE}:{day}T{:02}{:02}00", time.hour(), time.minute())),
        None => file.line(&format!("DTSTART;VALUE=DATE:{day}")),
    }
    file.text("SUMMARY", &format!("{mark}{}", article.title));
    file.text("DESCRIPTION", &description(session));
    file.text("LOCATION", &location(data, session));
    let topics: Vec<Cow<'_, str>> =
        session.topics.iter().map(|topic| escaped(data.site.topics[topic.index()].name)).collect();
    if !topics.is_empty() {
        file.line(&format!("CATEGORIES:{}", topics.join(",")));
    }
    file.line(&format!("STATUS:{status}"));
    if let Some(url) = data.url(data.routes.session(id)) {
        file.line(&format!("URL:{url}"));
    }
    file.line("END:VEVENT");
}

/// Returns the day of the last change as far as it is known: that of a coming session is only if the article gives one.
fn modified(session: &Session<'_>) -> Option<Date> {
    let made_known = session.published.or(session.announced);
    let held = (!session.coming).then_some(session.date);
    last_change(&session.article).max(made_known).or(held)
}

/// Returns the number of the version: it grows when the last change moves, whatever becomes of the other days.
fn sequence(changed: Option<Date>) -> i64 {
    let first = Date::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    changed.map_or(0, |day| (day - first).num_days().max(0))
}

fn stamp_day(day: Date) -> String {
    day.format("%Y%m%d").to_string()
}

/// Returns a day as a moment: its noon in Vietnam, which is the same day all over the world but for its edges.
fn stamp(day: Date) -> String {
    format!("{}T050000Z", stamp_day(day))
}

fn description(session: &Session<'_>) -> String {
    let state = match session.state {
        SessionState::Postponed => Some(POSTPONED),
        SessionState::Cancelled => Some(CANCELLED),
        SessionState::Planned | SessionState::Held => None,
    };
    let part = session.part_of_day.filter(|_| session.time.is_none()).map(|part| match part {
        PartOfDay::Morning => "Buổi sáng.",
        PartOfDay::Afternoon => "Buổi chiều.",
        PartOfDay::Evening => "Buổi tối.",
    });
    let illustrative = session.article.illustrative.then_some(ILLUSTRATIVE);
    let lines: Vec<&str> = [state, part, session.article.summary, illustrative].into_iter().flatten().collect();
    lines.join("\n")
}

/// Returns the place and the unit it lies in; a name that ends with the unit does not say it twice.
fn location(data: &OpenData<'_>, session: &Session<'_>) -> String {
    let mut parts: Vec<Cow<'_, str>> = session.venue_name.map(Cow::Borrowed).into_iter().collect();
    if let Some(commune) = session.venue_commune {
        let name = commune_name(data, commune);
        if !session.venue_name.is_some_and(|venue| venue.ends_with(&name)) {
            parts.push(name.into());
        }
        let commune = &data.site.communes[commune.index()];
        parts.extend(commune.district.into_iter().chain(commune.province).map(Cow::Borrowed));
    }
    parts.join(", ")
}

fn commune_name(data: &OpenData<'_>, id: CommuneId) -> String {
    data.site.communes[id.index()].full_name()
}

/// Returns the host of the base address, which makes the ids of events unique in the world.
fn host(base: Option<&str>) -> &str {
    let rest = base.and_then(|base| base.split_once("://")).map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or("");
    if host.is_empty() { "doithoai" } else { host }
}

/// The lines of the file, folded and ended as the standard wants it.
struct Lines(String);

impl Lines {
    /// Adds a property with a text; nothing where the text is blank.
    fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.line(&format!("{name}:{}", escaped(text)));
        }
    }

    /// Adds a line, folded where it is too long, but never within a character.
    fn line(&mut self, line: &str) {
        let mut room = LINE;
        for character in line.chars() {
            let size = character.len_utf8();
            if size > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(character);
            room -= size;
        }
        self.0.push_str("\r\n");
    }
}

/// Returns a text as the value of a property; control characters, which none may hold, are left out.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|character: char| matches!(character, '\\' | ';' | ',') || character.is_control()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::LINE;
    use super::Lines;
    use super::escaped;
    use super::host;
    use super::sequence;
    use crate::text::Date;

    fn folded(line: &str) -> String {
        let mut lines = Lines(String::new());
        lines.line(line);
        lines.0
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let letters = ["a", "ạ", "ệ", "e\u{302}\u{323}", "💧", "x y"];
        for (letter, count) in letters.iter().flat_map(|letter| (70..160).map(move |count| (letter, count))) {
            let line = format!("SUMMARY:{}", letter.repeat(count));
            let folded = folded(&line);
            assert!(folded.split("\r\n").all(|line| line.len() <= LINE), "{folded}");
            assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }

    #[test]
    fn a_line_that_just_fits_is_not_folded() {
        assert_eq!(folded(&"a".repeat(LINE)), format!("{}\r\n", "a".repeat(LINE)));
        assert_eq!(folded(&"a".repeat(LINE + 1)), format!("{}\r\n a\r\n", "a".repeat(LINE)));
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}\tf"), "a\\, b\\; c\\\\d\\ne\tf");
        assert_eq!(escaped("Hòa giải: 5 \"vụ\""), "Hòa giải: 5 \"vụ\"");
    }

    #[test]
    fn the_host_of_an_address_is_found() {
        assert_eq!(host(Some("https://doithoai.example/huyen/")), "doithoai.example");
        assert_eq!(host(Some("https://user@doithoai.example:8080/")), "doithoai.example");
        assert_eq!(host(None), "doithoai");
    }

    #[test]
    fn the_version_grows_with_the_last_change() {
        let day = |day| Date::from_ymd_opt(2026, 1, day);
        assert_eq!(sequence(None), 0);
        assert!(sequence(day(2)) == sequence(day(1)) + 1 && sequence(day(1)) > 0);
    }
}
