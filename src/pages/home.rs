//! The home page.

use crate::model::CommuneId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::views::HomeView;
use crate::pages::views::LinkView;
use crate::pages::views::TermView;
use crate::pages::views::UpcomingView;
use crate::routes;
use crate::theme::Context;

/// News on the home page.
const NEWS: usize = 5;
/// Communes on the home page.
const COMMUNES: usize = 12;
/// Coming sessions on the home page.
const COMING: usize = 6;

impl Pages<'_> {
    pub(super) fn home(&self, context: &mut Context) -> Template {
        let site = self.from.site;
        let (coming, _) = self.by_day();
        let held = || self.by_day().1.iter().filter(|id| self.took_place(**id));
        let card = |id: &crate::model::SessionId| self.session_card(*id);
        let link = |key: &'static str, address: &str| LinkView {
            title: self.text(key).to_owned(),
            path: routes::file(address),
        };
        let view = HomeView {
            lead: held().next().map(card),
            promises: self.promises(),
            latest: held().skip(1).take(site.settings.page_size.saturating_sub(1)).map(card).collect(),
            coming: coming.iter().rev().take(COMING).map(card).collect(),
            announced: self.announced(),
            news: self.listed_news.iter().take(NEWS).map(|id| self.news_card(*id)).collect(),
            topics: (0..site.topics.len())
                .map(|index| self.topic_term(index.into()))
                .filter(|term| term.count > 0)
                .collect(),
            communes: self.busiest_communes(),
            session_count: self.listed_sessions.len(),
            sessions: link("sessions", routes::SESSIONS),
            all_news: link("news", routes::NEWS),
            all_topics: link("topics", routes::TOPICS),
            all_communes: link("communes", routes::COMMUNES),
        };
        context.insert("home", &view);
        Template { name: "home.html", head: Head::new(site.settings.title, "home") }
    }

    /// Returns the listed sessions that lie ahead, and the others; the latest first.
    fn by_day(&self) -> (&[crate::model::SessionId], &[crate::model::SessionId]) {
        let ahead = self.listed_sessions.partition_point(|id| self.from.site.session(*id).coming);
        self.listed_sessions.split_at(ahead)
    }

    /// Returns the topics that the latest announcement promised and that no later session, held or to come, is on.
    pub(super) fn announced(&self) -> Vec<UpcomingView> {
        let site = self.from.site;
        let (_, past) = self.by_day();
        let Some(latest) = past.iter().find(|id| !site.session(**id).upcoming.is_empty()) else { return Vec::new() };
        let session = site.session(*latest);
        let held_since = |topic: crate::model::TopicId| {
            let sessions = &site.topics[topic.index()].sessions;
            sessions.iter().any(|other| site.session(*other).date > session.date)
        };
        let still_ahead = |date: Option<crate::text::Date>| date.is_none_or(|date| date >= site.today);
        let open = session.upcoming.iter().filter(|upcoming| still_ahead(upcoming.date) && !held_since(upcoming.topic));
        open.map(|upcoming| self.upcoming(upcoming, Some(self.session_link(*latest)))).collect()
    }

    /// Returns the units of today with the most sessions, in alphabetical order.
    fn busiest_communes(&self) -> Vec<TermView> {
        let communes = &self.from.site.communes;
        let mut busiest: Vec<CommuneId> = (0..communes.len()).map(CommuneId::from).collect();
        let today = self.from.site.today;
        busiest.retain(|id| {
            let commune = &communes[id.index()];
            !commune.sessions.is_empty() && commune.abolished.is_none_or(|day| day > today)
        });
        busiest.sort_by_key(|id| (std::cmp::Reverse(communes[id.index()].sessions.len()), *id));
        busiest.truncate(COMMUNES);
        busiest.sort_unstable();
        busiest.into_iter().map(|id| self.commune_term(id)).collect()
    }
}
