//! `private-identity-number`: the 12 digits of an identity card, or the 9 of the card before it.

use crate::check::privacy::context;
use crate::check::privacy::context::Label;
use crate::check::privacy::number::Grouping;
use crate::check::privacy::number::Number;
use crate::check::privacy::people;

/// The codes of provinces in identity numbers, as given out from 2012 on; a merger of provinces changes no number.
const PROVINCES: &[u8] = &[
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

/// Tells whether a number is one of an identity card.
pub(super) fn is_one(number: &Number<'_>, label: Option<Label>) -> bool {
    let is_named = || label == Some(Label::Identity) || context::is_followed_by(number, Label::Identity, 3);
    match number.digits.as_bytes() {
        digits if digits.len() == 12 && is_named() => true,
        digits if digits.len() == 12 => label != Some(Label::Other) && is_well_formed(digits),
        digits if digits.len() == 9 => is_named() || (label.is_none() && is_beside_a_name(number)),
        _ => false,
    }
}

/// Tells whether 12 digits are a province, a century with a sex, and a year of birth that can be.
fn is_well_formed(digits: &[u8]) -> bool {
    let value = |range: std::ops::Range<usize>| {
        digits[range].iter().fold(0, |sum: u32, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let (province, century, year) = (value(0..3), value(3..4), value(4..6));
    let is_province = u8::try_from(province).is_ok_and(|code| PROVINCES.binary_search(&code).is_ok());
    is_province && (century < 2 || (century < 4 && year < 40))
}

/// Tells whether 9 digits in one piece follow the name of a person.
fn is_beside_a_name(number: &Number<'_>) -> bool {
    let is_plain = number.grouping == Grouping::None && matches!(number.digits.as_bytes().first(), Some(b'0'..=b'3'));
    is_plain && people::ends_in_name(number.text, number.range.start)
}
