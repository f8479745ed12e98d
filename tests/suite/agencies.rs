//! Scorecards of agencies: numbers that add up, shares with their denominators, successors counted apart.

use crate::harness::Site;
use crate::outline;

/// Returns a site in which agency A has so many tasks done on time and one overdue, and more of every kind.
fn site(done_on_time: usize) -> Site {
    let tasks: String = (0..done_on_time)
        .map(|n| format!("  - {{id: x-{n:02}, text: Việc số {n}, agency: a, due: 2025-02-0{}, status: done}}\n", n + 1))
        .collect();
    Site::of(&format!(
        "{REGISTRY}=== content/sessions/2025-01-10-b/index.md\n---\ntitle: Buổi\ndate: 2025-01-10\nresolutions:\n{tasks}{OTHERS}---\n"
    ))
}

const REGISTRY: &str = "\
=== content/agencies.yaml
- {id: a, name: Phòng A}
- {id: cu, name: Phòng Cũ, abolished: 2025-07-01, successors: [moi-1, moi-2]}
- {id: moi-1, name: Phòng Mới Một}
- {id: moi-2, name: Phòng Mới Hai}
- {id: ranh, name: Phòng Rảnh}
";

const OTHERS: &str = "  - {id: nv-01, text: Việc quá hạn, agency: a, due: 2025-03-01, status: in_progress}
  - {id: nv-02, text: Việc đang làm, agency: a, due: 2027-03-01, status: in_progress, with: [ranh]}
  - {id: nv-03, text: Việc xong không hạn, agency: a, status: done}
  - {id: nv-04, text: Việc dừng, agency: a, status: dropped}
  - {id: nv-05, text: Việc dở của phòng cũ, agency: cu, due: 2025-04-01}
  - {id: nv-06, text: Việc xong của phòng cũ, agency: cu, due: 2025-04-01, status: done}
";

fn page(site: &Site, address: &str) -> String {
    site.build(&[]).succeeded();
    outline::of(&site.page(address))
}

/// Returns the number beside a heading of a row.
fn number(page: &str, heading: &str) -> String {
    let mut lines = page.lines().skip_while(|line| !line.ends_with(&format!("th: {heading}")));
    let cell = lines.nth(1).unwrap_or_else(|| panic!("no {heading} in {page}"));
    let cell = cell.split_once(": ").unwrap().1;
    cell.split_once(']').map_or(cell, |(number, _)| number.trim_start_matches('[')).to_owned()
}

#[test]
fn the_numbers_of_a_scorecard_add_up_to_the_tasks_in_the_ledger() {
    let site = site(4);
    let page = page(&site, "co-quan/a/index.html");
    let standings = [
        ("Hoàn thành đúng hạn", "4"),
        ("Hoàn thành trễ hạn", "0"),
        ("Hoàn thành (không đặt hạn)", "1"),
        ("Đang thực hiện", "1"),
        ("Chưa thực hiện", "0"),
        ("Chưa công bố", "0"),
        ("Quá hạn", "1"),
        ("Dừng thực hiện", "1"),
    ];
    for (standing, count) in standings {
        assert_eq!(number(&page, standing), count, "{standing}: {page}");
    }
    assert_eq!(number(&page, "Tổng số được giao"), "8");
    assert_eq!(number(&page, "Không đặt hạn"), "2");
    let ledger = site.page("ket-luan/co-quan/a/index.html");
    assert_eq!(ledger.matches("<tr").count() - 1, 8, "{ledger}");
    assert!(page.contains("tính đến ngày 15/06/2026"), "{page}");
}

#[test]
fn a_share_of_fewer_than_five_tasks_is_not_told() {
    let page_of_four = page(&site(3), "co-quan/a/index.html");
    assert_eq!(number(&page_of_four, "Tỷ lệ hoàn thành đúng hạn"), "3/4 nhiệm vụ (chưa đủ năm nhiệm vụ để tính tỷ lệ)");
    let page_of_five = page(&site(4), "co-quan/a/index.html");
    assert_eq!(number(&page_of_five, "Tỷ lệ hoàn thành đúng hạn"), "4/5 nhiệm vụ, 80%");
    assert_eq!(number(&page_of_five, "Tỷ lệ hoàn thành"), "5/7 nhiệm vụ, 71%");
}

#[test]
fn open_tasks_stand_on_the_page_the_longest_overdue_first() {
    let page = page(&site(4), "co-quan/a/index.html");
    assert!(page.contains("Nhiệm vụ chưa hoàn thành: 2"), "{page}");
    let (overdue, open) = (page.find("[Việc quá hạn]").unwrap(), page.find("[Việc đang làm]").unwrap());
    assert!(overdue < open, "{page}");
    assert!(!page.contains("[Việc dừng]") && !page.contains("[Việc xong không hạn]"), "{page}");
}

#[test]
fn an_abolished_agency_names_its_last_day_and_all_successors() {
    let site = site(4);
    let old = page(&site, "co-quan/cu/index.html");
    assert!(old.contains("hoạt động đến hết ngày 30/06/2025"), "{old}");
    assert!(old.contains("[Phòng Mới Một](../../co-quan/moi-1/index.html)"), "{old}");
    assert!(old.contains("[Phòng Mới Hai](../../co-quan/moi-2/index.html)"), "{old}");
    for successor in ["moi-1", "moi-2"] {
        let page = outline::of(&site.page(&format!("co-quan/{successor}/index.html")));
        assert!(page.contains("Tiếp nhận từ: [Phòng Cũ](../../co-quan/cu/index.html)"), "{page}");
        assert!(page.contains("Chưa có nhiệm vụ nào giao cho cơ quan này"), "{page}");
        assert!(page.contains("Nhiệm vụ chưa hoàn thành của cơ quan trước đây: 1"), "{page}");
        assert!(page.contains("[Việc dở của phòng cũ]") && !page.contains("[Việc xong của phòng cũ]"), "{page}");
    }
}

#[test]
fn tasks_in_which_an_agency_cooperates_are_counted_apart() {
    let page = page(&site(4), "co-quan/ranh/index.html");
    assert!(page.contains("Chưa có nhiệm vụ nào giao cho cơ quan này"), "{page}");
    assert!(page.contains("Nhiệm vụ phối hợp: 1") && page.contains("[Việc đang làm]"), "{page}");
}

#[test]
fn the_index_lists_agencies_with_their_numbers_and_the_abolished_apart() {
    let page = page(&site(4), "co-quan/index.html");
    let cells = |name: &str| -> Vec<String> {
        let table = &page[page.find(if name == "Phòng Cũ" { "Cơ quan đã kết thúc" } else { "h1:" }).unwrap()..];
        let lines = table.lines().skip_while(|line| !line.contains(&format!("th: [{name}]"))).skip(1);
        lines
            .take_while(|line| line.contains(" td: "))
            .map(|line| line.split_once("td: ").unwrap().1.to_owned())
            .collect()
    };
    assert_eq!(cells("Phòng A"), ["8", "4", "0", "1", "1", "1", "1"], "{page}");
    assert_eq!(cells("Phòng Cũ"), ["2", "1", "0", "0", "0", "1", "0"], "{page}");
    assert_eq!(cells("Phòng Rảnh"), ["chưa được giao nhiệm vụ nào"], "{page}");
    let heading = page.find("Cơ quan đã kết thúc hoạt động").unwrap();
    assert!(
        page.find("th: [Phòng Rảnh]").unwrap() < heading && heading < page.rfind("th: [Phòng Cũ]").unwrap(),
        "{page}"
    );
    assert!(
        page.contains("6 nhiệm vụ đã hoàn thành. Ít nhất một nửa trong số đó hoàn thành ngay trong ngày giao."),
        "{page}"
    );
}

#[test]
fn agencies_on_session_pages_lead_to_their_pages_and_name_successors() {
    let page = page(&site(1), "doi-thoai/2025-01-10-b/index.html");
    assert!(page.contains("[Phòng A](../../co-quan/a/index.html)"), "{page}");
    let successors = "(nay là [Phòng Mới Một](../../co-quan/moi-1/index.html), [Phòng Mới Hai]";
    assert!(page.contains(&format!("[Phòng Cũ](../../co-quan/cu/index.html) {successors}")), "{page}");
}

#[test]
fn the_home_page_tells_the_promises_with_their_day_and_nothing_where_there_are_none() {
    let home = page(&site(4), "index.html");
    assert!(
        home.contains("Tính đến ngày 15/06/2026: 10 nhiệm vụ đã giao, 6 đã hoàn thành (5 đúng hạn), 2 quá hạn, 0 chưa công bố kết quả."),
        "{home}"
    );
    assert!(home.contains("[Quá hạn](ket-luan/tinh-trang/qua-han/index.html): 2"), "{home}");
    let silent = Site::of("=== content/sessions/2025-01-10-b/index.md\n---\ntitle: Buổi\ndate: 2025-01-10\n---\n");
    assert!(!page(&silent, "index.html").contains("Tính đến ngày"));
}
