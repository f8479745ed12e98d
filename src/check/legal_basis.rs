//! `incomplete-legal-basis`: a document that ordered a session can be found by its number and its day.

use crate::check::article::Article;
use crate::content::LegalBasis;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Lacking;
use crate::text;

/// Tells documents of which the number or the day is lacking.
pub(super) fn check(article: &Article<'_>, sink: &mut Vec<Diagnostic>) {
    let bases = article.session.map_or(&[][..], |session| &session.legal_basis);
    let told = bases.iter().filter_map(|basis| Some((basis, lacking(basis)?)));
    sink.extend(told.map(|(basis, lacking)| diagnostics::incomplete_legal_basis(basis.title.span, lacking)));
}

/// Returns what a reference lacks. A law is known by its name and year, and a number that holds the year needs no day.
fn lacking(basis: &LegalBasis) -> Option<Lacking> {
    let title = basis.title.value.as_str();
    let numbers = basis.number.iter().map(|number| number.value.as_str()).chain([title]);
    let number = numbers.flat_map(str::split_whitespace).find(|word| is_number(word));
    let folded = text::fold(title);
    let is_law = ["luat ", "bo luat ", "hien phap"].iter().any(|word| folded.starts_with(word)) && has_year(title);
    let has_number = is_law || number.is_some() || basis.number.is_some();
    let has_day = is_law
        || basis.date.is_some()
        || number.is_some_and(|number| number.split('/').any(is_year))
        || has_day(&folded);
    match (has_number, has_day) {
        (true, true) => None,
        (false, true) => Some(Lacking::Number),
        (true, false) => Some(Lacking::Day),
        (false, false) => Some(Lacking::Both),
    }
}

/// Tells whether a word is a number with its symbol: `12/KH-UBND`, `72/2025/QH15`, `553-QĐ/TU`.
fn is_number(word: &str) -> bool {
    let starts = word.starts_with(|first: char| first.is_ascii_digit());
    starts && word.contains(['/', '-']) && word.chars().any(char::is_alphabetic)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && word.starts_with(['1', '2'])
}

fn has_year(title: &str) -> bool {
    title.split(|character: char| !character.is_ascii_digit()).any(is_year)
}

/// Tells whether a title names a day: `ngay 15/01/2026`, `ngay 15 thang 01 nam 2026`.
fn has_day(folded: &str) -> bool {
    folded.match_indices("ngay ").any(|(at, word)| {
        let rest = folded.get(at + word.len()..).unwrap_or("");
        rest.starts_with(|first: char| first.is_ascii_digit()) && has_year(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::source::Span;
    use crate::source::Spanned;

    #[test]
    fn what_a_reference_lacks_is_known() {
        let table = [
            ("Quyết định 553 của Ban Thường vụ Tỉnh ủy", Some(Lacking::Both)),
            ("Kế hoạch đối thoại năm 2026 của Đảng ủy xã", Some(Lacking::Both)),
            ("Kế hoạch số 12/KH-UBND của UBND xã", Some(Lacking::Day)),
            ("Quyết định 553-QĐ/TU ngày 12/10/2020", None),
            ("Kế hoạch ngày 15 tháng 01 năm 2026 của UBND xã", Some(Lacking::Number)),
            ("Luật số 72/2025/QH15", None),
            ("Luật Đất đai năm 2024", None),
            ("Nghị định 30/2020/NĐ-CP", None),
        ];
        for (title, expect) in table {
            let title = Spanned::new(title.to_owned(), Span::new(FileId(0), 0..0));
            let basis = LegalBasis { title, number: None, date: None, url: None };
            assert_eq!(lacking(&basis), expect, "{}", basis.title.value);
        }
    }
}
