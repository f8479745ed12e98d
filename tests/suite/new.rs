//! The command `new` by its flags: what it writes, and what it refuses.

use std::fs;

use crate::fixture::decomposed;
use crate::harness::Run;
use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;
use crate::harness::tree;

fn new(site: &Site, flags: &[&str]) -> Run {
    site.run(&[&["new", "--today", TODAY], flags].concat())
}

#[track_caller]
fn assert_reviewed(article: &str, name: &str) {
    reviewed(article, &in_tests(&format!("new/{name}.md"))).unwrap_or_else(|difference| panic!("{difference}"));
}

/// Checks a site with all warnings switched on: of a new article is told what is still to be filled in, and no more.
#[track_caller]
fn assert_to_fill_in(site: &Site, article: &str, expected: &[&str]) {
    site.write("=== content/site.yaml\ntitle: Đối thoại\n");
    let check = site.check(&["--format", "short"]);
    check.succeeded();
    let of_article = check.stdout.lines().filter(|line| line.starts_with(article));
    let told: Vec<&str> = of_article.map(|line| line.split(['[', ']']).nth(1).unwrap()).collect();
    assert_eq!(told, expected, "{check:#?}");
}

#[test]
fn an_article_of_every_answer_passes_every_check() {
    let site = Site::named("good");
    let flags = [
        ["--title", "Đối thoại: “đường” #3, \"đèn\" & <nước>"],
        ["--date", "12/06/2026"],
        ["--time", "7h30"],
        ["--commune", "xã Ia Le"],
        ["--commune", "phường Tân An"],
        ["--venue", "Nhà văn hóa thôn 3: \"Sân lớn\""],
        ["--topic", "Giao thông nông thôn"],
        ["--topic", "dat-dai"],
        ["--format", "định kỳ"],
        ["--chair", "Nguyễn Văn A, Bí thư Đảng ủy, Chủ tịch HĐND xã"],
        ["--chair", "đồng chí Trần Thị B, Chủ tịch UBND xã"],
    ];
    let run = new(&site, &flags.concat());
    run.succeeded();
    let said = "Đã tạo bài: content/sessions/2026-06-12-ia-le/index.md\n";
    assert!(run.stdout.starts_with(said) && run.stdout.contains("doithoai check"), "{run:#?}");
    assert_reviewed(&read(&site.path().join("content/sessions/2026-06-12-ia-le/index.md")), "every-answer");
    site.build(&[]).succeeded();
    let page = site.page("doi-thoai/2026-06-12-ia-le/index.html");
    assert!(page.contains("Đối thoại: “đường” #3") && !page.contains("lời nhắc"), "{page}");
    assert_to_fill_in(&site, "content/sessions/2026-06-12-ia-le/", &["missing-summary"]);
}

#[test]
fn an_article_of_a_title_alone_passes_every_check() {
    let site = Site::empty();
    fs::create_dir(site.path().join("content")).unwrap();
    new(&site, &["--title", "Đối thoại về đường liên thôn"]).succeeded();
    assert_reviewed(
        &read(&site.path().join("content/sessions/2026-06-15-doi-thoai-ve-duong-lien-thon/index.md")),
        "title-alone",
    );
    assert_to_fill_in(&site, "content/sessions/2026-06-15-doi-thoai-ve-duong-lien-thon/", &["missing-summary"]);
}

#[test]
fn a_news_article_goes_to_the_news() {
    let site = Site::named("good");
    new(&site, &["--news", "--title", "Thông xe cầu mới", "--topic", "dat-dai"]).succeeded();
    assert_reviewed(&read(&site.path().join("content/news/2026-06-15-thong-xe-cau-moi/index.md")), "news");
    assert_to_fill_in(&site, "content/news/2026-06-15-thong-xe-cau-moi/", &["missing-summary"]);
    let wrong = new(&site, &["--news", "--title", "Tin", "--venue", "Hội trường"]);
    assert_eq!(wrong.code, 2, "{wrong:#?}");
    assert!(wrong.stderr.contains("Lỗi ở --venue. Chỉ buổi đối thoại mới có mục này."), "{wrong:#?}");
}

#[test]
fn whatever_is_typed_the_front_matter_is_read_as_it_was() {
    let long = "rất dài ".repeat(200);
    let titles = [
        "- [x]: {y} # z",
        "'một' \"hai\" \\ba",
        "  \t🎉 👩\u{200D}🌾  ",
        "@`%!&*|>",
        "---",
        "true",
        "07",
        long.as_str(),
    ];
    for title in titles {
        let site = Site::named("good");
        let written = decomposed(title);
        let flags = ["title", "venue", "chair"].map(|flag| format!("--{flag}={written}"));
        new(&site, &[&flags[0], &flags[1], &flags[2], "--date", "2026-06-12"]).succeeded();
        let check = site.check(&["--format", "short"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{title}");
        site.build(&[]).succeeded();
    }
}

#[test]
fn the_next_round_reports_on_open_tasks() {
    let site = Site::named("series");
    let before = tree(site.path());
    let coming = new(&site, &["--next-of", "duong-lien-thon", "--date", "2026-07-01", "--dry-run"]);
    assert!(before == tree(site.path()));
    assert_reviewed(&coming.succeeded().stdout, "coming-round");
    // After the day, what has to be filled in is told, and no more.
    new(&site, &["--next-of", "duong-lien-thon", "--date", "2026-06-12"]).succeeded();
    assert_reviewed(&read(&site.path().join("content/sessions/2026-06-12-ia-le/index.md")), "held-round");
    let expected = ["missing-summary", "empty-update", "empty-update", "empty-update"];
    assert_to_fill_in(&site, "content/sessions/2026-06-12-ia-le/", &expected);
}

#[test]
fn no_article_is_ever_overwritten() {
    let site = Site::named("good");
    let flags = ["--title", "Đối thoại", "--commune", "Ia Le", "--date", "2026-06-12"];
    for expect in ["2026-06-12-ia-le", "2026-06-12-ia-le-2", "2026-06-12-ia-le-3"] {
        let before = tree(site.path());
        let run = new(&site, &flags);
        assert!(run.succeeded().stdout.contains(&format!("content/sessions/{expect}/index.md")), "{run:#?}");
        let after = tree(site.path());
        assert!(before.iter().all(|(path, file)| after.get(path) == Some(file)));
        assert_eq!(after.len(), before.len() + 1);
    }
    assert_to_fill_in(&site, "content/sessions/2026-06-12-ia-le", &["missing-summary"; 3]);
}

#[test]
fn what_is_wrong_or_missing_is_told_by_its_flag_and_nothing_is_written() {
    let site = Site::named("good");
    let before = tree(site.path());
    let told = |flags: &[&str], expect: &str| {
        let run = new(&site, flags);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", expect));
    };
    told(&[], "Lỗi: còn thiếu --title. Hãy gõ như: doithoai new --title \"Đối thoại về đường liên thôn\"\n");
    told(&["--yes"], "Lỗi: còn thiếu --title. Hãy gõ như: doithoai new --title \"Đối thoại về đường liên thôn\"\n");
    told(
        &["--title", "Tên", "--topic", "dat dai", "--date", "30/02/2026"],
        "Lỗi ở --date. Không có ngày 30/02/2026: tháng 2 năm 2026 chỉ có 28 ngày. Hãy gõ như: 18/06/2026.\n\
         Lỗi ở --topic. Không có chuyên đề “dat dai” trong content/topics.yaml. Ý bạn là Đất đai? Nếu là tên mới, hãy thêm vào content/topics.yaml trước.\n",
    );
    told(
        &["--next-of", "2021-01-07-ia-la"],
        "Lỗi ở --next-of. Không có chuỗi hay buổi đối thoại nào là “2021-01-07-ia-la”. Ý bạn là 2021-01-07-ia-le?\n",
    );
    told(
        &["--title", "Tên", "--chair", " ,"],
        "Lỗi ở --chair. Còn thiếu. Hãy gõ như: Nguyễn Văn A, Chủ tịch UBND xã.\n",
    );
    told(
        &["--lang", "en", "--title", "Tên", "--commune", "Ia Blứ"],
        "Error in --commune. On 15/06/2026 there was no unit called `Ia Blứ`. It became: Ia Le.\n",
    );
    assert!(before == tree(site.path()));
    let elsewhere = Site::empty().run(&["new", "--title", "Tên"]);
    assert!(elsewhere.code == 2 && elsewhere.stderr.contains("không thấy thư mục content"), "{elsewhere:#?}");
}

#[test]
fn where_nothing_can_be_written_the_path_is_told() {
    let site = Site::named("good");
    fs::remove_dir_all(site.path().join("content/news")).unwrap();
    site.write("=== content/news\nĐây là một tệp.\n");
    let run = new(&site, &["--news", "--title", "Tin"]);
    assert_eq!(run.code, 3, "{run:#?}");
    assert!(run.stderr.contains("không ghi được content/news"), "{run:#?}");
}
