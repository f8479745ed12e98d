//! What each key is for, in the words that an editor shows while people type.
//!
//! Which keys there are is told by their readers (`content::shape`). A test holds that every one of them is explained here
//! and that nothing else is.

use crate::diagnostics;

/// Owners of keys that share explanations with others: a key is looked up under its own owner first.
const FAMILIES: &[(&str, &str)] = &[
    ("session", "article"),
    ("news", "article"),
    ("page", "article"),
    ("topics", "entry"),
    ("series", "entry"),
    ("agencies", "entry"),
    ("communes", "entry"),
    ("cover", "picture"),
    ("gallery", "picture"),
    ("announce_before", "rule"),
    ("publish_within", "rule"),
];

/// What is said of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Explained {
    /// The owner and the key.
    pub(super) path: &'static str,
    /// What the key is for.
    pub(super) about: &'static str,
    /// An example of its value; empty where a choice or a name says enough.
    pub(super) example: &'static str,
}

/// Returns what is said of a key of an owner: of a kind of file, or of the key above.
pub(super) fn explained(owner: &str, key: &str) -> Option<Explained> {
    let family = FAMILIES.iter().find(|(member, _)| *member == owner).map(|(_, family)| *family);
    let of = |owner: &str| KEYS.iter().find(|(path, _, _)| path.split_once('.') == Some((owner, key)));
    if owner == "checks" {
        // A rule says of itself what it tells.
        return diagnostics::rule(key).map(|rule| Explained { path: rule.id, about: rule.what.vi, example: "" });
    }
    let (path, about, example) = of(owner).or_else(|| of(family?))?;
    Some(Explained { path, about, example })
}

#[rustfmt::skip]
const KEYS: &[(&str, &str, &str)] = &[
    ("article.title", "Tên bài.", ""),
    ("article.summary", "Sapo: in đậm ở đầu bài, và là lời giới thiệu trong danh sách. Không có thì danh sách lấy đoạn đầu của bài.", "Xã báo cáo việc đã giao ở lần 1, rồi nghe ý kiến mới."),
    ("article.summaries", "Tóm tắt bằng ngôn ngữ khác, do người viết thạo tiếng ấy viết. Mỗi dòng: mã ngôn ngữ, rồi nội dung.", ""),
    ("article.updated", "Ngày cập nhật bài.", "2026-07-01"),
    ("article.slug", "Địa chỉ khác với tên thư mục; hiếm khi cần. Chữ thường không dấu, chữ số, dấu gạch nối.", "doi-thoai-dat-dai-ia-le"),
    ("article.aliases", "Các địa chỉ cũ, tự chuyển về bài này.", "/tin/2021/123/"),
    ("article.draft", "true: bản nháp, không đăng.", ""),
    ("article.illustrative", "true: ghi rõ đây là bài minh họa. Xóa dòng này trong bài thật.", ""),
    ("article.author", "Tên tác giả, hiện ở cuối bài.", "Tổ biên tập"),
    ("article.cover", "Ảnh đầu bài, cũng là ảnh nhỏ trong danh sách.", ""),
    ("article.gallery", "Các ảnh ở cuối bài.", ""),
    ("article.documents", "Tài liệu để tải về.", ""),
    ("article.withdrawn", "Gỡ bài: chỉ còn tên bài, ngày và lý do.", ""),
    ("article.corrections", "Các lần đính chính.", ""),

    ("session.date", "Ngày đối thoại.", ""),
    ("session.time", "Giờ bắt đầu, trong ngoặc kép.", "07:30"),
    ("session.part_of_day", "Buổi trong ngày, khi không rõ giờ.", ""),
    ("session.published", "Ngày đăng, khi khác ngày đối thoại. Ngày ở tương lai: bài được giữ lại đến ngày ấy.", "2026-06-20"),
    ("session.announced", "Ngày thông báo thời gian, địa điểm, nội dung buổi đối thoại.", "2026-06-08"),
    ("session.status", "Buổi ấy ra sao. Thường không cần ghi: chương trình dựa vào ngày.", ""),
    ("session.format", "Hình thức đối thoại.", ""),
    ("session.series", "Chuỗi mà buổi này thuộc về.", ""),
    ("session.round", "Lần thứ mấy trong chuỗi.", "2"),
    ("session.venue", "Địa điểm. Chỉ ghi tên, hoặc ghi cả xã.", ""),
    ("session.communes", "Các xã, phường được đối thoại.", ""),
    ("session.cluster", "Tên cụm liên xã.", "Cụm liên xã phía nam"),
    ("session.chairs", "Người chủ trì, theo đúng thứ tự nghi thức.", ""),
    ("session.attendees", "Thành phần dự.", "Thường trực Hội đồng nhân dân xã"),
    ("session.attendance", "Số người dự.", "63"),
    ("session.topic", "Chuyên đề, một hoặc nhiều.", ""),
    ("session.legal_basis", "Căn cứ: văn bản, kế hoạch.", ""),
    ("session.petitions", "Ý kiến, kiến nghị của Nhân dân và trả lời.", ""),
    ("session.resolutions", "Nhiệm vụ giao sau đối thoại.", ""),
    ("session.updates", "Kết quả, báo cáo tại buổi này, của nhiệm vụ giao ở các buổi trước.", ""),
    ("session.not_reported", "Nhiệm vụ còn dở từ lần trước mà buổi này đúng là không nhắc đến.", ""),
    ("session.upcoming", "Chuyên đề sẽ đối thoại.", ""),

    ("summaries.jra", "Tiếng Gia Rai (Jrai).", ""),
    ("summaries.bdq", "Tiếng Ba Na (Bahnar).", ""),
    ("summaries.rad", "Tiếng Ê Đê.", ""),
    ("summaries.sed", "Tiếng Xơ Đăng.", ""),
    ("summaries.hre", "Tiếng Hrê.", ""),
    ("summaries.kpm", "Tiếng Cơ Ho.", ""),
    ("summaries.cjm", "Tiếng Chăm.", ""),
    ("summaries.km", "Tiếng Khmer.", ""),
    ("summaries.hmn", "Tiếng Mông.", ""),
    ("summaries.tyz", "Tiếng Tày.", ""),
    ("summaries.nut", "Tiếng Nùng.", ""),
    ("summaries.blt", "Tiếng Thái (Thái Đen).", ""),
    ("summaries.mtq", "Tiếng Mường.", ""),
    ("summaries.en", "Tiếng Anh.", ""),

    ("news.date", "Ngày của tin.", ""),
    ("news.source", "Nguồn của tin.", "Báo Gia Lai"),
    ("news.topic", "Chuyên đề, một hoặc nhiều.", ""),
    ("news.communes", "Các xã, phường liên quan.", ""),
    ("news.sessions", "Các buổi đối thoại liên quan, ghi bằng mã (tên thư mục).", ""),

    ("venue.name", "Tên địa điểm.", "Nhà văn hóa thôn 3"),
    ("venue.commune", "Xã, phường nơi đối thoại.", ""),
    ("chairs.name", "Họ tên, không kèm “đồng chí”, “ông”, “bà”.", ""),
    ("chairs.role", "Chức vụ vào ngày đối thoại. Có dấu phẩy thì đặt trong ngoặc kép.", "Chủ tịch UBND xã"),
    ("legal_basis.title", "Tên văn bản.", ""),
    ("legal_basis.number", "Số, ký hiệu.", "12/KH-UBND"),
    ("legal_basis.date", "Ngày ban hành.", "2026-01-15"),
    ("legal_basis.url", "Địa chỉ của văn bản trên mạng.", "https://doithoai.example/van-ban"),
    ("petitions.id", "Mã kiến nghị; bỏ trống thì tự đánh số.", "kn-01"),
    ("petitions.text", "Nội dung kiến nghị.", ""),
    ("petitions.from", "Ai kiến nghị. Không ghi họ tên, số điện thoại, số căn cước.", "một hộ dân thôn 2"),
    ("petitions.agency", "Cơ quan trả lời.", ""),
    ("petitions.answer", "Trả lời. Bỏ trống thì hiện “chưa công bố”.", "Xã sẽ lắp đèn trong quý III."),
    ("resolutions.id", "Mã nhiệm vụ, không trùng trong bài.", ""),
    ("resolutions.text", "Nội dung nhiệm vụ.", ""),
    ("resolutions.agency", "Cơ quan được giao.", ""),
    ("resolutions.with", "Cơ quan phối hợp.", ""),
    ("resolutions.due", "Hạn hoàn thành. Chưa có ngày thì bỏ dòng này.", "2026-09-30"),
    ("resolutions.status", "Tình trạng vào ngày đối thoại. Không ghi thì hiện “chưa công bố”.", ""),
    ("resolutions.evidence", "Minh chứng, nếu nhiệm vụ đã xong ngay từ buổi giao việc.", ""),
    ("resolutions.petitions", "Mã các kiến nghị mà nhiệm vụ này giải quyết.", "kn-01"),
    ("updates.resolution", "Nhiệm vụ được báo cáo: mã buổi, dấu /, mã nhiệm vụ.", ""),
    ("updates.status", "Tình trạng mới.", ""),
    ("updates.date", "Ngày có kết quả; bỏ trống thì lấy ngày của buổi đối thoại.", "2026-06-10"),
    ("updates.note", "Thuyết minh kết quả.", "Hoàn thành 850 m, đã nghiệm thu."),
    ("updates.evidence", "Minh chứng; nên có mỗi khi ghi done.", ""),
    ("updates.reopened", "true: xác nhận nhiệm vụ đã xong (đã dừng) nay phải làm lại.", ""),
    ("evidence.title", "Tên minh chứng.", ""),
    ("evidence.url", "Địa chỉ trên mạng.", "https://doithoai.example/van-ban"),
    ("evidence.file", "Tệp trong thư mục của bài.", "bien-ban-nghiem-thu.pdf"),
    ("upcoming.topic", "Chuyên đề.", ""),
    ("upcoming.date", "Ngày dự kiến.", "2026-09-30"),
    ("upcoming.venue", "Địa điểm dự kiến.", "Nhà văn hóa thôn 3"),

    ("picture.src", "Tệp ảnh trong thư mục của bài.", ""),
    ("picture.alt", "Mô tả ảnh cho người không nhìn thấy ảnh.", "Người dân ngồi kín hội trường"),
    ("picture.caption", "Chú thích dưới ảnh.", "Quang cảnh buổi đối thoại"),
    ("picture.credit", "Tác giả hoặc nguồn ảnh.", "Tổ biên tập"),
    ("documents.title", "Tên tài liệu.", "Thông báo kết luận"),
    ("documents.file", "Tệp trong thư mục của bài.", ""),
    ("withdrawn.date", "Ngày gỡ bài.", "2026-06-23"),
    ("withdrawn.reason", "Lý do gỡ bài.", ""),
    ("corrections.date", "Ngày đính chính.", "2026-06-22"),
    ("corrections.text", "Nội dung đính chính.", ""),

    ("site.title", "Tên trang, ở đầu mọi trang.", ""),
    ("site.description", "Câu giới thiệu ở trang chủ và trong kết quả tìm kiếm.", "Tin các buổi đối thoại của xã."),
    ("site.base_url", "Địa chỉ của trang trên mạng; có nó mới có nguồn cấp tin, sơ đồ trang và thẻ chia sẻ.", "https://doithoai.example/"),
    ("site.organisation", "Cơ quan chủ quản: các dòng ở cuối mọi trang.", ""),
    ("site.reuse_notice", "Câu nhắc ở cuối mọi trang.", "Ghi rõ nguồn khi sử dụng lại."),
    ("site.navigation", "Các mục thêm vào thanh điều hướng.", ""),
    ("site.theme", "Tên giao diện: toi-gian có sẵn trong chương trình, hoặc tên một thư mục riêng trong themes.", "toi-gian"),
    ("site.colour", "Màu chủ đạo của trang, trong ngoặc kép; chương trình tự làm đậm hoặc nhạt đi để chữ luôn đọc rõ.", "#0b5c3b"),
    ("site.logo", "Biểu trưng ở đầu mọi trang: tệp SVG, PNG, JPEG hoặc WebP trong thư mục content.", "logo.svg"),
    ("site.page_size", "Số bài trên một trang danh sách (mặc định 20).", "20"),
    ("site.archive_page_size", "Số bài trên một trang lưu trữ theo năm (mặc định 100).", "100"),
    ("site.offline", "false: trình duyệt của người đọc không giữ lại trang nào để đọc khi mất mạng, và bỏ những trang đã giữ.", ""),
    ("site.feed_size", "Số bài trong nguồn cấp tin (mặc định 20).", "20"),
    ("site.data_licence", "Điều kiện sử dụng lại dữ liệu mở của trang.", ""),
    ("site.cards", "Bài nào có thẻ chia sẻ riêng (ảnh hiện cạnh đường dẫn trên Zalo, Facebook): mọi bài, 300 bài mới nhất (mặc định), hay không bài nào.", ""),
    ("site.rules", "Quy định mà trang tự bật: chương trình nhắc khi thông báo hoặc công bố kết quả muộn.", ""),
    ("site.checks", "Cảnh báo nào tắt, cảnh báo nào siết thành lỗi.", ""),
    ("site.official_contacts", "Điện thoại, thư điện tử, tài khoản công khai của các cơ quan: những chỗ ấy không bị nhắc là dữ liệu cá nhân.", "0269 000 0000"),
    ("organisation.name", "Cơ quan chủ quản.", "Ủy ban nhân dân xã Ia Le"),
    ("organisation.parent", "Cơ quan cấp trên.", "Ủy ban nhân dân tỉnh Gia Lai"),
    ("organisation.address", "Địa chỉ trụ sở.", "Số nhà, tên đường, xã Ia Le"),
    ("organisation.phone", "Điện thoại.", "0269 000 0000"),
    ("organisation.email", "Thư điện tử.", "lienhe@doithoai.example"),
    ("organisation.responsible", "Người chịu trách nhiệm nội dung.", "Nguyễn Văn A, Chủ tịch UBND xã"),
    ("organisation.licence", "Số và ngày giấy phép, nếu có.", ""),
    ("navigation.title", "Chữ trên thanh điều hướng.", ""),
    ("navigation.page", "Mã một trang trong content/pages.", ""),
    ("navigation.url", "Hoặc một địa chỉ đầy đủ.", "https://doithoai.example/"),
    ("data_licence.title", "Tên của điều kiện sử dụng.", ""),
    ("data_licence.url", "Địa chỉ của điều kiện sử dụng.", "https://doithoai.example/dieu-kien"),
    ("rules.announce_before", "Buổi đối thoại phải được thông báo trước ít nhất ngần ấy ngày.", ""),
    ("rules.publish_within", "Kết quả phải được công bố trong ngần ấy ngày sau buổi đối thoại.", ""),
    ("rule.days", "Số ngày.", "7"),
    ("rule.from", "Chỉ áp dụng cho buổi diễn ra từ ngày này.", "2026-01-01"),
    ("rule.source", "Điều, khoản, văn bản quy định: mỗi lời nhắc đều dẫn nguồn này.", ""),

    ("entry.id", "Mã, dùng trong địa chỉ và trong bài; bỏ trống thì lấy từ tên. Đừng đổi sau khi đã đăng.", "dat-dai"),
    ("entry.name", "Tên hiện trên trang.", ""),
    ("entry.aliases", "Các tên gọi khác dùng được trong bài.", "Sổ đỏ"),
    ("entry.description", "Lời giới thiệu.", "Cấp giấy chứng nhận, đo đạc, tách thửa."),
    ("agencies.id", "Mã, dùng trong địa chỉ và trong bài; bỏ trống thì lấy từ tên. Đừng đổi sau khi đã đăng.", "phong-kinh-te-ia-le"),
    ("agencies.abolished", "Ngày đầu tiên không còn cơ quan này.", "2025-07-01"),
    ("agencies.successors", "Các cơ quan tiếp nhận nhiệm vụ.", ""),
    ("communes.name", "Tên, không kèm chữ “xã”, “phường”.", "Ia Le"),
    ("communes.id", "Mã, dùng trong địa chỉ và trong bài; bỏ trống thì lấy từ tên. Đừng đổi sau khi đã đăng.", "ia-le"),
    ("communes.aliases", "Các tên gọi khác dùng được trong bài.", "H'Bông"),
    ("communes.description", "Lời giới thiệu.", ""),
    ("communes.kind", "Loại đơn vị.", ""),
    ("communes.code", "Mã đơn vị hành chính, trong ngoặc kép.", "23986"),
    ("communes.district", "Huyện, chỉ có trước ngày 01/7/2025.", "Chư Pưh"),
    ("communes.province", "Tỉnh, thành phố.", "Gia Lai"),
    ("communes.established", "Ngày đầu tiên của đơn vị.", "2025-07-01"),
    ("communes.abolished", "Ngày đầu tiên không còn đơn vị này.", "2025-07-01"),
    ("communes.successors", "Các đơn vị mới mà đơn vị này nhập vào.", ""),
    ("successors.commune", "Mã hoặc tên đơn vị mới.", ""),
    ("successors.part", "Nhập toàn bộ hay một phần.", ""),
    ("successors.clause", "Điều, khoản, văn bản.", "Khoản 58 Điều 1 Nghị quyết số 1664/NQ-UBTVQH15"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::shape::Form;
    use crate::content::shape::Shape;
    use crate::content::shape::Written;
    use crate::schema::root;
    use std::collections::BTreeSet;

    fn collect(owner: &str, shape: &Shape, found: &mut BTreeSet<&'static str>, missing: &mut Vec<String>) {
        for key in &shape.keys {
            match explained(owner, key.name) {
                Some(explained) => drop(found.insert(explained.path)),
                None => missing.push(format!("{owner}.{}", key.name)),
            }
            if let Form::Map { shape, .. } | Form::Each { shape, .. } = &key.form {
                collect(key.name, shape, found, missing);
            }
        }
    }

    #[test]
    fn every_key_that_is_read_is_explained_and_no_other() {
        let (mut found, mut missing) = (BTreeSet::new(), Vec::new());
        for written in Written::ALL {
            collect(root(written), &written.shape(), &mut found, &mut missing);
        }
        assert_eq!(missing, Vec::<String>::new());
        let needless: Vec<&str> = KEYS.iter().map(|(path, ..)| *path).filter(|path| !found.contains(path)).collect();
        assert_eq!(needless, Vec::<&str>::new());
    }

    #[test]
    fn explanations_are_sentences() {
        for (path, about, _) in KEYS {
            assert!(about.ends_with('.'), "{path}: {about}");
        }
    }
}
