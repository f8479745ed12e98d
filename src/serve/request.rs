//! Requests: which of them are answered, and what they ask for.
//!
//! The preview listens on this machine only, but any page that a browser shows could ask it something. So a request must
//! name this machine as its host, and what does something must come from the preview itself.

use std::net::SocketAddr;

/// The part of all addresses that belong to the preview and not to the site.
pub(super) const SERVICE: &str = "/_doithoai/";

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// GET.
    Get,
    /// HEAD.
    Head,
    /// POST.
    Post,
    /// Any other.
    Other,
}

/// A request but for its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// What it does.
    pub(super) method: Method,
    /// The address, as it was written.
    pub(super) url: String,
    /// Names and values, as they were written.
    fields: Vec<(String, String)>,
}

impl Head {
    /// Parses a head without the empty line that ends it.
    ///
    /// # Errors
    /// Refuses what HTTP/1.0 and HTTP/1.1 do not allow.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Path)?;
        let mut lines = text.split("\r\n");
        let mut words = lines.next().unwrap_or("").split(' ');
        let (Some(method), Some(url), Some("HTTP/1.1" | "HTTP/1.0"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Refusal::Path);
        };
        let method = match method {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            "POST" => Method::Post,
            _ => Method::Other,
        };
        let fields = lines.map(field).collect::<Option<Vec<_>>>().ok_or(Refusal::Path)?;
        Ok(Head { method, url: url.to_owned(), fields })
    }

    /// Returns the value of a field; nothing where it stands twice, as no one could say which of them counts.
    fn field(&self, name: &str) -> Option<&str> {
        let mut values = self.fields.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        values.next().filter(|_| values.next().is_none()).map(|(_, value)| value.as_str())
    }
}

fn field(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    (is_name && !value.contains(['\r', '\n'])).then(|| (name.to_owned(), value.trim().to_owned()))
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The file of the site at a published path.
    File(String),
    /// A file of the preview.
    Own(&'static str),
    /// How the page at a published path stands.
    State(String),
    /// The numbers of new states, as they come.
    Events,
    /// To open a source file at a line.
    Edit(String, usize),
}

/// Why a request is refused, as a status of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// 400: the path is none that a site has, or the head is none.
    Path,
    /// 403: it comes from elsewhere.
    Foreign,
    /// 405: neither GET nor HEAD.
    Method,
    /// 431: the head has no end.
    TooLong,
}

impl Refusal {
    /// Returns the status of HTTP.
    pub(super) fn status(self) -> u16 {
        match self {
            Refusal::Path => 400,
            Refusal::Foreign => 403,
            Refusal::Method => 405,
            Refusal::TooLong => 431,
        }
    }
}

/// The files of the preview.
pub(super) const OWN: &[&str] = &["xem-truoc.js"];

/// Reads a request that came to `own`.
///
/// # Errors
/// Refuses what comes from elsewhere, and paths that no site has.
pub(super) fn read(head: &Head, own: SocketAddr) -> Result<Wish, Refusal> {
    let Head { method, url, .. } = head;
    if !head.field("Host").is_some_and(|host| is_own_host(host, own.port())) {
        return Err(Refusal::Foreign);
    }
    let (path, query) = url.split_once('?').unwrap_or((url.as_str(), ""));
    let service = path.strip_prefix(SERVICE);
    if service == Some("sua") {
        let is_own = head.field("X-Doithoai") == Some("1");
        let has_origin = head.fields.iter().any(|(name, _)| name.eq_ignore_ascii_case("Origin"));
        let origin = !has_origin
            || head
                .field("Origin")
                .is_some_and(|origin| origin.strip_prefix("http://").is_some_and(|host| is_own_host(host, own.port())));
        return match method {
            Method::Post if is_own && origin => edit(query),
            Method::Post => Err(Refusal::Foreign),
            _ => Err(Refusal::Method),
        };
    }
    if !matches!(method, Method::Get | Method::Head) {
        return Err(Refusal::Method);
    }
    match service {
        Some("su-kien") => Ok(Wish::Events),
        Some("trang-thai") => published(parameter(query, "trang").unwrap_or("/")).map(Wish::State),
        Some(name) => OWN.iter().find(|own| **own == name).map(|own| Wish::Own(own)).ok_or(Refusal::Path),
        None => published(path).map(Wish::File),
    }
}

fn edit(query: &str) -> Result<Wish, Refusal> {
    let path = parameter(query, "tep").and_then(decoded).ok_or(Refusal::Path)?;
    let line = parameter(query, "dong").and_then(|line| line.parse().ok()).unwrap_or(1);
    Ok(Wish::Edit(path, line))
}

/// Returns a parameter of a query, as it was encoded.
fn parameter<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Tells whether a host is this machine, by a name that no other machine can have.
fn is_own_host(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        let rest = host.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name));
        rest.is_some() && host.get(name.len()..) == Some(format!(":{port}").as_str())
    })
}

/// Returns the published path that the path of a request names.
fn published(path: &str) -> Result<String, Refusal> {
    let path = decoded(path).ok_or(Refusal::Path)?;
    let inside = path.strip_prefix('/').ok_or(Refusal::Path)?;
    let is_strange = |part: &str| part == "." || part == ".." || part.chars().any(is_strange);
    if inside.split('/').any(is_strange) {
        return Err(Refusal::Path);
    }
    Ok(if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() })
}

fn is_strange(character: char) -> bool {
    character.is_control() || matches!(character, '\\' | ':' | '*' | '"' | '<' | '>' | '|')
}

/// Decodes the `%` sequences of an address; nothing where they are no text.
fn decoded(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, url: &str, fields: &[(&str, &str)]) -> Result<Wish, Refusal> {
        let fields: String = fields.iter().map(|(name, value)| format!("\r\n{name}: {value}")).collect();
        let head = Head::parse(format!("{method} {url} HTTP/1.1{fields}").as_bytes())?;
        read(&head, SocketAddr::from(([127, 0, 0, 1], 3000)))
    }

    fn got(url: &str) -> Result<Wish, Refusal> {
        asked("GET", url, &[("Host", "127.0.0.1:3000")])
    }

    #[test]
    fn a_path_names_a_file_of_the_site() {
        assert_eq!(got("/"), Ok(Wish::File("index.html".to_owned())));
        assert_eq!(got("/doi-thoai/?q=1"), Ok(Wish::File("doi-thoai/index.html".to_owned())));
        assert_eq!(got("/t%E1%BB%87p.html"), Ok(Wish::File("tệp.html".to_owned())));
        assert_eq!(got("/_doithoai/trang-thai?trang=/doi-thoai/"), Ok(Wish::State("doi-thoai/index.html".to_owned())));
        assert_eq!(got("/_doithoai/xem-truoc.js"), Ok(Wish::Own("xem-truoc.js")));
    }

    #[test]
    fn no_path_leaves_the_site() {
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/a/..%2f..%2fb",
            "/..%5c..%5cb",
            "/a\\b",
            "/C:/windows/win.ini",
            "/%00",
            "/a%0d%0ab",
            "/%ff",
            "/%4",
            "/%zz",
            "relative",
            "http://elsewhere.example/",
            "/_doithoai/../index.html",
            "/_doithoai/khac.js",
            "/_doithoai/trang-thai?trang=/../x",
        ] {
            assert_eq!(got(url), Err(Refusal::Path), "{url}");
        }
    }

    #[test]
    fn only_this_machine_is_answered() {
        for host in ["localhost:3000", "LOCALHOST:3000", "[::1]:3000"] {
            assert!(asked("GET", "/", &[("Host", host)]).is_ok(), "{host}");
        }
        for host in [
            "evil.example:3000",
            "evil.example",
            "127.0.0.1",
            "127.0.0.1:3001",
            "127.0.0.1.evil.example:3000",
            "localhost.evil.example:3000",
            "localhost:3000.evil.example",
            "",
        ] {
            let asked = asked("GET", "/", &[("Host", host)]);
            assert_eq!(asked, Err(Refusal::Foreign), "{host}");
        }
        assert_eq!(asked("GET", "/", &[]), Err(Refusal::Foreign));
        let twice = [("Host", "127.0.0.1:3000"), ("host", "evil.example:3000")];
        assert_eq!(asked("GET", "/", &twice), Err(Refusal::Foreign));
    }

    #[test]
    fn a_head_that_is_none_is_refused() {
        for head in [
            "",
            "GET",
            "GET /",
            "GET / HTTP/2",
            "GET /a b HTTP/1.1",
            " GET / HTTP/1.1",
            "GET / HTTP/1.1\r\nHost",
            "GET / HTTP/1.1\r\nHost : x",
            "GET / HTTP/1.1\r\nA: b\r\n c: d",
            "GET / HTTP/1.1\r\nA: b\nHost: x",
            "GET / HTTP/1.1\r\n: x",
        ] {
            assert_eq!(Head::parse(head.as_bytes()), Err(Refusal::Path), "{head:?}");
        }
        assert_eq!(Head::parse(b"GET /\xFF HTTP/1.1"), Err(Refusal::Path));
    }

    #[test]
    fn a_file_is_opened_for_the_preview_alone() {
        let (host, own) = (("Host", "127.0.0.1:3000"), ("X-Doithoai", "1"));
        let url = "/_doithoai/sua?tep=content/t%C3%AAn.md&dong=7";
        let wish = Ok(Wish::Edit("content/tên.md".to_owned(), 7));
        assert_eq!(asked("POST", url, &[host, own]), wish);
        assert_eq!(asked("POST", url, &[host, own, ("Origin", "http://localhost:3000")]), wish);
        assert_eq!(asked("POST", url, &[host]), Err(Refusal::Foreign));
        assert_eq!(asked("POST", url, &[host, own, ("Origin", "http://evil.example")]), Err(Refusal::Foreign));
        assert_eq!(asked("POST", url, &[host, own, ("Origin", "null")]), Err(Refusal::Foreign));
        assert_eq!(asked("GET", url, &[host, own]), Err(Refusal::Method));
        assert_eq!(asked("POST", "/", &[host]), Err(Refusal::Method));
    }
}
