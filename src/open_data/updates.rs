//! The columns of the reports.

use crate::model::UpdateId;
use crate::open_data::Kind;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::Column;
use crate::open_data::field::always;
use crate::open_data::field::published;
use crate::open_data::field::words;
use crate::open_data::resolutions::EVIDENCE_URLS;
use crate::open_data::resolutions::STATUSES;
use crate::open_data::resolutions::resolution_id;
use crate::open_data::resolutions::status_code;
use crate::text;

pub(super) const COLUMNS: &[Column<UpdateId>] = &[
    always(
        ("id", Kind::Id),
        "Mã của báo cáo: mã nhiệm vụ, mã buổi đã báo cáo, rồi ngày báo cáo. Mã không đổi khi có thêm báo cáo khác.",
        |data, id| Cell::text(update_id(data, id)),
    ),
    always(
        ("resolution", Kind::Id),
        "Mã của nhiệm vụ được báo cáo; xem tệp resolutions. Nhiệm vụ của bài đã gỡ chỉ còn mã, không còn bản ghi.",
        |data, id| Cell::text(resolution_id(data, data.site.update(id).resolution)),
    ),
    always(("session", Kind::Id), "Mã của buổi đối thoại đã báo cáo; xem tệp sessions.", |data, id| {
        Cell::text(data.site.session(data.site.update(id).session).article.id)
    }),
    always(("date", Kind::Date), "Ngày báo cáo.", |data, id| Cell::Date(data.site.update(id).date)),
    published(("status", Kind::Code(STATUSES)), "Tình trạng được báo cáo.", |data, id| {
        Cell::maybe(data.site.update(id).status, |status| Cell::text(status_code(status)))
    }),
    published(("note", Kind::Text), "Nội dung báo cáo.", |data, id| {
        Cell::maybe(data.site.update(id).note, Cell::text)
    }),
    always(("evidence", Kind::Texts), "Tên của các minh chứng.", |data, id| {
        Cell::list(data.site.update(id).evidence.iter().map(|evidence| words(&evidence.title)))
    }),
    always(("evidence_urls", Kind::Beside("evidence")), EVIDENCE_URLS, |data, id| {
        let update = data.site.update(id);
        data.evidence_urls(&data.site.session(update.session).article, update.evidence)
    }),
    always(
        ("illustrative", Kind::Boolean),
        "true nếu báo cáo thuộc bài chỉ minh họa cách dùng trang, không phải tin có thật.",
        |data, id| Cell::Boolean(data.site.session(data.site.update(id).session).article.illustrative),
    ),
];

/// Returns the id of a report, which stays when others are added: `2021-01-07-ia-le/nv-01/2021-06-18-ia-le/2021-06-18`. Of
/// several that one session makes on a task for one day, the second ends in `/2`.
fn update_id(data: &OpenData<'_>, id: UpdateId) -> String {
    let site = data.site;
    let update = site.update(id);
    let key = format!(
        "{}/{}/{}",
        resolution_id(data, update.resolution),
        site.session(update.session).article.id,
        text::iso_date(update.date)
    );
    let reports = &site.resolution(update.resolution).updates;
    let same = |other: &&UpdateId| {
        let other = site.update(**other);
        other.session == update.session && other.date == update.date
    };
    match 1 + reports.iter().take_while(|other| **other != id).filter(same).count() {
        1 => key,
        number => format!("{key}/{number}"),
    }
}
