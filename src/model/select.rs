//! Which articles are published: not drafts, not those before their day, and of two with one id the first.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content;
use crate::content::Common;
use crate::content::Heads;
use crate::content::Origin;
use crate::content::PartOfDay;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::model::link::Audience;
use crate::text::Date;

/// The articles that are published, newest first; pages by id.
pub(super) struct Selection<'d> {
    pub(super) sessions: Vec<&'d content::Session>,
    pub(super) news: Vec<&'d content::News>,
    pub(super) pages: Vec<&'d content::Page>,
    /// How many articles are held back.
    pub(super) held_back: usize,
}

impl<'d> Selection<'d> {
    /// Chooses the articles for an audience; two articles of a section with one id are told.
    pub(super) fn new(heads: &'d Heads, today: Date, audience: Audience, sink: &mut Vec<Diagnostic>) -> Self {
        let held_back =
            |common: &Common, day: &Option<_>| super::link::held_back(common, super::link::value(day), today).is_some();
        let mut chooser = Chooser { audience, held_back: 0, sink };
        let mut sessions = chooser
            .choose(&heads.sessions, |session| (&session.origin, held_back(&session.common, &session.published)));
        let mut news = chooser.choose(&heads.news, |news| (&news.origin, held_back(&news.common, &news.date)));
        let mut pages = chooser.choose(&heads.pages, |page| (&page.origin, held_back(&page.common, &None)));
        let held_back = chooser.held_back;
        let day = super::link::value::<Date>;
        let when = |session: &content::Session| (day(&session.date), hour(session));
        sessions.sort_by(|a, b| when(b).cmp(&when(a)).then_with(|| a.origin.id.cmp(&b.origin.id)));
        news.sort_by(|a, b| day(&b.date).cmp(&day(&a.date)).then_with(|| a.origin.id.cmp(&b.origin.id)));
        pages.sort_by(|a, b| a.origin.id.cmp(&b.origin.id));
        Selection { sessions, news, pages, held_back }
    }

    fn shown_sessions(&self) -> impl Iterator<Item = &'d content::Session> + '_ {
        self.sessions.iter().copied().filter(|session| session.common.withdrawn.is_none())
    }

    fn shown_news(&self) -> impl Iterator<Item = &'d content::News> + '_ {
        self.news.iter().copied().filter(|news| news.common.withdrawn.is_none())
    }

    /// Returns the topics that published articles name. A withdrawn article names nothing any more.
    pub(super) fn topics(&self) -> impl Iterator<Item = &'d Words> + '_ {
        let upcoming = self.shown_sessions().flat_map(|session| &session.upcoming).map(|upcoming| &upcoming.topic);
        let sessions = self.shown_sessions().flat_map(|session| &session.topics);
        sessions.chain(self.shown_news().flat_map(|news| &news.topics)).chain(upcoming)
    }

    /// Returns the communes that published articles name.
    pub(super) fn communes(&self) -> impl Iterator<Item = &'d Words> + '_ {
        let venues = self.shown_sessions().filter_map(|session| session.venue.as_ref()?.commune.as_ref());
        let covered = self.shown_sessions().flat_map(|session| &session.communes);
        covered.chain(self.shown_news().flat_map(|news| &news.communes)).chain(venues)
    }

    /// Returns the agencies that published articles name.
    pub(super) fn agencies(&self) -> impl Iterator<Item = &'d Words> + '_ {
        let tasks = self.shown_sessions().flat_map(|session| &session.resolutions);
        let answers = self.shown_sessions().flat_map(|session| &session.petitions);
        let assigned = tasks.flat_map(|task| task.agency.iter().chain(&task.with));
        assigned.chain(answers.filter_map(|petition| petition.agency.as_ref()))
    }

    /// Returns the series that published articles name.
    pub(super) fn series(&self) -> impl Iterator<Item = &'d Words> + '_ {
        self.shown_sessions().filter_map(|session| session.series.as_ref())
    }
}

/// Returns the time of day at which a session begins, in minutes; a part of the day counts from its usual beginning.
fn hour(session: &content::Session) -> u16 {
    let part = session.part_of_day.as_ref().map(|part| match part.value {
        PartOfDay::Morning => 7 * 60,
        PartOfDay::Afternoon => 13 * 60,
        PartOfDay::Evening => 18 * 60,
    });
    let time = session.time.as_ref().map(|time| u16::from(time.value.hour()) * 60 + u16::from(time.value.minute()));
    time.or(part).unwrap_or(0)
}

struct Chooser<'s> {
    audience: Audience,
    held_back: usize,
    sink: &'s mut Vec<Diagnostic>,
}

impl Chooser<'_> {
    fn choose<'d, T>(&mut self, written: &'d [Arc<T>], part: impl Fn(&'d T) -> (&'d Origin, bool)) -> Vec<&'d T> {
        let mut seen: HashMap<&str, crate::source::Span> = HashMap::new();
        let mut kept = Vec::with_capacity(written.len());
        for item in written.iter().map(Arc::as_ref) {
            let (origin, held_back) = part(item);
            if let Some(first) = seen.get(origin.id.as_str()) {
                self.sink.push(diagnostics::duplicate_article(origin.head, &origin.id, *first));
                continue;
            }
            seen.insert(&origin.id, origin.head);
            if self.audience == Audience::Public && held_back {
                self.held_back += 1;
            } else {
                kept.push(item);
            }
        }
        kept
    }
}
