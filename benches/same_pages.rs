//! Builds only what a general generator would build of the same articles: the home page, the articles, topics and communes
//! with their pages, years, one feed, the sitemap, the page for what is not found. For a comparison; a site has far more.
//!
//! `same_pages SITE OUTPUT` publishes; `same_pages SITE` prints the processor time of each phase and the memory after it, and
//! writes nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark")]

use std::mem::ManuallyDrop;
use std::path::Path;

use doithoai::build;
use doithoai::build::Destination;
use doithoai::build::Nobody;
use doithoai::build::Options;
use doithoai::build::Resolved;
use doithoai::build::Written;
use doithoai::feeds::Feed;
use doithoai::files::DiskFiles;
use doithoai::images::Store;
use doithoai::images::Studio;
use doithoai::model::Audience;
use doithoai::pages;
use doithoai::pages::Page;
use doithoai::targets;
use doithoai::targets::Renderer;
use doithoai::targets::Target;
use doithoai::text;
use rayon::prelude::*;

/// As in the program itself.
#[cfg(not(windows))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [site, output] => run(site, Some(Path::new(output))),
        [site] => run(site, None),
        _ => println!("same_pages SITE [OUTPUT]"),
    }
}

fn run(folder: &str, output: Option<&Path>) {
    let mut clock = Clock::start();
    let files = DiskFiles::new(folder);
    let sink = &mut Vec::new();
    // As in the program itself, what was read and resolved is not freed piece by piece.
    let Written { mut theme, documents } = build::read(&files, sink).unwrap();
    let documents = ManuallyDrop::new(documents);
    clock.lap("reading: front matter and Markdown", output);
    let store = Store::default();
    let studio = Studio::new(&files, &store, theme.pictures().clone());
    let resolved = ManuallyDrop::new(build::resolve(&studio, &documents, &options(), sink).unwrap());
    clock.lap("linking and checking", output);
    let Resolved { site, routes, links, catalog } = &*resolved;
    pages::dress(&mut theme, site, routes, catalog);
    let from = pages::Sources { texts: &documents.texts, site, routes, links, catalog };
    let renderer = ManuallyDrop::new(Renderer::new(&studio, from, &theme));
    let plan: Vec<Target> = targets::plan_without_search(&renderer).into_iter().filter(is_common).collect();
    clock.lap("planning", output);
    match output {
        Some(output) => {
            let destination = Destination { folder: output, program: "", receipt: "" };
            build::publish(&renderer, &plan, destination, &Nobody).unwrap();
            println!("{} files", plan.len());
        }
        None => {
            let bytes: usize = plan.par_iter().map(|target| renderer.render(target).unwrap().bytes.len()).sum();
            clock.lap("rendering", output);
            println!("{} files, {bytes} bytes", plan.len());
        }
    }
}

fn options() -> Options {
    Options::check(text::parse_date("2026-06-15").unwrap(), Audience::Public)
}

/// Tells whether other generators were asked for the same.
fn is_common(target: &Target) -> bool {
    let is_page = |page: &Page| {
        matches!(
            page,
            Page::Home
                | Page::Article(_)
                | Page::Sessions(_)
                | Page::Topics
                | Page::Topic(..)
                | Page::Communes
                | Page::Commune(..)
                | Page::Years
                | Page::Year(..)
                | Page::NotFound
        )
    };
    match target {
        Target::Page(page) => is_page(page),
        Target::Feed(Feed::Site) | Target::Text { .. } => true,
        Target::Asset(path) => path.ends_with(".css"),
        _ => false,
    }
}

/// Processor time of this process, in seconds, as Linux counts it.
struct Clock(f64);

impl Clock {
    fn start() -> Self {
        Clock(cpu())
    }

    fn lap(&mut self, what: &str, output: Option<&Path>) {
        let now = cpu();
        if output.is_none() {
            println!("{what}: {:.2} s, then {:.0} MB in memory", now - self.0, resident());
        }
        self.0 = now;
    }
}

/// Memory of this process that is in use, in MB, as Linux counts it.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}

fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
