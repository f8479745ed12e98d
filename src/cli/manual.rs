//! What shells and manuals know of the commands: completions and pages for `man`, made from the arguments themselves.

use clap::Arg;
use clap::ArgMatches;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::show;
use crate::cli::words::Words;
use crate::text;

const NAME: &str = "doithoai";

/// The headings of a page for `man`, and what they are called in Vietnamese.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME\n", ".SH TÊN\n"),
    (".SH SYNOPSIS\n", ".SH CÁCH DÙNG\n"),
    (".SH DESCRIPTION\n", ".SH MÔ TẢ\n"),
    (".SH OPTIONS\n", ".SH TÙY CHỌN\n"),
    (".SH Lệnh\n", ".SH LỆNH\n"),
    (".SH EXTRA\n", ".SH THÊM\n"),
    (".SH VERSION\n", ".SH PHIÊN BẢN\n"),
];

/// Describes the command `completions`.
pub(super) fn completions_command(words: Words) -> clap::Command {
    let shell = Arg::new("shell")
        .required(true)
        .value_name("bash|zsh|fish|powershell")
        .value_parser(["bash", "zsh", "fish", "powershell"])
        .hide_possible_values(true)
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick("Loại cửa sổ lệnh đang dùng", "The shell in use"));
    subcommand(
        "completions",
        ["doithoai completions <CỬA SỔ LỆNH>", "doithoai completions <SHELL>"],
        ["In đoạn mã để cửa sổ lệnh gợi ý khi bấm phím Tab", "Print the code by which a shell completes on Tab"],
        words,
    )
    .arg(shell)
}

/// Describes the command `man`.
pub(super) fn man_command(words: Words) -> clap::Command {
    let of = Arg::new("of")
        .value_name(words.pick("LỆNH", "COMMAND"))
        .num_args(0..)
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick(
            "Lệnh cần hướng dẫn, ví dụ: build (mặc định: cả chương trình)",
            "The command that the page is on, such as: build (default: the program)",
        ));
    subcommand(
        "man",
        ["doithoai man [LỆNH]", "doithoai man [COMMAND]"],
        ["In trang hướng dẫn cho lệnh man", "Print a page for man"],
        words,
    )
    .arg(of)
}

/// Returns the shell that is asked for.
pub(super) fn shell(matches: &ArgMatches) -> Shell {
    match matches.get_one::<String>("shell").map(String::as_str) {
        Some("zsh") => Shell::Zsh,
        Some("fish") => Shell::Fish,
        Some("powershell") => Shell::PowerShell,
        _ => Shell::Bash,
    }
}

/// Returns the command that a page is asked for; empty for the program.
pub(super) fn of(matches: &ArgMatches) -> Vec<String> {
    matches.get_many::<String>("of").into_iter().flatten().cloned().collect()
}

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell, mut program: clap::Command) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, NAME, &mut script);
    show(&String::from_utf8_lossy(&script));
    GOOD
}

/// Prints the page of the program, or of one of its commands.
pub(super) fn man(of: &[String], mut program: clap::Command, words: Words) -> u8 {
    program.build();
    let mut command = &program;
    for name in of {
        let Some(inner) = command.find_subcommand(name) else {
            complain(&unknown_command(name, command, words));
            return WRONG_USE;
        };
        command = inner;
    }
    // The way from the program to its command stands in the name of the page, as man pages do it: doithoai-build.
    let title = std::iter::once(NAME).chain(of.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    let page = command.clone().display_name(title);
    let mut roff = Vec::new();
    // Writing to memory cannot fail.
    let source = format!("{NAME} {}", env!("CARGO_PKG_VERSION"));
    let _ = Man::new(page).source(source).render(&mut roff);
    let page = String::from_utf8_lossy(&roff);
    let page = words.pick(in_vietnamese(&page), page.into_owned());
    show(&page);
    GOOD
}

fn in_vietnamese(page: &str) -> String {
    HEADINGS.iter().fold(page.to_owned(), |page, (english, vietnamese)| page.replace(english, vietnamese))
}

fn unknown_command(name: &str, among: &clap::Command, words: Words) -> String {
    let known: Vec<&str> = among.get_subcommands().map(clap::Command::get_name).collect();
    let closest = text::closest(name, known.iter().copied());
    let all = known.join(", ");
    match closest {
        Some(closest) => words.pick(
            format!("Lỗi: không có lệnh {name}. Ý bạn là {closest}?"),
            format!("Error: there is no command {name}. Did you mean {closest}?"),
        ),
        None if all.is_empty() => {
            words.pick(format!("Lỗi: không có lệnh {name}."), format!("Error: there is no command {name}."))
        }
        None => words.pick(
            format!("Lỗi: không có lệnh {name}. Các lệnh: {all}."),
            format!("Error: there is no command {name}. The commands: {all}."),
        ),
    }
}
