//! What helps people at work: copies of the theme, completions in the shell, pages for `man`.

use std::fs;
use std::process::Command;

use crate::harness::Run;
use crate::harness::Site;

const PROGRAM: &str = env!("CARGO_BIN_EXE_doithoai");

#[track_caller]
fn assert_wrong_use(run: &Run, said: &str) {
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.stderr.contains(said), "{run:#?}");
}

#[test]
fn a_site_with_a_copy_of_the_theme_is_the_same_site() {
    let site = Site::named("good");
    site.build(&[]).succeeded();
    let before = site.output();
    site.run(&["theme", "eject"]).succeeded();
    assert!(site.path().join("themes/default/strings.yaml").exists());
    site.build(&[]).succeeded();
    let after = site.output();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let differing: Vec<_> =
        before.iter().filter(|(path, bytes)| after[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn a_copy_that_was_changed_stays_and_is_used() {
    let site = Site::named("good");
    let eject = site.run(&["theme", "eject", "footer.html"]);
    eject.succeeded();
    assert!(eject.stdout.contains("Đã chép"), "{eject:#?}");
    let footer = site.path().join("themes/default/templates/footer.html");
    let changed = fs::read_to_string(&footer).unwrap() + "<p>Chân trang riêng</p>";
    fs::write(&footer, &changed).unwrap();
    let again = site.run(&["theme", "eject", "templates/footer.html"]);
    again.succeeded();
    assert!(
        again.stdout.contains("Đã có từ trước, giữ nguyên") && again.stdout.contains("Không chép tệp nào"),
        "{again:#?}"
    );
    assert_eq!(fs::read_to_string(&footer).unwrap(), changed);
    assert_eq!(fs::read_dir(site.path().join("themes/default")).unwrap().count(), 1);
    site.build(&[]).succeeded();
    assert!(site.page("index.html").contains("Chân trang riêng"));
    let list = site.run(&["theme", "list"]);
    list.succeeded();
    let own: Vec<&str> = list.stdout.lines().filter(|line| line.contains("có bản riêng")).collect();
    assert_eq!(own, ["templates/footer.html  (trang này có bản riêng)"]);
}

#[test]
fn a_file_of_the_theme_is_found_however_it_is_written() {
    for written in
        ["static/style.css", "static\\style.css", "style.css", "themes/default/static/style.css", "./static/style.css"]
    {
        let site = Site::named("good");
        site.run(&["theme", "eject", written]).succeeded();
        assert!(site.path().join("themes/default/static/style.css").exists(), "{written}");
    }
}

#[test]
fn what_the_theme_does_not_have_is_told() {
    let site = Site::named("good");
    assert_wrong_use(&site.run(&["theme", "eject", "fotter.html"]), "Ý bạn là footer.html?");
    assert_wrong_use(&site.run(&["theme", "eject", "../../content/site.yaml"]), "doithoai theme list");
    assert_wrong_use(&Site::empty().run(&["theme", "eject"]), "không thấy thư mục content");
    assert!(!site.path().join("themes").exists());
}

#[test]
fn where_nothing_can_be_written_the_path_is_told() {
    let site = Site::named("good");
    site.write("=== themes\nĐây là một tệp.\n");
    let eject = site.run(&["theme", "eject", "style.css"]);
    assert_eq!(eject.code, 3, "{eject:#?}");
    assert!(eject.stderr.contains("style.css"), "{eject:#?}");
}

#[test]
fn bash_completes_commands_and_options() {
    let complete = |words: &str, at: usize| {
        let script = format!(
            "source <('{PROGRAM}' completions bash); COMP_WORDS=({words}); COMP_CWORD={at}; \
             _doithoai doithoai \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{at}-1]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &script]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(complete("doithoai bu", 1), "build");
    assert_eq!(complete("doithoai theme ej", 2), "eject");
    assert_eq!(complete("doithoai check --form", 2), "--format");
    assert_eq!(complete("doithoai check --format gi", 3), "github");
}

#[test]
fn every_shell_has_its_completions() {
    let folder = Site::empty();
    let marks = [
        ("bash", "complete -F _doithoai"),
        ("zsh", "#compdef doithoai"),
        ("fish", "complete -c doithoai"),
        ("powershell", "Register-ArgumentCompleter"),
    ];
    for (shell, mark) in marks {
        let run = folder.run(&["completions", shell]);
        run.succeeded();
        assert!(run.stdout.contains(mark), "{shell}");
    }
    assert_wrong_use(&folder.run(&["completions", "cmd"]), "powershell");
}

#[test]
fn every_command_has_a_page_for_man() {
    let folder = Site::empty();
    let main = folder.run(&["man"]);
    main.succeeded();
    let commands: Vec<&str> =
        main.stdout.lines().filter_map(|line| line.strip_prefix("doithoai\\-")?.strip_suffix("(1)")).collect();
    assert!(commands.contains(&"build") && commands.contains(&"theme"), "{commands:?}");
    for command in commands {
        let page = folder.run(&["man", command]);
        page.succeeded();
        assert!(page.stdout.contains(&format!("doithoai\\-{command} \\- ")), "{page:#?}");
        assert!(page.stdout.contains(".SH \"TÙY CHỌN\""), "{page:#?}");
    }
    let nested = folder.run(&["man", "import", "communes"]);
    nested.succeeded();
    assert!(nested.stdout.contains("dry\\-run"), "{nested:#?}");
    let english = folder.run(&["man", "build", "--lang", "en"]);
    assert!(english.stdout.contains(".SH SYNOPSIS") && !english.stdout.contains("Nơi ghi"), "{english:#?}");
    assert_wrong_use(&folder.run(&["man", "biuld"]), "Ý bạn là build?");
}
