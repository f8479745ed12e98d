//! The command `explain`: what a diagnostic means, why it is told, an example and how to mend it.

use std::io::IsTerminal;

use clap::Arg;
use clap::ArgMatches;

use crate::cli::GOOD;
use crate::cli::WRONG_USE;
use crate::cli::arguments::subcommand;
use crate::cli::complain;
use crate::cli::say;
use crate::cli::screen;
use crate::cli::show;
use crate::cli::words::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::text;

/// Describes the command.
pub(super) fn command(words: Words) -> clap::Command {
    let rule = Arg::new("rule")
        .value_name(words.pick("TÊN", "RULE"))
        .help_heading(words.pick("Tham số", "Arguments"))
        .help(words.pick(
            "Tên trong ngoặc vuông của thông báo, ví dụ: unknown-topic (mặc định: liệt kê tất cả)",
            "The name in the square brackets of a message, such as: unknown-topic (default: list all)",
        ));
    subcommand(
        "explain",
        ["doithoai explain [TÊN] [TÙY CHỌN]", "doithoai explain [RULE] [OPTIONS]"],
        [
            "Giải thích một lỗi hoặc cảnh báo: vì sao được báo, ví dụ, cách sửa",
            "Explain an error or warning: why it is told, an example, how to mend it",
        ],
        words,
    )
    .arg(rule)
}

/// Reads the argument; nothing where all rules are to be listed.
pub(super) fn rule(matches: &ArgMatches) -> Option<String> {
    matches.get_one::<String>("rule").cloned()
}

/// Runs the command.
pub(super) fn run(rule: Option<&str>, words: Words) -> u8 {
    let width = screen::width(std::io::stdout().is_terminal());
    let Some(written) = rule else {
        show(&diagnostics::overview(words.0, width));
        say(words.pick(
            "Xem kỹ một thông báo: doithoai explain TÊN, ví dụ: doithoai explain unknown-topic",
            "To read about one: doithoai explain RULE, such as: doithoai explain unknown-topic --lang en",
        ));
        return GOOD;
    };
    match find(written) {
        Ok(rule) => {
            show(&diagnostics::explanation(rule, words.0, width));
            GOOD
        }
        Err(closest) => {
            complain(&unknown(written, closest, words));
            WRONG_USE
        }
    }
}

/// Says how to learn more of the first mistake, or of the first warning where there is no mistake.
pub(super) fn offer(diagnostics: &[Diagnostic], words: Words) {
    let first = diagnostics.iter().min_by_key(|diagnostic| diagnostic.severity);
    if let Some(Diagnostic { id, .. }) = first {
        say(&words.pick(
            format!("Để hiểu rõ một thông báo, hãy gõ: doithoai explain {id}"),
            format!("To learn more of a message, type: doithoai explain {id} --lang en"),
        ));
    }
}

/// Finds a rule by its name, however it was copied from a message: `lỗi[unknown-topic]`. Where there is none, returns
/// the name that was perhaps meant.
fn find(written: &str) -> Result<&'static Rule, Option<&'static str>> {
    let inner = written.split_once('[').map_or(written, |(_, rest)| rest);
    let inner = inner.split_once(']').map_or(inner, |(name, _)| name);
    let name = inner.trim().to_lowercase().replace(['_', ' '], "-");
    let closest = || text::closest(&name, diagnostics::rules().map(|rule| rule.id));
    diagnostics::rules().find(|rule| rule.id == name).ok_or_else(closest)
}

fn unknown(written: &str, closest: Option<&str>, words: Words) -> String {
    match closest {
        Some(closest) => words.pick(
            format!(
                "Lỗi: không có thông báo “{written}”. Ý bạn là {closest}? Hãy gõ: doithoai explain {closest}"
            ),
            format!("Error: there is no message `{written}`. Did you mean {closest}? Type: doithoai explain {closest} --lang en"),
        ),
        None => words.pick(
            format!("Lỗi: không có thông báo “{written}”. Để xem tất cả, hãy gõ: doithoai explain"),
            format!("Error: there is no message `{written}`. To see all, type: doithoai explain --lang en"),
        ),
    }
}
