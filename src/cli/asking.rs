//! The questions of `new`, at a terminal. Nothing is written here: answers go into a request, by the same checks as flags.

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
use crate::content::SessionFormat;
use crate::content::fields::Choice;
use crate::diagnostics::Wording;
use crate::scaffold;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::Field;
use crate::scaffold::Kind;
use crate::scaffold::Offer;
use crate::scaffold::Proposal;
use crate::scaffold::Request;
use crate::text;
use crate::text::Date;
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

/// Asks for everything that a request does not say yet.
pub(super) fn complete(background: &Background<'_, '_>, request: &mut Request, words: Words) -> Result<(), Stopped> {
    let asker = Asker { background, words, look: look(words) };
    asker.intent(request)?;
    asker.date(request)?;
    let day = background.day(request).unwrap_or(background.site.today);
    let proposal = background.proposal(request).unwrap_or_default();
    match request.kind {
        Kind::Session => asker.session(request, &proposal, day),
        Kind::News => asker.news(request, day),
    }
}

/// What a question says.
#[derive(Clone, Copy)]
struct Question<'q> {
    message: &'q str,
    help: &'q str,
}

/// What a list offers.
#[derive(Clone, Debug)]
enum Item<T> {
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
enum Picked<T> {
    Known(T),
    /// What was typed into the search when something else was wanted.
    Other(String),
    Enough,
}

/// Reads what is typed in place of a choice.
type Reader<'r, T> = &'r dyn Fn(&str) -> Result<T, Wording>;

/// Several of a kind are asked for: how, among what, and how others are read where others may be typed.
struct Several<'q, T> {
    first: Question<'q>,
    more: Question<'q>,
    offers: Vec<Offer<T>>,
    other: Option<Reader<'q, T>>,
    typed: Question<'q>,
}

struct Asker<'b, 'd> {
    background: &'b Background<'b, 'd>,
    words: Words,
    look: RenderConfig<'static>,
}

/// The help of a list.
const SEARCH: [&str; 2] = ["Gõ vài chữ để tìm, không cần dấu", "Type to search; accents are not needed"];

/// Returns the colours and signs of questions; none where the environment wants no colours.
fn look(words: Words) -> RenderConfig<'static> {
    let look = RenderConfig::default();
    let error = ErrorMessageRenderConfig { prefix: Styled::new("!"), ..look.error_message };
    look.with_canceled_prompt_indicator(Styled::new(words.pick("(đã dừng)", "(stopped)"))).with_error_message(error)
}

impl Asker<'_, '_> {
    /// Asks what is to be written, unless the request says so.
    fn intent(&self, request: &mut Request) -> Result<(), Stopped> {
        let says_so = request.kind == Kind::News || request.is_given(Field::NextOf) || request.is_given(Field::Series);
        let (series, sessions) = (self.background.all_series(), self.background.lone_sessions());
        if says_so {
            return Ok(());
        }
        let mut kinds = vec![
            Item::Known(Offer::new(self.words.pick("Buổi đối thoại", "A session"), Intent::Session)),
            Item::Known(Offer::new(self.words.pick("Tin khác", "Other news"), Intent::News)),
        ];
        if !series.is_empty() || !sessions.is_empty() {
            let next = self.words.pick("Lần tiếp theo của một chuỗi", "The next round of a series");
            kinds.insert(1, Item::Known(Offer::new(next, Intent::Next)));
        }
        let question = self.question(
            ["Bạn muốn viết gì?", "What do you want to write?"],
            [
                "↑↓ rồi Enter để chọn. Esc hoặc Ctrl-C: dừng, không tạo gì",
                "↑↓, then Enter. Esc or Ctrl-C: stop, make nothing",
            ],
        );
        match self.pick(question, kinds, 0)? {
            Picked::Known(Intent::News) => request.kind = Kind::News,
            Picked::Known(Intent::Next) => request.next_of = self.base(series, sessions)?,
            _ => {}
        }
        Ok(())
    }

    /// Asks what a session follows: the series stand before single sessions.
    fn base(&self, series: Vec<Offer<String>>, sessions: Vec<Offer<String>>) -> Result<Option<String>, Stopped> {
        let question =
            self.question(["Tiếp theo chuỗi nào, hoặc sau buổi nào?", "After which series, or which session?"], SEARCH);
        let items = series.into_iter().chain(sessions).map(Item::Known).collect();
        Ok(match self.pick(question, items, 0)? {
            Picked::Known(base) => Some(base),
            _ => None,
        })
    }

    fn date(&self, request: &mut Request) -> Result<(), Stopped> {
        if request.is_given(Field::Date) {
            return Ok(());
        }
        let question = match request.kind {
            Kind::Session => self.question(
                ["Ngày đối thoại:", "Day of the session:"],
                ["Gõ như 18/06/2026. Enter: lấy ngày hôm nay", "Type as 18/06/2026. Enter: today"],
            ),
            Kind::News => self.question(
                ["Ngày của tin:", "Day of the news:"],
                ["Gõ như 18/06/2026. Enter: lấy ngày hôm nay", "Type as 18/06/2026. Enter: today"],
            ),
        };
        let today = text::short_date(self.background.site.today);
        let day = self.typed(question, (Some(&today), ""), &scaffold::date)?;
        request.date = Some(text::iso_date(day));
        Ok(())
    }

    fn session(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        self.time(request)?;
        self.communes(request, proposal, day)?;
        self.venue(request, proposal, day)?;
        self.topics(request, proposal)?;
        self.format(request, proposal)?;
        self.chairs(request, proposal, day)?;
        self.round(request, proposal)?;
        self.title(request, proposal, day)
    }

    fn news(&self, request: &mut Request, day: Date) -> Result<(), Stopped> {
        let nothing = Proposal::default();
        self.communes(request, &nothing, day)?;
        self.topics(request, &nothing)?;
        self.title(request, &nothing, day)
    }

    fn time(&self, request: &mut Request) -> Result<(), Stopped> {
        if request.is_given(Field::Time) {
            return Ok(());
        }
        let question = self.question(
            ["Giờ bắt đầu:", "Begins at:"],
            [
                "Gõ như 07:30 hoặc 7h30; không rõ giờ thì gõ sáng, chiều, tối. Enter: bỏ qua",
                "Type as 07:30; or sáng, chiều, tối. Enter: leave out",
            ],
        );
        let time = |written: &str| match written.trim().is_empty() {
            true => Ok(None),
            false => scaffold::start(written).map(|_| Some(written.to_owned())),
        };
        request.time = self.typed(question, (None, ""), &time)?;
        Ok(())
    }

    fn communes(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        let background = self.background;
        let label = |written: &String| background.commune(written, day).map_or(written.clone(), |place| place.label);
        let kept: Vec<String> = proposal.communes.iter().map(label).collect();
        let message = ["Xã, phường được đối thoại:", "Communes concerned:"];
        if request.is_given(Field::Commune) || self.keeps(message, &kept)? {
            return Ok(());
        }
        let read = |written: &str| background.commune(&scaffold::tidy(written), day).map(|place| place.written);
        let other: Option<Reader<'_, String>> = background.heads.communes.file.is_none().then_some(&read);
        request.communes = self.several(Several {
            first: self.question(
                ["Xã, phường (nơi tổ chức):", "Commune (of the place):"],
                match other {
                    Some(_) => SEARCH,
                    None => [
                        "Gõ vài chữ để tìm, không cần dấu. Chưa có tên: thêm vào content/communes.yaml trước",
                        "Type to search; accents are not needed. A new one: add it to content/communes.yaml first",
                    ],
                },
            ),
            more: self.question(
                ["Thêm xã, phường khác?", "Another commune?"],
                ["Khi một buổi dành cho nhiều xã. Enter: không thêm", "Where a session covers several. Enter: no more"],
            ),
            offers: background.communes(day),
            other,
            typed: self.question(
                ["Tên xã, phường:", "Name of the commune:"],
                ["Ví dụ: xã Ia Le. Enter: bỏ qua", "Such as: xã Ia Le. Enter: leave out"],
            ),
        })?;
        Ok(())
    }

    fn venue(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        if request.is_given(Field::Venue) {
            return Ok(());
        }
        let communes = if request.communes.is_empty() { &proposal.communes } else { &request.communes };
        let unit = communes.first().and_then(|commune| self.background.commune(commune, day).ok()?.id);
        let is_known = communes.is_empty() || unit.is_some();
        let offers = if is_known { self.background.venues(unit) } else { Vec::new() };
        let latest = proposal.venue.as_deref().or(if is_known { self.background.latest_venue(unit) } else { None });
        let start = offers.iter().position(|offer| Some(offer.label.as_str()) == latest).unwrap_or(0);
        let typed = self.question(
            ["Địa điểm:", "Place:"],
            ["Ví dụ: Nhà văn hóa thôn 3. Enter: bỏ qua", "Such as: Nhà văn hóa thôn 3. Enter: leave out"],
        );
        let question = self.question(
            ["Địa điểm:", "Place:"],
            ["Gõ vài chữ để tìm nơi đã dùng, hoặc gõ tên nơi khác", "Type to search earlier places, or type another"],
        );
        let read = |written: &str| Ok(scaffold::tidy(written));
        request.venue = Some(self.one((question, typed), offers, (start, Some(&read)))?.unwrap_or_default());
        Ok(())
    }

    fn topics(&self, request: &mut Request, proposal: &Proposal) -> Result<(), Stopped> {
        let background = self.background;
        let name = |written: &String| background.topic(written).map_or(written.clone(), |topic| topic.name);
        let kept: Vec<String> = proposal.topics.iter().map(name).collect();
        if request.is_given(Field::Topic) || self.keeps(["Chuyên đề:", "Topics:"], &kept)? {
            return Ok(());
        }
        let read = |written: &str| background.topic(&scaffold::tidy(written)).map(|topic| topic.written);
        let other: Option<Reader<'_, String>> = background.heads.topics.file.is_none().then_some(&read);
        request.topics = self.several(Several {
            first: self.question(
                ["Chuyên đề:", "Topic:"],
                match other {
                    Some(_) => SEARCH,
                    None => [
                        "Gõ vài chữ để tìm, không cần dấu. Chuyên đề mới: thêm vào content/topics.yaml trước",
                        "Type to search; accents are not needed. A new topic: add it to content/topics.yaml first",
                    ],
                },
            ),
            more: self.question(
                ["Thêm chuyên đề khác?", "Another topic?"],
                ["Gõ vài chữ để tìm. Enter: không thêm", "Type to search. Enter: no more"],
            ),
            offers: background.topics(),
            other,
            typed: self.question(
                ["Tên chuyên đề:", "Name of the topic:"],
                ["Ví dụ: Đất đai. Enter: bỏ qua", "Such as: Đất đai. Enter: leave out"],
            ),
        })?;
        Ok(())
    }

    fn format(&self, request: &mut Request, proposal: &Proposal) -> Result<(), Stopped> {
        if request.is_given(Field::Format) {
            return Ok(());
        }
        let names = [
            self.words.pick("Theo chuyên đề", "Thematic"),
            self.words.pick("Theo địa bàn xã, phường", "By commune"),
            self.words.pick("Định kỳ", "Regular"),
            self.words.pick("Đột xuất", "Extraordinary"),
        ];
        let formats = SessionFormat::ALL.iter().zip(names);
        let last = SessionFormat::ALL.iter().position(|(_, format, _)| Some(*format) == proposal.format);
        let usual = match request.topics.len() {
            0 => SessionFormat::ALL.len(),
            1 => 0,
            _ => 2,
        };
        let offers = formats.map(|((word, _, _), name)| Offer::new(name, (*word).to_owned())).collect();
        let question = self.question(
            ["Hình thức:", "Format:"],
            ["Buổi đối thoại được tổ chức theo hình thức nào", "How the session is held"],
        );
        request.format = self.one((question, question), offers, (last.unwrap_or(usual), None))?;
        Ok(())
    }

    fn chairs(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        let kept: Vec<String> = proposal.chairs.iter().map(Chair::label).collect();
        if request.is_given(Field::Chair) || self.keeps(["Người chủ trì:", "Chairs:"], &kept)? {
            return Ok(());
        }
        let communes = if request.communes.is_empty() { &proposal.communes } else { &request.communes };
        let unit = communes.first().and_then(|commune| self.background.commune(commune, day).ok()?.id);
        request.chairs = self.several(Several {
            first: self.question(
                ["Người chủ trì:", "Chair:"],
                [
                    "Theo thứ tự. Gõ vài chữ để tìm, hoặc gõ tên người khác",
                    "In protocol order. Type to search, or type another name",
                ],
            ),
            more: self.question(
                ["Thêm người cùng chủ trì?", "Another chair?"],
                ["Gõ vài chữ để tìm. Enter: không thêm", "Type to search. Enter: no more"],
            ),
            offers: self.background.chairs(unit),
            other: Some(&scaffold::chair),
            typed: self.question(
                ["Họ tên, chức vụ:", "Name, post:"],
                [
                    "Ví dụ: Nguyễn Văn A, Chủ tịch UBND xã. Enter: bỏ qua",
                    "Such as: Nguyễn Văn A, Chủ tịch UBND xã. Enter: leave out",
                ],
            ),
        })?;
        Ok(())
    }

    fn round(&self, request: &mut Request, proposal: &Proposal) -> Result<(), Stopped> {
        let named = request.series.as_ref().or(proposal.series.as_ref());
        let Some(series) = named.and_then(|series| self.background.series(series).ok()) else { return Ok(()) };
        if request.is_given(Field::Round) {
            return Ok(());
        }
        let question = self.question(
            ["Lần thứ mấy:", "Number of the round:"],
            ["Số lần trong chuỗi. Enter: lần tiếp theo", "Its number in the series. Enter: the next one"],
        );
        let next = self.background.free_round(&series).to_string();
        let read = |written: &str| self.background.free(&series, written);
        let round = self.typed(question, (Some(&next), ""), &read)?;
        request.round = Some(round.to_string());
        Ok(())
    }

    fn title(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        if request.is_given(Field::Title) {
            return Ok(());
        }
        let question = match request.kind {
            Kind::Session => self.question(
                ["Tên bài:", "Title:"],
                [
                    "Enter: lấy tên gợi ý; sửa lại trong tệp lúc nào cũng được",
                    "Enter: take the proposal; it can be changed later",
                ],
            ),
            Kind::News => {
                self.question(["Tên bài:", "Title:"], ["Tên của tin, bắt buộc", "The title; it must be given"])
            }
        };
        let topics = if request.topics.is_empty() { &proposal.topics } else { &request.topics };
        let communes = if request.communes.is_empty() { &proposal.communes } else { &request.communes };
        let usual = || self.background.usual_title(topics, communes, day);
        let proposed = match request.kind {
            Kind::Session => Some(proposal.title.clone().unwrap_or_else(usual)),
            Kind::News => None,
        };
        request.title = Some(self.typed(question, (proposed.as_deref(), ""), &scaffold::title)?);
        Ok(())
    }

    fn question<'q>(&self, message: [&'q str; 2], help: [&'q str; 2]) -> Question<'q> {
        Question { message: self.words.pick(message[0], message[1]), help: self.words.pick(help[0], help[1]) }
    }

    /// Asks whether what was true last time still is; not where there is nothing to keep.
    fn keeps(&self, message: [&str; 2], kept: &[String]) -> Result<bool, Stopped> {
        if kept.is_empty() {
            return Ok(false);
        }
        let last = self.words.pick("Như lần trước", "As last time");
        let question = self.question(message, ["Enter: giữ như lần trước", "Enter: keep them"]);
        let items = vec![
            Item::Known(Offer::new(format!("{last}: {}", kept.join("; ")), true)),
            Item::Known(Offer::new(self.words.pick("Chọn lại", "Choose again"), false)),
        ];
        Ok(matches!(self.pick(question, items, 0)?, Picked::Known(true)))
    }

    /// Asks for one of some offers, something else, or nothing.
    fn one<T: Clone>(
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
    fn several<T: Clone + PartialEq>(&self, asked: Several<'_, T>) -> Result<Vec<T>, Stopped> {
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
    fn pick<T: Clone>(&self, question: Question<'_>, items: Vec<Item<T>>, start: usize) -> Result<Picked<T>, Stopped> {
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
    fn typed<T>(
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
        let read = |written: &str| match scaffold::tidy(written).is_empty() {
            true => Ok(None),
            false => read(written).map(Some),
        };
        self.typed(question, (None, initial), &read)
    }
}

/// What a person can want to write.
#[derive(Clone, Copy)]
enum Intent {
    Session,
    Next,
    News,
}

/// Returns how well an item fits a search; nothing where it does not. What leads out of the list always stays.
fn score<T>(search: &str, item: &Item<T>, label: &str) -> Option<i64> {
    let search = text::fold(search);
    if search.is_empty() {
        return Some(0);
    }
    let label = text::fold(label);
    match item {
        Item::Known(_) if label.starts_with(&search) => Some(3),
        Item::Known(_) => search.split(' ').all(|word| label.contains(word)).then_some(2),
        Item::Other(_) => Some(1),
        Item::Enough(_) => Some(0),
    }
}
