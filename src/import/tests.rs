use super::*;
use crate::diagnostics::Format;
use crate::diagnostics::Screen;
use crate::text::Language;
use proptest::prelude::*;

const HEADER: &str = "Mã cũ,Tên cũ,Mã mới,Tên mới,Toàn bộ/Một phần,Ngày hiệu lực,Khoản\n";

fn import(rows: &str, registry: Option<&str>) -> Import {
    let table = format!("{HEADER}{rows}");
    run(Table { path: "bang.csv", bytes: table.as_bytes() }, registry.map(str::as_bytes))
}

fn said(import: &Import) -> String {
    diagnostics::render(&import.diagnostics, &import.sources, Format::Short, Language::English)
}

fn rules(import: &Import) -> Vec<&'static str> {
    import.diagnostics.iter().map(|diagnostic| diagnostic.id).collect()
}

#[track_caller]
fn merged(import: &Import) -> String {
    assert!(import.merged.is_some(), "{}", said(import));
    String::from_utf8(import.merged.clone().unwrap()).unwrap()
}

/// Returns the entries without comments and blank lines, each on a line.
fn entries(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut entries: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), entries.last_mut()) {
            (None, Some(entry)) => entry.push_str(&format!("; {}", line.trim())),
            (first, _) => entries.push(first.unwrap_or(line).to_owned()),
        }
    }
    entries
}

#[test]
fn a_code_gets_back_the_zeros_that_a_spreadsheet_dropped() {
    let import = import("1,P. Phúc Xá,4,Phường Ba Đình,toàn bộ,1/7/2025,\n", None);
    assert_eq!(
        entries(&merged(&import)),
        [
            "id: phuc-xa; name: Phúc Xá; kind: phường; code: \"00001\"; abolished: 2025-07-01; successors:; - {commune: ba-dinh, part: whole}",
            "id: ba-dinh; name: Ba Đình; kind: phường; code: \"00004\"; established: 2025-07-01",
        ]
    );
}

#[test]
fn a_unit_that_is_divided_lists_every_successor() {
    let rows = "23978,Xã Ia Hla,23977,Xã Ia Ko,một phần,01/07/2025,55\n23978,xã Ia Hla,23942,Xã Chư Pưh,Một phần diện tích,01.07.2025,57\n";
    let merged = merged(&import(rows, None));
    assert!(merged.contains("successors:\n    - {commune: ia-ko, part: part, clause: \"Khoản 55\"}\n    - {commune: chu-puh, part: part, clause: \"Khoản 57\"}\n"), "{merged}");
}

#[test]
fn a_unit_that_began_and_ended_within_the_table_is_one_entry() {
    let rows = "1,Xã A,2,Xã B,toàn bộ,01/03/2020,\n2,Xã B,3,Xã C,toàn bộ,01/07/2025,\n";
    let merged = merged(&import(rows, None));
    assert!(
        merged.contains("name: B\n  kind: xã\n  code: \"00002\"\n  established: 2020-03-01\n  abolished: 2025-07-01\n"),
        "{merged}"
    );
    assert_eq!(entries(&merged).len(), 3);
}

#[test]
fn a_unit_that_was_left_as_it_was_is_one_entry_without_an_end() {
    let import = import("5,Xã Ia O,5,Xã Ia O,nguyên trạng,01/07/2025,\n", None);
    assert_eq!(entries(&merged(&import)), ["id: ia-o; name: Ia O; kind: xã; code: \"00005\""]);
}

#[test]
fn a_unit_that_changes_its_kind_only_is_two() {
    let import = import("5,Thị trấn Ia O,5,Xã Ia O,toàn bộ,01/07/2025,\n", None);
    assert_eq!(entries(&merged(&import)).len(), 2);
}

#[test]
fn names_in_capitals_give_way_to_the_same_name_in_small_letters() {
    let rows = "1,XÃ A BÊ,3,XÃ CHƯ DON,toàn bộ,01/07/2025,\n2,Xã Đê,3,Xã Chư Don,toàn bộ,01/07/2025,\n";
    assert!(merged(&import(rows, None)).contains("name: Chư Don\n"));
}

#[test]
fn units_of_one_name_get_ids_that_mean_one_of_them() {
    let rows = "1,Phường 1,11,Phường Chang,toàn bộ,01/07/2025,\n2,Phường 1,12,Phường Chang,toàn bộ,01/07/2025,\n";
    let import = import(rows, None);
    let ids: Vec<String> =
        entries(&merged(&import)).iter().map(|entry| entry.split(';').next().unwrap().to_owned()).collect();
    assert_eq!(ids, ["id: \"1-00001\"", "id: \"1-00002\"", "id: chang-00011", "id: chang-00012"]);
}

#[test]
fn the_registry_keeps_every_byte_and_gets_its_own_line_ends() {
    let registry = "\u{FEFF}# Của Lan\r\n  - name: 'Chư Don'   # xã cũ\r\n    code: '23980'\r\n    abolished: 01/07/2025\r\n    successors: [chu-puh]\r\n  - {name: Chư Pưh, code: '23942', established: 01/07/2025}";
    let rows = "23980,Xã Chư Don,23942,Xã Chư Pưh,toàn bộ,01/07/2025,\n23983,Xã Ia Phang,23942,Xã Chư Pưh,toàn bộ,01/07/2025,\n";
    let merged = merged(&import(rows, Some(registry)));
    let added = merged.strip_prefix(registry).unwrap();
    assert_eq!(
        added,
        "\r\n\r\n  # Trước ngày 01/07/2025; nhập từ bảng bang.csv\r\n  - id: ia-phang\r\n    name: Ia Phang\r\n    kind: xã\r\n    code: \"23983\"\r\n    abolished: 2025-07-01\r\n    successors:\r\n      - {commune: chu-puh, part: whole}\r\n"
    );
}

#[test]
fn entries_that_lack_lines_are_told_and_left_alone() {
    let registry = "- name: Ia Blứ\n  code: \"23987\"\n- name: Ia Le\n  id: ia-le-moi\n  established: 2025-07-01\n";
    let import = import("23987,Xã Ia Blứ,23986,Xã Ia Le,toàn bộ,01/07/2025,58\n", Some(registry));
    assert_eq!((&import.merged, said(&import).as_str()), (&None, ""));
    let gaps: Vec<(usize, &str)> = import.report.gaps.iter().map(|gap| (gap.line, gap.lines.as_str())).collect();
    let lines = "abolished: 2025-07-01\nsuccessors:\n  - {commune: ia-le-moi, part: whole, clause: \"Khoản 58\"}\n";
    assert_eq!(gaps, [(1, lines), (3, "code: \"23986\"\n")]);
}

#[test]
fn a_step_to_a_unit_that_the_registry_already_knows_is_no_unchanged_unit() {
    let registry = "- {name: Ia Blứ, code: \"23987\", abolished: 2025-07-01, successors: [ia-le-moi]}\n- {id: ia-le-moi, name: Ia Le, code: \"23986\", established: 2025-07-01}\n";
    let import = import("23986,Xã Ia Le,23986,Xã Ia Le,toàn bộ,01/07/2025,58\n", Some(registry));
    assert!(merged(&import).contains("id: ia-le\n"));
}

#[test]
fn ids_that_the_registry_gave_by_itself_are_kept() {
    let registry = "- {name: Chư Don, code: \"00001\"}\n- {name: Chư Đon, code: \"00002\"}\n";
    let import = import("3,Xã Chu Don,4,Xã Chư Dón,toàn bộ,01/07/2025,\n", Some(registry));
    let merged = merged(&import);
    let after = Registered::read(merged.as_bytes());
    let ids: Vec<&str> = after.units.iter().map(|known| known.id.as_str()).collect();
    assert_eq!(ids, ["chu-don", "chu-don-00002", "chu-don-00003", "chu-don-00004"]);
}

#[test]
fn a_name_is_written_so_that_yaml_reads_it_as_it_is() {
    for name in ["No", "#A", "A: b", "\"A\"", "A \\ b", "- A", "H'Bông", "[A]", "~", "Ê\u{306}a", "0x1", "A #b", "null"]
    {
        let cell = format!("\"{}\"", name.replace('"', "\"\""));
        let import = import(&format!("1,{cell},2,Bê,toàn bộ,01/07/2025,{cell}\n"), None);
        let read = Registered::read(merged(&import).as_bytes());
        assert_eq!(read.units.first().map(|known| known.name.as_str()), Some(name));
    }
}

#[test]
fn places_stand_under_the_cell_whatever_surrounds_it() {
    let import = import("\n\n 23980 , \" Xã  Chư\u{A0}Don \" ,  23942x ,Xã Chư Pưh,toàn bộ,01/07/2025,\n", None);
    assert_eq!(rules(&import), ["invalid-unit-code"]);
    assert!(said(&import).starts_with("bang.csv:4:29: "), "{}", said(&import));
}

#[test]
fn a_registry_whose_end_is_no_list_is_refused() {
    let rows = "1,Xã A,2,Xã B,toàn bộ,01/07/2025,\n";
    for registry in
        ["[]\n", "- name: Chư Don\n  description: |+\n    Dòng\n", "- name: Chư Don\n...\n", "- {name: Chư Don\n}\n"]
    {
        let import = import(rows, Some(registry));
        let read = import.merged.as_deref().map(Registered::read);
        match read {
            Some(read) => assert_eq!((read.mistakes.len(), read.units.len()), (0, 3), "{registry}"),
            None => assert_eq!(rules(&import), ["registry-not-extendable"], "{registry}"),
        }
    }
}

#[test]
fn quotes_behind_a_space_are_no_part_of_a_name() {
    let merged = merged(&import("1, \"Xã A\" ,2,Xã B,toàn bộ,01/07/2025,\n", None));
    assert!(merged.contains("name: A\n"), "{merged}");
}

/// Cells as people fill them, right and wrong.
fn cell() -> impl Strategy<Value = String> {
    let codes = prop::sample::select(vec!["1", "23986", "23987", "00001", "23942", "x", "", "123456"]);
    let names =
        prop::sample::select(vec!["Xã Ia Le", "ia le", "Thị trấn Nhơn Hoà", "Nhơn Hòa", "P.1", "1", "No", "", "con"]);
    let others =
        prop::sample::select(vec!["toàn bộ", "một phần", "nguyên trạng", "01/07/2025", "2025-07-02", "58", ""]);
    prop_oneof![codes.prop_map(str::to_owned), names.prop_map(str::to_owned), others.prop_map(str::to_owned), ".{0,6}"]
}

/// Rows that are mostly whole.
fn row() -> impl Strategy<Value = String> {
    let code = || prop::sample::select(vec!["1", "2", "3", "00004", "23986"]);
    let name = || prop::sample::select(vec!["Xã Ia Le", "IA LE", "P.1", "Phường 1", "Con", "Chư: Don", "chang"]);
    let share = prop::sample::select(vec!["toàn bộ", "một phần", "nguyên trạng", "whole"]);
    let day = prop::sample::select(vec!["01/07/2025", "2025-07-01", "1.3.2020"]);
    (code(), name(), code(), name(), share, day).prop_map(|(old, old_name, new, new_name, share, day)| {
        format!("{old},{old_name} {old},{new},{new_name} {new},{share},{day},\"Khoản {new}\"\n")
    })
}

const REGISTRY_OF_STAFF: &str = "# Của Lan\n- name: Ia Le 1\n  code: \"00001\"\n- {name: Chang 2, abolished: 2025-07-01, successors: [Con 3]}\n- {name: Con 3, established: 2025-07-01}\n";

/// Checks what holds of every import, and returns whether something was added.
fn check_promises(table: &[u8], registry: Option<&str>) -> Result<bool, TestCaseError> {
    let first = run(Table { path: "bang.csv", bytes: table }, registry.map(str::as_bytes));
    for language in [Language::Vietnamese, Language::English] {
        diagnostics::render(&first.diagnostics, &first.sources, Format::Human(Screen::default()), language);
    }
    let (errors, _) = diagnostics::count(&first.diagnostics);
    prop_assert!(errors == 0 || first.merged.is_none());
    let Some(merged) = &first.merged else { return Ok(false) };
    prop_assert!(merged.starts_with(registry.unwrap_or_default().as_bytes()));
    let read = Registered::read(merged);
    prop_assert!(read.mistakes.is_empty());
    let before = Registered::read(registry.unwrap_or_default().as_bytes());
    prop_assert!(before.units.iter().zip(&read.units).all(|(known, read)| known.is_same(read)));
    prop_assert_eq!(read.units.len(), before.units.len() + first.report.ended + first.report.standing);
    let second = run(Table { path: "bang.csv", bytes: table }, Some(merged));
    prop_assert_eq!((second.merged, second.report.ended, second.report.standing), (None, 0, 0));
    Ok(true)
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_told_or_taken(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_promises(&bytes, None)?;
    }

    #[test]
    fn text_of_any_kind_is_told_or_taken(text in ".{0,40}(\n.{0,40}){0,4}") {
        check_promises(format!("{HEADER}{text}").as_bytes(), Some(REGISTRY_OF_STAFF))?;
    }

    #[test]
    fn cells_of_any_kind_are_told_or_taken(rows in prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..5)) {
        let text: String = rows.iter().map(|cells| cells.join(";") + "\n").collect();
        check_promises(format!("{}{text}", HEADER.replace(',', ";")).as_bytes(), Some(REGISTRY_OF_STAFF))?;
    }

    #[test]
    fn what_is_taken_is_a_registry_that_is_read_and_needs_no_second_import(rows in prop::collection::vec(row(), 1..5)) {
        let table = format!("{HEADER}{}", rows.concat());
        check_promises(table.as_bytes(), None)?;
        check_promises(table.as_bytes(), Some(REGISTRY_OF_STAFF))?;
    }
}
