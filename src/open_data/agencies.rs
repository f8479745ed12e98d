//! The columns of the agencies.

use crate::model::Agency;
use crate::model::AgencyId;
use crate::model::Standing;
use crate::model::Tally;
use crate::open_data::Kind;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::Column;
use crate::open_data::field::always;
use crate::open_data::field::published;

pub(super) const COLUMNS: &[Column<AgencyId>] = &[
    always(("id", Kind::Id), "Mã của cơ quan, đơn vị. Mã không đổi.", |data, id| {
        Cell::text(agency(data, id).id.as_str())
    }),
    always(("name", Kind::Text), "Tên cơ quan, đơn vị.", |data, id| Cell::text(agency(data, id).name)),
    published(("abolished", Kind::Date), "Ngày đầu tiên cơ quan không còn hoạt động.", |data, id| {
        Cell::maybe(agency(data, id).abolished, Cell::Date)
    }),
    always(("successors", Kind::Ids), "Mã của các cơ quan tiếp nhận nhiệm vụ.", |data, id| {
        data.agency_ids(&agency(data, id).successors)
    }),
    always(
        ("total", Kind::Count),
        "Số nhiệm vụ đã đăng mà cơ quan được giao chủ trì; bằng tổng của tám cột tình trạng sau.",
        |data, id| Cell::count(tally(data, id).total()),
    ),
    always(("overdue", Kind::Count), "Số nhiệm vụ quá hạn.", |data, id| count(data, id, Standing::Overdue)),
    always(("in_progress", Kind::Count), "Số nhiệm vụ đang thực hiện, chưa quá hạn.", |data, id| {
        count(data, id, Standing::InProgress)
    }),
    always(("not_started", Kind::Count), "Số nhiệm vụ chưa thực hiện, chưa quá hạn.", |data, id| {
        count(data, id, Standing::NotStarted)
    }),
    always(
        ("unpublished", Kind::Count),
        "Số nhiệm vụ chưa công bố tình trạng, chưa quá hạn.",
        |data, id| count(data, id, Standing::Unpublished),
    ),
    always(("done_on_time", Kind::Count), "Số nhiệm vụ hoàn thành đúng hạn.", |data, id| {
        count(data, id, Standing::DoneOnTime)
    }),
    always(("done_late", Kind::Count), "Số nhiệm vụ hoàn thành trễ hạn.", |data, id| {
        count(data, id, Standing::DoneLate)
    }),
    always(("done", Kind::Count), "Số nhiệm vụ hoàn thành mà không đặt hạn.", |data, id| {
        count(data, id, Standing::Done)
    }),
    always(("dropped", Kind::Count), "Số nhiệm vụ dừng thực hiện.", |data, id| {
        count(data, id, Standing::Dropped)
    }),
    always(
        ("without_due", Kind::Count),
        "Số nhiệm vụ không đặt hạn, ở mọi tình trạng; không phải một phần riêng của total.",
        |data, id| Cell::count(tally(data, id).without_due),
    ),
    always(
        ("address", Kind::Address),
        "Đường dẫn của trang về cơ quan, tính từ trang chủ.",
        |data, id| Cell::text(data.routes.agency(id)),
    ),
    published(
        ("url", Kind::Url),
        "Địa chỉ đầy đủ của trang về cơ quan, nếu trang đã có địa chỉ.",
        |data, id| data.url_cell(data.routes.agency(id)),
    ),
];

fn agency<'a>(data: &OpenData<'a>, id: AgencyId) -> &'a Agency<'a> {
    &data.site.agencies[id.index()]
}

fn tally(data: &OpenData<'_>, id: AgencyId) -> Tally {
    Tally::of(data.site, &agency(data, id).resolutions)
}

fn count<'a>(data: &OpenData<'_>, id: AgencyId, standing: Standing) -> Cell<'a> {
    Cell::count(tally(data, id).count(standing))
}
