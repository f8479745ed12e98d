//! Who watches a build: told how far it has come, so that somebody may be shown. The build itself prints nothing.

use crate::images::Watcher;

/// A part of a build that may take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// What people wrote is read.
    Reading,
    /// It is checked and resolved.
    Checking,
    /// Pictures are looked at, and their variants made.
    Pictures,
    /// Files are made.
    Rendering,
    /// They go to their places.
    Publishing,
}

/// Who is told how far a build has come.
pub trait Observer: Sync {
    /// A phase begins, of so many steps; 0 where nobody can know.
    fn begin(&self, phase: Phase, steps: usize);

    /// One more step of the phase is done. Many threads tell it at the same time.
    fn step(&self);
}

/// Who watches a build, as the studio of its pictures sees them.
pub(super) struct OfPictures<'a>(pub(super) &'a dyn Observer);

impl Watcher for OfPictures<'_> {
    fn begin(&self, pictures: usize) {
        self.0.begin(Phase::Pictures, pictures);
    }

    fn step(&self) {
        self.0.step();
    }

    fn end(&self) {
        self.0.begin(Phase::Checking, 0);
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Observer for Nobody {
    fn begin(&self, _phase: Phase, _steps: usize) {}

    fn step(&self) {}
}
