//! Text within XML.

use std::borrow::Cow;

/// Escapes a text for XML, between tags and in attributes; characters that XML cannot hold are left out.
///
/// ```
/// assert_eq!(doithoai::text::escape_xml("Ia Le & \u{0}<Ia Pa>"), "Ia Le &amp; &lt;Ia Pa&gt;");
/// ```
#[must_use]
pub fn escape_xml(text: &str) -> Cow<'_, str> {
    let is_allowed = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        other => !other.is_control(),
    };
    if text.chars().all(is_allowed) {
        return quick_xml::escape::escape(text);
    }
    let kept: String = text.chars().filter(|character| is_allowed(*character)).collect();
    quick_xml::escape::escape(kept.as_str()).into_owned().into()
}
