//! Whether there is anything to build: what a build left as its receipt, against what is asked for now.
//!
//! The same inputs give the same bytes, so a folder that still holds what the same program made of the same inputs needs
//! no second build. Where that build told warnings, the receipt says so: they are to be told every time, so the next build
//! goes as far as its diagnostics and publishes nothing.

use crate::build::Options;
use crate::build::Outcome;
use crate::build::Published;
use crate::build::Summary;
use crate::content::Documents;
use crate::files;
use crate::files::Files;
use crate::output;
use crate::output::Changes;
use crate::output::Report;
use crate::targets::Failure;

/// Returns a hash of all that a build depends on; nothing where the build is not to be published.
pub(super) fn inputs(files: &dyn Files, options: &Options) -> Result<String, Failure> {
    let Options { today, audience, base_url, strictness: _, output, program, cache: _ } = options;
    if output.is_none() {
        return Ok(String::new());
    }
    let written = files::fingerprint(files).map_err(Failure::Input)?;
    let asked = format!("{written} {program} {today} {audience:?} {base_url:?}");
    Ok(blake3::hash(asked.as_bytes()).to_hex().to_string())
}

/// What the folder holds already: the very files that a build would make now.
#[derive(Clone, Debug)]
pub(super) struct Former {
    /// What there is, all of it unchanged.
    pub(super) published: Published,
    /// What was read.
    pub(super) summary: Summary,
    /// Whether there were warnings, which are to be told again.
    pub(super) has_warnings: bool,
}

impl Former {
    /// Returns the outcome of a build that has nothing to do and nothing to tell.
    pub(super) fn outcome(self) -> Outcome {
        let Former { published, summary, has_warnings: _ } = self;
        Outcome { diagnostics: Vec::new(), documents: Documents::default(), published: Some(published), summary }
    }
}

/// Returns the words of a receipt.
pub(super) fn write(inputs: &str, pages: usize, (summary, has_warnings): (&Summary, bool)) -> String {
    let Summary { articles, held_back, has_base_url } = summary;
    format!("{inputs} {pages} {articles} {held_back} {} {}", u8::from(*has_base_url), u8::from(has_warnings))
}

/// Returns what a build would find unchanged, if that is everything.
pub(super) fn unchanged(inputs: &str, options: &Options) -> Result<Option<Former>, Failure> {
    let Some(folder) = &options.output else { return Ok(None) };
    let Some((words, files)) = output::receipt(folder).map_err(Failure::Output)? else { return Ok(None) };
    Ok(read(&words, inputs, files))
}

fn read(words: &str, inputs: &str, files: usize) -> Option<Former> {
    let mut parts = words.split(' ');
    if parts.next() != Some(inputs) {
        return None;
    }
    let mut number = || parts.next()?.parse::<usize>().ok();
    let published = Published {
        pages: number()?,
        report: Report { unchanged: files, ..Report::default() },
        changes: Changes::default(),
    };
    let summary = Summary { articles: number()?, held_back: number()?, has_base_url: number()? == 1 };
    Some(Former { published, summary, has_warnings: number()? == 1 })
}
