//! What publishing promises, tried on real folders, with builds stopped at every step.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::SystemTime;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::output::OutputError;
use crate::output::OutputPath;
use crate::output::Publisher;
use crate::output::Report;
use crate::output::disk::Disk;
use crate::output::faults::Fault;
use crate::output::faults::Faults;
use crate::output::faults::Refusal;
use crate::output::journal::Intent;
use crate::output::journal::Journal;
use crate::output::manifest::Manifest;
use crate::output::receipt::receipt_on;
use crate::text::Language;

/// A tree as text: files with their content, empty folders with a slash at their end.
type Tree = BTreeMap<String, String>;

struct Site {
    _folder: TempDir,
    root: PathBuf,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("output");
        Self { _folder: folder, root }
    }

    fn build(&self, files: &Tree) -> Result<Report, OutputError> {
        self.build_on(Disk::default(), files)
    }

    fn build_with(&self, faults: &Faults, files: &Tree) -> Result<Report, OutputError> {
        self.build_on(Disk { faults: Some(faults.clone()) }, files)
    }

    fn build_on(&self, disk: Disk, files: &Tree) -> Result<Report, OutputError> {
        receipt_on(disk.clone(), &self.root)?;
        let publisher = Publisher::open_on(disk, &self.root)?;
        let offer = |(path, text): (&String, &String)| publisher.offer(&path_of(path), text.as_bytes());
        let offers = files.iter().map(offer).collect::<Result<_, _>>()?;
        publisher.commit(offers, "receipt")
    }

    /// Builds files whose origins are told, and counts those whose bytes had to be made.
    fn build_of(&self, maker: &str, files: &Tree) -> usize {
        let maker = blake3::hash(maker.as_bytes());
        let publisher = Publisher::open(&self.root).unwrap().made_by(maker).unwrap();
        let mut made = 0;
        let mut offer = |(path, text): (&String, &String)| {
            let (path, origin) = (path_of(path), blake3::hash(text.as_bytes()));
            publisher.offer_again(&path, origin).unwrap().unwrap_or_else(|| {
                made += 1;
                publisher.offer(&path, text.as_bytes()).unwrap().made_of(origin)
            })
        };
        let offers = files.iter().map(&mut offer).collect();
        publisher.commit(offers, "receipt").unwrap();
        made
    }

    fn put(&self, path: &str, text: &str) {
        let place = self.root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn age(&self, path: &str) -> SystemTime {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let file = fs::File::options().write(true).open(self.root.join(path)).unwrap();
        let times = fs::FileTimes::new().set_accessed(long_ago).set_modified(long_ago);
        file.set_times(times).unwrap();
        long_ago
    }

    fn mtime(&self, path: &str) -> SystemTime {
        fs::metadata(self.root.join(path)).unwrap().modified().unwrap()
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        if self.root.exists() {
            grow(&mut tree, &self.root, "");
        }
        tree
    }

    fn files(&self) -> Tree {
        let mut tree = self.tree();
        tree.retain(|path, _| !path.ends_with('/'));
        tree
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn private_names(&self) -> BTreeSet<String> {
        let names = fs::read_dir(self.root.join(".doithoai")).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[track_caller]
    fn check(&self, expect: &Tree) {
        assert_eq!(self.tree(), *expect);
        let private = ["lock", "manifest", "origins", "receipt"].map(str::to_owned);
        assert_eq!(self.private_names(), BTreeSet::from(private));
    }
}

fn grow(tree: &mut Tree, folder: &Path, path: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{path}{name}");
        if path == ".doithoai" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            let before = tree.len();
            grow(tree, &entry.path(), &format!("{path}/"));
            if tree.len() == before {
                tree.insert(format!("{path}/"), String::new());
            }
        } else {
            let link = fs::read_link(entry.path()).map(|target| format!("-> {}", target.display()));
            let text = link.or_else(|_| fs::read_to_string(entry.path()));
            tree.insert(path, text.unwrap());
        }
    }
}

fn path_of(path: &str) -> OutputPath {
    OutputPath::new(path).unwrap()
}

/// Reads `path=content` pairs.
fn tree(text: &str) -> Tree {
    let pair = |word: &str| {
        let (path, text) = word.split_once('=').unwrap();
        (path.to_owned(), text.to_owned())
    };
    text.split_whitespace().map(pair).collect()
}

fn report(created: usize, changed: usize, unchanged: usize, removed: usize) -> Report {
    Report { created, changed, unchanged, removed }
}

#[track_caller]
fn check_conflicts(site: &Site, files: &str, expect: &[&str]) {
    let before = site.files();
    let error = site.build(&tree(files)).unwrap_err();
    let OutputError::Conflicts { paths, more: 0 } = error else {
        panic!("{error}");
    };
    let expect: Vec<PathBuf> = expect.iter().map(|path| site.root.join(path)).collect();
    assert_eq!(paths, expect);
    assert_eq!(site.files(), before);
}

// What a build does.

#[test]
fn what_was_made_of_the_same_is_not_made_again() {
    let site = Site::new();
    let files = tree("index.html=a tin/index.html=b anh/1.jpg=c");
    assert_eq!(site.build_of("theme", &files), 3);
    assert_eq!(site.build_of("theme", &files), 0);
    site.check(&files);
    let files = tree("index.html=a tin/index.html=other tin/2/index.html=b");
    assert_eq!(site.build_of("theme", &files), 2);
    assert_eq!(site.build_of("theme", &files), 0);
    site.check(&files);
}

#[test]
fn what_another_maker_made_or_another_program_changed_is_made_again() {
    let site = Site::new();
    let files = tree("index.html=a tin/index.html=b");
    site.build_of("theme", &files);
    assert_eq!(site.build_of("another theme", &files), 2);
    site.put("tin/index.html", "something else");
    assert_eq!(site.build_of("another theme", &files), 1);
    fs::remove_file(site.root.join("index.html")).unwrap();
    assert_eq!(site.build_of("another theme", &files), 1);
    site.check(&files);
}

#[test]
fn origins_that_are_lost_cut_or_of_another_build_cost_time_and_nothing_else() {
    let site = Site::new();
    let (files, other) = (tree("index.html=a tin/index.html=b"), tree("index.html=a tin/index.html=c"));
    site.build_of("theme", &files);
    let origins = site.root.join(".doithoai/origins");
    let text = fs::read_to_string(&origins).unwrap();
    for damaged in ["", "doithoai origins 1\n", &text[..text.len() - 2], &format!("{text}-\n"), &text.replace(' ', "")]
    {
        fs::write(&origins, damaged).unwrap();
        assert_eq!(site.build_of("theme", &files), 2, "{damaged:?}");
        assert_eq!(site.build_of("theme", &files), 0, "{damaged:?}");
    }
    site.build_of("theme", &other);
    fs::write(&origins, &text).unwrap();
    assert_eq!(site.build_of("theme", &other), 2, "these were the origins of other files");
    site.check(&other);
}

#[test]
fn publishes_creates_changes_keeps_and_removes() {
    let site = Site::new();
    let first = tree("index.html=1 a/index.html=1 a/b/index.html=1 c/d/e.html=1");
    assert_eq!(site.build(&first).unwrap(), report(4, 0, 0, 0));
    site.check(&first);
    let second = tree("index.html=2 a/index.html=1 new/f.html=1");
    assert_eq!(site.build(&second).unwrap(), report(1, 1, 1, 2));
    site.check(&second);
    assert_eq!(site.build(&Tree::new()).unwrap(), report(0, 0, 0, 3));
    site.check(&Tree::new());
}

#[test]
fn unchanged_file_keeps_its_mtime() {
    let site = Site::new();
    let files = tree("a.html=1 b.html=1");
    site.build(&files).unwrap();
    let (a, b) = (site.mtime("a.html"), site.age("b.html"));
    assert_eq!(site.build(&files).unwrap(), report(0, 0, 2, 0));
    assert_eq!((site.mtime("a.html"), site.mtime("b.html")), (a, b));
}

#[test]
fn unchanged_build_writes_nothing() {
    let site = Site::new();
    let files = tree("a.html=1 b/c.html=1");
    site.build(&files).unwrap();
    let faults = Faults::new(usize::MAX, Fault::Kill);
    site.build_with(&faults, &files).unwrap();
    // The output folder, the private folder, the stage, and its removal.
    assert_eq!(faults.changes(), 4);
}

#[test]
fn file_with_recorded_stamp_is_not_read() {
    let site = Site::new();
    site.build(&tree("a.html=1")).unwrap();
    let mtime = site.mtime("a.html");
    site.put("a.html", "x");
    let file = fs::File::options().write(true).open(site.root.join("a.html")).unwrap();
    file.set_modified(mtime).unwrap();
    assert_eq!(site.build(&tree("a.html=1")).unwrap(), report(0, 0, 1, 0));
    site.check(&tree("a.html=x"));
}

#[test]
fn file_edited_by_hand_is_restored_or_deleted() {
    let site = Site::new();
    site.build(&tree("a.html=1 b.html=1")).unwrap();
    site.put("a.html", "edited");
    site.put("b.html", "edited");
    assert_eq!(site.build(&tree("a.html=1")).unwrap(), report(0, 1, 0, 1));
    site.check(&tree("a.html=1"));
}

#[test]
fn file_deleted_by_hand_is_created_again() {
    let site = Site::new();
    let files = tree("a/b.html=1");
    site.build(&files).unwrap();
    fs::remove_dir_all(site.root.join("a")).unwrap();
    assert_eq!(site.build(&files).unwrap(), report(1, 0, 0, 0));
    site.check(&files);
}

#[test]
fn dropping_without_commit_changes_nothing() {
    let site = Site::new();
    let files = tree("a.html=1");
    site.build(&files).unwrap();
    let publisher = Publisher::open(&site.root).unwrap();
    drop(publisher.offer(&path_of("a.html"), b"2").unwrap());
    drop(publisher.offer(&path_of("b.html"), b"2").unwrap());
    drop(publisher);
    site.check(&files);
}

#[test]
fn many_threads_may_offer() {
    let site = Site::new();
    let publisher = Publisher::open(&site.root).unwrap();
    let offer = |number: usize| {
        let path = path_of(&format!("{number}/index.html"));
        publisher.offer(&path, number.to_string().as_bytes()).unwrap()
    };
    let offers = std::thread::scope(|scope| {
        let half = |start: usize| (start..200).step_by(2).map(offer).collect::<Vec<_>>();
        let odd = scope.spawn(move || half(1));
        let mut offers = half(0);
        offers.extend(odd.join().unwrap());
        offers
    });
    assert_eq!(publisher.commit(offers, "receipt").unwrap(), report(200, 0, 0, 0));
    let expect: Tree = (0..200).map(|n| (format!("{n}/index.html"), n.to_string())).collect();
    site.check(&expect);
}

#[test]
fn folder_moved_elsewhere_is_still_ours() {
    let site = Site::new();
    site.build(&tree("a.html=1 b.html=1")).unwrap();
    let moved = Site::new();
    fs::rename(&site.root, &moved.root).unwrap();
    moved.build(&tree("a.html=2")).unwrap();
    moved.check(&tree("a.html=2"));
}

#[cfg(unix)]
#[test]
fn published_file_has_the_usual_rights() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.build(&tree("a/b.html=1")).unwrap();
    site.put("usual", "");
    let mode = |path: &str| fs::metadata(site.root.join(path)).unwrap().permissions().mode();
    assert_eq!(mode("a/b.html"), mode("usual"));
}

#[test]
fn second_build_is_refused_while_one_runs() {
    let site = Site::new();
    let publisher = Publisher::open(&site.root).unwrap();
    let error = site.build(&Tree::new()).unwrap_err();
    assert!(matches!(error, OutputError::Busy { .. }), "{error}");
    drop(publisher);
    site.build(&Tree::new()).unwrap();
}

// Files that are not ours.

#[test]
fn foreign_file_and_its_folder_stay() {
    let site = Site::new();
    site.put(".gitignore", "*");
    site.build(&tree("a/b.html=1")).unwrap();
    site.put("a/theirs.txt", "t");
    site.build(&tree("c.html=1")).unwrap();
    site.check(&tree(".gitignore=* a/theirs.txt=t c.html=1"));
}

#[test]
fn foreign_file_with_our_bytes_is_adopted_as_it_is() {
    let site = Site::new();
    site.put("a/b.html", "1");
    let mtime = site.age("a/b.html");
    assert_eq!(site.build(&tree("a/b.html=1")).unwrap(), report(0, 0, 1, 0));
    assert_eq!(site.mtime("a/b.html"), mtime);
    assert_eq!(site.build(&Tree::new()).unwrap(), report(0, 0, 0, 1));
    site.check(&Tree::new());
}

#[test]
fn lost_private_folder_costs_nothing_if_bytes_are_the_same() {
    let site = Site::new();
    let files = tree("a.html=1 b/c.html=1");
    site.build(&files).unwrap();
    fs::remove_dir_all(site.root.join(".doithoai")).unwrap();
    assert_eq!(site.build(&files).unwrap(), report(0, 0, 2, 0));
    site.check(&files);
}

#[test]
fn foreign_file_is_not_overwritten() {
    let site = Site::new();
    site.build(&tree("ours.html=1")).unwrap();
    site.put("a.html", "theirs");
    site.put("b", "theirs");
    site.put("c/theirs.txt", "t");
    fs::create_dir(site.root.join("d")).unwrap();
    check_conflicts(&site, "new.html=1 a.html=1 b/x.html=1 b/y.html=1 c=1 d=1", &["a.html", "b", "c", "d"]);
}

#[test]
fn conflicts_beyond_ten_are_counted() {
    let site = Site::new();
    let files: Tree = (10..23).map(|n| (format!("{n}.html"), "1".to_owned())).collect();
    for path in files.keys() {
        site.put(path, "theirs");
    }
    let OutputError::Conflicts { paths, more } = site.build(&files).unwrap_err() else {
        panic!("no conflict");
    };
    assert_eq!((paths.len(), more), (10, 3));
}

#[test]
fn file_becomes_folder_and_back() {
    let site = Site::new();
    for files in ["a=1 x/a=1", "a/b/c.html=1 x/a/b=1", "a=2 x/a=1", "a/b=1", "a/b/c=1 a/c=1"] {
        let files = tree(files);
        site.build(&files).unwrap();
        site.check(&files);
    }
}

#[test]
fn folder_with_a_foreign_file_does_not_become_a_file() {
    let site = Site::new();
    site.build(&tree("a/b/c.html=1")).unwrap();
    site.put("a/b/theirs.txt", "t");
    check_conflicts(&site, "a=1", &["a"]);
}

#[cfg(unix)]
#[test]
fn symbolic_link_is_never_followed() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.build(&tree("a/b.html=1 c.html=1 d.html=1 e.html=1")).unwrap();
    let outside = tempfile::tempdir().unwrap();
    for name in ["b.html", "c.html"] {
        fs::write(outside.path().join(name), "outside").unwrap();
    }
    fs::remove_dir_all(site.root.join("a")).unwrap();
    fs::remove_file(site.root.join("c.html")).unwrap();
    fs::remove_file(site.root.join("d.html")).unwrap();
    symlink(outside.path(), site.root.join("a")).unwrap();
    symlink(outside.path().join("c.html"), site.root.join("c.html")).unwrap();
    symlink(outside.path().join("nowhere"), site.root.join("d.html")).unwrap();
    check_conflicts(&site, "a/b.html=2 c.html=2 d.html=1", &["a", "c.html", "d.html"]);
    // A file behind a link is not adopted, and not deleted when stale.
    check_conflicts(&site, "a/b.html=outside", &["a"]);
    check_conflicts(&site, "a/c.html=outside", &["a"]);
    site.build(&tree("new.html=1")).unwrap();
    assert_eq!(fs::read_to_string(outside.path().join("b.html")).unwrap(), "outside");
    assert_eq!(fs::read_to_string(site.root.join("c.html")).unwrap(), "outside");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
    assert!(site.root.join("d.html").is_symlink());
    assert!(!site.root.join("e.html").exists());
}

#[cfg(unix)]
#[test]
fn links_planted_in_the_private_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("victim");
    fs::write(&victim, "whole").unwrap();
    for name in ["stage", "manifest", "journal"] {
        let site = Site::new();
        site.build(&tree("a=1")).unwrap();
        let place = site.root.join(".doithoai").join(name);
        let _ = fs::remove_file(&place);
        let target = if name == "stage" { outside.path() } else { victim.as_path() };
        symlink(target, &place).unwrap();
        let _ = site.build(&tree("b=1"));
        assert_eq!(fs::read_to_string(&victim).unwrap(), "whole");
    }
    let site = Site::new();
    fs::create_dir(&site.root).unwrap();
    symlink(outside.path(), site.root.join(".doithoai")).unwrap();
    assert!(matches!(site.build(&tree("a=1")), Err(OutputError::Conflicts { .. })));
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

// Offers that exclude each other.

#[track_caller]
fn check_refused(paths: &[&str], expect: &str) {
    let site = Site::new();
    site.build(&tree("old.html=1")).unwrap();
    let publisher = Publisher::open(&site.root).unwrap();
    let offer = |path: &&str| publisher.offer(&path_of(path), b"1").unwrap();
    let offers = paths.iter().map(offer).collect();
    let error = publisher.commit(offers, "receipt").unwrap_err();
    assert_eq!(error.to_string(), expect);
    site.check(&tree("old.html=1"));
}

#[test]
fn offers_that_exclude_each_other_are_refused() {
    check_refused(&["a.html", "b.html", "a.html"], "two artifacts are to be written to a.html");
    check_refused(
        &["đất/A.html", "Đất/a.html"],
        "Đất/a.html and đất/A.html differ in case only; to Windows and macOS they are one file",
    );
    check_refused(&["a b", "a/b/c", "a"], "a cannot be a file and the folder of a/b/c at once");
    check_refused(&["A/b", "a"], "a cannot be a file and the folder of A/b at once");
}

#[test]
fn change_of_case_is_a_new_file() {
    let site = Site::new();
    for (files, shown) in [
        ("A.html=1 B/c.html=1 D/e/f=1 G=1", "D/e/f"),
        ("a.html=1 b/c.html=1 d/e/f=1 g/h=1", "d/e/f"),
        ("a.html=1 b/c.html=1 d/e/f=1 G/H=1", "d/e/f"),
        ("A.html=2 B/c.html=2 d/E/f=2 g=2", "d/E/f"),
    ] {
        let files = tree(files);
        site.build(&files).unwrap();
        site.check(&files);
        assert_eq!(site.build(&files).unwrap(), report(0, 0, 4, 0));
        assert!(site.tree().contains_key(shown));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn foreign_file_that_differs_in_case_from_a_stale_one_is_kept() {
    let site = Site::new();
    site.build(&tree("A.html=1 B=1")).unwrap();
    site.put("a.html", "theirs");
    site.put("b", "theirs");
    check_conflicts(&site, "a.html=2 b/c=2", &["a.html", "b"]);
}

#[test]
fn paths_that_some_system_cannot_write_are_refused() {
    for path in [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/./b",
        "a\\b",
        "C:a",
        "a?b",
        "a\nb",
        "a.",
        "a ",
        "a./b",
        "con",
        "x/AUX.html",
        "nul.tar.gz",
        "COM¹",
        "conin$.txt",
        "com1",
        "x/lpt9.txt",
        ".doithoai",
        ".doithoai/lock",
        ".DoiThoai/x",
    ] {
        assert!(OutputPath::new(path).is_err(), "{path:?}");
    }
    assert!(OutputPath::new("a".repeat(255)).is_ok());
    assert!(OutputPath::new("a".repeat(256)).is_err());
    for path in ["a", "index.html", ".nojekyll", "đất đai/kết luận (1).pdf", "console", "com10", "x/.doithoai", "a..b"]
    {
        assert_eq!(OutputPath::new(path).unwrap().as_str(), path);
    }
}

// Builds cut short.

const BEFORE: &str = "index.html=old a/index.html=old a/gone/x.html=old b=old swap/x=old same/s.html=same";
const AFTER: &str = "index.html=new a/index.html=new b/index.html=new swap=new same/s.html=same n/e/w.html=new";

/// Lets a build meet a fault at every call that it concerns, in turn, and hands what it left to `then`.
fn meet_everywhere(fault: Fault, then: impl Fn(&Site, Result<Report, OutputError>)) {
    for at in 0.. {
        let site = Site::new();
        site.put("theirs.txt", "t");
        site.put("a/theirs.txt", "t");
        site.build(&tree(BEFORE)).unwrap();
        let mtime = site.age("same/s.html");
        let faults = Faults::new(at, fault);
        let result = site.build_with(&faults, &tree(AFTER));
        check_whole(&site);
        check_known(&site);
        if !site.root.join(".doithoai/journal").exists() && site.page("index.html") == "old" {
            assert_eq!(site.tree(), tree(&format!("{BEFORE} theirs.txt=t a/theirs.txt=t")));
        }
        if !faults.began() {
            result.unwrap();
            assert!(at > 15, "{at}");
            return;
        }
        then(&site, result);
        assert_eq!(site.mtime("same/s.html"), mtime);
    }
}

#[track_caller]
fn check_whole(site: &Site) {
    let (before, after) = (tree(BEFORE), tree(AFTER));
    let found = site.files();
    for (path, text) in &found {
        let theirs = path.ends_with("theirs.txt") && text == "t";
        assert!(theirs || before.get(path) == Some(text) || after.get(path) == Some(text), "{path}: {text}");
    }
    assert!(found.contains_key("theirs.txt") && found.contains_key("a/theirs.txt"));
}

/// Checks that the notes name every file but those of others.
#[track_caller]
fn check_known(site: &Site) {
    let note = |name: &str| fs::read_to_string(site.root.join(".doithoai").join(name));
    let manifest = Manifest::parse(&note("manifest").unwrap()).unwrap();
    let journal = note("journal").map(|text| Journal::parse(&text).unwrap()).unwrap_or_default();
    let is_known =
        |path: &str| manifest.records.contains_key(path) || matches!(journal.intents.get(path), Some(Intent::Write(_)));
    let unknown: Vec<_> = site.files().into_keys().filter(|path| !is_known(path) && !path.contains("theirs")).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[track_caller]
fn check_finishes(site: &Site, files: &str) {
    let mut expect = tree(files);
    site.build(&expect).unwrap();
    expect.extend(tree("theirs.txt=t a/theirs.txt=t"));
    site.check(&expect);
}

#[test]
fn killed_build_is_finished_by_the_next() {
    meet_everywhere(Fault::Kill, |site, _| check_finishes(site, AFTER));
}

#[test]
fn killed_build_is_undone_by_a_build_of_the_former_site() {
    meet_everywhere(Fault::Kill, |site, _| check_finishes(site, BEFORE));
}

#[test]
fn killed_build_is_replaced_by_a_build_of_another_site() {
    meet_everywhere(Fault::Kill, |site, _| check_finishes(site, "same/s.html=same other/x=1 n=2 a/gone=3"));
}

/// Lets a build meet two sorts of a refusal at every call, and what follows be right.
#[track_caller]
fn check_refusal(refusal: Refusal) {
    for (fault, files) in [(Fault::Once(refusal), AFTER), (Fault::Lasting(refusal), BEFORE)] {
        meet_everywhere(fault, |site, result| {
            if let Err(error) = result {
                check_told(&error, refusal);
            }
            site.build(&tree(files)).unwrap();
            // If the one call that failed was to remove an empty folder, it stays.
            assert_eq!(site.files(), tree(&format!("{files} theirs.txt=t a/theirs.txt=t")));
            check_known(site);
        });
    }
}

/// Checks that an error is the disk's, and says the same as its reason would say by itself.
#[track_caller]
fn check_told(error: &OutputError, refusal: Refusal) {
    let OutputError::Io { path, .. } = error else { panic!("{error}") };
    let plain = OutputError::Io { path: path.clone(), error: refusal.error() };
    for language in [Language::Vietnamese, Language::English] {
        assert_eq!((error.message(language), error.hint(language)), (plain.message(language), plain.hint(language)));
    }
}

#[test]
fn a_full_disk_is_survived_at_every_call() {
    check_refusal(Refusal::Full);
}

#[test]
fn a_disk_turned_read_only_is_survived_at_every_call() {
    check_refusal(Refusal::ReadOnly);
}

#[test]
fn permission_denied_is_survived_at_every_call() {
    check_refusal(Refusal::Denied);
}

#[test]
fn a_file_held_by_another_program_is_survived_at_every_call() {
    check_refusal(Refusal::Held);
}

#[test]
fn a_broken_disk_is_survived_at_every_call() {
    check_refusal(Refusal::Broken);
}

#[test]
fn a_disk_that_stays_full_changes_nothing_that_was_published() {
    meet_everywhere(Fault::Lasting(Refusal::Full), |site, result| {
        if result.is_err() {
            assert_eq!(site.tree(), tree(&format!("{BEFORE} theirs.txt=t a/theirs.txt=t")));
        }
    });
}

#[test]
fn build_killed_while_it_recovers_is_finished_by_the_next() {
    meet_everywhere(Fault::Kill, |site, _| {
        for at in (0..40).rev().step_by(2) {
            let _ = site.build_with(&Faults::new(at, Fault::Kill), &tree(AFTER));
            check_whole(site);
            check_known(site);
        }
        check_finishes(site, AFTER);
    });
}

#[test]
fn faults_one_after_another_are_survived() {
    meet_everywhere(Fault::Kill, |site, _| {
        for (number, fault) in Fault::all().enumerate() {
            let _ = site.build_with(&Faults::new(4 * number, fault), &tree(AFTER));
            check_whole(site);
            check_known(site);
        }
        site.build(&tree(AFTER)).unwrap();
        assert_eq!(site.files(), tree(&format!("{AFTER} theirs.txt=t a/theirs.txt=t")));
    });
}

#[test]
fn foreign_file_put_where_a_killed_build_would_write_is_kept() {
    meet_everywhere(Fault::Kill, |site, _| {
        if site.root.join("n/e/w.html").exists() {
            return;
        }
        site.put("n/e/w.html", "theirs");
        check_conflicts(site, AFTER, &["n/e/w.html"]);
        fs::remove_dir_all(site.root.join("n")).unwrap();
        site.put("n/e/w.html", "theirs");
        site.build(&tree(BEFORE)).unwrap();
        assert_eq!(fs::read_to_string(site.root.join("n/e/w.html")).unwrap(), "theirs");
        fs::remove_dir_all(site.root.join("n")).unwrap();
    });
}

#[test]
fn foreign_file_put_where_a_killed_build_deleted_is_kept() {
    meet_everywhere(Fault::Kill, |site, _| {
        if site.root.join("a/gone/x.html").exists() {
            return;
        }
        let finished = !site.root.join(".doithoai/journal").exists();
        site.put("a/gone/x.html", "theirs");
        site.build(&tree(AFTER)).unwrap();
        assert_eq!(fs::read_to_string(site.root.join("a/gone/x.html")).unwrap(), "theirs", "{finished}");
    });
}

// Any history.

#[derive(Clone, Debug)]
enum Event {
    /// A build of these files, killed at a step if there is one.
    Build(Tree, Option<usize>),
    /// A file put by someone else, if nothing is there.
    Foreign(String),
}

const PATHS: [&str; 9] = ["a", "b", "a/b", "a/c", "a/b/c", "a/b/d", "b/c", "b/c/d", "x.html"];

fn event() -> impl Strategy<Value = Event> {
    let files = proptest::collection::btree_map(0..PATHS.len(), 0..3u8, 0..6).prop_map(|files| {
        let mut tree = Tree::new();
        for (path, text) in files {
            if !tree.keys().any(|other| touch(other, PATHS[path])) {
                tree.insert(PATHS[path].to_owned(), text.to_string());
            }
        }
        tree
    });
    let build = (files, proptest::option::weighted(0.7, 0..40usize));
    let foreign = (0..PATHS.len()).prop_map(|path| Event::Foreign(PATHS[path].to_owned()));
    prop_oneof![4 => build.prop_map(|(files, kill)| Event::Build(files, kill)), 1 => foreign]
}

/// Tells whether two paths are the same, or one lies in the other.
fn touch(a: &str, b: &str) -> bool {
    a == b || a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/"))
}

fn live_through(site: &Site, foreign: &mut Tree, event: Event) {
    let before = site.tree();
    match event {
        Event::Foreign(path) => {
            if !before.keys().any(|other| touch(other.trim_end_matches('/'), &path)) {
                site.put(&path, "theirs");
                foreign.insert(path, "theirs".to_owned());
            }
        }
        Event::Build(files, kill) => {
            let clash = foreign.keys().any(|theirs| files.keys().any(|ours| touch(theirs, ours)));
            let faults = Faults::new(kill.unwrap_or(usize::MAX), Fault::Kill);
            let result = site.build_with(&faults, &files);
            let found = site.tree();
            for (path, text) in found.iter().filter(|(path, _)| !path.ends_with('/')) {
                assert!(before.get(path) == Some(text) || files.get(path) == Some(text), "{path}: {text}");
            }
            assert!(foreign.iter().all(|(path, text)| found.get(path) == Some(text)));
            if kill.is_none() {
                assert_eq!(result.is_err(), clash, "{result:?}");
            }
            if result.is_ok() {
                let expect: Tree = foreign.clone().into_iter().chain(files).collect();
                assert_eq!(found, expect);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_keeps_the_promises(events in proptest::collection::vec(event(), 1..10)) {
        let site = Site::new();
        fs::create_dir(&site.root).unwrap();
        let mut foreign = Tree::new();
        for event in events {
            live_through(&site, &mut foreign, event);
        }
    }
}

// Private files and messages.

#[test]
fn manifest_and_journal_are_read_as_written() {
    let site = Site::new();
    site.build(&tree("a.html=1 b/đất.html=1")).unwrap();
    fs::File::open(site.root.join("a.html")).unwrap();
    let text = fs::read_to_string(site.root.join(".doithoai/manifest")).unwrap();
    assert_eq!(Manifest::parse(&text).unwrap().to_text(), text);
    let journal = format!("doithoai journal 1\ndelete 3 -5 a b.html\nwrite {} c.html\n", blake3::hash(b"1"));
    assert_eq!(Journal::parse(&journal).unwrap().to_text(), journal);
    assert_eq!(Journal::parse("doithoai journal 1\nburn 3 5 a\n"), None);
}

#[test]
fn manifest_that_cannot_be_trusted_is_refused() {
    let hash = blake3::hash(b"1");
    for text in [
        "".to_owned(),
        "doithoai manifest 2\n".to_owned(),
        format!("doithoai manifest 1\n{hash} 1 5 a.html"),
        format!("doithoai manifest 1\n{hash} 1 5 ../a.html\n"),
        format!("doithoai manifest 1\n{hash} 1 5\n"),
    ] {
        let site = Site::new();
        site.build(&tree("a.html=1")).unwrap();
        fs::write(site.root.join(".doithoai/manifest"), &text).unwrap();
        let error = site.build(&tree("b.html=1")).unwrap_err();
        assert!(matches!(error, OutputError::Damaged { .. }), "{error}");
        assert_eq!(site.tree(), tree("a.html=1"));
    }
}

#[test]
fn messages_say_what_happened_and_what_to_do() {
    let io = |kind: ErrorKind| OutputError::Io { path: "output/a".into(), error: kind.into() };
    let vi =
        |error: &OutputError| format!("{}; {}", error.message(Language::Vietnamese), error.hint(Language::Vietnamese));
    let en = |error: &OutputError| format!("{}; {}", error.message(Language::English), error.hint(Language::English));
    let conflicts = OutputError::Conflicts { paths: vec!["output/a".into(), "output/b".into()], more: 2 };
    assert!(vi(&conflicts).starts_with(
        "tại nơi cần ghi đã có những mục không do doithoai tạo ra: output/a, output/b và 2 mục khác; Hãy chuyển"
    ));
    for (kind, vietnamese, english) in [
        (
            ErrorKind::StorageFull,
            "ổ đĩa đã đầy, không ghi được output/a; Hãy giải phóng",
            "the disk is full, cannot write",
        ),
        (ErrorKind::QuotaExceeded, "ổ đĩa đã đầy", "the disk is full"),
        (ErrorKind::ReadOnlyFilesystem, "ổ đĩa chỉ cho đọc, không ghi được output/a; Hãy", "the disk is read-only"),
        (
            ErrorKind::PermissionDenied,
            "không có quyền ghi hoặc đọc output/a",
            "no permission to read or write output/a",
        ),
        (
            ErrorKind::ResourceBusy,
            "chương trình khác đang giữ output/a; Hãy đóng",
            "another program holds output/a; Close",
        ),
        (
            ErrorKind::FileTooLarge,
            "ổ đĩa không nhận tệp lớn như output/a; Hãy",
            "the disk takes no file as large as output/a",
        ),
        (
            ErrorKind::InvalidFilename,
            "ổ đĩa không nhận tên dài như output/a; Hãy",
            "the disk takes no name as long as output/a",
        ),
        (ErrorKind::NotADirectory, "output/a không phải là thư mục; Hãy", "output/a is not a folder; Move"),
        (
            ErrorKind::IsADirectory,
            "có một thư mục ở chỗ của tệp output/a; Hãy",
            "a folder stands where the file output/a must go",
        ),
        (
            ErrorKind::Unsupported,
            "ổ đĩa không khóa được tệp output/a; Ổ mạng",
            "the disk cannot lock the file output/a; Some",
        ),
        (ErrorKind::TimedOut, "không ghi hoặc đọc được output/a (", "cannot read or write output/a ("),
    ] {
        assert!(vi(&io(kind)).starts_with(vietnamese), "{}", vi(&io(kind)));
        assert!(en(&io(kind)).starts_with(english), "{}", en(&io(kind)));
    }
    assert!(en(&OutputError::Busy { folder: "output".into() }).starts_with("another build is writing to output; Wait"));
}
