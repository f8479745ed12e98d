//! The remarks that accept a warning: `# bỏ qua RULE: reason` in YAML, `<!-- bỏ qua RULE: reason -->` in Markdown.
//!
//! A remark covers its own line. One that has a line of its own covers the next line that holds something else, too; in
//! YAML with all lines of a text of several lines that begins there.

use std::ops::Range;

use memchr::memmem;

use crate::content;
use crate::diagnostics;
use crate::diagnostics::Severity;
use crate::markdown;
use crate::source::FileId;
use crate::source::Span;
use crate::text;
use crate::yaml;

/// One rule that is accepted at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Acceptance {
    /// The rule as it was typed.
    pub(super) written: String,
    /// The warning that it means: a misspelt one counts as the one that was probably meant, so that a mistake is not told
    /// twice.
    pub(super) rule: Option<&'static str>,
    /// The place of the rule.
    pub(super) span: Span,
    /// The bytes of the text in which a warning is accepted if it begins there.
    pub(super) covers: Range<usize>,
    /// Whether a reason was given.
    pub(super) has_reason: bool,
}

/// Finds the acceptances of one file.
pub(super) fn acceptances(file: FileId, path: &str, text: &str) -> Vec<Acceptance> {
    let (front, body) = if content::is_article(path) { content::parts(text) } else { (0..text.len(), text.len()) };
    let mut found = Vec::new();
    for (at, remark) in yaml::remarks(text.get(front.clone()).unwrap_or("")) {
        let start = front.start + at;
        // `title: Tin #1 # bỏ qua …`: to YAML the remark begins at the first of the two.
        let openings = remark.match_indices('#').map(|(at, _)| at + 1);
        let read = openings
            .filter_map(|at| Some((at, remark.get(at..)?)))
            .find_map(|(at, rest)| Some((at, rest, accepted(rest)?)));
        if let Some((at, rest, accepted)) = read {
            let covers = covered_in_yaml(text, start, front.end);
            found.extend(accepted.acceptances(file, (start + at, rest), &covers));
        }
    }
    found.extend(of_body(file, text, body));
    found
}

fn of_body(file: FileId, text: &str, body: usize) -> Vec<Acceptance> {
    const OPENING: &str = "<!--";
    let source = text.get(body..).unwrap_or("");
    let mut found = Vec::new();
    let mut parts = None;
    for at in memmem::find_iter(source.as_bytes(), OPENING) {
        let inside = source.get(at + OPENING.len()..).unwrap_or("");
        let Some((remark, _)) = inside.split_once("-->") else { break };
        let Some(accepted) = accepted(remark) else { continue };
        if parts.get_or_insert_with(|| markdown::parts(source)).is_code(at) {
            continue;
        }
        let start = body + at;
        let end = start + OPENING.len() + remark.len() + "-->".len();
        let covers = covered_in_markdown(text, start..end);
        found.extend(accepted.acceptances(file, (start + OPENING.len(), remark), &covers));
    }
    found
}

/// What a remark accepts.
struct Accepted<'a> {
    rules: Vec<&'a str>,
    has_reason: bool,
}

impl Accepted<'_> {
    /// Returns an acceptance for each rule; the remark stands at `start`.
    fn acceptances(
        self,
        file: FileId,
        (start, remark): (usize, &str),
        covers: &Range<usize>,
    ) -> impl Iterator<Item = Acceptance> {
        let mut from = 0;
        let place = |rule: &&str| {
            let at = remark.get(from..).and_then(|rest| rest.find(rule)).map_or(from, |found| from + found);
            from = at + rule.len();
            Span::new(file, start + at..start + at + rule.len())
        };
        let spans: Vec<Span> = self.rules.iter().map(place).collect();
        let make = |(rule, span): (&str, Span)| Acceptance {
            written: rule.to_owned(),
            rule: meant(rule),
            span,
            covers: covers.clone(),
            has_reason: self.has_reason,
        };
        self.rules.into_iter().zip(spans).map(make).collect::<Vec<_>>().into_iter()
    }
}

fn meant(written: &str) -> Option<&'static str> {
    match diagnostics::rule(written) {
        Some(rule) => (rule.severity == Severity::Warning).then_some(rule.id),
        None => diagnostics::closest_warning(written),
    }
}

/// Reads what a remark accepts; nothing where it is a remark like any other, such as `bỏ qua phần này`.
fn accepted(remark: &str) -> Option<Accepted<'_>> {
    let mut rest = after_opening(remark)?;
    let mut rules = Vec::new();
    loop {
        let is_of_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        let end = rest.find(|character| !is_of_name(character)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() || after.starts_with(char::is_alphanumeric) {
            break;
        }
        rules.push(name);
        rest = after.trim_start();
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => break,
        }
    }
    let is_meant =
        rules.first().is_some_and(|first| first.contains('-') || (rest.starts_with(':') && !first.is_empty()));
    let reason = rest.trim_matches(|character: char| character.is_whitespace() || ":–—-.…".contains(character));
    let is_reason = reason.contains(char::is_alphabetic) && !is_placeholder(reason);
    is_meant.then_some(Accepted { rules, has_reason: is_reason })
}

/// Tells whether a reason was only copied from a guide.
fn is_placeholder(reason: &str) -> bool {
    ["ly do", "reason"].contains(&text::fold(reason).as_str())
}

/// Returns what follows `bỏ qua` or `allow` at the beginning of a remark.
fn after_opening(remark: &str) -> Option<&str> {
    let remark = remark.trim_start();
    let (first, rest) = remark.split_once(char::is_whitespace)?;
    if first.eq_ignore_ascii_case("allow") {
        return Some(rest.trim_start());
    }
    if !matches!(first, "bỏ" | "Bỏ" | "BỎ" | "bo" | "Bo" | "BO") {
        return None;
    }
    let (second, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    second.eq_ignore_ascii_case("qua").then_some(rest.trim_start())
}

/// Returns what a remark in YAML covers.
fn covered_in_yaml(text: &str, hash: usize, end: usize) -> Range<usize> {
    let start = line_start(text, hash);
    let has_own_line = text.get(start..hash).is_some_and(|before| before.trim().is_empty());
    let first = if has_own_line { next_line(text, line_end(text, hash), "#") } else { start };
    first..continued(text, first).min(end)
}

/// Returns where the value that begins in a line ends: its lines are indented further, and hold no key and no item.
fn continued(text: &str, line: usize) -> usize {
    let mut end = line_end(text, line);
    let head = text.get(line..end).unwrap_or("");
    // The value of an item begins after its dash.
    let depth = head.len() - head.trim_start_matches([' ', '-']).len();
    let is_block = head.split(" #").next().is_some_and(|value| {
        let value = value.trim_end();
        value.trim_end_matches(|mark: char| mark.is_ascii_digit() || "+-".contains(mark)).ends_with(['>', '|'])
    });
    for next in text.get(end..).unwrap_or("").split_inclusive('\n') {
        let is_deeper = next.trim().is_empty() || indent(next) > depth;
        let words = next.trim_start();
        let is_structure = words.starts_with("- ") || words.split_once(':').is_some_and(|(key, _)| is_key(key));
        if !is_deeper || (is_structure && !is_block) {
            break;
        }
        end += next.len();
    }
    end
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Returns what a remark in Markdown covers.
fn covered_in_markdown(text: &str, remark: Range<usize>) -> Range<usize> {
    let start = line_start(text, remark.start);
    let end = line_end(text, remark.end);
    let before = text.get(start..remark.start).unwrap_or("");
    let after = text.get(remark.end..end).unwrap_or("");
    let has_own_line = before.chars().all(|character| " >-*+\t".contains(character)) && after.trim().is_empty();
    let end = if has_own_line { line_end(text, next_line(text, end, "<!--")) } else { end };
    start..end
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
}

/// Returns where the line after the one at a place begins.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found + 1)
}

/// Returns where the next line begins that is neither empty nor a remark.
fn next_line(text: &str, mut at: usize, remark: &str) -> usize {
    for line in text.get(at..).unwrap_or("").split_inclusive('\n') {
        let words = line.trim_start();
        if !words.is_empty() && !words.starts_with(remark) {
            break;
        }
        at += line.len();
    }
    at
}
