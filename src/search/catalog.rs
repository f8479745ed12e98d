//! What can be found, in order: each kind by itself, the oldest first, so that what is new changes no number.

use crate::model::AgencyId;
use crate::model::CommuneId;
use crate::model::NewsId;
use crate::model::PageId;
use crate::model::ResolutionId;
use crate::model::SeriesId;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::TopicId;

/// The kinds of what can be found. Their order is that of the parts of a list of postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Session,
    News,
    Task,
    Page,
}

impl Kind {
    pub(super) const COUNT: usize = 4;
}

/// What counts as a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Page(PageId),
    Topic(TopicId),
    Commune(CommuneId),
    Agency(AgencyId),
    Series(SeriesId),
}

/// What can be found.
pub(super) struct Catalog {
    pub(super) sessions: Vec<SessionId>,
    pub(super) news: Vec<NewsId>,
    /// The tasks of the sessions, in their order.
    pub(super) tasks: Vec<ResolutionId>,
    /// The number of the first task of each session.
    pub(super) first_tasks: Vec<usize>,
    pub(super) pages: Vec<Place>,
    /// The number of each listed session and news article, by id.
    pub(super) session_numbers: Vec<Option<u32>>,
    pub(super) news_numbers: Vec<Option<u32>>,
}

impl Catalog {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let sessions: Vec<SessionId> =
            (0..site.sessions.len()).rev().map(SessionId::from).filter(|id| site.session(*id).is_listed()).collect();
        let news: Vec<NewsId> =
            (0..site.news.len()).rev().map(NewsId::from).filter(|id| site.news[id.index()].is_listed()).collect();
        let mut tasks = Vec::with_capacity(site.resolutions.len());
        let mut first_tasks = Vec::with_capacity(sessions.len());
        for id in &sessions {
            first_tasks.push(tasks.len());
            tasks.extend_from_slice(&site.session(*id).resolutions);
        }
        let shown = |id: &PageId| site.pages[id.index()].article.withdrawn.is_none();
        let mut pages: Vec<Place> = (0..site.pages.len()).map(PageId::from).filter(shown).map(Place::Page).collect();
        pages.extend((0..site.topics.len()).map(|index| Place::Topic(index.into())));
        pages.extend((0..site.communes.len()).map(|index| Place::Commune(index.into())));
        pages.extend((0..site.agencies.len()).map(|index| Place::Agency(index.into())));
        pages.extend((0..site.series.len()).map(|index| Place::Series(index.into())));
        Catalog {
            session_numbers: numbers(site.sessions.len(), sessions.iter().map(|id| id.index())),
            news_numbers: numbers(site.news.len(), news.iter().map(|id| id.index())),
            sessions,
            news,
            tasks,
            first_tasks,
            pages,
        }
    }

    /// Returns how many there are of each kind, in the order of [`Kind`].
    pub(super) fn counts(&self) -> [usize; Kind::COUNT] {
        [self.sessions.len(), self.news.len(), self.tasks.len(), self.pages.len()]
    }
}

/// Returns the place of each id in an order; none for those that are not in it.
fn numbers(count: usize, order: impl Iterator<Item = usize>) -> Vec<Option<u32>> {
    let mut numbers = vec![None; count];
    for (number, index) in (0..).zip(order) {
        if let Some(slot) = numbers.get_mut(index) {
            *slot = Some(number);
        }
    }
    numbers
}
