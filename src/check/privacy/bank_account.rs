//! `private-bank-account`: a number that is called an account, or stands beside the name of a bank.

use crate::check::privacy::context;
use crate::check::privacy::context::Label;
use crate::check::privacy::number::Number;

/// Tells whether a number is one of a bank account.
pub(super) fn is_one(number: &Number<'_>, label: Option<Label>) -> bool {
    if !(6..=19).contains(&number.digits.as_bytes().len()) || context::is_followed_by(number, Label::Other, 5) {
        return false;
    }
    match label {
        Some(Label::Account) => !number.price || number.digits.as_bytes().len() > 10,
        Some(Label::Bank) => !number.price,
        None => !number.price && context::is_followed_by(number, Label::Bank, 3),
        _ => false,
    }
}
