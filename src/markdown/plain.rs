//! The words of a body without its markup, for the index of search.

use crate::markdown::body::Body;

/// The tags that stand within a line; every other one ends it.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr",
];

/// What is no part of the text: links of headings to themselves, numbers of footnotes, links back from them.
const LEFT_OUT: &[(&str, &str)] =
    &[("<a class=\"anchor\"", "</a>"), ("<sup class=\"footnote\"", "</sup>"), ("<a class=\"back\"", "</a>")];

impl Body {
    /// Writes the text that a reader sees, one line for each block, without a line break at the end.
    pub fn write_text(&self, out: &mut String) {
        let from = out.len();
        let mut rest = self.content.html.as_str();
        while let Some(at) = rest.find(['<', '&', '\n']) {
            let (before, marked) = rest.split_at(at);
            out.push_str(before);
            rest = match marked.as_bytes().first() {
                Some(b'<') => after_tag(marked, out, from),
                Some(b'&') => after_reference(marked, out),
                _ => {
                    push_space(out, from);
                    marked.get(1..).unwrap_or_default()
                }
            };
        }
        out.push_str(rest);
        let end = out.trim_end().len().max(from);
        out.truncate(end);
    }
}

/// Passes over a tag, and over what is no part of the text.
fn after_tag<'h>(html: &'h str, out: &mut String, from: usize) -> &'h str {
    for (start, end) in LEFT_OUT {
        if html.starts_with(start) {
            return html.find(end).and_then(|at| html.get(at + end.len()..)).unwrap_or_default();
        }
    }
    let Some(end) = html.find('>') else { return "" };
    let inside = html.get(1..end).unwrap_or_default().trim_start_matches('/');
    let name = inside.split([' ', '/', '\n']).next().unwrap_or_default();
    if !INLINE.contains(&name) && out.len() > from && !out.ends_with('\n') {
        let line = out.trim_end_matches(' ').len().max(from);
        out.truncate(line);
        out.push('\n');
    }
    html.get(end + 1..).unwrap_or_default()
}

/// Writes what a character reference stands for; one that is not known stays as it is.
fn after_reference<'h>(html: &'h str, out: &mut String) -> &'h str {
    const KNOWN: &[(&str, char)] =
        &[("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", '\u{A0}')];
    for (reference, meant) in KNOWN {
        if let Some(rest) = html.strip_prefix(reference) {
            out.push(*meant);
            return rest;
        }
    }
    out.push('&');
    html.get(1..).unwrap_or_default()
}

fn push_space(out: &mut String, from: usize) {
    if out.len() > from && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::body::Strings;
    use crate::markdown::parse;

    #[test]
    fn the_text_of_a_body_has_its_words_and_no_markup() {
        let table = [
            ("", ""),
            ("Một *hai*\nba", "Một hai ba"),
            (
                "## Nội dung\n\nMột [hai](x.md)[^1] & ba < bốn.\n\n[^1]: Chú.",
                "Nội dung\nMột hai & ba < bốn.\nChú thích\nChú.",
            ),
            ("- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |", "a\nb\nx\ny\n1\n2"),
            ("a<br>b &quot;c&quot; &hellip;", "a\nb \"c\" …"),
        ];
        for (markdown, expect) in table {
            let body = parse(markdown, &Strings::default());
            let mut text = "đã có".to_owned();
            body.write_text(&mut text);
            assert_eq!(text.strip_prefix("đã có").map(str::trim), Some(expect), "{markdown:?}");
        }
    }
}
