//! `private-email`: an e-mail address that is not known to be public.

use std::ops::Range;

/// Returns the place of the address around an `@`, if there is one.
pub(super) fn place(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let (before, after) = (&text[..at], &text[at + 1..]);
    let local = before.len() - before.trim_end_matches(is_local).len();
    let domain = after.find(|c| !is_domain(c)).map_or(after, |end| &after[..end]).trim_end_matches(['.', '-']);
    let start = at - local;
    let local = text[start..at].trim_start_matches(['.', '-', '_', '+']);
    let (name, ending) = domain.rsplit_once('.')?;
    let is_ending = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_ending && !local.is_empty() && name.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .then(|| at - local.len()..at + 1 + domain.len())
}
