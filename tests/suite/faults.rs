//! What the disk, other people and the clock may do to the real program. What cannot be made without rights that a test
//! does not have is made by the disk that fails in the tests of `output`, and by `tests/disk/run.sh`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use std::time::SystemTime;

use crate::harness::Run;
use crate::harness::Site;
use crate::harness::TODAY;
use crate::harness::command_in;
use crate::harness::run;
use crate::harness::tree;

/// Builds the site, which must fail for a reason outside of its content, in both languages.
#[track_caller]
fn assert_fails(site: &Site, [vietnamese, english]: [&[&str]; 2]) {
    assert_told(&site.build(&[]), vietnamese);
    assert_told(&site.build(&["--lang", "en"]), english);
}

#[track_caller]
fn assert_told(run: &Run, told: &[&str]) {
    assert_eq!(run.code, 3, "{run:#?}");
    for words in told {
        assert!(run.stderr.contains(words), "{words}: {run:#?}");
    }
}

/// Returns a site that was built, and what the next build of it will publish, after a change of every page.
fn built_and_changed() -> (Site, BTreeMap<String, Vec<u8>>) {
    let site = Site::named("good");
    site.build(&[]).succeeded();
    let settings = site.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(settings, text.replace("huyện Chư Pưh", "tỉnh Gia Lai")).unwrap();
    let clean = Site::empty();
    site.build(&["--output", clean.path().join("ra").to_str().unwrap()]).succeeded();
    let mut files = tree(&clean.path().join("ra"));
    files.retain(|path, _| !path.starts_with(".doithoai/"));
    (site, files.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect())
}

#[track_caller]
fn assert_published(site: &Site, expected: &BTreeMap<String, Vec<u8>>) {
    site.build(&[]).succeeded();
    assert!(site.output() == *expected, "the next build is not the clean one");
}

// Locks.

#[test]
fn a_build_waits_for_no_other_and_says_so() {
    let (site, new) = built_and_changed();
    let before = site.output();
    let lock = File::options().write(true).open(site.path().join("output/.doithoai/lock")).unwrap();
    lock.lock().unwrap();
    assert_fails(&site, [&["một lượt dựng khác đang ghi", "Hãy chờ"], &["another build is writing", "Wait"]]);
    assert!(site.output() == before);
    drop(lock);
    assert_published(&site, &new);
}

#[test]
fn the_lock_of_a_build_that_died_holds_nobody_up() {
    let site = Site::named("good");
    let mut command = command_in(site.path(), &["build", "--today", TODAY]);
    let mut build = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let lock = site.path().join("output/.doithoai/lock");
    while !lock.exists() && build.try_wait().unwrap().is_none() {}
    build.kill().unwrap();
    build.wait().unwrap();
    assert!(lock.exists());
    site.build(&[]).succeeded();
}

#[test]
fn builds_at_once_leave_what_one_build_leaves() {
    let (site, new) = built_and_changed();
    let start = |_| {
        let mut command = command_in(site.path(), &["build", "--today", TODAY]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let builds: Vec<_> = (0..4).map(start).collect();
    let ended: Vec<_> = builds.into_iter().map(|build| build.wait_with_output().unwrap()).collect();
    for build in &ended {
        let told = String::from_utf8_lossy(&build.stderr);
        let is_busy = build.status.code() == Some(3) && told.contains("một lượt dựng khác đang ghi");
        assert!(build.status.success() || is_busy, "{told}");
    }
    assert!(ended.iter().any(|build| build.status.success()));
    assert!(site.output() == new);
}

// Things in the way.

#[test]
fn a_folder_in_place_of_a_page_is_told_and_kept() {
    let (site, new) = built_and_changed();
    let page = site.path().join("output/index.html");
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::write(page.join("ghi-chu.txt"), "của tôi").unwrap();
    let before = site.output();
    assert_fails(&site, [&["index.html", "Hãy chuyển các mục đó đi"], &["index.html", "Move them away"]]);
    assert!(site.output() == before);
    fs::remove_dir_all(page).unwrap();
    assert_published(&site, &new);
}

#[test]
fn a_folder_in_place_of_a_note_is_told_and_kept() {
    for name in ["lock", "manifest", "journal", "receipt"] {
        let (site, new) = built_and_changed();
        let before = site.output();
        let note = site.path().join("output/.doithoai").join(name);
        let former = fs::read(&note).ok();
        fs::remove_file(&note).ok();
        fs::create_dir(&note).unwrap();
        assert_fails(&site, [&[name, "Hãy chuyển"], &[name, "Move"]]);
        assert!(site.output() == before);
        fs::remove_dir(&note).unwrap();
        if let Some(former) = former {
            fs::write(&note, former).unwrap();
        }
        assert_published(&site, &new);
    }
}

#[test]
fn a_file_in_place_of_the_output_folder_is_told_and_kept() {
    let site = Site::named("good");
    let output = site.path().join("output");
    fs::write(&output, "của tôi").unwrap();
    assert_fails(&site, [&["không phải là thư mục", "--output"], &["is not a folder", "--output"]]);
    assert_eq!(fs::read_to_string(&output).unwrap(), "của tôi");
    fs::remove_file(&output).unwrap();
    site.build(&[]).succeeded();
}

#[cfg(unix)]
#[test]
fn a_link_planted_in_the_output_is_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = Site::empty();
    fs::write(outside.path().join("index.html"), "ở ngoài").unwrap();
    for (planted, target) in [
        ("index.html", "index.html"),
        ("index.html", "nowhere"),
        ("tin-tuc", ""),
        (".doithoai", ""),
        (".doithoai/lock", "index.html"),
    ] {
        let (site, new) = built_and_changed();
        let place = site.path().join("output").join(planted);
        let kept = site.path().join("kept");
        fs::rename(&place, &kept).unwrap();
        symlink(outside.path().join(target), &place).unwrap();
        assert_fails(&site, [&[planted, "Hãy chuyển các mục đó đi"], &[planted, "Move them away"]]);
        assert!(place.is_symlink());
        let untouched = tree(outside.path()).into_iter().map(|(path, (bytes, _))| (path, bytes));
        assert_eq!(untouched.collect::<Vec<_>>(), [("index.html".to_owned(), "ở ngoài".into())]);
        fs::remove_file(&place).unwrap();
        fs::rename(&kept, &place).unwrap();
        assert_published(&site, &new);
    }
}

#[cfg(unix)]
#[test]
fn the_output_folder_may_itself_be_a_link() {
    let (site, elsewhere) = (Site::named("good"), Site::empty());
    std::os::unix::fs::symlink(elsewhere.path(), site.path().join("output")).unwrap();
    site.build(&[]).succeeded();
    assert!(elsewhere.path().join("index.html").exists());
}

// What the disk refuses.

/// Returns the program as a shell runs it after some commands of its own.
#[cfg(unix)]
fn after(commands: &str, site: &Site) -> std::process::Command {
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("{commands}; exec \"$0\" build --today {TODAY}"), env!("CARGO_BIN_EXE_doithoai")]);
    shell.current_dir(site.path());
    shell
}

#[cfg(unix)]
#[test]
fn a_write_that_the_system_cuts_short_changes_nothing() {
    let (site, new) = built_and_changed();
    let before = site.output_with_times();
    let refused = run(&mut after("trap '' XFSZ; ulimit -f 4", &site));
    assert_told(&refused, &["ổ đĩa không nhận tệp lớn như", "--output", "vẫn nguyên vẹn"]);
    assert!(site.output_with_times() == before);
    assert_published(&site, &new);
}

#[cfg(unix)]
#[test]
fn a_build_that_the_system_ends_in_a_write_changes_nothing() {
    let (site, new) = built_and_changed();
    let before = site.output_with_times();
    let ended = after("ulimit -c 0; ulimit -f 4", &site).stderr(Stdio::null()).status().unwrap();
    assert_eq!(ended.code(), None, "{ended}");
    assert!(site.output_with_times() == before);
    assert_published(&site, &new);
}

/// Returns the program as a user whom permissions bind: they do not bind root.
#[cfg(unix)]
fn as_somebody(site: &Site) -> std::process::Command {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let arguments = ["build", "--today", TODAY];
    if fs::metadata(site.path()).unwrap().uid() != 0 {
        return command_in(site.path(), &arguments);
    }
    for entry in walkdir::WalkDir::new(site.path()) {
        std::os::unix::fs::lchown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    // Where the program was compiled, nobody may be allowed to look.
    let program = site.path().join("doithoai");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_doithoai"), &program).unwrap();
    }
    let mut command = std::process::Command::new(program);
    command.args(arguments).current_dir(site.path()).uid(NOBODY).gid(NOBODY);
    command
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn permission_denied_in_the_middle_leaves_whole_files_and_a_right_next_build() {
    let (site, new) = built_and_changed();
    let before = site.output();
    // Pages in other folders are put in their place before and after those in this one.
    let folder = site.path().join("output/gioi-thieu");
    let mut build = as_somebody(&site);
    set_mode(&folder, 0o555);
    assert_told(&run(&mut build), &["không có quyền", "gioi-thieu", "kiểm tra quyền ghi"]);
    let found = site.output();
    let is_torn = |(path, bytes): &(&String, &Vec<u8>)| ![before.get(*path), new.get(*path)].contains(&Some(*bytes));
    assert_eq!(found.iter().find(is_torn).map(|(path, _)| path), None);
    assert!(new.keys().all(|path| found.contains_key(path) || !before.contains_key(path)), "a page is missing");
    assert!(found != before && found != new, "the fault was not in the middle");
    set_mode(&folder, 0o755);
    let next = run(&mut build);
    next.succeeded();
    assert!(site.output() == new);
}

#[cfg(unix)]
#[test]
fn an_output_folder_without_permission_to_write_is_told_and_left_as_it_is() {
    let (site, new) = built_and_changed();
    let before = site.output_with_times();
    let output = site.path().join("output/.doithoai");
    let mut build = as_somebody(&site);
    set_mode(&output, 0o555);
    assert_told(&run(&mut build), &["không có quyền", "output/.doithoai", "kiểm tra quyền ghi"]);
    assert!(site.output_with_times() == before);
    set_mode(&output, 0o755);
    run(&mut build).succeeded();
    assert!(site.output() == new);
}

// The clock.

fn set_times(folder: &Path, time: SystemTime) {
    for path in tree(folder).into_keys() {
        File::options().append(true).open(folder.join(path)).unwrap().set_modified(time).unwrap();
    }
}

#[test]
fn a_clock_that_jumps_misleads_no_build() {
    let day = Duration::from_secs(24 * 60 * 60);
    let (past, future) = (SystemTime::UNIX_EPOCH + day, SystemTime::now() + 10_000 * day);
    for (of_output, of_content) in [(past, future), (future, past), (future, future), (past, past)] {
        let (site, new) = built_and_changed();
        set_times(&site.path().join("output"), of_output);
        set_times(&site.path().join("content"), of_content);
        assert_published(&site, &new);
        // What did not change keeps even a time that cannot be.
        let times = site.output_with_times();
        assert!(times.values().any(|(_, time)| *time == of_output));
        set_times(&site.path().join("output"), of_content);
        let times = site.output_with_times();
        site.build(&[]).succeeded();
        assert!(site.output_with_times() == times);
    }
}

// Names.

/// Checks that every name is one that all systems can write, and no two paths differ in case only.
#[track_caller]
fn assert_portable(site: &Site) {
    let files = site.output();
    assert!(files.keys().all(|path| path.split('/').all(|name| name.len() <= 255)));
    let folded: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), files.len());
}

#[test]
fn a_name_of_255_bytes_is_published_and_a_longer_one_is_a_mistake() {
    let site = Site::named("bare");
    let news =
        |slug: &str| format!("=== content/news/tin.md\n---\ntitle: Tin\ndate: 2026-01-02\nslug: {slug}\n---\n\nx\n");
    site.write(&news(&"a".repeat(255)));
    site.build(&[]).succeeded();
    assert!(site.output().contains_key(&format!("tin-tuc/{}/index.html", "a".repeat(255))));
    assert_portable(&site);
    site.write(&news(&"a".repeat(256)));
    let build = site.build(&[]);
    assert_eq!(build.code, 1, "{build:#?}");
    assert!(build.stderr.contains("address-not-portable"), "{build:#?}");
}

#[test]
fn documents_with_names_that_no_system_or_not_every_system_can_write_are_published() {
    let site = Site::named("bare");
    let names = ["con.pdf".to_owned(), format!("{}.pdf", "a".repeat(251)), format!("{}.pdf", "ệ".repeat(83))];
    let listed: String = names.iter().map(|name| format!("  - {{title: Tài liệu, file: {name}}}\n")).collect();
    let mut files = format!(
        "=== content/news/2026-01-02-tin/index.md\n---\ntitle: Tin\ndate: 2026-01-02\ndocuments:\n{listed}---\n\n\
         [Biểu](../aux/nul.pdf)\n=== content/news/aux/nul.pdf\nx\n"
    );
    names.iter().for_each(|name| files += &format!("=== content/news/2026-01-02-tin/{name}\nx\n"));
    site.write(&files);
    site.build(&[]).succeeded();
    assert_portable(&site);
    let output = site.output();
    assert_eq!(output.keys().filter(|path| path.ends_with(".pdf")).count(), 4, "{:?}", output.keys());
    assert!(output.contains_key("tin-tuc/2026-01-02-tin/con-1.pdf"));
}

#[test]
fn documents_that_differ_in_case_get_names_that_differ_in_more() {
    let site = Site::named("bare");
    let (long, same) = ("b".repeat(250), ["Ket-luan.pdf", "ket-luan.pdf"]);
    let names = [same[0].to_owned(), same[1].to_owned(), format!("A{long}.pdf"), format!("a{long}.pdf")];
    let listed: String = names.iter().map(|name| format!("  - {{title: Tài liệu, file: {name}}}\n")).collect();
    let mut files = format!(
        "=== content/news/2026-01-02-tin/index.md\n---\ntitle: Tin\ndate: 2026-01-02\ndocuments:\n{listed}---\n\nx\n"
    );
    names.iter().for_each(|name| files += &format!("=== content/news/2026-01-02-tin/{name}\n{name}\n"));
    site.write(&files);
    site.build(&[]).succeeded();
    assert_portable(&site);
    assert_eq!(site.output().keys().filter(|path| path.ends_with(".pdf")).count(), 4);
}

#[test]
fn addresses_that_differ_in_case_are_a_mistake_of_the_content() {
    let site = Site::named("bare");
    let article =
        |name: &str| format!("=== content/sessions/{name}/index.md\n---\ntitle: Tin\ndate: 2026-01-02\n---\n\nx\n");
    site.write(&(article("2026-01-02-Ia-Le") + &article("2026-01-02-ia-le")));
    let check = site.check(&[]);
    assert_eq!(check.code, 1, "{check:#?}");
    assert!(check.stdout.contains("2026-01-02-Ia-Le") || check.stderr.contains("2026-01-02-Ia-Le"), "{check:#?}");
    assert_eq!(site.build(&[]).code, 1);
    assert!(!site.path().join("output").exists());
}
