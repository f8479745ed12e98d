//! How a question is put at a terminal: a list to pick from with a search, or a line to type. Only this file knows
//! `inquire`.
//!
//! Comes in: what a question says, what it offers and how an answer is read. Goes out: an answer that was read, or why
//! there is none. It knows nothing of articles.

use std::cell::RefCell;
use std::fmt;

use inquire::InquireError;
use inquire::Select;
use inquire::Text;
use inquire::ui::ErrorMessageRenderConfig;
use inquire::ui::RenderConfig;
use inquire::ui::Styled;
use inquire::validator::Validation;

use crate::cli::words::Words;
use crate::diagnostics::Wording;
use crate::scaffold::Offer;
use crate::scaffold::tidy;
use crate::text;
use crate::text::Language;

/// Why the questions ended before the last one.
#[derive(Debug)]
pub(super) enum Stopped {
    /// Esc was pressed.
    Escaped,
    /// Ctrl-C was pressed.
    Interrupted,
    /// The terminal failed.
    Broken(String),
}

impl From<InquireError> for Stopped {
    fn from(error: InquireError) -> Self {
        match error {
            InquireError::OperationCanceled => Stopped::Escaped,
            InquireError::OperationInterrupted => Stopped::Interrupted,
            other => Stopped::Broken(other.to_string()),
        }
    }
}

/// What a question says.
#[derive(Clone, Copy)]
pub(super) struct Question<'q> {
    pub(super) message: &'q str,
    pub(super) help: &'q str,
}

/// What a list offers.
#[derive(Clone, Debug)]
pub(super) enum Item<T> {
    /// Something known.
    Known(Offer<T>),
    /// Something else, which is typed then.
    Other(&'static str),
    /// Nothing, or nothing more.
    Enough(&'static str),
}

impl<T> fmt::Display for Item<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Item::Known(offer) => &offer.label,
            Item::Other(label) | Item::Enough(label) => label,
        })
    }
}

/// What was picked from a list.
pub(super) enum Picked<T> {
    Known(T),
    /// What was typed into the search when something else was wanted.
    Other(String),
    Enough,
}

/// Reads what is typed in place of a choice.
pub(super) type Reader<'r, T> = &'r dyn Fn(&str) -> Result<T, Wording>;

/// Several of a kind are asked for: how, among what, and how others are read where others may be typed.
pub(super) struct Several<'q, T> {
    pub(super) first: Question<'q>,
    pub(super) more: Question<'q>,
    pub(super) offers: Vec<Offer<T>>,
    pub(super) other: Option<Reader<'q, T>>,
    pub(super) typed: Question<'q>,
}

/// Puts questions.
pub(super) struct Prompter {
    words: Words,
    look: RenderConfig<'static>,
}

impl Prompter {
    /// Returns a prompter that speaks a language.
    pub(super) fn new(words: Words) -> Self {
        Prompter { words, look: look(words) }
    }

    /// Asks whether what was true last time still is; not where there is nothing to keep.
    pub(super) fn keeps(&self, message: &str, kept: &[String]) -> Result<bool, Stopped> {
        if kept.is_empty() {
            return Ok(false);
        }
        let last = self.words.pick("Như lần trước", "As last time");
        let help = self.words.pick("Enter: giữ như lần trước", "Enter: keep them");
        let question = Question { message, help };
        let items = vec![
            Item::Known(Offer::new(format!("{last}: {}", kept.join("; ")), true)),
            Item::Known(Offer::new(self.words.pick("Chọn lại", "Choose again"), false)),
        ];
        Ok(matches!(self.pick(question, items, 0)?, Picked::Known(true)))
    }

    /// Asks for one of some offers, something else, or nothing.
    pub(super) fn one<T: Clone>(
        &self,
        (question, typed): (Question<'_>, Question<'_>),
        offers: Vec<Offer<T>>,
        (start, other): (usize, Option<Reader<'_, T>>),
    ) -> Result<Option<T>, Stopped> {
        let mut search = String::new();
        if !offers.is_empty() {
            let mut items: Vec<Item<T>> = offers.into_iter().map(Item::Known).collect();
            items.extend(other.map(|_| self.something_else()));
            items.push(Item::Enough(self.words.pick("Bỏ qua", "Leave out")));
            match self.pick(question, items, start)? {
                Picked::Known(answer) => return Ok(Some(answer)),
                Picked::Enough => return Ok(None),
                Picked::Other(typed) => search = typed,
            }
        }
        match other {
            Some(read) => self.typed_or_nothing(typed, &search, read),
            None => Ok(None),
        }
    }

    /// Asks for as many as there are, in order.
    pub(super) fn several<T: Clone + PartialEq>(&self, asked: Several<'_, T>) -> Result<Vec<T>, Stopped> {
        let Several { first, more, mut offers, other, typed } = asked;
        let mut chosen: Vec<T> = Vec::new();
        loop {
            let known = offers.iter().cloned().map(Item::Known);
            let something = other.map(|_| self.something_else());
            let items: Vec<Item<T>> = match chosen.is_empty() {
                true if offers.is_empty() => Vec::new(),
                true => known.chain(something).chain([Item::Enough(self.words.pick("Bỏ qua", "Leave out"))]).collect(),
                false => [Item::Enough(self.words.pick("Không thêm", "No more"))]
                    .into_iter()
                    .chain(known)
                    .chain(something)
                    .collect(),
            };
            let question = if chosen.is_empty() { first } else { more };
            let search = match items.len() {
                0 => String::new(),
                1 => return Ok(chosen),
                _ => match self.pick(question, items, 0)? {
                    Picked::Enough => return Ok(chosen),
                    Picked::Other(typed) => typed,
                    Picked::Known(answer) => {
                        offers.retain(|offer| offer.answer != answer);
                        chosen.push(answer);
                        continue;
                    }
                },
            };
            let Some(read) = other else { return Ok(chosen) };
            let answer = self.typed_or_nothing(typed, &search, read)?;
            let is_nothing = answer.is_none();
            chosen.extend(answer.filter(|answer| !chosen.contains(answer)));
            if is_nothing && chosen.is_empty() {
                return Ok(chosen);
            }
        }
    }

    fn something_else<T>(&self) -> Item<T> {
        Item::Other(self.words.pick("Gõ tên khác…", "Type another…"))
    }

    /// Lets a person pick from a list, in which every word of the search must stand, accents aside.
    pub(super) fn pick<T: Clone>(
        &self,
        question: Question<'_>,
        items: Vec<Item<T>>,
        start: usize,
    ) -> Result<Picked<T>, Stopped> {
        let search = RefCell::new(String::new());
        let scorer = |input: &str, item: &Item<T>, label: &str, _: usize| {
            search.replace(input.to_owned());
            score(input, item, label)
        };
        let select = Select::new(question.message, items)
            .with_help_message(question.help)
            .with_starting_cursor(start)
            .with_scorer(&scorer)
            .with_sorter(&|found| found.sort_by_key(|(_, score)| std::cmp::Reverse(*score)))
            .with_render_config(self.look);
        Ok(match select.prompt()? {
            Item::Known(offer) => Picked::Known(offer.answer),
            Item::Enough(_) => Picked::Enough,
            Item::Other(_) => Picked::Other(search.take()),
        })
    }

    /// Lets a person type an answer, until it can be read.
    pub(super) fn typed<T>(
        &self,
        question: Question<'_>,
        (default, initial): (Option<&str>, &str),
        read: Reader<'_, T>,
    ) -> Result<T, Stopped> {
        let language: Language = self.words.0;
        let validator = move |written: &str| {
            Ok(match read(written) {
                Ok(_) => Validation::Valid,
                Err(refusal) => Validation::Invalid(refusal.get(language).into()),
            })
        };
        let skipped = self.words.pick("(bỏ qua)", "(left out)");
        let shown = |answer: &str| if answer.is_empty() { skipped.to_owned() } else { answer.to_owned() };
        let mut prompt = Text::new(question.message)
            .with_help_message(question.help)
            .with_initial_value(initial)
            .with_validator(validator)
            .with_formatter(&shown)
            .with_render_config(self.look);
        prompt.default = default;
        read(&prompt.prompt()?).map_err(|refusal| Stopped::Broken(refusal.get(language).to_owned()))
    }

    fn typed_or_nothing<T>(
        &self,
        question: Question<'_>,
        initial: &str,
        read: Reader<'_, T>,
    ) -> Result<Option<T>, Stopped> {
        let read = |written: &str| match tidy(written).is_empty() {
            true => Ok(None),
            false => read(written).map(Some),
        };
        self.typed(question, (None, initial), &read)
    }
}

/// Returns the colours and signs of questions; none where the environment wants no colours.
fn look(words: Words) -> RenderConfig<'static> {
    let look = RenderConfig::default();
    let error = ErrorMessageRenderConfig { prefix: Styled::new("!"), ..look.error_message };
    look.with_canceled_prompt_indicator(Styled::new(words.pick("(đã dừng)", "(stopped)"))).with_error_message(error)
}

/// Returns how well an item fits a search; nothing where it does not. What leads out of the list always stays.
fn score<T>(search: &str, item: &Item<T>, label: &str) -> Option<i64> {
    let search = text::fold(search);
    if search.is_empty() {
        return Some(0);
    }
    let label = text::fold(label);
    match item {
        _ if label.starts_with(&search) => Some(3),
        Item::Known(_) => search.split(' ').all(|word| label.contains(word)).then_some(2),
        Item::Other(_) => Some(1),
        Item::Enough(_) => Some(0),
    }
}
