//! The preview with the real binary: the server, the watch, and the ways in which editors and tools change files.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use crate::harness::Site;
use crate::harness::TODAY;

const ARTICLE: &str = "content/sessions/2026-03-12-thu/index.md";
const PAGE: &str = "/doi-thoai/2026-03-12-thu/";

fn article(text: &str) -> String {
    format!("---\ntitle: Đối thoại thử\ndate: 2026-03-12\n---\n\n{text}\n")
}

/// A running preview; it ends with the test.
struct Preview {
    site: Site,
    process: Child,
    port: u16,
    said: BufReader<ChildStdout>,
    events: BufReader<TcpStream>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Preview {
    fn of(site: Site, more: &[&str]) -> Preview {
        let mut process = Command::new(env!("CARGO_BIN_EXE_doithoai"))
            .args(["serve", "--today", TODAY])
            .args(more)
            .current_dir(site.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let port = line.trim_end().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        let events = BufReader::new(send(port, "GET", "/_doithoai/su-kien", "127.0.0.1"));
        Preview { site, process, port, said, events }
    }

    fn new() -> Preview {
        let site = Site::of(&format!("=== {ARTICLE}\n{}", article("Lời đầu.")));
        Preview::of(site, &[])
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.site.path().join(path)
    }

    /// Asks for a path; returns the status and the body.
    fn get(&self, path: &str) -> (u16, String) {
        request(self.port, "GET", path, "127.0.0.1")
    }

    /// Waits for the next state of the site. The reader has a limit of time, so a test that waits in vain ends.
    fn next_state(&mut self) {
        loop {
            let mut line = String::new();
            assert_ne!(self.events.read_line(&mut line).expect("a new state in time"), 0, "the preview goes on");
            if line.starts_with("data: ") {
                return;
            }
        }
    }

    /// Waits until a page is as it should be, looking again at each new state.
    fn until(&mut self, path: &str, is_right: impl Fn(u16, &str) -> bool) {
        loop {
            let (status, body) = self.get(path);
            if is_right(status, &body) {
                return;
            }
            self.next_state();
        }
    }

    fn until_text(&mut self, text: &str) {
        self.until(PAGE, |status, body| status == 200 && body.contains(text));
    }
}

fn send(port: u16, method: &str, path: &str, host: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

fn request(port: u16, method: &str, path: &str, host: &str) -> (u16, String) {
    let mut answer = Vec::new();
    send(port, method, path, host).read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

#[test]
fn every_way_of_saving_is_followed() {
    let mut preview = Preview::new();
    let file = preview.path(ARTICLE);
    preview.until_text("Lời đầu.");
    fs::write(&file, article("Ghi đè.")).unwrap();
    preview.until_text("Ghi đè.");
    let mut opened = fs::OpenOptions::new().write(true).truncate(true).open(&file).unwrap();
    opened.write_all(article("Cắt rồi").as_bytes()).unwrap();
    opened.write_all(" ghi tiếp.\n".as_bytes()).unwrap();
    drop(opened);
    preview.until_text("ghi tiếp.");
    let beside = file.with_file_name(".index.md.swp");
    fs::write(&beside, article("Đổi tên đè lên.")).unwrap();
    fs::rename(&beside, &file).unwrap();
    preview.until_text("Đổi tên đè lên.");
    let backup = file.with_file_name("index.md~");
    fs::rename(&file, &backup).unwrap();
    fs::write(&file, article("Giữ bản cũ.")).unwrap();
    fs::remove_file(&backup).unwrap();
    preview.until_text("Giữ bản cũ.");
    // The same size within one tick of a coarse clock.
    fs::write(&file, article("Giữ bản mới.")).unwrap();
    fs::write(&file, article("Giữ bản này.")).unwrap();
    preview.until_text("Giữ bản này.");
}

#[test]
fn files_that_come_go_and_change_names_are_followed() {
    let mut preview = Preview::new();
    let sessions = preview.path("content/sessions");
    preview.until_text("Lời đầu.");
    let added = sessions.join("2026-04-01-moi");
    fs::create_dir(&added).unwrap();
    fs::write(added.join("index.md"), article("Bài mới.")).unwrap();
    preview.until("/doi-thoai/2026-04-01-moi/", |status, _| status == 200);
    fs::rename(&added, sessions.join("2026-04-01-doi-ten")).unwrap();
    preview.until("/doi-thoai/2026-04-01-doi-ten/", |status, _| status == 200);
    preview.until("/doi-thoai/2026-04-01-moi/", |status, _| status == 404);
    fs::write(sessions.join("2026-04-01-doi-ten/index.md"), article("Trong thư mục đã đổi tên.")).unwrap();
    preview.until("/doi-thoai/2026-04-01-doi-ten/", |_, body| body.contains("Trong thư mục đã đổi tên."));
    fs::remove_dir_all(sessions.join("2026-04-01-doi-ten")).unwrap();
    preview.until("/doi-thoai/2026-04-01-doi-ten/", |status, _| status == 404);
}

#[test]
fn registries_settings_and_theme_are_followed() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    fs::write(preview.path("content/site.yaml"), "title: Tên trang mới\n").unwrap();
    preview.until_text("Tên trang mới");
    let theme = preview.path("themes/default/templates");
    fs::create_dir_all(&theme).unwrap();
    fs::write(theme.join("footer.html"), "<footer>Chân trang riêng</footer>").unwrap();
    preview.until_text("Chân trang riêng");
    fs::write(theme.join("footer.html"), "<footer>{% if %}</footer>").unwrap();
    preview.until(PAGE, |status, _| status == 500);
    fs::remove_dir_all(preview.path("themes")).unwrap();
    preview.until(PAGE, |status, body| status == 200 && !body.contains("Chân trang riêng"));
    fs::write(preview.path("content/topics.yaml"), "- {id: dien, name: Điện}\n").unwrap();
    preview.until("/chuyen-de/dien/", |status, _| status == 200);
}

#[test]
fn what_editors_offer_follows_the_names_of_the_site_where_it_has_been_set_up() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    let schema = preview.path(".doithoai/schema/session.schema.json");
    fs::write(preview.path("content/topics.yaml"), "- {id: dien, name: Điện}\n").unwrap();
    preview.until("/chuyen-de/dien/", |status, _| status == 200);
    assert!(!schema.exists(), "a site that was not set up is left alone");
    fs::create_dir_all(schema.parent().unwrap()).unwrap();
    fs::write(preview.path("content/topics.yaml"), "- {id: dien, name: Điện}\n- {id: nuoc, name: Nước sạch}\n")
        .unwrap();
    preview.until("/chuyen-de/nuoc/", |status, _| status == 200);
    let offers = |topic: &str| fs::read_to_string(&schema).is_ok_and(|text| text.contains(topic));
    // It is written while pages are answered, so it may come a little later.
    for _ in 0..100 {
        if offers("Nước sạch") {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the new topic is not offered");
}

#[test]
fn a_switch_of_branches_is_followed() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    for number in 1..=60 {
        let folder = preview.path(&format!("content/sessions/2026-05-01-so-{number}"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("index.md"), article("Hàng loạt.")).unwrap();
    }
    preview.until("/doi-thoai/2026-05-01-so-60/", |status, _| status == 200);
    fs::rename(preview.path("content"), preview.path("nhanh-khac")).unwrap();
    fs::create_dir_all(preview.path(ARTICLE).parent().unwrap()).unwrap();
    fs::write(preview.path(ARTICLE), article("Nhánh này.")).unwrap();
    preview.until_text("Nhánh này.");
    preview.until("/doi-thoai/2026-05-01-so-60/", |status, _| status == 404);
    fs::write(preview.path(ARTICLE), article("Sửa trong nhánh này.")).unwrap();
    preview.until_text("Sửa trong nhánh này.");
}

#[test]
fn a_mistake_is_told_and_goes_when_it_is_mended() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    let state = "/_doithoai/trang-thai?trang=/doi-thoai/2026-03-12-thu/";
    fs::write(preview.path(ARTICLE), article("Lời đầu.").replace("2026-03-12", "2026-13-12")).unwrap();
    preview.until(state, |_, body| body.contains("invalid-date") && body.contains("index.md:3:7"));
    fs::write(preview.path(ARTICLE), article("Đã sửa.")).unwrap();
    preview.until_text("Đã sửa.");
    let (_, body) = preview.get(state);
    assert!(
        body.contains("\"errorCount\":0") && body.contains("\"source\":\"content/sessions/2026-03-12-thu/index.md\""),
        "{body}"
    );
}

/// Returns a site whose page shows so many photos, each another one.
fn with_photos(count: usize) -> Site {
    let folder = ARTICLE.trim_end_matches("/index.md");
    let mut text = format!("=== {ARTICLE}\n{}", article("Lời đầu."));
    for number in 0..count {
        text.push_str(&format!("\n![Ảnh]({number}.jpg)\n"));
    }
    for number in 0..count {
        text.push_str(&format!("=== {folder}/{number}.jpg | jpeg {}x800\n", 1700 + number));
    }
    Site::of(&text)
}

#[test]
fn pictures_that_are_asked_for_all_at_once_all_come() {
    let preview = Preview::of(with_photos(12), &[]);
    let (_, page) = preview.get(PAGE);
    let pictures: Vec<&str> = page
        .split(['"', ' '])
        .filter(|part| part.ends_with(".webp") || part.ends_with(".jpg"))
        .filter_map(|part| part.rsplit_once("../").map(|(_, path)| path))
        .collect();
    assert!(pictures.len() >= 48, "{page}");
    let port = preview.port;
    std::thread::scope(|scope| {
        for picture in pictures {
            scope.spawn(move || {
                assert_eq!(request(port, "GET", &format!("/{picture}"), "127.0.0.1").0, 200, "{picture}")
            });
        }
    });
}

#[test]
fn a_taken_port_is_passed_over() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let site = Site::of(&format!("=== {ARTICLE}\n{}", article("Lời đầu.")));
    let mut preview = Preview::of(site, &["--port", &port.to_string()]);
    assert_ne!(preview.port, port);
    preview.until_text("Lời đầu.");
    let mut said = String::new();
    while !said.contains(&format!("(Cổng {port} đang có chương trình khác dùng.)")) {
        assert_ne!(preview.said.read_line(&mut said).unwrap(), 0, "{said}");
    }
}

#[test]
fn nothing_but_the_site_is_served_and_only_to_this_machine() {
    let site = Site::of(&format!("=== {ARTICLE}\n{}", article("[Tệp](bi-mat.pdf)")));
    fs::write(site.path().join("bi-mat.txt"), "bí mật").unwrap();
    link(&site.path().join("bi-mat.txt"), &site.path().join("content/sessions/2026-03-12-thu/bi-mat.pdf"));
    let absolute = site.path().join("bi-mat.txt").to_str().unwrap().replace('\\', "/");
    let preview = Preview::of(site, &[]);
    for path in [
        "/../bi-mat.txt",
        "/%2e%2e/bi-mat.txt",
        "/doi-thoai/..%2f..%2fbi-mat.txt",
        "/bi-mat.txt",
        "/content/site.yaml",
        "/doi-thoai/2026-03-12-thu/bi-mat.pdf",
        "/_doithoai/../bi-mat.txt",
        "/..%5c..%5cbi-mat.txt",
        "/..\\bi-mat.txt",
        "/....//bi-mat.txt",
        "/%252e%252e/bi-mat.txt",
        "//bi-mat.txt",
        &absolute,
        "/C:/bi-mat.txt",
        "/bi-mat.txt%00.html",
        "/bi-mat.txt\0",
        "http://127.0.0.1/bi-mat.txt",
        "/_doithoai/trang-thai?trang=/../bi-mat.txt",
    ] {
        let (status, body) = preview.get(path);
        assert!(matches!(status, 400 | 404) && !body.contains("bí mật"), "{path}: {status}");
    }
    for host in
        ["trang-la.example", "127.0.0.1.trang-la.example", "localhost.trang-la.example", "0.0.0.0", "192.168.1.2"]
    {
        assert_eq!(request(preview.port, "GET", "/", host).0, 403, "{host}");
    }
    assert_eq!(request(preview.port, "POST", "/_doithoai/sua?tep=content/site.yaml", "127.0.0.1").0, 403);
    assert_eq!(request(preview.port, "DELETE", "/", "127.0.0.1").0, 405);
    assert_eq!(preview.get("/doi-thoai").0, 302);
}

#[test]
fn connections_that_say_nothing_keep_nobody_waiting() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    let connect = |said: &str| {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        stream.write_all(said.as_bytes()).unwrap();
        stream
    };
    let mut held: Vec<TcpStream> = Vec::new();
    for _ in 0..5 {
        held.extend((0..20).map(|_| connect("G")));
        held.extend((0..80).map(|_| connect("")));
        assert_eq!(preview.get(PAGE).0, 200, "beside {} connections", held.len());
    }
    assert_eq!(held.len(), 500);
    held.extend((0..20).map(|_| connect("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")));
    assert_eq!(preview.get(PAGE).0, 200);
}

#[test]
fn a_request_without_an_end_is_refused() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let line = "a".repeat(1000);
    // The preview ends the connection long before all of it is written.
    let is_ended = (0..1_000_000).any(|_| stream.write_all(line.as_bytes()).is_err());
    assert!(is_ended);
    assert_eq!(preview.get(PAGE).0, 200);
}

#[test]
fn browsers_that_take_nothing_of_their_answers_keep_nobody_waiting() {
    let mut preview = Preview::new();
    preview.until_text("Lời đầu.");
    let held: Vec<TcpStream> = (0..60).map(|_| send(preview.port, "GET", PAGE, "127.0.0.1")).collect();
    assert_eq!(preview.get(PAGE).0, 200, "beside {} others", held.len());
}

#[cfg(unix)]
fn link(target: &Path, place: &Path) {
    std::os::unix::fs::symlink(target, place).unwrap();
}

#[cfg(windows)]
fn link(target: &Path, place: &Path) {
    std::os::windows::fs::symlink_file(target, place).unwrap();
}
