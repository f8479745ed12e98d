//! Cards: letters, lines, and what is drawn.

use image::GenericImageView;
use image::Rgb;
use image::RgbImage;
use proptest::prelude::*;

use super::*;
use crate::cards::paint::colour;
use crate::text as rules;

/// The letters of Vietnamese, and those of Jrai that Unicode writes as a letter and a mark.
fn letters() -> Vec<String> {
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let vowels = "aăâeêioôơuưy";
    let toned = vowels.chars().flat_map(|vowel| tones.iter().map(move |tone| format!("{vowel}{tone}")));
    let others = "bcdđfghjklmnpqrstvwxzčñĭŏĕŭ".chars().map(String::from);
    let jrai = ["ê\u{306}", "ô\u{306}", "ơ\u{306}", "ư\u{306}"].map(str::to_owned);
    let small: Vec<String> = toned.chain(others).chain(jrai).map(|letter| rules::nfc(&letter).into_owned()).collect();
    let capitals: Vec<String> = small.iter().map(|letter| letter.to_uppercase()).collect();
    small.into_iter().chain(capitals).collect()
}

/// Returns how far the outline of a text reaches above and below the baseline, in ems.
fn reach(face: &Face, text: &str) -> (f32, f32) {
    let outlines = face.outlines(&face.shape(text), Vector::new(0.0, 0.0), 1000.0);
    let bounds = zeno::bounds(&outlines, zeno::Fill::NonZero, None);
    (-bounds.min.y / 1000.0, bounds.max.y / 1000.0)
}

#[test]
fn the_font_has_every_letter_and_sign_of_vietnamese_and_jrai() {
    let painter = Painter::new().unwrap();
    let signs = "0123456789 \u{a0}.,;:!?()[]–—-…“”‘’\"'/%&+·×°²³€₫@#";
    for face in [&painter.bold, &painter.regular] {
        for letter in letters().iter().flat_map(|letter| letter.chars()).chain(signs.chars()) {
            assert!(face.has(letter), "{letter:?}");
        }
    }
}

#[test]
fn no_letter_is_clipped_and_none_touches_the_line_above() {
    let painter = Painter::new().unwrap();
    for face in [&painter.bold, &painter.regular] {
        for letter in letters() {
            let (above, below) = reach(face, &letter);
            let marks = if letter.contains('\u{306}') { MARKS } else { 0.0 };
            assert!(above > 0.0 && above <= face.ascent + marks, "{letter} reaches {above}");
            assert!(below <= face.descent, "{letter} reaches {below} below");
        }
    }
}

#[test]
fn a_mark_that_no_letter_has_stands_above_its_letter() {
    let painter = Painter::new().unwrap();
    for face in [&painter.bold, &painter.regular] {
        for letter in ["Ê", "Ô", "Ơ", "Ư", "ê", "ô", "ơ", "ư"] {
            let marked = format!("{letter}\u{306}");
            assert!(reach(face, &marked).0 > reach(face, letter).0 + 0.1, "{marked}");
            assert_eq!(face.shape(&marked).width, face.shape(letter).width, "{marked}");
        }
    }
}

#[test]
fn titles_break_where_a_reader_would() {
    let table = [
        ("Đối thoại với Nhân dân", "76 Đối thoại với Nhân dân"),
        (
            "Đối thoại chuyên đề cấp giấy chứng nhận quyền sử dụng đất tại xã Ia Le",
            "70 Đối thoại chuyên đề|cấp giấy chứng nhận|quyền sử dụng đất tại xã~Ia Le",
        ),
        ("Đối thoại về nước sinh hoạt và điện ở Ia Blứ", "76 Đối thoại về nước|sinh hoạt và điện ở Ia Blứ"),
        (
            "Bí thư Huyện ủy Huỳnh Minh Thuận đối thoại với Nhân dân thị trấn Nhơn Hòa",
            "64 Bí thư Huyện ủy|Huỳnh Minh Thuận đối thoại|với Nhân dân thị trấn~Nhơn Hòa",
        ),
        (
            "ĐỐI THOẠI ĐỊNH KỲ VỀ NƯỚC SẠCH, GIAO THÔNG NÔNG THÔN Ở LÀNG KIA, XÃ IA HRÚ",
            "64 ĐỐI THOẠI ĐỊNH KỲ VỀ NƯỚC|SẠCH, GIAO THÔNG NÔNG THÔN|Ở LÀNG~KIA, XÃ~IA HRÚ",
        ),
        (
            "Nước sạch mùa khô, lần 3: vòi nước chảy ở Tân Lập, bản đồ giếng vẫn trắng một nửa",
            "64 Nước sạch mùa khô, lần~3:|vòi nước chảy ở Tân Lập,|bản đồ giếng vẫn trắng một nửa",
        ),
        ("Kế hoạch 2021 – 2025", "76 Kế hoạch 2021~– 2025"),
        ("  \n ", "34 "),
        ("🙂", "34 "),
    ];
    let painter = Painter::new().unwrap();
    for (title, expect) in table {
        let Setting { size, lines } = painter.set(title);
        assert_eq!(format!("{size} {}", lines.join("|")), expect.replace('~', "\u{a0}"), "{title}");
    }
}

#[test]
fn a_title_of_160_letters_fits_whole_and_a_longer_one_ends_at_a_word() {
    let painter = Painter::new().unwrap();
    let long = "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân về chuyên đề cấp giấy chứng nhận quyền \
                sử dụng đất theo cụm liên xã tổ chức tại xã Ia Le";
    assert_eq!(long.chars().count(), 160);
    assert_eq!(painter.set(long).lines.join(" ").replace('\u{a0}', " "), long);
    let longer =
        painter.set(&format!("{long}, lần 2, sau khi các cơ quan đã báo cáo kết quả thực hiện nhiệm vụ của lần 1"));
    assert_eq!(longer.lines.len(), 3);
    assert!(longer.lines[2].ends_with(" xã\u{a0}Ia Le…"), "{longer:?}");
}

#[test]
fn a_word_wider_than_the_card_is_cut() {
    let setting = Painter::new().unwrap().set(&"ê\u{306}".repeat(200));
    assert_eq!(setting.lines.len(), 1);
    assert!(setting.lines[0].ends_with("ê\u{306}…"), "{setting:?}");
}

fn text(title: &str) -> CardText {
    let (site, facts) = ("Đối thoại với Nhân dân", "Thứ Năm, 07/01/2021 · xã Ia Le");
    CardText {
        site: site.into(),
        title: title.into(),
        facts: facts.into(),
        topic: "Đất đai".into(),
        ..CardText::default()
    }
}

/// A photo in which every pixel is another, which no encoder makes small.
fn noise() -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(1600, 900, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = state.rotate_left(9).to_le_bytes();
        Rgb([red, green, blue])
    })
}

#[test]
fn a_card_has_the_size_that_networks_ask_for_and_is_small() {
    let painter = Painter::new().unwrap();
    let odd = [RgbImage::new(1, 1), RgbImage::new(1, 3000), RgbImage::new(3000, 1), RgbImage::new(0, 0), noise()];
    for photo in std::iter::once(None).chain(odd.iter().map(Some)) {
        let bytes = painter.draw(&text("Đối thoại về nước sinh hoạt"), photo).unwrap();
        assert!(bytes.len() <= MOST_BYTES, "{} bytes", bytes.len());
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
    }
}

/// The relative luminance of WCAG 2.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

#[test]
fn every_ink_is_told_from_the_ground() {
    for ink in [Ink::Strong, Ink::Soft, Ink::Accent] {
        let colours = Colours::default();
        let contrast = (luminance(colour(ink, colours)) + 0.05) / (luminance(colours.ground) + 0.05);
        assert!(contrast >= 7.0, "{ink:?} {contrast}");
    }
}

#[test]
fn letters_stand_on_the_ground_whatever_the_photo() {
    let painter = Painter::new().unwrap();
    let mut sheet = Sheet::new();
    let top = painter.below_photo(&text("Đối thoại về nước sinh hoạt và điện ở Ia Blứ"), &mut sheet);
    let compose =
        |shade: u8| paint::compose(&sheet, (&RgbImage::from_pixel(600, 400, Rgb([shade; 3])), top), Colours::default());
    let (light, dark) = (compose(255), compose(0));
    let mut letters_on_photo = 0;
    for (at, cell) in sheet.pixels.iter().enumerate() {
        let same = light[at * 3..at * 3 + 3] == dark[at * 3..at * 3 + 3];
        let beside = |offset: isize| at.checked_add_signed(offset).and_then(|at| sheet.pixels.get(at)).copied();
        assert!(same || (*cell == 0 && at / COLUMNS < top), "pixel {at}");
        let is_letter = |cell: u8| cell != 0 && cell / sheet::LEVELS == Ink::Soft as u8;
        if is_letter(*cell) && at / COLUMNS < top {
            letters_on_photo += 1;
            assert!(beside(-1) != Some(0) && beside(1) != Some(0), "a letter touches the photo at {at}");
        }
    }
    assert!(letters_on_photo > 1000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_title_is_set_in_at_most_three_lines_that_fit(title in r"(\PC{0,12}[ \u{A0}]?){0,30}") {
        let painter = Painter::new().unwrap();
        let Setting { size, lines } = painter.set(&title);
        prop_assert!(lines.len() <= 3);
        for line in &lines {
            let width = painter.bold.shape(line).width * size;
            prop_assert!(width <= MEASURE + 1.0, "{line} is {width} wide");
        }
        let said = lines.join(" ");
        let said: Vec<&str> = said.trim_end_matches('…').split_whitespace().collect();
        let has = |letter: &char| letter.is_whitespace() || painter.bold.has(*letter);
        let written: String = title.replace('\u{2011}', "-").chars().filter(has).collect();
        let written: Vec<&str> = written.split_whitespace().collect();
        prop_assert!(said.len() <= written.len());
        let whole = said.len().saturating_sub(1);
        prop_assert_eq!(&said[..whole], &written[..whole]);
    }

    #[test]
    fn any_text_is_drawn(title in r"\PC{0,60}", facts in r"\PC{0,60}", topic in r"\PC{0,40}") {
        let painter = Painter::new().unwrap();
        let text = CardText { site: topic.clone(), title, facts, topic, ..CardText::default() };
        prop_assert_eq!(painter.draw(&text, None), painter.draw(&text, None));
    }
}
