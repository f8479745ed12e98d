//! The preview and the build of a site that was built before, against a clean build: after any edits, what the preview
//! answers for a path, and what the build leaves there, is what a clean build writes; and the mistakes and warnings that the
//! preview tells are those of a build.
//!
//! Sites and edits are made at random. The edits are done on a real disk and told to the workshop of the preview as the
//! watch tells them; the watch itself, and the server, are tested with the real binary in `serve.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Sender;

use doithoai::build;
use doithoai::build::Nobody;
use doithoai::build::Options;
use doithoai::build::Resolved;
use doithoai::build::Written;
use doithoai::diagnostics;
use doithoai::diagnostics::Diagnostic;
use doithoai::diagnostics::Format;
use doithoai::diagnostics::Place;
use doithoai::diagnostics::Screen;
use doithoai::diagnostics::Severity;
use doithoai::files::DiskFiles;
use doithoai::images::Studio;
use doithoai::model::Audience;
use doithoai::pages;
use doithoai::serve;
use doithoai::serve::Answer;
use doithoai::serve::Asked;
use doithoai::serve::Changes;
use doithoai::serve::Message;
use doithoai::serve::PageState;
use doithoai::targets;
use doithoai::targets::Failure;
use doithoai::targets::Renderer;
use doithoai::text::Date;
use doithoai::text::Language;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;

use crate::harness::Site;
use crate::harness::tree;

const BASE: &str = "http://127.0.0.1:3000/";

/// How many scripts of edits are tried; more where `EDIT_SCRIPTS` says so.
const SCRIPTS: u32 = 60;

fn today() -> Date {
    Date::from_ymd_opt(2026, 6, 15).unwrap()
}

/// Files, and what may be written into each: right and wrong, a change of the head, of the text alone, of nothing.
const FILES: &[(&str, &[&str])] = &[
    (
        "content/sessions/2026-01-05-a/index.md",
        &[
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\ncommunes: [Ia Le]\nseries: nuoc\nround: 1\nresolutions:\n  - {id: nv-01, text: Việc một, agency: Phòng A, due: 2026-05-01}\n---\n\nLời đầu.\n\n<!-- bỏ qua private-phone: số trực của trạm bơm -->\nGọi 0905 123 456.\n\n## Đất\n\nHết.\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\ncommunes: [Ia Le]\nseries: nuoc\nround: 1\nresolutions:\n  - {id: nv-01, text: Việc một, agency: Phòng A, due: 2026-05-01}\n---\n\nLời đầu đã sửa, xem [buổi hai](../2026-02-05-b/index.md#dat) và [tệp](ket-luan.pdf).\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Điện]\ncover: anh.png\n---\n\n![Sân nhà](anh.png)\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\n---\n\n![Sân](khong-co.png) [mất](../khong/index.md)\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\ncommunes: [Ia Le]\nseries: nuoc\nround: 1\nresolutions:\n  - {id: nv-01, text: Việc một, agency: Phòng A, due: 2026-05-01}\n---\n\n<!-- bỏ qua private-phone: số trực của trạm bơm -->\nGọi 0905 123 456 ngày 07.01.2021.\n\n![](anh.png)\n\n<!-- bỏ qua date-form: nguyên văn -->\nHết.\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\ncommunes: [Ia Le]\nseries: nuoc\nround: 1\nresolutions:\n  - {id: nv-01, text: Việc một, agency: Phòng A, due: 2026-05-01}\n---\n\nGọi 0905 123 456, viết cho vanphong@xa.example.\n\n# Đầu mục\n\n#### Sâu\n",
            "---\n# bỏ qua missing-summary: tin vắn\ntitle: Buổi một\ndate: 2026-01-05\ntopic: [Đất đai]\nresolutions:\n  # bỏ qua missing-due: buổi đối thoại không định hạn\n  - {id: nv-01, text: Gọi 0905 123 456, agency: Phòng A}\n  # bỏ qua missing-due: nhầm chỗ\n  - {id: nv-02, text: Việc hai, agency: Phòng A, due: 2026-05-01}\n---\n\nHết.\n",
            "---\ntitle: Buổi một\ndate: 2026-01-05\n---\n\n<!-- bỏ qua private-phone -->\nGọi 0905 123 456.\n",
            "---\ntitle: Buổi: một\ndate: 2026-13-05\n---\n",
            "---\ntitle: Buổi một\r\ndate: 2026-01-05\r\n---\r\n\r\nCRLF.\r\n",
            "",
        ],
    ),
    (
        "content/sessions/2026-02-05-b/index.md",
        &[
            "---\ntitle: Buổi hai\ndate: 2026-02-05\ntime: \"07:30\"\ntopic: [Đất đai]\nseries: nuoc\nround: 2\nupdates:\n  - {resolution: 2026-01-05-a/nv-01, status: done, evidence: [Báo cáo]}\n---\n\n## Đất\n\nBáo cáo.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\ntime: \"07:30\"\ntopic: [Đất đai]\nseries: nuoc\nround: 2\nupdates:\n  - {resolution: 2026-01-05-a/nv-01, status: done, evidence: [Báo cáo]}\n---\n\n## Điện\n\nBáo cáo khác.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\ndraft: true\n---\n\nNháp.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\npublished: 2026-12-01\naliases: [/cu/b/]\n---\n\nHẹn ngày.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\nwithdrawn: {date: 2026-03-01, reason: Nhầm}\n---\n\nĐã gỡ.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\nwithdrawn: {date: 2026-03-01, reason: Theo yêu cầu của 0905 123 456}\n---\n\n<!-- bỏ qua date-form: cũ -->\nĐã gỡ.\n",
            "---\ntitle: Buổi hai\ndate: 2026-02-05\nslug: buoi-mot\n---\n\n[^1]\n",
        ],
    ),
    (
        "content/sessions/2026-07-01-c.md",
        &[
            "---\ntitle: Buổi tới\ndate: 2026-07-01\nvenue: Hội trường\n---\n\nSắp tới.\n",
            "---\ntitle: Buổi tới\ndate: 2026-07-01\npetitions: [Sửa đường]\nresolutions: [{id: dat, text: Việc}]\n---\n\n## Đất\n\nTrùng mã.\n",
        ],
    ),
    (
        "content/news/tin.md",
        &[
            "---\n# bỏ qua missing-summary: tin vắn\ntitle: Tin\ndate: 2026-03-03\nsessions: [2026-01-05-a]\n---\n\nTin [buổi một](../sessions/2026-01-05-a/index.md).\n",
            "---\ntitle: Tin khác\ndate: 2026-03-03\n---\n\nTin.\n",
            "---\ntitle: Tin hẹn\ndate: 2026-09-03\n---\n\nHẹn.\n",
        ],
    ),
    (
        "content/pages/gioi-thieu.md",
        &["---\ntitle: Giới thiệu\n---\n\nLời.\n", "---\ntitle: Giới thiệu\nslug: ve\n---\n\nLời.\n"],
    ),
    (
        "content/site.yaml",
        &[
            "title: Trang\n",
            "title: Trang khác\npage_size: 1\nnavigation: [{title: Giới thiệu, page: gioi-thieu}]\n",
            "title: Trang\nchecks: {missing-summary: off, date-form: error}\n",
            "title: Trang\nofficial_contacts: [0905 123 456, vanphong@xa.example]\nchecks: {needless-acceptance: off}\n",
            "title: Trang\nchecks: {missing-sumary: off}\n",
            "title: Trang\ntheme: khong-co\n",
            "title: Trang\ncolour: \"#0b5c3b\"\nlogo: bieu-trung.svg\n",
            "title: Trang\ntheme: toi-gian\ncolour: \"#c8102e\"\nlogo: bieu-trung.png\n",
            "title: Trang\ncolour: đỏ\nlogo: khong-co.svg\n",
            "title: [\n",
        ],
    ),
    (
        "content/topics.yaml",
        &["- {id: dat-dai, name: Đất đai}\n- {id: dien, name: Điện}\n", "- {id: dat, name: Đất đai}\n", "- name\n"],
    ),
    (
        "content/agencies.yaml",
        &[
            "- {id: phong-a, name: Phòng A}\n",
            "# bỏ qua forgotten-task: cũ\n- {id: phong-a, name: Phòng A}\n",
            "- {id: phong-b, name: Phòng B}\n",
        ],
    ),
    (
        "content/bieu-trung.svg",
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 8\"><rect width=\"90\" height=\"8\"/></svg>",
            "<svg",
        ],
    ),
    ("content/bieu-trung.png", &["PNG", "không phải ảnh"]),
    ("themes/toi-gian/static/additions.css", &["body{color:#333}", "body{color:#444}"]),
    ("content/sessions/2026-01-05-a/ket-luan.pdf", &["%PDF-1", "%PDF-2"]),
    ("content/sessions/2026-01-05-a/anh.png", &["PNG", "", "không phải ảnh"]),
    ("themes/default/strings.yaml", &["sessions: \"Các buổi\"\n", "sessions: [\n"]),
    (
        "themes/default/templates/footer.html",
        &["<footer>Chân trang</footer>\n", "<footer>{{ khong.co }}</footer>\n", "{% if %}"],
    ),
    ("themes/default/static/style.css", &["body{color:#111}", "body{color:#222}"]),
    ("content/sessions/2026-02-05-b/index.docx", &["không phải bài"]),
];

#[derive(Clone, Debug)]
enum Edit {
    /// A file is written in place.
    Write(Index, Index),
    /// A file is written beside and renamed over the old one.
    Replace(Index, Index),
    /// A file is deleted.
    Delete(Index),
    /// The folder of an article gets another name, or its former one.
    RenameFolder,
    /// The folder of the content is moved away and back, and something in it changed meanwhile, unnamed.
    Switch(Index, Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let any = any::<Index>;
    let edit = prop_oneof![
        8 => (any(), any()).prop_map(|(file, variant)| Edit::Write(file, variant)),
        3 => (any(), any()).prop_map(|(file, variant)| Edit::Replace(file, variant)),
        3 => any().prop_map(Edit::Delete),
        1 => Just(Edit::RenameFolder),
        1 => (any(), any()).prop_map(|(file, variant)| Edit::Switch(file, variant)),
    ];
    prop::collection::vec(edit, 1..9)
}

/// The smallest PNG, so that one of the pictures is one.
fn bytes_of(variant: &str) -> Vec<u8> {
    if variant != "PNG" {
        return variant.as_bytes().to_vec();
    }
    let mut bytes = Vec::new();
    let picture = image::RgbImage::from_pixel(2, 1, image::Rgb([10, 20, 30]));
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

/// Does an edit on disk and returns what the watch tells of it.
fn apply(edit: &Edit, root: &Path) -> Changes {
    let write = |path: &Path, variant: &str| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes_of(variant)).unwrap();
    };
    let chosen = |file: &Index, variant: &Index| {
        let (path, variants) = file.get(FILES);
        (root.join(path), *variant.get(variants))
    };
    let told = |paths: Vec<PathBuf>| Changes { paths, is_incomplete: false };
    match edit {
        Edit::Write(file, variant) => {
            let (path, variant) = chosen(file, variant);
            write(&path, variant);
            told(vec![path])
        }
        Edit::Replace(file, variant) => {
            let (path, variant) = chosen(file, variant);
            let beside = path.with_extension("tmp~");
            write(&beside, variant);
            fs::rename(&beside, &path).unwrap();
            told(vec![beside, path])
        }
        Edit::Delete(file) => {
            let path = root.join(file.get(FILES).0);
            let _ = fs::remove_file(&path);
            told(vec![path])
        }
        Edit::RenameFolder => {
            let names = ["2026-02-05-b", "2026-02-05-doi-ten"].map(|name| root.join("content/sessions").join(name));
            let [from, to] = if names[0].exists() { names } else { [names[1].clone(), names[0].clone()] };
            if fs::rename(&from, &to).is_err() {
                return Changes::default();
            }
            told(vec![from, to])
        }
        Edit::Switch(file, variant) => {
            let (path, variant) = chosen(file, variant);
            write(&path, variant);
            Changes { paths: Vec::new(), is_incomplete: true }
        }
    }
}

/// What a clean build comes to, and what it warns of.
struct Clean {
    came: Came,
    /// Each warning as it is printed, with the path of its file.
    warnings: Vec<(String, String)>,
}

/// What a clean build comes to.
#[derive(Debug)]
enum Came {
    /// It publishes these files.
    Published(BTreeMap<String, Vec<u8>>),
    /// These mistakes stop it.
    Stopped(Vec<String>),
    /// It fails with this message.
    Failed(String),
}

fn clean(root: &Path) -> Clean {
    let mut warnings = Vec::new();
    let came =
        build_clean(root, &mut warnings).unwrap_or_else(|failure| Came::Failed(failure.message(Language::Vietnamese)));
    Clean { came, warnings }
}

fn build_clean(root: &Path, warnings: &mut Vec<(String, String)>) -> Result<Came, Failure> {
    let files = DiskFiles::new(root);
    let mut sink = Vec::new();
    let Written { mut theme, documents } = build::read(&files, &mut sink)?;
    let options = Options { base_url: Some(BASE.to_owned()), ..Options::check(today(), Audience::Authors) };
    let store = options.store();
    let studio = Studio::new(&files, &store, theme.pictures().clone());
    let Resolved { site, routes, links, catalog } = build::resolve(&studio, &documents, &options, &mut sink)?;
    let sources = &documents.texts.sources;
    let path = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Span(span) => sources.path(span.file).to_owned(),
        Place::Path(path) => path.clone(),
    };
    let text = |diagnostic: &Diagnostic| {
        let (one, format) = (std::slice::from_ref(diagnostic), Format::Human(Screen::default()));
        diagnostics::render(one, sources, format, Language::Vietnamese).trim_end().to_owned()
    };
    let (errors, told): (Vec<_>, Vec<_>) = sink.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    warnings.extend(told.into_iter().map(|warning| (path(warning), text(warning))));
    if !errors.is_empty() {
        return Ok(Came::Stopped(errors.into_iter().map(text).collect()));
    }
    pages::dress(&mut theme, &site, &routes, &catalog);
    let from =
        pages::Sources { texts: &documents.texts, site: &site, routes: &routes, links: &links, catalog: &catalog };
    let renderer = Renderer::new(&studio, from, &theme);
    let artifacts: Result<Vec<_>, Failure> =
        targets::plan(&renderer).iter().map(|target| renderer.render(target)).collect();
    Ok(Came::Published(artifacts?.into_iter().map(|file| (file.path.as_str().to_owned(), file.bytes)).collect()))
}

/// Asks the workshop as a browser does.
fn ask(workshop: &Sender<Message>, asked: Asked) -> Answer {
    let (reply, answer) = mpsc::channel();
    workshop.send(Message::Ask(asked, reply)).unwrap();
    answer.recv().unwrap()
}

fn state(workshop: &Sender<Message>, path: &str) -> PageState {
    match ask(workshop, Asked::State(path.to_owned())) {
        Answer::State(state) => *state,
        other => panic!("{other:?}"),
    }
}

/// Compares what is warned of on the whole site, and on each of some pages.
fn compare_warnings(
    workshop: &Sender<Message>,
    warnings: &[(String, String)],
    pages: &[String],
) -> Result<(), TestCaseError> {
    for page in pages.iter().filter(|path| path.ends_with("index.html")) {
        let state = state(workshop, page);
        prop_assert_eq!(state.warning_count, warnings.len(), "{:?}", warnings);
        let Some(source) = &state.source else { continue };
        let told: Vec<&str> = state.warnings.iter().map(|mistake| mistake.text.as_str()).collect();
        let of_page = warnings.iter().filter(|(path, _)| path == source);
        let expected: Vec<&str> = of_page.map(|(_, text)| text.as_str()).collect();
        prop_assert_eq!(told, expected, "{}", page);
    }
    Ok(())
}

/// Compares the preview with a clean build; returns the paths that a build writes now.
fn compare(workshop: &Sender<Message>, root: &Path, former: &[String]) -> Result<Vec<String>, TestCaseError> {
    let state = state(workshop, "index.html");
    let Clean { came, warnings } = clean(root);
    compare_build(root, &came)?;
    match came {
        Came::Stopped(mistakes) => {
            let told: Vec<&str> = state.errors.iter().map(|mistake| mistake.text.as_str()).collect();
            prop_assert_eq!(&told, &mistakes);
            prop_assert_eq!(state.failure, None);
            compare_warnings(workshop, &warnings, former)?;
            // While mistakes stand, pages are made as well as they can be, and nothing breaks.
            for path in former {
                let is_whole =
                    !matches!(ask(workshop, Asked::File(path.clone())), Answer::State(_) | Answer::Source(_));
                prop_assert!(is_whole);
            }
            Ok(former.to_vec())
        }
        Came::Failed(message) => {
            let of_page = || match ask(workshop, Asked::File("index.html".to_owned())) {
                Answer::Failed(message, _) => Some(message),
                _ => None,
            };
            let told = state.failure.or_else(of_page);
            prop_assert_eq!(told.as_deref(), Some(message.as_str()));
            Ok(former.to_vec())
        }
        Came::Published(files) => {
            prop_assert_eq!((&state.errors[..], &state.failure), (&[][..], &None));
            for (path, bytes) in &files {
                match ask(workshop, Asked::File(path.clone())) {
                    Answer::File(answer, _) => prop_assert!(answer == *bytes, "{} differs", path),
                    other => prop_assert!(false, "{} is {:?}", path, other),
                }
            }
            for path in former.iter().filter(|path| !files.contains_key(*path)) {
                let answer = ask(workshop, Asked::File(path.clone()));
                prop_assert!(matches!(answer, Answer::Missing(_)), "{} is still there", path);
            }
            let paths: Vec<String> = files.into_keys().collect();
            compare_warnings(workshop, &warnings, &paths)?;
            Ok(paths)
        }
    }
}

/// Builds into the folder that all builds before wrote to, and compares what is there with a clean build.
fn compare_build(root: &Path, clean: &Came) -> Result<(), TestCaseError> {
    let folder = root.join("output");
    let options = Options {
        base_url: Some(BASE.to_owned()),
        output: Some(folder.clone()),
        ..Options::check(today(), Audience::Authors)
    };
    let outcome = build::run(&DiskFiles::new(root), &options, &Nobody);
    match clean {
        Came::Published(files) => {
            prop_assert!(outcome.is_ok_and(|outcome| outcome.published.is_some()));
            let mut there = tree(&folder);
            there.retain(|path, _| !path.starts_with(".doithoai/"));
            prop_assert_eq!(there.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
            for (path, bytes) in files {
                prop_assert!(there[path].0 == *bytes, "{} differs", path);
            }
        }
        Came::Stopped(_) => prop_assert!(outcome.is_ok_and(|outcome| outcome.published.is_none())),
        Came::Failed(_) => prop_assert!(outcome.is_err()),
    }
    Ok(())
}

fn run_script(edits: &[Edit]) -> Result<(), TestCaseError> {
    let site = Site::empty();
    let root = site.path();
    for (path, variants) in FILES.iter().filter(|(path, _)| path.starts_with("content/") && !path.ends_with(".docx")) {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), bytes_of(variants[0])).unwrap();
    }
    let settings = serve::Settings {
        today: Box::new(today),
        base_url: BASE.to_owned(),
        language: Language::Vietnamese,
        cache: None,
    };
    let (workshop, inbox) = mpsc::channel();
    std::thread::scope(|scope| {
        let settings = &settings;
        scope.spawn(move || serve::work(root, settings, &inbox, &|_| {}));
        let outcome = edits.iter().try_fold(compare(&workshop, root, &[])?, |former, edit| {
            workshop.send(Message::Changed(apply(edit, root))).unwrap();
            compare(&workshop, root, &former)
        });
        workshop.send(Message::Stop).unwrap();
        outcome.map(drop)
    })
}

#[test]
fn after_any_edits_the_preview_shows_and_a_build_leaves_what_a_clean_build_writes() {
    let asked = std::env::var("EDIT_SCRIPTS").ok().and_then(|count| count.parse().ok());
    let cases = asked.unwrap_or(SCRIPTS);
    let config = Config { cases, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&edits(), |edits| run_script(&edits)).unwrap_or_else(|failure| panic!("{failure}"));
}
