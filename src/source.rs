//! Source texts and places in them.
//!
//! Comes in: the bytes of a file. Goes out: its text, cleaned once at the door (UTF-8, no byte-order mark, line feeds,
//! NFC), and spans that name a place in that text. It must not read files: that is the work of `files`.

use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::text::nfc;

/// The number of a source file, given out in the order of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place: a range of bytes in the text of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span of a byte range.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// Returns the byte range in the text of the file.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The text of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// The path from the folder of the site, with `/` between its parts.
    pub path: String,
    /// The text in NFC with line feeds only; empty where the file could not be read as text.
    pub text: String,
    /// Where the first letter stands that came apart from its accents, and was composed.
    pub composed_at: Option<usize>,
}

/// All source files, by [`FileId`]. A number whose file is gone has neither path nor text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    /// Made for a file when a place in it is first asked for.
    places: Vec<OnceLock<Places>>,
}

impl Sources {
    /// Returns the collection of the given files; the id of a file is its index.
    pub fn new(files: Vec<Arc<SourceFile>>) -> Self {
        let places = files.iter().map(|_| OnceLock::new()).collect();
        Sources { files, places }
    }

    /// Returns the file of an id, if there is one.
    pub fn get(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0 as usize).map(Arc::as_ref)
    }

    /// Returns every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let numbered = self.files.iter().zip(0..).map(|(source, id)| (FileId(id), source.as_ref()));
        numbered.filter(|(_, source)| !source.path.is_empty())
    }

    /// Returns the path of a file.
    pub fn path(&self, file: FileId) -> &str {
        self.get(file).map_or("", |source| &source.path)
    }

    /// Returns the text under a span; empty if the span lies outside its file.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|source| source.text.get(span.range())).unwrap_or("")
    }

    /// Returns the line and the column of the start of a span, both counted from 1, the column in characters.
    pub fn position(&self, span: Span) -> (usize, usize) {
        let Some(source) = self.get(span.file) else { return (1, 1) };
        let none = Places::default();
        let places = self
            .places
            .get(span.file.0 as usize)
            .map_or(&none, |places| places.get_or_init(|| Places::of(&source.text)));
        places.of_byte(&source.text, span.start as usize)
    }
}

/// Where lines begin in a text and how many characters stand before every so many bytes of it, so that a place is found
/// without counting from the beginning: one file may have as many mistakes as lines.
#[derive(Clone, Debug, Default)]
struct Places {
    lines: Vec<usize>,
    characters: Vec<usize>,
}

/// After so many bytes characters are counted anew.
const COUNTED: usize = 1024;

/// Returns how many characters begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl Places {
    fn of(text: &str) -> Self {
        let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let counts = text.as_bytes().chunks(COUNTED).scan(0, |before, chunk| {
            *before += count(chunk);
            Some(*before)
        });
        Places {
            lines: std::iter::once(0).chain(starts).collect(),
            characters: std::iter::once(0).chain(counts).collect(),
        }
    }

    fn of_byte(&self, text: &str, at: usize) -> (usize, usize) {
        let at = at.min(text.len());
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        (line, self.before(text, at) - self.before(text, start) + 1)
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let counted = at / COUNTED;
        let rest = text.as_bytes().get(counted * COUNTED..at).unwrap_or_default();
        self.characters.get(counted).copied().unwrap_or(0) + count(rest)
    }
}

/// A value for each file that is made from that file alone, and made anew only where the file was read anew.
#[derive(Debug)]
pub struct PerFile<T> {
    /// The values by [`FileId`].
    values: Vec<Option<Made<T>>>,
}

/// A value with the reading that it was made from.
#[derive(Debug)]
struct Made<T> {
    from: Arc<SourceFile>,
    value: T,
}

impl<T> Default for PerFile<T> {
    fn default() -> Self {
        PerFile { values: Vec::new() }
    }
}

impl<T: Send> PerFile<T> {
    /// Returns the values of all files as they are now; `make` is asked only for those that are not the same reading.
    pub fn renewed(self, sources: &Sources, make: impl Fn(FileId, &SourceFile) -> T + Sync) -> Self {
        let mut former = self.values;
        former.resize_with(sources.files.len(), || None);
        let renew = |(index, former): (usize, Option<Made<T>>)| {
            let file = FileId(u32::try_from(index).ok()?);
            let source = sources.files.get(index).filter(|source| !source.path.is_empty())?;
            let kept = former.filter(|made| Arc::ptr_eq(&made.from, source));
            Some(kept.unwrap_or_else(|| Made { from: Arc::clone(source), value: make(file, source) }))
        };
        PerFile { values: former.into_par_iter().enumerate().map(renew).collect() }
    }
}

impl<T> PerFile<T> {
    /// Returns the value of a file, if there is one.
    pub fn get(&self, file: FileId) -> Option<&T> {
        self.values.get(file.0 as usize)?.as_ref().map(|made| &made.value)
    }

    /// Returns all values for good, in the order of their files.
    pub fn into_values(self) -> impl Iterator<Item = T> {
        self.values.into_iter().flatten().map(|made| made.value)
    }

    /// Returns all values, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.values.iter().flatten().map(|made| &made.value)
    }
}

/// Why the bytes of a file are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// The file is UTF-16, as some editors on Windows save it.
    Utf16,
    /// The bytes of this line (from 1) are not UTF-8.
    InvalidUtf8 {
        /// The line, from 1.
        line: usize,
    },
}

/// The text of a file after the door.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The clean text.
    pub text: String,
    /// Where the first letter stands in it that came apart from its accents.
    pub composed_at: Option<usize>,
}

/// Turns the bytes of a file into clean text.
///
/// # Errors
/// Fails where the bytes are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText::Utf16);
    }
    let text = match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned(),
        Err(_) => return Err(NotText::InvalidUtf8 { line: first_line_that_is_no_text(&bytes) }),
    };
    let text = if text.as_bytes().contains(&b'\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(match nfc(&text) {
        std::borrow::Cow::Borrowed(_) => Decoded { text, composed_at: None },
        std::borrow::Cow::Owned(composed) => {
            Decoded { composed_at: Some(first_difference(&composed, &text)), text: composed }
        }
    })
}

fn first_line_that_is_no_text(bytes: &[u8]) -> usize {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = bytes.get(..valid).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Returns the first character of a text that another does not share.
fn first_difference(text: &str, other: &str) -> usize {
    let shared = text.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    (0..=shared).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_saving_gives_the_same_text() {
        let plain = "tên: hòa\nmột\n";
        let decomposed = "te\u{302}n: ho\u{300}a\r\nmo\u{323}\u{302}t\r\n";
        let text = |bytes: Vec<u8>| decode(bytes).map(|decoded| decoded.text);
        assert_eq!(text(plain.into()), Ok(plain.to_owned()));
        assert_eq!(text(decomposed.into()), Ok(plain.to_owned()));
        assert_eq!(text(format!("\u{FEFF}{plain}").into_bytes()), Ok(plain.to_owned()));
    }

    #[test]
    fn the_first_letter_that_came_apart_is_known() {
        let at = |text: &str| decode(text.into()).unwrap().composed_at;
        assert_eq!(at("tên: hòa"), None);
        assert_eq!(at("te\u{302}n"), Some(1));
        assert_eq!(at("một vi\u{EA}\u{323}c"), Some("một vi".len()));
        assert_eq!(at("E\u{302}\u{306}"), Some(0));
    }

    #[test]
    fn bytes_that_are_no_text_are_told_by_line() {
        assert_eq!(decode(vec![0xFF, 0xFE, b'a', 0]), Err(NotText::Utf16));
        assert_eq!(decode(b"a\nb\n\xE1\n".to_vec()), Err(NotText::InvalidUtf8 { line: 3 }));
    }

    #[test]
    fn the_value_of_a_file_is_made_anew_where_the_file_was_read_anew() {
        let read = |path: &str| Arc::new(SourceFile { path: path.into(), ..SourceFile::default() });
        let (a, b) = (read("a"), read("b"));
        let made = PerFile::default().renewed(&Sources::new(vec![Arc::clone(&a), b]), |_, _| 1);
        assert_eq!(made.iter().collect::<Vec<_>>(), [&1, &1]);
        let made = made.renewed(&Sources::new(vec![Arc::clone(&a), read("b"), read("c")]), |_, _| 2);
        assert_eq!(made.iter().collect::<Vec<_>>(), [&1, &2, &2]);
        let made = made.renewed(&Sources::new(vec![a, Arc::default(), read("c")]), |_, _| 3);
        assert_eq!([0, 1, 2].map(|id| made.get(FileId(id)).copied()), [Some(1), None, Some(3)]);
    }

    #[test]
    fn columns_count_characters() {
        let file = SourceFile { path: "a".into(), text: "một\nhai ba\n".into(), composed_at: None };
        let sources = Sources::new(vec![Arc::new(file)]);
        assert_eq!(sources.position(Span::new(FileId(0), 10..12)), (2, 5));
        assert_eq!(sources.position(Span::new(FileId(0), 999..999)), (3, 1));
        assert_eq!(sources.position(Span::new(FileId(1), 0..0)), (1, 1));
    }

    #[test]
    fn places_are_those_that_counting_from_the_beginning_gives() {
        let text = "Ủy ban\n\n".repeat(300) + &"một hai ".repeat(600) + "\nba";
        let file = SourceFile { path: "a".into(), text: text.clone(), composed_at: None };
        let sources = Sources::new(vec![Arc::new(file)]);
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let line = before.rsplit('\n').next().unwrap();
            let counted = (before.matches('\n').count() + 1, line.chars().count() + 1);
            assert_eq!(sources.position(Span::new(FileId(0), at..at)), counted, "{at}");
        }
    }
}
