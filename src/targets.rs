//! Everything in `output/` is a target; one pure function turns a target into bytes.
//!
//! Comes in: what the phases before made. Goes out: the list of targets, and the artifact of each.

use std::sync::OnceLock;

use image::RgbImage;

use crate::cache::Key;
use crate::cards;
use crate::cards::CardError;
use crate::cards::Painter;
use crate::content::Texts;
use crate::feeds;
use crate::feeds::Feed;
use crate::feeds::Feeds;
use crate::files::FileError;
use crate::images;
use crate::images::Catalog;
use crate::images::Studio;
use crate::images::Variant;
use crate::links::Links;
use crate::model::Site;
use crate::offline;
use crate::open_data::DataFile;
use crate::open_data::OpenData;
use crate::output::OutputError;
use crate::output::OutputPath;
use crate::pages;
use crate::pages::CardPlan;
use crate::pages::Directory;
use crate::pages::Page;
use crate::pages::Pages;
use crate::pages::SocialCard;
use crate::routes;
use crate::routes::ArticleId;
use crate::search::SearchFile;
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
    /// A file of the index of search.
    Search(SearchFile),
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
    /// A social card.
    SocialCard(SocialCard),
    /// The worker that keeps pages for days without a network, or the one that ends it.
    Worker,
    /// The manifest, by which a telephone puts the site among its programs.
    Manifest,
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
    /// What the bytes were made of, beside what every page is made of; none where only the bytes tell.
    pub origin: Option<blake3::Hash>,
}

/// What targets are rendered from.
pub struct Renderer<'a> {
    /// The texts, and the files beside them.
    pub texts: &'a Texts,
    /// The site.
    pub site: &'a Site<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The maker of pages.
    pub pages: Pages<'a>,
    /// The maker of the open data.
    pub open_data: OpenData<'a>,
    /// The maker of pictures.
    pub studio: &'a Studio<'a>,
    /// The targets of references, and the documents that they publish.
    pub links: &'a Links,
    /// The pictures.
    pub catalog: &'a Catalog,
    /// The maker of feeds, where the base address is known.
    pub feeds: Option<Feeds<'a>>,
    painter: OnceLock<Result<Painter, CardError>>,
}

/// Why a build could not be done, whatever the content.
#[derive(Debug)]
pub enum Failure {
    /// The input could not be read.
    Input(FileError),
    /// The theme is wrong.
    Theme(ThemeError),
    /// A social card could not be drawn.
    Card(CardError),
    /// The output could not be written.
    Output(OutputError),
}

impl Failure {
    /// Says what failed and what to do.
    pub fn message(&self, language: Language) -> String {
        match self {
            Failure::Input(error) => error.message(language),
            Failure::Theme(error) => error.message(language),
            Failure::Card(error) => error.message(language),
            Failure::Output(error) => match error.hint(language) {
                hint if hint.is_empty() => error.message(language),
                hint => format!("{}. {hint}", error.message(language)),
            },
        }
    }
}

impl<'a> Renderer<'a> {
    /// Returns the maker of all targets of a site.
    pub fn new(studio: &'a Studio<'a>, from: pages::Sources<'a>, theme: &'a Theme) -> Self {
        let pages::Sources { texts, site, routes, links, catalog } = from;
        let open_data = OpenData { site, routes, links };
        let feeds = Feeds::new((site, texts), routes, theme);
        Renderer {
            studio,
            texts,
            site,
            theme,
            pages: Pages::new(from, theme),
            open_data,
            links,
            catalog,
            feeds,
            painter: OnceLock::new(),
        }
    }
}

/// Lists every file of `output/`.
pub fn plan(renderer: &Renderer<'_>) -> Vec<Target> {
    let mut targets = searched(renderer);
    targets.extend(renderer.pages.social_cards().into_iter().map(Target::SocialCard));
    targets.extend(plan_without_search(renderer));
    targets
}

/// Lists every file of `output/` but the index of search, which has to be made before its files can be named, and the
/// social cards.
pub fn plan_without_search(renderer: &Renderer<'_>) -> Vec<Target> {
    let pages = renderer.pages.all();
    // The largest come first, so that no thread is left alone with one at the end.
    let mut targets = single(renderer);
    targets.extend(sitemaps(renderer, &pages));
    targets.extend(pages.into_iter().map(Target::Page));
    targets
}

/// Returns the target whose file stands at a published path; none where a build would write no such file.
pub fn find(renderer: &Renderer<'_>, directory: &Directory, path: &str) -> Option<Target> {
    let address = path.strip_suffix("index.html").filter(|address| address.is_empty() || address.ends_with('/'));
    if let Some(page) = renderer.pages.find(directory, address.unwrap_or(path)) {
        return Some(Target::Page(page)).filter(|target| renderer.path(target) == path);
    }
    let others = match path {
        path if path.starts_with("sitemap") => sitemaps(renderer, &renderer.pages.all()),
        path if path.starts_with(routes::SEARCH) => searched(renderer),
        path if path.starts_with(routes::CARDS) => {
            renderer.pages.social_cards().into_iter().map(Target::SocialCard).collect()
        }
        _ => single(renderer),
    };
    others.into_iter().find(|target| renderer.path(target) == path)
}

/// Lists the files that are neither pages nor sitemaps.
fn single(renderer: &Renderer<'_>) -> Vec<Target> {
    let mut targets: Vec<Target> = DataFile::all().map(Target::Data).collect();
    if let Some(feeds) = &renderer.feeds {
        targets.extend(feeds.all().into_iter().map(Target::Feed));
    }
    let base = renderer.feeds.as_ref().map(Feeds::base);
    targets.push(Target::Text { path: "robots.txt".to_owned(), text: feeds::robots(base) });
    targets.push(Target::Worker);
    targets.extend(renderer.site.is_kept_offline().then_some(Target::Manifest));
    let years = renderer.pages.ledger_years();
    targets.extend(renderer.pages.publishes_names().then_some(Target::LedgerNames));
    targets.extend(years.into_iter().map(Target::LedgerRows));
    targets.extend(renderer.theme.assets().keys().cloned().map(Target::Asset));
    targets.extend(renderer.catalog.variants().into_values().cloned().map(Target::Variant));
    let copy = |(source, path): (&String, &String)| Target::Copy { source: source.clone(), path: path.clone() };
    targets.extend(renderer.links.files.iter().map(copy));
    targets
}

/// Lists the files of the index of search.
fn searched(renderer: &Renderer<'_>) -> Vec<Target> {
    renderer.pages.search().files().into_iter().map(Target::Search).collect()
}

/// Lists the sitemaps; none where the base address is not known.
fn sitemaps(renderer: &Renderer<'_>, pages: &[Page]) -> Vec<Target> {
    let Some(feeds) = &renderer.feeds else { return Vec::new() };
    let sitemaps = feeds.sitemaps(&addresses(renderer, pages));
    sitemaps.into_iter().map(|(path, text)| Target::Text { path, text }).collect()
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

/// Tells whether a published file is a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Returns the number of pages among the targets.
pub fn page_count(plan: &[Target]) -> usize {
    plan.iter().filter(|target| matches!(target, Target::Page(_))).count()
}

impl Renderer<'_> {
    /// Returns the published path of a target.
    pub fn path(&self, target: &Target) -> String {
        match target {
            Target::Page(page) => routes::file(&self.pages.address(page)),
            Target::Feed(feed) => self.feeds.as_ref().map_or(String::new(), |feeds| feeds.path(feed)),
            Target::Data(file) => file.path(),
            Target::Search(file) => file.path(),
            Target::LedgerNames => pages::NAMES.to_owned(),
            Target::LedgerRows(year) => pages::year_path(*year),
            Target::Variant(variant) => variant.path.clone(),
            Target::SocialCard(card) => self.pages.social_card(*card).path,
            Target::Worker => offline::WORKER.to_owned(),
            Target::Manifest => offline::MANIFEST.to_owned(),
            Target::Text { path, .. } | Target::Asset(path) | Target::Copy { path, .. } => path.clone(),
        }
    }

    /// Turns a target into bytes: the same target gives the same bytes.
    ///
    /// # Errors
    /// Fails where a template of the theme does, or a file cannot be read.
    pub fn render(&self, target: &Target) -> Result<Artifact, Failure> {
        let path = self.output_path(target)?;
        if let Target::Page(page) = target {
            let (bytes, origin) = self.pages.make(page).map_err(Failure::Theme)?;
            return Ok(Artifact { path, bytes, origin: Some(origin) });
        }
        Ok(Artifact { path, bytes: self.bytes(target)?, origin: None })
    }

    fn bytes(&self, target: &Target) -> Result<Vec<u8>, Failure> {
        Ok(match target {
            Target::Page(page) => self.pages.render(page).map_err(Failure::Theme)?,
            Target::Feed(feed) => self.feeds.as_ref().map_or(Vec::new(), |feeds| feeds.render(feed).into_bytes()),
            Target::Data(file) => self.open_data.render(*file),
            Target::Search(file) => self.pages.search().render(*file).into_bytes(),
            Target::Text { text, .. } => text.clone().into_bytes(),
            Target::LedgerNames => self.pages.ledger_names().into_bytes(),
            Target::LedgerRows(year) => self.pages.ledger_rows(*year).into_bytes(),
            Target::Asset(path) => self.theme.assets().get(path).cloned().unwrap_or_default(),
            Target::Variant(variant) => self.variant(variant)?,
            Target::SocialCard(card) => self.social_card(*card)?,
            Target::Worker => self.worker()?.into_bytes(),
            Target::Manifest => self.pages.manifest().into_bytes(),
            Target::Copy { source, .. } => images::clean(self.read(source)?),
        })
    }

    /// Returns the origin of a target as [`Renderer::render`] would, in a fraction of the time: a target of the same origin
    /// and of the same [`Theme::origin`] has the same bytes.
    ///
    /// # Errors
    /// Fails where a template of the theme does.
    pub fn origin(&self, target: &Target) -> Result<Option<blake3::Hash>, Failure> {
        match target {
            Target::Page(page) => self.pages.origin(page).map(Some).map_err(Failure::Theme),
            _ => Ok(None),
        }
    }

    /// Returns the published path of a target, checked.
    ///
    /// # Errors
    /// Fails where no file can have that path.
    pub fn output_path(&self, target: &Target) -> Result<OutputPath, Failure> {
        OutputPath::new(self.path(target)).map_err(Failure::Output)
    }

    fn variant(&self, variant: &Variant) -> Result<Vec<u8>, Failure> {
        match self.texts.file(&variant.source) {
            Some(entry) => self.studio.render(variant, entry).map_err(Failure::Input),
            None => Ok(Vec::new()),
        }
    }

    /// Writes the worker. It changes when one of the pages that it keeps does, which is how browsers learn of a new build.
    fn worker(&self) -> Result<String, Failure> {
        if !self.site.is_kept_offline() {
            return Ok(offline::ending().to_owned());
        }
        let pages = self.pages.kept_offline();
        let bytes = pages.iter().map(|page| self.pages.render(page)).collect::<Result<Vec<_>, _>>();
        let version = offline::version(&bytes.map_err(Failure::Theme)?);
        let pages: Vec<String> = pages.iter().map(|page| routes::file(&self.pages.address(page))).collect();
        let files: Vec<&str> = self.theme.assets().keys().map(String::as_str).collect();
        Ok(offline::worker(&version, &pages, &files))
    }

    /// Draws a social card over the cover of its article, or takes it from the cache: its name says all that it is made of.
    fn social_card(&self, card: SocialCard) -> Result<Vec<u8>, Failure> {
        let CardPlan { text, cover, path } = self.pages.social_card(card);
        self.studio.kept(Key::of(&[b"card", path.as_bytes()]), || {
            let painter = self.painter.get_or_init(Painter::new).as_ref().map_err(|error| Failure::Card(*error))?;
            let photo = cover.map(|cover| self.photo(&cover)).transpose()?.flatten();
            painter.draw(&text, photo.as_ref()).map_err(Failure::Card)
        })
    }

    fn photo(&self, cover: &Variant) -> Result<Option<RgbImage>, Failure> {
        let entry = self.texts.file(&cover.source);
        entry.map(|entry| self.studio.photo(cover, entry, cards::WIDTH)).transpose().map_err(Failure::Input)
    }

    fn read(&self, source: &str) -> Result<Vec<u8>, Failure> {
        match self.texts.file(source) {
            Some(entry) => self.studio.files().read(entry).map_err(Failure::Input),
            None => Ok(Vec::new()),
        }
    }
}
