//! Everything in `output/` is a target; one pure function turns a target into bytes.
//!
//! Comes in: what the phases before made. Goes out: the list of targets, and the artifact of each.

use crate::content::Texts;
use crate::feeds;
use crate::feeds::Feed;
use crate::feeds::Feeds;
use crate::files::FileError;
use crate::files::Files;
use crate::images;
use crate::images::Catalog;
use crate::images::Studio;
use crate::images::Variant;
use crate::links::Links;
use crate::open_data::DataFile;
use crate::open_data::OpenData;
use crate::output::OutputError;
use crate::output::OutputPath;
use crate::pages;
use crate::pages::Page;
use crate::pages::Pages;
use crate::routes;
use crate::routes::ArticleId;
use crate::text::Language;
use crate::theme::Theme;
use crate::theme::ThemeError;

/// One file of `output/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page.
    Page(Page),
    /// A feed.
    Feed(Feed),
    /// A file of the open data.
    Data(DataFile),
    /// A finished text: a sitemap, `robots.txt`.
    Text {
        /// The published path.
        path: String,
        /// The text.
        text: String,
    },
    /// The names that the rows of the quick filter refer to.
    LedgerNames,
    /// The rows of the quick filter, of one year.
    LedgerRows(i32),
    /// A static file of the theme, by its published path.
    Asset(String),
    /// A file that is made of a picture.
    Variant(Variant),
    /// A document, copied.
    Copy {
        /// The source path.
        source: String,
        /// The published path.
        path: String,
    },
}

/// A file that is ready to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The path from the folder of the output.
    pub path: OutputPath,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What targets are rendered from.
pub struct Renderer<'a> {
    /// The files of the site.
    pub files: &'a dyn Files,
    /// The texts, and the files beside them.
    pub texts: &'a Texts,
    /// The theme.
    pub theme: &'a Theme,
    /// The maker of pages.
    pub pages: Pages<'a>,
    /// The maker of the open data.
    pub open_data: OpenData<'a>,
    /// The maker of pictures.
    pub studio: &'a Studio<'a>,
    /// The maker of feeds, where the base address is known.
    pub feeds: Option<Feeds<'a>>,
}

/// Why a build could not be done, whatever the content.
#[derive(Debug)]
pub enum Failure {
    /// The input could not be read.
    Input(FileError),
    /// The theme is wrong.
    Theme(ThemeError),
    /// The output could not be written.
    Output(OutputError),
}

impl Failure {
    /// Says what failed and what to do.
    pub fn message(&self, language: Language) -> String {
        match self {
            Failure::Input(error) => error.message(language),
            Failure::Theme(error) => error.message(language),
            Failure::Output(error) => match error.hint(language) {
                hint if hint.is_empty() => error.message(language),
                hint => format!("{}. {hint}", error.message(language)),
            },
        }
    }
}

/// Lists every file of `output/`.
pub fn plan(renderer: &Renderer<'_>, catalog: &Catalog, links: &Links) -> Vec<Target> {
    let all = renderer.pages.all();
    let mut targets = Vec::with_capacity(all.len() + 64);
    // The largest come first, so that no thread is left alone with one at the end.
    targets.extend(DataFile::all().map(Target::Data));
    let mut base = None;
    if let Some(feeds) = &renderer.feeds {
        base = Some(feeds.base());
        targets.extend(feeds.all().into_iter().map(Target::Feed));
        let sitemaps = feeds.sitemaps(&addresses(renderer, &all));
        targets.extend(sitemaps.into_iter().map(|(path, text)| Target::Text { path, text }));
    }
    targets.push(Target::Text { path: "robots.txt".to_owned(), text: feeds::robots(base) });
    let years = renderer.pages.ledger_years();
    targets.extend((!years.is_empty()).then_some(Target::LedgerNames));
    targets.extend(years.into_iter().map(Target::LedgerRows));
    targets.extend(renderer.theme.assets().keys().cloned().map(Target::Asset));
    targets.extend(catalog.variants().into_values().cloned().map(Target::Variant));
    let copy = |(source, path): (&String, &String)| Target::Copy { source: source.clone(), path: path.clone() };
    targets.extend(links.files.iter().map(copy));
    targets.extend(all.into_iter().map(Target::Page));
    targets
}

/// Returns the addresses for the sitemap, sorted, with the article behind each.
fn addresses(renderer: &Renderer<'_>, pages: &[Page]) -> Vec<(String, Option<ArticleId>)> {
    let indexed = pages.iter().filter(|page| renderer.pages.is_indexed(page));
    let mut addresses: Vec<_> = indexed
        .map(|page| {
            let article = if let Page::Article(id) = page { Some(*id) } else { None };
            (renderer.pages.address(page), article)
        })
        .collect();
    addresses.sort();
    addresses
}

/// Returns the number of pages among the targets.
pub fn page_count(plan: &[Target]) -> usize {
    plan.iter().filter(|target| matches!(target, Target::Page(_))).count()
}

impl Renderer<'_> {
    /// Turns a target into bytes: the same target gives the same bytes.
    ///
    /// # Errors
    /// Fails where a template of the theme does, or a file cannot be read.
    pub fn render(&self, target: &Target) -> Result<Artifact, Failure> {
        let (path, bytes) = match target {
            Target::Page(page) => {
                let html = self.pages.render(page).map_err(Failure::Theme)?;
                (routes::file(&self.pages.address(page)), html)
            }
            Target::Feed(feed) => match &self.feeds {
                Some(feeds) => (feeds.path(feed), feeds.render(feed).into_bytes()),
                None => (String::new(), Vec::new()),
            },
            Target::Data(file) => (file.path(), self.open_data.render(*file)),
            Target::Text { path, text } => (path.clone(), text.clone().into_bytes()),
            Target::LedgerNames => (pages::NAMES.to_owned(), self.pages.ledger_names().into_bytes()),
            Target::LedgerRows(year) => (pages::year_path(*year), self.pages.ledger_rows(*year).into_bytes()),
            Target::Asset(path) => (path.clone(), self.theme.assets().get(path).cloned().unwrap_or_default()),
            Target::Variant(variant) => (variant.path.clone(), self.variant(variant)?),
            Target::Copy { source, path } => (path.clone(), images::clean(self.read(source)?)),
        };
        let path = OutputPath::new(&path).map_err(Failure::Output)?;
        Ok(Artifact { path, bytes })
    }

    fn variant(&self, variant: &Variant) -> Result<Vec<u8>, Failure> {
        match self.texts.file(&variant.source) {
            Some(entry) => self.studio.render(variant, entry).map_err(Failure::Input),
            None => Ok(Vec::new()),
        }
    }

    fn read(&self, source: &str) -> Result<Vec<u8>, Failure> {
        match self.texts.file(source) {
            Some(entry) => self.files.read(entry).map_err(Failure::Input),
            None => Ok(Vec::new()),
        }
    }
}
