//! "Did you mean": the name in a closed set that is closest to what was typed.
//!
//! A word and the set come in, at most one member of the set goes out. A wrong suggestion is worse than none.

use crate::text::fold::fold;
use crate::text::fold::match_key;

/// Returns the candidate that was probably meant, or nothing if none is close.
///
/// Candidates that differ in accents only come first. Otherwise at most a third of the letters (but one at least, and
/// never all) may be added, left out, changed or swapped with a neighbour; a candidate that begins with what was
/// typed, contains it as whole words, or the other way round, is taken as close whatever the rest of its length.
/// Accents decide between equals, then the order of the candidates.
///
/// ```
/// # use doithoai::text::closest;
/// assert_eq!(closest("dat dai", ["giao thông", "đất đai"]), Some("đất đai"));
/// assert_eq!(closest("agnecy", ["agency", "author"]), Some("agency"));
/// assert_eq!(closest("y tế", ["agency", "author"]), None);
/// ```
#[must_use]
pub fn closest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = Wanted::new(wanted);
    let mut best: Option<(Cost, &'a str)> = None;
    for candidate in candidates {
        let limit = best.map_or(usize::MAX, |((least, _), _)| least);
        if let Some(cost) = wanted.cost(candidate, limit)
            && best.is_none_or(|(least, _)| cost < least)
        {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The distance of the folds, then that of the accented names.
type Cost = (usize, usize);

/// What was typed, made ready for comparison.
struct Wanted {
    /// The fold; the match key where the fold leaves no letter, as with another script.
    plain: String,
    folds: bool,
    accented: Vec<char>,
    /// How many edits of `plain` are still close.
    limit: usize,
}

impl Wanted {
    fn new(text: &str) -> Self {
        let accented = match_key(text);
        let folded = fold(text);
        let folds = folded.contains(|c: char| c.is_ascii_alphanumeric());
        let plain = if folds { folded } else { accented.clone() };
        let length = plain.chars().count();
        let limit = (length / 3).max(1).min(length.saturating_sub(1));
        Wanted { plain, folds, accented: accented.chars().collect(), limit }
    }

    /// Returns what separates a candidate, or nothing if it is not close or farther than `least`.
    fn cost(&self, candidate: &str, least: usize) -> Option<Cost> {
        let plain = if self.folds { fold(candidate) } else { match_key(candidate) };
        let edits = self.plain_distance(&plain, self.limit.min(least));
        let distance = match edits {
            Some(distance) => distance,
            None if self.limit <= least && holds(&self.plain, &plain) => self.limit,
            None => return None,
        };
        let accented = match_key(candidate).chars().collect::<Vec<_>>();
        Some((distance, edit_distance(&self.accented, &accented, usize::MAX)?))
    }

    fn plain_distance(&self, plain: &str, limit: usize) -> Option<usize> {
        if self.folds {
            return edit_distance(self.plain.as_bytes(), plain.as_bytes(), limit);
        }
        edit_distance(&self.accented, &plain.chars().collect::<Vec<_>>(), limit)
    }
}

/// Tells whether the longer of two texts begins with the shorter or contains it as whole words.
fn holds(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.chars().count() < 3 {
        return false;
    }
    long.starts_with(short)
        || long.match_indices(short).any(|(at, _)| {
            let before = long.get(..at).unwrap_or_default();
            let after = long.get(at + short.len()..).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
}

/// Returns the Damerau–Levenshtein distance (optimal string alignment) if it is not above `limit`.
fn edit_distance<T: PartialEq>(left: &[T], right: &[T], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    // Three rows of the usual table: two above, the one above, and the one being filled.
    let mut older = vec![0; right.len() + 1];
    let mut previous = (0..=right.len()).collect::<Vec<_>>();
    let mut row = older.clone();
    let mut left_before = None;
    for (above, a) in left.iter().enumerate() {
        let mut corner = above;
        let mut cell = above + 1;
        let mut lowest = cell;
        let mut right_before = None;
        if let Some(first) = row.first_mut() {
            *first = cell;
        }
        for (at, b) in right.iter().enumerate() {
            let up = previous.get(at + 1).copied().unwrap_or(usize::MAX);
            cell = (corner + usize::from(a != b)).min(cell + 1).min(up.saturating_add(1));
            if right_before == Some(a) && left_before == Some(b) {
                cell = cell.min(older.get(at.wrapping_sub(1)).map_or(usize::MAX, |swapped| swapped + 1));
            }
            if let Some(slot) = row.get_mut(at + 1) {
                *slot = cell;
            }
            lowest = lowest.min(cell);
            corner = up;
            right_before = Some(b);
        }
        if lowest > limit {
            return None;
        }
        left_before = Some(a);
        std::mem::swap(&mut older, &mut previous);
        std::mem::swap(&mut previous, &mut row);
    }
    previous.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_closest_candidate_is_found() {
        let communes = ["Ia Le", "Ia Blứ", "Ia Hrú", "Chư Pưh", "Nhơn Hòa", "Cẩm Giang", "Cẩm Giàng", "xã Ia Ko"];
        let keys = ["title", "date", "agency", "attendees", "attendance", "legal_basis", "part_of_day"];
        let table: [(&str, &[&str], Option<&str>); 20] = [
            ("Ia Le", &communes, Some("Ia Le")),
            ("ia blu", &communes, Some("Ia Blứ")),
            ("Ia Bứ", &communes, Some("Ia Blứ")),
            ("chu pu", &communes, Some("Chư Pưh")),
            ("Nhơn Hoà", &communes, Some("Nhơn Hòa")),
            ("Nho\u{31B}n Ho\u{300}a", &communes, Some("Nhơn Hòa")),
            ("cam giang", &communes, Some("Cẩm Giang")),
            ("cẩm giàng", &communes, Some("Cẩm Giàng")),
            ("Ia Ko", &communes, Some("xã Ia Ko")),
            ("Pleiku", &communes, None),
            ("agecny", &keys, Some("agency")),
            ("agency_name", &keys, Some("agency")),
            ("legal", &keys, Some("legal_basis")),
            ("attende", &keys, Some("attendees")),
            ("tilte", &keys, Some("title")),
            ("xyz", &keys, None),
            ("", &keys, None),
            ("…", &["", "–", "a"], None),
            ("日本", &["日木", "中国"], Some("日木")),
            ("b", &["a", "c"], None),
        ];
        for (wanted, candidates, expect) in table {
            assert_eq!(closest(wanted, candidates.iter().copied()), expect, "{wanted}");
        }
    }

    #[test]
    fn the_first_of_equals_is_taken() {
        assert_eq!(closest("bac", ["bab", "bad", "baf"]), Some("bab"));
        assert_eq!(closest("bac", ["baf", "bad", "bab"]), Some("baf"));
    }

    #[test]
    fn edits_are_counted() {
        let table = [
            ("", "", 0),
            ("a", "", 1),
            ("ab", "ba", 1),
            ("abc", "ca", 3),
            ("agnecy", "agency", 1),
            ("kitten", "sitting", 3),
        ];
        for (left, right, expect) in table {
            assert_eq!(edit_distance(left.as_bytes(), right.as_bytes(), usize::MAX), Some(expect), "{left} {right}");
            assert_eq!(edit_distance(right.as_bytes(), left.as_bytes(), expect), Some(expect), "{left} {right}");
            if expect > 0 {
                assert_eq!(edit_distance(left.as_bytes(), right.as_bytes(), expect - 1), None, "{left} {right}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_member_is_its_own_closest(set in prop::collection::vec(r"[a-zà-ỹ ]{1,8}", 1..6)) {
            let closest = closest(&set[0], set.iter().map(String::as_str));
            prop_assert!(set[0].trim().is_empty() || closest.map(match_key) == Some(match_key(&set[0])));
        }

        #[test]
        fn any_text_is_answered(wanted in r"\PC{0,12}", set in prop::collection::vec(r"\PC{0,12}", 0..6)) {
            let _ = closest(&wanted, set.iter().map(String::as_str));
        }
    }
}
