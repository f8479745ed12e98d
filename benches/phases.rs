//! The cost of each phase on a site of 500 sessions in memory: `cargo bench`.
//!
//! Machines are noisy: read the figures as shares of one run, not as times.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::Bencher;
use divan::black_box;
use doithoai::build;
use doithoai::build::Options;
use doithoai::check::privacy;
use doithoai::check::privacy::Official;
use doithoai::content;
use doithoai::feeds::Feeds;
use doithoai::files::MemoryFiles;
use doithoai::images;
use doithoai::images::Store;
use doithoai::images::Studio;
use doithoai::images::Work;
use doithoai::links;
use doithoai::links::Places;
use doithoai::markdown;
use doithoai::model;
use doithoai::model::Audience;
use doithoai::open_data::DataFile;
use doithoai::open_data::OpenData;
use doithoai::pages;
use doithoai::pages::Pages;
use doithoai::routes;
use doithoai::source::FileId;
use doithoai::text;
use doithoai::text::Date;
use doithoai::theme;
use doithoai::theme::Theme;
use doithoai::yaml;

const SESSIONS: usize = 500;

fn main() {
    divan::main();
}

fn day(number: usize) -> Date {
    let first = Date::from_ymd_opt(2021, 1, 7).unwrap();
    first + chrono::TimeDelta::days(i64::try_from(number).unwrap() * 3)
}

fn front_matter(number: usize) -> String {
    let (date, due) = (text::iso_date(day(number)), text::iso_date(day(number + 40)));
    let (commune, topic) = (number % 60, number % 7);
    let mut front = format!(
        "title: \"Đối thoại lần {} về đường liên thôn tại xã số {commune}\"\ndate: {date}\ntopic: Chuyên đề {topic}\n\
         communes: [Xã số {commune}, Xã số {}]\nsummary: Người dân kiến nghị, lãnh đạo trả lời và giao việc.\n\
         venue: {{name: Hội trường UBND xã, commune: Xã số {commune}}}\n\
         chairs:\n  - {{name: Bí thư Đảng ủy xã}}\n  - {{name: Chủ tịch UBND xã, role: Phó Bí thư Đảng ủy}}\n\
         author: Tổ biên tập\nresolutions:\n",
        number % 5 + 1,
        (commune + 1) % 60,
    );
    for task in 1..=3 {
        front += &format!(
            "  - id: nv-0{task}\n    text: Rà soát và giải quyết dứt điểm kiến nghị thứ {task}\n    agency: Phòng số {}\n    due: {due}\n    status: in_progress\n",
            (number + task) % 20
        );
    }
    front
}

fn body() -> String {
    let paragraph = "Sau khi nghe báo cáo kết quả thực hiện ý kiến chỉ đạo tại hội nghị lần trước, các đại biểu tập trung \
                     thảo luận về **đường liên thôn** và việc khơi rãnh thoát nước.[^1]\n\n";
    let table = "| Nội dung | Cơ quan | Đã xong |\n| --- | --- | ---: |\n| Sửa cầu | Phòng Kinh tế | 12 |\n\n";
    let sections =
        (1..=4).map(|number| format!("## Nội dung {number}\n\n{paragraph}{paragraph}- một\n- hai\n\n{table}"));
    format!("{}[^1]: Theo quyết định về tiếp xúc, đối thoại.\n", sections.collect::<String>())
}

/// Returns about 4 KB as minutes are written, with names, dates, sums and decrees, and nobody's data.
fn minutes() -> String {
    let paragraph = "Ông Nguyễn Văn A, thôn 3, đề nghị sửa 1.250 m đường liên thôn đã hỏng từ năm 2019; bà Trần Thị B phản ánh 12 hộ \
                     chưa có nước sạch. Ngày 07/01/2021, Chủ tịch UBND xã trả lời: kinh phí 2.345.678.000 đồng đã được bố trí theo \
                     Quyết định số 553/QĐ-UBND và Nghị định 30/2020/NĐ-CP, hạn hoàn thành 31/3/2021.\n\n";
    paragraph.repeat(4096 / paragraph.len() + 1)
}

fn site() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    files.insert("content/site.yaml", "title: Đối thoại\nbase_url: https://doithoai.example/\n");
    for number in 0..SESSIONS {
        let text = format!("---\n{}---\n\n{}", front_matter(number), body());
        files.insert(format!("content/sessions/buoi-{number:05}.md"), text);
    }
    files
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 1, 1).unwrap()
}

#[divan::bench]
fn front_matter_as_yaml(bencher: Bencher<'_, '_>) {
    let text = front_matter(1);
    bencher.bench(|| yaml::parse(black_box(&text), 0, text.len(), FileId(0)));
}

#[divan::bench]
fn body_as_html(bencher: Bencher<'_, '_>) {
    let (text, strings) = (body(), markdown::Strings::default());
    bencher.bench(|| markdown::parse(black_box(&text), &strings));
}

#[divan::bench]
fn minutes_as_html(bencher: Bencher<'_, '_>) {
    let (text, strings) = (minutes(), markdown::Strings::default());
    bencher.bench(|| markdown::parse(black_box(&text), &strings));
}

#[divan::bench]
fn minutes_for_residents_data(bencher: Bencher<'_, '_>) {
    let (text, official) = (minutes(), Official::default());
    assert!(privacy::find(&text, &official).is_empty());
    bencher.bench(|| privacy::find(black_box(&text), &official));
}

#[divan::bench]
fn load_all(bencher: Bencher<'_, '_>) {
    let (files, strings) = (site(), markdown::Strings::default());
    bencher.bench(|| content::load(&files, &strings, &mut Vec::new()));
}

#[divan::bench]
fn link_all(bencher: Bencher<'_, '_>) {
    let documents = content::load(&site(), &markdown::Strings::default(), &mut Vec::new()).unwrap();
    bencher.bench(|| {
        model::link(black_box(&documents.heads), today(), Audience::Public, &mut Vec::new()).resolutions.len()
    });
}

#[divan::bench]
fn render_all(bencher: Bencher<'_, '_>) {
    let (files, sink) = (site(), &mut Vec::new());
    let documents = content::load(&files, &markdown::Strings::default(), sink).unwrap();
    let site = model::link(&documents.heads, today(), Audience::Public, sink);
    let routes = routes::assign(&site, sink);
    let places = Places::new(&documents.heads, &documents.texts.sources, &site);
    let links = links::resolve(&places, &documents.texts, (&site, &routes), sink);
    let store = Store::default();
    let studio = Studio::new(&files, &store, images::Settings::default());
    let catalog = studio.catalog(&documents.texts, &links, Work::Look, sink).unwrap();
    let mut theme = Theme::load(&files, theme::DEFAULT).unwrap();
    pages::dress(&mut theme, &site, &routes, &catalog);
    let from =
        pages::Sources { texts: &documents.texts, site: &site, routes: &routes, links: &links, catalog: &catalog };
    bencher.bench_local(|| {
        let pages = Pages::new(from, &theme);
        pages.all().iter().map(|page| pages.render(page).unwrap().len()).sum::<usize>()
    });
}

#[divan::bench]
fn feeds_all(bencher: Bencher<'_, '_>) {
    let documents = content::load(&site(), &markdown::Strings::default(), &mut Vec::new()).unwrap();
    let site = model::link(&documents.heads, today(), Audience::Public, &mut Vec::new());
    let routes = routes::assign(&site, &mut Vec::new());
    let theme = Theme::load(&self::site(), theme::DEFAULT).unwrap();
    bencher.bench_local(|| {
        let feeds = Feeds::new((&site, &documents.texts), &routes, &theme).unwrap();
        feeds.all().iter().map(|feed| feeds.render(feed).len()).sum::<usize>()
    });
}

#[divan::bench]
fn open_data_all(bencher: Bencher<'_, '_>) {
    let sink = &mut Vec::new();
    let documents = content::load(&site(), &markdown::Strings::default(), sink).unwrap();
    let site = model::link(&documents.heads, today(), Audience::Public, sink);
    let routes = routes::assign(&site, sink);
    let places = Places::new(&documents.heads, &documents.texts.sources, &site);
    let links = links::resolve(&places, &documents.texts, (&site, &routes), sink);
    let open_data = OpenData { site: &site, routes: &routes, links: &links };
    bencher.bench_local(|| DataFile::all().map(|file| open_data.render(file).len()).sum::<usize>());
}

#[divan::bench]
fn check_whole_site(bencher: Bencher<'_, '_>) {
    let files = site();
    let options = Options::check(today(), Audience::Public);
    bencher.bench(|| build::run(&files, &options, &build::Nobody).unwrap().diagnostics.len());
}
