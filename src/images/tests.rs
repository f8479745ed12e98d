//! Pictures made byte by byte: turned, in wide colours, full of metadata, cut short, changed at random.

use std::io::Cursor;
use std::sync::mpsc;
use std::time::Duration;

use image::ImageFormat;
use image::RgbImage;
use image::RgbaImage;
use proptest::prelude::*;
use rayon::prelude::*;

use crate::cache::Access;
use crate::cache::Cache;
use crate::cache::Key;
use crate::diagnostics::BadPicture;
use crate::diagnostics::Foreign;
use crate::files::Entry;
use crate::files::Files;
use crate::files::MemoryFiles;
use crate::images::format;
use crate::images::format::Format;
use crate::images::inspect;
use crate::images::inspect::inspect;
use crate::images::pixels;
use crate::images::plan;
use crate::images::plan::Form;
use crate::images::plan::Picture;
use crate::images::plan::Settings;
use crate::images::store::Store;
use crate::images::studio::Studio;

/// What no published picture may hold.
const SECRET: &[u8] = b"bi-mat-noi-chup";

const RED: [u8; 3] = [200, 40, 40];
const GREEN: [u8; 3] = [40, 160, 60];
const BLUE: [u8; 3] = [40, 60, 200];
const WHITE: [u8; 3] = [230, 230, 230];

/// Returns a picture of four quarters: red and green above, blue and white below.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb(match (x * 2 < width, y * 2 < height) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

fn encoded(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Returns a segment of a JPEG.
fn segment(marker: u8, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    [&[0xFF, marker], &u16::try_from(data.len() + 2).unwrap().to_be_bytes()[..], &data].concat()
}

fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

/// Returns EXIF with an orientation and a secret.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [b"MM\0*\0\0\0\x08\0\x01", &entry[..], &[0; 4], SECRET].concat()
}

/// Returns a chunk of a PNG.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&name[..], data].concat();
    let mut sum = u32::MAX;
    for byte in &body {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &body, &(!sum).to_be_bytes()].concat()
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Makes all that is published of a picture.
fn published(bytes: &[u8]) -> (Picture, Vec<Vec<u8>>) {
    published_as(&Settings::default(), bytes)
}

fn published_as(settings: &Settings, bytes: &[u8]) -> (Picture, Vec<Vec<u8>>) {
    let (facts, _) = inspect(bytes, settings).unwrap();
    let picture = plan::picture(&facts, settings, ("content/anh.jpg", blake3::hash(bytes)));
    let made = picture.variants().map(|variant| inspect::encode(bytes, variant, settings.widest()).unwrap()).collect();
    (picture, made)
}

fn decoded(bytes: &[u8]) -> RgbaImage {
    image::load_from_memory(bytes).unwrap().into_rgba8()
}

fn is_near(image: &RgbaImage, (x, y): (u32, u32), colour: [u8; 3], by: u8) -> bool {
    let pixel = image.get_pixel(x, y).0;
    colour.iter().zip(&pixel).all(|(wanted, found)| wanted.abs_diff(*found) <= by)
}

/// Returns a picture as a camera stores it that was held as an orientation says: Exif 2.32, 4.6.4, says where the row
/// and the column at zero are.
fn stored(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (width, height) = upright.dimensions();
    let (stored_width, stored_height) = if orientation < 5 { (width, height) } else { (height, width) };
    RgbImage::from_fn(stored_width, stored_height, |column, row| {
        let (x, y) = match orientation {
            1 => (column, row),
            2 => (width - 1 - column, row),
            3 => (width - 1 - column, height - 1 - row),
            4 => (column, height - 1 - row),
            5 => (row, column),
            6 => (width - 1 - row, column),
            7 => (width - 1 - row, height - 1 - column),
            _ => (row, height - 1 - column),
        };
        *upright.get_pixel(x, y)
    })
}

#[test]
fn every_orientation_comes_out_upright_in_every_variant() {
    for orientation in 1..=8 {
        let jpeg = encoded(&stored(&quarters(600, 400), orientation), ImageFormat::Jpeg);
        let jpeg = with_segments(&jpeg, &[segment(0xE1, &[b"Exif\0\0", &exif(orientation)])]);
        let (picture, made) = published(&jpeg);
        let largest = picture.largest().unwrap();
        assert_eq!((largest.width, largest.height), (600, 400), "orientation {orientation}");
        for (variant, bytes) in picture.variants().zip(&made) {
            let image = decoded(bytes);
            let (width, height) = image.dimensions();
            assert_eq!((width, height), (variant.width, variant.height));
            for (x, y, colour) in [(1, 1, RED), (3, 1, GREEN), (1, 3, BLUE), (3, 3, WHITE)] {
                let at = (width * x / 4, height * y / 4);
                assert!(is_near(&image, at, colour, 9), "orientation {orientation}, {}, {colour:?}", variant.path);
            }
        }
    }
}

/// Returns a profile of version 2 with primaries as XYZ under D50, and one gamma.
fn profile(primaries: [[f64; 3]; 3], gamma: f64) -> Vec<u8> {
    let fixed = |value: f64| ((value * 65536.0).round() as i32).to_be_bytes();
    let xyz = |value: [f64; 3]| [b"XYZ \0\0\0\0", &value.map(fixed).concat()[..]].concat();
    let curve = [b"curv\0\0\0\0\0\0\0\x01", &((gamma * 256.0) as u16).to_be_bytes()[..], &[0, 0]].concat();
    let text = b"text\0\0\0\0thu\0".to_vec();
    let [red, green, blue] = primaries.map(xyz);
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", [&b"desc\0\0\0\0\0\0\0\x04thu\0"[..], &[0; 78]].concat()),
        (b"cprt", text),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = 9_u32.to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (name, value) in tags {
        let at = 128 + 4 + 9 * 12 + data.len() as u32;
        table.extend([&name[..], &at.to_be_bytes(), &(value.len() as u32).to_be_bytes()].concat());
        data.extend(&value);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let size = (128 + table.len() + data.len()) as u32;
    let mut head = [&size.to_be_bytes()[..], b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ "].concat();
    head.resize(36, 0);
    head.extend(b"acsp");
    head.resize(68, 0);
    head.extend([0.9642, 1.0, 0.8249].map(fixed).concat());
    head.resize(128, 0);
    [head, table, data].concat()
}

/// The primaries of Display P3 and of Adobe RGB as XYZ under D50.
const DISPLAY_P3: [[f64; 3]; 3] = [[0.5151, 0.2412, -0.0011], [0.2920, 0.6922, 0.0419], [0.1571, 0.0666, 0.7841]];
const ADOBE_RGB: [[f64; 3]; 3] =
    [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]];

/// Reckons a colour in sRGB from its definition (IEC 61966-2-1), with XYZ under D50.
fn in_srgb(colour: [u8; 3], primaries: [[f64; 3]; 3], gamma: f64) -> [u8; 3] {
    let linear = colour.map(|channel| (f64::from(channel) / 255.0).powf(gamma));
    let xyz: [f64; 3] =
        std::array::from_fn(|axis| (0..3).map(|primary| linear[primary] * primaries[primary][axis]).sum());
    let rows = [
        [3.133_856_1, -1.616_866_7, -0.490_614_6],
        [-0.978_768_4, 1.916_141_5, 0.033_454],
        [0.071_945_3, -0.228_991_4, 1.405_242_7],
    ];
    rows.map(|row| {
        let value: f64 = row.iter().zip(xyz).map(|(factor, value)| factor * value).sum();
        let value = value.clamp(0.0, 1.0);
        let value = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    })
}

#[test]
fn wide_colours_come_out_as_their_definition_says() {
    for (name, primaries, gamma) in [("Display P3", DISPLAY_P3, 2.2), ("Adobe RGB", ADOBE_RGB, 2.199_218_75)] {
        let icc = profile(primaries, gamma);
        let jpeg = encoded(&quarters(640, 480), ImageFormat::Jpeg);
        let jpeg = with_segments(&jpeg, &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &icc])]);
        let (picture, made) = published(&jpeg);
        assert!(!picture.webp.is_empty(), "{name}: the file itself has other colours and cannot be published");
        for bytes in &made {
            let image = decoded(bytes);
            let (width, height) = image.dimensions();
            for (x, y, colour) in [(1, 1, RED), (3, 1, GREEN), (1, 3, BLUE), (3, 3, WHITE)] {
                let wanted = in_srgb(colour, primaries, gamma);
                let at = (width * x / 4, height * y / 4);
                assert!(
                    is_near(&image, at, wanted, 6),
                    "{name} {colour:?} {wanted:?} {:?}",
                    image.get_pixel(at.0, at.1)
                );
            }
            assert!(!contains(bytes, b"acsp"), "{name}: a profile is published");
        }
    }
}

/// Returns one picture in each format, small enough to be published as it is, with a secret in every place there is.
fn full_of_secrets() -> Vec<(Format, Vec<u8>, Vec<u8>)> {
    let image = quarters(64, 48);
    let jpeg = encoded(&image, ImageFormat::Jpeg);
    let bare = jpeg.clone();
    let segments = [
        segment(0xE1, &[b"Exif\0\0", &exif(1)]),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]),
        segment(0xE2, &[b"MPF\0", SECRET]),
        segment(0xED, &[b"Photoshop 3.0\0", SECRET]),
        segment(0xE0, &[b"JFXX\0\x10", SECRET]),
        segment(0xE5, &[SECRET]),
        segment(0xFE, &[SECRET]),
    ];
    let jpeg = [with_segments(&jpeg, &segments), bare.clone(), SECRET.to_vec()].concat();
    let bare_png = encoded(&image, ImageFormat::Png);
    let chunks = [(b"tEXt", SECRET), (b"eXIf", SECRET), (b"iTXt", SECRET), (b"zzzz", SECRET), (b"tIME", b"1234567")];
    let chunks: Vec<u8> = chunks.iter().flat_map(|(name, data)| chunk(name, data)).collect();
    let png = [&bare_png[..33], &chunks, &bare_png[33..], SECRET].concat();
    let bare_webp = encoded(&image, ImageFormat::WebP);
    let webp_chunk =
        |name: &[u8; 4]| [&name[..], &(SECRET.len() as u32).to_le_bytes(), SECRET, &[0][..SECRET.len() % 2]].concat();
    let body = [&bare_webp[8..], &webp_chunk(b"EXIF"), &webp_chunk(b"XMP "), &webp_chunk(b"note")].concat();
    let webp = [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body, SECRET].concat();
    let bare_gif = encoded(&image, ImageFormat::Gif);
    let comment = [&[0x21, 0xFE, SECRET.len() as u8][..], SECRET, &[0]].concat();
    let end = bare_gif.len() - 1;
    let gif = [&bare_gif[..end], &comment, &bare_gif[end..], SECRET].concat();
    vec![
        (Format::Jpeg, jpeg, bare),
        (Format::Png, png, bare_png),
        (Format::WebP, webp, bare_webp),
        (Format::Gif, gif, bare_gif),
    ]
}

#[test]
fn nothing_but_the_picture_is_left_of_a_file_that_is_published_as_it_is() {
    for (format, secret, bare) in full_of_secrets() {
        assert!(contains(&secret, SECRET), "{format:?}");
        let clean = inspect::strip(&secret, format);
        assert!(!contains(&clean, SECRET), "{format:?}");
        assert_eq!(decoded(&clean), decoded(&bare), "{format:?}");
        assert_eq!(inspect::strip(&clean, format), clean, "{format:?}: stripping twice changes nothing");
        for bytes in published(&secret).1 {
            assert!(!contains(&bytes, SECRET), "{format:?}");
        }
    }
}

#[test]
fn a_picture_that_is_small_already_is_neither_enlarged_nor_made_worse() {
    let noise = RgbImage::from_fn(300, 200, |x, y| {
        let value = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519) >> 24;
        image::Rgb([value as u8; 3])
    });
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 20).encode_image(&noise).unwrap();
    let (picture, made) = published(&jpeg);
    assert!(picture.webp.is_empty());
    assert_eq!(decoded(&made[0]), decoded(&jpeg), "the very pixels of the source");
    for (width, widths) in [(300, vec![300]), (500, vec![500]), (1000, vec![480, 1000]), (4000, vec![480, 960, 1600])] {
        let (picture, _) = published(&encoded(&quarters(width, 80), ImageFormat::Jpeg));
        let files = if picture.webp.is_empty() { &picture.plain } else { &picture.webp };
        assert_eq!(files.iter().map(|variant| variant.width).collect::<Vec<_>>(), widths);
    }
}

#[test]
fn drawings_stay_sharp_and_transparency_stays() {
    let drawing =
        RgbaImage::from_fn(800, 600, |x, y| image::Rgba([20, 20, 20, if x / 8 % 2 == y / 8 % 2 { 255 } else { 0 }]));
    let mut png = Cursor::new(Vec::new());
    drawing.write_to(&mut png, ImageFormat::Png).unwrap();
    let (picture, made) = published(&png.into_inner());
    let largest = picture.variants().zip(&made).filter(|(variant, _)| variant.width == 800);
    for (variant, bytes) in largest {
        let image = decoded(bytes);
        let differs = drawing.pixels().zip(image.pixels()).any(|(a, b)| a.0[3] != b.0[3] || (a.0[3] > 0 && a != b));
        assert!(!differs, "{}", variant.path);
    }
    assert_eq!(picture.placeholder, None, "what stands behind would shine through");
}

#[test]
fn avif_is_made_of_photos_and_only_where_it_is_asked_for() {
    let with_avif = Settings { avif_quality: Some(55), ..Settings::default() };
    let photo = encoded(&quarters(1200, 300), ImageFormat::Jpeg);
    assert!(published(&photo).0.avif.is_empty());
    let (picture, made) = published_as(&with_avif, &photo);
    let widths = |variants: &[plan::Variant]| variants.iter().map(|variant| variant.width).collect::<Vec<_>>();
    assert_eq!(widths(&picture.avif), [480, 960, 1200]);
    assert_eq!(widths(&picture.avif), widths(&picture.webp));
    let is_avif = |bytes: &Vec<u8>| bytes.get(4..12) == Some(b"ftypavif");
    assert_eq!(made.iter().map(is_avif).collect::<Vec<_>>(), [true, true, true, false, false, false, false]);
    assert_ne!(picture.webp, published(&photo).0.webp, "the names tell what was asked for");
    let drawing = encoded(&quarters(1200, 300), ImageFormat::Png);
    assert!(published_as(&with_avif, &drawing).0.avif.is_empty(), "a drawing stays sharp");
}

#[test]
fn an_animation_stays_whole() {
    let frames = [RED, BLUE].map(|colour| {
        image::Frame::new(RgbaImage::from_pixel(40, 30, image::Rgba([colour[0], colour[1], colour[2], 255])))
    });
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    encoder.encode_frames(frames).unwrap();
    drop(encoder);
    let (picture, made) = published(&gif);
    assert_eq!((picture.webp.len(), picture.plain.len()), (0, 1));
    assert!(contains(&made[0], b"NETSCAPE2.0"));
    let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(&made[0])).unwrap();
    assert_eq!(image::AnimationDecoder::into_frames(decoder).count(), 2);
}

const SVG: &str = r##"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><!-- Nguyễn Văn A --><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:inkscape="http://inkscape.org" viewBox="0 0 40 30" onload="alert(1)" inkscape:export-filename="C:\nguoi-ve">
<metadata><rdf>Nguyễn Văn A</rdf></metadata><script>alert(2)</script><style>@import url(http://x); path{fill:red}</style>
<style>path{stroke:url(#a)}</style><a href="http://x"><path id="a" d="M0 0h4" style="fill:url(http://x)" onclick="x()"/></a>
<use href="#a"/><use xlink:href="http://x#a"/><foreignObject><p>x</p></foreignObject><text x="1">Xã &lt;Ia Le&gt;</text></svg>"##;

#[test]
fn an_svg_keeps_what_draws_and_nothing_else() {
    let (picture, made) = published(SVG.as_bytes());
    assert_eq!((picture.plain[0].width, picture.plain[0].height), (40, 30));
    let svg = String::from_utf8(made[0].clone()).unwrap();
    for gone in [
        "alert", "onload", "onclick", "script", "@import", "http://x", "Nguyễn", "inkscape", "foreign", "DOCTYPE",
        "C:\\",
    ] {
        assert!(!svg.contains(gone), "{gone}: {svg}");
    }
    for kept in ["M0 0h4", "href=\"#a\"", "stroke:url(#a)", "Xã &lt;Ia Le&gt;", "viewBox"] {
        assert!(svg.contains(kept), "{kept}: {svg}");
    }
    assert_eq!(inspect::strip(svg.as_bytes(), Format::Svg), svg.as_bytes());
}

#[test]
fn what_is_wrong_with_a_file_is_told_for_what_it_is() {
    let settings = Settings::default();
    let bad = |bytes: &[u8]| inspect(bytes, &settings).unwrap_err();
    assert_eq!(bad(b""), BadPicture::Empty);
    assert_eq!(bad(b"\0\0\0\x18ftypheic\0\0\0\0"), BadPicture::Heif);
    for (bytes, foreign) in [
        (&b"\0\0\0\x18ftypavif"[..], Foreign::Avif),
        (b"\0\0\0\x18ftypisom", Foreign::Video),
        (b"II*\0\x08\0\0\0", Foreign::Tiff),
        (b"%PDF-1.7", Foreign::Pdf),
        (b"PK\x03\x04", Foreign::Office),
        (b"8BPS\0\x01", Foreign::Photoshop),
        (b"\xFF\x0A\xFA", Foreign::JpegXl),
        (b"BM\x36\0\0\0\0\0\0\0", Foreign::Bmp),
        (b"\n<!DOCTYPE html><html>", Foreign::WebPage),
    ] {
        assert_eq!(bad(bytes), BadPicture::Foreign(foreign));
    }
    assert_eq!(bad("xin chào".as_bytes()), BadPicture::Unreadable);
    let frame = |components: u8| {
        let head = segment(0xC0, &[&[8, 0, 8, 0, 8, components], &[1, 0x11, 0].repeat(components.into())]);
        [&[0xFF, 0xD8][..], &head, &segment(0xDA, &[&[0]]), &[0xFF, 0xD9]].concat()
    };
    assert_eq!(bad(&frame(4)), BadPicture::Cmyk);
    let bomb = [&plan_png_head(20_000, 20_000)[..], &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")].concat();
    assert_eq!(bad(&bomb), BadPicture::TooLarge);
    assert_eq!(bad(b"<svg viewBox='0 0 4 3'><image href='a.jpg'/></svg>"), BadPicture::PictureWithin);
}

fn plan_png_head(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1A\n", &chunk(b"IHDR", &head)[..]].concat()
}

#[test]
fn a_file_that_was_cut_short_anywhere_is_told_and_never_published_in_part() {
    let settings = Settings::default();
    let svg = (Format::Svg, SVG.as_bytes().to_vec(), SVG.as_bytes().to_vec());
    for (format, _, whole) in full_of_secrets().into_iter().chain([svg]) {
        assert!(inspect(&whole, &settings).is_ok(), "{format:?}");
        for length in 0..whole.len() {
            assert!(inspect(&whole[..length], &settings).is_err(), "{format:?} of {length} bytes");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_stop_the_program(
        which in 0_usize..5,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut files = full_of_secrets();
        files.push((Format::Svg, SVG.as_bytes().to_vec(), Vec::new()));
        let (_, mut bytes, _) = files.swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let settings = Settings::default();
        if let Ok((facts, _)) = inspect(&bytes, &settings) {
            let picture = plan::picture(&facts, &settings, ("content/anh.jpg", blake3::hash(&bytes)));
            for variant in picture.variants() {
                let made = inspect::encode(&bytes, variant, settings.widest());
                prop_assert!(made.is_ok_and(|bytes| !bytes.is_empty()));
            }
        }
    }

    #[test]
    fn sizes_never_grow_and_keep_their_shape(width in 1_u32..20_000, height in 1_u32..20_000) {
        let facts = plan::Facts { size: (width, height), form: Form::Photo, placeholder: None };
        let picture = plan::picture(&facts, &Settings::default(), ("content/a.jpg", blake3::hash(b"")));
        for variant in picture.variants() {
            prop_assert!(variant.width <= width && variant.height <= height && variant.height > 0);
            let exact = f64::from(height) * f64::from(variant.width) / f64::from(width);
            prop_assert!((f64::from(variant.height) - exact).abs() <= 1.0);
        }
    }
}

#[test]
fn a_variant_alone_has_the_bytes_that_it_has_among_all() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(Cache::in_folder(folder.path(), Access::Write));
    let mut files = MemoryFiles::default();
    files.insert("content/a.jpg", encoded(&quarters(1800, 120), ImageFormat::Jpeg));
    let entry = files.list("content").unwrap().remove(0);
    let (making, nowhere) = (Studio::new(&files, &store, Settings::default()), Store::default());
    let picture = making.made("content/a.jpg", &entry).unwrap().unwrap();
    let alone = Studio::new(&files, &nowhere, Settings::default());
    for variant in picture.variants() {
        let kept = store.cache().get(variant.key(1600)).expect("it was made ahead");
        assert_eq!(alone.render(variant, &entry).unwrap(), kept, "{}", variant.path);
    }
}

#[test]
fn a_photo_for_a_card_is_upright_and_has_white_behind_it() {
    let settings = Settings::default();
    let photo_of = |bytes: &[u8], widest: u32| {
        let mut files = MemoryFiles::default();
        files.insert("content/anh.jpg", bytes);
        let entry = &files.list("content").unwrap()[0];
        let (facts, _) = inspect(bytes, &settings).unwrap();
        let picture = plan::picture(&facts, &settings, ("content/anh.jpg", blake3::hash(bytes)));
        let store = Store::default();
        Studio::new(&files, &store, settings.clone()).photo(&picture.plain[0], entry, widest).unwrap()
    };
    let jpeg = encoded(&stored(&quarters(600, 400), 6), ImageFormat::Jpeg);
    let jpeg = with_segments(&jpeg, &[segment(0xE1, &[b"Exif\0\0", &exif(6)])]);
    let photo = photo_of(&jpeg, 300);
    assert_eq!(photo.dimensions(), (300, 200));
    assert!(is_near(&image::DynamicImage::from(photo).into_rgba8(), (20, 20), RED, 12));
    let mut png = Cursor::new(Vec::new());
    RgbaImage::from_pixel(40, 30, image::Rgba([0, 100, 255, 51])).write_to(&mut png, ImageFormat::Png).unwrap();
    assert_eq!(photo_of(png.get_ref(), 300).get_pixel(3, 3).0, [204, 224, 255]);
}

#[test]
fn a_photo_is_decoded_at_the_scale_that_leaves_enough_across_as_it_is_shown() {
    let wide = encoded(&RgbImage::new(4000, 3000), ImageFormat::Jpeg);
    let turned = with_segments(&wide, &[segment(0xE1, &[b"Exif\0\0", &exif(6)])]);
    let size = |bytes: &[u8], widest: u32| {
        let head = format::head(bytes, widest).unwrap();
        let pixels = pixels::decode(bytes, &head, widest).unwrap().pixels;
        (pixels.width(), pixels.height(), head.memory_for(widest))
    };
    assert_eq!(size(&wide, 1600), (2000, 1500, 2000 * 1500 * 6));
    assert_eq!(size(&turned, 1600), (4000, 3000, 4000 * 3000 * 6));
    assert_eq!(size(&turned, 1250), (2000, 1500, 2000 * 1500 * 6));
}

#[test]
fn what_the_cache_holds_is_not_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(Cache::in_folder(folder.path(), Access::Write));
    let files = MemoryFiles::default();
    let studio = Studio::new(&files, &store, Settings::default());
    let key = Key::of(&[b"card"]);
    assert_eq!(studio.kept(key, || Err("failed")), Err("failed"));
    assert_eq!(studio.kept(key, || Ok::<_, &str>(b"made".to_vec())), Ok(b"made".to_vec()));
    assert_eq!(studio.kept(key, || Err("made again")), Ok(b"made".to_vec()));
}

#[test]
fn pictures_made_at_once_wait_for_memory_and_never_for_each_other() {
    let files = photos_in_memory();
    let (done, waiting) = mpsc::channel();
    // Each picture wants all memory there is, and more of them are asked for than there are threads, in the pool and beside it.
    std::thread::spawn(move || {
        let store = Store::default();
        let settings = Settings { widths: vec![480], avif_quality: Some(55), ..Settings::default() };
        let studio = Studio::new(&files, &store, settings).with_memory(1);
        let entries = files.list("content").unwrap();
        let make = |entry: &Entry| {
            let picture = studio.made(&entry.path, entry).unwrap().unwrap();
            studio.render(&picture.webp[0], entry).unwrap();
            studio.render(&picture.avif[0], entry).unwrap();
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        std::thread::scope(|scope| {
            for entry in &entries {
                scope.spawn(|| make(entry));
            }
            pool.install(|| entries.par_iter().for_each(make));
        });
        done.send(()).unwrap();
    });
    waiting.recv_timeout(Duration::from_secs(300)).expect("somebody waits for ever");
}

/// Returns four photos, large enough that making them smaller could be shared among threads.
fn photos_in_memory() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    for number in 0..4 {
        let photo = encoded(&quarters(1200 + number * 2, 700), ImageFormat::Jpeg);
        files.insert(format!("content/{number}.jpg"), photo);
    }
    files
}

/// If this fails, an encoder or the way here changed the bytes of pictures: raise `RECIPE` in `plan.rs`, then set the hash
/// here anew.
#[test]
fn the_bytes_of_variants_are_those_of_the_recipe() {
    let mut all = blake3::Hasher::new();
    for bytes in published(&encoded(&quarters(1800, 120), ImageFormat::Png)).1 {
        all.update(&bytes);
    }
    for bytes in published(&encoded(&quarters(4000, 300), ImageFormat::Jpeg)).1 {
        all.update(&bytes);
    }
    let jpeg = encoded(&quarters(1800, 120), ImageFormat::Jpeg);
    let jpeg = with_segments(&jpeg, &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile(DISPLAY_P3, 2.2)])]);
    for bytes in published(&jpeg).1 {
        all.update(&bytes);
    }
    let with_avif = Settings { avif_quality: Some(55), ..Settings::default() };
    for bytes in published_as(&with_avif, &encoded(&quarters(700, 300), ImageFormat::Jpeg)).1 {
        all.update(&bytes);
    }
    assert_eq!(&all.finalize().to_hex()[..16], "9c70ebaf422e60b6");
}
