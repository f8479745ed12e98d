//! Lines for a screen: how many columns a text takes, and a text broken into lines of a width.

use unicode_width::UnicodeWidthChar;

/// The fewest columns into which a text is wrapped; on a narrower screen the screen itself breaks lines.
const LEAST_WIDTH: usize = 20;

/// Returns how many columns of a screen a text takes. A mark over a letter takes none, whether it is a character of its
/// own or not; a letter of Chinese and most emoji take two.
pub fn columns(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

/// Returns a text with its spaces turned into line ends where a line would be wider than a number of columns. A word
/// that is wider stays whole, because what people are to type must not be cut.
pub fn wrapped(text: &str, width: usize) -> String {
    let width = width.max(LEAST_WIDTH);
    let mut lines = String::with_capacity(text.len());
    let mut taken = 0;
    for (at, word) in text.split(' ').enumerate() {
        let wanted = columns(word);
        match at {
            0 => {}
            _ if taken + 1 + wanted > width => {
                lines.push('\n');
                taken = 0;
            }
            _ => {
                lines.push(' ');
                taken += 1;
            }
        }
        lines.push_str(word);
        taken += wanted;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_column_and_wide_letters_two() {
        assert_eq!(columns("Chư Pưh"), 7);
        assert_eq!(columns("Chu\u{31b} Pu\u{31b}h"), 7);
        assert_eq!(columns("E\u{302}\u{306}đê"), 3);
        assert_eq!(columns("家 👍\u{200b}"), 5);
    }

    #[test]
    fn lines_break_at_spaces_and_keep_every_letter() {
        let text = "hãy gõ đường dẫn tính từ thư mục của bài này, ví dụ ../2021-01-07-ia-le/index.md";
        let lines = wrapped(text, 24);
        assert_eq!(lines.replace('\n', " "), text);
        assert!(lines.lines().all(|line| columns(line) <= 24 || !line.contains(' ')), "{lines}");
        assert_eq!(wrapped("ngắn", 24), "ngắn");
        assert_eq!(wrapped("hai  dấu cách", 80), "hai  dấu cách");
    }
}
