//! The page that describes the open data.
