//! The last word on bodies with raw HTML: the whole HTML goes through a parser of HTML5 and a list of what is allowed.
//!
//! Author's tags have been rewritten before; this holds even if that was wrong. Holes go through as elements with a mark
//! for an address, a mark that the source does not contain, and are cut out again afterwards: so no address in the result
//! comes from an author, but only from what fills the holes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::HashSet;

use ammonia::Builder;

use crate::markdown::balance::TAGS;
use crate::markdown::body::Body;
use crate::markdown::escape::drop_controls;
use crate::markdown::fragment::Fragment;
use crate::markdown::fragment::Hole;
use crate::markdown::fragment::HoleKind;
use crate::markdown::raw::Piece;
use crate::markdown::raw::RawTag;
use crate::markdown::raw::next_piece;

/// The tags that only we write.
const OWN_TAGS: &[&str] = &["a", "img", "h2", "h3", "h4", "h5", "h6", "section", "input"];

/// The attributes allowed on every tag.
const ATTRIBUTES: &[&str] =
    &["aria-label", "aria-labelledby", "class", "dir", "id", "lang", "role", "tabindex", "title"];

/// The attributes allowed on some tags.
const TAG_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("img", &["src"]),
    ("input", &["checked", "disabled", "type"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// The classes that we write.
const CLASSES: &[&str] = &[
    "alert",
    "alert-title",
    "anchor",
    "back",
    "caution",
    "center",
    "figures",
    "footnote",
    "footnotes",
    "important",
    "note",
    "right",
    "table",
    "tasks",
    "tip",
    "warning",
];

/// Sanitises the content of a body.
pub(super) fn sanitise(body: &Body, source: &str) -> Fragment {
    let mark = unused_mark(source);
    let ids: HashSet<String> = body.anchors().map(str::to_owned).collect();
    let html = mark_holes(&body.content, &mark);
    let html = drop_controls(builder(ids, mark.clone()).clean(&html).to_string());
    cut_holes(&html, &mark, body.references.len())
}

/// A mark that does not occur in the source.
fn unused_mark(source: &str) -> String {
    let mut mark = "doithoai-hole".to_owned();
    while source.contains(&mark) {
        mark.push_str("-x");
    }
    mark
}

fn builder(ids: HashSet<String>, mark: String) -> Builder<'static> {
    let tags: HashSet<&str> = TAGS.iter().map(|(name, _)| *name).chain(OWN_TAGS.iter().copied()).collect();
    let attributes: HashMap<&str, HashSet<&str>> =
        TAG_ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    let mut builder = Builder::default();
    builder
        .tags(tags)
        .tag_attributes(attributes)
        .generic_attributes(ATTRIBUTES.iter().copied().collect())
        .link_rel(None);
    builder.attribute_filter(move |tag, name, value| {
        let is_ours = match name {
            "id" => ids.contains(value),
            "class" => value.split_ascii_whitespace().all(is_class_ours),
            "href" => tag == "a" && (value.starts_with('#') || value.starts_with(&mark)),
            "src" => tag == "img" && value.starts_with(&mark),
            _ => true,
        };
        is_ours.then_some(Cow::Borrowed(value))
    });
    builder
}

fn is_class_ours(class: &str) -> bool {
    CLASSES.contains(&class) || class.starts_with("language-")
}

/// Writes the holes of a fragment as elements whose address is the mark, the kind of the hole and its reference.
fn mark_holes(fragment: &Fragment, mark: &str) -> String {
    let mut out = String::with_capacity(fragment.html.len() + fragment.holes.len() * 32);
    let mut written = 0;
    for hole in &fragment.holes {
        out.push_str(fragment.html.get(written..hole.at).unwrap_or_default());
        written = hole.at;
        let reference = hole.reference.to_string();
        match hole.kind {
            HoleKind::LinkStart => out.extend(["<a href=\"", mark, "-link-", &reference, "\">"]),
            HoleKind::LinkEnd => out.push_str("</a>"),
            HoleKind::Image => out.extend(["<img src=\"", mark, "-image-", &reference, "\">"]),
            HoleKind::Figure => out.extend(["<img src=\"", mark, "-figure-", &reference, "\">"]),
        }
    }
    out.push_str(fragment.html.get(written..).unwrap_or_default());
    out
}

/// Takes the marked elements out of sanitised HTML and leaves holes. A link has no link within it, so the first end tag
/// after its start is its own.
fn cut_holes(html: &str, mark: &str, references: usize) -> Fragment {
    let mut fragment = Fragment { html: String::with_capacity(html.len()), holes: Vec::new() };
    let mut link = None;
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, following) = next_piece(rest);
        let written = rest.get(..rest.len() - following.len()).unwrap_or_default();
        rest = following;
        let hole = match &piece {
            Piece::Tag(tag) if tag.is_end && tag.name == "a" => {
                link.take().map(|reference| Hole { at: 0, kind: HoleKind::LinkEnd, reference })
            }
            Piece::Tag(tag) => marked_hole(tag, mark).filter(|hole| hole.reference < references),
            Piece::Text(_) | Piece::Unseen => None,
        };
        let Some(hole) = hole else {
            fragment.push(written);
            continue;
        };
        if hole.kind == HoleKind::LinkStart {
            link = Some(hole.reference);
        }
        fragment.push_hole(hole.kind, hole.reference);
    }
    fragment
}

/// The hole that a tag stands for.
fn marked_hole(tag: &RawTag<'_>, mark: &str) -> Option<Hole> {
    let (name, value) = tag.attributes().next()?;
    let (kind, reference) = value?.strip_prefix(mark)?.strip_prefix('-')?.split_once('-')?;
    let kind = match (tag.name.as_str(), name, kind) {
        ("a", "href", "link") => HoleKind::LinkStart,
        ("img", "src", "image") => HoleKind::Image,
        ("img", "src", "figure") => HoleKind::Figure,
        _ => return None,
    };
    Some(Hole { at: 0, kind, reference: reference.parse().ok()? })
}
