//! Lists of cards, cut into pages of a set size: all sessions, all news, a topic, a commune, a year.

use std::borrow::Cow;

use chrono::Datelike;

use crate::model::CommuneId;
use crate::model::NewsId;
use crate::model::Scope;
use crate::model::SessionId;
use crate::model::TopicId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::capitalised;
use crate::pages::parts::pager;
use crate::pages::views::GroupView;
use crate::pages::views::LinkView;
use crate::pages::views::ListView;
use crate::routes;
use crate::routes::ArticleId;
use crate::text;
use crate::theme::Context;
use crate::theme::Prepared;

/// Entries under one heading, before they are cut into pages.
struct Group<'a> {
    heading: Option<String>,
    entries: Entries<'a>,
}

/// Entries as the site has them. Every page of a list is cut out of all of them, so that none may copy them.
enum Entries<'a> {
    Sessions(Cow<'a, [SessionId]>),
    /// Sessions in the other order: of those to come the nearest is first.
    Reversed(&'a [SessionId]),
    News(&'a [NewsId]),
    Articles(&'a [ArticleId]),
}

impl Entries<'_> {
    fn len(&self) -> usize {
        match self {
            Entries::Sessions(sessions) => sessions.len(),
            Entries::Reversed(sessions) => sessions.len(),
            Entries::News(news) => news.len(),
            Entries::Articles(articles) => articles.len(),
        }
    }

    fn get(&self, at: usize) -> Option<ArticleId> {
        match self {
            Entries::Sessions(sessions) => sessions.get(at).copied().map(ArticleId::Session),
            Entries::Reversed(sessions) => sessions.iter().rev().nth(at).copied().map(ArticleId::Session),
            Entries::News(news) => news.get(at).copied().map(ArticleId::News),
            Entries::Articles(articles) => articles.get(at).copied(),
        }
    }
}

impl Pages<'_> {
    pub(super) fn session_list(&self, number: usize, context: &mut Context) -> Template {
        let groups = self.by_time(&self.listed_sessions);
        let list = self.list(groups, (routes::SESSIONS, number), "counted_sessions", None);
        context.insert("list", &list);
        Template {
            name: "list.html",
            head: self.list_head(self.text("sessions_title"), "sessions", number, Vec::new()),
        }
    }

    pub(super) fn news_list(&self, number: usize, context: &mut Context) -> Template {
        let groups = vec![Group { heading: None, entries: Entries::News(&self.listed_news) }];
        let list = self.list(groups, (routes::NEWS, number), "counted_news", None);
        context.insert("list", &list);
        Template { name: "list.html", head: self.list_head(self.text("news_title"), "news", number, Vec::new()) }
    }

    pub(super) fn topic(&self, id: TopicId, number: usize, context: &mut Context) -> Template {
        let topic = &self.from.site.topics[id.index()];
        let address = self.from.routes.topic(id);
        let description = topic.description.map(str::to_owned);
        let mut groups = self.by_time(&topic.sessions);
        groups.extend(self.news_group(&topic.news));
        let mut list = self.list(groups, (address, number), "counted_sessions", description.clone());
        list.count = topic.sessions.len();
        context.insert("list", &list);
        context.insert("tally", &self.scope_tally(Scope::Topic(id)));
        let index = LinkView { title: self.text("topics").to_owned(), path: routes::file(routes::TOPICS) };
        let mut head = self.list_head(topic.name, "topics", number, vec![index]);
        head.description = description;
        head.feeds = self.feed(address, topic.name);
        Template { name: "topic.html", head }
    }

    pub(super) fn topic_pages(&self, id: TopicId) -> usize {
        let topic = &self.from.site.topics[id.index()];
        self.page_count(topic.sessions.len() + topic.news.len())
    }

    pub(super) fn commune(&self, id: CommuneId, number: usize, context: &mut Context) -> Template {
        let commune = &self.from.site.communes[id.index()];
        let address = self.from.routes.commune(id);
        let description = commune.description.map(str::to_owned);
        let mut list = self.list(self.commune_groups(id), (address, number), "counted_sessions", description);
        list.count = commune.sessions.len() + self.before(id).map_or(0, |before| before.sessions.len());
        context.insert("list", &list);
        context.insert("commune", &self.commune_view(id));
        context.insert("years", &self.commune_years(id));
        context.insert("tally", &self.scope_tally(Scope::Commune(id)));
        let index = LinkView { title: self.text("communes").to_owned(), path: routes::file(routes::COMMUNES) };
        let name = self.commune_title(id);
        let mut head = self.list_head(&capitalised(&name), "communes", number, vec![index]);
        head.feeds = self.feed(address, &name);
        Template { name: "commune.html", head }
    }

    pub(super) fn commune_pages(&self, id: CommuneId) -> usize {
        let entries: usize = self.commune_groups(id).iter().map(|group| group.entries.len()).sum();
        self.page_count(entries)
    }

    /// Returns the sessions of a unit, then those of the units it was made from, apart.
    fn commune_groups(&self, id: CommuneId) -> Vec<Group<'_>> {
        let commune = &self.from.site.communes[id.index()];
        let mut groups = self.by_time(&commune.sessions);
        if let Some(before) = self.before(id) {
            if let (Some(day), Some(held)) = (commune.established, groups.last_mut()) {
                let heading = format!("{} {}", self.text("from_date"), text::short_date(day));
                held.heading = Some(self.counted(&heading, held.entries.len()));
            }
            let heading = Some(self.counted(&before.heading, before.sessions.len()));
            groups.push(Group { heading, entries: Entries::Sessions(before.sessions.into()) });
        }
        groups.extend(self.news_group(&commune.news));
        groups
    }

    /// Returns a heading with the number of sessions below it.
    fn counted(&self, heading: &str, count: usize) -> String {
        format!("{heading}: {count} {}", self.text("counted_sessions"))
    }

    /// Returns what was held in the units that a unit was made from.
    fn before(&self, id: CommuneId) -> Option<Before> {
        let communes = &self.from.site.communes;
        let commune = &communes[id.index()];
        let mut reached = vec![id];
        let mut next = 0;
        while next < reached.len() {
            for step in &communes[reached[next].index()].predecessors {
                if !reached.contains(&step.commune) {
                    reached.push(step.commune);
                }
            }
            next += 1;
        }
        let mut sessions: Vec<SessionId> =
            reached[1..].iter().flat_map(|older| &communes[older.index()].sessions).copied().collect();
        sessions.sort_unstable();
        sessions.dedup();
        sessions.retain(|session| commune.sessions.binary_search(session).is_err());
        let names: Vec<&str> = commune.predecessors.iter().map(|step| communes[step.commune.index()].name).collect();
        let day = commune.established.map(text::short_date).unwrap_or_default();
        let heading = format!("{} {day} ({})", self.text("before_date"), names.join(", "));
        (!sessions.is_empty()).then_some(Before { heading, sessions })
    }

    pub(super) fn year(&self, year: i32, number: usize, context: &mut Context) -> Template {
        let mut rest = self.articles_of(year);
        let mut groups: Vec<Group<'_>> = Vec::new();
        while let Some(newest) = rest.first() {
            let month = self.date(*newest).month();
            let (of_month, earlier) = rest.split_at(rest.partition_point(|id| self.date(*id).month() == month));
            let heading = Some(format!("{} {month}", self.text("month")));
            groups.push(Group { heading, entries: Entries::Articles(of_month) });
            rest = earlier;
        }
        let address = format!("{}{year}/", routes::YEARS);
        let size = self.from.site.settings.archive_page_size;
        let mut list = self.cut(groups, (&address, number), size);
        list.counted = self.text("counted_articles").to_owned();
        context.insert("list", &list);
        let index = LinkView { title: self.text("years").to_owned(), path: routes::file(routes::YEARS) };
        let title = format!("{} {year}", self.text("year"));
        Template { name: "year.html", head: self.list_head(&title, "years", number, vec![index]) }
    }

    fn date(&self, id: ArticleId) -> text::Date {
        match id {
            ArticleId::Session(id) => self.from.site.session(id).date,
            ArticleId::News(id) => self.from.site.news[id.index()].date,
            ArticleId::Page(_) => self.from.site.today,
        }
    }

    /// Returns sessions to come, nearest first, then those held, newest first; without headings where none is to come.
    fn by_time<'s>(&self, sessions: &'s [SessionId]) -> Vec<Group<'s>> {
        let (coming, held) = sessions.split_at(sessions.partition_point(|id| self.from.site.session(*id).coming));
        let entries = Entries::Sessions(held.into());
        if coming.is_empty() {
            return vec![Group { heading: None, entries }];
        }
        let heading = (!held.is_empty()).then(|| self.text("held").to_owned());
        vec![
            Group { heading: Some(self.text("coming_sessions").to_owned()), entries: Entries::Reversed(coming) },
            Group { heading, entries },
        ]
    }

    fn news_group<'n>(&self, news: &'n [NewsId]) -> Option<Group<'n>> {
        let heading = Some(self.text("related_news").to_owned());
        (!news.is_empty()).then_some(Group { heading, entries: Entries::News(news) })
    }

    fn list(
        &self,
        groups: Vec<Group<'_>>,
        place: (&str, usize),
        counted: &'static str,
        description: Option<String>,
    ) -> ListView {
        let list = self.cut(groups, place, self.from.site.settings.page_size);
        ListView { counted: self.text(counted).to_owned(), description, ..list }
    }

    /// Cuts the page of a number out of the groups of a list.
    fn cut(&self, groups: Vec<Group<'_>>, (address, number): (&str, usize), size: usize) -> ListView {
        let count: usize = groups.iter().map(|group| group.entries.len()).sum();
        let total = count.div_ceil(size).max(1);
        let (start, end) = ((number - 1) * size, number * size);
        let mut shown = Vec::new();
        let mut offset = 0;
        for group in groups {
            let length = group.entries.len();
            let from = start.saturating_sub(offset).min(length);
            let to = end.saturating_sub(offset).min(length);
            if from < to {
                let cards = (from..to).filter_map(|at| group.entries.get(at)).map(|id| self.card(id)).collect();
                shown.push(GroupView { heading: group.heading, cards });
            }
            offset += length;
        }
        ListView {
            count,
            counted: String::new(),
            description: None,
            groups: shown,
            pager: pager(address, number, total),
        }
    }

    fn card(&self, id: ArticleId) -> Prepared {
        match id {
            ArticleId::News(id) => self.news_card(id),
            ArticleId::Session(id) => self.session_card(id),
            ArticleId::Page(_) => Prepared::new(&()),
        }
    }

    /// Returns the head of a list page; further pages say their number, so that no two pages share a title.
    fn list_head(&self, title: &str, section: &str, number: usize, breadcrumbs: Vec<LinkView>) -> Head {
        let title = match number {
            1 => title.to_owned(),
            _ => format!("{title} ({} {number})", self.text("page_number").to_lowercase()),
        };
        Head { breadcrumbs, ..Head::new(&title, section) }
    }
}

/// What was held in the units that a unit was made from.
struct Before {
    heading: String,
    sessions: Vec<SessionId>,
}
