//! Numbers as people read them.

use crate::text::language::Language;

/// Returns a whole number with its digits in groups of three, parted by a full stop in Vietnamese and a comma in
/// English.
///
/// ```
/// # use doithoai::text::{grouped, Language};
/// assert_eq!(grouped(1234, Language::Vietnamese), "1.234");
/// ```
#[must_use]
pub fn grouped(number: usize, language: Language) -> String {
    let separator = match language {
        Language::Vietnamese => '.',
        Language::English => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let table = [(0, "0"), (12, "12"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567")];
        for (number, expect) in table {
            assert_eq!(grouped(number, Language::Vietnamese), expect);
        }
        assert_eq!(grouped(12_345, Language::English), "12,345");
    }
}
