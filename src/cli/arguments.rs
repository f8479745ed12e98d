//! Arguments: from words on the command line to a typed invocation.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::ValueHint;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;
use clap_complete::Shell;

use crate::cli::explain;
use crate::cli::language_of;
use crate::cli::manual;
use crate::cli::new;
use crate::cli::new::NewArguments;
use crate::cli::report;
use crate::cli::report::ReportArguments;
use crate::cli::schema;
use crate::cli::schema::SchemaArguments;
use crate::cli::screen;
use crate::cli::screen::Colours;
use crate::cli::serve;
use crate::cli::serve::ServeArguments;
use crate::cli::theme;
use crate::cli::theme::ThemeArguments;
use crate::cli::words::Words;
use crate::content;
use crate::diagnostics::Format;
use crate::text;
use crate::text::Date;
use crate::text::Language;

/// What the program is asked to do.
pub(super) struct Invocation {
    /// The language of messages.
    pub(super) language: Language,
    /// The command.
    pub(super) command: Command,
}

/// A command with its arguments.
pub(super) enum Command {
    /// Starts a site.
    Init {
        /// The new folder.
        folder: PathBuf,
    },
    /// Starts an article.
    New(Box<NewArguments>),
    /// Tells all mistakes.
    Check {
        /// What is checked.
        arguments: BuildArguments,
        /// The form of the diagnostics; for people where none is asked for.
        format: Option<Format>,
    },
    /// Explains a diagnostic.
    Explain {
        /// The name of its rule; all are listed where there is none.
        rule: Option<String>,
    },
    /// Builds the site.
    Build(BuildArguments),
    /// Shows the site in a browser while it is written.
    Serve(ServeArguments),
    /// Makes the report of a period.
    Report(ReportArguments),
    /// Takes communes over from a conversion table.
    ImportCommunes(ImportArguments),
    /// Writes what editors need to know of a site.
    Schema(SchemaArguments),
    /// Shows or copies the theme.
    Theme(ThemeArguments),
    /// Prints the completions for a shell.
    Completions(Shell),
    /// Prints a page for `man`.
    Man {
        /// The command that it is on; empty for the program.
        of: Vec<String>,
    },
}

/// The arguments of `import communes`.
pub(super) struct ImportArguments {
    /// The table.
    pub(super) table: PathBuf,
    /// The folder of the site.
    pub(super) site: PathBuf,
    /// What becomes of what was found.
    pub(super) writing: Writing,
    /// The form of the diagnostics; for people where none is asked for.
    pub(super) format: Option<Format>,
    /// Whether they have colours.
    pub(super) colours: Colours,
}

/// Whether a command writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// It writes.
    Real,
    /// It only tells what it would write.
    Dry,
}

/// The arguments of `build`, of which `check` takes a part.
pub(super) struct BuildArguments {
    /// The folder of the site.
    pub(super) site: PathBuf,
    /// The folder to publish into.
    pub(super) output: Option<PathBuf>,
    /// The base address.
    pub(super) base_url: Option<String>,
    /// Whether drafts and articles before their day are shown.
    pub(super) drafts: bool,
    /// The day for which the site is built.
    pub(super) today: Option<Date>,
    /// Whether warnings are errors.
    pub(super) strict: bool,
    /// The number of threads.
    pub(super) jobs: Option<u16>,
    /// Whether messages have colours.
    pub(super) colours: Colours,
}

/// Why there is no invocation.
pub(super) enum Usage {
    /// Help or the version was asked for.
    Shown(String),
    /// The arguments are wrong.
    Wrong(String),
}

/// Reads the arguments.
pub(super) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Invocation, Usage> {
    let arguments: Vec<OsString> = arguments.collect();
    let plain: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let language = language_of(&plain);
    let words = Words(language);
    let matches = program(words).try_get_matches_from(arguments).map_err(|error| explain(&error, words))?;
    let command = match matches.subcommand() {
        Some(("init", matches)) => Command::Init { folder: path(matches, "folder").unwrap_or_default() },
        Some(("check", matches)) => {
            Command::Check { arguments: build_arguments(matches, words)?, format: format(matches) }
        }
        Some(("explain", matches)) => Command::Explain { rule: explain::rule(matches) },
        Some(("new", matches)) => Command::New(Box::new(new::arguments(matches, words)?)),
        Some(("import", matches)) => match matches.subcommand() {
            Some((_, matches)) => Command::ImportCommunes(import_arguments(matches)),
            None => return Err(Usage::Shown(format!("{}\n", import(words).render_help()))),
        },
        Some(("report", matches)) => Command::Report(report::arguments(matches, words)?),
        Some(("serve", matches)) => Command::Serve(serve::arguments(matches, words)?),
        Some(("theme", matches)) => match theme::arguments(matches) {
            Some(arguments) => Command::Theme(arguments),
            None => return Err(Usage::Shown(format!("{}\n", theme::command(words).render_help()))),
        },
        Some(("schema", matches)) => Command::Schema(schema::arguments(matches)),
        Some(("completions", matches)) => Command::Completions(manual::shell(matches)),
        Some(("man", matches)) => Command::Man { of: manual::of(matches) },
        Some((_, matches)) => Command::Build(build_arguments(matches, words)?),
        None => return Err(Usage::Shown(program(words).render_help().to_string())),
    };
    Ok(Invocation { language, command })
}

/// The line that help shows before the list of options.
const TEMPLATE_VI: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";
const TEMPLATE_EN: &str = "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// Describes the program.
pub(super) fn program(words: Words) -> clap::Command {
    let start = words.pick(
        "\nBắt đầu: doithoai init trang-cua-toi, rồi doithoai serve --site trang-cua-toi",
        "\nTo start: doithoai init my-site, then doithoai serve --site my-site",
    );
    clap::Command::new("doithoai")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.pick(
            "Dựng trang tin tĩnh về các hội nghị đối thoại với Nhân dân và kết quả sau đối thoại",
            "Builds static sites on public dialogue sessions and their outcomes",
        ))
        .override_usage(words.pick("doithoai <LỆNH> [TÙY CHỌN]", "doithoai <COMMAND> [OPTIONS]"))
        .help_template(words.pick(TEMPLATE_VI, TEMPLATE_EN))
        .subcommand_help_heading(words.pick("Lệnh", "Commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args(common_flags(words))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(options_heading(words))
                .help(words.pick("In số phiên bản", "Print the version")),
        )
        .subcommands([init(words), new::command(words), check(words), explain::command(words), build(words)])
        .subcommands([serve::command(words), import(words), report::command(words), schema::command(words)])
        .subcommands([theme::command(words), manual::completions_command(words), manual::man_command(words)])
        .after_help(start)
}

pub(super) fn options_heading(words: Words) -> &'static str {
    words.pick("Tùy chọn", "Options")
}

fn common_flags(words: Words) -> [Arg; 2] {
    [
        Arg::new("lang")
            .long("lang")
            .value_name("vi|en")
            .value_parser(["vi", "en"])
            .hide_possible_values(true)
            .help_heading(options_heading(words))
            .help(words.pick("Ngôn ngữ của thông báo (mặc định: vi)", "Language of messages (default: vi)")),
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help_heading(options_heading(words))
            .help(words.pick("In hướng dẫn này", "Print this help")),
    ]
}

pub(super) fn subcommand(
    name: &'static str,
    usage: [&'static str; 2],
    about: [&'static str; 2],
    words: Words,
) -> clap::Command {
    clap::Command::new(name)
        .about(words.pick(about[0], about[1]))
        .override_usage(words.pick(usage[0], usage[1]))
        .help_template(words.pick(TEMPLATE_VI, TEMPLATE_EN))
        .disable_help_flag(true)
        .args(common_flags(words))
}

fn init(words: Words) -> clap::Command {
    subcommand(
        "init",
        ["doithoai init <THƯ MỤC>", "doithoai init <DIR>"],
        ["Tạo một trang mới, dựng được ngay", "Start a new site that builds at once"],
        words,
    )
    .arg(
        Arg::new("folder")
            .required(true)
            .value_name(words.pick("THƯ MỤC", "DIR"))
            .value_parser(clap::value_parser!(PathBuf))
            .help_heading(words.pick("Tham số", "Arguments"))
            .help(words.pick(
                "Thư mục của trang mới; chưa có hoặc còn trống",
                "The folder of the new site; empty or not there yet",
            )),
    )
}

fn check(words: Words) -> clap::Command {
    subcommand(
        "check",
        ["doithoai check [TÙY CHỌN]", "doithoai check [OPTIONS]"],
        ["Kiểm tra mọi bài và chỉ ra từng lỗi, không ghi gì", "Tell every mistake in all articles; write nothing"],
        words,
    )
    .args(content_flags(words))
    .arg(format_flag(words))
}

fn build(words: Words) -> clap::Command {
    subcommand(
        "build",
        ["doithoai build [TÙY CHỌN]", "doithoai build [OPTIONS]"],
        ["Kiểm tra rồi dựng trang vào thư mục output", "Check, then build the site into the folder output"],
        words,
    )
    .args(content_flags(words))
    .arg(option("output", words.pick("THƯ MỤC", "DIR"), words).value_parser(clap::value_parser!(PathBuf)).help(
        words.pick(
            "Nơi ghi trang (mặc định: output trong thư mục của trang)",
            "Where to write (default: output in the folder of the site)",
        ),
    ))
    .arg(option("base-url", words.pick("ĐỊA CHỈ", "URL"), words).help(words.pick(
        "Địa chỉ của trang, thay cho base_url trong site.yaml",
        "Address of the site, in place of base_url in site.yaml",
    )))
}

fn import(words: Words) -> clap::Command {
    subcommand(
        "import",
        ["doithoai import communes <TỆP.csv> [TÙY CHỌN]", "doithoai import communes <FILE.csv> [OPTIONS]"],
        ["Đưa dữ liệu từ tệp khác vào danh mục", "Take data over from other files into the registries"],
        words,
    )
    .subcommand_help_heading(words.pick("Lệnh", "Commands"))
    .disable_help_subcommand(true)
    .subcommand(import_communes(words))
}

fn import_communes(words: Words) -> clap::Command {
    let about = [
        "Thêm xã, phường từ bảng chuyển đổi vào content/communes.yaml; mục đã có được giữ nguyên",
        "Add communes from a conversion table to content/communes.yaml; entries that are there stay as they are",
    ];
    let usage = ["doithoai import communes <TỆP.csv> [TÙY CHỌN]", "doithoai import communes <FILE.csv> [OPTIONS]"];
    let table = Arg::new("table")
        .required(true)
        .value_name(words.pick("TỆP.csv", "FILE.csv"))
        .value_parser(clap::value_parser!(PathBuf))
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick(
            "Bảng CSV có các cột: Mã cũ, Tên cũ, Mã mới, Tên mới, Toàn bộ/Một phần, Ngày hiệu lực",
            "The table in CSV with the columns: old code, old name, new code, new name, whole/part, date",
        ));
    let dry_run = Arg::new("dry-run")
        .long("dry-run")
        .action(ArgAction::SetTrue)
        .help_heading(options_heading(words))
        .help(words.pick("Chỉ đọc và báo kết quả, không ghi gì", "Read and report only; write nothing"));
    subcommand("communes", usage, about, words)
        .args([table, site_flag(words), dry_run])
        .args([format_flag(words), screen::flag(words)])
}

pub(super) fn option(name: &'static str, value: &'static str, words: Words) -> Arg {
    Arg::new(name).long(name).value_name(value).help_heading(options_heading(words))
}

fn format_flag(words: Words) -> Arg {
    option("format", "human|short|json|github", words)
        .value_parser(["human", "short", "json", "github"])
        .hide_possible_values(true)
        .help(words.pick("Dạng của thông báo (mặc định: human)", "Form of the diagnostics (default: human)"))
}

pub(super) fn folder_option(name: &'static str, words: Words) -> Arg {
    let folder = option(name, words.pick("THƯ MỤC", "DIR"), words);
    folder.value_parser(clap::value_parser!(PathBuf)).value_hint(ValueHint::DirPath)
}

pub(super) fn site_flag(words: Words) -> Arg {
    folder_option("site", words).help(
        words.pick("Thư mục của trang (mặc định: thư mục hiện tại)", "Folder of the site (default: the current one)"),
    )
}

fn content_flags(words: Words) -> [Arg; 6] {
    let flag =
        |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(options_heading(words));
    [
        site_flag(words),
        flag("drafts").help(
            words.pick("Kể cả bản nháp và bài chưa đến ngày đăng", "Include drafts and articles before their day"),
        ),
        option("today", words.pick("NGÀY", "DATE"), words).help(words.pick(
            "Dựng như vào ngày này, ví dụ 2026-01-31 (mặc định: hôm nay)",
            "Build as on this day, such as 2026-01-31 (default: today)",
        )),
        flag("strict").help(words.pick("Coi cảnh báo là lỗi", "Treat warnings as errors")),
        option("jobs", words.pick("SỐ", "N"), words).value_parser(clap::value_parser!(u16).range(1..=512)).help(
            words.pick("Số luồng xử lý (mặc định: số lõi của máy)", "Number of threads (default: the number of cores)"),
        ),
        screen::flag(words),
    ]
}

pub(super) fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

fn format(matches: &ArgMatches) -> Option<Format> {
    match matches.get_one::<String>("format")?.as_str() {
        "short" => Some(Format::Short),
        "json" => Some(Format::Json),
        "github" => Some(Format::Github),
        _ => None,
    }
}

fn import_arguments(matches: &ArgMatches) -> ImportArguments {
    ImportArguments {
        table: path(matches, "table").unwrap_or_default(),
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        writing: if matches.get_flag("dry-run") { Writing::Dry } else { Writing::Real },
        format: format(matches),
        colours: screen::colours(matches),
    }
}

fn build_arguments(matches: &ArgMatches, words: Words) -> Result<BuildArguments, Usage> {
    let is_build = matches.try_contains_id("base-url").is_ok();
    let base_url = if is_build { matches.get_one::<String>("base-url").cloned() } else { None };
    Ok(BuildArguments {
        site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")),
        output: if is_build { path(matches, "output") } else { None },
        base_url: base_url.map(|url| base_address(url, words)).transpose()?,
        drafts: matches.get_flag("drafts"),
        today: day(matches, "today", words)?,
        strict: matches.get_flag("strict"),
        jobs: matches.get_one::<u16>("jobs").copied(),
        colours: screen::colours(matches),
    })
}

/// Reads a day, in any of the forms that articles may use.
pub(super) fn day(matches: &ArgMatches, name: &str, words: Words) -> Result<Option<Date>, Usage> {
    let Some(written) = matches.get_one::<String>(name) else { return Ok(None) };
    let day = text::parse_date(written).map_err(|_| {
        Usage::Wrong(words.pick(
            format!("Lỗi: --{name} {written} không phải là một ngày. Hãy gõ như: --{name} 2026-01-31\n"),
            format!("Error: --{name} {written} is not a day. Type it as: --{name} 2026-01-31\n"),
        ))
    })?;
    Ok(Some(day))
}

fn base_address(url: String, words: Words) -> Result<String, Usage> {
    if !content::is_web_address(&url) || url.contains(['?', '#']) {
        return Err(Usage::Wrong(words.pick(
            format!("Lỗi: --base-url {url} không phải là địa chỉ trang web. Hãy gõ như: --base-url https://doithoai.example/\n"),
            format!("Error: --base-url {url} is not a web address. Type it as: --base-url https://doithoai.example/\n"),
        )));
    }
    Ok(if url.ends_with('/') { url } else { url + "/" })
}

/// Says in plain words what clap found wrong.
fn explain(error: &clap::Error, words: Words) -> Usage {
    let value = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = value(ContextKind::InvalidArg);
    let found = value(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Usage::Shown(error.render().to_string()),
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand);
            words.pick(format!("không có lệnh “{name}”"), format!("there is no command `{name}`"))
        }
        ErrorKind::UnknownArgument => {
            let near = value(ContextKind::SuggestedArg);
            let near_vi = if near.is_empty() { String::new() } else { format!("; ý bạn là {near}?") };
            let near_en = if near.is_empty() { String::new() } else { format!("; did you mean {near}?") };
            words.pick(
                format!("không có tùy chọn {argument}{near_vi}"),
                format!("there is no option {argument}{near_en}"),
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if found.is_empty() => {
            words.pick(format!("{argument} cần có giá trị theo sau"), format!("{argument} needs a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.pick(
            format!("giá trị “{found}” không hợp với {argument}"),
            format!("the value `{found}` does not fit {argument}"),
        ),
        ErrorKind::MissingRequiredArgument => {
            words.pick(format!("còn thiếu {argument}"), format!("{argument} is missing"))
        }
        ErrorKind::ArgumentConflict => {
            words.pick(format!("{argument} chỉ được gõ một lần"), format!("{argument} may stand only once"))
        }
        _ => words.pick("câu lệnh không đúng".to_owned(), "the command line is wrong".to_owned()),
    };
    let end = if what.ends_with('?') { "" } else { "." };
    Usage::Wrong(words.pick(
        format!("Lỗi: {what}{end}\nXem cách dùng: doithoai --help\n"),
        format!("Error: {what}{end}\nSee: doithoai --help --lang en\n"),
    ))
}
