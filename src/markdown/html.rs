//! Raw HTML: each allowed tag is written anew with its allowed attributes, everything else is told and left out.

use std::ops::Range;

use crate::markdown::balance::Verdict;
use crate::markdown::balance::is_allowed;
use crate::markdown::balance::is_left_out;
use crate::markdown::body::ProblemKind;
use crate::markdown::escape::escape_raw;
use crate::markdown::raw::Piece;
use crate::markdown::raw::RawTag;
use crate::markdown::raw::after_end_tag;
use crate::markdown::raw::next_piece;
use crate::markdown::render::Closing;
use crate::markdown::render::Renderer;

/// A block of raw HTML, its lines without the marks of the quotes and lists it stands in.
#[derive(Debug, Default)]
pub(super) struct HtmlBlock {
    text: String,
    /// For each line the byte of `text` and that of the source at which it starts.
    lines: Vec<(usize, usize)>,
}

impl HtmlBlock {
    /// Adds a line.
    pub fn push(&mut self, line: &str, start: usize) {
        self.lines.push((self.text.len(), start));
        self.text.push_str(line);
    }

    /// The byte of the source at a byte of the text.
    fn place(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.lines.get(line).map_or(at, |(start, source)| source + (at - start))
    }
}

impl Renderer<'_> {
    /// Whether a block of raw HTML is being read.
    pub fn is_in_html_block(&self) -> bool {
        self.elements.last().is_some_and(|element| matches!(element.closing, Closing::HtmlBlock))
    }

    /// Writes a tag, or whatever else the parser takes for raw HTML in a line.
    pub fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let piece = next_piece(html).0;
        // A remark of the author leaves no trace.
        if matches!(piece, Piece::Unseen) {
            self.drop_space_before_line_end(range.end);
            return;
        }
        self.raw_html = true;
        let Piece::Tag(tag) = piece else {
            return;
        };
        if let Some(name) = &self.left_out {
            if tag.is_end && *name == tag.name {
                self.left_out = None;
            }
            return;
        }
        self.raw_tag(&tag, range.clone());
        if !tag.is_end && is_left_out(&tag.name) {
            self.left_out = Some(tag.name);
        }
    }

    /// Drops the space before a remark that ends its line, as Markdown does with any space there.
    fn drop_space_before_line_end(&mut self, end: usize) {
        let rest = self.source.get(end..).unwrap_or_default().trim_start_matches(' ');
        if rest.is_empty() || rest.starts_with('\n') {
            let html = &mut self.out.html;
            html.truncate(html.trim_end_matches(' ').len());
        }
    }

    /// Writes the block of raw HTML that has been read.
    pub fn end_html_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if is_unseen(&block.text) {
            return;
        }
        self.raw_html = true;
        let mut rest = block.text.as_str();
        while !rest.is_empty() {
            let start = block.text.len() - rest.len();
            let (piece, following) = next_piece(rest);
            rest = following;
            match piece {
                Piece::Unseen => {}
                Piece::Text(text) => self.raw_text(text),
                Piece::Tag(tag) => {
                    let end = block.text.len() - rest.len();
                    self.raw_tag(&tag, block.place(start)..block.place(end.saturating_sub(1)) + 1);
                    if !tag.is_end && is_left_out(&tag.name) {
                        rest = after_end_tag(rest, &tag.name);
                    }
                }
            }
        }
        let base = self.raw_base();
        self.raw.end_phrasing(base, &mut self.out.html);
        self.words.end_word();
    }

    fn raw_text(&mut self, text: &str) {
        escape_raw(&mut self.out.html, text);
        self.words.add(text);
    }

    fn raw_tag(&mut self, tag: &RawTag<'_>, range: Range<usize>) {
        let base = self.raw_base();
        if tag.is_end && is_allowed(&tag.name) {
            self.raw.end(&tag.name, base, &mut self.out.html);
            return;
        }
        if tag.is_end {
            self.tell_end_tag(&tag.name, range);
            return;
        }
        match self.raw.start(&tag.name, base, self.phrasing > 0, &mut self.out.html) {
            Verdict::Accepted => self.write_raw_tag(tag, &range),
            Verdict::TooDeep => self.tell_nesting(&range),
            Verdict::Refused => {
                self.removed.push(tag.name.clone());
                self.tell(ProblemKind::RemovedTag { name: tag.name.clone() }, range);
            }
        }
        if matches!(tag.name.as_str(), "br" | "p" | "div" | "li" | "td" | "th") {
            self.words.end_word();
            self.capture(" ");
        }
    }

    /// Tells of an end tag that is not allowed, unless its start tag has been told.
    fn tell_end_tag(&mut self, name: &str, range: Range<usize>) {
        if self.removed.last().is_some_and(|removed| removed == name) {
            self.removed.pop();
        } else if !self.removed.iter().rev().take(MAX_REMEMBERED).any(|removed| removed == name) {
            self.tell(ProblemKind::RemovedTag { name: name.to_owned() }, range);
        }
    }

    fn write_raw_tag(&mut self, tag: &RawTag<'_>, range: &Range<usize>) {
        self.out.html.extend(["<", &tag.name]);
        for (name, value) in tag.attributes() {
            let name = name.to_lowercase();
            let value = value.unwrap_or_default();
            if is_attribute_allowed(&tag.name, &name, value) {
                self.out.html.extend([" ", &name, "=\""]);
                escape_raw(&mut self.out.html, value);
                self.out.push("\"");
            } else {
                let kind = ProblemKind::RemovedAttribute { tag: tag.name.clone(), name };
                self.tell(kind, range.clone());
            }
        }
        self.out.push(">");
    }
}

/// Tells whether a block of raw HTML holds nothing but remarks.
fn is_unseen(block: &str) -> bool {
    let mut rest = block.trim_ascii();
    while !rest.is_empty() {
        let (Piece::Unseen, following) = next_piece(rest) else { return false };
        rest = following.trim_ascii_start();
    }
    true
}

/// How many of the removed start tags an end tag that is not allowed is looked for among.
const MAX_REMEMBERED: usize = 20;

/// Whether an author may write an attribute. None of them holds an address, names an element or gives it a look.
fn is_attribute_allowed(tag: &str, name: &str, value: &str) -> bool {
    let is_number = !value.is_empty() && value.len() < 5 && value.bytes().all(|byte| byte.is_ascii_digit());
    match (tag, name) {
        (_, "title") | ("time" | "del" | "ins", "datetime") | ("details", "open") | ("ol", "reversed") => true,
        (_, "lang") => value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        ("td" | "th", "colspan" | "rowspan") | ("col" | "colgroup", "span") => is_number,
        ("ol", "start") | ("li", "value") => is_number,
        ("th", "scope") => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        _ => false,
    }
}
