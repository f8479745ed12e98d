//! What a person sees of a build: the line that shows how far it is, and the summary at its end.

use std::process::Command;

use crate::harness::Site;
use crate::harness::TODAY;

const PROGRAM: &str = env!("CARGO_BIN_EXE_doithoai");

const SESSION: &str =
    "=== content/sessions/2026-06-01-moi/index.md\n---\ntitle: Buổi mới\ndate: 2026-06-01\n---\n\nBài.\n";

#[test]
fn new_changed_and_removed_pages_are_named() {
    let site = Site::named("good");
    let first = site.build(&[]);
    first.succeeded();
    assert!(!first.stdout.contains("Trang mới"), "everything is new, so nothing need be named: {first:#?}");
    site.write(SESSION);
    let added = site.build(&[]);
    let page = ["output", "doi-thoai", "2026-06-01-moi", "index.html"].join(std::path::MAIN_SEPARATOR_STR);
    assert!(added.stdout.contains(&format!("Trang mới:\n  {page}\n")), "{added:#?}");
    assert!(added.stdout.contains("Trang thay đổi:\n"), "{added:#?}");
    site.write("=== content/sessions/2026-06-01-moi/index.md | absent\n");
    let removed = site.build(&["--lang", "en"]);
    assert!(removed.stdout.contains(&format!("Removed pages:\n  {page}\n")), "{removed:#?}");
    let nothing = site.build(&[]);
    assert!(nothing.stdout.contains("không có gì thay đổi") && !nothing.stdout.contains("Trang"), "{nothing:#?}");
}

#[test]
fn many_pages_are_counted_after_the_first() {
    let site = Site::named("good");
    site.build(&[]).succeeded();
    let sessions: Vec<String> =
        (1..10).map(|day| SESSION.replace("2026-06-01", &format!("2026-06-{day:02}"))).collect();
    site.write(&sessions.join(""));
    let build = site.build(&[]);
    let named: Vec<&str> = build
        .stdout
        .lines()
        .skip_while(|line| *line != "Trang mới:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .collect();
    assert_eq!(named.len(), 6, "{build:#?}");
    assert!(named[4].contains("2026-06-05-moi") && named[5].ends_with("trang khác"), "{named:?}");
}

#[test]
fn nothing_odd_goes_into_a_pipe() {
    let site = Site::named("good");
    for run in [site.build(&[]), site.check(&[])] {
        assert!(!run.stdout.contains(['\r', '\u{1b}']) && run.stderr.is_empty(), "{run:#?}");
        assert!(!run.stdout.contains("file://"), "{run:#?}");
    }
}

/// Returns what stands on the lines of a terminal at the end.
fn screen(written: &str) -> Vec<String> {
    let lines = written.split('\n').map(|line| {
        let mut shown: Vec<char> = Vec::new();
        for drawn in line.split('\r') {
            for (at, letter) in drawn.chars().enumerate() {
                shown.resize(shown.len().max(at + 1), ' ');
                shown[at] = letter;
            }
        }
        shown.into_iter().collect::<String>().trim_end().to_owned()
    });
    lines.collect()
}

#[test]
fn on_a_terminal_the_page_can_be_clicked_and_no_progress_is_left() {
    let site = Site::named("good");
    let days = (1..=28).flat_map(|day| (1..=12).map(move |month| format!("2025-{month:02}-{day:02}")));
    let sessions: Vec<String> = days.map(|day| SESSION.replace("2026-06-01", &day)).collect();
    site.write(&sessions.join(""));
    let command = format!("'{PROGRAM}' build --today {TODAY} --jobs 1");
    let run = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(site.path())
        .env_remove("CI")
        .env("TERM", "xterm")
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:#?}");
    let written = String::from_utf8(run.stdout).unwrap();
    let screen = screen(&written);
    assert!(screen.iter().any(|line| line.starts_with("Đã dựng ")), "{screen:#?}");
    assert!(!screen.iter().any(|line| line.contains("Đang ")), "{screen:#?}");
    let page = screen.iter().find_map(|line| line.strip_prefix("Mở để xem: file://")).unwrap();
    assert!(page.ends_with("/output/index.html"), "{page}");
}

#[test]
#[cfg(unix)]
fn a_link_into_the_content_is_no_output_folder() {
    let site = Site::named("good");
    std::os::unix::fs::symlink("content", site.path().join("noi-khac")).unwrap();
    let run = site.build(&["--output", "noi-khac/trang"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(!site.path().join("content/trang").exists());
}
