//! What every site may rely on, whatever is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::fixture;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;

/// The sites over which promises are checked.
const SITES: &[&str] = &["bare", "communes", "everything", "good", "traps"];

fn published(text: &str) -> BTreeMap<String, Vec<u8>> {
    Site::of(text).published(&[])
}

/// Says which files differ, so that a failure does not print whole sites.
#[track_caller]
fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    let differing = |path: &&String| left.get(*path) != right.get(*path);
    let paths: Vec<&String> = left.keys().chain(right.keys()).filter(differing).collect();
    assert!(paths.is_empty(), "these files differ: {paths:?}");
}

/// Adds ways of making a file to every text of a site.
fn with_ways(text: &str, ways: &str) -> String {
    let is_text = |name: &str| name.contains(".md") || name.contains(".yaml");
    let changed = |line: &str| match line.strip_prefix("=== ").filter(|name| is_text(name)) {
        Some(name) => format!("=== {name}{} {ways}", if name.contains(" | ") { "," } else { " |" }),
        None => line.to_owned(),
    };
    text.lines().map(|line| changed(line) + "\n").collect()
}

#[test]
fn a_second_build_changes_no_byte_and_no_time() {
    for name in SITES {
        let site = Site::named(name);
        site.build(&[]).succeeded();
        let first = site.output_with_times();
        site.build(&[]).succeeded();
        assert!(first == site.output_with_times(), "{name}");
    }
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    for name in SITES {
        assert_same(&Site::named(name).published(&["--jobs", "1"]), &Site::named(name).published(&["--jobs", "8"]));
    }
}

#[test]
fn the_folder_of_a_site_changes_nothing() {
    let (here, outside) = (Site::named("everything"), Site::empty());
    let folder = here.path().to_str().unwrap().to_owned();
    outside.build(&["--site", &folder, "--output", "ra"]).succeeded();
    let mut elsewhere = crate::harness::tree(&outside.path().join("ra"));
    elsewhere.retain(|path, _| !path.starts_with(".doithoai/"));
    let elsewhere = elsewhere.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
    assert_same(&here.published(&[]), &elsewhere);
}

#[test]
fn accents_kept_apart_from_their_letters_change_nothing() {
    for name in SITES {
        let text = read(&in_tests(&format!("sites/{name}.txt")));
        assert_same(&published(&text), &published(&with_ways(&text, "nfd")));
    }
}

#[test]
fn names_of_files_with_accents_apart_change_nothing() {
    let text = "=== content/sessions/2021-01-07-xã-đak-pơ/index.md\n---\ntitle: Đối thoại\ndate: 2021-01-07\n\
                cover: {src: ảnh.jpg, alt: Ảnh}\ndocuments: [kết luận.pdf]\n---\n\n[Tệp](<kết luận.pdf>)\n\
                === content/sessions/2021-01-07-xã-đak-pơ/ảnh.jpg | jpeg 4x3\n\
                === content/sessions/2021-01-07-xã-đak-pơ/kết luận.pdf\nx\n";
    let decomposed =
        text.replace("ảnh.jpg | jpeg 4x3", "ảnh.jpg | jpeg 4x3, name-nfd").replace("pdf\nx", "pdf | nfd\nx");
    assert_same(&published(text), &published(&with_ways(&decomposed, "nfd")));
}

#[test]
fn windows_line_ends_change_nothing() {
    for name in SITES {
        let text = read(&in_tests(&format!("sites/{name}.txt")));
        assert_same(&published(&text), &published(&with_ways(&text, "crlf")));
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    for name in SITES {
        let text = read(&in_tests(&format!("sites/{name}.txt")));
        assert_same(&published(&text), &published(&with_ways(&text, "bom")));
    }
}

#[test]
fn the_three_forms_of_a_date_give_one_page() {
    let site = |date: &str| Site::of(&read(&in_tests("sites/bare.txt")).replace("07.01.2021", date));
    let first = site("2021-01-07");
    assert_same(&first.published(&[]), &site("07/01/2021").published(&[]));
    assert_same(&first.published(&[]), &site("07.01.2021").published(&[]));
    assert!(first.page("doi-thoai/2021-01-07-ia-le/index.html").contains("Thứ Năm, 07/01/2021"));
}

#[test]
fn what_a_build_did_not_write_stays_as_it_is() {
    let site = Site::named("good");
    let output = site.path().join("output");
    fs::create_dir_all(output.join("rieng")).unwrap();
    for path in ["rieng/ghi-chu.txt", "CNAME", ".htaccess"] {
        fs::write(output.join(path), "của tôi").unwrap();
    }
    let published = site.published(&[]);
    let again = site.published(&[]);
    for path in ["rieng/ghi-chu.txt", "CNAME", ".htaccess"] {
        assert_eq!(published[path], "của tôi".as_bytes());
        assert_eq!(again[path], "của tôi".as_bytes());
    }
}

#[test]
fn a_file_in_the_way_of_a_page_is_not_overwritten() {
    let site = Site::named("good");
    fs::create_dir_all(site.path().join("output")).unwrap();
    fs::write(site.path().join("output/index.html"), "của tôi").unwrap();
    let build = site.build(&[]);
    assert_eq!(build.code, 3, "{build:#?}");
    assert!(build.stderr.contains("index.html"), "{build:#?}");
    assert_eq!(site.page("index.html"), "của tôi");
}

#[test]
fn the_page_of_a_deleted_article_goes() {
    let site = Site::named("good");
    let before = site.published(&[]);
    assert!(before.contains_key("tin-tuc/2021-01-08-ket-qua/index.html"));
    fs::remove_file(site.path().join("content/news/2021-01-08-ket-qua.md")).unwrap();
    let after = site.published(&[]);
    assert!(!after.contains_key("tin-tuc/2021-01-08-ket-qua/index.html"));
    assert!(!site.path().join("output/tin-tuc/2021-01-08-ket-qua").exists());
    assert_same(&after, &Site::of(&without_news()).published(&[]));
}

fn without_news() -> String {
    let good = read(&in_tests("sites/good.txt"));
    format!("{good}=== content/news/2021-01-08-ket-qua.md | absent\n")
}

#[test]
fn an_edited_site_is_what_a_clean_build_makes() {
    let edit = "=== content/sessions/2021-01-07-ia-le/index.md\n---\ntitle: Tên khác\ndate: 2021-02-08\ntopic: Điện\n---\n\
                === content/topics.yaml | absent\n=== content/news/2021-01-08-ket-qua.md | absent\n";
    let edited = Site::named("good");
    edited.build(&[]).succeeded();
    edited.write(edit);
    let clean = Site::named("good");
    clean.write(edit);
    assert_same(&edited.published(&[]), &clean.published(&[]));
}

#[test]
fn nothing_of_a_draft_or_of_a_later_article_is_published() {
    let site = Site::named("good");
    site.write(
        "=== content/news/2026-06-16-mai.md\n---\ntitle: Tin mật ngày mai\ndate: 2026-06-16\ncover: mat.jpg\n---\n\nchữ-mật\n\
         === content/news/mat.jpg | jpeg 4x3\n\
         === content/sessions/2026-01-01-mat/index.md\n---\ntitle: Buổi mật\ndate: 2026-01-01\npublished: 2026-06-16\n\
         topic: [Đất đai]\ndocuments: [mat.pdf]\n---\n\nchữ-mật\n\
         === content/sessions/2026-01-01-mat/mat.pdf\nchữ-mật\n\
         === content/pages/nhap.md\n---\ntitle: Trang nháp mật\ndraft: true\naliases: [/duong-dan-mat/]\n---\n\nchữ-mật\n",
    );
    let secrets = ["mật", "Bài còn là bản nháp", "Việc chưa công bố", "duong-dan-mat", "2026-01-01-mat"];
    for (path, bytes) in site.published(&[]) {
        let text = String::from_utf8_lossy(&bytes);
        let told = secrets.iter().find(|secret| text.contains(**secret) || path.contains(**secret));
        assert_eq!(told, None, "{path}");
    }
    let shown = site.published(&["--drafts"]);
    assert!(shown.contains_key("tin-tuc/2026-06-16-mai/index.html"));
    assert!(shown.contains_key("doi-thoai/2026-01-01-mat/mat.pdf"));
}

#[test]
fn a_file_that_no_page_links_is_not_published() {
    let site = Site::named("good");
    site.write(
        "=== content/sessions/2021-01-07-ia-le/danh-sach-rieng.pdf\nsố điện thoại\n=== content/ghi-chu.txt\nnội bộ\n",
    );
    let files = site.published(&[]);
    let told = files.iter().find(|(path, _)| path.contains("rieng") || path.contains("ghi-chu"));
    assert!(told.is_none(), "{:?}", told.map(|(path, _)| path));
}

#[test]
fn a_site_of_nothing_but_an_empty_content_folder_builds() {
    let site = Site::empty();
    fs::create_dir_all(site.path().join("content")).unwrap();
    let files = site.published(&["--strict"]);
    assert!(files.contains_key("index.html"));
    assert_eq!(crate::links::problems(&files), Vec::<String>::new());
}

#[test]
fn a_build_with_mistakes_leaves_the_output_as_it_is() {
    let site = Site::named("good");
    site.build(&[]).succeeded();
    let before = (site.output_with_times(), notes(site.path()));
    site.write("=== content/news/tin.md\n---\ntitle: Tin\n---\n");
    assert_eq!(site.build(&[]).code, 1);
    assert!(before == (site.output_with_times(), notes(site.path())));
}

fn notes(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let notes = crate::harness::tree(&site.join("output/.doithoai"));
    notes.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
}

#[test]
fn a_site_without_an_address_has_no_absolute_link_to_itself() {
    let files = Site::named("bare").published(&[]);
    for absent in ["atom.xml", "feed.json", "sitemap.xml"] {
        assert!(!files.contains_key(absent), "{absent}");
    }
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(!page.contains("canonical") && !page.contains("atom.xml"), "{page}");
}

#[test]
fn a_file_of_a_theme_overrides_its_twin_and_no_other() {
    let site = Site::named("bare");
    let plain = site.published(&[]);
    site.write("=== themes/default/templates/404.html\nchỉ trang này\n");
    let changed = site.published(&[]);
    assert_eq!(String::from_utf8_lossy(&changed["404.html"]).trim(), "chỉ trang này");
    let others = |files: &BTreeMap<String, Vec<u8>>| -> BTreeMap<String, Vec<u8>> {
        files
            .iter()
            .filter(|(path, _)| *path != "404.html")
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    assert_same(&others(&plain), &others(&changed));
}

#[test]
fn a_fixture_makes_the_files_it_names() {
    let site =
        Site::of("=== a.txt | crlf, bom\nmột\nhai\n=== b.bin | hex\n00 FF\n=== c.txt | marks\n<<U+0007>><<ab x 2>>\n");
    let bytes = |name: &str| fs::read(site.path().join(name)).unwrap();
    assert_eq!(bytes("a.txt"), "\u{FEFF}một\r\nhai\r\n".as_bytes());
    assert_eq!(bytes("b.bin"), [0, 0xFF]);
    assert_eq!(bytes("c.txt"), b"\x07abab\n");
    assert_ne!(fixture::decomposed("ộ"), "ộ");
}

#[test]
fn a_page_that_was_deleted_or_edited_by_hand_comes_back() {
    let site = Site::named("good");
    let published = site.published(&[]);
    fs::remove_file(site.path().join("output/index.html")).unwrap();
    fs::write(site.path().join("output/gioi-thieu/index.html"), "sửa tay").unwrap();
    assert_same(&published, &site.published(&[]));
}

#[test]
fn a_folder_of_output_that_was_deleted_comes_back() {
    let site = Site::named("good");
    let published = site.published(&[]);
    fs::remove_dir_all(site.path().join("output")).unwrap();
    assert_same(&published, &site.published(&[]));
}

#[test]
fn a_build_after_others_is_what_a_clean_build_makes() {
    let site = Site::named("everything");
    let options: [&[&str]; 6] = [
        &[],
        &["--drafts"],
        &["--base-url", "https://khac.example/"],
        &["--today", "2027-01-01"],
        &["--today", "2020-12-01", "--drafts"],
        &[],
    ];
    for more in options {
        let day: &[&str] = if more.contains(&"--today") { &[] } else { &["--today", "2026-06-15"] };
        let arguments = [&["build"], day, more];
        site.run(&arguments.concat()).succeeded();
        let clean = Site::named("everything");
        clean.run(&arguments.concat()).succeeded();
        assert_same(&site.output(), &clean.output());
    }
}

#[test]
fn an_edit_of_the_theme_shows_at_once() {
    let site = Site::named("bare");
    site.build(&[]).succeeded();
    site.write("=== themes/default/static/style.css\nbody { margin: 0 }\n");
    let files = site.published(&[]);
    let style = files.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    assert_eq!(style.1, b"body { margin: 0 }\n");
}

#[test]
fn an_edit_that_keeps_size_and_time_shows_at_once() {
    an_unnoticeable_edit_shows(&Site::named("bare"));
}

#[test]
fn an_edit_that_keeps_size_and_time_of_a_file_long_left_alone_shows_at_once() {
    let site = Site::named("bare");
    std::thread::sleep(Duration::from_millis(2200));
    an_unnoticeable_edit_shows(&site);
}

fn an_unnoticeable_edit_shows(site: &Site) {
    site.build(&[]).succeeded();
    let path = site.path().join("content/sessions/2021-01-07-ia-le/index.md");
    let (text, times) = (read(&path), fs::metadata(&path).unwrap().modified().unwrap());
    fs::write(&path, text.replace("giao việc", "trao việc")).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(times).unwrap();
    site.build(&[]).succeeded();
    assert!(site.page("doi-thoai/2021-01-07-ia-le/index.html").contains("trao việc"));
}
