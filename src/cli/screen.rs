//! What the reader's screen can show, from the arguments, the environment and the terminal itself.

#![expect(clippy::disallowed_methods, reason = "whether colours are wanted is asked of the environment")]

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::Arg;
use clap::ArgMatches;

use crate::cli::arguments::option;
use crate::cli::words::Words;
use crate::diagnostics::Frame;
use crate::diagnostics::Screen;

/// Whether colours are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// Where the terminal shows them and the environment has nothing against it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Describes the option `--color`.
pub(super) fn flag(words: Words) -> Arg {
    option("color", "auto|always|never", words)
        .value_parser(["auto", "always", "never"])
        .hide_possible_values(true)
        .help(words.pick("Tô màu thông báo (mặc định: auto)", "Colours of messages (default: auto)"))
}

/// Reads the option `--color`.
pub(super) fn colours(matches: &ArgMatches) -> Colours {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => Colours::Always,
        Some("never") => Colours::Never,
        _ => Colours::Auto,
    }
}

/// Returns what can be shown where a stream leads.
pub(super) fn screen(stream: &impl IsTerminal, asked: Colours) -> Screen {
    let is_terminal = stream.is_terminal();
    let environment = |name: &str| std::env::var_os(name);
    Screen {
        colours: shows_colours(asked, &environment, is_terminal) && escapes_are_understood(is_terminal),
        frame: frame(&environment, is_terminal),
        width: width(is_terminal),
    }
}

/// Returns the width of a terminal in columns.
pub(super) fn width(is_terminal: bool) -> Option<usize> {
    let (width, _) = terminal_size::terminal_size().filter(|_| is_terminal)?;
    // A terminal that does not know its width says that it has none.
    (width.0 > 0).then_some(usize::from(width.0))
}

/// Decides on colours: by `--color`, then `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR`, then by the terminal.
fn shows_colours(asked: Colours, environment: &dyn Fn(&str) -> Option<OsString>, is_terminal: bool) -> bool {
    let is_set = |name: &str| environment(name).is_some_and(|value| !value.is_empty());
    let is_zero = |name: &str| environment(name).is_some_and(|value| value == "0");
    match asked {
        Colours::Always => true,
        Colours::Never => false,
        Colours::Auto if is_set("NO_COLOR") => false,
        Colours::Auto if is_set("CLICOLOR_FORCE") && !is_zero("CLICOLOR_FORCE") => true,
        Colours::Auto if is_zero("CLICOLOR") => false,
        Colours::Auto => is_terminal && !is_dumb(environment),
    }
}

/// The old console of Windows has fonts without lines and corners; its newer ones say who they are.
fn frame(environment: &dyn Fn(&str) -> Option<OsString>, is_terminal: bool) -> Frame {
    let is_old_console =
        cfg!(windows) && ["WT_SESSION", "TERM_PROGRAM", "TERM"].iter().all(|name| environment(name).is_none());
    if is_terminal && (is_dumb(environment) || is_old_console) { Frame::Ascii } else { Frame::Lines }
}

fn is_dumb(environment: &dyn Fn(&str) -> Option<OsString>) -> bool {
    environment("TERM").is_some_and(|term| term == "dumb")
}

/// Switches the console of Windows to understand colours; other terminals do.
#[cfg(windows)]
fn escapes_are_understood(is_terminal: bool) -> bool {
    !is_terminal || anstyle_query::windows::enable_ansi_colors() != Some(false)
}

#[cfg(not(windows))]
fn escapes_are_understood(_is_terminal: bool) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours_in(asked: Colours, variables: &[(&str, &str)], is_terminal: bool) -> bool {
        let environment =
            |name: &str| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value));
        shows_colours(asked, &environment, is_terminal)
    }

    #[test]
    fn an_argument_outweighs_the_environment_and_the_terminal() {
        assert!(colours_in(Colours::Always, &[("NO_COLOR", "1"), ("TERM", "dumb")], false));
        assert!(!colours_in(Colours::Never, &[("CLICOLOR_FORCE", "1")], true));
    }

    #[test]
    fn the_environment_outweighs_the_terminal() {
        assert!(colours_in(Colours::Auto, &[], true));
        assert!(!colours_in(Colours::Auto, &[], false));
        assert!(!colours_in(Colours::Auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true));
        assert!(colours_in(Colours::Auto, &[("NO_COLOR", "")], true));
        assert!(colours_in(Colours::Auto, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], false));
        assert!(!colours_in(Colours::Auto, &[("CLICOLOR_FORCE", "0")], false));
        assert!(!colours_in(Colours::Auto, &[("CLICOLOR", "0")], true));
        assert!(!colours_in(Colours::Auto, &[("TERM", "dumb")], true));
    }

    #[test]
    fn a_dumb_terminal_has_a_plain_frame() {
        let dumb = |name: &str| (name == "TERM").then(|| OsString::from("dumb"));
        assert_eq!(frame(&dumb, true), Frame::Ascii);
        assert_eq!(frame(&dumb, false), Frame::Lines);
    }
}
