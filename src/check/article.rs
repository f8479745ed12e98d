//! An article as the rules on its text see it: where it lies, what it says, and which of its bytes readers read.

use std::collections::HashMap;

use crate::content::Common;
use crate::content::Evidence;
use crate::content::Heads;
use crate::content::News;
use crate::content::Origin;
use crate::content::Page;
use crate::content::Picture;
use crate::content::Session;
use crate::content::Texts;
use crate::content::Words;
use crate::markdown;
use crate::markdown::Body;
use crate::markdown::Parts;
use crate::source::FileId;
use crate::source::Span;

/// An article of any section, as it was written.
#[derive(Clone, Copy)]
pub(super) struct Article<'d> {
    /// Where it lies.
    pub(super) origin: &'d Origin,
    /// What every article has.
    pub(super) common: &'d Common,
    /// The session, if it is one.
    pub(super) session: Option<&'d Session>,
    /// The text of its file.
    pub(super) text: &'d str,
    /// The body as it was parsed.
    pub(super) parsed: &'d Body,
    /// Where a news article was taken from.
    source: Option<&'d Words>,
}

/// Returns every article, by its file.
pub(super) fn all<'d>((heads, texts): (&'d Heads, &'d Texts)) -> HashMap<FileId, Article<'d>> {
    let sessions = heads.sessions.iter().map(|session| {
        let Session { origin, common, .. } = session.as_ref();
        (origin, common, Some(session.as_ref()), None)
    });
    let news = heads.news.iter().map(|news| {
        let News { origin, common, source, .. } = news.as_ref();
        (origin, common, None, source.as_ref())
    });
    let pages = heads.pages.iter().map(|page| {
        let Page { origin, common } = page.as_ref();
        (origin, common, None, None)
    });
    let articles = sessions.chain(news).chain(pages).map(|(origin, common, session, source)| {
        let text = texts.sources.get(origin.file).map_or("", |file| file.text.as_str());
        (origin.file, Article { origin, common, session, text, parsed: texts.body(origin.file), source })
    });
    articles.collect()
}

impl<'d> Article<'d> {
    /// Returns the Markdown of the body.
    pub(super) fn body(&self) -> &'d str {
        self.text.get(self.origin.body_start..).unwrap_or("")
    }

    /// Returns the place of a range of bytes of the body.
    pub(super) fn span_in_body(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.origin.file, self.origin.body_start + range.start..self.origin.body_start + range.end)
    }

    /// Returns the pictures of the front matter.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &'d Picture> {
        self.common.cover.iter().chain(&self.common.gallery)
    }

    /// Finds the bytes that readers read.
    pub(super) fn prose(&self) -> Prose {
        let mut words: Vec<Span> = self.words().into_iter().map(|words| words.span).collect();
        words.sort_unstable_by_key(|span| span.start);
        Prose { words, body_start: self.origin.body_start, parts: markdown::parts(self.body()) }
    }

    /// Returns the texts of the front matter that are shown as they are written: no names of registries, ids, files, days.
    pub(super) fn words(&self) -> Vec<&'d Words> {
        let Common { title, summary, author, documents, withdrawn, corrections, .. } = self.common;
        let mut words: Vec<&Words> = [title, summary, author].into_iter().flatten().collect();
        words.extend(self.pictures().flat_map(|picture| [&picture.alt, &picture.caption, &picture.credit]).flatten());
        words.extend(documents.iter().filter_map(|document| document.title.as_ref()));
        words.extend(withdrawn.iter().chain(corrections).map(|remark| &remark.text));
        words.extend(self.source);
        if let Some(session) = self.session {
            words_of_session(session, &mut words);
        }
        words
    }
}

fn words_of_session<'d>(session: &'d Session, words: &mut Vec<&'d Words>) {
    let Session { venue, cluster, chairs, attendees, legal_basis, petitions, resolutions, updates, upcoming, .. } =
        session;
    let of_evidence = |evidence: &'d [Evidence]| evidence.iter().map(|evidence| &evidence.title);
    words.extend(venue.iter().filter_map(|venue| venue.name.as_ref()).chain(cluster).chain(attendees));
    for chair in chairs {
        words.extend(std::iter::once(&chair.name).chain(&chair.role));
    }
    words.extend(legal_basis.iter().map(|basis| &basis.title));
    for petition in petitions {
        words.extend(std::iter::once(&petition.text).chain(&petition.from).chain(&petition.answer));
    }
    for task in resolutions {
        words.extend(std::iter::once(&task.text).chain(of_evidence(&task.evidence)));
    }
    for update in updates {
        words.extend(update.note.iter().chain(of_evidence(&update.evidence)));
    }
    words.extend(upcoming.iter().filter_map(|upcoming| upcoming.venue.as_ref()));
}

/// The bytes of an article that readers read.
pub(super) struct Prose {
    words: Vec<Span>,
    body_start: usize,
    parts: Parts,
}

impl Prose {
    /// Tells whether readers read a byte.
    pub(super) fn holds(&self, at: usize) -> bool {
        if let Some(in_body) = at.checked_sub(self.body_start) {
            return self.parts.is_text(in_body);
        }
        let before = self.words.partition_point(|span| span.start as usize <= at);
        before.checked_sub(1).and_then(|last| self.words.get(last)).is_some_and(|span| at < span.end as usize)
    }
}
