//! Footnotes: numbered in the order in which a reader meets their references, written after the text, with links back.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::body::ProblemKind;
use crate::markdown::escape::escape_attribute;
use crate::markdown::escape::escape_text;
use crate::markdown::fragment::Fragment;
use crate::markdown::ids::FOOTNOTE_REFERENCES;
use crate::markdown::ids::FOOTNOTES;
use crate::markdown::render::Renderer;
use crate::markdown::render::Spanned;

/// A footnote as defined.
pub(super) struct Definition<'a> {
    label: CowStr<'a>,
    range: Range<usize>,
    events: Vec<Spanned<'a>>,
    number: Option<usize>,
}

/// The footnotes of a body.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    definitions: Vec<Definition<'a>>,
    by_label: HashMap<String, usize>,
    /// The footnotes that were referred to, in the order of their numbers.
    notes: Vec<Note>,
    are_being_written: bool,
}

/// A footnote that is referred to.
struct Note {
    definition: usize,
    references: usize,
}

/// Takes the definitions of footnotes out of the events of a body, those within others too.
pub(super) fn split_definitions(events: Vec<Spanned<'_>>) -> (Vec<Spanned<'_>>, Vec<Definition<'_>>) {
    if !events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(_)))) {
        return (events, Vec::new());
    }
    let mut text = Vec::with_capacity(events.len());
    let mut open: Vec<Definition<'_>> = Vec::new();
    let mut definitions = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                open.push(Definition { label, range, events: Vec::new(), number: None });
            }
            Event::End(TagEnd::FootnoteDefinition) => definitions.extend(open.pop()),
            event => open.last_mut().map_or(&mut text, |definition| &mut definition.events).push((event, range)),
        }
    }
    (text, definitions)
}

impl<'a> Footnotes<'a> {
    /// Collects definitions; of several with one label the first counts.
    pub fn new(definitions: Vec<Definition<'a>>) -> Self {
        let mut by_label = HashMap::new();
        for (index, definition) in definitions.iter().enumerate() {
            by_label.entry(definition.label.to_lowercase()).or_insert(index);
        }
        Self { definitions, by_label, ..Self::default() }
    }

    /// Whether the text is finished and the footnotes are being written.
    pub fn are_being_written(&self) -> bool {
        self.are_being_written
    }

    /// Counts a reference: the number of its footnote and how many references that has had.
    fn refer(&mut self, label: &str) -> Option<(usize, usize)> {
        let index = *self.by_label.get(&label.to_lowercase())?;
        let next = self.notes.len() + 1;
        let number = *self.definitions.get_mut(index)?.number.get_or_insert(next);
        if number == next {
            self.notes.push(Note { definition: index, references: 0 });
        }
        let note = self.notes.get_mut(number - 1)?;
        note.references += 1;
        Some((number, note.references))
    }

    /// The events of the footnote with a number, given away once.
    fn take_events(&mut self, number: usize) -> Option<Vec<Spanned<'a>>> {
        let index = self.notes.get(number - 1)?.definition;
        self.definitions.get_mut(index).map(|definition| std::mem::take(&mut definition.events))
    }

    /// The ids of the footnotes and of the references to them.
    pub fn into_ids(self) -> Vec<String> {
        let mut ids = Vec::new();
        if !self.notes.is_empty() {
            ids.push(FOOTNOTES.to_owned());
        }
        for (index, note) in self.notes.iter().enumerate() {
            ids.push(format!("{FOOTNOTES}-{}", index + 1));
            ids.extend((1..=note.references).map(|occurrence| reference_id(index + 1, occurrence)));
        }
        ids
    }
}

impl<'a> Renderer<'a> {
    /// Writes a reference to a footnote, which is a link.
    pub fn footnote_reference(&mut self, label: &str) {
        if self.is_in_link() {
            return;
        }
        let Some((number, occurrence)) = self.footnotes.refer(label) else {
            return;
        };
        let id = reference_id(number, occurrence);
        let html = format!(
            "<sup class=\"footnote\"><a href=\"#{FOOTNOTES}-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        );
        self.out.push(&html);
    }

    /// Writes the footnotes that are referred to and tells of the others.
    pub fn render_footnotes(&mut self) {
        self.footnotes.are_being_written = true;
        let mut bodies = Vec::new();
        while let Some(events) = self.footnotes.take_events(bodies.len() + 1) {
            self.begin_fragment();
            self.run(&events);
            bodies.push(self.end_fragment());
        }
        if !bodies.is_empty() {
            self.write_section(bodies);
        }
        self.tell_unused();
    }

    fn write_section(&mut self, bodies: Vec<Fragment>) {
        let html = &mut self.out.html;
        html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"");
        html.extend([FOOTNOTES, "\">\n<h2 id=\"", FOOTNOTES, "\">"]);
        escape_text(html, &self.strings.footnotes);
        html.push_str("</h2>\n<ol>\n");
        for (index, body) in bodies.into_iter().enumerate() {
            self.write_footnote(index, body);
        }
        self.out.push("</ol>\n</section>\n");
    }

    /// Writes a footnote; its links back stand at the end of its last paragraph.
    fn write_footnote(&mut self, index: usize, mut body: Fragment) {
        let number = index + 1;
        let references = self.footnotes.notes.get(index).map_or(0, |note| note.references);
        self.out.push(&format!("<li id=\"{FOOTNOTES}-{number}\">\n"));
        let paragraph_end = "</p>\n";
        let ends_with_paragraph = body.html.ends_with(paragraph_end);
        if ends_with_paragraph {
            body.html.truncate(body.html.len() - paragraph_end.len());
        }
        self.out.append(&body);
        if !ends_with_paragraph {
            self.out.push("<p>");
        }
        for occurrence in 1..=references {
            if ends_with_paragraph || occurrence > 1 {
                self.out.push(" ");
            }
            self.write_link_back(number, occurrence);
        }
        self.out.push(paragraph_end);
        self.out.push("</li>\n");
    }

    fn write_link_back(&mut self, number: usize, occurrence: usize) {
        let html = &mut self.out.html;
        let id = reference_id(number, occurrence);
        html.extend(["<a class=\"back\" href=\"#", &id, "\" role=\"doc-backlink\" aria-label=\""]);
        escape_attribute(html, &self.strings.back_to_text);
        if occurrence == 1 {
            html.push_str("\">↩</a>");
        } else {
            let occurrence = occurrence.to_string();
            html.extend([" ", &occurrence, "\">↩<sup>", &occurrence, "</sup></a>"]);
        }
    }

    fn tell_unused(&mut self) {
        let unused = self.footnotes.definitions.iter().filter(|definition| definition.number.is_none());
        let unused: Vec<_> =
            unused.map(|definition| (definition.label.to_string(), definition.range.clone())).collect();
        for (label, whole) in unused {
            let end = whole.start + "[^]".len() + label.len();
            let is_label = self.source.get(whole.start..end).is_some_and(|text| text.ends_with(']'));
            let range = if is_label { whole.start..end } else { whole };
            self.tell(ProblemKind::UnusedFootnote { label }, range);
        }
    }
}

/// The id of a reference: the first of a footnote has no number of its own.
fn reference_id(number: usize, occurrence: usize) -> String {
    if occurrence == 1 {
        format!("{FOOTNOTE_REFERENCES}-{number}")
    } else {
        format!("{FOOTNOTE_REFERENCES}-{number}-{occurrence}")
    }
}
