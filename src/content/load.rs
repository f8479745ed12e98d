//! Loading: which file is what, and each article split into front matter and body, in parallel.

use std::sync::Arc;

use crate::content::article;
use crate::content::documents::Documents;
use crate::content::documents::Heads;
use crate::content::fields::Fields;
use crate::content::registries;
use crate::content::shelf::Reading;
use crate::content::shelf::Shelf;
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
use crate::files::Entry;
use crate::files::EntryTrouble;
use crate::files::FileError;
use crate::files::Files;
use crate::markdown;
use crate::markdown::Body;
use crate::markdown::ProblemKind;
use crate::source;
use crate::source::Decoded;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Span;
use crate::text;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Value;

/// The largest article or registry, in bytes. A year of the longest minutes is far below it.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// What a file below `content/` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
#[derive(Debug)]
pub(super) enum Loaded {
    Session(Arc<Session>),
    News(Arc<News>),
    Page(Arc<Page>),
    Settings(Arc<Settings>),
    Topics(Arc<Registry<PlainEntry>>),
    Series(Arc<Registry<PlainEntry>>),
    Agencies(Arc<Registry<AgencyEntry>>),
    Communes(Arc<Registry<CommuneEntry>>),
    /// The id of an article that could not be read.
    Unreadable(String),
}

impl Loaded {
    /// Adds what a file became to the others.
    pub(super) fn add_to(&self, heads: &mut Heads) {
        match self {
            Loaded::Session(session) => heads.sessions.push(Arc::clone(session)),
            Loaded::News(news) => heads.news.push(Arc::clone(news)),
            Loaded::Page(page) => heads.pages.push(Arc::clone(page)),
            Loaded::Settings(settings) => heads.settings = Arc::clone(settings),
            Loaded::Topics(registry) => heads.topics = Arc::clone(registry),
            Loaded::Series(registry) => heads.series = Arc::clone(registry),
            Loaded::Agencies(registry) => heads.agencies = Arc::clone(registry),
            Loaded::Communes(registry) => heads.communes = Arc::clone(registry),
            Loaded::Unreadable(id) => drop(heads.unreadable_ids.insert(id.clone())),
        }
    }

    /// Returns where the body of an article begins; nothing for other files.
    pub(super) fn body_start(&self) -> Option<usize> {
        match self {
            Loaded::Session(session) => Some(session.origin.body_start),
            Loaded::News(news) => Some(news.origin.body_start),
            Loaded::Page(page) => Some(page.origin.body_start),
            _ => None,
        }
    }
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
    let mut shelf = Shelf::default();
    shelf.read(files, strings)?;
    Ok(shelf.documents(sink))
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

/// Returns the files beside the articles, and tells what of the listing cannot be used.
pub(super) fn tell_listing(listed: &[Entry], sink: &mut Vec<Diagnostic>) -> Vec<Entry> {
    sink.extend(wrong_endings(listed).into_iter().map(|(_, diagnostic)| diagnostic));
    let mut files = Vec::new();
    let named = listed.iter().filter(|entry| entry.trouble.is_none());
    sink.extend(named.filter_map(|entry| {
        let trouble = text::troubles(&entry.path).map(|(_, trouble)| trouble.character()).next();
        let character = trouble.or_else(|| entry.path.chars().find(|character| character.is_control()))?;
        Some(diagnostics::hidden_character_in_name(&entry.path, character))
    }));
    for entry in listed {
        match entry.trouble {
            Some(trouble) => sink.push(troubled(entry, trouble)),
            None if kind(&entry.path) == Kind::Other => {
                tell_misplaced(&entry.path, sink);
                files.push(entry.clone());
            }
            None => {}
        }
    }
    files
}

/// Returns an article or a registry with its kind; nothing for any other file.
pub(super) fn text_kind(entry: &Entry) -> Option<(&Entry, Kind)> {
    let kind = kind(&entry.path);
    (kind != Kind::Other).then_some((entry, kind))
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

fn kind(path: &str) -> Kind {
    if let Some((_, kind)) = REGISTRIES.iter().find(|(name, _)| *name == path) {
        return *kind;
    }
    let is_markdown = path.get(path.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case(".md"));
    let section = SECTIONS.iter().find(|(folder, _)| path.starts_with(folder));
    section.filter(|_| is_markdown).map_or(Kind::Other, |(_, kind)| *kind)
}

/// Endings of an article that was written elsewhere than in a plain text.
const OTHER_TEXTS: &[&str] = &["doc", "docx", "odt", "rtf", "txt"];

/// Finds articles and registries whose names have another ending, each with the path it was meant to have. Nothing may be
/// said of references to them.
pub(super) fn wrong_endings(listed: &[Entry]) -> Vec<(String, Diagnostic)> {
    let mut found = Vec::new();
    let is_usable = |entry: &&Entry| entry.trouble.is_none() && kind(&entry.path) == Kind::Other;
    for entry in listed.iter().filter(is_usable) {
        let path = entry.path.as_str();
        let lower = path.to_ascii_lowercase();
        match lower.strip_suffix(".txt") {
            Some(meant) if is_article(meant) || REGISTRIES.iter().any(|(name, _)| *name == meant) => {
                let ending = if meant.ends_with(".md") { ".md" } else { ".yaml" };
                let meant = path.get(..meant.len()).unwrap_or(path).to_owned();
                found.push((meant, diagnostics::text_file_ending(path, ending)));
            }
            _ => {
                let Some(meant) = other_text(path, &lower) else { continue };
                if !listed.iter().any(|other| other.path.eq_ignore_ascii_case(&meant)) {
                    found.push((meant, diagnostics::article_not_markdown(path)));
                }
            }
        }
    }
    found
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
fn tell_misplaced(path: &str, sink: &mut Vec<Diagnostic>) {
    if SECTIONS.iter().any(|(folder, _)| path.starts_with(folder)) {
        return;
    }
    let lower = path.to_ascii_lowercase();
    if lower.ends_with(".yaml") || lower.ends_with(".yml") {
        let wanted = path.replace(".yml", ".yaml");
        let nearest = text::closest(&wanted, REGISTRIES.iter().map(|(name, _)| *name));
        sink.push(diagnostics::unknown_registry_file(path, nearest));
    } else if lower.ends_with(".md") {
        sink.push(diagnostics::misplaced_article(path));
    }
}

/// Reads one article or registry.
///
/// # Errors
/// Fails where the disk does.
pub(super) fn load_file(
    files: &dyn Files,
    entry: &Entry,
    (kind, file): (Kind, FileId),
    strings: &markdown::Strings,
) -> Result<Reading, FileError> {
    let mut told = Vec::new();
    let path = entry.path.clone();
    let (id, folder) = identity(&path);
    let decoded = if entry.size > LARGEST_TEXT {
        Err(diagnostics::file_too_large(&path, entry.size, LARGEST_TEXT))
    } else {
        source::decode(files.read(entry)?).map_err(|error| diagnostics::not_utf8(&path, error))
    };
    let Decoded { text, composed_at } = match decoded {
        Ok(decoded) => decoded,
        Err(diagnostic) => {
            let source = Arc::new(SourceFile { path, ..SourceFile::default() });
            let loaded = Loaded::Unreadable(id);
            return Ok(Reading { source, loaded, body: Arc::default(), told: vec![diagnostic] });
        }
    };
    let (loaded, body) = match kind {
        Kind::Session | Kind::News | Kind::Page => {
            let split = split(&text, file, &mut told);
            split
                .and_then(|split| {
                    let place = Place { path: path.clone(), id: id.clone(), folder };
                    load_article(kind, place, (&text, split, strings), &mut told)
                })
                .unzip()
        }
        _ => (load_yaml(kind, &text, file, &mut told), None),
    };
    let loaded = loaded.unwrap_or(Loaded::Unreadable(id));
    let source = Arc::new(SourceFile { path, text, composed_at });
    Ok(Reading { source, loaded, body: body.map(Arc::new).unwrap_or_default(), told })
}

fn load_yaml(kind: Kind, text: &str, file: FileId, sink: &mut Vec<Diagnostic>) -> Option<Loaded> {
    if !clean(text, file, sink) {
        return None;
    }
    let node = match yaml::parse(text, 0, text.len(), file) {
        Ok(node) => node,
        Err(mistake) => {
            sink.push(*mistake);
            return None;
        }
    };
    if yaml::may_hide(text) {
        tell_hidden(&node, text, sink);
    }
    Some(match kind {
        Kind::Topics => Loaded::Topics(Arc::new(registries::plain(node, file, sink))),
        Kind::Series => Loaded::Series(Arc::new(registries::plain(node, file, sink))),
        Kind::Agencies => Loaded::Agencies(Arc::new(registries::agencies(node, file, sink))),
        Kind::Communes => Loaded::Communes(Arc::new(registries::communes(node, file, sink))),
        _ => {
            sink.extend(yaml::unquoted_colour(text, file));
            Loaded::Settings(Arc::new(registries::settings(node, sink)))
        }
    })
}

/// Tells the first character that no text may hold.
fn clean(text: &str, file: FileId, sink: &mut Vec<Diagnostic>) -> bool {
    let forbidden = text::troubles(text).find_map(|(at, trouble)| match trouble {
        text::Trouble::Control(character) | text::Trouble::Noncharacter(character) => Some((at, character)),
        text::Trouble::Bidirectional(_) | text::Trouble::ZeroWidth(_) => None,
    });
    let Some((at, character)) = forbidden else { return true };
    sink.push(diagnostics::control_character(Span::new(file, at..at + character.len_utf8()), character));
    false
}

/// Tells the first character of each key and value that readers do not see, whichever way it was typed.
fn tell_hidden(node: &Node, text: &str, sink: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Nothing => {}
        Value::Text(value) => tell_hidden_in(value, node.span, text, sink),
        Value::List(items) => items.iter().for_each(|item| tell_hidden(item, text, sink)),
        Value::Map(entries) => {
            for (key, value) in entries {
                tell_hidden_in(&key.value, key.span, text, sink);
                tell_hidden(value, text, sink);
            }
        }
    }
}

fn tell_hidden_in(value: &str, span: Span, text: &str, sink: &mut Vec<Diagnostic>) {
    let Some((_, character)) = text::first_hidden(value) else { return };
    let start = span.start as usize;
    let written = text.get(start..span.end as usize).unwrap_or("");
    // What was typed as an escape has no place of its own.
    let place = written.find(character).map(|at| start + at..start + at + character.len_utf8());
    let place = place.map_or(span, |range| Span::new(span.file, range));
    sink.push(diagnostics::hidden_character(place, character));
}

/// Tells the first character of a body that shows words in another order than they are stored in.
fn tell_reordered(text: &str, body: usize, file: FileId, sink: &mut Vec<Diagnostic>) {
    let reordering = text::troubles(text.get(body..).unwrap_or("")).find_map(|(at, trouble)| match trouble {
        text::Trouble::Bidirectional(character) => Some((body + at, character)),
        _ => None,
    });
    if let Some((at, character)) = reordering {
        sink.push(diagnostics::hidden_character(Span::new(file, at..at + character.len_utf8()), character));
    }
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

/// Where an article lies.
struct Place {
    path: String,
    id: String,
    folder: String,
}

fn load_article(
    kind: Kind,
    Place { path, id, folder }: Place,
    (text, split, strings): (&str, Split, &markdown::Strings),
    sink: &mut Vec<Diagnostic>,
) -> Option<(Loaded, Body)> {
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
    if yaml::may_hide(text.get(start..end).unwrap_or("")) {
        tell_hidden(&node, text, sink);
    }
    tell_reordered(text, body, file, sink);
    let node = match node.value {
        Value::Nothing => Node { span: head, value: Value::Map(Vec::new()) },
        Value::Map(_) => Node { span: Span { start: head.start, end: head.end, ..node.span }, value: node.value },
        _ => node,
    };
    sink.extend(yaml::cut_values(text.get(start..end).unwrap_or(""), start, file));
    let origin = Origin { file, path, id, folder, head, body_start: body };
    let fields = Fields::open(node, sink)?;
    let loaded = match kind {
        Kind::Session => Loaded::Session(Arc::new(article::session(fields, origin))),
        Kind::News => Loaded::News(Arc::new(article::news(fields, origin))),
        _ => Loaded::Page(Arc::new(article::page(fields, origin))),
    };
    Some((loaded, parsed))
}

/// Returns the id of an article and the folder that its files lie in.
pub(super) fn identity(path: &str) -> (String, String) {
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
