//! Snippets for the front matter, for an editor that completes no keys in Markdown files by itself.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::content::fields;
use crate::content::shape::Form;
use crate::content::shape::Key;
use crate::content::shape::Meaning;
use crate::content::shape::Shape;
use crate::content::shape::Written;
use crate::schema::keys::explained;
use crate::schema::names::Names;
use crate::schema::root;

/// The keys of the snippet that begins an article on a session.
const BEGINNING: &[&str] =
    &["title", "date", "time", "format", "venue", "communes", "topic", "chairs", "summary", "author", "resolutions"];

/// The longest list that a snippet lets choose from.
const CHOICES: usize = 60;

const TODAY: &str = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

/// Returns the snippets of a site as VS Code reads them.
pub(super) fn snippets(names: &Names) -> String {
    let mut snippets = Map::new();
    let session = Written::Session.shape();
    let mut body = Body { names, stop: 0, lines: vec!["---".to_owned()] };
    for key in BEGINNING.iter().filter_map(|name| session.keys.iter().find(|key| key.name == *name)) {
        body.key(root(Written::Session), key, 0);
    }
    body.lines.extend(["---".to_owned(), String::new(), "$0".to_owned()]);
    let about = "Phần đầu bài của một buổi đối thoại";
    snippets.insert(about.to_owned(), snippet(vec!["buoi".to_owned(), "doithoai".to_owned()], body.lines, about));
    for written in [Written::Session, Written::News, Written::Page] {
        for key in written.shape().keys.iter().filter(|key| !snippets.contains_key(key.name)).collect::<Vec<_>>() {
            let mut body = Body { names, stop: 0, lines: Vec::new() };
            body.key(root(written), key, 0);
            let about = explained(root(written), key.name).map_or("", |explained| explained.about);
            let typed = fields::vietnamese_names(key.name).map(|typed| typed.replace(' ', ""));
            let prefixes = [key.name.to_owned()].into_iter().chain(typed).collect();
            snippets.insert(key.name.to_owned(), snippet(prefixes, body.lines, about));
        }
    }
    format!(
        "// Do lệnh doithoai schema tạo từ các khóa và danh mục của trang; chạy lại lệnh ấy khi danh mục thay đổi.\n{:#}\n",
        Value::Object(snippets)
    )
}

fn snippet(prefix: Vec<String>, body: Vec<String>, about: &str) -> Value {
    json!({"scope": "markdown", "prefix": prefix, "body": body, "description": about})
}

/// The lines of a snippet, with so many stops.
struct Body<'n> {
    names: &'n Names,
    stop: usize,
    lines: Vec<String>,
}

impl Body<'_> {
    fn key(&mut self, owner: &str, key: &Key, indent: usize) {
        let name = key.name;
        let line = |value: &str| format!("{:indent$}{name}: {value}", "");
        let written = match &key.form {
            Form::Map { shape, .. } => {
                self.lines.push(format!("{:indent$}{name}:", ""));
                return self.keys(name, shape, indent + 2);
            }
            Form::Each { shape, .. } => {
                self.lines.push(format!("{:indent$}{name}:", ""));
                let first = self.lines.len();
                self.keys(name, shape, indent + 4);
                return self.begin_item(first, indent + 2);
            }
            Form::Texts(meaning) => format!("[{}]", self.text(owner, key, *meaning)),
            Form::Text(meaning @ (Meaning::Time | Meaning::Code | Meaning::Colour)) => {
                format!("\"{}\"", self.text(owner, key, *meaning))
            }
            Form::Text(meaning) => self.text(owner, key, *meaning),
            Form::Date => self.placeholder(TODAY),
            Form::Number(_) => self.placeholder(example(owner, key)),
            Form::Flag => self.placeholder("true"),
            Form::Choice(words) => self.choice(words.iter().map(|word| word.word)),
        };
        self.lines.push(line(&written));
    }

    /// Writes the keys of a map, but those that hold further lists.
    fn keys(&mut self, owner: &str, shape: &Shape, indent: usize) {
        for key in shape.keys.iter().filter(|key| !matches!(key.form, Form::Each { .. } | Form::Map { .. })) {
            self.key(owner, key, indent);
        }
    }

    /// Turns the indentation of the first line of an entry into its dash.
    fn begin_item(&mut self, first: usize, indent: usize) {
        if let Some(line) = self.lines.get_mut(first) {
            *line = format!("{:indent$}- {}", "", line.trim_start());
        }
    }

    fn text(&mut self, owner: &str, key: &Key, meaning: Meaning) -> String {
        let names = self.names.get(meaning);
        let plain = names.iter().map(|name| name.word.as_str()).filter(|word| is_plain(word));
        let words: Vec<&str> = plain.take(CHOICES).collect();
        if words.is_empty() { self.placeholder(example(owner, key)) } else { self.choice(words.into_iter()) }
    }

    fn placeholder(&mut self, text: &str) -> String {
        self.stop += 1;
        match text {
            TODAY => format!("${{{}:{TODAY}}}", self.stop),
            _ => format!("${{{}:{}}}", self.stop, escaped(text)),
        }
    }

    fn choice<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> String {
        self.stop += 1;
        let words: Vec<String> = words.map(|word| escaped(word).replace(',', "\\,").replace('|', "\\|")).collect();
        format!("${{{}|{}|}}", self.stop, words.join(","))
    }
}

fn example(owner: &str, key: &Key) -> &'static str {
    explained(owner, key.name)
        .map_or("…", |explained| if explained.example.is_empty() { "…" } else { explained.example })
}

/// Tells whether a name may stand in YAML without quotes, in brackets too.
fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().all(|letter| letter.is_alphanumeric() || " -/().".contains(letter))
}

/// Takes its meaning in snippets from what an example holds.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_an_article_are_keys_of_a_session() {
        let shape = Written::Session.shape();
        for name in BEGINNING {
            assert!(shape.keys.iter().any(|key| key.name == *name), "{name}");
        }
    }
}
