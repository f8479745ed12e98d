//! Charts with the tables of their numbers.

use crate::drawing;
use crate::drawing::Bar;
use crate::drawing::Bars;
use crate::drawing::Columns;
use crate::pages::views::ChartRowView;
use crate::pages::views::ChartView;
use crate::text;
use crate::text::Language;

/// The headings of a table that no series gives.
#[derive(Clone, Copy, Debug)]
pub struct TableHeadings<'a> {
    /// What the rows are: `Cơ quan`.
    pub rows: &'a str,
    /// What stands in the last column: `Tổng số`.
    pub numbers: &'a str,
}

/// Draws stacked bars and writes their table, with every series and the totals. `paths` are the pages of the rows, in
/// their order; a row beyond them has none.
pub fn bars_view(chart: &Bars<'_>, headings: TableHeadings<'_>, paths: &[Option<String>]) -> ChartView {
    let series = chart.series.iter().map(|series| series.label);
    let row = |(place, bar): (usize, &Bar<'_>)| ChartRowView {
        label: bar.label.to_owned(),
        path: paths.get(place).cloned().flatten(),
        values: (0..chart.series.len()).map(|place| number(bar.values.get(place).copied().unwrap_or(0))).collect(),
        total: Some(number(chart.total(bar))),
    };
    ChartView {
        title: chart.heading.title.to_owned(),
        svg: drawing::bars(chart),
        columns: [headings.rows].into_iter().chain(series).chain([headings.numbers]).map(str::to_owned).collect(),
        rows: chart.rows.iter().enumerate().map(row).collect(),
    }
}

/// Draws columns and writes their table, a row for each column.
pub fn columns_view(chart: &Columns<'_>, headings: TableHeadings<'_>) -> ChartView {
    let row = |column: &drawing::Column<'_>| ChartRowView {
        label: column.label.to_owned(),
        path: None,
        values: vec![number(column.count)],
        total: None,
    };
    ChartView {
        title: chart.heading.title.to_owned(),
        svg: drawing::columns(chart),
        columns: vec![headings.rows.to_owned(), headings.numbers.to_owned()],
        rows: chart.columns.iter().map(row).collect(),
    }
}

fn number(count: usize) -> String {
    text::grouped(count, Language::Vietnamese)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::drawing::Column;
    use crate::drawing::Hatch;
    use crate::drawing::Heading;
    use crate::drawing::Series;
    use crate::files::MemoryFiles;
    use crate::theme::Context;
    use crate::theme::Theme;

    const HEADING: Heading<'static> = Heading { id: "a", title: "Lời hứa", description: "Theo cơ quan." };

    #[test]
    fn the_table_of_bars_holds_every_number_and_the_totals() {
        let done = Series { label: "Xong", class: "done", hatch: Hatch::Solid };
        let open = Series { label: "Chưa", class: "not_started", hatch: Hatch::Empty };
        let rows = [Bar { label: "Sở Y tế", values: &[1200, 34, 9] }, Bar { label: "Điện lực", values: &[] }];
        let chart = Bars { heading: HEADING, series: &[done, open], rows: &rows };
        let headings = TableHeadings { rows: "Cơ quan", numbers: "Tổng số" };
        let view = bars_view(&chart, headings, &[Some("co-quan/so-y-te/index.html".to_owned())]);
        assert_eq!(view.columns, ["Cơ quan", "Xong", "Chưa", "Tổng số"]);
        assert_eq!(view.rows[0].values, ["1.200", "34"]);
        assert_eq!(view.rows[0].total.as_deref(), Some("1.234"));
        assert_eq!(view.rows[0].path.as_deref(), Some("co-quan/so-y-te/index.html"));
        assert_eq!((view.rows[1].values.join(" "), view.rows[1].path.is_some()), ("0 0".to_owned(), false));
        assert!(view.svg.contains(">1.234</text>"), "{}", view.svg);
    }

    #[test]
    fn the_table_of_columns_has_a_row_for_each() {
        let columns = [Column { label: "Đến 1 tháng", count: 1205 }, Column { label: "Trên 1 tháng", count: 0 }];
        let chart = Columns { heading: HEADING, class: "done", columns: &columns };
        let view = columns_view(&chart, TableHeadings { rows: "Thời gian", numbers: "Số lời hứa" });
        assert_eq!(view.columns, ["Thời gian", "Số lời hứa"]);
        let rows: Vec<(&str, &str)> =
            view.rows.iter().map(|row| (row.label.as_str(), row.values[0].as_str())).collect();
        assert_eq!(rows, [("Đến 1 tháng", "1.205"), ("Trên 1 tháng", "0")]);
        assert!(view.rows.iter().all(|row| row.total.is_none()));
    }

    #[test]
    fn the_component_shows_the_drawing_and_the_table() {
        let template = "{{ <chart chart /> }}";
        let mut files = MemoryFiles::default();
        files.insert("themes/default/templates/chart-test.html", template);
        let theme = Theme::load(&files, "default").unwrap();
        let rows = [Bar { label: "Sở <Y tế>", values: &[1234] }];
        let series = [Series { label: "Xong", class: "done", hatch: Hatch::Solid }];
        let chart = Bars { heading: HEADING, series: &series, rows: &rows };
        let view =
            bars_view(&chart, TableHeadings { rows: "Cơ quan", numbers: "Tổng số" }, &[Some("so-y-te/".to_owned())]);
        let mut context = Context::default();
        context.insert("chart", &view);
        context.insert("page", &BTreeMap::from([("root", "../")]));
        let html = String::from_utf8(theme.render("chart-test.html", &context).unwrap()).unwrap();
        assert!(html.contains(&view.svg), "{html}");
        let row = "<th scope=\"row\"><a href=\"../so-y-te/\">Sở &lt;Y tế&gt;</a></th><td class=\"right\">1.234</td><td class=\"right\">1.234</td>";
        assert!(html.contains(row), "{html}");
    }
}
