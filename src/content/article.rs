//! Sessions, news and plain pages: from the keys of their front matter to values.

use crate::content::fields::Fields;
use crate::content::shape::Meaning;
use crate::content::types::Chair;
use crate::content::types::Common;
use crate::content::types::Document;
use crate::content::types::Evidence;
use crate::content::types::LANGUAGES;
use crate::content::types::LegalBasis;
use crate::content::types::News;
use crate::content::types::Origin;
use crate::content::types::Page;
use crate::content::types::Petition;
use crate::content::types::Picture;
use crate::content::types::Remark;
use crate::content::types::Resolution;
use crate::content::types::Session;
use crate::content::types::Upcoming;
use crate::content::types::Update;
use crate::content::types::Venue;
use crate::content::types::Words;
use crate::diagnostics;
use crate::source::FileId;
use crate::source::Span;
use crate::source::Spanned;
use crate::text;
use crate::text::ClockTime;

/// Returns the origin of an article that lies nowhere, for a reader that only tells what it reads.
pub(super) fn nowhere() -> Origin {
    let (path, id, folder) = (String::new(), String::new(), String::new());
    let (file, head) = (FileId(0), Span::new(FileId(0), 0..0));
    Origin { file, path, id, folder, head, body_start: 0 }
}

/// Reads the front matter of a session.
pub(super) fn session(mut fields: Fields<'_>, origin: Origin) -> Session {
    let mut session = Session {
        origin,
        common: common(&mut fields),
        date: fields.required_date("date"),
        time: clock_time(&mut fields),
        part_of_day: fields.choice("part_of_day"),
        published: fields.date("published"),
        announced: fields.date("announced"),
        state: fields.choice("status"),
        format: fields.choice("format"),
        series: fields.text_as("series", Meaning::Series),
        round: fields.number("round", 1),
        venue: fields.map_or_text("venue", "name", venue),
        communes: fields.texts_as("communes", Meaning::Commune),
        cluster: fields.text("cluster"),
        chairs: fields.each_or_text("chairs", "name", chair),
        attendees: fields.texts("attendees"),
        attendance: fields.number("attendance", 0),
        topics: fields.texts_as("topic", Meaning::Topic),
        legal_basis: fields.each_or_text("legal_basis", "title", legal_basis),
        petitions: fields.each_or_text("petitions", "text", petition),
        resolutions: fields.each("resolutions", resolution),
        updates: fields.each("updates", update),
        not_reported: fields.texts_as("not_reported", Meaning::Resolution),
        upcoming: fields.each_or_text("upcoming", "topic", upcoming),
    };
    number_petitions(&mut session.petitions);
    fields.finish();
    session
}

/// Reads the front matter of a news article.
pub(super) fn news(mut fields: Fields<'_>, origin: Origin) -> News {
    let news = News {
        origin,
        common: common(&mut fields),
        date: fields.required_date("date"),
        source: fields.text("source"),
        topics: fields.texts_as("topic", Meaning::Topic),
        communes: fields.texts_as("communes", Meaning::Commune),
        sessions: fields.texts_as("sessions", Meaning::Session),
    };
    fields.finish();
    news
}

/// Reads the front matter of a plain page.
pub(super) fn page(mut fields: Fields<'_>, origin: Origin) -> Page {
    let page = Page { origin, common: common(&mut fields) };
    fields.finish();
    page
}

fn common(fields: &mut Fields<'_>) -> Common {
    Common {
        title: fields.required("title", "Đối thoại về đất đai tại xã Ia Le"),
        summary: fields.text("summary"),
        summaries: fields.map("summaries", summaries).unwrap_or_default(),
        updated: fields.date("updated"),
        slug: slug(fields),
        aliases: aliases(fields),
        draft: fields.flag("draft"),
        illustrative: fields.flag("illustrative"),
        author: fields.text("author"),
        cover: fields.map_or_text("cover", "src", picture),
        gallery: fields.each_or_text("gallery", "src", picture),
        documents: fields.each_or_text("documents", "file", document),
        withdrawn: fields.map_or_text("withdrawn", "reason", |fields| remark(fields, "reason")),
        corrections: fields.each_or_text("corrections", "text", |fields| remark(fields, "text")),
    }
}

/// Reads `summaries`: a text for each language.
fn summaries(mut fields: Fields<'_>) -> Option<Vec<(&'static str, Words)>> {
    let summaries = LANGUAGES.iter().filter_map(|tag| Some((*tag, fields.text(tag)?))).collect();
    fields.finish();
    Some(summaries)
}

fn slug(fields: &mut Fields<'_>) -> Option<Words> {
    let written = fields.text_as("slug", Meaning::Slug)?;
    if text::is_slug(&written.value) {
        return Some(written);
    }
    fields.sink().push(diagnostics::invalid_slug(written.span, &written.value, &text::slug(&written.value)));
    None
}

fn aliases(fields: &mut Fields<'_>) -> Vec<Words> {
    let mut aliases = fields.texts_as("aliases", Meaning::Alias);
    aliases.retain(|alias| {
        let fits = is_alias(&alias.value);
        if !fits {
            fields.sink().push(diagnostics::invalid_alias(alias.span, &alias.value));
        }
        fits
    });
    aliases
}

/// Tells whether a text is an address of this site as `aliases` takes it: `/cu/duong-dan/` or `/cu/bai.html`.
fn is_alias(alias: &str) -> bool {
    let Some(path) = alias.strip_prefix('/') else { return false };
    let path = path.strip_suffix('/').unwrap_or(path);
    let plain = |character: char| character.is_alphanumeric() || "-_.~".contains(character);
    let segment =
        |part: &str| !part.is_empty() && !part.starts_with('.') && part.len() <= 200 && part.chars().all(plain);
    alias.len() <= 500 && path.split('/').all(segment)
}

fn clock_time(fields: &mut Fields<'_>) -> Option<Spanned<ClockTime>> {
    let written = fields.text_as("time", Meaning::Time)?;
    let time = text::parse_time(&written.value);
    if time.is_none() {
        fields.sink().push(diagnostics::invalid_time(written.span, &written.value));
    }
    time.map(|time| Spanned::new(time, written.span))
}

fn picture(mut fields: Fields<'_>) -> Option<Picture> {
    let src = fields.required("src", "3.jpg");
    let (alt, caption, credit) = (fields.text("alt"), fields.text("caption"), fields.text("credit"));
    fields.finish();
    Some(Picture { src: src?, alt, caption, credit })
}

fn document(mut fields: Fields<'_>) -> Option<Document> {
    let file = fields.required("file", "ket-luan.pdf");
    let title = fields.text("title");
    fields.finish();
    Some(Document { title, file: file? })
}

fn remark(mut fields: Fields<'_>, text_key: &'static str) -> Option<Remark> {
    let date = fields.date("date");
    let text = fields.required(text_key, "…");
    fields.finish();
    Some(Remark { date, text: text? })
}

fn venue(mut fields: Fields<'_>) -> Option<Venue> {
    let venue = Venue { name: fields.text("name"), commune: fields.text_as("commune", Meaning::Commune) };
    fields.finish();
    Some(venue)
}

fn chair(mut fields: Fields<'_>) -> Option<Chair> {
    let name = fields.required("name", "Huỳnh Minh Thuận");
    let role = fields.text("role");
    fields.finish();
    Some(Chair { name: name?, role })
}

fn legal_basis(mut fields: Fields<'_>) -> Option<LegalBasis> {
    let title = fields.required("title", "Quyết định 553 của Ban Thường vụ Tỉnh ủy");
    let (number, date, url) = (fields.text("number"), fields.date("date"), fields.web_address("url"));
    fields.finish();
    Some(LegalBasis { title: title?, number, date, url })
}

fn petition(mut fields: Fields<'_>) -> Option<Petition> {
    let text = fields.required_prose("text", "Đề nghị sửa đường liên thôn");
    let id = id(&mut fields);
    let (from, agency, answer) =
        (fields.text("from"), fields.text_as("agency", Meaning::Agency), fields.prose("answer"));
    fields.finish();
    Some(Petition { id, text: text?, from, agency, answer })
}

/// Reads `id`: ASCII letters, digits and hyphens, because it becomes part of an address.
fn id(fields: &mut Fields<'_>) -> Option<Words> {
    let written = fields.text_as("id", Meaning::Id)?;
    let plain = written.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain && written.value.len() <= 80 {
        return Some(written);
    }
    fields.sink().push(diagnostics::invalid_id(written.span, &written.value, &text::slug(&written.value)));
    None
}

fn resolution(mut fields: Fields<'_>) -> Option<Resolution> {
    fields.require("id", "nv-01");
    let id = id(&mut fields);
    let text = fields.required("text", "Rà soát hồ sơ còn tồn đọng");
    let (agency, with, due) =
        (fields.text_as("agency", Meaning::Agency), fields.texts_as("with", Meaning::Agency), fields.date("due"));
    let (status, petitions) = (fields.choice("status"), fields.texts("petitions"));
    let evidence = fields.each_or_text("evidence", "title", evidence);
    fields.finish();
    Some(Resolution { id: id?, text: text?, agency, with, due, status, evidence, petitions })
}

fn update(mut fields: Fields<'_>) -> Option<Update> {
    let resolution = fields.required_as("resolution", Meaning::Resolution, "2020-10-05-ia-le/nv-01");
    let (status, date, note) = (fields.choice("status"), fields.date("date"), fields.prose("note"));
    let evidence = fields.each_or_text("evidence", "title", evidence);
    let reopened = fields.flag("reopened");
    fields.finish();
    Some(Update { resolution: resolution?, status, date, note, evidence, reopened })
}

fn evidence(mut fields: Fields<'_>) -> Option<Evidence> {
    let title = fields.required("title", "Báo cáo số 12/BC-UBND");
    let (url, file) = (fields.web_address("url"), fields.text("file"));
    fields.finish();
    Some(Evidence { title: title?, url, file })
}

fn upcoming(mut fields: Fields<'_>) -> Option<Upcoming> {
    let topic = fields.required_as("topic", Meaning::Topic, "giao-thong-nong-thon");
    let (date, venue) = (fields.date("date"), fields.text("venue"));
    fields.finish();
    Some(Upcoming { topic: topic?, date, venue })
}

/// Gives petitions without an id the first free `kn-01`, `kn-02`, …, so that each can be linked to.
fn number_petitions(petitions: &mut [Petition]) {
    for index in 0..petitions.len() {
        if petitions[index].id.is_none() {
            let taken = |id: &str| petitions.iter().flat_map(|petition| &petition.id).any(|other| other.value == id);
            let free = (index + 1..).map(|number| format!("kn-{number:02}")).find(|id| !taken(id));
            petitions[index].id = free.map(|id| Spanned::new(id, petitions[index].text.span));
        }
    }
}
