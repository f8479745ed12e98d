//! Sites made at random: every number of tasks that is shown is that of the tasks behind it, on every page and in the open
//! data, and every task stands where it belongs, once.
//!
//! What is expected is reckoned here anew from what was written, not asked of the program.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::harness::Site;
use crate::harness::TODAY;
use crate::html;
use crate::html::Tag;
use crate::html::Token;

const REGISTRIES: &str = "\
=== content/topics.yaml
- {id: dat-dai, name: Đất đai}
- {id: dien, name: Điện}
- {id: duong, name: Đường}
=== content/agencies.yaml
- {id: phong-a, name: Phòng A, abolished: 2025-07-01, successors: [phong-b]}
- {id: phong-b, name: Phòng B}
- {id: phong-c, name: Phòng C}
=== content/communes.yaml
- {id: ia-blu, name: Ia Blứ}
- {id: ia-hla, name: Ia Hla}
- {id: ia-le, name: Ia Le}
=== content/series.yaml
- {id: chuoi-mot, name: Chuỗi một}
- {id: chuoi-hai, name: Chuỗi hai}
";
const TOPICS: &[&str] = &["dat-dai", "dien", "duong"];
const AGENCIES: &[&str] = &["phong-a", "phong-b", "phong-c"];
const COMMUNES: &[&str] = &["ia-blu", "ia-hla", "ia-le"];
const SERIES: &[&str] = &["chuoi-mot", "chuoi-hai"];
const STATES: &[&str] = &["done", "dropped", "in_progress", "not_started"];
/// The standings by their codes, with the last part of the address of their list and their words.
const STANDINGS: &[(&str, &str, &str)] = &[
    ("overdue", "qua-han", "Quá hạn"),
    ("in_progress", "dang-thuc-hien", "Đang thực hiện"),
    ("not_started", "chua-thuc-hien", "Chưa thực hiện"),
    ("unpublished", "chua-cong-bo", "Chưa công bố"),
    ("done_on_time", "hoan-thanh-dung-han", "Hoàn thành đúng hạn"),
    ("done_late", "hoan-thanh-tre-han", "Hoàn thành trễ hạn"),
    ("done", "hoan-thanh-khong-dat-han", "Hoàn thành (không đặt hạn)"),
    ("dropped", "dung-thuc-hien", "Dừng thực hiện"),
];
/// Rows on one page of the ledger.
const ROWS: usize = 80;

/// What becomes of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Listed,
    Withdrawn,
    Draft,
    HeldBack,
    Postponed,
}

#[derive(Clone, Debug)]
struct Written {
    /// Tens of days after today; the sessions of a site have different days.
    tens: i64,
    fate: Fate,
    series: Option<&'static str>,
    topics: Vec<&'static str>,
    communes: Vec<&'static str>,
    venue: Option<&'static str>,
    tasks: Vec<Task>,
    reports: Vec<Report>,
}

#[derive(Clone, Copy, Debug)]
struct Task {
    agency: Option<&'static str>,
    with: Option<&'static str>,
    /// Days after the session.
    due: Option<u64>,
    status: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct Report {
    task: Index,
    status: Option<&'static str>,
    /// Days after the session of the task, instead of the day of the session that reports.
    day: Option<u64>,
}

fn any_of(words: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(prop::sample::select(words))
}

fn some_of(words: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(words, 0..=words.len())
}

fn session() -> impl Strategy<Value = Written> {
    let fate = prop_oneof![
        10 => Just(Fate::Listed),
        1 => Just(Fate::Withdrawn),
        1 => Just(Fate::Draft),
        1 => Just(Fate::HeldBack),
        1 => Just(Fate::Postponed),
    ];
    // A due day of today and of yesterday shall not be rare.
    let due = prop_oneof![2 => (0..900u64).prop_map(Some), 1 => Just(None), 1 => Just(Some(u64::MAX)), 1 => Just(Some(u64::MAX - 1))];
    let task = (any_of(AGENCIES), any_of(AGENCIES), due, any_of(STATES));
    let task = task.prop_map(|(agency, with, due, status)| Task { agency, with, due, status });
    let report = (any::<Index>(), any_of(STATES), prop::option::of(0..900u64));
    let report = report.prop_map(|(task, status, day)| Report { task, status, day });
    let place = (any_of(SERIES), some_of(TOPICS), some_of(COMMUNES), any_of(COMMUNES));
    let outcome = (prop::collection::vec(task, 0..5), prop::collection::vec(report, 0..5));
    (-120..12i64, fate, place, outcome).prop_map(|(tens, fate, (series, topics, communes, venue), (tasks, reports))| {
        Written { tens, fate, series, topics, communes, venue, tasks, reports }
    })
}

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

impl Written {
    fn day(&self, index: usize) -> NaiveDate {
        let days = self.tens * 10 + i64::try_from(index).unwrap();
        today() + chrono::TimeDelta::days(days)
    }

    /// Returns the tasks that the article gives out: one that was postponed gives none.
    fn tasks(&self) -> &[Task] {
        if self.fate == Fate::Postponed { &[] } else { &self.tasks }
    }

    fn is_loaded(&self) -> bool {
        !matches!(self.fate, Fate::Draft | Fate::HeldBack)
    }
}

impl Task {
    fn due(&self, session: NaiveDate) -> Option<NaiveDate> {
        let due = match self.due? {
            u64::MAX => today(),
            before if before == u64::MAX - 1 => today() - Days::new(1),
            days => session + Days::new(days),
        };
        Some(due.max(session))
    }
}

/// A report as it is to be counted: its day, that of its session, and its state.
type Counted = (NaiveDate, NaiveDate, Option<&'static str>);

/// A task as it is to be shown.
#[derive(Clone, Debug)]
struct Expected {
    id: String,
    agency: Option<&'static str>,
    topics: BTreeSet<&'static str>,
    communes: BTreeSet<&'static str>,
    year: i32,
    standing: &'static str,
    reports: Vec<NaiveDate>,
}

/// A site as text, with the tasks that are to be shown.
struct Generated {
    text: String,
    tasks: Vec<Expected>,
}

fn generated(sessions: &[Written]) -> Generated {
    let mut reports: BTreeMap<(usize, usize), Vec<Counted>> = BTreeMap::new();
    let mut text = REGISTRIES.to_owned();
    for (index, session) in sessions.iter().enumerate() {
        let told = told_by(sessions, index);
        write_session(&mut text, sessions, index, &told);
        let counts = session.is_loaded() && session.fate != Fate::Withdrawn;
        for (task, day, status) in told.into_iter().filter(|(_, day, _)| counts && *day <= today()) {
            reports.entry(task).or_default().push((day, session.day(index), status));
        }
    }
    let listed = sessions.iter().enumerate().filter(|(_, session)| session.fate == Fate::Listed);
    let tasks = listed.flat_map(|(index, session)| (0..session.tasks().len()).map(move |task| (index, task)));
    let tasks = tasks.map(|at| expected(sessions, at, reports.remove(&at).unwrap_or_default())).collect();
    Generated { text, tasks }
}

/// Returns what a session reports, as far as that is no mistake: on tasks of earlier sessions that are not held back, and
/// not before the task was given out.
fn told_by(sessions: &[Written], index: usize) -> Vec<((usize, usize), NaiveDate, Option<&'static str>)> {
    let session = &sessions[index];
    let day = session.day(index);
    if session.fate == Fate::Postponed {
        return Vec::new();
    }
    let earlier = sessions.iter().enumerate().filter(|(at, other)| other.is_loaded() && other.day(*at) < day);
    let tasks: Vec<(usize, usize)> =
        earlier.flat_map(|(at, other)| (0..other.tasks().len()).map(move |task| (at, task))).collect();
    if tasks.is_empty() {
        return Vec::new();
    }
    let told = |report: &Report| {
        let task = *report.task.get(&tasks);
        let given = sessions[task.0].day(task.0);
        (task, report.day.map_or(day, |days| given + Days::new(days)), report.status)
    };
    session.reports.iter().map(told).collect()
}

fn write_session(
    text: &mut String,
    sessions: &[Written],
    index: usize,
    told: &[((usize, usize), NaiveDate, Option<&str>)],
) {
    let session = &sessions[index];
    let day = session.day(index);
    let Written { series, topics, communes, venue, .. } = session;
    write!(text, "=== content/sessions/s-{index}.md\n---\ntitle: Buổi {index}\ndate: {day}\n").unwrap();
    writeln!(text, "topic: [{}]\ncommunes: [{}]", topics.join(", "), communes.join(", ")).unwrap();
    if let Some(venue) = venue {
        writeln!(text, "venue: {{name: Nhà rông, commune: {venue}}}").unwrap();
    }
    if let Some(series) = series {
        writeln!(text, "series: {series}\nround: {}", index + 1).unwrap();
    }
    text.push_str(match session.fate {
        Fate::Listed => "",
        Fate::Withdrawn => "withdrawn: {date: 2026-06-01, reason: Đăng nhầm}\n",
        Fate::Draft => "draft: true\n",
        Fate::HeldBack => "published: 2027-12-01\n",
        Fate::Postponed => "status: postponed\n",
    });
    let field = |key: &str, value: Option<String>| value.map_or(String::new(), |value| format!(", {key}: {value}"));
    let owned = |word: Option<&str>| word.map(str::to_owned);
    text.push_str(if session.tasks().is_empty() { "" } else { "resolutions:\n" });
    for (number, task) in session.tasks().iter().enumerate() {
        let with = task.with.filter(|with| task.agency != Some(with)).map(|with| format!("[{with}]"));
        let due = field("due", task.due(day).map(|due| due.to_string()));
        let agency = field("agency", owned(task.agency)) + &field("with", with);
        let status = field("status", owned(task.status));
        writeln!(text, "  - {{id: nv-{number}, text: Việc {number} của buổi {index}{agency}{due}{status}}}").unwrap();
    }
    text.push_str(if told.is_empty() { "" } else { "updates:\n" });
    for ((at, task), date, status) in told {
        let own = field("date", Some(date.to_string()).filter(|_| *date != day));
        let status = field("status", owned(*status));
        writeln!(text, "  - {{resolution: s-{at}/nv-{task}, note: Đã báo cáo{own}{status}}}").unwrap();
    }
    text.push_str("---\n");
}

fn expected(sessions: &[Written], (index, number): (usize, usize), mut reports: Vec<Counted>) -> Expected {
    let session = &sessions[index];
    let (task, day) = (&session.tasks()[number], session.day(index));
    reports.sort_by_key(|(date, session, _)| (*date, *session));
    let (mut state, mut done_on) = (None, None);
    let declared = task.status.map(|status| (day, status));
    for (date, status) in
        declared.into_iter().chain(reports.iter().filter_map(|(date, _, status)| Some((*date, (*status)?))))
    {
        done_on = if status == "done" { done_on.or(Some(date)) } else { None };
        state = Some(status);
    }
    let standing = match (state, task.due(day)) {
        (Some("done"), None) => "done",
        (Some("done"), Some(due)) => {
            if done_on > Some(due) {
                "done_late"
            } else {
                "done_on_time"
            }
        }
        (Some("dropped"), _) => "dropped",
        (_, Some(due)) if due < today() => "overdue",
        (state, _) => state.unwrap_or("unpublished"),
    };
    Expected {
        id: format!("s-{index}/nv-{number}"),
        agency: task.agency,
        topics: session.topics.iter().copied().collect(),
        communes: session.communes.iter().copied().chain(session.venue).collect(),
        year: day.year(),
        standing,
        reports: reports.into_iter().map(|(date, ..)| date).collect(),
    }
}

/// The tasks of every part of the ledger, by its address; a part without tasks has no page, but for the whole.
fn parts(tasks: &[Expected]) -> BTreeMap<String, Vec<&Expected>> {
    let mut parts: BTreeMap<String, Vec<&Expected>> = BTreeMap::from([("ket-luan/".to_owned(), Vec::new())]);
    for task in tasks {
        let slug = STANDINGS.iter().find(|(code, ..)| *code == task.standing).unwrap().1;
        let standing = [format!("tinh-trang/{slug}/"), format!("nam/{}/", task.year), String::new()];
        let agency = task.agency.map(|agency| format!("co-quan/{agency}/"));
        let topics = task.topics.iter().map(|topic| format!("chuyen-de/{topic}/"));
        let communes = task.communes.iter().map(|commune| format!("xa-phuong/{commune}/"));
        for part in standing.into_iter().chain(agency).chain(topics).chain(communes) {
            parts.entry(format!("ket-luan/{part}")).or_default().push(task);
        }
    }
    parts
}

fn count<'t>(tasks: impl IntoIterator<Item = &'t &'t Expected>, standing: &str) -> usize {
    tasks.into_iter().filter(|task| task.standing == standing).count()
}

/// Returns how many tasks stand in each way, those ways with none left out.
fn counts(tasks: &[&Expected]) -> BTreeMap<String, usize> {
    let counts = STANDINGS.iter().map(|(code, ..)| ((*code).to_owned(), count(tasks, code)));
    counts.filter(|(_, count)| *count > 0).collect()
}

/// Returns the sentence that pages say of some tasks.
fn sentence(tasks: &[&Expected]) -> String {
    let of = |standing: &str| count(tasks, standing);
    let done = of("done_on_time") + of("done_late") + of("done");
    let on_time = if done > 0 { format!(" ({} đúng hạn)", of("done_on_time")) } else { String::new() };
    format!(
        "Tính đến ngày 15/06/2026: {} nhiệm vụ đã giao, {done} đã hoàn thành{on_time}, {} quá hạn, {} chưa công bố kết quả.",
        tasks.len(),
        of("overdue"),
        of("unpublished"),
    )
}

/// What is published of a site.
struct Output(BTreeMap<String, Vec<u8>>);

impl Output {
    fn text(&self, path: &str) -> Result<&str, String> {
        let bytes = self.0.get(path).ok_or_else(|| format!("no {path}"))?;
        std::str::from_utf8(bytes).map_err(|error| format!("{path}: {error}"))
    }

    fn tokens(&self, path: &str) -> Result<Vec<Token>, String> {
        self.text(path).map(html::tokens)
    }
}

/// Fails where two values differ, and says what they are.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, shown: T, wanted: T) -> Result<(), String> {
    if shown == wanted { Ok(()) } else { Err(format!("{what}\nshown:  {shown:?}\nwanted: {wanted:?}")) }
}

/// Returns the tokens of the first element with a name that has an attribute with a value.
fn within<'t>(tokens: &'t [Token], name: &str, (key, value): (&str, &str)) -> &'t [Token] {
    let starts = |token: &Token| matches!(token, Token::Start(tag) if tag.name == name && tag.get(key) == Some(value));
    let Some(start) = tokens.iter().position(starts) else { return &[] };
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::Start(tag) if tag.name == name => depth += 1,
            Token::End(end) if end == name => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &tokens[start..=at];
        }
    }
    &[]
}

/// Returns the elements with a name, each with its tag and the text in it.
fn elements(tokens: &[Token], name: &str) -> Vec<(Tag, String)> {
    let mut found: Vec<(Tag, String)> = Vec::new();
    let mut is_open = false;
    for token in tokens {
        match token {
            Token::Start(tag) if tag.name == name => {
                found.push((tag.clone(), String::new()));
                is_open = true;
            }
            Token::End(end) if end == name => is_open = false,
            Token::Text(text) if is_open => found.last_mut().unwrap().1.push_str(text),
            _ => {}
        }
    }
    found
}

/// Returns the first number in a text.
fn number(text: &str) -> usize {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number: {text:?}"))
}

/// Returns the address behind a link of a page: what stands after the way to the root.
fn target(tag: &Tag) -> String {
    tag.get("href").unwrap_or_default().trim_start_matches("../").trim_end_matches("index.html").to_owned()
}

fn page_of(list: &str, number: usize) -> String {
    if number == 1 { format!("{list}index.html") } else { format!("{list}trang/{number}/index.html") }
}

/// Compares the pages of one part of the ledger with its tasks.
fn check_part(output: &Output, list: &str, tasks: &[&Expected]) -> Result<(), String> {
    let mut shown = Vec::new();
    for page in 1..=tasks.len().div_ceil(ROWS).max(1) {
        let path = page_of(list, page);
        let tokens = output.tokens(&path)?;
        let table = within(&tokens, "div", ("id", "danh_sach"));
        let links = elements(table, "a").into_iter().map(|(tag, _)| target(&tag));
        shown.extend(links.filter_map(|link| Some(link.strip_prefix("ket-luan/")?.trim_end_matches('/').to_owned())));
        if tasks.is_empty() {
            continue;
        }
        let tally = within(&tokens, "p", ("class", "tally"));
        same(
            &format!("total in {path}"),
            elements(tally, "b").iter().map(|(_, text)| number(text)).collect(),
            vec![tasks.len()],
        )?;
        let standings = elements(tally, "span");
        let told: BTreeMap<String, usize> = standings
            .iter()
            .map(|(tag, text)| (tag.get("class").unwrap().trim_start_matches("item-of ").to_owned(), number(text)))
            .collect();
        same(&format!("sum in {path}"), told.values().sum(), tasks.len())?;
        same(&format!("tally in {path}"), told, counts(tasks))?;
    }
    shown.sort();
    let mut wanted: Vec<String> = tasks.iter().map(|task| task.id.clone()).collect();
    wanted.sort();
    same(&format!("rows of {list}"), shown, wanted)
}

/// Compares the ledger with the tasks: which parts it has, what is on them, and the numbers beside their links.
fn check_ledger(output: &Output, parts: &BTreeMap<String, Vec<&Expected>>) -> Result<(), String> {
    let tasks = parts["ket-luan/"].iter().map(|task| format!("ket-luan/{}/index.html", task.id));
    let pages = |(list, tasks): (&String, &Vec<&Expected>)| -> Vec<String> {
        (1..=tasks.len().div_ceil(ROWS).max(1)).map(|page| page_of(list, page)).collect()
    };
    let wanted: BTreeSet<String> = tasks.chain(parts.iter().flat_map(pages)).collect();
    let is_ledger = |path: &&String| path.starts_with("ket-luan/") && path.ends_with(".html");
    same("pages of the ledger", output.0.keys().filter(is_ledger).cloned().collect(), wanted)?;
    for (list, tasks) in parts {
        check_part(output, list, tasks)?;
    }
    if parts["ket-luan/"].is_empty() {
        return Ok(());
    }
    // A part of the ledger leads on to the others by its standings and by the whole, which leads to all.
    let is_on_parts = |list: &str| list == "ket-luan/" || list.starts_with("ket-luan/tinh-trang/");
    for list in parts.keys() {
        let on_page = parts.iter().filter(|(other, _)| list == "ket-luan/" || is_on_parts(other));
        let wanted: BTreeMap<String, usize> = on_page.map(|(other, tasks)| (other.clone(), tasks.len())).collect();
        let tokens = output.tokens(&page_of(list, 1))?;
        let facets = within(&tokens, "nav", ("class", "facets"));
        let links = elements(facets, "a").into_iter().map(|(tag, _)| target(&tag));
        let counts = elements(facets, "span").into_iter().filter(|(tag, _)| tag.get("class") == Some("count"));
        let shown: Vec<(String, usize)> = links.zip(counts.map(|(_, text)| number(&text))).collect();
        same(&format!("facets twice in {list}"), shown.len(), wanted.len())?;
        same(&format!("facets in {list}"), shown.into_iter().collect(), wanted)?;
    }
    Ok(())
}

/// Compares the page of a task with what was reported.
fn check_task(output: &Output, task: &Expected) -> Result<(), String> {
    let path = format!("ket-luan/{}/index.html", task.id);
    let tokens = output.tokens(&path)?;
    let timeline = within(&tokens, "ol", ("class", "timeline"));
    let mut kind = "";
    let mut reported = Vec::new();
    let mut assigned = 0;
    for token in timeline {
        match token {
            Token::Start(tag) if tag.name == "li" => {
                kind = tag.get("class").unwrap_or_default();
                assigned += usize::from(kind == "assigned");
            }
            Token::Start(tag) if tag.name == "time" && kind == "reported" => {
                reported.push(tag.get("datetime").unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
    same(&format!("given out in {path}"), assigned, 1)?;
    same(&format!("reports in {path}"), reported, task.reports.iter().map(NaiveDate::to_string).collect())?;
    let facts = within(&tokens, "section", ("class", "facts"));
    let is_overdue = elements(facts, "span").iter().any(|(tag, _)| tag.get("class") == Some("status overdue"));
    same(&format!("overdue in {path}"), is_overdue, task.standing == "overdue")
}

/// Returns what stands from the head of the row of an agency on, in the tables of the index of agencies.
fn row_of<'t>(tokens: &'t [Token], agency: &str) -> Option<&'t [Token]> {
    let link = format!("../co-quan/{agency}/index.html");
    let mut in_scores = false;
    let mut in_head = false;
    let start = tokens.iter().position(|token| match token {
        Token::Start(tag) if tag.name == "a" => in_scores && in_head && tag.get("href") == Some(&link),
        Token::Start(tag) => {
            if tag.name == "table" {
                in_scores = tag.get("class") == Some("scores numbers");
            }
            in_head = tag.name == "th";
            false
        }
        _ => false,
    });
    start.map(|start| &tokens[start..])
}

/// Compares the pages of agencies with their tasks.
fn check_agencies(output: &Output, parts: &BTreeMap<String, Vec<&Expected>>) -> Result<(), String> {
    let tokens = output.tokens("co-quan/index.html")?;
    for agency in AGENCIES {
        let tasks = parts.get(&format!("ket-luan/co-quan/{agency}/")).map_or(&[][..], Vec::as_slice);
        let of = |standing: &str| count(tasks, standing);
        let open = of("in_progress") + of("not_started") + of("unpublished");
        let row = [tasks.len(), of("done_on_time"), of("done_late"), of("done"), open, of("overdue"), of("dropped")];
        let rest = row_of(&tokens, agency).ok_or_else(|| format!("{agency} is not in the index"))?;
        let end = rest.iter().position(|token| *token == Token::End("tr".to_owned())).unwrap();
        let cells: Vec<String> = elements(&rest[..end], "td").into_iter().map(|(_, text)| text).collect();
        let wanted = if tasks.is_empty() {
            vec!["chưa được giao nhiệm vụ nào".to_owned()]
        } else {
            row.map(|count| count.to_string()).to_vec()
        };
        same(&format!("row of {agency}"), cells, wanted)?;
        same(&format!("sum of {agency}"), row[1..].iter().sum(), row[0])?;
        check_score(output, agency, tasks)?;
    }
    Ok(())
}

/// Compares the scorecard of an agency with its tasks.
fn check_score(output: &Output, agency: &str, tasks: &[&Expected]) -> Result<(), String> {
    let tokens = output.tokens(&format!("co-quan/{agency}/index.html"))?;
    let table = within(&tokens, "table", ("class", "score"));
    if tasks.is_empty() {
        return same(&format!("score of {agency}"), table.len(), 0);
    }
    let cells = elements(table, "td").into_iter().filter(|(tag, _)| tag.get("class") == Some("right"));
    let shown: Vec<usize> = cells.take(9).map(|(_, text)| number(&text)).collect();
    let order =
        ["done_on_time", "done_late", "done", "in_progress", "not_started", "unpublished", "overdue", "dropped"];
    let wanted = [tasks.len()].into_iter().chain(order.iter().map(|code| count(tasks, code))).collect();
    same(&format!("score of {agency}"), shown, wanted)
}

/// Compares the sentences on the home page and on the pages of topics and units, and the parts of the drawing.
fn check_sentences(output: &Output, parts: &BTreeMap<String, Vec<&Expected>>) -> Result<(), String> {
    let all = &parts["ket-luan/"];
    let topics = TOPICS.iter().map(|topic| format!("chuyen-de/{topic}/"));
    let communes = COMMUNES.iter().map(|commune| format!("xa-phuong/{commune}/"));
    for address in topics.chain(communes).chain([String::new()]) {
        let tasks = parts.get(&format!("ket-luan/{address}")).map_or(&[][..], Vec::as_slice);
        let tokens = output.tokens(&format!("{address}index.html"))?;
        let mut lines = elements(within(&tokens, "main", ("id", "noi_dung")), "p");
        lines.retain(|(tag, text)| tag.get("class") == Some("tally") && text.contains("nhiệm vụ"));
        let shown = lines.into_iter().map(|(_, text)| text.trim_end_matches(" Xem từng nhiệm vụ").to_owned()).collect();
        let wanted: Vec<String> = (!tasks.is_empty()).then(|| sentence(tasks)).into_iter().collect();
        same(&format!("sentence of {address}"), shown, wanted)?;
    }
    let tokens = output.tokens("index.html")?;
    let legend = within(&tokens, "ul", ("class", "legend"));
    let shown = elements(legend, "li")
        .into_iter()
        .map(|(_, text)| text.rsplit_once(": ").map(|(label, count)| (label.to_owned(), number(count))).unwrap());
    let wanted = STANDINGS.iter().map(|(code, _, label)| ((*label).to_owned(), count(all, code)));
    same("parts on the home page", shown.collect(), wanted.filter(|(_, count)| *count > 0).collect::<BTreeMap<_, _>>())
}

fn words(value: &Value) -> BTreeSet<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Compares the open data with the tasks.
fn check_data(output: &Output, tasks: &[Expected]) -> Result<(), String> {
    let data: Value =
        serde_json::from_str(output.text("du-lieu/resolutions.json")?).map_err(|error| error.to_string())?;
    let records = data["records"].as_array().ok_or("no records")?;
    same("records", records.len(), tasks.len())?;
    let by_id: BTreeMap<&str, &Value> =
        records.iter().filter_map(|record| Some((record["id"].as_str()?, record))).collect();
    for task in tasks {
        let record = by_id.get(task.id.as_str()).ok_or_else(|| format!("{} is not in the data", task.id))?;
        let what = format!("record of {}", task.id);
        same(&what, record["standing"].as_str(), Some(task.standing))?;
        same(&what, record["overdue"].as_bool(), Some(task.standing == "overdue"))?;
        same(&what, record["agency"].as_str(), task.agency)?;
        same(&what, words(&record["topics"]), task.topics.clone())?;
        same(&what, words(&record["communes"]), task.communes.clone())?;
        same(&what, record["update_count"].as_u64(), Some(task.reports.len() as u64))?;
        same(&what, record["assigned_on"].as_str().map(|day| &day[..4]), Some(task.year.to_string().as_str()))?;
        same(&what, record["address"].as_str(), Some(format!("ket-luan/{}/", task.id).as_str()))?;
    }
    Ok(())
}

/// Tells the first disagreement in what is published of some sessions.
fn agree(sessions: &[Written]) -> Result<(), String> {
    let Generated { text, tasks } = generated(sessions);
    let site = Site::of(&text);
    let build = site.build(&[]);
    let told = |problem: String| format!("{problem}\n{text}");
    same("the build", build.code, 0).map_err(|problem| told(format!("{problem}\n{}", build.stdout + &build.stderr)))?;
    let output = Output(site.output());
    let parts = parts(&tasks);
    let checks = || {
        check_data(&output, &tasks)?;
        tasks.iter().try_for_each(|task| check_task(&output, task))?;
        check_ledger(&output, &parts)?;
        check_agencies(&output, &parts)?;
        check_sentences(&output, &parts)
    };
    checks().map_err(told)
}

#[test]
fn every_number_is_that_of_the_tasks_behind_it() {
    let config = Config { cases: 20, max_shrink_iters: 80, failure_persistence: None, ..Config::default() };
    // Some sites have so many tasks that their lists go on.
    let repeated = prop_oneof![7 => Just(1usize), 1 => Just(16)];
    let sites = (prop::collection::vec(session(), 1..9), repeated);
    TestRunner::new(config)
        .run(&sites, |(mut sessions, repeated)| {
            for session in &mut sessions {
                session.tasks = session.tasks.repeat(repeated);
            }
            let problem = agree(&sessions).err();
            prop_assert!(problem.is_none(), "{}", problem.unwrap_or_default());
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
