//! `decomposed-letters`: letters and their accents are saved as one, as every other program expects them.

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Span;

/// Tells the first of the letters that stood apart from their accents before the file was read.
pub(super) fn check(file: FileId, source: &SourceFile, sink: &mut Vec<Diagnostic>) {
    let Some(at) = source.composed_at else { return };
    let letter = source.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    sink.push(diagnostics::decomposed_letters(Span::new(file, at..at + letter)));
}
