//! The manual of diagnostics and the command `explain`: complete, true and readable.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use doithoai::diagnostics;
use doithoai::text::Language;

use crate::fixture::is_kebab;
use crate::harness::Run;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;

const HOW_TO_ADD: &str = "A rule is a `static NAME: Rule` above its constructor in src/diagnostics/catalog/, \
    listed in RULES of its file. It says what it tells and why, in Vietnamese and English, and names the plainest case \
    of tests/broken/ that shows it. First `SNAPSHOTS=overwrite cargo test --test suite broken` writes the answers of a \
    new case, then `SNAPSHOTS=overwrite cargo test --test suite manual` writes docs/diagnostics.md: read both.";

#[test]
fn the_manual_is_what_the_rules_and_their_cases_say() {
    reviewed(&diagnostics::manual(), &in_tests("../docs/diagnostics.md"))
        .unwrap_or_else(|error| panic!("docs/diagnostics.md is not up to date. {HOW_TO_ADD}\n{error}"));
}

#[test]
fn every_rule_of_the_catalog_is_listed_once() {
    let listed: Vec<&str> = diagnostics::rules().map(|rule| rule.id).collect();
    let distinct: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(listed.len(), distinct.len(), "a rule is listed twice");
    let folder = in_tests("../src/diagnostics/catalog");
    let sources: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    let written: BTreeSet<&str> = sources.iter().flat_map(|source| ids_in(source)).collect();
    let missing: Vec<&&str> = written.difference(&distinct).collect();
    assert!(missing.is_empty(), "not in RULES: {missing:?}. {HOW_TO_ADD}");
    assert_eq!(written, distinct);
}

/// Returns the ids of the rules that a source file holds.
fn ids_in(source: &str) -> impl Iterator<Item = &str> {
    source.split(": Rule = Rule {").skip(1).map(|rest| {
        let (_, id) = rest.split_once("id: \"").expect("a rule begins with its id");
        id.split_once('"').unwrap().0
    })
}

#[test]
fn every_rule_says_what_and_why_in_whole_sentences_of_both_languages() {
    for rule in diagnostics::rules() {
        assert!(is_kebab(rule.id), "{}", rule.id);
        for said in [rule.what.vi, rule.what.en, rule.why.vi, rule.why.en] {
            let begins_well = said.starts_with(|first: char| first.is_uppercase() || first == '`');
            let sentences = said.matches(". ").count() + 1;
            assert!(begins_well && said.ends_with('.') && sentences <= 2, "{}: {said}", rule.id);
            assert_eq!(said.matches('`').count() % 2, 0, "{}: {said}", rule.id);
        }
        assert!(rule.what.vi != rule.why.vi && rule.what.en != rule.why.en, "{}", rule.id);
    }
}

#[test]
fn every_rule_has_an_example_and_a_fix_in_both_languages() {
    for rule in diagnostics::rules() {
        for (language, marks) in [
            (Language::Vietnamese, ["\nVí dụ:\n\n", "\nCách sửa: "]),
            (Language::English, ["\nExample:\n\n", "\nFix: "]),
        ] {
            let text = diagnostics::explanation(rule, language, None);
            let is_whole = marks.iter().all(|mark| text.contains(mark));
            assert!(is_whole, "the case of {} does not show it in {language:?}. {HOW_TO_ADD}", rule.id);
        }
    }
}

#[test]
fn an_error_stands_in_the_manual_as_an_error() {
    // What the cases say is what the program said, so a rule must have the severity of its diagnostics there.
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(in_tests("broken")).unwrap() {
        let case = read(&entry.unwrap().path());
        let (_, english) = case.split_once("=== expect en\n").unwrap_or_default();
        for line in english.lines() {
            let Some((_, rest)) = line.split_once(": ") else { continue };
            let Some((severity, rest)) = rest.split_once('[') else { continue };
            let Some((id, _)) = rest.split_once("]: ") else { continue };
            told.entry(id.to_owned()).or_default().insert(severity.to_owned());
        }
    }
    for rule in diagnostics::rules() {
        let severity = format!("{:?}", rule.severity).to_lowercase();
        assert_eq!(told.get(rule.id), Some(&BTreeSet::from([severity])), "{}", rule.id);
    }
}

#[test]
fn headings_are_ids_so_that_a_message_leads_to_its_section() {
    let manual = diagnostics::manual();
    let headings: BTreeSet<&str> = manual.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let rules: BTreeSet<&str> = diagnostics::rules().map(|rule| rule.id).collect();
    assert_eq!(headings, rules);
    let links: BTreeSet<&str> = manual
        .lines()
        .filter_map(|line| line.strip_prefix("- [")?.split_once("](#")?.1.split_once(')'))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(links, rules);
}

fn explain(arguments: &[&str]) -> Run {
    Site::empty().run(&[&["explain"], arguments].concat())
}

#[test]
fn explain_tells_what_why_an_example_and_the_fix() {
    let vietnamese = explain(&["unknown-topic"]);
    let english = explain(&["unknown-topic", "--lang", "en"]);
    let text = format!("{}\n{}", vietnamese.succeeded().stdout, english.succeeded().stdout);
    reviewed(&text, &in_tests("terminal/explain.txt")).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_rule_is_found_as_it_was_copied_from_a_message() {
    let plain = explain(&["unknown-topic"]).stdout;
    for written in ["lỗi[unknown-topic]", "[unknown-topic]:", "Unknown_Topic", " unknown topic "] {
        assert_eq!(explain(&[written]).succeeded().stdout, plain, "{written}");
    }
}

#[test]
fn an_unknown_rule_gets_a_suggestion() {
    for (arguments, said) in [
        (&["unknow-topic"][..], "Ý bạn là unknown-topic? Hãy gõ: doithoai explain unknown-topic"),
        (&["unknow-topic", "--lang", "en"], "Did you mean unknown-topic?"),
        (&["gì đó lạ"], "Để xem tất cả, hãy gõ: doithoai explain"),
    ] {
        let run = explain(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:#?}");
        assert!(run.stderr.contains(said), "{run:#?}");
    }
}

#[test]
fn without_a_rule_all_are_listed_on_a_line_each() {
    for arguments in [&[][..], &["--lang", "en"]] {
        let list = explain(arguments);
        let lines = list.succeeded().stdout.lines();
        let named: Vec<&str> = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
        assert_eq!(named.len(), diagnostics::rules().count(), "{list:#?}");
        assert!(diagnostics::rules().all(|rule| named.contains(&rule.id)));
    }
}

#[test]
fn a_check_for_people_ends_with_the_name_of_its_first_error() {
    let site = Site::named("good");
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 31/02/2026\n---\n\n# Đầu mục\n");
    let last = |run: Run| run.stdout.lines().last().unwrap().to_owned();
    assert!(last(site.check(&[])).ends_with("doithoai explain invalid-date"));
    assert!(last(site.check(&["--lang", "en"])).ends_with("doithoai explain invalid-date --lang en"));
    for format in ["short", "json", "github"] {
        assert!(!site.check(&["--format", format]).stdout.contains("doithoai explain"), "{format}");
    }
    assert!(!Site::named("good").check(&[]).stdout.contains("doithoai explain"));
}
