//! The calendar and the state of a session.

use crate::harness::Site;
use crate::outline;

const SESSIONS: &str = "\
=== content/sessions/2026-03-10-da/index.md
---
title: Buổi đã qua
date: 2026-03-10
topic: Đất đai
venue: {name: Hội trường xã Ia Le, commune: xã Ia Le}
upcoming:
  - {topic: Cầu đường}
---
=== content/sessions/2026-05-10-huy/index.md
---
title: Buổi bị hủy
date: 2026-05-10
status: cancelled
petitions:
  - {id: kn-01, text: Một ý kiến}
---
=== content/sessions/2026-05-20-hoan/index.md
---
title: Buổi hoãn đã qua ngày
date: 2026-05-20
status: postponed
---
=== content/sessions/2026-07-10-sap/index.md
---
title: Buổi sắp tới
date: 2026-07-10
time: \"07:30\"
venue: {name: Nhà văn hóa, commune: xã Ia Le}
---
=== content/sessions/2026-07-05-huy/index.md
---
title: Buổi sắp tới bị hủy
date: 2026-07-05
part_of_day: chiều
status: cancelled
---
=== content/sessions/2027-01-05-hoan/index.md
---
title: Buổi sắp tới hoãn
date: 2027-01-05
status: postponed
---
";

fn built() -> Site {
    let site = Site::of(SESSIONS);
    site.build(&[]).succeeded();
    site
}

#[test]
fn what_is_coming_stands_by_month_the_nearest_first() {
    let page = outline::of(&built().page("lich/index.html"));
    let order = [
        "Tháng 7/2026",
        "Chủ Nhật, 05/07/2026",
        "Hủy Chiều [Buổi sắp tới bị hủy]",
        "Thứ Sáu, 10/07/2026",
        "07:30 [Buổi sắp tới](../doi-thoai/2026-07-10-sap/index.html), Nhà văn hóa, xã Ia Le",
        "Tháng 1/2027",
        "Hoãn [Buổi sắp tới hoãn]",
        "Hoãn, chưa có ngày mới",
        "Ngày dự kiến ban đầu: Thứ Tư, 20/05/2026 [Buổi hoãn đã qua ngày]",
        "Chuyên đề đã thông báo",
        "Chưa có ngày [Cầu đường]",
        "[2027](../lich/2027/index.html)",
    ];
    let places: Vec<usize> =
        order.iter().map(|words| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"))).collect();
    assert!(places.is_sorted(), "{page}");
    assert!(page.contains("[lich.ics](../lich.ics)"), "{page}");
    assert!(!page.contains("10/03/2026"), "{page}");
}

#[test]
fn a_year_shows_all_its_sessions_in_order_of_time() {
    let page = outline::of(&built().page("lich/2026/index.html"));
    let order =
        ["Tháng 3/2026", "[Buổi đã qua]", "Tháng 5/2026", "Hủy [Buổi bị hủy]", "Hoãn [Buổi hoãn", "Tháng 7/2026"];
    let places: Vec<usize> =
        order.iter().map(|words| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"))).collect();
    assert!(places.is_sorted(), "{page}");
    assert!(page.contains("5 buổi đối thoại") && !page.contains("2027-01-05"), "{page}");
    assert!(page.contains("[Buổi đã qua](../../doi-thoai/2026-03-10-da/index.html), Hội trường xã Ia Le\n"), "{page}");
}

#[test]
fn a_cancelled_session_says_so_and_owes_no_outcome() {
    let site = built();
    for (id, words) in [("2026-05-10-huy", "đã hủy"), ("2026-05-20-hoan", "đã hoãn"), ("2027-01-05-hoan", "đã hoãn")]
    {
        let page = outline::of(&site.page(&format!("doi-thoai/{id}/index.html")));
        assert!(page.contains(words), "{page}");
        assert!(!page.contains("đối thoại: chưa công bố"), "{page}");
    }
    let held = outline::of(&site.page("doi-thoai/2026-03-10-da/index.html"));
    assert!(held.contains("Kết quả, nhiệm vụ giao sau đối thoại: chưa công bố"), "{held}");
}

#[test]
fn lists_and_the_home_page_mark_sessions_that_do_not_take_place() {
    let site = built();
    let list = outline::of(&site.page("doi-thoai/index.html"));
    assert!(list.contains("Hủy Chủ Nhật, 10/05/2026") && list.contains("Sắp tới Thứ Sáu, 10/07/2026"), "{list}");
    let home = outline::of(&site.page("index.html"));
    assert!(home.contains("Chủ Nhật, 05/07/2026 Hủy [Buổi sắp tới bị hủy]"), "{home}");
    assert!(home.contains("h2: [Buổi đã qua]"), "the lead was held: {home}");
    assert!(!home.contains("[Buổi bị hủy]"), "{home}");
}

#[test]
fn an_empty_calendar_says_so() {
    let site = Site::of("=== content/site.yaml\ntitle: Trang\n");
    site.build(&[]).succeeded();
    assert!(outline::of(&site.page("lich/index.html")).contains("Hiện chưa có buổi đối thoại nào được ấn định ngày"));
}

#[test]
fn a_year_of_1500_sessions_stays_small() {
    let session = |n: usize| {
        let (month, day) = (n % 12 + 1, n / 12 % 28 + 1);
        format!(
            "=== content/sessions/buoi-{n:04}.md\n---\ntitle: \"Đối thoại lần {n} về đường liên thôn và nước sạch tại xã số {n}\"\n\
             date: 2025-{month:02}-{day:02}\nvenue: {{name: Hội trường UBND xã, commune: Xã số {}}}\n---\n",
            n % 60
        )
    };
    let site = Site::of(&(0..1500).map(session).collect::<String>());
    site.build(&[]).succeeded();
    let page = site.page("lich/2025/index.html");
    assert_eq!(page.matches("<dd>").count(), 1500);
    assert!(page.len() < 300_000, "{}", page.len());
}
