//! The outcome of a session on one sheet, for posting at the office.

use crate::content;
use crate::content::Chair;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::model::UpdateId;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::sheet;
use crate::pages::sheet::Block;
use crate::pages::sheet::Content;
use crate::pages::views::CodeView;
use crate::pages::views::LinkView;
use crate::pages::views::NoticeTaskView;
use crate::pages::views::NoticeUpdateView;
use crate::pages::views::NoticeView;
use crate::routes;
use crate::text;
use crate::theme::Context;

/// The people who are named; more are counted.
const MOST_CHAIRS: usize = 4;

/// The most characters of a task; where the list would be cut, tasks are, so that more of them are shown.
const LONGEST_TASK: [usize; 2] = [600, 180];

/// The most characters of a task that is reported on, of what was said of it, and of names and other short texts.
const LONGEST_REPORT: usize = 120;
const LONGEST_NOTE: usize = 180;
const LONGEST_NAME: usize = 200;

/// The shares of the width that the columns have: number, task, agency, due; task, result, state.
const TASK_COLUMNS: [f32; 4] = [0.05, 0.53, 0.25, 0.17];
const UPDATE_COLUMNS: [f32; 3] = [0.36, 0.46, 0.18];

impl Pages<'_> {
    pub(super) fn notice(&self, id: SessionId, context: &mut Context) -> Template {
        let session = self.from.site.session(id);
        let mut view = self.notice_view(id, session);
        for longest in LONGEST_TASK {
            let shown = session.resolutions.iter().take(sheet::MOST_ROWS);
            view.tasks = shown.map(|task| self.notice_task(*task, longest)).collect();
            let fit = sheet::fit(&self.notice_content(&view));
            view.density = fit.density;
            view.more_tasks = session.resolutions.len() - fit.tasks;
            view.more_updates = session.updates.len() - fit.updates;
            if view.more_tasks + view.more_updates == 0 {
                break;
            }
        }
        view.tasks.truncate(session.resolutions.len() - view.more_tasks);
        view.updates.truncate(session.updates.len() - view.more_updates);
        let title = format!("{}: {}", self.text("notice_kind"), session.article.title);
        context.insert("notice", &view);
        Template { name: "notice.html", head: Head { noindex: true, ..Head::new(&title, "sessions") } }
    }

    /// Fills the view with all that could stand on a sheet but the tasks.
    fn notice_view(&self, id: SessionId, session: &Session<'_>) -> NoticeView<'_> {
        let article = &session.article;
        let organisation = self.from.site.settings.organisation;
        let content::Organisation { name, parent, address, phone, email, .. } = organisation;
        let brief = |words: &Option<content::Words>| words.as_ref().map(|words| shortened(&words.value, LONGEST_NAME));
        let labelled = |key, words| brief(words).map(|words| format!("{}: {words}", self.text(key)));
        let contact = [labelled("address", address), labelled("phone", phone), labelled("email", email)];
        let url = self.absolute(self.from.routes.session(id));
        let code = |url: &String| CodeView::new("ma_qr", self.text("notice_code"), url);
        let day = article.updated.into_iter().chain(session.published).fold(session.date, |last, day| last.max(day));
        NoticeView {
            density: 1,
            parent: brief(parent),
            organisation: brief(name),
            title: shortened(article.title, LONGEST_NAME + LONGEST_NAME),
            time: self.notice_time(session),
            venue: self.notice_venue(session),
            chairs: session.chairs.iter().take(MOST_CHAIRS).map(chair).collect(),
            other_chairs: session.chairs.len().saturating_sub(MOST_CHAIRS),
            illustrative: article.illustrative,
            tasks: Vec::new(),
            more_tasks: 0,
            updates: session.updates.iter().take(sheet::MOST_ROWS).map(|update| self.notice_update(*update)).collect(),
            more_updates: 0,
            session: LinkView { title: article.title.to_owned(), path: routes::file(self.from.routes.session(id)) },
            code: url.as_ref().and_then(code),
            url,
            contact: contact.into_iter().flatten().collect(),
            day: text::short_date(day),
        }
    }

    fn notice_time(&self, session: &Session<'_>) -> String {
        let part = session.part_of_day.map(|part| self.part_of_day(part));
        let day = text::weekday_date(session.date);
        match session.time.map(|time| time.to_string()).or(part) {
            Some(hour) => format!("{hour}, {day}"),
            None => day,
        }
    }

    /// Returns the place and its commune; a name that ends with the commune does not say it twice.
    fn notice_venue(&self, session: &Session<'_>) -> Option<String> {
        let commune = session.venue_commune.map(|commune| self.commune_name(commune));
        let venue = match (session.venue_name, commune) {
            (Some(name), Some(commune)) if !name.ends_with(&commune) => format!("{name}, {commune}"),
            (Some(name), _) => name.to_owned(),
            (None, commune) => commune?,
        };
        Some(shortened(&venue, LONGEST_NAME))
    }

    fn notice_task(&self, id: ResolutionId, longest: usize) -> NoticeTaskView<'_> {
        let site = self.from.site;
        let task = site.resolution(id);
        NoticeTaskView {
            text: shortened(task.text, longest),
            agency: task.agency.map(|agency| site.agency_name(agency)),
            due: task.due.map(text::short_date),
        }
    }

    fn notice_update(&self, id: UpdateId) -> NoticeUpdateView<'_> {
        let site = self.from.site;
        let update = site.update(id);
        let task = site.resolution(update.resolution);
        let is_shown = site.session(task.session).is_listed();
        let text = if is_shown { task.text } else { self.text("withdrawn_task") };
        NoticeUpdateView {
            text: shortened(text, LONGEST_REPORT),
            note: update.note.map(|note| shortened(note, LONGEST_NOTE)),
            status: self.status_word(update.status),
        }
    }

    /// Returns the texts of a sheet, to be measured.
    fn notice_content(&self, view: &NoticeView<'_>) -> Content {
        let labelled = |key, text: &str| Block::paragraph(&format!("{}: {text}", self.text(key)), 1.1, 0.3);
        let mut head =
            vec![Block::paragraph(&view.title, 1.6, 0.9), Block::paragraph(self.text("notice_kind"), 1.1, 1.0)];
        head.extend(view.parent.iter().chain(&view.organisation).map(|name| Block::paragraph(name, 1.1, 0.1)));
        head.push(labelled("fact_time", &view.time));
        head.extend(view.venue.iter().map(|venue| labelled("fact_venue", venue)));
        head.extend(view.chairs.iter().map(|chair| labelled("fact_chairs", chair)));
        let lines = [view.other_chairs > 0, view.tasks.is_empty()].into_iter().filter(|line| *line);
        head.extend(lines.map(|_| Block::paragraph("", 1.0, 0.3)));
        if view.illustrative {
            head.push(Block::paragraph(self.text("illustrative_notice"), 1.0, 0.3));
        }
        let mut foot: Vec<Block> = view.contact.iter().map(|line| Block::paragraph(line, 1.0, 0.1)).collect();
        foot.extend(view.url.iter().map(|url| labelled("notice_see", url)));
        foot.extend(["notice_contact", "notice_day"].map(|key| labelled(key, &view.day)));
        let task = |(task, number): (&NoticeTaskView<'_>, usize)| {
            let due = task.due.as_deref().unwrap_or(self.text("no_due"));
            let agency = task.agency.unwrap_or(self.text("agency_unpublished"));
            let cells = [&number.to_string(), task.text.as_str(), agency, due];
            row(cells, TASK_COLUMNS)
        };
        let update = |update: &NoticeUpdateView<'_>| {
            row([&update.text, update.note.as_deref().unwrap_or(self.text("no_note")), update.status], UPDATE_COLUMNS)
        };
        Content {
            head,
            foot,
            has_code: view.code.is_some(),
            tasks: view.tasks.iter().zip(1..).map(task).collect(),
            updates: view.updates.iter().map(update).collect(),
        }
    }
}

fn row<const N: usize>(cells: [&str; N], columns: [f32; N]) -> sheet::Row {
    cells.into_iter().zip(columns).map(|(text, share)| Block::cell(text, share)).collect()
}

fn chair(written: &Chair) -> String {
    let Chair { name, role } = written;
    let named = match role {
        Some(role) => format!("{}, {}", name.value, role.value),
        None => name.value.clone(),
    };
    shortened(&named, LONGEST_NAME)
}

/// Returns a text, or its beginning with `…` where it is too long for a sheet.
fn shortened(text: &str, most: usize) -> String {
    if text.len() <= most || text.chars().count() <= most {
        return text.to_owned();
    }
    let mut head = text::excerpt(text, most);
    if !head.ends_with('…') {
        head.push_str(" …");
    }
    head
}
