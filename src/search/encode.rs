//! How numbers and sorted words are written: short, in ASCII, and read by a few lines of script.

/// The digits of numbers, six bits each.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes a number: five bits in each digit, the lowest first; every digit but the last has the sixth bit set.
pub(super) fn push_number(mut number: u32, out: &mut String) {
    while number >= 32 {
        push_digit(32 | (number & 31), out);
        number >>= 5;
    }
    push_digit(number, out);
}

fn push_digit(digit: u32, out: &mut String) {
    out.push(char::from(DIGITS[(digit & 63) as usize]));
}

/// Writes how common something is: `A` for once, `B` for two or three times, `C` for four to seven times.
pub(super) fn push_frequency(count: usize, out: &mut String) {
    let power = u8::try_from(count.max(1).ilog2()).unwrap_or(25).min(25);
    out.push(char::from(b'A' + power));
}

/// Writes sorted words, each as the number of letters that it shares with the one before (a digit of base 36) and the rest.
#[derive(Default)]
pub(super) struct WordList<'w> {
    pub(super) text: String,
    last: &'w str,
}

impl<'w> WordList<'w> {
    pub(super) fn push(&mut self, word: &'w str) {
        let same = self.last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).take(35).count();
        self.text.extend(char::from_digit(u32::try_from(same).unwrap_or(0), 36));
        self.text.push_str(word.get(same..).unwrap_or_default());
        self.last = word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_digits_of_five_bits() {
        for (number, expect) in [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")] {
            let mut out = String::new();
            push_number(number, &mut out);
            assert_eq!(out, expect);
        }
    }

    #[test]
    fn sorted_words_share_what_they_begin_with() {
        let mut list = WordList::default();
        for word in ["dai", "dan", "dat"] {
            list.push(word);
            push_frequency(word.len(), &mut list.text);
        }
        assert_eq!(list.text, "0daiB2nB2tB");
    }
}
