//! A disk that fails. In: each call that publishing is about to make. Out: what the system would say, and what a call that
//! was cut short leaves behind. For the tests only.

use std::fs;
use std::fs::File;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use crate::output::disk::Call;

/// How the disk refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No space is left.
    Full,
    /// The file system was turned read-only.
    ReadOnly,
    /// The rights are gone.
    Denied,
    /// Another program holds the file.
    Held,
    /// The device cannot be read or written.
    Broken,
}

impl Refusal {
    pub const ALL: [Self; 5] = [Self::Full, Self::ReadOnly, Self::Denied, Self::Held, Self::Broken];

    /// Returns what the system says.
    pub fn error(self) -> io::Error {
        match self {
            Self::Full => ErrorKind::StorageFull.into(),
            Self::ReadOnly => ErrorKind::ReadOnlyFilesystem.into(),
            Self::Denied => ErrorKind::PermissionDenied.into(),
            Self::Held => ErrorKind::ResourceBusy.into(),
            Self::Broken => io::Error::other("input/output error"),
        }
    }

    /// Tells whether a disk in this state refuses a call.
    fn concerns(self, call: Call, path: &Path) -> bool {
        // What is there already need not be created.
        let creates = call == Call::CreateFolder && !path.exists();
        let reads = matches!(call, Call::Look | Call::Read | Call::List);
        match self {
            Self::Full => creates || matches!(call, Call::CreateFile | Call::Write | Call::Sync),
            Self::ReadOnly => creates || !(reads || call == Call::CreateFolder),
            Self::Held => !matches!(call, Call::Look | Call::List),
            Self::Denied | Self::Broken => true,
        }
    }
}

/// What goes wrong from one call on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The process dies: nothing is done any more, no cleaning up either.
    Kill,
    /// One call is refused.
    Once(Refusal),
    /// Every call is refused that a disk in this state refuses.
    Lasting(Refusal),
}

impl Fault {
    /// Every fault there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let refused = Refusal::ALL.into_iter().flat_map(|refusal| [Self::Once(refusal), Self::Lasting(refusal)]);
        [Self::Kill].into_iter().chain(refused)
    }

    /// Tells whether a call makes a difference: one that only looks is the same before a death and after it.
    fn concerns(self, call: Call, path: &Path) -> bool {
        match self {
            Self::Kill => is_change(call),
            Self::Once(refusal) | Self::Lasting(refusal) => refusal.concerns(call, path),
        }
    }
}

/// A fault at one of the calls that it concerns, which are counted.
#[derive(Clone, Debug)]
pub(super) struct Faults {
    concerned: Arc<AtomicUsize>,
    changes: Arc<AtomicUsize>,
    at: usize,
    fault: Fault,
}

impl Faults {
    /// Begins with the call of this number, counted from 0.
    pub fn new(at: usize, fault: Fault) -> Self {
        Self { concerned: Arc::default(), changes: Arc::default(), at, fault }
    }

    /// Tells whether the call at which the fault begins was made.
    pub fn began(&self) -> bool {
        self.concerned.load(Ordering::Relaxed) > self.at
    }

    /// Returns how many calls were made that change the disk.
    pub fn changes(&self) -> usize {
        self.changes.load(Ordering::Relaxed)
    }

    /// Refuses a call or lets it be made. The call at which the fault begins may have been made in part.
    pub fn step(&self, call: Call, path: &Path) -> io::Result<()> {
        if is_change(call) {
            self.changes.fetch_add(1, Ordering::Relaxed);
        }
        if !self.fault.concerns(call, path) {
            return if self.fault == Fault::Kill && self.began() { Err(dead()) } else { Ok(()) };
        }
        let number = self.concerned.fetch_add(1, Ordering::Relaxed);
        if number == self.at {
            do_in_part(call, path);
        }
        match self.fault {
            _ if number < self.at => Ok(()),
            Fault::Once(_) if number > self.at => Ok(()),
            Fault::Once(refusal) | Fault::Lasting(refusal) => Err(refusal.error()),
            Fault::Kill => Err(dead()),
        }
    }
}

fn is_change(call: Call) -> bool {
    !matches!(call, Call::Look | Call::Read | Call::List | Call::Lock)
}

fn dead() -> io::Error {
    io::Error::other("killed")
}

/// Does of a call what may be done when it fails. Calls that the system makes at once are not made at all.
fn do_in_part(call: Call, path: &Path) {
    match call {
        Call::Write => {
            let file = File::options().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() / 2).unwrap();
        }
        Call::CreateFolder => {
            let missing = path.ancestors().take_while(|folder| !folder.exists()).last();
            // What stands in the way of the folder may be a file.
            missing.and_then(|folder| fs::create_dir(folder).ok());
        }
        Call::RemoveFolder => {
            let first = fs::read_dir(path).ok().and_then(|mut entries| entries.next());
            // A folder that is not empty is only removed with all that is in it, and then it is the stage.
            if let Some(Ok(entry)) = first.filter(|_| path.ends_with("stage")) {
                let place = entry.path();
                if place.is_dir() { fs::remove_dir_all(place).unwrap() } else { fs::remove_file(place).unwrap() }
            }
        }
        _ => {}
    }
}
