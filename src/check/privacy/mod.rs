//! Personal data of residents in what is published, one file for each rule.
//!
//! Comes in: the texts of published articles, and the contacts that the site says are public. Goes out: warnings, each at the
//! number or the words themselves, which it does not repeat. The rules read one text at a time ([`find()`]) and know nothing
//! of articles; they guess from the words around, so they are warnings that an author may answer.

mod bank_account;
mod birth_date;
mod context;
mod email;
mod ethnicity;
mod find;
mod health;
mod identity_number;
mod land_record;
mod number;
mod official;
mod people;
mod phone;
mod words;

#[cfg(test)]
mod properties;

pub use find::Finding;
pub use find::Kind;
pub use find::find;
pub use official::Official;

use crate::check::article::Article;
use crate::content::Common;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// Tells the personal data of residents in all that readers of an article get to see.
pub(super) fn check(article: &Article<'_>, official: &Official, sink: &mut Vec<Diagnostic>) {
    let body = article.span_in_body(0..article.body().len());
    let summaries = article.common.summaries.iter().map(|(_, words)| words);
    let texts = article.words().into_iter().chain(summaries).map(|words| words.span).chain([body]);
    check_texts(article, texts, official, sink);
}

/// Tells the personal data in what is left of a withdrawn article: its title, and why it was withdrawn.
pub(super) fn check_withdrawn(article: &Article<'_>, official: &Official, sink: &mut Vec<Diagnostic>) {
    let Common { title, withdrawn, .. } = article.common;
    let texts = title.iter().chain(withdrawn.iter().map(|withdrawn| &withdrawn.text)).map(|words| words.span);
    check_texts(article, texts, official, sink);
}

fn check_texts(
    article: &Article<'_>,
    texts: impl Iterator<Item = Span>,
    official: &Official,
    sink: &mut Vec<Diagnostic>,
) {
    for span in texts {
        let text = article.text.get(span.range()).unwrap_or("");
        sink.extend(find(text, official).into_iter().map(|finding| diagnostic(span, finding)));
    }
}

/// Returns the warning for what was found in the text at a place.
fn diagnostic(text: Span, Finding { kind, range }: Finding) -> Diagnostic {
    let start = text.range().start;
    let span = Span::new(text.file, start + range.start..start + range.end);
    match kind {
        Kind::IdentityNumber => diagnostics::private_identity_number(span),
        Kind::Phone => diagnostics::private_phone(span),
        Kind::BankAccount => diagnostics::private_bank_account(span),
        Kind::Email => diagnostics::private_email(span),
        Kind::Plot => diagnostics::private_plot(span),
        Kind::Certificate => diagnostics::private_certificate(span),
        Kind::BirthDate => diagnostics::private_birth_date(span),
        Kind::Ethnicity => diagnostics::private_ethnicity(span),
        Kind::Health => diagnostics::private_health(span),
    }
}
