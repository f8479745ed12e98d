//! How much fits on one sheet of A4: the size of the letters by the amount of text, and where lists are cut.
//!
//! The same page must fit whatever font a reader's system has. So texts are measured in the letters of DejaVu Sans, the
//! widest of the usual ones, and some of the sheet is left over. Lengths are in ems of the sheet's own letters.

/// The width of the text, in millimetres: A4 without the margins of `@page`.
const WIDTH: f32 = 186.0;

/// The height that may be filled, in millimetres: A4 without its margins, and less again for what fonts do differently.
const HEIGHT: f32 = 264.0;

/// The sizes of letters in points, by density; smaller ones cannot be read on a wall.
const SIZES: [f32; 5] = [13.0, 12.0, 11.0, 10.0, 9.0];

/// The points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// The height of a line.
const LINE: f32 = 1.35;

/// What the padding and the border of a row add to its lines, and what the padding of a cell takes from its width.
const ROW_SPACE: f32 = 0.62;
const CELL_SPACE: f32 = 0.5;

/// The heading of a list and the head of its table, and the line that tells what was cut.
const LIST_HEAD: f32 = 4.7;
const LIST_NOTE: f32 = 2.0;

/// The side of the QR code with the space beside it, in millimetres.
const CODE: f32 = 35.0;

/// More rows than any sheet holds.
pub(super) const MOST_ROWS: usize = 80;

/// A text as the widths of its words.
pub(super) struct Words(Vec<f32>);

impl Words {
    /// Measures a text.
    pub(super) fn of(text: &str) -> Self {
        Words(text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).map(word_width).collect())
    }

    /// Returns the number of lines that the text takes in a column; a word that is wider than it is broken.
    fn lines(&self, column: f32) -> f32 {
        let space = letter_width(' ');
        let mut lines = 1.0;
        let mut at = 0.0;
        for word in &self.0 {
            if at > 0.0 && at + space + word <= column {
                at += space + word;
                continue;
            }
            lines += if at > 0.0 { 1.0 } else { 0.0 };
            let broken = (word / (column - 1.0).max(1.0)).floor();
            lines += if *word > column { broken } else { 0.0 };
            at = if *word > column { column } else { *word };
        }
        lines
    }
}

fn word_width(word: &str) -> f32 {
    word.chars().map(letter_width).sum()
}

/// Returns the width of a letter, or more.
fn letter_width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | '|' | '\'' | 'I' | ' ' | '\u{A0}' | '.' | ',' => 0.32,
        'f' | 't' | 'r' | ':' | ';' | '!' | '(' | ')' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 1.0,
        'A'..='Z' => 0.78,
        '\u{300}'..='\u{36F}' => 0.0,
        '\0'..='\u{7F}' => 0.636,
        '\u{80}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' if letter.is_uppercase() => 0.82,
        '\u{80}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' => 0.65,
        _ => 1.1,
    }
}

/// A paragraph or a cell.
pub(super) struct Block {
    words: Words,
    size: f32,
    share: f32,
    space: f32,
}

impl Block {
    /// Makes a paragraph of letters of a size, with a space below it.
    pub(super) fn paragraph(text: &str, size: f32, space: f32) -> Self {
        Block { words: Words::of(text), size, share: 1.0, space }
    }

    /// Makes a cell that has a share of the width.
    pub(super) fn cell(text: &str, share: f32) -> Self {
        Block { words: Words::of(text), size: 1.0, share, space: 0.0 }
    }

    fn height(&self, width: f32) -> f32 {
        self.words.lines((width * self.share - CELL_SPACE) / self.size) * self.size * LINE + self.space
    }
}

/// The cells of a row.
pub(super) type Row = Vec<Block>;

/// What is to stand on a sheet.
#[derive(Default)]
pub(super) struct Content {
    /// The paragraphs above the lists.
    pub(super) head: Vec<Block>,
    /// The paragraphs below them, beside the QR code if there is one.
    pub(super) foot: Vec<Block>,
    /// Whether there is a QR code.
    pub(super) has_code: bool,
    /// The rows of the first list.
    pub(super) tasks: Vec<Row>,
    /// The rows of the second.
    pub(super) updates: Vec<Row>,
}

/// How the content fits. Where a list is cut, `density` is the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// 1 for the largest letters, 5 for the smallest.
    pub(super) density: usize,
    /// How many rows of the first list are shown.
    pub(super) tasks: usize,
    /// How many rows of the second are shown.
    pub(super) updates: usize,
}

/// Chooses the largest letters with which all stands on one sheet. Where even the smallest are too large, lists are cut:
/// the second to a third of the room, if the first needs the rest.
pub(super) fn fit(content: &Content) -> Fit {
    let Content { tasks, updates, .. } = content;
    let mut sheet = Sheet::of(SIZES[0]);
    for (density, size) in (1..).zip(SIZES) {
        sheet = Sheet::of(size);
        let height = sheet.list(tasks) + sheet.list(updates);
        if height <= sheet.room(content) {
            return Fit { density, tasks: tasks.len(), updates: updates.len() };
        }
    }
    let room = sheet.room(content);
    let shown = sheet.fill(tasks, (room - sheet.list(updates)).max(room * 2.0 / 3.0));
    let taken = sheet.list(&tasks[..shown]) + if shown < tasks.len() { LIST_NOTE } else { 0.0 };
    Fit { density: SIZES.len(), tasks: shown, updates: sheet.fill(updates, room - taken) }
}

/// A sheet for letters of one size.
struct Sheet {
    width: f32,
    height: f32,
    code: f32,
}

impl Sheet {
    fn of(size: f32) -> Self {
        let em = POINTS / size;
        Sheet { width: WIDTH * em, height: HEIGHT * em, code: CODE * em }
    }

    /// Returns the height that is left for the lists.
    fn room(&self, content: &Content) -> f32 {
        let Content { head, foot, has_code, .. } = content;
        let code = if *has_code { self.code } else { 0.0 };
        let head: f32 = head.iter().map(|block| block.height(self.width)).sum();
        let foot: f32 = foot.iter().map(|block| block.height(self.width - code)).sum();
        self.height - head - foot.max(code) - 1.0
    }

    fn row(&self, row: &Row) -> f32 {
        row.iter().map(|cell| cell.height(self.width)).fold(0.0, f32::max) + ROW_SPACE
    }

    fn list(&self, rows: &[Row]) -> f32 {
        if rows.is_empty() { 0.0 } else { LIST_HEAD + rows.iter().map(|row| self.row(row)).sum::<f32>() }
    }

    /// Returns how many rows have room, together with the line that tells what was cut.
    fn fill(&self, rows: &[Row], room: f32) -> usize {
        if self.list(rows) <= room {
            return rows.len();
        }
        let heights = rows.iter().scan(LIST_HEAD + LIST_NOTE, |height, row| {
            *height += self.row(row);
            Some(*height)
        });
        heights.take_while(|height| *height <= room).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, text: &str) -> Vec<Row> {
        (0..count).map(|_| vec![Block::cell(text, 0.5), Block::cell("Phòng Kinh tế", 0.25)]).collect()
    }

    fn fitted(tasks: usize, updates: usize, text: &str) -> Fit {
        fit(&Content { tasks: rows(tasks, text), updates: rows(updates, text), ..Content::default() })
    }

    #[test]
    fn little_text_has_large_letters_and_more_text_smaller_ones() {
        let text = "Lắp 12 đèn đường ở ba ngã tư của thôn 3 trước mùa mưa";
        let densities: Vec<usize> = [1, 14, 18, 22, 26, 80].map(|count| fitted(count, 0, text).density).to_vec();
        assert!(densities.is_sorted(), "{densities:?}");
        assert_eq!((densities[0], densities[5]), (1, 5));
        assert_eq!(fitted(3, 2, text), Fit { density: 1, tasks: 3, updates: 2 });
    }

    #[test]
    fn what_is_too_much_is_cut_and_both_lists_keep_a_part() {
        let fit = fitted(80, 80, "Lắp 12 đèn đường ở ba ngã tư");
        assert_eq!(fit.density, 5);
        assert!((1..80).contains(&fit.tasks) && (1..80).contains(&fit.updates), "{fit:?}");
        let tasks_first = fitted(80, 1, "Lắp đèn");
        assert_eq!(tasks_first.updates, 1);
    }

    #[test]
    fn a_word_wider_than_its_column_takes_several_lines() {
        assert!(Words::of(&"x".repeat(500)).lines(20.0) >= 16.0);
        assert_eq!(Words::of("Lắp đèn đường").lines(40.0), 1.0);
        assert_eq!(Words::of("").lines(40.0), 1.0);
    }
}
