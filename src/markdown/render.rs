//! From source text to a [`Body`]: parses the Markdown and turns its events into HTML with holes.
//!
//! This file holds the state and the dispatch; `blocks`, `inline`, `html` and `footnotes` write what each event means.
//! Nesting lives in `Renderer::elements`, never on the call stack.

use std::ops::Range;

use pulldown_cmark::BrokenLink;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::markdown::balance::Balancer;
use crate::markdown::blocks::Table;
use crate::markdown::body::Body;
use crate::markdown::body::Heading;
use crate::markdown::body::Problem;
use crate::markdown::body::ProblemKind;
use crate::markdown::body::Reference;
use crate::markdown::body::Strings;
use crate::markdown::footnotes::Footnotes;
use crate::markdown::footnotes::split_definitions;
use crate::markdown::fragment::Fragment;
use crate::markdown::html::HtmlBlock;
use crate::markdown::ids::Ids;
use crate::markdown::inline::OpenImage;
use crate::markdown::sanitise::sanitise;
use crate::markdown::stray::tell_stray_marks;
use crate::markdown::words::WordCounter;

/// How many elements may lie within one another.
pub(super) const MAX_NESTING: usize = 100;

/// An event and the bytes of the source it comes from.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// Parses a body, normalised to NFC and line feeds. Every text is a body; what is wrong with it is told in
/// [`Body::problems`]. All ranges are bytes of `source`.
#[must_use]
pub fn parse(source: &str, strings: &Strings) -> Body {
    let mut body = render(source, strings);
    if body.raw_html {
        body.content = sanitise(&body, source);
    }
    body
}

/// Renders a body without sanitising it.
pub(super) fn render(source: &str, strings: &Strings) -> Body {
    let mut problems = Vec::new();
    let events = events(source, &mut problems);
    tell_stray_marks(source, &events, &mut problems);
    let (events, definitions) = split_definitions(events);
    let mut renderer = Renderer::new(source, strings, Footnotes::new(definitions), problems);
    renderer.run(&events);
    renderer.render_footnotes();
    renderer.finish()
}

/// The Markdown that authors may write.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Reads the events of a source. Links to labels that are not defined are told as problems.
fn events<'a>(source: &'a str, problems: &mut Vec<Problem>) -> Vec<Spanned<'a>> {
    let broken_link = |link: BrokenLink<'a>| -> Option<(CowStr<'a>, CowStr<'a>)> {
        if link.link_type == LinkType::Reference {
            let kind = ProblemKind::UndefinedLinkReference { label: link.reference.into_string() };
            problems.push(Problem { kind, range: link.span });
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(source, options(), Some(broken_link));
    let mut events = Vec::with_capacity(source.len() / 32 + 16);
    events.extend(parser.into_offset_iter());
    events
}

/// The state of the rendering.
pub(super) struct Renderer<'a> {
    pub source: &'a str,
    pub strings: &'a Strings,
    /// The HTML that is being written.
    pub out: Fragment,
    /// What was being written before the content of a heading or a footnote was begun, outermost first.
    pub outer: Vec<Fragment>,
    pub references: Vec<Reference>,
    pub headings: Vec<Heading>,
    pub problems: Vec<Problem>,
    pub ids: Ids,
    pub footnotes: Footnotes<'a>,
    /// The open Markdown elements, outermost first.
    pub elements: Vec<Element>,
    /// How many of them hold text and no blocks.
    pub phrasing: usize,
    /// The open tags of raw HTML.
    pub raw: Balancer,
    pub raw_html: bool,
    /// The names of the raw start tags that were removed and told, without those whose end tag has come.
    pub removed: Vec<String>,
    /// The raw element whose content is being left out.
    pub left_out: Option<String>,
    /// The raw HTML block that is being read.
    pub block: HtmlBlock,
    /// Plain text that is being collected, innermost last.
    pub captures: Vec<String>,
    pub image: Option<OpenImage>,
    pub table: Table,
    /// Whether the paragraph that is being written holds images only.
    pub in_figures: bool,
    pub in_code_block: bool,
    pub words: WordCounter,
    pub first_paragraph: String,
    /// How many tags are open, those left out included.
    depth: usize,
    /// The depth of the tag that was too deep.
    cut_at: Option<usize>,
    told_nesting: bool,
}

/// An open Markdown element.
pub(super) struct Element {
    /// What its end writes.
    pub closing: Closing,
    /// How many raw tags were open at its start: its end closes all others.
    pub raw_base: usize,
    /// Where it stands and what it holds.
    pub kind: Kind,
}

/// Where an element stands and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In text, holding text.
    Span,
    /// Among blocks, holding text.
    Line,
    /// Among blocks, holding blocks or, as items and cells do, text.
    Block,
}

/// What the end of an element writes.
pub(super) enum Closing {
    /// An end tag.
    Tag(&'static str),
    /// The end of a paragraph whose text is being collected.
    FirstParagraph,
    /// A heading.
    Heading {
        /// Its level in the HTML.
        level: u8,
        /// Its place.
        range: Range<usize>,
    },
    /// A link with its index, or none if it was left out.
    Link(Option<usize>),
    /// A block of raw HTML.
    HtmlBlock,
    /// A table.
    Table,
    /// Images that stand alone, and the end tag of what holds them.
    Figures(&'static str),
    /// A block of code.
    CodeBlock,
}

impl<'a> Renderer<'a> {
    fn new(source: &'a str, strings: &'a Strings, footnotes: Footnotes<'a>, problems: Vec<Problem>) -> Self {
        let html = String::with_capacity(source.len() + source.len() / 2 + 512);
        Self {
            source,
            strings,
            out: Fragment { html, holes: Vec::new() },
            outer: Vec::new(),
            references: Vec::new(),
            headings: Vec::new(),
            problems,
            ids: Ids::default(),
            footnotes,
            elements: Vec::new(),
            phrasing: 0,
            raw: Balancer::default(),
            raw_html: false,
            removed: Vec::new(),
            left_out: None,
            block: HtmlBlock::default(),
            captures: Vec::new(),
            image: None,
            table: Table::default(),
            in_figures: false,
            in_code_block: false,
            words: WordCounter::default(),
            first_paragraph: String::new(),
            depth: 0,
            cut_at: None,
            told_nesting: false,
        }
    }

    /// Renders events, whose tags are balanced.
    pub fn run(&mut self, events: &[Spanned<'a>]) {
        let mut rest = events;
        while let Some(((event, range), following)) = rest.split_first() {
            rest = following;
            self.event(event, range, following);
        }
        self.raw.close_to(0, &mut self.out.html);
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>, following: &[Spanned<'a>]) {
        if self.cut_at.is_none() && self.image.is_none() && self.is_written_as_text(event) {
            let base = self.raw_base();
            self.raw.before_text(base, &mut self.out.html);
        }
        match event {
            Event::Start(tag) => self.start(tag, range, following),
            Event::End(_) => self.end(),
            _ if self.cut_at.is_some() => {}
            _ if self.image.is_some() => self.alternative_text(event),
            Event::Html(html) if self.is_in_html_block() => self.block.push(html, range.start),
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(html, range),
            Event::TaskListMarker(done) => self.task_marker(*done),
            Event::Rule => {
                self.before_block();
                self.out.push("<hr>\n");
            }
            _ if self.left_out.is_some() => {}
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => self.code(code),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Whether an event writes what a browser would move out of a table that has no cell open.
    fn is_written_as_text(&self, event: &Event<'a>) -> bool {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) => {
                true
            }
            Event::Text(text) => self.left_out.is_none() && !text.trim_ascii().is_empty(),
            Event::Code(_) | Event::HardBreak | Event::FootnoteReference(_) => self.left_out.is_none(),
            _ => false,
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>, following: &[Spanned<'a>]) {
        self.depth += 1;
        if self.cut_at.is_some() {
            return;
        }
        if self.depth > MAX_NESTING {
            self.cut_at = Some(self.depth);
            self.tell_nesting(range);
            return;
        }
        if let Some(image) = &mut self.image {
            image.depth += 1;
            return;
        }
        match tag {
            Tag::Emphasis => self.open(Kind::Span, "<em>", Closing::Tag("</em>")),
            Tag::Strong => self.open(Kind::Span, "<strong>", Closing::Tag("</strong>")),
            Tag::Strikethrough => self.open(Kind::Span, "<del>", Closing::Tag("</del>")),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(*link_type, dest_url, title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(dest_url, title, range),
            _ => self.start_block(tag, range, following),
        }
    }

    fn end(&mut self) {
        let depth = self.depth;
        self.depth -= 1;
        if let Some(cut_at) = self.cut_at {
            self.cut_at = Some(cut_at).filter(|cut_at| *cut_at != depth);
            return;
        }
        match &mut self.image {
            Some(image) if image.depth > 0 => image.depth -= 1,
            Some(_) => self.end_image(),
            None => self.end_element(),
        }
    }

    fn end_element(&mut self) {
        let Some(element) = self.elements.pop() else {
            return;
        };
        self.phrasing -= usize::from(element.kind != Kind::Block);
        if let Closing::HtmlBlock = element.closing {
            self.end_html_block();
            return;
        }
        self.raw.close_to(element.raw_base, &mut self.out.html);
        match element.closing {
            Closing::Tag(tag) => self.out.push(tag),
            Closing::FirstParagraph => self.end_first_paragraph(),
            Closing::Heading { level, range } => self.end_heading(level, range),
            Closing::Link(reference) => self.end_link(reference),
            Closing::Table => self.end_table(),
            Closing::Figures(tag) => {
                self.in_figures = false;
                self.out.push(tag);
            }
            Closing::CodeBlock => {
                self.in_code_block = false;
                self.out.push("</code></pre>\n");
            }
            Closing::HtmlBlock => {}
        }
        if element.kind != Kind::Span {
            self.left_out = None;
            self.words.end_word();
        }
    }

    /// Opens an element.
    pub fn open(&mut self, kind: Kind, html: &str, closing: Closing) {
        self.out.push(html);
        self.push_element(kind, closing);
    }

    /// Remembers that an element is open.
    pub fn push_element(&mut self, kind: Kind, closing: Closing) {
        self.phrasing += usize::from(kind != Kind::Block);
        self.elements.push(Element { closing, raw_base: self.raw.depth(), kind });
    }

    /// How many of the open raw tags lie outside the innermost Markdown element.
    pub fn raw_base(&self) -> usize {
        self.elements.last().map_or(0, |element| element.raw_base)
    }

    /// Tells a problem.
    pub fn tell(&mut self, kind: ProblemKind, range: Range<usize>) {
        self.problems.push(Problem { kind, range });
    }

    /// Tells, once for a body, that it is nested too deep.
    pub fn tell_nesting(&mut self, range: &Range<usize>) {
        if !self.told_nesting {
            self.told_nesting = true;
            self.tell(ProblemKind::NestingTooDeep, range.clone());
        }
    }

    /// Adds to the plain text that is being collected.
    pub fn capture(&mut self, text: &str) {
        if let Some(capture) = self.captures.last_mut() {
            capture.push_str(text);
        }
    }

    /// Ends collecting plain text; it belongs to the text around it as well.
    pub fn end_capture(&mut self) -> String {
        let text = self.captures.pop().unwrap_or_default();
        self.capture(&text);
        text
    }

    fn finish(mut self) -> Body {
        self.out.html.shrink_to_fit();
        self.problems.sort_by_key(|problem| problem.range.start);
        Body {
            content: self.out,
            footnote_ids: self.footnotes.into_ids(),
            raw_html: self.raw_html,
            headings: self.headings,
            references: self.references,
            problems: self.problems,
            first_paragraph: self.first_paragraph,
            words: self.words.count(),
        }
    }
}
