//! Texts as YAML writes them.

/// Words that YAML takes for something else than a text.
const RESERVED: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// Returns a text as it stands after a key: plain where nothing in it could be taken for something else.
pub fn scalar(value: &str) -> String {
    let begins_plainly = value.starts_with(char::is_alphabetic);
    let is_plain =
        |character: char| !character.is_ascii() || character.is_ascii_alphanumeric() || "-' ".contains(character);
    let is_word = RESERVED.contains(&value.to_lowercase().as_str());
    match begins_plainly && value.chars().all(is_plain) && !is_word {
        true => value.to_owned(),
        false => quoted(value),
    }
}

/// Returns a text of one line in double quotes.
pub fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
