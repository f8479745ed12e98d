//! What becomes of warnings: which of them a site switches, and which an author accepts in place, with a reason.
//!
//! Comes in: all diagnostics of a site, its texts, and `checks` of `site.yaml`. Goes out: the diagnostics that count. It must
//! not know what a rule checks: it works for the warnings of every phase alike. Errors are never switched nor accepted.

mod remarks;

use rayon::prelude::*;

use crate::acceptance::remarks::Acceptance;
use crate::content::Check;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Level;
use crate::diagnostics::Place;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::source::FileId;
use crate::source::Sources;

/// Leaves out the warnings that the site switched off or an author accepted, raises those that the site made errors, and
/// tells the acceptances that are mistaken or needless. `is_judged` tells whether every rule has looked at a file: of one
/// that is held back, nobody can say what is needless.
pub fn settle(
    diagnostics: &mut Vec<Diagnostic>,
    sources: &Sources,
    checks: &[Check],
    is_judged: impl Fn(FileId) -> bool,
) {
    let acceptances = leave_out(diagnostics, sources, checks);
    let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let level = |rule: &str| checks.iter().find(|check| check.rule == rule).map(|check| check.level);
    for (acceptance, is_used) in acceptances {
        let Some(Rule::Warning(rule)) = diagnostics::rule(&acceptance.written) else {
            diagnostics.push(mistaken(&acceptance));
            continue;
        };
        let is_certain = !has_errors && is_judged(acceptance.span.file) && level(rule) != Some(Level::Off);
        if !acceptance.has_reason {
            diagnostics.push(diagnostics::acceptance_without_reason(acceptance.span, rule));
        } else if !is_used && is_certain {
            diagnostics.push(diagnostics::needless_acceptance(acceptance.span, rule));
        }
    }
    // What is told of acceptances can be switched too.
    switch(diagnostics, checks);
}

/// Does as [`settle`] does, but tells nothing of the acceptances: for a part of the diagnostics, which says nothing of what
/// is needless.
pub fn settle_part(diagnostics: &mut Vec<Diagnostic>, sources: &Sources, checks: &[Check]) {
    leave_out(diagnostics, sources, checks);
}

/// Applies `checks`, leaves out what is accepted, and returns the acceptances, each with whether it accepted anything.
fn leave_out(diagnostics: &mut Vec<Diagnostic>, sources: &Sources, checks: &[Check]) -> Vec<(Acceptance, bool)> {
    switch(diagnostics, checks);
    let acceptances = find(sources);
    let mut used = vec![false; acceptances.len()];
    if !acceptances.is_empty() {
        diagnostics.retain(|diagnostic| {
            let accepting = accepting(&acceptances, diagnostic);
            accepting.iter().for_each(|index| used[*index] = true);
            accepting.is_empty()
        });
    }
    acceptances.into_iter().zip(used).collect()
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

/// Finds the acceptances of all texts, in the order of files and places.
fn find(sources: &Sources) -> Vec<Acceptance> {
    let files: Vec<_> = sources.iter().collect();
    files.par_iter().flat_map_iter(|(file, source)| remarks::acceptances(*file, &source.path, &source.text)).collect()
}

/// Returns the acceptances that a diagnostic falls under.
fn accepting(acceptances: &[Acceptance], diagnostic: &Diagnostic) -> Vec<usize> {
    let Place::Span(span) = diagnostic.place else { return Vec::new() };
    if !matches!(diagnostics::rule(diagnostic.id), Some(Rule::Warning(_))) {
        return Vec::new();
    }
    let first = acceptances.partition_point(|acceptance| acceptance.span.file < span.file);
    let of_file = acceptances.iter().enumerate().skip(first);
    let of_file = of_file.take_while(|(_, acceptance)| acceptance.span.file == span.file);
    let covers = |acceptance: &Acceptance| {
        acceptance.rule == Some(diagnostic.id) && acceptance.covers.contains(&(span.start as usize))
    };
    of_file.filter(|(_, acceptance)| covers(acceptance)).map(|(index, _)| index).collect()
}

/// Tells an acceptance of something that is no warning.
fn mistaken(acceptance: &Acceptance) -> Diagnostic {
    match diagnostics::rule(&acceptance.written) {
        Some(Rule::Error(rule)) => diagnostics::error_accepted(acceptance.span, rule),
        _ => diagnostics::unknown_rule(acceptance.span, &acceptance.written, acceptance.rule),
    }
}
