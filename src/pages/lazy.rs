//! Values that many pages share, each made when a page first asks for it.
//!
//! A build asks for all of them, from many threads; the preview of one page asks for the few that it shows.

use std::sync::OnceLock;

/// Values by index.
pub(super) struct Lazy<T>(Vec<OnceLock<T>>);

impl<T> Lazy<T> {
    /// Returns so many values, none of them made.
    pub(super) fn new(count: usize) -> Self {
        Lazy((0..count).map(|_| OnceLock::new()).collect())
    }

    /// Returns a value, made by `make` if nobody asked for it before.
    pub(super) fn get(&self, index: usize, make: impl FnOnce() -> T) -> &T {
        self.0[index].get_or_init(make)
    }

    /// Returns a value, made by `make` if nobody asked for it before.
    ///
    /// # Errors
    /// Fails where `make` does; the value is not made then.
    pub(super) fn try_get<E>(&self, index: usize, make: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        get_or_try(&self.0[index], make)
    }
}

/// Returns the value of a cell, made by `make` if nobody asked for it before.
///
/// # Errors
/// Fails where `make` does; the value is not made then.
pub(super) fn get_or_try<T, E>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}
