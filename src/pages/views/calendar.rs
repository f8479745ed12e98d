//! The calendar of sessions.
