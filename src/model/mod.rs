//! The resolved site: names become ids, sessions and their resolutions get their histories.
//!
//! Comes in: [`crate::content::Documents`] and the day. Goes out: an immutable [`Site`] and diagnostics. It knows no
//! Markdown, no address and no template.

mod circles;
mod communes;
mod link;
mod names;
mod outcome;
mod registries;
mod select;
mod types;

pub use circles::Circle;
pub use circles::circles;
pub use communes::kind_word;
pub use link::Audience;
pub use link::link;
pub use outcome::Scope;
pub use outcome::Standing;
pub use outcome::Tally;
pub use types::*;
