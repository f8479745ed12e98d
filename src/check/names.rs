//! `honorific-in-name`: a name is a name; what people are called by stands in the text.

use crate::check::article::Article;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;

/// Words before a name that are no part of it. `Ông` is a family name too, so that one is taken with a space and a name
/// of at least two words after it.
const HONORIFICS: &[&str] = &["đồng chí", "đ/c", "đ.c", "đc", "ông", "bà", "ông/bà", "anh", "chị", "mr", "mrs", "ms"];

/// Tells names of chairs and authors that begin with such a word.
pub(super) fn check(article: &Article<'_>, sink: &mut Vec<Diagnostic>) {
    let chairs = article.session.map_or(&[][..], |session| &session.chairs);
    let names = chairs.iter().map(|chair| &chair.name).chain(&article.common.author);
    for name in names {
        if let Some((honorific, rest)) = honorific(&name.value) {
            sink.push(diagnostics::honorific_in_name(name.span, honorific, rest));
        }
    }
}

/// Splits a name into what people are called by and the name itself.
fn honorific(name: &str) -> Option<(&str, &str)> {
    let begins = |word: &&str| {
        let end = word.len();
        let is_same = name.get(..end).is_some_and(|start| start.to_lowercase() == **word);
        is_same && name.get(end..).is_some_and(|rest| rest.starts_with([' ', '.', ':']))
    };
    let word = HONORIFICS.iter().filter(|word| begins(word)).max_by_key(|word| word.len())?;
    let (honorific, rest) = name.split_at(word.len());
    let rest = rest.trim_start_matches([' ', '.', ':']);
    let is_name = rest.starts_with(char::is_uppercase) && rest.contains(' ');
    is_name.then_some((honorific, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_stands_before_them_are_told_apart() {
        let table = [
            ("đồng chí Nguyễn Văn A", Some(("đồng chí", "Nguyễn Văn A"))),
            ("Đ/c Nguyễn Văn A", Some(("Đ/c", "Nguyễn Văn A"))),
            ("Đ/c: Trần Thị B", Some(("Đ/c", "Trần Thị B"))),
            ("Bà Trần Thị B", Some(("Bà", "Trần Thị B"))),
            ("Nguyễn Văn A", None),
            ("Anh Đức", None),
            ("Bàn Văn C", None),
            ("Bí thư Đảng ủy xã", None),
            ("Bà con thôn 3", None),
        ];
        for (name, expect) in table {
            assert_eq!(honorific(name), expect, "{name}");
        }
    }
}
