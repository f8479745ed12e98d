//! A small reader of the HTML that the program writes: well-formed tags, quoted attributes.

/// A tag or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Start(Tag),
    End(String),
    Text(String),
}

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// Returns the value of an attribute, with its entities resolved.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Splits a page into its tokens; comments and the doctype are left out.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_text(&mut tokens, &rest[..open]);
        let length = tag_length(&rest[open..]);
        let inside = &rest[open + 1..open + length - 1];
        match inside.as_bytes().first() {
            Some(b'!') => {}
            Some(b'/') => tokens.push(Token::End(inside[1..].trim().to_ascii_lowercase())),
            _ => tokens.push(Token::Start(tag(inside))),
        }
        rest = &rest[open + length..];
    }
    push_text(&mut tokens, rest);
    tokens
}

fn push_text(tokens: &mut Vec<Token>, raw: &str) {
    if !raw.is_empty() {
        tokens.push(Token::Text(unescape(raw)));
    }
}

/// Returns the number of bytes up to the `>` that ends a tag, those in quotes aside.
fn tag_length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return index + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    panic!("a tag is not closed: {}", &text[..text.len().min(80)])
}

fn tag(inside: &str) -> Tag {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Tag { name: name.to_ascii_lowercase(), attributes };
        }
        let end = rest.find(|byte: char| byte == '=' || byte.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let value = rest.strip_prefix('=').map(quoted);
        if let Some((_, after)) = value {
            rest = after;
        }
        attributes.push((key, unescape(value.map_or("", |(value, _)| value))));
    }
}

fn quoted(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => text[1..].split_once(quote).expect("a quoted attribute ends"),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// Resolves the entities that the program writes.
pub fn unescape(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", "\u{A0}")]
    {
        out = out.replace(entity, character);
    }
    out.replace("&#x2F;", "/").replace("&#x3D;", "=").replace("&#x60;", "`").replace("&amp;", "&")
}

/// Returns the text of a page as a reader sees it, with single spaces.
pub fn visible_text(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut words = String::new();
    for token in tokens(&format!("<body{body}")) {
        match token {
            Token::Text(text) => words.push_str(&text),
            Token::Start(tag) if !INLINE.contains(&tag.name.as_str()) => words.push(' '),
            Token::End(name) if !INLINE.contains(&name.as_str()) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements that do not break a line of text.
pub const INLINE: &[&str] = &[
    "a", "abbr", "b", "code", "del", "em", "i", "kbd", "mark", "picture", "small", "span", "strong", "sub", "sup",
    "time", "u", "wbr",
];
