//! YAML as a tree in which every key and value knows its place.
//!
//! Comes in: the text of a front matter or registry. Goes out: a tree of plain texts, lists and maps; and the other way,
//! texts as YAML writes them. It must not know what any key means. Numbers, dates and booleans stay text, so that `08`, `8:30` and `07.01.2021` are what was typed.

mod lines;
mod mistakes;
mod parse;
mod remarks;
mod typed;
mod write;

pub use mistakes::cut_values;
pub use mistakes::unquoted_colour;
pub use parse::may_hide;
pub use parse::parse;
pub use remarks::remarks;
pub use write::quoted;
pub use write::scalar;

use crate::source::Span;
use crate::source::Spanned;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The place.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon.
    Nothing,
    /// A text, with or without quotes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order in which they were written; a key may stand twice.
    Map(Vec<(Spanned<String>, Node)>),
}
