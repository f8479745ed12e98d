//! What a file means: its values and the shape of its body, apart from spaces and the separators of days.

use crate::content;
use crate::markdown;
use crate::source::FileId;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Value;

/// What a file means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    values: Option<Vec<String>>,
    body: Vec<String>,
}

impl Meaning {
    /// Reads what a text means.
    pub(super) fn of(path: &str, text: &str) -> Meaning {
        let (front, body) = if content::is_article(path) { content::parts(text) } else { (0..text.len(), text.len()) };
        let node = yaml::parse(text, front.start, front.end, FileId(0));
        let values = node.ok().map(|node| {
            let mut values = Vec::new();
            collect(&node, &mut values);
            values
        });
        Meaning { values, body: markdown::shape(text.get(body..).unwrap_or("")) }
    }
}

/// Collects keys and values with the marks of what they stand in.
fn collect(node: &Node, values: &mut Vec<String>) {
    match &node.value {
        Value::Nothing => values.push("∅".to_owned()),
        Value::Text(text) => values.push(plain(text)),
        Value::List(items) => {
            values.push("[".to_owned());
            items.iter().for_each(|item| collect(item, values));
            values.push("]".to_owned());
        }
        Value::Map(pairs) => {
            values.push("{".to_owned());
            for (key, value) in pairs {
                values.push(key.value.clone());
                collect(value, values);
            }
            values.push("}".to_owned());
        }
    }
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['.', '-'], "/")
}
