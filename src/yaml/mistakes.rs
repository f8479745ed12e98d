//! What the YAML parser could not read, in words that say what to type.

use granit_parser::ErrorKind;
use granit_parser::ScanError;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::source::Span;

/// Finds mistakes that are better told before the parser stumbles over their consequences.
pub(super) fn before_parsing(text: &str, offset: usize, file: FileId) -> Option<Diagnostic> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t', '\u{A0}']).len();
        let blank = line.trim().is_empty();
        if let Some(at) = line[..indent].find(['\t', '\u{A0}']).filter(|_| !blank) {
            let span = Span::new(file, offset + start + at..offset + start + indent);
            return Some(match line[at..].starts_with('\t') {
                true => diagnostics::yaml_tab(span),
                false => diagnostics::yaml_no_break_space(span),
            });
        }
        if let Some(at) = no_break_after_colon(line) {
            let span = Span::new(file, offset + start + at..offset + start + at + '\u{A0}'.len_utf8());
            return Some(diagnostics::yaml_no_break_space(span));
        }
        start += line.len();
    }
    None
}

/// Returns where a no-break space follows the colon of a key, which makes one text of key and value.
fn no_break_after_colon(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    let key = line[..colon].trim_start_matches([' ', '-']);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_key && line[colon + 1..].starts_with('\u{A0}')).then_some(colon + 1)
}

/// Turns an error of the parser into a diagnostic at the place where the author's mistake stands.
pub(super) fn explain(error: &ScanError, text: &str, offset: usize, file: FileId) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_else(|| byte_of(text, error.marker().index())).min(text.len());
    let span = |range: std::ops::Range<usize>| Span::new(file, offset + range.start..offset + range.end);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return diagnostics::yaml_too_deep(span(at..at + 1));
    }
    if let Some(quote) = unclosed_quote(text) {
        return diagnostics::yaml_unclosed_quote(span(quote..line_end(text, quote)));
    }
    if let Some(bracket) = unclosed_bracket(error.kind(), text, at) {
        return diagnostics::yaml_unclosed_bracket(span(bracket..bracket + 1));
    }
    if let Some((colon, value)) = colon_in_value(text, at) {
        return diagnostics::yaml_colon_in_value(span(colon..colon + 1), value.trim());
    }
    if let Some((colon, key)) = colon_without_space(text, at) {
        return diagnostics::yaml_colon_without_space(span(colon..colon + 1), &key);
    }
    let start = line_start(text, at);
    let from = start + (text[start..].len() - text[start..].trim_start().len()).min(line_end(text, start) - start);
    let range = from..line_end(text, from).max(from);
    match error.kind() {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            diagnostics::yaml_tab(span(at..at))
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => diagnostics::yaml_alias(span(range)),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed => diagnostics::yaml_indentation(span(range)),
        ErrorKind::UnexpectedCharacter { character } => diagnostics::yaml_unexpected_character(span(range), *character),
        _ => diagnostics::yaml_unreadable(span(range)),
    }
}

fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found)
}

/// Finds the quote that opens a value and is not closed on its line or on one of its continuation lines.
fn unclosed_quote(text: &str) -> Option<usize> {
    let mut start = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (index, line) in lines.iter().enumerate() {
        if let Some(column) = value_start(line).filter(|column| line[*column..].starts_with(['"', '\''])) {
            let quote = line.as_bytes()[column];
            let rest = &line[column + 1..];
            let next_is_key = lines.get(index + 1).is_none_or(|next| value_start(next).is_some());
            if !closes(rest, quote) && next_is_key {
                return Some(start + column);
            }
        }
        start += line.len();
    }
    None
}

fn closes(rest: &str, quote: u8) -> bool {
    let mut escaped = false;
    for byte in rest.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote == b'"' => escaped = true,
            _ if byte == quote => return true,
            _ => {}
        }
    }
    false
}

/// Returns the column at which the value of a `key: value` or `- value` line begins.
fn value_start(line: &str) -> Option<usize> {
    let body = line.trim_start_matches([' ', '-']);
    let begin = line.len() - body.len();
    if let Some(colon) = body.find(": ") {
        let key = &body[..colon];
        if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            let value = &body[colon + 2..];
            return Some(begin + colon + 2 + (value.len() - value.trim_start().len()));
        }
    }
    (line.trim_start().starts_with("- ") && body.starts_with(['"', '\''])).then_some(begin)
}

fn unclosed_bracket(kind: &ErrorKind, text: &str, at: usize) -> Option<usize> {
    let relevant = matches!(
        kind,
        ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
    );
    if !relevant {
        return None;
    }
    let mut open = Vec::new();
    for (index, byte) in text.bytes().enumerate().take(at.max(1)) {
        match byte {
            b'[' | b'{' => open.push(index),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
    }
    open.last().copied()
}

/// Finds a second `: ` within a value without quotes, on the line of the error or the one before.
fn colon_in_value(text: &str, at: usize) -> Option<(usize, &str)> {
    let here = line_start(text, at);
    let before = line_start(text, here.saturating_sub(1));
    [here, before].into_iter().find_map(|start| {
        let line = &text[start..line_end(text, start)];
        let value_at = value_start(line)?;
        let value = &line[value_at..];
        let quoted = value.starts_with(['"', '\'', '[', '{', '|', '>']);
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        (!quoted).then_some((start + value_at + colon, value))
    })
}

/// Finds `key:value`, which needs a space after the colon, on the line of the error or the one before.
fn colon_without_space(text: &str, at: usize) -> Option<(usize, String)> {
    let here = line_start(text, at);
    let before = line_start(text, here.saturating_sub(1));
    [here, before].into_iter().find_map(|start| {
        let line = &text[start..line_end(text, start)];
        let body = line.trim_start_matches([' ', '-']);
        let colon = body.find(':')?;
        let key = &body[..colon];
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let tight = body[colon + 1..].starts_with(|next: char| !next.is_whitespace());
        (is_key && tight).then(|| (start + line.len() - body.len() + colon, key.to_owned()))
    })
}
