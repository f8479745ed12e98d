//! What is published, and where: nothing of articles that are not shown, and addresses that stay.

use crate::harness::Site;

const WITHDRAWN_AND_DRAFT: &str = "\
=== content/sessions/2021-01-07-a/index.md
---
title: Bài đã gỡ
date: 2021-01-07
withdrawn: {date: 2021-02-01, reason: Có thông tin cá nhân}
documents: [k.pdf]
cover: {src: 1.jpg, alt: Ảnh}
petitions:
  - {id: kn-01, text: Một điều riêng tư}
resolutions:
  - {id: nv-01, text: Việc riêng tư, due: 2021-02-01}
---

Thân bài.
=== content/sessions/2021-01-07-a/k.pdf
x
=== content/sessions/2021-01-07-a/1.jpg | jpeg 4x3
=== content/sessions/2021-03-07-c/index.md
---
title: Bản nháp
date: 2021-03-07
draft: true
---
=== content/sessions/2021-03-07-c/n.pdf
x
";

fn linking_to(body: &str) -> Site {
    let article =
        format!("=== content/sessions/2021-04-07-b/index.md\n---\ntitle: Bài dẫn\ndate: 2021-04-07\n---\n\n{body}\n");
    Site::of(&format!("{WITHDRAWN_AND_DRAFT}{article}"))
}

#[test]
fn files_of_articles_that_are_not_shown_cannot_be_linked_to() {
    for (link, rule) in [
        ("[k](../2021-01-07-a/k.pdf)", "withdrawn-target"),
        ("![k](../2021-01-07-a/1.jpg)", "withdrawn-target"),
        ("[n](../2021-03-07-c/n.pdf)", "held-back-target"),
    ] {
        let site = linking_to(link);
        let run = site.run(&["check", "--format", "short"]);
        assert_eq!(run.code, 1, "{link}");
        assert!(run.stdout.contains(rule), "{link}: {}", run.stdout);
    }
}

#[test]
fn a_withdrawn_article_leaves_only_its_tombstone() {
    let published = linking_to("Không dẫn.").published(&[]);
    for (path, bytes) in &published {
        assert!(!path.starts_with("anh/") && !path.ends_with(".pdf"), "{path}");
        assert!(!String::from_utf8_lossy(bytes).contains("riêng tư"), "{path}");
    }
    assert!(published.contains_key("doi-thoai/2021-01-07-a/index.html"));
}

#[test]
fn a_report_on_a_task_of_a_withdrawn_session_stays() {
    let report = "=== content/sessions/2021-05-07-d/index.md\n---\ntitle: Lần sau\ndate: 2021-05-07\nupdates:\n  \
                  - {resolution: 2021-01-07-a/nv-01, status: done, note: Đã làm xong}\n---\n";
    let published = Site::of(&format!("{WITHDRAWN_AND_DRAFT}{report}")).published(&[]);
    let page = String::from_utf8_lossy(&published["doi-thoai/2021-05-07-d/index.html"]);
    assert!(page.contains("Đã làm xong") && page.contains("2021-01-07-a/index.html\""), "{page}");
    assert!(!page.contains("Việc riêng tư") && !page.contains("#nv-01"), "{page}");
}

#[test]
fn the_address_of_a_document_is_that_of_its_own_article() {
    let first = "=== content/sessions/2021-01-07-a/index.md\n---\ntitle: Lần 1\ndate: 2021-01-07\ndocuments: [ket-luan.pdf]\n---\n\
                 === content/sessions/2021-01-07-a/ket-luan.pdf\nx\n";
    let second = "=== content/sessions/2022-01-07-b/index.md\n---\ntitle: Lần 2\ndate: 2022-01-07\n---\n\n\
                  [Kết luận lần 1](../2021-01-07-a/ket-luan.pdf)\n";
    for text in [first.to_owned(), format!("{first}{second}")] {
        let published = Site::of(&text).published(&[]);
        let files: Vec<&String> = published.keys().filter(|path| path.ends_with(".pdf")).collect();
        assert_eq!(files, ["doi-thoai/2021-01-07-a/ket-luan.pdf"]);
    }
}

#[test]
fn an_alias_never_takes_the_place_of_something_else() {
    for alias in [
        "/index.html",
        "/doi-thoai/index.html",
        "/doi-thoai/2021-01-07-a/index.html",
        "/atom.xml",
        "/robots.txt",
        "/chuyen-de/dat-dai/atom.xml",
        "/doi-thoai/trang/2/",
        "/con/",
    ] {
        let text = format!(
            "=== content/sessions/2021-01-07-a/index.md\n---\ntitle: Bài\ndate: 2021-01-07\ntopic: Đất đai\naliases: [{alias}]\n---\n"
        );
        let site = Site::of(&text);
        let run = site.run(&["build"]);
        assert_eq!(run.code, 1, "{alias}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn names_that_systems_keep_for_themselves_still_get_an_address() {
    let long = "dài ".repeat(120);
    let text = format!(
        "=== content/sessions/2021-01-07-a/index.md\n---\ntitle: Bài\ndate: 2021-01-07\ntopic: [Côn, {long}]\ncommunes: [Aux]\n---\n"
    );
    let published = Site::of(&text).published(&[]);
    assert!(
        published.contains_key("chuyen-de/con-2/index.html") && published.contains_key("xa-phuong/aux-2/index.html")
    );
}

#[test]
fn what_lies_ahead_does_not_rule_what_is_told_today() {
    let text = "=== content/sessions/2021-01-07-a/index.md\n---\ntitle: Lần 1\ndate: 2021-01-07\nresolutions:\n  \
                - {id: nv-01, text: Sửa cầu, status: in_progress}\n---\n\
                === content/sessions/2021-06-07-b/index.md\n---\ntitle: Lần 2\ndate: 2021-06-07\nupdates:\n  \
                - {resolution: 2021-01-07-a/nv-01, status: done}\n---\n";
    let page = |today: &str| {
        let site = Site::of(text);
        site.run(&["build", "--today", today]).succeeded();
        site.page("doi-thoai/2021-01-07-a/index.html")
    };
    assert!(page("2021-03-01").contains("Đang thực hiện") && !page("2021-03-01").contains("Hoàn thành"));
    assert!(page("2021-06-07").contains("Hoàn thành"));
}

#[test]
fn feeds_stay_well_formed_whatever_the_base_address_and_the_text() {
    let text =
        "=== content/sessions/2021-01-07-a/index.md\n---\ntitle: A & B < C\ndate: 2021-01-07\ntopic: Đất & nước\n---\n";
    let published = Site::of(text).published(&["--base-url", "https://doithoai.example/a&b/"]);
    for (path, bytes) in published.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let xml = String::from_utf8_lossy(bytes);
        let bare = xml.match_indices('&').any(|(at, _)| {
            !["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].iter().any(|entity| xml[at..].starts_with(entity))
        });
        assert!(!bare, "{path}: {xml}");
    }
}

#[test]
fn the_output_may_not_lie_where_people_write() {
    let site = Site::named("good");
    for folder in ["content/news", "content", "themes/default", ".", ".."] {
        assert_eq!(site.run(&["build", "--output", folder]).code, 2, "{folder}");
    }
}

#[test]
fn an_abolished_agency_names_its_successor() {
    let text = "=== content/agencies.yaml\n- {id: cu, name: Phòng cũ, abolished: 2025-07-01, successors: [moi]}\n\
                - {id: moi, name: Phòng mới}\n=== content/sessions/2021-01-07-a/index.md\n---\ntitle: Lần 1\n\
                date: 2021-01-07\nresolutions:\n  - {id: nv-01, text: Sửa cầu, agency: cu}\n---\n";
    let page = |today: &str| {
        let site = Site::of(text);
        site.run(&["build", "--today", today]).succeeded();
        site.page("doi-thoai/2021-01-07-a/index.html")
    };
    assert!(!page("2025-06-30").contains("Phòng mới"));
    let page = crate::outline::of(&page("2025-07-01"));
    assert!(
        page.contains("[Phòng cũ](../../co-quan/cu/index.html) (nay là [Phòng mới](../../co-quan/moi/index.html))")
    );
}
