//! Lines that word processors and hurried hands spoil: curly quotes, dashes without a space, texts out of line.

use std::ops::Range;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::yaml::lines;
use crate::yaml::mistakes::is_key;
use crate::yaml::mistakes::line_end;
use crate::yaml::mistakes::value_start;

/// Turns bytes of the text into a place in its file.
type Place<'a> = &'a dyn Fn(Range<usize>) -> Span;

/// Finds what was typed wrong on a line that holds keys or items.
pub(super) fn mistake(text: &str, place: Place<'_>) -> Option<Diagnostic> {
    let lines = lines::structural(text);
    let found = lines.iter().find_map(|&(start, line)| {
        curly_quotes((start, line), place)
            .or_else(|| wrong_dash((start, line), place))
            .or_else(|| own_disk((start, line), place))
    });
    found.or_else(|| lines.windows(2).find_map(|pair| block_not_indented(text, pair, place)))
}

/// Finds a value that stands in the quotes of a word processor.
fn curly_quotes((start, line): (usize, &str), place: Place<'_>) -> Option<Diagnostic> {
    let value = value_start(line)?;
    let in_brackets = line.get(value..)?.starts_with(['[', '{']);
    for (at, open) in line.match_indices(['“', '”', '„', '‘']).filter(|(at, _)| *at >= value) {
        let before = line.get(..at)?.trim_end();
        let begins = if in_brackets { before.ends_with([':', ',', '[', '{']) } else { at == value };
        let inside = line.get(at + open.len()..)?;
        let closing: &[char] = if open == "‘" { &['’', '\''] } else { &['“', '”', '"'] };
        let Some(close) = inside.find(closing).filter(|_| begins) else { continue };
        let mark = inside.get(close..)?.chars().next().map_or(1, char::len_utf8);
        let rest = inside.get(close + mark..)?.trim_start();
        let ends = rest.is_empty() || rest.starts_with('#') || in_brackets && rest.starts_with([',', ']', '}']);
        if ends {
            let end = at + open.len() + close + mark;
            let quoted = inside.get(..close)?;
            return Some(diagnostics::yaml_curly_quotes(place(start + at..start + end), key_before(before), quoted));
        }
    }
    None
}

/// Returns the key whose colon ends a text.
fn key_before(before: &str) -> Option<&str> {
    let key = before.strip_suffix(':')?.rsplit([' ', ',', '{', '[']).next()?;
    is_key(key).then_some(key)
}

/// Finds an item that begins with another dash than `-`, or with no space after it.
fn wrong_dash((start, line): (usize, &str), place: Place<'_>) -> Option<Diagnostic> {
    let body = line.trim();
    let rest = match body.chars().next()? {
        dash @ ('–' | '—' | '−' | '•') => body.get(dash.len_utf8()..)?.trim_start(),
        '-' => body.get(1..).filter(|rest| {
            rest.starts_with(|next: char| next.is_alphabetic() || matches!(next, '{' | '[' | '"' | '“'))
        })?,
        _ => return None,
    };
    let at = start + lines::indent(line);
    (!rest.is_empty()).then(|| diagnostics::yaml_wrong_dash(place(at..at + body.len()), rest))
}

/// Finds a path on a disk of Windows in double quotes, whose `\` begin escapes; who wrote `\\` or `\"` knew it.
fn own_disk((start, line): (usize, &str), place: Place<'_>) -> Option<Diagnostic> {
    let at = line.find(":\\")?;
    if line.get(at + 2..)?.starts_with(['\\', '"']) {
        return None;
    }
    let before = line.get(..at)?;
    let drive = before.chars().next_back().filter(char::is_ascii_alphabetic)?;
    let quote = before.strip_suffix(drive)?;
    let begin = quote.strip_suffix('"')?.len();
    let end = line.get(begin + 1..)?.find('"').map_or(line.trim_end().len(), |length| begin + length + 2);
    Some(diagnostics::path_on_own_disk(place(start + begin..start + end)))
}

/// Finds a text of several lines that is not indented under its `key: |`.
fn block_not_indented(text: &str, pair: &[(usize, &str)], place: Place<'_>) -> Option<Diagnostic> {
    let [(before, header), (start, line)] = *pair else { return None };
    let mark = lines::block_header(header)?;
    let has_text = text.get(before + header.len()..start).is_some_and(|between| !between.trim().is_empty());
    let is_entry = value_start(line).is_some() || line.trim_end().ends_with(':') || line.trim_start().starts_with('#');
    if has_text || is_entry || line.trim().is_empty() {
        return None;
    }
    Some(diagnostics::yaml_block_not_indented(place(start..line_end(text, start)), mark, line.trim()))
}

/// Finds a second `: ` within a value in braces.
pub(super) fn colon_in_braces((start, line): (usize, &str), place: Place<'_>) -> Option<Diagnostic> {
    let open = line.find('{')?;
    let mut at = open + 1;
    for part in line.get(at..)?.split([',', '{', '}']) {
        let found = part.split_once(": ").filter(|(key, _)| is_key(key.trim()));
        if let Some((key, value)) = found {
            let value = value.trim();
            let colon = value.find(": ").filter(|_| !value.starts_with(['"', '\'', '[']));
            if let Some(colon) = colon {
                let begin = start + at + part.find(value)? + colon;
                return Some(diagnostics::yaml_colon_in_value(place(begin..begin + 1), Some(key.trim()), value));
            }
        }
        at += part.len() + 1;
    }
    None
}

/// Tells how far a line stands out of its group, where that is one space. A group ends where a line stands further left, so
/// that no line after it belongs there.
pub(super) fn out_of_line(text: &str, (start, line): (usize, &str), place: Place<'_>) -> Option<Diagnostic> {
    let own = columns(line);
    let mut nearest = None;
    let mut leftmost = usize::MAX;
    let says_something = |before: &&str| !before.trim().is_empty() && !before.trim_start().starts_with('#');
    for before in text.get(..start)?.lines().rev().filter(says_something).take(20) {
        let theirs = columns(before);
        let column = if own.0.is_some() { theirs.0 } else { Some(theirs.1) };
        if let Some(column) = column.filter(|column| *column <= leftmost) {
            let is_near = own.0.unwrap_or(own.1).abs_diff(column) == 1;
            nearest = nearest.or(is_near.then_some(column));
            if own.0.unwrap_or(own.1) == column {
                return None;
            }
        }
        leftmost = leftmost.min(theirs.0.unwrap_or(theirs.1));
    }
    let body = line.trim();
    let at = start + lines::indent(line);
    Some(diagnostics::yaml_out_of_line(place(at..at + body.len()), own.0.unwrap_or(own.1), nearest?))
}

/// Returns the column of the dash of a line, if it has one, and that of its key.
fn columns(line: &str) -> (Option<usize>, usize) {
    let indent = lines::indent(line);
    let body = line.trim_start_matches(' ');
    match body.strip_prefix("- ") {
        Some(rest) => (Some(indent), indent + 2 + lines::indent(rest)),
        None => (None, indent),
    }
}
