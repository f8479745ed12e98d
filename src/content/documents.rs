//! Everything that people wrote, in two halves: the heads, of which the model is made, and the texts.
//!
//! An edit of a text leaves the heads as they are, and with them every name, address and history.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::types::AgencyEntry;
use crate::content::types::CommuneEntry;
use crate::content::types::News;
use crate::content::types::Page;
use crate::content::types::PlainEntry;
use crate::content::types::Registry;
use crate::content::types::Session;
use crate::content::types::Settings;
use crate::files::Entry;
use crate::markdown::Body;
use crate::source::FileId;
use crate::source::Sources;

/// Everything that people wrote, as they wrote it.
#[derive(Debug, Default)]
pub struct Documents {
    /// The front matters and registries.
    pub heads: Heads,
    /// The texts, and the files beside them.
    pub texts: Texts,
}

/// The front matters, the registries and the settings.
#[derive(Debug, Default)]
pub struct Heads {
    /// `site.yaml`.
    pub settings: Arc<Settings>,
    /// `topics.yaml`.
    pub topics: Arc<Registry<PlainEntry>>,
    /// `series.yaml`.
    pub series: Arc<Registry<PlainEntry>>,
    /// `agencies.yaml`.
    pub agencies: Arc<Registry<AgencyEntry>>,
    /// `communes.yaml`.
    pub communes: Arc<Registry<CommuneEntry>>,
    /// The sessions, by path.
    pub sessions: Vec<Arc<Session>>,
    /// The news, by path.
    pub news: Vec<Arc<News>>,
    /// The plain pages, by path.
    pub pages: Vec<Arc<Page>>,
    /// The paths of articles that could not be read: nothing may be said of links to them.
    pub unreadable: BTreeSet<String>,
    /// The ids of articles that could not be read.
    pub unreadable_ids: BTreeSet<String>,
}

impl Heads {
    /// Returns the number of articles.
    pub fn articles(&self) -> usize {
        self.sessions.len() + self.news.len() + self.pages.len()
    }
}

/// The texts of all files, the bodies of the articles, and the files beside them.
#[derive(Debug, Default)]
pub struct Texts {
    /// The texts, for diagnostics.
    pub sources: Sources,
    /// The other files, by path.
    pub files: Vec<Entry>,
    /// The bodies, by [`FileId`]; that of a file without one is empty.
    pub(super) bodies: Vec<Arc<Body>>,
    pub(super) no_body: Body,
}

impl Texts {
    /// Returns the body of an article.
    pub fn body(&self, file: FileId) -> &Body {
        self.bodies.get(file.0 as usize).map_or(&self.no_body, Arc::as_ref)
    }

    /// Returns the file of a path from the folder of the site.
    pub fn file(&self, path: &str) -> Option<&Entry> {
        self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().and_then(|index| self.files.get(index))
    }
}
