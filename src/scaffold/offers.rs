//! What may be chosen: the entries of registries and what earlier articles name, most used first.

use std::collections::HashMap;

use crate::content::Chair as WrittenChair;
use crate::model::Agency;
use crate::model::CommuneId;
use crate::model::Session;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::accept::is_valid;
use crate::text;
use crate::text::Date;

/// The longest title in a list, in characters: a line of it fits a terminal of the usual width.
const LONGEST_TITLE: usize = 60;

/// Something that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<T> {
    /// What is shown and searched.
    pub label: String,
    /// What is chosen.
    pub answer: T,
}

impl<T> Offer<T> {
    /// Returns an offer.
    pub fn new(label: impl Into<String>, answer: T) -> Self {
        Offer { label: label.into(), answer }
    }
}

impl Background<'_, '_> {
    /// Returns the topics, most used first.
    pub fn topics(&self) -> Vec<Offer<String>> {
        let mut topics: Vec<_> = self.site.topics.iter().collect();
        topics.sort_by_key(|topic| std::cmp::Reverse(topic.sessions.len() + topic.news.len()));
        topics.into_iter().map(|topic| Offer::new(topic.name, topic.id.clone())).collect()
    }

    /// Returns the series, that with the latest session first.
    pub fn all_series(&self) -> Vec<Offer<String>> {
        let mut series: Vec<_> = self.site.series.iter().collect();
        let latest = |ids: &[crate::model::SessionId]| ids.iter().map(|id| self.site.session(*id).date).max();
        series.sort_by_key(|series| std::cmp::Reverse(latest(&series.sessions)));
        series.into_iter().map(|series| Offer::new(series.name, series.id.clone())).collect()
    }

    /// Returns the sessions that were held and belong to no series, newest first.
    pub fn lone_sessions(&self) -> Vec<Offer<String>> {
        let is_lone = |session: &&Session<'_>| {
            session.is_listed() && session.is_held() && !session.coming && session.series.is_none()
        };
        let offer = |session: &Session<'_>| {
            let title = text::excerpt(session.article.title, LONGEST_TITLE);
            Offer::new(format!("{}: {title}", text::short_date(session.date)), session.article.id.to_owned())
        };
        self.site.sessions.iter().filter(is_lone).map(offer).collect()
    }

    /// Returns the communes that exist on a day, most used first; what was held in the units before a merger counts.
    pub fn communes(&self, day: Date) -> Vec<Offer<String>> {
        let communes = self.site.communes.iter().enumerate();
        let mut valid: Vec<(usize, CommuneId)> = communes
            .filter(|(_, commune)| is_valid(commune, day))
            .map(|(at, _)| (self.uses(CommuneId::from(at)), CommuneId::from(at)))
            .collect();
        valid.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
        let offer = |(_, id): (usize, CommuneId)| {
            let place = self.place(id, day);
            Offer::new(place.label, place.written)
        };
        valid.into_iter().map(offer).collect()
    }

    fn uses(&self, id: CommuneId) -> usize {
        self.lineage(id).map(|id| self.unit(id).sessions.len()).sum()
    }

    /// Returns a unit and those that it was made from.
    fn lineage(&self, id: CommuneId) -> impl Iterator<Item = CommuneId> {
        let before = self.unit(id).predecessors.iter().map(|step| step.commune);
        std::iter::once(id).chain(before)
    }

    /// Returns the names of places used in a commune, most used first; all places where no commune is given.
    pub fn venues(&self, commune: Option<CommuneId>) -> Vec<Offer<String>> {
        let names = self.sessions_in(commune, Tie::Held).filter_map(|session| session.venue_name);
        by_use(names, |name| text::match_key(name), |name| Offer::new(*name, (*name).to_owned()))
    }

    /// Returns the name of the place that was used last in a commune.
    pub fn latest_venue(&self, commune: Option<CommuneId>) -> Option<&str> {
        self.sessions_in(commune, Tie::Held).find_map(|session| session.venue_name)
    }

    /// Returns who chaired, each with the latest post: those of the commune first, then most used first.
    pub fn chairs(&self, commune: Option<CommuneId>) -> Vec<Offer<Chair>> {
        let local = self.sessions_in(commune, Tie::Concerned).flat_map(|session| session.chairs);
        let elsewhere = self.sessions_in(None, Tie::Concerned).flat_map(|session| session.chairs);
        let key = |chair: &WrittenChair| text::match_key(&chair.name.value);
        let mut offers = by_use(local, |chair| key(chair), |chair| offer_of(chair));
        let others = by_use(elsewhere, |chair| key(chair), |chair| offer_of(chair));
        let known: Vec<String> = offers.iter().map(|offer| text::match_key(&offer.answer.name)).collect();
        offers.extend(others.into_iter().filter(|offer| !known.contains(&text::match_key(&offer.answer.name))));
        offers
    }

    /// Returns the listed sessions in a commune or in the units that it was made from, newest first.
    fn sessions_in(&self, commune: Option<CommuneId>, tie: Tie) -> impl Iterator<Item = &Session<'_>> {
        let units: Option<Vec<CommuneId>> = commune.map(|id| self.lineage(id).collect());
        let is_there = move |session: &&Session<'_>| match &units {
            None => true,
            Some(units) if tie == Tie::Held => session.venue_commune.is_some_and(|id| units.contains(&id)),
            Some(units) => session.places().any(|id| units.contains(&id)),
        };
        self.site.sessions.iter().filter(|session| session.is_listed()).filter(is_there)
    }

    /// Returns the name of the agency with the most tasks that exists on a day.
    pub(super) fn usual_agency(&self, day: Date) -> Option<&str> {
        let exists = |agency: &&Agency<'_>| agency.abolished.is_none_or(|until| day < until);
        let agencies = self.site.agencies.iter().filter(exists);
        agencies.rev().max_by_key(|agency| agency.resolutions.len()).map(|agency| agency.name)
    }
}

/// What ties a session to a commune.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// It was held there.
    Held,
    /// It was held there, or covers it.
    Concerned,
}

fn offer_of(chair: &WrittenChair) -> Offer<Chair> {
    let chair = Chair { name: chair.name.value.clone(), role: chair.role.as_ref().map(|role| role.value.clone()) };
    Offer::new(chair.label(), chair)
}

impl Chair {
    /// Returns the name and the post in one line.
    #[must_use]
    pub fn label(&self) -> String {
        self.role.as_ref().map_or_else(|| self.name.clone(), |role| format!("{}, {role}", self.name))
    }
}

/// Makes one offer of each thing, of the first that comes with its key, and puts those that come most often first.
fn by_use<T, A>(
    things: impl Iterator<Item = T>,
    key: impl Fn(&T) -> String,
    offer: impl Fn(&T) -> Offer<A>,
) -> Vec<Offer<A>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(usize, Offer<A>)> = Vec::new();
    for thing in things {
        let place = *places.entry(key(&thing)).or_insert(counted.len());
        match counted.get_mut(place) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, offer(&thing))),
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, offer)| offer).collect()
}

/// Returns what a new session is called where nothing better is known.
pub(super) fn usual_title(topic: Option<&str>, commune: Option<&str>) -> String {
    let about = topic.map_or(String::new(), |topic| format!(" về {}", uncapitalised(topic)));
    let at = commune.map_or(String::new(), |commune| format!(" tại {commune}"));
    format!("Đối thoại với Nhân dân{about}{at}")
}

fn uncapitalised(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

impl Background<'_, '_> {
    /// Returns the title that is proposed for a session on topics in a commune.
    pub fn usual_title(&self, topics: &[String], communes: &[String], day: Date) -> String {
        let topic = topics.first().and_then(|topic| self.topic(topic).ok()).map(|topic| topic.name);
        let place = communes.first().and_then(|commune| self.commune(commune, day).ok());
        let name = place.map(|place| match place.id {
            Some(id) => self.unit(id).full_name(),
            None => place.label,
        });
        usual_title(topic.as_deref(), name.as_deref())
    }
}
