//! The command `report`: which period is asked for, and where its report is written.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::build::Options;
use crate::build::Strictness;
use crate::cli::ENVIRONMENT;
use crate::cli::GOOD;
use crate::cli::MISTAKES;
use crate::cli::WRONG_USE;
use crate::cli::arguments::Usage;
use crate::cli::arguments::day;
use crate::cli::arguments::folder_option;
use crate::cli::arguments::option;
use crate::cli::arguments::path;
use crate::cli::arguments::site_flag;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::program;
use crate::cli::run_phases;
use crate::cli::say;
use crate::cli::screen;
use crate::cli::screen::Colours;
use crate::cli::show_mistakes;
use crate::cli::today;
use crate::cli::words::Words;
use crate::diagnostics;
use crate::diagnostics::Format;
use crate::model::Audience;
use crate::report;
use crate::report::Made;
use crate::report::Period;
use crate::text;
use crate::text::Date;

/// The arguments of `report`.
pub(super) struct ReportArguments {
    site: PathBuf,
    output: PathBuf,
    today: Option<Date>,
    period: Period,
    colours: Colours,
}

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    let date = words.pick("NGÀY", "DATE");
    subcommand(
        "report",
        ["doithoai report <KỲ> [TÙY CHỌN]", "doithoai report <PERIOD> [OPTIONS]"],
        [
            "Lập báo cáo của một kỳ, để in và để mở bằng bảng tính",
            "Write the report of a period, to print and as a table",
        ],
        words,
    )
    .args([
        option("month", words.pick("THÁNG", "MONTH"), words)
            .help(words.pick("Kỳ là một tháng, ví dụ 2026-06", "The period is a month, such as 2026-06")),
        option("quarter", words.pick("QUÝ", "QUARTER"), words)
            .help(words.pick("Kỳ là một quý, ví dụ 2026-Q2", "The period is a quarter, such as 2026-Q2")),
        option("year", words.pick("NĂM", "YEAR"), words)
            .help(words.pick("Kỳ là một năm, ví dụ 2026", "The period is a year, such as 2026")),
        option("from", date, words).help(words.pick(
            "Ngày đầu của kỳ, ví dụ 2026-04-01 hoặc 01/04/2026; đi cùng --to",
            "First day of the period, such as 2026-04-01; goes with --to",
        )),
        option("to", date, words)
            .help(words.pick("Ngày cuối của kỳ, tính cả ngày này", "Last day of the period, included")),
        site_flag(words),
        folder_option("output", words).help(words.pick(
            "Nơi ghi báo cáo (mặc định: thư mục hiện tại); tệp đã có không bị ghi đè",
            "Where to write (default: the current folder); a file that is there is not overwritten",
        )),
        option("today", date, words).help(words.pick(
            "Ngày tính số liệu, ví dụ 2026-06-30 (mặc định: hôm nay)",
            "Count as on this day, such as 2026-06-30 (default: today)",
        )),
        screen::flag(words),
    ])
}

/// Reads the arguments.
pub(super) fn arguments(matches: &ArgMatches, words: Words) -> Result<ReportArguments, Usage> {
    Ok(ReportArguments {
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        output: path(matches, "output").unwrap_or_else(|| PathBuf::from(".")),
        today: day(matches, "today", words)?,
        period: period(matches, words)?,
        colours: screen::colours(matches),
    })
}

/// Reads the period, which is given in exactly one way.
fn period(matches: &ArgMatches, words: Words) -> Result<Period, Usage> {
    type Parse = fn(&str) -> Option<Period>;
    let named: [(&str, &str, Parse); 3] =
        [("month", "2026-06", Period::month), ("quarter", "2026-Q2", Period::quarter), ("year", "2026", Period::year)];
    let asked = named.iter().filter_map(|way| Some((way, matches.get_one::<String>(way.0)?)));
    let asked: Vec<_> = asked.collect();
    let (first, last) = (day(matches, "from", words)?, day(matches, "to", words)?);
    match (asked.as_slice(), first, last) {
        ([((name, example, parse), written)], None, None) => {
            parse(written).ok_or_else(|| Usage::Wrong(wrong_period((name, example), written, words)))
        }
        ([], Some(first), Some(last)) => {
            Period::days(first, last).ok_or_else(|| Usage::Wrong(turned_round(first, last, words)))
        }
        ([], Some(_), None) => Err(Usage::Wrong(missing_day("to", words))),
        ([], None, Some(_)) => Err(Usage::Wrong(missing_day("from", words))),
        ([], None, None) => {
            Err(Usage::Wrong(choose(words.pick("còn thiếu kỳ báo cáo", "the period is missing"), words)))
        }
        _ => Err(Usage::Wrong(choose(
            words.pick("kỳ báo cáo được nêu theo nhiều cách", "the period is given in more than one way"),
            words,
        ))),
    }
}

fn wrong_period((name, example): (&str, &str), written: &str, words: Words) -> String {
    let (kind_vi, kind_en) = match name {
        "month" => ("một tháng", "a month"),
        "quarter" => ("một quý", "a quarter"),
        _ => ("một năm", "a year"),
    };
    words.pick(
        format!("Lỗi: --{name} {written} không phải là {kind_vi}. Hãy gõ như: --{name} {example}\n"),
        format!("Error: --{name} {written} is not {kind_en}. Type it as: --{name} {example}\n"),
    )
}

fn turned_round(first: Date, last: Date, words: Words) -> String {
    let (first, last) = (text::iso_date(first), text::iso_date(last));
    words.pick(
        format!("Lỗi: ngày đầu kỳ {first} muộn hơn ngày cuối kỳ {last}. Hãy gõ: --from {last} --to {first}\n"),
        format!("Error: the first day {first} lies after the last day {last}. Type: --from {last} --to {first}\n"),
    )
}

fn missing_day(name: &str, words: Words) -> String {
    words.pick(
        format!("Lỗi: còn thiếu --{name}. Hãy gõ như: --from 2026-04-01 --to 2026-06-30\n"),
        format!("Error: --{name} is missing. Type: --from 2026-04-01 --to 2026-06-30\n"),
    )
}

fn choose(what: &str, words: Words) -> String {
    let ways = ["--month 2026-06", "--quarter 2026-Q2", "--year 2026", "--from 2026-04-01 --to 2026-06-30"];
    let ways = ways.join("\n  ");
    words.pick(
        format!("Lỗi: {what}. Hãy chọn đúng một trong bốn cách:\n  {ways}\n"),
        format!("Error: {what}. Choose exactly one of these:\n  {ways}\n"),
    )
}

/// Makes the report and writes its two files.
pub(super) fn run(arguments: &ReportArguments, words: Words) -> u8 {
    let ReportArguments { site, output, today: day, period, colours } = arguments;
    let options = Options {
        today: day.unwrap_or_else(today),
        audience: Audience::Public,
        base_url: None,
        strictness: Strictness::Errors,
        output: None,
        program: program(),
    };
    let files = ["html", "csv"].map(|ending| output.join(format!("{}.{ending}", period.file_name())));
    if let Some(taken) = files.iter().find(|file| fs::symlink_metadata(file).is_ok()) {
        complain(&already_there(taken, words));
        return WRONG_USE;
    }
    let outcome = match run_phases(site, None, words, |files| report::run(files, &options, *period)) {
        Ok(outcome) => outcome,
        Err(code) => return code,
    };
    let format = Format::Human(screen::screen(&io::stderr(), *colours));
    show_mistakes(&diagnostics::render(&outcome.diagnostics, &outcome.sources, format, words.0));
    let (errors, warnings) = diagnostics::count(&outcome.diagnostics);
    let Some(made) = outcome.made else {
        complain(&stopped(errors, warnings, words));
        return MISTAKES;
    };
    match write(output, &files, &made) {
        Ok(()) => {
            say(&written(&files, warnings, words));
            GOOD
        }
        Err((path, error)) if error.kind() == io::ErrorKind::AlreadyExists && path != *output => {
            complain(&already_there(&path, words));
            WRONG_USE
        }
        Err((path, error)) => {
            complain(&words.cannot_write(&path, &error));
            ENVIRONMENT
        }
    }
}

/// Writes both files or none. Each is written aside and then put in its place, where nothing may stand by then.
fn write(folder: &Path, files: &[PathBuf; 2], made: &Made) -> Result<(), (PathBuf, io::Error)> {
    fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error))?;
    let aside = files.each_ref().map(|file| beside(file));
    let [html, csv] = files;
    let done = [(&aside[0], &made.html), (&aside[1], &made.csv)]
        .into_iter()
        .try_for_each(|(file, bytes)| write_through(file, bytes).map_err(|error| (file.clone(), error)))
        .and_then(|()| place(&aside[0], html).map_err(|error| (html.clone(), error)))
        .and_then(|()| {
            place(&aside[1], csv).map_err(|error| {
                let _ = fs::remove_file(html);
                (csv.clone(), error)
            })
        });
    aside.iter().for_each(|file| drop(fs::remove_file(file)));
    done
}

fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".tmp");
    file.with_file_name(name)
}

fn write_through(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut target = fs::File::create(file)?;
    target.write_all(bytes)?;
    target.sync_all()
}

/// Gives a file its name, unless another has it. Disks without links, as many USB sticks are, only know renaming.
fn place(aside: &Path, file: &Path) -> io::Result<()> {
    match fs::hard_link(aside, file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(file).is_err() => {
            fs::rename(aside, file)
        }
        linked => linked,
    }
}

fn already_there(file: &Path, words: Words) -> String {
    let file = file.display();
    words.pick(
        format!("Lỗi: đã có tệp {file}, có thể đã được sửa tay, nên không ghi đè. Hãy đổi tên tệp ấy, hoặc chọn nơi khác: --output THƯ-MỤC"),
        format!("Error: {file} is there already, perhaps edited by hand, and is not overwritten. Rename it, or choose another place: --output DIR"),
    )
}

fn stopped(errors: usize, warnings: usize, words: Words) -> String {
    let counted = words.counted(errors, warnings);
    words.pick(
        format!("Chưa lập được báo cáo: {counted}. Hãy sửa như hướng dẫn ở trên rồi chạy lại."),
        format!("The report was not made: {counted}. Mend what is told above, then run again."),
    )
}

fn written([html, csv]: &[PathBuf; 2], warnings: usize, words: Words) -> String {
    let (html, csv) = (html.display(), csv.display());
    let said = words.pick(
        format!("Đã lập báo cáo.\nMở bằng trình duyệt để xem và in: {html}\nMở bằng phần mềm bảng tính: {csv}"),
        format!("The report is written.\nOpen in a browser to read and print: {html}\nOpen in a spreadsheet: {csv}"),
    );
    if warnings == 0 { said } else { format!("{said}\n{}", words.with_warnings(warnings)) }
}
