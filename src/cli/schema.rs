//! The command `schema`: what editors need to know of a site, so that keys and names complete while people type.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;

use crate::cli::ENVIRONMENT;
use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::folder_option;
use crate::cli::arguments::path;
use crate::cli::arguments::site_flag;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::editor;
use crate::cli::editor::Written;
use crate::cli::say;
use crate::cli::show;
use crate::cli::words::Words;
use crate::schema;
use crate::schema::EditorFile;
use crate::schema::Owner;
use crate::text;

/// The arguments of `schema`.
pub(super) struct SchemaArguments {
    site: PathBuf,
    wish: Wish,
}

/// What is wanted.
enum Wish {
    /// All files for editors, in the folder of the site.
    SetUp,
    /// The schemas alone, in some folder.
    Into(PathBuf),
    /// One schema, printed.
    Print(String),
}

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    let name = Arg::new("name")
        .value_name(words.pick("TÊN", "NAME"))
        .conflicts_with("output")
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick(
            "Chỉ in một lược đồ: session, news, page, site, topics, series, agencies, communes",
            "Print one schema only: session, news, page, site, topics, series, agencies, communes",
        ));
    let output = folder_option("output", words).help(words.pick(
        "Chỉ ghi các lược đồ, vào thư mục này (mặc định: .doithoai/schema và .vscode của trang)",
        "Write the schemas only, to this folder (default: .doithoai/schema and .vscode of the site)",
    ));
    subcommand(
        "schema",
        ["doithoai schema [TÊN] [TÙY CHỌN]", "doithoai schema [NAME] [OPTIONS]"],
        [
            "Cài phần gợi ý khi gõ cho VS Code và các trình soạn thảo khác",
            "Set up completion of keys and names in VS Code and other editors",
        ],
        words,
    )
    .args([name, site_flag(words), output])
}

/// Reads the arguments.
pub(super) fn arguments(matches: &ArgMatches) -> SchemaArguments {
    let wish = match (matches.get_one::<String>("name"), path(matches, "output")) {
        (Some(name), _) => Wish::Print(name.clone()),
        (None, Some(folder)) => Wish::Into(folder),
        (None, None) => Wish::SetUp,
    };
    SchemaArguments { site: path(matches, "site").unwrap_or_else(|| PathBuf::from(".")), wish }
}

/// Runs the command.
pub(super) fn run(arguments: &SchemaArguments, words: Words) -> u8 {
    let SchemaArguments { site, wish } = arguments;
    if !site.join("content").is_dir() {
        complain(&words.no_site(site));
        return WRONG_USE;
    }
    let known = match editor::names(site) {
        Ok(known) => known,
        Err(error) => {
            complain(&format!("{}: {}", words.error(), error.message(words.0)));
            return ENVIRONMENT;
        }
    };
    let code = match wish {
        Wish::Print(name) => return print(name, &known.names, words),
        Wish::SetUp => write(site, &editor::files(&known), words),
        Wish::Into(folder) => write(folder, &schemas_alone(&known.names), words),
    };
    if code == GOOD && known.errors > 0 {
        say(&errors_in_content(known.errors, words));
    }
    code
}

fn schemas_alone(names: &schema::Names) -> Vec<EditorFile> {
    let file = |schema: schema::Schema| EditorFile { path: schema.file, text: schema.json, owner: Owner::Program };
    schema::schemas(names).into_iter().map(file).collect()
}

fn print(name: &str, names: &schema::Names, words: Words) -> u8 {
    let schemas = schema::schemas(names);
    if let Some(schema) = schemas.iter().find(|schema| schema.name == name) {
        show(&schema.json);
        return GOOD;
    }
    let known: Vec<&str> = schemas.iter().map(|schema| schema.name).collect();
    let all = known.join(", ");
    complain(&match text::closest(name, known.iter().copied()) {
        Some(closest) => words.pick(
            format!("Lỗi: không có lược đồ {name}. Ý bạn là {closest}? Hãy gõ: doithoai schema {closest}"),
            format!("Error: there is no schema {name}. Did you mean {closest}? Type: doithoai schema {closest}"),
        ),
        None => words.pick(
            format!("Lỗi: không có lược đồ {name}. Các lược đồ: {all}"),
            format!("Error: there is no schema {name}. The schemas: {all}"),
        ),
    });
    WRONG_USE
}

fn write(folder: &Path, files: &[EditorFile], words: Words) -> u8 {
    match editor::write(folder, files) {
        Ok(written) => {
            report(&written, (folder, files.len()), words);
            GOOD
        }
        Err((path, error)) => {
            complain(&words.cannot_write(&path, &error));
            ENVIRONMENT
        }
    }
}

fn report(done: &Written, (folder, all): (&Path, usize), words: Words) {
    let (shown, count) = (folder.display(), done.written.len());
    say(&match count {
        0 => words
            .pick(format!("{all} tệp gợi ý đã đúng, không phải ghi gì."), format!("All {all} files are up to date.")),
        _ => words.pick(format!("Đã ghi {count} tệp gợi ý vào {shown}."), format!("Wrote {count} files to {shown}.")),
    });
    for path in &done.kept {
        say(&words.pick(
            format!("{path} đã khác với bản của doithoai, nên được giữ nguyên."),
            format!("{path} is not as doithoai makes it, and was left as it is."),
        ));
    }
    if done.kept.iter().any(|path| path == schema::SETTINGS) && !knows_schemas(&folder.join(schema::SETTINGS)) {
        say(words.pick(
            "Để VS Code gợi ý, hãy thêm các dòng sau vào .vscode/settings.json:",
            "For VS Code to complete, add these lines to .vscode/settings.json:",
        ));
        say(schema::settings_of_schemas());
    }
}

/// Tells whether settings that a person wrote name the schemas.
fn knows_schemas(settings: &Path) -> bool {
    editor::read(settings).contains(".doithoai/schema")
}

fn errors_in_content(errors: usize, words: Words) -> String {
    words.pick(
        format!("Bài viết hoặc danh mục còn {errors} lỗi nên gợi ý có thể thiếu. Hãy chạy: doithoai check"),
        format!("The content has {errors} errors, so names may be missing. Run: doithoai check"),
    )
}
