//! The theme: templates, strings and static files, embedded in the program and overridden file by file.
//!
//! Comes in: the name of a theme and the files of the site. Goes out: HTML from views. It knows no model and reads no
//! content.

mod colours;
mod digest;

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::Hash;
use std::hash::Hasher;

use rust_embed::RustEmbed;
use serde::Serialize;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::drawing;
use crate::files::FileError;
use crate::files::Files;
use crate::images;
use crate::palette::Colour;
use crate::palette::Palette;
use crate::routes;
use crate::source;
use crate::source::FileId;
use crate::text;
use crate::text::Language;
use crate::theme::digest::Digest;
use crate::yaml;

/// The theme that every other theme builds on.
pub const DEFAULT: &str = crate::content::DEFAULT_THEME;

/// The size of a usual page, in bytes.
const USUAL_PAGE: usize = 24 * 1024;

/// The embedded themes.
#[derive(RustEmbed)]
#[folder = "themes/"]
struct Embedded;

/// A view that was turned into a value of the template engine once, to be shown on many pages.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Prepared {
    value: Value,
    #[serde(skip)]
    said: blake3::Hash,
}

impl Default for Prepared {
    /// Prepares an empty text.
    fn default() -> Self {
        Prepared::new("")
    }
}

impl Prepared {
    /// Prepares a view.
    pub fn new<T: Hash + Serialize + ?Sized>(view: &T) -> Self {
        Prepared { value: Value::from_serializable(&view), said: Digest::of(view) }
    }
}

impl Hash for Prepared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.said.as_bytes().hash(state);
    }
}

/// HTML that stands on pages at several depths: made once, with a hole wherever the way to the root goes.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    parts: Vec<String>,
}

impl Piece {
    /// What a template is given as `page.root`: a character that no text of a site holds, because input with it is refused.
    pub const ROOT: &'static str = "\u{1}";

    /// Takes what a template made with [`Piece::ROOT`] as the way to the root.
    pub fn new(html: &[u8]) -> Self {
        let html = String::from_utf8_lossy(html);
        Piece { parts: html.split(Piece::ROOT).map(str::to_owned).collect() }
    }

    /// Returns the size of the HTML for a page from which `root` leads to the root, in bytes.
    pub fn size(&self, root: &str) -> usize {
        let parts: usize = self.parts.iter().map(String::len).sum();
        parts + self.parts.len().saturating_sub(1) * root.len()
    }

    /// Adds the HTML for a page from which `root` leads to the root.
    pub fn write(&self, root: &str, html: &mut String) {
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                html.push_str(root);
            }
            html.push_str(part);
        }
    }
}

/// What a template receives, by name.
pub struct Context {
    /// The values; none where nothing is to be rendered.
    values: Option<tera::Context>,
    said: Digest,
}

impl Default for Context {
    /// Returns a context that a template can be rendered from.
    fn default() -> Self {
        Context { values: Some(tera::Context::default()), said: Digest::default() }
    }
}

impl Context {
    /// Returns a context that only tells the origin of a page, in a fraction of the time.
    pub fn of_origin() -> Self {
        Context { values: None, said: Digest::default() }
    }

    /// Adds a prepared view under a name.
    pub fn insert_prepared(&mut self, name: &'static str, view: &Prepared) {
        (name, view).hash(&mut self.said);
        if let Some(values) = &mut self.values {
            values.insert_value(name, view.value.clone());
        }
    }

    /// Adds a view under a name.
    pub fn insert<T: Hash + Serialize>(&mut self, name: &'static str, view: &T) {
        (name, view).hash(&mut self.said);
        if let Some(values) = &mut self.values {
            values.insert(name, view);
        }
    }

    /// Adds what the page shows that does not pass through its template.
    pub fn shows<T: Hash + ?Sized>(&mut self, view: &T) {
        view.hash(&mut self.said);
    }

    /// Returns the hash of one view under a name.
    pub fn origin_of<T: Hash + Serialize>(name: &'static str, view: &T) -> blake3::Hash {
        let mut context = Context::of_origin();
        context.insert(name, view);
        context.said()
    }

    /// Returns the hash of all that was added.
    pub fn said(&self) -> blake3::Hash {
        self.said.hash()
    }
}

/// What is wrong with a theme.
#[derive(Debug)]
pub enum ThemeError {
    /// No theme has this name.
    Unknown {
        /// The name that `site.yaml` gives.
        name: String,
        /// The themes that there are.
        known: Vec<String>,
    },
    /// A template cannot be read or filled.
    Template(String),
    /// `strings.yaml` cannot be read.
    Strings(String),
    /// `pictures.yaml` cannot be read.
    Pictures,
    /// A file cannot be read.
    File(FileError),
}

impl ThemeError {
    /// Says what is wrong and what to do.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (ThemeError::Unknown { name, known }, Language::Vietnamese) => {
                format!(
                    "Không có giao diện “{name}”. Trong site.yaml, ở dòng theme, hãy gõ một trong các tên: {}.",
                    known.join(", ")
                )
            }
            (ThemeError::Unknown { name, known }, Language::English) => {
                format!("There is no theme `{name}`. In site.yaml, set `theme` to one of: {}.", known.join(", "))
            }
            (ThemeError::Template(what), Language::Vietnamese) => format!("Mẫu trang của giao diện có lỗi:\n{what}"),
            (ThemeError::Template(what), Language::English) => {
                format!("A template of the theme has a mistake:\n{what}")
            }
            (ThemeError::Strings(path), Language::Vietnamese) => {
                format!("Không đọc được {path}: mỗi dòng phải có dạng khóa: \"câu chữ\".")
            }
            (ThemeError::Strings(path), Language::English) => {
                format!("{path} cannot be read: each line must be key: \"text\".")
            }
            (ThemeError::Pictures, Language::Vietnamese) => "Không đọc được pictures.yaml của giao diện: widths là danh sách \
                 chiều rộng tăng dần, từ 16 đến 4096 điểm ảnh, ví dụ [480, 960, 1600]; webp_quality, jpeg_quality và avif_quality là số \
                 từ 1 đến 100; sizes_… là cách trình duyệt tính chiều rộng của ảnh."
                .to_owned(),
            (ThemeError::Pictures, Language::English) => "pictures.yaml of the theme cannot be read: widths is an ascending \
                 list of widths from 16 to 4096 pixels, such as [480, 960, 1600]; webp_quality, jpeg_quality and avif_quality are numbers \
                 from 1 to 100; sizes_… is how browsers reckon the width of a picture."
                .to_owned(),
            (ThemeError::File(error), language) => error.message(language),
        }
    }
}

/// A theme that is ready to render.
pub struct Theme {
    tera: Tera,
    /// The names of the values that each template asks for.
    asked: HashMap<String, HashSet<String>>,
    strings: BTreeMap<String, String>,
    pictures: images::Settings,
    sizes: BTreeMap<String, String>,
    /// The static files as the theme has them, by their names.
    statics: BTreeMap<String, Vec<u8>>,
    /// The static files as they are published, by their paths.
    assets: BTreeMap<String, Vec<u8>>,
    /// The published paths of the static files, by the names that they have in the theme.
    published: BTreeMap<String, String>,
    /// The hash of all files of the theme.
    files: blake3::Hash,
    /// The hash of the view of the site.
    site: blake3::Hash,
}

impl Theme {
    /// Loads a theme: its own files, then those of the default theme for all it leaves out.
    ///
    /// # Errors
    /// Fails where the theme does not exist, a file cannot be read, or a template is wrong.
    pub fn load(files: &dyn Files, name: &str) -> Result<Theme, ThemeError> {
        if !text::is_slug(name) {
            return Err(ThemeError::Unknown { name: name.to_owned(), known: known_themes(files) });
        }
        let sources = gather(files, name)?;
        let files_hash = Digest::of(&sources);
        let mut tera = Tera::new();
        tera.register_filter("qr", draw_code);
        let mut templates = Vec::new();
        let mut strings = BTreeMap::new();
        let mut pictures = images::Settings::default();
        let mut sizes = BTreeMap::new();
        let mut statics = BTreeMap::new();
        for (path, bytes) in sources {
            if let Some(template) = path.strip_prefix("templates/") {
                templates.push((template.to_owned(), decode(&path, bytes)?));
            } else if path == STRINGS {
                strings = parse_strings(&path, bytes)?;
            } else if path == PICTURES {
                (pictures, sizes) = parse_pictures(bytes).ok_or(ThemeError::Pictures)?;
            } else if let Some(asset) = path.strip_prefix("static/") {
                statics.insert(asset.to_owned(), bytes);
            }
        }
        if let Some(additions) = statics.remove(ADDITIONS) {
            statics.entry(STYLESHEET.to_owned()).or_default().extend([b"\n".as_slice(), &additions].concat());
        }
        tera.add_raw_templates(templates).map_err(template_error)?;
        let asked = asked(&tera).map_err(template_error)?;
        tera.global_context().insert("t", &strings);
        tera.global_context().insert("sizes", &sizes);
        let (assets, published) = (BTreeMap::new(), BTreeMap::new());
        let site = Digest::of("");
        let mut theme =
            Theme { tera, asked, strings, pictures, sizes, statics, assets, published, files: files_hash, site };
        theme.set_colour(None);
        Ok(theme)
    }

    /// Lets the look follow a colour, or be that of the theme alone: what is published is the stylesheet and the icon with
    /// the colours of the palette behind their own.
    pub fn set_colour(&mut self, colour: Option<Colour>) {
        let shades = colour.map(|colour| Palette::of(colour).shades);
        let coloured = |name: &str, bytes: &[u8]| match (shades, name) {
            (Some(shades), STYLESHEET) => colours::stylesheet(bytes, shades),
            (Some(shades), ICON) => colours::icon(bytes, shades.light),
            _ => bytes.to_owned(),
        };
        (self.assets, self.published) = (BTreeMap::new(), BTreeMap::new());
        for (name, bytes) in &self.statics {
            let bytes = coloured(name, bytes);
            let path = asset_path(name, &bytes);
            self.published.insert(name.clone(), path.clone());
            self.assets.insert(path, bytes);
        }
    }

    /// Sets the view of the site, which every template receives as `site`.
    pub fn set_site<T: Hash + Serialize>(&mut self, view: &T) {
        self.site = Digest::of(view);
        self.tera.global_context().insert("site", view);
    }

    /// Tells whether a template asks for a value: by itself, in what it extends and includes, or perhaps in a component. What
    /// takes long to make need not be made for the others.
    pub fn asks_for(&self, template: &str, value: &str) -> bool {
        self.asked.get(template).is_some_and(|asked| asked.contains(value))
    }

    /// Returns a string of the theme; its key where the theme has none.
    pub fn string<'s>(&'s self, key: &'s str) -> &'s str {
        self.strings.get(key).map_or(key, String::as_str)
    }

    /// Returns what is made of pictures.
    pub fn pictures(&self) -> &images::Settings {
        &self.pictures
    }

    /// Returns the width that a picture has on pages of any width, as the attribute `sizes` says it; all of the page
    /// where the theme does not say.
    pub fn sizes(&self, place: &str) -> &str {
        self.sizes.get(place).map_or("100vw", String::as_str)
    }

    /// Returns the published path of a static file by the name that it has in the theme, such as `style.css`.
    pub fn published(&self, name: &str) -> Option<&str> {
        self.published.get(name).map(String::as_str)
    }

    /// Returns the static files by published path.
    pub fn assets(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.assets
    }

    /// Returns a hash of all that every page is made of: the files of the theme, the view of the site, and the program, of
    /// which `program` tells one version from another.
    pub fn origin(&self, program: &str) -> blake3::Hash {
        Digest::of(&(self.files.as_bytes(), self.site.as_bytes(), program))
    }

    /// Renders a template, as UTF-8. From a context that only tells an origin, nothing is rendered.
    ///
    /// # Errors
    /// Fails where the template asks for something that is not there.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut html = Vec::with_capacity(USUAL_PAGE);
        if let Some(values) = &context.values {
            self.tera.render_to(template, values, &mut html).map_err(template_error)?;
        }
        Ok(html)
    }
}

/// Returns the names of the values that each template asks for. What components ask of the templates around them counts for
/// all: which of them a template calls is not known.
fn asked(tera: &Tera) -> TeraResult<HashMap<String, HashSet<String>>> {
    let components = tera.get_component_names().filter_map(|name| tera.get_component_definition(name));
    let implicit: HashSet<String> = components
        .flat_map(|component| component.args().to_vec())
        .filter(|argument| argument.is_implicit())
        .map(|argument| argument.name().to_owned())
        .collect();
    let of = |name: &str| {
        let named = tera.get_template_variables(name)?.into_iter().map(str::to_owned);
        Ok((name.to_owned(), named.chain(implicit.iter().cloned()).collect()))
    };
    tera.get_template_names().map(of).collect()
}

/// The filter `qr`, which draws a code where a template shows it. Most codes of a plain theme never are.
fn draw_code(code: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let text = |key: &'static str| code.as_map().and_then(|code| code.get(&key.into())?.as_str());
    let drawn = match (text("id"), text("title"), text("url")) {
        (Some(id), Some(title), Some(url)) => drawing::qr(id, title, url),
        _ => return Err(tera::Error::message("`qr` draws a code, such as page.passing.code")),
    };
    Ok(Value::safe_string(&drawn.unwrap_or_default()))
}

fn template_error(error: tera::Error) -> ThemeError {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        text = format!("{text}\n{inner}");
        cause = inner.source();
    }
    ThemeError::Template(text)
}

fn decode(path: &str, bytes: Vec<u8>) -> Result<String, ThemeError> {
    let decoded = source::decode(bytes).map_err(|_| ThemeError::Template(path.to_owned()))?;
    Ok(decoded.text)
}

/// The stylesheet.
pub const STYLESHEET: &str = "style.css";

/// The icon that browsers show beside the title.
pub const ICON: &str = "icon.svg";

/// What a theme adds to the stylesheet of the theme below, so that it need not copy that; published as one file with it.
const ADDITIONS: &str = "additions.css";

/// The file of the words; each theme says only those that it changes.
const STRINGS: &str = "strings.yaml";

/// The file of the sizes of pictures.
const PICTURES: &str = "pictures.yaml";

/// Adds a file of a theme. It takes the place of its twin in the theme below, but words are added to words, what is asked
/// of pictures to what was, and additions to additions: of two with one key the later counts.
fn add(sources: &mut BTreeMap<String, Vec<u8>>, inner: &str, bytes: Vec<u8>) {
    let is_added = [STRINGS, PICTURES].contains(&inner) || inner.strip_prefix("static/") == Some(ADDITIONS);
    match sources.get_mut(inner) {
        Some(below) if is_added => {
            let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
            below.push(b'\n');
            below.extend_from_slice(bytes);
        }
        _ => drop(sources.insert(inner.to_owned(), bytes)),
    }
}

/// Returns the files of the default theme, as the program holds them, by their path within it.
pub fn default_files() -> BTreeMap<String, Vec<u8>> {
    let paths = Embedded::iter().filter_map(|path| Some(path.strip_prefix(DEFAULT)?.strip_prefix('/')?.to_owned()));
    let file = |inner: String| {
        let file = Embedded::get(&format!("{DEFAULT}/{inner}"))?;
        Some((inner, file.data.into_owned()))
    };
    paths.filter_map(file).collect()
}

/// Returns all files of a theme by their path within it; a file of the site wins over its embedded twin.
fn gather(files: &dyn Files, name: &str) -> Result<BTreeMap<String, Vec<u8>>, ThemeError> {
    let mut sources = BTreeMap::new();
    let mut found = name == DEFAULT;
    for theme in if name == DEFAULT { vec![DEFAULT] } else { vec![DEFAULT, name] } {
        let embedded = format!("{theme}/");
        let mut paths: Vec<_> = Embedded::iter().filter(|path| path.starts_with(&embedded)).collect();
        paths.sort();
        for path in paths {
            if let (Some(inner), Some(file)) = (path.strip_prefix(&embedded), Embedded::get(&path)) {
                found |= theme == name;
                add(&mut sources, inner, file.data.into_owned());
            }
        }
        let folder = format!("themes/{theme}");
        let entries = files.list(&folder).map_err(ThemeError::File)?;
        for entry in entries.iter().filter(|entry| entry.trouble.is_none()) {
            found |= theme == name;
            let inner = entry.path.strip_prefix(&format!("{folder}/")).unwrap_or(&entry.path);
            add(&mut sources, inner, files.read(entry).map_err(ThemeError::File)?);
        }
    }
    if found { Ok(sources) } else { Err(ThemeError::Unknown { name: name.to_owned(), known: known_themes(files) }) }
}

fn known_themes(files: &dyn Files) -> Vec<String> {
    let own = files.list("themes").unwrap_or_default();
    let own = own.iter().filter_map(|entry| entry.path.strip_prefix("themes/")?.split('/').next().map(str::to_owned));
    let embedded = Embedded::iter().filter_map(|path| path.split('/').next().map(str::to_owned));
    let names: std::collections::BTreeSet<String> = own.chain(embedded).collect();
    names.into_iter().collect()
}

fn parse_strings(path: &str, bytes: Vec<u8>) -> Result<BTreeMap<String, String>, ThemeError> {
    let wrong = || ThemeError::Strings(path.to_owned());
    let text = source::decode(bytes).map_err(|_| wrong())?.text;
    let node = yaml::parse(&text, 0, text.len(), FileId(0)).map_err(|_| wrong())?;
    let yaml::Value::Map(entries) = node.value else { return Err(wrong()) };
    let mut strings = BTreeMap::new();
    for (key, value) in entries {
        match value.value {
            yaml::Value::Text(text) => drop(strings.insert(key.value, text)),
            yaml::Value::Nothing => drop(strings.insert(key.value, String::new())),
            yaml::Value::List(_) | yaml::Value::Map(_) => return Err(wrong()),
        }
    }
    Ok(strings)
}

/// Reads which sizes of pictures are made, and where they are shown how wide.
fn parse_pictures(bytes: Vec<u8>) -> Option<(images::Settings, BTreeMap<String, String>)> {
    let text = source::decode(bytes).ok()?.text;
    let yaml::Value::Map(entries) = yaml::parse(&text, 0, text.len(), FileId(0)).ok()?.value else { return None };
    let (mut settings, mut sizes) = (images::Settings::default(), BTreeMap::new());
    for (key, value) in entries {
        match (key.value.as_str(), value.value) {
            ("widths", yaml::Value::List(widths)) => {
                let width = |node: &yaml::Node| match &node.value {
                    yaml::Value::Text(text) => text.parse::<u32>().ok().filter(|width| (16..=4096).contains(width)),
                    _ => None,
                };
                settings.widths = widths.iter().map(width).collect::<Option<_>>()?;
            }
            ("webp_quality", yaml::Value::Text(quality)) => settings.webp_quality = parse_quality(&quality)?,
            ("jpeg_quality", yaml::Value::Text(quality)) => settings.jpeg_quality = parse_quality(&quality)?,
            ("avif_quality", yaml::Value::Text(quality)) => settings.avif_quality = Some(parse_quality(&quality)?),
            (key, yaml::Value::Text(size)) => {
                sizes.insert(key.strip_prefix("sizes_")?.to_owned(), size);
            }
            _ => return None,
        }
    }
    (!settings.widths.is_empty() && settings.widths.is_sorted()).then_some((settings, sizes))
}

fn parse_quality(text: &str) -> Option<u8> {
    text.parse().ok().filter(|quality| (1..=100).contains(quality))
}

/// Returns the published path of a static file. It carries a hash, so that browsers may keep the file for ever.
fn asset_path(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = hash.as_str().get(..10).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{}{stem}-{hash}.{extension}", routes::ASSETS),
        None => format!("{}{name}-{hash}", routes::ASSETS),
    }
}
