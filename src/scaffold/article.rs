//! A new article, and the name of its folder.

use std::collections::HashSet;

use crate::content::Common;
use crate::content::Origin;
use crate::content::SessionFormat;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::Kind;
use crate::scaffold::accept::Named;
use crate::scaffold::accept::Place;
use crate::scaffold::accept::without_kind;
use crate::text;
use crate::text::ClockTime;
use crate::text::Date;

/// An article that is to be written.
#[derive(Clone, Debug)]
pub enum NewArticle {
    /// A session.
    Session(NewSession),
    /// A news article.
    News(NewNews),
}

/// A session that is to be written.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The title.
    pub title: String,
    /// The day.
    pub date: Date,
    /// Whether the day lies ahead.
    pub coming: bool,
    /// When it begins.
    pub start: Option<Start>,
    /// How it is held.
    pub format: Option<SessionFormat>,
    /// The series that it is a round of.
    pub series: Option<Named>,
    /// The number of the round.
    pub round: Option<u32>,
    /// The name of the place.
    pub venue: Option<String>,
    /// The communes covered; that of the place first.
    pub communes: Vec<Place>,
    /// The topics.
    pub topics: Vec<Named>,
    /// Who chairs, in protocol order.
    pub chairs: Vec<Chair>,
    /// The open tasks that it is to report on.
    pub tasks: Vec<OpenTask>,
    /// The agency that examples name, so that they hold where the registry is closed.
    pub example_agency: Option<String>,
}

/// A news article that is to be written.
#[derive(Clone, Debug)]
pub struct NewNews {
    /// The title.
    pub title: String,
    /// The day.
    pub date: Date,
    /// The topics.
    pub topics: Vec<Named>,
    /// The communes.
    pub communes: Vec<Place>,
}

/// When a session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At an hour.
    Clock(ClockTime),
    /// In a part of the day, in the word of the front matter.
    Part(&'static str),
}

/// A task of an earlier session that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// What names it: `2020-10-05-ia-le/nv-01`.
    pub reference: String,
    /// The text.
    pub text: String,
    /// The agency in charge.
    pub agency: Option<String>,
    /// The day by which it is due.
    pub due: Option<Date>,
}

/// The longest part of a folder's name after the day, in bytes.
const LONGEST_PLACE: usize = 60;

impl NewArticle {
    /// Returns the text of its `index.md`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            NewArticle::Session(session) => super::front_matter::session(session),
            NewArticle::News(news) => super::front_matter::news(news),
        }
    }

    /// Returns the folder below `content/` that its section has.
    #[must_use]
    pub fn section(&self) -> &'static str {
        match self {
            NewArticle::Session(_) => "sessions",
            NewArticle::News(_) => "news",
        }
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            NewArticle::Session(session) => &session.title,
            NewArticle::News(news) => &news.title,
        }
    }

    /// Returns the name of its folder as it should be: the day, and the commune, or else the title. It is a slug.
    fn wanted_folder(&self) -> String {
        let (date, place) = match self {
            NewArticle::Session(session) => {
                (session.date, session.communes.first().map(|place| text::slug(without_kind(&place.written))))
            }
            NewArticle::News(news) => (news.date, None),
        };
        let place = place.filter(|place| !place.is_empty()).unwrap_or_else(|| text::slug(self.title()));
        let date = text::iso_date(date);
        let place = cut(&place);
        if place.is_empty() { date } else { format!("{date}-{place}") }
    }
}

/// Returns the beginning of a slug, cut between two of its words where it is too long.
fn cut(slug: &str) -> &str {
    match slug.get(..LONGEST_PLACE) {
        Some(head) if slug.len() > LONGEST_PLACE => head.rsplit_once('-').map_or(head, |(words, _)| words),
        _ => slug,
    }
}

impl Background<'_, '_> {
    /// Returns the name of a folder for an article that no other of its section has, and for which `is_there` is false.
    pub fn folder(&self, article: &NewArticle, is_there: impl Fn(&str) -> bool) -> String {
        let kind = match article {
            NewArticle::Session(_) => Kind::Session,
            NewArticle::News(_) => Kind::News,
        };
        let taken = self.taken(kind);
        let wanted = article.wanted_folder();
        let is_free = |name: &String| !taken.contains(name.as_str()) && !is_there(name);
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or(wanted)
    }

    /// Returns the ids, addresses and former addresses of a section, and the ids of what could not be read.
    fn taken(&self, kind: Kind) -> HashSet<&str> {
        let heads = self.heads;
        let articles: Vec<(&Origin, &Common)> = match kind {
            Kind::Session => heads.sessions.iter().map(|session| (&session.origin, &session.common)).collect(),
            Kind::News => heads.news.iter().map(|news| (&news.origin, &news.common)).collect(),
        };
        let mut taken: HashSet<&str> = heads.unreadable_ids.iter().map(String::as_str).collect();
        for (origin, common) in articles {
            taken.insert(&origin.id);
            taken.extend(common.slug.iter().map(|slug| slug.value.as_str()));
            taken.extend(common.aliases.iter().filter_map(|alias| alias.trim_end_matches('/').rsplit('/').next()));
        }
        taken
    }
}
