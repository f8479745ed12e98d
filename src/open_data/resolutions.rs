//! The columns of the tasks.

use crate::content::Status;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::Standing;
use crate::open_data::Kind;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::Codes;
use crate::open_data::field::Column;
use crate::open_data::field::always;
use crate::open_data::field::published;
use crate::open_data::field::words;

/// What is reported of a task.
pub(super) const STATUSES: Codes = &[
    ("not_started", "chưa thực hiện"),
    ("in_progress", "đang thực hiện"),
    ("done", "hoàn thành"),
    ("dropped", "dừng thực hiện"),
];

const STANDINGS: Codes = &[
    ("overdue", "quá hạn"),
    ("in_progress", "đang thực hiện, chưa quá hạn"),
    ("not_started", "chưa thực hiện, chưa quá hạn"),
    ("unpublished", "chưa công bố, chưa quá hạn"),
    ("done_on_time", "hoàn thành đúng hạn"),
    ("done_late", "hoàn thành trễ hạn"),
    ("done", "hoàn thành, không đặt hạn"),
    ("dropped", "dừng thực hiện"),
];

/// What the addresses of proofs mean.
pub(super) const EVIDENCE_URLS: &str = "Địa chỉ của các minh chứng, theo thứ tự của cột evidence. Tệp trên trang này ghi \
                                        đường dẫn tính từ trang chủ, nếu trang chưa có địa chỉ.";

pub(super) const COLUMNS: &[Column<ResolutionId>] = &[
    always(
        ("id", Kind::Id),
        "Mã của nhiệm vụ: mã buổi đối thoại, dấu gạch chéo, rồi mã nhiệm vụ trong buổi ấy. Mã không đổi.",
        |data, id| Cell::text(resolution_id(data, id)),
    ),
    always(
        ("session", Kind::Id),
        "Mã của buổi đối thoại đã giao nhiệm vụ; xem tệp sessions.",
        |data, id| Cell::text(origin(data, id).article.id),
    ),
    always(("task", Kind::Id), "Mã của nhiệm vụ trong buổi ấy.", |data, id| Cell::text(task(data, id).id)),
    always(("text", Kind::Text), "Nội dung nhiệm vụ.", |data, id| Cell::text(task(data, id).text)),
    published(("agency", Kind::Id), "Mã của cơ quan chủ trì; xem tệp agencies.", |data, id| {
        Cell::maybe(task(data, id).agency, |agency| Cell::text(data.site.agencies[agency.index()].id.as_str()))
    }),
    published(
        ("agency_name", Kind::Text),
        "Tên của cơ quan chủ trì, như lúc giao nhiệm vụ.",
        |data, id| Cell::maybe(task(data, id).agency, |agency| Cell::text(data.site.agency_name(agency))),
    ),
    always(
        ("cooperating_agencies", Kind::Ids),
        "Mã của các cơ quan phối hợp; xem tệp agencies.",
        |data, id| data.agency_ids(&task(data, id).with),
    ),
    always(("assigned_on", Kind::Date), "Ngày giao nhiệm vụ, tức là ngày đối thoại.", |data, id| {
        Cell::Date(origin(data, id).date)
    }),
    published(("due", Kind::Date), "Hạn hoàn thành.", |data, id| Cell::maybe(task(data, id).due, Cell::Date)),
    published(
        ("status", Kind::Code(STATUSES)),
        "Tình trạng theo báo cáo gần nhất; trống nếu chưa công bố.",
        |data, id| Cell::maybe(data.site.status(task(data, id)), |status| Cell::text(status_code(status))),
    ),
    always(
        ("standing", Kind::Code(STANDINGS)),
        "Tình trạng có xét đến hạn, tính đến ngày của dữ liệu. Mỗi nhiệm vụ thuộc đúng một loại.",
        |data, id| Cell::text(task(data, id).standing.code()),
    ),
    always(
        ("overdue", Kind::Boolean),
        "true nếu đến ngày của dữ liệu đã quá hạn mà chưa có báo cáo hoàn thành hoặc dừng thực hiện.",
        |data, id| Cell::Boolean(task(data, id).standing == Standing::Overdue),
    ),
    published(("done_on", Kind::Date), "Ngày báo cáo hoàn thành.", |data, id| {
        Cell::maybe(task(data, id).done_on, Cell::Date)
    }),
    published(
        ("days_to_done", Kind::Number),
        "Số ngày từ ngày giao đến ngày báo cáo hoàn thành.",
        |data, id| {
            let assigned = origin(data, id).date;
            Cell::maybe(task(data, id).done_on, |day| Cell::Number((day - assigned).num_days()))
        },
    ),
    always(
        ("last_word_on", Kind::Date),
        "Ngày có thông tin gần nhất về nhiệm vụ: ngày báo cáo cuối cùng, hoặc ngày giao nếu chưa có báo cáo.",
        |data, id| Cell::Date(data.site.last_word(task(data, id))),
    ),
    always(
        ("petitions", Kind::Ids),
        "Mã của các ý kiến, kiến nghị dẫn đến nhiệm vụ, trong bài của buổi đối thoại.",
        |data, id| {
            let petitions = &origin(data, id).petitions;
            Cell::list(task(data, id).petitions.iter().filter_map(|at| petitions.get(*at)).map(|petition| petition.id))
        },
    ),
    always(("topics", Kind::Ids), "Mã của các chuyên đề của buổi đối thoại.", |data, id| {
        let site = data.site;
        Cell::list(origin(data, id).topics.iter().map(|topic| site.topics[topic.index()].id.as_str()))
    }),
    always(
        ("communes", Kind::Ids),
        "Mã của các đơn vị cấp xã liên quan: phạm vi và nơi tổ chức đối thoại; xem tệp communes.",
        |data, id| data.commune_ids(origin(data, id).places()),
    ),
    always(
        ("update_count", Kind::Count),
        "Số lần báo cáo kết quả đã đăng, tính đến ngày của dữ liệu; xem tệp updates.",
        |data, id| Cell::count(task(data, id).updates.len()),
    ),
    always(
        ("evidence", Kind::Texts),
        "Tên của các minh chứng ghi ngay tại buổi giao nhiệm vụ.",
        |data, id| Cell::list(task(data, id).written.evidence.iter().map(|evidence| words(&evidence.title))),
    ),
    always(("evidence_urls", Kind::Beside("evidence")), EVIDENCE_URLS, |data, id| {
        data.evidence_urls(&origin(data, id).article, &task(data, id).written.evidence)
    }),
    always(
        ("illustrative", Kind::Boolean),
        "true nếu nhiệm vụ thuộc bài chỉ minh họa cách dùng trang, không phải tin có thật.",
        |data, id| Cell::Boolean(origin(data, id).article.illustrative),
    ),
    always(
        ("address", Kind::Address),
        "Đường dẫn của trang về nhiệm vụ, tính từ trang chủ.",
        |data, id| Cell::text(data.routes.resolution(id)),
    ),
    published(
        ("url", Kind::Url),
        "Địa chỉ đầy đủ của trang về nhiệm vụ, nếu trang đã có địa chỉ.",
        |data, id| data.url_cell(data.routes.resolution(id)),
    ),
];

fn task<'a>(data: &OpenData<'a>, id: ResolutionId) -> &'a Resolution<'a> {
    data.site.resolution(id)
}

/// Returns the session that assigned a task.
fn origin<'a>(data: &OpenData<'a>, id: ResolutionId) -> &'a Session<'a> {
    data.site.session(task(data, id).session)
}

/// Returns the id of a task over all sessions: `2021-01-07-ia-le/nv-01`.
pub(super) fn resolution_id(data: &OpenData<'_>, id: ResolutionId) -> String {
    format!("{}/{}", origin(data, id).article.id, task(data, id).id)
}

/// Returns the code of what was reported.
pub(super) fn status_code(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "not_started",
        Status::InProgress => "in_progress",
        Status::Done => "done",
        Status::Dropped => "dropped",
    }
}
