//! Diagnostics on a screen: marks under the right letters, lines of its width, colours where they are wanted; and the
//! forms for other programs.

use std::process::Command;

use doithoai::build;
use doithoai::build::Options;
use doithoai::build::Outcome;
use doithoai::diagnostics;
use doithoai::diagnostics::Format;
use doithoai::diagnostics::Frame;
use doithoai::diagnostics::Place;
use doithoai::diagnostics::Screen;
use doithoai::files::DiskFiles;
use doithoai::model::Audience;
use doithoai::text;
use doithoai::text::Language;

use crate::fixture::decomposed;
use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::in_tests;
use crate::harness::reviewed;

/// Lines of an article that hold one mistake each, and the text that must stand over the marks.
const LINES: &[(&str, &str)] = &[
    ("[a](khong-co.md)", "khong-co.md"),
    ("Bà con ở xã Chư Pưh xem [bài](khong-co.md)", "khong-co.md"),
    ("Chữ Jrai: E\u{302}\u{306} O\u{31b}\u{306} Ô\u{306} Ư\u{306}, [bài](khong-co.md), rồi hết", "khong-co.md"),
    ("Xem [bài](bài-không-có-ở-đây.md)", "bài-không-có-ở-đây.md"),
    ("Chữ Hán 家族 và 全角, [bài](khong-co.md)", "khong-co.md"),
    ("Tán thành 👍🏼 👨‍👩‍👧, [bài](khong-co.md)", "khong-co.md"),
    ("Không\u{200b} rộng\u{200d} chút\u{2060} nào, [bài](khong-co.md)", "khong-co.md"),
    ("Một\u{a0}\u{a0}cách\u{a0}dính, [bài](khong-co.md)", "khong-co.md"),
    ("Phím\tTab\tở giữa, [bài](khong-co.md)", "khong-co.md"),
    ("> - Trong danh sách của trích dẫn, [bài](khong-co.md)", "khong-co.md"),
];

/// Settings under which nothing is told of an article besides its one mistake.
const SETTINGS: &str = "=== content/site.yaml\ntitle: Trang\nchecks: {missing-summary: off, decomposed-letters: off, no-break-spaces: off}\n";

fn article(line: &str) -> String {
    format!("{SETTINGS}=== content/news/tin.md\n---\ntitle: Tin\ndate: 2026-03-01\n---\n\n{line}\n")
}

/// Checks a site in this process.
fn checked(site: &Site) -> Outcome {
    let options = Options::check(text::parse_date(TODAY).unwrap(), Audience::Public);
    build::run(&DiskFiles::new(site.path()), &options, &build::Nobody)
        .unwrap_or_else(|_| panic!("the site can be read"))
}

fn rendered(outcome: &Outcome, screen: Screen) -> String {
    diagnostics::render(&outcome.diagnostics, outcome.sources(), Format::Human(screen), Language::Vietnamese)
}

fn wide(width: usize) -> Screen {
    Screen { width: Some(width), ..Screen::default() }
}

/// Returns the part of the line above the marks that the marks stand under, by columns.
fn marked(rendered: &str) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let at = lines.iter().position(|line| line.contains('━')).unwrap_or_else(|| panic!("no marks: {rendered}"));
    let start = lines[at].find('━').unwrap();
    let first = text::columns(&lines[at][..start]);
    let last = first + lines[at].chars().filter(|mark| *mark == '━').count();
    let mut column = 0;
    let mut under = String::new();
    for character in lines[at - 1].chars() {
        let width = text::columns(&character.to_string());
        // A mark of its own over the letter before belongs to that letter.
        if column >= first && column < last || width == 0 && column == last && !under.is_empty() {
            under.push(character);
        }
        column += width;
    }
    under
}

#[test]
fn marks_stand_under_the_place_whatever_stands_before_it() {
    for (line, wanted) in LINES {
        for way in ["", " | nfd", " | crlf, bom"] {
            let site = Site::named("bare");
            site.write(&article(line).replacen(".md\n", &format!(".md{way}\n"), 1));
            let outcome = checked(&site);
            assert_eq!(outcome.diagnostics.len(), 1, "{line}: {:#?}", outcome.diagnostics);
            for screen in [Screen::default(), wide(200), wide(80), wide(60), wide(40)] {
                let rendered = rendered(&outcome, screen);
                assert_eq!(marked(&rendered), *wanted, "{line}{way} on {screen:?}\n{rendered}");
            }
        }
    }
}

#[test]
fn a_decomposed_line_is_shown_like_a_composed_one() {
    let show = |line: &str| {
        let site = Site::named("bare");
        site.write(&article(line));
        rendered(&checked(&site), Screen::default())
    };
    let line = "Bà con ở xã Chư Pưh xem [bài](khong-co.md)";
    assert_ne!(line, decomposed(line));
    assert_eq!(show(&decomposed(line)), show(line));
}

#[test]
fn the_place_in_a_very_long_line_is_in_sight_and_what_is_left_out_is_marked() {
    let long = "dài dòng quá ".repeat(3000);
    for (line, left, right) in [
        (format!("{long}[a](khong-co.md)"), true, false),
        (format!("[a](khong-co.md) {long}"), false, true),
        (format!("{long}[a](khong-co.md) {long}"), true, true),
    ] {
        let site = Site::named("bare");
        site.write(&article(&line));
        let outcome = checked(&site);
        for (width, screen) in [(140, Screen::default()), (80, wide(80)), (60, wide(60))] {
            let rendered = rendered(&outcome, screen);
            assert_eq!(marked(&rendered), "khong-co.md", "{rendered}");
            let shown = rendered.lines().find(|line| line.contains("khong-co.md)")).unwrap();
            let shown = shown.split_once("│ ").unwrap().1;
            assert_eq!((shown.starts_with('…'), shown.ends_with('…')), (left, right), "{rendered}");
            assert!(
                rendered.lines().all(|line| text::columns(line) <= width || line.contains("cách sửa")),
                "{rendered}"
            );
        }
    }
}

#[test]
fn a_place_at_the_end_of_a_line_and_of_the_file_has_a_mark() {
    for (written, message) in [("title: Tin\ndate:", "thiếu date"), ("title:\ndate: 2026-03-01", "thiếu title")] {
        let site = Site::named("bare");
        site.write(&format!("=== content/news/tin.md\n---\n{written}\n---\n"));
        let rendered = rendered(&checked(&site), wide(60));
        assert!(rendered.contains(message) && rendered.contains('━'), "{rendered}");
    }
    let site = Site::named("bare");
    site.write(SETTINGS);
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 2026-03-01\n---\n\nXem [^1]");
    let rendered = rendered(&checked(&site), wide(60));
    assert_eq!(marked(&rendered), "[^1]", "{rendered}");
}

#[test]
fn messages_wrap_at_the_width_of_the_screen_and_keep_their_words() {
    let site = Site::named("good");
    site.write(&article("Xem [bài](khong-co.md)"));
    site.write("=== content/sessions/2026-03-12-thu/index.md\n---\ntitle: Thử\ndate: 2026-03-12\ntopic: y-te\nvenue: {name: Nhà văn hóa, comune: Ia Le}\n---\n");
    let outcome = checked(&site);
    let whole = rendered(&outcome, Screen::default());
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for width in [100, 80, 60] {
        let narrow = rendered(&outcome, wide(width));
        assert_eq!(words(&narrow), words(&whole), "{narrow}");
        assert!(narrow.lines().all(|line| text::columns(line) <= width), "{narrow}");
    }
    assert!(rendered(&outcome, wide(60)).lines().count() > whole.lines().count());
}

#[test]
fn the_screens_that_there_are_look_as_reviewed() {
    let site = Site::named("good");
    site.write("=== content/sessions/2026-03-12-thu/index.md\n---\ntitle: Đối thoại về đường liên thôn ở xã Ia Le và các thôn lân cận\ndate: 2026-03-12\ntitle: Đối thoại\ntopic: y-te\n---\n\n# Đầu mục\n");
    let outcome = checked(&site);
    let screens = [
        ("A file", Screen::default()),
        ("60 columns", wide(60)),
        ("No lines in the font", Screen { frame: Frame::Ascii, ..wide(80) }),
        ("Colours", Screen { colours: true, ..wide(80) }),
    ];
    let shown = screens.map(|(name, screen)| format!("== {name}\n\n{}", rendered(&outcome, screen)));
    let text = shown.concat().replace('\u{1b}', "␛");
    reviewed(&text, &in_tests("terminal/screens.txt")).unwrap_or_else(|error| panic!("{error}"));
}

/// Returns whether a check into a pipe is coloured.
fn is_coloured(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    let site = Site::named("bare");
    site.write(&article("# Đầu mục"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_doithoai"));
    command.args(["check", "--today", TODAY]).args(arguments).current_dir(site.path());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().contains('\u{1b}')
}

#[test]
fn colours_come_where_they_are_asked_for() {
    assert!(!is_coloured(&[], &[]));
    assert!(is_coloured(&["--color", "always"], &[]));
    assert!(is_coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(is_coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!is_coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&["--format", "short", "--color", "always"], &[]));
}

#[test]
fn a_github_command_escapes_what_would_end_it() {
    let site = Site::named("bare");
    site.write(SETTINGS);
    site.write("=== content/ghi chú: 100%, bản 2.md\nx\n");
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 2026-03-01\nsummary: %80 hộ: đã có\n---\n");
    let check = site.check(&["--format", "github"]);
    let lines: Vec<&str> = check.stdout.lines().collect();
    assert!(lines[0].starts_with("::error file=content/ghi chú%3A 100%25%2C bản 2.md,title=misplaced-article::"));
    let (properties, message) = lines[1].strip_prefix("::error ").unwrap().split_once("::").unwrap();
    assert!(properties.starts_with("file=content/news/tin.md,line=4,col=10,title="), "{check:#?}");
    assert!(message.contains("%2580 hộ: đã có") && !message.contains("%80"), "{check:#?}");
    assert_eq!(lines.len(), 2, "{check:#?}");
}

#[test]
fn a_place_of_the_json_form_is_that_of_the_short_one() {
    let site = Site::named("bare");
    let (line, wanted) = LINES[2];
    site.write(&article(line));
    let short = site.check(&["--format", "short"]).stdout;
    let json = site.check(&["--format", "json"]).stdout;
    let object: serde_json::Value = serde_json::from_str(&json).unwrap();
    let column = object["column"].as_u64().unwrap();
    assert!(short.starts_with(&format!("content/news/tin.md:{}:{column}: ", object["line"])), "{short}");
    let outcome = checked(&site);
    let Place::Span(span) = outcome.diagnostics[0].place else { panic!("a place in a line") };
    assert_eq!(outcome.sources().slice(span), wanted);
    let composed = outcome.sources().get(span.file).unwrap().text.lines().nth(5).unwrap();
    assert_eq!(
        composed.chars().skip(usize::try_from(column).unwrap() - 1).take(wanted.len()).collect::<String>(),
        wanted
    );
}

#[test]
fn explain_fits_a_narrow_terminal() {
    for rule in diagnostics::rules() {
        for language in [Language::Vietnamese, Language::English] {
            let whole = diagnostics::explanation(rule, language, None);
            let narrow = diagnostics::explanation(rule, language, Some(60));
            let too_wide = |line: &&str| text::columns(line) > 60 && line.trim().contains(' ') && !line.contains('─');
            let wide: Vec<&str> = narrow.lines().filter(too_wide).collect();
            assert!(wide.is_empty(), "{}: {wide:#?}", rule.id);
            assert!(whole.lines().count() <= narrow.lines().count());
        }
    }
}
