//! Social cards and what pages say of them; files with their type and size.

use std::collections::BTreeMap;
use std::fs;

use doithoai::cards::CardText;
use doithoai::cards::Painter;
use image::Rgb;
use image::RgbImage;

use crate::harness::Site;
use crate::harness::in_tests;

/// A card that was looked at.
struct Reviewed {
    file: &'static str,
    title: &'static str,
    facts: &'static str,
    topic: &'static str,
}

const REVIEWED: [Reviewed; 5] = [
    Reviewed {
        file: "160-chu.png",
        title: "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân về chuyên đề cấp giấy chứng \
                nhận quyền sử dụng đất theo cụm liên xã tổ chức tại xã Ia Le",
        facts: "Thứ Năm, 07/01/2021 · Hội trường UBND xã Ia Le",
        topic: "Đất đai",
    },
    Reviewed {
        file: "hai-dau.png",
        title: "Bơ̆ng Ê̆ Ô̆ Ơ̆ Ư̆ ê̆ ô̆ ơ̆ ư̆ Ẳ Ế Ộ Ữ Ẵ ặ gy ậ ợ ự",
        facts: "Ẳ Ế Ộ Ữ Ê̆ Ô̆ Ơ̆ Ư̆",
        topic: "Ẳ Ế Ộ Ữ Ê̆ Ô̆",
    },
    Reviewed {
        file: "chu-hoa.png",
        title: "ĐỐI THOẠI ĐỊNH KỲ VỀ NƯỚC SẠCH, GIAO THÔNG NÔNG THÔN Ở LÀNG KIA, XÃ IA HRÚ",
        facts: "",
        topic: "",
    },
    Reviewed {
        file: "co-anh.jpg",
        title: "Nước sạch mùa khô, lần 3: vòi nước chảy ở Tân Lập, bản đồ giếng vẫn trắng một nửa",
        facts: "Thứ Ba, 09/06/2026 · Nhà văn hóa thôn Tân Lập, xã Ia Le",
        topic: "Nước sạch và thủy lợi",
    },
    Reviewed {
        file: "bi-cat.jpg",
        title: "Làng Tung, làng Kia, làng Hra: 63 hộ kiến nghị sửa đập nước Ia Ke trước mùa mưa năm 2026, Ủy ban nhân \
                dân xã hẹn trả lời từng hộ bằng văn bản trước ngày 30 tháng 6 năm 2026, công khai kết quả tại nhà văn hóa",
        facts: "Thứ Năm, 28/08/2025 · Nhà văn hóa thôn Hòa Bình và trường tiểu học bên cạnh, thị trấn Nhơn Hòa",
        topic: "Giao thông nông thôn, thủy lợi và phòng chống thiên tai",
    },
];

/// A photo of a white sky over a dark field.
fn photo() -> RgbImage {
    RgbImage::from_fn(960, 720, |column, row| match row {
        0..300 => Rgb([255, 255, 255]),
        _ => Rgb([30, u8::try_from(row / 4).unwrap(), u8::try_from(column / 8).unwrap()]),
    })
}

/// The pixels must be those that were looked at. To accept others: `SNAPSHOTS=overwrite`, and look at every one of them.
#[test]
fn cards_are_pixel_by_pixel_as_reviewed() {
    let painter = Painter::new().unwrap();
    let photo = photo();
    for Reviewed { file, title, facts, topic } in REVIEWED {
        let [site, title, facts, topic] = ["Đối thoại với Nhân dân", title, facts, topic].map(str::to_owned);
        let text = CardText { site, title, facts, topic, ..CardText::default() };
        let drawn = painter.draw(&text, file.ends_with(".jpg").then_some(&photo)).unwrap();
        let path = in_tests(&format!("cards/{file}"));
        if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
            fs::write(&path, &drawn).unwrap();
        }
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
        assert!(pixels(&drawn) == pixels(&fs::read(&path).unwrap()), "{file} is not as reviewed");
    }
}

/// Returns the value of a property of a page.
fn property<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("<meta property=\"{name}\" content=\""))?;
    rest.split('"').next()
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

fn cards(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with("anh/the/")).collect()
}

const BASE: &str = "https://doithoai.example/huyen/";

#[test]
fn every_page_names_a_picture_that_is_there() {
    let files = Site::named("everything").published(&[]);
    for (path, html) in pages(&files).filter(|(_, html)| !html.contains("http-equiv=\"refresh\"")) {
        let url = property(html, "og:image").unwrap_or_else(|| panic!("{path} names no picture"));
        let picture = url.strip_prefix(BASE).unwrap_or_else(|| panic!("{path}: {url}"));
        let picture = image::load_from_memory(&files[picture]).unwrap();
        assert_eq!(property(html, "og:image:width"), Some(picture.width().to_string().as_str()), "{path}");
        assert_eq!(property(html, "og:image:height"), Some(picture.height().to_string().as_str()), "{path}");
        assert!(property(html, "og:image:alt").is_some_and(|alt| !alt.is_empty()), "{path}");
    }
    let named: Vec<&str> = pages(&files).filter_map(|(_, html)| property(html, "og:image")).collect();
    for card in cards(&files) {
        assert!(named.contains(&format!("{BASE}{card}").as_str()), "no page names {card}");
    }
}

#[test]
fn a_withdrawn_article_has_the_card_of_the_site() {
    let site = Site::of(
        "=== content/site.yaml\ntitle: Trang\nbase_url: https://doithoai.example/\n=== content/sessions/a/index.md\n---\ntitle: Bài bị gỡ\ndate: 2026-01-05\nwithdrawn: {date: 2026-01-06, reason: Nhầm}\n---\nNội dung.\n",
    );
    let files = site.published(&[]);
    let [card] = cards(&files)[..] else { panic!("{:?}", cards(&files)) };
    assert!(card.starts_with("anh/the/trang-"));
    assert_eq!(
        property(&site.page("doi-thoai/a/index.html"), "og:image"),
        Some(format!("https://doithoai.example/{card}").as_str())
    );
}

#[test]
fn a_drawing_that_no_network_shows_is_on_no_card() {
    let site = Site::of(
        "=== content/site.yaml\ntitle: Trang\nbase_url: https://doithoai.example/\n=== content/news/a/index.md\n---\ntitle: Tin\ndate: 2026-01-05\ncover: {src: hinh.svg, alt: Sơ đồ}\n---\nNội dung.\n=== content/news/a/hinh.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"600\"><path d=\"M0 0h9v9z\"/></svg>\n",
    );
    let files = site.published(&[]);
    let named = cards(&files);
    assert_eq!(named.len(), 2, "{named:?}");
    for card in named {
        assert!(card.ends_with(".png") && files[card].starts_with(b"\x89PNG"), "{card}");
    }
    let page = site.page("tin-tuc/a/index.html");
    assert_eq!(property(&page, "og:image:type"), Some("image/png"));
}

#[test]
fn no_card_is_made_without_an_address_and_none_where_the_site_wants_none() {
    let article = "=== content/news/a.md\n---\ntitle: Tin\ndate: 2026-01-05\n---\nNội dung.\n";
    let address = "base_url: https://doithoai.example/\n";
    for settings in [String::new(), format!("{address}cards: none\n"), format!("{address}cards: recent\n")] {
        let files = Site::of(&format!("=== content/site.yaml\ntitle: Trang\n{settings}{article}")).published(&[]);
        let wanted = settings.ends_with("recent\n");
        assert_eq!(cards(&files).len(), if wanted { 2 } else { 0 }, "{settings}");
        assert!(pages(&files).all(|(_, html)| property(html, "og:image").is_some() == wanted), "{settings}");
    }
}

#[test]
fn the_name_of_a_card_changes_with_what_it_says_and_with_nothing_else() {
    let site = |title: &str, body: &str| {
        let settings = "=== content/site.yaml\ntitle: Trang\nbase_url: https://doithoai.example/\n";
        let article = format!("=== content/news/a.md\n---\ntitle: {title}\ndate: 2026-01-05\n---\n{body}\n");
        Site::of(&format!("{settings}{article}"))
    };
    let names = |site: &Site, more: &[&str]| cards(&site.published(more)).join(" ");
    let first = names(&site("Tin một", "Nội dung."), &[]);
    assert_eq!(first, names(&site("Tin một", "Nội dung khác."), &[]));
    let fewer = site("Tin một", "Nội dung.");
    fewer.run(&["build", "--today", "2026-12-31"]).succeeded();
    assert_eq!(first, cards(&fewer.output()).join(" "));
    assert_ne!(first, names(&site("Tin hai", "Nội dung."), &[]));
}

#[test]
fn files_tell_their_type_and_size_within_the_link() {
    let site = Site::of(
        "=== content/news/a/index.md\n---\ntitle: Tin\ndate: 2026-01-05\ndocuments:\n  - {file: ket-luan.pdf}\n  - {file: Danh sách hộ.pdf}\n  - {title: Biên bản, file: ket-luan.pdf}\n---\nXem [kết luận](ket-luan.pdf#page=2), [trang chủ](/), [nơi khác](https://a.example/b.pdf).\n=== content/news/a/ket-luan.pdf\n%PDF-1.4\n=== content/news/a/Danh sách hộ.pdf\n%PDF-1.4\n",
    );
    site.published(&[]);
    let page = site.page("tin-tuc/a/index.html");
    let note = "<span class=\"file\">(PDF, 9 byte)</span></a>";
    for (href, text) in [
        ("../../tin-tuc/a/ket-luan.pdf", "kết luận"),
        ("../../tin-tuc/a/ket-luan.pdf", "ket-luan.pdf"),
        ("../../tin-tuc/a/danh-sach-ho.pdf", "Danh sách hộ"),
        ("../../tin-tuc/a/ket-luan.pdf", "Biên bản"),
    ] {
        assert!(page.contains(&format!("<a href=\"{href}\">{text} {note}")), "{text}");
    }
    assert_eq!(page.matches("class=\"file\"").count(), 4);
    assert!(!page.contains(" download"), "a PDF opens in the browser");
}
