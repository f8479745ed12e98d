//! A task of the sample site that was given out in the first round of a series, reported in the second and done in the
//! third: its page tells it in order, and every view counts it once.

use std::collections::BTreeMap;

use crate::harness::Site;
use crate::harness::TODAY;
use crate::html;
use crate::html::Token;

const TASK: &str = "ket-luan/2024-05-14-ia-hru/nv-01/";

/// Builds the sample site, which lies beside the program, into a folder of its own.
fn sample() -> Site {
    let site = Site::empty();
    let output = ["build", "--site", env!("CARGO_MANIFEST_DIR"), "--output", "output", "--today", TODAY];
    site.run(&output).succeeded();
    site
}

/// Returns how often each list of the ledger shows the task, over all its pages, by its address.
fn shown(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, usize> {
    let mut shown = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("ket-luan/") && path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let Some((_, rows)) = page.split_once("id=\"danh_sach\"") else { continue };
        let link = format!("href=\"{}{TASK}index.html\"", "../".repeat(path.matches('/').count()));
        let list = path.split("/trang/").next().unwrap().trim_end_matches("index.html").trim_end_matches('/');
        *shown.entry(format!("{list}/")).or_default() += rows.matches(&link).count();
    }
    shown.retain(|_, count| *count > 0);
    shown
}

#[test]
fn the_page_of_a_task_tells_its_rounds_one_after_another() {
    let page = sample().page(&format!("{TASK}index.html"));
    let (_, timeline) = page.split_once("<ol class=\"timeline\">").unwrap();
    let (timeline, _) = timeline.split_once("</ol>").unwrap();
    let mut told = Vec::new();
    for token in html::tokens(timeline) {
        match token {
            Token::Start(tag) if tag.name == "li" => told.push(vec![tag.get("class").unwrap().to_owned()]),
            Token::Start(tag) => {
                let said = tag.get("datetime").or(tag.get("href")).or(tag.get("class").filter(|_| tag.name == "span"));
                told.last_mut().unwrap().extend(said.map(str::to_owned));
            }
            _ => {}
        }
    }
    let session = |id: &str| format!("../../../doi-thoai/{id}/index.html");
    let [first, second, third] = ["2024-05-14-ia-hru", "2024-12-12-ia-rong", "2025-10-15-ia-hru"].map(session);
    let proof = "https://doithoai.example/tin-tuc/2025-01-24-dong-dien-tram-thon-6/";
    told.iter_mut().for_each(|event| event.retain(|word| word != proof));
    assert_eq!(
        told,
        [
            ["assigned", "2024-05-14", "status not_started", &first],
            ["reported", "2024-12-12", "status in_progress", &second],
            ["reported", "2025-01-21", "status done", &third],
        ]
    );
}

#[test]
fn a_task_is_counted_once_in_every_view() {
    let site = sample();
    let lists = [
        "",
        "chuyen-de/he-thong-dien/",
        "co-quan/dien-luc-chu-puh/",
        "nam/2024/",
        "tinh-trang/hoan-thanh-tre-han/",
        "xa-phuong/ia-dreng/",
        "xa-phuong/ia-hru/",
        "xa-phuong/ia-rong/",
    ];
    let wanted = lists.map(|list| (format!("ket-luan/{list}"), 1));
    assert_eq!(shown(&site.output()), BTreeMap::from(wanted));
    let data: serde_json::Value = serde_json::from_str(&site.page("du-lieu/resolutions.json")).unwrap();
    let records = data["records"].as_array().unwrap().iter();
    let found: Vec<_> = records.filter(|record| record["address"] == TASK).collect();
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["standing"], &found[0]["update_count"]), (&"done_late".into(), &2.into()));
    assert_eq!((&found[0]["done_on"], &found[0]["days_to_done"]), (&"2025-01-21".into(), &252.into()));
}
