//! What the YAML parser could not read, in words that say what to type.

use std::ops::Range;

use granit_parser::ErrorKind;
use granit_parser::ScanError;
use memchr::memchr_iter;
use memchr::memchr2;
use memchr::memchr3;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::palette::Colour;
use crate::source::FileId;
use crate::source::Span;
use crate::yaml::typed;

/// Finds mistakes that are better told before the parser stumbles over their consequences.
pub(super) fn before_parsing(text: &str, offset: usize, file: FileId) -> Option<Diagnostic> {
    if is_plain(text.as_bytes()) {
        return None;
    }
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
    typed::mistake(text, &|range| Span::new(file, offset + range.start..offset + range.end))
}

/// Tells whether a text holds nothing that [`before_parsing`] looks for: no tab, no byte that begins a no-break space
/// (C2), no curly quotes (E2 80 98 to 9F), no `\`, `|` or `>`, no line that begins with another dash (E2 too) or with one
/// right before a word. Nearly every front matter is plain, and looking at each of its lines would cost as much as half of
/// parsing it.
fn is_plain(text: &[u8]) -> bool {
    let begins_word = |byte: &u8| byte.is_ascii_alphabetic() || b"{[\"".contains(byte) || *byte >= 0x80;
    let begins_line = |at: usize| text[..at].iter().rev().find(|byte| **byte != b' ').is_none_or(|byte| *byte == b'\n');
    let is_entry = |at: usize| text.get(at + 1).is_some_and(begins_word) && begins_line(at);
    let is_mark = |at: usize| matches!(text.get(at + 1..at + 3), Some([0x80, 0x98..=0x9F])) || begins_line(at);
    memchr2(b'\t', 0xC2, text).is_none()
        && memchr3(b'\\', b'|', b'>', text).is_none()
        && !memchr_iter(0xE2, text).any(is_mark)
        && !memchr_iter(b'-', text).any(is_entry)
}

/// Tells every value without quotes that a `#` without a space after it cuts short: `title: Đối thoại #1`.
pub fn cut_values(text: &str, offset: usize, file: FileId) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if !text.contains(" #") {
        return told;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let value =
            value_start(line).filter(|column| !line[*column..].starts_with(['"', '\'', '[', '{', '#', '|', '>']));
        let hash = value.and_then(|column| line[column..].find(" #").map(|at| column + at + 1));
        if let Some(at) = hash.filter(|at| line[at + 1..].starts_with(|next: char| next.is_alphanumeric())) {
            let span = Span::new(file, offset + start + at..offset + start + line.trim_end().len());
            told.push(diagnostics::yaml_value_cut_at_hash(span));
        }
        start += line.len();
    }
    told
}

/// Tells a code of a colour without quotes, which YAML takes for a remark: `colour: #0b5c3b`.
pub fn unquoted_colour(text: &str, file: FileId) -> Option<Diagnostic> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(at) = value_start(line).filter(|_| key_of(line) == Some("colour")) {
            let code = line[at..].trim_end();
            let span = Span::new(file, start + at..start + at + code.len());
            return Colour::parse(code).map(|_| diagnostics::unquoted_colour(span, code));
        }
        start += line.len();
    }
    None
}

/// Returns where a no-break space follows the colon of a key, which makes one text of key and value.
fn no_break_after_colon(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    let key = line[..colon].trim_start_matches([' ', '-']);
    (is_key(key) && line[colon + 1..].starts_with('\u{A0}')).then_some(colon + 1)
}

/// Turns an error of the parser into a diagnostic at the place where the author's mistake stands.
pub(super) fn explain(error: &ScanError, text: &str, offset: usize, file: FileId) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_else(|| byte_of(text, error.marker().index())).min(text.len());
    let span = |range: Range<usize>| Span::new(file, offset + range.start..offset + range.end);
    let told_by_kind = match error.kind() {
        ErrorKind::RecursionLimitExceeded => Some(diagnostics::yaml_too_deep(span(at..at + 1))),
        ErrorKind::UnclosedFlowCollection { .. } => Some(diagnostics::yaml_unclosed_bracket(span(at..at + 1))),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            Some(diagnostics::yaml_tab(span(at..at)))
        }
        _ => None,
    };
    if let Some(diagnostic) = told_by_kind {
        return diagnostic;
    }
    let here = line_start(text, at);
    let line = |start: usize| (start, &text[start..line_end(text, start)]);
    if let Some(diagnostic) = typed::colon_in_braces(line(here), &span) {
        return diagnostic;
    }
    if let Some(quote) = unclosed_quote(text) {
        return diagnostics::yaml_unclosed_quote(
            span(quote..line_end(text, quote)),
            char::from(text.as_bytes()[quote]),
        );
    }
    if let Some(bracket) = open_bracket(text, at) {
        return diagnostics::yaml_unclosed_bracket(span(bracket..bracket + 1));
    }
    let before = line_start(text, here.saturating_sub(1));
    wrong_value(line(here), &span)
        .or_else(|| [here, before].into_iter().find_map(|start| wrong_key(line(start), &span)))
        .or_else(|| typed::out_of_line(text, line(here), &span))
        .unwrap_or_else(|| wrong_line(error.kind(), line(here), &span))
}

/// Tells an anchor or a tag, which the parser accepts and content does not need.
pub(super) fn decoration(text: &str, at: usize, offset: usize, file: FileId) -> Diagnostic {
    let span = |range: Range<usize>| Span::new(file, offset + range.start..offset + range.end);
    let start = line_start(text, at);
    let line = (start, &text[start..line_end(text, start)]);
    wrong_value(line, &span).unwrap_or_else(|| diagnostics::yaml_alias(span(at..line_end(text, at))))
}

/// Returns the place of the `---` or `...` that begins a second document before `at`.
pub(super) fn document_mark(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or(text);
    let mut end = before.len();
    for line in before.split_inclusive('\n').rev() {
        let start = end - line.len();
        if line.starts_with("...") || line.starts_with("---") {
            return start..start + 3;
        }
        end = start;
    }
    at..at
}

/// Tells a value that must stand in quotes.
fn wrong_value((start, line): (usize, &str), span: &dyn Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    let column = value_start(line)?;
    let value = line[column..].trim_end();
    let place = start + column..start + column + value.len();
    let first = value.chars().next()?;
    if let Some(close) = closed_at(value) {
        let rest = value[close + 1..].trim_start();
        if !rest.is_empty() && !rest.starts_with('#') {
            return Some(diagnostics::yaml_text_after_value(span(place.end - rest.len()..place.end), value));
        }
    }
    if first == '"' && value.contains('\\') {
        return Some(diagnostics::yaml_backslash(span(place), value));
    }
    match first {
        '*' | '&' => Some(diagnostics::yaml_alias(span(place))),
        '!' | '@' | '`' | '%' | ',' | '>' | '|' | '?' | '-' | ']' | '}' => {
            Some(diagnostics::yaml_unexpected_character(span(place), first, value))
        }
        _ => None,
    }
}

/// Tells a key and a value that are not joined by a colon and a space, or joined twice.
fn wrong_key((start, line): (usize, &str), span: &dyn Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    if let Some((colon, value)) = colon_in_value(line) {
        let key = key_of(line);
        return Some(diagnostics::yaml_colon_in_value(span(start + colon..start + colon + 1), key, value.trim()));
    }
    if let Some((colon, key)) = colon_without_space(line) {
        let value = line[colon + 1..].trim();
        return Some(diagnostics::yaml_colon_without_space(span(start + colon..start + colon + 1), key, value));
    }
    let (column, key, value) = missing_colon(line)?;
    Some(diagnostics::yaml_missing_colon(span(start + column..start + column + key.len()), key, value))
}

fn wrong_line(kind: &ErrorKind, (start, line): (usize, &str), span: &dyn Fn(Range<usize>) -> Span) -> Diagnostic {
    let body = line.trim();
    let column = line.len() - line.trim_start().len();
    let place = span(start + column..start + column + body.len());
    match kind {
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => diagnostics::yaml_alias(place),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed => diagnostics::yaml_indentation(place),
        ErrorKind::UnexpectedCharacter { character } => diagnostics::yaml_unexpected_character(place, *character, body),
        _ => diagnostics::yaml_unreadable(place),
    }
}

fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
}

pub(super) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found)
}

/// Finds the quote that opens a value and is not closed on its line or on one of its continuation lines.
fn unclosed_quote(text: &str) -> Option<usize> {
    let mut start = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (index, line) in lines.iter().enumerate() {
        let quote = value_start(line).filter(|column| line[*column..].starts_with(['"', '\'']));
        let next_is_entry = lines.get(index + 1).is_none_or(|next| begins_entry(next));
        if let Some(column) = quote.filter(|column| next_is_entry && closed_at(&line[*column..]).is_none()) {
            return Some(start + column);
        }
        start += line.len();
    }
    None
}

/// Returns where the quote or bracket that begins a value is closed again.
fn closed_at(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let first = *bytes.first()?;
    if first == b'[' || first == b'{' {
        return balanced_at(bytes);
    }
    let mut escaped = false;
    for (index, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if first == b'"' => escaped = true,
            _ if *byte == first && (first == b'"' || first == b'\'') => return Some(index),
            _ => {}
        }
    }
    None
}

fn balanced_at(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(index);
        }
    }
    None
}

/// Tells whether a line begins a key or an item of a list.
fn begins_entry(line: &str) -> bool {
    value_start(line).is_some() || line.trim_end().ends_with(':')
}

/// Returns the column at which the value of a `key: value` or `- value` line begins.
pub(super) fn value_start(line: &str) -> Option<usize> {
    let body = line.trim_start_matches([' ', '-']);
    let begin = line.len() - body.len();
    if let Some((key, value)) = body.split_once(": ").filter(|(key, _)| is_key(key)) {
        return Some(begin + key.len() + 2 + (value.len() - value.trim_start().len()));
    }
    (line.trim_start().starts_with("- ") && !body.trim().is_empty()).then_some(begin)
}

/// Returns the key of a `key: value` line.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.trim_start_matches([' ', '-']).split_once(": ")?;
    is_key(key).then_some(key)
}

pub(super) fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Finds the innermost bracket that begins a value and is still open at a place.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let opens = value_start(line).filter(|column| line[*column..].starts_with(['[', '{']));
        let from = if open.is_empty() { opens } else { Some(0) };
        for (index, byte) in line.bytes().enumerate().skip(from.unwrap_or(line.len())) {
            match byte {
                _ if start + index >= at => return open.pop(),
                b'[' | b'{' => open.push(start + index),
                b']' | b'}' => drop(open.pop()),
                _ => {}
            }
        }
        start += line.len();
        if start >= at {
            break;
        }
    }
    open.pop()
}

/// Finds a second `: ` within a value without quotes.
fn colon_in_value(line: &str) -> Option<(usize, &str)> {
    let column = value_start(line)?;
    let value = &line[column..];
    let quoted = value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    (!quoted).then_some((column + colon, value))
}

/// Finds `key:value`, which needs a space after the colon.
fn colon_without_space(line: &str) -> Option<(usize, &str)> {
    let body = line.trim_start_matches([' ', '-']);
    let (key, value) = body.split_once(':').filter(|(key, _)| is_key(key))?;
    let tight = value.starts_with(|next: char| !next.is_whitespace());
    tight.then_some((line.len() - body.len() + key.len(), key))
}

/// Finds `key value`, `key = value`, or a key with the wide colon of East Asian keyboards.
fn missing_colon(line: &str) -> Option<(usize, &str, &str)> {
    let body = line.trim_start_matches([' ', '-']);
    let end = body.find([' ', '：', '='])?;
    let (key, value) = (&body[..end], body[end..].trim_start_matches([' ', '：', '=']).trim_end());
    (is_key(key) && !value.is_empty() && !value.starts_with(':')).then_some((line.len() - body.len(), key, value))
}
