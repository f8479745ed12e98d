//! What must hold for any bytes: one function for each door by which bytes come in. `cargo fuzz` calls them with bytes that
//! it makes up; the test suite calls them with the cases that were found so.

use doithoai::build;
use doithoai::build::Options;
use doithoai::build::Resolved;
use doithoai::build::Written;
use doithoai::diagnostics;
use doithoai::diagnostics::Diagnostic;
use doithoai::diagnostics::Format;
use doithoai::diagnostics::Screen;
use doithoai::files::MemoryFiles;
use doithoai::images;
use doithoai::images::Studio;
use doithoai::import;
use doithoai::markdown;
use doithoai::markdown::Filled;
use doithoai::model::Audience;
use doithoai::pages;
use doithoai::source::Sources;
use doithoai::targets;
use doithoai::targets::Renderer;
use doithoai::text;
use doithoai::text::Language;

/// What begins every script of the program itself; a text that became another one would begin otherwise.
const SCRIPTS: &[&str] = &[" src=\"", " type=\"application/ld+json\">"];

/// An article with its front matter.
pub fn article(bytes: &[u8]) {
    let mut files = MemoryFiles::default();
    files.insert("content/site.yaml", "title: Đối thoại\nbase_url: https://doithoai.example/\n");
    files.insert("content/sessions/2026-03-12-ia-le.md", bytes);
    build(&files);
}

/// The text of an article.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let body = markdown::parse(text, &markdown::Strings::default());
    let html = body.fill(&mut |_, _| Filled::Plain);
    assert!(!html.contains("<script") && !tags(&html).any(runs), "{html}");
}

/// The settings and the registries, in one text: a line `=== NAME` begins each file.
pub fn registries(bytes: &[u8]) {
    let mut files = MemoryFiles::default();
    files.insert(
        "content/sessions/2026-03-12-ia-le.md",
        "---\ntitle: Đối thoại\ndate: 2026-03-12\ntopic: Đất đai\ncommunes: [xã Ia Le]\n---\n\nBài.\n",
    );
    let whole = String::from_utf8_lossy(bytes);
    for part in whole.split("=== ").skip(1) {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        if ["site.yaml", "topics.yaml", "communes.yaml", "agencies.yaml", "series.yaml"].contains(&name.trim_end()) {
            files.insert(format!("content/{}", name.trim_end()), text);
        }
    }
    build(&files);
}

/// A picture: what of it may be published, and its metadata taken away.
pub fn pictures(bytes: &[u8]) {
    let clean = images::clean(bytes.to_vec());
    assert!(!images::tells_place(&clean), "the place is left in it");
    let mut files = MemoryFiles::default();
    let article = "---\ntitle: Đối thoại\ndate: 2026-03-12\ncover: {src: anh.jpg, alt: Hội trường}\n---\n\nBài.\n";
    files.insert("content/sessions/2026-03-12-ia-le/index.md", article);
    files.insert("content/sessions/2026-03-12-ia-le/anh.jpg", bytes);
    build(&files);
}

/// A conversion table, merged into a registry.
pub fn table(bytes: &[u8]) {
    let table = import::Table { path: "bang.csv", bytes };
    let first = import::run(table, None);
    tell(&first.diagnostics, &first.sources);
    let Some(merged) = first.merged else { return };
    let again = import::run(table, Some(&merged));
    assert!(again.merged.is_none_or(|bytes| bytes == merged), "what was imported is imported again");
}

/// Builds a site in memory: every page of it is whole, or there are diagnostics.
fn build(files: &MemoryFiles) {
    let mut sink = Vec::new();
    let Ok(Written { mut theme, documents }) = build::read(files, &mut sink) else { return };
    let store = images::Store::default();
    let studio = Studio::new(files, &store, theme.pictures().clone());
    let Ok(resolved) = build::resolve(&studio, &documents, &options(), &mut sink) else { return };
    tell(&sink, &documents.texts.sources);
    if diagnostics::count(&sink).0 > 0 {
        return;
    }
    let Resolved { site, routes, links, catalog } = &resolved;
    pages::dress(&mut theme, site, routes, catalog);
    let from = pages::Sources { texts: &documents.texts, site, routes, links, catalog };
    let renderer = Renderer::new(&studio, from, &theme);
    for target in targets::plan(&renderer) {
        match renderer.render(&target) {
            Ok(artifact) => {
                let origin = renderer.origin(&target).expect("what renders has an origin");
                assert_eq!(origin, artifact.origin, "{}", artifact.path.as_str());
                whole(artifact.path.as_str(), &artifact.bytes);
            }
            Err(failure) => panic!("{}", failure.message(Language::English)),
        }
    }
}

fn options() -> Options {
    Options::check(text::parse_date("2026-06-15").expect("it is a day"), Audience::Public)
}

/// Tells what is wrong in every way there is.
fn tell(diagnostics: &[Diagnostic], sources: &Sources) {
    for language in [Language::Vietnamese, Language::English] {
        for width in [None, Some(20)] {
            diagnostics::render(diagnostics, sources, Format::Human(Screen { width, ..Screen::default() }), language);
        }
        diagnostics::render(diagnostics, sources, Format::Json, language);
        diagnostics::render(diagnostics, sources, Format::Github, language);
    }
}

/// Returns the tags of a page. Within attributes `<` and `>` are escaped; between tags only what is shown stands.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| rest.split('>').next())
}

/// Tells whether an attribute of a tag is an address that runs something.
fn runs(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("=\"javascript:")
}

/// Holds a page to what an article must not be able to change.
fn whole(path: &str, bytes: &[u8]) {
    if !path.ends_with(".html") {
        return;
    }
    let html = str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is no text"));
    for script in html.split("<script").skip(1) {
        assert!(
            SCRIPTS.iter().any(|begin| script.starts_with(begin)),
            "{path}: <script{}",
            &script[..script.len().min(80)]
        );
    }
    assert!(!tags(html).any(runs), "{path} has an attribute that runs");
    assert_eq!(html.matches("</html>").count(), 1, "{path}");
}
