//! The real program, killed at random moments over a site that changes between its builds.
//!
//! `KILLS` says how many times, `KILL_SEED` which edits and moments; with `--nocapture` the figures are told at the end.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;
use std::time::SystemTime;

use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::command_in;
use crate::harness::read;
use crate::harness::tree;

/// How many times the program is killed; more where `KILLS` says so.
const KILLS: usize = 40;

/// The files of other people in the output folder: beside pages, and in a folder of pages.
const FOREIGN: [&str; 2] = ["CNAME", "tin-tuc/ghi-chu.txt"];

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn up_to(&mut self, longest: Duration) -> Duration {
        Duration::from_micros(self.roll(u64::try_from(longest.as_micros()).unwrap().max(1)))
    }
}

/// What is written in the site, as far as it changes.
#[derive(Default)]
struct Content {
    title: u64,
    has_address: bool,
    has_document: bool,
    text: u64,
    /// News by number, with the number of the address and of the text of each.
    news: BTreeMap<u64, (u64, u64)>,
}

impl Content {
    fn change(&mut self, dice: &mut Dice) {
        for _ in 0..=dice.roll(3) {
            let (number, new) = (dice.roll(24), dice.roll(1000));
            match dice.roll(7) {
                0 => self.title = new,
                1 => self.has_address = !self.has_address,
                2 => self.has_document = !self.has_document,
                3 => self.text = new,
                4 => drop(self.news.remove(&number)),
                _ => drop(self.news.insert(number, (new % 3, new))),
            }
        }
    }

    fn write(&self, site: &Site) {
        let news = site.path().join("content/news/them");
        if news.exists() {
            fs::remove_dir_all(&news).unwrap();
        }
        let Content { title, text, .. } = self;
        let address = if self.has_address { "base_url: https://doithoai.example/\n" } else { "" };
        let document = if self.has_document { "documents: [{title: Kết luận, file: ket-luan.pdf}]\n" } else { "" };
        let mut files = format!(
            "=== content/site.yaml\ntitle: Đối thoại {title}\n{address}\
             === content/sessions/2026-01-05-them/ket-luan.pdf\nKết luận {text}\n\
             === content/sessions/2026-01-05-them/index.md\n---\ntitle: Đối thoại thêm\ndate: 2026-01-05\n{document}---\n\n\
             Bà con nêu ý kiến {text}.\n"
        );
        for (number, (address, text)) in &self.news {
            write!(
                files,
                "=== content/news/them/{number}.md\n---\ntitle: Tin {number}\ndate: 2026-02-02\n\
                 slug: tin-{number}-{address}\n---\n\nTin {text}.\n"
            )
            .unwrap();
        }
        site.write(&files);
    }
}

/// The moment at which a build is killed, counted from its start or from when a file of its notes appears.
struct Moment {
    note: Option<&'static str>,
    delay: Duration,
}

/// What a build was at when it was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Nothing is written yet.
    Reading,
    /// Pages are rendered and wait.
    Staging,
    /// The journal is there, and no change of the commit is to be seen.
    Announced,
    /// Some of the changes are made.
    Committing,
    /// All files are in their place, and the notes are not finished.
    Closing,
    /// It ended before it could be killed.
    Ended,
}

type Files = BTreeMap<String, Vec<u8>>;

/// A site whose builds are killed.
struct Range {
    site: Site,
    clean: Site,
    content: Content,
    dice: Dice,
    former: Files,
    /// The longest time for which a kill waits when it is aimed at a commit: so that about half of them hit.
    commit: Duration,
    stages: BTreeMap<Stage, usize>,
}

impl Range {
    fn new(seed: u64) -> Self {
        let site = Site::named("good");
        let content = Content { news: (0..12).map(|number| (number, (0, 0))).collect(), ..Content::default() };
        content.write(&site);
        site.build(&[]).succeeded();
        for path in FOREIGN {
            fs::write(site.path().join("output").join(path), "của tôi").unwrap();
        }
        let former = site.output();
        let commit = Duration::from_millis(5);
        Range { site, clean: Site::empty(), content, dice: Dice(seed), former, commit, stages: BTreeMap::new() }
    }

    fn kills(&self) -> usize {
        self.stages.iter().filter(|(stage, _)| **stage != Stage::Ended).map(|(_, count)| count).sum()
    }

    /// Changes the site, kills its build at least once, and lets the next one finish the work.
    fn round(&mut self) {
        self.content.change(&mut self.dice);
        self.content.write(&self.site);
        let (new, time) = self.build_clean();
        let times = self.site.output_with_times();
        loop {
            let moment = self.moment(time);
            let stage = self.kill(&moment, &new);
            *self.stages.entry(stage).or_default() += 1;
            self.check_whole(&new);
            self.check_known();
            if self.dice.roll(4) > 0 {
                break;
            }
        }
        self.site.build(&[]).succeeded();
        let found = self.site.output_with_times();
        let touched = |(path, file): (&String, &(Vec<u8>, SystemTime))| {
            times.get(path).is_some_and(|former| former.0 == file.0 && former.1 != file.1)
        };
        assert!(!found.iter().any(touched), "a file was touched whose bytes did not change");
        self.former = self.site.output();
        assert!(self.former == new, "the next build is not the clean one");
        let notes: BTreeSet<String> = tree(&self.notes()).into_keys().collect();
        assert_eq!(notes, ["lock", "manifest", "origins", "receipt"].map(str::to_owned).into());
    }

    /// Builds the site elsewhere and returns what comes of it, with the files of others, and the time it took.
    fn build_clean(&self) -> (Files, Duration) {
        let output = self.clean.path().join("ra");
        if output.exists() {
            fs::remove_dir_all(&output).unwrap();
        }
        let begun = Instant::now();
        self.site.build(&["--output", output.to_str().unwrap()]).succeeded();
        let time = begun.elapsed();
        let mut files: Files = tree(&output).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
        files.retain(|path, _| !path.starts_with(".doithoai/"));
        files.extend(FOREIGN.map(|path| (path.to_owned(), "của tôi".into())));
        (files, time)
    }

    fn moment(&mut self, time: Duration) -> Moment {
        match self.dice.roll(4) {
            0 => Moment { note: None, delay: self.dice.up_to(time) },
            1 => Moment { note: Some("stage"), delay: self.dice.up_to(time / 2) },
            _ => Moment { note: Some("journal"), delay: self.dice.up_to(self.commit) },
        }
    }

    fn kill(&mut self, moment: &Moment, new: &Files) -> Stage {
        let manifest = read(&self.notes().join("manifest"));
        let mut command = command_in(self.site.path(), &["build", "--today", TODAY]);
        let mut build = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        self.wait(&mut build, moment);
        build.kill().unwrap();
        let ended = build.wait().unwrap().code().is_some();
        if moment.note == Some("journal") {
            self.commit = if ended { self.commit * 9 / 10 } else { self.commit * 21 / 20 };
        }
        let (found, notes) = (self.site.output(), self.notes());
        match () {
            () if ended => Stage::Ended,
            () if read(&notes.join("manifest")) != manifest || found == *new && self.former != *new => Stage::Closing,
            () if notes.join("journal").exists() && found != self.former => Stage::Committing,
            () if notes.join("journal").exists() => Stage::Announced,
            () if notes.join("stage").exists() => Stage::Staging,
            () => Stage::Reading,
        }
    }

    /// Waits without sleeping, for a commit takes a few milliseconds.
    fn wait(&self, build: &mut Child, moment: &Moment) {
        let note = moment.note.map(|note| self.notes().join(note));
        let has_come = || note.as_ref().is_none_or(|note| note.exists());
        while !has_come() && build.try_wait().unwrap().is_none() {}
        let begun = Instant::now();
        while begun.elapsed() < moment.delay && build.try_wait().unwrap().is_none() {}
    }

    /// Checks that every file is the former one or the new one, and that none is missing that belongs to both.
    fn check_whole(&self, new: &Files) {
        let found = self.site.output();
        for (path, bytes) in &found {
            let is_whole = self.former.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(is_whole, "{path} is torn: {} bytes", bytes.len());
        }
        let lost = new.keys().find(|path| self.former.contains_key(*path) && !found.contains_key(*path));
        assert_eq!(lost, None);
    }

    /// Checks that the notes name every file but those of others.
    fn check_known(&self) {
        let manifest = read(&self.notes().join("manifest"));
        let journal = fs::read_to_string(self.notes().join("journal")).unwrap_or_default();
        let published = manifest.lines().skip(1).filter_map(|line| line.splitn(4, ' ').nth(3));
        let announced = journal.lines().filter_map(|line| line.strip_prefix("write ")?.split_once(' '));
        let known: BTreeSet<&str> = published.chain(announced.map(|(_, path)| path)).chain(FOREIGN).collect();
        let unknown: Vec<String> = self.site.output().into_keys().filter(|path| !known.contains(&**path)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    fn notes(&self) -> PathBuf {
        self.site.path().join("output/.doithoai")
    }
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_a_right_next_build() {
    let kills = asked("KILLS").map_or(KILLS, |kills| usize::try_from(kills).unwrap());
    let mut range = Range::new(asked("KILL_SEED").unwrap_or(1));
    let begun = Instant::now();
    while range.kills() < kills {
        range.round();
    }
    println!("{} kills in {:?}: {:?}", range.kills(), begun.elapsed(), range.stages);
    let in_a_commit = [Stage::Announced, Stage::Committing, Stage::Closing];
    let hits: usize = in_a_commit.iter().filter_map(|stage| range.stages.get(stage)).sum();
    assert!(hits * 10 > kills, "only {hits} of {kills} kills fell into a commit");
}
