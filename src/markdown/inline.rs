//! What stands in a line: text, code, breaks, links, images.

use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;

use crate::markdown::address::Safety;
use crate::markdown::address::judge;
use crate::markdown::body::ProblemKind;
use crate::markdown::body::Reference;
use crate::markdown::body::ReferenceKind;
use crate::markdown::body::write_missing_image;
use crate::markdown::escape::escape_text;
use crate::markdown::fragment::HoleKind;
use crate::markdown::render::Closing;
use crate::markdown::render::Kind;
use crate::markdown::render::Renderer;

/// The most characters a footnote label can have in a reference that goes nowhere.
const MAX_LABEL: usize = 100;

/// An image whose content, the alternative text, is being read.
pub(super) struct OpenImage {
    /// How many elements of its content are open.
    pub depth: usize,
    target: String,
    title: String,
    place: Range<usize>,
}

impl<'a> Renderer<'a> {
    /// Writes text.
    pub fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.in_figures {
            return;
        }
        escape_text(&mut self.out.html, text);
        if self.in_code_block {
            return;
        }
        self.words.add(text);
        self.capture(text);
        if text.ends_with('[') {
            self.check_footnote_reference(range.end.saturating_sub(1));
        }
    }

    /// Writes code.
    pub fn code(&mut self, code: &str) {
        self.out.push("<code>");
        escape_text(&mut self.out.html, code);
        self.out.push("</code>");
        self.words.add(code);
        self.capture(code);
    }

    /// Writes a line break.
    pub fn line_break(&mut self, html: &str) {
        if self.in_figures {
            return;
        }
        self.out.push(html);
        self.words.end_word();
        self.capture(" ");
    }

    /// Adds what an image's content says to its alternative text.
    pub fn alternative_text(&mut self, event: &Event<'a>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.capture(text),
            Event::SoftBreak | Event::HardBreak => self.capture(" "),
            _ => {}
        }
    }

    /// Tells of a footnote reference that stayed text because its footnote does not exist. `at` is the place of a `[`
    /// that opens no link.
    fn check_footnote_reference(&mut self, at: usize) {
        let is_escaped = self.source.get(..at).is_some_and(|before| before.ends_with('\\'));
        let Some(rest) = self.source.get(at..).and_then(|rest| rest.strip_prefix("[^")) else {
            return;
        };
        let mut label = String::new();
        for character in rest.chars().take(MAX_LABEL) {
            match character {
                ']' if is_escaped || label.trim().is_empty() => return,
                ']' => {
                    let range = at..at + "[^]".len() + label.len();
                    self.tell(ProblemKind::UndefinedFootnote { label }, range);
                    return;
                }
                '[' | '\n' => return,
                _ => label.push(character),
            }
        }
    }

    /// Whether a link is open: HTML allows no other within it, while Markdown allows an address in angle brackets.
    pub fn is_in_link(&self) -> bool {
        self.elements.iter().any(|element| matches!(element.closing, Closing::Link(Some(_))))
    }

    /// Opens a link.
    pub fn start_link(&mut self, link_type: LinkType, address: &CowStr<'a>, title: &str, range: &Range<usize>) {
        let place = self.place_of(address, range);
        let target = match link_type {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_string(),
        };
        let is_safe = !self.is_in_link() && self.check_address(&target, &place);
        let reference = is_safe.then(|| {
            let kind = ReferenceKind::Link;
            self.push_reference(Reference { kind, target, range: place, alt: String::new(), title: title.to_owned() })
        });
        if let Some(reference) = reference {
            self.out.push_hole(HoleKind::LinkStart, reference);
        }
        self.push_element(Kind::Span, Closing::Link(reference));
    }

    /// Closes a link.
    pub fn end_link(&mut self, reference: Option<usize>) {
        if let Some(reference) = reference {
            self.out.push_hole(HoleKind::LinkEnd, reference);
        }
    }

    /// Begins to read an image's content.
    pub fn start_image(&mut self, address: &CowStr<'a>, title: &str, range: &Range<usize>) {
        self.captures.push(String::new());
        self.image = Some(OpenImage {
            depth: 0,
            target: address.to_string(),
            title: title.to_owned(),
            place: self.place_of(address, range),
        });
    }

    /// Writes an image, as a figure if it stands alone.
    pub fn end_image(&mut self) {
        let alt = self.end_capture().trim().to_owned();
        let Some(image) = self.image.take() else {
            return;
        };
        if self.in_figures {
            self.out.push("<figure>");
        }
        let title = image.title.clone();
        if self.check_address(&image.target, &image.place) {
            let OpenImage { target, title, place: range, .. } = image;
            let reference = self.push_reference(Reference { kind: ReferenceKind::Image, target, range, alt, title });
            let kind = if self.in_figures { HoleKind::Figure } else { HoleKind::Image };
            self.out.push_hole(kind, reference);
        } else {
            write_missing_image(&mut self.out.html, &alt);
        }
        if self.in_figures {
            self.end_figure(&title);
        }
    }

    fn end_figure(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push("<figcaption>");
            escape_text(&mut self.out.html, title);
            self.out.push("</figcaption>");
            self.words.add(title);
            self.words.end_word();
        }
        self.out.push("</figure>\n");
    }

    fn push_reference(&mut self, reference: Reference) -> usize {
        self.references.push(reference);
        self.references.len() - 1
    }

    /// Whether an address may be used; if not, it is told.
    fn check_address(&mut self, target: &str, place: &Range<usize>) -> bool {
        match judge(target) {
            Safety::Safe => true,
            Safety::Unsafe(scheme) => {
                self.tell(ProblemKind::UnsafeLink { scheme }, place.clone());
                false
            }
        }
    }

    /// The bytes of an address in the source. The parser lends what needs no unescaping from the source itself, so its
    /// place is where it lies; otherwise it is that of the whole link.
    fn place_of(&self, address: &CowStr<'a>, whole: &Range<usize>) -> Range<usize> {
        let CowStr::Borrowed(address) = address else {
            return whole.clone();
        };
        let start = address.as_ptr().addr().checked_sub(self.source.as_ptr().addr());
        let place = start.map(|start| start..start + address.len());
        place.filter(|place| !place.is_empty() && place.end <= self.source.len()).unwrap_or_else(|| whole.clone())
    }
}
