//! What is shown of a document that was found: its address, its title, and a text to take an excerpt from.

use serde_json::Value;
use serde_json::json;

use crate::model::Article;
use crate::model::CommuneId;
use crate::search::PAGES;
use crate::search::Search;
use crate::search::catalog::Place;
use crate::text;

/// The length of a text that excerpts are taken from, in bytes. What stands beyond is found and not shown.
const TEXT: usize = 4 * 1024;

impl Search<'_> {
    /// Writes `[address, title, day, [topics], [communes], text, [[address, text, agency], …]]`.
    pub(super) fn session(&self, number: usize) -> String {
        let Some(id) = self.catalog().sessions.get(number) else { return "null".to_owned() };
        let site = self.site;
        let session = site.session(*id);
        let petitions: Vec<&str> =
            session.petitions.iter().flat_map(|petition| [Some(petition.text), petition.answer]).flatten().collect();
        let tasks: Vec<Value> = session
            .resolutions
            .iter()
            .map(|id| {
                let task = site.resolution(*id);
                let agency = task.agency.map_or("", |agency| site.agency_name(agency));
                json!([self.routes.resolution(*id), task.text, agency])
            })
            .collect();
        let chairs: Vec<&str> = session.chairs.iter().map(|chair| chair.name.value.as_str()).collect();
        let communes: Vec<String> = session.places().map(|commune| self.commune_name(commune)).collect();
        // The names of chairs come last, where an excerpt is taken only if nothing else has as much of a query.
        let said = self.text(&session.article, petitions.into_iter());
        let text = if chairs.is_empty() { said } else { [said, chairs.join(", ")].join("\n") };
        json!([
            self.routes.session(*id),
            session.article.title,
            text::iso_date(session.date),
            session.topics.iter().map(|topic| site.topics[topic.index()].name).collect::<Vec<_>>(),
            communes,
            text,
            tasks,
        ])
        .to_string()
    }

    /// Writes `[address, title, day, [topics], [communes], text]`.
    pub(super) fn news(&self, number: usize) -> String {
        let Some(id) = self.catalog().news.get(number) else { return "null".to_owned() };
        let site = self.site;
        let news = &site.news[id.index()];
        let communes: Vec<String> = news.communes.iter().map(|commune| self.commune_name(*commune)).collect();
        json!([
            self.routes.news(*id),
            news.article.title,
            text::iso_date(news.date),
            news.topics.iter().map(|topic| site.topics[topic.index()].name).collect::<Vec<_>>(),
            communes,
            self.text(&news.article, std::iter::empty()),
        ])
        .to_string()
    }

    /// Writes some pages, each `[address, title, what it is, text]`.
    pub(super) fn pages(&self, number: usize) -> String {
        let places = self.catalog().pages.iter().skip(number * PAGES).take(PAGES);
        Value::Array(places.map(|place| self.page(*place)).collect()).to_string()
    }

    fn page(&self, place: Place) -> Value {
        let (site, routes) = (self.site, self.routes);
        let plain = |address: &str, name: &str, what: &str, text: Option<&str>| json!([address, name, what, text]);
        match place {
            Place::Page(id) => {
                let article = &site.pages[id.index()].article;
                json!([routes.page(id), article.title, "page", self.text(article, std::iter::empty())])
            }
            Place::Topic(id) => {
                let topic = &site.topics[id.index()];
                plain(routes.topic(id), topic.name, "topic", topic.description)
            }
            Place::Agency(id) => {
                let agency = &site.agencies[id.index()];
                plain(routes.agency(id), agency.name, "agency", agency.description)
            }
            Place::Series(id) => {
                let series = &site.series[id.index()];
                plain(routes.series(id), series.name, "series", series.description)
            }
            Place::Commune(id) => {
                let commune = &site.communes[id.index()];
                let around: Vec<&str> = commune.district.into_iter().chain(commune.province).collect();
                let text = commune.description.map_or_else(|| around.join(", "), str::to_owned);
                plain(routes.commune(id), &self.commune_name(id), "commune", Some(&text))
            }
        }
    }

    fn commune_name(&self, id: CommuneId) -> String {
        self.site.communes[id.index()].full_name()
    }

    /// Returns the summary and the text of an article, a line for each block, and what stands beside it.
    fn text<'t>(&self, article: &Article<'t>, beside: impl Iterator<Item = &'t str>) -> String {
        let mut whole = String::new();
        for line in article.summary.into_iter().chain(beside).filter(|line| !line.is_empty()) {
            whole.push_str(line.trim());
            whole.push('\n');
        }
        self.texts.body(article.file).write_text(&mut whole);
        let mut end = whole.len().min(TEXT);
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
        if end < whole.len() {
            let room = whole.get(..end).unwrap_or_default();
            end = room.rfind([' ', '\n']).unwrap_or(end);
        }
        whole.truncate(end);
        whole
    }
}
