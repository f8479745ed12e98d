//! What each template receives: plain values, ready to show.
//!
//! The fields here are the manual of theme authors. A `path` is an address from the root of the site
//! (`doi-thoai/2021-01-07-ia-le/index.html`); a template writes `{{ page.root }}{{ link.path }}`, so that the same
//! view serves pages at every depth. Texts are plain and escaped by the template; only fields named `html` and `svg` hold HTML.

mod agencies;
mod calendar;
mod coverage;
mod data;
mod ledger;
mod notice;
mod rounds;
mod search;

pub use agencies::*;
pub use calendar::*;
pub use coverage::*;
pub use data::*;
pub use ledger::*;
pub use notice::*;
pub use rounds::*;
pub use search::*;
use serde::Serialize;

use crate::theme::Prepared;

/// The site, the same on every page (`site`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteView {
    /// The name of the site.
    pub title: String,
    /// One sentence on the site.
    pub description: Option<String>,
    /// The day for which the site was built: what it says of tasks is true on that day.
    pub today: DateView,
    /// The absolute address of the root, ending in `/`, where it is known.
    pub base_url: Option<String>,
    /// Who runs the site: the fields of a state site's footer.
    pub organisation: OrganisationView,
    /// The notice on using the content again.
    pub reuse_notice: Option<String>,
    /// The main navigation, in order.
    pub navigation: Vec<NavigationView>,
    /// All parts of the site, for the foot of the page: the main navigation and what is looked up less often.
    pub further: Vec<NavigationView>,
    /// The path of the stylesheet.
    pub stylesheet: String,
    /// The path of the script, which no page needs to be read.
    pub script: Option<String>,
    /// The path of the script that shows the pictures of a gallery large, which no page needs to be read.
    pub gallery_script: Option<String>,
    /// The path of the script that all pages share, which none needs to be read.
    pub site_script: Option<String>,
    /// The path of the worker that keeps pages for days without a network; none where nothing is to be kept.
    pub worker: Option<&'static str>,
    /// The path of the manifest, by which a telephone puts the site among its programs; there where `worker` is.
    pub manifest: Option<&'static str>,
    /// The path of the page of search.
    pub search: String,
    /// The icon that browsers show beside the title: the logo where it is about as wide as high, else that of the theme.
    pub icon: Option<IconView>,
    /// The logo. Beside the name of the site it says nothing more, so its `alt` is empty; alone it is named by `title`.
    pub logo: Option<LogoView>,
    /// The ground of the head of the site, where the site chose a colour; the stylesheet has it already.
    pub colour: Option<ColourView>,
    /// The feeds of the whole site; empty without a base address.
    pub feeds: Vec<FeedView>,
}

/// The organisation that runs the site.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct OrganisationView {
    /// The managing body.
    pub name: Option<String>,
    /// The body above it.
    pub parent: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// The telephone number, as written.
    pub phone: Option<String>,
    /// The address that dials it, `tel:`; none where `phone` is not one number.
    pub phone_link: Option<String>,
    /// The e-mail address, as written.
    pub email: Option<String>,
    /// The address that begins an e-mail, `mailto:`; none where `email` is not one address.
    pub email_link: Option<String>,
    /// The person responsible for the content.
    pub responsible: Option<String>,
    /// The licence of the site.
    pub licence: Option<String>,
}

/// The icon of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct IconView {
    /// The path.
    pub path: String,
    /// The media type: `image/svg+xml`, `image/png` …
    pub media_type: &'static str,
}

/// The logo of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LogoView {
    /// The path of a file that every browser shows.
    pub path: String,
    /// The path of the same as WebP; none where the former is all there is.
    pub webp: Option<String>,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// A colour of the site, as `#0b5c3b`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ColourView {
    /// On screens with a light ground.
    pub light: String,
    /// On screens with a dark ground.
    pub dark: String,
}

/// One entry of the main navigation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NavigationView {
    /// The text of the link.
    pub title: String,
    /// The path within the site, or an absolute address where `external` is set.
    pub path: String,
    /// Whether the link leaves the site.
    pub external: bool,
    /// The section that the link opens: `sessions`, `ledger`, `news`, `topics`, `communes`, `agencies`, `series`,
    /// `calendar`, `data`, `years`, or the path of a page.
    pub section: String,
}

/// A feed that a page offers.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FeedView {
    /// The name of the feed.
    pub title: String,
    /// The path of the feed.
    pub path: String,
    /// The media type: `application/atom+xml` or `application/feed+json`.
    pub media_type: &'static str,
}

/// The page itself (`page`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PageView {
    /// The heading of the page.
    pub title: String,
    /// The text of `<title>`: the heading and the name of the site.
    pub full_title: String,
    /// The text of the description for search engines.
    pub description: Option<String>,
    /// What leads from the page to the root of the site: `../../`, or empty on the home page.
    pub root: String,
    /// The absolute address, where the base address is known.
    pub canonical: Option<String>,
    /// The section it belongs to, as in [`NavigationView::section`]; `home` on the home page.
    pub section: String,
    /// The way from the home page (left out) to the page's parent.
    pub breadcrumbs: Vec<LinkView>,
    /// The feeds of this page besides those of the site.
    pub feeds: Vec<FeedView>,
    /// The picture beside a link to the page, where the base address is known.
    pub share: Option<ShareView>,
    /// When the article of the page was published, for networks; none where the page is no article.
    pub published: Option<PublishedView>,
    /// Ways to pass the page on, where it is an article or a task and the base address is known.
    pub passing: Option<PassingView>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
}

/// What a page says of itself to programs (`structured`). Only templates receive it that name it, or extend or include one
/// that does; all do where a component asks for `@structured`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StructuredView {
    /// By schema.org: JSON that is escaped for a `<script>` of data; none on a page that search engines are to leave out.
    pub json_ld: Option<String>,
}

/// When an article was published, and under what.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PublishedView {
    /// The day of publication: `2021-01-08`.
    pub day: String,
    /// The day of the last change.
    pub updated: Option<String>,
    /// The names of its topics.
    pub topics: Vec<String>,
}

/// Ways to pass a page on that need no script.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PassingView {
    /// The address at which Zalo asks to whom the page is to be sent.
    pub zalo: String,
    /// The address of the page as a QR code. None where the address is too long for one.
    pub code: Option<CodeView>,
}

/// A QR code, which the filter `qr` draws: `{{ page.passing.code | qr }}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CodeView {
    /// The absolute address that it says.
    pub url: String,
    /// What it is, for who cannot see it.
    pub title: String,
    /// What the ids within the drawing begin with; another one for each code of a page.
    pub id: &'static str,
}

/// The picture that messengers and networks show beside a link to a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ShareView {
    /// The absolute address of the picture.
    pub url: String,
    /// The media type: `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// What the picture shows or says.
    pub alt: String,
}

/// Where a page stands, for what surrounds it (`page` in `head.html`, `header.html` and `footer.html`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PlaceView {
    /// What leads from the page to the root of the site.
    pub root: String,
    /// The section it belongs to.
    pub section: String,
    /// The way from the home page to the page's parent, where that is wanted.
    pub breadcrumbs: Vec<LinkView>,
}

/// What surrounds a page (`frame`), ready as HTML: pages at one depth and of one section share it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FrameView {
    /// From `head.html`.
    pub head: String,
    /// From `header.html`.
    pub header: String,
    /// From `footer.html`.
    pub footer: String,
    /// From `script.html`.
    pub script: String,
}

/// A link to a page of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkView {
    /// The text of the link.
    pub title: String,
    /// The path of the page.
    pub path: String,
}

/// A day.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DateView {
    /// `2021-01-07`, for `datetime`.
    pub iso: String,
    /// `Thứ Năm, 07/01/2021`.
    pub text: String,
    /// `07/01/2021`.
    pub short: String,
}

/// A session or a news article in a list (`cards`, `lead`, `same_topic`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CardView {
    /// `session` or `news`.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// The path of the page.
    pub path: String,
    /// The day of the session, or of the news.
    pub date: DateView,
    /// The summary, or the beginning of the text.
    pub summary: String,
    /// The topics, each as [`LinkView`].
    pub topics: Vec<Prepared>,
    /// The communes that the session covers, each as [`LinkView`].
    pub communes: Vec<Prepared>,
    /// `Lần 2`, where the session is a round of a series.
    pub round: Option<String>,
    /// The cover picture.
    pub cover: Option<PictureView>,
    /// Whether the session lies ahead.
    pub coming: bool,
    /// What is to be said of a session that lies ahead or did not take place.
    pub state: Option<StateView>,
    /// Whether the article was withdrawn.
    pub withdrawn: bool,
    /// That readers do not see the article yet, and why; only in a preview.
    pub held_back: Option<String>,
}

/// A file of a picture that a browser may choose.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CandidateView {
    /// The path.
    pub path: String,
    /// The width in pixels.
    pub width: u32,
}

/// A picture with what belongs to it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PictureView {
    /// The path of a file that every browser shows.
    pub path: String,
    /// The width of the largest file, in pixels.
    pub width: u32,
    /// The height of the largest file, in pixels.
    pub height: u32,
    /// The path of the largest file.
    pub large: String,
    /// The files as AVIF, from the narrowest; empty where `pictures.yaml` asks for none.
    pub avif: Vec<CandidateView>,
    /// The files as WebP, from the narrowest; empty where `plain` is all there is.
    pub webp: Vec<CandidateView>,
    /// The files that every browser shows, from the narrowest, at least one.
    pub plain: Vec<CandidateView>,
    /// What stands there until the picture has come: an inline SVG of its colours.
    pub placeholder: Option<String>,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
    /// The text below the picture.
    pub caption: Option<String>,
    /// Who made the picture.
    pub credit: Option<String>,
}

/// Where a list page stands among its siblings (`pager`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PagerView {
    /// The number of this page, from 1.
    pub current: usize,
    /// The number of pages.
    pub total: usize,
    /// The path of the page before.
    pub previous: Option<String>,
    /// The path of the page after.
    pub next: Option<String>,
    /// The first page, those around this one and the last page; a gap is an entry without a path.
    pub pages: Vec<PagerEntryView>,
}

/// One number of a pager.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PagerEntryView {
    /// The number of the page; 0 for a gap.
    pub number: usize,
    /// The path; none for a gap.
    pub path: Option<String>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// The home page (`home.html`: `home`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HomeView {
    /// The session that was held last, as [`CardView`].
    pub lead: Option<Prepared>,
    /// The promises of the whole site; none where nothing was promised.
    pub promises: Option<PromisesView>,
    /// Those held before it, newest first, as [`CardView`].
    pub latest: Vec<Prepared>,
    /// Sessions that lie ahead, nearest first, as [`CardView`].
    pub coming: Vec<Prepared>,
    /// Topics announced for coming sessions that have no page yet.
    pub announced: Vec<UpcomingView>,
    /// The latest news, as [`CardView`].
    pub news: Vec<Prepared>,
    /// The topics with the number of their sessions, in alphabetical order.
    pub topics: Vec<TermView>,
    /// The communes with the most sessions, in alphabetical order.
    pub communes: Vec<TermView>,
    /// The number of all sessions, held and to come.
    pub session_count: usize,
    /// The list of all sessions.
    pub sessions: LinkView,
    /// The list of all news.
    pub all_news: LinkView,
    /// The index of topics.
    pub all_topics: LinkView,
    /// The index of communes.
    pub all_communes: LinkView,
}

/// A topic announced for a coming session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct UpcomingView {
    /// The topic.
    pub topic: LinkView,
    /// The day, once it is fixed.
    pub date: Option<DateView>,
    /// The venue, once it is fixed.
    pub venue: Option<String>,
    /// The session that announced it; none on the page of that session itself.
    pub announced_by: Option<LinkView>,
}

/// A topic, commune or year in an index.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TermView {
    /// The name.
    pub name: String,
    /// The path of its page.
    pub path: String,
    /// The number of sessions.
    pub count: usize,
    /// What else is to be said: `thị trấn, đến 30/6/2025, nhập vào Chư Pưh`.
    pub note: Option<String>,
}

/// The entries of an index that begin with one letter.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LetterView {
    /// The letter.
    pub letter: String,
    /// The fragment id of the group.
    pub anchor: String,
    /// The entries, in Vietnamese order.
    pub terms: Vec<TermView>,
}

/// An index by name (`index.html`: `index`), of topics or communes.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct IndexView {
    /// One sentence on what the index holds.
    pub lead: String,
    /// The number of entries.
    pub count: usize,
    /// The entries by first letter.
    pub letters: Vec<LetterView>,
    /// How the tasks of each topic stand; none in the index of communes.
    pub chart: Option<ChartView>,
    /// How many communes had a session in each year; none in the index of topics.
    pub coverage: Option<CoverageTableView>,
}

/// The archive (`years.html`: `years`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct YearsView {
    /// The years, newest first.
    pub years: Vec<TermView>,
    /// How the tasks of each year stand.
    pub chart: Option<ChartView>,
}

/// A list of cards (`list.html`, `topic.html`, `commune.html`: `list`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ListView {
    /// The number of all entries, on all pages of the list.
    pub count: usize,
    /// What is counted: `buổi đối thoại` or `tin`.
    pub counted: String,
    /// What introduces the list.
    pub description: Option<String>,
    /// The entries of this page, in groups; a list without groups has one with no heading.
    pub groups: Vec<GroupView>,
    /// The other pages; none where all entries stand on one.
    pub pager: Option<PagerView>,
}

/// Entries under one heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct GroupView {
    /// The heading: `Từ 01/7/2025`, `Tháng 3`.
    pub heading: Option<String>,
    /// The entries, as [`CardView`].
    pub cards: Vec<Prepared>,
}

/// A commune (`commune.html`: `commune`, beside `list`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CommuneView {
    /// The name with its kind: `xã Ia Le`.
    pub full_name: String,
    /// The official code.
    pub code: Option<String>,
    /// The district, before 1 July 2025.
    pub district: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// The first day of the unit.
    pub established: Option<DateView>,
    /// The last day of the unit.
    pub last_day: Option<DateView>,
    /// What the unit became.
    pub successors: Vec<SuccessionView>,
    /// What the unit was made from.
    pub predecessors: Vec<SuccessionView>,
}

/// One step in the history of a commune.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SuccessionView {
    /// The other unit.
    pub commune: LinkView,
    /// Whether only a part of the older unit went over.
    pub part: bool,
    /// The clause that ordered it.
    pub clause: Option<String>,
}

/// A session (`session.html`: `session`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SessionView {
    /// What the session shares with a news article.
    #[serde(flatten)]
    pub article: ArticleView,
    /// The hour: `07:30`.
    pub time: Option<String>,
    /// `Sáng`, `Chiều` or `Tối`.
    pub part_of_day: Option<String>,
    /// How the session was held: `Theo chuyên đề`.
    pub format: Option<String>,
    /// The series that the session is a round of.
    pub series: Option<SeriesView>,
    /// Where the session took place.
    pub venue: Option<VenueView>,
    /// The name of the cluster of communes that it covers.
    pub cluster: Option<String>,
    /// Who chaired it, in protocol order.
    pub chairs: Vec<ChairView>,
    /// Who else took part.
    pub attendees: Vec<String>,
    /// How many people took part.
    pub attendance: Option<u32>,
    /// The documents that ordered it.
    pub legal_basis: Vec<LegalBasisView>,
    /// What residents asked for, and the answers.
    pub petitions: Vec<PetitionView>,
    /// The tasks assigned at this session.
    pub resolutions: Vec<ResolutionView>,
    /// What was reported at this session on earlier tasks.
    pub updates: Vec<UpdateView>,
    /// Topics announced for later.
    pub upcoming: Vec<UpcomingView>,
    /// Whether the session lies ahead.
    pub coming: bool,
    /// What is to be said of a session that lies ahead or did not take place.
    pub state: Option<StateView>,
    /// Whether anything of the outcome (petitions, resolutions, updates) is published.
    pub has_outcome: bool,
    /// Whether the session took place, so that an outcome is to be expected.
    pub owes_outcome: bool,
    /// The path of the outcome on one sheet, if there is one.
    pub notice: Option<String>,
}

/// What sessions, news and plain pages share (`article` in `news.html` and `page.html`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ArticleView {
    /// The title.
    pub title: String,
    /// The day of the session or of the news; none on a plain page.
    pub date: Option<DateView>,
    /// The day of publication, where it differs from `date`.
    pub published: Option<DateView>,
    /// The day of the last change.
    pub updated: Option<DateView>,
    /// The lead paragraph (sapo).
    pub summary: Option<String>,
    /// The lead paragraph in other languages.
    pub summaries: Vec<SummaryView>,
    /// The topics, each as [`LinkView`].
    pub topics: Vec<Prepared>,
    /// The communes covered, each as [`LinkView`].
    pub communes: Vec<Prepared>,
    /// The cover picture.
    pub cover: Option<PictureView>,
    /// The text, as HTML; nothing for a withdrawn article.
    pub html: String,
    /// The headings of a long text; empty for a short one.
    pub contents: Vec<ContentsView>,
    /// Files to download.
    pub documents: Vec<DocumentView>,
    /// Further pictures.
    pub gallery: Vec<PictureView>,
    /// What was corrected after publication.
    pub corrections: Vec<CorrectionView>,
    /// Set when the article was withdrawn.
    pub withdrawn: Option<CorrectionView>,
    /// The byline.
    pub author: Option<String>,
    /// Where the text comes from.
    pub source: Option<String>,
    /// Whether the article only illustrates the product.
    pub illustrative: bool,
    /// That readers do not see the article yet, and why; only in a preview.
    pub held_back: Option<String>,
    /// Sessions that a news article is about, as [`CardView`].
    pub sessions: Vec<Prepared>,
    /// The list that the article belongs to.
    pub back: LinkView,
    /// The next article in time.
    pub newer: Option<LinkView>,
    /// The article before in time.
    pub older: Option<LinkView>,
    /// Other articles on the same topic, as [`CardView`].
    pub same_topic: Vec<Prepared>,
}

/// A lead paragraph in another language than Vietnamese.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SummaryView {
    /// The tag of the language, for `lang`: `jra`.
    pub tag: &'static str,
    /// The Vietnamese name of the language.
    pub language: String,
    /// The text.
    pub text: String,
}

/// One line of a table of contents.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ContentsView {
    /// The level of the heading: 2 or 3.
    pub level: u8,
    /// The fragment id.
    pub anchor: String,
    /// The text of the heading.
    pub text: String,
}

/// The series of a session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SeriesView {
    /// The name of the series.
    pub name: String,
    /// The page of the series.
    pub link: LinkView,
    /// The number of this round.
    pub round: Option<u32>,
    /// All rounds from 1 to the latest, in order; a round without an article has no link.
    pub rounds: Vec<RoundView>,
    /// The round before, where it has an article.
    pub previous: Option<LinkView>,
    /// The round after.
    pub next: Option<LinkView>,
}

/// A round of a series.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoundView {
    /// The number of the round.
    pub round: u32,
    /// The page of the round; none where no article was published.
    pub link: Option<LinkView>,
    /// The day of the round.
    pub date: Option<DateView>,
    /// Whether it is the session of this page.
    pub current: bool,
}

/// A place.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct VenueView {
    /// The name of the place.
    pub name: Option<String>,
    /// The commune it lies in.
    pub commune: Option<LinkView>,
}

/// A person who chaired a session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChairView {
    /// The name.
    pub name: String,
    /// The posts held on that day.
    pub role: Option<String>,
}

/// A document that ordered a session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LegalBasisView {
    /// The title.
    pub title: String,
    /// The number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<DateView>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A petition with its answer.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PetitionView {
    /// The id within the session: `kn-01`.
    pub id: String,
    /// The fragment id.
    pub anchor: String,
    /// The text.
    pub text: String,
    /// Who asked, in general words.
    pub from: Option<String>,
    /// The agency that answers.
    pub agency: Option<LinkView>,
    /// The answer.
    pub answer: Option<String>,
    /// The tasks that follow from it: their ids and fragment ids.
    pub resolutions: Vec<AnchorView>,
}

/// A link within the page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AnchorView {
    /// The text of the link.
    pub text: String,
    /// The fragment id.
    pub anchor: String,
}

/// A task assigned at a session.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ResolutionView {
    /// The id within the session: `nv-01`.
    pub id: String,
    /// The fragment id.
    pub anchor: String,
    /// The path of the page of the task.
    pub path: String,
    /// What proves a task that was done by the day of the session.
    pub evidence: Vec<EvidenceView>,
    /// The text.
    pub text: String,
    /// The agency in charge, as [`AgencyLinkView`].
    pub agency: Option<Prepared>,
    /// The cooperating agencies.
    pub with: Vec<LinkView>,
    /// The day by which it is due.
    pub due: Option<DateView>,
    /// The state as last reported.
    pub status: StatusView,
    /// The petitions that it answers.
    pub petitions: Vec<AnchorView>,
    /// The day of the latest report; none where nothing was reported since. What was reported stands on the task's page.
    pub last_word: Option<DateView>,
}

/// The state of a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatusView {
    /// `unpublished`, `not_started`, `in_progress`, `done`, `late`, `dropped`.
    pub code: &'static str,
    /// The words for it.
    pub label: String,
    /// Whether the due date has passed and the task is still open.
    pub overdue: bool,
    /// The due day of an open task, from which a browser knows on a later day that it is overdue: `2021-03-31`.
    pub open_until: Option<String>,
}

/// What was reported on a task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct UpdateView {
    /// The text of the task.
    pub text: String,
    /// The path of the page of the task; none where its session was withdrawn.
    pub task: Option<String>,
    /// The session that assigned the task.
    pub assigned_at: LinkView,
    /// The session that reported; the page itself in [`SessionView::updates`].
    pub reported_by: LinkView,
    /// The agency in charge, as [`AgencyLinkView`].
    pub agency: Option<Prepared>,
    /// When it was due.
    pub due: Option<DateView>,
    /// The reported state.
    pub status: StatusView,
    /// The day of the report.
    pub date: DateView,
    /// What was said.
    pub note: Option<String>,
    /// What proves it.
    pub evidence: Vec<EvidenceView>,
}

/// A proof of what was reported.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EvidenceView {
    /// The text of the link.
    pub title: String,
    /// An absolute address.
    pub url: Option<String>,
    /// The path of a file on this site.
    pub path: Option<String>,
    /// What that file is: `PDF, 1,2 MB`.
    pub note: Option<String>,
}

/// A file to download.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DocumentView {
    /// The title.
    pub title: String,
    /// The path of the file.
    pub path: String,
    /// The type: `PDF`.
    pub kind: String,
    /// The size: `120 KB`.
    pub size: String,
}

/// A dated remark: a correction or a withdrawal.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CorrectionView {
    /// The day.
    pub date: Option<DateView>,
    /// The remark.
    pub text: String,
}

/// A chart with the table of its numbers (component `chart`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChartView {
    /// The title, shown as the caption of the table.
    pub title: String,
    /// The drawing: an `<svg>` element.
    pub svg: String,
    /// The headings of the columns: of the rows' labels first, then of each value, then of the totals, if rows have any.
    pub columns: Vec<String>,
    /// The rows, in the order of the drawing.
    pub rows: Vec<ChartRowView>,
}

/// A row of the table of a chart.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChartRowView {
    /// What the row stands for.
    pub label: String,
    /// The page about it.
    pub path: Option<String>,
    /// The numbers, written as on all pages: `1.234`.
    pub values: Vec<String>,
    /// Their sum, where it means something.
    pub total: Option<String>,
}

/// A page that leads to a new address (`redirect.html`: `redirect`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RedirectView {
    /// The new page.
    pub target: LinkView,
}
