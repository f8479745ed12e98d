//! Data as scripts: a page that was opened from disk can load scripts, and no other data.

/// Wraps JSON so that the script of a page receives it, by a name. What could end a `<script>` does not occur in a file of
/// its own, and the line separators that JavaScript once refused are escaped all the same.
///
/// ```
/// assert_eq!(doithoai::text::data_script("ten", "[1]"), "doithoai(\"ten\",[1]);\n");
/// ```
#[must_use]
pub fn data_script(name: &str, json: &str) -> String {
    if json.contains(['\u{2028}', '\u{2029}']) {
        return data_script(name, &json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"));
    }
    format!("doithoai(\"{name}\",{json});\n")
}
