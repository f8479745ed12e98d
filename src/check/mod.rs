//! Rules on content that can be read: on outcomes (what contradicts itself, what was forgotten, what the site is held to)
//! and on each article (what a good editor would mark, and residents' personal data, see [`privacy`]).
//!
//! Comes in: heads and texts as they were written, and the [`Site`] as it was linked. Goes out: diagnostics. One file for
//! each rule, or for rules that look at one thing. It changes nothing, resolves no name and knows no address. What was
//! withdrawn is skipped, but for what its page still says. What a site switches off or an author accepts is told all the same: that is settled
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

use crate::check::article::Article;
use crate::check::privacy::Official;
use crate::content::Heads;
use crate::content::Texts;
use crate::diagnostics::Diagnostic;
use crate::model::Site;
use crate::source::FileId;
use crate::source::PerFile;
use crate::source::SourceFile;

/// What the rules that look at one file alone tell of each file.
#[derive(Debug, Default)]
pub struct Reviews {
    official: Official,
    told: PerFile<Vec<Diagnostic>>,
}

impl Reviews {
    /// Reviews what was written. A file that is the same as in the former reviews is not looked at again, unless the site
    /// names other contacts.
    pub fn of((heads, texts): (&Heads, &Texts), former: Reviews) -> Reviews {
        let official = Official::of_site(&heads.settings);
        let former = if former.official == official { former.told } else { PerFile::default() };
        let articles = article::all((heads, texts));
        let review = |file, source: &SourceFile| check_file((file, source), articles.get(&file), &official);
        let told = former.renewed(&texts.sources, review);
        Reviews { official, told }
    }

    /// Returns all that is told, for good.
    pub fn into_diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.told.into_values().flatten()
    }

    /// Returns all that is told.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.told.iter().flatten()
    }
}

/// Checks one file by the rules that look at nothing else.
fn check_file(
    (file, source): (FileId, &SourceFile),
    article: Option<&Article<'_>>,
    official: &Official,
) -> Vec<Diagnostic> {
    let mut sink = Vec::new();
    decomposed_letters::check(file, source, &mut sink);
    match article {
        Some(article) if article.common.withdrawn.is_some() => privacy::check_withdrawn(article, official, &mut sink),
        Some(article) => check_article(article, official, &mut sink),
        None => {}
    }
    sink
}

fn check_article(article: &Article<'_>, official: &Official, sink: &mut Vec<Diagnostic>) {
    alternative_text::check(article, sink);
    headings::check(article, sink);
    legal_basis::check(article, sink);
    names::check(article, sink);
    privacy::check(article, official, sink);
    words::check(article, sink);
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
