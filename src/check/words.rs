//! `date-form`, `no-break-spaces` and `inconsistent-capital`: what a reader of proofs marks in the words of an article.
//!
//! These rules share one pass over the bytes; what it finds is looked at only where readers read it.

use std::ops::Range;

use crate::check::article::Article;
use crate::check::article::Prose;
use crate::check::scan::Found;
use crate::check::scan::scan;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// Tells days that are not written with slashes, runs of no-break spaces, and `Nhân dân` written in two ways.
pub(super) fn check(article: &Article<'_>, sink: &mut Vec<Diagnostic>) {
    let found = scan(article.text);
    if found.is_empty() {
        return;
    }
    let prose = article.prose();
    let span = |range: &Range<usize>| Span::new(article.origin.file, range.clone());
    let Found { dates, spaces, people } = &found;
    for date in dates.iter().filter(|date| prose.holds(date.start)) {
        let written = article.text.get(date.clone()).unwrap_or("");
        sink.push(diagnostics::date_form(span(date), written));
    }
    for run in spaces.iter().filter(|run| prose.holds(run.start)) {
        let count = article.text.get(run.clone()).unwrap_or("").matches('\u{A0}').count();
        sink.push(diagnostics::no_break_spaces(span(run), count));
    }
    if let Some((small, capital)) = inconsistent(article.text, people, &prose) {
        sink.push(diagnostics::inconsistent_capital(span(&small), span(&capital)));
    }
}

/// What precedes `nhân dân` where it is part of a name or a compound, whose letters follow other rules: `Ủy ban nhân dân`.
const COMPOUNDS: &[&str] = &[
    "ban", "đồng", "án", "sát", "an", "ninh", "đội", "trang", "thẩm", "tra", "sĩ", "sỹ", "giáo", "thuốc", "tranh",
    "giao", "ngoại", "quyền", "báo", "viện", "chủ", "hòa", "hoà",
];

/// Returns the first `nhân dân` and the first `Nhân dân`, where an article has both. The beginning of a sentence, names and
/// compounds tell nothing.
fn inconsistent(text: &str, people: &[Range<usize>], prose: &Prose) -> Option<(Range<usize>, Range<usize>)> {
    let mut small = None;
    let mut capital = None;
    for range in people.iter().filter(|range| prose.holds(range.start)) {
        let before = text.get(..range.start).unwrap_or("").trim_end_matches([' ', '\u{A0}']);
        let previous =
            before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or("").to_lowercase();
        let is_currency = text.get(range.end..).is_some_and(|after| after.trim_start().starts_with("tệ"));
        if is_currency || COMPOUNDS.contains(&previous.as_str()) {
            continue;
        }
        let is_capital = text.as_bytes().get(range.start) == Some(&b'N');
        if !is_capital {
            small.get_or_insert_with(|| range.clone());
        } else if before.ends_with(|last: char| last.is_alphanumeric() || ",;".contains(last)) {
            capital.get_or_insert_with(|| range.clone());
        }
    }
    Some((small?, capital?))
}
