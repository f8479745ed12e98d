//! What the rules on outcomes must not tell, and how many warnings are told again.
//!
//! What they must tell stands in `tests/broken/outcome-*.txt`.

use std::fs;

use crate::harness::Site;

/// Returns a session as a file of a site.
fn session(id: &str, date: &str, keys: &str) -> String {
    format!(
        "=== content/sessions/{id}/index.md\n---\ntitle: Đối thoại {id}\ndate: {date}\n{keys}---\n\nBà con nêu ý kiến.\n"
    )
}

/// Checks and builds a site of sessions, of which nothing must be told.
#[track_caller]
fn nothing_is_told(files: &[String]) {
    let site = Site::of(&files.concat());
    let check = site.check(&["--strict", "--format", "short"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""));
    site.build(&["--strict"]).succeeded();
}

const TASK: &str = "resolutions: [{id: nv-01, text: Sửa đường, agency: UBND xã}]\n";

#[test]
fn reports_in_good_order_are_not_told() {
    nothing_is_told(&[
        session(
            "a",
            "2026-01-10",
            "resolutions: [{id: nv-01, text: Sửa đường, due: 2026-01-10, status: not_started}]\n",
        ),
        session("b", "2026-01-10", "updates: [{resolution: a/nv-01, status: in_progress}]\n"),
        session(
            "c",
            "2026-02-10",
            "updates: [{resolution: a/nv-01, status: done, date: 2026-02-01, evidence: [Biên bản]}]\n",
        ),
        session("d", "2026-03-10", "updates: [{resolution: a/nv-01, status: done, note: Vẫn tốt}]\n"),
        session("e", "2026-04-10", "updates: [{resolution: a/nv-01, note: Người dân góp ý}]\n"),
    ]);
}

#[test]
fn a_task_that_was_reopened_is_not_told() {
    nothing_is_told(&[
        session("a", "2026-01-10", "resolutions: [{id: nv-01, text: Sửa đường, status: done, evidence: [Biên bản]}]\n"),
        session("b", "2026-02-10", "updates: [{resolution: a/nv-01, status: in_progress, reopened: true}]\n"),
        session("c", "2026-03-10", "updates: [{resolution: a/nv-01, status: dropped}]\n"),
        session("d", "2026-04-10", "updates: [{resolution: a/nv-01, status: in_progress, reopened: true}]\n"),
    ]);
}

#[test]
fn evidence_that_comes_later_serves() {
    nothing_is_told(&[
        session("a", "2026-01-10", TASK),
        session("b", "2026-02-10", "updates: [{resolution: a/nv-01, status: done}]\n"),
        session("c", "2026-03-10", "updates: [{resolution: a/nv-01, note: Đã có biên bản, evidence: [Biên bản]}]\n"),
    ]);
}

#[test]
fn reports_in_one_direction_within_a_day_are_not_told() {
    let report =
        |on: &str| format!("part_of_day: chiều\n{TASK}updates: [{{resolution: {on}/nv-01, status: in_progress}}]\n");
    nothing_is_told(&[
        session("a", "2026-01-10", TASK),
        session("b", "2026-01-10", &report("a")),
        session("c", "2026-01-10", &report("b")),
        session(
            "d",
            "2026-02-10",
            &format!("{TASK}updates: [{{resolution: e/nv-01, status: in_progress, date: 2026-03-01}}]\n"),
        ),
        session("e", "2026-02-10", &report("d")),
    ]);
}

/// Returns a session as a round of a series.
fn round(number: u32, date: &str, keys: &str) -> String {
    session(&format!("lan-{number}"), date, &format!("series: Đường\nround: {number}\n{keys}"))
}

#[test]
fn rounds_that_answer_for_every_task_are_not_told() {
    let closed = "resolutions: [{id: nv-01, text: Sửa đường}, {id: nv-02, text: Treo biển, status: dropped}, \
                  {id: nv-03, text: Dán lịch}, {id: nv-04, text: Vá đường}]\n";
    nothing_is_told(&[
        round(1, "2026-01-10", closed),
        session("khac", "2026-02-01", "updates: [{resolution: lan-1/nv-03, status: in_progress}]\n"),
        round(
            2,
            "2026-02-10",
            "updates: [{resolution: lan-1/nv-01, status: in_progress}]\nnot_reported: [lan-1/nv-04]\n",
        ),
        round(
            4,
            "2026-03-10",
            "updates: [{resolution: lan-1/nv-01, status: done, date: 2026-02-20, evidence: [Biên bản]}]\n",
        ),
    ]);
}

#[test]
fn rounds_that_are_not_held_owe_no_answer() {
    nothing_is_told(&[
        round(1, "2026-01-10", TASK),
        round(2, "2026-02-10", "status: cancelled\n"),
        round(3, "2026-03-10", "status: postponed\n"),
        round(4, "2026-03-20", "withdrawn: {date: 2026-04-01, reason: Đăng nhầm}\n"),
        round(5, "2026-05-10", "updates: [{resolution: lan-1/nv-01, status: in_progress}]\n"),
        round(6, "2026-07-10", "status: planned\n"),
        round(7, "2026-08-10", ""),
    ]);
}

#[test]
fn tasks_of_a_withdrawn_round_are_forgotten_with_it() {
    nothing_is_told(&[
        round(1, "2026-01-10", &format!("{TASK}withdrawn: {{date: 2026-04-01, reason: Đăng nhầm}}\n")),
        round(2, "2026-02-10", "updates: [{resolution: lan-1/nv-01, status: done}]\n"),
        round(3, "2026-03-10", ""),
    ]);
}

#[test]
fn states_that_fit_their_day_are_not_told() {
    nothing_is_told(&[
        session("a", "2026-06-15", "status: held\n"),
        session("b", "2026-06-15", "status: planned\n"),
        session("c", "2026-06-16", "status: planned\n"),
        session("d", "2026-03-01", "status: postponed\n"),
        session("e", "2026-07-01", "status: cancelled\n"),
    ]);
}

#[test]
fn sessions_that_keep_the_rules_of_the_site_are_not_told() {
    let site = "=== content/site.yaml\ntitle: Đối thoại\nrules:\n  announce_before: {from: 2026-01-01, source: Nguồn}\n  \
                publish_within: {from: 2026-01-01, source: Nguồn}\n";
    nothing_is_told(&[
        site.to_owned(),
        session("dung-bay-ngay", "2026-03-12", &format!("announced: 2026-03-05\npublished: 2026-03-22\n{TASK}")),
        session("khong-ro-ngay-bao", "2026-03-13", &format!("published: 2026-03-14\n{TASK}")),
        session("bai-cua-thong-bao", "2026-03-14", &format!("published: 2026-03-01\nupdated: 2026-05-14\n{TASK}")),
        session("truoc-quy-dinh", "2025-12-31", "announced: 2025-12-31\npublished: 2026-02-01\n"),
        session("con-bay-ngay", "2026-06-22", ""),
        session("hoan", "2026-06-16", "status: postponed\nannounced: 2026-06-15\n"),
        session("dung-muoi-ngay", "2026-06-05", ""),
        session("rut", "2026-03-15", "announced: 2026-03-15\nwithdrawn: {date: 2026-04-01, reason: Đăng nhầm}\n"),
    ]);
}

#[test]
fn rules_that_are_not_switched_on_tell_nothing() {
    nothing_is_told(&[
        session("a", "2026-03-12", "announced: 2026-03-12\npublished: 2026-05-30\n"),
        session("b", "2026-06-16", ""),
    ]);
}

#[test]
fn successors_that_part_and_meet_again_are_no_circle() {
    nothing_is_told(&[
        "=== content/agencies.yaml\n- {id: a, name: Một, successors: [b, c]}\n- {id: b, name: Hai, successors: [d]}\n\
                       - {id: c, name: Ba, successors: [d]}\n- {id: d, name: Bốn}\n"
            .to_owned(),
    ]);
}

/// Returns a site with as many warnings of one rule.
fn with_warnings(count: usize) -> Site {
    let tasks: String =
        (1..=count).map(|number| format!("  - {{id: nv-{number}, text: Sửa đường, status: done}}\n")).collect();
    Site::of(&session("a", "2026-01-10", &format!("resolutions:\n{tasks}")))
}

#[test]
fn people_are_shown_the_first_warnings_of_a_rule_and_programs_all() {
    let site = with_warnings(1_300);
    let told = site.check(&[]).stdout;
    assert_eq!(told.matches("cảnh báo[done-without-evidence]:").count(), 20);
    let rest = "… và 1280 cảnh báo[done-without-evidence] nữa; để xem tất cả, hãy gõ: doithoai check --format short\n";
    assert!(told.contains(rest), "{}", &told[told.len() - 400..]);
    for format in ["short", "json", "github"] {
        assert_eq!(site.check(&["--format", format]).stdout.lines().count(), 1_300, "{format}");
    }
    assert!(!with_warnings(20).check(&[]).stdout.contains('…'));
}

#[test]
fn a_second_build_with_warnings_tells_them_again_and_publishes_nothing() {
    let site = with_warnings(1);
    let first = site.build(&[]);
    assert!(first.succeeded().stderr.contains("cảnh báo[done-without-evidence]"), "{first:#?}");
    // A build that publishes would open this file, and fail.
    let lock = site.path().join("output/.doithoai/lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let second = site.build(&[]);
    assert_eq!((second.succeeded().stderr.as_str(), second.code), (first.stderr.as_str(), first.code));
    assert!(second.stdout.contains("không có gì thay đổi"), "{second:#?}");
    let strict = site.build(&["--strict"]);
    assert_eq!(strict.code, 1, "{strict:#?}");
    assert!(strict.stderr.contains("Chưa dựng được trang"), "{strict:#?}");
    site.write("=== content/pages/moi.md\n---\ntitle: Trang mới\n---\n");
    assert_eq!(site.build(&[]).code, 3);
    fs::remove_dir(&lock).unwrap();
    assert!(site.build(&[]).succeeded().stdout.contains(" mới"), "the new page is published");
    assert!(site.path().join("output/moi/index.html").exists());
}
