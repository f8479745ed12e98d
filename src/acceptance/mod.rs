//! What becomes of warnings: which of them a site switches, and which an author accepts in place, with a reason.
//!
//! Comes in: all diagnostics of a site, its texts, and `checks` of `site.yaml`. Goes out: the diagnostics that count. It must
//! not know what a rule checks: it works for the warnings of every phase alike. Errors are never switched nor accepted.

mod remarks;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::acceptance::remarks::Acceptance;
use crate::content::Check;
use crate::content::Level;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::source::FileId;
use crate::source::PerFile;
use crate::source::Sources;
use crate::source::Span;

/// The remarks by which the authors of a site accept warnings.
#[derive(Debug, Default)]
pub struct Acceptances(PerFile<Vec<Acceptance>>);

/// The acceptances that warnings fell under, by the places where they name their rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used(BTreeSet<Span>);

impl Used {
    /// Adds what was used elsewhere.
    pub fn add(&mut self, other: &Used) {
        self.0.extend(&other.0);
    }
}

impl Acceptances {
    /// Returns the acceptances of all texts; those of a file that is the same are not looked for again.
    pub fn renewed(self, sources: &Sources) -> Self {
        Acceptances(self.0.renewed(sources, |file, source| remarks::acceptances(file, &source.path, &source.text)))
    }

    /// Leaves out the warnings that the site switched off or an author accepted, raises those that the site made errors, and
    /// tells the acceptances that are mistaken or needless. `is_judged` tells whether every rule has looked at a file: of
    /// one that is held back, nobody can say what is needless.
    pub fn settle(&self, diagnostics: &mut Vec<Diagnostic>, checks: &[Check], is_judged: impl Fn(FileId) -> bool) {
        let used = self.leave_out(diagnostics, checks);
        let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        diagnostics.extend(self.mistakes(&used, checks, |file| !has_errors && is_judged(file)));
    }

    /// Applies `checks` of `site.yaml` and leaves out what is accepted; returns which acceptances that took. It may be
    /// asked for a part of the diagnostics at a time.
    pub fn leave_out(&self, diagnostics: &mut Vec<Diagnostic>, checks: &[Check]) -> Used {
        switch(diagnostics, checks);
        let mut used = Used::default();
        diagnostics.retain(|diagnostic| {
            let mut is_left = true;
            for acceptance in self.of(diagnostic) {
                used.0.insert(acceptance.span);
                is_left = false;
            }
            is_left
        });
        used
    }

    /// Returns the acceptances that a diagnostic falls under.
    fn of<'a>(&'a self, diagnostic: &Diagnostic) -> impl Iterator<Item = &'a Acceptance> + use<'a> {
        let id = diagnostic.id;
        let span = match diagnostic.place {
            Place::Span(span) => Some(span),
            Place::Path(_) => None,
        };
        let of_file = span.and_then(|span| self.0.get(span.file)).into_iter().flatten();
        let covers = move |at: &Range<usize>| span.is_some_and(|span| at.contains(&(span.start as usize)));
        of_file.filter(move |acceptance| acceptance.rule == Some(id) && covers(&acceptance.covers))
    }

    /// Tells the acceptances that are mistaken, and those of no use in files of which that is certain.
    pub fn mistakes(&self, used: &Used, checks: &[Check], is_certain: impl Fn(FileId) -> bool) -> Vec<Diagnostic> {
        let level = |rule: &str| checks.iter().find(|check| check.rule == rule).map(|check| check.level);
        let mut told = Vec::new();
        for acceptance in self.0.iter().flatten() {
            let span = acceptance.span;
            match diagnostics::rule(&acceptance.written) {
                Some(Rule { id, severity: Severity::Warning, .. }) if !acceptance.has_reason => {
                    told.push(diagnostics::acceptance_without_reason(span, id));
                }
                Some(Rule { id, severity: Severity::Warning, .. }) => {
                    let is_needless = !used.0.contains(&span) && level(id) != Some(Level::Off);
                    if is_needless && is_certain(span.file) {
                        told.push(diagnostics::needless_acceptance(span, id));
                    }
                }
                Some(error) => told.push(diagnostics::error_accepted(span, error.id)),
                None => told.push(diagnostics::unknown_rule(span, &acceptance.written, acceptance.rule)),
            }
        }
        // What is told of acceptances can be switched too.
        switch(&mut told, checks);
        told
    }
}

/// Applies `checks` of `site.yaml`.
fn switch(diagnostics: &mut Vec<Diagnostic>, checks: &[Check]) {
    if checks.is_empty() {
        return;
    }
    diagnostics.retain_mut(|diagnostic| {
        let check = checks.iter().find(|check| check.rule == diagnostic.id);
        if check.is_some_and(|check| check.level == Level::Error) {
            diagnostic.severity = Severity::Error;
        }
        check.is_none_or(|check| check.level != Level::Off)
    });
}
