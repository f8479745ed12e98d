//! The preview: pages from memory while their authors write.
//!
//! Comes in: the folder of a site, and what its authors do to it. Goes out: the bytes that a build would write, for
//! whatever path a browser asks, and the mistakes that stand against a build. There is no second way to build: a target
//! is found and rendered as a build does it. Nothing is written anywhere, and nothing is printed.
//!
//! Three parts run side by side and talk through one channel: `http` takes requests, `watch` tells what changed on disk,
//! and the `workshop` holds the site and answers.

mod connection;
mod http;
mod message;
mod request;
mod watch;
mod workshop;

pub use http::SERVICE;
pub use message::Answer;
pub use message::Asked;
pub use message::Changes;
pub use message::Message;
pub use message::PageState;
pub use message::Told;
pub use workshop::Clock;
pub use workshop::Settings;
pub use workshop::work;

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;

/// What a preview is asked for.
pub struct Options {
    /// What pages are made for.
    pub settings: Settings,
    /// The port to try first.
    pub port: u16,
}

/// What a preview needs from those who run it.
pub struct Host<'h> {
    /// Is told what happens.
    pub tell: &'h (dyn Fn(Told<'_>) + Sync),
    /// Opens a file at a line for editing; says whether that could be done.
    pub edit: &'h (dyn Fn(&Path, usize) -> bool + Sync),
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// None of the ports from this one on is free.
    NoPort(u16),
    /// The folder cannot be watched.
    Watch(PathBuf, String),
    /// A thread could not be started.
    Thread(io::Error),
}

/// So many ports are tried, one after the other.
const PORTS: u16 = 50;

/// Shows a site until the process ends.
///
/// # Errors
/// Fails where no port is free or the folder cannot be watched.
pub fn run(site: &Path, mut options: Options, host: &Host<'_>) -> Result<(), ServeError> {
    let server = listen(options.port)?;
    let address = server.address();
    options.settings.base_url = format!("http://{address}/");
    let (sender, inbox) = mpsc::channel();
    watch::start(site, sender.clone())?;
    (host.tell)(Told::Listening(address));
    std::thread::scope(|scope| {
        let guide = http::Guide { site, language: options.settings.language, host };
        let requests = std::thread::Builder::new();
        let started = requests.spawn_scoped(scope, move || server.answer_all(&sender, &guide));
        started.map_err(ServeError::Thread)?;
        work(site, &options.settings, &inbox, host.tell);
        Ok(())
    })
}

/// Takes the first free port.
fn listen(first: u16) -> Result<http::Server, ServeError> {
    let ports = (0..PORTS).filter_map(|step| first.checked_add(step));
    let mut servers = ports.filter_map(|port| http::Server::listen(SocketAddr::from(([127, 0, 0, 1], port))));
    servers.next().ok_or(ServeError::NoPort(first))
}
