//! Which files are made of a picture, before any of them is.
//!
//! Comes in: what is known of a picture, its hash and its name. Goes out: [`Picture`]. Names come from the hash of the
//! source and from what is asked for, so pages can be rendered before the first variant is.

use crate::cache::Key;
use crate::images::format::Format;
use crate::images::pixels;
use crate::images::placeholder::Placeholder;
use crate::routes;
use crate::text;

/// How pictures are made. Another number makes all names and all results of former runs void: raise it whenever the
/// bytes of a variant may change, with an encoder or with this module. A test holds the bytes of some variants to it.
const RECIPE: &str = "2";

/// What a theme asks of pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The widths in pixels, from the smallest, at least one.
    pub widths: Vec<u32>,
    /// The quality of WebP, 0 to 100.
    pub webp_quality: u8,
    /// The quality of JPEG, 1 to 100.
    pub jpeg_quality: u8,
    /// The quality of AVIF, 1 to 100; nothing where none is made.
    pub avif_quality: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { widths: vec![480, 960, 1600], webp_quality: 75, jpeg_quality: 80, avif_quality: None }
    }
}

impl Settings {
    /// Returns the largest width.
    pub(super) fn widest(&self) -> u32 {
        self.widths.iter().copied().max().unwrap_or(u32::MAX)
    }

    /// Returns the width of the one file for browsers that know none of the newer formats.
    fn middle(&self) -> u32 {
        self.widths.get(self.widths.len() / 2).copied().unwrap_or(u32::MAX)
    }

    /// Returns the widths that are made of a picture of a width: never larger, and none that is almost another.
    fn steps(&self, width: u32) -> Vec<u32> {
        let top = width.min(self.widest());
        let mut steps: Vec<u32> = self.widths.iter().copied().filter(|step| step * 10 < top * 9).collect();
        steps.push(top);
        steps
    }

    fn quality(&self, format: Format) -> u8 {
        match format {
            Format::Jpeg => self.jpeg_quality,
            Format::Avif => self.avif_quality.unwrap_or(0),
            Format::Png | Format::WebP | Format::Gif | Format::Svg => self.webp_quality,
        }
    }
}

/// What kind of picture it is, which decides how it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(super) enum Form {
    /// It moves, or has no pixels: one file, as it is but clean.
    Untouched(Format),
    /// It is small already, and nothing is won by encoding it anew: the file as it is but clean, and narrower ones like it.
    Small(Format, Coding),
    /// A photo.
    Photo,
    /// A photo through which something shines.
    CutOut,
    /// A drawing, a map, a text: it stays sharp.
    Drawing,
}

/// How a variant comes from its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(super) enum Coding {
    /// Encoded with the loss that the theme asks for.
    Lossy,
    /// Encoded without loss.
    Lossless,
    /// The source itself without its metadata.
    Clean,
}

/// What is known of a picture from its bytes alone. Finding it out takes long, so it is kept in the cache.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub(super) struct Facts {
    /// The size as it is shown, upright.
    pub(super) size: (u32, u32),
    pub(super) form: Form,
    pub(super) placeholder: Option<Placeholder>,
}

/// A picture in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The variants as AVIF, from the narrowest; empty where the theme asks for none, and for all but photos.
    pub avif: Vec<Variant>,
    /// The variants as WebP, from the narrowest; empty where the picture is published in its own format alone.
    pub webp: Vec<Variant>,
    /// The variants that every browser shows, from the narrowest, at least one.
    pub plain: Vec<Variant>,
    /// The colours to show until it has come.
    pub placeholder: Option<Placeholder>,
}

impl Picture {
    /// Returns all variants.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        self.avif.iter().chain(&self.webp).chain(&self.plain)
    }

    /// Returns the same picture with the least that every browser shows.
    pub(super) fn smallest(mut self) -> Self {
        self.avif.clear();
        self.webp.truncate(1);
        self.plain.truncate(1);
        self
    }

    /// Returns the largest variant that people open by itself, in the best format that what they open it with knows.
    pub fn largest(&self) -> Option<&Variant> {
        self.webp.last().or(self.plain.last())
    }
}

/// A file that is made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The published path.
    pub path: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The format.
    pub format: Format,
    /// The source path.
    pub source: String,
    /// The hash of the source.
    pub(super) hash: blake3::Hash,
    pub(super) coding: Coding,
    pub(super) quality: u8,
}

impl Variant {
    /// Returns the key of its bytes: of everything that they depend on.
    pub(super) fn key(&self, widest: u32) -> Key {
        let Variant { path: _, source: _, width, height, format, hash, coding, quality } = self;
        let asked = format!("variant {RECIPE} {width} {height} {format:?} {coding:?} {quality} {widest}");
        Key::of(&[asked.as_bytes(), hash.as_bytes()])
    }
}

/// Returns the key of the facts of a picture.
pub(super) fn facts_key(hash: blake3::Hash, settings: &Settings) -> Key {
    Key::of(&[format!("facts {RECIPE} {settings:?}").as_bytes(), hash.as_bytes()])
}

/// Lists what is made of a picture.
pub(super) fn picture(facts: &Facts, settings: &Settings, (source, hash): (&str, blake3::Hash)) -> Picture {
    let Facts { size, form, placeholder } = facts;
    let name = name(source, hash, settings);
    let variant = |format: Format, coding: Coding, width: u32| {
        let (width, height) = pixels::narrowed(*size, width);
        let step = if coding == Coding::Clean { String::new() } else { format!("-{width}") };
        let path = format!("{}{name}{step}.{}", routes::PICTURES, format.extension());
        let quality = if coding == Coding::Lossy { settings.quality(format) } else { 0 };
        Variant { path, width, height, format, source: source.to_owned(), hash, coding, quality }
    };
    let steps = settings.steps(size.0);
    let all = |format: Format, coding: Coding| steps.iter().map(|width| variant(format, coding, *width)).collect();
    let webp = |coding: Coding| all(Format::WebP, coding);
    let is_photo = matches!(form, Form::Photo | Form::CutOut) && settings.avif_quality.is_some();
    let avif = if is_photo { all(Format::Avif, Coding::Lossy) } else { Vec::new() };
    let middle = steps.iter().copied().find(|width| *width >= settings.middle()).or(steps.last().copied());
    let plain = |format: Format, coding: Coding| middle.iter().map(|width| variant(format, coding, *width)).collect();
    let (webp, plain) = match form {
        Form::Untouched(format) => (Vec::new(), vec![variant(*format, Coding::Clean, u32::MAX)]),
        Form::Small(format, coding) => {
            let narrower = steps.iter().rev().skip(1).rev().map(|width| variant(*format, *coding, *width));
            (Vec::new(), narrower.chain([variant(*format, Coding::Clean, u32::MAX)]).collect())
        }
        Form::Photo => (webp(Coding::Lossy), plain(Format::Jpeg, Coding::Lossy)),
        Form::CutOut => (webp(Coding::Lossy), plain(Format::Png, Coding::Lossless)),
        Form::Drawing => (webp(Coding::Lossless), plain(Format::Png, Coding::Lossless)),
    };
    Picture { avif, webp, plain, placeholder: *placeholder }
}

/// Returns the part of published names that all variants share: what people called the file, and a hash.
fn name(source: &str, hash: blake3::Hash, settings: &Settings) -> String {
    let name = source.rsplit('/').next().unwrap_or(source);
    let stem = text::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let stem: String = stem.chars().take(60).collect();
    let Settings { widths: _, webp_quality, jpeg_quality, avif_quality } = settings;
    let avif = avif_quality.map(|quality| format!(" {quality}")).unwrap_or_default();
    let asked = format!("{RECIPE} {webp_quality} {jpeg_quality}{avif}");
    let hash = blake3::hash(&[hash.as_bytes(), asked.as_bytes()].concat()).to_hex();
    let hash = hash.as_str().get(..12).unwrap_or_default();
    let dash = if stem.is_empty() { "" } else { "-" };
    format!("{stem}{dash}{hash}")
}
