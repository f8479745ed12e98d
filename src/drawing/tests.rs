//! Drawings compared with golden files in `golden/`, an element a line, and what holds for all of them.

use quick_xml::Reader;
use quick_xml::events::Event;
use snapbox::assert_data_eq;
use snapbox::file;

use super::*;

const SERIES: [Series<'static>; 8] = [
    Series { label: "Xong đúng hạn", class: "done", hatch: Hatch::Solid },
    Series { label: "Xong quá hạn", class: "done_late", hatch: Hatch::Pierced },
    Series { label: "Xong, không có hạn", class: "done_undated", hatch: Hatch::Level },
    Series { label: "Đang thực hiện", class: "in_progress", hatch: Hatch::Rising },
    Series { label: "Chưa thực hiện", class: "not_started", hatch: Hatch::Empty },
    Series { label: "Chưa công bố", class: "unpublished", hatch: Hatch::Dotted },
    Series { label: "Quá hạn", class: "overdue", hatch: Hatch::Crossed },
    Series { label: "Dừng thực hiện", class: "dropped", hatch: Hatch::Falling },
];

const ROWS: [Bar<'static>; 6] = [
    Bar { label: "Sở Nông nghiệp và Môi trường", values: &[512, 205, 118, 131, 40, 92, 134, 2] },
    Bar {
        label: "UBND XÃ IA LE, UBND XÃ ĐĂK ĐOA – BẾN MỘNG, ĐỘI THUẾ HUYỆN", values: &[12, 0, 1, 30, 44, 0, 20, 9]
    },
    Bar {
        label: "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp, phát triển nông thôn tỉnh",
        values: &[0, 0, 0, 1],
    },
    Bar { label: "Công an <tỉnh> & “Điện lực”\u{0}", values: &[100, 100, 100, 100, 100, 100, 100, 100, 7] },
    Bar { label: "Bảo hiểm xã hội", values: &[0; 8] },
    Bar { label: "Ngân hàng Chính sách xã hội", values: &[] },
];

fn heading(id: &str) -> Heading<'_> {
    Heading {
        id, title: "Lời hứa theo cơ quan", description: "1.234 lời hứa của <6> cơ quan & kết quả."
    }
}

fn bars_drawn() -> String {
    bars(&Bars { heading: heading("co-quan"), series: &SERIES, rows: &ROWS })
}

fn columns_drawn() -> String {
    let ranges = [
        ("Đến 1 tháng", 41),
        ("Trên 1 đến 3 tháng", 1205),
        ("Trên 3 đến 6 tháng", 377),
        ("Trên 6 đến 12 tháng", 0),
        ("Trên 12 tháng", 1),
    ];
    let ranges = ranges.map(|(label, count)| Column { label, count });
    columns(&Columns { heading: heading("thoi-gian"), class: "done", columns: &ranges })
}

fn share_drawn() -> String {
    let values = [312, 5, 18, 131, 40, 92, 0, 2];
    let parts: Vec<(Series<'_>, usize)> = SERIES.into_iter().zip(values).collect();
    share_line(&ShareLine { heading: heading("chung"), parts: &parts })
}

fn qr_drawn() -> String {
    let url = "https://doithoai.gialai.gov.vn/doi-thoai/2021-01-07-ia-le/#nv-01";
    qr("ma-qr", "Mã QR của trang này", url).unwrap()
}

fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<") + "\n"
}

#[test]
fn drawings_stay_as_they_are() {
    assert_data_eq!(lines(&bars_drawn()), file!["golden/bars.svg"].raw());
    assert_data_eq!(lines(&columns_drawn()), file!["golden/columns.svg"].raw());
    assert_data_eq!(lines(&share_drawn()), file!["golden/share-line.svg"].raw());
    // Two other programs, ZXing and rqrr, read the address from this code when it was made.
    assert_data_eq!(lines(&qr_drawn()), file!["golden/qr.svg"].raw());
    let swatches: String = SERIES.iter().zip(0..).map(|(series, n)| swatch(&format!("mau-{n}"), series)).collect();
    assert_data_eq!(lines(&swatches), file!["golden/swatches.svg"].raw());
}

#[test]
fn drawings_are_well_formed_and_name_no_id_twice_and_no_style() {
    for svg in [bars_drawn(), columns_drawn(), share_drawn(), qr_drawn()] {
        let mut ids = Vec::new();
        let mut references = Vec::new();
        let mut reader = Reader::from_str(&svg);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    for attribute in tag.attributes().map(Result::unwrap) {
                        let value = attribute.value.into_owned();
                        match attribute.key.as_ref() {
                            "style" => panic!("{svg}"),
                            "id" => ids.push(value),
                            "aria-labelledby" => references.extend(value.split(' ').map(str::to_owned)),
                            _ => references.extend(value.strip_prefix("url(#").map(|id| id.replace(')', ""))),
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(references.iter().all(|id| ids.contains(id)), "{svg}");
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{svg}");
    }
}

#[test]
fn nothing_stands_beyond_the_frame() {
    let svg = lines(&bars_drawn());
    let number = |line: &str, name: &str| -> f64 {
        let rest = line.split_once(&format!(" {name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let height: f64 = svg.split_once("viewBox=\"0 0 340 ").unwrap().1.split_once('"').unwrap().0.parse().unwrap();
    for line in svg.lines().filter(|line| line.starts_with("<rect")) {
        assert!(number(line, "x") + number(line, "width") <= 340.0, "{line}");
        assert!(number(line, "y") + number(line, "height") <= height, "{line}");
    }
    assert!(svg.lines().filter(|line| line.starts_with("<text")).all(|line| number(line, "y") < height));
}

#[test]
fn odd_input_is_drawn_all_the_same() {
    let nothing = bars(&Bars { heading: heading("\"><b 1"), series: &[], rows: &[] });
    assert!(nothing.contains("id=\"b1-title\"") && nothing.contains("viewBox=\"0 0 340 0\""), "{nothing}");
    let zero = share_line(&ShareLine { heading: heading("a"), parts: &[(SERIES[0], 0)] });
    assert_eq!(zero.matches("<rect").count(), 1, "{zero}");
    let huge = [Bar { label: "", values: &[usize::MAX, usize::MAX, 1] }];
    assert!(bars(&Bars { heading: heading("a"), series: &SERIES, rows: &huge }).contains("18.446.744.073.709.551.615"));
    let many = [Column { label: "Chuyên đề", count: usize::MAX }; 500];
    assert_eq!(columns(&Columns { heading: heading("a"), class: "x", columns: &many }).matches("<rect").count(), 500);
}

#[test]
fn an_address_too_long_to_read_from_paper_has_no_code() {
    assert!(qr("a", "", &"a".repeat(666)).is_some());
    assert_eq!(qr("a", "", &"a".repeat(667)), None);
}
