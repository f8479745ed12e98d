//! What holds for every text, and for the texts written to hurt.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::markdown::Strings;
use crate::markdown::raw::Piece;
use crate::markdown::raw::next_piece;
use crate::markdown::render::render;
use crate::markdown::tests::body;
use crate::markdown::tests::fill;

const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "wbr"];

/// The tags of HTML, end tags with a slash; an error if they are not balanced.
fn tags(html: &str) -> Result<Vec<String>, String> {
    let mut open: Vec<String> = Vec::new();
    let mut tags = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, following) = next_piece(rest);
        match piece {
            Piece::Text(text) if text.contains('<') => return Err(format!("a bare < in {html}")),
            Piece::Text(_) => {}
            Piece::Unseen => return Err(format!("a comment in {html}")),
            Piece::Tag(tag) if tag.is_end => {
                if open.pop().as_ref() != Some(&tag.name) {
                    return Err(format!("</{}> does not fit in {html}", tag.name));
                }
                tags.push(format!("/{}", tag.name));
            }
            Piece::Tag(tag) => {
                if !VOID.contains(&tag.name.as_str()) {
                    open.push(tag.name.clone());
                }
                tags.push(tag.name);
            }
        }
        rest = following;
    }
    if open.is_empty() { Ok(tags) } else { Err(format!("{open:?} stay open in {html}")) }
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mut values = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, following) = next_piece(rest);
        if let Piece::Tag(tag) = piece {
            values.extend(tag.attributes().filter(|(name, _)| *name == attribute).filter_map(|(_, value)| value));
        }
        rest = following;
    }
    values
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let body = body(source);
    let html = fill(&body);
    prop_assert!(tags(&html).is_ok(), "{:?}", tags(&html));
    let ids = values(&html, "id");
    let anchors: HashSet<&str> = body.anchors().collect();
    prop_assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "an id twice: {}", html);
    prop_assert!(ids.iter().all(|id| anchors.contains(id)), "a foreign id: {}", html);
    prop_assert_eq!(ids.len(), anchors.len(), "a lost id: {}", html);
    for href in values(&html, "href") {
        let is_known = body.references.iter().any(|reference| escaped(&reference.target) == href);
        prop_assert!(href.starts_with('#') || is_known, "a foreign address {}: {}", href, html);
    }
    prop_assert!(values(&html, "src").iter().all(|src| *src == "/x.jpg"));
    for problem in &body.problems {
        prop_assert!(source.get(problem.range.clone()).is_some_and(|text| !text.is_empty()), "{:?}", problem);
    }
    for reference in &body.references {
        prop_assert!(source.get(reference.range.clone()).is_some());
    }
    Ok(())
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    crate::markdown::escape::escape_attribute(&mut out, text);
    out
}

/// Tags as a parser of HTML5 would have to leave them; it adds the parts of a table that may be left out.
fn structure(html: &str) -> Vec<String> {
    let optional = ["tbody", "/tbody", "tr", "/tr", "colgroup", "/colgroup"];
    let tags = tags(html).expect("balanced");
    tags.into_iter().filter(|tag| !optional.contains(&tag.as_str())).collect()
}

const MARKS: &[&str] = &[
    "# ",
    "## A",
    "> ",
    "- ",
    "1. ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "![",
    "](x)",
    "](y \"t\")",
    "[a][b]",
    "[b]: /u\n",
    "[^1]",
    "\n[^1]: ",
    "[^2]",
    "\n[^2]: ",
    "|",
    "|a|b|\n|-|-|\n|",
    "> [!NOTE]\n> ",
    "- [x] ",
    "<http://x>",
    "&amp;",
    "&#1;",
    "\\",
    "<",
    "từ",
    "hai ba",
    " ",
    "a",
    "---\n",
    "\t",
    "![a](b)\n",
];

const TAGS: &[&str] = &[
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<caption>",
    "<colgroup>",
    "<col>",
    "<thead>",
    "<hr>",
    "<br>",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<a href=z>",
    "</a>",
    "<h1>",
    "</section>",
    "<!--",
    "-->",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<pre>",
    "</pre>",
    "<span title='\">'>",
    "</span>",
    "<code>",
    "</code>",
    "<b onclick=x>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<blockquote>",
    "</blockquote>",
    "<input>",
    "<tbody>",
    "</tbody>",
    "<math>",
    "<select>",
    "<q>",
    "</q>",
    "<s>",
    "<u>",
];

fn written(marks: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(marks), 0..40).prop_map(|marks| marks.concat())
}

fn with_raw_html() -> impl Strategy<Value = String> {
    written([MARKS, TAGS, TAGS].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 300 } else { 3000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_body(source in any::<String>()) {
        check(&source)?;
    }

    #[test]
    fn markdown_is_balanced(source in written(MARKS.to_vec())) {
        check(&source)?;
    }

    #[test]
    fn raw_html_is_balanced_and_harmless(source in with_raw_html()) {
        check(&source)?;
    }

    #[test]
    fn a_parser_of_html5_leaves_the_rewritten_html_as_it_is(source in with_raw_html()) {
        let rewritten = render(&source, &Strings::default());
        prop_assert!(tags(&rewritten.content.html).is_ok(), "{:?}", tags(&rewritten.content.html));
        prop_assert_eq!(structure(&rewritten.content.html), structure(&body(&source).content.html));
    }

    #[test]
    fn raw_html_stays_within_its_quote(source in with_raw_html()) {
        let quoted: String = source.lines().map(|line| format!("> {line}\n")).collect();
        let html = fill(&body(&format!("> [!NOTE]\n{quoted}\nHẾT")));
        prop_assert!(html.contains("</div>\n<p>HẾT</p>"), "{}", html);
    }

    #[test]
    fn the_text_of_a_paragraph_survives(words in prop::collection::vec("[a-zđâươ]{1,8}", 1..20)) {
        let text = words.join(" ");
        let body = body(&text);
        prop_assert_eq!(fill(&body), format!("<p>{text}</p>\n"));
        prop_assert_eq!(body.words, words.len());
        prop_assert_eq!(body.first_paragraph, text);
    }
}

#[test]
fn texts_written_to_hurt_stay_balanced_and_small() {
    let deep_list: String = (0..700).map(|depth| format!("{}- a\n", " ".repeat(2 * depth))).collect();
    let texts = [
        "[".repeat(100_000),
        "![".repeat(50_000),
        "[a](".repeat(50_000),
        "*".repeat(100_000),
        "*a **b ".repeat(20_000),
        "> ".repeat(50_000),
        format!("{}\n", ">".repeat(1000)).repeat(100),
        (1..400).map(|length| "`".repeat(length) + " ").collect(),
        "- ".repeat(50_000),
        deep_list,
        "[a [b](c)](d)".repeat(20_000),
        "từ ".repeat(300_000),
        "x".repeat(1_000_000),
        "[^1]".repeat(20_000) + "\n\n[^1]: a",
        (0..10_000).map(|number| format!("[^{number}] ")).collect::<String>(),
        (0..5_000).map(|number| format!("[^{number}]\n\n[^{number}]: x\n\n")).collect::<String>(),
        "## a\n".repeat(20_000),
        "## !\n".repeat(20_000),
        "![a](b)\n".repeat(20_000),
        "<div>".repeat(50_000),
        "<b>".repeat(50_000),
        "x <b>".repeat(50_000),
        "<b>\n\na\n\n".repeat(20_000),
        "<div><b><i>\n\na\n\n".repeat(10_000),
        "<table>".repeat(50_000) + "\n\n" + &"a\n\n".repeat(20_000),
        "<table>\n".to_owned() + &"<b></b>".repeat(50_000),
        "<table>\n".to_owned() + &"a<tr>".repeat(50_000),
        "<table><tr><td>\n".repeat(20_000),
        "<p>".repeat(50_000),
        "<ul><li>".repeat(50_000),
        "<a \"".repeat(100_000),
        "<!-- ".repeat(100_000),
        "<script>".repeat(50_000),
        "a <script>".repeat(50_000),
        "</div>".repeat(100_000),
        "</x>".repeat(100_000),
        "<x>".repeat(50_000) + &"</y>".repeat(50_000),
        format!("<b {}>", "a=b ".repeat(50_000)),
        "<details>\n\n".repeat(10_000),
        "|a".repeat(2_000) + "\n" + &"|-".repeat(2_000) + "\n" + &"|\n".repeat(100),
    ];
    let longest = if cfg!(debug_assertions) { 20_000 } else { usize::MAX };
    for text in texts {
        let text: String = text.chars().take(longest).collect();
        let html = fill(&body(&text));
        let head: String = text.chars().take(30).collect();
        assert!(tags(&html).is_ok(), "{head:?}");
        assert!(html.len() <= 1000 + text.len() * MOST_GROWTH, "{head:?}: {} bytes became {}", text.len(), html.len());
    }
}

/// No text may grow to more than this many times its length; what costs the most is a lone reference to a footnote.
const MOST_GROWTH: usize = 100;
