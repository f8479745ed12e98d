//! The columns of the sessions.

use crate::content::PartOfDay;
use crate::content::SessionFormat;
use crate::content::SessionState;
use crate::model::Article;
use crate::model::SessionId;
use crate::open_data::Kind;
use crate::open_data::field::Cell;
use crate::open_data::field::Codes;
use crate::open_data::field::Column;
use crate::open_data::field::always;
use crate::open_data::field::published;
use crate::open_data::field::words;
use crate::text::Date;

const PARTS: Codes = &[("morning", "buổi sáng"), ("afternoon", "buổi chiều"), ("evening", "buổi tối")];

const STATES: Codes = &[
    ("planned", "chưa diễn ra"),
    ("held", "đã diễn ra"),
    ("postponed", "hoãn, chưa có ngày mới"),
    ("cancelled", "hủy"),
];

const FORMATS: Codes = &[
    ("thematic", "theo chuyên đề"),
    ("by_commune", "theo địa bàn xã, phường"),
    ("regular", "định kỳ"),
    ("extraordinary", "đột xuất"),
];

pub(super) const COLUMNS: &[Column<SessionId>] = &[
    always(
        ("id", Kind::Id),
        "Mã của buổi đối thoại, dùng để nối với các tệp khác. Mã không đổi khi bài được sửa.",
        |data, id| Cell::text(data.site.session(id).article.id),
    ),
    always(("title", Kind::Text), "Tên buổi đối thoại.", |data, id| {
        Cell::text(data.site.session(id).article.title)
    }),
    always(
        ("date", Kind::Date),
        "Ngày tổ chức. Với buổi bị hoãn hoặc hủy, đây là ngày đã định trước đó.",
        |data, id| Cell::Date(data.site.session(id).date),
    ),
    published(("time", Kind::Time), "Giờ bắt đầu, theo giờ Việt Nam.", |data, id| {
        Cell::maybe(data.site.session(id).time, |time| Cell::text(time.to_string()))
    }),
    published(("part_of_day", Kind::Code(PARTS)), "Buổi trong ngày.", |data, id| {
        Cell::maybe(data.site.session(id).part_of_day, |part| Cell::text(part_code(part)))
    }),
    always(("state", Kind::Code(STATES)), "Tình trạng của buổi đối thoại.", |data, id| {
        Cell::text(state_code(data.site.session(id).state))
    }),
    published(("format", Kind::Code(FORMATS)), "Hình thức tổ chức.", |data, id| {
        Cell::maybe(data.site.session(id).format, |format| Cell::text(format_code(format)))
    }),
    published(("series", Kind::Id), "Mã của chuỗi đối thoại mà buổi này thuộc về.", |data, id| {
        Cell::maybe(data.site.session(id).series, |series| Cell::text(data.site.series[series.index()].id.as_str()))
    }),
    published(("series_name", Kind::Text), "Tên của chuỗi đối thoại.", |data, id| {
        Cell::maybe(data.site.session(id).series, |series| Cell::text(data.site.series[series.index()].name))
    }),
    published(("round", Kind::Count), "Lần thứ mấy trong chuỗi.", |data, id| {
        Cell::maybe(data.site.session(id).round, |round| Cell::Number(round.into()))
    }),
    published(("venue", Kind::Text), "Tên địa điểm tổ chức.", |data, id| {
        Cell::maybe(data.site.session(id).venue_name, Cell::text)
    }),
    published(
        ("venue_commune", Kind::Id),
        "Mã của đơn vị cấp xã nơi tổ chức; xem tệp communes.",
        |data, id| {
            Cell::maybe(data.site.session(id).venue_commune, |commune| {
                Cell::text(data.site.communes[commune.index()].id.as_str())
            })
        },
    ),
    always(
        ("communes", Kind::Ids),
        "Mã của các đơn vị cấp xã thuộc phạm vi đối thoại; xem tệp communes.",
        |data, id| data.commune_ids(data.site.session(id).communes.iter().copied()),
    ),
    published(("cluster", Kind::Text), "Tên cụm xã thuộc phạm vi đối thoại.", |data, id| {
        Cell::maybe(data.site.session(id).cluster, Cell::text)
    }),
    always(("topics", Kind::Ids), "Mã của các chuyên đề.", |data, id| {
        let site = data.site;
        Cell::list(site.session(id).topics.iter().map(|topic| site.topics[topic.index()].id.as_str()))
    }),
    always(
        ("topic_names", Kind::Beside("topics")),
        "Tên của các chuyên đề, theo thứ tự của cột topics.",
        |data, id| {
            let site = data.site;
            Cell::list(site.session(id).topics.iter().map(|topic| site.topics[topic.index()].name))
        },
    ),
    always(("chairs", Kind::Texts), "Họ tên người chủ trì, theo thứ tự ghi trong bài.", |data, id| {
        Cell::list(data.site.session(id).chairs.iter().map(|chair| words(&chair.name)))
    }),
    always(
        ("chair_roles", Kind::Beside("chairs")),
        "Chức vụ của người chủ trì vào ngày đối thoại, theo thứ tự của cột chairs.",
        |data, id| Cell::sparse_list(data.site.session(id).chairs.iter().map(|chair| chair.role.as_ref().map(words))),
    ),
    always(("attendees", Kind::Texts), "Thành phần dự.", |data, id| {
        Cell::list(data.site.session(id).attendees.iter().map(words))
    }),
    published(("attendance", Kind::Count), "Số người dự.", |data, id| {
        Cell::maybe(data.site.session(id).attendance, |count| Cell::Number(count.into()))
    }),
    published(
        ("petition_count", Kind::Count),
        "Số ý kiến, kiến nghị được đăng trong bài.",
        |data, id| Cell::published_count(data.site.session(id).petitions.len()),
    ),
    published(
        ("resolution_count", Kind::Count),
        "Số nhiệm vụ giao tại buổi này được đăng trong bài; xem tệp resolutions.",
        |data, id| Cell::published_count(data.site.session(id).resolutions.len()),
    ),
    published(("published", Kind::Date), "Ngày đăng bài, nếu bài có ghi.", |data, id| {
        Cell::maybe(data.site.session(id).published, Cell::Date)
    }),
    published(
        ("updated", Kind::Date),
        "Ngày sửa hoặc đính chính gần nhất, nếu bài có ghi.",
        |data, id| Cell::maybe(last_change(&data.site.session(id).article), Cell::Date),
    ),
    always(
        ("illustrative", Kind::Boolean),
        "true nếu bài chỉ minh họa cách dùng trang, không phải tin có thật.",
        |data, id| Cell::Boolean(data.site.session(id).article.illustrative),
    ),
    always(("address", Kind::Address), "Đường dẫn của bài, tính từ trang chủ.", |data, id| {
        Cell::text(data.routes.session(id))
    }),
    published(
        ("url", Kind::Url),
        "Địa chỉ đầy đủ của bài, nếu trang đã có địa chỉ.",
        |data, id| data.url_cell(data.routes.session(id)),
    ),
];

/// Returns the day of the last change or correction, where it was given.
pub(super) fn last_change(article: &Article<'_>) -> Option<Date> {
    let corrections = article.corrections.iter().filter_map(|remark| remark.date.as_ref());
    corrections.map(|date| date.value).chain(article.updated).max()
}

fn part_code(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "morning",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Evening => "evening",
    }
}

fn state_code(state: SessionState) -> &'static str {
    match state {
        SessionState::Planned => "planned",
        SessionState::Held => "held",
        SessionState::Postponed => "postponed",
        SessionState::Cancelled => "cancelled",
    }
}

fn format_code(format: SessionFormat) -> &'static str {
    match format {
        SessionFormat::Thematic => "thematic",
        SessionFormat::ByCommune => "by_commune",
        SessionFormat::Regular => "regular",
        SessionFormat::Extraordinary => "extraordinary",
    }
}
