//! New articles over a small site: what is refused, proposed and written, and that it reads back as it was answered.

use proptest::prelude::*;

use crate::content;
use crate::content::Documents;
use crate::content::Session;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::files::MemoryFiles;
use crate::markdown::Strings;
use crate::model;
use crate::model::Audience;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::Field;
use crate::scaffold::Kind;
use crate::scaffold::NewArticle;
use crate::scaffold::Request;
use crate::scaffold::chair;
use crate::scaffold::tidy;
use crate::text;
use crate::text::Date;

const TOPICS: &str = "- {id: dat-dai, name: Đất đai, aliases: [Sổ đỏ]}\n- {id: dien, name: Hệ thống điện}\n";
const COMMUNES: &str = "\
- {id: ia-le-cu, name: Ia Le, kind: xã, abolished: 2025-07-01, successors: [ia-le]}
- {id: ia-blu, name: Ia Blứ, kind: xã, abolished: 2025-07-01, successors: [ia-le]}
- {id: ia-le, name: Ia Le, kind: xã, established: 2025-07-01}
- {id: tan-an, name: Tân An, kind: xã, code: '24007', province: Gia Lai}
- {id: tan-an-p, name: Tân An, kind: phường, code: '24008', province: Gia Lai}
";
const FIRST: &str = "\
---
title: \"Nước sạch, lần 1: giếng cạn\"
date: 2025-03-01
series: nuoc-sach
round: 1
format: thematic
venue: {name: Nhà văn hóa thôn 2, commune: Ia Blứ}
communes: [Ia Blứ, Ia Le]
topic: dien
chairs:
  - {name: Nguyễn Văn A, role: Chủ tịch UBND xã}
  - {name: \"Bí thư Đảng ủy, Chủ tịch HĐND xã\"}
resolutions:
  - {id: nv-01, text: Khoan giếng}
  - {id: nv-02, text: Sửa bơm, due: 2025-12-31}
---
";
const SECOND: &str = "\
---
title: Đối thoại về nước
date: 2026-02-01
venue: {name: Hội trường xã, commune: Ia Le}
topic: [dat-dai, dien]
chairs: [{name: Nguyễn Văn A, role: Bí thư Đảng ủy xã}, {name: Trần Thị B}]
updates: [{resolution: 2025-03-01-ia-blu/nv-01, status: done, evidence: [Biên bản]}]
---
";

/// A site with both registries, a series of one round, and a session of no series.
fn site() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    files.insert("content/topics.yaml", TOPICS);
    files.insert("content/communes.yaml", COMMUNES);
    files.insert("content/series.yaml", "- {id: nuoc-sach, name: Nước sạch}\n- {id: moi, name: Chuỗi mới}\n");
    files.insert("content/sessions/2025-03-01-ia-blu/index.md", FIRST);
    files.insert("content/sessions/2026-02-01-ia-le/index.md", SECOND);
    files
}

/// A site without registries and articles.
fn open_site() -> MemoryFiles {
    MemoryFiles::default()
}

fn today() -> Date {
    text::parse_date("2026-06-15").unwrap()
}

fn load(files: &MemoryFiles) -> (Documents, Vec<Diagnostic>) {
    let mut sink = Vec::new();
    let documents = content::load(files, &Strings::default(), &mut sink).unwrap();
    (documents, sink)
}

fn with<T>(files: &MemoryFiles, ask: impl FnOnce(&Background<'_, '_>) -> T) -> T {
    let (documents, mut sink) = load(files);
    let site = model::link(&documents.heads, today(), Audience::Authors, &mut sink);
    ask(&Background::new(&site, &documents.heads))
}

/// Returns the errors of a site with one more session.
fn errors_with(files: &MemoryFiles, folder: &str, text: &str) -> Vec<String> {
    let mut files = files.clone();
    files.insert(format!("content/sessions/{folder}/index.md"), text);
    let (documents, mut sink) = load(&files);
    let _ = model::link(&documents.heads, today(), Audience::Authors, &mut sink);
    let errors = sink.into_iter().filter(|told| told.severity == Severity::Error);
    errors.map(|told| format!("{}: {}", told.id, told.message.vi)).collect()
}

fn request() -> Request {
    Request { title: Some("Tên".to_owned()), ..Request::default() }
}

fn texts(names: &[&str]) -> Option<Vec<String>> {
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}

/// Returns what is refused, one line for each answer.
#[track_caller]
fn refused(files: &MemoryFiles, request: &Request) -> Vec<(Field, String)> {
    let problems = with(files, |background| background.resolve(request)).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.field, problem.text.vi)).collect()
}

#[track_caller]
fn written(files: &MemoryFiles, request: &Request) -> String {
    with(files, |background| background.resolve(request).map(|article| article.text())).unwrap()
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_what_to_type() {
    let request = Request {
        title: Some(" ".to_owned()),
        date: Some("31/04/2026".to_owned()),
        time: Some("bảy rưỡi".to_owned()),
        format: Some("thematc".to_owned()),
        series: Some("nuoc sach".to_owned()),
        topics: texts(&["sổ đỏ", "dat dai", "y tế"]),
        ..Request::default()
    };
    let expect = [
        (Field::Date, "Không có ngày 31/04/2026: tháng 4 năm 2026 chỉ có 30 ngày. Hãy gõ như: 18/06/2026."),
        (Field::Format, "Không có hình thức “thematc”. Ý bạn là thematic?"),
        (Field::Title, "Còn thiếu. Hãy gõ như: Đối thoại về đường liên thôn."),
        (
            Field::Time,
            "“bảy rưỡi” chưa đúng dạng giờ. Hãy gõ như: 07:30 hoặc 7h30; không rõ giờ thì gõ: sáng, chiều hoặc tối.",
        ),
        (
            Field::Series,
            "Không có chuỗi đối thoại “nuoc sach” trong content/series.yaml. Ý bạn là Nước sạch? Nếu là tên mới, hãy thêm vào content/series.yaml trước.",
        ),
        (
            Field::Topic,
            "Không có chuyên đề “dat dai” trong content/topics.yaml. Ý bạn là Đất đai? Nếu là tên mới, hãy thêm vào content/topics.yaml trước.",
        ),
        (
            Field::Topic,
            "Không có chuyên đề “y tế” trong content/topics.yaml. Hãy gõ một trong: Đất đai, Hệ thống điện; hoặc thêm tên mới vào content/topics.yaml trước.",
        ),
    ];
    assert_eq!(refused(&site(), &request), expect.map(|(field, text)| (field, text.to_owned())));
}

#[test]
fn a_commune_is_that_of_the_day() {
    let on = |day: &str, commune: &str| {
        let request = Request { date: Some(day.to_owned()), communes: texts(&[commune]), ..request() };
        let problems = refused(&site(), &request);
        problems.into_iter().map(|(_, text)| text).collect::<String>()
    };
    assert_eq!(on("2025-06-30", "Ia Blứ"), "");
    assert_eq!(on("2025-07-01", "XÃ  IA LE"), "");
    assert_eq!(on("01/07/2025", "Ia Blứ"), "Ngày 01/07/2025 không có đơn vị nào tên “Ia Blứ”. Đơn vị nay là: Ia Le.");
    assert_eq!(
        on("01/07/2025", "Tân An"),
        "Có nhiều đơn vị cùng tên “Tân An”. Hãy gõ mã thay cho tên: tan-an (xã Tân An, Gia Lai), tan-an-p (phường Tân An, Gia Lai)."
    );
    assert_eq!(on("01/07/2025", "phường tân an"), "");
    assert!(on("01/07/2025", "Ia Lê").contains("Ý bạn là Ia Le?"));
}

#[test]
fn namesakes_are_written_by_their_ids() {
    let request = Request { communes: texts(&["phường Tân An", "Ia Le"]), ..request() };
    let text = written(&site(), &request);
    assert!(text.contains("\ncommunes: [\"tan-an-p\", \"Ia Le\"]\n"), "{text}");
    assert_eq!(errors_with(&site(), "x", &text), Vec::<String>::new());
}

#[test]
fn the_next_round_takes_over_what_still_holds() {
    let request = Request { next_of: Some("nước sạch".to_owned()), ..Request::default() };
    let article = with(&site(), |background| background.resolve(&request)).unwrap();
    let NewArticle::Session(session) = &article else { panic!("{article:?}") };
    assert_eq!((session.title.as_str(), session.round, &session.venue), ("Nước sạch, lần 2", Some(2), &None));
    assert_eq!(session.communes.iter().map(|place| place.written.as_str()).collect::<Vec<_>>(), ["Ia Le"]);
    assert_eq!(session.topics.iter().map(|topic| topic.written.as_str()).collect::<Vec<_>>(), ["dien"]);
    assert_eq!(session.chairs[1], Chair { name: "Bí thư Đảng ủy, Chủ tịch HĐND xã".to_owned(), role: None });
    let tasks: Vec<&str> = session.tasks.iter().map(|task| task.reference.as_str()).collect();
    assert_eq!(tasks, ["2025-03-01-ia-blu/nv-02"]);
    assert_eq!(errors_with(&site(), "x", &article.text()), Vec::<String>::new());
}

#[test]
fn what_is_answered_wins_over_what_is_proposed() {
    let request = Request {
        next_of: Some("2026-02-01-ia-le".to_owned()),
        communes: texts(&["tan-an"]),
        topics: texts(&["Đất đai"]),
        ..request()
    };
    let text = written(&site(), &request);
    assert!(text.contains("\ntopic: [\"dat-dai\"]\n") && text.contains("\ncommunes: [\"tan-an\"]\n"), "{text}");
    // The hall of one commune is not in another.
    assert!(!text.contains("Hội trường xã\""), "{text}");
    assert!(!text.contains("\nround:") && !text.contains("updates:"), "{text}");
}

#[test]
fn what_is_left_out_is_not_taken_over() {
    let request = Request {
        next_of: Some("nuoc-sach".to_owned()),
        format: Some(String::new()),
        communes: texts(&[]),
        topics: texts(&[]),
        chairs: Some(Vec::new()),
        ..Request::default()
    };
    let text = written(&site(), &request);
    for key in ["format: thematic", "communes:", "topic: [", "chairs:"] {
        assert!(!text.contains(&format!("\n{key}")), "{key} in {text}");
    }
}

#[test]
fn numbers_of_rounds_are_free_ones() {
    let round = |series: &str, round: Option<&str>| {
        let request = Request { series: Some(series.to_owned()), round: round.map(str::to_owned), ..request() };
        match with(&site(), |background| background.resolve(&request)) {
            Ok(NewArticle::Session(session)) => Ok(session.round),
            Ok(other) => panic!("{other:?}"),
            Err(problems) => Err(problems[0].text.vi.clone()),
        }
    };
    assert_eq!(round("nuoc-sach", None), Ok(Some(2)));
    assert_eq!(round("moi", None), Ok(Some(1)));
    assert_eq!(round("Chuỗi mới", Some("7")), Ok(Some(7)));
    let taken = "Chuỗi này đã có lần 1: buổi 2025-03-01-ia-blu. Lần chưa có là: 2.";
    assert_eq!(round("nuoc-sach", Some("1")), Err(taken.to_owned()));
    assert!(round("nuoc-sach", Some("hai")).is_err());
    let alone = Request { round: Some("2".to_owned()), ..request() };
    assert_eq!(refused(&site(), &alone)[0].0, Field::Round);
}

#[test]
fn a_news_article_has_nothing_of_a_session() {
    let news = Request { kind: Kind::News, ..request() };
    let text = written(&site(), &news);
    assert!(!text.contains("resolutions") && !text.contains("chairs"), "{text}");
    let wrong = Request { venue: Some("Hội trường".to_owned()), series: Some("moi".to_owned()), ..news };
    let fields: Vec<Field> = refused(&site(), &wrong).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::Series, Field::Venue]);
}

#[test]
fn offers_stand_in_the_order_of_their_use() {
    with(&site(), |background| {
        let labels = |offers: Vec<crate::scaffold::Offer<String>>| -> Vec<String> {
            offers.into_iter().map(|offer| offer.label).collect()
        };
        assert_eq!(labels(background.topics()), ["Hệ thống điện", "Đất đai"]);
        let communes = ["xã Ia Le", "xã Tân An (Gia Lai)", "phường Tân An (Gia Lai)"];
        assert_eq!(labels(background.communes(today())), communes);
        assert_eq!(labels(background.all_series()), ["Nước sạch", "Chuỗi mới"]);
        let ia_le = background.commune("Ia Le", today()).unwrap().id;
        assert_eq!(labels(background.venues(ia_le)), ["Hội trường xã", "Nhà văn hóa thôn 2"]);
        let tan_an = background.commune("tan-an", today()).unwrap().id;
        assert_eq!(labels(background.venues(tan_an)), Vec::<String>::new());
        let chairs: Vec<String> = background.chairs(ia_le).into_iter().map(|offer| offer.label).collect();
        // The latest post of each.
        assert_eq!(chairs, ["Nguyễn Văn A, Bí thư Đảng ủy xã", "Trần Thị B", "Bí thư Đảng ủy, Chủ tịch HĐND xã"]);
    });
}

#[test]
fn a_folder_is_named_by_day_and_commune_and_is_nobody_elses() {
    let folder = |request: Request, there: &[&str]| {
        with(&site(), |background| {
            let article = background.resolve(&request).unwrap();
            background.folder(&article, |name| there.contains(&name))
        })
    };
    let at =
        |communes: &[&str], day: &str| Request { date: Some(day.to_owned()), communes: texts(communes), ..request() };
    assert_eq!(folder(at(&["Ia Le"], "2026-06-18"), &[]), "2026-06-18-ia-le");
    assert_eq!(folder(at(&["Ia Le"], "2026-02-01"), &[]), "2026-02-01-ia-le-2");
    assert_eq!(folder(at(&["Ia Le"], "2026-02-01"), &["2026-02-01-ia-le-2"]), "2026-02-01-ia-le-3");
    assert_eq!(folder(at(&[], "2026-02-01"), &[]), "2026-02-01-ten");
    let long = Request { title: Some("đường ".repeat(40)), ..at(&[], "2026-02-01") };
    assert!(folder(long.clone(), &[]).len() <= 71);
    assert!(text::is_slug(&folder(long, &[])));
    assert_eq!(folder(Request { title: Some("🎉".to_owned()), ..at(&[], "2026-02-01") }, &[]), "2026-02-01");
    let open = |commune: &str| {
        let request = at(&[commune], "2026-02-01");
        with(&open_site(), |background| background.folder(&background.resolve(&request).unwrap(), |_| false))
    };
    assert_eq!(open("Thị trấn Nhơn Hoà"), "2026-02-01-nhon-hoa");
    assert_eq!(open("Xã"), "2026-02-01-xa");
}

#[test]
fn a_chair_is_a_name_and_a_post() {
    let table = [
        ("Nguyễn Văn A, Bí thư Đảng ủy, Chủ tịch HĐND xã", "Nguyễn Văn A", Some("Bí thư Đảng ủy, Chủ tịch HĐND xã")),
        ("  Đồng chí Nguyễn  Văn A ", "Nguyễn Văn A", None),
        ("đ/c Trần Thị B,", "Trần Thị B", None),
        ("Đồng chí", "Đồng chí", None),
    ];
    for (written, name, role) in table {
        let read = chair(written).unwrap();
        assert_eq!((read.name.as_str(), read.role.as_deref()), (name, role), "{written}");
    }
    assert!(chair(" , Chủ tịch").is_err());
}

/// Takes away the `#` of every example, as authors do; sentences stay comments.
fn with_examples(text: &str) -> String {
    let is_key = |line: &str| {
        let rest = line.trim_start_matches([' ', '-']);
        let key: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        rest.strip_prefix(&key).is_some_and(|rest| !key.is_empty() && rest.starts_with(':') && !line.starts_with('-'))
    };
    let uncommented = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if is_key(rest) || rest.starts_with("  - ") || rest.starts_with("  # ") => rest.to_owned(),
        _ => line.to_owned(),
    };
    let lines: Vec<String> = text.lines().map(uncommented).collect();
    lines.join("\n") + "\n"
}

#[test]
fn every_example_in_a_comment_holds_as_it_is() {
    let next =
        |day: &str| Request { next_of: Some("nuoc-sach".to_owned()), date: Some(day.to_owned()), ..Request::default() };
    for request in [request(), next("2026-06-14"), next("2026-06-16")] {
        let text = with_examples(&written(&site(), &request));
        for key in ["attendees", "cover", "documents", "petitions", "resolutions", "draft"] {
            assert!(text.contains(&format!("\n{key}:")), "{key} in {text}");
        }
        assert_eq!(errors_with(&site(), "x", &text), Vec::<String>::new(), "{text}");
    }
    let (documents, sink) = {
        let mut files = site();
        files.insert("content/sessions/x/index.md", with_examples(&written(&site(), &next("2026-06-16"))));
        load(&files)
    };
    assert_eq!(diagnostics::count(&sink), (0, 0));
    let session = documents.heads.sessions.iter().find(|session| session.origin.id == "x").unwrap();
    assert_eq!((session.updates.len(), session.not_reported.len(), session.resolutions.len()), (1, 1, 1));
}

/// Returns the texts that a session says, in the order of the answers.
fn said(session: &Session) -> Vec<String> {
    let value = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone()).unwrap_or_default();
    let venue = session.venue.as_ref();
    let mut said = vec![value(&session.common.title), venue.map(|venue| value(&venue.name)).unwrap_or_default()];
    said.extend(session.communes.iter().chain(&session.topics).map(|words| words.value.clone()));
    for chair in &session.chairs {
        said.extend([chair.name.value.clone(), value(&chair.role)]);
    }
    said.push(value(&session.series));
    said
}

/// Text of the kinds that break a front matter: marks of YAML, decomposed letters, emoji, control characters.
const AWKWARD: &str = r#"([a-zà-ỹĐ]|[:#,"'\[\]{}&*!|>%@`\\?~-]| |\u{301}|[\u{0}-\u{20}\u{85}\u{ad}\u{200b}\u{2028}\u{fdd0}\u{feff}]|[👩‍🌾🎉]|: | #|---|\PC){0,24}"#;

proptest! {
    #[test]
    fn any_answers_read_back_as_they_were(
        title in AWKWARD,
        venue in AWKWARD,
        communes in prop::collection::vec(AWKWARD, 0..3),
        topics in prop::collection::vec(AWKWARD, 0..3),
        chairs in prop::collection::vec((AWKWARD, AWKWARD), 0..3),
        series in AWKWARD,
    ) {
        let chairs: Vec<Chair> =
            chairs.iter().filter_map(|(name, role)| chair(&format!("{}, {role}", name.replace(',', ""))).ok()).collect();
        let request = Request {
            title: Some(format!("T{title}")),
            venue: Some(venue),
            communes: Some(communes),
            topics: Some(topics),
            series: Some(series),
            chairs: Some(chairs),
            ..Request::default()
        };
        let article = with(&open_site(), |background| background.resolve(&request)).unwrap();
        let NewArticle::Session(new) = &article else { panic!("a session was asked for") };
        let mut files = MemoryFiles::default();
        files.insert("content/sessions/x/index.md", article.text());
        let (documents, sink) = load(&files);
        prop_assert_eq!(sink, Vec::new());
        let mut expect = vec![tidy(&format!("T{title}")), new.venue.clone().unwrap_or_default()];
        expect.extend(new.communes.iter().map(|place| place.written.clone()));
        expect.extend(new.topics.iter().map(|topic| topic.written.clone()));
        for chair in &new.chairs {
            expect.extend([chair.name.clone(), chair.role.clone().unwrap_or_default()]);
        }
        expect.push(new.series.as_ref().map(|series| series.written.clone()).unwrap_or_default());
        prop_assert_eq!(said(&documents.heads.sessions[0]), expect);
    }

    #[test]
    fn a_tidy_text_is_one_line_and_stays_as_it_is(text in AWKWARD) {
        let once = tidy(&text);
        prop_assert!(!once.contains(['\n', '\r', '\t']) && text::is_nfc(&once));
        prop_assert_eq!(tidy(&once), once);
    }
}
