//! The indexes of topics, communes and years, and the history of a commune.

use std::collections::BTreeSet;

use crate::content::Share;
use crate::model::CommuneId;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::model::Succession;
use crate::model::Tally;
use crate::model::TopicId;
use crate::model::kind_word;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::parts::date_view;
use crate::pages::tallies::StandingRow;
use crate::pages::views::ChartView;
use crate::pages::views::CommuneView;
use crate::pages::views::IndexView;
use crate::pages::views::LetterView;
use crate::pages::views::SuccessionView;
use crate::pages::views::TermView;
use crate::pages::views::YearsView;
use crate::routes;
use crate::text;
use crate::theme::Context;

/// The topics in the chart of the index.
const CHARTED: usize = 15;

impl Pages<'_> {
    pub(super) fn topic_index(&self, context: &mut Context) -> Template {
        let terms = (0..self.from.site.topics.len()).map(|index| self.topic_term(index.into())).collect();
        let chart = self.topics_chart("bieu_do", |id| self.topic_link(id).path);
        context.insert("index", &IndexView { chart, ..index(self.text("index_topics_lead"), terms) });
        Template { name: "index.html", head: Head::new(self.text("topics_title"), "topics") }
    }

    pub(super) fn commune_index(&self, context: &mut Context) -> Template {
        let terms = (0..self.from.site.communes.len()).map(|index| self.commune_term(index.into())).collect();
        let coverage = self.coverage_table();
        context.insert("index", &IndexView { coverage, ..index(self.text("index_communes_lead"), terms) });
        Template { name: "index.html", head: Head::new(self.text("communes_title"), "communes") }
    }

    pub(super) fn year_index(&self, context: &mut Context) -> Template {
        let term = |(year, articles): &(i32, Vec<_>)| TermView {
            name: year.to_string(),
            path: routes::file(&format!("{}{year}/", routes::YEARS)),
            count: articles.len(),
            note: None,
        };
        let tasks: Vec<ResolutionId> = self.from.site.listed_resolutions().collect();
        let path = |year| Some(routes::file(&routes::ledger(self.from.site, Scope::Year(year))));
        let chart = self.chart_by_year(("bieu_do", self.text("chart_years")), &tasks, path);
        context.insert("years", &YearsView { years: self.years().iter().map(term).collect(), chart });
        Template { name: "years.html", head: Head::new(self.text("years_title"), "years") }
    }

    /// Draws how the tasks of each topic stand, the topics with the most tasks first.
    pub(super) fn topics_chart(&self, id: &str, path: impl Fn(TopicId) -> String) -> Option<ChartView> {
        let site = self.from.site;
        let row = |(index, topic): (usize, &crate::model::Topic<'_>)| -> StandingRow {
            (topic.name.to_owned(), Tally::of(site, &topic.resolutions), Some(path(index.into())))
        };
        let mut rows: Vec<StandingRow> = site.topics.iter().enumerate().map(row).collect();
        rows.retain(|(_, tally, _)| tally.total() > 0);
        rows.sort_by_key(|(_, tally, _)| std::cmp::Reverse(tally.total()));
        rows.truncate(CHARTED);
        self.standing_chart((id, self.text("chart_topics")), "topics", &rows)
    }

    pub(super) fn topic_term(&self, id: TopicId) -> TermView {
        let topic = &self.from.site.topics[id.index()];
        TermView {
            name: topic.name.to_owned(),
            path: routes::file(self.from.routes.topic(id)),
            count: topic.sessions.len(),
            note: None,
        }
    }

    pub(super) fn commune_term(&self, id: CommuneId) -> TermView {
        let commune = &self.from.site.communes[id.index()];
        TermView {
            name: commune.name.to_owned(),
            path: routes::file(self.from.routes.commune(id)),
            count: commune.sessions.len(),
            note: self.commune_note(id),
        }
    }

    /// Returns what tells a unit from others of its name: `thị trấn, đến hết ngày 30/06/2025, nhập vào xã Chư Pưh`.
    fn commune_note(&self, id: CommuneId) -> Option<String> {
        let commune = &self.from.site.communes[id.index()];
        let kind = commune.kind.map(|kind| kind_word(kind).to_owned());
        let last_day = commune.abolished.and_then(|day| day.pred_opt());
        let until = last_day.map(|day| format!("{} {}", self.text("commune_until"), text::short_date(day)));
        let names: Vec<String> = commune.successors.iter().map(|step| self.commune_title(step.commune)).collect();
        let merged = (!names.is_empty()).then(|| format!("{} {}", self.text("commune_merged_into"), names.join(", ")));
        let from = commune.established.filter(|_| until.is_none());
        let from = from.map(|day| format!("{} {}", self.text("from_date").to_lowercase(), text::short_date(day)));
        let parts: Vec<String> = kind.into_iter().chain(from).chain(until).chain(merged).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns the names that more than one unit has, with their kinds.
    fn shared_names(&self) -> &BTreeSet<String> {
        self.shared_names.get_or_init(|| {
            let mut seen = BTreeSet::new();
            let names = (0..self.from.site.communes.len()).map(|index| self.commune_name(index.into()));
            names.filter(|name| !seen.insert(name.clone())).collect()
        })
    }

    /// Returns the name of a unit, with its time where another unit has the same name.
    pub(super) fn commune_title(&self, id: CommuneId) -> String {
        let communes = &self.from.site.communes;
        let commune = &communes[id.index()];
        let name = self.commune_name(id);
        if !self.shared_names().contains(&name) {
            return name;
        }
        if let Some(day) = commune.abolished {
            return format!("{name} ({} {})", self.text("before_date").to_lowercase(), text::short_date(day));
        }
        match (commune.established, commune.code) {
            (Some(day), _) => format!("{name} ({} {})", self.text("from_date").to_lowercase(), text::short_date(day)),
            (None, Some(code)) => format!("{name} ({code})"),
            (None, None) => name,
        }
    }

    pub(super) fn commune_view(&self, id: CommuneId) -> CommuneView {
        let commune = &self.from.site.communes[id.index()];
        CommuneView {
            full_name: self.commune_name(id),
            code: commune.code.map(str::to_owned),
            district: commune.district.map(str::to_owned),
            province: commune.province.map(str::to_owned),
            established: commune.established.map(date_view),
            last_day: commune.abolished.and_then(|day| day.pred_opt()).map(date_view),
            successors: commune.successors.iter().map(|step| self.succession(step)).collect(),
            predecessors: commune.predecessors.iter().map(|step| self.succession(step)).collect(),
        }
    }

    fn succession(&self, step: &Succession<'_>) -> SuccessionView {
        SuccessionView {
            commune: self.commune_link(step.commune),
            part: step.share == Share::Part,
            clause: step.clause.map(str::to_owned),
        }
    }
}

fn index(lead: &str, terms: Vec<TermView>) -> IndexView {
    let count = terms.len();
    let mut letters: Vec<LetterView> = Vec::new();
    for term in terms {
        let letter = text::initial(&term.name);
        match letters.last_mut() {
            Some(group) if group.letter == letter => group.terms.push(term),
            _ => letters.push(LetterView { anchor: anchor(&letter), letter, terms: vec![term] }),
        }
    }
    IndexView { lead: lead.to_owned(), count, letters, chart: None, coverage: None }
}

/// Returns the fragment id of a letter: letters that differ in a mark must not share one.
fn anchor(letter: &str) -> String {
    let plain = letter.chars().next().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase());
    match plain {
        Some(plain) => format!("chu-{plain}"),
        None => {
            let code = letter.chars().next().map_or(0, u32::from);
            format!("chu-{code:x}")
        }
    }
}
