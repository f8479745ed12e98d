//! `site.yaml` and the registries: from YAML to values.

use crate::content::fields::Fields;
use crate::content::shape::Meaning;
use crate::content::types::AgencyEntry;
use crate::content::types::Check;
use crate::content::types::CommuneEntry;
use crate::content::types::DataLicence;
use crate::content::types::Named;
use crate::content::types::NavigationEntry;
use crate::content::types::Organisation;
use crate::content::types::PlainEntry;
use crate::content::types::Registry;
use crate::content::types::Rule;
use crate::content::types::Rules;
use crate::content::types::Settings;
use crate::content::types::SuccessorEntry;
use crate::content::types::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::palette::Colour;
use crate::source::FileId;
use crate::text;
use crate::yaml::Node;
use crate::yaml::Value;

/// Reads `site.yaml`.
pub(super) fn settings(node: Node, sink: &mut Vec<Diagnostic>) -> Settings {
    if node.value == Value::Nothing {
        return Settings::default();
    }
    Fields::open(node, sink).map_or_else(Settings::default, site)
}

/// Reads the keys of `site.yaml`.
pub(super) fn site(mut fields: Fields<'_>) -> Settings {
    let settings = Settings {
        title: fields.required("title", "Đối thoại với Nhân dân"),
        description: fields.text("description"),
        base_url: base_url(&mut fields),
        organisation: fields.map_or_text("organisation", "name", organisation).unwrap_or_default(),
        reuse_notice: fields.text("reuse_notice"),
        navigation: fields.each("navigation", navigation_entry),
        theme: fields.text("theme"),
        colour: colour(&mut fields),
        logo: fields.text("logo"),
        page_size: fields.number("page_size", 1),
        archive_page_size: fields.number("archive_page_size", 1),
        feed_size: fields.number("feed_size", 1),
        data_licence: fields.map_or_text("data_licence", "title", data_licence),
        cards: fields.choice("cards"),
        offline: fields.switch("offline"),
        rules: fields.map("rules", rules).unwrap_or_default(),
        checks: fields.map("checks", checks).unwrap_or_default(),
        official_contacts: fields.texts("official_contacts"),
    };
    fields.finish();
    settings
}

fn base_url(fields: &mut Fields<'_>) -> Option<Words> {
    let mut written = fields.text_as("base_url", Meaning::BaseAddress)?;
    if !super::is_web_address(&written.value) || written.value.contains(['?', '#']) {
        fields.sink().push(diagnostics::invalid_url(written.span, &written.value));
        return None;
    }
    if !written.value.ends_with('/') {
        written.value.push('/');
    }
    Some(written)
}

fn colour(fields: &mut Fields<'_>) -> Option<Colour> {
    let written = fields.text_as("colour", Meaning::Colour)?;
    let colour = Colour::parse(&written.value);
    if colour.is_none() {
        fields.sink().push(diagnostics::invalid_colour(written.span, &written.value));
    }
    colour
}

fn data_licence(mut fields: Fields<'_>) -> Option<DataLicence> {
    let title = fields.required("title", "Giấy phép Creative Commons Ghi công 4.0");
    let url = fields.web_address("url");
    fields.finish();
    Some(DataLicence { title: title?, url })
}

fn rules(mut fields: Fields<'_>) -> Option<Rules> {
    let announce_before = fields.map_or_text("announce_before", "source", rule);
    let publish_within = fields.map_or_text("publish_within", "source", rule);
    fields.finish();
    Some(Rules { announce_before, publish_within })
}

/// Reads a rule. It names its source, because the program asserts no law by itself.
fn rule(mut fields: Fields<'_>) -> Option<Rule> {
    let source = fields.required("source", "Điều 43 Luật số 72/2025/QH15");
    let (days, from) = (fields.number("days", 1), fields.date("from"));
    fields.finish();
    Some(Rule { days, from, source: source? })
}

/// Reads `checks`: a level for each warning that the site switches.
fn checks(mut fields: Fields<'_>) -> Option<Vec<Check>> {
    let mut checks = Vec::new();
    for rule in diagnostics::warnings().map(|rule| rule.id) {
        checks.extend(fields.choice(rule).map(|level| Check { rule, level: level.value }));
    }
    for key in fields.keys() {
        match diagnostics::rule(&key.value) {
            Some(rule) if rule.severity == Severity::Error => {
                fields.sink().push(diagnostics::error_switched(key.span, rule.id));
            }
            Some(_) => {}
            None => {
                let nearest = diagnostics::closest_warning(&key.value);
                fields.sink().push(diagnostics::unknown_rule(key.span, &key.value, nearest));
            }
        }
    }
    Some(checks)
}

fn organisation(mut fields: Fields<'_>) -> Option<Organisation> {
    let organisation = Organisation {
        name: fields.text("name"),
        parent: fields.text("parent"),
        address: fields.text("address"),
        phone: fields.text("phone"),
        email: fields.text("email"),
        responsible: fields.text("responsible"),
        licence: fields.text("licence"),
    };
    fields.finish();
    Some(organisation)
}

fn navigation_entry(mut fields: Fields<'_>) -> Option<NavigationEntry> {
    let title = fields.required("title", "Giới thiệu");
    fields.require_either(["page", "url"], "gioi-thieu");
    let page = fields.text_as("page", Meaning::Page);
    let url = fields.web_address("url");
    fields.finish();
    Some(NavigationEntry { title: title?, page, url })
}

/// Reads `topics.yaml` or `series.yaml`.
pub(super) fn plain(node: Node, file: FileId, sink: &mut Vec<Diagnostic>) -> Registry<PlainEntry> {
    registry(node, file, sink, plain_entry)
}

/// Reads an entry of `topics.yaml` or `series.yaml`.
pub(super) fn plain_entry(mut fields: Fields<'_>) -> Option<PlainEntry> {
    let entry = named(&mut fields);
    fields.finish();
    entry
}

/// Reads `agencies.yaml`.
pub(super) fn agencies(node: Node, file: FileId, sink: &mut Vec<Diagnostic>) -> Registry<AgencyEntry> {
    registry(node, file, sink, agency)
}

/// Reads an entry of `agencies.yaml`.
pub(super) fn agency(mut fields: Fields<'_>) -> Option<AgencyEntry> {
    let named = named(&mut fields);
    let (abolished, successors) = (fields.date("abolished"), fields.texts_as("successors", Meaning::Agency));
    fields.finish();
    Some(AgencyEntry { named: named?, abolished, successors })
}

/// Reads `communes.yaml`.
pub(super) fn communes(node: Node, file: FileId, sink: &mut Vec<Diagnostic>) -> Registry<CommuneEntry> {
    registry(node, file, sink, commune)
}

/// Reads an entry of `communes.yaml`.
pub(super) fn commune(mut fields: Fields<'_>) -> Option<CommuneEntry> {
    let named = named(&mut fields);
    let (kind, code) = (fields.choice("kind"), code(&mut fields));
    let (district, province) = (fields.text("district"), fields.text("province"));
    let (established, abolished) = (fields.date("established"), fields.date("abolished"));
    let successors = fields.each_or_text("successors", "commune", successor);
    if let (Some(from), Some(until)) = (&established, &abolished)
        && until.value <= from.value
    {
        fields.sink().push(diagnostics::abolished_before_established(until.span, from.span));
    }
    fields.finish();
    Some(CommuneEntry { named: named?, kind, code, district, province, established, abolished, successors })
}

/// Reads the entries of a registry. One that could not be read whole counts as absent, so that no name is called unknown
/// for want of the entry that was told already.
fn registry<T>(
    node: Node,
    file: FileId,
    sink: &mut Vec<Diagnostic>,
    read: impl Fn(Fields<'_>) -> Option<T>,
) -> Registry<T> {
    let items = match node.value {
        Value::Nothing => Vec::new(),
        Value::List(items) => items,
        Value::Map(_) | Value::Text(_) => {
            sink.push(diagnostics::expected_list_of_entries(node.span));
            return Registry { file: None, entries: Vec::new() };
        }
    };
    let written = items.len();
    let entries: Vec<T> = items.into_iter().filter_map(|item| read(Fields::open(item, sink)?)).collect();
    match entries.len() == written {
        true => Registry { file: Some(file), entries },
        false => Registry { file: None, entries: Vec::new() },
    }
}

fn named(fields: &mut Fields<'_>) -> Option<Named> {
    let name = fields.required("name", "Đất đai");
    let id = fields.text_as("id", Meaning::Slug).filter(|id| {
        let fits = text::is_slug(&id.value);
        if !fits {
            fields.sink().push(diagnostics::invalid_slug(id.span, &id.value, &text::slug(&id.value)));
        }
        fits
    });
    let (aliases, description) = (fields.texts("aliases"), fields.text("description"));
    Some(Named { span: name.as_ref()?.span, id, name: name?, aliases, description })
}

/// Reads `code`: digits, because the official codes are numbers with leading zeros.
fn code(fields: &mut Fields<'_>) -> Option<Words> {
    let written = fields.text_as("code", Meaning::Code)?;
    if written.value.bytes().all(|byte| byte.is_ascii_digit()) && written.value.len() <= 10 {
        return Some(written);
    }
    fields.sink().push(diagnostics::invalid_code(written.span, &written.value));
    None
}

fn successor(mut fields: Fields<'_>) -> Option<SuccessorEntry> {
    let commune = fields.required_as("commune", Meaning::Commune, "ia-le-23986");
    let (share, clause) = (fields.choice("part"), fields.text("clause"));
    fields.finish();
    Some(SuccessorEntry { commune: commune?, share, clause })
}
