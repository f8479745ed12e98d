//! SVG: its size, and the same drawing with nothing in it but what draws.
//!
//! What is not known to be harmless is left out: scripts, events, links, foreign content, styles and references that lead
//! out of the file, and the notes of drawing programs with the names of people and folders.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::format::Memory;
use crate::text::escape_xml;

/// The elements that are kept. Of `a` its content stays; what is not named goes with all that is in it.
const ELEMENTS: &[&str] = &[
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
];

/// The size of a drawing that says none, as browsers take it.
const USUAL_SIZE: (f64, f64) = (300.0, 150.0);
/// How deep elements may lie in one another.
const DEEPEST: usize = 256;

/// Tells whether a file is an SVG.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with("<svg") || (start.starts_with("<?xml") || start.starts_with("<!")) && start.contains("<svg")
}

/// Reads the size, and tells a file that is cut short or is no well-formed XML.
pub(super) fn head(bytes: &[u8]) -> Result<Head, BadPicture> {
    let Sanitised { size: (width, height), .. } = sanitise(bytes)?;
    let orientation = Orientation::NoTransforms;
    Ok(Head {
        format: Format::Svg,
        width,
        height,
        orientation,
        is_animated: false,
        is_drawing: true,
        memory: Memory::None,
    })
}

/// Returns the drawing without what could do more than draw.
pub(super) fn sanitised(bytes: &[u8]) -> Vec<u8> {
    sanitise(bytes).map_or(Vec::new(), |sanitised| sanitised.svg.into_bytes())
}

struct Sanitised {
    svg: String,
    size: (u32, u32),
}

fn sanitise(bytes: &[u8]) -> Result<Sanitised, BadPicture> {
    let text = std::str::from_utf8(bytes).map_err(|_| BadPicture::Damaged)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut writer = Writer::default();
    loop {
        match reader.read_event().map_err(|_| BadPicture::Damaged)? {
            Event::Start(start) => writer.start(&start)?,
            Event::Empty(start) => {
                writer.start(&start)?;
                writer.end();
            }
            Event::End(_) => writer.end(),
            Event::Text(text) => writer.text(&text.xml10_content()),
            Event::CData(text) => writer.text(&text.xml10_content()),
            Event::GeneralRef(reference) => writer.reference(&reference),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    match (writer.open.is_empty(), writer.size) {
        (true, Some(size)) => Ok(Sanitised { svg: writer.svg, size }),
        (false, Some(_)) => Err(BadPicture::Truncated),
        (_, None) => Err(BadPicture::Damaged),
    }
}

/// What becomes of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept(&'static str),
    /// Its content stays.
    Unwrapped,
    /// Its content goes too.
    Dropped,
}

#[derive(Default)]
struct Writer {
    svg: String,
    open: Vec<Fate>,
    size: Option<(u32, u32)>,
    /// The content of the style sheet that is open.
    style: String,
}

impl Writer {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), BadPicture> {
        if self.open.len() >= DEEPEST {
            return Err(BadPicture::Damaged);
        }
        let name = start.name();
        let name: &str = name.as_ref();
        let known = ELEMENTS.iter().find(|known| **known == name).copied();
        let fate = match (self.open.last(), known) {
            (Some(Fate::Dropped | Fate::Kept("style")), _) => Fate::Dropped,
            (None, Some("svg")) if self.size.is_none() => Fate::Kept("svg"),
            (None, _) => return Err(BadPicture::Damaged),
            (Some(_), Some(known)) => Fate::Kept(known),
            (Some(_), None) if name == "a" => Fate::Unwrapped,
            (Some(_), None) if name == "image" => return Err(BadPicture::PictureWithin),
            (Some(_), None) => Fate::Dropped,
        };
        if let Fate::Kept(name) = fate {
            let is_root = self.open.is_empty();
            self.svg.push('<');
            self.svg.push_str(name);
            if is_root {
                self.svg.push_str(" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
            }
            let attributes = attributes(start)?;
            for (name, value) in attributes.iter().filter(|(name, value)| is_harmless(name, value)) {
                self.svg.push_str(&format!(" {name}=\"{}\"", escape_xml(value)));
            }
            self.svg.push('>');
            if is_root {
                self.size = Some(size(&attributes));
            }
        }
        self.open.push(fate);
        Ok(())
    }

    fn end(&mut self) {
        if let Some(Fate::Kept(name)) = self.open.pop() {
            let style = std::mem::take(&mut self.style);
            if is_harmless_style(&style) {
                self.svg.push_str(&escape_xml(&style));
            }
            self.svg.push_str(&format!("</{name}>"));
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Fate::Kept("style")) => self.style.push_str(text),
            Some(Fate::Kept(_) | Fate::Unwrapped) => self.svg.push_str(&escape_xml(text)),
            Some(Fate::Dropped) | None => {}
        }
    }

    /// Writes `&lt;` or `&#7841;`; what a file defines for itself is left out.
    fn reference(&mut self, name: &str) {
        if let Ok(text) = quick_xml::escape::unescape(&format!("&{name};")) {
            self.text(&text);
        }
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, BadPicture> {
    let mut found = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| BadPicture::Damaged)?;
        let name: &str = attribute.key.as_ref();
        // An entity that the file defines for itself stands in none that is needed.
        if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
            found.push((name.to_owned(), value.into_owned()));
        }
    }
    Ok(found)
}

fn is_harmless(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "href" | "xlink:href" => value.trim_start().starts_with('#'),
        "xml:space" => true,
        "xmlns" => false,
        name if name.contains(':') || name.starts_with("on") || name.starts_with("data-") => false,
        _ => is_harmless_style(value),
    }
}

/// Tells whether a style leads to nothing outside. A backslash could write any word in another way.
fn is_harmless_style(style: &str) -> bool {
    let folded: String = style.to_ascii_lowercase().split_whitespace().collect();
    let leads_out =
        folded.match_indices("url(").any(|(at, _)| !folded[at + 4..].trim_start_matches(['"', '\'']).starts_with('#'));
    let words = ["\\", "@import", "javascript:", "expression(", "image-set(", "image(", "src(", "-moz-binding"];
    !leads_out && !words.iter().any(|word| folded.contains(word))
}

/// Returns the size in pixels: as written, else that of the view box.
fn size(attributes: &[(String, String)]) -> (u32, u32) {
    let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim());
    let view: Vec<f64> = value("viewBox")
        .unwrap_or_default()
        .split([' ', ',', '\t', '\n'])
        .filter_map(|number| number.parse().ok())
        .collect();
    let view = match view[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    };
    let (width, height) = match (value("width").and_then(length), value("height").and_then(length), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(view)) => (width, width * view.1 / view.0),
        (None, Some(height), Some(view)) => (height * view.0 / view.1, height),
        (_, _, view) => view.unwrap_or(USUAL_SIZE),
    };
    (width.round().max(1.0) as u32, height.round().max(1.0) as u32)
}

/// Returns an absolute length in pixels.
fn length(written: &str) -> Option<f64> {
    let end = written.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(written.len());
    let (number, unit) = written.split_at(end);
    let unit = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    number.parse::<f64>().ok().filter(|number| *number > 0.0).map(|number| number * unit)
}
