//! The command line: arguments in, words and exit codes out. The only code that prints.
//!
//! Exit codes: 0 good; 1 mistakes in the content; 2 wrong use; 3 the environment failed.

#![expect(clippy::disallowed_methods, reason = "the command line knows the arguments, the clock and its own program")]

mod arguments;
mod asking;
mod editor;
mod explain;
mod fix;
mod import;
mod init;
mod manual;
mod new;
mod progress;
mod prompts;
mod replace;
mod report;
mod schema;
mod screen;
mod serve;
mod summary;
mod theme;
mod words;

use std::io::IsTerminal;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use crate::build;
use crate::build::Options;
use crate::build::Outcome;
use crate::build::Published;
use crate::build::Strictness;
use crate::cli::arguments::BuildArguments;
use crate::cli::arguments::Command;
use crate::cli::arguments::ImportArguments;
use crate::cli::arguments::Invocation;
use crate::cli::arguments::Usage;
use crate::cli::arguments::Writing;
use crate::cli::import::Failed;
use crate::cli::screen::screen;
use crate::cli::words::Words;
use crate::diagnostics;
use crate::diagnostics::Format;
use crate::files::DiskFiles;
use crate::model::Audience;
use crate::targets::Failure;
use crate::text::Date;
use crate::text::Language;

const GOOD: u8 = 0;
const MISTAKES: u8 = 1;
const WRONG_USE: u8 = 2;
const ENVIRONMENT: u8 = 3;

/// The folder of a site for what takes long to make.
const CACHE: &str = ".cache";

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let code = match arguments::parse(std::env::args_os()) {
        Ok(invocation) => run(invocation),
        Err(Usage::Shown(text)) => {
            show(&text);
            GOOD
        }
        Err(Usage::Wrong(text)) => {
            show_mistakes(&text);
            WRONG_USE
        }
    };
    ExitCode::from(code)
}

fn run(invocation: Invocation) -> u8 {
    let words = Words(invocation.language);
    match invocation.command {
        Command::Init { folder } => start(&folder, words),
        Command::Check { arguments, format, mending: None } => check(&arguments, format, words),
        Command::Check { arguments, format, mending: Some(writing) } => mend(&arguments, (format, writing), words),
        Command::Explain { rule } => explain::run(rule.as_deref(), words),
        Command::New(arguments) => new::run(&arguments, words),
        Command::Build(arguments) => build(&arguments, words),
        Command::ImportCommunes(arguments) => import_communes(&arguments, words),
        Command::Report(arguments) => report::run(&arguments, words),
        Command::Schema(arguments) => schema::run(&arguments, words),
        Command::Serve(arguments) => serve::run(&arguments, words),
        Command::Theme(arguments) => theme::run(&arguments, words),
        Command::Completions(shell) => manual::completions(shell, arguments::program(words)),
        Command::Man { of } => manual::man(&of, arguments::program(words), words),
    }
}

fn start(folder: &Path, words: Words) -> u8 {
    match init::create(folder) {
        Ok(files) => {
            say(&words.created(folder, files));
            GOOD
        }
        Err(init::InitError::NotEmpty) => {
            complain(&words.folder_not_empty(folder));
            WRONG_USE
        }
        Err(init::InitError::Io(path, error)) => {
            complain(&words.cannot_write(&path, &error));
            ENVIRONMENT
        }
    }
}

fn check(arguments: &BuildArguments, format: Option<Format>, words: Words) -> u8 {
    let options = options(arguments, None);
    let outcome = match run_pipeline(arguments, &options, words) {
        Ok(outcome) => outcome,
        Err(code) => return code,
    };
    let format = format.unwrap_or_else(|| Format::Human(screen(&std::io::stdout(), arguments.colours)));
    show(&diagnostics::render(&outcome.diagnostics, outcome.sources(), format, words.0));
    let (errors, warnings) = diagnostics::count(&outcome.diagnostics);
    if matches!(format, Format::Human(_)) {
        say(&words.checked(outcome.summary.articles, errors, warnings));
        explain::offer(&outcome.diagnostics, words);
    }
    code(errors, warnings, options.strictness)
}

/// Mends what can be mended, shows the difference, and checks again. A dry run shows what it would mend.
fn mend(arguments: &BuildArguments, (format, writing): (Option<Format>, Writing), words: Words) -> u8 {
    let options = options(arguments, None);
    let outcome = match run_pipeline(arguments, &options, words) {
        Ok(outcome) => outcome,
        Err(code) => return code,
    };
    let mended = match fix::mend(&arguments.site, &outcome, writing) {
        Ok(mended) => mended,
        Err(error) => {
            complain(&format!("{}: {}", words.error(), error.message(words.0)));
            return ENVIRONMENT;
        }
    };
    let is_for_people = matches!(format, None | Some(Format::Human { .. }));
    // What programs read stays apart from what is shown to people.
    let tell = if is_for_people { say } else { complain };
    tell(&format!("{}{}", fix::difference(&mended.files, words), words.mended(&mended.files, writing)));
    for (path, error) in &mended.failed {
        complain(&words.cannot_mend(path, error));
    }
    let code = if writing == Writing::Dry {
        let (errors, warnings) = diagnostics::count(&outcome.diagnostics);
        code(errors, warnings, options.strictness)
    } else {
        check(arguments, format, words)
    };
    if mended.failed.is_empty() { code } else { ENVIRONMENT }
}

fn build(arguments: &BuildArguments, words: Words) -> u8 {
    let begun = Instant::now();
    let output = arguments.output.clone().unwrap_or_else(|| arguments.site.join("output"));
    if !is_fit_for_output(&arguments.site, &output) {
        complain(&words.unfit_output(&output));
        return WRONG_USE;
    }
    let options = options(arguments, Some(output.clone()));
    let outcome = match run_pipeline(arguments, &options, words) {
        Ok(outcome) => outcome,
        Err(code) => return code,
    };
    let format = Format::Human(screen(&std::io::stderr(), arguments.colours));
    show_mistakes(&diagnostics::render(&outcome.diagnostics, outcome.sources(), format, words.0));
    let (errors, warnings) = diagnostics::count(&outcome.diagnostics);
    match &outcome.published {
        Some(published) => summary(&outcome, published, (&output, begun), words),
        None => complain(&words.stopped(errors, warnings)),
    }
    code(errors, warnings, options.strictness)
}

fn import_communes(arguments: &ImportArguments, words: Words) -> u8 {
    let site = &arguments.site;
    if !site.join("content").is_dir() {
        complain(&words.no_site(site));
        return WRONG_USE;
    }
    let outcome = match import::communes(&arguments.table, site, arguments.writing) {
        Ok(outcome) => outcome,
        Err(failed) => return import_failed(&failed, words),
    };
    let format = arguments.format.unwrap_or_else(|| Format::Human(screen(&std::io::stdout(), arguments.colours)));
    show(&diagnostics::render(&outcome.diagnostics, &outcome.sources, format, words.0));
    let counted = diagnostics::count(&outcome.diagnostics);
    if matches!(format, Format::Human(_)) {
        let next = (site.as_path(), arguments.writing == Writing::Real);
        say(&if counted.0 > 0 { words.not_imported(counted) } else { words.imported(&outcome.report, next) });
        explain::offer(&outcome.diagnostics, words);
    }
    code(counted.0, counted.1, Strictness::Errors)
}

fn import_failed(failed: &Failed, words: Words) -> u8 {
    match failed {
        Failed::NoTable(path) => {
            complain(&words.no_table(path));
            WRONG_USE
        }
        Failed::Input(error) => {
            complain(&format!("{}: {}", words.error(), error.message(words.0)));
            ENVIRONMENT
        }
        Failed::Output(path, error) => {
            complain(&words.cannot_write(path, error));
            ENVIRONMENT
        }
        Failed::Changed(path) => {
            complain(&words.changed_meanwhile(path));
            ENVIRONMENT
        }
    }
}

fn summary(outcome: &Outcome, published: &Published, (output, begun): (&Path, Instant), words: Words) {
    for line in summary::lines(outcome, published, (output, begun.elapsed()), words) {
        say(&line);
    }
    let page = output.join("index.html");
    let address = std::path::absolute(&page).ok().and_then(|whole| summary::address(&whole));
    let shown = address.filter(|_| std::io::stdout().is_terminal()).unwrap_or(summary::shown(&page));
    say(&words.look_at(&shown));
}

fn code(errors: usize, warnings: usize, strictness: Strictness) -> u8 {
    if errors > 0 || (strictness == Strictness::Warnings && warnings > 0) { MISTAKES } else { GOOD }
}

/// Tells whether a folder may be published into: it must not hold the site, nor lie where people write.
fn is_fit_for_output(site: &Path, output: &Path) -> bool {
    let (Ok(site), Ok(output)) = (std::path::absolute(site), std::path::absolute(output)) else { return false };
    let output = real(&output);
    let holds_site = real(&site).starts_with(&output);
    !holds_site && ["content", "themes"].iter().all(|written| !output.starts_with(real(&site.join(written))))
}

/// Returns a path as the disk spells it, links followed, as far as it is there.
fn real(path: &Path) -> PathBuf {
    match (std::fs::canonicalize(path), path.parent(), path.file_name()) {
        (Ok(real), _, _) => real,
        (Err(_), Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_path_buf(),
    }
}

/// Runs the pipeline. What came of it is never freed piece by piece: the process ends soon, and its memory with it.
fn run_pipeline(arguments: &BuildArguments, options: &Options, words: Words) -> Result<ManuallyDrop<Outcome>, u8> {
    let outcome = run_phases(&arguments.site, arguments.jobs, words, |files| {
        progress::watched(words, |progress| build::run(files, options, progress))
    });
    outcome.map(ManuallyDrop::new)
}

/// Takes the files of a site through phases, in so many threads; what fails is told and becomes an exit code.
fn run_phases<T: Send>(
    site: &Path,
    jobs: Option<u16>,
    words: Words,
    phases: impl FnOnce(&DiskFiles) -> Result<T, Failure> + Send,
) -> Result<T, u8> {
    if !site.join("content").is_dir() {
        complain(&words.no_site(site));
        return Err(WRONG_USE);
    }
    let jobs = jobs.map_or(0, |jobs| jobs as usize);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(|_| {
        complain(words.no_threads());
        ENVIRONMENT
    })?;
    let files = DiskFiles::new(site);
    pool.install(|| phases(&files)).map_err(|failure| {
        complain(&format!("{}: {}", words.error(), failure.message(words.0)));
        match failure {
            Failure::Theme(_) => MISTAKES,
            Failure::Input(_) | Failure::Card(_) | Failure::Output(_) => ENVIRONMENT,
        }
    })
}

fn options(arguments: &BuildArguments, output: Option<PathBuf>) -> Options {
    Options {
        today: arguments.today.unwrap_or_else(today),
        audience: if arguments.drafts { Audience::Authors } else { Audience::Public },
        base_url: arguments.base_url.clone(),
        strictness: if arguments.strict { Strictness::Warnings } else { Strictness::Errors },
        output,
        program: program(),
        cache: Some(arguments.site.join(CACHE)),
    }
}

/// Returns what tells this program from another version of it: its number, and the size and time of its file.
fn program() -> String {
    let metadata = std::env::current_exe().and_then(std::fs::metadata);
    let file = metadata.map(|metadata| (metadata.len(), metadata.modified().ok()));
    format!("{} {file:?}", env!("CARGO_PKG_VERSION"))
}

/// Returns the day in Vietnam, which is seven hours ahead of universal time all year.
fn today() -> Date {
    (chrono::Utc::now() + chrono::TimeDelta::hours(7)).date_naive()
}

/// Returns the language that the arguments ask for; Vietnamese where they say nothing.
fn language_of(arguments: &[String]) -> Language {
    let asked = arguments
        .iter()
        .zip(arguments.iter().skip(1))
        .find(|(flag, _)| *flag == "--lang")
        .map(|(_, value)| value.as_str());
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    if asked.or(joined) == Some("en") { Language::English } else { Language::Vietnamese }
}

/// Writes to the standard output. Who closed it early, as `head` does, wants no more, and that is no mistake.
fn show(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn show_mistakes(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn say(line: &str) {
    show(&format!("{line}\n"));
}

fn complain(line: &str) {
    show_mistakes(&format!("{line}\n"));
}
