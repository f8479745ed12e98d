//! Small views that many pages show.

use crate::content;
use crate::content::PartOfDay;
use crate::content::SessionFormat;
use crate::content::Status;
use crate::images::Catalog;
use crate::model::Article;
use crate::model::CommuneId;
use crate::model::HeldBack;
use crate::model::NewsId;
use crate::model::Resolution;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::Standing;
use crate::model::TopicId;
use crate::offline;
use crate::pages::Pages;
use crate::pages::identity;
use crate::pages::views::CardView;
use crate::pages::views::DateView;
use crate::pages::views::FeedView;
use crate::pages::views::IconView;
use crate::pages::views::LinkView;
use crate::pages::views::NavigationView;
use crate::pages::views::OrganisationView;
use crate::pages::views::PagerEntryView;
use crate::pages::views::PagerView;
use crate::pages::views::SiteView;
use crate::pages::views::StatusView;
use crate::routes;
use crate::routes::Routes;
use crate::text;
use crate::text::Date;
use crate::theme;
use crate::theme::Theme;

/// The length of a summary that is taken from the text, in characters.
const EXCERPT: usize = 200;

/// Returns the view of a day.
pub(super) fn date_view(date: Date) -> DateView {
    DateView { iso: text::iso_date(date), text: text::weekday_date(date), short: text::short_date(date) }
}

/// Returns a text with its first letter in upper case.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Gives a theme what is the same on all pages: the view of the site, and its colour.
pub fn dress(theme: &mut Theme, site: &Site<'_>, routes: &Routes, catalog: &Catalog) {
    theme.set_colour(site.settings.colour);
    theme.set_site(&site_view(theme, site, routes, catalog));
}

fn site_view(theme: &Theme, site: &Site<'_>, routes: &Routes, catalog: &Catalog) -> SiteView {
    let settings = &site.settings;
    let entry = |key: &'static str, address: &str, section: &str| NavigationView {
        title: theme.string(key).to_owned(),
        path: routes::file(address),
        external: false,
        section: section.to_owned(),
    };
    let own: Vec<NavigationView> =
        settings.navigation.iter().filter_map(|entry| own_navigation(entry, site, routes)).collect();
    let news = (!site.news.is_empty()).then(|| entry("news", routes::NEWS, "news"));
    let mut navigation =
        vec![entry("sessions", routes::SESSIONS, "sessions"), entry("ledger", routes::LEDGER, "ledger")];
    navigation.extend(news);
    navigation.push(entry("topics", routes::TOPICS, "topics"));
    navigation.push(entry("communes", routes::COMMUNES, "communes"));
    navigation.push(entry("agencies", routes::AGENCIES, "agencies"));
    navigation.push(entry("calendar", routes::CALENDAR, "calendar"));
    let mut further = navigation.clone();
    further.push(entry("series", routes::SERIES, "series"));
    further.push(entry("years", routes::YEARS, "years"));
    further.push(entry("data", routes::DATA, "data"));
    navigation.extend(own.iter().cloned());
    further.extend(own);
    let feed = |path: &str, media_type| FeedView {
        title: theme.string("feed_all").to_owned(),
        path: path.to_owned(),
        media_type,
    };
    let feeds = match settings.base_url {
        Some(_) => vec![feed(routes::ATOM, "application/atom+xml"), feed(routes::JSON_FEED, "application/feed+json")],
        None => Vec::new(),
    };
    let published = |name: &str| theme.published(name).map(str::to_owned);
    SiteView {
        title: settings.title.to_owned(),
        description: settings.description.map(str::to_owned),
        today: date_view(site.today),
        base_url: settings.base_url.clone(),
        organisation: organisation_view(settings.organisation),
        reuse_notice: settings.reuse_notice.map(str::to_owned),
        navigation,
        further,
        script: published("ledger.js"),
        gallery_script: published("gallery.js"),
        site_script: published("site.js"),
        worker: site.is_kept_offline().then_some(offline::WORKER),
        manifest: site.is_kept_offline().then_some(offline::MANIFEST),
        search: routes::file(routes::SEARCH),
        stylesheet: published(theme::STYLESHEET).unwrap_or_default(),
        icon: identity::icon(theme, site, catalog)
            .map(|icon| IconView { path: icon.path, media_type: icon.media_type }),
        logo: identity::logo(site, catalog).and_then(identity::logo_view),
        colour: identity::colour(site),
        feeds,
    }
}

fn own_navigation(entry: &content::NavigationEntry, site: &Site<'_>, routes: &Routes) -> Option<NavigationView> {
    let title = entry.title.value.clone();
    if let Some(url) = &entry.url {
        return Some(NavigationView {
            title,
            path: text::uri(url.value.clone()),
            external: true,
            section: String::new(),
        });
    }
    let page = entry.page.as_ref()?;
    let index = site.pages.iter().position(|candidate| candidate.article.id == page.value)?;
    let address = routes.page(index.into());
    Some(NavigationView { title, path: routes::file(address), external: false, section: address.to_owned() })
}

fn organisation_view(written: &content::Organisation) -> OrganisationView {
    let content::Organisation { name, parent, address, phone, email, responsible, licence } = written;
    let words = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone());
    OrganisationView {
        name: words(name),
        parent: words(parent),
        address: words(address),
        phone: words(phone),
        phone_link: phone.as_ref().and_then(|phone| text::telephone(&phone.value)),
        email: words(email),
        email_link: email.as_ref().and_then(|email| text::mailbox(&email.value)),
        responsible: words(responsible),
        licence: words(licence),
    }
}

/// Returns the pages of a list as a reader jumps between them: the first, those around the current one, the last.
pub(super) fn pager(list: &str, current: usize, total: usize) -> Option<PagerView> {
    if total <= 1 {
        return None;
    }
    let path = |number: usize| routes::file(&routes::list_page(list, number));
    let near = |number: &usize| *number == 1 || *number == total || number.abs_diff(current) <= 2;
    let mut pages = Vec::new();
    let mut last = 0;
    for number in (1..=total).filter(near) {
        if number > last + 1 {
            pages.push(PagerEntryView { number: 0, path: None, current: false });
        }
        pages.push(PagerEntryView { number, path: Some(path(number)), current: number == current });
        last = number;
    }
    Some(PagerView {
        current,
        total,
        previous: (current > 1).then(|| path(current - 1)),
        next: (current < total).then(|| path(current + 1)),
        pages,
    })
}

impl Pages<'_> {
    pub(super) fn topic_link(&self, id: TopicId) -> LinkView {
        let title = self.from.site.topics[id.index()].name.to_owned();
        LinkView { title, path: routes::file(self.from.routes.topic(id)) }
    }

    pub(super) fn commune_link(&self, id: CommuneId) -> LinkView {
        LinkView { title: self.commune_name(id), path: routes::file(self.from.routes.commune(id)) }
    }

    /// Returns the name of a unit with its kind: `xã Ia Le`.
    pub(super) fn commune_name(&self, id: CommuneId) -> String {
        self.from.site.communes[id.index()].full_name()
    }

    pub(super) fn session_link(&self, id: SessionId) -> LinkView {
        let title = self.from.site.session(id).article.title.to_owned();
        LinkView { title, path: routes::file(self.from.routes.session(id)) }
    }

    pub(super) fn news_link(&self, id: NewsId) -> LinkView {
        let title = self.from.site.news[id.index()].article.title.to_owned();
        LinkView { title, path: routes::file(self.from.routes.news(id)) }
    }

    /// Returns the words that stand for an article in a list: its summary, or the beginning of its text.
    pub(super) fn summary(&self, article: &Article<'_>) -> String {
        match article.summary {
            Some(summary) => summary.to_owned(),
            None if article.withdrawn.is_some() => String::new(),
            None => text::excerpt(&self.from.texts.body(article.file).first_paragraph, EXCERPT),
        }
    }

    /// Returns the words for why readers do not see an article yet.
    pub(super) fn held_back(&self, article: &Article<'_>) -> Option<String> {
        article.held_back.map(|held_back| match held_back {
            HeldBack::Draft => self.text("held_back_draft").to_owned(),
            HeldBack::Until(day) => format!("{} {}", self.text("held_back_until"), text::short_date(day)),
        })
    }

    pub(super) fn session_card_view(&self, id: SessionId) -> CardView {
        let session = self.from.site.session(id);
        let article = &session.article;
        CardView {
            kind: "session",
            title: article.title.to_owned(),
            path: routes::file(self.from.routes.session(id)),
            date: date_view(session.date),
            summary: self.summary(article),
            topics: self.prepared_topics(&session.topics),
            communes: self.prepared_communes(&session.communes),
            round: session.round.map(|round| format!("{} {round}", self.text("round"))),
            cover: article.cover.and_then(|cover| self.picture(article.folder, cover)),
            coming: session.coming,
            state: self.state(session),
            withdrawn: article.withdrawn.is_some(),
            held_back: self.held_back(article),
        }
    }

    pub(super) fn news_card_view(&self, id: NewsId) -> CardView {
        let news = &self.from.site.news[id.index()];
        let article = &news.article;
        CardView {
            kind: "news",
            title: article.title.to_owned(),
            path: routes::file(self.from.routes.news(id)),
            date: date_view(news.date),
            summary: self.summary(article),
            topics: self.prepared_topics(&news.topics),
            communes: self.prepared_communes(&news.communes),
            round: None,
            cover: article.cover.and_then(|cover| self.picture(article.folder, cover)),
            coming: false,
            state: None,
            withdrawn: article.withdrawn.is_some(),
            held_back: self.held_back(article),
        }
    }

    /// Returns the view of a state as it was reported.
    pub(super) fn status(&self, status: Option<Status>) -> StatusView {
        let code = match status {
            None => "unpublished",
            Some(Status::NotStarted) => "not_started",
            Some(Status::InProgress) => "in_progress",
            Some(Status::Done) => "done",
            Some(Status::Dropped) => "dropped",
        };
        StatusView { code, label: self.status_word(status).to_owned(), overdue: false, open_until: None }
    }

    /// Returns the words for a state.
    pub(super) fn status_word(&self, status: Option<Status>) -> &str {
        self.text(match status {
            None => "status_unpublished",
            Some(Status::NotStarted) => "status_not_started",
            Some(Status::InProgress) => "status_in_progress",
            Some(Status::Done) => "status_done",
            Some(Status::Dropped) => "status_dropped",
        })
    }

    /// Returns the view of where a task stands: the reported state, whether it came late, and whether it is overdue.
    pub(super) fn task_status(&self, task: &Resolution<'_>) -> StatusView {
        let reported = self.status(self.from.site.status(task));
        match task.standing {
            Standing::DoneLate => {
                StatusView { code: "late", label: self.text("standing_done_late").to_owned(), ..reported }
            }
            Standing::DoneOnTime => StatusView { label: self.text("standing_done_on_time").to_owned(), ..reported },
            standing if standing.is_open() => {
                let open_until = task.due.map(text::iso_date);
                StatusView { overdue: standing == Standing::Overdue, open_until, ..reported }
            }
            _ => reported,
        }
    }

    pub(super) fn part_of_day(&self, part: PartOfDay) -> String {
        let key = match part {
            PartOfDay::Morning => "part_sang",
            PartOfDay::Afternoon => "part_chieu",
            PartOfDay::Evening => "part_toi",
        };
        self.text(key).to_owned()
    }

    pub(super) fn format(&self, format: SessionFormat) -> String {
        let key = match format {
            SessionFormat::Thematic => "format_thematic",
            SessionFormat::ByCommune => "format_by_commune",
            SessionFormat::Regular => "format_regular",
            SessionFormat::Extraordinary => "format_extraordinary",
        };
        self.text(key).to_owned()
    }
}
