//! The rounds of a series side by side: what was ordered, what was reported, and what was passed over in silence.

use crate::harness::Site;
use crate::outline;

/// Four rounds of which the first has no article and the last is ahead. Of the tasks of round 2 one is forgotten.
const SERIES: &str = "\
=== content/series.yaml
- {id: duong, name: Đường thôn, description: Đường và cầu.}
- {id: trong, name: Chuỗi trống}
=== content/sessions/2024-01-10-b/index.md
---
title: Buổi hai
date: 2024-01-10
series: duong
round: 2
resolutions:
  - {id: nv-01, text: Làm cầu, agency: Phòng A, due: 2024-06-30, status: not_started}
  - {id: nv-02, text: Rải cấp phối}
  - {id: nv-03, text: Gương cầu lồi, status: done}
  - {id: nv-04, text: Biển báo}
---
=== content/sessions/2024-08-10-c/index.md
---
title: Buổi ba
date: 2024-08-10
series: duong
round: 3
updates:
  - {resolution: 2024-01-10-b/nv-01, status: in_progress, note: Đang đổ trụ}
  - {resolution: 2023-05-05-khac/nv-01, status: done, note: Việc của chuỗi khác}
---
=== content/sessions/2025-08-10-d/index.md
---
title: Buổi bốn
date: 2025-08-10
series: duong
round: 4
updates:
  - {resolution: 2024-01-10-b/nv-01, status: done, date: 2025-01-05}
not_reported: [2024-01-10-b/nv-02]
---
=== content/sessions/2026-08-10-e/index.md
---
title: Buổi năm
date: 2026-08-10
series: duong
round: 5
---
=== content/sessions/2026-03-10-f/index.md
---
title: Buổi sáu
date: 2026-03-10
status: cancelled
series: duong
round: 6
---
=== content/sessions/2024-02-02-g/index.md
---
title: Buổi không số
date: 2024-02-02
series: duong
updates:
  - {resolution: 2024-01-10-b/nv-04, status: dropped, note: Không cần nữa}
---
=== content/sessions/2023-05-05-khac/index.md
---
title: Buổi khác
date: 2023-05-05
resolutions:
  - {id: nv-01, text: Việc nơi khác}
---
";

fn page(address: &str) -> String {
    let site = Site::of(SERIES);
    site.build(&[]).succeeded();
    outline::of(&site.page(address))
}

/// Returns the lines of a round: from its heading to the next.
fn round<'p>(page: &'p str, heading: &str) -> &'p str {
    let start = page.find(heading).unwrap_or_else(|| panic!("no {heading} in {page}"));
    let rest = &page[start..];
    rest[1..].find("h2:").map_or(rest, |end| &rest[..=end])
}

/// Returns the line of a task and what is said of it: up to the next task.
fn row<'p>(page: &'p str, task: &str) -> &'p str {
    let start = page.find(&format!("[{task}]")).unwrap_or_else(|| panic!("no {task} in {page}"));
    let rest = &page[start..];
    rest.find(" td: [").filter(|_| rest.contains("nv-0")).map_or(rest, |end| &rest[..end])
}

#[test]
fn a_round_without_an_article_is_told_before_the_others() {
    let page = page("chuoi/duong/index.html");
    assert!(page.contains("Lần 1: chưa có bài; kết quả chưa công bố"), "{page}");
    let places: Vec<_> =
        ["h2: Lần 1", "h2: Lần 2", "h2: Lần 3", "h2: Lần 4", "h2: Lần 5", "h2: Lần 6", "h2: [Buổi không số]"]
            .iter()
            .map(|heading| page.find(heading).unwrap_or_else(|| panic!("no {heading} in {page}")))
            .collect();
    assert!(places.is_sorted(), "{page}");
}

#[test]
fn a_task_stands_beside_what_was_reported_on_it() {
    let page = page("chuoi/duong/index.html");
    let ordered = row(round(&page, "h2: Lần 2"), "Làm cầu");
    let first = ordered.find("10/08/2024: Đang thực hiện. Đang đổ trụ").unwrap_or_else(|| panic!("{ordered}"));
    let second = ordered.find("05/01/2025: Hoàn thành").unwrap_or_else(|| panic!("{ordered}"));
    assert!(first < second, "{ordered}");
    assert!(ordered.contains("Hoàn thành trễ hạn"), "{ordered}");
    assert!(ordered.contains("Phòng A](../../co-quan/phong-a/index.html)"), "{ordered}");
    assert!(ordered.contains("(../../ket-luan/2024-01-10-b/nv-01/index.html)"), "{ordered}");
}

#[test]
fn a_task_that_later_rounds_pass_over_is_told_as_not_reported_until_it_is_closed() {
    let page = page("chuoi/duong/index.html");
    let ordered = round(&page, "h2: Lần 2");
    let forgotten = row(ordered, "Rải cấp phối");
    assert!(forgotten.contains("[Lần 3](../../doi-thoai/2024-08-10-c/index.html) đến [Lần 4]"), "{forgotten}");
    assert!(forgotten.contains("chưa được báo cáo lại"), "{forgotten}");
    for closed in ["Làm cầu", "Gương cầu lồi", "Biển báo"] {
        assert!(!row(ordered, closed).contains("chưa được báo cáo lại"), "{closed}: {}", row(ordered, closed));
    }
}

#[test]
fn reports_on_tasks_of_other_sessions_are_listed_with_the_round() {
    let page = page("chuoi/duong/index.html");
    let third = round(&page, "h2: Lần 3");
    assert!(third.contains("[Việc nơi khác](../../ket-luan/2023-05-05-khac/nv-01/index.html)"), "{third}");
    assert!(third.contains("[Buổi khác](../../doi-thoai/2023-05-05-khac/index.html)"), "{third}");
    assert!(third.contains("Chưa công bố nhiệm vụ nào"), "{third}");
}

#[test]
fn rounds_that_are_ahead_or_cancelled_say_so_and_owe_nothing() {
    let page = page("chuoi/duong/index.html");
    let (ahead, cancelled) = (round(&page, "h2: Lần 5"), round(&page, "h2: Lần 6"));
    assert!(ahead.contains("Sắp tới") && !ahead.contains("Chưa công bố"), "{ahead}");
    assert!(cancelled.contains("Hủy") && cancelled.contains("không tổ chức"), "{cancelled}");
    assert!(!cancelled.contains("Chưa công bố"), "{cancelled}");
}

#[test]
fn the_index_counts_the_rounds_and_tasks_of_a_series() {
    let page = page("chuoi/index.html");
    assert!(page.contains("tính đến ngày 15/06/2026"), "{page}");
    let row = &page[page.find("[Đường thôn]").unwrap()..];
    let cells: Vec<&str> =
        row.lines().skip(1).take(5).filter_map(|line| line.split_once("td: ")).map(|(_, cell)| cell).collect();
    assert_eq!(cells[0], "4", "{page}");
    assert!(cells[1].contains("Lần 4") && cells[1].contains("Lần tới: [Lần 5]"), "{page}");
    assert_eq!(cells[2..], ["2", "1", "0"], "{page}");
    assert!(page.contains("[Chuỗi trống]") && page.contains("chưa tổ chức"), "{page}");
}

#[test]
fn a_gap_of_many_rounds_is_one_line() {
    let site = Site::of(
        "=== content/sessions/2024-01-10-b/index.md\n---\ntitle: Buổi\ndate: 2024-01-10\nseries: Chuỗi\nround: 50\n---\n",
    );
    site.build(&[]).succeeded();
    let page = outline::of(&site.page("chuoi/chuoi/index.html"));
    assert!(page.contains("Lần 1 đến lần 49: chưa có bài"), "{page}");
    assert_eq!(page.matches("chưa có bài").count(), 1, "{page}");
}

#[test]
fn the_session_page_leads_to_the_page_of_the_series() {
    let site = Site::of(SERIES);
    site.build(&[]).succeeded();
    let page = site.page("doi-thoai/2024-01-10-b/index.html");
    assert_eq!(page.matches("href=\"../../chuoi/duong/index.html\"").count(), 2);
}
