//! Slugs: the part of an address that stands for a name.

use crate::text::fold::Folded;
use crate::text::fold::fold_char;

/// Makes a slug: the fold's runs of `a`–`z` and `0`–`9`, joined by hyphens.
///
/// It is empty or passes [`is_slug`], idempotent, and equal for NFC and NFD. Different names may share a slug
/// ("Cẩm Giàng", "Cẩm Giang"); keeping addresses apart is the business of `routes`.
///
/// ```
/// assert_eq!(doithoai::text::slug("Đak Pơ"), "dak-po");
/// assert_eq!(doithoai::text::slug("Nhơn Hoà"), doithoai::text::slug("Nhơn Hòa"));
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match fold_char(c) {
            Folded::To(ascii) if ascii.is_ascii_alphanumeric() => {
                if gap && !slug.is_empty() {
                    slug.push('-');
                }
                gap = false;
                slug.push(ascii);
            }
            Folded::To(_) => gap = true,
            Folded::Dropped => {}
        }
    }
    slug
}

/// Tells whether text is a slug: runs of `a`–`z` and `0`–`9`, joined by single hyphens, not empty.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.split('-').all(|run| !run.is_empty() && run.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    #[test]
    fn slugs_of_names() {
        let table = [
            ("", ""),
            ("…", ""),
            ("Chư Pưh", "chu-puh"),
            ("Ia Blứ", "ia-blu"),
            ("Ia Hrú", "ia-hru"),
            ("Đak Pơ", "dak-po"),
            ("Nhơn Hòa", "nhon-hoa"),
            ("Nhơn Hoà", "nhon-hoa"),
            ("Ê\u{306}a H’Leo", "ea-h-leo"),
            ("Đối thoại – lần 2 (07/01/2021)", "doi-thoai-lan-2-07-01-2021"),
            ("--a__b--", "a-b"),
        ];
        for (text, expect) in table {
            assert_eq!(slug(text), expect);
        }
    }

    #[test]
    fn slugs_are_told_from_other_text() {
        for text in ["a", "2021-01-07-ia-le", "chu-puh"] {
            assert!(is_slug(text), "{text}");
        }
        for text in ["", "-", "a-", "-a", "a--b", "Ia-le", "a b", "đak", "a_b", "a/b"] {
            assert!(!is_slug(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_idempotent_and_blind_to_composition(text in r"([a-zA-Zà-ỹ0-9 \-\u{300}-\u{323}]|\PC){0,40}") {
            let made = slug(&text);
            prop_assert!(made.is_empty() || is_slug(&made));
            prop_assert_eq!(&slug(&made), &made);
            prop_assert_eq!(&slug(&fold(&text)), &made);
            let nfd = DecomposingNormalizerBorrowed::new_nfd().normalize(&text);
            prop_assert_eq!(&slug(&nfd), &made);
        }
    }
}
