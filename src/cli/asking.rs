//! The questions of `new`: which are asked, in which order, and what each offers. Nothing is written here: answers go into
//! a request, by the same checks as flags.

use crate::cli::prompts::Item;
use crate::cli::prompts::Picked;
use crate::cli::prompts::Prompter;
use crate::cli::prompts::Question;
use crate::cli::prompts::Reader;
use crate::cli::prompts::Several;
use crate::cli::prompts::Stopped;
use crate::cli::words::Words;
use crate::content::SessionFormat;
use crate::content::fields::Choice;
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

/// Asks for everything that a request does not say yet.
pub(super) fn complete(background: &Background<'_, '_>, request: &mut Request, words: Words) -> Result<(), Stopped> {
    let asker = Asker { background, words, prompter: Prompter::new(words) };
    asker.intent(request)?;
    asker.date(request)?;
    let day = background.day(request).unwrap_or(background.site.today);
    let proposal = background.proposal(request).unwrap_or_default();
    match request.kind {
        Kind::Session => asker.session(request, &proposal, day),
        Kind::News => asker.news(request, day),
    }
}

struct Asker<'b, 'd> {
    background: &'b Background<'b, 'd>,
    words: Words,
    prompter: Prompter,
}

/// The help of a list.
const SEARCH: [&str; 2] = ["Gõ vài chữ để tìm, không cần dấu", "Type to search; accents are not needed"];

impl Asker<'_, '_> {
    /// Asks what is to be written, unless the request says so.
    fn intent(&self, request: &mut Request) -> Result<(), Stopped> {
        if request.kind == Kind::News || request.is_given(Field::NextOf) || request.is_given(Field::Series) {
            return Ok(());
        }
        let (series, sessions) = (self.background.all_series(), self.background.lone_sessions());
        let kind = |vi, en, intent| Item::Known(Offer::new(self.words.pick(vi, en), intent));
        let mut kinds = vec![kind("Buổi đối thoại", "A session", Intent::Session)];
        if !series.is_empty() || !sessions.is_empty() {
            kinds.push(kind("Lần tiếp theo của một chuỗi", "The next round of a series", Intent::Next));
        }
        if !request.is_of_session() {
            kinds.push(kind("Tin khác", "Other news", Intent::News));
        }
        let question = self.question(
            ["Bạn muốn viết gì?", "What do you want to write?"],
            [
                "↑↓ rồi Enter để chọn. Esc hoặc Ctrl-C: dừng, không tạo gì",
                "↑↓, then Enter. Esc or Ctrl-C: stop, make nothing",
            ],
        );
        match self.prompter.pick(question, kinds, 0)? {
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
        Ok(match self.prompter.pick(question, items, 0)? {
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
        let day = self.prompter.typed(question, (Some(&today), ""), &scaffold::date)?;
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
        request.time = self.prompter.typed(question, (None, ""), &time)?;
        Ok(())
    }

    fn communes(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        let background = self.background;
        let label = |written: &String| background.commune(written, day).map_or(written.clone(), |place| place.label);
        let kept: Vec<String> = proposal.communes.iter().map(label).collect();
        let message = ["Xã, phường được đối thoại:", "Communes concerned:"];
        if request.is_given(Field::Commune) || self.prompter.keeps(self.words.pick(message[0], message[1]), &kept)? {
            return Ok(());
        }
        let read = |written: &str| background.commune(&scaffold::tidy(written), day).map(|place| place.written);
        let other: Option<Reader<'_, String>> = background.heads.communes.file.is_none().then_some(&read);
        request.communes = Some(self.prompter.several(Several {
            first: self.question(
                match request.kind {
                    Kind::Session => ["Xã, phường (nơi tổ chức):", "Commune (of the place):"],
                    Kind::News => ["Xã, phường được nói đến:", "Commune concerned:"],
                },
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
                ["Khi bài nói về nhiều xã, phường. Enter: không thêm", "Where several are concerned. Enter: no more"],
            ),
            offers: background.communes(day),
            other,
            typed: self.question(
                ["Tên xã, phường:", "Name of the commune:"],
                ["Ví dụ: xã Ia Le. Enter: bỏ qua", "Such as: xã Ia Le. Enter: leave out"],
            ),
        })?);
        Ok(())
    }

    fn venue(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        if request.is_given(Field::Venue) {
            return Ok(());
        }
        let communes = request.communes.as_ref().unwrap_or(&proposal.communes);
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
        request.venue = Some(self.prompter.one((question, typed), offers, (start, Some(&read)))?.unwrap_or_default());
        Ok(())
    }

    fn topics(&self, request: &mut Request, proposal: &Proposal) -> Result<(), Stopped> {
        let background = self.background;
        let name = |written: &String| background.topic(written).map_or(written.clone(), |topic| topic.name);
        let kept: Vec<String> = proposal.topics.iter().map(name).collect();
        if request.is_given(Field::Topic) || self.prompter.keeps(self.words.pick("Chuyên đề:", "Topics:"), &kept)? {
            return Ok(());
        }
        let read = |written: &str| background.topic(&scaffold::tidy(written)).map(|topic| topic.written);
        let other: Option<Reader<'_, String>> = background.heads.topics.file.is_none().then_some(&read);
        request.topics = Some(self.prompter.several(Several {
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
        })?);
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
        let usual = match request.topics.as_ref().map_or(0, Vec::len) {
            0 => SessionFormat::ALL.len(),
            1 => 0,
            _ => 2,
        };
        let offers = formats.map(|((word, _, _), name)| Offer::new(name, (*word).to_owned())).collect();
        let question = self.question(
            ["Hình thức:", "Format:"],
            ["Buổi đối thoại được tổ chức theo hình thức nào", "How the session is held"],
        );
        let format = self.prompter.one((question, question), offers, (last.unwrap_or(usual), None))?;
        request.format = Some(format.unwrap_or_default());
        Ok(())
    }

    fn chairs(&self, request: &mut Request, proposal: &Proposal, day: Date) -> Result<(), Stopped> {
        let kept: Vec<String> = proposal.chairs.iter().map(Chair::label).collect();
        if request.is_given(Field::Chair) || self.prompter.keeps(self.words.pick("Người chủ trì:", "Chairs:"), &kept)?
        {
            return Ok(());
        }
        let communes = request.communes.as_ref().unwrap_or(&proposal.communes);
        let unit = communes.first().and_then(|commune| self.background.commune(commune, day).ok()?.id);
        request.chairs = Some(self.prompter.several(Several {
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
        })?);
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
        let round = self.prompter.typed(question, (Some(&next), ""), &read)?;
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
        let topics = request.topics.as_ref().unwrap_or(&proposal.topics);
        let communes = request.communes.as_ref().unwrap_or(&proposal.communes);
        let usual = || self.background.usual_title(topics, communes, day);
        let proposed = match request.kind {
            Kind::Session => Some(proposal.title.clone().unwrap_or_else(usual)),
            Kind::News => None,
        };
        request.title = Some(self.prompter.typed(question, (proposed.as_deref(), ""), &scaffold::title)?);
        Ok(())
    }

    fn question<'q>(&self, message: [&'q str; 2], help: [&'q str; 2]) -> Question<'q> {
        Question { message: self.words.pick(message[0], message[1]), help: self.words.pick(help[0], help[1]) }
    }
}

/// What a person can want to write.
#[derive(Clone, Copy)]
enum Intent {
    Session,
    Next,
    News,
}
