//! What articles and the settings refer to: every link, picture and document of published content, resolved or told.
//!
//! Comes in: the documents, the site and its routes. Goes out: [`Links`]: a target for each reference, and the files that
//! are to be published, and diagnostics. It must not read the files themselves.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::content::Heads;
use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Use;
use crate::markdown::Body;
use crate::markdown::Heading;
use crate::markdown::Reference;
use crate::markdown::ReferenceKind;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::Site;
use crate::output::OutputPath;
use crate::routes;
use crate::routes::ArticleId;
use crate::routes::Routes;
use crate::source::FileId;
use crate::source::Sources;
use crate::source::Span;
use crate::text;

/// Where a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of this site: its address, and `#fragment` or nothing.
    Page {
        /// The address.
        address: String,
        /// `#fragment`, or nothing.
        fragment: String,
    },
    /// A place on the same page: `#fragment`.
    Here(String),
    /// An absolute address.
    External(String),
    /// A picture of the site, by source path.
    Picture(String),
    /// A file to download, by its published path.
    File(String),
    /// Nothing; it has been told.
    Nowhere,
}

/// The targets of all references, and the files that they publish.
#[derive(Debug, Default)]
pub struct Links {
    bodies: HashMap<ArticleId, Vec<Target>>,
    /// The pictures in use, by source path, with the first place that uses each.
    pub pictures: BTreeMap<String, Span>,
    /// The source path of the logo, where no article shows the same file: it is only shown small.
    pub logo: Option<String>,
    /// The documents in use: source path to published path.
    pub files: BTreeMap<String, String>,
    /// The documents in use, by source path, with the first place that uses each.
    pub places: BTreeMap<String, Span>,
}

impl Links {
    /// Returns where the references of an article's body lead, in order.
    pub fn body(&self, article: ArticleId) -> &[Target] {
        self.bodies.get(&article).map_or(&[], Vec::as_slice)
    }

    /// Returns the published path of a file that an article names.
    pub fn file(&self, folder: &str, written: &str) -> Option<(&str, &str)> {
        let path = join(folder, written)?;
        self.files.get_key_value(&path).map(|(source, published)| (source.as_str(), published.as_str()))
    }
}

/// The endings of files that may be offered for download. Web pages and scripts are not among them.
const DOCUMENT_TYPES: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv", "txt", "zip", "7z", "rar",
    "mp3", "mp4", "m4a", "ics",
];

/// The endings of pictures.
const PICTURE_TYPES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "svg"];

/// What references can lead to, and which articles have some in their front matter. It depends on heads alone.
pub struct Places<'h> {
    heads: &'h Heads,
    by_path: HashMap<String, FileId>,
    /// The paths of all articles by their form without an ending.
    articles: HashMap<String, String>,
    /// The folders that belong to one article each.
    owners: HashMap<String, FileId>,
    /// The published articles that are not withdrawn, and whether their front matter names files.
    shown: Vec<(ArticleId, bool)>,
}

impl<'h> Places<'h> {
    /// Enters the files and articles of a site.
    pub fn new(heads: &'h Heads, sources: &Sources, site: &Site<'_>) -> Self {
        let by_path: HashMap<String, FileId> = sources.iter().map(|(id, source)| (source.path.clone(), id)).collect();
        let articles = by_path.keys().filter(|path| is_article(path));
        let articles = articles.map(|path| (without_ending(path).to_owned(), path.clone())).collect();
        let owners = owners(&by_path);
        let is_shown = |id: &ArticleId| routes::article(site, *id).withdrawn.is_none();
        let shown = routes::articles(site).filter(is_shown).map(|id| (id, names_files(site, id))).collect();
        Places { heads, by_path, articles, owners, shown }
    }
}

/// Tells whether the front matter of an article names files.
fn names_files(site: &Site<'_>, id: ArticleId) -> bool {
    let article = routes::article(site, id);
    let proves = |session: SessionId| {
        let Session { updates, resolutions, .. } = site.session(session);
        updates.iter().any(|update| !site.update(*update).evidence.is_empty())
            || resolutions.iter().any(|task| !site.resolution(*task).written.evidence.is_empty())
    };
    article.cover.is_some()
        || !article.gallery.is_empty()
        || !article.documents.is_empty()
        || matches!(id, ArticleId::Session(session) if proves(session))
}

/// Resolves every reference of every published article. A withdrawn one refers to nothing any more.
pub fn resolve(
    places: &Places<'_>,
    texts: &Texts,
    (site, routes): (&Site<'_>, &Routes),
    sink: &mut Vec<Diagnostic>,
) -> Links {
    let links = Links::default();
    let mut resolver = Resolver { places, texts, site, routes, links, published: BTreeMap::new(), sink };
    for (id, names_files) in &places.shown {
        if *names_files {
            resolver.front_matter(*id);
        }
        resolver.body(*id);
    }
    if let Some(logo) = site.settings.logo {
        let shown_by_articles = resolver.links.pictures.len();
        if let Target::Picture(path) = resolver.picture(SITE_FOLDER, &logo.value, logo.span) {
            resolver.links.logo = (resolver.links.pictures.len() > shown_by_articles).then_some(path);
        }
    }
    resolver.links
}

/// Joins a path that an article writes to the folder of the article; nothing where it leaves `content/`.
pub fn join(folder: &str, written: &str) -> Option<String> {
    let decoded = percent_decoded(written);
    let decoded = text::nfc(&decoded);
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
        if parts.is_empty() {
            return None;
        }
    }
    (parts.first() == Some(&"content") && !decoded.starts_with('/') && !decoded.contains('\\')).then(|| parts.join("/"))
}

/// The folder from which `site.yaml` names its files.
const SITE_FOLDER: &str = "content";

/// Returns the source path of the logo of a site.
pub fn logo(site: &Site<'_>) -> Option<String> {
    join(SITE_FOLDER, &site.settings.logo?.value)
}

/// Tells whether a source file is an article.
fn is_article(path: &str) -> bool {
    path.get(path.len().saturating_sub(3)..).is_some_and(|ending| ending.eq_ignore_ascii_case(".md"))
}

/// Returns the folders that belong to one article each: those that hold its `index.md`.
fn owners(by_path: &HashMap<String, FileId>) -> HashMap<String, FileId> {
    let owner = |(path, file): (&String, &FileId)| {
        let (folder, name) = path.rsplit_once('/')?;
        name.eq_ignore_ascii_case("index.md").then(|| (folder.to_owned(), *file))
    };
    by_path.iter().filter_map(owner).collect()
}

/// Returns the path of an article without what all paths end in.
fn without_ending(path: &str) -> &str {
    let path = path.strip_suffix(".md").unwrap_or(path);
    path.strip_suffix("/index").unwrap_or(path)
}

/// Returns the way from a folder to a file, as an article writes it.
fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(from.len() - shared), to.get(shared..).unwrap_or_default().join("/"))
}

fn percent_decoded(written: &str) -> String {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

struct Resolver<'a, 'd> {
    places: &'a Places<'a>,
    texts: &'a Texts,
    site: &'a Site<'d>,
    routes: &'a Routes,
    links: Links,
    /// Published paths already given out, in lower case, with the source path.
    published: BTreeMap<String, String>,
    sink: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_, '_> {
    fn front_matter(&mut self, id: ArticleId) {
        let article = routes::article(self.site, id);
        let folder = article.folder;
        for picture in article.cover.into_iter().chain(article.gallery) {
            self.picture(folder, &picture.src.value, picture.src.span);
        }
        for document in article.documents {
            self.file(folder, &document.file.value, document.file.span);
        }
        if let ArticleId::Session(session) = id {
            let site = self.site;
            let session = site.session(session);
            let reported = session.updates.iter().flat_map(|update| site.update(*update).evidence);
            let declared = session.resolutions.iter().flat_map(|task| &site.resolution(*task).written.evidence);
            for file in reported.chain(declared).filter_map(|evidence| evidence.file.as_ref()) {
                self.file(folder, &file.value, file.span);
            }
        }
    }

    fn body(&mut self, id: ArticleId) {
        let article = routes::article(self.site, id);
        let body = self.texts.body(article.file);
        if let ArticleId::Session(session) = id {
            self.ids(session, body);
        }
        if body.references.is_empty() {
            return;
        }
        let span = |reference: &Reference| {
            let range = reference.range.start + article.body_start..reference.range.end + article.body_start;
            Span::new(article.file, range)
        };
        let targets: Vec<Target> = body
            .references
            .iter()
            .map(|reference| match reference.kind {
                ReferenceKind::Image => self.picture(article.folder, &reference.target, span(reference)),
                ReferenceKind::Link => self.link(id, &reference.target, span(reference)),
            })
            .collect();
        self.links.bodies.insert(id, targets);
    }

    /// Tells petitions and tasks whose id a heading of the same page has.
    fn ids(&mut self, session: SessionId, body: &Body) {
        let Session { article, written, .. } = self.site.session(session);
        let petitions = written.petitions.iter().filter_map(|petition| petition.id.as_ref());
        for id in petitions.chain(written.resolutions.iter().map(|task| &task.id)) {
            let is_same = |heading: &&Heading| heading.id.eq_ignore_ascii_case(&id.value);
            if let Some(heading) = body.headings.iter().find(is_same) {
                let range = article.body_start + heading.range.start..article.body_start + heading.range.end;
                let first = Span::new(article.file, range);
                self.sink.push(diagnostics::duplicate_id(id.span, &id.value, first));
            }
        }
    }

    fn link(&mut self, id: ArticleId, target: &str, span: Span) -> Target {
        if let Some(anchor) = target.strip_prefix('#') {
            self.anchor(id, anchor, span);
            return Target::Here(target.to_owned());
        }
        if has_scheme(target) {
            return Target::External(target.to_owned());
        }
        let (path, fragment) = target.split_once('#').map_or((target, ""), |(path, fragment)| (path, fragment));
        if let Some(address) = path.strip_prefix('/') {
            return self.address(address, fragment, span);
        }
        let folder = routes::article(self.site, id).folder;
        let Some(source) = join(folder, path) else {
            self.sink.push(diagnostics::path_leaves_content(span, target, folder));
            return Target::Nowhere;
        };
        let named = self.places.articles.get(source.as_str()).unwrap_or(&source);
        let article = self.places.by_path.get(named).copied();
        match article {
            Some(file) => self.article(file, fragment, span),
            None if PICTURE_TYPES.contains(&extension(&source).as_str()) => self.picture(folder, path, span),
            None if is_article(&source) => self.missing_article((folder, &source), target, span),
            None => self.file(folder, path, span).map_or(Target::Nowhere, Target::File),
        }
    }

    fn article(&mut self, file: FileId, fragment: &str, span: Span) -> Target {
        let Some(target) = self.routes.by_file(file) else {
            let path = self.texts.sources.path(file);
            if !self.places.heads.unreadable.contains(path) {
                self.sink.push(diagnostics::held_back_target(span, path));
            }
            return Target::Nowhere;
        };
        if !fragment.is_empty() {
            self.anchor(target, fragment, span);
        }
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        Target::Page { address: self.routes.article(target).to_owned(), fragment }
    }

    fn missing_article(&mut self, (folder, source): (&str, &str), target: &str, span: Span) -> Target {
        if self.places.heads.unreadable.contains(source) {
            return Target::Nowhere;
        }
        let own = without_ending(self.texts.sources.path(span.file));
        let mut others: Vec<&str> =
            self.places.articles.keys().map(String::as_str).filter(|path| *path != own).collect();
        others.sort_unstable();
        let nearest = text::closest(without_ending(source), others.iter().copied());
        let nearest = nearest.and_then(|found| self.places.articles.get(found)).map(|path| relative(folder, path));
        self.sink.push(diagnostics::missing_article(span, target, nearest.as_deref()));
        Target::Nowhere
    }

    /// Resolves an address of the site, as `/chuyen-de/dat-dai/` writes it.
    fn address(&mut self, address: &str, fragment: &str, span: Span) -> Target {
        let folder = if address.is_empty() || address.ends_with('/') || address.ends_with(".html") {
            address.to_owned()
        } else {
            format!("{address}/")
        };
        let Some(known) = self.routes.known(&folder) else {
            self.sink.push(diagnostics::missing_address(span, address, self.routes.closest(&folder)));
            return Target::Nowhere;
        };
        // Which places the other pages have is up to the theme.
        let article = routes::articles(self.site).find(|id| !fragment.is_empty() && self.routes.article(*id) == known);
        if let Some(article) = article {
            self.anchor(article, fragment, span);
        }
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        Target::Page { address: known.to_owned(), fragment }
    }

    /// Tells a fragment that the page of an article does not have.
    fn anchor(&mut self, id: ArticleId, written: &str, span: Span) {
        let wanted = percent_decoded(written);
        let mut anchors: Vec<&str> = self.texts.body(routes::article(self.site, id).file).anchors().collect();
        if let ArticleId::Session(id) = id {
            let session = self.site.session(id);
            anchors.extend(session.petitions.iter().map(|petition| petition.id));
            anchors.extend(session.resolutions.iter().map(|task| self.site.resolution(*task).id));
        }
        if !wanted.is_empty() && !anchors.contains(&wanted.as_str()) {
            let nearest = text::closest(&wanted, anchors.iter().copied());
            self.sink.push(diagnostics::missing_anchor(span, &wanted, (nearest, &anchors)));
        }
    }

    fn picture(&mut self, folder: &str, written: &str, span: Span) -> Target {
        if has_scheme(written) {
            self.sink.push(diagnostics::picture_elsewhere(span, written));
            return Target::Nowhere;
        }
        let Some(path) = self.existing(folder, written, span, Use::Picture) else { return Target::Nowhere };
        if !PICTURE_TYPES.contains(&extension(&path).as_str()) {
            self.sink.push(diagnostics::not_a_picture(span, written, PICTURE_TYPES));
            return Target::Nowhere;
        }
        self.links.pictures.entry(path.clone()).or_insert(span);
        Target::Picture(path)
    }

    /// Returns the article that the folder of a file belongs to, if there is one.
    fn owner(&self, path: &str) -> Option<FileId> {
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if let Some(owner) = self.places.owners.get(parent) {
                return Some(*owner);
            }
            folder = parent;
        }
        None
    }

    /// Returns the address beside which a file is published: that of its own article, whoever links to it. A file that
    /// belongs to no one article has its place by its folder.
    fn home_of(&self, path: &str) -> String {
        if let Some(id) = self.owner(path).and_then(|owner| self.routes.by_file(owner)) {
            return self.routes.article(id).to_owned();
        }
        let folder =
            path.strip_prefix("content/").and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let parts: Vec<String> = folder.split('/').map(portable).filter(|part| !part.is_empty()).collect();
        parts.iter().fold(routes::DOCUMENTS.to_owned(), |address, part| format!("{address}{part}/"))
    }

    /// Tells a file whose own article is not shown, so that nothing of that article is published.
    fn is_shown(&mut self, path: &str, span: Span) -> bool {
        let Some(owner) = self.owner(path) else { return true };
        let article = self.routes.by_file(owner);
        let withdrawn = article.is_some_and(|id| routes::article(self.site, id).withdrawn.is_some());
        match article {
            Some(_) if !withdrawn => return true,
            Some(_) => self.sink.push(diagnostics::withdrawn_target(span, path)),
            None if self.places.heads.unreadable.contains(self.texts.sources.path(owner)) => {}
            None => self.sink.push(diagnostics::held_back_target(span, path)),
        }
        false
    }

    /// Publishes a document, and returns its published path.
    fn file(&mut self, folder: &str, written: &str, span: Span) -> Option<String> {
        let path = self.existing(folder, written, span, Use::Document)?;
        if let Some(published) = self.links.files.get(&path) {
            return Some(published.clone());
        }
        let extension = extension(&path);
        if !DOCUMENT_TYPES.contains(&extension.as_str()) && !PICTURE_TYPES.contains(&extension.as_str()) {
            self.sink.push(diagnostics::document_type(span, written, DOCUMENT_TYPES));
            return None;
        }
        let name = path.rsplit('/').next().unwrap_or(&path);
        let stem = portable(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let stem = if stem.is_empty() { "tep".to_owned() } else { stem };
        let base = format!("{}{stem}", self.home_of(&path));
        let choices = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
        let free = choices.map(|base| format!("{base}.{extension}")).find(|path| !self.published.contains_key(path))?;
        self.published.insert(free.clone(), path.clone());
        self.links.places.insert(path.clone(), span);
        self.links.files.insert(path, free.clone());
        Some(free)
    }

    /// Returns the source path of a file that exists; a missing one is told.
    fn existing(&mut self, folder: &str, written: &str, span: Span, purpose: Use) -> Option<String> {
        let Some(path) = join(folder, written) else {
            self.sink.push(diagnostics::path_leaves_content(span, written, folder));
            return None;
        };
        if self.texts.file(&path).is_some() {
            return self.is_shown(&path, span).then_some(path);
        }
        let prefix = format!("{folder}/");
        let beside: Vec<&str> = self.texts.files.iter().filter_map(|entry| entry.path.strip_prefix(&prefix)).collect();
        let same = beside.iter().find(|name| name.eq_ignore_ascii_case(written)).copied();
        let nearest = same.or_else(|| text::closest(written, beside.iter().copied()));
        self.sink.push(diagnostics::missing_file(span, written, (nearest, purpose, folder)));
        None
    }
}

/// The length to which published names of documents are cut, in bytes: a number and an extension find room behind it.
const LONGEST_NAME: usize = 200;

/// Returns the slug of a name of a file or a folder, such as every system can write.
fn portable(name: &str) -> String {
    let slug: String = text::slug(name).chars().take(LONGEST_NAME).collect();
    if slug.is_empty() || OutputPath::new(slug.as_str()).is_ok() { slug } else { format!("{slug}-1") }
}

/// Tells whether a target names a scheme: `https:`, `mailto:`.
fn has_scheme(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once(':') else { return target.starts_with("//") };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}
