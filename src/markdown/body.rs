//! The parsed body and what is known of it: headings, references, problems. [`Body::fill`] completes its HTML.

use std::ops::Range;

use crate::markdown::escape::escape_attribute;
use crate::markdown::escape::escape_text;
use crate::markdown::fragment::Fragment;
use crate::markdown::fragment::HoleKind;

/// The words that the HTML of a body needs besides the author's own. The default is Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strings {
    /// The title of a `[!NOTE]` alert.
    pub note: String,
    /// The title of a `[!TIP]` alert.
    pub tip: String,
    /// The title of an `[!IMPORTANT]` alert.
    pub important: String,
    /// The title of a `[!WARNING]` alert.
    pub warning: String,
    /// The title of a `[!CAUTION]` alert.
    pub caution: String,
    /// The heading of the footnotes.
    pub footnotes: String,
    /// The accessible name of the link from a footnote back to the text.
    pub back_to_text: String,
    /// The accessible name of the link that a heading has to itself.
    pub heading_link: String,
    /// The accessible name of a table; the nearest heading follows it after a colon.
    pub table: String,
    /// The accessible name of a ticked task.
    pub task_done: String,
    /// The accessible name of an open task.
    pub task_open: String,
}

impl Default for Strings {
    fn default() -> Self {
        Self {
            note: "Ghi chú".to_owned(),
            tip: "Mẹo".to_owned(),
            important: "Quan trọng".to_owned(),
            warning: "Lưu ý".to_owned(),
            caution: "Cảnh báo".to_owned(),
            footnotes: "Chú thích".to_owned(),
            back_to_text: "Quay lại nội dung".to_owned(),
            heading_link: "Liên kết tới mục này".to_owned(),
            table: "Bảng".to_owned(),
            task_done: "Đã xong".to_owned(),
            task_open: "Chưa xong".to_owned(),
        }
    }
}

/// A parsed body: HTML with holes, and what the rest of the site needs to know of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    pub(super) content: Fragment,
    pub(super) footnote_ids: Vec<String>,
    pub(super) raw_html: bool,
    /// The headings in their order; those within footnotes come last.
    pub headings: Vec<Heading>,
    /// The links and images whose address is to be filled in. [`Body::fill`] names them by their index.
    pub references: Vec<Reference>,
    /// The author's mistakes, ordered by place.
    pub problems: Vec<Problem>,
    /// The plain text of the first paragraph at top level that holds text; empty if there is none.
    pub first_paragraph: String,
    /// The number of words a reader reads, code blocks and alternative texts left out.
    pub words: usize,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level in the HTML, 2 to 6: the only heading of level 1 is the page's title.
    pub level: u8,
    /// The id in the HTML, unique within the body.
    pub id: String,
    /// The plain text.
    pub text: String,
    /// The bytes of the heading in the source.
    pub range: Range<usize>,
}

/// What a reference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link.
    Link,
    /// An image.
    Image,
}

/// A link or an image of a body, its address not yet known to lead anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Whether it is a link or an image.
    pub kind: ReferenceKind,
    /// The address as the author wrote it, without Markdown's escapes and entities. It has one of the schemes `http`,
    /// `https`, `mailto` and `tel`, or none.
    pub target: String,
    /// The bytes of the address in the source, or of the whole link or image where the address holds escapes.
    pub range: Range<usize>,
    /// The plain text of an image's content; empty for a link.
    pub alt: String,
    /// The title, empty if there is none.
    pub title: String,
}

/// What fills the hole of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// A link to `href`, not yet escaped. An external one gets `rel="noopener"`.
    Link {
        /// The address.
        href: String,
        /// Whether it leads out of the site.
        external: bool,
    },
    /// A link to a file of the site, with a note on it at the end of its text. Neither is escaped yet.
    File {
        /// The address.
        href: String,
        /// What the file is: `PDF, 1,2 MB`.
        note: String,
    },
    /// An image.
    Image {
        /// HTML that stands before the `<img>`.
        before: String,
        /// The attributes of the `<img>` but `alt` and `title`, as HTML, escaped already.
        html_attributes: String,
        /// HTML that stands after the `<img>`.
        after: &'static str,
    },
    /// The text of the link without a link, or the alternative text of the image with emphasis.
    Plain,
}

/// A mistake of the author and its place in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The bytes of the source that are wrong.
    pub range: Range<usize>,
}

/// The kinds of mistakes a body can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A heading of level 1, which is the page's title alone; it was written as one of level 2.
    HeadingOne,
    /// An address whose scheme is not among those allowed; the link or image was left out.
    UnsafeLink {
        /// The scheme in lower case, without whitespace and control characters.
        scheme: String,
    },
    /// A raw HTML tag that is not allowed, or not allowed where it stands; it was left out.
    RemovedTag {
        /// The name of the tag in lower case.
        name: String,
    },
    /// An attribute that is not allowed on a raw HTML tag; it was left out.
    RemovedAttribute {
        /// The name of the tag in lower case.
        tag: String,
        /// The name of the attribute in lower case.
        name: String,
    },
    /// A footnote that no text refers to, or the second of its label; it was left out.
    UnusedFootnote {
        /// The label as written.
        label: String,
    },
    /// A reference to a footnote that does not exist; it stays as text.
    UndefinedFootnote {
        /// The label as written.
        label: String,
    },
    /// A link `[text][label]` to a label that is not defined; it stays as text.
    UndefinedLinkReference {
        /// The label as written.
        label: String,
    },
    /// A link or an image whose address holds a space; it stays as text.
    SpaceInAddress {
        /// Its text in brackets, as written, with the `!` of an image.
        text: String,
        /// The address as written.
        address: String,
    },
    /// A heading without a space after its marks; it stays as text.
    HeadingWithoutSpace {
        /// The line with the space that is missing.
        line: String,
    },
    /// Quotes, lists, emphasis or tags within one another beyond all reason; what is deeper was left out.
    NestingTooDeep,
}

impl Body {
    /// Whether the body shows nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.holes.is_empty() && self.content.html.trim().is_empty()
    }

    /// Whether the author wrote raw HTML, which has been sanitised.
    #[must_use]
    pub fn has_raw_html(&self) -> bool {
        self.raw_html
    }

    /// The ids in the HTML that an address may point to after `#`: those of headings, then those of footnotes.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| heading.id.as_str());
        headings.chain(self.footnote_ids.iter().map(String::as_str))
    }

    /// Completes the HTML. `resolve` gets the index of a reference and the reference, once for each place in the HTML,
    /// in the order of the text; an answer of the other kind, an image for a link, counts as [`Filled::Plain`].
    pub fn fill(&self, resolve: &mut dyn FnMut(usize, &Reference) -> Filled) -> String {
        let Fragment { html, holes } = &self.content;
        let mut out = String::with_capacity(html.len() + holes.len() * 80);
        let mut written = 0;
        let mut end = None;
        for hole in holes {
            out.push_str(html.get(written..hole.at).unwrap_or_default());
            written = hole.at;
            let Some(reference) = self.references.get(hole.reference) else {
                continue;
            };
            match hole.kind {
                HoleKind::LinkStart => {
                    end = write_link_start(&mut out, reference, resolve(hole.reference, reference));
                }
                HoleKind::LinkEnd => out.push_str(&end.take().unwrap_or_default()),
                HoleKind::Image => {
                    let title = Some(reference.title.as_str()).filter(|title| !title.is_empty());
                    write_image(&mut out, reference, title, resolve(hole.reference, reference));
                }
                HoleKind::Figure => write_image(&mut out, reference, None, resolve(hole.reference, reference)),
            }
        }
        out.push_str(html.get(written..).unwrap_or_default());
        out
    }
}

/// Writes the start tag of a link, if there is one, and returns what ends the link.
fn write_link_start(out: &mut String, reference: &Reference, filled: Filled) -> Option<String> {
    let (href, external, note) = match filled {
        Filled::Link { href, external } => (href, external, String::new()),
        Filled::File { href, note } => (href, false, note),
        Filled::Image { .. } | Filled::Plain => return None,
    };
    out.push_str("<a href=\"");
    escape_attribute(out, &href);
    if !reference.title.is_empty() {
        out.push_str("\" title=\"");
        escape_attribute(out, &reference.title);
    }
    out.push_str(if external { "\" rel=\"noopener\">" } else { "\">" });
    let mut end = String::new();
    if !note.is_empty() {
        end.push_str(" <span class=\"file\">(");
        escape_text(&mut end, &note);
        end.push_str(")</span>");
    }
    end.push_str("</a>");
    Some(end)
}

/// Writes an image, or its alternative text if it has no file.
fn write_image(out: &mut String, reference: &Reference, title: Option<&str>, filled: Filled) {
    let Filled::Image { before, html_attributes, after } = filled else {
        write_missing_image(out, &reference.alt);
        return;
    };
    out.push_str(&before);
    out.push_str("<img alt=\"");
    escape_attribute(out, &reference.alt);
    out.push('"');
    if let Some(title) = title {
        out.push_str(" title=\"");
        escape_attribute(out, title);
        out.push('"');
    }
    let html_attributes = html_attributes.trim();
    if !html_attributes.is_empty() {
        out.push(' ');
        out.push_str(html_attributes);
    }
    out.push('>');
    out.push_str(after);
}

/// Writes what stands for an image that cannot be shown.
pub(super) fn write_missing_image(out: &mut String, alt: &str) {
    if alt.is_empty() {
        return;
    }
    out.push_str("<em>");
    escape_text(out, alt);
    out.push_str("</em>");
}
