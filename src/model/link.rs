//! Linking: from documents to the site.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::content;
use crate::content::Common;
use crate::content::Heads;
use crate::content::Origin;
use crate::content::SessionState;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Kind;
use crate::model::communes::Gazetteer;
use crate::model::outcome;
use crate::model::outcome::Standing;
use crate::model::registries;
use crate::model::registries::Directory;
use crate::model::select::Selection;
use crate::model::types::AgencyId;
use crate::model::types::Article;
use crate::model::types::CommuneId;
use crate::model::types::HeldBack;
use crate::model::types::News;
use crate::model::types::NewsId;
use crate::model::types::Page;
use crate::model::types::Petition;
use crate::model::types::Resolution;
use crate::model::types::ResolutionId;
use crate::model::types::SeriesId;
use crate::model::types::Session;
use crate::model::types::SessionId;
use crate::model::types::Settings;
use crate::model::types::Site;
use crate::model::types::TopicId;
use crate::model::types::Upcoming;
use crate::model::types::Update;
use crate::model::types::UpdateId;
use crate::source::Span;
use crate::source::Spanned;
use crate::text::Date;

/// For whom a site is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Readers: no drafts, nothing before its day.
    Public,
    /// The authors: everything.
    Authors,
}

/// The name of a site that gives none.
const DEFAULT_TITLE: &str = "Đối thoại với Nhân dân";

/// Resolves all names and puts the histories together; every name that means nothing is told.
pub fn link<'d>(heads: &'d Heads, today: Date, audience: Audience, sink: &mut Vec<Diagnostic>) -> Site<'d> {
    let selection = Selection::new(heads, today, audience, sink);
    let mut linker = Linker::new(heads, &selection, sink);
    let count = |part: fn(&content::Session) -> usize| selection.sessions.iter().copied().map(part).sum();
    let mut site = Site {
        today,
        audience,
        settings: settings(&heads.settings),
        sessions: Vec::with_capacity(selection.sessions.len()),
        news: Vec::new(),
        pages: Vec::new(),
        topics: linker.topics.topics(),
        communes: Vec::new(),
        agencies: linker.agencies.agencies(&heads.agencies, sink),
        series: linker.series.series(),
        resolutions: Vec::with_capacity(count(|session| session.resolutions.len())),
        updates: Vec::with_capacity(count(|session| session.updates.len())),
        held_back: selection.held_back,
    };
    linker.communes.link_successors(&heads.communes, sink);
    for written in &selection.sessions {
        let id = SessionId::from(site.sessions.len());
        let session = link_session(written, (&mut site, id), &mut linker, sink);
        site.sessions.push(session);
    }
    link_updates(&mut site, &selection, heads, sink);
    link_news(&mut site, &mut linker, (heads, &selection), sink);
    site.pages = selection.pages.iter().map(|written| link_page(written, today)).collect();
    check_navigation(&site, heads, sink);
    site.communes = linker.communes.communes;
    outcome::settle(&mut site);
    index(&mut site);
    check_rounds(&site, heads, sink);
    site
}

/// The tables in which names are looked up.
struct Linker<'d> {
    topics: Directory<'d>,
    series: Directory<'d>,
    agencies: Directory<'d>,
    communes: Gazetteer<'d>,
    known_agencies: HashMap<&'d str, Option<usize>>,
}

impl<'d> Linker<'d> {
    fn new(heads: &'d Heads, selection: &Selection<'d>, sink: &mut Vec<Diagnostic>) -> Self {
        let agencies = registries::agency_names(&heads.agencies);
        Linker {
            topics: Directory::build(Kind::Topic, registries::plain(&heads.topics), selection.topics(), sink),
            series: Directory::build(Kind::Series, registries::plain(&heads.series), selection.series(), sink),
            agencies: Directory::build(Kind::Agency, agencies, selection.agencies(), sink),
            communes: Gazetteer::build(&heads.communes, selection.communes(), sink),
            known_agencies: HashMap::new(),
        }
    }

    fn topics(&self, names: &[Words], sink: &mut Vec<Diagnostic>) -> Vec<TopicId> {
        let mut found: Vec<TopicId> = Vec::with_capacity(names.len());
        for name in names {
            if let Some(topic) = self.topics.find(name, sink).map(TopicId::from)
                && !found.contains(&topic)
            {
                found.push(topic);
            }
        }
        found
    }

    fn communes(&mut self, names: &'d [Words], day: Option<Date>, sink: &mut Vec<Diagnostic>) -> Vec<CommuneId> {
        let mut found: Vec<CommuneId> = Vec::with_capacity(names.len());
        for name in names {
            if let Some(commune) = self.communes.find(name, day, sink)
                && !found.contains(&commune)
            {
                found.push(commune);
            }
        }
        found
    }

    fn agency(&mut self, name: &'d Words, sink: &mut Vec<Diagnostic>) -> Option<AgencyId> {
        if let Some(Some(known)) = self.known_agencies.get(name.value.as_str()) {
            return Some(AgencyId::from(*known));
        }
        let found = self.agencies.find(name, sink);
        self.known_agencies.insert(&name.value, found);
        found.map(AgencyId::from)
    }
}

pub(super) fn value<T: Copy>(spanned: &Option<Spanned<T>>) -> Option<T> {
    spanned.as_ref().map(|spanned| spanned.value)
}

fn words(words: &Option<Words>) -> Option<&str> {
    words.as_ref().map(|words| words.value.as_str())
}

fn settings(written: &content::Settings) -> Settings<'_> {
    let content::Settings {
        title,
        description,
        base_url,
        organisation,
        reuse_notice,
        navigation,
        theme: _,
        colour,
        logo,
        page_size,
        archive_page_size,
        feed_size,
        data_licence,
        cards,
        offline,
        rules,
        checks: _,
        official_contacts: _,
    } = written;
    let size = |number: &Option<Spanned<u32>>, default: usize| value(number).map_or(default, |number| number as usize);
    Settings {
        title: words(title).unwrap_or(DEFAULT_TITLE),
        description: words(description),
        base_url: words(base_url).map(str::to_owned),
        organisation,
        reuse_notice: words(reuse_notice),
        navigation,
        colour: *colour,
        logo: logo.as_ref(),
        page_size: size(page_size, 20),
        archive_page_size: size(archive_page_size, 100),
        feed_size: size(feed_size, 20),
        data_licence: data_licence.as_ref(),
        cards: value(cards).unwrap_or_default(),
        offline: offline.unwrap_or(true),
        rules,
    }
}

/// Returns why readers do not see an article yet; `appears` is the day on which it is to.
pub(super) fn held_back(common: &Common, appears: Option<Date>, today: Date) -> Option<HeldBack> {
    if common.draft {
        return Some(HeldBack::Draft);
    }
    appears.filter(|day| *day > today).map(HeldBack::Until)
}

fn article<'d>(origin: &'d Origin, common: &'d Common, held_back: Option<HeldBack>) -> Article<'d> {
    let Origin { file, path, id, folder, head, body_start } = origin;
    let Common {
        title,
        summary,
        summaries,
        updated,
        slug,
        aliases,
        draft: _,
        illustrative,
        author,
        cover,
        gallery,
        documents,
        withdrawn,
        corrections,
    } = common;
    Article {
        file: *file,
        path,
        id,
        slug: words(slug).unwrap_or(id),
        slug_span: slug.as_ref().map_or(*head, |slug| slug.span),
        folder,
        title: words(title).unwrap_or_default(),
        summary: words(summary).filter(|_| withdrawn.is_none()),
        summaries: if withdrawn.is_none() { summaries } else { &[] },
        updated: value(updated),
        aliases,
        held_back,
        illustrative: *illustrative,
        author: words(author),
        cover: cover.as_ref(),
        gallery,
        documents,
        withdrawn: withdrawn.as_ref(),
        corrections,
        body_start: *body_start,
        written: common,
    }
}

fn link_session<'d>(
    written: &'d content::Session,
    (site, id): (&mut Site<'d>, SessionId),
    linker: &mut Linker<'d>,
    sink: &mut Vec<Diagnostic>,
) -> Session<'d> {
    let content::Session {
        origin,
        common,
        date,
        time,
        part_of_day,
        published,
        announced,
        state,
        format,
        series,
        round,
        venue,
        communes,
        cluster,
        chairs,
        attendees,
        attendance,
        topics,
        legal_basis,
        petitions,
        resolutions,
        updates: _,
        not_reported: _,
        upcoming,
    } = written;
    let day = value(date);
    let named: bool = common.withdrawn.is_none();
    let venue_commune = venue.as_ref().and_then(|venue| venue.commune.as_ref()).filter(|_| named);
    let coming = day.is_some_and(|day| day > site.today);
    let first = site.resolutions.len();
    let petitions = if named {
        let mut seen = SeenIds::new();
        let petitions = link_petitions(petitions, &mut seen, linker, sink);
        link_resolutions(resolutions, (&petitions, id, &mut site.resolutions), (linker, &mut seen), sink);
        petitions
    } else {
        site.resolutions.extend(resolutions.iter().map(|written| nameless_resolution(written, id)));
        Vec::new()
    };
    Session {
        article: article(origin, common, held_back(common, value(published), site.today)),
        date: day.unwrap_or(site.today),
        time: value(time),
        part_of_day: value(part_of_day),
        published: value(published),
        announced: value(announced),
        state: value(state).unwrap_or(if coming { SessionState::Planned } else { SessionState::Held }),
        format: value(format),
        series: series.as_ref().filter(|_| named).and_then(|name| linker.series.find(name, sink)).map(SeriesId::from),
        round: value(round),
        venue_name: venue.as_ref().and_then(|venue| words(&venue.name)),
        venue_commune: venue_commune.and_then(|name| linker.communes.find(name, day, sink)),
        communes: if named { linker.communes(communes, day, sink) } else { Vec::new() },
        cluster: words(cluster),
        chairs,
        attendees,
        attendance: value(attendance),
        topics: if named { linker.topics(topics, sink) } else { Vec::new() },
        legal_basis,
        petitions,
        resolutions: (first..site.resolutions.len()).map(ResolutionId::from).collect(),
        updates: Vec::new(),
        not_reported: Vec::new(),
        upcoming: if named { link_upcoming(upcoming, linker, sink) } else { Vec::new() },
        coming,
        written,
    }
}

fn link_upcoming<'d>(
    written: &'d [content::Upcoming],
    linker: &Linker<'d>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Upcoming<'d>> {
    let link = |content::Upcoming { topic, date, venue }: &'d content::Upcoming| {
        let topic = linker.topics.find(topic, sink).map(TopicId::from)?;
        Some(Upcoming { topic, date: value(date), venue: words(venue) })
    };
    written.iter().filter_map(link).collect()
}

/// The ids of the petitions and tasks of a session, in lower case, with the place of each.
type SeenIds = BTreeMap<String, Span>;

/// Tells an id that stands on the page already, where petitions and tasks are found by theirs.
fn note_id(id: &Words, seen: &mut SeenIds, sink: &mut Vec<Diagnostic>) -> bool {
    match seen.insert(id.value.to_ascii_lowercase(), id.span) {
        Some(first) if first != id.span => {
            sink.push(diagnostics::duplicate_id(id.span, &id.value, first));
            false
        }
        _ => true,
    }
}

/// Returns a task of a withdrawn session: reports on it stand on other pages, but it names nothing any more.
fn nameless_resolution(written: &content::Resolution, session: SessionId) -> Resolution<'_> {
    let content::Resolution { id, text, agency: _, with: _, due, status, evidence: _, petitions: _ } = written;
    Resolution {
        session,
        id: &id.value,
        text: &text.value,
        agency: None,
        with: Vec::new(),
        due: value(due),
        declared: value(status),
        petitions: Vec::new(),
        updates: Vec::new(),
        standing: Standing::Unpublished,
        done_on: None,
        written,
    }
}

fn link_petitions<'d>(
    written: &'d [content::Petition],
    seen: &mut SeenIds,
    linker: &mut Linker<'d>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Petition<'d>> {
    let mut petitions = Vec::with_capacity(written.len());
    for content::Petition { id, text, from, agency, answer } in written {
        if let Some(id) = id {
            note_id(id, seen, sink);
        }
        let agency = agency.as_ref().and_then(|name| linker.agency(name, sink));
        let id = words(id).unwrap_or_default();
        petitions.push(Petition { id, text: &text.value, from: words(from), agency, answer: words(answer) });
    }
    petitions
}

fn link_resolutions<'d>(
    written: &'d [content::Resolution],
    (petitions, session, arena): (&[Petition<'d>], SessionId, &mut Vec<Resolution<'d>>),
    (linker, seen): (&mut Linker<'d>, &mut SeenIds),
    sink: &mut Vec<Diagnostic>,
) {
    for written in written {
        let content::Resolution { id, text, agency, with, due, status, evidence: _, petitions: answers } = written;
        if !note_id(id, seen, sink) {
            continue;
        }
        let mut answered = Vec::with_capacity(answers.len());
        for answer in answers {
            match petitions.iter().position(|petition| petition.id.eq_ignore_ascii_case(&answer.value)) {
                Some(found) => answered.push(found),
                None => {
                    let ids: Vec<&str> = petitions.iter().map(|petition| petition.id).collect();
                    sink.push(diagnostics::unknown_petition(answer.span, &answer.value, &ids));
                }
            }
        }
        arena.push(Resolution {
            session,
            id: &id.value,
            text: &text.value,
            agency: agency.as_ref().and_then(|name| linker.agency(name, sink)),
            with: with.iter().filter_map(|name| linker.agency(name, sink)).collect(),
            due: value(due),
            declared: value(status),
            petitions: answered,
            updates: Vec::new(),
            standing: Standing::Unpublished,
            done_on: None,
            written,
        });
    }
}

fn link_updates<'d>(site: &mut Site<'d>, selection: &Selection<'d>, heads: &'d Heads, sink: &mut Vec<Diagnostic>) {
    let finder = ResolutionFinder::new(site, heads);
    for (written, session) in selection.sessions.iter().zip((0..).map(SessionId)) {
        if written.common.withdrawn.is_some() {
            continue;
        }
        for reference in &written.not_reported {
            if let Some(task) = finder.find(reference, site, sink) {
                site.sessions[session.index()].not_reported.push(task);
            }
        }
        for written in &written.updates {
            let content::Update { resolution, status, date, note, evidence, reopened: _ } = written;
            let Some(target) = finder.find(resolution, site, sink) else { continue };
            let id = UpdateId::from(site.updates.len());
            let date = value(date).unwrap_or(site.session(session).date);
            let status = value(status);
            let note = words(note);
            site.updates.push(Update { resolution: target, session, date, status, note, evidence, written });
            site.sessions[session.index()].updates.push(id);
            if date <= site.today {
                site.resolutions[target.index()].updates.push(id);
            }
        }
    }
    let Site { resolutions, updates, sessions, .. } = site;
    for resolution in resolutions {
        // Sessions stand newest first, so that of two on one day the evening has the lower id.
        resolution.updates.sort_by_key(|id| {
            let update = &updates[id.index()];
            (update.date, sessions[update.session.index()].date, std::cmp::Reverse(update.session), *id)
        });
    }
}

/// Finds the task that `2020-10-05-ia-le/nv-01` names.
struct ResolutionFinder<'d> {
    by_id: HashMap<&'d str, SessionId>,
    heads: &'d Heads,
}

impl<'d> ResolutionFinder<'d> {
    fn new(site: &Site<'d>, heads: &'d Heads) -> Self {
        let by_id = site.sessions.iter().zip(0..).map(|(session, id)| (session.article.id, SessionId(id))).collect();
        ResolutionFinder { by_id, heads }
    }

    fn find(&self, reference: &Words, site: &Site<'_>, sink: &mut Vec<Diagnostic>) -> Option<ResolutionId> {
        let Some((session, id)) = reference.value.rsplit_once('/') else {
            sink.push(diagnostics::invalid_resolution_reference(reference.span, &reference.value));
            return None;
        };
        let session = crate::text::slug(session.rsplit('/').next().unwrap_or(session));
        let Some(found) = self.by_id.get(session.as_str()) else {
            self.tell_unknown_session(&session, reference, sink);
            return None;
        };
        let tasks = &site.session(*found).resolutions;
        let same = |task: &&ResolutionId| site.resolution(**task).id.eq_ignore_ascii_case(id);
        if let Some(task) = tasks.iter().find(same) {
            return Some(*task);
        }
        if self.heads.unreadable.contains(site.session(*found).article.path) {
            return None;
        }
        let ids: Vec<&str> = tasks.iter().map(|task| site.resolution(*task).id).collect();
        sink.push(diagnostics::unknown_resolution(reference.span, (&session, id), &ids));
        None
    }

    fn tell_unknown_session(&self, session: &str, reference: &Words, sink: &mut Vec<Diagnostic>) {
        let written = &self.heads.sessions;
        if written.iter().any(|written| written.origin.id == session) {
            sink.push(diagnostics::held_back_target(reference.span, session));
        } else if !self.heads.unreadable_ids.contains(session) {
            let others = written.iter().filter(|written| written.origin.file != reference.span.file);
            let nearest = crate::text::closest(session, others.map(|written| written.origin.id.as_str()));
            sink.push(diagnostics::unknown_session(reference.span, session, nearest));
        }
    }
}

fn link_news<'d>(
    site: &mut Site<'d>,
    linker: &mut Linker<'d>,
    (heads, selection): (&'d Heads, &Selection<'d>),
    sink: &mut Vec<Diagnostic>,
) {
    let finder = ResolutionFinder::new(site, heads);
    for written in &selection.news {
        let content::News { origin, common, date, source, topics, communes, sessions } = written;
        let named = common.withdrawn.is_none();
        let mut about = Vec::new();
        for name in sessions.iter().filter(|_| named) {
            match finder.by_id.get(crate::text::slug(&name.value).as_str()) {
                Some(session) => about.push(*session),
                None => finder.tell_unknown_session(&crate::text::slug(&name.value), name, sink),
            }
        }
        site.news.push(News {
            article: article(origin, common, held_back(common, value(date), site.today)),
            date: value(date).unwrap_or(site.today),
            source: words(source),
            topics: if named { linker.topics(topics, sink) } else { Vec::new() },
            communes: if named { linker.communes(communes, value(date), sink) } else { Vec::new() },
            sessions: about,
        });
    }
}

fn link_page(written: &content::Page, today: Date) -> Page<'_> {
    let content::Page { origin, common } = written;
    Page { article: article(origin, common, held_back(common, None, today)) }
}

fn check_navigation(site: &Site<'_>, heads: &Heads, sink: &mut Vec<Diagnostic>) {
    for page in heads.settings.navigation.iter().filter_map(|entry| entry.page.as_ref()) {
        let ids: Vec<&str> = site.pages.iter().map(|page| page.article.id).collect();
        if !ids.contains(&page.value.as_str()) && !heads.unreadable_ids.contains(&page.value) {
            sink.push(diagnostics::unknown_page(page.span, &page.value, &ids));
        }
    }
}

/// Enters the listed articles, and the tasks of the sessions, into their topics, communes, agencies and series.
fn index(site: &mut Site<'_>) {
    let Site { sessions, news, resolutions, topics, communes, agencies, series, .. } = site;
    for (session, id) in sessions.iter().zip(0..).filter(|(session, _)| session.is_listed()) {
        let id = SessionId(id);
        for topic in &session.topics {
            topics[topic.index()].sessions.push(id);
            topics[topic.index()].resolutions.extend(&session.resolutions);
        }
        for commune in session.places() {
            communes[commune.index()].sessions.push(id);
            communes[commune.index()].resolutions.extend(&session.resolutions);
        }
        if let Some(found) = session.series {
            series[found.index()].sessions.push(id);
        }
        for task in &session.resolutions {
            let Resolution { agency, with, .. } = &resolutions[task.index()];
            agency.iter().for_each(|agency| agencies[agency.index()].resolutions.push(*task));
            let beside = with.iter().filter(|other| Some(**other) != *agency);
            beside.for_each(|agency| agencies[agency.index()].cooperating.push(*task));
        }
    }
    for (article, id) in news.iter().zip(0..).filter(|(article, _)| article.is_listed()) {
        let id = NewsId(id);
        article.topics.iter().for_each(|topic| topics[topic.index()].news.push(id));
        article.communes.iter().for_each(|commune| communes[commune.index()].news.push(id));
    }
    for series in series {
        series.sessions.sort_by_key(|id| {
            let session = &sessions[id.index()];
            (session.round.unwrap_or(u32::MAX), session.date, *id)
        });
    }
}

/// Tells two sessions of one series that have the same number of round.
fn check_rounds(site: &Site<'_>, heads: &Heads, sink: &mut Vec<Diagnostic>) {
    let span_of = |id: &SessionId| {
        let file = site.session(*id).article.file;
        let written = heads.sessions.iter().find(|written| written.origin.file == file)?;
        written.round.as_ref().map(|round| round.span)
    };
    for series in &site.series {
        for pair in series.sessions.windows(2) {
            let [first, second] = pair else { continue };
            let round = site.session(*second).round;
            if round.is_some()
                && round == site.session(*first).round
                && let (Some(first), Some(second)) = (span_of(first), span_of(second))
            {
                sink.push(diagnostics::duplicate_round(second, series.name, first));
            }
        }
    }
}
