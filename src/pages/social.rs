//! Social cards: which there are, what each says, and the picture that stands beside a link to a page.

use std::collections::BTreeSet;

use crate::cards;
use crate::cards::CardText;
use crate::cards::Colours;
use crate::content::Cards;
use crate::content::Picture;
use crate::content::SessionState;
use crate::images::Format;
use crate::images::Variant;
use crate::links;
use crate::model::NewsId;
use crate::model::SessionId;
use crate::pages::Pages;
use crate::pages::views::ShareView;
use crate::palette::CardShades;
use crate::palette::Palette;
use crate::routes;
use crate::routes::ArticleId;
use crate::text;

/// How many of the newest articles have a card of their own where the site does not say otherwise.
///
/// A card costs some 7 ms and 20 KB, with a photo 44 ms and 60 to 120 KB. So ten thousand would take minutes and several
/// hundred megabytes, for links that hardly anybody shares any more.
const RECENT: usize = 300;

/// The narrowest picture that networks show large.
const NARROWEST: u32 = 600;

/// A social card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SocialCard {
    /// That of the site, for all pages that have none of their own.
    Site,
    /// That of a session or a news article.
    Article(ArticleId),
}

/// What a card is drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPlan {
    /// What it says.
    pub text: CardText,
    /// The file of the cover that every network shows.
    pub cover: Option<Variant>,
    /// The published path, which carries a hash of all the rest.
    pub path: String,
}

impl Pages<'_> {
    /// Returns the cards of the site: none without a base address, as networks need an absolute one.
    pub fn social_cards(&self) -> Vec<SocialCard> {
        if !self.has_cards() {
            return Vec::new();
        }
        std::iter::once(SocialCard::Site).chain(self.carded().iter().copied().map(SocialCard::Article)).collect()
    }

    /// Returns what a card is drawn from.
    pub fn social_card(&self, card: SocialCard) -> CardPlan {
        let SocialCard::Article(id) = card else { return planned("trang", self.site_card(), None) };
        let article = routes::article(self.from.site, id);
        let text = match id {
            ArticleId::Session(session) => self.session_card_text(session),
            ArticleId::News(news) => self.news_card_text(news),
            ArticleId::Page(_) => CardText { title: article.title.to_owned(), ..self.site_card() },
        };
        planned(article.slug, text, article.cover.and_then(|cover| self.shared_picture(article.folder, cover)))
    }

    /// Returns the picture beside a link to an article: its card, or its cover where it has none of its own.
    pub(super) fn article_share(&self, id: ArticleId) -> Option<ShareView> {
        let base = self.from.site.settings.base_url.as_ref().filter(|_| self.has_cards())?;
        if self.carded().contains(&id) {
            return Some(share(base, &self.social_card(SocialCard::Article(id))));
        }
        let article = routes::article(self.from.site, id);
        let cover = article.cover.filter(|_| article.withdrawn.is_none())?;
        let Variant { path, width, height, format, .. } =
            self.shared_picture(article.folder, cover).filter(|variant| variant.width >= NARROWEST)?;
        Some(ShareView {
            url: format!("{base}{path}"),
            media_type: format.media_type(),
            width: *width,
            height: *height,
            alt: cover.alt.as_ref().map_or(String::new(), |alt| alt.value.clone()),
        })
    }

    /// Returns the file of a picture that every network shows; none shows SVG.
    fn shared_picture(&self, folder: &str, written: &Picture) -> Option<&Variant> {
        let picture = self.from.catalog.get(&links::join(folder, &written.src.value)?)?;
        picture.plain.last().filter(|variant| variant.format != Format::Svg)
    }

    /// Returns the picture beside a link to a page that has none of its own.
    pub(super) fn site_share(&self) -> Option<ShareView> {
        let base = self.from.site.settings.base_url.as_ref().filter(|_| self.has_cards())?;
        self.site_share.get_or_init(|| share(base, &self.social_card(SocialCard::Site))).clone().into()
    }

    fn has_cards(&self) -> bool {
        let settings = &self.from.site.settings;
        settings.base_url.is_some() && settings.cards != Cards::None
    }

    /// Returns the articles that have a card of their own.
    fn carded(&self) -> &BTreeSet<ArticleId> {
        self.carded.get_or_init(|| {
            let newest = self.years().iter().flat_map(|(_, articles)| articles.iter().copied());
            carded(self.from.site.settings.cards, newest)
        })
    }

    /// Returns the colours of all cards: they follow that of the site.
    fn card_colours(&self) -> Colours {
        self.from.site.settings.colour.map_or_else(Colours::default, |colour| {
            let CardShades { ground, soft, accent } = Palette::of(colour).card;
            Colours { ground: ground.0, soft: soft.0, accent: accent.0 }
        })
    }

    fn site_card(&self) -> CardText {
        let settings = &self.from.site.settings;
        let name = settings.organisation.name.as_ref().map_or("", |name| name.value.as_str());
        CardText {
            site: name.to_owned(),
            title: settings.title.to_owned(),
            facts: settings.description.unwrap_or_default().to_owned(),
            topic: String::new(),
            colours: self.card_colours(),
        }
    }

    fn session_card_text(&self, id: SessionId) -> CardText {
        let site = self.from.site;
        let session = site.session(id);
        let state = match session.state {
            SessionState::Postponed | SessionState::Cancelled => self.state(session).map(|state| state.label),
            SessionState::Planned | SessionState::Held => None,
        };
        let facts = [state, Some(text::weekday_date(session.date)), self.place(session)];
        CardText {
            site: site.settings.title.to_owned(),
            title: session.article.title.to_owned(),
            facts: joined(facts),
            topic: session.topics.first().map_or(String::new(), |topic| self.topic_link(*topic).title),
            colours: self.card_colours(),
        }
    }

    fn news_card_text(&self, id: NewsId) -> CardText {
        let site = self.from.site;
        let news = &site.news[id.index()];
        let place = match news.communes.as_slice() {
            [commune] => Some(self.commune_name(*commune)),
            _ => None,
        };
        CardText {
            site: site.settings.title.to_owned(),
            title: news.article.title.to_owned(),
            facts: joined([Some(text::weekday_date(news.date)), place, None]),
            topic: news.topics.first().map_or(String::new(), |topic| self.topic_link(*topic).title),
            colours: self.card_colours(),
        }
    }
}

/// Returns which articles have a card of their own, from all of them, newest first.
fn carded(cards: Cards, newest: impl Iterator<Item = ArticleId>) -> BTreeSet<ArticleId> {
    match cards {
        Cards::All => newest.collect(),
        Cards::Recent => newest.take(RECENT).collect(),
        Cards::None => BTreeSet::new(),
    }
}

fn joined(facts: [Option<String>; 3]) -> String {
    facts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// Names a card by everything that it is drawn from, so that its address is known before it is drawn.
fn planned(name: &str, text: CardText, cover: Option<&Variant>) -> CardPlan {
    let CardText { site, title, facts, topic, colours } = &text;
    let photo = cover.map_or("", |variant| variant.path.as_str());
    let mut hasher = blake3::Hasher::new();
    hasher.update(&cards::VERSION.to_le_bytes());
    for part in [site, title, facts, topic, photo] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    if *colours != Colours::default() {
        let Colours { ground, soft, accent } = colours;
        hasher.update(&[*ground, *soft, *accent].concat());
    }
    let hash = hasher.finalize().to_hex();
    let hash = hash.as_str().get(..12).unwrap_or_default();
    let format = card_format(cover);
    let path = format!("{}{name}-{hash}.{}", routes::CARDS, format.extension());
    CardPlan { text, cover: cover.cloned(), path }
}

fn share(base: &str, card: &CardPlan) -> ShareView {
    let said = [&card.text.title, &card.text.facts].into_iter().filter(|text| !text.is_empty());
    ShareView {
        url: format!("{base}{}", card.path),
        media_type: card_format(card.cover.as_ref()).media_type(),
        width: cards::WIDTH,
        height: cards::HEIGHT,
        alt: said.map(String::as_str).collect::<Vec<&str>>().join(". "),
    }
}

/// Returns the format in which a card is drawn.
fn card_format(cover: Option<&Variant>) -> Format {
    if cover.is_some() { Format::Jpeg } else { Format::Png }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_articles_have_a_card_and_those_before_them_have_none() {
        let all: Vec<ArticleId> = (0..RECENT + 2).map(|index| ArticleId::News(index.into())).collect();
        let chosen = |cards: Cards, from: usize| carded(cards, all[from..].iter().copied());
        let recent = chosen(Cards::Recent, 0);
        assert_eq!(recent.len(), RECENT);
        assert!(recent.contains(&all[RECENT - 1]) && !recent.contains(&all[RECENT]));
        assert_eq!(chosen(Cards::Recent, 5).len(), RECENT - 3);
        assert_eq!(chosen(Cards::All, 0).len(), RECENT + 2);
        assert!(chosen(Cards::None, 0).is_empty());
    }
}
