//! The command `theme`: which files the default theme has, and copies of them in the folder of a site, for changing.

#![expect(clippy::disallowed_methods, reason = "copies of the theme are written to disk")]

use std::collections::BTreeMap;
use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;

use crate::cli::ENVIRONMENT;
use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::path;
use crate::cli::arguments::site_flag;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::say;
use crate::cli::words::Words;
use crate::text;
use crate::theme;

/// The arguments of `theme`.
pub(super) struct ThemeArguments {
    site: PathBuf,
    wish: Wish,
}

/// What is wanted of the theme.
enum Wish {
    /// The names of its files.
    List,
    /// A copy of all files, or of one.
    Eject(Option<String>),
}

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    subcommand(
        "theme",
        ["doithoai theme <LỆNH> [TÙY CHỌN]", "doithoai theme <COMMAND> [OPTIONS]"],
        ["Xem và chép giao diện có sẵn để sửa", "See the built-in theme, and copy it for changing"],
        words,
    )
    .subcommand_help_heading(words.pick("Lệnh", "Commands"))
    .disable_help_subcommand(true)
    .subcommands([list(words), eject(words)])
}

fn list(words: Words) -> clap::Command {
    subcommand(
        "list",
        ["doithoai theme list [TÙY CHỌN]", "doithoai theme list [OPTIONS]"],
        ["Liệt kê các tệp của giao diện", "List the files of the theme"],
        words,
    )
    .arg(site_flag(words))
}

fn eject(words: Words) -> clap::Command {
    let file = Arg::new("file")
        .value_name(words.pick("TỆP", "FILE"))
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick("Tệp cần chép (mặc định: tất cả)", "The file to copy (default: all of them)"));
    subcommand(
        "eject",
        ["doithoai theme eject [TỆP] [TÙY CHỌN]", "doithoai theme eject [FILE] [OPTIONS]"],
        [
            "Chép giao diện vào themes/default của trang để sửa; tệp đã có được giữ nguyên",
            "Copy the theme to themes/default of the site for changing; a file that is there stays as it is",
        ],
        words,
    )
    .args([file, site_flag(words)])
}

/// Reads the arguments; nothing where no command of `theme` is given.
pub(super) fn arguments(matches: &ArgMatches) -> Option<ThemeArguments> {
    let (name, matches) = matches.subcommand()?;
    let wish = match name {
        "list" => Wish::List,
        _ => Wish::Eject(matches.get_one::<String>("file").cloned()),
    };
    Some(ThemeArguments { site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")), wish })
}

/// Runs the command.
pub(super) fn run(arguments: &ThemeArguments, words: Words) -> u8 {
    let ThemeArguments { site, wish } = arguments;
    if !site.join("content").is_dir() {
        complain(&words.no_site(site));
        return WRONG_USE;
    }
    let folder = site.join("themes").join(theme::DEFAULT);
    let files = theme::default_files();
    let wanted = match wish {
        Wish::List => return show_files(&files, &folder, words),
        Wish::Eject(None) => files,
        Wish::Eject(Some(file)) => match find(file, &files) {
            Ok(path) => files.into_iter().filter(|(inner, _)| *inner == path).collect(),
            Err(closest) => {
                complain(&unknown_file(file, closest.as_deref(), words));
                return WRONG_USE;
            }
        },
    };
    match copy(&wanted, &folder) {
        Ok(copied) => report(&copied, (site, &folder), words),
        Err((path, error)) => {
            complain(&words.cannot_write(&path, &error));
            ENVIRONMENT
        }
    }
}

fn show_files(files: &BTreeMap<String, Vec<u8>>, folder: &Path, words: Words) -> u8 {
    for inner in files.keys() {
        let is_replaced = folder.join(inner).exists();
        let note =
            if is_replaced { words.pick("  (trang này có bản riêng)", "  (this site has its own)") } else { "" };
        say(&format!("{inner}{note}"));
    }
    GOOD
}

/// Finds a file by its path within the theme, its path within the site, or its name alone where only one has it. Where
/// there is none, returns the one that was perhaps meant.
fn find(written: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String, Option<String>> {
    let plain = written.replace('\\', "/");
    let inner = plain.trim_start_matches("./").trim_start_matches("themes/default/");
    if files.contains_key(inner) {
        return Ok(inner.to_owned());
    }
    let mut named = files.keys().filter(|path| path.rsplit('/').next() == Some(inner));
    match (named.next(), named.next()) {
        (Some(only), None) => Ok(only.clone()),
        _ => {
            let names = files.keys().filter_map(|path| path.rsplit('/').next());
            Err(text::closest(inner, files.keys().map(String::as_str).chain(names)).map(str::to_owned))
        }
    }
}

/// What was copied, and what was there already.
#[derive(Default)]
struct Copied {
    written: Vec<String>,
    kept: Vec<String>,
}

/// Copies files into a folder; what is there stays as it is.
fn copy(files: &BTreeMap<String, Vec<u8>>, folder: &Path) -> Result<Copied, (PathBuf, io::Error)> {
    let mut copied = Copied::default();
    for (inner, bytes) in files {
        let target = folder.join(inner);
        match write_new(&target, bytes) {
            Ok(()) => copied.written.push(inner.clone()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => copied.kept.push(inner.clone()),
            Err(error) => return Err((target, error)),
        }
    }
    Ok(copied)
}

fn write_new(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(target)?;
    let written = file.write_all(bytes);
    if written.is_err() {
        // Half a template would stop every build.
        let _ = fs::remove_file(target);
    }
    written
}

fn report(copied: &Copied, (site, folder): (&Path, &Path), words: Words) -> u8 {
    for inner in &copied.kept {
        let path = folder.join(inner);
        let path = path.display();
        say(&words.pick(format!("Đã có từ trước, giữ nguyên: {path}"), format!("There already, left as it is: {path}")));
    }
    let Copied { written, .. } = copied;
    if written.is_empty() {
        say(words.pick("Không chép tệp nào.", "Nothing was copied."));
        return GOOD;
    }
    let shown = folder.display();
    let site = if site == Path::new(".") { String::new() } else { format!(" --site {}", site.display()) };
    let what = match written.as_slice() {
        [only] => folder.join(only).display().to_string(),
        _ => words.pick(format!("{} tệp vào {shown}", written.len()), format!("{} files to {shown}", written.len())),
    };
    say(&words.pick(
        format!(
            "Đã chép {what}.\nHãy sửa rồi chạy: doithoai build{site}\nTệp đã chép được dùng thay cho tệp có sẵn, kể cả khi chương trình có bản mới: chỉ giữ lại những tệp bạn sửa."
        ),
        format!(
            "Copied {what}.\nChange it, then run: doithoai build{site}\nA copy takes the place of the built-in file, even in a newer version of the program: keep only the files that you change."
        ),
    ));
    GOOD
}

fn unknown_file(written: &str, closest: Option<&str>, words: Words) -> String {
    match closest {
        Some(closest) => words.pick(
            format!(
                "Lỗi: giao diện không có tệp {written}. Ý bạn là {closest}? Hãy gõ: doithoai theme eject {closest}"
            ),
            format!(
                "Error: the theme has no file {written}. Did you mean {closest}? Type: doithoai theme eject {closest}"
            ),
        ),
        None => words.pick(
            format!("Lỗi: giao diện không có tệp {written}. Để xem các tệp, hãy gõ: doithoai theme list"),
            format!("Error: the theme has no file {written}. To see its files, type: doithoai theme list"),
        ),
    }
}
