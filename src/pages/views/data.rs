//! The page that describes the open data.

use serde::Serialize;

use crate::pages::views::LinkView;

/// The page that describes the open data (`data.html`: `data`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataView {
    /// The terms of use, where the site gives any.
    pub licence: Option<LicenceView>,
    /// The data sets.
    pub sets: Vec<DataSetView>,
    /// The calendar file.
    pub calendar: LinkView,
}

/// The terms under which the data may be used.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LicenceView {
    /// The name of the terms.
    pub title: String,
    /// Where they can be read.
    pub url: Option<String>,
}

/// A set of records.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataSetView {
    /// The name, which is that of its files: `resolutions`.
    pub name: &'static str,
    /// The fragment id of its dictionary.
    pub anchor: String,
    /// The title.
    pub title: &'static str,
    /// What one record is.
    pub description: &'static str,
    /// The path of the CSV.
    pub csv: String,
    /// The path of the JSON.
    pub json: String,
    /// The path of the schema.
    pub schema: String,
    /// The columns, in their order.
    pub columns: Vec<DataColumnView>,
}

/// A column of a data set.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataColumnView {
    /// The name.
    pub name: &'static str,
    /// The type, in words.
    pub kind: String,
    /// Whether there is no value where nothing is published.
    pub nullable: bool,
    /// What it means.
    pub meaning: &'static str,
    /// The codes that may stand in it.
    pub codes: Vec<DataCodeView>,
}

/// A code and its meaning.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataCodeView {
    /// The code.
    pub code: &'static str,
    /// What it means.
    pub meaning: &'static str,
}
