//! The example of a rule: from the case that shows it, what the program says of it.

use crate::diagnostics::Rule;
use crate::diagnostics::Wording;
use crate::diagnostics::render::hint_word;
use crate::diagnostics::render::severity_word;
use crate::text::Language;

/// What stands before the answers of the program in a case.
const ANSWERS: Wording<&str> = Wording { vi: "\n=== expect vi\n", en: "\n=== expect en\n" };

/// A mistake as the program tells it.
pub(super) struct Example {
    /// The message, after its severity and rule.
    pub(super) message: String,
    /// The place and the lines with their marks.
    pub(super) lines: String,
    /// What to type instead.
    pub(super) fix: String,
}

/// Returns the example of a rule; nothing where its case has no answer yet, or does not tell the rule.
pub(super) fn example(rule: &Rule, language: Language) -> Option<Example> {
    let vietnamese = in_vietnamese(rule)?;
    match language {
        Language::Vietnamese => Some(vietnamese),
        Language::English => in_english(rule, &vietnamese.lines),
    }
}

/// Reads the example from the answer for people, which is Vietnamese.
fn in_vietnamese(rule: &Rule) -> Option<Example> {
    let (_, answers) = rule.case.split_once(ANSWERS.vi)?;
    let head = format!("{}: ", head(rule, Language::Vietnamese));
    let told = answers.split("\n\n").find_map(|told| told.strip_prefix(&head))?;
    let (message, rest) = told.split_once('\n')?;
    let (lines, last) = rest.rsplit_once('\n')?;
    let (_, fix) = last.split_once(&format!("╰ {}: ", hint_word(Language::Vietnamese)))?;
    let lines = lines.trim_end_matches([' ', '│', '\n']);
    Some(Example { message: message.to_owned(), lines: lines.to_owned(), fix: fix.to_owned() })
}

/// Reads message and fix from the answer of one line, which is English. The lines are those of the Vietnamese answer,
/// without the words beside their marks.
fn in_english(rule: &Rule, lines: &str) -> Option<Example> {
    let (_, answers) = rule.case.split_once(ANSWERS.en)?;
    let head = format!(": {}: ", head(rule, Language::English));
    let told = answers.lines().find_map(|line| Some(line.split_once(&head)?.1))?;
    let (message, fix) = split_at_fix(told)?;
    let lines: Vec<&str> = lines.lines().map(without_label).collect();
    Some(Example { message: message.to_owned(), lines: lines.join("\n"), fix: fix.to_owned() })
}

/// Returns what stands before every message of a rule.
pub(super) fn head(rule: &Rule, language: Language) -> String {
    format!("{}[{}]", severity_word(rule.severity, language), rule.id)
}

/// Splits `message (fix)` at the bracket that its last one closes.
fn split_at_fix(told: &str) -> Option<(&str, &str)> {
    let inner = told.strip_suffix(')')?;
    let mut open = 1_u32;
    for (at, character) in inner.char_indices().rev() {
        match character {
            ')' => open += 1,
            '(' => open -= 1,
            _ => continue,
        }
        if open == 0 {
            return Some((inner.get(..at)?.trim_end(), inner.get(at + 1..)?));
        }
    }
    None
}

/// Returns a line of marks without the words beside them.
fn without_label(line: &str) -> &str {
    let marks = line.rfind('─').map(|at| at + '─'.len_utf8());
    match marks {
        Some(end) if line.contains('│') => line.get(..end).unwrap_or(line),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_begins_at_the_bracket_that_the_last_one_closes() {
        assert_eq!(split_at_fix("no (U+0007) (delete it (or not))"), Some(("no (U+0007)", "delete it (or not)")));
        assert_eq!(split_at_fix("no (a)"), Some(("no", "a")));
        assert_eq!(split_at_fix("no"), None);
        assert_eq!(split_at_fix("no)"), None);
    }

    #[test]
    fn words_beside_marks_are_left_out() {
        assert_eq!(without_label("  │ ────── lần đầu ở đây"), "  │ ──────");
        assert_eq!(without_label("6 │ summary: Hai"), "6 │ summary: Hai");
    }
}
