//! What an author wrote that readers get to see: the body, and the values of the front matter that are prose.
//!
//! Articles come in, the places of texts go out. Addresses, file names, ids and names from registries are left out. Every
//! key is named here, so that a new one cannot be forgotten.

use crate::content::Chair;
use crate::content::Common;
use crate::content::Document;
use crate::content::Evidence;
use crate::content::LegalBasis;
use crate::content::News;
use crate::content::Origin;
use crate::content::Page;
use crate::content::Petition;
use crate::content::Picture;
use crate::content::Remark;
use crate::content::Resolution;
use crate::content::Session;
use crate::content::Upcoming;
use crate::content::Update;
use crate::content::Venue;
use crate::content::Words;
use crate::source::Sources;
use crate::source::Span;

/// Shows every published text of a session to a visitor.
pub(super) fn session(session: &Session, sources: &Sources, see: &mut dyn FnMut(Span)) {
    if !common(&session.common, see) {
        return;
    }
    let Session { origin, common: _, venue, cluster, chairs, attendees, legal_basis, petitions, resolutions, .. } =
        session;
    let Session { updates, upcoming, date: _, time: _, part_of_day: _, published: _, announced: _, state: _, .. } =
        session;
    let Session { format: _, series: _, round: _, communes: _, attendance: _, topics: _, not_reported: _, .. } =
        session;
    let venue_name = venue.as_ref().and_then(|Venue { name, commune: _ }| name.as_ref());
    words(venue_name.into_iter().chain(cluster).chain(attendees), see);
    words(chairs.iter().flat_map(|Chair { name: _, role }| role), see);
    for LegalBasis { title, number, date: _, url: _ } in legal_basis {
        words(number.iter().chain([title]), see);
    }
    for Petition { id: _, text, from, agency: _, answer } in petitions {
        words([text].into_iter().chain(from).chain(answer), see);
    }
    for Resolution { text, evidence, id: _, agency: _, with: _, due: _, status: _, petitions: _ } in resolutions {
        words([text], see);
        proofs(evidence, see);
    }
    for Update { note, evidence, resolution: _, status: _, date: _, reopened: _ } in updates {
        words(note, see);
        proofs(evidence, see);
    }
    words(upcoming.iter().flat_map(|Upcoming { venue, topic: _, date: _ }| venue), see);
    body(origin, sources, see);
}

/// Shows every published text of a news article to a visitor.
pub(super) fn news(news: &News, sources: &Sources, see: &mut dyn FnMut(Span)) {
    let News { origin, common, source, date: _, topics: _, communes: _, sessions: _ } = news;
    if self::common(common, see) {
        words(source, see);
        body(origin, sources, see);
    }
}

/// Shows every published text of a plain page to a visitor.
pub(super) fn page(page: &Page, sources: &Sources, see: &mut dyn FnMut(Span)) {
    let Page { origin, common } = page;
    if self::common(common, see) {
        body(origin, sources, see);
    }
}

/// Shows what all articles have; tells whether there is more, as a withdrawn article shows but its title and the reason.
fn common(common: &Common, see: &mut dyn FnMut(Span)) -> bool {
    let Common { title, summary, author, cover, gallery, documents, withdrawn, corrections, .. } = common;
    words(title, see);
    if let Some(Remark { text, date: _ }) = withdrawn {
        words([text], see);
        return false;
    }
    words(summary.iter().chain(author), see);
    for Picture { alt, caption, credit, src: _ } in cover.iter().chain(gallery) {
        words(alt.iter().chain(caption).chain(credit), see);
    }
    words(documents.iter().flat_map(|Document { title, file: _ }| title), see);
    words(corrections.iter().map(|Remark { text, date: _ }| text), see);
    true
}

fn proofs(evidence: &[Evidence], see: &mut dyn FnMut(Span)) {
    words(evidence.iter().map(|Evidence { title, url: _, file: _ }| title), see);
}

fn words<'w>(words: impl IntoIterator<Item = &'w Words>, see: &mut dyn FnMut(Span)) {
    words.into_iter().for_each(|words| see(words.span));
}

fn body(origin: &Origin, sources: &Sources, see: &mut dyn FnMut(Span)) {
    let end = sources.get(origin.file).map_or(origin.body_start, |source| source.text.len());
    see(Span::new(origin.file, origin.body_start..end));
}
