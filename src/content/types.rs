//! The content as its authors wrote it, each value with its place. Nothing here is resolved: a topic is still a name.

use crate::content::fields::Choice;
use crate::palette::Colour;
use crate::source::FileId;
use crate::source::Span;
use crate::source::Spanned;
use crate::text::ClockTime;
use crate::text::Date;

/// A text with its place.
pub type Words = Spanned<String>;

/// What every article has: where it lies.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// Its path from the folder of the site.
    pub path: String,
    /// The id: the name of its folder, or the stem of a lone file, as an address writes it.
    pub id: String,
    /// The folder, from the folder of the site, whose files belong to the article.
    pub folder: String,
    /// The place of the front matter's first line, for mistakes that concern the whole article.
    pub head: Span,
    /// The offset of the body in the text of the file.
    pub body_start: usize,
}

/// The keys that sessions, news and pages share.
#[derive(Clone, Debug)]
pub struct Common {
    /// `title`; a mistake where it is absent, as with every key that must be there.
    pub title: Option<Words>,
    /// `summary`.
    pub summary: Option<Words>,
    /// `summaries`: the summary in other languages, by tag, in the order of [`LANGUAGES`].
    pub summaries: Vec<(&'static str, Words)>,
    /// `updated`.
    pub updated: Option<Spanned<Date>>,
    /// `slug`.
    pub slug: Option<Words>,
    /// `aliases`.
    pub aliases: Vec<Words>,
    /// `draft`.
    pub draft: bool,
    /// `illustrative`.
    pub illustrative: bool,
    /// `author`.
    pub author: Option<Words>,
    /// `cover`.
    pub cover: Option<Picture>,
    /// `gallery`.
    pub gallery: Vec<Picture>,
    /// `documents`.
    pub documents: Vec<Document>,
    /// `withdrawn`.
    pub withdrawn: Option<Remark>,
    /// `corrections`.
    pub corrections: Vec<Remark>,
}

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Where it lies.
    pub origin: Origin,
    /// What it shares with other articles.
    pub common: Common,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `time`.
    pub time: Option<Spanned<ClockTime>>,
    /// `part_of_day`.
    pub part_of_day: Option<Spanned<PartOfDay>>,
    /// `published`.
    pub published: Option<Spanned<Date>>,
    /// `announced`: the day on which time, place and content were made known.
    pub announced: Option<Spanned<Date>>,
    /// `status`; absent where the date tells.
    pub state: Option<Spanned<SessionState>>,
    /// `format`.
    pub format: Option<Spanned<SessionFormat>>,
    /// `series`.
    pub series: Option<Words>,
    /// `round`.
    pub round: Option<Spanned<u32>>,
    /// `venue`.
    pub venue: Option<Venue>,
    /// `communes`.
    pub communes: Vec<Words>,
    /// `cluster`.
    pub cluster: Option<Words>,
    /// `chairs`.
    pub chairs: Vec<Chair>,
    /// `attendees`.
    pub attendees: Vec<Words>,
    /// `attendance`.
    pub attendance: Option<Spanned<u32>>,
    /// `topic`.
    pub topics: Vec<Words>,
    /// `legal_basis`.
    pub legal_basis: Vec<LegalBasis>,
    /// `petitions`.
    pub petitions: Vec<Petition>,
    /// `resolutions`.
    pub resolutions: Vec<Resolution>,
    /// `updates`.
    pub updates: Vec<Update>,
    /// `not_reported`: open tasks of earlier rounds of which, as the author confirms, nothing was said.
    pub not_reported: Vec<Words>,
    /// `upcoming`.
    pub upcoming: Vec<Upcoming>,
}

/// A news article.
#[derive(Clone, Debug)]
pub struct News {
    /// Where it lies.
    pub origin: Origin,
    /// What it shares with other articles.
    pub common: Common,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `source`.
    pub source: Option<Words>,
    /// `topic`.
    pub topics: Vec<Words>,
    /// `communes`.
    pub communes: Vec<Words>,
    /// `sessions`.
    pub sessions: Vec<Words>,
}

/// A plain page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it lies.
    pub origin: Origin,
    /// What it shares with other articles.
    pub common: Common,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// `src`.
    pub src: Words,
    /// `alt`.
    pub alt: Option<Words>,
    /// `caption`.
    pub caption: Option<Words>,
    /// `credit`.
    pub credit: Option<Words>,
}

/// A file to download.
#[derive(Clone, Debug)]
pub struct Document {
    /// `title`.
    pub title: Option<Words>,
    /// `file`.
    pub file: Words,
}

/// A dated remark: a correction or a withdrawal.
#[derive(Clone, Debug)]
pub struct Remark {
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `text` or `reason`.
    pub text: Words,
}

/// Where a session took place.
#[derive(Clone, Debug)]
pub struct Venue {
    /// `name`.
    pub name: Option<Words>,
    /// `commune`.
    pub commune: Option<Words>,
}

/// A person who chaired.
#[derive(Clone, Debug)]
pub struct Chair {
    /// `name`.
    pub name: Words,
    /// `role`.
    pub role: Option<Words>,
}

/// A document that ordered the session.
#[derive(Clone, Debug)]
pub struct LegalBasis {
    /// `title`.
    pub title: Words,
    /// `number`.
    pub number: Option<Words>,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `url`.
    pub url: Option<Words>,
}

/// A resident's question or request.
#[derive(Clone, Debug)]
pub struct Petition {
    /// `id`.
    pub id: Option<Words>,
    /// `text`.
    pub text: Words,
    /// `from`.
    pub from: Option<Words>,
    /// `agency`.
    pub agency: Option<Words>,
    /// `answer`.
    pub answer: Option<Words>,
}

/// A task assigned at a session.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// `id`.
    pub id: Words,
    /// `text`.
    pub text: Words,
    /// `agency`.
    pub agency: Option<Words>,
    /// `with`.
    pub with: Vec<Words>,
    /// `due`.
    pub due: Option<Spanned<Date>>,
    /// `status`.
    pub status: Option<Spanned<Status>>,
    /// `evidence`: what proves a task that was done by the day of its own session.
    pub evidence: Vec<Evidence>,
    /// `petitions`.
    pub petitions: Vec<Words>,
}

/// A report on an earlier task.
#[derive(Clone, Debug)]
pub struct Update {
    /// `resolution`.
    pub resolution: Words,
    /// `status`.
    pub status: Option<Spanned<Status>>,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `note`.
    pub note: Option<Words>,
    /// `evidence`.
    pub evidence: Vec<Evidence>,
    /// `reopened`: the author confirms that the task went back to an earlier state.
    pub reopened: bool,
}

/// What proves a report.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// `title`.
    pub title: Words,
    /// `url`.
    pub url: Option<Words>,
    /// `file`.
    pub file: Option<Words>,
}

/// A topic announced for later.
#[derive(Clone, Debug)]
pub struct Upcoming {
    /// `topic`.
    pub topic: Words,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `venue`.
    pub venue: Option<Words>,
}

/// The part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// Morning.
    Morning,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
}

impl Choice for PartOfDay {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("sáng", PartOfDay::Morning, &["buổi sáng", "morning"]),
        ("chiều", PartOfDay::Afternoon, &["buổi chiều", "trưa", "afternoon"]),
        ("tối", PartOfDay::Evening, &["buổi tối", "đêm", "evening"]),
    ];
}

/// How a session is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionFormat {
    /// On one topic.
    Thematic,
    /// For one commune.
    ByCommune,
    /// As the calendar wants it.
    Regular,
    /// Called for a reason.
    Extraordinary,
}

impl Choice for SessionFormat {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("thematic", SessionFormat::Thematic, &["chuyên đề", "theo chuyên đề"]),
        ("by_commune", SessionFormat::ByCommune, &["theo xã", "theo địa bàn", "theo đơn vị hành chính"]),
        ("regular", SessionFormat::Regular, &["định kỳ", "thường kỳ"]),
        ("extraordinary", SessionFormat::Extraordinary, &["đột xuất", "bất thường"]),
    ];
}

/// Whether a session takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// It lies ahead.
    Planned,
    /// It took place.
    Held,
    /// It will take place on a day that is not fixed yet.
    Postponed,
    /// It will not take place.
    Cancelled,
}

impl Choice for SessionState {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("planned", SessionState::Planned, &["dự kiến", "sắp tới", "sắp diễn ra", "theo kế hoạch"]),
        ("held", SessionState::Held, &["đã tổ chức", "đã diễn ra", "đã họp"]),
        ("postponed", SessionState::Postponed, &["hoãn", "tạm hoãn", "lùi", "lùi ngày"]),
        ("cancelled", SessionState::Cancelled, &["hủy", "đã hủy", "hủy bỏ", "canceled", "không tổ chức"]),
    ];
}

/// The state of a task as it is reported. A task without one is "chưa công bố".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Work has not begun.
    NotStarted,
    /// Work is under way.
    InProgress,
    /// The task is done.
    Done,
    /// The task was given up.
    Dropped,
}

impl Choice for Status {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("not_started", Status::NotStarted, &["chưa thực hiện", "chưa làm", "chưa bắt đầu", "chưa triển khai"]),
        (
            "in_progress",
            Status::InProgress,
            &["đang thực hiện", "đang làm", "đang xử lý", "đang giải quyết", "đang triển khai"],
        ),
        (
            "done",
            Status::Done,
            &["hoàn thành", "đã hoàn thành", "xong", "đã xong", "đã giải quyết", "đã thực hiện", "đã xử lý"],
        ),
        ("dropped", Status::Dropped, &["dừng", "dừng thực hiện", "không thực hiện", "hủy", "hủy bỏ", "bỏ"]),
    ];
}

/// The kind of a commune-level unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommuneKind {
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn, until 30 June 2025.
    Township,
    /// Đặc khu, from 1 July 2025.
    SpecialZone,
}

impl Choice for CommuneKind {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("xã", CommuneKind::Commune, &["commune"]),
        ("phường", CommuneKind::Ward, &["ward"]),
        ("thị trấn", CommuneKind::Township, &["township", "thị tứ"]),
        ("đặc khu", CommuneKind::SpecialZone, &["special zone"]),
    ];
}

/// Whether the whole of a unit went over, or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    Whole,
    /// A part.
    Part,
}

impl Choice for Share {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] =
        &[("whole", Share::Whole, &["toàn bộ", "nguyên"]), ("part", Share::Part, &["một phần"])];
}

/// The languages of `summaries`, by the tag that BCP 47 has for them: those of the peoples of Vietnam who write theirs,
/// and English.
pub const LANGUAGES: &[&str] =
    &["jra", "bdq", "rad", "sed", "hre", "kpm", "cjm", "km", "hmn", "tyz", "nut", "blt", "mtq", "en"];

/// `site.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `title`.
    pub title: Option<Words>,
    /// `description`.
    pub description: Option<Words>,
    /// `base_url`.
    pub base_url: Option<Words>,
    /// `organisation`.
    pub organisation: Organisation,
    /// `reuse_notice`.
    pub reuse_notice: Option<Words>,
    /// `navigation`.
    pub navigation: Vec<NavigationEntry>,
    /// `theme`.
    pub theme: Option<Words>,
    /// `colour`.
    pub colour: Option<Colour>,
    /// `logo`: a picture of the site folder.
    pub logo: Option<Words>,
    /// `page_size`.
    pub page_size: Option<Spanned<u32>>,
    /// `archive_page_size`.
    pub archive_page_size: Option<Spanned<u32>>,
    /// `feed_size`.
    pub feed_size: Option<Spanned<u32>>,
    /// `data_licence`.
    pub data_licence: Option<DataLicence>,
    /// `cards`.
    pub cards: Option<Spanned<Cards>>,
    /// `offline`.
    pub offline: Option<bool>,
    /// `rules`.
    pub rules: Rules,
    /// `checks`: the warnings that the site switches.
    pub checks: Vec<Check>,
    /// `official_contacts`: telephones, e-mail addresses and accounts that are public besides those of the organisation.
    pub official_contacts: Vec<Words>,
}

/// One line of `checks` in `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// The id of the rule.
    pub rule: &'static str,
    /// What the site makes of its warnings.
    pub level: Level,
}

/// What a site makes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not told.
    Off,
    /// It is told, and stops only a strict build.
    Warning,
    /// It stops a build.
    Error,
}

impl Choice for Level {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("off", Level::Off, &["tắt", "bỏ qua", "không", "false", "no"]),
        ("warning", Level::Warning, &["cảnh báo", "nhắc", "on", "bật"]),
        ("error", Level::Error, &["lỗi", "chặn"]),
    ];
}

/// Which articles get a social card of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// All.
    All,
    /// The newest.
    #[default]
    Recent,
    /// None.
    None,
}

impl Choice for Cards {
    const ALL: &'static [(&'static str, Self, &'static [&'static str])] = &[
        ("all", Cards::All, &["mọi bài", "tất cả", "true", "yes"]),
        ("recent", Cards::Recent, &["bài mới", "mới", "gần đây", "mới nhất"]),
        ("none", Cards::None, &["không bài nào", "không", "false", "no"]),
    ];
}

/// Under what terms the open data may be used.
#[derive(Clone, Debug)]
pub struct DataLicence {
    /// `title`.
    pub title: Words,
    /// `url`.
    pub url: Option<Words>,
}

/// `rules` in `site.yaml`: what the site is to be held to. None is switched on unless the site does.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// `announce_before`: days from the announcement to the session.
    pub announce_before: Option<Rule>,
    /// `publish_within`: days from the session to the publication of its outcome.
    pub publish_within: Option<Rule>,
}

/// A rule that was switched on.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `days`.
    pub days: Option<Spanned<u32>>,
    /// `from`: the first day of sessions that it concerns.
    pub from: Option<Spanned<Date>>,
    /// `source`: what orders it.
    pub source: Words,
}

/// `organisation` in `site.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// `name`.
    pub name: Option<Words>,
    /// `parent`.
    pub parent: Option<Words>,
    /// `address`.
    pub address: Option<Words>,
    /// `phone`.
    pub phone: Option<Words>,
    /// `email`.
    pub email: Option<Words>,
    /// `responsible`.
    pub responsible: Option<Words>,
    /// `licence`.
    pub licence: Option<Words>,
}

/// One entry of `navigation` in `site.yaml`.
#[derive(Clone, Debug)]
pub struct NavigationEntry {
    /// `title`.
    pub title: Words,
    /// `page`: the id of a plain page.
    pub page: Option<Words>,
    /// `url`: an absolute address.
    pub url: Option<Words>,
}

/// A registry: closed where its file exists.
#[derive(Clone, Debug)]
pub struct Registry<T> {
    /// The file, if there is one.
    pub file: Option<FileId>,
    /// The entries.
    pub entries: Vec<T>,
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Registry { file: None, entries: Vec::new() }
    }
}

/// What the entries of all registries share.
#[derive(Clone, Debug)]
pub struct Named {
    /// The place of the entry.
    pub span: Span,
    /// `id`.
    pub id: Option<Words>,
    /// `name`.
    pub name: Words,
    /// `aliases`: other names.
    pub aliases: Vec<Words>,
    /// `description`.
    pub description: Option<Words>,
}

/// An entry of `topics.yaml` or `series.yaml`.
pub type PlainEntry = Named;

/// An entry of `agencies.yaml`.
#[derive(Clone, Debug)]
pub struct AgencyEntry {
    /// Its names.
    pub named: Named,
    /// `abolished`: the first day on which it no longer existed.
    pub abolished: Option<Spanned<Date>>,
    /// `successors`.
    pub successors: Vec<Words>,
}

/// An entry of `communes.yaml`.
#[derive(Clone, Debug)]
pub struct CommuneEntry {
    /// Its names.
    pub named: Named,
    /// `kind`.
    pub kind: Option<Spanned<CommuneKind>>,
    /// `code`.
    pub code: Option<Words>,
    /// `district`.
    pub district: Option<Words>,
    /// `province`.
    pub province: Option<Words>,
    /// `established`: the first day of the unit.
    pub established: Option<Spanned<Date>>,
    /// `abolished`: the first day on which it no longer existed.
    pub abolished: Option<Spanned<Date>>,
    /// `successors`.
    pub successors: Vec<SuccessorEntry>,
}

/// One entry of `successors` of a commune.
#[derive(Clone, Debug)]
pub struct SuccessorEntry {
    /// `commune`.
    pub commune: Words,
    /// `part`.
    pub share: Option<Spanned<Share>>,
    /// `clause`.
    pub clause: Option<Words>,
}
