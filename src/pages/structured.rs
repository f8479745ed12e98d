//! What a page says of itself to programs: JSON-LD by schema.org, when it was published, and how to pass it on.
//!
//! Addresses in JSON-LD are absolute, so without a base address the page says only what needs none.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::content;
use crate::content::SessionState;
use crate::drawing;
use crate::model::Session;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::views::PassingView;
use crate::pages::views::PublishedView;
use crate::routes;
use crate::routes::ArticleId;
use crate::text;
use crate::text::Date;

/// Where Zalo asks to whom an address is to be sent; the address follows as JSON in base 64.
const ZALO: &str = "https://button-share.zalo.me/share_external?d=";

/// The offset of Vietnam, which has no summer time.
const OFFSET: &str = ":00+07:00";

impl Pages<'_> {
    /// Returns what a page says of itself, escaped for a `<script>` of data; nothing for a page that nobody is to find.
    pub(super) fn json_ld(&self, address: &str, head: &Head) -> Option<String> {
        if head.noindex {
            return None;
        }
        let mut things = match head.article {
            Some(ArticleId::Session(id)) => {
                let session = self.from.site.session(id);
                vec![self.news_article(ArticleId::Session(id), head), self.event(address, session, head)]
            }
            Some(ArticleId::News(id)) => vec![self.news_article(ArticleId::News(id), head)],
            Some(ArticleId::Page(_)) => Vec::new(),
            None if address.is_empty() => vec![self.website(), self.organisation_in_full()],
            None => Vec::new(),
        };
        things.extend(self.breadcrumb_list(address, head));
        if things.is_empty() {
            return None;
        }
        let graph = json!({ "@context": "https://schema.org", "@graph": things });
        Some(escape_for_script(&graph.to_string()))
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
        Some(PassingView { zalo, svg: drawing::qr("ma_chia-se", self.text("pass_code"), &url) })
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

    fn news_article(&self, id: ArticleId, head: &Head) -> Value {
        let article = routes::article(self.from.site, id);
        let address = self.absolute(self.from.routes.article(id));
        let published = self.published_on(id).map(text::iso_date);
        let topics = self.topics_of(id);
        let mut news = thing("NewsArticle");
        news.insert("headline".to_owned(), article.title.into());
        news.insert("inLanguage".to_owned(), "vi".into());
        news.insert("isAccessibleForFree".to_owned(), true.into());
        news.insert("publisher".to_owned(), self.organisation());
        put(&mut news, "description", head.description.clone());
        put(&mut news, "dateModified", article.updated.map(text::iso_date).or_else(|| published.clone()));
        put(&mut news, "datePublished", published);
        put(&mut news, "mainEntityOfPage", address.clone());
        put(&mut news, "url", address);
        put(&mut news, "image", head.share.as_ref().map(|share| share.url.clone()));
        // A byline is a person or a desk; nothing tells which, so it stays a text.
        put(&mut news, "author", article.author.map(str::to_owned));
        put(&mut news, "articleSection", (!topics.is_empty()).then_some(topics));
        put(&mut news, "disambiguatingDescription", self.illustration(article.illustrative));
        Value::Object(news)
    }

    fn event(&self, address: &str, session: &Session<'_>, head: &Head) -> Value {
        let day = text::iso_date(session.date);
        let state = match session.state {
            SessionState::Planned | SessionState::Held => "EventScheduled",
            SessionState::Postponed => "EventPostponed",
            SessionState::Cancelled => "EventCancelled",
        };
        let mut event = thing("Event");
        event.insert("name".to_owned(), session.article.title.into());
        event.insert(
            "startDate".to_owned(),
            match session.time {
                Some(time) => format!("{day}T{time}{OFFSET}").into(),
                None => day.into(),
            },
        );
        event.insert("eventStatus".to_owned(), format!("https://schema.org/{state}").into());
        event.insert("eventAttendanceMode".to_owned(), "https://schema.org/OfflineEventAttendanceMode".into());
        event.insert("organizer".to_owned(), self.organisation());
        put(&mut event, "description", head.description.clone());
        put(&mut event, "url", self.absolute(address));
        put(&mut event, "image", head.share.as_ref().map(|share| share.url.clone()));
        put(&mut event, "location", self.location(session));
        put(&mut event, "disambiguatingDescription", self.illustration(session.article.illustrative));
        Value::Object(event)
    }

    /// Returns the place of a session: that of the venue, or the one commune that it covers.
    fn location(&self, session: &Session<'_>) -> Option<Value> {
        let covered = match session.communes.as_slice() {
            [commune] => Some(*commune),
            _ => None,
        };
        let commune = session.venue_commune.or(covered);
        let commune_name = commune.map(|id| self.commune_name(id));
        let name = session.venue_name.map(str::to_owned).or_else(|| commune_name.clone())?;
        let mut address = thing("PostalAddress");
        address.insert("addressCountry".to_owned(), "VN".into());
        put(&mut address, "addressLocality", commune_name);
        let province = commune.and_then(|id| self.from.site.communes[id.index()].province);
        put(&mut address, "addressRegion", province.map(str::to_owned));
        let mut place = thing("Place");
        place.insert("name".to_owned(), name.into());
        place.insert("address".to_owned(), Value::Object(address));
        Some(Value::Object(place))
    }

    /// Returns the words that tell programs, too, that an article only illustrates the product.
    fn illustration(&self, illustrative: bool) -> Option<String> {
        illustrative.then(|| self.text("illustrative_notice").to_owned())
    }

    fn website(&self) -> Value {
        let settings = &self.from.site.settings;
        let mut website = thing("WebSite");
        website.insert("name".to_owned(), settings.title.into());
        website.insert("inLanguage".to_owned(), "vi".into());
        put(&mut website, "description", settings.description.map(str::to_owned));
        put(&mut website, "url", settings.base_url.clone());
        website.insert("publisher".to_owned(), self.organisation());
        Value::Object(website)
    }

    /// Returns the body that runs the site, in as many words as other things need.
    fn organisation(&self) -> Value {
        let settings = &self.from.site.settings;
        let name = settings.organisation.name.as_ref().map_or(settings.title, |name| name.value.as_str());
        let mut organisation = thing("GovernmentOrganization");
        organisation.insert("name".to_owned(), name.into());
        put(&mut organisation, "url", settings.base_url.clone());
        Value::Object(organisation)
    }

    fn organisation_in_full(&self) -> Value {
        let content::Organisation { parent, address, phone, email, .. } = self.from.site.settings.organisation;
        let words = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone());
        let mut organisation = self.organisation();
        if let Value::Object(organisation) = &mut organisation {
            put(organisation, "address", words(address));
            put(organisation, "telephone", words(phone));
            put(organisation, "email", words(email));
            let parent = words(parent).map(|name| json!({ "@type": "GovernmentOrganization", "name": name }));
            put(organisation, "parentOrganization", parent);
            put(organisation, "logo", self.logo_address());
        }
        organisation
    }

    /// Returns the way from the home page to a page; none without a base address, as it is made of addresses.
    fn breadcrumb_list(&self, address: &str, head: &Head) -> Option<Value> {
        if address.is_empty() {
            return None;
        }
        let home = (self.text("home").to_owned(), self.absolute("")?);
        let between = head.breadcrumbs.iter().filter_map(|link| {
            let address = link.path.strip_suffix("index.html").unwrap_or(&link.path);
            Some((link.title.clone(), self.absolute(address)?))
        });
        let page = (head.title.clone(), self.absolute(address)?);
        let entry = |(at, (name, url)): (usize, (String, String))| json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": url });
        let entries: Vec<Value> = std::iter::once(home).chain(between).chain([page]).enumerate().map(entry).collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": entries }))
    }
}

fn thing(kind: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), kind.into())])
}

fn put(thing: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        thing.insert(key.to_owned(), value.into());
    }
}

/// Escapes JSON so that no text within it can end the `<script>` around it, or mean anything to a reader of HTML.
fn escape_for_script(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escaped.push_str(&format!("\\u{:04x}", u32::from(character))),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_that_holds_it() {
        let hostile = "</script><!--<script>&amp;\u{2028}\u{2029}\"\\";
        let escaped = escape_for_script(&json!({ "name": hostile }).to_string());
        assert!(!escaped.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{escaped}");
        let read: Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(read["name"], hostile);
    }
}
