//! Diagnostics as text: for people (with the line itself), one line each, or JSON lines.

use std::collections::BTreeMap;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use annotate_snippets::renderer::DecorStyle;
use serde_json::json;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::diagnostics::Severity;
use crate::source::Sources;
use crate::source::Span;
use crate::text;
use crate::text::Language;
use crate::text::columns;

/// The form in which diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the line itself and marks under the place.
    Human(Screen),
    /// One line for each: `path:line:column: error[id]: message`.
    Short,
    /// One JSON object for each line.
    Json,
    /// Workflow commands that GitHub shows beside the line.
    Github,
}

/// What people see a text on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether it shows colours.
    pub colours: bool,
    /// Which characters it shows the frame of a snippet with.
    pub frame: Frame,
    /// Its width in columns, to which texts are wrapped; none for a file or another program, where lines stay whole.
    pub width: Option<usize>,
}

/// The characters around a snippet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Lines and corners.
    #[default]
    Lines,
    /// Plain ASCII, for screens whose font has no lines.
    Ascii,
}

/// How many warnings of one rule people are shown.
const SHOWN_WARNINGS: usize = 20;

/// How many errors of one rule people are shown.
const SHOWN_ERRORS: usize = 200;

/// Renders diagnostics, each ended by a line feed. People are shown the first ones of each rule and told how many more
/// there are; programs get all.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, format: Format, language: Language) -> String {
    if !matches!(format, Format::Human(_)) {
        return diagnostics.iter().map(|diagnostic| render_one(diagnostic, sources, format, language)).collect();
    }
    let mut told: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut text = String::new();
    for diagnostic in diagnostics {
        let count = told.entry((diagnostic.severity, diagnostic.id)).or_default();
        *count += 1;
        if *count <= most_shown(diagnostic.severity) {
            text += &render_one(diagnostic, sources, format, language);
        }
    }
    let hidden = told.iter().map(|((severity, id), count)| (*severity, *id, count - most_shown(*severity).min(*count)));
    text.extend(
        hidden.filter(|(_, _, more)| *more > 0).map(|(severity, id, more)| and_more(severity, id, more, language)),
    );
    text
}

fn most_shown(severity: Severity) -> usize {
    match severity {
        Severity::Error => SHOWN_ERRORS,
        Severity::Warning => SHOWN_WARNINGS,
    }
}

fn and_more(severity: Severity, id: &str, more: usize, language: Language) -> String {
    let word = severity_word(severity, language);
    match language {
        Language::Vietnamese => {
            format!("… và {more} {word}[{id}] nữa; để xem tất cả, hãy gõ: doithoai check --format short\n")
        }
        Language::English => {
            format!("… and {more} more: {word}[{id}]; to see all, type: doithoai check --format short\n")
        }
    }
}

fn render_one(diagnostic: &Diagnostic, sources: &Sources, format: Format, language: Language) -> String {
    match format {
        Format::Human(screen) => human(diagnostic, sources, screen, language) + "\n",
        Format::Short => short(diagnostic, sources, language) + "\n",
        Format::Json => json_line(diagnostic, sources) + "\n",
        Format::Github => github(diagnostic, sources, language) + "\n",
    }
}

pub(super) fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Vietnamese) => "lỗi",
        (Severity::Warning, Language::Vietnamese) => "cảnh báo",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::English) => "warning",
    }
}

pub(super) fn hint_word(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "cách sửa",
        Language::English => "help",
    }
}

fn human(diagnostic: &Diagnostic, sources: &Sources, screen: Screen, language: Language) -> String {
    let base = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = base.with_name(severity_word(diagnostic.severity, language));
    let before = columns(&format!("{}[{}]: ", severity_word(diagnostic.severity, language), diagnostic.id));
    let message = wrapped(diagnostic.message.get(language), screen, before);
    let title = level.primary_title(message).id(diagnostic.id);
    let mut group = match &diagnostic.place {
        Place::Path(path) => title.element(Origin::path(text::visible(path))),
        Place::Span(span) => title.element(snippet(*span, sources, None, AnnotationKind::Primary)),
    };
    for (span, label) in &diagnostic.related {
        let label = label.get(language);
        group = group.element(snippet(*span, sources, Some(label), AnnotationKind::Context));
    }
    if let Some(hint) = &diagnostic.hint {
        let before = columns(hint_word(language)) + FRAME_COLUMNS;
        let hint = wrapped(hint.get(language), screen, before);
        group = group.element(Level::HELP.with_name(hint_word(language)).message(hint));
    }
    renderer(screen).render(&[group]) + "\n"
}

/// The columns of a frame before a hint: room for a number of four digits, its corner and the marks around a word.
const FRAME_COLUMNS: usize = 9;

/// The width of lines where no screen has one.
const PLAIN_WIDTH: usize = 140;

fn renderer(screen: Screen) -> Renderer {
    let renderer = if screen.colours { Renderer::styled() } else { Renderer::plain() };
    let decor = match screen.frame {
        Frame::Lines => DecorStyle::Unicode,
        Frame::Ascii => DecorStyle::Ascii,
    };
    renderer.decor_style(decor).term_width(screen.width.unwrap_or(PLAIN_WIDTH))
}

/// Returns a text in lines that leave room for what stands before them.
fn wrapped(text: &str, screen: Screen, before: usize) -> String {
    match screen.width {
        Some(width) => text::wrapped(text, width.saturating_sub(before)),
        None => text.to_owned(),
    }
}

/// The part of a long line that is laid out, in bytes on each side of the place. It is more than any screen shows, so
/// that what is left out is left out by the renderer, which marks it.
const SHOWN_BYTES: usize = 2000;

fn snippet<'a>(
    span: Span,
    sources: &'a Sources,
    label: Option<&'a str>,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (line, _) = sources.position(span);
    let text = sources.get(span.file).map_or("", |source| source.text.as_str());
    let (window, start) = window(text, span);
    let end = (span.end as usize).saturating_sub(start).min(window.trim_end_matches('\n').len());
    let from = (span.start as usize).saturating_sub(start).min(window.len());
    Snippet::source(window)
        .path(text::visible(sources.path(span.file)))
        .line_start(line)
        .annotation(kind.span(from..end.max(from)).label(label))
}

/// Returns the line on which a span begins, cut to a readable length, with the offset at which it starts.
fn window(text: &str, span: Span) -> (&str, usize) {
    let at = (span.start as usize).min(text.len());
    let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let line_end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found);
    let mut start = line_start.max(at.saturating_sub(SHOWN_BYTES));
    let mut end = line_end.min(at + SHOWN_BYTES);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (text.get(start..end).unwrap_or(""), start)
}

fn location(diagnostic: &Diagnostic, sources: &Sources) -> (String, Option<(usize, usize)>) {
    match &diagnostic.place {
        Place::Span(span) => (sources.path(span.file).to_owned(), Some(sources.position(*span))),
        Place::Path(path) => (path.clone(), None),
    }
}

fn short(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let (path, position) = location(diagnostic, sources);
    let position = position.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
    let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!(" ({})", hint.get(language)));
    let word = severity_word(diagnostic.severity, language);
    let line = format!("{path}{position}: {word}[{}]: {}{hint}", diagnostic.id, diagnostic.message.get(language));
    text::visible(&line).into_owned()
}

fn json_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let (path, position) = location(diagnostic, sources);
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .map(|(span, label)| {
            let (line, column) = sources.position(*span);
            json!({"path": sources.path(span.file), "line": line, "column": column, "label": {"vi": label.vi, "en": label.en}})
        })
        .collect();
    json!({
        "id": diagnostic.id,
        "severity": severity_word(diagnostic.severity, Language::English),
        "path": path,
        "line": position.map(|(line, _)| line),
        "column": position.map(|(_, column)| column),
        "message": {"vi": diagnostic.message.vi, "en": diagnostic.message.en},
        "hint": diagnostic.hint.as_ref().map(|hint| json!({"vi": hint.vi, "en": hint.en})),
        "related": related,
    })
    .to_string()
}

fn github(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let (path, position) = location(diagnostic, sources);
    let position = position.map_or(String::new(), |(line, column)| format!(",line={line},col={column}"));
    let mut message = diagnostic.message.get(language).to_owned();
    if let Some(hint) = &diagnostic.hint {
        message = format!("{message}. {}", hint.get(language));
    }
    let escape = |text: &str| {
        let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        text::visible(&escaped).into_owned()
    };
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let command = severity_word(diagnostic.severity, Language::English);
    format!("::{command} file={}{position},title={}::{}", property(&path), diagnostic.id, escape(&message))
}
