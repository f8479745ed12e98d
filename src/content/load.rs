//! Loading: which file is what, and each article split into front matter and body, in parallel.

use std::collections::BTreeSet;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::content::article;
use crate::content::fields::Fields;
use crate::content::registries;
use crate::content::types::AgencyEntry;
use crate::content::types::CommuneEntry;
use crate::content::types::News;
use crate::content::types::Origin;
use crate::content::types::Page;
use crate::content::types::PlainEntry;
use crate::content::types::Registry;
use crate::content::types::Session;
use crate::content::types::Settings;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::files::Entry;
use crate::files::EntryTrouble;
use crate::files::FileError;
use crate::files::Files;
use crate::markdown;
use crate::markdown::ProblemKind;
use crate::source;
use crate::source::Decoded;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Sources;
use crate::source::Span;
use crate::text;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Value;

/// The largest article or registry, in bytes. A year of the longest minutes is far below it.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// Everything that people wrote, as they wrote it.
#[derive(Debug, Default)]
pub struct Documents {
    /// The texts, for diagnostics.
    pub sources: Sources,
    /// `site.yaml`.
    pub settings: Settings,
    /// `topics.yaml`.
    pub topics: Registry<PlainEntry>,
    /// `series.yaml`.
    pub series: Registry<PlainEntry>,
    /// `agencies.yaml`.
    pub agencies: Registry<AgencyEntry>,
    /// `communes.yaml`.
    pub communes: Registry<CommuneEntry>,
    /// The sessions, by path.
    pub sessions: Vec<Session>,
    /// The news, by path.
    pub news: Vec<News>,
    /// The plain pages, by path.
    pub pages: Vec<Page>,
    /// The paths of articles that could not be read: nothing may be said of links to them.
    pub unreadable: BTreeSet<String>,
    /// The ids of articles that could not be read.
    pub unreadable_ids: BTreeSet<String>,
    /// The other files, by path.
    pub files: Vec<Entry>,
}

impl Documents {
    /// Returns the file id of every source path.
    pub fn sources_by_path(&self) -> HashMap<&str, FileId> {
        self.sources.iter().map(|(id, source)| (source.path.as_str(), id)).collect()
    }

    /// Returns the file of a path from the folder of the site.
    pub fn file(&self, path: &str) -> Option<&Entry> {
        self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().and_then(|index| self.files.get(index))
    }
}

/// What a file below `content/` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Settings,
    Topics,
    Series,
    Agencies,
    Communes,
    Session,
    News,
    Page,
    Other,
}

/// What a file became.
enum Loaded {
    Session(Box<Session>),
    News(Box<News>),
    Page(Box<Page>),
    Yaml(Kind, Node),
    Unreadable(String),
}

/// Reads all of `content/`.
///
/// # Errors
/// Fails where the disk does; mistakes in the content are diagnostics.
pub fn load(
    files: &dyn Files,
    strings: &markdown::Strings,
    sink: &mut Vec<Diagnostic>,
) -> Result<Documents, FileError> {
    let mut documents = Documents::default();
    let mut texts: Vec<(Entry, Kind)> = Vec::new();
    let listed = files.list("content")?;
    tell_wrong_endings(&listed, &mut documents, sink);
    for entry in listed {
        match entry.trouble {
            Some(trouble) => sink.push(troubled(&entry, trouble)),
            None => match kind(&entry.path, sink) {
                Kind::Other => documents.files.push(entry),
                known => texts.push((entry, known)),
            },
        }
    }
    let numbered: Vec<_> = texts.into_iter().zip(0..).map(|((entry, kind), id)| (entry, kind, FileId(id))).collect();
    let results: Result<Vec<_>, FileError> =
        numbered.par_iter().map(|(entry, kind, id)| load_file(files, entry, (*kind, *id), strings)).collect();
    let mut sources = Vec::with_capacity(numbered.len());
    documents.sessions.reserve_exact(numbered.iter().filter(|(_, kind, _)| *kind == Kind::Session).count());
    for (source, loaded, mut told) in results? {
        if told.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            documents.unreadable.insert(source.path.clone());
        }
        sink.append(&mut told);
        let file = FileId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
        sources.push(source);
        take(loaded, file, &mut documents, sink);
    }
    documents.sources = Sources::new(sources);
    Ok(documents)
}

/// Returns the theme that `site.yaml` asks for, before anything else is read.
///
/// # Errors
/// Fails where the disk does.
pub fn theme_name(files: &dyn Files) -> Result<String, FileError> {
    let listed = files.list("content")?;
    let default = crate::content::DEFAULT_THEME.to_owned();
    let Some(entry) = listed.iter().find(|entry| entry.path == "content/site.yaml") else { return Ok(default) };
    let usable = entry.trouble.is_none() && entry.size <= LARGEST_TEXT;
    let text = if usable { source::decode(files.read(entry)?).unwrap_or_default().text } else { String::new() };
    let node = yaml::parse(&text, 0, text.len(), FileId(0));
    let named = node.ok().and_then(|node| registries::settings(node, &mut Vec::new()).theme);
    Ok(named.map_or(default, |theme| theme.value))
}

fn take(loaded: Loaded, file: FileId, documents: &mut Documents, sink: &mut Vec<Diagnostic>) {
    match loaded {
        Loaded::Session(session) => documents.sessions.push(*session),
        Loaded::News(news) => documents.news.push(*news),
        Loaded::Page(page) => documents.pages.push(*page),
        Loaded::Unreadable(id) => drop(documents.unreadable_ids.insert(id)),
        Loaded::Yaml(Kind::Topics, node) => documents.topics = registries::plain(node, file, sink),
        Loaded::Yaml(Kind::Series, node) => documents.series = registries::plain(node, file, sink),
        Loaded::Yaml(Kind::Agencies, node) => documents.agencies = registries::agencies(node, file, sink),
        Loaded::Yaml(Kind::Communes, node) => documents.communes = registries::communes(node, file, sink),
        Loaded::Yaml(_, node) => documents.settings = registries::settings(node, sink),
    }
}

fn troubled(entry: &Entry, trouble: EntryTrouble) -> Diagnostic {
    match trouble {
        EntryTrouble::NotUnicode => diagnostics::file_name_not_unicode(&entry.path),
        EntryTrouble::Link => diagnostics::link_leaves_content(&entry.path),
        EntryTrouble::SameName => diagnostics::same_file_name(&entry.path),
    }
}

/// The files that lie at the top of `content/`.
const REGISTRIES: &[(&str, Kind)] = &[
    ("content/site.yaml", Kind::Settings),
    ("content/topics.yaml", Kind::Topics),
    ("content/series.yaml", Kind::Series),
    ("content/agencies.yaml", Kind::Agencies),
    ("content/communes.yaml", Kind::Communes),
];

/// The folders of articles.
const SECTIONS: &[(&str, Kind)] =
    &[("content/sessions/", Kind::Session), ("content/news/", Kind::News), ("content/pages/", Kind::Page)];

fn kind(path: &str, sink: &mut Vec<Diagnostic>) -> Kind {
    if let Some((_, kind)) = REGISTRIES.iter().find(|(name, _)| *name == path) {
        return *kind;
    }
    let lower = path.to_ascii_lowercase();
    match SECTIONS.iter().find(|(folder, _)| path.starts_with(folder)) {
        Some((_, kind)) if lower.ends_with(".md") => *kind,
        Some(_) => Kind::Other,
        None => {
            misplaced(path, &lower, sink);
            Kind::Other
        }
    }
}

/// Endings of an article that was written elsewhere than in a plain text.
const OTHER_TEXTS: &[&str] = &["doc", "docx", "odt", "rtf", "txt"];

/// Tells articles and registries whose names have another ending. Nothing may be said of references to them.
fn tell_wrong_endings(listed: &[Entry], documents: &mut Documents, sink: &mut Vec<Diagnostic>) {
    for entry in listed.iter().filter(|entry| entry.trouble.is_none()) {
        let path = entry.path.as_str();
        let lower = path.to_ascii_lowercase();
        let meant = match lower.strip_suffix(".txt") {
            Some(meant) if is_article(meant) || REGISTRIES.iter().any(|(name, _)| *name == meant) => {
                let ending = if meant.ends_with(".md") { ".md" } else { ".yaml" };
                sink.push(diagnostics::text_file_ending(path, ending));
                path.get(..meant.len()).unwrap_or(path).to_owned()
            }
            _ => {
                let Some(meant) = other_text(path, &lower) else { continue };
                if listed.iter().any(|other| other.path.eq_ignore_ascii_case(&meant)) {
                    continue;
                }
                sink.push(diagnostics::article_not_markdown(path));
                meant
            }
        };
        documents.unreadable_ids.insert(identity(&meant).0);
        documents.unreadable.insert(meant);
    }
}

/// Tells whether a path in lower case is that of an article.
fn is_article(path: &str) -> bool {
    SECTIONS.iter().any(|(folder, _)| path.starts_with(folder)) && path.ends_with(".md")
}

/// Returns the article that an `index.docx` was meant to be.
fn other_text(path: &str, lower: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, ending) = lower.get(folder.len() + 1..)?.rsplit_once('.')?;
    let section = SECTIONS.iter().find(|(section, _)| path.starts_with(section))?;
    let is_below = folder.len() > section.0.len();
    (is_below && stem == "index" && OTHER_TEXTS.contains(&ending) && !name.is_empty())
        .then(|| format!("{folder}/index.md"))
}

/// Tells articles and registries that lie where nothing reads them.
fn misplaced(path: &str, lower: &str, sink: &mut Vec<Diagnostic>) {
    if lower.ends_with(".yaml") || lower.ends_with(".yml") {
        let wanted = path.replace(".yml", ".yaml");
        let nearest = text::closest(&wanted, REGISTRIES.iter().map(|(name, _)| *name));
        sink.push(diagnostics::unknown_registry_file(path, nearest));
    } else if lower.ends_with(".md") {
        sink.push(diagnostics::misplaced_article(path));
    }
}

type FileResult = (SourceFile, Loaded, Vec<Diagnostic>);

fn load_file(
    files: &dyn Files,
    entry: &Entry,
    (kind, file): (Kind, FileId),
    strings: &markdown::Strings,
) -> Result<FileResult, FileError> {
    let mut sink = Vec::new();
    let path = entry.path.clone();
    let (id, folder) = identity(&path);
    if entry.size > LARGEST_TEXT {
        sink.push(diagnostics::file_too_large(&path, entry.size, LARGEST_TEXT));
        return Ok((SourceFile { path, ..SourceFile::default() }, Loaded::Unreadable(id), sink));
    }
    let Decoded { text, composed_at } = match source::decode(files.read(entry)?) {
        Ok(decoded) => decoded,
        Err(error) => {
            sink.push(diagnostics::not_utf8(&path, error));
            return Ok((SourceFile { path, ..SourceFile::default() }, Loaded::Unreadable(id), sink));
        }
    };
    let loaded = match kind {
        Kind::Session | Kind::News | Kind::Page => {
            let split = split(&text, file, &mut sink);
            split.and_then(|split| load_article(kind, (id.clone(), folder), (&text, split, strings), &mut sink))
        }
        _ => load_yaml(kind, &text, file, &mut sink),
    };
    Ok((SourceFile { path, text, composed_at }, loaded.unwrap_or(Loaded::Unreadable(id)), sink))
}

fn load_yaml(kind: Kind, text: &str, file: FileId, sink: &mut Vec<Diagnostic>) -> Option<Loaded> {
    if !clean(text, file, sink) {
        return None;
    }
    match yaml::parse(text, 0, text.len(), file) {
        Ok(node) => Some(Loaded::Yaml(kind, node)),
        Err(mistake) => {
            sink.push(*mistake);
            None
        }
    }
}

/// Tells the first character that no text may hold.
fn clean(text: &str, file: FileId, sink: &mut Vec<Diagnostic>) -> bool {
    let mut from = 0;
    while let Some((at, trouble)) = text.get(from..).and_then(text::first_trouble) {
        let start = from + at;
        match trouble {
            text::Trouble::Control(character) | text::Trouble::Noncharacter(character) => {
                let span = Span::new(file, start..start + character.len_utf8());
                sink.push(diagnostics::control_character(span, character));
                return false;
            }
            text::Trouble::Bidirectional(character) | text::Trouble::ZeroWidth(character) => {
                from = start + character.len_utf8();
            }
        }
    }
    true
}

/// Where the parts of an article lie in its text.
#[derive(Clone, Copy)]
struct Split {
    file: FileId,
    front: (usize, usize),
    body: usize,
}

fn split(text: &str, file: FileId, sink: &mut Vec<Diagnostic>) -> Option<Split> {
    let first_line = Span::new(file, 0..text.find('\n').unwrap_or(text.len()));
    if text.trim().is_empty() {
        sink.push(diagnostics::empty_file(first_line));
        return None;
    }
    if !clean(text, file, sink) {
        return None;
    }
    let Some(opening) = text.lines().next().filter(|line| line.trim_end() == "---") else {
        sink.push(without_opening(text, first_line));
        return None;
    };
    let front = opening.len() + 1;
    let mut at = front;
    for line in text.get(front..).unwrap_or("").split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Split { file, front: (front, at), body: at + line.len() });
        }
        if is_wrong_mark(line) {
            sink.push(diagnostics::wrong_front_matter_mark(Span::new(file, at..at + line.trim_end().len())));
            return None;
        }
        at += line.len();
    }
    sink.push(diagnostics::front_matter_not_closed(first_line));
    None
}

/// Tells why a front matter does not begin in the first line.
fn without_opening(text: &str, first_line: Span) -> Diagnostic {
    let line = text.lines().next().unwrap_or("");
    let begins = text.trim_start().lines().next().is_some_and(|line| line.trim_end() == "---");
    if begins {
        return diagnostics::space_before_front_matter(first_line);
    }
    if is_wrong_mark(line) {
        return diagnostics::wrong_front_matter_mark(first_line);
    }
    diagnostics::no_front_matter(first_line)
}

/// Tells whether a line was meant as `---`: more or fewer hyphens, or the dashes that Word makes of them.
fn is_wrong_mark(line: &str) -> bool {
    let line = line.trim_end();
    let is_dash = |character: char| matches!(character, '-' | '–' | '—' | '−');
    !line.is_empty() && line != "-" && line != "---" && line.chars().all(is_dash)
}

fn load_article(
    kind: Kind,
    (id, folder): (String, String),
    (text, split, strings): (&str, Split, &markdown::Strings),
    sink: &mut Vec<Diagnostic>,
) -> Option<Loaded> {
    let Split { file, front: (start, end), body } = split;
    let head = Span::new(file, 0..start.saturating_sub(1));
    let parsed = markdown::parse(text.get(body..).unwrap_or(""), strings);
    // What the rules on headings tell, they tell of the whole article.
    for problem in parsed.problems.iter().filter(|problem| problem.kind != ProblemKind::HeadingOne) {
        let span = Span::new(file, body + problem.range.start..body + problem.range.end);
        sink.push(diagnostics::markdown_problem(span, &problem.kind));
    }
    if !text::is_slug(&id) {
        sink.push(diagnostics::article_without_id(head));
        return None;
    }
    let node = match yaml::parse(text, start, end, file) {
        Ok(node) => node,
        Err(mistake) => {
            sink.push(*mistake);
            return None;
        }
    };
    let node = match node.value {
        Value::Nothing => Node { span: head, value: Value::Map(Vec::new()) },
        Value::Map(_) => Node { span: Span { start: head.start, end: head.end, ..node.span }, value: node.value },
        _ => node,
    };
    sink.extend(yaml::cut_values(text.get(start..end).unwrap_or(""), start, file));
    let origin = Origin { file, id, folder, head, body_start: body, body: parsed };
    let fields = Fields::open(node, sink)?;
    Some(match kind {
        Kind::Session => Loaded::Session(Box::new(article::session(fields, origin))),
        Kind::News => Loaded::News(Box::new(article::news(fields, origin))),
        _ => Loaded::Page(Box::new(article::page(fields, origin))),
    })
}

/// Returns the id of an article and the folder that its files lie in.
fn identity(path: &str) -> (String, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let section = folder.matches('/').count() == 1;
    let named = match stem.eq_ignore_ascii_case("index") {
        true if section => "",
        true => folder.rsplit('/').next().unwrap_or(""),
        false => stem,
    };
    (text::slug(named), folder.to_owned())
}
