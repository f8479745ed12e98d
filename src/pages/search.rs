//! The page of search.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::ledger_data;
use crate::pages::parts::capitalised;
use crate::pages::views::LinkView;
use crate::pages::views::SearchChoiceView;
use crate::pages::views::SearchIndexView;
use crate::pages::views::SearchView;
use crate::routes;
use crate::theme::Context;

/// So many communes stand in the page itself; more of them are loaded when a reader wants to choose one.
const COMMUNES: usize = 300;

impl Pages<'_> {
    /// Tells whether the names of topics, agencies and communes are published: the quick filter of the ledger asks for them,
    /// and the page of search where communes are many.
    pub fn publishes_names(&self) -> bool {
        !self.ledger_years().is_empty() || self.from.site.communes.len() > COMMUNES
    }

    pub(super) fn search_page(&self, context: &mut Context) -> Template {
        let site = self.from.site;
        let topics =
            site.topics.iter().enumerate().filter(|(_, topic)| !(topic.sessions.is_empty() && topic.news.is_empty()));
        let few = site.communes.len() <= COMMUNES;
        let communes = site.communes.iter().enumerate().filter(|_| few);
        let communes = communes.filter(|(_, commune)| !(commune.sessions.is_empty() && commune.news.is_empty()));
        let published = |name: &str| self.theme.published(name).map(str::to_owned);
        let view = SearchView {
            start: published("search-start.js"),
            script: published("search.js"),
            version: self.search.version().to_owned(),
            topics: topics
                .map(|(number, topic)| SearchChoiceView { id: topic.id.clone(), name: topic.name.to_owned(), number })
                .collect(),
            communes: communes
                .map(|(number, commune)| SearchChoiceView {
                    id: commune.id.clone(),
                    name: capitalised(&self.commune_title(number.into())),
                    number,
                })
                .collect(),
            names: (!few).then(|| ledger_data::NAMES.to_owned()),
            years: self.years().iter().map(|(year, _)| *year).collect(),
            indexes: self.search_indexes(),
        };
        context.insert("search", &view);
        let head =
            Head { description: Some(self.text("search_lead").to_owned()), ..Head::new(self.text("search"), "search") };
        Template { name: "search.html", head }
    }

    fn search_indexes(&self) -> Vec<SearchIndexView> {
        let index = |title: &'static str, text: &'static str, address: &str| SearchIndexView {
            link: LinkView { title: self.text(title).to_owned(), path: routes::file(address) },
            text: self.text(text).to_owned(),
        };
        vec![
            index("topics", "search_index_topics", routes::TOPICS),
            index("communes", "search_index_communes", routes::COMMUNES),
            index("ledger", "search_index_ledger", routes::LEDGER),
            index("agencies", "search_index_agencies", routes::AGENCIES),
            index("years", "search_index_years", routes::YEARS),
            index("calendar", "search_index_calendar", routes::CALENDAR),
        ]
    }
}
