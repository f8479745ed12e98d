//! The page of search.

use serde::Serialize;

use crate::pages::views::LinkView;

/// The page of search (`search.html`: `search`).
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchView {
    /// The path of the small script that loads the one that searches; none where the theme has none.
    pub start: Option<String>,
    /// The path of the script that searches; none where the theme has none.
    pub script: Option<String>,
    /// What the script adds to the addresses of the index, so that browsers do not mix the files of two builds.
    pub version: String,
    /// The topics that can be asked for.
    pub topics: Vec<SearchChoiceView>,
    /// The communes that can be asked for; empty where they are so many that the script is to load them.
    pub communes: Vec<SearchChoiceView>,
    /// The path of the names of the communes, where the script is to load them.
    pub names: Option<String>,
    /// The years that can be asked for, newest first.
    pub years: Vec<i32>,
    /// The indexes, which lead to everything without a script.
    pub indexes: Vec<SearchIndexView>,
}

/// A topic or a commune that can be asked for.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchChoiceView {
    /// Its id, which stands in the address of a search.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its number in the index.
    pub number: usize,
}

/// An index, which leads to all of its kind.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchIndexView {
    /// The link.
    pub link: LinkView,
    /// What it holds, in a few words.
    pub text: String,
}
