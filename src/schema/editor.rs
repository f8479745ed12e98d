//! The files by which editors know a site: schemas, snippets, and the set-up of VS Code.
//!
//! Some are a person's from the day on which they are written; others are made anew whenever the names of the site change.

use crate::schema::Names;
use crate::schema::schemas;
use crate::schema::snippets;

/// The folder of the schemas, from the folder of the site.
pub const FOLDER: &str = ".doithoai/schema";

/// The settings of VS Code, from the folder of the site.
pub const SETTINGS: &str = ".vscode/settings.json";

/// A file for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorFile {
    /// The path from the folder of the site.
    pub path: String,
    /// The text.
    pub text: String,
    /// Who may change it.
    pub owner: Owner,
}

/// To whom a file belongs once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// To people: a file that is there stays as it is.
    People,
    /// To the program: it is written anew.
    Program,
}

/// The set-up of VS Code.
const SET_UP: &[(&str, Owner, &str)] = &[
    (SETTINGS, Owner::People, include_str!("vscode/settings.json")),
    (".vscode/extensions.json", Owner::People, include_str!("vscode/extensions.json")),
    (".vscode/tasks.json", Owner::People, include_str!("vscode/tasks.json")),
    (".vscode/extensions/doithoai/package.json", Owner::Program, include_str!("vscode/extension/package.json")),
    (".vscode/extensions/doithoai/extension.js", Owner::Program, include_str!("vscode/extension/extension.js")),
];

/// Returns the lines of the settings that name the schemas, for settings that a person wrote.
pub fn settings_of_schemas() -> &'static str {
    let settings = include_str!("vscode/settings.json");
    let from = settings.find("  \"yaml.schemas\"").unwrap_or(0);
    settings.get(from..).and_then(|rest| rest.split_inclusive("  },").next()).unwrap_or(settings)
}

/// Returns all files for editors, for a site with such names.
pub fn editor_files(names: &Names) -> Vec<EditorFile> {
    let schemas = schemas(names).into_iter().map(|schema| EditorFile {
        path: format!("{FOLDER}/{}", schema.file),
        text: schema.json,
        owner: Owner::Program,
    });
    let snippets = EditorFile {
        path: ".vscode/doithoai.code-snippets".to_owned(),
        text: snippets::snippets(names),
        owner: Owner::Program,
    };
    let set_up = SET_UP.iter().map(|(path, owner, text)| EditorFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
        owner: *owner,
    });
    set_up.chain([snippets]).chain(schemas).collect()
}
