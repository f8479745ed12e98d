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
mod published;
mod words;

#[cfg(test)]
mod properties;

use rayon::prelude::*;

pub use find::Finding;
pub use find::Kind;
pub use find::find;
pub use official::Official;

use crate::content::Documents;
use crate::content::Heads;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Article;
use crate::model::Site;
use crate::source::FileId;
use crate::source::Sources;
use crate::source::Span;

/// Tells the personal data of residents in all that readers get to see.
pub(super) fn check(documents: &Documents, site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    let Heads { sessions, news, pages, .. } = &documents.heads;
    let sources = &documents.texts.sources;
    let official = Official::of_site(site.settings.organisation, site.settings.official_contacts);
    let published = files(site, sources);
    let read = |file: FileId, show: &dyn Fn(&mut dyn FnMut(Span))| {
        let mut told = Vec::new();
        if published.get(file.0 as usize) == Some(&true) {
            show(&mut |span| {
                told.extend(find(sources.slice(span), &official).into_iter().map(|found| diagnostic(span, found)))
            });
        }
        told
    };
    let sessions = sessions.par_iter().map(|it| read(it.origin.file, &|see| published::session(it, sources, see)));
    let news = news.par_iter().map(|it| read(it.origin.file, &|see| published::news(it, sources, see)));
    let pages = pages.par_iter().map(|it| read(it.origin.file, &|see| published::page(it, sources, see)));
    let told: Vec<Vec<Diagnostic>> = sessions.chain(news).chain(pages).collect();
    sink.extend(told.into_iter().flatten());
}

/// Returns for every file whether its article is published; drafts and articles of later days are not.
fn files(site: &Site<'_>, sources: &Sources) -> Vec<bool> {
    let mut published = vec![false; sources.iter().count()];
    let sessions = site.sessions.iter().map(|session| &session.article);
    let articles =
        sessions.chain(site.news.iter().map(|news| &news.article)).chain(site.pages.iter().map(|page| &page.article));
    for Article { file, .. } in articles {
        if let Some(published) = published.get_mut(file.0 as usize) {
            *published = true;
        }
    }
    published
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
