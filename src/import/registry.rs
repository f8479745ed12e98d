//! The registry as it is, read as `check` reads it.
//!
//! Comes in: the bytes of `communes.yaml`. Goes out: its units with their ids, and its mistakes.

use std::collections::HashMap;

use crate::content;
use crate::content::CommuneEntry;
use crate::content::CommuneKind;
use crate::content::Documents;
use crate::content::Share;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Place;
use crate::diagnostics::Severity;
use crate::files::MemoryFiles;
use crate::import::REGISTRY;
use crate::import::REGISTRY_FILE;
use crate::import::rows::full_code;
use crate::markdown;
use crate::model;
use crate::model::Audience;
use crate::routes;
use crate::source::FileId;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// A registry that was read.
#[derive(Debug, Default)]
pub(super) struct Registered {
    /// Its text, for diagnostics.
    pub(super) text: String,
    /// Its units, in the order in which they are written.
    pub(super) units: Vec<Known>,
    /// What stands against it.
    pub(super) mistakes: Vec<Diagnostic>,
}

/// A unit of the registry.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The id, written or given.
    pub(super) id: String,
    /// The name.
    pub(super) name: String,
    /// The other names.
    pub(super) aliases: Vec<String>,
    /// The sentence on it.
    pub(super) description: Option<String>,
    /// The kind.
    pub(super) kind: Option<CommuneKind>,
    /// The official code, five digits.
    pub(super) code: Option<String>,
    /// The district.
    pub(super) district: Option<String>,
    /// The province.
    pub(super) province: Option<String>,
    /// The first day.
    pub(super) from: Option<Date>,
    /// The first day on which it no longer existed.
    pub(super) until: Option<Date>,
    /// The ids of its successors, how much went to each, and by which clause.
    pub(super) successors: Vec<(String, Share, Option<String>)>,
    /// The place of the name.
    pub(super) span: Span,
}

impl Known {
    /// Tells whether the unit has a name, as `check` would find it.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let wanted = text::match_key(name);
        self.aliases.iter().chain([&self.name]).any(|own| text::match_key(own) == wanted)
    }

    /// Tells whether another reading gave the same unit; where it stands does not matter.
    pub(super) fn is_same(&self, other: &Known) -> bool {
        Known { span: other.span, ..self.clone() }.fields() == other.fields()
    }

    fn fields(&self) -> impl PartialEq + use<'_> {
        let Known { id, name, aliases, description, kind, code, district, province, from, until, successors, span: _ } =
            self;
        ((id, name, aliases, description, kind, code), (district, province, from, until, successors))
    }
}

impl Registered {
    /// Reads a registry with the readers that `check` uses. No registry is an empty one.
    pub(super) fn read(bytes: &[u8]) -> Registered {
        let mut files = MemoryFiles::default();
        files.insert(REGISTRY, bytes);
        let mut sink = Vec::new();
        let Ok(documents) = content::load(&files, &markdown::Strings::default(), &mut sink) else {
            return Registered::default();
        };
        let site = model::link(&documents.heads, Date::default(), Audience::Authors, &mut sink);
        routes::assign(&site, &mut sink);
        let text = documents.texts.sources.get(FileId(0)).map_or(String::new(), |source| source.text.clone());
        sink.retain(|diagnostic| diagnostic.severity == Severity::Error);
        let mistakes = sink.into_iter().map(in_registry).collect();
        Registered { text, units: units(&documents, &site), mistakes }
    }

    /// Returns the line of a place, from 1.
    pub(super) fn line(&self, span: Span) -> usize {
        let before = self.text.get(..span.range().start).unwrap_or("");
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }
}

fn units(documents: &Documents, site: &model::Site<'_>) -> Vec<Known> {
    let by_name: HashMap<*const u8, &model::Commune<'_>> =
        site.communes.iter().map(|commune| (commune.name.as_ptr(), commune)).collect();
    let known = |entry: &CommuneEntry| {
        let commune = by_name.get(&entry.named.name.value.as_ptr())?;
        let successors = commune.successors.iter().filter_map(|step| {
            let id = site.communes.get(step.commune.index())?.id.clone();
            Some((id, step.share, step.clause.map(str::to_owned)))
        });
        Some(Known {
            id: commune.id.clone(),
            name: commune.name.to_owned(),
            aliases: entry.named.aliases.iter().map(|alias| alias.value.clone()).collect(),
            description: commune.description.map(str::to_owned),
            kind: commune.kind,
            code: commune.code.map(full_code),
            district: commune.district.map(str::to_owned),
            province: commune.province.map(str::to_owned),
            from: commune.established,
            until: commune.abolished,
            successors: successors.collect(),
            span: Span { file: REGISTRY_FILE, ..entry.named.name.span },
        })
    };
    documents.heads.communes.entries.iter().filter_map(known).collect()
}

/// Puts a diagnostic of the registry, which was read alone, to its place among the sources of an import.
fn in_registry(diagnostic: Diagnostic) -> Diagnostic {
    let there = |span: Span| Span { file: REGISTRY_FILE, ..span };
    let place = match diagnostic.place {
        Place::Span(span) => Place::Span(there(span)),
        Place::Path(path) => Place::Path(path),
    };
    let related = diagnostic.related.into_iter().map(|(span, label)| (there(span), label)).collect();
    Diagnostic { place, related, ..diagnostic }
}
