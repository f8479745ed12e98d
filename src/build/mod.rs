//! The pipeline: from the files of a site to its `output/`.
//!
//! It reads like the table of phases in `docs/architecture.md`. It prints nothing and knows no arguments.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

mod observer;
mod receipt;

pub use observer::Nobody;
pub use observer::Observer;
pub use observer::Phase;

use observer::OfPictures;

use crate::acceptance::Acceptances;
use crate::attachments::Findings;
use crate::cache::Access;
use crate::cache::Cache;
use crate::check;
use crate::check::Reviews;
use crate::content;
use crate::content::Documents;
use crate::content::Heads;
use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::files::Files;
use crate::images::Catalog;
use crate::images::Store;
use crate::images::Studio;
use crate::images::Work;
use crate::links;
use crate::links::Links;
use crate::links::Places;
use crate::markdown;
use crate::model;
use crate::model::Audience;
use crate::model::Site;
use crate::output::Changes;
use crate::output::Offer;
use crate::output::Publisher;
use crate::output::Report;
use crate::pages;
use crate::routes;
use crate::routes::Routes;
use crate::source::FileId;
use crate::source::Sources;
use crate::targets;
use crate::targets::Artifact;
use crate::targets::Failure;
use crate::targets::Renderer;
use crate::text::Date;
use crate::theme::Theme;

/// What a build is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day for which the site is built.
    pub today: Date,
    /// For whom it is built.
    pub audience: Audience,
    /// The base address, in place of the one in `site.yaml`; ends in `/`.
    pub base_url: Option<String>,
    /// Whether warnings stop the build.
    pub strictness: Strictness,
    /// The folder to publish into; none to check only.
    pub output: Option<PathBuf>,
    /// What tells this program from another version of it.
    pub program: String,
    /// The folder for what takes long to make; none to keep nothing.
    pub cache: Option<PathBuf>,
}

impl Options {
    /// Returns what a check is asked for that publishes nothing and keeps nothing.
    pub fn check(today: Date, audience: Audience) -> Self {
        Options {
            today,
            audience,
            base_url: None,
            strictness: Strictness::Errors,
            output: None,
            program: String::new(),
            cache: None,
        }
    }

    /// Returns the store of pictures. What publishes nothing writes nothing there either.
    pub fn store(&self) -> Store {
        let access = if self.output.is_some() { Access::Write } else { Access::Read };
        Store::new(self.cache.as_ref().map_or_else(Cache::nowhere, |folder| Cache::in_folder(folder, access)))
    }
}

/// What stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Errors.
    Errors,
    /// Errors and warnings.
    Warnings,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// All mistakes, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// What people wrote, which the diagnostics point into; nothing where nothing had to be read.
    pub documents: Documents,
    /// What was published; none where mistakes stopped the build, or only a check was asked for.
    pub published: Option<Published>,
    /// What was read.
    pub summary: Summary,
}

/// What a build read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The number of articles.
    pub articles: usize,
    /// The number of articles held back as drafts or until their day.
    pub held_back: usize,
    /// Whether the base address is known; without it there are no feeds and no sitemap.
    pub has_base_url: bool,
}

impl Outcome {
    /// Returns the texts that the diagnostics point into.
    pub fn sources(&self) -> &Sources {
        &self.documents.texts.sources
    }
}

/// What a build published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number of pages.
    pub pages: usize,
    /// What changed in the folder.
    pub report: Report,
    /// The pages that are new, changed and gone.
    pub changes: Changes,
}

/// Checks a site and, where an output folder is given and nothing stands against it, publishes it. What the site was resolved
/// to is never freed piece by piece: the process ends soon, and its memory with it.
///
/// # Errors
/// Fails where the environment or the theme does; mistakes in the content are part of the outcome.
pub fn run(files: &dyn Files, options: &Options, observer: &dyn Observer) -> Result<Outcome, Failure> {
    observer.begin(Phase::Reading, 0);
    let inputs = receipt::inputs(files, options)?;
    let former = match receipt::unchanged(&inputs, options)? {
        Some(former) if !former.has_warnings => return Ok(former.outcome()),
        former => former,
    };
    let mut sink = Vec::new();
    let Written { mut theme, documents } = read(files, &mut sink)?;
    let store = options.store();
    let watcher = OfPictures(observer);
    let studio = Studio::new(files, &store, theme.pictures().clone()).watched_by(&watcher);
    observer.begin(Phase::Checking, 0);
    let resolved = ManuallyDrop::new(resolve(&studio, &documents, options, &mut sink)?);
    let Resolved { site, routes, links, catalog } = &*resolved;

    let (errors, warnings) = diagnostics::count(&sink);
    let summary = Summary {
        articles: documents.heads.articles(),
        held_back: site.held_back,
        has_base_url: site.settings.base_url.is_some(),
    };
    let stopped = errors > 0 || (options.strictness == Strictness::Warnings && warnings > 0);
    let published = match (&options.output, former) {
        (Some(_), Some(former)) if !stopped => Some(former.published),
        (Some(folder), None) if !stopped => {
            pages::dress(&mut theme, site, routes, catalog);
            let from = pages::Sources { texts: &documents.texts, site, routes, links, catalog };
            let renderer = ManuallyDrop::new(Renderer::new(&studio, from, &theme));
            let plan = targets::plan(&renderer);
            let receipt = receipt::write(&inputs, targets::page_count(&plan), (&summary, warnings > 0));
            let destination = Destination { folder, program: &options.program, receipt: &receipt };
            let published = publish(&renderer, &plan, destination, observer)?;
            store.sweep();
            Some(published)
        }
        _ => None,
    };
    Ok(Outcome { diagnostics: sink, documents, published, summary })
}

/// What people wrote, and the theme that shows it.
pub struct Written {
    /// The theme.
    pub theme: Theme,
    /// The documents.
    pub documents: Documents,
}

/// What the documents mean: all that is known before the first page is made.
pub struct Resolved<'d> {
    /// The site.
    pub site: Site<'d>,
    /// The addresses.
    pub routes: Routes,
    /// The targets of references.
    pub links: Links,
    /// The pictures.
    pub catalog: Catalog,
}

/// Reads the theme and the content of a site; mistakes of form are told.
///
/// # Errors
/// Fails where the environment or the theme does.
pub fn read(files: &dyn Files, sink: &mut Vec<Diagnostic>) -> Result<Written, Failure> {
    let theme_name = content::theme_name(files).map_err(Failure::Input)?;
    let theme = Theme::load(files, &theme_name).map_err(Failure::Theme)?;
    let documents = content::load(files, &markdown_strings(&theme), sink).map_err(Failure::Input)?;
    Ok(Written { theme, documents })
}

/// Resolves the content; all mistakes are told, and the diagnostics stand in order.
///
/// # Errors
/// Fails where a picture cannot be read.
pub fn resolve<'d>(
    studio: &Studio<'_>,
    documents: &'d Documents,
    options: &Options,
    sink: &mut Vec<Diagnostic>,
) -> Result<Resolved<'d>, Failure> {
    let Documents { heads, texts } = documents;
    let mut verdicts = Verdicts::default();
    let ((site, routes), ()) = rayon::join(|| resolve_heads(heads, options, sink), || verdicts.renew((heads, texts)));
    let places = Places::new(heads, &texts.sources, &site);
    let work = if options.output.is_some() { Work::Make } else { Work::Look };
    let looks = (studio, &mut Findings::default());
    let (links, catalog) = resolve_texts(looks, (&places, texts), (&site, &routes), work, sink)?;
    sink.extend(verdicts.reviews.into_diagnostics());
    let is_judged = |file| is_judged(texts, (&site, &routes), file);
    verdicts.acceptances.settle(sink, &heads.settings.checks, is_judged);
    diagnostics::sort(sink, &texts.sources);
    Ok(Resolved { site, routes, links, catalog })
}

/// What is said of each file by itself, kept with it.
#[derive(Default)]
pub struct Verdicts {
    /// What the rules that look at one file alone tell.
    pub reviews: Reviews,
    /// What authors accept.
    pub acceptances: Acceptances,
}

impl Verdicts {
    /// Takes up the files as they are now; those that are the same are not looked at again.
    pub fn renew(&mut self, (heads, texts): (&Heads, &Texts)) {
        let Verdicts { reviews, acceptances } = std::mem::take(self);
        let (reviews, acceptances) =
            rayon::join(|| Reviews::of((heads, texts), reviews), || acceptances.renewed(&texts.sources));
        *self = Verdicts { reviews, acceptances };
    }
}

/// Resolves what depends on heads alone: names, addresses, and what became of tasks.
pub fn resolve_heads<'d>(heads: &'d Heads, options: &Options, sink: &mut Vec<Diagnostic>) -> (Site<'d>, Routes) {
    let mut site = model::link(heads, options.today, options.audience, sink);
    if let Some(base) = &options.base_url {
        site.settings.base_url = Some(base.clone());
    }
    let mut found = Vec::new();
    let (routes, ()) = rayon::join(|| routes::assign(&site, sink), || check::check(&site, &mut found));
    sink.append(&mut found);
    (site, routes)
}

/// Resolves what texts refer to, looks at the pictures and into the documents.
///
/// # Errors
/// Fails where a picture or a document cannot be read.
pub fn resolve_texts(
    (studio, findings): (&Studio<'_>, &mut Findings),
    (places, texts): (&Places<'_>, &Texts),
    (site, routes): (&Site<'_>, &Routes),
    work: Work,
    sink: &mut Vec<Diagnostic>,
) -> Result<(Links, Catalog), Failure> {
    let links = links::resolve(places, texts, (site, routes), sink);
    findings.check(studio.files(), texts, &links, sink).map_err(Failure::Input)?;
    // Where nothing will be published, nobody waits for pictures.
    let (errors, _) = diagnostics::count(sink);
    let work = if errors == 0 { work } else { Work::Look };
    let catalog = studio.catalog(texts, &links, work, sink).map_err(Failure::Input)?;
    Ok((links, catalog))
}

/// Tells whether every rule has looked at a file: not at articles that are held back or withdrawn.
pub fn is_judged(texts: &Texts, (site, routes): (&Site<'_>, &Routes), file: FileId) -> bool {
    let is_shown = |id| routes::article(site, id).withdrawn.is_none();
    texts.sources.path(file).ends_with(".yaml") || routes.by_file(file).is_some_and(is_shown)
}

/// Where a site is published, and what stays there for the next build.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// What tells this program from another version of it.
    pub program: &'a str,
    /// The words of the receipt.
    pub receipt: &'a str,
}

/// Renders all targets in parallel, but those that would come out as they are published, and commits them together.
///
/// # Errors
/// Fails where the environment or the theme does.
pub fn publish(
    renderer: &Renderer<'_>,
    plan: &[targets::Target],
    destination: Destination<'_>,
    observer: &dyn Observer,
) -> Result<Published, Failure> {
    let Destination { folder, program, receipt } = destination;
    let maker = renderer.theme.origin(program);
    let publisher = Publisher::open(folder).and_then(|publisher| publisher.made_by(maker)).map_err(Failure::Output)?;
    observer.begin(Phase::Rendering, plan.len());
    let offers: Result<Vec<_>, Failure> = plan
        .par_iter()
        .map(|target| {
            let offer = offer(renderer, &publisher, target);
            observer.step();
            offer
        })
        .collect();
    let offers = offers?;
    let changes = publisher.changes(&offers, targets::is_page);
    observer.begin(Phase::Publishing, 0);
    let report = publisher.commit(offers, receipt).map_err(Failure::Output)?;
    Ok(Published { pages: targets::page_count(plan), report, changes })
}

/// Offers a target for publishing. Where the same was made of the same before, it is not made again.
fn offer(renderer: &Renderer<'_>, publisher: &Publisher, target: &targets::Target) -> Result<Offer, Failure> {
    if publisher.remembers()
        && let Some(origin) = renderer.origin(target)?
        && let Some(offer) = publisher.offer_again(&renderer.output_path(target)?, origin).map_err(Failure::Output)?
    {
        return Ok(offer);
    }
    let Artifact { path, bytes, origin } = renderer.render(target)?;
    let offer = publisher.offer(&path, &bytes).map_err(Failure::Output)?;
    Ok(match origin {
        Some(origin) => offer.made_of(origin),
        None => offer,
    })
}

/// Returns the words that the HTML of a body needs.
pub fn markdown_strings(theme: &Theme) -> markdown::Strings {
    let word = |key: &str| theme.string(key).to_owned();
    markdown::Strings {
        note: word("alert_note"),
        tip: word("alert_tip"),
        important: word("alert_important"),
        warning: word("alert_warning"),
        caution: word("alert_caution"),
        footnotes: word("footnotes"),
        back_to_text: word("back_to_text"),
        heading_link: word("heading_link"),
        table: word("table_label"),
        task_done: word("task_done"),
        task_open: word("task_open"),
    }
}
