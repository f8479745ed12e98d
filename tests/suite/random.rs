//! Sites made at random, with hostile texts: the program answers, never stops by itself, and what it publishes is whole.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;

use crate::harness::Site;
use crate::html;
use crate::html::Tag;
use crate::html::Token;
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
    "[x][javascript:danhdau]",
    "`<danhdau>`",
    "|<danhdau>|",
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

/// Texts that are mistakes where they stand in a body.
const MISTAKEN: &[&str] =
    &["[x](javascript:danhdau)", "![<danhdau>](<\"danhdau>)", "[^<danhdau>]", "[x](../<danhdau>.md)", "[x](#danhdau)"];

const DATES: &[&str] =
    &["2021-01-07", "07/01/2021", "7.1.2021", "2024-02-29", "2026-06-15", "2026-12-31", "31/02/2021", "hôm qua"];
const NAMES: &[&str] =
    &["Ia Le", "xã Ia Le", "Ia Blứ", "Thị trấn Nhơn Hòa", "Nhơn Hoà", "<danhdau>", "Đak Pơ", "dak-po", "…"];
const IDS: &[&str] = &["nv-01", "NV-02", "noi-dung", "chu-thich", "x\"y"];

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
    let words = prop_oneof![
        8 => "[a-zđêơáạ ]{1,12}",
        10 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => prop::sample::select(MISTAKEN).prop_map(str::to_owned),
        2 => "\\PC{0,8}",
    ];
    prop::collection::vec(words, 1..4).prop_map(|parts| parts.join(" "))
}

fn article() -> impl Strategy<Value = Article> {
    let ids = prop_oneof![12 => prop::sample::subsequence(&IDS[..4], 0..3), 1 => prop::sample::subsequence(IDS, 0..3)];
    let resolutions = (ids, hostile()).prop_map(|(ids, text)| ids.into_iter().map(|id| (id, text.clone())).collect());
    let dates = prop_oneof![20 => prop::sample::select(&DATES[..6]), 1 => prop::sample::select(DATES)];
    (hostile(), dates, prop::sample::select(NAMES), hostile(), resolutions, prop::collection::vec(hostile(), 0..4))
        .prop_map(|(title, date, commune, text, resolutions, body)| Article {
            title,
            date,
            commune,
            text,
            resolutions,
            body,
        })
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
        let fields =
            [("title", title.as_str()), ("summary", text), ("topic", text), ("author", text), ("cluster", title)];
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
    intruders(&files).into_iter().chain(links::problems(&files)).next().map(|problem| format!("{problem}\n{text}"))
}

/// Returns a line for each file that holds what an author wrote as markup.
pub fn intruders(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let scripts: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("giao-dien/") && path.ends_with(".js"))
        .collect();
    let broken = files.iter().filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let of_theme = if path.ends_with(".html") { scripts.as_slice() } else { &[] };
        let found = html_in(path, text).iter().find_map(|html| intruder(html, of_theme))?;
        Some(format!("{path} holds what an author wrote as markup: {found:?}"))
    });
    broken.collect()
}

/// Tells whether a script is a file of the theme, or data that nothing runs. Each stands once on a page.
fn is_of_theme(script: &Tag, of_theme: &[&str]) -> bool {
    match (script.get("src"), script.get("type")) {
        (Some(source), None) => of_theme.contains(&source.trim_start_matches("../").trim_start_matches('/')),
        (None, Some("application/ld+json")) => !of_theme.is_empty(),
        _ => false,
    }
}

/// Returns the HTML in a file: a page itself, or what a feed carries.
fn html_in(path: &str, text: &str) -> Vec<String> {
    match path.rsplit('.').next() {
        Some("html") => vec![text.to_owned()],
        Some("xml") => {
            let tokens = html::tokens(text);
            let carried = tokens.windows(2).filter_map(|pair| match pair {
                [Token::Start(tag), Token::Text(html)] if tag.get("type") == Some("html") => Some(html.clone()),
                _ => None,
            });
            carried.chain([text.to_owned()]).collect()
        }
        Some("json") => {
            let feed: serde_json::Value = serde_json::from_str(text).expect("a JSON feed is JSON");
            let items = feed["items"].as_array().into_iter().flatten();
            items.filter_map(|item| item["content_html"].as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns a tag that no page writes: one that an author wrote, or one that runs something.
fn intruder(html: &str, of_theme: &[&str]) -> Option<Tag> {
    let tags =
        html::tokens(html).into_iter().filter_map(|token| if let Token::Start(tag) = token { Some(tag) } else { None });
    let runs = |(name, value): &(String, String)| {
        name.starts_with("on") || name.contains(MARKER) || value.trim_start().starts_with("javascript:")
    };
    let mut scripts: Vec<Tag> = Vec::new();
    let mut is_stray = |tag: &Tag| {
        let is_stray = scripts.contains(tag) || !is_of_theme(tag, of_theme);
        scripts.push(tag.clone());
        is_stray
    };
    let mut intruders = tags.filter(|tag| {
        tag.name.contains(MARKER) || (tag.name == "script" && is_stray(tag)) || tag.attributes.iter().any(runs)
    });
    intruders.next()
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
