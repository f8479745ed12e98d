//! `check --fix`: what it mends, what it shows, and what it leaves alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::fixture;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::tree;

const ARTICLE: &str = "content/news/tin.md";

/// An article with one of everything that can be mended, and of what looks like it.
const TEXT: &str = "---\ntitle: Tin ngày 07.01.2021\ndate: 07.01.2021\nsummary: Ngày\u{A0}\u{A0}hẹn.\n---\n\n\
                    Sáng 07.01.2021, số 12.10.2020, `08.01.2021`, https://xa.example/tin/09-01-2021.\n\n\
                    ```\n10.01.2021\u{A0}\u{A0}x\n```\n\n\u{A0}\u{A0}\u{A0}Tuệ Lâm\n";

const MENDED: &str = "---\ntitle: Tin ngày 07/01/2021\ndate: 07.01.2021\nsummary: Ngày hẹn.\n---\n\n\
                      Sáng 07/01/2021, số 12.10.2020, `08.01.2021`, https://xa.example/tin/09-01-2021.\n\n\
                      ```\n10.01.2021\u{A0}\u{A0}x\n```\n\nTuệ Lâm\n";

fn site_of(article: &str) -> Site {
    let site = Site::named("good");
    fs::write(site.path().join(ARTICLE), article).unwrap();
    site
}

fn article(site: &Site) -> String {
    read(&site.path().join(ARTICLE))
}

#[test]
fn what_is_safe_is_mended_and_nothing_else() {
    let site = site_of(TEXT);
    let run = site.check(&["--fix"]);
    assert_eq!(article(&site), MENDED);
    assert_eq!(run.code, 0, "{run:#?}");
    for shown in [
        "--- content/news/tin.md\n+++ content/news/tin.md\n@@ dòng 2: viết ngày với dấu / @@\n-title: Tin ngày 07.01.2021\n+title: Tin ngày 07/01/2021\n",
        "@@ dòng 4: bỏ dãy dấu cách đặc biệt @@\n-summary: Ngày[2 dấu cách đặc biệt]hẹn.\n+summary: Ngày hẹn.\n",
        "-[3 dấu cách đặc biệt]Tuệ Lâm\n+Tuệ Lâm\n",
        "Đã sửa 4 dòng trong 1 tệp.\n",
        "không có lỗi.",
    ] {
        assert!(run.stdout.contains(shown), "{shown}\n{}", run.stdout);
    }
}

#[test]
fn mending_twice_mends_nothing_more() {
    let site = site_of(&fixture::decomposed(TEXT));
    site.check(&["--fix"]);
    let once = tree(site.path());
    let again = site.check(&["--fix"]);
    assert!(again.stdout.starts_with("Không có gì tự sửa được.\n"), "{again:#?}");
    assert!(tree(site.path()) == once, "a file was written again");
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let site = site_of(TEXT);
    let before = tree(site.path());
    let run = site.check(&["--fix", "--dry-run"]);
    assert!(run.stdout.contains("+Tuệ Lâm\n") && run.stdout.contains("Chạy thử nên chưa ghi gì"), "{run:#?}");
    assert!(tree(site.path()) == before);
    let alone = site.check(&["--dry-run"]);
    assert_eq!(alone.code, 2, "{alone:#?}");
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let site = site_of(&format!("\u{FEFF}{}", TEXT.replace('\n', "\r\n")));
    site.check(&["--fix"]).succeeded();
    assert_eq!(article(&site), format!("\u{FEFF}{}", MENDED.replace('\n', "\r\n")));
}

#[test]
fn a_file_from_a_mac_is_composed_and_shown_in_one_hunk() {
    let site = site_of(&fixture::decomposed(MENDED));
    let run = site.check(&["--fix"]);
    assert_eq!(article(&site), MENDED);
    assert_eq!(run.stdout.matches("@@ ").count(), 1, "{run:#?}");
    assert!(run.stdout.contains("4 dòng, từ dòng 2: ghép dấu vào chữ (nhìn không khác)"), "{run:#?}");
}

#[test]
fn what_was_accepted_or_switched_off_stays() {
    let kept = "---\ntitle: Tin\ndate: 2021-01-07\nsummary: Một.\n---\n\n<!-- bỏ qua date-form: nguyên văn biên bản -->\nNgày 07.01.2021.\n";
    let site = site_of(kept);
    site.check(&["--fix", "--strict"]).succeeded();
    assert_eq!(article(&site), kept);
    let site = site_of(TEXT);
    site.write("=== content/site.yaml\ntitle: Trang\nchecks: {date-form: off, no-break-spaces: off}\n");
    site.check(&["--fix", "--strict"]).succeeded();
    assert_eq!(article(&site), TEXT);
}

#[test]
fn what_is_published_is_the_same_but_for_what_was_mended() {
    let site = site_of(TEXT);
    // The name of a social card changes with the words on it, and the worker with the pages that it keeps.
    let settings = site.path().join("content/site.yaml");
    fs::write(&settings, read(&settings) + "cards: none\noffline: false\n").unwrap();
    let plain = |site: &Site| -> Vec<(String, String)> {
        let output = site.published(&[]);
        let text = |bytes: Vec<u8>| {
            String::from_utf8_lossy(&bytes).replace("07.01.2021", "07/01/2021").replace("\u{A0}\u{A0}\u{A0}", "")
        };
        // The page of search names the version of its index, which changes with the words of an article.
        let without_version = |page: String| match page.split_once("data-version=\"") {
            Some((before, after)) => before.to_owned() + after.split_once('"').unwrap().1,
            None => page,
        };
        output.into_iter().map(|(path, bytes)| (path, without_version(text(bytes)))).collect()
    };
    let before = plain(&site);
    site.check(&["--fix"]).succeeded();
    let after = plain(&site);
    let differing: Vec<&String> =
        before.iter().zip(&after).filter(|(one, other)| one != other).map(|((path, _), _)| path).collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn a_file_from_a_mac_publishes_the_same_before_and_after() {
    let site = site_of(&fixture::decomposed(MENDED));
    let before = site.published(&[]);
    site.check(&["--fix"]).succeeded();
    assert!(site.published(&[]) == before);
}

#[test]
fn rights_stay_and_a_read_only_file_is_told() {
    let site = site_of(TEXT);
    let path = site.path().join(ARTICLE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    site.check(&["--fix"]).succeeded();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    fs::write(&path, TEXT).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let run = site.check(&["--fix"]);
    assert_eq!(run.code, 3, "{run:#?}");
    assert!(run.stderr.contains("tin.md đang bị khóa hoặc chỉ cho đọc"), "{run:#?}");
    assert_eq!(article(&site), TEXT);
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn a_link_is_followed_within_the_site_and_never_out_of_it() {
    let site = Site::named("good");
    let outside = Site::empty();
    fs::write(outside.path().join("ngoai.md"), TEXT).unwrap();
    std::os::unix::fs::symlink(outside.path().join("ngoai.md"), site.path().join("content/news/ngoai.md")).unwrap();
    fs::create_dir(site.path().join("content/luu")).unwrap();
    fs::write(site.path().join("content/luu/that.txt"), TEXT).unwrap();
    std::os::unix::fs::symlink("../luu/that.txt", site.path().join(ARTICLE)).unwrap();
    site.check(&["--fix"]);
    assert_eq!(read(&outside.path().join("ngoai.md")), TEXT);
    assert_eq!(read(&site.path().join("content/luu/that.txt")), MENDED);
    assert!(fs::symlink_metadata(site.path().join(ARTICLE)).unwrap().is_symlink());
}

#[test]
fn what_programs_read_stays_apart_from_the_difference() {
    let run = site_of(TEXT).check(&["--fix", "--format", "json"]);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("+Tuệ Lâm"), "{run:#?}");
}

#[test]
fn the_pasted_article_needs_no_hand_for_its_spaces_and_days() {
    let site = Site::of(&read(&in_tests("sites/traps.txt")));
    let told = |site: &Site| site.check(&["--format", "short", "--lang", "en"]).stdout;
    let count = |told: &str| ["no-break-spaces", "date-form"].map(|rule| told.matches(&format!("[{rule}]")).count());
    assert!(count(&told(&site)).iter().all(|count| *count > 0), "{}", told(&site));
    site.check(&["--fix"]);
    assert_eq!(count(&told(&site)), [0, 0], "{}", told(&site));
}
