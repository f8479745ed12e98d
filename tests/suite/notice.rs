//! The sheet for posting: which sessions have one, what it says, and that nothing is cut in silence.

use crate::harness::Site;
use crate::html;

const BASE: &[&str] = &["--base-url", "https://xa.example/doi-thoai-xa/"];
const LONG: &str = "Rà soát, lập danh sách các hộ có đất nằm trong quy hoạch mở rộng đường liên thôn nhưng chưa được cấp giấy \
    chứng nhận; công khai danh sách tại nhà văn hóa và báo cáo kết quả tại buổi đối thoại lần sau";

/// A session with so many tasks.
fn site(tasks: usize, text: &str) -> Site {
    let task = |number: usize| format!("  - {{id: nv-{number}, text: \"{text}\", agency: Phòng Kinh tế}}\n");
    let tasks: String = (1..=tasks).map(task).collect();
    Site::of(&format!(
        "=== content/sessions/mot.md\n---\ntitle: Buổi một\ndate: 2026-05-01\nupdated: 2026-05-09\n\
         chairs: [A, B, C, D, E, G]\nresolutions:\n{tasks}---\n"
    ))
}

fn sheet(site: &Site, more: &[&str]) -> String {
    site.build(more).succeeded();
    site.page("doi-thoai/mot/niem-yet/index.html")
}

/// Returns the number before some words.
fn number_before(page: &str, words: &str) -> usize {
    let before = page.split(words).next().filter(|before| before.len() < page.len());
    before.map_or(0, |before| before.split_whitespace().last().unwrap().parse().unwrap())
}

#[test]
fn a_session_and_its_sheet_lead_to_each_other_and_search_engines_are_sent_away() {
    let site = site(2, "Lắp đèn");
    let page = sheet(&site, BASE);
    assert!(page.contains("href=\"../../../doi-thoai/mot/index.html\"") && page.contains("content=\"noindex\""));
    let session = site.page("doi-thoai/mot/index.html");
    assert!(session.contains("href=\"../../doi-thoai/mot/niem-yet/index.html\">Bản in một trang để niêm yết</a>"));
    assert!(!site.page("sitemap.xml").contains("niem-yet"));
    let tokens = html::tokens(&page);
    assert!(!tokens.is_empty() && !page.contains("<script") && !page.contains("style="));
}

#[test]
fn the_address_and_its_code_are_there_where_the_address_is_known() {
    let site = site(1, "Lắp đèn");
    let page = sheet(&site, BASE);
    assert!(page.contains("<svg class=\"qr\"") && page.contains("https://xa.example/doi-thoai-xa/doi-thoai/mot/<"));
    let page = sheet(&site, &[]);
    assert!(!page.contains("<svg") && !page.contains("Xem đầy đủ tại"));
}

#[test]
fn the_day_is_that_of_the_article() {
    let site = site(1, "Lắp đèn");
    let page = sheet(&site, &[]);
    assert!(page.contains("cập nhật đến ngày 09/05/2026."));
    site.run(&["build", "--today", "2026-09-09"]).succeeded();
    assert_eq!(site.page("doi-thoai/mot/niem-yet/index.html"), page);
}

#[test]
fn every_task_is_shown_or_counted() {
    for (count, text) in [(1, "Lắp đèn"), (6, LONG), (15, LONG), (60, "Lắp đèn"), (60, LONG), (200, "Lắp đèn")]
    {
        let page = sheet(&site(count, text), BASE);
        let shown = page.matches("<tr><td").count();
        assert_eq!(shown + number_before(&page, " nhiệm vụ khác, xem tại"), count, "{count} tasks");
        assert!(shown >= count.min(8), "{count} tasks, {shown} shown");
        assert_eq!(page.contains("density_1"), count == 1, "{count} tasks");
    }
}

#[test]
fn people_after_the_fourth_are_counted() {
    assert!(sheet(&site(1, "Lắp đèn"), &[]).contains("và 2 người khác"));
}

#[test]
fn a_session_without_an_outcome_or_of_more_than_a_year_ago_has_no_sheet() {
    let site = Site::named("everything");
    let of = |session: &str| format!("doi-thoai/{session}/niem-yet/index.html");
    for (today, sessions) in [
        ("2021-10-06", &["2020-10-05-lan-1", "2021-01-07-lan-2"][..]),
        ("2021-10-07", &["2021-01-07-lan-2"]),
        ("2022-01-09", &[]),
    ] {
        site.run(&["build", "--today", today]).succeeded();
        let mut files = site.output();
        files.retain(|path, _| path.contains("niem-yet"));
        assert!(files.into_keys().eq(sessions.iter().map(|session| of(session))), "{today}");
        let page = site.page("doi-thoai/2020-10-05-lan-1/index.html");
        assert_eq!(page.contains("niêm yết"), sessions.len() == 2, "{today}");
    }
    site.build(&[]).succeeded();
    assert!(!site.page("doi-thoai/2026-07-01-toi/index.html").contains("niêm yết"));
}
