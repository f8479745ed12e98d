//! What a map may hold, told by the very function that reads it.
//!
//! A reader names each key in the call that reads it. Run over nothing, with somebody taking notes, it tells all of them:
//! so the schemas for editors cannot say another thing than the reader does. In: a reader. Out: its [`Shape`].

use crate::content::article;
use crate::content::fields::Fields;
use crate::content::registries;

/// The keys of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The keys, in the order in which they are read.
    pub keys: Vec<Key>,
    /// The keys that must be there, each with an example of its value.
    pub required: Vec<(&'static str, String)>,
    /// Pairs of keys of which one must be there.
    pub either: Vec<[&'static str; 2]>,
}

/// A key and the form of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// The form.
    pub form: Form,
}

/// The form of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text(Meaning),
    /// A text, or a list of them.
    Texts(Meaning),
    /// A day.
    Date,
    /// A whole number that is at least so much.
    Number(u32),
    /// `true` or `false`.
    Flag,
    /// One of a few words.
    Choice(Vec<Word>),
    /// A map. A text stands for a map with the one key `short`.
    Map {
        /// The key that a text stands for, if a text may stand here.
        short: Option<&'static str>,
        /// The keys of the map.
        shape: Shape,
    },
    /// A list of maps, or one map.
    Each {
        /// The key that a text stands for, if texts may stand here.
        short: Option<&'static str>,
        /// The keys of each map.
        shape: Shape,
    },
}

/// A word that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word to type.
    pub word: &'static str,
    /// What it is called in Vietnamese, where the word is English.
    pub vietnamese: Option<&'static str>,
}

/// What a text stands for, and so what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Anything.
    Plain,
    /// A part of an address.
    Slug,
    /// A former address of the site.
    Alias,
    /// An absolute web address.
    WebAddress,
    /// The address of a site.
    BaseAddress,
    /// A time of day.
    Time,
    /// The id of a petition or task.
    Id,
    /// An official code.
    Code,
    /// A colour, as `#0b5c3b`.
    Colour,
    /// A topic, by id or name.
    Topic,
    /// A commune, by id or name.
    Commune,
    /// An agency, by id or name.
    Agency,
    /// A series, by id or name.
    Series,
    /// A session, by id.
    Session,
    /// A task, as `session/id`.
    Resolution,
    /// A plain page, by id.
    Page,
}

/// A kind of file below `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// An article in `content/sessions/`.
    Session,
    /// An article in `content/news/`.
    News,
    /// An article in `content/pages/`.
    Page,
    /// `content/site.yaml`.
    Site,
    /// `content/topics.yaml`.
    Topics,
    /// `content/series.yaml`.
    Series,
    /// `content/agencies.yaml`.
    Agencies,
    /// `content/communes.yaml`.
    Communes,
}

impl Written {
    /// All kinds, articles first.
    pub const ALL: [Written; 8] = [
        Written::Session,
        Written::News,
        Written::Page,
        Written::Site,
        Written::Topics,
        Written::Series,
        Written::Agencies,
        Written::Communes,
    ];

    /// Returns the keys of the front matter, of `site.yaml`, or of one entry of a registry.
    pub fn shape(self) -> Shape {
        match self {
            Written::Session => of(|fields| drop(article::session(fields, article::nowhere()))),
            Written::News => of(|fields| drop(article::news(fields, article::nowhere()))),
            Written::Page => of(|fields| drop(article::page(fields, article::nowhere()))),
            Written::Site => of(|fields| drop(registries::site(fields))),
            Written::Topics | Written::Series => of(|fields| drop(registries::plain_entry(fields))),
            Written::Agencies => of(|fields| drop(registries::agency(fields))),
            Written::Communes => of(|fields| drop(registries::commune(fields))),
        }
    }
}

/// Runs a reader over nothing and returns what it asked for.
pub(super) fn of(read: impl FnOnce(Fields<'_>)) -> Shape {
    let mut shape = Shape::default();
    read(Fields::noting(&mut shape, &mut Vec::new()));
    shape
}
