//! The outcome of a session on one sheet.
