//! Which bytes of a body readers read as text, and which are code.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::render::options;

/// The parts of a body, as bytes of its source in their order. What is neither text nor code is a mark, an address or raw
/// HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The texts that readers read.
    pub text: Vec<Range<usize>>,
    /// The code, blocks and within lines, with its marks.
    pub code: Vec<Range<usize>>,
}

impl Parts {
    /// Tells whether a byte stands in a text that readers read.
    #[must_use]
    pub fn is_text(&self, at: usize) -> bool {
        holds(&self.text, at)
    }

    /// Tells whether a byte stands in code.
    #[must_use]
    pub fn is_code(&self, at: usize) -> bool {
        holds(&self.code, at)
    }
}

fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before.checked_sub(1).and_then(|last| ranges.get(last)).is_some_and(|range| at < range.end)
}

/// Finds the parts of a body.
#[must_use]
pub fn parts(source: &str) -> Parts {
    let mut parts = Parts::default();
    let mut is_in_code = false;
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_in_code = true;
                parts.code.push(range);
            }
            Event::End(TagEnd::CodeBlock) => is_in_code = false,
            Event::Code(_) => parts.code.push(range),
            Event::Text(_) if !is_in_code => parts.text.push(range),
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_code_are_told_apart() {
        let source = "Chữ `mã` và [liên kết](a.md).\n\n```\nmã\n```\n\n<b title=\"x\">đậm</b>\n";
        let parts = parts(source);
        let slices =
            |ranges: &[Range<usize>]| ranges.iter().map(|range| source[range.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(slices(&parts.text), ["Chữ ", " và ", "liên kết", ".", "đậm"]);
        assert_eq!(slices(&parts.code), ["`mã`", "```\nmã\n```"]);
        assert!(parts.is_text(0) && !parts.is_text("Chữ `".len()) && parts.is_code("Chữ `".len()) && !parts.is_code(0));
    }
}
