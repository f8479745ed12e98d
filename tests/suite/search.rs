//! The index of search: nothing in it that is not published, and the same bytes for the same site.

use std::collections::BTreeMap;

use crate::harness::Site;

const SITE: &str = "\
=== content/topics.yaml
- {id: dat-dai, name: Đất đai, aliases: [Sổ đỏ]}
=== content/sessions/2021-01-07-a/index.md
---
title: Bài đã gỡ
date: 2021-01-07
withdrawn: {date: 2021-02-01, reason: Có thông tin cá nhân}
petitions:
  - {id: kn-01, text: Một điều riêng tư}
resolutions:
  - {id: nv-01, text: Việc riêng tư, due: 2021-02-01}
---

Thân bài riêng tư.
=== content/sessions/2021-03-07-c/index.md
---
title: Bản riêng tư
date: 2021-03-07
draft: true
---
=== content/sessions/2021-04-07-d/index.md
---
title: Đối thoại riêng tư
date: 2021-04-07
published: 2099-01-01
---
=== content/news/e.md
---
title: Tin riêng tư
date: 2021-05-07
withdrawn: {date: 2021-05-08, reason: Nhầm}
---
=== content/pages/g.md
---
title: Trang riêng tư
withdrawn: {date: 2021-05-08, reason: Nhầm}
---
=== content/sessions/2021-02-07-b/index.md
---
title: Cấp nước </script><script>alert(1)</script> tại làng Tung
date: 2021-02-07
topic: dat-dai
resolutions:
  - {id: nv-01, text: Nạo vét kênh chính}
---

Hoà giải xong, *hòa* giải lại.
";

/// Returns the files of the index.
fn index(more: &[&str]) -> BTreeMap<String, String> {
    let site = Site::of(SITE);
    site.run(&[&["build", "--today", "2021-06-01"], more].concat()).succeeded();
    let mut files = site.output();
    files.retain(|path, _| path.starts_with("tim-kiem/") && path.ends_with(".js"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn holds(files: &BTreeMap<String, String>, words: &str) -> bool {
    files.values().any(|text| text.contains(words))
}

#[test]
fn nothing_that_is_not_published_is_in_the_index() {
    let files = index(&[]);
    for words in ["riêng", "rieng", "\"tu\":["] {
        assert!(!holds(&files, words), "{words}");
    }
    for words in ["Nạo vét", "\"nao vet\":[0,\"nao. vet'\"", "\"lang tung\":["] {
        assert!(holds(&files, words), "{words}: {files:#?}");
    }
    assert!(holds(&index(&["--drafts"]), "rieng"), "authors find what they see");
}

#[test]
fn either_place_of_a_tone_is_one_spelling() {
    let files = index(&[]);
    assert!(holds(&files, "\"hoa giai\":[0,\"hoa` giai?\",\"A\"]"), "{files:#?}");
}

#[test]
fn a_topic_is_found_by_its_other_names() {
    assert!(holds(&index(&[]), "\"so do\":[0,\"sô? đo?\","));
}

#[test]
fn no_text_ends_the_string_that_holds_it() {
    let files = index(&[]);
    let session = &files["tim-kiem/bai/s0.js"];
    let data = session.strip_prefix("doithoai(\"bai/s0\",").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data[1], "Cấp nước </script><script>alert(1)</script> tại làng Tung");
    assert_eq!(data[5], "Hoà giải xong, hòa giải lại.");
    assert_eq!(data[6][0][1], "Nạo vét kênh chính");
}

#[test]
fn the_index_is_the_same_with_any_number_of_threads() {
    assert_eq!(index(&["--jobs", "1"]), index(&["--jobs", "4"]));
}
