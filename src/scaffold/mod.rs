//! A new article: from answers to the text of its `index.md`.
//!
//! Comes in: the site as it stands ([`Background`]) and what was typed ([`Request`]). Goes out: what may be chosen and what
//! is proposed, refusals in both languages, and the new article with the name of its folder. It asks nobody, reads no
//! file and writes none.

mod accept;
mod article;
mod background;
mod follow;
mod front_matter;
mod offers;
mod refusals;
mod resolve;
#[cfg(test)]
mod tests;

pub use accept::Base;
pub use accept::Named;
pub use accept::Place;
pub use accept::chair;
pub use accept::date;
pub use accept::format;
pub use accept::round;
pub use accept::start;
pub use accept::tidy;
pub use accept::title;
pub use article::NewArticle;
pub use article::NewNews;
pub use article::NewSession;
pub use article::OpenTask;
pub use article::Start;
pub use background::Background;
pub use follow::Proposal;
pub use follow::proposed_title;
pub use offers::Offer;

use crate::diagnostics::Wording;

/// What an article is to be, as it was typed. What is absent was not answered; what is empty is to be left out.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The kind of article.
    pub kind: Kind,
    /// The series, or the session, that it follows.
    pub next_of: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// The hour, or the part of the day.
    pub time: Option<String>,
    /// How the session is held.
    pub format: Option<String>,
    /// The series that it is a round of.
    pub series: Option<String>,
    /// The number of the round.
    pub round: Option<String>,
    /// The name of the place.
    pub venue: Option<String>,
    /// The communes covered; that of the place first.
    pub communes: Option<Vec<String>>,
    /// The topics.
    pub topics: Option<Vec<String>>,
    /// Who chairs, in protocol order.
    pub chairs: Option<Vec<Chair>>,
}

/// The kind of a new article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A session.
    #[default]
    Session,
    /// A news article.
    News,
}

/// A person who chairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chair {
    /// The name.
    pub name: String,
    /// The post as held on the day.
    pub role: Option<String>,
}

/// What of a [`Request`] is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which answer it is.
    pub field: Field,
    /// What is wrong and what to type, in sentences.
    pub text: Wording,
}

/// One answer of a [`Request`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Request::next_of`].
    NextOf,
    /// [`Request::title`].
    Title,
    /// [`Request::date`].
    Date,
    /// [`Request::time`].
    Time,
    /// [`Request::format`].
    Format,
    /// [`Request::series`].
    Series,
    /// [`Request::round`].
    Round,
    /// [`Request::venue`].
    Venue,
    /// [`Request::communes`].
    Commune,
    /// [`Request::topics`].
    Topic,
    /// [`Request::chairs`].
    Chair,
}
