//! Counting words: runs without whitespace that hold a letter or a digit.

/// Counts the words of a text that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct WordCounter {
    count: usize,
    within_word: bool,
}

impl WordCounter {
    /// Counts a piece of text, which may go on with the last word of the piece before.
    pub fn add(&mut self, text: &str) {
        // Without branches: where words begin and end cannot be foreseen, and every word is read.
        for byte in text.bytes() {
            let (ends, goes_on) = (byte.is_ascii_whitespace(), byte.is_ascii_alphanumeric() | (byte >= 0x80));
            self.count += usize::from(goes_on & !self.within_word);
            self.within_word = (self.within_word | goes_on) & !ends;
        }
    }

    /// Ends the word, as the end of a block does.
    pub fn end_word(&mut self) {
        self.within_word = false;
    }

    /// The number of words so far.
    pub fn count(&self) -> usize {
        self.count
    }
}
