//! Marks that were meant as Markdown and stayed text: links whose address holds a space, headings without a space.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::body::Problem;
use crate::markdown::body::ProblemKind;
use crate::markdown::render::Spanned;

/// The most bytes that are searched for the beginning of a link's text.
const LONGEST_TEXT: usize = 400;

/// The most bytes that are searched for the end of an address.
const LONGEST_ADDRESS: usize = 400;

/// Tells the marks that stayed text.
pub(super) fn tell_stray_marks(source: &str, events: &[Spanned<'_>], problems: &mut Vec<Problem>) {
    let mut in_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                problems.extend(stray_links(source, range));
                problems.extend(stray_heading(source, range.start));
            }
            _ => {}
        }
    }
}

/// Finds every `](` within a text whose address holds a space.
fn stray_links(source: &str, range: &Range<usize>) -> impl Iterator<Item = Problem> {
    let text = source.get(range.clone()).unwrap_or_default();
    let ends = text.match_indices(']').map(|(at, _)| range.start + at);
    ends.filter_map(|end| stray_link(source, end))
}

/// Reads the link whose text ends at `end`, if its address holds a space.
fn stray_link(source: &str, end: usize) -> Option<Problem> {
    let before = source.get(..end)?;
    let inside = source.get(end..)?.strip_prefix("](")?;
    let start = text_start(before)?;
    let is_image = before.get(..start)?.ends_with('!');
    let inside = inside.get(..closing(inside)?)?;
    let address = without_title(inside).trim();
    let at = end + "](".len() + inside.find(address)?;
    let is_escaped = before.ends_with('\\') || before.get(..start)?.ends_with('\\');
    if is_escaped || !address.contains(' ') || address.contains(['<', '"', '“']) {
        return None;
    }
    if !is_image && !looks_like_address(address) {
        return None;
    }
    let text = before.get(start..)?;
    let mark = if is_image { "!" } else { "" };
    let kind = ProblemKind::SpaceInAddress { text: format!("{mark}{text}]"), address: address.to_owned() };
    Some(Problem { kind, range: at..at + address.len() })
}

/// Returns where the `[` stands that opens the text before its `]`.
fn text_start(before: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in before.bytes().enumerate().rev().take(LONGEST_TEXT) {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            b'\n' if before.get(..at).is_some_and(|earlier| earlier.ends_with('\n')) => return None,
            _ => {}
        }
    }
    None
}

/// Returns where the bracket closes that was opened before a text, on the same line.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_ADDRESS) {
        match byte {
            b'\n' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Returns an address without the title in quotes that follows it.
fn without_title(inside: &str) -> &str {
    let trimmed = inside.trim_end();
    let titled = ['"', '\''].into_iter().find_map(|quote| {
        let (address, _) = trimmed.strip_suffix(quote)?.split_once(quote)?;
        address.ends_with(' ').then_some(address)
    });
    titled.unwrap_or(trimmed)
}

/// Whether a text in round brackets is an address and no remark.
fn looks_like_address(address: &str) -> bool {
    let name = address.split(['#', '?']).next().unwrap_or(address);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let has_ending = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    has_ending || ["./", "../", "/", "http://", "https://", "www."].iter().any(|start| address.starts_with(start))
}

/// Tells a heading whose marks touch its text.
fn stray_heading(source: &str, start: usize) -> Option<Problem> {
    let rest = source.get(start..).filter(|rest| rest.starts_with("##"))?;
    let mut before = source.get(..start)?.chars().rev().take_while(|character| *character != '\n');
    if !before.all(|character| matches!(character, ' ' | '>')) {
        return None;
    }
    let line = rest.split('\n').next()?.trim_end();
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    if !(2..=6).contains(&marks) || !text.starts_with(|next: char| next.is_alphanumeric() || next == '*') {
        return None;
    }
    let (marks, text) = line.split_at(marks);
    let kind = ProblemKind::HeadingWithoutSpace { line: format!("{marks} {text}") };
    Some(Problem { kind, range: start..start + line.len() })
}
