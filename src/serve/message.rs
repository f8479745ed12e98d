//! What the parts of a preview say to each other.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::content::Heads;
use crate::diagnostics::Diagnostic;
use crate::source::Sources;
use crate::targets::Failure;

/// Something for the workshop to do.
#[derive(Debug)]
pub enum Message {
    /// Files may have changed.
    Changed(Changes),
    /// A browser asks.
    Ask(Asked, Sender<Answer>),
    /// A browser wants the number of every new state of the site.
    Subscribe(Sender<u64>),
    /// The work is over.
    Stop,
}

/// What may have changed on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The paths that were named.
    pub paths: Vec<PathBuf>,
    /// Whether there may be more than were named.
    pub is_incomplete: bool,
}

/// What a browser asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The file at a published path.
    File(String),
    /// How the site and the page at a published path stand.
    State(String),
    /// Where the file of a path from the folder of the site lies, if the site has it.
    Source(String),
}

/// What the workshop answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The bytes of a file, and the number of the state of the site that they show.
    File(Vec<u8>, u64),
    /// How things stand.
    State(Box<PageState>),
    /// The place of a source file.
    Source(PathBuf),
    /// There is no such thing; the number of the state of the site.
    Missing(u64),
    /// The site cannot be shown: what is wrong, and the number of its state.
    Failed(String, u64),
}

/// How the site and one of its pages stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageState {
    /// The number of the state of the site.
    pub revision: u64,
    /// The mistakes that stop a build, as `check` tells them, with path and line.
    pub errors: Vec<Mistake>,
    /// The number of all such mistakes, which may be more than are listed.
    pub error_count: usize,
    /// The warnings on the source of the page.
    pub warnings: Vec<Mistake>,
    /// The number of warnings on the whole site.
    pub warning_count: usize,
    /// Why the site cannot be shown at all.
    pub failure: Option<String>,
    /// The source file of the page.
    pub source: Option<String>,
}

/// A mistake as a preview shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistake {
    /// The text, as `check` prints it.
    pub text: String,
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}

/// What those who run a preview are told.
pub enum Told<'t> {
    /// The preview can be opened at this address.
    Listening(SocketAddr),
    /// A new state of the site is shown.
    Shown {
        /// The number of the state, from 1.
        revision: u64,
        /// The mistakes that stop a build, in order.
        errors: &'t [Diagnostic],
        /// The number of warnings.
        warnings: usize,
        /// The texts that they point into.
        sources: &'t Sources,
        /// How long it took from the notice of the change.
        took: Duration,
    },
    /// The front matters, registries and settings are new, and none of them has a mistake that stops a build. It is told
    /// while pages are answered.
    Heads(&'t Heads),
    /// The site cannot be shown.
    Failed(&'t Failure),
}
