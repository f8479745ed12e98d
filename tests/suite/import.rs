//! `import communes`: what becomes of tables as offices hand them out, and of what staff wrote before.

use std::fs;
use std::path::Path;

use crate::fixture;
use crate::harness::Run;
use crate::harness::Site;
use crate::harness::read;
use crate::harness::tree;

/// The units of Resolution 1664/NQ-UBTVQH15 around Chư Pưh, as an office may send them: titles above the header, tones
/// in either place, kinds in the names or abbreviated, spaces of every sort, four forms of dates.
const GIA_LAI: &str = "\
BẢNG CHUYỂN ĐỔI MÃ ĐƠN VỊ HÀNH CHÍNH CẤP XÃ CŨ – MỚI;;;;;;;;;;
(Trích; số liệu tham khảo);;;;;;;;;
;;;;;;;;;;
STT;Mã ĐVHC cũ;Tên ĐVHC  cũ;Huyện cũ;TỈNH;Mã ĐVHC mới;\"Tên ĐVHC
mới\";Toàn bộ/Một phần;Ngày hiệu lực;Khoản;Căn cứ
1;23942;TT. Nhơn Hòa;Huyện Chư Pưh;Tỉnh Gia Lai;23942;Xã Chư Pưh;Toàn bộ;01/07/2025;57 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
2; 23980 ;Xã\u{A0}Chư Don;Chư Pưh;Gia Lai;23942;xã chư pưh;toàn bộ;1/7/2025;Khoản 57 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
3;23983;Xã Ia Phang ;huyện Chư Pưh;Gia Lai;23942;XÃ CHƯ PƯH;nguyên trạng;01.07.2025;57 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15

4;23986;Xã Ia Le;Chư Pưh;Gia Lai;23986;Xã Ia Le;toàn bộ;2025-07-01;58 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
5;23987;Xã Ia Blứ;Chư Pưh;Gia Lai;23986;Xã Ia Le;WHOLE;2025-07-01;58 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
STT;Mã ĐVHC cũ;Tên ĐVHC cũ;Huyện cũ;Tỉnh;Mã ĐVHC mới;Tên ĐVHC mới;Toàn bộ/Một phần;Ngày hiệu lực;Khoản;Căn cứ
6;23971;\"Xã Ia Hrú\";Chư Pưh;Gia Lai;23971;X. Ia Hrú;toàn bộ;2025-07-01;59 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
7;23972;Xã Ia Rong;Chư Pưh;Gia Lai;23971;Xã Ia Hrú;toàn bộ;2025-07-01;59 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
8;23974;Xã Ia Dreng;Chư Pưh;Gia Lai;23971;Xã Ia Hrú;toàn bộ;2025-07-01;59 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
9;23968;Xã HBông;H. Chư Sê;Gia Lai;23971;Xã Ia Hrú;toàn bộ;2025-07-01;59 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
10;23977;Xã Ia Ko;Chư Sê;Gia Lai;23977;Xã Ia Ko;toàn bộ;2025-07-01;55 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
11;23959;Xã Ia Hlốp;Chư Sê;Gia Lai;23977;Xã Ia Ko;toàn bộ;2025-07-01;55 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
12;23978;Xã Ia Hla;Chư Pưh;Gia Lai;23977;Xã Ia Ko;toàn bộ;2025-07-01;55 Điều 1;Nghị quyết số 1664/NQ-UBTVQH15
";

const REGISTRY: &str = "content/communes.yaml";

/// A site without a registry of communes, with a table.
fn site(table: &str, ways: &str) -> Site {
    let site = Site::empty();
    site.write(&format!("=== content/site.yaml\ntitle: Đối thoại\n=== bang.csv{ways}\n{table}"));
    site
}

fn import(site: &Site) -> Run {
    site.run(&["import", "communes", "bang.csv"])
}

fn registry(site: &Site) -> String {
    read(&site.path().join(REGISTRY))
}

/// Returns the lines that say something, without other names, which no table has.
fn telling(registry: &str) -> Vec<&str> {
    let is_telling = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.starts_with("  aliases:");
    registry.lines().filter(is_telling).collect()
}

#[test]
fn a_table_as_offices_send_it_gives_the_units_of_the_resolution() {
    let sample = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(REGISTRY));
    let commas = GIA_LAI.replace("(Trích; số", "(Trích số").replace(';', ",");
    let tabs = GIA_LAI.replace(';', "\t");
    for (table, ways) in [(GIA_LAI, ""), (GIA_LAI, " | nfd, crlf, bom"), (&commas, " | bom"), (&tabs, " | crlf")] {
        let site = site(table, ways);
        let run = import(&site);
        assert!(
            run.succeeded()
                .stdout
                .starts_with("Đã đọc 12 hàng: 16 mục mới (12 đơn vị trước sắp xếp, 4 đơn vị sau sắp xếp), 0 mục đã có"),
            "{run:#?}"
        );
        let written = registry(&site);
        assert_eq!(telling(&written), telling(&sample), "{ways}");
        assert!(
            written
                .starts_with("# Trước ngày 01/07/2025, theo Nghị quyết số 1664/NQ-UBTVQH15; nhập từ bảng bang.csv\n")
        );
        assert!(
            written.contains("\n\n# Từ ngày 01/07/2025, theo Nghị quyết số 1664/NQ-UBTVQH15; nhập từ bảng bang.csv\n")
        );
        site.check(&["--strict"]).succeeded();
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let site = site(GIA_LAI, "");
    import(&site).succeeded();
    let before = tree(site.path());
    let again = import(&site);
    assert!(again.succeeded().stdout.contains("0 mục mới"), "{again:#?}");
    assert!(again.stdout.contains("16 mục đã có."), "{again:#?}");
    assert!(tree(site.path()) == before);
}

#[test]
fn the_registry_of_the_sample_site_needs_nothing_of_the_table() {
    let site = site(GIA_LAI, "");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(REGISTRY), site.path().join(REGISTRY)).unwrap();
    let run = import(&site);
    assert!(run.succeeded().stdout.contains("0 mục mới"), "{run:#?}");
    assert!(!run.stdout.contains("còn thiếu") && !run.stdout.contains("[registry-differs]"), "{run:#?}");
}

#[test]
fn what_staff_wrote_stays_byte_for_byte() {
    let site = site(GIA_LAI, "");
    let staff = "# Lan lập ngày 02/07\r\n-   id:   xa-ia-blu      # cũ\r\n    name: \"Ia Blứ\"\r\n    aliases: [Ia Blư]\r\n    code: '23987'\r\n    abolished: 01/07/2025\r\n    successors:\r\n    - ia-le-moi\r\n\r\n\r\n- {id: ia-le-moi, name: Ia Le, code: 23986, established: 2025-07-01}   # hết";
    site.write(&format!("=== {REGISTRY}\n"));
    fs::write(site.path().join(REGISTRY), staff).unwrap();
    import(&site).succeeded();
    let written = fs::read_to_string(site.path().join(REGISTRY)).unwrap();
    let added = written.strip_prefix(staff).expect("what was there is there");
    assert!(added.starts_with("\r\n\r\n# Trước ngày 01/07/2025, "), "{added}");
    assert!(!added.replace("\r\n", "").contains('\n') && !added.contains("Ia Blứ"), "{added}");
    assert!(added.contains("- id: ia-le\r\n") && added.contains("{commune: ia-le-moi, part: whole, "), "{added}");
    site.check(&["--strict"]).succeeded();
    assert_eq!(fs::read_dir(site.path().join("content")).unwrap().count(), 2, "no file is left beside the registry");
}

#[test]
fn lines_that_an_entry_lacks_are_shown_to_be_pasted() {
    let site = site(GIA_LAI, "");
    site.write(&format!("=== {REGISTRY}\n- id: ia-blu\n  name: Ia Blứ\n  code: \"23987\"\n"));
    let run = import(&site);
    let told = "Mục “Ia Blứ” (content/communes.yaml:2) còn thiếu, hãy thêm vào mục ấy, dưới dòng name:\n  abolished: 2025-07-01\n  successors:\n    - {commune: ia-le-23986, part: whole, clause: \"Khoản 58 Điều 1 Nghị quyết số 1664/NQ-UBTVQH15\"}\n";
    assert!(run.succeeded().stdout.contains(told), "{run:#?}");
    let pasted: String = told.lines().skip(1).map(|line| format!("{line}\n")).collect();
    let mended = registry(&site).replacen("  name: Ia Blứ\n", &format!("  name: Ia Blứ\n{pasted}"), 1);
    fs::write(site.path().join(REGISTRY), mended).unwrap();
    let again = import(&site);
    assert!(again.succeeded().stdout.contains("0 mục mới") && !again.stdout.contains("còn thiếu"), "{again:#?}");
    site.check(&["--strict"]).succeeded();
}

#[test]
fn a_table_without_mistakes_is_not_written_where_it_is_only_tried() {
    let site = site(GIA_LAI, "");
    let run = site.run(&["import", "communes", "bang.csv", "--dry-run", "--lang", "en"]);
    assert!(run.succeeded().stdout.contains("New entries: 16 "), "{run:#?}");
    assert!(!site.path().join(REGISTRY).exists());
}

#[test]
fn the_site_and_the_table_may_lie_anywhere() {
    let (site, elsewhere) = (site("", ""), Site::empty());
    elsewhere.write(&format!("=== Bảng mã.csv | nfd\n{GIA_LAI}"));
    let folder = site.path().to_str().unwrap();
    elsewhere.run(&["import", "communes", &fixture::decomposed("Bảng mã.csv"), "--site", folder]).succeeded();
    assert!(registry(&site).contains("; nhập từ bảng Bảng mã.csv\n"));
}

#[test]
fn a_linked_registry_stays_a_link() {
    let site = site(GIA_LAI, "");
    site.write(&format!("=== content/that/danh-muc.txt\n# trống\n=== {REGISTRY} | symlink that/danh-muc.txt\n"));
    import(&site).succeeded();
    assert!(fs::symlink_metadata(site.path().join(REGISTRY)).unwrap().is_symlink());
    assert!(read(&site.path().join("content/that/danh-muc.txt")).starts_with("# trống\n\n# Trước ngày"));
}

#[test]
fn wrong_use_is_told() {
    let site = site(GIA_LAI, "");
    let cases = [
        (&["import", "communes", "khong-co.csv"][..], "không tìm thấy bảng khong-co.csv"),
        (&["import", "communes"], "còn thiếu"),
        (&["import", "agencies"], "không có lệnh “agencies”"),
        (&["import", "communes", "bang.csv", "--site", "khong-co"], "không thấy thư mục content"),
    ];
    for (arguments, said) in cases {
        let run = site.run(arguments);
        assert_eq!(run.code, 2, "{run:#?}");
        assert!(run.stderr.contains(said), "{run:#?}");
    }
    let folder = site.run(&["import", "communes", "content"]);
    assert_eq!(folder.code, 3, "{folder:#?}");
    for language in ["vi", "en"] {
        let help = site.run(&["import", "communes", "--help", "--lang", language]);
        assert!(help.succeeded().stdout.contains("--dry-run"), "{help:#?}");
    }
}
