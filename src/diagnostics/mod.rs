//! Mistakes in the content, as values: what is wrong, where, and what to type.
//!
//! Comes in: calls of the constructors, one for each kind of mistake. Goes out: a list, and texts for people and
//! programs. It must not decide what is a mistake, and prints nothing.

mod catalog;
mod render;
mod rules;

pub use catalog::*;
pub use render::Format;
pub use render::render;
pub use rules::ERRORS;
pub use rules::Level;
pub use rules::Rule;
pub use rules::WARNINGS;
pub use rules::closest_warning;
pub use rules::rule;

use crate::source::Sources;
use crate::source::Span;
use crate::text::Language;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Is told, and stops only a strict build.
    Warning,
}

/// A text in both languages, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Wording {
    /// Returns a text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Wording { vi: vi.into(), en: en.into() }
    }

    /// Returns the text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// Where a mistake stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the text of a source file.
    Span(Span),
    /// A file as a whole, by its path from the folder of the site.
    Path(String),
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the rule, in kebab case.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: Wording,
    /// What to type instead.
    pub hint: Option<Wording>,
    /// Other places that explain it, each with a label.
    pub related: Vec<(Span, Wording)>,
}

impl Diagnostic {
    fn new(id: &'static str, severity: Severity, place: Place, vi: String, en: String) -> Self {
        Diagnostic { id, severity, place, message: Wording { vi, en }, hint: None, related: Vec::new() }
    }

    fn error(id: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Diagnostic::new(id, Severity::Error, Place::Span(span), vi.into(), en.into())
    }

    fn warning(id: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Diagnostic::new(id, Severity::Warning, Place::Span(span), vi.into(), en.into())
    }

    fn file_error(id: &'static str, path: &str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Diagnostic::new(id, Severity::Error, Place::Path(path.to_owned()), vi.into(), en.into())
    }

    fn hint(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Wording::new(vi, en));
        self
    }

    fn related(mut self, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.related.push((span, Wording::new(vi, en)));
        self
    }
}

/// Sorts diagnostics by file, then place, then rule, and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let key = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Span(span) => (sources.path(span.file).to_owned(), span.start, diagnostic.id),
        Place::Path(path) => (path.clone(), 0, diagnostic.id),
    };
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup();
}

/// Counts the errors and the warnings.
pub fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    (errors, diagnostics.len() - errors)
}
