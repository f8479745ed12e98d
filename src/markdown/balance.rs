//! The tags of raw HTML that authors may use, and the stack that keeps them balanced.
//!
//! HTML closes some elements by itself, moves others and lets end tags reach far out. Here every tag is put where the
//! parser of a browser leaves it alone, or refused: an author's element never ends, splits or leaves an element of ours.

use crate::markdown::render::MAX_NESTING;

/// Where an element may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// In text and among blocks.
    Phrasing,
    /// In text and among blocks, without content.
    Void,
    /// Among blocks.
    Block,
    /// Among blocks, without content.
    VoidBlock,
    /// In one of these elements only, where it ends those of the others.
    Child {
        /// The elements it may stand in.
        parents: &'static [&'static str],
        /// The elements whose end it implies.
        siblings: &'static [&'static str],
    },
    /// The same, without content.
    VoidChild {
        /// The elements it may stand in.
        parents: &'static [&'static str],
    },
}

const LISTS: &[&str] = &["ol", "ul"];
const TABLE: &[&str] = &["table"];
const ROW_GROUPS: &[&str] = &["table", "tbody", "tfoot", "thead"];
const ROWS: &[&str] = &["table", "tbody", "tfoot", "thead", "tr"];
const CELLS: &[&str] = &["caption", "td", "th"];
const GROUP: Role =
    Role::Child { parents: TABLE, siblings: &["caption", "colgroup", "tbody", "tfoot", "thead", "tr", "td", "th"] };
const CELL: Role = Role::Child { parents: ROWS, siblings: CELLS };
const TERM: Role = Role::Child { parents: &["dl"], siblings: &["dd", "dt"] };
const READING: Role = Role::Child { parents: &["ruby"], siblings: &["rp", "rt"] };

/// The tags allowed, ordered by name.
pub(super) const TAGS: &[(&str, Role)] = &[
    ("abbr", Role::Phrasing),
    ("b", Role::Phrasing),
    ("blockquote", Role::Block),
    ("br", Role::Void),
    ("caption", GROUP),
    ("cite", Role::Phrasing),
    ("code", Role::Phrasing),
    ("col", Role::VoidChild { parents: &["colgroup"] }),
    ("colgroup", GROUP),
    ("dd", TERM),
    ("del", Role::Phrasing),
    ("details", Role::Block),
    ("div", Role::Block),
    ("dl", Role::Block),
    ("dt", TERM),
    ("em", Role::Phrasing),
    ("figcaption", Role::Child { parents: &["figure"], siblings: &[] }),
    ("figure", Role::Block),
    ("hr", Role::VoidBlock),
    ("i", Role::Phrasing),
    ("ins", Role::Phrasing),
    ("kbd", Role::Phrasing),
    ("li", Role::Child { parents: LISTS, siblings: &["li"] }),
    ("mark", Role::Phrasing),
    ("ol", Role::Block),
    ("p", Role::Block),
    ("pre", Role::Block),
    ("q", Role::Phrasing),
    ("rp", READING),
    ("rt", READING),
    ("ruby", Role::Phrasing),
    ("s", Role::Phrasing),
    ("small", Role::Phrasing),
    ("span", Role::Phrasing),
    ("strong", Role::Phrasing),
    ("sub", Role::Phrasing),
    ("summary", Role::Child { parents: &["details"], siblings: &[] }),
    ("sup", Role::Phrasing),
    ("table", Role::Block),
    ("tbody", GROUP),
    ("td", CELL),
    ("tfoot", GROUP),
    ("th", CELL),
    ("thead", GROUP),
    ("time", Role::Phrasing),
    ("tr", Role::Child { parents: ROW_GROUPS, siblings: &["caption", "colgroup", "tr", "td", "th"] }),
    ("u", Role::Phrasing),
    ("ul", Role::Block),
    ("wbr", Role::Void),
];

/// The tags whose content goes with them.
const LEFT_OUT: &[&str] = &[
    "applet",
    "audio",
    "canvas",
    "embed",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Whether the content of a tag, which is not allowed, is left out with it.
pub(super) fn is_left_out(name: &str) -> bool {
    LEFT_OUT.binary_search(&name).is_ok()
}

/// Looks up a tag.
fn find(name: &str) -> Option<(&'static str, Role)> {
    let index = TAGS.binary_search_by(|(candidate, _)| (*candidate).cmp(name)).ok()?;
    TAGS.get(index).copied()
}

/// Whether an author may use a tag at all.
pub(super) fn is_allowed(name: &str) -> bool {
    find(name).is_some()
}

/// The answer to a start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may be written.
    Accepted,
    /// It may not stand here.
    Refused,
    /// Too many tags are open.
    TooDeep,
}

/// The open tags of raw HTML, outermost first. `base` is always the number of those that lie outside the Markdown
/// element at hand and are out of reach.
#[derive(Debug, Default)]
pub(super) struct Balancer {
    open: Vec<&'static str>,
}

impl Balancer {
    /// How many tags are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Makes room for a start tag by ending what it implies the end of, and tells whether it may be written.
    /// `in_text` says that no block may stand here.
    pub fn start(&mut self, name: &str, base: usize, in_text: bool, out: &mut String) -> Verdict {
        let Some((name, role)) = find(name) else {
            return Verdict::Refused;
        };
        let accepted = match role {
            Role::Phrasing | Role::Void => !self.is_between_cells(base),
            Role::Block | Role::VoidBlock => {
                let accepted = !in_text && !self.is_between_cells(base);
                if accepted {
                    self.end_paragraph(base, out);
                }
                accepted
            }
            Role::Child { parents, siblings } => self.end_siblings(parents, siblings, base, out),
            Role::VoidChild { parents } => self.end_siblings(parents, &[], base, out),
        };
        if !accepted {
            return Verdict::Refused;
        }
        if matches!(role, Role::Void | Role::VoidBlock | Role::VoidChild { .. }) {
            return Verdict::Accepted;
        }
        if self.open.len() >= MAX_NESTING {
            return Verdict::TooDeep;
        }
        self.open.push(name);
        Verdict::Accepted
    }

    /// Ends an element and those within it. An end tag without its element, or out of a table's cell, does nothing.
    pub fn end(&mut self, name: &str, base: usize, out: &mut String) {
        let reach = self.reachable(base);
        let found = reach.iter().rposition(|open| *open == name);
        let Some(found) = found else {
            return;
        };
        let is_table_part = ROWS.contains(&name) || CELLS.contains(&name);
        let crosses_cell = reach.get(found + 1..).is_some_and(|inner| inner.iter().any(|open| CELLS.contains(open)));
        if is_table_part || !crosses_cell {
            self.close_to(base + found, out);
        }
    }

    /// Ends all but the first `depth` tags.
    pub fn close_to(&mut self, depth: usize, out: &mut String) {
        while self.open.len() > depth {
            if let Some(name) = self.open.pop() {
                out.extend(["</", name, ">"]);
            }
        }
    }

    /// Ends what cannot hold a block of Markdown: a paragraph, text, a table between its cells.
    pub fn before_block(&mut self, base: usize, out: &mut String) {
        self.end_paragraph(base, out);
        self.end_phrasing(base, out);
        self.before_text(base, out);
    }

    /// Ends what cannot hold text of Markdown: a table between its cells.
    pub fn before_text(&mut self, base: usize, out: &mut String) {
        if self.is_between_cells(base) {
            let table = self.reachable(base).iter().rposition(|open| *open == "table");
            self.close_to(base + table.unwrap_or_default(), out);
        }
    }

    /// Ends the elements of text at the top.
    pub fn end_phrasing(&mut self, base: usize, out: &mut String) {
        let top = self.reachable(base).iter().rposition(|open| !is_phrasing(open));
        let depth = base + top.map_or(0, |top| top + 1);
        self.close_to(depth, out);
    }

    fn reachable(&self, base: usize) -> &[&'static str] {
        self.open.get(base..).unwrap_or_default()
    }

    /// Whether the innermost element is a part of a table that holds only parts of tables.
    fn is_between_cells(&self, base: usize) -> bool {
        self.reachable(base).last().is_some_and(|open| ROWS.contains(open) || *open == "colgroup")
    }

    /// Ends the open paragraph, if the innermost cell has one.
    fn end_paragraph(&mut self, base: usize, out: &mut String) {
        let reach = self.reachable(base);
        let last = reach.iter().rposition(|open| *open == "p" || CELLS.contains(open));
        if let Some(last) = last.filter(|last| reach.get(*last) == Some(&"p")) {
            self.close_to(base + last, out);
        }
    }

    /// Ends the siblings of a child that starts, and tells whether it has a parent to stand in.
    fn end_siblings(&mut self, parents: &[&str], siblings: &[&str], base: usize, out: &mut String) -> bool {
        let reach = self.reachable(base);
        let Some(parent) = reach.iter().rposition(|open| parents.contains(open)) else {
            return false;
        };
        let is_in_table = ROWS.contains(&parents.first().copied().unwrap_or_default());
        let may_end = |open: &str| is_in_table || siblings.contains(&open) || open == "p" || is_phrasing(open);
        if !reach.get(parent + 1..).is_some_and(|inner| inner.iter().all(|open| may_end(open))) {
            return false;
        }
        self.close_to(base + parent + 1, out);
        true
    }
}

/// Whether an element is one of text.
fn is_phrasing(name: &str) -> bool {
    find(name).is_some_and(|(_, role)| role == Role::Phrasing || role == READING)
}
