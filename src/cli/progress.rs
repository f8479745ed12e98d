//! The line that shows how far a build has come, while a person watches and only then.
//!
//! In: what a build tells its observer. Out: one line on the error output, drawn over itself, which is gone before anything
//! else is printed. It must not slow the build down: who renders only counts.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::build::Observer;
use crate::build::Phase;
use crate::cli::words::Words;

/// What is done by then needs no line.
const PATIENCE: Duration = Duration::from_millis(500);

/// The time between two lines.
const PAUSE: Duration = Duration::from_millis(100);

/// An estimate from less than this is a guess.
const SAMPLE: Duration = Duration::from_secs(1);

const PHASES: [Phase; 5] = [Phase::Reading, Phase::Checking, Phase::Pictures, Phase::Rendering, Phase::Publishing];

/// How far a build has come.
pub(super) struct Progress {
    begun: Instant,
    phase: AtomicUsize,
    phase_begun: AtomicU64,
    done: AtomicUsize,
    steps: AtomicUsize,
}

impl Observer for Progress {
    fn begin(&self, phase: Phase, steps: usize) {
        let place = PHASES.iter().position(|known| *known == phase).unwrap_or(0);
        self.done.store(0, Ordering::Relaxed);
        self.steps.store(steps, Ordering::Relaxed);
        self.phase_begun.store(self.milliseconds(), Ordering::Relaxed);
        self.phase.store(place, Ordering::Relaxed);
    }

    fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Progress {
    fn new() -> Progress {
        let [phase, done, steps] = [0, 0, 0].map(AtomicUsize::new);
        Progress { begun: Instant::now(), phase, phase_begun: AtomicU64::new(0), done, steps }
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn line(&self, words: Words) -> String {
        let load = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        let spent = self.milliseconds().saturating_sub(self.phase_begun.load(Ordering::Relaxed));
        let phase = PHASES.get(load(&self.phase)).copied().unwrap_or(Phase::Reading);
        let (done, steps) = (load(&self.done), load(&self.steps));
        words.progress(phase, (done, steps), remaining(done, steps, Duration::from_millis(spent)))
    }
}

/// Estimates the time that the rest of the steps takes; nothing where too little is known.
fn remaining(done: usize, steps: usize, spent: Duration) -> Option<Duration> {
    let rest = steps.saturating_sub(done);
    let is_known = spent >= SAMPLE && done > steps / 50;
    (is_known && rest > 0).then(|| spent.mul_f64(rest as f64 / done.max(1) as f64))
}

/// Runs work that tells how far it has come, and shows it to who watches.
pub(super) fn watched<T: Send>(words: Words, work: impl FnOnce(&Progress) -> T + Send) -> T {
    let progress = Progress::new();
    if !somebody_watches() {
        return work(&progress);
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let progress = &progress;
        scope.spawn(move || draw(progress, &waiting, words));
        let result = work(progress);
        drop(done);
        result
    })
}

/// Draws a line again and again until the other end of the channel is gone.
fn draw(progress: &Progress, waiting: &mpsc::Receiver<()>, words: Words) {
    let mut painter = Painter { out: io::stderr(), width: 0 };
    let mut pause = PATIENCE;
    while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        painter.paint(&progress.line(words));
        pause = PAUSE;
    }
    painter.paint("");
}

/// Tells whether a person sees the error output as it is written.
fn somebody_watches() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stderr().is_terminal() && std::env::var_os("CI").is_none() && !is_dumb
}

/// A line that is drawn over itself. It needs no escape codes, which old consoles print as letters.
struct Painter<W> {
    out: W,
    width: usize,
}

impl<W: Write> Painter<W> {
    fn paint(&mut self, line: &str) {
        let width = line.chars().count();
        let blank = " ".repeat(self.width.saturating_sub(width));
        if width + self.width > 0 {
            let back = if width == 0 { "\r" } else { "" };
            // A line that cannot be shown is no reason to stop.
            let _ = write!(self.out, "\r{line}{blank}{back}");
            let _ = self.out.flush();
        }
        self.width = width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// Returns what stands on a line of a terminal after it was written, and where the cursor is.
    fn shown(written: &[u8]) -> (String, usize) {
        let (mut line, mut at) = (Vec::new(), 0);
        for letter in std::str::from_utf8(written).unwrap().chars() {
            if letter == '\r' {
                at = 0;
                continue;
            }
            line.resize(line.len().max(at + 1), ' ');
            line[at] = letter;
            at += 1;
        }
        (line.into_iter().collect::<String>().trim_end().to_owned(), at)
    }

    #[test]
    fn a_line_is_drawn_over_itself_and_gone_at_the_end() {
        let mut painter = Painter { out: Vec::new(), width: 0 };
        painter.paint("");
        assert!(painter.out.is_empty());
        painter.paint("Đang đọc bài…");
        painter.paint("Đang dựng");
        assert_eq!(shown(&painter.out).0, "Đang dựng");
        painter.paint("");
        assert_eq!(shown(&painter.out), (String::new(), 0));
    }

    #[test]
    fn an_estimate_waits_until_something_is_known() {
        let seconds = Duration::from_secs;
        assert_eq!(remaining(0, 100, seconds(9)), None);
        assert_eq!(remaining(50, 100, Duration::from_millis(900)), None);
        assert_eq!(remaining(25, 100, seconds(2)), Some(seconds(6)));
        assert_eq!(remaining(100, 100, seconds(2)), None);
    }

    #[test]
    fn no_line_is_wider_than_a_narrow_window() {
        for words in [Words(Language::Vietnamese), Words(Language::English)] {
            for phase in PHASES {
                let line = words.progress(phase, (1_234_567, 9_999_999), Some(Duration::from_secs(5_999)));
                assert!(line.chars().count() < 70, "{line}");
            }
        }
    }
}
