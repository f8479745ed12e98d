//! Setting a text in few lines: where they break, at which size, and what is left out where nothing fits.
//!
//! Vietnamese writes every syllable apart, so a line may end anywhere and still go wrong: "xã / Ia Le", "ngày / 07",
//! "đối / thoại". The best break is the one whose lines are most even, and breaks that tear something apart cost.

use std::ops::Range;

use crate::cards::face::Face;
use crate::cards::face::Shaped;
use crate::text;

/// What a text is to fit into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The width, in pixels.
    pub(super) width: f32,
    /// The most lines.
    pub(super) lines: usize,
    /// The sizes to try, largest first, in pixels.
    pub(super) sizes: &'static [f32],
}

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The size of the letters, in pixels.
    pub size: f32,
    /// The lines; none for a text without letters.
    pub lines: Vec<String>,
}

/// What a torn name costs: more than the smallest letters.
const TORN_NAME: f32 = 10.0;
/// What a torn word costs, or a number without what it counts.
const TORN_WORD: f32 = 0.35;
/// What a little word at the end of a line costs, or the first word after a sign.
const HANGING_WORD: f32 = 0.12;
/// What a break after a comma costs: less than one elsewhere.
const AFTER_COMMA: f32 = -0.05;
/// What a break costs after a sign that ends more than a comma.
const AFTER_SIGN: f32 = -0.15;
/// What a line more costs.
const LINE: f32 = 0.08;
/// What each step to a smaller size costs.
const SMALLER: f32 = 0.1;

/// Words of two syllables that are frequent in titles of dialogue sessions.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "bản đồ", "bảo hiểm", "bộ phận", "bồi thường", "buổi chiều", "buổi sáng", "buổi tối", "cán bộ", "chấp hành", "chế độ", "chỉ đạo", "chính quyền", "chính sách", "chủ đề",
    "chủ tịch", "chứng nhận", "chuyên đề", "công khai", "công tác", "công trình", "dịch vụ", "đại biểu", "điện lực",
    "định cư", "định kỳ", "đối thoại", "giải phóng", "giải quyết", "giao thông", "hành chính", "hệ thống", "hộ nghèo",
    "hồ sơ", "hội đồng", "hội nghị", "hội trường", "kết luận", "kết quả", "khiếu nại", "kiến nghị", "làm việc", "lâm nghiệp",
    "liên xã", "mặt bằng", "môi trường", "một cửa", "người dân", "nguyên nhân", "nhà nước", "nhân dân", "nhiệm vụ", "nông dân",
    "nông nghiệp", "nông thôn", "phụ nữ", "quy hoạch", "quyền sử", "sản xuất", "sáp nhập", "sinh hoạt", "sử dụng", "tái định",
    "thanh niên", "thoát nước", "thôn làng", "thủ tục", "thực hiện", "thủy lợi", "tiếp nhận", "tiếp xúc", "tổ chức",
    "trả lời", "triển khai", "trường học", "trưởng thôn", "ủy ban", "văn bản", "văn hóa", "vệ sinh", "xã hội", "xây dựng",
    "y tế", "ý kiến",
];

/// Words that lead on to the next one.
#[rustfmt::skip]
const LITTLE_WORDS: &[&str] = &[
    "ba", "bảy", "bằng", "bị", "bốn", "các", "chín", "cho", "chưa", "có", "còn", "của", "do", "đã", "đang", "đến", "để",
    "được", "giữa", "hai", "hơn", "khi", "không", "là", "mới", "một", "mười", "năm", "những", "ở", "qua", "rất", "sáu", "sẽ",
    "sau", "tại", "tám", "theo", "trên", "trong", "trước", "từ", "và", "vẫn", "về", "vì", "với",
];

/// Signs that end a part of a title.
const SIGNS: [char; 8] = [';', ':', '.', '–', '—', '·', '!', '?'];

/// Sets a text at the largest size at which it fits; where none does, at the smallest, cut at a word.
pub(super) fn set(face: &Face, text: &str, frame: Frame) -> Setting {
    let text = legible(face, text);
    let words = words(&text, &face.shape(&text));
    let smallest = frame.sizes.last().copied().unwrap_or(1.0);
    let whole = words.last().map_or(0.0, |word| word.end);
    #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
    let room = frame.width / smallest * frame.lines as f32;
    let sizes = if whole <= room { frame.sizes } else { &[] };
    let steps =
        sizes.iter().zip(0_u8..).flat_map(|(size, step)| (1..=frame.lines).map(move |lines| (*size, step, lines)));
    let ways = steps.filter_map(|(size, step, lines)| {
        let breaks = best(&words, lines, frame.width / size)?;
        let cost = breaks.cost + f32::from(step) * SMALLER;
        Some((cost, size, breaks))
    });
    if let Some((_, size, breaks)) = ways.min_by(|one, other| one.0.total_cmp(&other.0)) {
        return Setting { size, lines: lines(&text, &words, &breaks.ends) };
    }
    Setting { size: smallest, lines: cut(face, &text, &words, (frame.width / smallest, frame.lines)) }
}

/// A piece of text between two spaces at which a line may end. Lengths are in ems.
struct Word {
    range: Range<usize>,
    start: f32,
    end: f32,
    /// What it costs to end a line after the word.
    torn: f32,
}

/// Where lines end, and what that costs.
#[derive(Clone)]
struct Breaks {
    /// For each line, the number of words up to its end.
    ends: Vec<usize>,
    cost: f32,
}

/// Returns a text with plain spaces between its words, no-break spaces where a line must not end, and without the
/// letters that the font does not have.
fn legible(face: &Face, text: &str) -> String {
    let letters = text.chars().map(|letter| if letter == '\u{2011}' { '-' } else { letter });
    let letters: String = letters.filter(|letter| letter.is_whitespace() || face.has(*letter)).collect();
    let spaced: Vec<&str> = letters.split_whitespace().collect();
    let bound = text::bind(&spaced.join(" ")).into_owned();
    // A dash never begins a line.
    bound.replace(" – ", "\u{A0}– ").replace(" - ", "\u{A0}- ").replace(" — ", "\u{A0}— ").replace(" · ", "\u{A0}· ")
}

fn words(text: &str, shaped: &Shaped) -> Vec<Word> {
    let has_small_letters = text.chars().any(char::is_lowercase);
    let mut words: Vec<Word> = Vec::new();
    let mut begins_clause = false;
    let mut at = 0;
    for piece in text.split(' ').filter(|_| !text.is_empty()) {
        let range = at..at + piece.len();
        at = range.end + 1;
        let (start, end) = (shaped.position(range.start), shaped.position(range.end));
        if let Some(former) = words.last_mut() {
            let before = text.get(former.range.clone()).unwrap_or_default();
            former.torn = torn(before, piece, has_small_letters) + if begins_clause { HANGING_WORD } else { 0.0 };
            begins_clause = before.ends_with(SIGNS) || before.ends_with(',');
        }
        words.push(Word { range, start, end, torn: 0.0 });
    }
    words
}

/// Returns what it costs to end a line between two words.
fn torn(before: &str, after: &str, has_small_letters: bool) -> f32 {
    let is_capital = |word: &str| word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase);
    let last = before.rsplit('\u{A0}').next().unwrap_or(before);
    match before {
        sign if sign.ends_with(SIGNS) => return AFTER_SIGN,
        comma if comma.ends_with([',', ')', '”', '"']) => return AFTER_COMMA,
        _ => {}
    }
    // Where all letters are capitals, only what follows a unit is known to be a name: "XÃ IA LE".
    let in_name = has_small_letters || before.contains('\u{A0}');
    if in_name && is_capital(last) && is_capital(after) {
        return TORN_NAME;
    }
    let counts = after.starts_with(|first: char| first.is_ascii_digit());
    let counted = last.ends_with(|letter: char| letter.is_ascii_digit());
    let (left, right) = (letters_of(last), letters_of(after));
    let is_word = WORDS.iter().any(|word| word.split_once(' ') == Some((left.as_str(), right.as_str())));
    match () {
        () if counts || counted || is_word => TORN_WORD,
        () if LITTLE_WORDS.contains(&left.as_str()) => HANGING_WORD,
        () => 0.0,
    }
}

/// Returns the letters of a word in lower case.
fn letters_of(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the best way to set words in so many lines, if they fit.
fn best(words: &[Word], lines: usize, longest: f32) -> Option<Breaks> {
    let whole = words.last()?.end;
    #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
    let even = whole / lines as f32;
    // `found[end]` is the best way to set the first `end` words in as many lines as the loop has come to.
    let mut found: Vec<Option<Breaks>> = vec![None; words.len() + 1];
    found[0] = Some(Breaks { ends: Vec::new(), cost: 0.0 });
    for _ in 0..lines {
        let mut next: Vec<Option<Breaks>> = vec![None; words.len() + 1];
        for (first, so_far) in found.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            for (last, word) in words.iter().enumerate().skip(first) {
                let width = word.end - words[first].start;
                if width > longest {
                    break;
                }
                let uneven = (width - even) / even;
                let cost = so_far.cost + LINE + uneven * uneven + word.torn;
                if next[last + 1].as_ref().is_none_or(|other| cost < other.cost) {
                    let ends = so_far.ends.iter().copied().chain([last + 1]).collect();
                    next[last + 1] = Some(Breaks { ends, cost });
                }
            }
        }
        found = next;
    }
    found.pop().flatten()
}

fn lines(text: &str, words: &[Word], ends: &[usize]) -> Vec<String> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| line(text, words.get(start..*end).unwrap_or_default())).collect()
}

fn line(text: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    text.get(first.range.start..last.range.end).unwrap_or_default().to_owned()
}

/// Fills the lines with what fits, and ends the last one with an ellipsis.
fn cut(face: &Face, text: &str, words: &[Word], (longest, lines): (f32, usize)) -> Vec<String> {
    let ellipsis = face.shape("…").width;
    let mut set = Vec::with_capacity(lines);
    let mut first = 0;
    for number in 1..=lines {
        let Some(start) = words.get(first).map(|word| word.start) else { break };
        let is_last = number == lines;
        let room = if is_last { longest - ellipsis } else { longest };
        let fitting = words.iter().skip(first).take_while(|word| word.end - start <= room).count();
        if fitting == 0 {
            set.push(letters_that_fit(
                face,
                text.get(words[first].range.clone()).unwrap_or_default(),
                longest - ellipsis,
            ));
            return set;
        }
        // What would be torn goes to the next line whole, or is left out whole.
        let most = if is_last { HANGING_WORD } else { TORN_WORD };
        let whole = (1..=fitting).rev().take(4).find(|count| words[first + count - 1].torn < most);
        let whole = whole.unwrap_or(fitting);
        let fitting = line(text, words.get(first..first + whole).unwrap_or_default());
        first += whole;
        let trimmed = fitting.trim_end_matches(|end: char| !end.is_alphanumeric() && !"”)\"".contains(end));
        set.push(if is_last { format!("{trimmed}…") } else { fitting });
    }
    set
}

/// Returns the beginning of a word that is wider than a line, with an ellipsis.
fn letters_that_fit(face: &Face, word: &str, room: f32) -> String {
    let shaped = face.shape(word);
    // A mark shares the place of its letter, so it is never parted from it.
    let end = word.char_indices().map(|(byte, _)| byte).take_while(|byte| shaped.position(*byte) <= room).last();
    format!("{}…", word.get(..end.unwrap_or(0)).unwrap_or_default())
}
