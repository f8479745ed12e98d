//! Cuts raw HTML into pieces: text, tags, and what is never shown. Linear in the length of the text.

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, its character references not decoded.
    Text(&'a str),
    /// A start or end tag.
    Tag(RawTag<'a>),
    /// A comment, declaration, processing instruction or CDATA section.
    Unseen,
}

/// A tag as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RawTag<'a> {
    /// The name in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// What stands between the name and the `>`.
    attributes: &'a str,
}

impl<'a> RawTag<'a> {
    /// The attributes, in their order: name and value, character references not decoded.
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }
}

/// Cuts off the first piece of a text that is not empty, and gives the rest.
pub(super) fn next_piece(text: &str) -> (Piece<'_>, &str) {
    let Some(after) = text.strip_prefix('<') else {
        let end = text.find('<').unwrap_or(text.len());
        let (piece, rest) = text.split_at(end);
        return (Piece::Text(piece), rest);
    };
    let unseen = [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>")];
    if let Some((start, end)) = unseen.into_iter().find(|(start, _)| after.starts_with(start)) {
        return (Piece::Unseen, after.get(start.len()..).map_or("", |content| text_after(content, end)));
    }
    let (is_end, after) = after.strip_prefix('/').map_or((false, after), |after| (true, after));
    if !after.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let end = text.get(1..).and_then(|rest| rest.find('<')).map_or(text.len(), |at| at + 1);
        let (piece, rest) = text.split_at(end);
        return (Piece::Text(piece), rest);
    }
    let Some(end) = tag_end(after) else {
        return (Piece::Text(text), "");
    };
    let (tag, rest) = after.split_at(end);
    let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    let tag = RawTag { name: name.to_lowercase(), is_end, attributes };
    (Piece::Tag(tag), rest.get(1..).unwrap_or_default())
}

/// What follows the first `end`, nothing if there is none.
fn text_after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// The place of the `>` that ends a tag: the first outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// What follows the end tag of an element whose content is not markup; nothing if it has none.
pub(super) fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end_tag = |at: &usize| {
        let found = text.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let end = text.match_indices("</").map(|(at, _)| at).find(is_end_tag);
    end.and_then(|at| text.get(at..)).map_or("", |end| text_after(end, ">"))
}

/// The attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, Option<&'a str>);

    fn next(&mut self) -> Option<Self::Item> {
        let is_space = |c: char| c.is_ascii_whitespace();
        let rest = self.rest.trim_start_matches(|c: char| is_space(c) || c == '/' || c == '=');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest.find(|c: char| is_space(c) || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(name_end);
        let Some(value) = rest.trim_start_matches(is_space).strip_prefix('=') else {
            self.rest = rest;
            return Some((name, None));
        };
        let value = value.trim_start_matches(is_space);
        let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
        let (value, rest) = quoted.unwrap_or_else(|| value.split_at(value.find(is_space).unwrap_or(value.len())));
        self.rest = rest;
        Some((name, Some(value)))
    }
}
