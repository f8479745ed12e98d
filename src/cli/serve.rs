//! The command `serve`: the preview in a browser, and what is said of it in the terminal.

use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;

use crate::cli::CACHE;
use crate::cli::ENVIRONMENT;
use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::Usage;
use crate::cli::arguments::day;
use crate::cli::arguments::option;
use crate::cli::arguments::options_heading;
use crate::cli::arguments::path;
use crate::cli::arguments::site_flag;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::editor;
use crate::cli::say;
use crate::cli::screen;
use crate::cli::screen::Colours;
use crate::cli::show_mistakes;
use crate::cli::today;
use crate::cli::words::Words;
use crate::content::Heads;
use crate::diagnostics;
use crate::diagnostics::Format;
use crate::schema;
use crate::schema::Names;
use crate::schema::Owner;
use crate::serve;
use crate::serve::Host;
use crate::serve::Options;
use crate::serve::ServeError;
use crate::serve::Settings;
use crate::serve::Told;
use crate::text::Date;

/// The port that is tried first.
const PORT: u16 = 3000;

/// The arguments of `serve`.
pub(super) struct ServeArguments {
    site: PathBuf,
    port: u16,
    today: Option<Date>,
    editor: Option<String>,
    opens: bool,
    colours: Colours,
}

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    let port = option("port", words.pick("SỐ", "NUMBER"), words)
        .value_parser(clap::value_parser!(u16).range(1..))
        .help(words.pick(
            "Cổng thử trước tiên (mặc định: 3000); nếu đã bị chiếm thì lấy cổng kế tiếp",
            "The port to try first (default: 3000); where it is taken, the next free one",
        ));
    let opens = Arg::new("open")
        .long("open")
        .action(ArgAction::SetTrue)
        .help_heading(options_heading(words))
        .help(words.pick("Mở luôn trang xem thử bằng trình duyệt", "Open the preview in a browser"));
    let editor = option("editor", words.pick("LỆNH", "COMMAND"), words).help(words.pick(
        "Lệnh mở tệp để sửa, ví dụ \"code -g {file}:{line}\" (mặc định: VS Code nếu có, không thì chương trình quen dùng)",
        "How to open a file for editing, such as \"code -g {file}:{line}\" (default: VS Code, else the usual program)",
    ));
    let today = option("today", words.pick("NGÀY", "DATE"), words).help(words.pick(
        "Xem như vào ngày này, ví dụ 2026-01-31 (mặc định: hôm nay)",
        "Show the site as on this day, such as 2026-01-31 (default: today)",
    ));
    subcommand(
        "serve",
        ["doithoai serve [TÙY CHỌN]", "doithoai serve [OPTIONS]"],
        [
            "Xem thử trang trên máy này; trang đang mở tự đổi theo mỗi lần lưu",
            "Preview the site on this machine; the open page follows each save",
        ],
        words,
    )
    .args([site_flag(words), port, opens, editor, today, screen::flag(words)])
}

/// Reads the arguments.
///
/// # Errors
/// Fails where the day is none.
pub(super) fn arguments(matches: &ArgMatches, words: Words) -> Result<ServeArguments, Usage> {
    Ok(ServeArguments {
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        port: matches.get_one("port").copied().unwrap_or(PORT),
        today: day(matches, "today", words)?,
        editor: matches.get_one("editor").cloned(),
        opens: matches.get_flag("open"),
        colours: screen::colours(matches),
    })
}

/// Runs the command until the process is ended.
pub(super) fn run(arguments: &ServeArguments, words: Words) -> u8 {
    let site = std::path::absolute(&arguments.site).unwrap_or_else(|_| arguments.site.clone());
    if !site.join("content").is_dir() {
        complain(&words.no_site(&arguments.site));
        return WRONG_USE;
    }
    let fixed = arguments.today;
    let settings = Settings {
        today: Box::new(move || fixed.unwrap_or_else(today)),
        base_url: String::new(),
        language: words.0,
        cache: Some(site.join(CACHE)),
    };
    let options = Options { settings, port: arguments.port };
    let host = Host {
        tell: &|told| tell(&told, arguments, words),
        edit: &|file, line| edit(file, line, arguments.editor.as_deref()),
    };
    match serve::run(&site, options, &host) {
        Ok(()) => GOOD,
        Err(error) => {
            complain(&failed(&error, words));
            ENVIRONMENT
        }
    }
}

fn tell(told: &Told<'_>, arguments: &ServeArguments, words: Words) {
    match told {
        Told::Listening(address) => {
            let address = format!("http://{address}/");
            say(&words.pick(
                format!("Xem thử tại {address}\nCứ sửa và lưu bài, trang đang mở tự đổi theo. Bấm Ctrl-C để dừng."),
                format!("Preview at {address}\nThe open page follows each save. Press Ctrl-C to stop."),
            ));
            if arguments.port != address_port(&address) {
                say(&words.pick(
                    format!("(Cổng {} đang có chương trình khác dùng.)", arguments.port),
                    format!("(Port {} is taken by another program.)", arguments.port),
                ));
            }
            if arguments.opens && opener::open_browser(&address).is_err() {
                complain(words.pick(
                    "Không tự mở được trình duyệt; hãy mở địa chỉ ở trên.",
                    "The browser cannot be opened from here; open the address above.",
                ));
            }
        }
        Told::Shown { revision, errors, warnings, sources, took } => {
            let format = Format::Human(screen::screen(&std::io::stderr(), arguments.colours));
            show_mistakes(&diagnostics::render(errors, sources, format, words.0));
            say(&words.shown(*revision, (errors.len(), *warnings), *took));
        }
        Told::Heads(heads) => renew_schemas(&arguments.site, heads, words),
        Told::Failed(failure) => complain(&format!("{}: {}", words.error(), failure.message(words.0))),
    }
}

/// Keeps what editors offer in step with the names of a site, where they have been set up.
fn renew_schemas(site: &Path, heads: &Heads, words: Words) {
    if !editor::is_set_up(site) {
        return;
    }
    let mut files = schema::editor_files(&Names::of(heads));
    files.retain(|file| file.owner == Owner::Program);
    if let Err((path, error)) = editor::write(site, &files) {
        complain(&words.cannot_write(&path, &error));
    }
}

fn address_port(address: &str) -> u16 {
    let port = address.trim_end_matches('/').rsplit(':').next();
    port.and_then(|port| port.parse().ok()).unwrap_or(PORT)
}

fn failed(error: &ServeError, words: Words) -> String {
    match error {
        ServeError::NoPort(first) => words.pick(
            format!("Lỗi: các cổng từ {first} trở đi đều đã bị chiếm. Hãy chọn cổng khác, ví dụ: doithoai serve --port 8080"),
            format!("Error: all ports from {first} on are taken. Choose another one, for example: doithoai serve --port 8080"),
        ),
        ServeError::Watch(path, error) => words.pick(
            format!("Lỗi: không theo dõi được thay đổi trong {} ({error}). Hãy chép trang vào ổ đĩa của máy này rồi chạy lại.", path.display()),
            format!("Error: changes in {} cannot be watched ({error}). Copy the site to a disk of this machine, then run again.", path.display()),
        ),
        ServeError::Thread(_) => words.no_threads().to_owned(),
    }
}

/// Opens a file at a line: with the command that was asked for, else with VS Code, else with the usual program.
fn edit(file: &Path, line: usize, asked: Option<&str>) -> bool {
    if let Some(asked) = asked {
        return started(&mut command_of(asked, file, line));
    }
    let code = if cfg!(windows) { "code.cmd" } else { "code" };
    started(Command::new(code).arg("-g").arg(format!("{}:{line}", file.display()))) || opener::open(file).is_ok()
}

/// Makes a command of words: `{file}` and `{line}` are filled in; a command without `{file}` gets the file at its end.
fn command_of(asked: &str, file: &Path, line: usize) -> Command {
    let mut words = asked.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    let name = file.display().to_string();
    command.args(words.map(|word| word.replace("{file}", &name).replace("{line}", &line.to_string())));
    if !asked.contains("{file}") {
        command.arg(file);
    }
    command
}

fn started(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = quiet.spawn();
    let is_started = started.is_ok();
    if let Ok(child) = started {
        // A child that nobody waits for stays in the table of processes when it has ended.
        std::thread::spawn(move || drop(Child::wait_with_output(child)));
    }
    is_started
}
