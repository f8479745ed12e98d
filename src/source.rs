//! Source texts and places in them.
//!
//! Comes in: the bytes of a file. Goes out: its text, cleaned once at the door (UTF-8, no byte-order mark, line feeds,
//! NFC), and spans that name a place in that text. It must not read files: that is the work of `files`.

use std::ops::Range;
use std::sync::Arc;

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
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// The path from the folder of the site, with `/` between its parts.
    pub path: String,
    /// The text in NFC with line feeds only; empty where the file could not be read as text.
    pub text: String,
}

/// All source files, by [`FileId`]. A number whose file is gone has neither path nor text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Returns the collection of the given files; the id of a file is its index.
    pub fn new(files: Vec<Arc<SourceFile>>) -> Self {
        Sources { files }
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
        let text = self.get(span.file).map_or("", |source| source.text.as_str());
        let before = text.get(..(span.start as usize).min(text.len())).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.bytes().filter(|byte| *byte == b'\n').count() + 1, before[line_start..].chars().count() + 1)
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

/// Turns the bytes of a file into clean text.
///
/// # Errors
/// Fails where the bytes are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText::Utf16);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        NotText::InvalidUtf8 { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })?;
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = if text.as_bytes().contains(&b'\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(match nfc(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(composed) => composed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_saving_gives_the_same_text() {
        let plain = "tên: hòa\nmột\n";
        let decomposed = "te\u{302}n: ho\u{300}a\r\nmo\u{323}\u{302}t\r\n";
        assert_eq!(decode(plain.into()), Ok(plain.to_owned()));
        assert_eq!(decode(decomposed.into()), Ok(plain.to_owned()));
        assert_eq!(decode(format!("\u{FEFF}{plain}").into_bytes()), Ok(plain.to_owned()));
    }

    #[test]
    fn bytes_that_are_no_text_are_told_by_line() {
        assert_eq!(decode(vec![0xFF, 0xFE, b'a', 0]), Err(NotText::Utf16));
        assert_eq!(decode(b"a\nb\n\xE1\n".to_vec()), Err(NotText::InvalidUtf8 { line: 3 }));
    }

    #[test]
    fn columns_count_characters() {
        let sources = Sources::new(vec![Arc::new(SourceFile { path: "a".into(), text: "một\nhai ba\n".into() })]);
        assert_eq!(sources.position(Span::new(FileId(0), 10..12)), (2, 5));
        assert_eq!(sources.position(Span::new(FileId(0), 999..999)), (3, 1));
    }
}
