//! The command `report`: the page and the table of a period, and what it says where there is none.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;

use crate::harness::Run;
use crate::harness::Site;
use crate::harness::in_tests;
use crate::harness::read;
use crate::harness::reviewed;
use crate::html;
use crate::html::Token;

const QUARTER: &str = "bao-cao-2026-04-01-2026-06-30";

fn report(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["report", "--today", "2026-08-01"], arguments].concat())
}

/// Makes a report, which must succeed, and returns its page and its table.
fn made(site: &Site, arguments: &[&str]) -> [String; 2] {
    report(site, &[arguments, &["--output", "ra"]].concat()).succeeded();
    let mut files: Vec<_> = fs::read_dir(site.path().join("ra")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 2, "{files:?}");
    let texts = [read(&files[1]), read(&files[0])];
    fs::remove_dir_all(site.path().join("ra")).unwrap();
    texts
}

/// Returns the cells of the rows of every table of a page, by the text of the heading above it.
fn tables(page: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let (mut heading, mut text, mut is_head) = (String::new(), String::new(), false);
    for token in html::tokens(page) {
        match token {
            Token::Start(tag) => match tag.name.as_str() {
                "h2" | "td" | "th" => text.clear(),
                "tr" if !is_head => tables.entry(heading.clone()).or_default().push(Vec::new()),
                "thead" => is_head = true,
                _ => {}
            },
            Token::End(name) => match name.as_str() {
                "h2" => heading = text.split(". ").last().unwrap().to_owned(),
                "td" | "th" if !is_head => {
                    tables.get_mut(&heading).unwrap().last_mut().unwrap().push(text.trim().to_owned());
                }
                "thead" => is_head = false,
                _ => {}
            },
            Token::Text(more) => text.push_str(&more),
        }
    }
    tables
}

/// Returns the rows of a table without quotes in it, by the heads of its columns.
fn rows(csv: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = csv.trim_start_matches('\u{FEFF}').split("\r\n").filter(|line| !line.is_empty());
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|line| heads.iter().copied().zip(line.split(',')).collect()).collect()
}

#[track_caller]
fn assert_wrong(run: &Run, said: &[&str]) {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:#?}");
    assert!(said.iter().all(|said| run.stderr.contains(said)), "{run:#?}");
}

#[test]
fn a_quarter_is_as_reviewed() {
    let [page, table] = made(&Site::named("report"), &["--quarter", "2026-Q2"]);
    assert!(table.starts_with('\u{FEFF}') && table.ends_with("\r\n"));
    assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
    let review = |text: &str, name: &str| reviewed(text, &in_tests(&format!("reports/{name}"))).err();
    let table = table.replace('\u{FEFF}', "").replace("\r\n", "\n");
    let failures: Vec<String> =
        [review(&page, "quarter.html"), review(&table, "quarter.csv")].into_iter().flatten().collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_page_asks_for_nothing_else() {
    let [page, _] = made(&Site::named("report"), &["--year", "2026"]);
    for asked in ["<script", "<link", "<img", "src=", "href=", "url(", "@import", "style="] {
        assert!(!page.contains(asked), "{asked}");
    }
}

#[test]
fn the_first_and_the_last_day_belong_to_a_period() {
    let site = Site::named("report");
    let titles = |arguments: &[&str]| -> Vec<String> {
        let [page, _] = made(&site, arguments);
        let rows = tables(&page).remove("Các buổi đối thoại đã tổ chức trong kỳ").unwrap_or_default();
        let name =
            |row: Vec<String>| row.get(2).map(|title| title.split(['"', ':', '(']).next().unwrap().trim().to_owned());
        rows.into_iter().filter(|row| row.len() == 8).filter_map(name).collect()
    };
    let all = ["Ngày đầu quý II", "Buổi minh họa", "Ngày cuối quý II"];
    assert_eq!(titles(&["--quarter", "2026-Q2"]), all);
    assert_eq!(titles(&["--from", "01/04/2026", "--to", "30.6.2026"]), all);
    assert_eq!(titles(&["--from", "2026-04-02", "--to", "2026-06-29"]), ["Buổi minh họa"]);
    assert_eq!(titles(&["--from", "2026-04-01", "--to", "2026-04-01"]), ["Ngày đầu quý II"]);
    assert_eq!(titles(&["--month", "2026-06"]), ["Buổi minh họa", "Ngày cuối quý II"]);
    assert_eq!(titles(&["--year", "2025"]), ["Buổi năm trước"]);
}

#[test]
fn nothing_that_lies_ahead_is_counted() {
    let site = Site::named("report");
    let early = |arguments: &[&str]| {
        site.run(&[&["report", "--output", "ra"], arguments].concat()).succeeded();
        let file = fs::read_dir(site.path().join("ra")).unwrap().map(|entry| entry.unwrap().path());
        let page = read(&file.filter(|file| file.extension().unwrap() == "html").last().unwrap());
        fs::remove_dir_all(site.path().join("ra")).unwrap();
        page
    };
    assert!(!early(&["--quarter", "2026-Q2", "--today", "2026-06-30"]).contains("Kỳ báo cáo chưa"));
    let unfinished = early(&["--quarter", "2026-Q2", "--today", "2026-06-09"]);
    assert!(unfinished.contains("Kỳ báo cáo chưa kết thúc"));
    assert!(unfinished.contains("Ngày đầu quý II") && !unfinished.contains("Buổi minh họa"));
    let ahead = early(&["--year", "2027", "--today", "2026-06-09"]);
    assert!(ahead.contains("Kỳ báo cáo chưa bắt đầu"));
    assert!(ahead.contains("Trong kỳ không có buổi đối thoại nào được tổ chức."));
}

#[test]
fn a_period_without_anything_says_so() {
    let [page, table] = made(&Site::named("report"), &["--year", "2019"]);
    for said in ["không có buổi đối thoại nào", "không có nhiệm vụ nào được giao", "Không có nhiệm vụ quá hạn", "0/0"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("%)"), "a share of nothing is no share");
    assert_eq!(table.matches("\r\n").count(), 1);
}

#[test]
fn a_site_without_a_list_of_units_does_not_name_those_without_a_session() {
    let [page, _] = made(&Site::named("bare"), &["--year", "2021"]);
    assert!(page.contains("Trang chưa có danh mục xã, phường") && !page.contains("Đơn vị chưa có buổi đối thoại"));
}

#[test]
fn a_period_is_given_in_exactly_one_way() {
    let site = Site::named("report");
    assert_wrong(&report(&site, &[]), &["còn thiếu kỳ báo cáo", "--quarter 2026-Q2"]);
    assert_wrong(&report(&site, &["--month", "2026-06", "--year", "2026"]), &["nhiều cách"]);
    assert_wrong(&report(&site, &["--from", "2026-06-01", "--year", "2026"]), &["nhiều cách"]);
    assert_wrong(&report(&site, &["--from", "2026-06-01"]), &["còn thiếu --to"]);
    assert_wrong(&report(&site, &["--to", "2026-06-01"]), &["còn thiếu --from"]);
    assert_wrong(
        &report(&site, &["--from", "31/06/2026", "--to", "2026-07-01"]),
        &["--from 31/06/2026 không phải là một ngày"],
    );
    assert_wrong(&report(&site, &["--from", "30/6/2026", "--to", "1/6/2026"]), &["--from 2026-06-01 --to 2026-06-30"]);
    assert_wrong(&report(&site, &["--month", "tháng 6"]), &["--month 2026-06"]);
    assert_wrong(&report(&site, &["--quarter", "2026-Q5"]), &["không phải là một quý"]);
    assert_wrong(&report(&site, &["--year", "26"]), &["không phải là một năm"]);
    assert_wrong(&report(&site, &["--lang", "en"]), &["the period is missing", "--month 2026-06"]);
    assert_wrong(&report(&site, &["--lang", "en", "--month", "6"]), &["is not a month"]);
    assert_wrong(&Site::empty().run(&["report", "--year", "2026"]), &["doithoai init"]);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let site = Site::named("report");
    for ending in ["html", "csv"] {
        let file = site.path().join(format!("{QUARTER}.{ending}"));
        fs::write(&file, "đã sửa tay").unwrap();
        assert_wrong(&report(&site, &["--quarter", "2026-Q2"]), &[&format!("{QUARTER}.{ending}"), "--output"]);
        assert_eq!(read(&file), "đã sửa tay");
        fs::remove_file(&file).unwrap();
    }
    report(&site, &["--quarter", "2026-Q2"]).succeeded();
    let names = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(names, [format!("{QUARTER}.csv"), format!("{QUARTER}.html"), "content".to_owned()]);
}

#[test]
fn mistakes_in_the_content_stop_a_report() {
    let site = Site::named("report");
    site.write("=== content/news/tin.md\n---\ntitle: Tin\ndate: 31/02/2026\n---\n");
    let run = report(&site, &["--year", "2026", "--output", "ra"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run:#?}");
    assert!(
        run.stderr.contains("lỗi[invalid-date]") && run.stderr.contains("Chưa lập được báo cáo: 1 lỗi"),
        "{run:#?}"
    );
    assert!(!site.path().join("ra").exists());
}

#[test]
fn a_place_that_cannot_be_written_ends_with_3() {
    let site = Site::named("report");
    fs::write(site.path().join("tep"), "x").unwrap();
    let run = report(&site, &["--year", "2026", "--output", "tep/ra"]);
    assert_eq!((run.code, run.stdout.as_str()), (3, ""), "{run:#?}");
    assert!(run.stderr.contains("không ghi được tep/ra"), "{run:#?}");
    let run = report(&site, &["--year", "2026", "--output", "tep"]);
    assert_eq!(run.code, 3, "{run:#?}");
    assert_eq!(read(&site.path().join("tep")), "x");
}

/// A task of a site made at random: days of its session and its due day in the year 2026, its state, its agency.
type Task = (u32, Option<u32>, Option<&'static str>, Option<&'static str>);

fn site_of(tasks: &[Task]) -> Site {
    let day = |number: u32| chrono::NaiveDate::from_yo_opt(2026, number).unwrap();
    let section = |(number, (held, due, status, agency)): (usize, &Task)| {
        let field = |key: &str, value: Option<String>| value.map_or(String::new(), |value| format!(", {key}: {value}"));
        let fields = [
            field("due", due.map(|due| day(due.max(*held)).to_string())),
            field("status", status.map(str::to_owned)),
            field("agency", agency.map(str::to_owned)),
        ];
        let (fields, held) = (fields.concat(), day(*held));
        format!(
            "=== content/sessions/s-{number}.md\n---\ntitle: Buổi {number}\ndate: {held}\nresolutions:\n  - {{id: nv-1, text: Việc{fields}}}\n---\n"
        )
    };
    Site::of(&tasks.iter().enumerate().map(section).collect::<String>())
}

/// Compares the numbers of a page with the rows of its table.
fn wrong(tasks: &[Task]) -> Option<String> {
    let [page, table] = made(&site_of(tasks), &["--quarter", "2026-Q2"]);
    let (tables, rows) = (tables(&page), rows(&table));
    let standing = "Tình trạng tính đến ngày 01/08/2026";
    for (heading, flag) in
        [("Nhiệm vụ giao trong kỳ", "Giao trong kỳ"), ("Nhiệm vụ đến hạn trong kỳ", "Đến hạn trong kỳ")]
    {
        let flagged: Vec<_> = rows.iter().filter(|row| row[flag] == "có").collect();
        let shown = tables.get(heading).cloned().unwrap_or_default();
        let number = |cell: &String| cell.parse::<usize>().unwrap();
        let total = shown.last().map_or(0, |sum| number(sum.last().unwrap()));
        let sums = shown
            .iter()
            .all(|row| row[1..row.len() - 1].iter().map(number).sum::<usize>() == number(row.last().unwrap()));
        let agencies = shown.iter().rev().skip(1).all(|row| {
            let agency = if row[0] == "Chưa công bố cơ quan" { "" } else { &row[0] };
            flagged.iter().filter(|task| task["Cơ quan được giao"] == agency).count() == number(row.last().unwrap())
        });
        if total != flagged.len() || !sums || !agencies {
            return Some(format!("{heading}: {shown:?}\n{table}"));
        }
    }
    for (heading, words) in [("Nhiệm vụ quá hạn", "Quá hạn"), ("Nhiệm vụ chưa công bố kết quả", "Chưa công bố")]
    {
        let listed = tables.get(heading).map_or(0, Vec::len);
        let stand = rows.iter().filter(|row| row[standing] == words && row["Ngày đối thoại"] <= "2026-06-30").count();
        if listed != stand {
            return Some(format!("{heading}: {listed} listed, {stand} in\n{table}"));
        }
    }
    None
}

#[test]
fn numbers_are_those_of_the_rows_behind_them() {
    let states = prop::sample::select(vec!["done", "dropped", "in_progress", "not_started"]);
    let agencies = prop::sample::select(vec!["Phòng A", "Phòng B", "Phòng C"]);
    let task = (1..213u32, prop::option::of(1..300u32), prop::option::of(states), prop::option::of(agencies));
    let config = Config { cases: 32, max_shrink_iters: 60, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(task, 1..24), |tasks| {
            let problem = wrong(&tasks);
            prop_assert!(problem.is_none(), "{}", problem.unwrap_or_default());
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
