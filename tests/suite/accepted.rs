//! Warnings that a site switches and authors accept in place, and that none of it reaches a page.

use crate::harness::Site;

/// Sites of one article each, in which every warning is accepted.
const ACCEPTED: &[(&str, &str)] = &[
    (
        "on the line before in Markdown",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bỏ qua heading-one: nguyên văn -->\n# Đầu mục\n",
    ),
    (
        "with an empty line between",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- Bỏ qua heading-one: nguyên văn -->\n\n# Đầu mục\n",
    ),
    (
        "on the same line in Markdown",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n# Đầu mục <!-- bỏ qua heading-one: nguyên văn -->\n",
    ),
    ("in English", "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- allow heading-one: quoted -->\n# Đầu mục\n"),
    (
        "without accents",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bo qua heading-one: nguyen van -->\n# Đầu mục\n",
    ),
    (
        "two rules in one remark",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bỏ qua heading-one, undefined-link: nguyên văn -->\n# Đầu mục [a][b]\n",
    ),
    (
        "two remarks in a row",
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bỏ qua heading-one: nguyên văn -->\n<!-- bỏ qua undefined-link: nguyên văn -->\n# Đầu mục [a][b]\n",
    ),
    (
        "at the end of a line in YAML",
        "---\ntitle: Tin #1 # bỏ qua value-cut-at-hash: số tin ghi ở cuối\ndate: 2026-03-01\n---\n\nMột.\n",
    ),
    (
        "on the line before in YAML",
        "---\n# bỏ qua value-cut-at-hash: số tin ghi ở cuối\n\ntitle: Tin #1\ndate: 2026-03-01\n---\n\nMột.\n",
    ),
];

fn site_of(article: &str) -> Site {
    let site = Site::named("good");
    site.write(&format!("=== content/news/tin.md\n{article}"));
    site
}

#[track_caller]
fn assert_says(site: &Site, expected: &str) {
    let check = site.check(&["--format", "short"]);
    assert_eq!(check.stdout, expected);
}

#[test]
fn an_accepted_warning_is_not_told() {
    for (how, article) in ACCEPTED {
        let check = site_of(article).check(&["--format", "short", "--strict"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{how}");
    }
}

#[test]
fn a_remark_that_accepts_leaves_no_trace_in_what_is_published() {
    for (how, article) in ACCEPTED {
        let plain: String = article
            .split_inclusive('\n')
            .filter_map(|line| match (line.find("<!--"), line.find("# bỏ")) {
                (Some(0), _) | (_, Some(0)) => None,
                (Some(at), _) | (None, Some(at)) => Some(format!("{}\n", line[..at].trim_end())),
                (None, None) => Some(line.to_owned()),
            })
            .collect();
        assert_ne!(plain, *article);
        let output = |article: &str| site_of(article).published(&[]);
        let (with, without) = (output(article), output(&plain));
        let differing: Vec<&String> =
            with.iter().filter(|(path, bytes)| without.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
        assert_eq!(differing, Vec::<&String>::new(), "{how}");
    }
}

#[test]
fn a_remark_before_a_text_of_several_lines_covers_all_of_it() {
    let site = Site::named("good");
    let article = |remark: &str| {
        format!(
            "=== content/sessions/2026-03-12-thu/index.md\n---\ntitle: Tin\ndate: 2026-03-12\nchairs:\n{remark}  - name: Chủ tịch\n    role: >\n      Bí thư #1\n---\n\nMột.\n"
        )
    };
    site.write(&article(""));
    assert_says(&site, "");
    site.write(&article("  # bỏ qua value-cut-at-hash: thử\n"));
    assert!(site.check(&["--format", "short"]).stdout.contains("index.md:5:12: cảnh báo[needless-acceptance]"));
}

#[test]
fn an_example_within_code_accepts_nothing_and_is_shown() {
    let site = site_of(
        "---\ntitle: Tin\ndate: 2026-03-01\n---\n\nHãy gõ `<!-- bỏ qua heading-one: vì sao -->`:\n\n```\n<!-- bỏ qua heading-one: vì sao -->\n```\n",
    );
    assert_says(&site, "");
    site.build(&[]).succeeded();
    let page = site.page("tin-tuc/tin/index.html");
    assert_eq!(page.matches("<code>&lt;!-- bỏ qua heading-one").count(), 2, "{page}");
}

#[test]
fn an_ordinary_remark_is_left_alone() {
    let site = site_of(
        "---\ntitle: Tin # bỏ qua phần này\n# allow me to explain\ndate: 2026-03-01\n---\n\n<!-- bỏ qua đoạn sau -->\nMột.\n",
    );
    assert_says(&site, "");
}

#[test]
fn a_site_switches_a_warning_off_and_makes_it_an_error() {
    let site = site_of("---\ntitle: Tin\ndate: 2026-03-01\n---\n\n# Đầu mục\n");
    let settings = |level: &str| {
        format!("=== content/site.yaml\ntitle: Trang\nchecks:\n  missing-summary: off\n  heading-one: {level}\n")
    };
    site.write(&settings("off"));
    assert_says(&site, "");
    site.write(&settings("warning"));
    assert!(site.check(&["--format", "short"]).stdout.contains("cảnh báo[heading-one]"));
    site.check(&[]).succeeded();
    site.write(&settings("error"));
    let check = site.check(&["--format", "short"]);
    assert!(check.stdout.contains(": lỗi[heading-one]"), "{check:#?}");
    assert_eq!((check.code, site.build(&[]).code), (1, 1));
}

#[test]
fn what_a_site_switched_off_is_accepted_without_a_word() {
    let site =
        site_of("---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bỏ qua heading-one: nguyên văn -->\n# Đầu mục\n");
    site.write("=== content/site.yaml\ntitle: Trang\nchecks:\n  missing-summary: off\n  heading-one: off\n");
    assert_says(&site, "");
}

#[test]
fn nothing_is_called_needless_in_a_draft() {
    let site = site_of(
        "---\ntitle: Tin\ndate: 2026-03-01\ndraft: true\n---\n\n<!-- bỏ qua forgotten-task: nguyên văn -->\nMột.\n",
    );
    assert_says(&site, "");
}

#[test]
fn an_acceptance_works_in_a_file_from_windows() {
    let site = Site::named("good");
    site.write("=== content/news/tin.md | crlf, bom\n---\ntitle: Tin\ndate: 2026-03-01\n---\n\n<!-- bỏ qua heading-one: nguyên văn -->\n# Đầu mục\n");
    assert_says(&site, "");
}
