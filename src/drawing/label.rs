//! Labels in lines that fit.
//!
//! SVG neither breaks nor measures text, and the font is the reader's. So widths are estimated, rather too wide than
//! too narrow, from those of the common sans-serif fonts of the systems.

use crate::drawing::svg::Length;
use crate::drawing::svg::TEXT_SIZE;

/// How much of a label is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The width of a line.
    pub(super) width: Length,
    /// The number of lines.
    pub(super) lines: usize,
}

/// Estimates the width of a text in one line.
pub(super) fn width(text: &str) -> Length {
    let thousandths: u32 = text.chars().map(advance).fold(0, u32::saturating_add);
    Length((thousandths / 100).saturating_mul(TEXT_SIZE))
}

/// Estimates the width of a character, in thousandths of the size of the text.
fn advance(c: char) -> u32 {
    match c {
        '\u{300}'..='\u{36F}' => 0,
        ' ' | '\u{A0}' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '‘' | '’' => 280,
        'i' | 'j' | 'l' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 270,
        '(' | ')' | '[' | ']' | '/' | '-' | 'f' | 't' | 'r' | 'I' | 'Ì' | 'Í' | 'Ỉ' | 'Ĩ' | 'Ị' => 390,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'ý' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' | '–' => 530,
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '%' => 930,
        _ if c.is_uppercase() => 730,
        _ if c.is_alphabetic() && c < '\u{2000}' || c.is_ascii() => 610,
        _ => 1000,
    }
}

/// Breaks a label at its spaces. What does not fit into the room is cut, and an ellipsis says so.
pub(super) fn wrap(label: &str, room: Room) -> Vec<String> {
    let words: Vec<&str> = label.split_ascii_whitespace().collect();
    let mut rest = words.as_slice();
    let mut lines = Vec::new();
    while !rest.is_empty() && lines.len() + 1 < room.lines {
        let taken = (1..=rest.len()).rev().find(|count| fits(&join(rest, *count), room)).unwrap_or(1);
        lines.push(cut(&join(rest, taken), room));
        rest = rest.get(taken..).unwrap_or_default();
    }
    if !rest.is_empty() {
        lines.push(cut(&rest.join(" "), room));
    }
    lines
}

fn join(words: &[&str], count: usize) -> String {
    words.get(..count).unwrap_or_default().join(" ")
}

fn fits(line: &str, room: Room) -> bool {
    width(line) <= room.width
}

/// Cuts a line, after a word if one fits.
fn cut(line: &str, room: Room) -> String {
    if fits(line, room) {
        return line.to_owned();
    }
    let mut ends = line.char_indices().rev().filter_map(|(end, _)| line.get(..end));
    let Some(shown) = ends.find(|shown| fits(&format!("{shown}…"), room)) else {
        return "…".to_owned();
    };
    let next = line.get(shown.len()..).unwrap_or_default();
    let whole = if next.starts_with(' ') { shown } else { shown.rsplit_once(' ').map_or(shown, |(words, _)| words) };
    format!("{}…", whole.trim_end_matches([' ', ',', ';', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(label: &str, width: u32, lines: usize) -> String {
        wrap(label, Room { width: Length::units(width), lines }).join("/")
    }

    #[test]
    fn labels_break_at_spaces_and_are_cut_only_when_they_must_be() {
        let long =
            "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp, phát triển nông thôn tỉnh";
        let table = [
            ("Ia Le", 340, 2, "Ia Le"),
            ("", 340, 2, ""),
            (" \n", 340, 2, ""),
            ("Sở Nông nghiệp và Môi trường", 140, 2, "Sở Nông nghiệp và/Môi trường"),
            (
                long,
                340,
                3,
                "Ban Quản lý dự án đầu tư xây dựng các công trình/giao thông và nông nghiệp, phát triển nông thôn/tỉnh",
            ),
            (
                long,
                340,
                2,
                "Ban Quản lý dự án đầu tư xây dựng các công trình/giao thông và nông nghiệp, phát triển nông…",
            ),
            ("Nghiêngnghiêngnghiêng", 60, 2, "Nghiê…"),
            ("Nghiêngnghiêng và Ia", 60, 2, "Nghiê…/và Ia"),
            ("M", 1, 1, "…"),
        ];
        for (label, width, lines, expect) in table {
            assert_eq!(wrapped(label, width, lines), expect, "{label}");
        }
    }

    #[test]
    fn decomposed_letters_are_as_wide_as_composed_ones() {
        assert_eq!(width("e\u{302}\u{301}"), width("ế"));
        assert!(width("Ì") < width("O"));
    }
}
