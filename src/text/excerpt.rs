//! Excerpts: the beginning of a text, cut where a reader can stop.
//!
//! Plain text comes in (not Markdown, not HTML), one line of plain text goes out. It expects NFC, as length is counted
//! in characters.

use crate::text::letters::attaches;

/// Returns the beginning of a text in one line of at most `max_chars` characters.
///
/// White space is collapsed. A text that is too long ends with its last sentence if one ends in the last third of the
/// room, or else after a word, with "…" (counted too). A word longer than the whole room is cut, but never between a
/// letter and its combining marks.
///
/// ```
/// # use doithoai::text::excerpt;
/// assert_eq!(excerpt("Sáng ngày 07.01.2021. Cùng dự có", 25), "Sáng ngày 07.01.2021.");
/// assert_eq!(excerpt("Cùng dự có đại diện lãnh đạo", 20), "Cùng dự có đại diện…");
/// ```
#[must_use]
pub fn excerpt(text: &str, max_chars: usize) -> String {
    if is_short_line(text, max_chars) {
        return text.to_owned();
    }
    let spaced = text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(word.chars()));
    let mut head = spaced.skip(1).take(max_chars.saturating_add(1)).collect::<String>();
    if head.chars().count() <= max_chars {
        return head;
    }
    let Some(room) = max_chars.checked_sub(1) else { return String::new() };
    if let Some(end) = last_sentence_end(&head, max_chars - max_chars / 3) {
        head.truncate(end);
        return head;
    }
    let end = last_word_end(&head, room);
    let kept = head.get(..end).unwrap_or_default();
    if ends_sentence(kept, head.get(end..).unwrap_or_default()) {
        head.truncate(end);
        return head;
    }
    format!("{}…", kept.trim_end_matches(is_left_hanging))
}

/// Tells whether a text is its own excerpt, as most are: short enough, with single spaces between words and nowhere else.
fn is_short_line(text: &str, max_chars: usize) -> bool {
    let mut chars = 0;
    let mut after_space = true;
    for c in text.chars() {
        chars += 1;
        if c.is_whitespace() && (c != ' ' || after_space) {
            return false;
        }
        after_space = c == ' ';
    }
    chars <= max_chars && !after_space
}

/// Finds where the last sentence of at least `min_chars` characters ends, if a space follows it.
fn last_sentence_end(head: &str, min_chars: usize) -> Option<usize> {
    let min = head.char_indices().nth(min_chars).map(|(at, _)| at)?;
    let mut spaces = head.match_indices(' ').map(|(at, _)| at).rev().take_while(|&at| at >= min);
    spaces.find(|&at| head.split_at_checked(at).is_some_and(|(before, after)| ends_sentence(before, after)))
}

/// Finds where the last whole word within so many characters ends, or where a single long word can be cut.
fn last_word_end(head: &str, max_chars: usize) -> usize {
    let end = head.char_indices().nth(max_chars).map_or(head.len(), |(at, _)| at);
    let (kept, rest) = head.split_at_checked(end).unwrap_or((head, ""));
    if rest.starts_with(' ') {
        return end;
    }
    if let Some(space) = kept.rfind(' ') {
        return space;
    }
    if rest.starts_with(attaches) {
        return kept.rfind(|c| !attaches(c)).unwrap_or(0);
    }
    end
}

/// Short forms that end with a full stop which ends no sentence; so does a single letter.
const SHORT_FORMS: [&str; 16] =
    ["TP", "Tp", "TX", "Tx", "TT", "Tr", "tr", "ThS", "Ths", "TS", "GS", "PGS", "BS", "KS", "BCH", "v.v"];

/// Tells whether a sentence ends where a text is parted.
fn ends_sentence(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(['”', '"', '’', ')', '»']);
    if after.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    let Some(stem) = before.strip_suffix('.') else { return before.ends_with(['!', '?', '…']) };
    let last = stem.rsplit([' ', '.', '(']).next().unwrap_or_default();
    last.chars().count() != 1 && !SHORT_FORMS.contains(&last)
}

/// Tells whether a character looks wrong before "…".
fn is_left_hanging(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '…' | '-' | '–' | '—' | '/' | '(' | '[' | '“' | '‘' | '«')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn excerpts_end_where_a_reader_can_stop() {
        let table = [
            ("", 10, ""),
            ("Ia Le", 0, ""),
            ("Ia Le", 1, "…"),
            ("Ia Le", 5, "Ia Le"),
            (" Ia\n Le ", 5, "Ia Le"),
            ("Ia Le", 4, "Ia…"),
            ("Ia Blứ", 3, "Ia…"),
            ("một hai ba", 8, "một hai…"),
            ("một hai, ba bốn", 10, "một hai…"),
            ("một hai – ba bốn", 12, "một hai…"),
            ("Đã họp. Sẽ họp nữa", 9, "Đã họp."),
            ("Đã họp. Sẽ họp nữa", 16, "Đã họp. Sẽ họp…"),
            ("Họp ngày 07.01.2021 ở xã", 22, "Họp ngày 07.01.2021 ở…"),
            ("Ông nói: “Làm ngay!” Rồi về", 23, "Ông nói: “Làm ngay!”"),
            ("Tại TP. Pleiku và các huyện", 10, "Tại TP…"),
            ("Ông Nguyễn Văn A. Sau đó dân hỏi", 20, "Ông Nguyễn Văn A…"),
            ("Thứ nhất. hai ba", 12, "Thứ nhất…"),
            ("nghiêng", 4, "ngh…"),
            ("e\u{302}\u{306}e\u{302}\u{306}", 5, "e\u{302}\u{306}…"),
            ("\u{302}\u{306}\u{302}", 2, "…"),
        ];
        for (text, max_chars, expect) in table {
            assert_eq!(excerpt(text, max_chars), expect, "{text:?} {max_chars}");
        }
    }

    proptest! {
        #[test]
        fn an_excerpt_fits_and_begins_the_text(
            text in r"([a-zđươ]{1,6}\u{306}?[.,!]?[ \n]{0,2}|[A-Z]\u{302}\u{306}|\p{L}){0,30}", max_chars in 0..60_usize,
        ) {
            let made = excerpt(&text, max_chars);
            prop_assert!(made.chars().count() <= max_chars);
            let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let kept = made.strip_suffix('…').unwrap_or(&made);
            let rest = whole.strip_prefix(kept);
            prop_assert!(rest.is_some(), "{:?} {:?}", whole, made);
            prop_assert!(!rest.unwrap().starts_with(attaches), "{:?} {:?}", whole, made);
            prop_assert_eq!(excerpt(&made, max_chars), made);
        }

        #[test]
        fn any_text_is_answered(text in r"\PC{0,40}", max_chars: usize) {
            prop_assert!(excerpt(&text, max_chars % 50).chars().count() <= max_chars % 50);
            prop_assert_eq!(excerpt(&text, usize::MAX), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
