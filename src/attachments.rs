//! Documents that readers may download, and what they tell of people: who wrote them, where their photos were taken.
//!
//! Comes in: the documents in use. Goes out: a warning for each that tells more than it shows. The documents themselves are
//! published as they are: to change a signed PDF, or a file that people know by its hash, would be wrong. Only what lies open
//! in a file, or packed as usual and not encrypted, is found: properties of Word, Excel and PowerPoint, of OpenDocument and of
//! PDF, and the place in photos.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::read::ZlibDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;
use rayon::prelude::*;

use crate::content::Texts;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::files::FileError;
use crate::files::Files;
use crate::images;
use crate::links::Links;
use crate::text;

/// The largest document that is looked into, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The largest part of a document that is looked at, in bytes: a photo.
const LARGEST_PART: u64 = 16 * 1024 * 1024;

/// How far the data of a stream of a PDF may be from its type, in bytes.
const DICTIONARY: usize = 1024;

/// Names that programs write where nobody gave theirs.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "user",
    "users",
    "windows user",
    "microsoft office user",
    "office",
    "pc",
    "hp",
    "dell",
    "asus",
    "acer",
    "lenovo",
    "python-docx",
    "openpyxl",
    "unknown",
    "author",
    "anonymous",
    "microsoft",
    "apache poi",
    "may tinh",
];

/// What a document tells beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    author: Option<String>,
    has_place: bool,
}

/// What was found in documents, by source path, for as long as nobody touches them.
#[derive(Debug, Default)]
pub struct Findings {
    known: BTreeMap<String, Told>,
}

impl Findings {
    /// Looks into all documents in use that are not known yet, and says what they tell.
    ///
    /// # Errors
    /// Fails where the disk does.
    pub fn check(
        &mut self,
        files: &dyn Files,
        texts: &Texts,
        links: &Links,
        sink: &mut Vec<Diagnostic>,
    ) -> Result<(), FileError> {
        let unknown: Vec<&String> = links.places.keys().filter(|path| !self.known.contains_key(*path)).collect();
        let look = |path: &String| look(files, texts, path).map(|told| (path.clone(), told));
        let found: Result<Vec<(String, Told)>, FileError> = unknown.into_par_iter().map(look).collect();
        self.known.extend(found?);
        for (path, span) in &links.places {
            let Some(Told { author, has_place }) = self.known.get(path) else { continue };
            let name = path.rsplit('/').next().unwrap_or(path);
            if let Some(author) = author {
                sink.push(diagnostics::document_names_author(*span, name, author));
            }
            if *has_place {
                sink.push(diagnostics::document_tells_place(*span, name));
            }
        }
        Ok(())
    }

    /// Forgets what is known: some of the documents may have changed.
    pub fn forget(&mut self) {
        self.known.clear();
    }
}

fn look(files: &dyn Files, texts: &Texts, path: &str) -> Result<Told, FileError> {
    let Some(entry) = texts.file(path).filter(|entry| entry.size <= LARGEST) else { return Ok(Told::default()) };
    match kind(path) {
        Some(kind) => files.read(entry).map(|bytes| told(&bytes, kind)),
        None => Ok(Told::default()),
    }
}

/// A kind of document that can be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pdf,
    /// An archive of XML and pictures: of Office or of OpenDocument.
    Packed,
}

fn kind(path: &str) -> Option<Kind> {
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        "pdf" => Some(Kind::Pdf),
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => Some(Kind::Packed),
        _ => None,
    }
}

fn told(bytes: &[u8], kind: Kind) -> Told {
    let Told { author, has_place } = match kind {
        Kind::Pdf => pdf(bytes),
        Kind::Packed => packed(bytes),
    };
    let is_somebody = |author: &String| !author.is_empty() && !NOBODY.contains(&text::fold(author).as_str());
    let author = author.map(|author| author.trim().to_owned()).filter(is_somebody);
    Told { author, has_place }
}

fn packed(bytes: &[u8]) -> Told {
    let mut told = Told::default();
    for part in parts(bytes) {
        let name = part.name.to_ascii_lowercase();
        if matches!(name.as_str(), "docprops/core.xml" | "meta.xml") {
            let xml = part.content().unwrap_or_default();
            let names = ["dc:creator", "cp:lastModifiedBy", "meta:initial-creator"];
            let author = names.iter().find_map(|element| element_text(&xml, element));
            told.author = told.author.or(author);
        } else if name.ends_with(".jpg") || name.ends_with(".jpeg") {
            told.has_place |= part.content().is_some_and(|photo| images::tells_place(&photo));
        }
    }
    told
}

/// Returns the text of the first element of a name that has any.
fn element_text(xml: &[u8], wanted: &str) -> Option<String> {
    let mut reader = Reader::from_str(std::str::from_utf8(xml).ok()?);
    let mut found = None;
    loop {
        match (reader.read_event().ok()?, &mut found) {
            (Event::Start(start), _) if start.name().as_ref() == wanted => found = Some(String::new()),
            (Event::Text(text), Some(found)) => found.push_str(&text.xml10_content()),
            (Event::GeneralRef(name), Some(found)) => {
                let text = format!("&{};", &*name);
                found.push_str(&quick_xml::escape::unescape(&text).unwrap_or_default());
            }
            (Event::End(_), Some(text)) if !text.trim().is_empty() => return found,
            (Event::End(_), _) => found = None,
            (Event::Eof, _) => return None,
            _ => {}
        }
    }
}

/// A file within an archive.
struct Part<'a> {
    name: String,
    is_deflated: bool,
    packed: &'a [u8],
}

impl Part<'_> {
    fn content(&self) -> Option<Vec<u8>> {
        if !self.is_deflated {
            return Some(self.packed.to_vec());
        }
        let mut content = Vec::new();
        DeflateDecoder::new(self.packed).take(LARGEST_PART).read_to_end(&mut content).ok()?;
        Some(content)
    }
}

/// Lists the files of an archive by its central directory: APPNOTE.TXT, 4.3.12.
fn parts(bytes: &[u8]) -> Vec<Part<'_>> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const END: &[u8] = b"PK\x05\x06";
    let tail = bytes.len().saturating_sub(66_000);
    let end = bytes.get(tail..).and_then(|rest| rest.windows(4).rposition(|window| window == END));
    let Some(mut at) = end.and_then(|end| number(bytes, tail + end + 16, 4)) else { return Vec::new() };
    let mut parts = Vec::new();
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(ENTRY)) {
        let Some((part, next)) = part(bytes, at) else { break };
        parts.extend(part);
        at = next;
    }
    parts
}

/// Returns the part of an entry, if it can be read, and where the next entry is.
fn part(bytes: &[u8], at: usize) -> Option<(Option<Part<'_>>, usize)> {
    let length = |offset: usize| number(bytes, at + offset, 2);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let next = at + 46 + name + extra + comment;
    let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned();
    let (method, size, head) = (length(10)?, number(bytes, at + 20, 4)?, number(bytes, at + 42, 4)?);
    let data = || {
        let start = head + 30 + number(bytes, head + 26, 2)? + number(bytes, head + 28, 2)?;
        bytes.get(start..start.checked_add(size)?)
    };
    let packed = data().filter(|_| matches!(method, 0 | 8));
    Some((packed.map(|packed| Part { name, is_deflated: method == 8, packed }), next))
}

/// Returns a number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn pdf(bytes: &[u8]) -> Told {
    let author = pdf_author(bytes).or_else(|| packed_author(bytes));
    let has_place = places(bytes, b"Exif\0\0").filter_map(|at| bytes.get(at..)).any(images::exif_tells_place);
    Told { author, has_place }
}

fn pdf_author(bytes: &[u8]) -> Option<String> {
    places(bytes, b"/Author").filter_map(|at| pdf_text(bytes.get(at..)?)).find(|author| !author.trim().is_empty())
}

/// Returns where each occurrence of a word ends.
fn places<'a>(bytes: &'a [u8], what: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    let is_there = move |(_, window): &(usize, &[u8])| *window == what;
    bytes.windows(what.len()).enumerate().filter(is_there).map(move |(at, _)| at + what.len())
}

/// Returns the author named in the packed streams in which newer programs put the objects of a PDF: ISO 32000-1, 7.5.7.
fn packed_author(bytes: &[u8]) -> Option<String> {
    let mut left = LARGEST;
    for at in places(bytes, b"/ObjStm") {
        let objects = unpacked(bytes.get(at..)?, left);
        left -= objects.len() as u64;
        if let Some(author) = pdf_author(&objects) {
            return Some(author);
        }
    }
    None
}

/// Unpacks the first stream after a place, up to a number of bytes or to where it breaks off.
fn unpacked(bytes: &[u8], most: u64) -> Vec<u8> {
    let mut objects = Vec::new();
    let near = bytes.get(..DICTIONARY).unwrap_or(bytes);
    if let Some(packed) = places(near, b"stream").next().and_then(|start| bytes.get(start..)) {
        let _ = ZlibDecoder::new(packed.trim_ascii_start()).take(most).read_to_end(&mut objects);
    }
    objects
}

/// Reads a text as PDF writes it: ISO 32000-1, 7.3.4 and 7.9.2.2.
fn pdf_text(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.trim_ascii_start();
    let raw = match bytes.first()? {
        b'(' => pdf_literal(bytes.get(1..)?)?,
        b'<' => pdf_hex(bytes.get(1..)?)?,
        _ => return None,
    };
    Some(match raw.strip_prefix(b"\xFE\xFF") {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&raw)).into_owned(),
    })
}

fn pdf_literal(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut text, mut depth, mut rest) = (Vec::new(), 1, bytes.iter().copied());
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => match rest.next()? {
                b'n' => text.push(b'\n'),
                b'r' => text.push(b'\r'),
                first @ b'0'..=b'7' => {
                    let digits = [first, rest.next()?, rest.next()?];
                    text.push(digits.iter().fold(0, |value: u8, digit| value.wrapping_mul(8).wrapping_add(digit & 7)));
                }
                other => text.push(other),
            },
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(text),
            b')' => depth -= 1,
            _ => {}
        }
        if !matches!(byte, b'\\') {
            text.push(byte);
        }
    }
    None
}

fn pdf_hex(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = bytes.iter().position(|byte| *byte == b'>')?;
    let digits = bytes.get(..end)?.iter().filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// Returns an archive of files that are not packed.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        for (name, data) in files {
            let sizes = [(data.len() as u32).to_le_bytes(), (data.len() as u32).to_le_bytes()].concat();
            let length = (name.len() as u16).to_le_bytes();
            let at = (body.len() as u32).to_le_bytes();
            directory.extend([b"PK\x01\x02", &[0; 16][..], &sizes, &length, &[0; 12], &at, name.as_bytes()].concat());
            body.extend([b"PK\x03\x04", &[0; 14][..], &sizes, &length, &[0; 2], name.as_bytes(), data].concat());
        }
        let at = (body.len() as u32).to_le_bytes();
        [body, directory, b"PK\x05\x06".to_vec(), vec![0; 12], at.to_vec(), vec![0; 2]].concat()
    }

    fn core(creator: &str) -> Vec<u8> {
        let xml = format!(
            "<cp:coreProperties><dc:title>Kết luận</dc:title><dc:creator>{creator}</dc:creator></cp:coreProperties>"
        );
        archive(&[("word/document.xml", b"x"), ("docProps/core.xml", xml.as_bytes())])
    }

    fn author(bytes: &[u8], kind: Kind) -> Option<String> {
        told(bytes, kind).author
    }

    #[test]
    fn the_author_of_a_document_is_found_and_nobody_is_no_author() {
        assert_eq!(author(&core("Nguyễn Văn A &amp; B"), Kind::Packed).as_deref(), Some("Nguyễn Văn A & B"));
        for nobody in ["", "  ", "Admin", "WINDOWS USER", "Máy tính"] {
            assert_eq!(author(&core(nobody), Kind::Packed), None, "{nobody}");
        }
        for (pdf, wanted) in [
            (&b"%PDF-1.7 << /Author (Nguyen Van A \\(xa\\)) >>"[..], Some("Nguyen Van A (xa)")),
            (b"/Author <FEFF004E00671EC5006E> ", Some("Ngễn")),
            (b"/Author()", None),
            (b"/Author 5 0 R", None),
        ] {
            assert_eq!(author(pdf, Kind::Pdf).as_deref(), wanted);
        }
    }

    #[test]
    fn the_place_of_a_photo_is_found_within_documents() {
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0";
        let length = (exif.len() as u16 + 2).to_be_bytes();
        let photo = [b"\xFF\xD8\xFF\xE1", &length[..], exif, b"\xFF\xD9"].concat();
        assert!(told(&archive(&[("word/media/image1.jpg", &photo)]), Kind::Packed).has_place);
        assert!(told(&[b"%PDF stream ", &photo[..]].concat(), Kind::Pdf).has_place);
        let elsewhere = photo.iter().map(|byte| if *byte == 0x88 { 0x87 } else { *byte }).collect::<Vec<_>>();
        assert!(!told(&archive(&[("word/media/image1.jpg", &elsewhere)]), Kind::Packed).has_place);
    }

    #[test]
    fn the_author_of_a_pdf_is_found_where_its_objects_are_packed() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(b"1 0 << /Title (a) /Author (Tran Thi B) >>").unwrap();
        let packed = packed.finish().unwrap();
        for dictionary in ["<< /Type /ObjStm /Filter /FlateDecode >>", "<</Filter/FlateDecode/Type/ObjStm>>"] {
            let start = format!("%PDF-1.7\n1 0 obj {dictionary} stream\r\n");
            let whole = [start.as_bytes(), &packed, b"\nendstream"].concat();
            assert_eq!(author(&whole, Kind::Pdf).as_deref(), Some("Tran Thi B"));
            assert_eq!(author(&whole[..start.len()], Kind::Pdf), None);
        }
    }

    #[test]
    fn a_document_that_is_cut_short_tells_nothing_and_stops_nothing() {
        let whole = core("Nguyễn Văn A");
        for length in 0..whole.len() {
            let _ = told(&whole[..length], Kind::Packed);
        }
        let pdf = b"/Author (a\\12";
        for length in 0..=pdf.len() {
            assert_eq!(author(&pdf[..length], Kind::Pdf), None);
        }
    }
}
