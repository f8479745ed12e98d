//! HTML under construction: text with holes for what is not known yet.

/// A piece of HTML and its holes, ordered by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fragment {
    /// The HTML without the holes.
    pub html: String,
    /// The holes, ordered by place.
    pub holes: Vec<Hole>,
}

/// A place in the HTML where something is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hole {
    /// The byte of the HTML before which it stands.
    pub at: usize,
    /// What is to be filled in.
    pub kind: HoleKind,
    /// The index of the reference it is for.
    pub reference: usize,
}

/// What a hole is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HoleKind {
    /// The start tag of a link.
    LinkStart,
    /// The end tag of a link.
    LinkEnd,
    /// An image within text, with its title.
    Image,
    /// An image in a figure, whose caption is its title.
    Figure,
}

impl Fragment {
    /// Appends HTML.
    pub fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Leaves a hole at the end.
    pub fn push_hole(&mut self, kind: HoleKind, reference: usize) {
        let at = self.html.len();
        self.holes.push(Hole { at, kind, reference });
    }

    /// Appends another fragment with its holes.
    pub fn append(&mut self, other: &Fragment) {
        let offset = self.html.len();
        self.html.push_str(&other.html);
        let moved = other.holes.iter().map(|hole| Hole { at: hole.at + offset, ..*hole });
        self.holes.extend(moved);
    }
}
