//! Addresses that dial a number or begin an e-mail, where a text is just that.

/// How many digits a number may have: from those of emergency services to the longest of E.164.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// Returns the address that dials a telephone number; none where a text is not one number, such as two of them.
///
/// ```
/// assert_eq!(doithoai::text::telephone("(0269) 385.0000").as_deref(), Some("tel:02693850000"));
/// assert_eq!(doithoai::text::telephone("0269 385 0000, máy lẻ 12"), None);
/// ```
#[must_use]
pub fn telephone(text: &str) -> Option<String> {
    let is_between = |character: char| character.is_whitespace() || matches!(character, '.' | '-' | '(' | ')');
    let number: String = text.chars().filter(|character| !is_between(*character)).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let is_number = DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("tel:{number}"))
}

/// Returns the address that begins an e-mail to an e-mail address; none where a text is not one address, such as two.
///
/// ```
/// assert_eq!(doithoai::text::mailbox("xa@doithoai.example").as_deref(), Some("mailto:xa@doithoai.example"));
/// assert_eq!(doithoai::text::mailbox("xa@doithoai.example; vp@doithoai.example"), None);
/// ```
#[must_use]
pub fn mailbox(text: &str) -> Option<String> {
    let address = text.trim();
    let (name, host) = address.split_once('@')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte));
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_name && host.split('.').all(is_label)).then(|| format!("mailto:{address}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_dialled_and_nothing_else() {
        for (text, address) in [
            ("0269 385 0000", Some("tel:02693850000")),
            ("0269\u{A0}385\u{A0}0000", Some("tel:02693850000")),
            ("+84 269 385 0000", Some("tel:+842693850000")),
            ("113", Some("tel:113")),
            ("0269 385 0000 - 0905 000 000", None),
            ("0269 385 0000 (máy lẻ 12)", None),
            ("84+269385", None),
            ("\"><danhdau>", None),
            ("", None),
        ] {
            assert_eq!(telephone(text).as_deref(), address, "{text}");
        }
    }

    #[test]
    fn one_mailbox_is_written_to_and_nothing_else() {
        for (text, address) in [
            ("vp.hdnd@doithoai.example", Some("mailto:vp.hdnd@doithoai.example")),
            (" xa@doithoai.example ", Some("mailto:xa@doithoai.example")),
            ("xa@doithoai.example, vp@doithoai.example", None),
            ("xa@doithoai.example?subject=x", None),
            ("xa@", None),
            ("@doithoai.example", None),
            ("xã@doithoai.example", None),
            ("x@a..example", None),
            ("\"><danhdau>@x", None),
        ] {
            assert_eq!(mailbox(text).as_deref(), address, "{text}");
        }
    }
}
