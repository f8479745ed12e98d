//! How well residents' data are told: every line of `tests/privacy/lines.txt` as a paragraph of its own, checked by the program.
//!
//! What is counted is a rule at a line. The figures are printed: `cargo test --test suite privacy -- --nocapture`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;

/// Of what is to be told, so much must be.
const LEAST_RECALL: f64 = 0.95;
/// Of what is told, so much must be right.
const LEAST_PRECISION: f64 = 0.90;

/// A rule that is to be told, or was told, at a line of a file.
type Told = BTreeSet<(String, usize)>;

/// The labelled lines as the body of an article, and what is to be told of it.
struct Labelled {
    article: String,
    expected: Told,
    lines: usize,
    traps: usize,
}

fn labelled() -> Labelled {
    let mut labelled = Labelled {
        article: "---\ntitle: Từng dòng\ndate: 2026-03-12\n---\n".to_owned(),
        expected: Told::new(),
        lines: 0,
        traps: 0,
    };
    for line in read(&in_tests("privacy/lines.txt")).lines().filter(|line| !line.starts_with('#')) {
        let (labels, text) = line.split_once('\t').expect("a line is labels, a tab, a text");
        labelled.article += &format!("\n{text}\n");
        let at = labelled.article.lines().count();
        labelled.lines += 1;
        labelled.traps += usize::from(labels == "-");
        let rules = labels.split(',').filter(|label| *label != "-").map(|label| (format!("private-{label}"), at));
        labelled.expected.extend(rules);
    }
    labelled
}

/// Returns the rules on personal data that the program tells of a site, with the line.
fn told(site: &Site, path: &str) -> Told {
    let said = site.check(&["--format", "short", "--lang", "en"]).stdout;
    let of_path = said.lines().filter_map(|line| line.strip_prefix(path)?.strip_prefix(':'));
    let finding = |line: &str| {
        let (at, rest) = line.split_once(':')?;
        let rule = rest.split_once("warning[")?.1.split_once(']')?.0;
        rule.starts_with("private-").then(|| (rule.to_owned(), at.parse().unwrap()))
    };
    of_path.filter_map(finding).collect()
}

#[test]
fn residents_data_are_told_and_little_else() {
    let Labelled { article, expected, lines, traps } = labelled();
    assert!(lines >= 240 && traps * 5 >= lines * 2, "{lines} lines, {traps} of them traps");
    let site = Site::named("good");
    let path = "content/sessions/2026-03-12-thu/index.md";
    site.write(&format!("=== {path}\n{article}"));
    let told = told(&site, path);

    let mut figures: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for finding in expected.union(&told) {
        let kind = match (expected.contains(finding), told.contains(finding)) {
            (true, true) => 0,
            (true, false) => 1,
            _ => 2,
        };
        figures.entry(&finding.0).or_default()[kind] += 1;
        figures.entry("in all").or_default()[kind] += 1;
        if kind > 0 {
            let line = article.lines().nth(finding.1 - 1).unwrap_or("");
            println!("{} {}: {line}", if kind == 1 { "missed" } else { "false alarm" }, finding.0);
        }
    }
    println!("{lines} lines, {traps} of them traps");
    for (rule, [right, missed, wrong]) in &figures {
        let share = |of: usize| *right as f64 / of.max(1) as f64;
        let (recall, precision) = (share(right + missed), share(right + wrong));
        println!(
            "{rule:26} recall {:5.1} %  precision {:5.1} %  ({right} right, {missed} missed, {wrong} false)",
            recall * 100.0,
            precision * 100.0
        );
        assert!(recall >= LEAST_RECALL && precision >= LEAST_PRECISION, "{rule}");
    }
}

/// The article that cases are about, and a site around it.
const PATH: &str = "content/sessions/2026-03-12-thu/index.md";

fn site_with(settings: &str, front: &str, body: &str) -> Site {
    let site = Site::named("good");
    site.write(&format!("=== {PATH}\n---\ntitle: Đối thoại\ndate: 2026-03-12\n{front}---\n\n{body}\n"));
    if !settings.is_empty() {
        site.write(&format!("=== content/site.yaml\ntitle: Đối thoại\nnavigation: []\n{settings}"));
    }
    site
}

#[track_caller]
fn assert_told(site: &Site, expected: &[&str]) {
    let told: Vec<String> = told(site, PATH).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(told, expected);
}

/// A body with three contacts of one office.
const CONTACTS: &str = "Gọi 0269 385 1234, viết cho vanphong@xa.example, ủng hộ qua STK 5011 2050 12345.";

#[test]
fn contacts_that_the_site_names_are_known_however_they_are_written() {
    assert_told(&site_with("", "", CONTACTS), &["private-bank-account", "private-email", "private-phone"]);
    let settings = "organisation: {name: Xã, phone: (0269) 3851234, email: VanPhong@xa.example}\nofficial_contacts: [5011205012345]\n";
    assert_told(&site_with(settings, "", CONTACTS), &[]);
    let settings = "official_contacts: [\"+84 269 385 1234 (văn phòng)\", \"@xa.example\", STK 5011-2050-12345]\n";
    assert_told(&site_with(settings, "", CONTACTS), &[]);
    assert_told(
        &site_with("official_contacts: [0269 385 1235, khac@xa.example, \"@a.example\"]\n", "", CONTACTS),
        &["private-bank-account", "private-email", "private-phone"],
    );
}

#[test]
fn mail_of_state_bodies_and_hot_lines_are_known() {
    let body = "Viết cho ubndxa@gialai.gov.vn; gọi 1022, 113, 1800 6789 hoặc tổng đài 1900 1234.";
    assert_told(&site_with("", "", body), &[]);
    assert_told(&site_with("", "", "Viết cho ubndxa@gov.vn.example."), &["private-email"]);
}

#[test]
fn every_value_that_is_published_is_read() {
    let phone = "0905 123 456";
    for front in [
        format!("summary: Gọi {phone}\n"),
        format!("author: Tổ biên tập, {phone}\n"),
        format!("venue: {{name: Nhà văn hóa ({phone}), commune: Ia Le}}\n"),
        format!("cluster: Cụm phía Nam {phone}\n"),
        format!("chairs: [{{name: Nguyễn Văn A, role: \"Chủ tịch, {phone}\"}}]\n"),
        format!("attendees: [Bà con, đầu mối {phone}]\n"),
        format!("legal_basis: [{{title: Giấy mời ghi {phone}}}]\n"),
        format!("petitions: [{{text: Gọi {phone}}}]\n"),
        format!("petitions: [{{text: Đường hỏng, from: Hộ dân {phone}}}]\n"),
        format!("petitions: [{{text: Đường hỏng, answer: Gọi {phone}}}]\n"),
        format!("resolutions: [{{id: nv-01, text: Gọi {phone}}}]\n"),
        format!("resolutions: [{{id: nv-01, text: Sửa, evidence: [Biên bản {phone}]}}]\n"),
        format!("updates: [{{resolution: 2020-10-05-ia-le/nv-01, note: Gọi {phone}}}]\n"),
        format!("upcoming: [{{topic: dat-dai, venue: Gọi {phone}}}]\n"),
        format!("corrections: [{{date: 2026-03-13, text: Bỏ số {phone}}}]\n"),
        format!("withdrawn: {{date: 2026-03-13, reason: Theo yêu cầu của {phone}}}\n"),
    ] {
        let found = told(&site_with("", &front, "Bà con nêu ý kiến."), PATH);
        assert_eq!(found.len(), 1, "{front}: {found:?}");
    }
}

#[test]
fn drafts_are_read_and_what_is_not_published_or_no_text_is_not() {
    let body = "Gọi 0905 123 456.";
    assert_told(&site_with("", "draft: true\n", body), &["private-phone"]);
    assert_told(&site_with("", "withdrawn: {date: 2026-03-13, reason: Gỡ theo yêu cầu}\n", body), &[]);
    assert_told(&site_with("", "# gọi lại 0905 123 456\n", "<!-- gọi lại\n0905 123 456 -->\n\nMột."), &[]);
    assert_told(
        &site_with("", "", "Xem [hồ sơ](https://a.example/0905123456) và https://a.example/?so=0905123456."),
        &[],
    );
    assert_told(
        &site_with("", "", "Xem [cách gọi](tel:0905123456) và [cách viết](mailto:a@b.example)."),
        &["private-email", "private-phone"],
    );
}

#[test]
fn a_warning_is_accepted_in_place_and_switched_like_any_other() {
    let remark = "<!-- bỏ qua private-phone: số trực của trạm bơm -->\n";
    assert_told(&site_with("", "", &format!("{remark}Gọi 0905 123 456.")), &[]);
    let front = "# bỏ qua private-phone: số trực của trạm bơm\nsummary: Gọi 0905 123 456\n";
    assert_told(&site_with("", front, "Một."), &[]);
    assert_told(&site_with("checks:\n  private-phone: off\n", "", "Gọi 0905 123 456."), &[]);
}

#[test]
fn a_sentence_goes_no_further_than_its_item_or_paragraph() {
    let body = "- Ông Nguyễn Văn A\n- bị ung thư là nỗi lo của nhiều người\n\nSố tài khoản\n\n5011205012345\n";
    assert_told(&site_with("", "", body), &[]);
    assert_told(&site_with("", "", "Ông Nguyễn Văn A\nbị ung thư, đang\nchờ hỗ trợ."), &["private-health"]);
}
