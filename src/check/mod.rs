//! Rules on content that can be read: on outcomes (what contradicts itself, what was forgotten, what the site is held to)
//! and on each article (what a good editor would mark, and residents' personal data, see [`privacy`]).
//!
//! Comes in: the [`Documents`] as they were written, and the [`Site`] as it was linked. Goes out: diagnostics. One file for
//! each rule, or for rules that look at one thing. It changes nothing, resolves no name and knows no address. What was
//! withdrawn is skipped everywhere. What a site switches off or an author accepts is told all the same: that is settled
//! later, in one place.

mod alternative_text;
mod announced_late;
mod article;
mod circular_updates;
mod decomposed_letters;
mod done_without_evidence;
mod due_before_session;
mod empty_update;
mod forgotten_task;
mod headings;
mod history;
mod legal_basis;
mod missing_due;
mod missing_summary;
mod names;
mod needless_not_reported;
mod own_task;
pub mod privacy;
mod published_late;
mod scan;
mod session_state;
mod status_went_back;
mod two_updates_one_day;
mod update_before_task;
mod words;

use rayon::prelude::*;

use crate::check::article::Article;
use crate::check::privacy::Official;
use crate::content::Documents;
use crate::diagnostics::Diagnostic;
use crate::model::Site;

/// Checks what was written by the rules that look at one article or one file alone.
pub fn check_articles(documents: &Documents, sink: &mut Vec<Diagnostic>) {
    let articles = article::all(documents);
    let official = Official::of_site(&documents.heads.settings);
    sink.par_extend(articles.par_iter().flat_map_iter(|article| check_article(article, &official)));
    privacy::check_withdrawn(documents, &official, sink);
    for (file, source) in documents.texts.sources.iter() {
        decomposed_letters::check(file, source, sink);
    }
}

/// Checks one article by the rules that look at nothing else.
fn check_article(article: &Article<'_>, official: &Official) -> Vec<Diagnostic> {
    let mut sink = Vec::new();
    alternative_text::check(article, &mut sink);
    headings::check(article, &mut sink);
    legal_basis::check(article, &mut sink);
    names::check(article, &mut sink);
    privacy::check(article, official, &mut sink);
    words::check(article, &mut sink);
    sink
}

/// Checks a site by the rules that depend on heads alone: its outcomes, and what every session owes its readers.
pub fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    missing_summary::check(site, sink);
    missing_due::check(site, sink);
    due_before_session::check(site, sink);
    own_task::check(site, sink);
    update_before_task::check(site, sink);
    circular_updates::check(site, sink);
    two_updates_one_day::check(site, sink);
    status_went_back::check(site, sink);
    done_without_evidence::check(site, sink);
    empty_update::check(site, sink);
    forgotten_task::check(site, sink);
    needless_not_reported::check(site, sink);
    session_state::check(site, sink);
    announced_late::check(site, sink);
    published_late::check(site, sink);
}
