//! Whether there is anything to build: what a build left as its receipt, against what is asked for now.
//!
//! The same inputs give the same bytes, so a folder that still holds what the same program made of the same inputs needs
//! no second build. A receipt is written only by a build without diagnostics, because those are to be told every time.

use crate::build::Options;
use crate::build::Outcome;
use crate::build::Published;
use crate::build::Summary;
use crate::files;
use crate::files::Files;
use crate::output;
use crate::output::Report;
use crate::source::Sources;
use crate::targets;
use crate::targets::Failure;
use crate::targets::Target;

/// Returns a hash of all that a build depends on; nothing where the build is not to be published.
pub(super) fn inputs(files: &dyn Files, options: &Options) -> Result<String, Failure> {
    let Options { today, audience, base_url, strictness: _, output, program } = options;
    if output.is_none() {
        return Ok(String::new());
    }
    let written = files::fingerprint(files).map_err(Failure::Input)?;
    let asked = format!("{written} {program} {today} {audience:?} {base_url:?}");
    Ok(blake3::hash(asked.as_bytes()).to_hex().to_string())
}

/// Returns the words of a receipt.
pub(super) fn write(inputs: &str, plan: &[Target], summary: &Summary) -> String {
    let Summary { articles, held_back, has_base_url } = summary;
    format!("{inputs} {} {articles} {held_back} {}", targets::page_count(plan), u8::from(*has_base_url))
}

/// Returns the outcome of a build that has nothing to do, if that is so.
pub(super) fn unchanged(inputs: &str, options: &Options) -> Result<Option<Outcome>, Failure> {
    let Some(folder) = &options.output else { return Ok(None) };
    let Some((words, files)) = output::receipt(folder).map_err(Failure::Output)? else { return Ok(None) };
    Ok(read(&words, inputs).map(|(pages, summary)| Outcome {
        diagnostics: Vec::new(),
        sources: Sources::default(),
        published: Some(Published { pages, report: Report { unchanged: files, ..Report::default() } }),
        summary,
    }))
}

fn read(words: &str, inputs: &str) -> Option<(usize, Summary)> {
    let mut parts = words.split(' ');
    if parts.next() != Some(inputs) {
        return None;
    }
    let mut number = || parts.next()?.parse::<usize>().ok();
    let pages = number()?;
    let summary = Summary { articles: number()?, held_back: number()?, has_base_url: number()? == 1 };
    Some((pages, summary))
}
