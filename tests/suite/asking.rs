//! The questions of `new`, answered at a terminal.

use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;
use crate::harness::tree;
use crate::pty::BACKSPACE;
use crate::pty::CTRL_C;
use crate::pty::DOWN;
use crate::pty::ENTER;
use crate::pty::ESCAPE;
use crate::pty::Terminal;

const USUAL: (u16, u16) = (40, 80);
const NARROW: (u16, u16) = (60, 40);

fn start(site: &Site, more: &[&str], size: (u16, u16)) -> Terminal {
    Terminal::start(site.path(), &[&["new", "--today", TODAY], more].concat(), size)
}

/// Compares the last screen and the article with those that were reviewed.
#[track_caller]
fn assert_reviewed(screen: &str, article: &str, name: &str) {
    for (text, ending) in [(screen, "screen.txt"), (article, "md")] {
        let path = in_tests(&format!("new/{name}.{ending}"));
        reviewed(text, &path).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

/// Checks a site: no error may be told of it.
#[track_caller]
fn assert_no_error(site: &Site) {
    site.check(&[]).succeeded();
}

#[test]
fn a_session_is_asked_for_step_by_step() {
    let site = Site::named("good");
    let mut terminal = start(&site, &[], USUAL);
    terminal.answer("Bạn muốn viết gì?", ENTER);
    terminal.answer("Ngày đối thoại:", "31/4/2026\r");
    terminal.see("tháng 4 năm 2026 chỉ có 30 ngày");
    terminal.type_keys(&BACKSPACE.repeat(9));
    terminal.type_keys("12/6/2026\r");
    terminal.answer("Giờ bắt đầu:", "7h30\r");
    terminal.answer("Xã, phường (nơi tổ chức):", "ia le");
    terminal.wait("only Ia Le", |screen| screen.contains("> xã Ia Le") && !screen.contains("Tân An"));
    terminal.type_keys(ENTER);
    terminal.answer("Thêm xã, phường khác?", ENTER);
    terminal.answer("Địa điểm:", ENTER);
    terminal.answer("Chuyên đề:", "giao thong");
    terminal.wait("only that topic", |screen| screen.contains("> Giao thông") && !screen.contains("Đất đai"));
    terminal.type_keys(ENTER);
    terminal.answer("Thêm chuyên đề khác?", ENTER);
    terminal.answer("Hình thức:", &format!("{DOWN}{DOWN}\r"));
    terminal.answer("Họ tên, chức vụ:", "Nguyễn Văn A, Chủ tịch UBND xã\r");
    terminal.answer("Thêm người cùng chủ trì?", ENTER);
    terminal.answer("Tên bài:", ENTER);
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let article = read(&site.path().join("content/sessions/2026-06-12-ia-le/index.md"));
    assert_reviewed(&screen, &article, "session");
    assert_no_error(&site);
}

#[test]
fn the_next_round_is_proposed_with_its_open_tasks() {
    let site = Site::named("series");
    let mut terminal = start(&site, &["--date", "12/06/2026"], USUAL);
    terminal.answer("Bạn muốn viết gì?", &format!("{DOWN}{ENTER}"));
    terminal.answer("Tiếp theo chuỗi nào", ENTER);
    terminal.answer("Giờ bắt đầu:", "chieu\r");
    let (code, screen) = follow(terminal, "Giờ bắt đầu:");
    assert_eq!(code, 0, "{screen}");
    let new = tree(&site.path().join("content/sessions")).into_keys().find(|path| path.starts_with("2026-06-12"));
    let article = read(&site.path().join("content/sessions").join(new.unwrap()));
    assert!(article.contains("\npart_of_day: chiều\n") && article.contains("\nupdates:\n"), "{article}");
    assert_reviewed(&screen, &article, "next-round");
    assert_no_error(&site);
}

#[test]
fn what_is_chosen_again_takes_the_place_of_what_was() {
    let site = Site::named("series");
    let flags = ["--next-of", "duong-lien-thon", "--date", "2026-07-12", "--time", "sáng", "--format", "regular"];
    let mut terminal = start(&site, &[&flags[..], &["--title", "Tên", "--round", "7"]].concat(), USUAL);
    let again = format!("{DOWN}{ENTER}");
    terminal.answer("Xã, phường được đối thoại:", &again);
    terminal.answer("Xã, phường (nơi tổ chức):", "bo qua\r");
    terminal.answer("Địa điểm:", "hoi truong\r");
    terminal.answer("Chuyên đề:", &again);
    terminal.see("Gõ vài chữ để tìm, không cần dấu. Chuyên đề mới");
    terminal.type_keys("zzz\r");
    terminal.answer("Người chủ trì:", &again);
    terminal.see("Theo thứ tự.");
    terminal.type_keys("tran thi\r");
    terminal.answer("Thêm người cùng chủ trì?", ENTER);
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let article = read(&site.path().join("content/sessions/2026-07-12-ten/index.md"));
    assert_reviewed(&screen, &article, "chosen-again");
    assert_no_error(&site);
}

/// Takes every proposal until the program ends, from the question after the one that was answered last.
fn follow(mut terminal: Terminal, answered: &str) -> (u32, String) {
    let mut answered = format!("? {answered}");
    loop {
        let open = |screen: &str| screen.lines().rev().find(|line| line.starts_with("? ")).map(str::to_owned);
        let is_next = |screen: &str| open(screen).is_some_and(|line| !line.starts_with(&answered));
        terminal.wait("a question or the end", |screen| is_next(screen) || screen.contains("Đã tạo bài"));
        match open(&terminal.screen()) {
            Some(question) => answered = question,
            None => return terminal.end(),
        }
        terminal.type_keys(ENTER);
    }
}

#[test]
fn a_name_that_is_not_in_the_list_is_typed_once() {
    let site = Site::of(
        "=== content/sessions/2026-01-10-ia-le/index.md\n---\ntitle: Buổi đầu\ndate: 2026-01-10\nvenue: {name: Hội trường, commune: Ia Le}\n---\n",
    );
    let mut terminal =
        start(&site, &["--title", "Tên: #1", "--date", TODAY, "--time", "sáng", "--commune", "xã Ia Le"], USUAL);
    terminal.answer("Bạn muốn viết gì?", ENTER);
    terminal.answer("Địa điểm:", "nhà rông làng Kte");
    terminal.wait("no known place", |screen| screen.contains("> Gõ tên khác…"));
    terminal.type_keys(ENTER);
    terminal.see("Ví dụ: Nhà văn hóa thôn 3");
    terminal.type_keys(ENTER);
    terminal.answer("Tên chuyên đề:", ENTER);
    terminal.answer("Hình thức:", "zzz\r");
    terminal.answer("Họ tên, chức vụ:", ENTER);
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let article = read(&site.path().join("content/sessions/2026-06-15-ia-le/index.md"));
    assert!(article.contains("\nvenue: {name: \"nhà rông làng Kte\", commune: \"Ia Le\"}\n"), "{article}");
    assert!(!article.contains("\nformat:"), "{article}");
    assert_no_error(&site);
}

#[test]
fn who_stops_leaves_nothing_behind() {
    for (key, code) in [(CTRL_C, 130), (ESCAPE, 2)] {
        let site = Site::named("good");
        let before = tree(site.path());
        let mut terminal = start(&site, &[], USUAL);
        terminal.answer("Bạn muốn viết gì?", ENTER);
        terminal.answer("Ngày đối thoại:", ENTER);
        terminal.answer("Giờ bắt đầu:", "7h");
        terminal.see("7h");
        terminal.type_keys(key);
        let (ended, screen) = terminal.end();
        assert_eq!(ended, code, "{screen}");
        assert!(screen.contains("Đã dừng, chưa tạo gì."), "{screen}");
        assert!(before == tree(site.path()), "{key:?}");
    }
}

#[test]
fn the_questions_are_in_english_where_it_is_asked_for() {
    let site = Site::named("good");
    let mut terminal = start(&site, &["--lang", "en"], USUAL);
    for question in ["What do you want to write?", "Day of the session:", "Begins at:"] {
        terminal.answer(question, ENTER);
    }
    for question in ["Commune (of the place):", "Another commune?", "Place:", "Topic:", "Another topic?", "Format:"] {
        terminal.answer(question, ENTER);
    }
    terminal.answer("Name, post:", ENTER);
    terminal.answer("Title:", ENTER);
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let article = read(&site.path().join("content/sessions/2026-06-15-ia-le/index.md"));
    assert_reviewed(&screen, &article, "english");
}

#[test]
fn a_narrow_terminal_shows_every_question_whole() {
    let site = Site::named("good");
    let mut terminal = start(&site, &["--date", TODAY, "--commune", "Ia Le"], NARROW);
    terminal.answer("Bạn muốn viết gì?", ENTER);
    terminal.answer("Giờ bắt đầu:", "bảy giờ rưỡi sáng\r");
    terminal.see("chưa đúng dạng giờ");
    terminal.type_keys(&BACKSPACE.repeat(20));
    terminal.type_keys(ENTER);
    terminal.answer("Địa điểm:", ENTER);
    terminal.answer("Chuyên đề:", ENTER);
    terminal.answer("Thêm chuyên đề khác?", ENTER);
    terminal.answer("Hình thức:", ENTER);
    terminal.answer("Họ tên, chức vụ:", ENTER);
    terminal.answer("Tên bài:", ENTER);
    let (code, screen) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let path = in_tests("new/narrow.screen.txt");
    reviewed(&screen, &path).unwrap_or_else(|difference| panic!("{difference}"));
}
