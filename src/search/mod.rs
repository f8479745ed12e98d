//! The index of search: small scripts that hold nothing but data, because a page that was opened from disk can load scripts
//! and no other data.
//!
//! Comes in: the site, its routes and its texts. Goes out: the bytes of each file. A query loads the list of all words (which
//! also mends slips), the pairs that begin with its words, the postings of what it asks for, and the texts of the articles
//! that are shown. Only what is listed goes in: nothing of withdrawn articles and of those held back.
//!
//! | file | holds |
//! |---|---|
//! | `tu-dien.js` | every word without accents and how common it is; how many tasks each session has; where years begin |
//! | `cap/N.js` | for each word of a range, the words that follow it, how common each pair is and in which file its postings lie |
//! | `muc/N.js` | postings of words and pairs, apart for each spelling |
//! | `loc/cd-N.js`, `loc/xa-N.js` | the articles of topics and communes |
//! | `bai/…` | what is shown of articles: one session with its tasks, one news article, or a few pages |

mod catalog;
mod encode;
mod facets;
mod index;
mod postings;
mod texts;

use std::sync::OnceLock;

use crate::content::Texts;
use crate::model::Site;
use crate::routes;
use crate::routes::Routes;
use crate::search::catalog::Catalog;
use crate::search::index::Index;
use crate::text;

/// Topics in one file of facets.
const TOPICS: usize = 8;
/// Communes in one file of facets.
const COMMUNES: usize = 64;
/// Pages in one file of texts.
const PAGES: usize = 8;

/// One file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchFile {
    /// All words.
    Words,
    /// The pairs of a range of words.
    Pairs(usize),
    /// Postings.
    Postings(usize),
    /// The articles of some topics.
    Topics(usize),
    /// The articles of some communes.
    Communes(usize),
    /// What is shown of a session and its tasks.
    Session(usize),
    /// What is shown of a news article.
    News(usize),
    /// What is shown of some pages.
    Pages(usize),
}

impl SearchFile {
    /// Returns the published path.
    pub fn path(self) -> String {
        let folder = routes::SEARCH;
        match self {
            SearchFile::Words => format!("{folder}tu-dien.js"),
            _ => format!("{folder}{}{}.js", self.stem(), self.number()),
        }
    }

    fn number(self) -> usize {
        match self {
            SearchFile::Words => 0,
            SearchFile::Pairs(number)
            | SearchFile::Postings(number)
            | SearchFile::Topics(number)
            | SearchFile::Communes(number)
            | SearchFile::Session(number)
            | SearchFile::News(number)
            | SearchFile::Pages(number) => number,
        }
    }

    /// Returns what stands before the number in the path, and in the name by which the script of the page asks for it.
    fn stem(self) -> &'static str {
        match self {
            SearchFile::Words => "tu-dien",
            SearchFile::Pairs(_) => "cap/",
            SearchFile::Postings(_) => "muc/",
            SearchFile::Topics(_) => "loc/cd-",
            SearchFile::Communes(_) => "loc/xa-",
            SearchFile::Session(_) => "bai/s",
            SearchFile::News(_) => "bai/n",
            SearchFile::Pages(_) => "bai/p",
        }
    }
}

/// The maker of the index. What all files share is made when a file is first asked for.
pub struct Search<'a> {
    site: &'a Site<'a>,
    routes: &'a Routes,
    texts: &'a Texts,
    catalog: OnceLock<Catalog>,
    index: OnceLock<Index>,
}

impl<'a> Search<'a> {
    /// Returns the maker of the index of a site.
    pub fn new(site: &'a Site<'a>, routes: &'a Routes, texts: &'a Texts) -> Self {
        Search { site, routes, texts, catalog: OnceLock::new(), index: OnceLock::new() }
    }

    fn catalog(&self) -> &Catalog {
        self.catalog.get_or_init(|| Catalog::new(self.site))
    }

    /// Making it uses the pool of threads, so no task of the pool may be the first to ask: it could take up another task that
    /// asks. A build asks when it plans its targets, a preview from threads of its own.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    /// Returns what changes when anything in the index does, so that browsers do not mix the files of two builds.
    pub fn version(&self) -> &str {
        &self.index().version
    }

    /// Returns all files.
    pub fn files(&self) -> Vec<SearchFile> {
        let index = self.index();
        let mut files = vec![SearchFile::Words];
        files.extend((0..index.pairs.len()).map(SearchFile::Pairs));
        files.extend((0..index.postings.len()).map(SearchFile::Postings));
        files.extend(self.files_of_lists());
        let catalog = self.catalog();
        files.extend((0..catalog.sessions.len()).map(SearchFile::Session));
        files.extend((0..catalog.news.len()).map(SearchFile::News));
        files
    }

    /// Returns the files of topics, communes and pages.
    fn files_of_lists(&self) -> impl Iterator<Item = SearchFile> {
        let topics = (0..self.site.topics.len().div_ceil(TOPICS)).map(SearchFile::Topics);
        let communes = (0..self.site.communes.len().div_ceil(COMMUNES)).map(SearchFile::Communes);
        let pages = (0..self.catalog().pages.len().div_ceil(PAGES)).map(SearchFile::Pages);
        topics.chain(communes).chain(pages)
    }

    /// Renders a file: the same site gives the same bytes.
    pub fn render(&self, file: SearchFile) -> String {
        let data = match file {
            SearchFile::Words => self.index().words.clone(),
            SearchFile::Pairs(number) => self.index().pairs.get(number).cloned().unwrap_or_default(),
            SearchFile::Postings(number) => self.index().postings.get(number).cloned().unwrap_or_default(),
            SearchFile::Topics(number) => self.topics(number),
            SearchFile::Communes(number) => self.communes(number),
            SearchFile::Session(number) => self.session(number),
            SearchFile::News(number) => self.news(number),
            SearchFile::Pages(number) => self.pages(number),
        };
        match file {
            SearchFile::Words => text::data_script(file.stem(), &data),
            _ => text::data_script(&format!("{}{}", file.stem(), file.number()), &data),
        }
    }
}
