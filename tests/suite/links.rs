//! Every link of a built site leads somewhere, and all of them are relative.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::harness::Site;
use crate::html;
use crate::html::Tag;
use crate::html::Token;

/// Where a page is found whose links are absolute, because it is shown at any address.
const NOT_FOUND: &str = "404.html";

/// Checks all pages of a site at the root of its domain; returns a line for each thing that is wrong.
pub fn problems(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    problems_below(files, "/")
}

/// Checks all pages of a site whose address has this path, which begins and ends in `/`.
pub fn problems_below(files: &BTreeMap<String, Vec<u8>>, base: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Token>> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), html::tokens(std::str::from_utf8(bytes).expect("pages are UTF-8"))))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages.iter().map(|(path, tokens)| (*path, ids(tokens))).collect();
    let mut problems = Vec::new();
    for (path, tokens) in &pages {
        problems.extend(repeated_ids(path, tokens));
        for tag in tags(tokens) {
            let context = Context { path, base, files, ids: &ids };
            problems.extend(references(tag).filter_map(|target| context.problem(target)));
            problems.extend(labels(tag).filter(|id| !ids[path].contains(id)).map(|id| format!("{path}: no id {id}")));
        }
    }
    problems
}

fn tags(tokens: &[Token]) -> impl Iterator<Item = &Tag> {
    tokens.iter().filter_map(|token| if let Token::Start(tag) = token { Some(tag) } else { None })
}

fn ids(tokens: &[Token]) -> BTreeSet<&str> {
    tags(tokens).filter_map(|tag| tag.get("id")).collect()
}

fn repeated_ids(path: &str, tokens: &[Token]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let repeated = tags(tokens).filter_map(|tag| tag.get("id")).filter(|id| !seen.insert(*id));
    repeated.map(|id| format!("{path}: two elements have the id {id}")).collect()
}

/// The addresses that a browser asks for, or a reader follows.
fn references(tag: &Tag) -> impl Iterator<Item = &str> {
    let canonical = tag.name == "link" && tag.get("rel") == Some("canonical");
    let single = ["href", "src", "poster"].into_iter().filter_map(|name| tag.get(name));
    let srcset = tag.get("srcset").into_iter().flat_map(|set| set.split(','));
    let refresh = tag.get("content").filter(|_| tag.get("http-equiv") == Some("refresh"));
    let refresh = refresh.and_then(|content| content.split_once("url=")).map(|(_, url)| url);
    let srcset = srcset.filter_map(|candidate| candidate.split_whitespace().next());
    single.chain(srcset).chain(refresh).filter(move |_| !canonical)
}

/// The ids that name an element for those who do not see it.
fn labels(tag: &Tag) -> impl Iterator<Item = &str> {
    let names = ["aria-labelledby", "aria-describedby", "for"].into_iter().filter_map(|name| tag.get(name));
    names.flat_map(str::split_whitespace)
}

struct Context<'a> {
    path: &'a str,
    base: &'a str,
    files: &'a BTreeMap<String, Vec<u8>>,
    ids: &'a BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl Context<'_> {
    fn problem(&self, target: &str) -> Option<String> {
        let Context { path, .. } = self;
        if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme)) {
            return None;
        }
        let (address, fragment) = target.split_once('#').unwrap_or((target, ""));
        let address = match address.strip_prefix(self.base) {
            Some(_) if *path != NOT_FOUND => return Some(format!("{path}: {target} is not relative")),
            Some(below) => below,
            None => address,
        };
        let Some(file) = resolve(path, address) else { return Some(format!("{path}: {target} leaves the site")) };
        if !self.files.contains_key(&file) {
            return Some(format!("{path}: {target} leads to {file}, which is not there"));
        }
        let known = self.ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment));
        (!fragment.is_empty() && !known).then(|| format!("{path}: {target} leads to an id that {file} does not have"))
    }
}

/// Returns the file behind an address that a page names.
fn resolve(page: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(page.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path })
}

/// Copies the content of the repository into a site of its own.
fn sample() -> Site {
    let site = Site::empty();
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for (path, (bytes, _)) in crate::harness::tree(&content) {
        let target = site.path().join("content").join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
    site
}

#[test]
fn every_link_of_the_sample_site_leads_somewhere() {
    let site = sample();
    let problems = problems(&site.published(&[]));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_sample_site_has_no_diagnostic() {
    let check = sample().check(&["--strict", "--format", "short"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""));
}

#[test]
fn every_text_of_the_sample_site_is_composed() {
    let composer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    for (path, bytes) in sample().published(&[]) {
        let text = std::str::from_utf8(&bytes).unwrap_or("");
        assert!(composer.is_normalized(text), "{path} holds text that is not NFC");
        assert!(composer.is_normalized(&path), "{path} is not NFC");
    }
}

#[test]
fn a_page_asks_nothing_of_another_host() {
    let files = sample().published(&[]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let tokens = html::tokens(std::str::from_utf8(bytes).unwrap());
        for tag in tags(&tokens).filter(|tag| tag.name != "a" && tag.get("rel") != Some("canonical")) {
            let foreign = ["src", "href"].iter().filter_map(|name| tag.get(name)).find(|target| target.contains("//"));
            assert_eq!(foreign, None, "{path} asks another host");
        }
    }
}

#[test]
fn every_link_of_the_good_site_leads_somewhere() {
    let problems = problems(&Site::named("good").published(&[]));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_checker_sees_what_is_wrong() {
    let page = r##"<body id="a"><a href="/x/"></a><a href="#b"></a><img src="../../x.jpg"><p id="a"></p><a href="nowhere/index.html"></a>"##;
    let files = BTreeMap::from([("p/index.html".to_owned(), page.as_bytes().to_vec())]);
    assert_eq!(problems(&files).len(), 5, "{:#?}", problems(&files));
}
