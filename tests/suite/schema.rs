//! What editors know of a site: the files that `init` and `schema` write. What the schemas say is tested before a validator
//! and the real YAML language server in `tests/editor`.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::harness::Site;
use crate::harness::read;
use crate::harness::tree;

const SETTINGS: &str = ".vscode/settings.json";

/// Returns a new site as `init` makes it.
fn started() -> Site {
    let site = Site::empty();
    site.run(&["init", "."]).succeeded();
    site
}

/// Returns a file of a site; the lines of comments that it begins with are left out.
fn json(site: &Site, path: &str) -> Value {
    let text = read(&site.path().join(path));
    let lines: Vec<&str> = text.lines().skip_while(|line| line.starts_with("//")).collect();
    serde_json::from_str(&lines.join("\n")).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_new_site_is_set_up_for_editors() {
    let site = started();
    for path in [SETTINGS, ".vscode/extensions.json", ".vscode/tasks.json", ".vscode/doithoai.code-snippets"] {
        json(&site, path);
    }
    let before = tree(site.path());
    let again = site.run(&["schema"]);
    again.succeeded();
    assert!(again.stdout.contains("không phải ghi gì"), "{again:#?}");
    assert_eq!(before, tree(site.path()), "not even the times change");
}

#[test]
fn the_settings_name_every_schema_and_no_other() {
    let site = started();
    let settings = json(&site, SETTINGS);
    let named: BTreeSet<String> = settings["yaml.schemas"]
        .as_object()
        .unwrap()
        .keys()
        .map(|path| path.trim_start_matches("./").to_owned())
        .collect();
    let written: BTreeSet<String> = tree(&site.path().join(".doithoai/schema"))
        .into_keys()
        .map(|name| format!(".doithoai/schema/{name}"))
        .collect();
    assert_eq!(named, written);
}

#[test]
fn new_names_are_offered_after_schema_has_run() {
    let site = started();
    let topics = site.path().join("content/topics.yaml");
    fs::write(&topics, read(&topics) + "- id: y-te\n  name: Y tế, chăm sóc sức khỏe\n").unwrap();
    let run = site.run(&["schema"]);
    run.succeeded();
    assert!(run.stdout.contains("Đã ghi"), "{run:#?}");
    let schema = json(&site, ".doithoai/schema/session.schema.json");
    let offered = &schema["definitions"]["topic"]["anyOf"][0]["enum"];
    assert_eq!(offered[2], "y-te");
    assert!(read(&site.path().join(".vscode/doithoai.code-snippets")).contains("y-te"));
}

#[test]
fn what_people_wrote_into_their_settings_stays() {
    let site = started();
    for (own, is_told) in
        [("{\"editor.fontSize\": 18}\n", true), ("{\"yaml.schemas\": {\"./.doithoai/schema/x\": \"y\"}}\n", false)]
    {
        fs::write(site.path().join(SETTINGS), own).unwrap();
        let run = site.run(&["schema"]);
        run.succeeded();
        assert_eq!(read(&site.path().join(SETTINGS)), own);
        assert!(run.stdout.contains("giữ nguyên"), "{run:#?}");
        assert_eq!(
            run.stdout.contains("\"./.doithoai/schema/session.schema.json\": \"content/sessions/**\""),
            is_told,
            "{run:#?}"
        );
    }
}

#[test]
fn a_schema_is_printed_by_its_name() {
    let site = Site::named("good");
    let run = site.run(&["schema", "communes"]);
    run.succeeded();
    let schema: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(schema["title"], "Danh mục xã, phường");
    assert!(!site.path().join(".doithoai").exists() && !site.path().join(".vscode").exists());
    let wrong = site.run(&["schema", "sesion"]);
    assert_eq!(wrong.code, 2, "{wrong:#?}");
    assert!(wrong.stderr.contains("Ý bạn là session?"), "{wrong:#?}");
}

#[test]
fn schemas_alone_go_to_a_folder_of_choice() {
    let site = Site::named("good");
    site.run(&["schema", "--output", "luoc-do"]).succeeded();
    assert_eq!(tree(&site.path().join("luoc-do")).len(), 8);
    assert!(!site.path().join(".vscode").exists());
}

#[test]
fn mistakes_in_the_content_are_mentioned_and_stop_nothing() {
    let site = started();
    site.write("=== content/agencies.yaml\n- ten: Phòng Kinh tế\n");
    let run = site.run(&["schema"]);
    run.succeeded();
    assert!(run.stdout.contains("doithoai check"), "{run:#?}");
}
