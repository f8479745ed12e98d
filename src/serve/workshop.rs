//! The workshop: holds the site, answers what browsers ask, and takes up what changes.
//!
//! The phases of a build stand here as nested loops. A change of heads goes through all of them; a change of texts leaves
//! the heads, and the site that is made of them, where they are. What a page needs is made when it is asked for.

#![expect(clippy::disallowed_methods, reason = "the preview says how long an edit took to be shown")]

use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::time::Instant;

use crate::acceptance::Used;
use crate::attachments::Findings;
use crate::build;
use crate::build::Verdicts;
use crate::cache::Access;
use crate::cache::Cache;
use crate::content;
use crate::content::Change;
use crate::content::Documents;
use crate::content::Heads;
use crate::content::Shelf;
use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Format;
use crate::diagnostics::Place;
use crate::diagnostics::Screen;
use crate::diagnostics::Severity;
use crate::files::DiskFiles;
use crate::files::Entry;
use crate::images::Store;
use crate::images::Studio;
use crate::images::Work;
use crate::links::Places;
use crate::model::Audience;
use crate::model::Site;
use crate::pages;
use crate::pages::Directory;
use crate::routes::Routes;
use crate::serve::message::Answer;
use crate::serve::message::Asked;
use crate::serve::message::Changes;
use crate::serve::message::Message;
use crate::serve::message::Mistake;
use crate::serve::message::PageState;
use crate::serve::message::Told;
use crate::source::Sources;
use crate::targets;
use crate::targets::Failure;
use crate::targets::Renderer;
use crate::targets::Target;
use crate::text::Date;
use crate::text::Language;
use crate::theme::Theme;

/// The most mistakes that an answer lists.
const LISTED: usize = 50;

/// Returns the day for which the site is shown; it goes on while the preview runs.
pub type Clock = Box<dyn Fn() -> Date + Send + Sync>;

/// What pages are made for.
pub struct Settings {
    /// The day for which the site is shown.
    pub today: Clock,
    /// The address at which the site is shown, which takes the place of its own.
    pub base_url: String,
    /// The language of mistakes.
    pub language: Language,
    /// The folder for what takes long to make; none to keep nothing.
    pub cache: Option<PathBuf>,
}

/// Shows a site until it is told to stop, or nobody is left to tell it anything.
pub fn work(site: &Path, settings: &Settings, inbox: &Receiver<Message>, tell: &(dyn Fn(Told<'_>) + Sync)) {
    let mut workshop = Workshop {
        files: DiskFiles::new(site),
        shelf: Shelf::default(),
        verdicts: Verdicts::default(),
        store: Store::new(
            settings.cache.as_ref().map_or_else(Cache::nowhere, |folder| Cache::in_folder(folder, Access::Write)),
        ),
        findings: Findings::default(),
        settings,
        inbox,
        tell,
        revision: 0,
        shown: 0,
        since: Instant::now(),
        subscribers: Vec::new(),
    };
    let mut theme = None;
    loop {
        workshop.revision += 1;
        let outcome = workshop.prepare(theme.take()).and_then(|mut loaded: Loaded| {
            let next = workshop.show(&mut loaded.theme)?;
            theme = Some(loaded);
            Ok(next)
        });
        match outcome.unwrap_or_else(|failure| workshop.wait(&failure)) {
            Next::Stop => return,
            Next::Heads => {}
            Next::Theme => theme = None,
        }
    }
}

/// What is to be done after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The site is to be made anew.
    Heads,
    /// The theme is to be loaded anew, and the site made with it.
    Theme,
    /// Nothing any more.
    Stop,
}

/// What ended a time of answering.
enum Ended {
    Changed(Changes),
    NewDay,
    Stopped,
}

struct Workshop<'w> {
    files: DiskFiles,
    shelf: Shelf,
    verdicts: Verdicts,
    store: Store,
    findings: Findings,
    settings: &'w Settings,
    inbox: &'w Receiver<Message>,
    tell: &'w (dyn Fn(Told<'_>) + Sync),
    /// The number of the state of the site.
    revision: u64,
    /// The last state that was told of.
    shown: u64,
    /// When the last change was noticed.
    since: Instant,
    subscribers: Vec<Sender<u64>>,
}

/// What depends on heads alone.
struct Structure<'d> {
    heads: &'d Heads,
    site: Site<'d>,
    routes: Routes,
    directory: Directory,
    places: Places<'d>,
    mistakes: Mistakes,
    /// The acceptances that its warnings fell under.
    used: Used,
}

/// Diagnostics in order, the errors apart: the warnings of a large site are many and do not change with every edit.
#[derive(Default)]
struct Mistakes {
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

impl Mistakes {
    fn new(mut told: Vec<Diagnostic>, sources: &Sources) -> Self {
        diagnostics::sort(&mut told, sources);
        let (errors, warnings) = told.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        Mistakes { errors, warnings }
    }
}

/// Adds what is told of each file alone, and leaves out what the site or its authors accept. The warnings of the structure
/// stay with it.
fn settle(verdicts: &Verdicts, structure: &Structure<'_>, texts: &Texts, mut told: Vec<Diagnostic>) -> Mistakes {
    let Structure { heads, site, routes, mistakes: of_structure, used: by_structure, .. } = structure;
    let Verdicts { reviews, acceptances } = verdicts;
    let checks = &heads.settings.checks;
    told.extend(reviews.diagnostics().cloned());
    let mut used = acceptances.leave_out(&mut told, checks);
    used.add(by_structure);
    told.extend(of_structure.errors.iter().cloned());
    let has_errors = told.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let is_certain = |file| !has_errors && build::is_judged(texts, (site, routes), file);
    told.extend(acceptances.mistakes(&used, checks, is_certain));
    Mistakes::new(told, &texts.sources)
}

/// A theme with its name.
struct Loaded {
    name: String,
    theme: Theme,
}

impl Workshop<'_> {
    /// Loads the theme, unless it is loaded already, and reads what changed.
    fn prepare(&mut self, loaded: Option<Loaded>) -> Result<Loaded, Failure> {
        let name = content::theme_name(&self.files).map_err(Failure::Input)?;
        let loaded = match loaded.filter(|loaded| loaded.name == name) {
            Some(loaded) => loaded,
            None => Loaded { theme: Theme::load(&self.files, &name).map_err(Failure::Theme)?, name },
        };
        self.shelf.read(&self.files, &build::markdown_strings(&loaded.theme)).map_err(Failure::Input)?;
        Ok(loaded)
    }

    /// Shows the site until its heads or its theme change.
    fn show(&mut self, theme: &mut Theme) -> Result<Next, Failure> {
        let strings = build::markdown_strings(theme);
        let mut of_form = Vec::new();
        let Documents { heads, mut texts } = self.shelf.documents(&mut of_form);
        let options = self.options();
        let mut told = Vec::new();
        let verdicts = &mut self.verdicts;
        let ((site, routes), ()) =
            rayon::join(|| build::resolve_heads(&heads, &options, &mut told), || verdicts.renew((&heads, &texts)));
        let used = verdicts.acceptances.leave_out(&mut told, &heads.settings.checks);
        let mistakes = Mistakes::new(told, &texts.sources);
        let directory = Directory::new(&site, &routes);
        let places = Places::new(&heads, &texts.sources, &site);
        let structure = Structure { heads: &heads, site, routes, directory, places, mistakes, used };
        let mut untold = Some(&heads);
        loop {
            let changes = match self.show_texts(&structure, (&texts, of_form), (theme, &mut untold))? {
                Ended::Changed(changes) => changes,
                Ended::NewDay => return Ok(Next::Heads),
                Ended::Stopped => return Ok(Next::Stop),
            };
            let (renewed, is_theme) = self.take_notice(&changes);
            if is_theme {
                return Ok(Next::Theme);
            }
            let change = match renewed {
                Some(renewed) => self.shelf.read_again(&self.files, &renewed),
                None => self.shelf.read(&self.files, &strings),
            };
            let change = change.map_err(Failure::Input)?;
            if change == Change::Heads {
                return Ok(Next::Heads);
            }
            if change == Change::Texts {
                self.revision += 1;
            }
            of_form = Vec::new();
            texts = self.shelf.texts(&mut of_form);
        }
    }

    fn options(&self) -> build::Options {
        build::Options {
            base_url: Some(self.settings.base_url.clone()),
            ..build::Options::check((self.settings.today)(), Audience::Authors)
        }
    }

    /// Takes notice of what may have changed; returns the files as they are now, where those that were named are all, and
    /// tells whether the theme is among them.
    fn take_notice(&mut self, changes: &Changes) -> (Option<Vec<Entry>>, bool) {
        let renewed = match changes.is_incomplete {
            true => {
                self.files.relist();
                None
            }
            false => self.files.renew(&changes.paths),
        };
        let is_text = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
        if changes.is_incomplete || !changes.paths.iter().all(is_text) {
            self.store.forget();
            self.findings.forget();
        }
        let in_theme = |path: &PathBuf| path.components().any(|part| part.as_os_str() == "themes");
        (renewed, changes.is_incomplete || changes.paths.iter().any(in_theme))
    }

    /// Shows the site until something changes.
    fn show_texts(
        &mut self,
        structure: &Structure<'_>,
        (texts, mut told): (&Texts, Vec<Diagnostic>),
        (theme, untold): (&mut Theme, &mut Option<&Heads>),
    ) -> Result<Ended, Failure> {
        let Structure { places, site, routes, .. } = structure;
        let studio = Studio::new(&self.files, &self.store, theme.pictures().clone());
        let looks = (&studio, &mut self.findings);
        let (links, catalog) = build::resolve_texts(looks, (places, texts), (site, routes), Work::Look, &mut told)?;
        pages::dress(theme, site, routes, &catalog);
        let from = pages::Sources { texts, site, routes, links: &links, catalog: &catalog };
        self.verdicts.renew((structure.heads, texts));
        let mistakes = settle(&self.verdicts, structure, texts, told);
        let counter = Counter {
            structure,
            texts,
            mistakes,
            renderer: Renderer::new(&studio, from, theme),
            language: self.settings.language,
            revision: self.revision,
        };
        if self.revision != self.shown {
            self.shown = self.revision;
            (self.tell)(Told::Shown {
                revision: self.revision,
                errors: &counter.mistakes.errors,
                warnings: counter.warning_count(),
                sources: &texts.sources,
                took: self.since.elapsed(),
            });
            announce(&mut self.subscribers, self.revision);
        }
        let untold = if counter.mistakes.errors.is_empty() { untold.take() } else { None };
        let ended = std::thread::scope(|scope| {
            if let Some(heads) = untold {
                scope.spawn(|| (self.tell)(Told::Heads(heads)));
            }
            counter.answer_all((self.inbox, &self.settings.today), &mut self.subscribers)
        });
        self.since = Instant::now();
        Ok(ended)
    }

    /// Answers that the site cannot be shown, until something changes.
    fn wait(&mut self, failure: &Failure) -> Next {
        (self.tell)(Told::Failed(failure));
        announce(&mut self.subscribers, self.revision);
        let text = failure.message(self.settings.language);
        loop {
            match self.inbox.recv().unwrap_or(Message::Stop) {
                Message::Ask(Asked::State(_), reply) => {
                    let (revision, failure) = (self.revision, Some(text.clone()));
                    let state = PageState { revision, failure, ..PageState::default() };
                    drop(reply.send(Answer::State(Box::new(state))));
                }
                Message::Ask(_, reply) => drop(reply.send(Answer::Failed(text.clone(), self.revision))),
                Message::Subscribe(subscriber) => subscribe(&mut self.subscribers, subscriber, self.revision),
                Message::Changed(changes) => {
                    self.since = Instant::now();
                    self.take_notice(&changes);
                    return Next::Theme;
                }
                Message::Stop => return Next::Stop,
            }
        }
    }
}

/// Tells everyone who still listens that there is a new state.
fn announce(subscribers: &mut Vec<Sender<u64>>, revision: u64) {
    subscribers.retain(|subscriber| subscriber.send(revision).is_ok());
}

fn subscribe(subscribers: &mut Vec<Sender<u64>>, subscriber: Sender<u64>, revision: u64) {
    if subscriber.send(revision).is_ok() {
        subscribers.push(subscriber);
    }
}

/// One state of the site, and all that is asked of it.
struct Counter<'c> {
    structure: &'c Structure<'c>,
    texts: &'c Texts,
    mistakes: Mistakes,
    renderer: Renderer<'c>,
    language: Language,
    revision: u64,
}

impl Counter<'_> {
    /// Answers until something changes, each question in a thread of its own.
    fn answer_all(&self, (inbox, today): (&Receiver<Message>, &Clock), subscribers: &mut Vec<Sender<u64>>) -> Ended {
        std::thread::scope(|scope| {
            loop {
                match inbox.recv().unwrap_or(Message::Stop) {
                    Message::Ask(..) if today() != self.structure.site.today => {
                        // The question is lost; who asked asks again, and is answered when the new day is there.
                        return Ended::NewDay;
                    }
                    Message::Ask(asked, reply) => drop(scope.spawn(move || reply.send(self.answer(&asked)))),
                    Message::Subscribe(subscriber) => subscribe(subscribers, subscriber, self.revision),
                    Message::Changed(changes) => return Ended::Changed(changes),
                    Message::Stop => return Ended::Stopped,
                }
            }
        })
    }

    fn answer(&self, asked: &Asked) -> Answer {
        match asked {
            Asked::File(path) => self.file(path),
            Asked::State(path) => Answer::State(Box::new(self.state(path))),
            Asked::Source(path) => self.place(path),
        }
    }

    fn find(&self, path: &str) -> Option<Target> {
        targets::find(&self.renderer, &self.structure.directory, path)
    }

    fn file(&self, path: &str) -> Answer {
        match self.find(path).map(|target| self.renderer.render(&target)) {
            Some(Ok(artifact)) => Answer::File(artifact.bytes, self.revision),
            Some(Err(failure)) => Answer::Failed(failure.message(self.language), self.revision),
            None => Answer::Missing(self.revision),
        }
    }

    /// Returns where a text or a file beside one lies. Nothing else of the disk is ever named.
    fn place(&self, path: &str) -> Answer {
        let is_text = self.texts.sources.iter().any(|(_, source)| source.path == path);
        let beside = self.texts.file(path).map(|entry| entry.real.clone());
        match beside.or_else(|| is_text.then(|| PathBuf::from(path))) {
            Some(place) => Answer::Source(place),
            None => Answer::Missing(self.revision),
        }
    }

    fn state(&self, path: &str) -> PageState {
        let source = match self.find(path) {
            Some(Target::Page(page)) => self.renderer.pages.source(&page, self.structure.heads),
            _ => None,
        };
        let errors = self.mistakes.errors.iter().take(LISTED).map(|error| self.mistake(error)).collect();
        let of_page = self.warnings().filter(|warning| source.is_some_and(|source| self.path(warning) == source));
        let mut of_page: Vec<Diagnostic> = of_page.cloned().collect();
        diagnostics::sort(&mut of_page, &self.texts.sources);
        PageState {
            revision: self.revision,
            errors,
            error_count: self.mistakes.errors.len(),
            warnings: of_page.iter().take(LISTED).map(|warning| self.mistake(warning)).collect(),
            warning_count: self.warning_count(),
            failure: None,
            source: source.map(str::to_owned),
        }
    }

    fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.mistakes.warnings.iter().chain(&self.structure.mistakes.warnings)
    }

    fn warning_count(&self) -> usize {
        self.mistakes.warnings.len() + self.structure.mistakes.warnings.len()
    }

    fn path<'d>(&'d self, diagnostic: &'d Diagnostic) -> &'d str {
        match &diagnostic.place {
            Place::Span(span) => self.texts.sources.path(span.file),
            Place::Path(path) => path,
        }
    }

    fn mistake(&self, diagnostic: &Diagnostic) -> Mistake {
        let (sources, format) = (&self.texts.sources, Format::Human(Screen::default()));
        let line = match &diagnostic.place {
            Place::Span(span) => sources.position(*span).0,
            Place::Path(_) => 1,
        };
        let text = diagnostics::render(std::slice::from_ref(diagnostic), sources, format, self.language);
        Mistake { text: text.trim_end().to_owned(), path: self.path(diagnostic).to_owned(), line }
    }
}
