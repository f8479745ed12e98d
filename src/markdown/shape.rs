//! What a body says apart from its spaces and the way it writes days: the same before and after it is tidied.

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::render::options;

/// Returns the events of a body, each as a text, without spaces and with every separator of a day as `/`. A paragraph
/// of nothing but spaces is left out. Two bodies of one shape are shown alike.
#[must_use]
pub fn shape(source: &str) -> Vec<String> {
    let mut shape: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut is_in_code = false;
    for event in Parser::new_ext(source, options()) {
        match event {
            Event::Text(text) if !is_in_code => {
                words.extend(text.chars().filter(|character| !character.is_whitespace()).map(separator));
            }
            event => {
                is_in_code = match &event {
                    Event::Start(Tag::CodeBlock(_)) => true,
                    Event::End(TagEnd::CodeBlock) => false,
                    _ => is_in_code,
                };
                let is_empty = words.is_empty() && shape.last().is_some_and(|last| last == PARAGRAPH);
                if event == Event::End(TagEnd::Paragraph) && is_empty {
                    shape.pop();
                    continue;
                }
                if !words.is_empty() {
                    shape.push(std::mem::take(&mut words));
                }
                shape.push(format!("{event:?}"));
            }
        }
    }
    shape.push(words);
    shape
}

/// How the start of a paragraph is written.
const PARAGRAPH: &str = "Start(Paragraph)";

fn separator(character: char) -> char {
    if matches!(character, '.' | '-') { '/' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_days_do_not_count_and_all_else_does() {
        assert_eq!(shape("một\u{A0}\u{A0}hai 07.01.2021"), shape("một hai 07/01/2021"));
        assert_eq!(shape("một\n\n\u{A0}\u{A0}\n\nhai"), shape("một\n\nhai"));
        for (one, other) in [
            ("một\n\nhai", "một hai"),
            ("-\u{A0}\u{A0}một", "- một"),
            ("\u{A0}\u{A0}# một", "# một"),
            ("một\nhai", "một  \nhai"),
            ("`07.01.2021`", "`07/01/2021`"),
            ("[a](07.01.2021)", "[a](07/01/2021)"),
        ] {
            assert_ne!(shape(one), shape(other), "{one}");
        }
    }
}
