//! The languages in which the program speaks.

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese, the default.
    Vietnamese,
    /// English.
    English,
}
