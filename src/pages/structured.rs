//! What a page says of itself to programs: JSON-LD by schema.org, when it was published, and how to pass it on.
//!
//! Addresses in JSON-LD are absolute, so without a base address the page says only what needs none.

use std::io;
use std::io::Write;

use serde::Serialize;
use serde_json::json;
use serde_json::ser::Formatter;

use crate::content;
use crate::content::SessionState;
use crate::model::Session;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::views::CodeView;
use crate::pages::views::PassingView;
use crate::pages::views::PublishedView;
use crate::pages::views::StructuredView;
use crate::routes;
use crate::routes::ArticleId;
use crate::text;
use crate::text::Date;

/// Where Zalo asks to whom an address is to be sent; the address follows as JSON in base 64.
const ZALO: &str = "https://button-share.zalo.me/share_external?d=";

/// The offset of Vietnam, which has no summer time.
const OFFSET: &str = ":00+07:00";

impl Pages<'_> {
    /// Returns what a page says of itself to programs.
    pub(super) fn structured(&self, address: &str, head: &Head) -> StructuredView {
        StructuredView { json_ld: self.json_ld(address, head) }
    }

    /// Returns it as JSON-LD, escaped for a `<script>` of data; nothing for a page that nobody is to find.
    fn json_ld(&self, address: &str, head: &Head) -> Option<String> {
        if head.noindex {
            return None;
        }
        let article = |id| Thing::NewsArticle(self.news_article(id, head));
        let mut graph = match head.article {
            Some(ArticleId::Session(id)) => {
                let event = self.event(address, self.from.site.session(id), head);
                vec![article(ArticleId::Session(id)), Thing::Event(event)]
            }
            Some(ArticleId::News(id)) => vec![article(ArticleId::News(id))],
            Some(ArticleId::Page(_)) => Vec::new(),
            None if address.is_empty() => {
                vec![Thing::WebSite(self.website()), Thing::Organisation(self.organisation_in_full())]
            }
            None => Vec::new(),
        };
        graph.extend(self.breadcrumb_list(address, head).map(Thing::Breadcrumbs));
        let says_something = !graph.is_empty();
        says_something.then(|| for_script(&Document { context: "https://schema.org", graph }))
    }

    /// Returns when an article was published, for networks; none for a plain page.
    pub(super) fn published(&self, id: ArticleId) -> Option<PublishedView> {
        let article = routes::article(self.from.site, id);
        Some(PublishedView {
            day: text::iso_date(self.published_on(id)?),
            updated: article.updated.map(text::iso_date),
            topics: self.topics_of(id),
        })
    }

    /// Returns how a page can be passed on; none without a base address.
    pub(super) fn passing(&self, address: &str) -> Option<PassingView> {
        let url = self.absolute(address)?;
        let payload = text::base64(json!({ "url": url }).to_string().as_bytes());
        let zalo = format!("{ZALO}{}", payload.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D"));
        Some(PassingView { zalo, code: CodeView::new("ma_chia-se", self.text("pass_code"), &url) })
    }

    fn published_on(&self, id: ArticleId) -> Option<Date> {
        let site = self.from.site;
        match id {
            ArticleId::Session(id) => {
                let session = site.session(id);
                // The notice of a session that lies ahead was published before its day; on which day nobody said.
                session.published.or(session.announced).or((!session.coming).then_some(session.date))
            }
            ArticleId::News(id) => Some(site.news[id.index()].date),
            ArticleId::Page(_) => None,
        }
    }

    fn topics_of(&self, id: ArticleId) -> Vec<String> {
        let site = self.from.site;
        let topics = match id {
            ArticleId::Session(id) => &site.session(id).topics,
            ArticleId::News(id) => &site.news[id.index()].topics,
            ArticleId::Page(_) => return Vec::new(),
        };
        topics.iter().map(|topic| site.topics[topic.index()].name.to_owned()).collect()
    }

    fn news_article(&self, id: ArticleId, head: &Head) -> NewsArticle {
        let article = routes::article(self.from.site, id);
        let address = self.absolute(self.from.routes.article(id));
        let published = self.published_on(id).map(text::iso_date);
        let topics = self.topics_of(id);
        NewsArticle {
            article_section: (!topics.is_empty()).then_some(topics),
            // A byline is a person or a desk; nothing tells which, so it stays a text.
            author: article.author.map(str::to_owned),
            date_modified: article.updated.map(text::iso_date).or_else(|| published.clone()),
            date_published: published,
            description: head.description.clone(),
            disambiguating_description: self.illustration(article.illustrative),
            headline: article.title.to_owned(),
            image: head.share.as_ref().map(|share| share.url.clone()),
            in_language: LANGUAGE,
            is_accessible_for_free: true,
            main_entity_of_page: address.clone(),
            publisher: self.organisation(),
            url: address,
        }
    }

    fn event(&self, address: &str, session: &Session<'_>, head: &Head) -> Event {
        let day = text::iso_date(session.date);
        let event_status = match session.state {
            SessionState::Planned | SessionState::Held => "https://schema.org/EventScheduled",
            SessionState::Postponed => "https://schema.org/EventPostponed",
            SessionState::Cancelled => "https://schema.org/EventCancelled",
        };
        Event {
            description: head.description.clone(),
            disambiguating_description: self.illustration(session.article.illustrative),
            event_attendance_mode: "https://schema.org/OfflineEventAttendanceMode",
            event_status,
            image: head.share.as_ref().map(|share| share.url.clone()),
            location: self.location(session),
            name: session.article.title.to_owned(),
            organizer: self.organisation(),
            start_date: session.time.map(|time| format!("{day}T{time}{OFFSET}")).unwrap_or(day),
            url: self.absolute(address),
        }
    }

    /// Returns the place of a session: that of the venue, or the one commune that it covers.
    fn location(&self, session: &Session<'_>) -> Option<Place> {
        let covered = match session.communes.as_slice() {
            [commune] => Some(*commune),
            _ => None,
        };
        let commune = session.venue_commune.or(covered);
        let commune_name = commune.map(|id| self.commune_name(id));
        let name = session.venue_name.map(str::to_owned).or_else(|| commune_name.clone())?;
        let province = commune.and_then(|id| self.from.site.communes[id.index()].province);
        let address = PostalAddress {
            address_country: "VN",
            address_locality: commune_name,
            address_region: province.map(str::to_owned),
        };
        Some(Place { address, name })
    }

    /// Returns the words that tell programs, too, that an article only illustrates the product.
    fn illustration(&self, illustrative: bool) -> Option<String> {
        illustrative.then(|| self.text("illustrative_notice").to_owned())
    }

    fn website(&self) -> WebSite {
        let settings = &self.from.site.settings;
        WebSite {
            description: settings.description.map(str::to_owned),
            in_language: LANGUAGE,
            name: settings.title.to_owned(),
            publisher: self.organisation(),
            url: settings.base_url.clone(),
        }
    }

    /// Returns the body that runs the site, in as many words as other things need.
    fn organisation(&self) -> GovernmentOrganization {
        let settings = &self.from.site.settings;
        let name = settings.organisation.name.as_ref().map_or(settings.title, |name| name.value.as_str());
        GovernmentOrganization {
            name: name.to_owned(),
            url: settings.base_url.clone(),
            ..GovernmentOrganization::default()
        }
    }

    fn organisation_in_full(&self) -> GovernmentOrganization {
        let content::Organisation { parent, address, phone, email, .. } = self.from.site.settings.organisation;
        let words = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone());
        let parent = words(parent);
        let parent = parent.map(|name| GovernmentOrganization { name, ..GovernmentOrganization::default() });
        GovernmentOrganization {
            address: words(address),
            email: words(email),
            logo: self.logo_address(),
            parent_organization: parent.map(Box::new),
            telephone: words(phone),
            ..self.organisation()
        }
    }

    /// Returns the way from the home page to a page; none without a base address, as it is made of addresses.
    fn breadcrumb_list(&self, address: &str, head: &Head) -> Option<BreadcrumbList> {
        if address.is_empty() {
            return None;
        }
        let home = (self.text("home").to_owned(), self.absolute("")?);
        let between = head.breadcrumbs.iter().filter_map(|link| {
            let address = link.path.strip_suffix("index.html").unwrap_or(&link.path);
            Some((link.title.clone(), self.absolute(address)?))
        });
        let page = (head.title.clone(), self.absolute(address)?);
        let way = std::iter::once(home).chain(between).chain([page]);
        let item_list_element =
            way.zip(1..).map(|((name, item), position)| ListItem { item, name, position }).collect();
        Some(BreadcrumbList { item_list_element })
    }
}

/// The language of all pages.
const LANGUAGE: &str = "vi";

/// What a page says of itself. The names of all fields below are those of schema.org.
#[derive(Serialize)]
struct Document {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Thing {
    NewsArticle(NewsArticle),
    Event(Event),
    WebSite(WebSite),
    Organisation(GovernmentOrganization),
    Breadcrumbs(BreadcrumbList),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct NewsArticle {
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disambiguating_description: Option<String>,
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    in_language: &'static str,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<String>,
    publisher: GovernmentOrganization,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Event {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disambiguating_description: Option<String>,
    event_attendance_mode: &'static str,
    event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Place>,
    name: String,
    organizer: GovernmentOrganization,
    start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Place {
    address: PostalAddress,
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress {
    address_country: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_region: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct WebSite {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    in_language: &'static str,
    name: String,
    publisher: GovernmentOrganization,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Default, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct GovernmentOrganization {
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Box<GovernmentOrganization>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct BreadcrumbList {
    item_list_element: Vec<ListItem>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ListItem {
    item: String,
    name: String,
    position: usize,
}

/// Writes JSON so that no text within it can end the `<script>` around it, or mean anything to a reader of HTML.
struct ForScript;

impl Formatter for ForScript {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, character)) = rest.char_indices().find(|(_, character)| is_meant(*character)) {
            let (before, from) = rest.split_at(at);
            write!(writer, "{before}\\u{:04x}", u32::from(character))?;
            rest = &from[character.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Tells whether a character means something within a `<script>`: a tag, a reference, or the end of a line.
fn is_meant(character: char) -> bool {
    matches!(character, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
}

fn for_script(value: &impl Serialize) -> String {
    let mut json = Vec::with_capacity(1024);
    // Texts, lists and numbers can always be written, and writing to memory never fails.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut json, ForScript));
    String::from_utf8(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn no_text_ends_the_script_that_holds_it() {
        let hostile = "</script><!--<script>&amp;\u{2028}\u{2029}\"\\";
        let escaped = for_script(&json!({ "name": hostile }));
        assert!(!escaped.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{escaped}");
        let read: Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(read["name"], hostile);
    }
}
