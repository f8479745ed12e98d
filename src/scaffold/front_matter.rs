//! The text of a new article: its front matter with hints as comments, and headings for its body.
//!
//! Every example stands in a comment and holds as it is when its `#` is taken away.

use std::fmt::Write;

use crate::content::SessionFormat;
use crate::content::fields::Choice;
use crate::scaffold::Chair;
use crate::scaffold::accept::Named;
use crate::scaffold::accept::Place;
use crate::scaffold::article::NewNews;
use crate::scaffold::article::NewSession;
use crate::scaffold::article::OpenTask;
use crate::scaffold::article::Start;
use crate::text;
use crate::yaml;

/// What every front matter begins with.
const OPENING: &str = "\
---
# Dòng bắt đầu bằng dấu # là lời nhắc cho người viết, không hiện trên trang. Muốn dùng một mẫu có sẵn thì bỏ dấu # và
# dấu cách đứng sau nó. Chưa có thông tin thì để trống hoặc xóa dòng.
";

/// Returns the text of a session.
pub(super) fn session(session: &NewSession) -> String {
    let mut text = OPENING.to_owned();
    key(&mut text, "title", &yaml::quoted(&session.title));
    key(&mut text, "date", &text::iso_date(session.date));
    start(&mut text, session.start);
    format(&mut text, session.format);
    series(&mut text, session);
    place(&mut text, session);
    chairs(&mut text, &session.chairs);
    text.push_str(ATTENDEES);
    topics(&mut text, &session.topics);
    text.push_str(SUMMARY);
    text.push_str(PICTURES);
    petitions(&mut text, session);
    tasks(&mut text, session);
    text.push_str(ENDING);
    text.push_str(if session.coming { BODY_OF_COMING } else { BODY_OF_HELD });
    text
}

/// Returns the text of a news article.
pub(super) fn news(news: &NewNews) -> String {
    let mut text = OPENING.to_owned();
    key(&mut text, "title", &yaml::quoted(&news.title));
    key(&mut text, "date", &text::iso_date(news.date));
    topics(&mut text, &news.topics);
    communes(&mut text, &news.communes);
    text.push_str(SESSIONS);
    text.push_str(SUMMARY);
    text.push_str(PICTURES);
    text.push_str(ENDING);
    text.push_str(BODY_OF_NEWS);
    text
}

const ATTENDEES: &str = "\
# Thành phần dự, mỗi dòng một nhóm; attendance là số người dự
# attendees:
#   - Thường trực HĐND xã
#   - \"Ủy ban MTTQ, các đoàn thể\"
# attendance: 63
";

const SUMMARY: &str = "\
# Tóm tắt trong một, hai câu; in đậm ở đầu bài và hiện trong danh sách
summary:
";

const PICTURES: &str = "\
# Ảnh và tài liệu: chép tệp vào cùng thư mục với bài này; alt tả bức ảnh cho người không nhìn thấy
# cover: {src: hoi-truong.jpg, alt: \"Người dân ngồi kín hội trường\", caption: \"Quang cảnh buổi đối thoại\"}
# documents:
#   - {title: \"Thông báo kết luận\", file: ket-luan.pdf}
";

const SESSIONS: &str = "\
# Tin viết về buổi đối thoại nào: tên thư mục của buổi ấy trong content/sessions
# sessions: [2026-06-18-ia-le]
";

const ENDING: &str = "\
# Tên tác giả, hiện ở cuối bài
author:
# Chưa muốn đăng thì bỏ dấu # ở dòng dưới; viết xong thì xóa dòng ấy
# draft: true
---

<!-- Những đoạn nằm giữa hai dấu như thế này là lời nhắc, không hiện trên trang. Đề mục nào không dùng thì xóa. -->

";

const BODY_OF_HELD: &str = "\
<!-- Mở đầu: ngày nào, ở đâu, ai chủ trì, bàn việc gì. -->

## Nội dung báo cáo

<!-- Xã báo cáo những gì? Việc giao ở lần trước đã làm đến đâu? -->

## Ý kiến của người dân

<!-- Người dân nêu việc gì, được trả lời ra sao? Không ghi họ tên, số điện thoại, số nhà của người dân. -->

## Kết luận

<!-- Giao việc gì, cho cơ quan nào, hạn đến ngày nào? Từng việc ghi ở resolutions trong phần đầu bài. -->
";

const BODY_OF_COMING: &str = "\
<!-- Mở đầu: buổi đối thoại diễn ra lúc nào, ở đâu, mời những ai. -->

## Nội dung dự kiến

<!-- Những việc sẽ bàn, tài liệu cần đọc trước. -->

## Cách gửi ý kiến

<!-- Gửi ý kiến trước đến đâu, đến ngày nào. -->
";

const BODY_OF_NEWS: &str = "\
<!-- Mở đầu: việc gì, ở đâu, ngày nào. Ảnh trong bài: ![Tả bức ảnh](ten-anh.jpg) -->
";

const TASK_HINTS: &str = "\
# - status: not_started (chưa làm), in_progress (đang làm), done (xong) hoặc dropped (dừng)
# - note: đã làm đến đâu; việc đã xong thì thêm dòng evidence: [\"Biên bản nghiệm thu\"]
# - việc mà buổi này không nhắc đến: xóa các dòng của việc ấy, bỏ dấu # ở dòng dưới và ghi mã của nó vào đó
";

fn key(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key}: {value}");
}

fn start(text: &mut String, start: Option<Start>) {
    text.push_str("# Giờ bắt đầu; không rõ giờ thì thay bằng part_of_day: sáng (hoặc chiều, tối)\n");
    match start {
        Some(Start::Clock(time)) => key(text, "time", &format!("\"{time}\"")),
        Some(Start::Part(part)) => key(text, "part_of_day", part),
        None => text.push_str("# time: \"07:30\"\n"),
    }
}

fn format(text: &mut String, format: Option<SessionFormat>) {
    text.push_str(
        "# Hình thức: thematic (chuyên đề), by_commune (theo địa bàn), regular (định kỳ), extraordinary (đột xuất)\n",
    );
    let word = SessionFormat::ALL.iter().find(|(_, value, _)| Some(*value) == format).map(|(word, _, _)| *word);
    match word {
        Some(word) => key(text, "format", word),
        None => text.push_str("# format: thematic\n"),
    }
}

fn series(text: &mut String, session: &NewSession) {
    let Some(series) = &session.series else { return };
    let _ = writeln!(text, "# Chuỗi đối thoại: {}; round là lần thứ mấy", series.name);
    key(text, "series", &yaml::quoted(&series.written));
    match session.round {
        Some(round) => key(text, "round", &round.to_string()),
        None => text.push_str("# round: 1\n"),
    }
}

fn place(text: &mut String, session: &NewSession) {
    let commune = session.communes.first().map(|place| yaml::quoted(&place.written));
    match (&session.venue, &commune) {
        (Some(name), Some(commune)) => {
            key(text, "venue", &format!("{{name: {}, commune: {commune}}}", yaml::quoted(name)));
        }
        (Some(name), None) => key(text, "venue", &yaml::quoted(name)),
        (None, _) => {
            text.push_str("# Địa điểm\n# venue: {name: \"Nhà văn hóa trung tâm xã\"");
            if let Some(commune) = commune {
                let _ = write!(text, ", commune: {commune}");
            }
            text.push_str("}\n");
        }
    }
    communes(text, &session.communes);
}

fn communes(text: &mut String, communes: &[Place]) {
    if communes.is_empty() {
        return;
    }
    let labels: Vec<&str> = communes.iter().map(|place| place.label.as_str()).collect();
    let _ = writeln!(text, "# Xã, phường: {}", labels.join(", "));
    let names: Vec<String> = communes.iter().map(|place| yaml::quoted(&place.written)).collect();
    key(text, "communes", &format!("[{}]", names.join(", ")));
}

fn chairs(text: &mut String, chairs: &[Chair]) {
    text.push_str("# Người chủ trì, theo đúng thứ tự; chức vụ vào ngày đối thoại; không ghi chữ “đồng chí”\n");
    if chairs.is_empty() {
        text.push_str("# chairs:\n#   - {name: \"Nguyễn Văn A\", role: \"Bí thư Đảng ủy, Chủ tịch HĐND xã\"}\n");
        return;
    }
    text.push_str("chairs:\n");
    for Chair { name, role } in chairs {
        let role = role.as_ref().map_or(String::new(), |role| format!(", role: {}", yaml::quoted(role)));
        let _ = writeln!(text, "  - {{name: {}{role}}}", yaml::quoted(name));
    }
}

fn topics(text: &mut String, topics: &[Named]) {
    if topics.is_empty() {
        text.push_str("# Chuyên đề\n");
        text.push_str("topic:\n");
        return;
    }
    let names: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
    let _ = writeln!(text, "# Chuyên đề: {}", names.join(", "));
    let written: Vec<String> = topics.iter().map(|topic| yaml::quoted(&topic.written)).collect();
    key(text, "topic", &format!("[{}]", written.join(", ")));
}

fn petitions(text: &mut String, session: &NewSession) {
    let agency = session.example_agency.as_ref();
    let agency = agency.map_or(String::new(), |agency| format!(", agency: {}", yaml::quoted(agency)));
    let due = text::iso_date(session.date.checked_add_months(chrono::Months::new(3)).unwrap_or(session.date));
    let _ = write!(
        text,
        "\
# Ý kiến, kiến nghị của người dân và câu trả lời; không ghi họ tên, số điện thoại, số nhà
# petitions:
#   - {{id: kn-01, text: \"Đường thôn tối quá\", from: một hộ dân{agency}, answer: \"Sẽ lắp đèn trong quý này\"}}
# Nhiệm vụ giao sau đối thoại: giao cho ai, hạn đến ngày nào
# resolutions:
#   - {{id: nv-01, text: \"Lắp đèn đường ở thôn\"{agency}, due: {due}}}
"
    );
}

fn tasks(text: &mut String, session: &NewSession) {
    let Some(first) = session.tasks.first() else { return };
    // What was reported cannot be known before the day.
    let mark = if session.coming { "# " } else { "" };
    text.push_str(match session.coming {
        true => "# Việc còn mở của các lần trước: sau buổi đối thoại, bỏ dấu # và dấu cách đứng sau nó ở các dòng dưới, rồi điền\n",
        false => "# Việc còn mở của các lần trước: hãy điền kết quả thực hiện của từng việc\n",
    });
    text.push_str(TASK_HINTS);
    let _ = writeln!(text, "# not_reported: [{}]", first.reference);
    let _ = writeln!(text, "{mark}updates:");
    for task in &session.tasks {
        let _ = writeln!(text, "{mark}  # {}", described(task));
        let _ = writeln!(text, "{mark}  - resolution: {}", task.reference);
        let _ = writeln!(text, "{mark}    status:");
        let _ = writeln!(text, "{mark}    note:");
    }
}

fn described(task: &OpenTask) -> String {
    let due = task.due.map(|due| format!("hạn {}", text::short_date(due)));
    let details: Vec<String> = task.agency.clone().into_iter().chain(due).collect();
    let text = text::excerpt(&task.text, 120);
    if details.is_empty() { text } else { format!("{text} ({})", details.join(", ")) }
}
