//! What templates receive: `docs/views.md` is made of the documents of the view types, and held to what templates are
//! really given by a theme that writes down the names of everything it gets.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;

const HOW_TO_RENEW: &str = "The fields come from the comments of src/pages/views/ and src/report/views.rs, the templates \
    from TEMPLATES in tests/suite/views.rs. `SNAPSHOTS=overwrite cargo test --test suite views` writes docs/views.md: read it.";

/// A template of the default theme.
struct Template {
    name: &'static str,
    /// What it is for, in Vietnamese and in English.
    purpose: [&'static str; 2],
    /// What it receives besides what all receive: names, and the views behind them.
    given: &'static [(&'static str, &'static str)],
}

/// What surrounds a page is made before the page, and receives where the page stands in place of the page.
const PLACE: (&str, &str) = ("page", "PlaceView");
const PAGE: (&str, &str) = ("page", "PageView");
const FRAME: (&str, &str) = ("frame", "FrameView");
const STRUCTURED: (&str, &str) = ("structured", "StructuredView");

/// Every template. Those without `given` are parts of others and receive what these do.
const TEMPLATES: &[Template] = &[
    template(
        "base.html",
        [
            "Khung của mọi trang: phần đầu, điều hướng, nội dung, chân trang; mẫu trang nào cũng mở rộng từ đây.",
            "The frame of every page: head, navigation, content, foot; the templates of pages extend it.",
        ],
        &[],
    ),
    template(
        "components.html",
        [
            "Các mảnh dùng lại ở nhiều trang: liên kết, ngày, ảnh, thẻ bài, biểu đồ.",
            "Building blocks that many pages use: links, days, pictures, cards, charts.",
        ],
        &[],
    ),
    template("tallies.html", ["Các mảnh dùng lại về số liệu nhiệm vụ.", "Building blocks of numbers of tasks."], &[]),
    template(
        "head.html",
        [
            "Phần trong `<head>` giống nhau ở mọi trang cùng cấp thư mục.",
            "What the `<head>` of all pages at one depth has.",
        ],
        &[PLACE],
    ),
    template(
        "header.html",
        [
            "Đầu trang: tên trang, biểu trưng, ô tìm kiếm, thanh điều hướng.",
            "The head of a page: name, logo, search, navigation.",
        ],
        &[PLACE],
    ),
    template(
        "footer.html",
        [
            "Chân trang: cơ quan chủ quản, liên hệ, mọi mục của trang.",
            "The foot of a page: organisation, contact, all parts of the site.",
        ],
        &[PLACE],
    ),
    template(
        "script.html",
        [
            "Thẻ nạp `ledger.js`, trên trang có tình trạng nhiệm vụ.",
            "What loads `ledger.js`, on pages that show the state of tasks.",
        ],
        &[PLACE],
    ),
    template("home.html", ["Trang chủ.", "The home page."], &[PAGE, FRAME, STRUCTURED, ("home", "HomeView")]),
    template(
        "session.html",
        ["Một buổi đối thoại.", "A session."],
        &[PAGE, FRAME, STRUCTURED, ("session", "SessionView")],
    ),
    template("news.html", ["Một tin.", "A news article."], &[PAGE, FRAME, STRUCTURED, ("article", "ArticleView")]),
    template(
        "page.html",
        ["Một trang riêng: giới thiệu, liên hệ.", "A plain page: about, contact."],
        &[PAGE, FRAME, STRUCTURED, ("article", "ArticleView")],
    ),
    template(
        "list.html",
        ["Danh sách buổi đối thoại, danh sách tin.", "The list of sessions, the list of news."],
        &[PAGE, FRAME, STRUCTURED, ("list", "ListView")],
    ),
    template(
        "topic.html",
        ["Một chuyên đề.", "A topic."],
        &[PAGE, FRAME, STRUCTURED, ("list", "ListView"), ("tally", "TallyLineView")],
    ),
    template(
        "commune.html",
        ["Một xã, phường.", "A commune."],
        &[
            PAGE,
            FRAME,
            STRUCTURED,
            ("list", "ListView"),
            ("commune", "CommuneView"),
            ("years", "CommuneYearsView"),
            ("tally", "TallyLineView"),
        ],
    ),
    template(
        "index.html",
        ["Mục lục chuyên đề, mục lục xã phường.", "The index of topics, the index of communes."],
        &[PAGE, FRAME, STRUCTURED, ("index", "IndexView")],
    ),
    template(
        "agencies.html",
        ["Mục lục cơ quan.", "The index of agencies."],
        &[PAGE, FRAME, STRUCTURED, ("agencies", "AgencyIndexView")],
    ),
    template(
        "agency.html",
        ["Một cơ quan với các nhiệm vụ được giao.", "An agency with its tasks."],
        &[PAGE, FRAME, STRUCTURED, ("agency", "AgencyView")],
    ),
    template(
        "series_index.html",
        ["Mục lục các chuỗi đối thoại.", "The index of series."],
        &[PAGE, FRAME, STRUCTURED, ("series_index", "SeriesIndexView")],
    ),
    template(
        "series.html",
        ["Một chuỗi: các lần đặt cạnh nhau.", "A series: its rounds side by side."],
        &[PAGE, FRAME, STRUCTURED, ("series", "SeriesPageView")],
    ),
    template(
        "ledger.html",
        ["Sổ theo dõi kết luận và từng phần của sổ.", "The ledger of tasks, and its parts."],
        &[PAGE, FRAME, STRUCTURED, ("ledger", "LedgerView")],
    ),
    template(
        "ledger_row.html",
        ["Một dòng của sổ theo dõi.", "A row of the ledger."],
        &[PLACE, ("row", "LedgerRowView")],
    ),
    template(
        "ledger_facets.html",
        ["Các phần khác của sổ theo dõi.", "The other parts of the ledger."],
        &[PLACE, ("facets", "FacetsView")],
    ),
    template(
        "task.html",
        ["Một nhiệm vụ với diễn biến.", "A task with what became of it."],
        &[PAGE, FRAME, STRUCTURED, ("task", "TaskView")],
    ),
    template(
        "task_session.html",
        [
            "Những dòng về buổi đối thoại mà mọi nhiệm vụ của buổi ấy dùng chung.",
            "What all tasks of a session say of it.",
        ],
        &[PLACE, ("facts", "TaskSessionView")],
    ),
    template(
        "task_breadcrumbs.html",
        [
            "Đường dẫn ở đầu trang mà mọi nhiệm vụ của một buổi dùng chung.",
            "The breadcrumbs that all tasks of a session share.",
        ],
        &[PLACE, ("facts", "TaskSessionView")],
    ),
    template(
        "calendar.html",
        [
            "Lịch: các buổi sắp tới, hoặc các buổi của một năm.",
            "The calendar: what is coming, or the sessions of a year.",
        ],
        &[PAGE, FRAME, STRUCTURED, ("calendar", "CalendarView")],
    ),
    template(
        "coverage.html",
        ["Xã, phường nào có đối thoại trong một năm.", "Which communes had a session in a year."],
        &[PAGE, FRAME, STRUCTURED, ("coverage", "CoverageView")],
    ),
    template(
        "years.html",
        ["Mục lục lưu trữ theo năm.", "The archive: its years."],
        &[PAGE, FRAME, STRUCTURED, ("years", "YearsView")],
    ),
    template(
        "year.html",
        ["Lưu trữ của một năm.", "The archive of a year."],
        &[PAGE, FRAME, STRUCTURED, ("list", "ListView")],
    ),
    template(
        "data.html",
        ["Trang mô tả dữ liệu mở.", "The page that describes the open data."],
        &[PAGE, FRAME, STRUCTURED, ("data", "DataView")],
    ),
    template(
        "search.html",
        ["Trang tìm kiếm.", "The page of search."],
        &[PAGE, FRAME, STRUCTURED, ("search", "SearchView")],
    ),
    template(
        "notice.html",
        ["Bản niêm yết một trang A4.", "The outcome of a session on one sheet of A4."],
        &[PAGE, FRAME, STRUCTURED, ("notice", "NoticeView")],
    ),
    template(
        "redirect.html",
        ["Trang ở địa chỉ cũ, dẫn đến địa chỉ mới.", "A page at a former address, which leads to the new one."],
        &[PAGE, FRAME, STRUCTURED, ("redirect", "RedirectView")],
    ),
    template(
        "404.html",
        ["Trang báo không có địa chỉ này.", "What a reader sees at an address that does not exist."],
        &[PAGE, FRAME, STRUCTURED],
    ),
    template(
        "offline.html",
        [
            "Trang hiện ra khi mất mạng, thay cho trang chưa được giữ lại.",
            "What a reader without a network sees in place of a page that was not kept.",
        ],
        &[PAGE, FRAME, STRUCTURED],
    ),
    template(
        "report.html",
        [
            "Báo cáo của lệnh `doithoai report`; không nhận `site`.",
            "The page of `doithoai report`; it does not receive `site`.",
        ],
        &[("report", "report::ReportView")],
    ),
];

const fn template(
    name: &'static str,
    purpose: [&'static str; 2],
    given: &'static [(&'static str, &'static str)],
) -> Template {
    Template { name, purpose, given }
}

/// A view type as its source says it.
#[derive(Default)]
struct View {
    meaning: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    /// The type as it is written in Rust.
    written: String,
    meaning: String,
    /// The view behind it, alone or in a list.
    view: Option<String>,
}

/// Reads every view type, by its name; those of the report with `report::` before it.
fn views() -> BTreeMap<String, View> {
    let mut views = BTreeMap::new();
    let folder = in_tests("../src/pages/views");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut flattened = Vec::new();
    for (path, prefix) in
        files.into_iter().map(|path| (path, "")).chain([(in_tests("../src/report/views.rs"), "report::")])
    {
        read_views(&read(&path), prefix, &mut views, &mut flattened);
    }
    for (into, from) in flattened {
        let fields: Vec<Field> = std::mem::take(&mut views.get_mut(&from).unwrap().fields);
        let copies = fields.iter().map(|Field { name, written, meaning, view }| Field {
            name: name.clone(),
            written: written.clone(),
            meaning: meaning.clone(),
            view: view.clone(),
        });
        views.get_mut(&into).unwrap().fields.splice(0..0, copies);
        views.get_mut(&from).unwrap().fields = fields;
    }
    let known: BTreeSet<String> = views.keys().cloned().collect();
    for (name, view) in &mut views {
        let prefix = name.split_once("::").map_or(String::new(), |(prefix, _)| format!("{prefix}::"));
        view.fields.iter_mut().for_each(|field| field.view = view_of(field, &prefix, &known));
    }
    views
}

/// Reads the structs of a source file.
fn read_views(source: &str, prefix: &str, views: &mut BTreeMap<String, View>, flattened: &mut Vec<(String, String)>) {
    let (mut said, mut open, mut is_flattened) = (String::new(), None::<String>, false);
    for line in source.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("///") {
            said.push_str(more);
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = format!("{prefix}{}", rest.split(['<', ' ']).next().unwrap());
            views.insert(name.clone(), View { meaning: plain(&std::mem::take(&mut said)), fields: Vec::new() });
            open = Some(name);
        } else if line == "#[serde(flatten)]" {
            is_flattened = true;
        } else if line == "}" {
            open = None;
        } else if let (Some(view), Some((name, written))) =
            (&open, line.strip_prefix("pub ").and_then(|rest| rest.trim_end_matches(',').split_once(": ")))
        {
            let meaning = std::mem::take(&mut said);
            if std::mem::take(&mut is_flattened) {
                flattened.push((view.clone(), written.to_owned()));
            } else {
                let (name, written) = (name.to_owned(), written.to_owned());
                views.get_mut(view).unwrap().fields.push(Field { name, written, meaning, view: None });
            }
        }
    }
}

/// Returns the view behind a field. What was prepared says in its comment as what.
fn view_of(field: &Field, prefix: &str, known: &BTreeSet<String>) -> Option<String> {
    let inner = field.written.trim_start_matches("Option<").trim_start_matches("Vec<").trim_end_matches('>');
    let inner = inner.split('<').next().unwrap();
    if inner == "Prepared" {
        let Some((_, rest)) = field.meaning.split_once("as [`") else {
            assert!(
                field.meaning.contains("as HTML"),
                "{}: the comment must say as which view it was prepared",
                field.name
            );
            return None;
        };
        return Some(rest.split_once("`]").unwrap().0.rsplit("::").next().unwrap().to_owned());
    }
    let own = format!("{prefix}{inner}");
    known.contains(&own).then_some(own)
}

/// Returns a comment without the marks of links.
fn plain(said: &str) -> String {
    said.trim().replace("[`crate::pages::views::", "`").replace("[`", "`").replace("`]", "`")
}

/// Says what kind of value a field is.
fn kind(field: &Field) -> String {
    let is_optional = field.written.starts_with("Option<");
    let inner = field.written.trim_start_matches("Option<");
    let is_list = inner.starts_with("Vec<");
    let one = match (&field.view, inner.trim_start_matches("Vec<").trim_end_matches('>')) {
        (Some(view), _) => format!("[{view}](#{})", anchor(view)),
        (None, "bool") => "true or false".to_owned(),
        (None, "usize" | "u8" | "u16" | "u32" | "i32" | "i64") => "number".to_owned(),
        (None, "Prepared") => "HTML".to_owned(),
        (None, written) if written.ends_with("str") || written == "String" => "text".to_owned(),
        (None, written) => panic!("{}: no words for the type {written}", field.name),
    };
    let several = if is_list { format!("list of {one}") } else { one };
    if is_optional { format!("{several}, or none") } else { several }
}

fn anchor(view: &str) -> String {
    view.replace("::", "").to_lowercase()
}

/// Returns the views that can be reached from some, in the order in which they are met.
fn reached(views: &BTreeMap<String, View>, from: impl Iterator<Item = &'static str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut waiting: Vec<String> = from.map(str::to_owned).collect();
    waiting.reverse();
    while let Some(name) = waiting.pop() {
        if found.contains(&name) {
            continue;
        }
        let view = views.get(&name).unwrap_or_else(|| panic!("there is no {name}"));
        waiting.extend(view.fields.iter().rev().filter_map(|field| field.view.clone()));
        found.push(name);
    }
    found
}

fn all_given() -> impl Iterator<Item = &'static str> {
    let given = TEMPLATES.iter().flat_map(|template| template.given).map(|(_, view)| *view);
    std::iter::once("SiteView").chain(given)
}

const HEAD: &str = "\
# Mỗi mẫu trang nhận được gì

*Tệp này được tạo ra từ mã nguồn, đừng sửa tay. This file is generated; do not edit it.*

Dành cho người sửa giao diện. Phần thứ nhất kể từng mẫu trang trong `templates/`: dùng để làm gì, nhận những tên nào. Phần thứ hai kể các trường của mỗi kiểu giá trị, ý nghĩa viết bằng tiếng Anh đơn giản. Cách đổi giao diện: [themes/default/README.md](../themes/default/README.md).

Cách đọc kiểu của một trường: *text* là chữ (tự thoát khi in ra), *number* là số, *true or false* là đúng hoặc sai, *list of …* là danh sách, *or none* nghĩa là có thể không có (thử bằng `{% if … %}`). Trường tên `html`, `svg`, hoặc ghi *HTML*, chứa sẵn HTML: in bằng `| safe`. Mã QR (`CodeView`) được vẽ bằng `| qr`. Mọi `path` tính từ gốc của trang: viết `{{ page.root }}{{ link.path }}`.

*In English: for those who change the look. The first part names each template, what it is for and what it receives; the second the fields of each kind of value. A field that ends in “or none” may be missing: test it with `{% if … %}`. Fields named `html` or `svg`, and those marked HTML, are printed with `| safe`. A QR code (`CodeView`) is drawn with `| qr`. A `path` begins at the root of the site: write `{{ page.root }}{{ link.path }}`.*

## Mẫu trang / Templates

Mọi mẫu trang (trừ `report.html`) đều nhận: `site` ([SiteView](#siteview)), `t` (câu chữ trong `strings.yaml`, theo khóa) và `sizes` (các dòng `sizes_…` của `pictures.yaml`). Every template but `report.html` receives these.

";

fn manual(views: &BTreeMap<String, View>) -> String {
    let mut text = HEAD.to_owned();
    for Template { name, purpose: [vi, en], given } in TEMPLATES {
        writeln!(text, "### {name}\n\n{vi} *{en}*\n").unwrap();
        for (name, view) in *given {
            writeln!(text, "- `{name}`: [{view}](#{}). {}", anchor(view), views[*view].meaning).unwrap();
        }
        if given.is_empty() {
            writeln!(text, "Nhận những gì mẫu trang dùng nó nhận. *Receives what the template around it does.*")
                .unwrap();
        }
        text.push('\n');
    }
    text.push_str("## Giá trị / Values\n");
    for name in reached(views, all_given()) {
        let View { meaning, fields } = &views[&name];
        write!(text, "\n### {name}\n\n{meaning}\n\n| field | type | meaning |\n|---|---|---|\n").unwrap();
        for field in fields {
            let meaning = plain(&field.meaning).replace('|', "\\|");
            writeln!(text, "| `{}` | {} | {meaning} |", field.name, kind(field)).unwrap();
        }
    }
    text
}

#[test]
fn the_manual_is_what_the_views_say() {
    reviewed(&manual(&views()), &in_tests("../docs/views.md"))
        .unwrap_or_else(|error| panic!("docs/views.md is not up to date. {HOW_TO_RENEW}\n{error}"));
}

#[test]
fn the_manual_names_every_template_and_every_view() {
    let folder = in_tests("../themes/default/templates");
    let files: BTreeSet<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let named: BTreeSet<String> = TEMPLATES.iter().map(|template| template.name.to_owned()).collect();
    assert_eq!(files, named, "{HOW_TO_RENEW}");
    let views = views();
    let reached: BTreeSet<String> = reached(&views, all_given()).into_iter().collect();
    let unreached: Vec<&String> = views.keys().filter(|name| !reached.contains(*name)).collect();
    assert!(unreached.is_empty(), "no template receives {unreached:?}. {HOW_TO_RENEW}");
    for (name, View { meaning, fields }) in &views {
        let undocumented: Vec<&str> =
            fields.iter().filter(|field| field.meaning.is_empty()).map(|field| field.name.as_str()).collect();
        assert!(!meaning.is_empty() && undocumented.is_empty(), "{name} {undocumented:?}");
    }
}

/// A component that writes the names of all that is in a value, one on a line.
const TELLER: &str = r#"{% component told(value, path) -%}
{% if value is map %}{% for key, inner in value %}
{{ path }}.{{ key }}
{{ <told value={inner} path={path ~ "." ~ key} /> }}{% endfor %}{% elif value is array %}{% for inner in value %}{{ <told value={inner} path={path} /> }}{% endfor %}{% endif %}
{%- endcomponent told %}
"#;

/// Returns a template that writes the names of all that it receives; then what was made of the parts that it holds.
fn telling(name: &str) -> String {
    let parts = match name {
        "task.html" => "{{ task.session_breadcrumbs | safe }}{{ task.session_facts | safe }}",
        "ledger.html" => "{{ ledger.rows | safe }}{{ ledger.facets | safe }}",
        _ => "",
    };
    let frame = match name {
        "home.html" | "session.html" => {
            "{{ frame.head | safe }}\n{{ frame.header | safe }}\n{{ frame.footer | safe }}\n{{ frame.script | safe }}"
        }
        _ => "",
    };
    // What is made only for templates that name it.
    let asked = "{% if structured %}{% endif %}";
    format!("\n@ {name}\n{asked}{{{{ <told value={{__tera_context}} path=\"\" /> }}}}\n{parts}{frame}")
}

/// The names that each template received over some sites.
type Received = BTreeMap<String, BTreeSet<String>>;

/// Builds a site with a theme that writes down what it receives.
fn listen(site: &Site, received: &mut Received) {
    let templates = site.path().join("themes/default/templates");
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join("told.html"), TELLER).unwrap();
    for Template { name, .. } in TEMPLATES.iter().filter(|template| !template.given.is_empty()) {
        fs::write(templates.join(name), telling(name)).unwrap();
    }
    let mut pages: Vec<Vec<u8>> =
        site.published(&[]).into_iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, page)| page).collect();
    site.run(&["report", "--today", "2026-08-01", "--year", "2026", "--output", "ra"]).succeeded();
    let reports = fs::read_dir(site.path().join("ra")).unwrap().map(|entry| entry.unwrap().path());
    pages.extend(
        reports
            .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
            .map(|path| fs::read(path).unwrap()),
    );
    for page in pages {
        let page = String::from_utf8(page).unwrap();
        let mut names = &mut BTreeSet::new();
        for line in page.lines() {
            if let Some(template) = line.strip_prefix("@ ") {
                names = received.entry(template.to_owned()).or_default();
            } else if let Some(path) = line.strip_prefix('.') {
                names.insert(path.to_owned());
            }
        }
    }
}

#[test]
fn templates_receive_what_the_manual_says_and_nothing_else() {
    let views = views();
    let mut received = Received::new();
    for name in ["everything", "good", "communes", "series", "report"] {
        listen(&Site::named(name), &mut received);
    }
    let look = Site::named("everything");
    look.write(LOOK);
    look.write(&format!("{LONG}{}", "\n## Mục\n\nNội dung.\n".repeat(3) + &"chữ ".repeat(900)));
    listen(&look, &mut received);

    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    for Template { name, given, .. } in TEMPLATES.iter().filter(|template| !template.given.is_empty()) {
        let paths = received.get(*name).unwrap_or_else(|| panic!("no site has a page of {name}"));
        for path in paths {
            let mut steps = path.split('.');
            let root = steps.next().unwrap();
            if ["t", "sizes"].contains(&root) {
                continue;
            }
            let view =
                given.iter().chain([&("site", "SiteView")]).find(|(known, _)| *known == root).map(|(_, view)| *view);
            let mut view = view.and_then(|view| views.get_key_value(view));
            if view.is_none() {
                unknown.insert(format!("{name}: {root}"));
            }
            for step in steps {
                let field = view.and_then(|(_, view)| view.fields.iter().find(|field| field.name == step));
                match (view, field) {
                    (Some((owner, _)), Some(field)) => {
                        seen.insert((owner, &field.name));
                        view = field.view.as_ref().and_then(|inner| views.get_key_value(inner));
                    }
                    _ => {
                        unknown.insert(format!("{name}: {path}"));
                        break;
                    }
                }
            }
        }
        let missing: Vec<&str> = given.iter().map(|(root, _)| *root).filter(|root| !paths.contains(*root)).collect();
        assert!(missing.is_empty(), "{name} does not receive {missing:?}");
    }
    assert!(unknown.is_empty(), "templates receive what docs/views.md does not have: {unknown:#?}");
    let documented = reached(&views, all_given());
    let documented: BTreeSet<(&str, &str)> = documented
        .iter()
        .flat_map(|name| views[name].fields.iter().map(move |field| (name.as_str(), field.name.as_str())))
        .collect();
    let never: Vec<_> = documented.difference(&seen).collect();
    assert!(never.is_empty(), "docs/views.md has what no template receives: {never:#?}");
}

/// An article that is long enough for a table of contents, with its summary in another language.
const LONG: &str = "\
=== content/sessions/2026-04-01-dai.md
---
title: Buổi dài
date: 2026-04-01
summary: Tóm tắt.
summaries: {jra: \"[JRA]\"}
---
";

/// A site whose look follows a colour and a logo, and whose data may be used on terms.
const LOOK: &str = "\
=== content/bieu-trung.png | png 40x40
=== content/site.yaml
title: Đối thoại huyện Chư Pưh
description: Trang thử.
base_url: https://doithoai.example/huyen
organisation: {name: UBND huyện Chư Pưh}
navigation: [{title: Cổng thông tin, url: https://doithoai.example/cong}]
colour: \"#0b5c3b\"
logo: bieu-trung.png
data_licence: {title: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}
";
