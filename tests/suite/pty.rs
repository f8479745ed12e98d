//! The program at a terminal: a pseudo-terminal with a screen that is read as a person reads it.
//!
//! Nothing sleeps: a test waits for what is to stand on the screen.

use std::io::Read;
use std::io::Write;
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use portable_pty::Child;
use portable_pty::CommandBuilder;
use portable_pty::MasterPty;
use portable_pty::PtySize;
use portable_pty::native_pty_system;

/// How long a text may be waited for. A busy machine is slow, and a program that hangs is to be told.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a key sends.
pub const ENTER: &str = "\r";
pub const ESCAPE: &str = "\u{1b}";
pub const CTRL_C: &str = "\u{3}";
pub const DOWN: &str = "\u{1b}[B";
pub const BACKSPACE: &str = "\u{7f}";

/// A program at work at a terminal.
pub struct Terminal {
    screen: vt100::Parser,
    shown: Receiver<Vec<u8>>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Held open until the program has ended.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts the program in a folder, at a terminal of so many rows and columns.
    pub fn start(folder: &Path, arguments: &[&str], (rows, cols): (u16, u16)) -> Terminal {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_doithoai"));
        command.args(arguments);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.env_remove("CI");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (send, shown) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The end of the program ends the reading, by an error or by nothing more to read.
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let [rows, cols] = [rows, cols].map(|length| NonZero::new(length).unwrap());
        Terminal { screen: vt100::Parser::new(rows, cols, 0), shown, keyboard, child, _master: pair.master }
    }

    /// Returns what stands on the screen, without trailing spaces.
    pub fn screen(&self) -> String {
        let contents = self.screen.screen().contents();
        let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        while !is_so(&self.screen()) {
            match self.shown.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(error) => panic!("waited for {what} ({error}):\n{}", self.screen()),
            }
        }
    }

    /// Waits for a text on the screen.
    #[track_caller]
    pub fn see(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Types keys.
    pub fn type_keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits for a question, and answers it.
    #[track_caller]
    pub fn answer(&mut self, question: &str, keys: &str) {
        self.see(&format!("? {question}"));
        self.type_keys(keys);
    }

    /// Waits for the end of the program, and returns its exit code and the last screen.
    pub fn end(mut self) -> (u32, String) {
        while let Ok(bytes) = self.shown.recv_timeout(PATIENCE) {
            self.screen.process(&bytes);
        }
        let code = self.child.wait().unwrap().exit_code();
        (code, self.screen())
    }
}
