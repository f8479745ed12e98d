//! What the words beside a number call it: an identity number, a telephone, an account, or something that concerns no one.

use crate::check::privacy::number::Number;
use crate::check::privacy::words;
use crate::check::privacy::words::Word;

/// What a number is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The number of an identity card.
    Identity,
    /// A telephone.
    Phone,
    /// A bank account.
    Account,
    /// A bank, without the word account.
    Bank,
    /// A land certificate.
    Certificate,
    /// Something else, which is no personal datum.
    Other,
}

/// A name of a number, and how many words may stand between the two.
struct Name {
    words: &'static str,
    label: Label,
    reach: usize,
}

const fn name(words: &'static str, label: Label, reach: usize) -> Name {
    Name { words, label, reach }
}

/// The names of numbers, in lower case; the longer of two that end alike stands first.
const NAMES: &[Name] = &[
    name("cccd", Label::Identity, 5),
    name("cmnd", Label::Identity, 5),
    name("cmtnd", Label::Identity, 5),
    name("cmt", Label::Identity, 5),
    name("căn cước", Label::Identity, 7),
    name("chứng minh nhân dân", Label::Identity, 7),
    name("chứng minh thư", Label::Identity, 7),
    name("số chứng minh", Label::Identity, 4),
    name("số định danh", Label::Identity, 5),
    name("định danh cá nhân", Label::Identity, 5),
    name("giấy tờ tùy thân", Label::Identity, 5),
    name("đường dây nóng", Label::Other, 4),
    name("hotline", Label::Other, 3),
    name("tổng đài", Label::Other, 3),
    name("điện thoại", Label::Phone, 6),
    name("đt", Label::Phone, 4),
    name("sđt", Label::Phone, 4),
    name("đtdđ", Label::Phone, 4),
    name("tel", Label::Phone, 2),
    name("zalo", Label::Phone, 4),
    name("di động", Label::Phone, 4),
    name("số máy", Label::Phone, 6),
    name("gọi", Label::Phone, 6),
    name("liên hệ", Label::Phone, 6),
    name("stk", Label::Account, 6),
    name("tk", Label::Account, 4),
    name("tài khoản", Label::Account, 9),
    name("ngân hàng", Label::Bank, 6),
    name("vietcombank", Label::Bank, 3),
    name("vcb", Label::Bank, 3),
    name("agribank", Label::Bank, 3),
    name("bidv", Label::Bank, 3),
    name("vietinbank", Label::Bank, 3),
    name("techcombank", Label::Bank, 3),
    name("sacombank", Label::Bank, 3),
    name("mbbank", Label::Bank, 3),
    name("mb", Label::Bank, 2),
    name("acb", Label::Bank, 3),
    name("vpbank", Label::Bank, 3),
    name("tpbank", Label::Bank, 3),
    name("lpbank", Label::Bank, 3),
    name("lienvietpostbank", Label::Bank, 3),
    name("hdbank", Label::Bank, 3),
    name("shb", Label::Bank, 3),
    name("vib", Label::Bank, 3),
    name("momo", Label::Bank, 3),
    name("mã số thuế", Label::Other, 4),
    name("mst", Label::Other, 3),
    name("mã số doanh nghiệp", Label::Other, 3),
    name("isbn", Label::Other, 2),
    name("issn", Label::Other, 2),
    name("hồ sơ", Label::Other, 1),
    name("mã vạch", Label::Other, 2),
    name("mã số", Label::Other, 1),
    name("mã dự án", Label::Other, 2),
    name("mã khách hàng", Label::Other, 2),
    name("vận đơn", Label::Other, 2),
    name("biên lai", Label::Other, 2),
    name("biên nhận", Label::Other, 2),
    name("hóa đơn", Label::Other, 2),
    name("quyết toán", Label::Other, 2),
    name("giấy phép", Label::Other, 4),
    name("kho bạc", Label::Other, 6),
];

/// The names of land certificates and of their numbers.
const CERTIFICATES: &[Name] = &[
    name("gcn", Label::Certificate, 6),
    name("cnqsdđ", Label::Certificate, 6),
    name("gcnqsdđ", Label::Certificate, 6),
    name("gcnqsd", Label::Certificate, 6),
    name("giấy chứng nhận", Label::Certificate, 9),
    name("sổ đỏ", Label::Certificate, 6),
    name("sổ hồng", Label::Certificate, 6),
    name("bìa đỏ", Label::Certificate, 6),
    name("phát hành", Label::Certificate, 4),
    name("vào sổ", Label::Certificate, 5),
    name("số seri", Label::Certificate, 3),
];

/// What follows a number that counts or measures something.
const UNITS: &[&str] = &[
    "đồng", "đ", "vnđ", "vnd", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "m", "m2", "m3", "m²", "m³", "ha", "km", "kg",
    "tấn", "tạ", "hộ", "người", "lượt", "khẩu", "cây", "con", "thửa", "giấy", "hồ", "mét", "héc", "kwh", "usd", "tài",
];

/// Returns what the nearest name before a number calls it; letters that stand before it without a space are the only one.
pub(super) fn label(number: &Number<'_>) -> Option<Label> {
    let prefix = number.prefix();
    if prefix.is_empty() {
        return nearest(number, number.range.start, NAMES);
    }
    NAMES.iter().find(|name| words::is(prefix, name.words)).map(|name| name.label)
}

/// Tells whether the words before a place in front of a number speak of a land certificate.
pub(super) fn speaks_of_certificate(number: &Number<'_>, at: usize) -> bool {
    nearest(number, at, CERTIFICATES).is_some()
}

fn nearest(number: &Number<'_>, at: usize, names: &[Name]) -> Option<Label> {
    words::before(number.text, at).take(10).enumerate().find_map(|(distance, word)| {
        let fits = |name: &&Name| distance <= name.reach && ends_in_name(number.text, word, name.words);
        names.iter().find(fits).map(|name| name.label)
    })
}

fn ends_in_name(text: &str, last: Word<'_>, name: &str) -> bool {
    last.is(words::last(name)) && words::phrase_before(text, last.end(), name).is_some()
}

/// Tells whether one of the next words after a number gives it a name.
pub(super) fn is_followed_by(number: &Number<'_>, label: Label, reach: usize) -> bool {
    words::after(number.text, number.range.end).take(reach).any(|word| {
        let is_first = |name: &Name| name.label == label && word.is(words::first(name.words));
        NAMES.iter().any(|name| is_first(name) && words::phrase_after(number.text, word.start, name.words).is_some())
    })
}

/// Tells whether a number that ends at a place counts or measures something.
pub(super) fn is_unit_after(text: &str, at: usize) -> bool {
    let near = text[at..].strip_prefix([' ', '\u{A0}']).unwrap_or(&text[at..]);
    near.starts_with(words::is_word_char) && words::after(text, at).next().is_some_and(|word| word.is_any(UNITS))
}

/// Tells whether a place lies within an address or the name of a file, which are no text to be read.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    let outside = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let boundary = |from: usize| (from..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let from = boundary(at.saturating_sub(LONGEST_ADDRESS));
    let start = boundary(text[from..at].rfind(outside).map_or(from, |gap| from + gap + 1));
    let rest = text[at..].char_indices().take(LONGEST_ADDRESS);
    let end =
        rest.take_while(|(_, c)| !outside(*c) && *c != ')').last().map_or(at, |(last, c)| at + last + c.len_utf8());
    let (before, after) = (&text[start..at], &text[at..end]);
    let target = before.rfind("](").map(|bracket| &before[bracket + 2..]);
    let is_spoken = |target: &str| target.starts_with("tel:") || target.starts_with("mailto:");
    before.contains("://")
        || before.contains("www.")
        || target.is_some_and(|target| !is_spoken(target))
        || FILE_ENDINGS.iter().any(|ending| after.ends_with(ending))
}

/// So far an address is looked for around a number.
const LONGEST_ADDRESS: usize = 1000;

/// The ends of the names of files that articles name.
const FILE_ENDINGS: &[&str] =
    &[".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf", ".docx", ".doc", ".xlsx", ".xls", ".md"];
