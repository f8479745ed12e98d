//! The columns of the communes.

use crate::content::CommuneKind;
use crate::content::Share;
use crate::model::Commune;
use crate::model::CommuneId;
use crate::open_data::Kind;
use crate::open_data::OpenData;
use crate::open_data::field::Cell;
use crate::open_data::field::Codes;
use crate::open_data::field::Column;
use crate::open_data::field::always;
use crate::open_data::field::published;

const KINDS: Codes = &[("commune", "xã"), ("ward", "phường"), ("township", "thị trấn"), ("special_zone", "đặc khu")];

const SHARES: Codes = &[("whole", "toàn bộ"), ("part", "một phần")];

pub(super) const COLUMNS: &[Column<CommuneId>] = &[
    always(
        ("id", Kind::Id),
        "Mã của đơn vị trên trang này. Mã không đổi; xã cũ và xã mới cùng tên có mã khác nhau.",
        |data, id| Cell::text(commune(data, id).id.as_str()),
    ),
    always(("name", Kind::Text), "Tên đơn vị, không kèm chữ “xã”, “phường”.", |data, id| {
        Cell::text(commune(data, id).name)
    }),
    published(("kind", Kind::Code(KINDS)), "Loại đơn vị.", |data, id| {
        Cell::maybe(commune(data, id).kind, |kind| Cell::text(kind_code(kind)))
    }),
    published(
        ("code", Kind::Text),
        "Mã đơn vị hành chính. Một mã có thể chỉ hai đơn vị ở hai thời kỳ, nên hãy nối dữ liệu bằng cột id.",
        |data, id| Cell::maybe(commune(data, id).code, Cell::text),
    ),
    published(
        ("district", Kind::Text),
        "Tên huyện; chỉ có với đơn vị trước ngày 01/7/2025.",
        |data, id| Cell::maybe(commune(data, id).district, Cell::text),
    ),
    published(("province", Kind::Text), "Tên tỉnh, thành phố.", |data, id| {
        Cell::maybe(commune(data, id).province, Cell::text)
    }),
    published(("established", Kind::Date), "Ngày đầu tiên của đơn vị.", |data, id| {
        Cell::maybe(commune(data, id).established, Cell::Date)
    }),
    published(("abolished", Kind::Date), "Ngày đầu tiên không còn đơn vị này.", |data, id| {
        Cell::maybe(commune(data, id).abolished, Cell::Date)
    }),
    always(("successors", Kind::Ids), "Mã của các đơn vị mà đơn vị này nhập vào.", |data, id| {
        data.commune_ids(commune(data, id).successors.iter().map(|step| step.commune))
    }),
    always(
        ("successor_shares", Kind::Codes("successors", SHARES)),
        "Phần nhập vào mỗi đơn vị, theo thứ tự của cột successors.",
        |data, id| Cell::list(commune(data, id).successors.iter().map(|step| share_code(step.share))),
    ),
    always(
        ("successor_clauses", Kind::Beside("successors")),
        "Điều khoản quy định việc nhập, theo thứ tự của cột successors.",
        |data, id| Cell::sparse_list(commune(data, id).successors.iter().map(|step| step.clause)),
    ),
    always(
        ("session_count", Kind::Count),
        "Số buổi đối thoại đã đăng có liên quan đến đơn vị; không tính các đơn vị cũ đã nhập vào.",
        |data, id| Cell::count(commune(data, id).sessions.len()),
    ),
    always(
        ("resolution_count", Kind::Count),
        "Số nhiệm vụ đã đăng của các buổi đối thoại ấy.",
        |data, id| Cell::count(commune(data, id).resolutions.len()),
    ),
    always(
        ("address", Kind::Address),
        "Đường dẫn của trang về đơn vị, tính từ trang chủ.",
        |data, id| Cell::text(data.routes.commune(id)),
    ),
    published(
        ("url", Kind::Url),
        "Địa chỉ đầy đủ của trang về đơn vị, nếu trang đã có địa chỉ.",
        |data, id| data.url_cell(data.routes.commune(id)),
    ),
];

fn commune<'a>(data: &OpenData<'a>, id: CommuneId) -> &'a Commune<'a> {
    &data.site.communes[id.index()]
}

fn kind_code(kind: CommuneKind) -> &'static str {
    match kind {
        CommuneKind::Commune => "commune",
        CommuneKind::Ward => "ward",
        CommuneKind::Township => "township",
        CommuneKind::SpecialZone => "special_zone",
    }
}

fn share_code(share: Share) -> &'static str {
    match share {
        Share::Whole => "whole",
        Share::Part => "part",
    }
}
