//! Blocks: paragraphs, figures, headings, quotes, alerts, lists, code, tables.

use std::ops::Range;

use pulldown_cmark::Alignment;
use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::body::Heading;
use crate::markdown::body::ProblemKind;
use crate::markdown::escape::escape_attribute;
use crate::markdown::escape::escape_text;
use crate::markdown::fragment::Fragment;
use crate::markdown::html::HtmlBlock;
use crate::markdown::render::Closing;
use crate::markdown::render::Kind;
use crate::markdown::render::Renderer;
use crate::markdown::render::Spanned;

/// The table that is being written. Markdown knows no table within a table.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_in_head: bool,
    has_body: bool,
}

impl<'a> Renderer<'a> {
    /// Writes the start of a block.
    pub fn start_block(&mut self, tag: &Tag<'a>, range: &Range<usize>, following: &[Spanned<'a>]) {
        match tag {
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Item | Tag::HtmlBlock => {}
            _ => self.before_block(),
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(following),
            Tag::Heading { level, .. } => self.start_heading(*level, range),
            Tag::BlockQuote(None) => self.open_block("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(*kind),
            Tag::CodeBlock(kind) => self.start_code_block(kind),
            Tag::HtmlBlock => {
                self.block = HtmlBlock::default();
                self.push_element(Kind::Block, Closing::HtmlBlock);
            }
            Tag::List(start) => self.start_list(*start, following),
            Tag::Item => self.open_block("<li>", "</li>\n"),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => {
                self.table.is_in_head = true;
                self.table.column = 0;
                self.open_block("<thead><tr>", "</tr></thead>\n");
            }
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            _ => self.open_block("", ""),
        }
    }

    /// Makes room for a block: ends the line of a list item and the raw tags that hold no blocks.
    pub fn before_block(&mut self) {
        let base = self.raw_base();
        self.raw.before_block(base, &mut self.out.html);
        if !self.out.html.is_empty() && !self.out.html.ends_with('\n') {
            self.out.push("\n");
        }
    }

    fn open_block(&mut self, html: &str, end: &'static str) {
        self.out.push(html);
        self.push_element(Kind::Block, Closing::Tag(end));
    }

    fn start_paragraph(&mut self, following: &[Spanned<'a>]) {
        match count_images_alone(following) {
            0 if self.wants_first_paragraph() => {
                self.captures.push(String::new());
                self.open(Kind::Line, "<p>", Closing::FirstParagraph);
            }
            0 => self.open(Kind::Line, "<p>", Closing::Tag("</p>\n")),
            1 => self.open_figures("", ""),
            _ => self.open_figures("<div class=\"figures\">\n", "</div>\n"),
        }
    }

    fn open_figures(&mut self, html: &str, end: &'static str) {
        self.in_figures = true;
        self.open(Kind::Line, html, Closing::Figures(end));
    }

    /// Whether the paragraph that starts is the first at top level.
    fn wants_first_paragraph(&self) -> bool {
        self.first_paragraph.is_empty() && self.elements.is_empty() && !self.footnotes.are_being_written()
    }

    /// Ends the paragraph whose text stands for the body.
    pub fn end_first_paragraph(&mut self) {
        self.out.push("</p>\n");
        let text = self.end_capture();
        self.first_paragraph = text.trim().to_owned();
    }

    fn start_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let range = range.start..range.start + text.trim_end().len();
        if level == HeadingLevel::H1 {
            self.tell(ProblemKind::HeadingOne, range.clone());
        }
        let level = (level as u8).max(2);
        self.captures.push(String::new());
        self.begin_fragment();
        self.push_element(Kind::Line, Closing::Heading { level, range });
    }

    /// Writes a heading, whose id is known only when its text is.
    pub fn end_heading(&mut self, level: u8, range: Range<usize>) {
        let content = self.end_fragment();
        let text = self.end_capture().trim().to_owned();
        let id = self.ids.of_heading(&text);
        let digit = char::from(b'0' + level);
        let html = &mut self.out.html;
        html.extend(["<h", digit.encode_utf8(&mut [0; 4]), " id=\""]);
        escape_attribute(html, &id);
        html.push_str("\">");
        self.out.append(&content);
        let html = &mut self.out.html;
        html.push_str(" <a class=\"anchor\" href=\"#");
        escape_attribute(html, &id);
        html.push_str("\" aria-label=\"");
        escape_attribute(html, &self.strings.heading_link);
        html.push_str("\">#</a></h");
        html.push(digit);
        html.push_str(">\n");
        self.headings.push(Heading { level, id, text, range });
    }

    /// Begins a fragment of its own.
    pub fn begin_fragment(&mut self) {
        let outer = std::mem::take(&mut self.out);
        self.outer.push(outer);
    }

    /// Ends the fragment begun last and goes on with the one before.
    pub fn end_fragment(&mut self) -> Fragment {
        let outer = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.out, outer)
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &self.strings.note),
            BlockQuoteKind::Tip => ("tip", &self.strings.tip),
            BlockQuoteKind::Important => ("important", &self.strings.important),
            BlockQuoteKind::Warning => ("warning", &self.strings.warning),
            BlockQuoteKind::Caution => ("caution", &self.strings.caution),
        };
        let html = &mut self.out.html;
        html.extend(["<div class=\"alert ", class, "\" role=\"note\">\n<p class=\"alert-title\">"]);
        escape_text(html, title);
        html.push_str("</p>\n");
        self.push_element(Kind::Block, Closing::Tag("</div>\n"));
    }

    fn start_code_block(&mut self, kind: &CodeBlockKind<'a>) {
        self.out.push("<pre><code");
        if let CodeBlockKind::Fenced(fence) = kind {
            let language = language(fence);
            if !language.is_empty() {
                self.out.html.extend([" class=\"language-", &language, "\""]);
            }
        }
        self.out.push(">");
        self.in_code_block = true;
        self.push_element(Kind::Block, Closing::CodeBlock);
    }

    fn start_list(&mut self, start: Option<u64>, following: &[Spanned<'a>]) {
        let (name, end) = if start.is_some() { ("<ol", "</ol>\n") } else { ("<ul", "</ul>\n") };
        self.out.push(name);
        if let Some(start) = start.filter(|start| *start != 1) {
            self.out.html.extend([" start=\"", &start.to_string(), "\""]);
        }
        if starts_with_task(following) {
            self.out.push(" class=\"tasks\"");
        }
        self.open_block(">\n", end);
    }

    /// Writes the box of a task.
    pub fn task_marker(&mut self, done: bool) {
        let (checked, label) = if done { (" checked", &self.strings.task_done) } else { ("", &self.strings.task_open) };
        let html = &mut self.out.html;
        html.extend(["<input type=\"checkbox\" disabled", checked, " aria-label=\""]);
        escape_attribute(html, label);
        html.push_str("\"> ");
    }

    fn start_table(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        let html = &mut self.out.html;
        html.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape_attribute(html, &self.strings.table);
        if let Some(heading) = self.headings.last() {
            html.push_str(": ");
            escape_attribute(html, &heading.text);
        }
        html.push_str("\"><table>\n");
        self.push_element(Kind::Block, Closing::Table);
    }

    /// Ends a table.
    pub fn end_table(&mut self) {
        self.out.push(if self.table.has_body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
    }

    fn start_row(&mut self) {
        self.table.is_in_head = false;
        self.table.column = 0;
        if !self.table.has_body {
            self.table.has_body = true;
            self.out.push("<tbody>\n");
        }
        self.open_block("<tr>", "</tr>\n");
    }

    fn start_cell(&mut self) {
        let (start, end) = if self.table.is_in_head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.out.push(start);
        match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => self.out.push(" class=\"right\""),
            Some(Alignment::Center) => self.out.push(" class=\"center\""),
            Some(Alignment::Left | Alignment::None) | None => {}
        }
        self.table.column += 1;
        self.open_block(">", end);
    }
}

/// The number of images in the paragraph whose events these are, or 0 if it holds anything but images and breaks.
fn count_images_alone(events: &[Spanned<'_>]) -> usize {
    let mut images = 0;
    let mut depth = 0_usize;
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Paragraph) if depth == 0 => return images,
            Event::Start(Tag::Image { .. }) if depth == 0 => {
                images += 1;
                depth = 1;
            }
            Event::Start(_) if depth > 0 => depth += 1,
            Event::End(_) if depth > 0 => depth -= 1,
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ if depth > 0 => {}
            _ => return 0,
        }
    }
    0
}

/// Whether the list whose events these are starts with a task.
fn starts_with_task(events: &[Spanned<'_>]) -> bool {
    let mut events = events.iter().map(|(event, _)| event);
    let is_item = matches!(events.next(), Some(Event::Start(Tag::Item)));
    let first = events.find(|event| !matches!(event, Event::Start(Tag::Paragraph)));
    is_item && matches!(first, Some(Event::TaskListMarker(_)))
}

/// The language that a fence names, reduced to `a`–`z`, digits and hyphens.
fn language(fence: &str) -> String {
    let word = fence.split([' ', '\t', ',', '{']).find(|word| !word.is_empty()).unwrap_or_default();
    let lower = word.chars().map(|character| character.to_ascii_lowercase());
    lower.filter(|character| matches!(character, 'a'..='z' | '0'..='9' | '-')).collect()
}
