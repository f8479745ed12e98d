//! The rounds of a series.
