//! Pictures from the folder of an article to the page: which files are published, and that a cache changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::harness::Site;
use crate::harness::TODAY;
use crate::pty::Terminal;

const ARTICLE: &str = "\
=== content/sessions/2026-03-12-thu/3.jpg | jpeg 1100x700
=== content/sessions/2026-03-12-thu/khong-dung.jpg | jpeg 50x50
=== content/sessions/2026-03-12-thu/index.md
---
title: Đối thoại tại xã Ia Le
date: 2026-03-12
cover: {src: 3.jpg, alt: Hội trường}
gallery: [{src: hinh-ve.png, alt: Sơ đồ}]
---

![Hội trường](hoi-truong.jpg \"Hội trường xã\")
=== content/sessions/2026-03-12-thu/hinh-ve.png | png 700x60
=== content/sessions/2026-03-12-thu/hoi-truong.jpg | jpeg 1100x700
";

/// Returns the published pictures without the hash in their names.
fn pictures(published: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let name = |path: &String| {
        let name = path.strip_prefix("anh/")?;
        let hash =
            name.split(['-', '.']).find(|part| part.len() == 12 && part.bytes().all(|b| b.is_ascii_hexdigit()))?;
        Some(name.replace(hash, "HASH"))
    };
    published.keys().filter_map(name).collect()
}

/// Returns the files of the cache.
fn cached(site: &Site) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(site.path().join(".cache")).sort_by_file_name().into_iter().flatten();
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn a_page_offers_each_photo_in_several_widths_and_no_file_is_published_that_no_page_uses() {
    let site = Site::of(ARTICLE);
    let published = site.published(&[]);
    let files = pictures(&published);
    assert!(files.iter().all(|file| !file.starts_with("khong-dung")), "{files:?}");
    // Two files with the same bytes are one picture.
    assert_eq!(files.iter().filter(|file| file.starts_with("hoi-truong")).count(), 0, "{files:?}");
    for wanted in ["3-HASH-480.webp", "3-HASH-960.webp", "3-HASH-1100.webp", "3-HASH-960.jpg"] {
        assert!(files.iter().any(|file| file == wanted), "{wanted}: {files:?}");
    }
    let page = site.page("doi-thoai/2026-03-12-thu/index.html");
    for path in published.keys().filter(|path| path.starts_with("anh/")) {
        assert!(page.contains(path.as_str()), "{path} is on no page");
    }
    assert!(page.contains("-480.webp 480w, ") && page.contains("-1100.webp 1100w\" sizes=\""));
    assert!(page.contains("width=\"1100\" height=\"700\""), "the place is kept until the picture has come");
    assert_eq!(page.matches("fetchpriority=\"high\"").count(), 1, "the cover");
    assert_eq!(page.matches("loading=\"lazy\"").count(), 2, "the pictures below");
    assert!(page.contains("<span class=\"photo\"><svg viewBox"), "its colours stand there until it has come");
    assert!(!page.contains("style=\"") && !page.contains("data:"), "the policy allows neither");
}

#[test]
fn a_theme_may_ask_for_avif_which_browsers_are_offered_first() {
    let site = Site::of(&format!("{ARTICLE}\n=== themes/default/pictures.yaml\navif_quality: 55\n"));
    let published = site.published(&[]);
    let files = pictures(&published);
    for wanted in ["3-HASH-480.avif", "3-HASH-960.avif", "3-HASH-480.webp", "3-HASH-960.jpg"] {
        assert!(files.iter().any(|file| file == wanted), "{wanted}: {files:?}");
    }
    assert!(!files.iter().any(|file| file.starts_with("hinh-ve") && file.ends_with(".avif")), "a drawing stays sharp");
    let page = site.page("doi-thoai/2026-03-12-thu/index.html");
    let sources: Vec<&str> = page.split("<source type=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    let offers: Vec<&[&str]> = sources.split(|kind| *kind == "image/avif").skip(1).collect();
    assert_eq!(offers.len(), 2, "the cover and the photo in the text: {sources:?}");
    assert!(offers.iter().all(|others| others.first() == Some(&"image/webp")), "{sources:?}");
}

#[test]
fn what_becomes_of_the_cache_changes_nothing_of_what_is_published() {
    let site = Site::of(ARTICLE);
    let first = site.published(&[]);
    assert!(!cached(&site).is_empty());
    assert!(first.keys().all(|path| !path.contains(".cache")));
    let spoil: [fn(&PathBuf); 4] = [
        |path| fs::write(path, b"").unwrap(),
        |path| fs::write(path, &fs::read(path).unwrap()[..20]).unwrap(),
        |path| fs::write(path, fs::read(path).unwrap().iter().map(|byte| byte ^ 1).collect::<Vec<_>>()).unwrap(),
        |path| fs::remove_file(path).unwrap(),
    ];
    for spoil in spoil {
        cached(&site).iter().for_each(spoil);
        fs::remove_dir_all(site.path().join("output")).unwrap();
        assert_eq!(site.published(&[]), first);
    }
    // What a build left that was killed while it wrote.
    fs::write(site.path().join(".cache/tam-1-1"), b"half").unwrap();
    fs::remove_dir_all(site.path().join("output")).unwrap();
    assert_eq!(site.published(&[]), first);
    fs::remove_dir_all(site.path().join(".cache")).unwrap();
    fs::write(site.path().join(".cache"), b"a file stands in its place").unwrap();
    fs::remove_dir_all(site.path().join("output")).unwrap();
    assert_eq!(site.published(&[]), first);
}

#[test]
fn the_same_pictures_have_the_same_bytes_with_any_number_of_threads() {
    let [one, many] = ["1", "4"].map(|jobs| Site::of(ARTICLE).published(&["--jobs", jobs]));
    assert_eq!(one, many);
}

#[test]
fn a_check_leaves_nothing_behind() {
    let site = Site::of(ARTICLE);
    site.check(&[]).succeeded();
    assert!(cached(&site).is_empty());
    site.build(&[]).succeeded();
    let built = cached(&site);
    site.check(&[]).succeeded();
    assert_eq!(cached(&site), built);
}

#[test]
fn a_picture_that_is_offered_as_a_document_is_clean_too() {
    let text = "=== content/sessions/2026-03-12-thu/index.md\n---\ntitle: Đối thoại\ndate: 2026-03-12\ndocuments: [so-do.jpg]\n---\n";
    let site = Site::of(text);
    let photo = crate::fixture::jpeg("40x30");
    let secret = b"\xFF\xFE\0\x09bi-mat!";
    let path = site.path().join("content/sessions/2026-03-12-thu/so-do.jpg");
    fs::write(path, [&photo[..2], secret, &photo[2..], b"bi-mat!"].concat()).unwrap();
    let published = site.published(&[]);
    let copy = &published["doi-thoai/2026-03-12-thu/so-do.jpg"];
    assert!(!copy.windows(7).any(|window| window == b"bi-mat!"));
    assert_eq!(image::load_from_memory(copy).unwrap(), image::load_from_memory(&photo).unwrap());
}

/// Returns an article with so many large photos, each another one.
fn with_large_photos(count: usize) -> String {
    let folder = "content/sessions/2026-03-12-thu";
    let mut text = format!("=== {folder}/index.md\n---\ntitle: Đối thoại thử\ndate: 2026-03-12\n---\n");
    for number in 0..count {
        text.push_str(&format!("\n![Ảnh]({number}.jpg)\n"));
    }
    for number in 0..count {
        text.push_str(&format!("=== {folder}/{number}.jpg | jpeg {}x900\n", 1300 + number));
    }
    text
}

#[test]
fn who_watches_sees_how_many_pictures_are_done_and_how_long_the_rest_takes() {
    let site = Site::of(&with_large_photos(30));
    let build = ["build", "--today", TODAY, "--jobs", "1"];
    let mut terminal = Terminal::start(site.path(), &build, (40, 80));
    terminal.wait("an estimate", |screen| {
        let line = screen.lines().find_map(|line| line.strip_prefix("Đang xử lý ảnh: "));
        line.is_some_and(|line| line.contains("/30, còn khoảng "))
    });
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains("Đang xử lý ảnh"), "{screen}");
}

#[test]
fn who_reads_a_pipe_sees_no_progress() {
    let build = Site::of(&with_large_photos(2)).build(&[]);
    build.succeeded();
    assert!(!build.stderr.contains("Đang") && !build.stdout.contains("Đang xử lý"), "{build:#?}");
}
