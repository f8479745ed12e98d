//! A page as an outline that a person can review: one line for each block, with its text, links and pictures.

use crate::html;
use crate::html::INLINE;
use crate::html::Tag;
use crate::html::Token;

/// Returns the title, the description and the outline of what stands in `<main>`.
pub fn of(page: &str) -> String {
    let tokens = html::tokens(page);
    let mut outline = Outline::default();
    let mut in_main = false;
    let mut in_drawing = false;
    for token in &tokens {
        match token {
            Token::Start(tag) if tag.name == "main" => in_main = true,
            Token::End(name) if name == "main" => in_main = false,
            Token::Start(tag) if in_main && tag.name == "svg" => {
                in_drawing = true;
                outline.draw(tag);
            }
            Token::End(name) if name == "svg" => in_drawing = false,
            token if in_main && !in_drawing => outline.take(token),
            _ => {}
        }
    }
    outline.flush();
    format!("{}{}", head(&tokens), outline.lines)
}

fn head(tokens: &[Token]) -> String {
    let after_title = |pair: &[Token]| match pair {
        [Token::Start(tag), Token::Text(text)] if tag.name == "title" => Some(text.clone()),
        _ => None,
    };
    let title = tokens.windows(2).find_map(after_title).unwrap_or_default();
    let metas = tokens.iter().filter_map(|token| match token {
        Token::Start(tag) if tag.name == "meta" => Some((tag.get("name")?, tag.get("content")?)),
        _ => None,
    });
    let shown = metas.filter(|(name, _)| ["description", "robots"].contains(name));
    let metas: String = shown.map(|(name, content)| format!("{name}: {content}\n")).collect();
    format!("title: {title}\n{metas}")
}

#[derive(Default)]
struct Outline {
    lines: String,
    blocks: Vec<String>,
    text: String,
    /// What follows the text of the links that are open.
    links: Vec<String>,
}

/// Elements without an end tag.
const EMPTY: &[&str] = &["img", "br", "hr", "input", "wbr", "link", "meta", "source"];

impl Outline {
    fn take(&mut self, token: &Token) {
        match token {
            Token::Text(text) => self.text.push_str(text),
            Token::Start(tag) => self.start(tag),
            Token::End(name) if name == "a" => {
                let target = self.links.pop().unwrap_or_default();
                self.text.push_str(&target);
            }
            Token::End(name) if INLINE.contains(&name.as_str()) => {}
            Token::End(_) => {
                self.flush();
                self.blocks.pop();
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let get = |name: &str| tag.get(name).unwrap_or("");
        match tag.name.as_str() {
            "a" => {
                self.text.push('[');
                self.links.push(format!("]({})", get("href")));
            }
            "img" => {
                let shown = format!("![{}]({} {}x{})", get("alt"), get("src"), get("width"), get("height"));
                self.text.push_str(&shown);
            }
            // The files that a browser may choose from, of which the image names one.
            "source" => {}
            name if INLINE.contains(&name) => {}
            name if EMPTY.contains(&name) => self.text.push_str(&format!(" <{name}> ")),
            name => {
                self.flush();
                let id = tag.get("id").map_or(String::new(), |id| format!("#{id}"));
                let label = tag.get("aria-label").map_or(String::new(), |label| format!(" “{label}”"));
                self.blocks.push(format!("{name}{id}{label}"));
            }
        }
    }

    /// Takes a drawing: that it is there and what it is called; its shapes say nothing to a reader of an outline.
    fn draw(&mut self, tag: &Tag) {
        let named = ["aria-label", "aria-labelledby"].iter().find_map(|name| tag.get(name));
        if let Some(name) = named {
            self.text.push_str(&format!(" <svg “{name}”> "));
        }
    }

    /// Ends a line: as far in as its block lies deep.
    fn flush(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if let Some(block) = self.blocks.last().filter(|_| !text.is_empty()) {
            let indent = "  ".repeat(self.blocks.len());
            self.lines.push_str(&format!("{indent}{block}: {text}\n"));
        }
    }
}
