//! Connections: each brings one request, read within limits of size and time, and takes one answer.
//!
//! The body of a request is never read: nothing that the preview does needs one.
#![expect(clippy::disallowed_methods, reason = "to give a browser a limit of time is to measure time")]

use std::collections::VecDeque;
use std::io;
use std::io::Read;
use std::io::Write;
use std::net::Shutdown;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Weak;
use std::time::Duration;
use std::time::Instant;

use crate::serve::request::Head;
use crate::serve::request::Refusal;

/// The longest head of a request that is read.
const LARGEST_HEAD: usize = 16 * 1024;

/// So long a browser may take to say what it asks.
const TO_ASK: Duration = Duration::from_secs(10);

/// So long a browser may take nothing of an answer.
const TO_TAKE: Duration = Duration::from_secs(30);

/// So many connections may be open that have not asked yet; where there are more, the oldest ends.
const MOST_SILENT: usize = 96;

/// A connection.
#[derive(Clone)]
pub(super) struct Connection(Arc<TcpStream>);

impl Connection {
    /// Reads what is asked; nothing where a browser goes or says nothing in time.
    pub(super) fn read_head(&mut self) -> Option<Result<Head, Refusal>> {
        let until = Instant::now() + TO_ASK;
        let mut bytes = Vec::new();
        let mut part = [0; 1024];
        loop {
            let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            self.0.set_read_timeout(Some(left)).ok()?;
            let count = match (&*self.0).read(&mut part) {
                Ok(0) => return None,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return None,
            };
            // The end of the head may have begun in what came before.
            let from = bytes.len().saturating_sub(3);
            bytes.extend_from_slice(part.get(..count).unwrap_or_default());
            let end = bytes.get(from..).and_then(|new| new.windows(4).position(|four| four == b"\r\n\r\n"));
            if let Some(end) = end {
                bytes.truncate(from + end);
                return Some(Head::parse(&bytes));
            }
            if bytes.len() > LARGEST_HEAD {
                return Some(Err(Refusal::TooLong));
            }
        }
    }

    /// Sends a part of an answer at once.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        (&*self.0).write_all(bytes)
    }
}

/// The connections that have not asked yet.
#[derive(Default)]
pub(super) struct Silent(VecDeque<(Weak<()>, Weak<TcpStream>)>);

/// Stands for a connection among those that have not asked yet, until it is dropped.
pub(super) struct Asking(#[expect(dead_code, reason = "it is only counted")] Arc<()>);

impl Silent {
    /// Takes a connection that has just come. Where too many say nothing, the one that has been silent longest ends, so that
    /// no number of them keeps others out.
    pub(super) fn take(&mut self, stream: TcpStream) -> io::Result<(Connection, Asking)> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(TO_TAKE))?;
        self.0.retain(|(asking, _)| asking.strong_count() > 0);
        if self.0.len() >= MOST_SILENT
            && let Some(oldest) = self.0.pop_front().and_then(|(_, stream)| stream.upgrade())
        {
            // It may have ended by itself.
            let _ = oldest.shutdown(Shutdown::Both);
        }
        let (asking, stream) = (Arc::new(()), Arc::new(stream));
        self.0.push_back((Arc::downgrade(&asking), Arc::downgrade(&stream)));
        Ok((Connection(stream), Asking(asking)))
    }
}
