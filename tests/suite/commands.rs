//! The command line: what each command says and with which code it ends.

use std::fs;

use crate::harness::Run;
use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::run_in;

/// A site with one mistake and one warning.
fn mistaken() -> Site {
    let site = Site::named("good");
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 31/02/2026\n---\n\n# Đầu mục\n");
    site
}

/// A site with one warning.
fn warned() -> Site {
    let site = Site::named("good");
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 2026-03-01\n---\n\n# Đầu mục\n");
    site
}

#[track_caller]
fn assert_wrong_use(run: &Run, said: &str) {
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.stderr.contains(said), "{run:#?}");
    assert_eq!(run.stdout, "");
}

#[test]
fn init_makes_a_site_without_a_diagnostic() {
    let folder = Site::empty();
    folder.run(&["init", "trang"]).succeeded();
    let check = folder.run(&["check", "--site", "trang", "--strict", "--today", TODAY, "--format", "short"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""));
    let build = folder.run(&["build", "--site", "trang", "--strict", "--today", TODAY]);
    build.succeeded();
    assert!(folder.path().join("trang/output/index.html").exists());
}

#[test]
fn init_takes_an_empty_folder_and_no_other() {
    let folder = Site::empty();
    fs::create_dir(folder.path().join("trong")).unwrap();
    folder.run(&["init", "trong"]).succeeded();
    fs::create_dir(folder.path().join("co")).unwrap();
    fs::write(folder.path().join("co/thu.txt"), "x").unwrap();
    assert_wrong_use(&folder.run(&["init", "co"]), "Hãy chọn");
    assert_eq!(fs::read_dir(folder.path().join("co")).unwrap().count(), 1);
}

#[test]
fn a_good_site_ends_with_0() {
    let site = Site::named("good");
    let check = site.check(&[]);
    assert_eq!((check.code, check.stdout.as_str()), (0, "Đã kiểm tra 5 bài: không có lỗi.\n"));
    site.build(&[]).succeeded();
}

#[test]
fn mistakes_end_with_1() {
    let site = mistaken();
    assert_eq!(site.check(&[]).code, 1);
    let build = site.build(&[]);
    assert_eq!(build.code, 1);
    assert!(build.stderr.contains("Chưa dựng được trang: 1 lỗi, 1 cảnh báo."), "{build:#?}");
    assert!(!site.path().join("output").exists());
}

#[test]
fn warnings_end_with_1_only_where_they_are_asked_to() {
    let site = warned();
    site.check(&[]).succeeded();
    assert_eq!(site.check(&["--strict"]).code, 1);
    assert_eq!(site.build(&["--strict"]).code, 1);
    let build = site.build(&[]);
    build.succeeded();
    assert!(build.stdout.contains("1 cảnh báo"), "{build:#?}");
}

#[test]
fn wrong_use_ends_with_2_and_says_what_to_type() {
    let site = Site::named("good");
    assert_wrong_use(&site.run(&["biuld"]), "không có lệnh “biuld”");
    assert_wrong_use(&site.run(&["build", "--strct"]), "ý bạn là --strict?");
    assert_wrong_use(&site.run(&["build", "--today", "hôm nay"]), "--today 2026-01-31");
    assert_wrong_use(&site.run(&["build", "--jobs", "0"]), "--jobs");
    assert_wrong_use(&site.run(&["build", "--base-url", "doithoai.example"]), "https://doithoai.example/");
    assert_wrong_use(&site.run(&["check", "--format", "xml"]), "“xml”");
    assert_wrong_use(&site.run(&["init"]), "còn thiếu");
    assert_wrong_use(&Site::empty().run(&["build"]), "doithoai init");
}

#[test]
fn an_environment_that_fails_ends_with_3() {
    let site = Site::named("good");
    fs::write(site.path().join("tep"), "x").unwrap();
    let build = site.build(&["--output", "tep"]);
    assert_eq!(build.code, 3, "{build:#?}");
    assert!(build.stderr.contains("tep"), "{build:#?}");
    assert!(!build.stderr.contains("panicked"), "{build:#?}");
}

#[test]
fn a_theme_that_does_not_exist_is_told() {
    let site = Site::named("bare");
    site.write("=== content/site.yaml\ntitle: Đối thoại\ntheme: xanh\n");
    let build = site.build(&[]);
    assert_eq!(build.code, 1, "{build:#?}");
    assert!(build.stderr.contains("Không có giao diện “xanh”"), "{build:#?}");
}

#[test]
fn messages_are_in_english_where_it_is_asked_for() {
    let site = mistaken();
    let vietnamese = site.check(&[]).stdout;
    let english = site.run(&["--lang", "en", "check", "--today", TODAY]);
    assert!(vietnamese.contains("lỗi[invalid-date]: không có ngày 31/02/2026"), "{vietnamese}");
    assert!(english.stdout.contains("error[invalid-date]: there is no day 31/02/2026"), "{english:#?}");
    assert!(english.stdout.contains("1 error, 1 warning"), "{english:#?}");
    assert_eq!(site.check(&["--lang", "en"]).stdout, english.stdout);
}

#[test]
fn help_is_in_both_languages_and_names_every_command() {
    let site = Site::empty();
    let (vietnamese, english) = (site.run(&["--help"]), site.run(&["--help", "--lang", "en"]));
    for command in ["init", "check", "build", "import", "report"] {
        assert!(vietnamese.succeeded().stdout.contains(command));
        assert!(english.succeeded().stdout.contains(command));
    }
    assert!(vietnamese.stdout.contains("Cách dùng") && english.stdout.contains("Usage"));
    assert!(site.run(&["--version"]).succeeded().stdout.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_short_format_is_one_line_for_each_mistake() {
    let check = mistaken().check(&["--format", "short", "--lang", "en"]);
    let heads: Vec<&str> = check.stdout.lines().map(|line| line.split(": ").take(2).last().unwrap()).collect();
    assert_eq!(heads, ["error[invalid-date]", "warning[heading-one]"], "{check:#?}");
    assert!(check.stdout.starts_with("content/news/tin.md:3:7: "), "{check:#?}");
}

#[test]
fn the_json_format_is_one_object_for_each_mistake() {
    let check = mistaken().check(&["--format", "json"]);
    let objects: Vec<serde_json::Value> =
        check.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.len(), 2);
    let first = &objects[0];
    assert_eq!((&first["id"], &first["severity"]), (&"invalid-date".into(), &"error".into()));
    assert_eq!(
        (&first["path"], &first["line"], &first["column"]),
        (&"content/news/tin.md".into(), &3.into(), &7.into())
    );
    for text in [&first["message"], &first["hint"]] {
        assert!(text["vi"].is_string() && text["en"].is_string(), "{first}");
    }
}

#[test]
fn the_github_format_is_one_command_for_each_mistake() {
    let check = mistaken().check(&["--format", "github", "--lang", "en"]);
    assert!(
        check.stdout.starts_with("::error file=content/news/tin.md,line=3,col=7,title=invalid-date::there is no day")
    );
    assert_eq!(check.stdout.lines().count(), 2, "{check:#?}");
    assert!(check.stdout.lines().nth(1).unwrap().starts_with("::warning file="), "{check:#?}");
}

#[test]
fn check_writes_nothing() {
    let site = Site::named("good");
    let before = crate::harness::tree(site.path());
    site.check(&[]).succeeded();
    assert!(before == crate::harness::tree(site.path()));
}

#[test]
fn a_held_back_article_is_counted() {
    let build = Site::named("good").build(&[]);
    assert!(build.stdout.contains("1 bài chưa đăng"), "{build:#?}");
}

#[test]
fn a_site_elsewhere_is_named_by_its_folder() {
    let site = Site::named("good");
    let folder = site.path().to_str().unwrap();
    run_in(std::path::Path::new("/"), &["build", "--site", folder, "--today", TODAY]).succeeded();
    assert!(site.path().join("output/index.html").exists());
}
