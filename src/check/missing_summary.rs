//! `missing-summary`: what readers of a list see of a session that was held, or of news, is written by its author.

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::Article;
use crate::model::Site;

/// Tells sessions that were held and news without a summary. A session to come, a draft and a plain page need none.
pub(super) fn check(site: &Site<'_>, sink: &mut Vec<Diagnostic>) {
    let held = site.sessions.iter().filter(|session| session.is_held() && !session.coming);
    let sessions = held.map(|session| &session.article);
    let news = site.news.iter().map(|news| &news.article);
    let is_due = |article: &&Article<'_>| article.summary.is_none() && article.withdrawn.is_none();
    for article in sessions.chain(news).filter(is_due).filter(|article| !article.written.draft) {
        // Without a title there is an error, and no place.
        sink.extend(article.written.title.as_ref().map(|title| diagnostics::missing_summary(title.span)));
    }
}
