//! The watch: tells the workshop which files may have changed.
//!
//! Editors save in many ways: in place, by truncating first, by renaming a new file over the old one. All of them come
//! as several events, so what comes in quick succession is told at once, when it is quiet again. What is told is a
//! suspicion; the workshop looks for itself.

#![expect(clippy::disallowed_methods, reason = "to wait until it is quiet is to measure time")]

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::Instant;

use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;

use crate::serve::ServeError;
use crate::serve::message::Changes;
use crate::serve::message::Message;

/// How long it must be quiet before changes are told.
const QUIET: Duration = Duration::from_millis(6);

/// How long changes are held back at most.
const PATIENCE: Duration = Duration::from_millis(80);

/// The folders that people write in.
const WRITTEN: &[&str] = &["content", "themes"];

type Told = notify::Result<Event>;

/// Starts to watch the folder of a site.
///
/// # Errors
/// Fails where the system cannot watch it.
pub(super) fn start(site: &Path, workshop: Sender<Message>) -> Result<(), ServeError> {
    let (sender, events) = mpsc::channel::<Told>();
    let fail = |error: notify::Error| ServeError::Watch(site.to_path_buf(), error.to_string());
    let mut watcher = notify::recommended_watcher(sender).map_err(fail)?;
    watcher.watch(site, RecursiveMode::NonRecursive).map_err(fail)?;
    for folder in WRITTEN.iter().map(|name| site.join(name)).filter(|folder| folder.is_dir()) {
        watcher.watch(&folder, RecursiveMode::Recursive).map_err(fail)?;
    }
    let site = site.to_path_buf();
    let thread = std::thread::Builder::new().spawn(move || {
        let mut watch = Watch { real: site.canonicalize().unwrap_or_else(|_| site.clone()), site, watcher };
        while let Some(changes) = watch.next(&events) {
            if changes != Changes::default() && workshop.send(Message::Changed(changes)).is_err() {
                return;
            }
        }
    });
    thread.map(drop).map_err(ServeError::Thread)
}

struct Watch {
    /// The folder of the site as it was named, and as the system may name it in events.
    site: PathBuf,
    real: PathBuf,
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Waits for the next changes, until it is quiet again; nothing when there will be no more.
    fn next(&mut self, events: &Receiver<Told>) -> Option<Changes> {
        let mut changes = Changes::default();
        let mut paths = BTreeSet::new();
        self.note(events.recv().ok()?, &mut changes, &mut paths);
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let Ok(event) = events.recv_timeout(QUIET) else { break };
            self.note(event, &mut changes, &mut paths);
        }
        changes.paths.extend(paths);
        Some(changes)
    }

    fn note(&mut self, event: Told, changes: &mut Changes, paths: &mut BTreeSet<PathBuf>) {
        let Ok(event) = event else {
            changes.is_incomplete = true;
            return;
        };
        changes.is_incomplete |= event.need_rescan();
        if is_only_read(&event.kind) {
            return;
        }
        for path in event.paths {
            let inside = path.strip_prefix(&self.site).or_else(|_| path.strip_prefix(&self.real));
            let Ok(inside) = inside else { continue };
            let Some(first) = inside.components().next() else { continue };
            let Some(top) = WRITTEN.iter().find(|name| first.as_os_str() == **name) else { continue };
            if inside.components().count() == 1 {
                // The folder itself came, or came back: it must be watched again.
                let folder = self.site.join(top);
                let _ = self.watcher.unwatch(&folder);
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
                changes.is_incomplete = true;
            }
            paths.insert(self.site.join(inside));
        }
    }
}

/// Tells whether an event says only that somebody looked.
fn is_only_read(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if *access != AccessKind::Close(AccessMode::Write))
}
