//! The words of documents as postings: one number says which word or pair of words stands in which document, and how much
//! it weighs there.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;

use chrono::Datelike;

use crate::content::Words;
use crate::model::Article;
use crate::model::CommuneId;
use crate::model::Session;
use crate::model::Site;
use crate::model::TopicId;
use crate::search::Search;
use crate::search::catalog::Kind;
use crate::search::catalog::Place;
use crate::text;
use crate::text::Date;

/// Words that a part of a site or a whole site can have: what is beyond is not found.
pub(super) const MOST_WORDS: u32 = (1 << 20) - 1;
/// The length of the longest word that is found, in bytes.
const LONGEST: usize = 48;
/// So many times in a text, and a word counts as much as in a summary.
const OFTEN: usize = 3;

/// How much a word weighs where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// In the text.
    Text,
    /// In the summary, a task or a petition, or often in the text.
    Summary,
    /// In the name of a topic, a commune, an agency or a person.
    Name,
    /// In the title.
    Title,
}

/// A document: what can be found as one.
#[derive(Clone, Copy)]
pub(super) struct Document {
    pub(super) kind: Kind,
    pub(super) number: u32,
}

/// A word or pair in a document: from the highest bit the first word (20 bits), the second (20 bits; 0 for none), the kind
/// (2 bits), the number of the document (20 bits), the weight (2 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u64);

impl Posting {
    fn new((first, second): (u32, u32), document: Document, weight: Weight) -> Self {
        let Document { kind, number } = document;
        let words = u64::from(first) << 44 | u64::from(second) << 24;
        Posting(words | (kind as u64) << 22 | u64::from(number & 0xF_FFFF) << 2 | weight as u64)
    }

    /// Returns the two words.
    pub(super) fn pair(self) -> (u32, u32) {
        ((self.0 >> 44) as u32, (self.0 >> 24) as u32 & MOST_WORDS)
    }

    pub(super) fn kind(self) -> usize {
        (self.0 >> 22) as usize & 3
    }

    pub(super) fn number(self) -> u32 {
        (self.0 >> 2) as u32 & 0xF_FFFF
    }

    pub(super) fn weight(self) -> usize {
        self.0 as usize & 3
    }

    /// Returns all but the weight.
    fn entry(self) -> u64 {
        self.0 >> 2
    }

    /// Returns the posting with words of other numbers.
    pub(super) fn renumbered(self, numbers: &[u32]) -> Self {
        let (first, second) = self.pair();
        let number = |word: u32| u64::from(numbers.get(word as usize).copied().unwrap_or(0));
        Posting(self.0 & 0xFF_FFFF | number(first) << 44 | number(second) << 24)
    }
}

/// The postings of some documents, with words numbered as they occurred.
pub(super) struct Part {
    /// The keys of the words; the first is that of no word.
    pub(super) keys: Vec<String>,
    /// Each word and pair once in each document.
    pub(super) postings: Vec<Posting>,
    /// The hash of all that is shown of the documents.
    pub(super) hash: blake3::Hash,
}

/// Collects the postings of some documents.
#[derive(Default)]
pub(super) struct Collector {
    keys: Vec<String>,
    by_key: HashMap<String, u32, Quick>,
    by_word: HashMap<Box<str>, u32, Quick>,
    /// Those of documents that are complete, each word and pair once in each.
    settled: Vec<Posting>,
    /// Those of an article as they come.
    postings: Vec<Posting>,
    text: String,
    hasher: blake3::Hasher,
}

impl Collector {
    pub(super) fn new() -> Self {
        Collector { keys: vec![String::new()], ..Collector::default() }
    }

    /// Adds the words of a text.
    pub(super) fn add(&mut self, document: Document, weight: Weight, text: &str) {
        self.hasher.update(text.as_bytes()).update(b"\0");
        let mut last = 0;
        for word in text::words(text) {
            let number = if word.text.len() <= LONGEST { self.number(word.text) } else { 0 };
            if number != 0 {
                self.postings.push(Posting::new((number, 0), document, weight));
                if last != 0 && word.follows {
                    self.postings.push(Posting::new((last, number), document, weight));
                }
            }
            last = number;
        }
    }

    /// Takes note of what is shown of an article and not searched for.
    fn place(&mut self, address: &str, day: Date) {
        self.hasher.update(address.as_bytes()).update(&day.num_days_from_ce().to_le_bytes());
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.by_word.get(word) {
            return *number;
        }
        let key = text::word_key(word);
        let number = match self.by_key.get(&key) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.keys.len()).unwrap_or(0);
                if number >= MOST_WORDS {
                    return 0;
                }
                self.keys.push(key.clone());
                self.by_key.insert(key, number);
                number
            }
        };
        self.by_word.insert(word.into(), number);
        number
    }

    /// Closes the documents of an article: of a word that stands in one more than once, the most that it weighs is kept.
    pub(super) fn settle(&mut self) {
        self.postings.sort_unstable();
        for same in self.postings.chunk_by(|a, b| a.entry() == b.entry()) {
            let Some(heaviest) = same.last() else { continue };
            let often = heaviest.weight() == Weight::Text as usize && same.len() >= OFTEN;
            self.settled.push(if often { Posting(heaviest.0 | Weight::Summary as u64) } else { *heaviest });
        }
        self.postings.clear();
    }

    /// Returns what was collected.
    pub(super) fn finish(self) -> Part {
        Part { keys: self.keys, postings: self.settled, hash: self.hasher.finalize() }
    }

    /// Adds a session and its tasks.
    pub(super) fn add_session(&mut self, search: &Search<'_>, number: usize) {
        let (site, catalog) = (search.site, search.catalog());
        let Some(id) = catalog.sessions.get(number) else { return };
        let session = site.session(*id);
        let document = Document { kind: Kind::Session, number: number_of(number) };
        self.place(search.routes.session(*id), session.date);
        self.add(document, Weight::Title, session.article.title);
        self.add_names(document, site, session);
        self.add_article(document, search, &session.article);
        for petition in &session.petitions {
            self.add(document, Weight::Summary, petition.text);
            petition.answer.into_iter().for_each(|answer| self.add(document, Weight::Text, answer));
        }
        for attendee in session.attendees {
            self.add(document, Weight::Text, &attendee.value);
        }
        for basis in session.legal_basis {
            self.add(document, Weight::Text, &basis.title.value);
            basis.number.iter().for_each(|number| self.add(document, Weight::Text, &number.value));
        }
        for update in &session.updates {
            let update = site.update(*update);
            update.note.into_iter().for_each(|note| self.add(document, Weight::Text, note));
        }
        let first = catalog.first_tasks.get(number).copied().unwrap_or_default();
        for (task, id) in (first..).zip(&session.resolutions) {
            let task = Document { kind: Kind::Task, number: number_of(task) };
            let resolution = site.resolution(*id);
            self.add(document, Weight::Summary, resolution.text);
            self.add(task, Weight::Title, resolution.text);
            for agency in resolution.agency.iter().chain(&resolution.with) {
                self.add(task, Weight::Name, site.agency_name(*agency));
            }
            for commune in session.places() {
                self.add_commune(task, Weight::Summary, site, commune);
            }
            for topic in &session.topics {
                self.add(task, Weight::Summary, site.topics[topic.index()].name);
            }
            let reports = resolution.updates.iter().map(|update| site.update(*update));
            let listed = reports.filter(|update| site.session(update.session).is_listed());
            listed.filter_map(|update| update.note).for_each(|note| self.add(task, Weight::Text, note));
        }
    }

    fn add_names(&mut self, document: Document, site: &Site<'_>, session: &Session<'_>) {
        for topic in &session.topics {
            self.add_topic(document, site, *topic);
        }
        for commune in session.places() {
            self.add_commune(document, Weight::Name, site, commune);
        }
        for chair in session.chairs {
            self.add(document, Weight::Name, &chair.name.value);
            chair.role.iter().for_each(|role| self.add(document, Weight::Text, &role.value));
        }
        let series = session.series.map(|series| site.series[series.index()].name);
        for name in series.into_iter().chain(session.venue_name).chain(session.cluster) {
            self.add(document, Weight::Name, name);
        }
    }

    fn add_topic(&mut self, document: Document, site: &Site<'_>, id: TopicId) {
        let topic = &site.topics[id.index()];
        self.add(document, Weight::Name, topic.name);
        for alias in topic.aliases {
            self.add(document, Weight::Summary, &alias.value);
        }
    }

    fn add_commune(&mut self, document: Document, weight: Weight, site: &Site<'_>, id: CommuneId) {
        self.add(document, weight, &site.communes[id.index()].full_name());
    }

    fn add_article(&mut self, document: Document, search: &Search<'_>, article: &Article<'_>) {
        article.summary.into_iter().for_each(|summary| self.add(document, Weight::Summary, summary));
        article.author.into_iter().for_each(|author| self.add(document, Weight::Text, author));
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        search.texts.body(article.file).write_text(&mut text);
        self.add(document, Weight::Text, &text);
        self.text = text;
    }

    /// Adds a news article.
    pub(super) fn add_news(&mut self, search: &Search<'_>, number: usize) {
        let (site, catalog) = (search.site, search.catalog());
        let Some(id) = catalog.news.get(number) else { return };
        let news = &site.news[id.index()];
        let document = Document { kind: Kind::News, number: number_of(number) };
        self.place(search.routes.news(*id), news.date);
        self.add(document, Weight::Title, news.article.title);
        for topic in &news.topics {
            self.add_topic(document, site, *topic);
        }
        for commune in &news.communes {
            self.add_commune(document, Weight::Name, site, *commune);
        }
        self.add_article(document, search, &news.article);
    }

    /// Adds a page.
    pub(super) fn add_page(&mut self, search: &Search<'_>, number: usize) {
        let site = search.site;
        let Some(place) = search.catalog().pages.get(number) else { return };
        let document = Document { kind: Kind::Page, number: number_of(number) };
        let none: &[Words] = &[];
        let (name, aliases, description) = match place {
            Place::Page(id) => {
                let article = &site.pages[id.index()].article;
                self.add(document, Weight::Title, article.title);
                return self.add_article(document, search, article);
            }
            Place::Topic(id) => {
                let topic = &site.topics[id.index()];
                (topic.name, topic.aliases, topic.description)
            }
            Place::Agency(id) => {
                let agency = &site.agencies[id.index()];
                (agency.name, agency.aliases, agency.description)
            }
            Place::Series(id) => (site.series[id.index()].name, none, site.series[id.index()].description),
            Place::Commune(id) => {
                let commune = &site.communes[id.index()];
                self.add_commune(document, Weight::Title, site, *id);
                for around in commune.district.into_iter().chain(commune.province) {
                    self.add(document, Weight::Summary, around);
                }
                ("", none, commune.description)
            }
        };
        self.add(document, Weight::Title, name);
        aliases.iter().for_each(|alias| self.add(document, Weight::Name, &alias.value));
        description.into_iter().for_each(|description| self.add(document, Weight::Text, description));
    }
}

fn number_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A hash of short words: what is hashed comes from the site itself, and nothing depends on the order.
#[derive(Default)]
pub(super) struct QuickHasher(u64);

pub(super) type Quick = BuildHasherDefault<QuickHasher>;

impl QuickHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7C_C1_B7_27_22_0A_95);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
