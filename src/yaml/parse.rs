//! From events of the YAML parser to a tree.

use std::borrow::Cow;

use granit_parser::Event;
use granit_parser::Parser;
use granit_parser::ScalarStyle;

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::source::Span;
use crate::source::Spanned;
use crate::text;
use crate::yaml::Node;
use crate::yaml::Value;
use crate::yaml::mistakes;

/// Containers within containers beyond this depth are refused; no content of a site comes near it.
const DEEPEST: usize = 32;

/// A container that is still open.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, entries: Vec<(Spanned<String>, Node)>, key: Option<Spanned<String>> },
}

/// Parses the YAML text that stands at `offset` in `whole`, the text of `file`, and ends at `end`.
///
/// # Errors
/// Returns the mistake that keeps the text from being read, at its place.
pub fn parse(whole: &str, offset: usize, end: usize, file: FileId) -> Result<Node, Box<Diagnostic>> {
    let text = whole.get(offset..end).unwrap_or("");
    if let Some(mistake) = mistakes::before_parsing(text, offset, file) {
        return Err(Box::new(mistake));
    }
    let may_hide = may_hide(text);
    let options = granit_parser::options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, place) = event.map_err(|error| Box::new(mistakes::explain(&error, text, offset, file)))?;
        let range = place.byte_range().unwrap_or(0..0);
        let span = Span::new(file, offset + range.start..offset + range.end);
        let node = match event {
            Event::SequenceStart(_, anchor, tag)
            | Event::MappingStart(_, anchor, tag)
            | Event::Scalar(_, _, anchor, tag)
                if anchor > 0 || tag.is_some() =>
            {
                return Err(Box::new(mistakes::decoration(text, range.start, offset, file)));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List { start: range.start, items: Vec::new() });
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map { start: range.start, entries: Vec::new(), key: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => close(open.pop(), offset, range.end, file),
            Event::Scalar(value, style, ..) => {
                if may_hide && let Some(character) = forbidden(&value) {
                    return Err(Box::new(diagnostics::control_character(span, character)));
                }
                Some(Node { span, value: scalar(value, style) })
            }
            Event::Alias(_) => return Err(Box::new(diagnostics::yaml_alias(span))),
            Event::DocumentStart(..) if root.is_some() => {
                let mark = mistakes::document_mark(text, range.start);
                let span = Span::new(file, offset + mark.start..offset + mark.end);
                return Err(Box::new(diagnostics::yaml_second_document(span)));
            }
            _ => continue,
        };
        if let Some(node) = node {
            place_node(node, &mut open, &mut root)?;
        }
    }
    let nothing = Node { span: Span::new(file, offset..offset), value: Value::Nothing };
    Ok(root.unwrap_or(nothing))
}

/// Tells whether a value of a YAML text may hold a character that hides: one that stands in the text, or that an escape
/// brings into it. Hardly any text is one of these, and then no value has to be looked at.
pub fn may_hide(text: &str) -> bool {
    text.contains('\\') || text::first_trouble(text).is_some()
}

/// Returns the first character of a value that no text may hold.
fn forbidden(value: &str) -> Option<char> {
    text::troubles(value).map(|(_, trouble)| trouble).find_map(|trouble| match trouble {
        text::Trouble::Control(character) | text::Trouble::Noncharacter(character) => Some(character),
        text::Trouble::Bidirectional(_) | text::Trouble::ZeroWidth(_) => None,
    })
}

fn scalar(value: Cow<'_, str>, style: ScalarStyle) -> Value {
    let plain = matches!(style, ScalarStyle::Plain);
    if plain && matches!(value.as_ref(), "" | "~" | "null") {
        return Value::Nothing;
    }
    Value::Text(value.into_owned())
}

fn close(open: Option<Open>, offset: usize, end: usize, file: FileId) -> Option<Node> {
    let (start, value) = match open? {
        Open::List { start, items } => (start, Value::List(items)),
        Open::Map { start, entries, .. } => (start, Value::Map(entries)),
    };
    Some(Node { span: Span::new(file, offset + start..offset + end.max(start)), value })
}

/// Puts a finished value where it belongs: into the container around it, or at the root.
fn place_node(node: Node, open: &mut [Open], root: &mut Option<Node>) -> Result<(), Box<Diagnostic>> {
    match open.last_mut() {
        None => *root = Some(node),
        Some(Open::List { items, .. }) => items.push(node),
        Some(Open::Map { entries, key, .. }) => match key.take() {
            Some(key) => entries.push((key, node)),
            None => match node.value {
                Value::Text(text) => *key = Some(Spanned::new(text, node.span)),
                Value::Nothing | Value::List(_) | Value::Map(_) => {
                    return Err(Box::new(diagnostics::yaml_key_not_text(node.span)));
                }
            },
        },
    }
    Ok(())
}
