//! What is mended, and what is left alone.

use proptest::prelude::*;

use super::*;
use crate::diagnostics;
use crate::source;
use crate::source::FileId;
use crate::source::Span;
use crate::text::is_nfc;

const HEAD: &str = "---\ntitle: Tin\ndate: 2026-03-01\n---\n";

/// Tells all that can be mended in a text, as if readers read every byte.
fn told(source: &SourceFile) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let span = |range: Range<usize>| Span::new(FileId(0), range);
    told.extend(source.composed_at.map(|at| diagnostics::decomposed_letters(span(at..at))));
    let body = source.text.find(HEAD).map_or(0, |at| at + HEAD.len());
    let prose = crate::markdown::parts(&source.text[body..]);
    for run in runs(&source.text).into_iter().filter(|run| run.start < body || prose.is_text(run.start - body)) {
        told.push(diagnostics::no_break_spaces(span(run), 2));
    }
    for (at, day) in source.text.match_indices("07.01.2021").filter(|(at, _)| *at < body || prose.is_text(at - body)) {
        told.push(diagnostics::date_form(span(at..at + day.len()), day));
    }
    told
}

/// Finds two or more no-break spaces, with plain ones between them or not.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('\u{A0}') {
        let start = at + found;
        let length = text[start..].find(|next| !matches!(next, '\u{A0}' | ' ')).unwrap_or(text.len() - start);
        let run = text[start..start + length].trim_end_matches(' ');
        at = start + run.len();
        if run.matches('\u{A0}').count() > 1 {
            runs.push(start..at);
        }
    }
    runs
}

fn fixed(raw: &str) -> Option<String> {
    let decoded = source::decode(raw.into()).unwrap();
    let file = SourceFile { path: "content/news/tin.md".into(), text: decoded.text, composed_at: decoded.composed_at };
    let told = told(&file);
    let told: Vec<&Diagnostic> = told.iter().collect();
    fix(raw.as_bytes(), &file, &told).map(|fixed| String::from_utf8(fixed.bytes).unwrap())
}

#[test]
fn what_is_safe_is_mended_and_every_other_byte_stays() {
    let table = [
        ("Ngày 07.01.2021.\r\nHai\r\n", Some("Ngày 07/01/2021.\r\nHai\r\n")),
        ("Một\n\n\u{A0}\u{A0}\u{A0}Tuệ Lâm", Some("Một\n\nTuệ Lâm")),
        ("Một \u{A0}\u{A0} hai\n", Some("Một hai\n")),
        ("Một\u{A0}\u{A0}\nhai\n", Some("Một\nhai\n")),
        ("Một\u{A0}\u{A0}  \nhai\n", Some("Một  \nhai\n")),
        ("Một \u{A0}\u{A0} \nhai\n", Some("Một\nhai\n")),
        ("Một\n\n\u{A0}\u{A0}\n\nhai\n", Some("Một\n\n\n\nhai\n")),
        ("- \u{A0}\u{A0}một\n", Some("- một\n")),
        // What would become a list, a heading or two paragraphs stays.
        ("-\u{A0}\u{A0}một\n", None),
        ("\u{A0}\u{A0}# một\n", None),
        ("Một\n\u{A0}\u{A0}\nhai\n", None),
        ("\u{A0}\u{A0}1. một, 07.01.2021\n", Some("\u{A0}\u{A0}1. một, 07/01/2021\n")),
        ("`07.01.2021` và [x](07.01.2021)\n", None),
        ("một\u{A0}hai\n", None),
        ("vie\u{323}\u{302}c\r\n", Some("việc\r\n")),
        ("vie\u{323}\u{302}c 07.01.2021\rhai", Some("việc 07/01/2021\rhai")),
    ];
    for (body, expect) in table {
        for mark in ["", "\u{FEFF}"] {
            let expect = expect.map(|body| format!("{mark}{HEAD}{body}"));
            assert_eq!(fixed(&format!("{mark}{HEAD}{body}")), expect, "{body:?}");
        }
    }
}

#[test]
fn values_of_the_front_matter_are_mended() {
    let raw = "---\ntitle: Tin\u{A0}\u{A0}mới\r\nsummary: >\r\n  Từ 07.01.2021\r\n---\r\n";
    assert_eq!(fixed(raw).as_deref(), Some("---\ntitle: Tin mới\r\nsummary: >\r\n  Từ 07/01/2021\r\n---\r\n"));
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let file = SourceFile { path: "content/news/tin.md".into(), text: "Ngày 07.01.2021".into(), composed_at: None };
    let diagnostic = diagnostics::date_form(Span::new(FileId(0), 6..16), "07.01.2021");
    assert!(fix("Ngày 07.01.2021".as_bytes(), &file, &[&diagnostic]).is_some());
    assert_eq!(fix("Ngày 08.01.2021".as_bytes(), &file, &[&diagnostic]), None);
    assert_eq!(fix("Một\nNgày 07.01.2021".as_bytes(), &file, &[&diagnostic]), None);
}

#[test]
fn nothing_that_was_not_told_is_mended() {
    let raw = "vie\u{323}\u{302}c\nNgày 07.01.2021";
    let text = source::decode(raw.into()).unwrap().text;
    let at = text.find("07").unwrap();
    let file = SourceFile { path: "content/news/tin.md".into(), text, composed_at: None };
    let diagnostic = diagnostics::date_form(Span::new(FileId(0), at..at + 10), "07.01.2021");
    let fixed = fix(raw.as_bytes(), &file, &[&diagnostic]).unwrap();
    assert_eq!(String::from_utf8(fixed.bytes).unwrap(), "vie\u{323}\u{302}c\nNgày 07/01/2021");
    assert_eq!((fixed.changes.len(), fixed.changes[0].line), (1, 2));
}

/// Holds that a second mending finds nothing, and that the first changed nothing that is read.
fn hold(body: &str) -> Result<(), TestCaseError> {
    let raw = format!("{HEAD}{body}");
    if let Some(once) = fixed(&raw) {
        let clean = |raw: &str| source::decode(raw.into()).unwrap().text;
        prop_assert_eq!(fixed(&once), None);
        prop_assert!(is_nfc(&once));
        let path = "content/news/tin.md";
        prop_assert_eq!(Meaning::of(path, &clean(&once)), Meaning::of(path, &clean(&raw)));
        let ends = |text: &str| text.matches(['\r', '\n']).collect::<String>();
        prop_assert_eq!(ends(&once), ends(&raw));
    }
    Ok(())
}

#[test]
fn runs_with_usual_spaces_between_them_are_mended_once() {
    hold("\u{a0}\u{a0}  \u{a0}\u{a0}").unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_is_idempotent_and_keeps_the_meaning(
        body in r"(07\.01\.2021|\u{A0}{1,3}|  |- |# |[0-9]\. |`|\*|_|\||> |\[x\]\(y\)|một|vie\u{323}\u{302}c|\n|\r\n|\n\n){0,24}",
    ) {
        hold(&body)?;
    }
}
