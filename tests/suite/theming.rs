//! Another look: by a colour and a logo, by a theme of one's own, and by the second theme of the program.

use std::collections::BTreeMap;
use std::fs;

use doithoai::palette::Colour;
use doithoai::palette::GROUNDS;

use crate::harness::Site;
use crate::harness::read;
use crate::html;
use crate::html::Token;
use crate::links;

/// A site with an article, its task and a sheet for posting; what is given stands in its settings too.
fn site(settings: &str) -> Site {
    let site = Site::named("good");
    let path = site.path().join("content/site.yaml");
    let written = read(&path);
    fs::write(path, format!("{written}{settings}")).unwrap();
    site
}

const LOGO: &str = r##"=== content/bieu-trung.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48" onload="alert(1)">
<!-- drawn by Nguyễn Văn A --><script>alert(1)</script><rect width="64" height="48" fill="#0b5c3b"/></svg>
"##;

/// Returns the published stylesheet.
fn stylesheet(files: &BTreeMap<String, Vec<u8>>) -> (&str, String) {
    let mut found = files.iter().filter(|(path, _)| path.starts_with("giao-dien/style-"));
    let (path, bytes) = found.next().unwrap();
    assert!(found.next().is_none());
    (path, String::from_utf8(bytes.clone()).unwrap())
}

/// Returns what a stylesheet says of a property, in order.
fn values<'c>(css: &'c str, property: &str) -> Vec<&'c str> {
    let start = format!("{property}:");
    css.split(start.as_str()).skip(1).map(|part| part.split([';', '}']).next().unwrap()).collect()
}

/// Returns the attributes of the first element with a name that are asked for.
fn attributes<'t>(tokens: &'t [Token], element: &str, names: &[&str]) -> Vec<&'t str> {
    let tag = tokens.iter().find_map(|token| match token {
        Token::Start(tag) if tag.name == element => Some(tag),
        _ => None,
    });
    names.iter().map(|name| tag.and_then(|tag| tag.get(name)).unwrap_or("")).collect()
}

#[test]
fn a_colour_changes_the_look_of_light_and_dark_and_no_page_holds_a_style() {
    let plain = site("").published(&[]);
    let coloured = site("colour: \"#0b5c3b\"\n").published(&[]);
    let ((plain_path, plain_css), (path, css)) = (stylesheet(&plain), stylesheet(&coloured));
    assert_ne!(plain_path, path, "the name must change with the colours, for browsers keep it");
    let added = css.strip_prefix(&plain_css).expect("the colours stand behind what the theme says");
    assert_eq!(values(added, "--brand").len(), 2);
    for (property, least) in [("--link", 4.5), ("--title", 4.5), ("--mark", 3.0)] {
        let found = values(added, property);
        let [light, dark] = found[..] else { panic!("{property}: {added}") };
        assert!(Colour::parse(light).unwrap().contrast(GROUNDS.light) >= least, "{property} {light}");
        assert!(Colour::parse(dark).unwrap().contrast(GROUNDS.dark) >= least, "{property} {dark}");
    }
    for (page, bytes) in coloured.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let has_style = html::tokens(&html).iter().any(|token| match token {
            Token::Start(tag) => tag.name == "style" || tag.get("style").is_some(),
            _ => false,
        });
        assert!(!has_style, "{page}");
    }
}

#[test]
fn the_grounds_of_the_themes_keep_what_is_promised_of_colours() {
    for theme in ["default/static/style.css", "toi-gian/static/additions.css"] {
        let css = read(&crate::harness::in_tests(&format!("../themes/{theme}")));
        let screens = css.split("@media print{\n").next().unwrap();
        for property in ["--paper", "--wash"] {
            let found = values(screens, property);
            let [light, dark] = found[..2] else { panic!("{theme}: {property}") };
            let luminance = |written: &str| Colour::parse(written).unwrap().contrast(Colour([0; 3]));
            assert!(luminance(light) >= GROUNDS.light.contrast(Colour([0; 3])), "{theme} {property} {light}");
            assert!(luminance(dark) <= GROUNDS.dark.contrast(Colour([0; 3])), "{theme} {property} {dark}");
        }
    }
}

#[test]
fn the_icon_the_cards_and_the_bar_of_the_browser_follow_the_colour() {
    let (plain, coloured) = (site(""), site("colour: \"#0b5c3b\"\n"));
    let (before, after) = (plain.published(&[]), coloured.published(&[]));
    let names = |files: &BTreeMap<String, Vec<u8>>, start: &str| {
        files.keys().filter(|path| path.starts_with(start)).cloned().collect::<Vec<_>>()
    };
    let cards = [names(&before, "anh/the/"), names(&after, "anh/the/")];
    assert_eq!(cards[0].len(), cards[1].len());
    assert!(cards[0].len() > 1 && cards[0].iter().all(|path| !cards[1].contains(path)), "{cards:?}");
    let icon = |files: &BTreeMap<String, Vec<u8>>| {
        String::from_utf8(files[&names(files, "giao-dien/icon-")[0]].clone()).unwrap()
    };
    assert!(!icon(&before).contains("<style>") && icon(&after).contains("<style>:root{--brand:#0b5c3b;"));
    assert!(!plain.page("index.html").contains("theme-color"));
    let home = coloured.page("index.html");
    assert!(home.contains("<meta name=\"theme-color\" content=\"#0b5c3b\" media=\"(prefers-color-scheme: light)\">"));
    let manifest: serde_json::Value = serde_json::from_slice(&after["manifest.json"]).unwrap();
    assert_eq!(manifest["theme_color"], "#0b5c3b");
}

#[test]
fn a_logo_is_published_clean_beside_the_name_of_the_site() {
    let site = site("logo: bieu-trung.svg\n");
    site.write(LOGO);
    let files = site.published(&[]);
    let published: Vec<&String> = files.keys().filter(|path| path.starts_with("anh/bieu-trung-")).collect();
    let [logo] = published[..] else { panic!("{published:?}") };
    let drawing = String::from_utf8(files[logo].clone()).unwrap();
    for gone in ["onload", "script", "Nguyễn"] {
        assert!(!drawing.contains(gone), "{drawing}");
    }
    for (page, root) in [("index.html", ""), ("doi-thoai/index.html", "../")] {
        let tokens = html::tokens(&site.page(page));
        let header =
            tokens.iter().position(|token| matches!(token, Token::Start(tag) if tag.name == "header")).unwrap();
        let shown = attributes(&tokens[header..], "img", &["src", "width", "height", "alt"]);
        assert_eq!(shown, [&format!("{root}{logo}"), "64", "48", ""], "{page}");
    }
    let home = site.page("index.html");
    assert!(home.contains(&format!("<link rel=\"icon\" href=\"{logo}\" type=\"image/svg+xml\">")), "{home}");
    assert!(home.contains(&format!("\"logo\":\"https://doithoai.example/{logo}\"")), "{home}");
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["icons"][0]["src"], logo.as_str());
}

#[test]
fn a_logo_that_is_much_wider_than_high_is_no_icon() {
    for (size, is_icon) in [("40x40", true), ("40x30", true), ("120x30", false)] {
        let site = site("logo: bieu-trung.png\n");
        site.write(&format!("=== content/bieu-trung.png | png {size}\n"));
        site.published(&[]);
        let icon = "<link rel=\"icon\" href=\"anh/bieu-trung-";
        assert_eq!(site.page("index.html").contains(icon), is_icon, "{size}");
        assert!(site.page("index.html").contains("<img src=\"anh/bieu-trung-"), "{size}");
    }
}

#[test]
fn of_a_large_logo_only_what_is_shown_is_published() {
    let site = site("logo: bieu-trung.jpg\n");
    site.write("=== content/bieu-trung.jpg | jpeg 1800x1700\n");
    let files = site.published(&[]);
    let published: Vec<&String> = files.keys().filter(|path| path.starts_with("anh/bieu-trung-")).collect();
    assert_eq!(published.len(), 2, "one WebP and one JPEG: {published:?}");
    let home = site.page("index.html");
    assert!(published.iter().all(|path| home.contains(path.as_str())), "{published:?}");
    // An article that shows it needs its other sizes.
    site.write(
        "=== content/sessions/2026-03-13-hai.md\n---\ntitle: Hai\ndate: 2026-03-13\n---\n\n![Dấu](../bieu-trung.jpg)\n",
    );
    let files = site.published(&[]);
    assert_eq!(files.keys().filter(|path| path.starts_with("anh/bieu-trung-")).count(), 4);
}

#[test]
fn a_picture_that_is_no_logo_stays_where_it_is() {
    let site = site("");
    site.write(LOGO);
    let files = site.published(&[]);
    assert!(!files.keys().any(|path| path.contains("bieu-trung")));
}

/// A theme of one's own that changes a template, a word and a few rules of the stylesheet.
const OWN: &str = "\
=== themes/xa-ia-le/templates/offline.html
{% extends \"base.html\" %}{% block main %}<h1>Mất mạng rồi</h1>{% endblock %}
=== themes/xa-ia-le/strings.yaml
latest_sessions: Các buổi vừa qua
=== themes/xa-ia-le/static/additions.css
:root{--mark:#123456}
=== themes/xa-ia-le/static/hoa-tiet.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
=== themes/default/static/additions.css
:root{--line:#abcdef}
";

#[test]
fn a_theme_of_ones_own_changes_files_one_by_one_and_takes_the_rest_from_below() {
    let site = site("theme: xa-ia-le\ncolour: \"#0b5c3b\"\n");
    site.write(OWN);
    let files = site.published(&[]);
    assert!(site.page("ngoai-tuyen/index.html").contains("<h1>Mất mạng rồi</h1>"));
    let home = site.page("index.html");
    assert!(home.contains("Các buổi vừa qua") && home.contains("Chuyên đề"));
    assert!(files.keys().any(|path| path.starts_with("giao-dien/hoa-tiet-")));
    assert!(!files.keys().any(|path| path.contains("additions")), "it is part of the stylesheet");
    let (_, css) = stylesheet(&files);
    let at = |text: &str| css.find(text).unwrap_or_else(|| panic!("no {text}"));
    let order = [at("--measure:"), at("--line:#abcdef"), at("--mark:#123456"), at("--brand:#0b5c3b")];
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(links::problems(&files), [""; 0]);
}

#[test]
fn a_theme_that_is_not_there_is_told_with_those_that_are() {
    let run = site("theme: toi-gianr\n").build(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("default, toi-gian"), "{run:?}");
}

#[test]
fn a_template_that_draws_a_code_of_what_is_none_is_told_and_nothing_is_published() {
    let site = site("theme: xa-ia-le\n");
    site.write("=== themes/xa-ia-le/templates/offline.html\n{{ page.title | qr }}\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("offline.html") && run.stderr.contains("page.passing.code"), "{run:?}");
    assert!(!site.path().join("output/index.html").exists());
}

/// What each of a few pages says to programs, where the template of the session names it in one way or another.
#[test]
fn what_a_page_says_to_programs_is_given_to_every_template_that_asks_for_it() {
    let ways = [
        ("{{ structured.json_ld | safe }}", true),
        ("{% include \"programs.html\" %}", true),
        ("{{ <programs /> }}", true),
        ("{% if structured %}x{% endif %}", false),
        ("{{ page.title }}", false),
    ];
    for (way, is_said) in ways {
        let site = site("theme: xa-ia-le\n");
        let templates = "=== themes/xa-ia-le/templates";
        let component =
            "{% component programs(@structured) -%}{{ structured.json_ld | safe }}{%- endcomponent programs %}";
        if way.contains("<programs") {
            site.write(&format!("{templates}/own.html\n{component}\n"));
        }
        site.write(&format!("{templates}/programs.html\n{{{{ structured.json_ld | safe }}}}\n"));
        site.write(&format!("{templates}/own_base.html\n{{% block main %}}{{% endblock %}}\n"));
        site.write(&format!(
            "{templates}/session.html\n{{% extends \"own_base.html\" %}}{{% block main %}}{way}{{% endblock %}}\n"
        ));
        let published = site.published(&[]);
        let sessions: Vec<String> = published
            .iter()
            .filter(|(path, _)| path.starts_with("doi-thoai/") && path.matches('/').count() > 1)
            .map(|(_, page)| String::from_utf8(page.clone()).unwrap())
            .collect();
        assert!(!sessions.is_empty(), "{:?}", published.keys());
        assert!(sessions.iter().all(|page| page.contains("schema.org") == is_said), "{way}: {sessions:?}");
        let home = String::from_utf8(published["index.html"].clone()).unwrap();
        assert!(home.contains("https://schema.org"), "{way}");
    }
}

/// The sample site in a folder of its own, with the cache of the repository, so that its pictures are not made again.
fn sample(settings: &str) -> Site {
    let (site, repository) = (Site::empty(), std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    for entry in walkdir::WalkDir::new(repository.join("content")) {
        let entry = entry.unwrap();
        let target = site.path().join(entry.path().strip_prefix(repository).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(target).unwrap(),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
    let path = site.path().join("content/site.yaml");
    let written = read(&path);
    fs::write(path, format!("{written}{settings}")).unwrap();
    #[cfg(unix)]
    if repository.join(".cache").is_dir() {
        std::os::unix::fs::symlink(repository.join(".cache"), site.path().join(".cache")).unwrap();
    }
    site
}

#[test]
fn the_second_theme_shows_the_sample_site_whole_and_without_a_word() {
    let site = sample("theme: toi-gian\n");
    let run = site.run(&["build", "--strict", "--today", "2026-11-23"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    let files = site.output();
    assert_eq!(links::problems(&files), [""; 0]);
    let mut pages = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let tokens = html::tokens(std::str::from_utf8(bytes).unwrap());
        let count =
            |name: &str| tokens.iter().filter(|token| matches!(token, Token::Start(tag) if tag.name == name)).count();
        assert_eq!((count("main"), count("html"), count("body")), (1, 1, 1), "{path}");
        if count("header") == 1 {
            assert_eq!(
                (count("h1"), count("form") > 0),
                (1, path.starts_with("tim-kiem/") || path == "ket-luan/index.html"),
                "{path}"
            );
            pages += 1;
        }
    }
    assert!(pages > 100, "{pages}");
    let (_, css) = stylesheet(&files);
    assert!(css.contains("--measure:37rem") && css.contains("--measure:44rem"), "it builds on the default theme");
}

#[test]
fn the_second_theme_follows_a_colour_and_a_logo_too() {
    let site = site("theme: toi-gian\ncolour: \"#0b5c3b\"\nlogo: bieu-trung.svg\n");
    site.write(LOGO);
    let files = site.published(&[]);
    let (_, css) = stylesheet(&files);
    assert_eq!(values(&css, "--brand").last().map(|value| value.starts_with('#')), Some(true));
    assert!(css.rfind("--brand:#0b5c3b") > css.rfind("--brand:#6d2323"));
    assert!(site.page("index.html").contains("<img src=\"anh/bieu-trung-"));
}

#[test]
fn a_task_can_be_passed_on_as_an_article_can() {
    let site = site("");
    site.published(&[]);
    let page = site.page("ket-luan/2020-10-05-ia-le/nv-01/index.html");
    let (_, tools) = page.split_once("<div class=\"tools\"").unwrap();
    for tool in [
        "data-tool=\"share\"",
        "https://button-share.zalo.me/",
        "data-tool=\"copy\"",
        "data-tool=\"print\"",
        "<svg class=\"qr\"",
    ] {
        assert!(tools.contains(tool), "{tool}: {tools}");
    }
}
