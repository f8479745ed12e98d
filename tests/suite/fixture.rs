//! A whole site as one text.
//!
//! ```text
//! === content/pages/gioi-thieu.md
//! ---
//! title: Giới thiệu
//! ---
//! === content/sessions/x/3.jpg | jpeg 40x30
//! === content/sessions/y/index.md | crlf, bom
//! …
//! ```
//!
//! After `|` stands how the file is made of its text:
//!
//! | word | the file |
//! |---|---|
//! | `crlf`, `bom` | has Windows line ends, begins with a byte-order mark |
//! | `nfd` | has its name and its text with the accents apart |
//! | `name-nfd` | has its name with the accents apart |
//! | `marks` | has `<<U+0007>>` replaced by that character and `<<[ x 5000>>` by 5,000 brackets |
//! | `hex` | is these bytes |
//! | `jpeg 40x30` | is a picture of that size |
//! | `symlink TARGET` | is a symbolic link |
//! | `bytes-in-name` | has `%FF` in its name replaced by that byte |
//! | `absent` | is deleted |

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::path::PathBuf;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// One section of a text: what stands after `===`, and the lines below it.
pub struct Section<'a> {
    pub name: &'a str,
    pub ways: Vec<&'a str>,
    pub text: &'a str,
}

/// Splits a text at its lines `=== name | way, way`; what stands before the first is left out.
pub fn sections(text: &str) -> Vec<Section<'_>> {
    let mut starts: Vec<usize> = text.match_indices("\n=== ").map(|(at, _)| at + 1).collect();
    if text.starts_with("=== ") {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| section(&text[*start..end])).collect()
}

fn section(text: &str) -> Section<'_> {
    let (head, text) = text.split_once('\n').unwrap_or((text, ""));
    let head = head.strip_prefix("=== ").unwrap_or(head);
    let (name, ways) = head.split_once(" | ").unwrap_or((head, ""));
    Section { name, ways: ways.split(", ").filter(|way| !way.is_empty()).collect(), text }
}

/// Writes the files of a text into a folder.
pub fn write(folder: &Path, text: &str) {
    sections(text).iter().for_each(|section| write_file(folder, section));
}

/// Writes one file; what stands in its way is replaced.
pub fn write_file(folder: &Path, section: &Section<'_>) {
    let path = folder.join(file_name(section));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if fs::symlink_metadata(&path).is_ok() {
        fs::remove_file(&path).unwrap();
    }
    if section.ways.contains(&"absent") {
        return;
    }
    if let Some(target) = section.ways.iter().find_map(|way| way.strip_prefix("symlink ")) {
        link(target, &path);
        return;
    }
    fs::write(&path, bytes(section)).unwrap();
}

fn file_name(section: &Section<'_>) -> PathBuf {
    if section.ways.contains(&"bytes-in-name") {
        return name_of_bytes(percent_decoded(section.name));
    }
    let apart = section.ways.iter().any(|way| way.ends_with("nfd"));
    if apart { decomposed(section.name).into() } else { section.name.into() }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

/// Windows lets only some make links; it tells links to files from links to folders.
#[cfg(windows)]
fn link(target: &str, path: &Path) {
    std::os::windows::fs::symlink_file(target, path).unwrap();
}

#[cfg(unix)]
fn name_of_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

/// The names of Windows are no bytes: every one of them that can be written is Unicode, or nearly.
#[cfg(windows)]
fn name_of_bytes(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

fn percent_decoded(name: &str) -> Vec<u8> {
    let mut parts = name.split('%');
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

fn bytes(section: &Section<'_>) -> Vec<u8> {
    let mut bytes = section.text.as_bytes().to_vec();
    for way in &section.ways {
        bytes = match *way {
            "crlf" => text(bytes).replace('\n', "\r\n").into_bytes(),
            "bom" => format!("\u{FEFF}{}", text(bytes)).into_bytes(),
            "nfd" => decomposed(&text(bytes)).into_bytes(),
            "marks" => with_marks(&text(bytes)).into_bytes(),
            "hex" => text(bytes).split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect(),
            "bytes-in-name" | "name-nfd" => bytes,
            size => jpeg(size.strip_prefix("jpeg ").unwrap_or_else(|| panic!("no file is made by `{size}`"))),
        };
    }
    bytes
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// Returns a text with its accents apart from their letters.
pub fn decomposed(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// Replaces `<<U+0007>>` by the character and `<<[ x 5000>>` by so many of them.
fn with_marks(text: &str) -> String {
    let mut parts = text.split("<<");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (mark, rest) = part.split_once(">>").expect("a mark ends in >>");
        match mark.strip_prefix("U+") {
            Some(code) => out.extend(char::from_u32(u32::from_str_radix(code, 16).unwrap())),
            None => {
                let (what, count) = mark.rsplit_once(" x ").expect("a mark is U+0007 or [ x 5000");
                out.push_str(&what.repeat(count.parse().unwrap()));
            }
        }
        out.push_str(rest);
    }
    out
}

/// Returns a picture of a size written as `40x30`.
pub fn jpeg(size: &str) -> Vec<u8> {
    let (width, height) = size.split_once('x').expect("a size is written as 40x30");
    let (width, height): (u32, u32) = (width.parse().unwrap(), height.parse().unwrap());
    let shade = |x: u32, y: u32| image::Rgb([(x % 256) as u8, (y % 256) as u8, 128]);
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_fn(width, height, shade).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Tells whether a text is in kebab case.
pub fn is_kebab(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
