//! What holds for any text: nothing panics, every place lies in the text, and nothing is told twice.

use proptest::prelude::*;

use super::Official;
use super::find;

/// Pieces of which texts are made that lead deep into the rules.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "ông ",
        "Bà ",
        "hộ ",
        "Nguyễn ",
        "Siu ",
        "A",
        "H'",
        "Ê",
        "dân tộc ",
        "người ",
        "Jrai",
        "bị ",
        "bệnh ",
        "ung thư",
        "sinh ",
        "năm ",
        "ngày ",
        "SN ",
        "1975",
        "12/3/1990",
        "thửa ",
        "tờ bản đồ ",
        "số ",
        "GCN ",
        "BX ",
        "STK ",
        "CCCD ",
        "064085001234",
        "0905",
        "123",
        " ",
        ".",
        ",",
        "-",
        "(",
        ")",
        "+84",
        "/",
        "@",
        "gmail.com",
        "<!--",
        "-->",
        "](",
        "://",
        "\n",
        "\n\n",
        "| ",
        "; ",
        "đồng",
        "ế",
        "\u{306}",
        "\u{A0}",
        "tel:",
        "**",
        "’",
        "…",
    ];
    prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #[test]
    fn every_place_lies_in_the_text_and_none_is_told_twice(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let found = find(&text, &Official::new([text.as_str()]));
        let known = found.iter().all(|finding| text.get(finding.range.clone()).is_some_and(|part| !part.is_empty()));
        prop_assert!(known, "{found:?}");
        let found = find(&text, &Official::default());
        for (index, finding) in found.iter().enumerate() {
            prop_assert!(text.get(finding.range.clone()).is_some_and(|part| !part.is_empty()), "{finding:?}");
            prop_assert!(!found[..index].contains(finding), "{finding:?}");
        }
    }
}
