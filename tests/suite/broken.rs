//! Bad input: what is said of it, where, and that nothing is published.
//!
//! Every file of `tests/broken/` is a case: a line that says what is wrong, the files that are laid over
//! `tests/sites/good.txt`, and what the program says of them in Vietnamese and in English. A case with a table
//! `bang.csv` is imported; any other is checked and built.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use doithoai::diagnostics;
use rayon::prelude::*;

use crate::harness::Run;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;
use crate::harness::tree;

/// Where the messages of all cases stand together.
const REVIEW: &str = "broken/REVIEW.md";

/// Words of libraries and of programmers, which mean nothing to a clerk.
const FOREIGN_WORDS: &[&str] = &[
    "panicked",
    "RUST_BACKTRACE",
    "unwrap",
    "serde",
    "granit",
    "tera",
    "ammonia",
    "pulldown",
    "mapping value",
    "block mapping",
    "flow sequence",
    "simple key",
    "while parsing",
    "while scanning",
    "YAML parse",
    "expected `",
    "did not find expected",
    "utf-8 sequence",
    "invalid utf-8",
    "invalid value:",
    "missing field",
    "unknown field",
    "os error",
    "No such file",
    "Err(",
    "None",
    "Some(",
];

/// One file of `tests/broken/`.
struct Case {
    name: String,
    path: PathBuf,
    written: String,
}

impl Case {
    /// What the author did wrong.
    fn title(&self) -> &str {
        self.written
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# "))
            .expect("a case begins with # and what it is")
    }

    /// The part that people write; what the program says comes after it.
    fn input(&self) -> &str {
        let end = self.written.find("=== expect ").unwrap_or(self.written.len());
        &self.written[..end]
    }

    /// Whether the case is of the import.
    fn has_table(&self) -> bool {
        self.input().contains("\n=== bang.csv")
    }
}

/// What the program says of a case.
struct Answer {
    vietnamese: String,
    english: String,
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(in_tests("broken")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| Case { name: path.file_stem().unwrap().to_str().unwrap().to_owned(), written: read(&path), path })
        .collect()
}

/// Imports the table of a case into a good site: where a mistake is told, nothing is written; else the registry is good.
fn answer_of_import(case: &Case) -> Result<Answer, String> {
    let site = Site::named("good");
    site.write(case.input());
    let before = tree(site.path());
    let command = ["import", "communes", "bang.csv"];
    let vietnamese = site.run(&[&command[..], &["--dry-run"]].concat());
    let english = site.run(&[&command[..], &["--dry-run", "--format", "short", "--lang", "en"]].concat());
    let has_errors = english.stdout.contains(": error[");
    let dry = tree(site.path());
    let real = site.run(&command);
    for run in [&vietnamese, &english, &real] {
        expect(run, i32::from(has_errors))?;
        if !run.stderr.is_empty() {
            return Err(format!("`import` answers on stdout alone: {run:#?}"));
        }
    }
    if before != dry || (has_errors && before != tree(site.path())) {
        return Err("the import was not to write and did".to_owned());
    }
    if !has_errors {
        expect(&site.check(&[]), 0)?;
    }
    Ok(Answer { vietnamese: vietnamese.stdout, english: english.stdout })
}

/// Runs a case: a good site is published, the files of the case are laid over it, and it is checked and built.
fn answer(case: &Case) -> Result<Answer, String> {
    let site = Site::named("good");
    let before = (site.published(&[]), site.output_with_times()).1;
    site.write(case.input());
    let vietnamese = site.check(&[]);
    let english = site.check(&["--format", "short", "--lang", "en"]);
    let has_errors = english.stdout.contains(": error[");
    let build = site.build(if has_errors { &[] } else { &["--strict"] });
    for run in [&vietnamese, &english] {
        expect(run, i32::from(has_errors))?;
        if !run.stderr.is_empty() {
            return Err(format!("`check` answers on stdout alone: {run:#?}"));
        }
    }
    expect(&build, 1)?;
    if site.output_with_times() != before {
        return Err("the build failed and changed output/".to_owned());
    }
    Ok(Answer { vietnamese: vietnamese.stdout, english: english.stdout })
}

fn expect(run: &Run, code: i32) -> Result<(), String> {
    if run.code != code {
        return Err(format!("exit code {code} is due: {run:#?}"));
    }
    let said = format!("{}{}", run.stdout, run.stderr);
    match FOREIGN_WORDS.iter().find(|word| said.contains(**word)) {
        Some(word) => Err(format!("the program says `{word}`:\n{said}")),
        None => Ok(()),
    }
}

fn review_of_case(case: &Case) -> Result<String, String> {
    let Answer { vietnamese, english } = if case.has_table() { answer_of_import(case)? } else { answer(case)? };
    let text = format!("{}=== expect vi\n{vietnamese}=== expect en\n{english}", case.input());
    reviewed(&text, &case.path)?;
    Ok(format!("\n## {}: {}\n\n```text\n{vietnamese}\n{english}```\n", case.name, case.title()))
}

#[test]
fn every_mistake_is_told_as_reviewed_and_publishes_nothing() {
    let cases = cases();
    assert!(cases.len() >= 55, "only {} cases", cases.len());
    let results: Vec<Result<String, String>> = cases.par_iter().map(review_of_case).collect();
    let failures: Vec<String> = cases
        .iter()
        .zip(&results)
        .filter_map(|(case, result)| Some(format!("--- {}\n{}", case.name, result.as_ref().err()?)))
        .collect();
    assert!(failures.is_empty(), "{} cases differ\n{}", failures.len(), failures.join("\n"));
    let head = "# What the program says of every kind of mistake\n\nGathered from the cases beside this file by the test suite.\n";
    let review: String = std::iter::once(Ok(head.to_owned())).chain(results).map(Result::unwrap).collect();
    reviewed(&review, &in_tests(REVIEW)).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn one_mistake_gives_one_diagnostic_unless_the_case_says_several() {
    for case in cases() {
        let told = case.written.split("=== expect en\n").nth(1).unwrap_or("").lines().count();
        let several = case.title().starts_with("several: ");
        assert!(if several { told > 1 } else { told == 1 }, "{}: {told} diagnostics", case.name);
    }
}

#[test]
fn every_rule_has_a_case() {
    let told: BTreeSet<String> = cases().iter().flat_map(|case| rules_told(&case.written)).collect();
    let untested: Vec<&str> = diagnostics::rules().map(|rule| rule.id).filter(|id| !told.contains(*id)).collect();
    assert!(untested.is_empty(), "no case in tests/broken tells {untested:?}");
}

/// Returns the rules that the English part of a case names: `path: error[rule]: …`.
fn rules_told(case: &str) -> Vec<String> {
    let english = case.split("=== expect en\n").nth(1).unwrap_or("");
    let rule = |line: &str| Some(line.split_once("[")?.1.split_once("]: ")?.0.to_owned());
    english.lines().filter_map(rule).collect()
}
