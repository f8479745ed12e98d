//! Which addresses a body may hold, by their scheme.

/// The schemes a link may have.
const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Whether an address may be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Safety {
    /// It has no scheme or an allowed one.
    Safe,
    /// It has this scheme, or something a browser might take for it.
    Unsafe(String),
}

/// Judges an address.
///
/// Browsers drop tabs and line breaks anywhere in an address and control characters and blanks before it (WHATWG URL,
/// section 4.4), so `java\tscript:` is a scheme. Therefore every colon before the first `/`, `?` and `#` counts as the end
/// of a scheme, and only the allowed ones, spelt without any such character, pass.
pub(super) fn judge(target: &str) -> Safety {
    let Some(end) = target.find([':', '/', '?', '#']) else {
        return Safety::Safe;
    };
    let (written, rest) = target.split_at(end);
    if !rest.starts_with(':') {
        return Safety::Safe;
    }
    if ALLOWED.iter().any(|allowed| written.eq_ignore_ascii_case(allowed)) {
        return Safety::Safe;
    }
    let is_noise = |character: char| character.is_control() || character.is_whitespace();
    let scheme = written.chars().filter(|character| !is_noise(*character));
    Safety::Unsafe(scheme.flat_map(char::to_lowercase).collect())
}
