//! Which units had a session in a year.
