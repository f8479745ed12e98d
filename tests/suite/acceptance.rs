//! The article that the program is made for, and one with the same traps.

use std::fs;
use std::path::Path;

use crate::fixture;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::html;

const BASE: &str = "https://doithoai.example/";

/// What an editor would mark in a text that was pasted as it stands.
const PASTED: &[&str] = &["missing-summary", "title-repeated", "date-form", "inconsistent-capital", "no-break-spaces"];

/// What the site of an article must show.
struct Expected<'a> {
    title: &'a str,
    day: &'a str,
    /// The address of the article.
    address: &'a str,
    /// The pages that list it.
    lists: &'a [&'a str],
    /// The lines of its text.
    lines: Vec<&'a str>,
    /// What an editor would mark in it.
    warnings: &'a [&'a str],
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_published(site: &Site, expected: &Expected<'_>) {
    let build = site.build(&["--base-url", BASE]);
    build.succeeded();
    let told = site.check(&["--format", "short", "--lang", "en"]).stdout;
    let mut rules: Vec<&str> = told.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    rules.dedup();
    assert_eq!(rules, expected.warnings, "{told}");
    let page = site.page(&format!("{}index.html", expected.address));
    let text = html::visible_text(&page);
    for line in expected.lines.iter().map(|line| squeezed(line)).filter(|line| !line.is_empty()) {
        assert!(squeezed(&text).contains(&line), "the page does not show: {line}\n{text}");
    }
    assert!(text.contains(expected.day), "{text}");
    assert!(text.contains("chưa công bố"), "the page says nothing of the outcome\n{text}");
    assert!(text.contains("Quay lại"));
    for list in expected.lists {
        let shown = site.page(list);
        assert!(shown.contains(&format!("{}index.html", expected.address)), "{list} does not link to the article");
        assert!(html::visible_text(&shown).contains(expected.title), "{list} does not name the article");
    }
    for file in ["atom.xml", "feed.json", "sitemap.xml"] {
        assert!(site.page(file).contains(&format!("{BASE}{}", expected.address)), "{file} does not name the article");
    }
    let problems = crate::links::problems(&site.output());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The real article lies beside the repository, because its text is its author's.
#[test]
fn the_real_article_publishes_well() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.exists() {
        println!("not checked: the reference article lies in ../shared, which this clone does not have");
        return;
    }
    let text = read(&shared.join("reference/ia-le-2021.txt"));
    let (title, body) = text.trim_start_matches('\u{FEFF}').split_once('\n').unwrap();
    let title = title.trim();
    let site = Site::empty();
    let folder = site.path().join("content/sessions/2021-01-07-ia-le");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("3.jpg"), fixture::jpeg("640x480")).unwrap();
    let front = format!(
        "---\ntitle: \"{title}\"\ndate: 2021-01-07\nvenue: {{commune: Ia Le}}\ntopic: Đất đai\n\
         cover: {{src: 3.jpg, alt: Quang cảnh hội nghị, caption: Hình ảnh tại Hội nghị đối thoại tại xã Ia Le}}\n---\n\n"
    );
    fs::write(folder.join("index.md"), front + body).unwrap();
    assert_published(
        &site,
        &Expected {
            title,
            day: "Thứ Năm, 07/01/2021",
            address: "doi-thoai/2021-01-07-ia-le/",
            lists: &[
                "index.html",
                "chuyen-de/dat-dai/index.html",
                "xa-phuong/ia-le/index.html",
                "luu-tru/2021/index.html",
            ],
            lines: body.lines().collect(),
            warnings: PASTED,
        },
    );
}

#[test]
fn a_pasted_article_publishes_well() {
    let site = Site::named("traps");
    let written = read(&in_tests("sites/traps.txt")).replace("<<U+00A0>>", " ").replace("<<\u{A0} x 93>>", "");
    let body = written.splitn(3, "---\n").nth(2).unwrap();
    assert_published(
        &site,
        &Expected {
            title: "Hội nghị đối thoại giữa lãnh đạo với Nhân dân xã Đak Pơ",
            day: "Thứ Tư, 14/09/2022",
            address: "doi-thoai/2022-09-14-dak-po/",
            lists: &[
                "index.html",
                "chuyen-de/nuoc-sinh-hoat/index.html",
                "xa-phuong/dak-po/index.html",
                "luu-tru/2022/index.html",
            ],
            lines: body.lines().collect(),
            warnings: PASTED,
        },
    );
}
