//! From the words of all documents to the files of the index.
//!
//! Documents are read in parts, in parallel; the parts are merged by ranges of words, in parallel too. How parts and ranges
//! are cut depends on the site alone, so that any number of threads gives the same bytes.

use std::collections::HashMap;
use std::ops::Range;

use chrono::Datelike;
use rayon::prelude::*;

use crate::search::Search;
use crate::search::catalog::Catalog;
use crate::search::catalog::Kind;
use crate::search::encode::WordList;
use crate::search::encode::push_frequency;
use crate::search::encode::push_number;
use crate::search::postings::Collector;
use crate::search::postings::MOST_WORDS;
use crate::search::postings::Part;
use crate::search::postings::Posting;
use crate::search::postings::Quick;
use crate::text;

/// Documents in one part.
const PART: usize = 128;
/// Ranges of words that are merged apart.
const RANGES: usize = 64;
/// The size of a file of postings, in bytes, where it holds more than one word or pair.
const POSTINGS_FILE: usize = 4 * 1024;
/// The size of a file of pairs, in bytes, where it holds those of more than one word.
const PAIRS_FILE: usize = 3 * 1024;
/// The most documents of each kind that are found by one word or pair: those where it weighs most, the newest of them first.
const MOST: [usize; Kind::COUNT] = [3000, 1500, 3000, 1500];

/// The files that depend on all documents together, as data.
pub(super) struct Index {
    pub(super) words: String,
    pub(super) pairs: Vec<String>,
    pub(super) postings: Vec<String>,
    pub(super) version: String,
}

/// All words of the site, by key in the order of their forms without accents; the first is no word.
struct Vocabulary {
    keys: Vec<String>,
    /// The number of the form without accents of each.
    folded: Vec<u32>,
    /// The forms without accents.
    folds: Vec<String>,
}

/// A word without accents, or a pair of them, in the index.
struct Term {
    first: u32,
    /// 0 where it is a word alone.
    second: u32,
    documents: usize,
    /// Whether its postings begin a new file.
    opens_file: bool,
}

/// What comes of a range of words.
#[derive(Default)]
struct Merged {
    terms: Vec<Term>,
    files: Vec<String>,
}

impl Index {
    pub(super) fn new(search: &Search<'_>) -> Self {
        let mut parts = parts(search);
        let shown: Vec<blake3::Hash> = parts.iter().map(|part| part.hash).collect();
        let (vocabulary, numbers) = Vocabulary::new(&mut parts);
        let parts: Vec<Vec<Posting>> = parts
            .into_par_iter()
            .zip(numbers)
            .map(|(part, numbers)| {
                let mut postings = part.postings;
                postings.iter_mut().for_each(|posting| *posting = posting.renumbered(&numbers));
                postings.sort_unstable();
                postings
            })
            .collect();
        let ranges = ranges(&vocabulary, &parts);
        let merged: Vec<Merged> = ranges.into_par_iter().map(|range| merge(&vocabulary, &parts, range)).collect();
        let (terms, postings) = joined(merged);
        let (pairs, counts) = pairs(&vocabulary, &terms);
        let words = words(search.catalog(), &vocabulary, (&terms, &counts), &years(search));
        let mut hasher = blake3::Hasher::new();
        for file in [&words].into_iter().chain(&pairs).chain(&postings) {
            hasher.update(file.as_bytes());
        }
        for file in search.files_of_lists() {
            hasher.update(search.render(file).as_bytes());
        }
        for hash in shown {
            hasher.update(hash.as_bytes());
        }
        let version = hasher.finalize().to_hex().chars().take(10).collect();
        Index { words, pairs, postings, version }
    }
}

/// Reads all documents.
fn parts(search: &Search<'_>) -> Vec<Part> {
    let catalog = search.catalog();
    let [sessions, news, _, pages] = catalog.counts();
    let total = sessions + news + pages;
    let firsts: Vec<usize> = (0..total).step_by(PART).collect();
    let read = |first: usize| {
        let mut collector = Collector::new();
        for number in first..(first + PART).min(total) {
            match number {
                _ if number < sessions => collector.add_session(search, number),
                _ if number < sessions + news => collector.add_news(search, number - sessions),
                _ => collector.add_page(search, number - sessions - news),
            }
            collector.settle();
        }
        collector.finish()
    };
    firsts.into_par_iter().map(read).collect()
}

impl Vocabulary {
    /// Gathers the words of all parts; returns the number of each word of each part as well.
    fn new(parts: &mut [Part]) -> (Self, Vec<Vec<u32>>) {
        let mut seen: HashMap<&str, u32, Quick> = HashMap::default();
        let mut entries: Vec<(String, &str)> = Vec::new();
        for key in parts.iter().flat_map(|part| part.keys.iter().skip(1)) {
            if seen.insert(key, 0).is_none() {
                entries.push((text::fold_key(key), key));
            }
        }
        entries.sort_unstable();
        entries.truncate(MOST_WORDS as usize);
        for (number, (_, key)) in (1..).zip(&entries) {
            seen.insert(key, number);
        }
        let number = |key: &String| seen.get(key.as_str()).copied().unwrap_or(0);
        let numbers = parts.iter().map(|part| part.keys.iter().map(number).collect()).collect();
        let mut vocabulary = Vocabulary { keys: vec![String::new()], folded: vec![0], folds: vec![String::new()] };
        for (fold, key) in entries {
            if vocabulary.folds.last() != Some(&fold) {
                vocabulary.folds.push(fold);
            }
            vocabulary.keys.push(key.to_owned());
            vocabulary.folded.push(u32::try_from(vocabulary.folds.len() - 1).unwrap_or(0));
        }
        (vocabulary, numbers)
    }

    fn fold_of(&self, word: u32) -> u32 {
        self.folded.get(word as usize).copied().unwrap_or(0)
    }

    fn fold(&self, number: u32) -> &str {
        self.folds.get(number as usize).map_or("", String::as_str)
    }

    fn key(&self, word: u32) -> &str {
        self.keys.get(word as usize).map_or("", String::as_str)
    }
}

/// Cuts the words into ranges with about as many postings each; the spellings of one word stay together.
fn ranges(vocabulary: &Vocabulary, parts: &[Vec<Posting>]) -> Vec<Range<u32>> {
    let mut counts = vec![0_usize; vocabulary.keys.len()];
    for posting in parts.iter().flatten() {
        if let Some(count) = counts.get_mut(posting.pair().0 as usize) {
            *count += 1;
        }
    }
    let size = counts.iter().sum::<usize>() / RANGES + 1;
    let mut ranges = Vec::new();
    let (mut start, mut inside) = (1, 0);
    for (word, count) in (0_u32..).zip(&counts).skip(1) {
        if inside >= size && vocabulary.fold_of(word) != vocabulary.fold_of(word - 1) {
            ranges.push(start..word);
            (start, inside) = (word, 0);
        }
        inside += count;
    }
    ranges.push(start..u32::try_from(counts.len()).unwrap_or(u32::MAX));
    ranges
}

/// Brings the postings of a range of words together, and writes them.
fn merge(vocabulary: &Vocabulary, parts: &[Vec<Posting>], range: Range<u32>) -> Merged {
    let mut postings = Vec::new();
    for part in parts {
        let start = part.partition_point(|posting| posting.pair().0 < range.start);
        let end = part.partition_point(|posting| posting.pair().0 < range.end);
        postings.extend_from_slice(part.get(start..end).unwrap_or_default());
    }
    // Each part comes sorted, which the stable sort makes use of.
    postings.sort();
    let folds = |pair: (u32, u32)| (vocabulary.fold_of(pair.0), vocabulary.fold_of(pair.1));
    let mut spellings: Vec<((u32, u32), &[Posting])> = postings
        .chunk_by(|a, b| a.pair() == b.pair())
        .filter_map(|same| Some((same.first()?.pair(), same)))
        .filter(|(pair, _)| pair.0 != 0)
        .collect();
    spellings.sort_unstable_by_key(|(pair, _)| (folds(*pair), *pair));
    let mut merged = Merged::default();
    let mut text = String::new();
    for spellings in spellings.chunk_by(|a, b| folds(a.0) == folds(b.0)) {
        let Some((pair, _)) = spellings.first() else { continue };
        let (first, second) = folds(*pair);
        text.clear();
        let documents = write_term(vocabulary, (first, second), spellings, &mut text);
        let fits = merged.files.last().is_some_and(|file| file.len() + text.len() <= POSTINGS_FILE);
        match merged.files.last_mut() {
            Some(file) if fits => file.extend([",", &text]),
            _ => merged.files.push(format!("{{{text}")),
        }
        merged.terms.push(Term { first, second, documents, opens_file: !fits });
    }
    merged.files.iter_mut().for_each(|file| file.push('}'));
    merged
}

/// Writes `"dat dai":[0,"đât' đai","…"]`: whether documents were left out, then each spelling and its postings. Returns the
/// number of documents.
fn write_term(
    vocabulary: &Vocabulary,
    (first, second): (u32, u32),
    spellings: &[((u32, u32), &[Posting])],
    out: &mut String,
) -> usize {
    let limits = limits(spellings);
    let cut = limits.iter().any(|limit| *limit != Limit::default());
    let (gap, after) = if second == 0 { ("", "") } else { (" ", vocabulary.fold(second)) };
    out.extend(["\"", vocabulary.fold(first), gap, after, "\":["]);
    out.push(if cut { '1' } else { '0' });
    for ((one, other), postings) in spellings {
        // Keys hold letters, digits and the signs of tones, none of which JSON escapes.
        out.extend([",\"", vocabulary.key(*one), gap, vocabulary.key(*other), "\",\""]);
        write_postings(postings, &limits, out);
        out.push('"');
    }
    out.push(']');
    spellings.iter().map(|(_, postings)| postings.len()).sum()
}

/// What is kept of the postings of a kind: all that weigh more than `weight`, and of those that weigh as much all from a
/// number on.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Limit {
    weight: usize,
    number: u32,
}

impl Limit {
    fn keeps(self, posting: Posting) -> bool {
        let weight = posting.weight();
        weight > self.weight || (weight == self.weight && posting.number() >= self.number)
    }
}

fn limits(spellings: &[((u32, u32), &[Posting])]) -> [Limit; Kind::COUNT] {
    let mut limits = [Limit::default(); Kind::COUNT];
    let total: usize = spellings.iter().map(|(_, postings)| postings.len()).sum();
    if MOST.iter().all(|most| total <= *most) {
        return limits;
    }
    for (kind, (limit, most)) in limits.iter_mut().zip(MOST).enumerate() {
        let of_kind = spellings.iter().flat_map(|(_, postings)| *postings).filter(|posting| posting.kind() == kind);
        let mut heaviest: Vec<(usize, u32)> = of_kind.map(|posting| (posting.weight(), posting.number())).collect();
        if let Some(last) = heaviest.len().checked_sub(most).filter(|over| *over > 0) {
            let (_, (weight, number), _) = heaviest.select_nth_unstable(last);
            *limit = Limit { weight: *weight, number: *number };
        }
    }
    limits
}

/// Writes the postings of one spelling: one part for each kind, each posting as the step from the document before, times
/// four, and its weight.
fn write_postings(postings: &[Posting], limits: &[Limit; Kind::COUNT], out: &mut String) {
    let (mut kind, mut last) = (0, 0);
    for posting in postings {
        while kind < posting.kind() {
            out.push('!');
            kind += 1;
            last = 0;
        }
        if limits.get(kind).is_none_or(|limit| limit.keeps(*posting)) {
            let weight = u32::try_from(posting.weight()).unwrap_or(0);
            push_number((posting.number() - last) << 2 | weight, out);
            last = posting.number();
        }
    }
}

fn joined(merged: Vec<Merged>) -> (Vec<Term>, Vec<String>) {
    let mut terms = Vec::new();
    let mut files = Vec::new();
    for mut part in merged {
        terms.append(&mut part.terms);
        files.append(&mut part.files);
    }
    (terms, files)
}

/// Writes which words follow each word: `{"dat":[12,"0A0caoB0daiF+"]}`: the file of the postings of the word alone, then the
/// second words, each with how common the pair is and a `+` where its postings begin the next file. Returns the number of
/// words in each file too.
fn pairs(vocabulary: &Vocabulary, terms: &[Term]) -> (Vec<String>, Vec<usize>) {
    let mut files: Vec<String> = Vec::new();
    let mut counts = Vec::new();
    let mut file = 0;
    for of_first in terms.chunk_by(|a, b| a.first == b.first) {
        let mut list = WordList::default();
        for (index, term) in of_first.iter().enumerate() {
            file += usize::from(term.opens_file);
            if index == 0 {
                list.text.push_str(&format!("\"{}\":[{},\"", vocabulary.fold(term.first), file.saturating_sub(1)));
            }
            list.push(vocabulary.fold(term.second));
            push_frequency(term.documents, &mut list.text);
            list.text.push_str(if term.opens_file && index > 0 { "+" } else { "" });
        }
        list.text.push_str("\"]");
        match (files.last_mut(), counts.last_mut()) {
            (Some(last), Some(count)) if last.len() + list.text.len() <= PAIRS_FILE => {
                last.extend([",", &list.text]);
                *count += 1;
            }
            _ => {
                files.push(format!("{{{}", list.text));
                counts.push(1);
            }
        }
    }
    files.iter_mut().for_each(|file| file.push('}'));
    (files, counts)
}

/// Writes all words with how common each is, how many of them each file of pairs holds, how many documents there are of each
/// kind, the number of tasks of each session, and the years.
fn words(catalog: &Catalog, vocabulary: &Vocabulary, (terms, counts): (&[Term], &[usize]), years: &str) -> String {
    let mut list = WordList::default();
    for term in terms.iter().filter(|term| term.second == 0) {
        list.push(vocabulary.fold(term.first));
        push_frequency(term.documents, &mut list.text);
    }
    let mut pairs = String::new();
    counts.iter().for_each(|count| push_number(u32::try_from(*count).unwrap_or(0), &mut pairs));
    let mut tasks = String::new();
    let ends = catalog.first_tasks.iter().copied().skip(1).chain([catalog.tasks.len()]);
    for (first, end) in catalog.first_tasks.iter().zip(ends) {
        push_number(u32::try_from(end - first).unwrap_or(0), &mut tasks);
    }
    let counts = catalog.counts();
    format!("{{\"so\":{counts:?},\"tu\":\"{}\",\"cap\":\"{pairs}\",\"nv\":\"{tasks}\",\"nam\":{years}}}", list.text)
}

/// Writes where the years begin among the sessions and among the news: `[[[2021,0],[2023,4]],[]]`.
fn years(search: &Search<'_>) -> String {
    let (site, catalog) = (search.site, search.catalog());
    let sessions = catalog.sessions.iter().map(|id| site.session(*id).date);
    let news = catalog.news.iter().map(|id| site.news[id.index()].date);
    format!("[{},{}]", starts(sessions), starts(news))
}

fn starts(days: impl Iterator<Item = text::Date>) -> String {
    let mut starts: Vec<String> = Vec::new();
    let mut last = None;
    for (number, day) in days.enumerate() {
        if last != Some(day.year()) {
            last = Some(day.year());
            starts.push(format!("[{},{number}]", day.year()));
        }
    }
    format!("[{}]", starts.join(","))
}
