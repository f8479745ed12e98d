//! A rule: what every diagnostic of one kind shares, and what the manual says of it.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::source::Span;

/// One kind of mistake. Constructors make their diagnostics from it, so that none can be told that the manual lacks.
#[derive(Debug)]
pub struct Rule {
    /// The name of the problem, in kebab case.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it tells, in a sentence or two.
    pub what: Wording<&'static str>,
    /// What the site and its readers would suffer, in a sentence or two.
    pub why: Wording<&'static str>,
    /// The plainest case of `tests/broken/` that shows it. The manual takes its example and its fix from there, so that
    /// both are what the program says.
    pub case: &'static str,
}

impl Rule {
    /// Returns a diagnostic at a place of a text.
    pub(super) fn at(&self, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.told(Place::Span(span), Wording::new(vi, en))
    }

    /// Returns a diagnostic on a file as a whole.
    pub(super) fn in_file(&self, path: &str, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.told(Place::Path(path.to_owned()), Wording::new(vi, en))
    }

    fn told(&self, place: Place, message: Wording) -> Diagnostic {
        Diagnostic { id: self.id, severity: self.severity, place, message, hint: None, related: Vec::new() }
    }
}

/// Rules that belong together, as a section of the manual.
#[derive(Debug)]
pub struct Group {
    /// The title of the section.
    pub title: Wording<&'static str>,
    /// The rules.
    pub rules: &'static [&'static Rule],
}
