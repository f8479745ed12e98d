//! Articles by people who mean harm: their script runs nowhere, no file outside the site is read, and no build hangs.

use std::time::Duration;
use std::time::Instant;

use crate::harness::Site;
use crate::harness::tree;
use crate::html;
use crate::html::Token;
use crate::random;

/// What breaks out of markup, scripts, templates, CDATA, or the properties of a calendar, if nothing stops it.
const BREAKOUT: &str =
    "x</script><!--<script>danhdau</script>\"'><danhdau onclick=danhdau>{{ danhdau }}{% danhdau %}]]>;,\\";

/// What a spreadsheet takes for a formula.
const FORMULAS: &[&str] = &["=1+1", "+1", "-1", "@a", "\t=1", "=HYPERLINK(\"https://danhdau.example\")"];

/// A site in which every text is hostile.
fn hostile() -> Site {
    let text = serde_json::Value::from(BREAKOUT).to_string();
    let line = serde_json::Value::from("Việc\r\nATTENDEE:danhdau\r\nEND:VEVENT").to_string();
    let tasks: String = FORMULAS
        .iter()
        .enumerate()
        .map(|(number, formula)| {
            let formula = serde_json::Value::from(*formula).to_string();
            format!("  - {{id: nv-{number:02}, text: {formula}, agency: co-quan, due: 2026-02-01}}\n")
        })
        .collect();
    Site::of(&format!(
        "=== content/site.yaml
title: {text}
description: {text}
base_url: https://doithoai.example/
organisation: {{name: {text}, address: {text}}}
=== content/topics.yaml
- {{id: dat, name: {text}}}
=== content/agencies.yaml
- {{id: co-quan, name: {text}}}
=== content/communes.yaml
- {{id: ia-le, name: {text}, kind: xã}}
=== content/sessions/2026-01-05-a/index.md
---
title: {text}
date: 2026-01-05
summary: {text}
topic: dat
communes: [ia-le]
venue: {{name: {text}, commune: ia-le}}
chairs: [{{name: {text}, role: {text}}}]
author: {text}
cluster: {text}
cover: {{src: 1.jpg, alt: {text}, caption: {text}}}
resolutions:
{tasks}---

![{markdown}](1.jpg \"{BREAKOUT_TITLE}\")

{{{{ danhdau }}}} {{% danhdau %}} [x](https://a.example \"<danhdau onclick=danhdau>\") {{#danhdau onclick=danhdau}}

## Mục {{onclick=danhdau}}

<svg onload=danhdau><script>danhdau</script></svg> <img src=x onerror=danhdau> <b onclick=danhdau>b</b>
=== content/sessions/2026-01-05-a/1.jpg | jpeg 40x30
=== content/sessions/2026-12-05-b/index.md
---
title: {text}
date: 2026-12-05
summary: {line}
communes: [ia-le]
venue: {{name: {line}, commune: ia-le}}
---
",
        markdown = "<danhdau onclick=danhdau>",
        BREAKOUT_TITLE = "<danhdau onclick=danhdau>",
    ))
}

/// Returns what scripts of data hold on a page.
fn data(page: &str) -> Vec<String> {
    let tokens = html::tokens(page);
    let pairs = tokens.windows(2).filter_map(|pair| match pair {
        [Token::Start(tag), Token::Text(text)] if tag.get("type") == Some("application/ld+json") => Some(text.clone()),
        _ => None,
    });
    pairs.collect()
}

#[test]
fn no_text_breaks_out_of_the_file_that_holds_it() {
    let files = hostile().published(&[]);
    let intruders = random::intruders(&files);
    assert!(intruders.is_empty(), "{intruders:#?}");
    let mut kinds = [0; 4];
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).unwrap_or("");
        match path.rsplit('.').next() {
            Some("html") => {
                for data in data(text) {
                    let read: serde_json::Value =
                        serde_json::from_str(&data).unwrap_or_else(|error| panic!("{path}: {error}"));
                    assert!(read.is_object() || read.is_array(), "{path}");
                    assert!(!data.contains(['<', '>']), "{path}: {data}");
                    kinds[0] += 1;
                }
            }
            Some("json" | "webmanifest") => {
                serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
                kinds[1] += 1;
            }
            Some("xml") => {
                let mut reader = quick_xml::Reader::from_str(text);
                while !matches!(
                    reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")),
                    quick_xml::events::Event::Eof
                ) {}
                kinds[2] += 1;
            }
            Some("ics") => {
                assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{path}");
                let whole = text.replace("\r\n ", "");
                let is_known = |line: &str| !line.starts_with("ATTENDEE");
                assert!(whole.split("\r\n").all(is_known) && whole.contains(" ATTENDEE:danhdau "), "{whole}");
                let count = |what: &str| whole.split("\r\n").filter(|line| *line == what).count();
                assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"), "{whole}");
                kinds[3] += 1;
            }
            _ => {}
        }
    }
    assert!(kinds.iter().all(|count| *count > 0), "{kinds:?}");
}

#[test]
fn no_cell_of_a_published_table_or_report_is_a_formula() {
    let site = hostile();
    let mut tables = site.published(&[]);
    tables.retain(|path, _| path.ends_with(".csv"));
    assert!(!tables.is_empty());
    let published = tables.len();
    site.run(&["report", "--today", "2026-06-15", "--quarter", "2026-Q1", "--output", "bao-cao"]).succeeded();
    let reports = tree(&site.path().join("bao-cao")).into_iter().filter(|(path, _)| path.ends_with(".csv"));
    tables.extend(reports.map(|(path, (bytes, _))| (format!("bao-cao/{path}"), bytes)));
    assert_eq!(tables.len(), published + 1);
    let mut defused = 0;
    for (path, bytes) in &tables {
        let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{FEFF}');
        for record in csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes()).records()
        {
            for cell in &record.unwrap() {
                assert!(
                    !cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{path}: {cell:?}"
                );
                defused += usize::from(cell.starts_with("'="));
            }
        }
    }
    assert!(defused >= 4, "{defused}");
}

/// Addresses that run something, or that lead out of the site.
const ADDRESSES: &[&str] = &[
    "javascript:danhdau",
    "JaVaScRiPt:danhdau",
    "&#106;avascript:danhdau",
    "java&#10;script:danhdau",
    "vbscript:danhdau",
    "data:text/html,danhdau",
    "data:image/svg+xml,danhdau",
    "file:///etc/passwd",
    "/etc/passwd",
    "../../../rieng/bi-mat.jpg",
    "..%2f..%2f..%2frieng%2fbi-mat.jpg",
    "../../../../../../../../../etc/passwd",
    "C:/Windows/win.ini",
    "..\\..\\..\\rieng\\bi-mat.jpg",
    "\\\\danhdau.example\\x.jpg",
    "1.jpg%00.jpg",
    "CON",
];

#[test]
fn an_address_that_runs_something_or_leaves_the_site_is_a_mistake_wherever_it_stands() {
    let forms: &[fn(&str) -> String] = &[
        |address| format!("---\n\n[x](<{address}>)"),
        |address| format!("---\n\n![x](<{address}>)"),
        |address| format!("---\n\n[x]\n\n[x]: <{address}>"),
        |address| format!("cover: {{src: {}, alt: Ảnh}}\n---\n\nx", serde_json::Value::from(address)),
        |address| format!("documents:\n  - {{src: {}, title: Tệp}}\n---\n\nx", serde_json::Value::from(address)),
    ];
    for (address, form) in ADDRESSES.iter().flat_map(|address| forms.iter().map(move |form| (address, form))) {
        let rest = form(address);
        let site = Site::of(&format!(
            "=== rieng/bi-mat.jpg | jpeg 4x3\n=== content/sessions/2026-01-05-a/index.md\n---\ntitle: A\ndate: 2026-01-05\n{rest}\n"
        ));
        let build = site.build(&[]);
        assert_eq!(build.code, 1, "{rest}\n{build:#?}");
        assert!(!site.path().join("output").exists(), "{rest}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_said_of_a_file_commands_no_terminal() {
    let site = Site::of("=== content/sessions/2026-01-05-a/index.md\n---\ntitle: A\ndate: 2026-01-05\n---\n\nx\n");
    for name in ["a\u{1B}[31m.jpg", "b\n::error::c.jpg", "d\u{202E}gpj.jpg", "e\u{200B}.jpg", "\u{9B}m.jpg"] {
        std::fs::write(site.path().join("content/sessions/2026-01-05-a").join(name), "x").unwrap();
    }
    for form in [&["--format", "short"][..], &["--format", "github"], &["--format", "json"], &[]] {
        let check = site.check(form);
        assert_eq!(
            check.stdout.matches("hidden-character").count(),
            5 + usize::from(form.is_empty()),
            "{}",
            check.stdout
        );
        let is_obeyed = |character: char| character != '\n' && (character.is_control() || character == '\u{202E}');
        assert!(form.contains(&"json") || !check.stdout.contains(is_obeyed), "{form:?}: {check:#?}");
        assert!(!check.stdout.lines().any(|line| line.starts_with("::error::")), "{form:?}: {check:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_contains_itself_is_told_and_not_walked() {
    let site = Site::of("=== content/sessions/2026-01-05-a/index.md\n---\ntitle: A\ndate: 2026-01-05\n---\n\nx\n");
    for (target, place) in
        [(".", "content/sessions/vong"), ("../..", "content/sessions/2026-01-05-a/len"), ("vong", "content/vong")]
    {
        std::os::unix::fs::symlink(target, site.path().join(place)).unwrap();
    }
    let check = site.check(&["--format", "short", "--lang", "en"]);
    assert_eq!((check.code, check.stdout.matches("error[link-leaves-content]").count()), (1, 3), "{check:#?}");
}

/// What is repeated, in a front matter or in a text, to make work that grows faster than the text.
const REPEATED: &[(&str, &str, &str)] = &[
    ("quotes", "", "> "),
    ("lists", "", "- "),
    ("numbered lists", "", "1. "),
    ("brackets", "", "["),
    ("images", "", "!["),
    ("links", "", "[a]("),
    ("links to nothing", "", "[a][b"),
    ("notes", "", "[^a]"),
    ("emphasis", "", "*a **b "),
    ("emphasis of one kind", "", "a_ "),
    ("emphasis both ways", "", "*a_ "),
    ("code", "", "`a``b"),
    ("tags", "", "<div>"),
    ("tags inside a line", "", "x<b>"),
    ("tags without an end", "", "<a "),
    ("comments without an end", "", "<!--"),
    ("declarations", "", "<!A "),
    ("instructions", "", "<?"),
    ("entities", "", "&a"),
    ("cells", "", "|"),
    ("rows", "", "|a\n"),
    ("headings", "", "# a\n"),
    ("attributes", "", "{#a .b "),
    ("addresses", "", "https://a."),
    ("days", "", "1.1."),
    ("flow lists", "[", ""),
    ("flow maps", "{a: ", ""),
    ("block lists", "- ", ""),
    ("long flow list", "[a], ", ""),
    ("quoted text", "'' ", ""),
    ("aliases", "&a [*a, ", ""),
    ("words", "a ", ""),
];

/// Returns how long a check of a text takes in which something is repeated.
fn took(front: &str, body: &str, count: usize) -> Duration {
    let site = Site::of(&format!(
        "=== content/sessions/2026-01-05-a/index.md\n---\ntitle: A\ndate: 2026-01-05\nsummary: {}\n---\n\n{}x\n\nsau\n",
        front.repeat(count),
        body.repeat(count)
    ));
    let start = Instant::now();
    let check = site.check(&["--format", "short"]);
    let took = start.elapsed();
    assert!(matches!(check.code, 0 | 1) && check.stderr.is_empty(), "{front}{body}: {}", check.stderr);
    took
}

/// Four times the text may take ten times as long, where work that grows with the square takes sixteen times as long.
#[test]
fn no_text_makes_work_that_grows_with_its_square() {
    for (name, front, body) in REPEATED {
        let ratios = (0..4).map(|_| (took(front, body, 10_000), took(front, body, 40_000)));
        let mut seen = Vec::new();
        let is_fair = ratios.into_iter().any(|(small, large)| {
            seen.push((small, large));
            large < small * 10
        });
        assert!(is_fair, "{name}: {seen:?}");
    }
}
