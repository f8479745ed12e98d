//! The rows of the ledger for the quick filter: small scripts that hold nothing but data, because a page that was opened
//! from disk can load scripts and no other data.

use std::fmt::Write;

use serde_json::json;

use crate::content::Status;
use crate::model::Resolution;
use crate::model::ResolutionId;
use crate::model::Scope;
use crate::pages::Pages;
use crate::pages::ledger::ROW_TEXT;
use crate::routes;
use crate::text;

/// The published path of the names that rows refer to by number.
pub const NAMES: &str = "ket-luan/ten.js";

/// Returns the published path of the rows of a year.
pub fn year_path(year: i32) -> String {
    format!("{}nam-{year}.js", routes::LEDGER)
}

impl Pages<'_> {
    /// Returns the years of which there are rows; none where there are no tasks at all.
    pub fn ledger_years(&self) -> Vec<i32> {
        let year = |scope: &Scope| if let Scope::Year(year) = scope { Some(*year) } else { None };
        self.scopes().keys().filter_map(year).collect()
    }

    /// Returns the names that rows refer to by number.
    pub fn ledger_names(&self) -> String {
        let site = self.from.site;
        let topics: Vec<(&str, &str)> = site.topics.iter().map(|topic| (topic.id.as_str(), topic.name)).collect();
        let agencies: Vec<(&str, &str)> =
            site.agencies.iter().map(|agency| (agency.id.as_str(), agency.name)).collect();
        let communes: Vec<(&str, String)> = site
            .communes
            .iter()
            .enumerate()
            .map(|(index, commune)| (commune.id.as_str(), self.commune_title(index.into())))
            .collect();
        text::data_script("ten", &json!({ "topics": topics, "agencies": agencies, "communes": communes }).to_string())
    }

    /// Returns the rows of a year, newest first.
    pub fn ledger_rows(&self, year: i32) -> String {
        let tasks = self.scopes().get(&Scope::Year(year)).map_or(&[][..], Vec::as_slice);
        let mut rows = String::with_capacity(tasks.len() * 320);
        rows.push('[');
        for (index, id) in tasks.iter().enumerate() {
            rows.push_str(if index == 0 { "\n" } else { ",\n" });
            self.write_row(*id, &mut rows);
        }
        rows.push_str("\n]");
        text::data_script(&year.to_string(), &rows)
    }

    /// Writes `[address, text, agency, due, state, assigned, [topics], [communes]]`.
    fn write_row(&self, id: ResolutionId, rows: &mut String) {
        let site = self.from.site;
        let task = site.resolution(id);
        let session = site.session(task.session);
        let address = self.from.routes.resolution(id);
        rows.push('[');
        push_text(address.strip_prefix(routes::LEDGER).unwrap_or(address), rows);
        rows.push(',');
        push_text(&text::excerpt(task.text, ROW_TEXT), rows);
        let agency = task.agency.map_or(-1, |agency| i64::from(agency.0));
        let due = task.due.map(text::iso_date).unwrap_or_default();
        let (state, assigned) = (self.state_code(task), text::iso_date(session.date));
        let _ = write!(rows, ",{agency},\"{due}\",\"{state}\",\"{assigned}\",");
        push_numbers(session.topics.iter().map(|topic| topic.0), rows);
        rows.push(',');
        push_numbers(session.places().map(|commune| commune.0), rows);
        rows.push(']');
    }

    /// Returns the class of the reported state; a task that was done late has one of its own.
    fn state_code(&self, task: &Resolution<'_>) -> &'static str {
        match self.from.site.status(task) {
            Some(Status::Done) => task.standing.code(),
            Some(Status::Dropped) => "dropped",
            Some(Status::InProgress) => "in_progress",
            Some(Status::NotStarted) => "not_started",
            None => "unpublished",
        }
    }
}

fn push_text(text: &str, rows: &mut String) {
    rows.push_str(&serde_json::to_string(text).unwrap_or_default());
}

fn push_numbers(numbers: impl Iterator<Item = u32>, rows: &mut String) {
    rows.push('[');
    for (index, number) in numbers.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(rows, "{comma}{number}");
    }
    rows.push(']');
}
