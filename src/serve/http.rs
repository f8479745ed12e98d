//! The server: requests of browsers on this machine, each answered by the workshop in a thread of its own.

use std::borrow::Cow;
use std::io;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::serve::Host;
use crate::serve::connection::Connection;
use crate::serve::connection::Silent;
use crate::serve::message::Answer;
use crate::serve::message::Asked;
use crate::serve::message::Message;
use crate::serve::message::Mistake;
use crate::serve::message::PageState;
use crate::serve::request;
use crate::serve::request::Head;
use crate::serve::request::Method;
use crate::serve::request::Refusal;
use crate::serve::request::Wish;
use crate::text;
use crate::text::Language;
use serde_json::json;

/// The part of all addresses that belong to the preview and not to the site.
pub const SERVICE: &str = request::SERVICE;

/// The script of the preview.
const SCRIPT: &str = include_str!("preview.js");

/// So many requests are answered at a time; more are refused, so that no page can use up the machine.
const MOST_AT_ONCE: usize = 128;

/// How long a listening browser hears nothing before it is asked whether it is still there.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// What answers need besides the workshop.
pub(super) struct Guide<'g> {
    /// The folder of the site.
    pub(super) site: &'g Path,
    /// The language of messages.
    pub(super) language: Language,
    /// Who runs the preview.
    pub(super) host: &'g Host<'g>,
}

/// How long nothing is accepted where the system has no connection left.
const BREATH: Duration = Duration::from_millis(50);

/// A server that listens.
pub(super) struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Listens on an address; nothing where it is taken.
    pub(super) fn listen(address: SocketAddr) -> Option<Self> {
        let listener = TcpListener::bind(address).ok()?;
        let address = listener.local_addr().ok()?;
        Some(Server { listener, address })
    }

    /// Returns the address.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until the process ends. Each connection has a thread of its own, so that none waits for another.
    pub(super) fn answer_all(&self, workshop: &Sender<Message>, guide: &Guide<'_>) {
        let busy = Arc::new(AtomicUsize::new(0));
        let mut silent = Silent::default();
        std::thread::scope(|scope| {
            for stream in self.listener.incoming() {
                let Ok(stream) = stream else {
                    std::thread::sleep(BREATH);
                    continue;
                };
                let Ok((mut connection, asking)) = silent.take(stream) else { continue };
                let (workshop, busy, own) = (workshop.clone(), Arc::clone(&busy), self.address);
                let thread = std::thread::Builder::new().spawn_scoped(scope, move || {
                    let Some(head) = connection.read_head() else { return };
                    drop(asking);
                    // Who asked may be gone; there is nobody to tell.
                    let _ = answer(connection, head, (own, &busy), (&workshop, guide));
                });
                // Where the system has no thread left, the connection ends.
                drop(thread);
            }
        });
    }
}

/// A place among the requests that are answered at a time.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(busy: &Arc<AtomicUsize>) -> Self {
        busy.fetch_add(1, Ordering::Relaxed);
        Place(Arc::clone(busy))
    }

    /// Tells whether there are too many.
    fn is_too_many(&self) -> bool {
        self.0.load(Ordering::Relaxed) > MOST_AT_ONCE
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A request, and where its answer goes.
struct Request {
    connection: Connection,
    head: Head,
}

fn answer(
    mut connection: Connection,
    head: Result<Head, Refusal>,
    (own, busy): (SocketAddr, &Arc<AtomicUsize>),
    (workshop, guide): (&Sender<Message>, &Guide<'_>),
) -> io::Result<()> {
    let head = match head {
        Ok(head) => head,
        Err(refusal) => return connection.send(written(refusal.status(), &[], &[]).as_bytes()),
    };
    let place = Place::take(busy);
    let wish = request::read(&head, own);
    let request = Request { connection, head };
    if place.is_too_many() {
        return empty(request, 503);
    }
    match wish {
        Err(refusal) => empty(request, refusal.status()),
        Ok(Wish::Own(_)) => respond(request, 200, "text/javascript; charset=utf-8", SCRIPT.as_bytes().to_vec()),
        Ok(Wish::Events) => events(request, workshop),
        Ok(Wish::State(path)) => {
            let Some(Answer::State(state)) = ask(workshop, Asked::State(path)) else { return gone(request) };
            respond(request, 200, "application/json", state_json(&state).into_bytes())
        }
        Ok(Wish::Edit(path, line)) => {
            let Some(Answer::Source(place)) = ask(workshop, Asked::Source(path)) else { return gone(request) };
            let is_open = (guide.host.edit)(&guide.site.join(place), line);
            empty(request, if is_open { 204 } else { 500 })
        }
        Ok(Wish::File(path)) => file(request, path, workshop, guide),
    }
}

/// Asks the workshop. It may be closing one state of the site for the next, so a question that was lost is asked again.
fn ask(workshop: &Sender<Message>, asked: Asked) -> Option<Answer> {
    (0..100).find_map(|_| {
        let (reply, answer) = mpsc::channel();
        workshop.send(Message::Ask(asked.clone(), reply)).ok()?;
        answer.recv().ok()
    })
}

fn gone(request: Request) -> io::Result<()> {
    empty(request, 404)
}

fn file(request: Request, path: String, workshop: &Sender<Message>, guide: &Guide<'_>) -> io::Result<()> {
    let media_type = media_type(&path);
    match ask(workshop, Asked::File(path.clone())) {
        Some(Answer::File(bytes, revision)) if is_page(&path) => {
            respond(request, 200, media_type, with_script(&bytes, revision, guide.language))
        }
        Some(Answer::File(bytes, _)) => respond(request, 200, media_type, bytes),
        Some(Answer::Failed(message, revision)) => {
            let page = failure_page(&message, guide.language);
            respond(request, 500, "text/html; charset=utf-8", with_script(page.as_bytes(), revision, guide.language))
        }
        Some(Answer::Missing(_)) => missing(request, &path, workshop, guide),
        _ => gone(request),
    }
}

/// Answers that nothing stands at a path: leads on to the folder of that name, or shows the page that hosts show.
fn missing(request: Request, path: &str, workshop: &Sender<Message>, guide: &Guide<'_>) -> io::Result<()> {
    let folder = format!("{path}/index.html");
    if matches!(ask(workshop, Asked::File(folder)), Some(Answer::File(..))) {
        let location = format!("{}/", request.head.url);
        return send(request, 302, &[("Location", &location)], &[]);
    }
    match ask(workshop, Asked::File("404.html".to_owned())) {
        Some(Answer::File(bytes, revision)) => {
            respond(request, 404, "text/html; charset=utf-8", with_script(&bytes, revision, guide.language))
        }
        _ => gone(request),
    }
}

fn respond(request: Request, status: u16, media_type: &str, bytes: Vec<u8>) -> io::Result<()> {
    let fields = [("Content-Type", media_type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    send(request, status, &fields, &bytes)
}

fn empty(request: Request, status: u16) -> io::Result<()> {
    send(request, status, &[], &[])
}

/// Sends an answer, after which the connection ends: one that stayed open would hold a thread.
fn send(mut request: Request, status: u16, fields: &[(&str, &str)], body: &[u8]) -> io::Result<()> {
    request.connection.send(written(status, fields, body).as_bytes())?;
    request.connection.send(if request.head.method == Method::Head { &[] } else { body })
}

/// Returns the head of an answer.
fn written(status: u16, fields: &[(&str, &str)], body: &[u8]) -> String {
    let (reason, length) = (reason(status), body.len());
    let mut head = format!("HTTP/1.1 {status} {reason}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    for (name, value) in fields {
        // What a browser asked for may come back in a header; it must not begin another one.
        let value = value.replace(['\r', '\n'], "");
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Tells a browser the number of every new state, as server-sent events, until it goes.
fn events(mut request: Request, workshop: &Sender<Message>) -> io::Result<()> {
    let (subscriber, revisions) = mpsc::channel();
    if request.head.method == Method::Head || workshop.send(Message::Subscribe(subscriber)).is_err() {
        return gone(request);
    }
    request.connection.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    loop {
        match revisions.recv_timeout(HEARTBEAT) {
            Ok(revision) => request.connection.send(format!("data: {revision}\n\n").as_bytes())?,
            Err(RecvTimeoutError::Timeout) => request.connection.send(b":\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What begins the policy of a page, which says where its scripts may come from and what they may ask.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// What the script of the preview needs of the policy of a page.
const NEEDED: &[&str] = &["script-src", "connect-src"];

/// Lets the policy of a page allow the script of the preview, which comes from where the page does.
fn with_policy(page: &[u8]) -> Cow<'_, [u8]> {
    let found = page.windows(POLICY.len()).position(|window| window == POLICY.as_bytes());
    let Some((before, rest)) = found.and_then(|at| page.split_at_checked(at + POLICY.len())) else {
        return Cow::Borrowed(page);
    };
    let Some((policy, after)) = rest.iter().position(|byte| *byte == b'"').map(|end| rest.split_at(end)) else {
        return Cow::Borrowed(page);
    };
    let policy = String::from_utf8_lossy(policy);
    let mut directives: Vec<String> = policy.split(';').map(|directive| directive.trim().to_owned()).collect();
    directives.retain(|directive| !directive.is_empty());
    for name in NEEDED {
        match directives.iter_mut().find(|directive| directive.split(' ').next() == Some(name)) {
            Some(directive) if directive.contains("'self'") => {}
            Some(directive) if directive.contains("'none'") => *directive = format!("{name} 'self'"),
            Some(directive) => directive.push_str(" 'self'"),
            None => directives.push(format!("{name} 'self'")),
        }
    }
    Cow::Owned([before, directives.join("; ").as_bytes(), after].concat())
}

/// Adds the script of the preview to a page.
fn with_script(page: &[u8], revision: u64, language: Language) -> Vec<u8> {
    let page = with_policy(page);
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window == end).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    let language = if language == Language::English { "en" } else { "vi" };
    let script = format!(
        "<script src=\"{SERVICE}xem-truoc.js\" data-language=\"{language}\" data-doithoai=\"{revision}\"></script>"
    );
    [before, script.as_bytes(), after].concat()
}

/// Returns the page that stands in for one that cannot be made.
fn failure_page(message: &str, language: Language) -> String {
    let title = match language {
        Language::Vietnamese => "Chưa xem được trang này",
        Language::English => "This page cannot be shown yet",
    };
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body><main><h1>{title}</h1>\n<pre>{}</pre></main>\n</body></html>\n",
        text::escape_xml(message)
    )
}

fn state_json(state: &PageState) -> String {
    let PageState { revision, errors, error_count, warnings, warning_count, failure, source } = state;
    let list = |mistakes: &[Mistake]| -> Vec<_> {
        let one = |Mistake { text, path, line }: &Mistake| json!({ "text": text, "path": path, "line": line });
        mistakes.iter().map(one).collect()
    };
    json!({
        "revision": revision,
        "errors": list(errors),
        "errorCount": error_count,
        "warnings": list(warnings),
        "warningCount": warning_count,
        "failure": failure,
        "source": source,
    })
    .to_string()
}

/// Returns the media type of a published path.
fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
