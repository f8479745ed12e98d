//! From the shape of a file to its JSON Schema, draft 7: the one that the YAML language server knows best.
//!
//! A schema accepts whatever the readers accept, as far as patterns can tell: names match by meaning, so a name outside a
//! registry is refused by `check` only; here the names are offered.

use serde_json::Value;
use serde_json::json;

use crate::content::shape::Form;
use crate::content::shape::Key;
use crate::content::shape::Meaning;
use crate::content::shape::Shape;
use crate::content::shape::Word;
use crate::content::shape::Written;
use crate::schema::keys::explained;
use crate::schema::names::Name;
use crate::schema::names::Names;
use crate::schema::root;
use crate::text;

const DAY: &str = r"(0?[1-9]|[12]\d|3[01])";
const MONTH: &str = r"(0?[1-9]|1[0-2])";
const YEAR: &str = r"(19|2[01])\d{2}";

/// The meanings whose names are offered.
const NAMED: &[(Meaning, &str)] = &[
    (Meaning::Topic, "topic"),
    (Meaning::Commune, "commune"),
    (Meaning::Agency, "agency"),
    (Meaning::Series, "series"),
    (Meaning::Session, "session"),
    (Meaning::Resolution, "resolution"),
    (Meaning::Page, "page"),
];

/// Returns the schema of a kind of file.
pub(super) fn schema(written: Written, title: &str, names: &Names) -> Value {
    let object = object(root(written), &written.shape());
    let mut schema = match written {
        Written::Session | Written::News | Written::Page => object,
        Written::Site => nothing_or(object),
        _ => nothing_or(json!({"type": "array", "items": object})),
    };
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        map.insert("title".to_owned(), json!(title));
        let definitions = NAMED.iter().map(|(meaning, name)| ((*name).to_owned(), named(names.get(*meaning))));
        map.insert("definitions".to_owned(), Value::Object(definitions.collect()));
    }
    schema
}

fn object(owner: &str, shape: &Shape) -> Value {
    let properties = shape.keys.iter().map(|key| (key.name.to_owned(), property(owner, key, shape)));
    let required: Vec<&str> = shape.required.iter().map(|(key, _)| *key).collect();
    let mut object = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": Value::Object(properties.collect()),
    });
    if let Some(map) = object.as_object_mut() {
        if !required.is_empty() {
            map.insert("required".to_owned(), json!(required));
        }
        if let [[one, other]] = shape.either.as_slice() {
            map.insert("anyOf".to_owned(), json!([{"required": [one]}, {"required": [other]}]));
        }
    }
    object
}

/// Returns the schema of a value, with what its key is for.
fn property(owner: &str, key: &Key, shape: &Shape) -> Value {
    let required = shape.required.iter().find(|(name, _)| *name == key.name);
    let value = form(key.name, &key.form);
    let mut property = if required.is_some() { value } else { nothing_or(value) };
    let Some(map) = property.as_object_mut() else { return property };
    if let Some(explained) = explained(owner, key.name) {
        let must = if required.is_some() { " Bắt buộc." } else { "" };
        map.insert("description".to_owned(), json!(format!("{}{must}", explained.about)));
        let example = required.map_or(explained.example, |(_, example)| example);
        if let Some(example) = example_value(&key.form, example) {
            map.insert("examples".to_owned(), json!([example]));
        }
    }
    property
}

/// Returns an example as its form has it; nothing where names, choices or keys are offered.
fn example_value(form: &Form, example: &str) -> Option<Value> {
    let plain = !example.is_empty() && example != "…";
    match form {
        Form::Number(_) => example.parse::<u32>().ok().map(|number| json!(number)),
        Form::Text(meaning) if plain && NAMED.iter().all(|(named, _)| named != meaning) => Some(json!(example)),
        Form::Date if plain => Some(json!(example)),
        Form::Texts(meaning) if plain && NAMED.iter().all(|(named, _)| named != meaning) => Some(json!([example])),
        _ => None,
    }
}

/// Admits an empty value, which counts as an absent key.
fn nothing_or(schema: Value) -> Value {
    any_of(vec![schema, json!({"type": "null"})])
}

/// Joins alternatives into one flat list, which editors read better than a nested one.
fn any_of(alternatives: Vec<Value>) -> Value {
    let flat =
        alternatives.into_iter().flat_map(|alternative| match alternative.get("anyOf").and_then(Value::as_array) {
            Some(inner) if alternative.as_object().is_some_and(|map| map.len() == 1) => inner.clone(),
            _ => vec![alternative],
        });
    json!({"anyOf": flat.collect::<Vec<_>>()})
}

fn form(key: &str, form: &Form) -> Value {
    match form {
        Form::Text(meaning) => text(*meaning),
        Form::Texts(meaning) => one_or_list(text(*meaning), "null"),
        Form::Date => {
            let iso = format!(r"{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])");
            let separated = ["/", r"\.", "-"].map(|mark| format!("{DAY}{mark}{MONTH}{mark}{YEAR}"));
            json!({"type": "string", "pattern": whole(&format!("({iso}|{})", separated.join("|")))})
        }
        Form::Number(least) => any_of(vec![
            json!({"type": "integer", "minimum": least, "maximum": u32::MAX}),
            json!({"type": "string", "pattern": whole(if *least == 0 { r"\+?\d{1,10}" } else { r"\+?0*[1-9]\d{0,9}" })}),
        ]),
        Form::Flag => {
            any_of(vec![json!({"type": "boolean"}), json!({"type": "string", "pattern": whole("(true|false)")})])
        }
        Form::Choice(words) => choice(words),
        Form::Map { short, shape } => with_short(*short, object(key, shape), shape),
        Form::Each { short: None, shape } => {
            let entry = object(key, shape);
            any_of(vec![json!({"type": "array", "items": entry}), entry])
        }
        Form::Each { short, shape } => {
            let entry = with_short(*short, object(key, shape), shape);
            any_of(vec![json!({"type": "array", "items": entry}), entry])
        }
    }
}

/// Returns a map for which a text may stand, as the value of its key `short`.
fn with_short(short: Option<&str>, object: Value, shape: &Shape) -> Value {
    let Some(short) = short else { return object };
    let meaning = shape.keys.iter().find(|key| key.name == short).map(|key| match key.form {
        Form::Text(meaning) => meaning,
        _ => Meaning::Plain,
    });
    any_of(vec![object, text(meaning.unwrap_or(Meaning::Plain))])
}

fn one_or_list(item: Value, empty: &str) -> Value {
    any_of(vec![json!({"type": "array", "items": any_of(vec![item.clone(), json!({"type": empty})])}), item])
}

/// Returns the schema of a text. A number or a word like `true` is a text too: the readers take it as it was typed.
fn text(meaning: Meaning) -> Value {
    if let Some((_, name)) = NAMED.iter().find(|(named, _)| *named == meaning) {
        return json!({"$ref": format!("#/definitions/{name}")});
    }
    let pattern = match meaning {
        Meaning::Slug => "[a-z0-9]+(-[a-z0-9]+)*",
        Meaning::Id => "[A-Za-z0-9-]{1,80}",
        Meaning::Code => r"\d{1,10}",
        Meaning::Alias => r"(/[\w~\u0080-\uFFFF-][\w.~\u0080-\uFFFF-]*)+/?",
        Meaning::WebAddress => r#"https?://[^\s/?#<>"'`\\][^\s<>"'`\\]*"#,
        Meaning::BaseAddress => r#"https?://[^\s/?#<>"'`\\][^\s?#<>"'`\\]*"#,
        Meaning::Time => &time(),
        Meaning::Colour => "#([0-9A-Fa-f]{3}){1,2}",
        _ => return json!({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
    };
    let types = match meaning {
        Meaning::Slug | Meaning::Id | Meaning::Code => json!(["string", "integer"]),
        _ => json!("string"),
    };
    json!({"type": types, "pattern": whole(pattern)})
}

/// Returns the pattern of a time of day: `07:30`, `7h30`, `7 giờ 30 phút`.
fn time() -> String {
    let [hour, h, minutes] = ["giờ", "h", "phút"].map(any_case);
    format!(r"([01]?\d|2[0-3])(:[0-5]\d|\s*({h}|{hour})\s*([0-5]\d)?(\s*{minutes})?)")
}

/// Returns a pattern for a whole text, around which spaces do not matter.
fn whole(pattern: &str) -> String {
    format!(r"^\s*{pattern}\s*$")
}

/// Returns names to choose from, or any other text.
fn named(names: &[Name]) -> Value {
    let any = text(Meaning::Plain);
    if names.is_empty() {
        return any;
    }
    let words: Vec<&str> = names.iter().map(|name| name.word.as_str()).collect();
    let about: Vec<&str> = names.iter().map(|name| name.about.as_str()).collect();
    any_of(vec![json!({"type": "string", "enum": words, "enumDescriptions": about}), any])
}

/// Returns the schema of a choice: the words as they are offered, and the ways of typing them that count as the same.
fn choice(words: &[Word]) -> Value {
    let offered: Vec<&str> = words.iter().map(|word| word.word).collect();
    let about: Vec<&str> = words.iter().map(|word| word.vietnamese.unwrap_or(word.word)).collect();
    let spellings: Vec<String> = words.iter().map(|word| any_case(word.word)).collect();
    any_of(vec![
        json!({"type": "string", "enum": offered, "enumDescriptions": about}),
        json!({"type": "string", "pattern": whole(&format!("({})", spellings.join("|")))}),
    ])
}

/// Returns a pattern for a word in upper or lower case, its accents composed or not.
fn any_case(word: &str) -> String {
    let letter = |letter: char| {
        let forms = [letter.to_string(), letter.to_uppercase().to_string()];
        let forms = forms.iter().flat_map(|form| [form.clone(), text::decomposed(form)]);
        let mut forms: Vec<String> = forms.collect();
        forms.sort();
        forms.dedup();
        match (letter, forms.as_slice()) {
            (' ', _) => r"\s+".to_owned(),
            (_, [only]) => only.clone(),
            _ => format!("({})", forms.join("|")),
        }
    };
    word.chars().map(letter).collect()
}
