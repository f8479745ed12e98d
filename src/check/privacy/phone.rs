//! `private-phone`: mobile and fixed numbers of Vietnam.

use std::ops::Range;

use crate::check::privacy::context;
use crate::check::privacy::context::Label;
use crate::check::privacy::number::Grouping;
use crate::check::privacy::number::Number;

/// Returns the place of a telephone number with its prefix, if a number is one.
pub(super) fn place(number: &Number<'_>, label: Option<Label>) -> Option<Range<usize>> {
    let is_named = label == Some(Label::Phone) || context::is_followed_by(number, Label::Phone, 3);
    if number.grouping == Grouping::Mixed
        || label == Some(Label::Other)
        || (number.grouping == Grouping::Pairs && !is_named)
    {
        return None;
    }
    let before = &number.text[..number.range.start];
    let digits = number.digits.as_bytes();
    let is_international = is_named || before.ends_with('+') || digits.starts_with(b"00");
    let is_phone = match digits.strip_prefix(b"00").unwrap_or(digits).strip_prefix(b"84") {
        Some(rest) if is_international => is_subscriber(rest.strip_prefix(b"0").unwrap_or(rest), is_named),
        _ => {
            let national = digits.strip_prefix(b"0");
            national.is_some_and(|rest| is_subscriber(rest, is_named || number.grouping == Grouping::Even))
        }
    };
    is_phone.then(|| start(before)..number.range.end)
}

/// Tells whether digits after the 0 are those of a subscriber; old mobile numbers count where something speaks for them.
fn is_subscriber(digits: &[u8], old: bool) -> bool {
    match digits {
        [b'3' | b'5' | b'7' | b'8' | b'9', rest @ ..] => rest.len() == 8,
        [b'2', b'0'..=b'9', rest @ ..] => rest.len() == 8,
        [b'1', b'2' | b'6' | b'8' | b'9', rest @ ..] => old && rest.len() == 8,
        _ => false,
    }
}

/// Returns where the prefix of a number begins: `(+84) 905…`, `(0269) 385…`.
fn start(before: &str) -> usize {
    let plus = before.strip_suffix('+').unwrap_or(before);
    plus.strip_suffix('(').unwrap_or(plus).len()
}
