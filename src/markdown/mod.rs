//! Markdown bodies: source text in, HTML with holes out.
//!
//! A body is parsed once, when it is loaded, by [`parse`]. What the parse cannot know, where a link leads and which files a
//! picture has, stays open as holes, and [`Body::fill`] completes them when the whole site is known. An author's mistake
//! is a [`Problem`] with its place, never an error: every text is a body.
//!
//! Absences: this module reads no file, knows no page and no address of the site, and never lets an author's raw HTML
//! through without rewriting it (`balance`) and sanitising it (`sanitise`).

mod address;
mod balance;
mod blocks;
mod body;
mod escape;
mod footnotes;
mod fragment;
mod html;
mod ids;
mod inline;
mod parts;
mod plain;
mod raw;
mod render;
mod sanitise;
mod shape;
mod stray;
mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use body::Body;
pub use body::Filled;
pub use body::Heading;
pub use body::Problem;
pub use body::ProblemKind;
pub use body::Reference;
pub use body::ReferenceKind;
pub use body::Strings;
pub use parts::Parts;
pub use parts::parts;
pub use render::parse;
pub use shape::shape;
