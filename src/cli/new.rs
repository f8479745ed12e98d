//! The command `new`: an article is asked for step by step or by flags, and appears as one folder, whole or not at all.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;

use crate::build;
use crate::cli::ENVIRONMENT;
use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::Usage;
use crate::cli::arguments::Writing;
use crate::cli::arguments::day;
use crate::cli::arguments::option;
use crate::cli::arguments::options_heading;
use crate::cli::arguments::path;
use crate::cli::arguments::site_flag;
use crate::cli::arguments::subcommand;
use crate::cli::asking;
use crate::cli::complain;
use crate::cli::prompts::Stopped;
use crate::cli::run_phases;
use crate::cli::say;
use crate::cli::show;
use crate::cli::today;
use crate::cli::words::Words;
use crate::content::Documents;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::model;
use crate::model::Audience;
use crate::scaffold;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::Field;
use crate::scaffold::Kind;
use crate::scaffold::NewArticle;
use crate::scaffold::Problem;
use crate::scaffold::Request;
use crate::text::Date;

/// The exit code of a program that Ctrl-C ended, as shells have it.
const INTERRUPTED: u8 = 130;

/// The arguments of `new`.
pub(super) struct NewArguments {
    site: PathBuf,
    today: Option<Date>,
    writing: Writing,
    asking: Asking,
    request: Request,
}

/// Whether what the flags leave open is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// It is asked for where a person sits at a terminal.
    Allowed,
    /// It is taken from the defaults.
    Never,
}

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    subcommand(
        "new",
        ["doithoai new [TÙY CHỌN]", "doithoai new [OPTIONS]"],
        [
            "Tạo bài mới: hỏi từng bước, hoặc lấy từ các tùy chọn; không ghi đè lên bài nào",
            "Start an article: asked for step by step, or by options; no article is overwritten",
        ],
        words,
    )
    .args(answer_flags(words))
    .args([
        switch("news", words)
            .help(words.pick("Tạo một tin, không phải buổi đối thoại", "Start a news article instead of a session")),
        switch("yes", words).help(words.pick(
            "Không hỏi: mục nào không nêu thì lấy giá trị mặc định hoặc để trống",
            "Ask nothing: take the default of what is not given, or leave it out",
        )),
        switch("dry-run", words)
            .help(words.pick("Chỉ in bài ra màn hình, không ghi gì", "Print the article; write nothing")),
        site_flag(words),
        option("today", words.pick("NGÀY", "DATE"), words).help(
            words.pick("Coi như hôm nay là ngày này, ví dụ 2026-01-31", "Take this day for today, such as 2026-01-31"),
        ),
    ])
}

fn answer_flags(words: Words) -> [Arg; 11] {
    let text = words.pick("CHỮ", "TEXT");
    let name = words.pick("TÊN", "NAME");
    let flag = |field: Field, value: &'static str| option(field.flag(), value, words);
    [
        flag(Field::NextOf, words.pick("CHUỖI", "SERIES")).help(words.pick(
            "Lần tiếp theo của một chuỗi (hoặc của một buổi): lấy lại chuyên đề, xã, người chủ trì, việc còn mở",
            "The next round of a series (or after a session): takes over its topics, communes, chairs, open tasks",
        )),
        flag(Field::Title, text).help(words.pick("Tên bài", "The title")),
        flag(Field::Date, words.pick("NGÀY", "DATE")).help(words.pick(
            "Ngày đối thoại hoặc ngày của tin, ví dụ 18/06/2026 (mặc định: hôm nay)",
            "The day of the session or of the news, such as 2026-06-18 (default: today)",
        )),
        flag(Field::Time, words.pick("GIỜ", "TIME")).help(words.pick(
            "Giờ bắt đầu, ví dụ 07:30; hoặc sáng, chiều, tối",
            "When it begins, such as 07:30; or sáng, chiều, tối",
        )),
        flag(Field::Commune, name).action(ArgAction::Append).help(words.pick(
            "Xã, phường được đối thoại, đầu tiên là nơi tổ chức; nêu được nhiều lần",
            "A commune covered, that of the place first; may be given several times",
        )),
        flag(Field::Venue, text).help(words.pick("Địa điểm trong xã, phường ấy", "The place within that commune")),
        flag(Field::Topic, name)
            .action(ArgAction::Append)
            .help(words.pick("Chuyên đề; nêu được nhiều lần", "A topic; may be given several times")),
        flag(Field::Format, words.pick("HÌNH THỨC", "FORMAT")).help(words.pick(
            "thematic (chuyên đề), by_commune (theo địa bàn), regular (định kỳ) hoặc extraordinary (đột xuất)",
            "thematic, by_commune, regular or extraordinary",
        )),
        flag(Field::Chair, words.pick("\"TÊN, CHỨC VỤ\"", "\"NAME, POST\"")).action(ArgAction::Append).help(
            words.pick(
                "Người chủ trì, theo thứ tự; nêu được nhiều lần",
                "Who chairs, in protocol order; may be given several times",
            ),
        ),
        flag(Field::Series, words.pick("CHUỖI", "SERIES")).help(words.pick(
            "Chuỗi mà buổi này thuộc về, khi không dùng --next-of",
            "The series that it belongs to, without --next-of",
        )),
        flag(Field::Round, words.pick("SỐ", "N")).help(words.pick(
            "Lần thứ mấy trong chuỗi (mặc định: lần tiếp theo)",
            "The number of the round in its series (default: the next one)",
        )),
    ]
}

fn switch(name: &'static str, words: Words) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(options_heading(words))
}

impl Field {
    /// Returns the name of the flag for an answer.
    fn flag(self) -> &'static str {
        match self {
            Field::NextOf => "next-of",
            Field::Title => "title",
            Field::Date => "date",
            Field::Time => "time",
            Field::Format => "format",
            Field::Series => "series",
            Field::Round => "round",
            Field::Venue => "venue",
            Field::Commune => "commune",
            Field::Topic => "topic",
            Field::Chair => "chair",
        }
    }
}

/// Reads the arguments.
pub(super) fn arguments(matches: &ArgMatches, words: Words) -> Result<NewArguments, Usage> {
    let one = |field: Field| matches.get_one::<String>(field.flag()).cloned();
    let many = |field: Field| Some(matches.get_many::<String>(field.flag())?.cloned().collect());
    let request = Request {
        kind: if matches.get_flag("news") { Kind::News } else { Kind::Session },
        next_of: one(Field::NextOf),
        title: one(Field::Title),
        date: one(Field::Date),
        time: one(Field::Time),
        format: one(Field::Format),
        series: one(Field::Series),
        round: one(Field::Round),
        venue: one(Field::Venue),
        communes: many(Field::Commune),
        topics: many(Field::Topic),
        chairs: chairs(matches, words)?,
    };
    Ok(NewArguments {
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        today: day(matches, "today", words)?,
        writing: if matches.get_flag("dry-run") { Writing::Dry } else { Writing::Real },
        asking: if matches.get_flag("yes") { Asking::Never } else { Asking::Allowed },
        request,
    })
}

fn chairs(matches: &ArgMatches, words: Words) -> Result<Option<Vec<Chair>>, Usage> {
    let Some(written) = matches.get_many::<String>(Field::Chair.flag()) else { return Ok(None) };
    let refused = |text: Wording| {
        let (flag, text) = (Field::Chair.flag(), text.get(words.0));
        Usage::Wrong(words.pick(format!("Lỗi ở --{flag}. {text}\n"), format!("Error in --{flag}. {text}\n")))
    };
    written.map(|chair| scaffold::chair(chair).map_err(refused)).collect::<Result<_, _>>().map(Some)
}

/// Runs the command.
pub(super) fn run(arguments: &NewArguments, words: Words) -> u8 {
    let (documents, mut sink) = match read(&arguments.site, words) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let today = arguments.today.unwrap_or_else(today);
    let site = model::link(&documents.heads, today, Audience::Authors, &mut sink);
    let background = Background::new(&site, &documents.heads);
    let mut request = arguments.request.clone();
    let problems = background.problems(&request);
    if !problems.is_empty() {
        complain(&told(&problems, &request, words));
        return WRONG_USE;
    }
    if arguments.asking == Asking::Allowed && is_watched() {
        tell_mistakes(&sink, words);
        if let Err(stopped) = asking::complete(&background, &mut request, words) {
            return stop(&stopped, words);
        }
    }
    match background.resolve(&request) {
        Ok(article) => finish(&background, &article, arguments, words),
        Err(problems) => {
            complain(&told(&problems, &request, words));
            WRONG_USE
        }
    }
}

/// Tells whether a person sits at the terminal: one that shows the questions and takes the answers.
fn is_watched() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()
}

fn read(site: &Path, words: Words) -> Result<(Documents, Vec<Diagnostic>), u8> {
    run_phases(site, None, words, |files| {
        let mut sink = Vec::new();
        let written = build::read(files, &mut sink)?;
        Ok((written.documents, sink))
    })
}

/// Says that the content has mistakes: what they concern may be missing among the choices.
fn tell_mistakes(sink: &[Diagnostic], words: Words) {
    let (errors, _) = diagnostics::count(sink);
    if errors > 0 {
        complain(&words.pick(
            format!("Trang đang có {errors} lỗi, nên có thể thiếu vài lựa chọn. Để xem lỗi: doithoai check"),
            format!("The site has {errors} mistakes, so some choices may be missing. To see them: doithoai check"),
        ));
    }
}

fn stop(stopped: &Stopped, words: Words) -> u8 {
    match stopped {
        Stopped::Escaped => {
            complain(words.pick("Đã dừng, chưa tạo gì.", "Stopped; nothing was made."));
            WRONG_USE
        }
        Stopped::Interrupted => {
            complain(words.pick("\nĐã dừng, chưa tạo gì.", "\nStopped; nothing was made."));
            INTERRUPTED
        }
        Stopped::Broken(why) => {
            complain(&words.pick(
                format!(
                    "Lỗi: không hỏi được trong cửa sổ lệnh này ({why}). Hãy dùng các tùy chọn, xem: doithoai new --help"
                ),
                format!("Error: this terminal cannot ask ({why}). Use the options, see: doithoai new --help --lang en"),
            ));
            ENVIRONMENT
        }
    }
}

/// Says what is missing or wrong, one line for each, by the names of the flags.
fn told(problems: &[Problem], request: &Request, words: Words) -> String {
    let line = |problem: &Problem| {
        let flag = problem.field.flag();
        match request.is_given(problem.field) {
            true => {
                let text = problem.text.get(words.0);
                words.pick(format!("Lỗi ở --{flag}. {text}"), format!("Error in --{flag}. {text}"))
            }
            false => words.pick(
                format!("Lỗi: còn thiếu --{flag}. Hãy gõ như: doithoai new --{flag} \"Đối thoại về đường liên thôn\""),
                format!("Error: --{flag} is missing. Type: doithoai new --{flag} \"Đối thoại về đường liên thôn\""),
            ),
        }
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn finish(background: &Background<'_, '_>, article: &NewArticle, arguments: &NewArguments, words: Words) -> u8 {
    let section = arguments.site.join("content").join(article.section());
    let is_there = |name: &str| fs::symlink_metadata(section.join(name)).is_ok();
    let folder = background.folder(article, is_there);
    if arguments.writing == Writing::Dry {
        show(&article.text());
        return GOOD;
    }
    match write(&section, &folder, &article.text()) {
        Ok(file) => {
            say(&created(&file, &arguments.site, words));
            GOOD
        }
        Err((path, error)) => {
            complain(&words.cannot_write(path.strip_prefix(".").unwrap_or(&path), &error));
            ENVIRONMENT
        }
    }
}

/// Writes the article into a folder aside, which then gets its name: nobody ever sees half of it.
fn write(section: &Path, folder: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    let target = section.join(folder);
    fs::create_dir_all(section).map_err(|error| (section.to_path_buf(), error))?;
    // What begins with a dot is no article.
    let aside = section.join(format!(".new-{}", std::process::id()));
    let written = fs::create_dir(&aside)
        .and_then(|()| write_new(&aside.join("index.md"), text))
        .and_then(|()| place(&aside, &target));
    match written {
        Ok(()) => Ok(target.join("index.md")),
        Err(error) => {
            let _ = fs::remove_dir_all(&aside);
            Err((target, error))
        }
    }
}

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut target = OpenOptions::new().write(true).create_new(true).open(file)?;
    target.write_all(text.as_bytes())?;
    target.sync_all()
}

/// Gives a folder its name, unless another has it by now.
fn place(aside: &Path, target: &Path) -> io::Result<()> {
    if fs::symlink_metadata(target).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(aside, target)
}

fn created(file: &Path, site: &Path, words: Words) -> String {
    let site = if site == Path::new(".") { String::new() } else { format!(" --site {}", site.display()) };
    let file = file.strip_prefix(".").unwrap_or(file).display();
    words.pick(
        format!(
            "Đã tạo bài: {file}\nBước tiếp theo:\n  1. Mở tệp ấy, viết tiếp theo các lời nhắc; chép ảnh vào cùng thư mục.\n  2. Kiểm tra: doithoai check{site}\n  3. Xem thử: doithoai serve{site}"
        ),
        format!(
            "Created: {file}\nNext:\n  1. Open that file and write on as its hints say; put pictures beside it.\n  2. Check it: doithoai check{site}\n  3. See it: doithoai serve{site}"
        ),
    )
}
