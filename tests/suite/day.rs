//! What depends on the day of a build, and nothing else: every line that the eve and the day after a due day tell
//! differently.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::reviewed;

/// Two rounds of a series; a task that is due on 31/03/2021, one that is due later, one that is done, one without a due day.
/// Nothing is kept offline: the worker carries a hash of pages that tell the day.
const SITE: &str = "\
=== content/site.yaml
title: Đối thoại
base_url: https://doithoai.example/
offline: false
=== content/sessions/2020-10-05-lan-1.md
---
title: Lần thứ nhất
date: 2020-10-05
topic: Đất đai
communes: [Ia Le]
series: Cấp giấy
round: 1
resolutions:
  - {id: nv-01, text: Cấp 20 giấy, agency: Phòng A, due: 2021-03-31}
  - {id: nv-02, text: Đo đạc, agency: Phòng A, due: 2021-06-30, status: in_progress}
  - {id: nv-03, text: Niêm yết, agency: Phòng B, due: 2021-01-31}
  - {id: nv-04, text: Rà soát, agency: Phòng B}
---
=== content/sessions/2021-01-07-lan-2.md
---
title: Lần thứ hai
date: 2021-01-07
topic: Hộ tịch
communes: [Ia Blứ]
series: Cấp giấy
round: 2
updates:
  - {resolution: 2020-10-05-lan-1/nv-01, status: in_progress, note: Đã cấp 12 giấy}
  - {resolution: 2020-10-05-lan-1/nv-03, status: done, note: Đã niêm yết, evidence: [Biên bản]}
  - {resolution: 2020-10-05-lan-1/nv-04, status: in_progress}
not_reported: [2020-10-05-lan-1/nv-02]
---
=== content/news/2021-01-08-tin.md
---
title: Tin sau đối thoại
date: 2021-01-08
---

Việc đã bắt đầu.
";

/// Returns what is published of the site on a day, as text.
fn published(today: &str) -> BTreeMap<String, String> {
    let site = Site::of(SITE);
    site.run(&["build", "--today", today]).succeeded();
    site.output().into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// Splits a text where a line of it says one thing: at its ends of lines, and before every tag that follows another. Of
/// drawings only the words are kept.
fn lines(path: &str, text: &str) -> Vec<String> {
    let text = if path.ends_with(".html") { text.replace("><", ">\n<") } else { text.to_owned() };
    let mut in_drawing = false;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        in_drawing |= line.starts_with("<svg");
        let is_shape = in_drawing && !["<title", "<desc", "<text"].iter().any(|words| line.starts_with(words));
        if !is_shape {
            lines.push(line.to_owned());
        }
        in_drawing &= !line.starts_with("</svg>");
    }
    lines
}

/// Tells the lines that only one of two texts has, in order: the longest row of lines that both have is left out.
fn difference(before: &[String], after: &[String]) -> String {
    let mut common = vec![vec![0usize; after.len() + 1]; before.len() + 1];
    for at in (0..before.len()).rev() {
        for other in (0..after.len()).rev() {
            common[at][other] = if before[at] == after[other] {
                common[at + 1][other + 1] + 1
            } else {
                common[at + 1][other].max(common[at][other + 1])
            };
        }
    }
    let (mut at, mut other, mut told) = (0, 0, String::new());
    while at < before.len() || other < after.len() {
        if at < before.len() && other < after.len() && before[at] == after[other] {
            (at, other) = (at + 1, other + 1);
        } else if at < before.len() && (other == after.len() || common[at + 1][other] >= common[at][other + 1]) {
            told.push_str(&format!("- {}\n", before[at]));
            at += 1;
        } else {
            told.push_str(&format!("+ {}\n", after[other]));
            other += 1;
        }
    }
    told
}

/// Tells a file of which one day has no other, or the lines that differ.
fn told(path: &str, before: Option<&String>, after: Option<&String>) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before == after => String::new(),
        (Some(before), Some(after)) => {
            let (before, after) = (plain(before, "2021-03-31", "31/03/2021"), plain(after, "2021-04-01", "01/04/2021"));
            if before == after {
                return format!("=== {path}: the day alone\n");
            }
            format!("=== {path}\n{}", difference(&lines(path, &before), &lines(path, &after)))
        }
        (Some(_), None) => format!("=== {path}: gone\n"),
        (None, _) => format!("=== {path}: new\n"),
    }
}

/// Returns a text in which the day of the build, where it stands for that, is called the day of the build.
fn plain(text: &str, iso: &str, short: &str) -> String {
    let short_day = format!("<time datetime=\"{iso}\">{short}</time>");
    let ways = [
        (format!("ính đến ngày {short}"), "ính đến ngày TODAY"),
        (format!("ính đến ngày {short_day}"), "ính đến ngày TODAY"),
        (format!("ính đến ngày</dt><dd>{short_day}"), "ính đến ngày</dt><dd>TODAY"),
        (format!("tồn tại vào ngày {short_day}"), "tồn tại vào ngày TODAY"),
        (format!("data-built=\"{iso}\""), "data-built=\"TODAY\""),
        (format!("\"generated_for\":\"{iso}\""), "\"generated_for\":\"TODAY\""),
    ];
    ways.iter().fold(text.to_owned(), |text, (way, word)| text.replace(way, word))
}

#[test]
fn exactly_what_depends_on_the_day_changes_with_it() {
    let (before, after) = (published("2021-03-31"), published("2021-04-01"));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let told: String = paths.into_iter().map(|path| told(path, before.get(path), after.get(path))).collect();
    reviewed(&told, &in_tests("reports/day.txt")).unwrap_or_else(|problem| panic!("{problem}"));
}

#[test]
fn days_on_which_nothing_falls_due_differ_in_their_date_alone() {
    let (before, after) = (published("2021-03-30"), published("2021-03-31"));
    assert!(before.keys().eq(after.keys()));
    for (path, text) in &before {
        let [before, after] =
            [plain(text, "2021-03-30", "30/03/2021"), plain(&after[path], "2021-03-31", "31/03/2021")];
        assert!(before == after, "{path}\n{}", difference(&lines(path, &before), &lines(path, &after)));
    }
}
