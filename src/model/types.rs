//! The resolved site: every name is an id into an arena, and nothing can be changed any more.

use crate::content;
use crate::content::Chair;
use crate::content::CommuneKind;
use crate::content::Document;
use crate::content::Evidence;
use crate::content::LegalBasis;
use crate::content::PartOfDay;
use crate::content::Picture;
use crate::content::Remark;
use crate::content::SessionFormat;
use crate::content::SessionState;
use crate::content::Share;
use crate::content::Status;
use crate::content::Words;
use crate::model::communes::kind_word;
use crate::model::link::Audience;
use crate::model::outcome::Standing;
use crate::palette::Colour;
use crate::source::FileId;
use crate::source::Span;
use crate::text::ClockTime;
use crate::text::Date;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the index into the arena.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// The id of a session: its index in [`Site::sessions`].
    SessionId
    /// The id of a news article: its index in [`Site::news`].
    NewsId
    /// The id of a plain page: its index in [`Site::pages`].
    PageId
    /// The id of a topic: its index in [`Site::topics`].
    TopicId
    /// The id of a commune: its index in [`Site::communes`].
    CommuneId
    /// The id of an agency: its index in [`Site::agencies`].
    AgencyId
    /// The id of a series: its index in [`Site::series`].
    SeriesId
    /// The id of a resolution: its index in [`Site::resolutions`].
    ResolutionId
    /// The id of an update: its index in [`Site::updates`].
    UpdateId
}

/// Everything that is published, resolved.
#[derive(Debug)]
pub struct Site<'d> {
    /// The day for which the site is built.
    pub today: Date,
    /// For whom it is built.
    pub audience: Audience,
    /// The settings, with defaults filled in.
    pub settings: Settings<'d>,
    /// The sessions, newest first.
    pub sessions: Vec<Session<'d>>,
    /// The news, newest first.
    pub news: Vec<News<'d>>,
    /// The plain pages, by id.
    pub pages: Vec<Page<'d>>,
    /// The topics, in Vietnamese order.
    pub topics: Vec<Topic<'d>>,
    /// The communes, in Vietnamese order.
    pub communes: Vec<Commune<'d>>,
    /// The agencies, in Vietnamese order.
    pub agencies: Vec<Agency<'d>>,
    /// The series, in Vietnamese order.
    pub series: Vec<Series<'d>>,
    /// The resolutions of all sessions.
    pub resolutions: Vec<Resolution<'d>>,
    /// The updates of all sessions.
    pub updates: Vec<Update<'d>>,
    /// How many articles are held back as drafts or until their day.
    pub held_back: usize,
}

/// The settings of the site.
#[derive(Clone, Debug)]
pub struct Settings<'d> {
    /// The name of the site.
    pub title: &'d str,
    /// One sentence on the site.
    pub description: Option<&'d str>,
    /// The absolute address of the root, ending in `/`.
    pub base_url: Option<String>,
    /// Who runs the site.
    pub organisation: &'d content::Organisation,
    /// The notice on using the content again.
    pub reuse_notice: Option<&'d str>,
    /// Further entries of the navigation.
    pub navigation: &'d [content::NavigationEntry],
    /// The colour that the look follows.
    pub colour: Option<Colour>,
    /// The logo, by its path within `content/`.
    pub logo: Option<&'d content::Words>,
    /// Cards on a list page.
    pub page_size: usize,
    /// Cards on a page of the archive.
    pub archive_page_size: usize,
    /// Entries of a feed.
    pub feed_size: usize,
    /// Under what terms the open data may be used.
    pub data_licence: Option<&'d content::DataLicence>,
    /// Which articles get a social card of their own.
    pub cards: content::Cards,
    /// Whether browsers keep what was read for days without a network.
    pub offline: bool,
    /// What the site is to be held to.
    pub rules: &'d content::Rules,
}

/// Why an article is not shown to readers yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// It is a draft.
    Draft,
    /// It is to appear on this day.
    Until(Date),
}

/// What sessions, news and pages share.
#[derive(Clone, Debug)]
pub struct Article<'d> {
    /// The file.
    pub file: FileId,
    /// Its path from the folder of the site.
    pub path: &'d str,
    /// The id, unique within its section.
    pub id: &'d str,
    /// The last part of the address: the slug if there is one, else the id.
    pub slug: &'d str,
    /// The place of the slug, or of the head of the file.
    pub slug_span: Span,
    /// The folder of the article's files.
    pub folder: &'d str,
    /// The title.
    pub title: &'d str,
    /// The lead paragraph.
    pub summary: Option<&'d str>,
    /// The lead paragraph in other languages, by their tags.
    pub summaries: &'d [(&'static str, Words)],
    /// The day of the last change.
    pub updated: Option<Date>,
    /// Former addresses.
    pub aliases: &'d [Words],
    /// Why readers do not see it yet, if so; it is part of the site for its authors only.
    pub held_back: Option<HeldBack>,
    /// Whether it only illustrates the product.
    pub illustrative: bool,
    /// The byline.
    pub author: Option<&'d str>,
    /// The cover picture.
    pub cover: Option<&'d Picture>,
    /// Further pictures.
    pub gallery: &'d [Picture],
    /// Files to download.
    pub documents: &'d [Document],
    /// Set when it was withdrawn.
    pub withdrawn: Option<&'d Remark>,
    /// What was corrected.
    pub corrections: &'d [Remark],
    /// The offset of the body in its file.
    pub body_start: usize,
    /// What it shares with other articles as it was written, for the places of what it says.
    pub written: &'d content::Common,
}

/// A session.
#[derive(Clone, Debug)]
pub struct Session<'d> {
    /// What it shares with other articles.
    pub article: Article<'d>,
    /// The day.
    pub date: Date,
    /// The hour.
    pub time: Option<ClockTime>,
    /// The part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// The day of publication, where it was given.
    pub published: Option<Date>,
    /// The day on which it was made known, where it was given.
    pub announced: Option<Date>,
    /// Whether it takes place.
    pub state: SessionState,
    /// How it is held.
    pub format: Option<SessionFormat>,
    /// The series it is a round of.
    pub series: Option<SeriesId>,
    /// The number of the round.
    pub round: Option<u32>,
    /// The name of the place.
    pub venue_name: Option<&'d str>,
    /// The commune of the place.
    pub venue_commune: Option<CommuneId>,
    /// The communes covered.
    pub communes: Vec<CommuneId>,
    /// The name of the cluster covered.
    pub cluster: Option<&'d str>,
    /// Who chaired, in protocol order.
    pub chairs: &'d [Chair],
    /// Who else took part.
    pub attendees: &'d [Words],
    /// How many took part.
    pub attendance: Option<u32>,
    /// The topics.
    pub topics: Vec<TopicId>,
    /// The documents that ordered it.
    pub legal_basis: &'d [LegalBasis],
    /// What residents asked for.
    pub petitions: Vec<Petition<'d>>,
    /// The tasks assigned.
    pub resolutions: Vec<ResolutionId>,
    /// What was reported on earlier tasks.
    pub updates: Vec<UpdateId>,
    /// Open tasks of earlier rounds of which, as the author confirms, nothing was said.
    pub not_reported: Vec<ResolutionId>,
    /// Topics announced for later.
    pub upcoming: Vec<Upcoming<'d>>,
    /// Whether it lies ahead of [`Site::today`].
    pub coming: bool,
    /// The session as it was written, for the places of what it says.
    pub written: &'d content::Session,
}

impl Session<'_> {
    /// Tells whether the session appears in lists: a withdrawn one has a page, and nothing else.
    pub fn is_listed(&self) -> bool {
        self.article.withdrawn.is_none()
    }

    /// Tells whether the session took place.
    pub fn is_held(&self) -> bool {
        self.state == SessionState::Held
    }

    /// Returns the units that the session concerns: those it covers, and that of its venue.
    pub fn places(&self) -> impl Iterator<Item = CommuneId> {
        let venue = self.venue_commune.filter(|venue| !self.communes.contains(venue));
        self.communes.iter().copied().chain(venue)
    }
}

/// A news article.
#[derive(Clone, Debug)]
pub struct News<'d> {
    /// What it shares with other articles.
    pub article: Article<'d>,
    /// The day.
    pub date: Date,
    /// Where the text comes from.
    pub source: Option<&'d str>,
    /// The topics.
    pub topics: Vec<TopicId>,
    /// The communes.
    pub communes: Vec<CommuneId>,
    /// The sessions it is about.
    pub sessions: Vec<SessionId>,
}

impl News<'_> {
    /// Tells whether the article appears in lists.
    pub fn is_listed(&self) -> bool {
        self.article.withdrawn.is_none()
    }
}

/// A plain page.
#[derive(Clone, Debug)]
pub struct Page<'d> {
    /// What it shares with other articles.
    pub article: Article<'d>,
}

/// A petition.
#[derive(Clone, Debug)]
pub struct Petition<'d> {
    /// The id within the session.
    pub id: &'d str,
    /// The text.
    pub text: &'d str,
    /// Who asked.
    pub from: Option<&'d str>,
    /// The agency that answers.
    pub agency: Option<AgencyId>,
    /// The answer.
    pub answer: Option<&'d str>,
}

/// A task assigned at a session, with its history.
#[derive(Clone, Debug)]
pub struct Resolution<'d> {
    /// The session that assigned it.
    pub session: SessionId,
    /// The id within the session.
    pub id: &'d str,
    /// The text.
    pub text: &'d str,
    /// The agency in charge.
    pub agency: Option<AgencyId>,
    /// The cooperating agencies.
    pub with: Vec<AgencyId>,
    /// The day by which it is due.
    pub due: Option<Date>,
    /// The state as its own session gives it.
    pub declared: Option<Status>,
    /// The petitions it answers, as indices into those of its session.
    pub petitions: Vec<usize>,
    /// What later sessions reported up to [`Site::today`], in order of time.
    pub updates: Vec<UpdateId>,
    /// Where it stands on [`Site::today`].
    pub standing: Standing,
    /// The day on which it was done, if it is done.
    pub done_on: Option<Date>,
    /// The task as it was written, for the places of what it says.
    pub written: &'d content::Resolution,
}

/// A report on an earlier task.
#[derive(Clone, Debug)]
pub struct Update<'d> {
    /// The task.
    pub resolution: ResolutionId,
    /// The session that reported.
    pub session: SessionId,
    /// The day of the report.
    pub date: Date,
    /// The reported state.
    pub status: Option<Status>,
    /// What was said.
    pub note: Option<&'d str>,
    /// What proves it.
    pub evidence: &'d [Evidence],
    /// The report as it was written, for the places of what it says.
    pub written: &'d content::Update,
}

/// A topic announced for later.
#[derive(Clone, Debug)]
pub struct Upcoming<'d> {
    /// The topic.
    pub topic: TopicId,
    /// The day.
    pub date: Option<Date>,
    /// The place.
    pub venue: Option<&'d str>,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic<'d> {
    /// The id, which is its address.
    pub id: String,
    /// The name.
    pub name: &'d str,
    /// Other names, by which people call it.
    pub aliases: &'d [Words],
    /// One sentence on it.
    pub description: Option<&'d str>,
    /// The listed sessions on it, newest first.
    pub sessions: Vec<SessionId>,
    /// The listed news on it, newest first.
    pub news: Vec<NewsId>,
    /// The tasks of the listed sessions, those of the newest session first.
    pub resolutions: Vec<ResolutionId>,
}

/// A commune-level unit, in one period of its history.
#[derive(Clone, Debug)]
pub struct Commune<'d> {
    /// The id, which is its address.
    pub id: String,
    /// The name, without the kind.
    pub name: &'d str,
    /// One sentence on it.
    pub description: Option<&'d str>,
    /// The kind.
    pub kind: Option<CommuneKind>,
    /// The official code.
    pub code: Option<&'d str>,
    /// The district.
    pub district: Option<&'d str>,
    /// The province.
    pub province: Option<&'d str>,
    /// The first day of the unit.
    pub established: Option<Date>,
    /// The first day on which it no longer existed.
    pub abolished: Option<Date>,
    /// What it became.
    pub successors: Vec<Succession<'d>>,
    /// What it was made from: the other units of [`Succession::commune`].
    pub predecessors: Vec<Succession<'d>>,
    /// The listed sessions that cover it, newest first.
    pub sessions: Vec<SessionId>,
    /// The listed news on it, newest first.
    pub news: Vec<NewsId>,
    /// The tasks of the listed sessions, those of the newest session first.
    pub resolutions: Vec<ResolutionId>,
}

impl Commune<'_> {
    /// Returns the name with the kind before it, where one is known: `xã Ia Le`.
    pub fn full_name(&self) -> String {
        match self.kind {
            Some(kind) => format!("{} {}", kind_word(kind), self.name),
            None => self.name.to_owned(),
        }
    }
}

/// A step from one unit to another.
#[derive(Clone, Debug)]
pub struct Succession<'d> {
    /// The other unit.
    pub commune: CommuneId,
    /// How much of the older unit went over.
    pub share: Share,
    /// The clause that ordered it.
    pub clause: Option<&'d str>,
}

/// An agency.
#[derive(Clone, Debug)]
pub struct Agency<'d> {
    /// The id.
    pub id: String,
    /// The name.
    pub name: &'d str,
    /// Other names, by which people call it.
    pub aliases: &'d [Words],
    /// The first day on which it no longer existed.
    pub abolished: Option<Date>,
    /// Who took over.
    pub successors: Vec<AgencyId>,
    /// From whom it took over.
    pub predecessors: Vec<AgencyId>,
    /// One sentence on it.
    pub description: Option<&'d str>,
    /// The tasks that it is in charge of, those of the newest session first.
    pub resolutions: Vec<ResolutionId>,
    /// The tasks in which it cooperates.
    pub cooperating: Vec<ResolutionId>,
}

/// A series of sessions.
#[derive(Clone, Debug)]
pub struct Series<'d> {
    /// The id.
    pub id: String,
    /// The name.
    pub name: &'d str,
    /// One sentence on it.
    pub description: Option<&'d str>,
    /// The listed sessions, by round and day.
    pub sessions: Vec<SessionId>,
}

impl<'d> Site<'d> {
    /// Tells whether browsers keep pages for days without a network. What only its authors see is not kept: they would
    /// see it after it has changed.
    pub fn is_kept_offline(&self) -> bool {
        self.settings.offline && self.audience == Audience::Public
    }

    /// Returns a session.
    pub fn session(&self, id: SessionId) -> &Session<'d> {
        &self.sessions[id.index()]
    }

    /// Returns a resolution.
    pub fn resolution(&self, id: ResolutionId) -> &Resolution<'d> {
        &self.resolutions[id.index()]
    }

    /// Returns an update.
    pub fn update(&self, id: UpdateId) -> &Update<'d> {
        &self.updates[id.index()]
    }

    /// Returns the name of an agency.
    pub fn agency_name(&self, id: AgencyId) -> &'d str {
        self.agencies[id.index()].name
    }
}
