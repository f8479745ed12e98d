//! Reading the keys of a YAML map into typed values, with every mistake told at its place.

use crate::content::shape;
use crate::content::shape::Form;
use crate::content::shape::Key;
use crate::content::shape::Meaning;
use crate::content::shape::Shape;
use crate::content::shape::Word;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::source::Span;
use crate::source::Spanned;
use crate::text;
use crate::text::Date;
use crate::yaml::Node;
use crate::yaml::Value;

/// A value that must be one of a few words.
pub trait Choice: Copy + Sized + 'static {
    /// Each value: the word to type, the value, and the Vietnamese words that people type for it.
    const ALL: &'static [(&'static str, Self, &'static [&'static str])];
}

/// The keys of one map. Every method names the key it reads; [`Fields::finish`] tells the keys that nobody asked for.
pub struct Fields<'s> {
    span: Span,
    entries: Vec<(Spanned<String>, Option<Node>)>,
    known: Vec<&'static str>,
    /// The required keys that do not stand here, each with its diagnostic.
    missing: Vec<(&'static str, Diagnostic)>,
    sink: &'s mut Vec<Diagnostic>,
    /// Where the keys are noted that a reader asks for, if that is what it runs for.
    notes: Option<&'s mut Shape>,
}

impl<'s> Fields<'s> {
    /// Opens a map; a key that stands twice is told, and its first value counts.
    pub fn open(node: Node, sink: &'s mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(pairs) = node.value else {
            sink.push(diagnostics::expected_map(node.span));
            return None;
        };
        let pairs = join_cut_values(node.span, pairs, sink);
        let mut entries: Vec<(Spanned<String>, Option<Node>)> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            match entries.iter().find(|(earlier, _)| earlier.value == key.value) {
                Some((earlier, _)) => sink.push(diagnostics::duplicate_key(key.span, &key.value, earlier.span)),
                None => entries.push((key, Some(value))),
            }
        }
        Some(Fields { span: node.span, entries, known: Vec::with_capacity(32), missing: Vec::new(), sink, notes: None })
    }

    /// Opens an empty map whose reader is only to tell what it reads.
    pub(super) fn noting(notes: &'s mut Shape, sink: &'s mut Vec<Diagnostic>) -> Self {
        let span = Span::new(FileId(0), 0..0);
        Fields { span, entries: Vec::new(), known: Vec::new(), missing: Vec::new(), sink, notes: Some(notes) }
    }

    fn note(&mut self, name: &'static str, form: impl FnOnce() -> Form) {
        if let Some(notes) = &mut self.notes {
            notes.keys.push(Key { name, form: form() });
        }
    }

    /// Returns the place of the whole map.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the keys that stand in the map.
    pub fn keys(&self) -> Vec<Spanned<String>> {
        self.entries.iter().map(|(key, _)| key.clone()).collect()
    }

    /// Returns the list of diagnostics, for mistakes that concern several keys.
    pub fn sink(&mut self) -> &mut Vec<Diagnostic> {
        self.sink
    }

    /// Returns the value of a key as it stands; nothing for an empty one.
    fn node(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let (_, slot) = self.entries.iter_mut().find(|(name, _)| name.value == key)?;
        slot.take().filter(|node| node.value != Value::Nothing)
    }

    /// Returns the place of a key, if it stands in the map.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span)
    }

    /// Reads a text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.text_as(key, Meaning::Plain)
    }

    /// Reads a text that stands for something. Whether it does is for the caller to find out.
    pub fn text_as(&mut self, key: &'static str, meaning: Meaning) -> Option<Spanned<String>> {
        self.note(key, || Form::Text(meaning));
        self.word(key)
    }

    fn word(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        text_of(node, key, self.sink)
    }

    /// Reads a text whose lines are kept apart, as in an answer of several lines.
    pub fn prose(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.note(key, || Form::Text(Meaning::Plain));
        let node = self.node(key)?;
        match node.value {
            Value::Text(value) => {
                let lines: Vec<String> = value.lines().map(|line| text::collapse_spaces(line).into_owned()).collect();
                let value = lines.join("\n").trim().to_owned();
                (!value.is_empty()).then(|| Spanned::new(value, node.span))
            }
            _ => text_of(node, key, self.sink),
        }
    }

    /// Reads a text that must be there.
    pub fn required(&mut self, key: &'static str, example: &str) -> Option<Spanned<String>> {
        self.required_as(key, Meaning::Plain, example)
    }

    /// Reads a text that must be there and stands for something.
    pub fn required_as(&mut self, key: &'static str, meaning: Meaning, example: &str) -> Option<Spanned<String>> {
        self.require(key, example);
        self.text_as(key, meaning)
    }

    /// Reads a text that must be there, and whose lines are kept apart.
    pub fn required_prose(&mut self, key: &'static str, example: &str) -> Option<Spanned<String>> {
        self.require(key, example);
        self.prose(key)
    }

    /// Remembers a key that must be there and is not, or has no value. It stands before the call that reads the key.
    pub fn require(&mut self, key: &'static str, example: &str) {
        if let Some(notes) = &mut self.notes {
            notes.required.push((key, example.to_owned()));
        }
        self.note_missing(key, example);
    }

    /// Remembers two keys of which one must be there, where neither is.
    pub fn require_either(&mut self, keys: [&'static str; 2], example: &str) {
        if let Some(notes) = &mut self.notes {
            notes.either.push(keys);
        }
        if !self.holds(keys[1]) {
            self.note_missing(keys[0], example);
        }
    }

    fn holds(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, node)| name.value == key && has_value(node.as_ref()))
    }

    fn note_missing(&mut self, key: &'static str, example: &str) {
        if self.holds(key) {
            return;
        }
        let span = self.key_span(key).unwrap_or(self.beginning());
        self.missing.push((key, diagnostics::missing_key(span, key, example)));
    }

    /// Returns the place that stands for the whole map: the line `---` of a front matter, else where the map begins.
    fn beginning(&self) -> Span {
        let is_line = self.span.end - self.span.start == 3;
        if is_line { self.span } else { Span { end: self.span.start, ..self.span } }
    }

    /// Reads a date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.note(key, || Form::Date);
        let written = self.word(key)?;
        parse_date(written, key, self.sink)
    }

    /// Reads a date that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.require(key, "2021-01-07");
        self.date(key)
    }

    /// Reads a whole number that is at least `least`.
    pub fn number(&mut self, key: &'static str, least: u32) -> Option<Spanned<u32>> {
        self.note(key, || Form::Number(least));
        let written = self.word(key)?;
        match written.value.parse::<u32>() {
            Ok(number) if number >= least => Some(Spanned::new(number, written.span)),
            _ => {
                self.sink.push(diagnostics::expected_number(written.span, key, &written.value, least));
                None
            }
        }
    }

    /// Reads `true` or `false`; false where the key is absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.switch(key).unwrap_or(false)
    }

    /// Reads `true` or `false`, where the one that counts without the key is not always `false`.
    pub fn switch(&mut self, key: &'static str) -> Option<bool> {
        self.note(key, || Form::Flag);
        let written = self.word(key)?;
        match written.value.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                self.sink.push(diagnostics::expected_flag(written.span, key, other));
                None
            }
        }
    }

    /// Reads one of a few words.
    pub fn choice<T: Choice>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        self.note(key, || Form::Choice(words::<T>()));
        let written = self.word(key)?;
        let named = |name: &str| T::ALL.iter().find(|(word, _, _)| *word == name);
        let found = named(&written.value).or_else(|| named(&text::match_key(&written.value)));
        if let Some((_, value, _)) = found {
            return Some(Spanned::new(*value, written.span));
        }
        let meant = text::fold(&written.value);
        let by_meaning = T::ALL.iter().find(|(word, _, meanings)| {
            meant == text::fold(word) || meanings.iter().any(|meaning| text::fold(meaning) == meant)
        });
        let words: Vec<&str> = T::ALL.iter().map(|(word, _, _)| *word).collect();
        let suggestion =
            by_meaning.map(|(word, _, _)| *word).or_else(|| text::closest(&written.value, words.iter().copied()));
        self.sink.push(diagnostics::unknown_value(written.span, key, &written.value, (suggestion, &words)));
        None
    }

    /// Reads a list; one value that is no list counts as a list of one.
    fn list(&mut self, key: &'static str) -> Vec<Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => vec![node],
        }
    }

    /// Reads a list of texts, or one text.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.texts_as(key, Meaning::Plain)
    }

    /// Reads a list of texts, or one text, that stand for something.
    pub fn texts_as(&mut self, key: &'static str, meaning: Meaning) -> Vec<Spanned<String>> {
        self.note(key, || Form::Texts(meaning));
        let items = self.list(key);
        gathered(items, |item| text_of(item, key, self.sink))
    }

    /// Reads a list of maps, or one map, each by `read`.
    pub fn each<T>(&mut self, key: &'static str, mut read: impl FnMut(Fields<'_>) -> Option<T>) -> Vec<T> {
        self.note(key, || Form::Each { short: None, shape: shape::of(|fields| drop(read(fields))) });
        let items = self.list(key);
        gathered(items, |item| {
            if matches!(item.value, Value::Map(_)) {
                return Fields::open(item, self.sink).and_then(&mut read);
            }
            self.sink.push(diagnostics::expected_entry(item.span, key));
            None
        })
    }

    /// Reads a list whose items are texts or maps; a text stands for a map with the one key `short`.
    pub fn each_or_text<T>(
        &mut self,
        key: &'static str,
        short: &'static str,
        mut read: impl FnMut(Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.note(key, || Form::Each { short: Some(short), shape: shape::of(|fields| drop(read(fields))) });
        let items = self.list(key);
        gathered(items, |item| read(Fields::open(expand(item, short), self.sink)?))
    }

    /// Reads one map; a text stands for a map with the one key `short`.
    pub fn map_or_text<T>(
        &mut self,
        key: &'static str,
        short: &'static str,
        read: impl FnOnce(Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        if let Some(notes) = &mut self.notes {
            let form = Form::Map { short: Some(short), shape: shape::of(|fields| drop(read(fields))) };
            notes.keys.push(Key { name: key, form });
            return None;
        }
        let node = expand(self.node(key)?, short);
        read(Fields::open(node, self.sink)?)
    }

    /// Reads one map.
    pub fn map<T>(&mut self, key: &'static str, read: impl FnOnce(Fields<'_>) -> Option<T>) -> Option<T> {
        if let Some(notes) = &mut self.notes {
            let form = Form::Map { short: None, shape: shape::of(|fields| drop(read(fields))) };
            notes.keys.push(Key { name: key, form });
            return None;
        }
        let node = self.node(key)?;
        read(Fields::open(node, self.sink)?)
    }

    /// Reads an absolute web address.
    pub fn web_address(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let written = self.text_as(key, Meaning::WebAddress)?;
        if super::is_web_address(&written.value) {
            return Some(written);
        }
        self.sink.push(diagnostics::invalid_url(written.span, &written.value));
        None
    }

    /// Tells every key that nobody asked for, and every required one that is missing. A required key that was only
    /// misspelt is not told twice.
    pub fn finish(self) {
        let Fields { mut entries, mut known, mut missing, sink, .. } = self;
        entries.retain(|(key, _)| !known.contains(&key.value.as_str()));
        if !entries.is_empty() {
            known.sort_unstable();
        }
        for (key, _) in entries {
            let suggestion = vietnamese_key(&key.value)
                .filter(|meant| known.contains(meant))
                .or_else(|| text::closest(&key.value, missing.iter().map(|(wanted, _)| *wanted)))
                .or_else(|| text::closest(&key.value, known.iter().copied()));
            missing.retain(|(wanted, _)| Some(*wanted) != suggestion);
            sink.push(diagnostics::unknown_key(key.span, &key.value, (suggestion, &known)));
        }
        sink.extend(missing.into_iter().map(|(_, diagnostic)| diagnostic));
    }
}

/// Returns what is read of the items of a list. It takes no more memory than it needs: every article keeps several lists, and
/// `collect` would keep them in the memory of the items.
fn gathered<T>(items: Vec<Node>, read: impl FnMut(Node) -> Option<T>) -> Vec<T> {
    let mut found = Vec::with_capacity(items.len());
    found.extend(items.into_iter().filter_map(read));
    found
}

/// Returns the words of a choice. What an English word is called is the first of what people type for it.
fn words<T: Choice>() -> Vec<Word> {
    let word = |(word, _, meanings): &(&'static str, T, &'static [&'static str])| Word {
        word,
        vietnamese: meanings.first().copied().filter(|_| word.is_ascii()),
    };
    T::ALL.iter().map(word).collect()
}

/// Tells what commas within braces have cut off a value: keys of several words without a value of their own.
fn join_cut_values(
    span: Span,
    pairs: Vec<(Spanned<String>, Node)>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<(Spanned<String>, Node)> {
    let in_braces = pairs.first().is_some_and(|(key, _)| span.start < key.span.start && key.span.start < span.end);
    let is_cut = |(key, value): &(Spanned<String>, Node)| key.value.contains(' ') && value.value == Value::Nothing;
    if !in_braces || !pairs.iter().any(is_cut) {
        return pairs;
    }
    let mut joined: Vec<(Spanned<String>, Node)> = Vec::with_capacity(pairs.len());
    let mut rest: Option<Spanned<String>> = None;
    for pair in pairs {
        if is_cut(&pair) {
            let (key, _) = pair;
            match &mut rest {
                Some(rest) => rest.value = format!("{}, {}", rest.value, key.value),
                None => rest = Some(key),
            }
            continue;
        }
        tell_cut_value(joined.last(), rest.take(), sink);
        joined.push(pair);
    }
    tell_cut_value(joined.last(), rest, sink);
    joined
}

fn tell_cut_value(before: Option<&(Spanned<String>, Node)>, rest: Option<Spanned<String>>, sink: &mut Vec<Diagnostic>) {
    let Some(rest) = rest else { return };
    let before = before.and_then(|(key, value)| match &value.value {
        Value::Text(text) => Some((key.value.as_str(), text.as_str())),
        _ => None,
    });
    sink.push(diagnostics::comma_in_value(rest.span, before, &rest.value));
}

fn has_value(node: Option<&Node>) -> bool {
    match node.map(|node| &node.value) {
        None | Some(Value::Nothing) => false,
        Some(Value::Text(text)) => !text.trim().is_empty(),
        Some(Value::List(_) | Value::Map(_)) => true,
    }
}

fn expand(node: Node, short: &'static str) -> Node {
    let span = node.span;
    match node.value {
        Value::Text(_) => Node { span, value: Value::Map(vec![(Spanned::new(short.to_owned(), span), node)]) },
        _ => node,
    }
}

/// Reads a node as a text with its spaces tidied; an empty one counts as absent.
pub fn text_of(node: Node, key: &str, sink: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    match node.value {
        Value::Nothing => None,
        Value::Text(value) => {
            let tidy = match text::collapse_spaces(&value) {
                std::borrow::Cow::Borrowed(same) if same.len() == value.len() => None,
                other => Some(other.into_owned()),
            };
            let value = tidy.unwrap_or(value);
            (!value.is_empty()).then(|| Spanned::new(value, node.span))
        }
        Value::List(_) => {
            sink.push(diagnostics::expected_text_not_list(node.span, key));
            None
        }
        Value::Map(entries) => {
            sink.push(match text_with_colon(node.span, &entries) {
                Some(text) => diagnostics::yaml_colon_in_value(node.span, None, &text),
                None => diagnostics::expected_text_not_map(node.span, key),
            });
            None
        }
    }
}

/// Returns `Đoàn thể: Thanh niên` where a text with a colon was read as a key and its value.
fn text_with_colon(span: Span, entries: &[(Spanned<String>, Node)]) -> Option<String> {
    let [(key, value)] = entries else { return None };
    let in_braces = key.span.start != span.start;
    match &value.value {
        _ if in_braces => None,
        Value::Text(text) => Some(format!("{}: {text}", key.value)),
        Value::Nothing => Some(format!("{}:", key.value)),
        Value::List(_) | Value::Map(_) => None,
    }
}

fn parse_date(written: Spanned<String>, key: &str, sink: &mut Vec<Diagnostic>) -> Option<Spanned<Date>> {
    match text::parse_date(&written.value) {
        Ok(date) => Some(Spanned::new(date, written.span)),
        Err(error) => {
            sink.push(diagnostics::invalid_date(written.span, key, &written.value, &error));
            None
        }
    }
}

/// The keys that people type in Vietnamese, and what they mean.
const VIETNAMESE_KEYS: &[(&str, &str)] = &[
    ("tieu de", "title"),
    ("ten", "name"),
    ("ngay", "date"),
    ("gio", "time"),
    ("thoi gian", "time"),
    ("buoi", "part_of_day"),
    ("dia diem", "venue"),
    ("xa", "communes"),
    ("xa phuong", "communes"),
    ("dia ban", "communes"),
    ("chu tri", "chairs"),
    ("nguoi chu tri", "chairs"),
    ("chuc vu", "role"),
    ("thanh phan", "attendees"),
    ("thanh phan du", "attendees"),
    ("chuyen de", "topic"),
    ("linh vuc", "topic"),
    ("can cu", "legal_basis"),
    ("tom tat", "summary"),
    ("sapo", "summary"),
    ("anh", "cover"),
    ("anh bia", "cover"),
    ("thu vien anh", "gallery"),
    ("tai lieu", "documents"),
    ("kien nghi", "petitions"),
    ("y kien", "petitions"),
    ("tra loi", "answer"),
    ("ket luan", "resolutions"),
    ("nhiem vu", "resolutions"),
    ("noi dung", "text"),
    ("co quan", "agency"),
    ("phoi hop", "with"),
    ("han", "due"),
    ("thoi han", "due"),
    ("trang thai", "status"),
    ("ket qua", "updates"),
    ("ghi chu", "note"),
    ("minh chung", "evidence"),
    ("ngay thong bao", "announced"),
    ("chua bao cao", "not_reported"),
    ("giay phep du lieu", "data_licence"),
    ("quy dinh", "rules"),
    ("canh bao", "checks"),
    ("lien he cong khai", "official_contacts"),
    ("the chia se", "cards"),
    ("sap toi", "upcoming"),
    ("tac gia", "author"),
    ("nguon", "source"),
    ("ban nhap", "draft"),
    ("lan", "round"),
    ("chuoi", "series"),
    ("hinh thuc", "format"),
    ("chu thich", "caption"),
    ("giao dien", "theme"),
    ("mau", "colour"),
    ("mau sac", "colour"),
    ("mau chu dao", "colour"),
    ("bieu trung", "logo"),
    ("bieu tuong", "logo"),
];

/// Returns what people type in Vietnamese for a key, without accents.
pub fn vietnamese_names(key: &str) -> impl Iterator<Item = &'static str> {
    VIETNAMESE_KEYS.iter().filter(move |(_, meant)| *meant == key).map(|(typed, _)| *typed)
}

fn vietnamese_key(typed: &str) -> Option<&'static str> {
    let folded = text::fold(typed).replace(['_', '-'], " ");
    VIETNAMESE_KEYS.iter().find(|(vietnamese, _)| *vietnamese == folded.trim()).map(|(_, key)| *key)
}
