//! What authors write and what readers get.

use crate::markdown::Body;
use crate::markdown::Filled;
use crate::markdown::ProblemKind;
use crate::markdown::Reference;
use crate::markdown::ReferenceKind;
use crate::markdown::Strings;
use crate::markdown::parse;
use crate::markdown::render::render;

pub(super) fn body(source: &str) -> Body {
    parse(source, &Strings::default())
}

/// Fills links with their target and images with a `src`; what is called `missing` stays plain.
pub(super) fn fill(body: &Body) -> String {
    body.fill(&mut |_, reference| match reference.kind {
        _ if reference.target == "missing" => Filled::Plain,
        ReferenceKind::Link => {
            Filled::Link { href: reference.target.clone(), external: reference.target.starts_with("http") }
        }
        ReferenceKind::Image => {
            Filled::Image { before: String::new(), html_attributes: "src=\"/x.jpg\" width=\"3\"".to_owned(), after: "" }
        }
    })
}

fn html(source: &str) -> String {
    fill(&body(source))
}

fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(html(source).trim_end(), *expected, "source: {source}");
    }
}

fn kinds(source: &str) -> Vec<ProblemKind> {
    body(source).problems.into_iter().map(|problem| problem.kind).collect()
}

fn removed(name: &str) -> ProblemKind {
    ProblemKind::RemovedTag { name: name.to_owned() }
}

fn removed_attribute(tag: &str, name: &str) -> ProblemKind {
    ProblemKind::RemovedAttribute { tag: tag.to_owned(), name: name.to_owned() }
}

fn unsafe_link(scheme: &str) -> ProblemKind {
    ProblemKind::UnsafeLink { scheme: scheme.to_owned() }
}

#[test]
fn text_is_escaped_and_broken_into_lines() {
    check(&[
        ("a *b* **c** ~~d~~ `e<`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>"),
        ("1 < 2 & \"x\" -- 'y'...", "<p>1 &lt; 2 &amp; \"x\" -- 'y'...</p>"),
        ("một\nhai  \nba\\\nbốn", "<p>một\nhai<br>\nba<br>\nbốn</p>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("a&#1;b\u{1}c", "<p>abc</p>"),
        ("{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>"),
        ("", ""),
    ]);
}

#[test]
fn code_blocks_keep_their_text_and_a_clean_language() {
    check(&[
        ("```rust\na < b\n```", "<pre><code class=\"language-rust\">a &lt; b\n</code></pre>"),
        ("```\"><b {x}\ny\n```", "<pre><code class=\"language-b\">y\n</code></pre>"),
        ("    <b>", "<pre><code>&lt;b&gt;</code></pre>"),
        ("```C++, x\n```", "<pre><code class=\"language-c\"></code></pre>"),
    ]);
}

#[test]
fn headings_have_unique_ids_and_are_never_the_title() {
    let anchor = |id: &str| format!("<a class=\"anchor\" href=\"#{id}\" aria-label=\"Liên kết tới mục này\">#</a>");
    let source = "# Nội *dung*\n## Nội dung\n### Nội dung 2\n## !\n## Mục 1\n## Chú thích 1\n## Nội dung";
    let ids = ["noi-dung", "noi-dung-2", "noi-dung-2-2", "muc-1", "muc-1-2", "muc-chu-thich-1", "noi-dung-3"];
    assert_eq!(body(source).anchors().collect::<Vec<_>>(), ids);
    assert_eq!(kinds(source), [ProblemKind::HeadingOne]);
    let expected = format!("<h2 id=\"noi-dung\">Nội <em>dung</em> {}</h2>", anchor("noi-dung"));
    assert_eq!(html(source).lines().next(), Some(expected.as_str()));
    let heading = &body("a\n\n## `x` & y\n\nb").headings[0];
    assert_eq!((heading.level, heading.text.as_str(), heading.range.clone()), (2, "x & y", 3..13));
}

#[test]
fn lists_and_tasks() {
    check(&[
        ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        (
            "- [x] a\n- [ ] b",
            "<ul class=\"tasks\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"Đã xong\"> a</li>\n\
             <li><input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> b</li>\n</ul>",
        ),
    ]);
}

#[test]
fn quotes_and_alerts() {
    check(&[
        ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>"),
        (
            "> [!NOTE]\n> a",
            "<div class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">Ghi chú</p>\n<p>a</p>\n</div>",
        ),
        (
            "> [!CAUTION]\n> - a",
            "<div class=\"alert caution\" role=\"note\">\n<p class=\"alert-title\">Cảnh báo</p>\n\
             <ul>\n<li>a</li>\n</ul>\n</div>",
        ),
    ]);
}

#[test]
fn tables_scroll_and_align() {
    let start = "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=";
    check(&[
        (
            "|a|b|c|\n|-|:-:|-:|\n|1|2|*3*|\n|4|",
            &format!(
                "{start}\"Bảng\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"center\">b</th>\
                 <th scope=\"col\" class=\"right\">c</th></tr></thead>\n<tbody>\n<tr><td>1</td>\
                 <td class=\"center\">2</td><td class=\"right\"><em>3</em></td></tr>\n<tr><td>4</td>\
                 <td class=\"center\"></td><td class=\"right\"></td></tr>\n</tbody>\n</table></div>"
            ),
        ),
        (
            "|a|\n|-|",
            &format!("{start}\"Bảng\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n</table></div>"),
        ),
    ]);
    assert!(html("## Kết \"quả\"\n\n|a|\n|-|\n").contains(&format!("{start}\"Bảng: Kết &quot;quả&quot;\">")));
}

#[test]
fn links_are_filled_or_plain() {
    check(&[
        ("[a *b*](x.md \"t<\")", "<p><a href=\"x.md\" title=\"t&lt;\">a <em>b</em></a></p>"),
        ("[a](missing)", "<p>a</p>"),
        ("[a](https://x.vn/?a=1&b)", "<p><a href=\"https://x.vn/?a=1&amp;b\" rel=\"noopener\">a</a></p>"),
        ("<a@b.vn> [b](tel:113)", "<p><a href=\"mailto:a@b.vn\">a@b.vn</a> <a href=\"tel:113\">b</a></p>"),
        ("[a](#b) [c][]\n\n[c]: /d", "<p><a href=\"#b\">a</a> <a href=\"/d\">c</a></p>"),
        ("[![a](b)](c)", "<p><a href=\"c\"><img alt=\"a\" src=\"/x.jpg\" width=\"3\"></a></p>"),
        ("[a <http://b>](c)", "<p><a href=\"c\">a http://b</a></p>"),
        ("[![a](missing)](missing)", "<p><em>a</em></p>"),
    ]);
}

#[test]
fn images_alone_are_figures() {
    let img = |alt: &str, title: &str| format!("<img alt=\"{alt}\"{title} src=\"/x.jpg\" width=\"3\">");
    check(&[
        ("![a *b* \"c\"](d)", &format!("<figure>{}</figure>", img("a b &quot;c&quot;", ""))),
        ("![a](b 'c <')", &format!("<figure>{}<figcaption>c &lt;</figcaption></figure>", img("a", ""))),
        (
            "![a](b)\n![](c)",
            &format!(
                "<div class=\"figures\">\n<figure>{}</figure>\n<figure>{}</figure>\n</div>",
                img("a", ""),
                img("", "")
            ),
        ),
        ("x ![a](b \"c\")", &format!("<p>x {}</p>", img("a", " title=\"c\""))),
        ("![a [b](c) `d`](missing)", "<figure><em>a b d</em></figure>"),
    ]);
    assert_eq!(body("![a [b](c)](d)").references.len(), 1);
}

#[test]
fn references_tell_their_place() {
    let source = "[a](x.md) ![b](<y z.png> \"t\") [c][d] <http://e>\n\n[d]: /f";
    let body = body(source);
    let places: Vec<&str> = body.references.iter().map(|reference| &source[reference.range.clone()]).collect();
    assert_eq!(places, ["x.md", "y z.png", "/f", "http://e"]);
    let expected = Reference {
        kind: ReferenceKind::Image,
        target: "y z.png".to_owned(),
        range: 16..23,
        alt: "b".to_owned(),
        title: "t".to_owned(),
    };
    assert_eq!(body.references[1], expected);
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    let source = "a[^x] b[^y] c[^x] d[^no]\n\n[^y]: Ghi[^z]\n[^x]: > trích\n[^z]: zet\n[^u]: bỏ\n";
    let html = html(source);
    let section = &html[html.find("<section").unwrap_or(0)..];
    let back = |id: &str| {
        format!("<a class=\"back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Quay lại nội dung\">↩</a>")
    };
    let second = "<a class=\"back\" href=\"#ve-chu-thich-1-2\" role=\"doc-backlink\" \
                  aria-label=\"Quay lại nội dung 2\">↩<sup>2</sup></a>";
    let reference =
        "<sup class=\"footnote\"><a href=\"#chu-thich-3\" id=\"ve-chu-thich-3\" role=\"doc-noteref\">3</a></sup>";
    let expected = format!(
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"chu-thich\">\n\
         <h2 id=\"chu-thich\">Chú thích</h2>\n<ol>\n\
         <li id=\"chu-thich-1\">\n<blockquote>\n<p>trích</p>\n</blockquote>\n<p>{} {second}</p>\n</li>\n\
         <li id=\"chu-thich-2\">\n<p>Ghi{reference} {}</p>\n</li>\n\
         <li id=\"chu-thich-3\">\n<p>zet {}</p>\n</li>\n</ol>\n</section>\n",
        back("ve-chu-thich-1"),
        back("ve-chu-thich-2"),
        back("ve-chu-thich-3"),
    );
    assert_eq!(section, expected);
    let undefined = ProblemKind::UndefinedFootnote { label: "no".to_owned() };
    assert_eq!(kinds(source), [undefined, ProblemKind::UnusedFootnote { label: "u".to_owned() }]);
    let places: Vec<_> = body(source).problems.into_iter().map(|problem| &source[problem.range]).collect();
    assert_eq!(places, ["[^no]", "[^u]"]);
}

#[test]
fn what_is_not_defined_is_told_and_stays_text() {
    let label = || "thiếu".to_owned();
    assert_eq!(kinds("[a][thiếu] [b] [c][]"), [ProblemKind::UndefinedLinkReference { label: label() }]);
    assert_eq!(kinds("[^thiếu] \\[^x] `[^y]` [^z](a)"), [ProblemKind::UndefinedFootnote { label: label() }]);
    check(&[("[a][thiếu] [^b]", "<p>[a][thiếu] [^b]</p>")]);
}

#[test]
fn marks_that_stay_text_are_told() {
    let space = |text: &str, address: &str| ProblemKind::SpaceInAddress { text: text.into(), address: address.into() };
    let heading = |line: &str| ProblemKind::HeadingWithoutSpace { line: line.into() };
    assert_eq!(kinds("![H [x]](a b.jpg \"t\")"), [space("![H [x]]", "a b.jpg")]);
    assert_eq!(kinds("[a](x (1) y.pdf)\n[b](c d.md#e)"), [space("[a]", "x (1) y.pdf"), space("[b]", "c d.md#e")]);
    assert_eq!(kinds("##Ý\n> ###*b*\n\nx ##y"), [heading("## Ý"), heading("### *b*")]);
    for fine in ["[a](b 'c d')", "[a](như thế)", "\\[a](b c.md)", "[a\\](b c.md)", "`[a](b c.md)`", "[a](<b c.md>)"]
    {
        assert_eq!(kinds(fine), [], "{fine}");
    }
    for fine in ["#một", "\\##a", "    ##a", "```\n##a\n```", "## a", "##", "<div>\n##a\n</div>"] {
        assert_eq!(kinds(fine), [], "{fine}");
    }
    assert_eq!(kinds(&"![a](b c".repeat(20_000)), []);
}

#[test]
fn unsafe_addresses_become_text() {
    for target in [
        "javascript:x",
        "JavaScript:x",
        "java&#9;script:x",
        "&#x1;javascript:x",
        "javascript&colon;x",
        "javascript\\:x",
        "<java\tscript:x>",
        "< javascript:x>",
        "&nbsp;javascript:x",
    ] {
        let source = format!("[a]({target})");
        assert_eq!(kinds(&source), [unsafe_link("javascript")], "{source}");
        assert_eq!(html(&source), "<p>a</p>\n", "{source}");
    }
    assert_eq!(kinds("[a](data:text/html,x)"), [unsafe_link("data")]);
    assert_eq!(kinds("[a](ftp://x) <vbscript:x>"), [unsafe_link("ftp"), unsafe_link("vbscript")]);
    assert_eq!(kinds("[a](ht&#9;tp://x)"), [unsafe_link("http")]);
    assert_eq!(kinds("[a][b]\n\n[b]: file:///etc"), [unsafe_link("file")]);
    check(&[("![a](data:image/png;base64,AA)", "<figure><em>a</em></figure>")]);
    assert!(kinds("[a](x/y:z) [b](?a:b) [c](#a:b) [d](HTTPS://x) [e](//x)").is_empty());
}

#[test]
fn allowed_raw_html_stays() {
    check(&[
        ("a <b>b</b> <br> <kbd title=\"x &amp; y\">c</kbd>", "<p>a <b>b</b> <br> <kbd title=\"x &amp; y\">c</kbd></p>"),
        (
            "<details open><summary>S</summary>\n\n**x**\n\n</details>\n\ny",
            "<details open=\"\"><summary>S</summary>\n<p><strong>x</strong></p>\n</details>\n<p>y</p>",
        ),
        ("a<!-- x -->b", "<p>ab</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<table><tr><td colspan=2>a<td>b</table>",
            "<table><tbody><tr><td colspan=\"2\">a</td><td>b</td></tr></tbody></table>",
        ),
        ("|a|\n|-|\n|<ul><li>x</ul>|", &html("|a|\n|-|\n|Q|").trim_end().replace('Q', "<ul><li>x</li></ul>")),
        (
            "<b>*x*</b> [a](b) ![c](d)",
            "<p><b><em>x</em></b> <a href=\"b\">a</a> <img alt=\"c\" src=\"/x.jpg\" width=\"3\"></p>",
        ),
        ("<p>a\n\nb", "<p>a\n</p>\n<p>b</p>"),
    ]);
    assert!(kinds("<p>a <b>b</b> <!-- c --> <ul><li>d</ul>").is_empty());
    assert!(body("<b>x").has_raw_html() && !body("a < b").has_raw_html());
}

#[test]
fn hostile_raw_html_is_removed_and_told() {
    check_raw(&[
        ("a <script>x(\"</p>\")</script> b", "<p>a  b</p>", &[removed("script")]),
        ("<script>\nx\n\n*y*\n</script>z", "z", &[removed("script")]),
        (
            "<b onclick=\"x\" STYLE=y id=z class=w>a</b>",
            "<p><b>a</b></p>",
            &[
                removed_attribute("b", "onclick"),
                removed_attribute("b", "style"),
                removed_attribute("b", "id"),
                removed_attribute("b", "class"),
            ],
        ),
        ("<svg onload=x><a>y</a></svg>z", "<p>z</p>", &[removed("svg")]),
        ("<iframe src=\"https://x\"></iframe>", "", &[removed("iframe")]),
        ("<style>*{}</style>", "", &[removed("style")]),
        ("</article></main><h1>x", "x", &[removed("article"), removed("main"), removed("h1")]),
        ("a <a href=\"javascript:x\">b</a>", "<p>a b</p>", &[removed("a")]),
        ("<img src=x onerror=y>", "", &[removed("img")]),
    ]);
}

#[test]
fn raw_html_stays_in_its_container() {
    check_raw(&[
        ("<div><b><span>a\n\nb", "<div><b><span>a\n</span></b>\n<p>b</p>\n</div>", &[]),
        ("<div\nstyle=x>a</div>", "<div>a</div>", &[removed_attribute("div", "style")]),
        ("> <div>a\n\nb</div></blockquote>", "<blockquote>\n<div>a\n</div></blockquote>\n<p>b</p>", &[]),
        ("<!-- a", "", &[]),
        ("<![CDATA[<b>x]]>y", "y", &[]),
        ("<?php x ?>y", "y", &[]),
        ("a <b title=\"</p><script>\">c", "<p>a <b title=\"&lt;/p&gt;&lt;script&gt;\">c</b></p>", &[]),
        ("<b>{{ x }}</b> {% y %}", "<p><b>{{ x }}</b> {% y %}</p>", &[]),
        ("<table>\n\na", "<table>\n</table>\n<p>a</p>", &[]),
        ("- x <table>**a**", "<ul>\n<li>x <table></table><strong>a</strong></li>\n</ul>", &[]),
        (
            "- x <table><tr><td>**a**</table>",
            "<ul>\n<li>x <table><tbody><tr><td><strong>a</strong></td></tr></tbody></table></li>\n</ul>",
            &[],
        ),
        ("- a <li>b", "<ul>\n<li>a b</li>\n</ul>", &[removed("li")]),
        ("a <div>b</div>", "<p>a b</p>", &[removed("div")]),
        ("*<b>x* y</b>", "<p><em><b>x</b></em> y</p>", &[]),
        ("<div class=\"x", "&lt;div class=\"x", &[]),
        ("<input type=checkbox> <form action=x>y</form>", "<p> y</p>", &[removed("input"), removed("form")]),
    ]);
}

fn check_raw(cases: &[(&str, &str, &[ProblemKind])]) {
    for (source, expected, problems) in cases {
        assert_eq!(html(source).trim(), *expected, "source: {source}");
        assert_eq!(kinds(source), *problems, "source: {source}");
    }
}

#[test]
fn the_sanitiser_alone_holds_against_what_the_rewriting_would_miss() {
    let mut body = render("<b>x</b> [a](b)", &Strings::default());
    body.content.html.push_str(
        "<a href=\"javascript:x\" id=\"x\" class=\"y\" style=\"z\" onclick=\"w\">c</a><script>d</script>\
         <img src=\"https://e\" srcset=\"f\"><a href=\"https://g\">h</a></div></main><svg><style>i</style></svg>\
         <a href=\"doithoai-hole-link-9\">j</a><input onfocus=x autofocus>",
    );
    body.content = crate::markdown::sanitise::sanitise(&body, "<b>x</b> [a](b)");
    let expected =
        "<p><b>x</b> <a href=\"b\">a</a></p>\n<a>c</a><img><a>h</a><a href=\"doithoai-hole-link-9\">j</a><input>";
    assert_eq!(fill(&body), expected);
}

#[test]
fn an_author_cannot_forge_a_hole() {
    let source =
        "<b>a</b> [x](y) doithoai-hole-link-0 <b title=\"doithoai&#45;hole-x-link-0\">c</b> doithoai&#45;hole-x-link-0";
    let body = body(source);
    assert_eq!(body.content.holes.len(), 2);
    assert_eq!(fill(&body).matches("href").count(), 1);
}

#[test]
fn the_first_paragraph_is_plain_text() {
    let first = |source: &str| body(source).first_paragraph;
    assert_eq!(
        first("## H\n\n![a](b)\n\n> trích\n\nMột *hai*\n`ba` [bốn](x)[^1] & <b>năm</b>\n\nsau\n\n[^1]: n"),
        "Một hai ba bốn & năm"
    );
    assert_eq!(first("- a"), "");
}

#[test]
fn words_are_counted_across_marks() {
    let words = |source: &str| body(source).words;
    assert_eq!(words("Một *h*ai ba - AT&amp;T"), 4);
    assert_eq!(words("- a\n- b\n\n|c|d|\n|-|-|\n\n```\ne f\n```"), 4);
    assert_eq!(words(""), 0);
    assert!(body("").is_empty() && body("<!-- x -->").is_empty() && !body("![a](b)").is_empty());
}

#[test]
fn nesting_is_cut_and_told_once() {
    for source in
        ["> ".repeat(5000), "- ".repeat(5000), "<div>".repeat(5000), "<b>".repeat(5000), "*a **b ".repeat(3000)]
    {
        let body = body(&format!("{source}x\n\nsau"));
        let html = fill(&body);
        assert!(html.contains("sau"), "{}", &source[..20]);
        let told = body.problems.iter().filter(|problem| problem.kind == ProblemKind::NestingTooDeep).count();
        assert!(told == usize::from(!source.starts_with('*')), "{}: {told}", &source[..20]);
    }
    assert_eq!(kinds(&format!("{}x", "> ".repeat(98))), []);
}

#[test]
fn tables_of_tags_are_ordered() {
    assert!(crate::markdown::balance::TAGS.is_sorted_by_key(|(name, _)| *name));
    for name in ["applet", "xmp", "script", "svg", "math"] {
        assert!(crate::markdown::balance::is_left_out(name));
    }
}
