//! What is shown of a document that was found: its address, its title, and a text to take an excerpt from.

use rayon::prelude::*;
use serde_json::Value;
use serde_json::json;

use crate::model::Article;
use crate::model::CommuneId;
use crate::model::SessionId;
use crate::model::kind_word;
use crate::search::PAGES;
use crate::search::Search;
use crate::search::catalog::Place;
use crate::text;
use crate::text::Date;

/// The length of a text that excerpts are taken from, in bytes. What stands beyond is found and not shown.
const TEXT: usize = 4 * 1024;

impl Search<'_> {
    /// Returns hashes that change with what is shown of documents and with the filters. Of articles, what is written is
    /// hashed, which is faster than to write it.
    pub(super) fn shown(&self) -> Vec<blake3::Hash> {
        let (site, catalog) = (self.site, self.catalog());
        let mut hashes: Vec<blake3::Hash> = catalog.sessions.par_iter().map(|id| self.shown_of_session(*id)).collect();
        hashes.par_extend(catalog.news.par_iter().map(|id| {
            let news = &site.news[id.index()];
            self.shown_of(&news.article, (self.routes.news(*id), news.date), &[])
        }));
        hashes.par_extend(self.files_of_names().into_par_iter().map(|file| blake3::hash(self.render(file).as_bytes())));
        hashes
    }

    fn shown_of_session(&self, id: SessionId) -> blake3::Hash {
        let site = self.site;
        let session = site.session(id);
        let mut beside: Vec<&str> = Vec::new();
        beside.extend(session.petitions.iter().flat_map(|petition| [Some(petition.text), petition.answer]).flatten());
        beside.extend(session.chairs.iter().map(|chair| chair.name.value.as_str()));
        for id in &session.resolutions {
            let task = site.resolution(*id);
            let agency = task.agency.map_or("", |agency| site.agency_name(agency));
            beside.extend([self.routes.resolution(*id), task.text, agency]);
        }
        self.shown_of(&session.article, (self.routes.session(id), session.date), &beside)
    }

    /// Hashes what is written of an article; names of topics and communes are hashed with their own files.
    fn shown_of(&self, article: &Article<'_>, (address, day): (&str, Date), beside: &[&str]) -> blake3::Hash {
        let body = self.texts.body(article.file).marked_up();
        let day = text::iso_date(day);
        let own = [address, article.title, article.summary.unwrap_or(""), &day, body];
        let mut hasher = blake3::Hasher::new();
        for text in own.iter().chain(beside) {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        }
        hasher.finalize()
    }

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
        json!([
            self.routes.session(*id),
            session.article.title,
            text::iso_date(session.date),
            session.topics.iter().map(|topic| site.topics[topic.index()].name).collect::<Vec<_>>(),
            communes,
            self.text(&session.article, petitions.into_iter().chain([chairs.join(", ").as_str()])),
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
        let commune = &self.site.communes[id.index()];
        commune.kind.map_or(commune.name.to_owned(), |kind| format!("{} {}", kind_word(kind), commune.name))
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
