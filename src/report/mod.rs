//! The report of a period for superiors: what was held, assigned, reported and left undone.
//!
//! Comes in: the files of a site and a period. Goes out: a page and a table as bytes, and the diagnostics of the content,
//! which takes the same phases as in a build. It writes no file.

mod facts;
mod fill;
mod period;
mod table;
pub mod views;

pub use period::Period;
pub use period::PeriodKind;

use crate::build;
use crate::build::Options;
use crate::build::Written;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::report::facts::Facts;
use crate::report::fill::Filler;
use crate::source::Sources;
use crate::targets::Failure;
use crate::theme::Context;

/// What came of a report.
#[derive(Debug)]
pub struct Outcome {
    /// All mistakes in the content, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the diagnostics point into.
    pub sources: Sources,
    /// The report; none where mistakes stand against it.
    pub made: Option<Made>,
}

/// A report that is ready to be written.
#[derive(Clone, Debug)]
pub struct Made {
    /// The page, which needs no other file.
    pub html: Vec<u8>,
    /// The table of tasks, one row each, for a spreadsheet.
    pub csv: Vec<u8>,
}

/// Makes the report of a period.
///
/// # Errors
/// Fails where the environment or the theme does; mistakes in the content are part of the outcome.
pub fn run(files: &dyn Files, options: &Options, period: Period) -> Result<Outcome, Failure> {
    let mut sink = Vec::new();
    let Written { theme, documents } = build::read(files, &mut sink)?;
    let resolved = build::resolve(files, &documents, options, &mut sink)?;
    let (errors, _) = diagnostics::count(&sink);
    let mut made = None;
    if errors == 0 {
        let facts = Facts::of(&resolved.site, period);
        let filler = Filler { facts: &facts, theme: &theme, has_all_communes: documents.heads.communes.file.is_some() };
        let mut context = Context::default();
        context.insert("report", &filler.report());
        let html = theme.render("report.html", &context).map_err(Failure::Theme)?;
        made = Some(Made { html, csv: table::csv(&filler.rows()) });
    }
    Ok(Outcome { diagnostics: sink, sources: documents.texts.sources, made })
}
