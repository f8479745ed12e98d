//! The example of a rule: from the case that shows it, what the program says of it.

use std::ops::Range;

use crate::diagnostics::Rule;
use crate::diagnostics::Wording;
use crate::diagnostics::render::hint_word;
use crate::diagnostics::render::severity_word;
use crate::text::Language;
use crate::text::columns;

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

/// Returns the lines of an example for a screen of so many columns: a line that is too long is cut where its marks stay
/// in sight.
pub(super) fn fitted(lines: &str, width: usize) -> String {
    let lines: Vec<&str> = lines.lines().collect();
    let mut skipped = 0;
    let fitted = lines.iter().enumerate().map(|(at, line)| {
        let Some((gutter, shown)) = line.split_once(FRAME) else { return (*line).to_owned() };
        let room = width.saturating_sub(columns(gutter) + columns(FRAME));
        if marks(shown).is_some() {
            let shown = after(shown, skipped);
            // Words beside marks are worth a line that the screen breaks; more marks are not.
            let room = if shown.contains('━') { room } else { usize::MAX };
            return format!("{gutter}{FRAME}{}", shown.chars().take(room).collect::<String>());
        }
        let below = lines.get(at + 1).and_then(|below| marks(below.split_once(FRAME)?.1));
        skipped = below.filter(|_| columns(shown) > room).map_or(0, |marks| columns_to_skip(&marks, room));
        format!("{gutter}{FRAME}{}", part(shown, skipped, room))
    });
    fitted.collect::<Vec<String>>().join("\n")
}

/// What stands between the number of a line and its text.
const FRAME: &str = "│ ";

/// Returns the columns of the marks, if a line holds marks.
fn marks(shown: &str) -> Option<Range<usize>> {
    let first = shown.trim_start();
    let mark = first.chars().next().filter(|mark| matches!(mark, '━' | '─'))?;
    let start = columns(shown) - columns(first);
    Some(start..start + first.chars().take_while(|character| *character == mark).count())
}

/// Returns how many columns are left out before a line so that its marks, or at least the first of them, have room.
fn columns_to_skip(marks: &Range<usize>, room: usize) -> usize {
    let wanted = marks.end.saturating_sub(room.saturating_sub(1));
    wanted.min(marks.start.saturating_sub(1))
}

/// Returns so many columns of a text, after those that are skipped, with an ellipsis where something is left out.
fn part(text: &str, skipped: usize, room: usize) -> String {
    let mut part = if skipped == 0 { text.to_owned() } else { format!("…{}", after(text, skipped + 1)) };
    if columns(&part) > room {
        while columns(&part) >= room.max(1) {
            part.pop();
        }
        part.push('…');
    }
    part
}

fn after(text: &str, skipped: usize) -> &str {
    let mut taken = 0;
    let start = text.char_indices().find(|(_, character)| {
        let is_after = taken >= skipped;
        taken += columns(character.encode_utf8(&mut [0; 4]));
        is_after
    });
    start.map_or("", |(at, _)| text.get(at..).unwrap_or(""))
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
    fn a_long_line_is_cut_so_that_its_marks_stay() {
        let text = "name: Ia Le, role: Tỉnh ủy viên, Bí thư";
        let lines = format!(" ╭▸ a.md:4:34\n4 │ {text}\n  │ {}━━━━━━", " ".repeat(33));
        assert_eq!(fitted(&lines, 80), lines);
        let narrow = fitted(&lines, 24);
        assert_eq!(narrow, " ╭▸ a.md:4:34\n4 │ …nh ủy viên, Bí thư\n  │              ━━━━━━");
        assert!(narrow.lines().all(|line| columns(line) <= 24));
    }

    #[test]
    fn words_beside_marks_are_left_out() {
        assert_eq!(without_label("  │ ────── lần đầu ở đây"), "  │ ──────");
        assert_eq!(without_label("6 │ summary: Hai"), "6 │ summary: Hai");
    }
}
