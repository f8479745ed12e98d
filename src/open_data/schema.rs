//! The schema of a data set: JSON Schema, draft 2020-12.
//!
//! What is needed to read the CSV stands in it as well: `x-csv-separator` says what parts the entries of a list, and
//! `x-csv-beside` names the column that has as many entries.

use std::fmt::Write;

use serde_json::Value;
use serde_json::json;

use crate::open_data::DataSet;
use crate::open_data::Field;
use crate::open_data::Kind;
use crate::open_data::OpenData;
use crate::open_data::Presence;
use crate::open_data::schema_name;
use crate::routes;

/// A time of day.
const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// Renders the schema of a data set, one column on each line.
pub(super) fn render(data: &OpenData<'_>, set: DataSet) -> String {
    let fields = set.fields();
    let mut out = String::with_capacity(8 * 1024);
    out.push_str("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n");
    if let Some(url) = data.url(&format!("{}{}", routes::DATA, schema_name(set))) {
        let _ = writeln!(out, "\"$id\":{},", json!(url));
    }
    let text = json!({"type": "string", "minLength": 1});
    let address = json!({"type": ["string", "null"], "minLength": 1});
    let licence = json!({
        "type": ["object", "null"],
        "properties": {"title": text, "url": address},
        "required": ["title", "url"],
        "additionalProperties": false,
    });
    let _ = write!(
        out,
        "\"title\":{},\n\"description\":{},\n\"type\":\"object\",\n\
         \"required\":[\"dataset\",\"title\",\"generated_for\",\"licence\",\"source\",\"schema\",\"records\"],\n\
         \"additionalProperties\":false,\n\"properties\":{{\n\"dataset\":{{\"const\":{}}},\n\"title\":{text},\n\
         \"generated_for\":{},\n\"licence\":{licence},\n\"source\":{address},\n\"schema\":{text},\n\
         \"records\":{{\"type\":\"array\",\"items\":{{\"$ref\":\"#/$defs/record\"}}}}\n}},\n\
         \"$defs\":{{\"record\":{{\n\"type\":\"object\",\n\"required\":{},\n\"additionalProperties\":false,\n\"properties\":{{\n",
        json!(set.title()),
        json!(set.description()),
        json!(set.name()),
        json!({"type": "string", "format": "date", "description": "Ngày của dữ liệu."}),
        json!(fields.iter().map(|field| field.name).collect::<Vec<_>>()),
    );
    let columns: Vec<String> = fields.iter().map(|field| format!("{}:{}", json!(field.name), column(field))).collect();
    let _ = write!(out, "{}\n}}}}}}}}\n", columns.join(",\n"));
    out
}

/// Returns the schema of a column.
fn column(field: &Field) -> Value {
    let codes: Vec<&str> = field.kind.codes().iter().map(|(code, _)| *code).collect();
    let mut schema = match field.kind {
        Kind::Id | Kind::Text => json!({"type": "string", "minLength": 1}),
        Kind::Date => json!({"type": "string", "format": "date"}),
        Kind::Time => json!({"type": "string", "pattern": TIME}),
        Kind::Count => json!({"type": "integer", "minimum": 0}),
        Kind::Number => json!({"type": "integer"}),
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Code(_) => json!({"type": "string", "enum": codes}),
        Kind::Address => json!({"type": "string", "format": "uri-reference"}),
        Kind::Url => json!({"type": "string", "format": "uri"}),
        Kind::Ids | Kind::Texts => json!({"type": "array", "items": {"type": "string", "minLength": 1}}),
        Kind::Beside(_) => json!({"type": "array", "items": {"type": ["string", "null"], "minLength": 1}}),
        Kind::Codes(..) => json!({"type": "array", "items": {"type": "string", "enum": codes}}),
    };
    let Some(object) = schema.as_object_mut() else { return schema };
    if field.presence == Presence::Published {
        let kind = object.get("type").cloned().unwrap_or_default();
        object.insert("type".to_owned(), json!([kind, "null"]));
        if let Some(Value::Array(codes)) = object.get_mut("enum") {
            codes.push(Value::Null);
        }
    }
    object.insert("description".to_owned(), json!(description(field)));
    if let Some(separator) = field.kind.separator() {
        object.insert("x-csv-separator".to_owned(), json!(separator));
    }
    if let Some(other) = field.kind.beside() {
        object.insert("x-csv-beside".to_owned(), json!(other));
    }
    schema
}

/// Returns the meaning of a column with that of its codes.
fn description(field: &Field) -> String {
    let codes: Vec<String> = field.kind.codes().iter().map(|(code, meaning)| format!("{code}: {meaning}")).collect();
    if codes.is_empty() { field.meaning.to_owned() } else { format!("{} {}.", field.meaning, codes.join("; ")) }
}
