//! Which units had a session in a year, over mergers and splits.

use crate::harness::Site;
use crate::outline;

/// Ia Le and Ia Blứ merge on 1 July 2025; Chư Don is split between two; Đak Pơ stays.
const UNITS: &str = "\
=== content/communes.yaml
- {id: ia-le-cu, name: Ia Le, kind: xã, abolished: 2025-07-01, successors: [{commune: ia-le-moi, part: whole}]}
- {id: ia-blu, name: Ia Blứ, kind: xã, abolished: 2025-07-01, successors: [{commune: ia-le-moi, part: whole}]}
- {id: chu-don, name: Chư Don, kind: xã, abolished: 2025-07-01, successors: [{commune: chu-puh, part: part}, {commune: an-phu, part: part}]}
- {id: ia-le-moi, name: Ia Le, kind: xã, established: 2025-07-01}
- {id: chu-puh, name: Chư Pưh, kind: xã, established: 2025-07-01}
- {id: an-phu, name: An Phú, kind: phường, established: 2025-07-01}
- {id: dak-po, name: Đak Pơ, kind: xã}
=== content/sessions/2024-02-02-a/index.md
---
title: A
date: 2024-02-02
communes: [ia-blu, dak-po]
resolutions:
  - {id: nv-01, text: Việc, status: done}
---
=== content/sessions/2025-02-02-b/index.md
---
title: B
date: 2025-02-02
communes: [ia-blu, chu-don]
---
=== content/sessions/2025-09-02-c/index.md
---
title: C
date: 2025-09-02
communes: [ia-le-moi]
topic: Đất
resolutions:
  - {id: nv-01, text: Việc, due: 2025-12-01}
---
=== content/sessions/2025-10-02-d/index.md
---
title: D
date: 2025-10-02
communes: [chu-puh]
status: cancelled
---
=== content/sessions/2026-09-02-e/index.md
---
title: E
date: 2026-09-02
communes: [chu-puh]
---
=== content/sessions/2026-02-02-f/index.md
---
title: F
date: 2026-02-02
communes: [dak-po]
---
";

fn built() -> Site {
    let site = Site::of(UNITS);
    site.build(&[]).succeeded();
    site
}

/// Returns what stands under a heading.
fn under<'p>(page: &'p str, heading: &str) -> &'p str {
    let start = page.find(heading).unwrap_or_else(|| panic!("no {heading} in {page}"));
    let rest = &page[start..];
    rest[1..].find("h2").map_or(rest, |end| &rest[..=end])
}

#[test]
fn a_year_counts_the_units_of_its_last_day() {
    let page = outline::of(&built().page("xa-phuong/nam/2024/index.html"));
    assert!(page.contains("Năm 2024: 2/4 xã, phường có buổi đối thoại."), "{page}");
    assert!(page.contains("31/12/2024"), "{page}");
    let with = under(&page, "Có buổi đối thoại: 2");
    assert!(with.find("xã Ia Blứ").unwrap() > with.find("xã Đak Pơ").unwrap(), "Đ stands before I: {with}");
    let without = under(&page, "Không có buổi đối thoại: 2");
    assert!(without.find("xã Chư Don").unwrap() < without.find("xã Ia Le").unwrap(), "{without}");
}

#[test]
fn the_year_of_a_merger_names_the_sessions_of_the_units_before() {
    let page = outline::of(&built().page("xa-phuong/nam/2025/index.html"));
    assert!(page.contains("Năm 2025: 1/4 xã, phường có buổi đối thoại."), "{page}");
    let with = under(&page, "Có buổi đối thoại: 1");
    assert!(with.contains("[xã Ia Le](../../../xa-phuong/ia-le-moi/index.html) 1"), "{with}");
    assert!(with.contains("trước khi thành lập: [xã Ia Blứ](../../../xa-phuong/ia-blu/index.html) (1)"), "{with}");
    let without = under(&page, "Không có buổi đối thoại: 3");
    assert_eq!(without.matches("[xã Chư Don]").count(), 2, "both parts of a split name it: {without}");
}

#[test]
fn this_year_counts_the_units_of_today_and_only_what_was_held() {
    let page = outline::of(&built().page("xa-phuong/nam/2026/index.html"));
    assert!(page.contains("Năm 2026: 1/4 xã, phường đã có buổi đối thoại."), "{page}");
    assert!(page.contains("15/06/2026"), "{page}");
    assert!(under(&page, "Chưa có buổi đối thoại: 3").contains("xã Chư Pưh"), "{page}");
}

#[test]
fn the_index_tells_every_year() {
    let page = outline::of(&built().page("xa-phuong/index.html"));
    assert!(
        page.contains("[Năm 2026: 1/4 xã, phường đã có buổi đối thoại](../xa-phuong/nam/2026/index.html)"),
        "{page}"
    );
    let cells: Vec<&str> = page
        .lines()
        .skip_while(|line| !line.contains("th: [2025]"))
        .skip(1)
        .take(3)
        .filter_map(|line| line.split_once("td: "))
        .map(|(_, cell)| cell)
        .collect();
    assert_eq!(cells, ["4", "1", "3"], "{page}");
}

#[test]
fn a_unit_says_in_which_years_it_had_a_session() {
    let site = built();
    let page = |id: &str| outline::of(&site.page(&format!("xa-phuong/{id}/index.html")));
    let old = page("ia-blu");
    assert!(old.contains("[2024 (1)](../../xa-phuong/nam/2024/index.html), [2025 (1)]"), "{old}");
    assert!(!old.contains("Năm 2026"), "a unit that is gone owes none: {old}");
    assert!(page("ia-le-moi").contains("Năm 2026 chưa có buổi đối thoại nào"));
    assert!(page("chu-puh").contains("Năm 2026 chưa có buổi đối thoại nào"));
    assert!(!page("dak-po").contains("Năm 2026 chưa có"));
}

#[test]
fn units_and_topics_tell_their_tasks_and_lead_to_the_ledger() {
    let site = built();
    let unit = outline::of(&site.page("xa-phuong/ia-le-moi/index.html"));
    let line = "Tính đến ngày 15/06/2026: 1 nhiệm vụ đã giao, 0 đã hoàn thành, 1 quá hạn, 0 chưa công bố kết quả.";
    assert!(unit.contains(line) && unit.contains("(../../ket-luan/xa-phuong/ia-le-moi/index.html)"), "{unit}");
    let topic = outline::of(&site.page("chuyen-de/dat/index.html"));
    assert!(topic.contains(line) && topic.contains("(../../ket-luan/chuyen-de/dat/index.html)"), "{topic}");
    assert!(!outline::of(&site.page("xa-phuong/an-phu/index.html")).contains("nhiệm vụ đã giao"));
}

#[test]
fn a_split_lists_every_successor_and_each_of_them_the_unit_before() {
    let site = built();
    let old = outline::of(&site.page("xa-phuong/chu-don/index.html"));
    assert!(old.contains("[xã Chư Pưh](../../xa-phuong/chu-puh/index.html) (một phần)"), "{old}");
    assert!(old.contains("[phường An Phú](../../xa-phuong/an-phu/index.html) (một phần)"), "{old}");
    for newer in ["chu-puh", "an-phu"] {
        let page = outline::of(&site.page(&format!("xa-phuong/{newer}/index.html")));
        assert!(page.contains("[xã Chư Don](../../xa-phuong/chu-don/index.html) (một phần)"), "{page}");
    }
}
