//! Mistakes in the content, as values: what is wrong, where, and what to type.
//!
//! Comes in: calls of the constructors, one for each kind of mistake. Goes out: a list, texts for people and programs,
//! and the manual of all rules. It must not decide what is a mistake, and prints nothing.

mod catalog;
mod example;
mod manual;
mod render;
mod rule;

pub use catalog::*;
pub use manual::explanation;
pub use manual::manual;
pub use manual::overview;
pub use render::Format;
pub use render::Frame;
pub use render::Screen;
pub use render::render;
pub use rule::Group;
pub use rule::Rule;

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

/// A text in both languages. Messages and hints are [`String`]s without a full stop; what the program has to say of
/// itself is `&'static str`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording<T = String> {
    /// Vietnamese.
    pub vi: T,
    /// English.
    pub en: T,
}

impl Wording {
    /// Returns a text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Wording { vi: vi.into(), en: en.into() }
    }
}

impl<T: AsRef<str>> Wording<T> {
    /// Returns the text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => self.vi.as_ref(),
            Language::English => self.en.as_ref(),
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

/// Returns every rule, in the order of the manual's groups.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}
