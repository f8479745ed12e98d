//! The manual of all rules: as Markdown for `docs/diagnostics.md`, and one rule as plain text for a terminal.
//!
//! Comes in: the rules with the cases that show them. Goes out: texts. What a rule says of itself stands beside its
//! constructor in `catalog/`; nothing of it is written here.

use std::fmt::Write;

use crate::diagnostics::GROUPS;
use crate::diagnostics::Group;
use crate::diagnostics::Rule;
use crate::diagnostics::example::Example;
use crate::diagnostics::example::example;
use crate::diagnostics::example::fitted;
use crate::diagnostics::example::head;
use crate::diagnostics::render::severity_word;
use crate::diagnostics::rules;
use crate::text;
use crate::text::Language;

const HEAD: &str = "\
# Mọi điều chương trình có thể báo

*Tệp này do chương trình tạo ra, đừng sửa tay. This file is generated; do not edit it.*

Mỗi mục dưới đây là một loại lỗi hoặc cảnh báo, mang đúng tên đứng trong ngoặc vuông của thông báo. Mục nào cũng có: báo điều gì, vì sao nên sửa, một ví dụ chép nguyên từ chương trình, và cách sửa. Còn **lỗi** thì chưa dựng được trang; còn **cảnh báo** thì vẫn dựng được, nhưng nên sửa. Xem một mục ngay trong cửa sổ lệnh: `doithoai explain unknown-topic`.

*In English: every section is a kind of mistake, under the name that stands in the square brackets of its message. It says what is told, why it matters, and, after an example as the program shows it, how to mend it. **Errors** (lỗi) stop a build, **warnings** (cảnh báo) do not. To read a section in a terminal: `doithoai explain unknown-topic --lang en`.*
";

/// Returns the manual of all rules as Markdown, Vietnamese first, then English. Every rule has a heading of its own id.
pub fn manual() -> String {
    let mut text = HEAD.to_owned();
    for group in GROUPS {
        text += &contents_of(group);
    }
    for group in GROUPS {
        let _ = writeln!(text, "\n## {} / {}", group.title.vi, group.title.en);
        text.extend(sorted(group).into_iter().map(section));
    }
    text
}

/// Returns the explanation of one rule for a terminal of so many columns, or for a file.
pub fn explanation(rule: &Rule, language: Language, width: Option<usize>) -> String {
    let why = pick(language, "Vì sao", "Why");
    let mut paragraphs =
        vec![head(rule, language), plain(rule.what.get(language)), format!("{why}: {}", plain(rule.why.get(language)))];
    if let Some(Example { message, lines, fix }) = example(rule, language) {
        let (shown, mended) = pick(language, ("Ví dụ", "Cách sửa"), ("Example", "Fix"));
        let told = format!("{}: {message}", head(rule, language));
        let room = width.map(|width| width.saturating_sub(INDENTATION.len()));
        let (told, lines) = (wrapped(&told, room), room.map_or(lines.clone(), |room| fitted(&lines, room)));
        paragraphs.push(format!("{shown}:"));
        paragraphs.push(indented(&format!("{told}\n{lines}")));
        paragraphs.push(format!("{mended}: {fix}"));
    }
    let paragraphs: Vec<String> = paragraphs.into_iter().map(|paragraph| laid_out(&paragraph, width)).collect();
    paragraphs.join("\n\n") + "\n"
}

/// What stands before the lines of an example.
const INDENTATION: &str = "  ";

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("{INDENTATION}{line}")).collect();
    lines.join("\n")
}

/// Wraps a paragraph; the lines of an example are what they are.
fn laid_out(paragraph: &str, width: Option<usize>) -> String {
    if paragraph.starts_with(INDENTATION) { paragraph.to_owned() } else { wrapped(paragraph, width) }
}

fn wrapped(text: &str, width: Option<usize>) -> String {
    width.map_or_else(|| text.to_owned(), |width| text::wrapped(text, width))
}

/// Returns all rules, each on a line of its own, in their groups; a line that is wider than the terminal is cut.
pub fn overview(language: Language, width: Option<usize>) -> String {
    let names = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for group in GROUPS {
        let _ = writeln!(text, "{}:", group.title.get(language));
        for rule in sorted(group) {
            let severity = severity_word(rule.severity, language);
            let line = format!("{severity}: {}", first_sentence(&plain(rule.what.get(language))));
            let room = width.map(|width| width.saturating_sub(names + 2 * INDENTATION.len()));
            let line = room.map_or_else(|| line.clone(), |room| text::excerpt(&line, room));
            let _ = writeln!(text, "{INDENTATION}{:names$}{INDENTATION}{line}", rule.id);
        }
        text.push('\n');
    }
    text
}

fn pick<T>(language: Language, vi: T, en: T) -> T {
    match language {
        Language::Vietnamese => vi,
        Language::English => en,
    }
}

fn sorted(group: &Group) -> Vec<&'static Rule> {
    let mut rules = group.rules.to_vec();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules
}

fn contents_of(group: &Group) -> String {
    let mut text = format!("\n**{}** / {}\n\n", group.title.vi, group.title.en);
    for rule in sorted(group) {
        let severity = severity_word(rule.severity, Language::Vietnamese);
        let _ = writeln!(text, "- [{id}](#{id}), {severity}: {what}", id = rule.id, what = rule.what.vi);
    }
    text
}

fn section(rule: &Rule) -> String {
    let [vietnamese, english] =
        [Language::Vietnamese, Language::English].map(|language| severity_word(rule.severity, language));
    let mut text =
        format!("\n### {}\n\n*{vietnamese} / {english}*\n\n{}\n\n**Vì sao:** {}\n", rule.id, rule.what.vi, rule.why.vi);
    if let Some(Example { message, lines, fix }) = example(rule, Language::Vietnamese) {
        let head = head(rule, Language::Vietnamese);
        let _ = writeln!(text, "\n**Ví dụ:**\n\n```text\n{head}: {message}\n{lines}\n```\n");
        let _ = writeln!(text, "**Cách sửa:** {}", escaped(&fix));
    }
    let _ = writeln!(text, "\n> **In English:** {}\n>\n> **Why:** {}", rule.what.en, rule.why.en);
    if let Some(Example { message, fix, .. }) = example(rule, Language::English) {
        let _ = writeln!(text, ">\n> **Message:** {}\n>\n> **Fix:** {}", escaped(&message), escaped(&fix));
    }
    text
}

/// Returns a text of the manual without the marks that only Markdown needs.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}

/// Returns a message with a backslash before what Markdown would take for a mark. Backticks mean the same in both.
fn escaped(message: &str) -> String {
    let has_link = message.contains("](");
    let mut text = String::with_capacity(message.len());
    let mut is_code = false;
    let mut characters = message.chars().peekable();
    while let Some(character) = characters.next() {
        let is_mark = match character {
            '*' | '<' => true,
            '[' => has_link,
            '\\' => characters.peek().is_some_and(char::is_ascii_punctuation),
            _ => false,
        };
        is_code ^= character == '`';
        if is_mark && !is_code {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_a_mark_is_escaped() {
        assert_eq!(escaped("gõ: [chữ](<a b.pdf>) hoặc *"), r"gõ: \[chữ](\<a b.pdf>) hoặc \*");
        assert_eq!(escaped("the tag `<b>`"), "the tag `<b>`");
        assert_eq!(
            escaped(r"gõ: topic: [a, b], không phải C:\Ảnh hay \["),
            r"gõ: topic: [a, b], không phải C:\Ảnh hay \\["
        );
    }
}
