//! What editors know of the files of a site: a JSON Schema for each kind, and snippets for the front matter.
//!
//! Comes in: the shapes that the readers of `content` tell, and the names of a site. Goes out: texts for files. It must not
//! hold a second list of keys: what is known of them here are words, and a test compares them with the readers.

mod editor;
mod json;
mod keys;
mod names;
mod snippets;

pub use editor::EditorFile;
pub use editor::FOLDER;
pub use editor::Owner;
pub use editor::SETTINGS;
pub use editor::editor_files;
pub use editor::settings_of_schemas;
pub use names::Names;

use crate::content::shape::Written;

/// A schema as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The name by which it is asked for, such as `session`.
    pub name: &'static str,
    /// The name of its file.
    pub file: String,
    /// Its JSON.
    pub json: String,
}

/// Returns the schemas of all files that people write, with the names of a site to choose from.
pub fn schemas(names: &Names) -> Vec<Schema> {
    Written::ALL.iter().map(|written| schema(*written, names)).collect()
}

fn schema(written: Written, names: &Names) -> Schema {
    let (name, title) = (root(written), title(written));
    let json = format!("{:#}\n", json::schema(written, title, names));
    Schema { name, file: file_name(written), json }
}

fn file_name(written: Written) -> String {
    format!("{}.schema.json", root(written))
}

/// Returns the name of a kind of file.
fn root(written: Written) -> &'static str {
    match written {
        Written::Session => "session",
        Written::News => "news",
        Written::Page => "page",
        Written::Site => "site",
        Written::Topics => "topics",
        Written::Series => "series",
        Written::Agencies => "agencies",
        Written::Communes => "communes",
    }
}

fn title(written: Written) -> &'static str {
    match written {
        Written::Session => "Phần đầu bài của một buổi đối thoại",
        Written::News => "Phần đầu bài của một tin",
        Written::Page => "Phần đầu bài của một trang",
        Written::Site => "Thông tin chung của trang",
        Written::Topics => "Danh mục chuyên đề",
        Written::Series => "Danh mục chuỗi đối thoại",
        Written::Agencies => "Danh mục cơ quan",
        Written::Communes => "Danh mục xã, phường",
    }
}
