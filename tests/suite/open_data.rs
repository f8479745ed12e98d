//! The open data and the calendar file of a small site, as a person has reviewed them.

use std::collections::BTreeMap;

use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;

/// Returns the open data of the site on a day; the task `nv-02` is due on 2026-06-15.
fn published(today: &str, more: &[&str]) -> BTreeMap<String, String> {
    let site = Site::of(&read(&in_tests("open_data/site.txt")));
    site.run(&[&["build", "--today", today], more].concat()).succeeded();
    let mut files = site.output();
    files.retain(|path, _| path == "lich.ics" || (path.starts_with("du-lieu/") && !path.ends_with(".html")));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn the_open_data_of_the_site_is_as_reviewed() {
    let files = published("2026-06-15", &[]);
    assert_eq!(files.len(), 16, "{:?}", files.keys());
    let mut failures = Vec::new();
    for (path, text) in &files {
        let name = path.trim_start_matches("du-lieu/");
        let crlf = path.ends_with(".csv") || path.ends_with(".ics");
        assert_eq!(text.starts_with('\u{FEFF}'), path.ends_with(".csv"), "{path}");
        assert_eq!(text.ends_with("\r\n"), crlf, "{path}");
        let shown = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        failures.extend(reviewed(&shown, &in_tests(&format!("open_data/{name}"))).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn nothing_that_is_not_published_is_in_the_open_data() {
    for (path, text) in published("2026-06-15", &[]) {
        for words in ["riêng tư", "Việc của ngày mai", "2026-07-01"] {
            assert!(!text.contains(words), "{path}: {words}");
        }
    }
}

#[test]
fn only_what_depends_on_the_day_changes_with_it() {
    let (first, second) = (published("2026-06-14", &[]), published("2026-06-15", &[]));
    for (path, text) in &first {
        let moved = text.replace("\"generated_for\":\"2026-06-14\"", "\"generated_for\":\"2026-06-15\"");
        assert_eq!(&moved, &second[path], "{path}");
    }
    let third = published("2026-06-16", &[]);
    assert!(!second["du-lieu/resolutions.csv"].contains("overdue,true"));
    assert!(third["du-lieu/resolutions.csv"].contains("overdue,true"));
    assert_eq!(second["lich.ics"], third["lich.ics"]);
}

#[test]
fn the_open_data_is_the_same_with_any_number_of_threads() {
    assert_eq!(published("2026-06-15", &["--jobs", "1"]), published("2026-06-15", &["--jobs", "4"]));
}

#[test]
fn without_a_base_address_there_is_data_without_absolute_addresses() {
    let site = Site::of(&read(&in_tests("open_data/site.txt")));
    site.write("=== content/site.yaml\ntitle: Đối thoại xã Ia Le\n");
    site.build(&[]).succeeded();
    let sessions = site.page("du-lieu/sessions.json");
    assert!(sessions.contains("\"source\":null") && sessions.contains("\"licence\":null"), "{sessions}");
    assert!(!sessions.contains("\"url\":\"") && sessions.contains("\"address\":\"doi-thoai/2025-09-04-ia-le/\""));
    assert!(!site.page("du-lieu/sessions.schema.json").contains("$id"));
    let calendar = site.page("lich.ics");
    assert!(calendar.contains("UID:2025-09-04-ia-le@doithoai\r\n") && !calendar.contains("URL:"), "{calendar}");
    assert!(site.page("du-lieu/index.html").contains("chưa công bố điều kiện sử dụng dữ liệu"));
}
