//! Sites made at random, with hostile texts: the program answers, never stops by itself, and what it publishes is whole.

use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;

use crate::harness::Site;
use crate::links;

/// A word that no page may hold as a tag.
const MARKER: &str = "danhdau";

/// Texts that break out of where they are put, if nothing stops them.
const HOSTILE: &[&str] = &[
    "<danhdau>",
    "</title><danhdau>",
    "\"><danhdau x=\"",
    "' onclick='danhdau",
    "]]><danhdau>",
    "--><danhdau>",
    "{{ danhdau }}",
    "{% raw %}<danhdau>",
    "&lt;danhdau&gt;",
    "&#60;danhdau&#62;",
    "[x](javascript:danhdau)",
    "![<danhdau>](\"<danhdau>)",
    "`<danhdau>`",
    "|<danhdau>|",
    "[^<danhdau>]",
    "\u{202E}ngược",
    "Đối thoại: đất đai",
    "# thăng",
    "- gạch",
    "%phần trăm",
    "@a",
    "*sao",
    "\u{A0}\u{A0}",
    "Ê\u{306}",
    "a'b\"c\\d",
];

const DATES: &[&str] = &["2021-01-07", "07/01/2021", "7.1.2021", "2024-02-29", "2026-06-15", "2026-12-31", "31/02/2021", "hôm qua"];
const NAMES: &[&str] = &["Ia Le", "xã Ia Le", "Ia Blứ", "Thị trấn Nhơn Hòa", "Nhơn Hoà", "<danhdau>", "Đak Pơ", "dak-po", "…"];
const IDS: &[&str] = &["nv-01", "NV-01", "nv-02", "muc_nhiem-vu", "noi_dung", "a b", "ket-thuc"];

/// One session, as its author wrote it.
#[derive(Clone, Debug)]
struct Article {
    title: String,
    date: &'static str,
    commune: &'static str,
    text: String,
    resolutions: Vec<(&'static str, String)>,
    body: Vec<String>,
}

fn hostile() -> impl Strategy<Value = String> {
    let words = prop_oneof![4 => "[a-zđêơáạ ]{1,12}", 5 => prop::sample::select(HOSTILE).prop_map(str::to_owned), 1 => "\\PC{0,8}"];
    prop::collection::vec(words, 1..4).prop_map(|parts| parts.join(" "))
}

fn article() -> impl Strategy<Value = Article> {
    let resolutions = prop::collection::vec((prop::sample::select(IDS), hostile()), 0..3);
    let dates = prop_oneof![12 => prop::sample::select(&DATES[..6]), 1 => prop::sample::select(DATES)];
    (hostile(), dates, prop::sample::select(NAMES), hostile(), resolutions, prop::collection::vec(hostile(), 0..4)).prop_map(
        |(title, date, commune, text, resolutions, body)| Article { title, date, commune, text, resolutions, body },
    )
}

/// Writes a text as YAML takes any text.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Article {
    fn section(&self, number: usize) -> String {
        let Article { title, date, commune, text, resolutions, body } = self;
        let resolution = |(id, text): &(&str, String)| format!("  - {{id: {}, text: {}}}\n", quoted(id), quoted(text));
        let resolutions: String = resolutions.iter().map(resolution).collect();
        let resolutions = if resolutions.is_empty() { String::new() } else { format!("resolutions:\n{resolutions}") };
        let fields = [("title", title.as_str()), ("summary", text), ("topic", text), ("author", text), ("cluster", title)];
        let fields: String = fields.iter().map(|(key, value)| format!("{key}: {}\n", quoted(value))).collect();
        let commune = quoted(commune);
        format!(
            "=== content/sessions/bai-{number}/index.md\n---\n{fields}date: {date}\ncommunes: [{commune}]\n{resolutions}---\n\n{}\n",
            body.join("\n\n")
        )
    }
}

/// What is wrong with the answer to a site.
fn wrong(articles: &[Article]) -> Option<String> {
    let text: String = articles.iter().enumerate().map(|(number, article)| article.section(number)).collect();
    let site = Site::of(&text);
    let build = site.build(&["--base-url", "https://doithoai.example/"]);
    let said = format!("{}{}", build.stdout, build.stderr);
    if !matches!(build.code, 0 | 1) || said.contains("panicked") {
        return Some(format!("{build:#?}\n{text}"));
    }
    if build.code == 1 {
        return None;
    }
    let files = site.output();
    let broken = files.iter().filter_map(|(path, bytes)| {
        let page = String::from_utf8(bytes.clone()).unwrap_or_default();
        let escaped = !page.contains(&format!("<{MARKER}")) && !page.contains(&format!("javascript:{MARKER}"));
        (!escaped).then(|| format!("{path} holds the marker as markup\n{page}"))
    });
    broken.chain(links::problems(&files)).next().map(|problem| format!("{problem}\n{text}"))
}

#[test]
fn no_site_breaks_the_program_or_its_pages() {
    let config = Config { cases: 48, max_shrink_iters: 60, failure_persistence: None, ..Config::default() };
    let sites = prop::collection::vec(article(), 1..6);
    TestRunner::new(config)
        .run(&sites, |articles| {
            let problem = wrong(&articles);
            prop_assert!(problem.is_none(), "{}", problem.unwrap_or_default());
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
