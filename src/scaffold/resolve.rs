//! From a request to an article: every answer is checked, and everything that is wrong or missing is told at once.

use crate::diagnostics::Wording;
use crate::scaffold::Background;
use crate::scaffold::Field;
use crate::scaffold::Kind;
use crate::scaffold::Problem;
use crate::scaffold::Request;
use crate::scaffold::accept;
use crate::scaffold::accept::Named;
use crate::scaffold::accept::Place;
use crate::scaffold::accept::tidy;
use crate::scaffold::article::NewArticle;
use crate::scaffold::article::NewNews;
use crate::scaffold::article::NewSession;
use crate::scaffold::follow::Proposal;
use crate::scaffold::refusals;
use crate::text::Date;

impl Request {
    /// Tells whether an answer is given.
    pub fn is_given(&self, field: Field) -> bool {
        let Request { kind: _, next_of, title, date, time, format, series, round, venue, communes, topics, chairs } =
            self;
        match field {
            Field::NextOf => next_of.is_some(),
            Field::Title => title.is_some(),
            Field::Date => date.is_some(),
            Field::Time => time.is_some(),
            Field::Format => format.is_some(),
            Field::Series => series.is_some(),
            Field::Round => round.is_some(),
            Field::Venue => venue.is_some(),
            Field::Commune => communes.is_some(),
            Field::Topic => topics.is_some(),
            Field::Chair => chairs.is_some(),
        }
    }

    /// Tells whether an answer is given that only sessions have.
    pub fn is_of_session(&self) -> bool {
        OF_SESSIONS.into_iter().any(|field| self.is_given(field))
    }
}

/// Returns an answer without the spaces around it.
fn given(answer: &Option<String>) -> Option<&str> {
    answer.as_deref().map(str::trim)
}

/// What only sessions have.
const OF_SESSIONS: [Field; 7] =
    [Field::NextOf, Field::Time, Field::Format, Field::Series, Field::Round, Field::Venue, Field::Chair];

impl Background<'_, '_> {
    /// Makes the article that is asked for. What is not answered is taken from the session before, if there is one, or left
    /// out; the day is today.
    ///
    /// # Errors
    /// Tells every answer that is wrong or missing.
    pub fn resolve(&self, request: &Request) -> Result<NewArticle, Vec<Problem>> {
        let mut told = Teller::default();
        let article = match request.kind {
            Kind::Session => self.session(request, &mut told).map(NewArticle::Session),
            Kind::News => self.news(request, &mut told).map(NewArticle::News),
        };
        article.filter(|_| told.problems.is_empty()).ok_or(told.problems)
    }

    /// Tells what is wrong with the answers that are given.
    pub fn problems(&self, request: &Request) -> Vec<Problem> {
        let mut problems = self.resolve(request).err().unwrap_or_default();
        problems.retain(|problem| request.is_given(problem.field));
        problems
    }

    /// Returns the day of a request; today where none is given.
    pub fn day(&self, request: &Request) -> Result<Date, Wording> {
        request.date.as_deref().map_or(Ok(self.site.today), accept::date)
    }

    /// Returns what a request takes over from what it follows.
    pub fn proposal(&self, request: &Request) -> Result<Proposal, Wording> {
        let day = self.day(request).unwrap_or(self.site.today);
        let Some(next_of) = &request.next_of else { return Ok(Proposal::default()) };
        Ok(self.follow(self.base(next_of)?, day))
    }

    fn session(&self, request: &Request, told: &mut Teller) -> Option<NewSession> {
        let proposal = told.take(Field::NextOf, self.proposal(request)).unwrap_or_default();
        let day = told.take(Field::Date, self.day(request));
        let format = match given(&request.format) {
            Some("") => None,
            Some(format) => told.take(Field::Format, accept::format(format)),
            None => proposal.format,
        };
        let title = self.title(request, &proposal, told);
        let time = given(&request.time).filter(|time| !time.is_empty());
        let start = time.and_then(|time| told.take(Field::Time, accept::start(time)));
        let (series, round) = self.round_of(request, &proposal, told);
        let topics = self.named_topics(request.topics.as_ref().unwrap_or(&proposal.topics), told);
        let communes = request.communes.as_ref().unwrap_or(&proposal.communes);
        let is_moved = *communes != proposal.communes;
        let communes = day.map(|day| self.places(communes, day, told)).unwrap_or_default();
        let venue = request.venue.as_deref().map(tidy).or(proposal.venue.filter(|_| !is_moved));
        let date = day?;
        Some(NewSession {
            title: title?,
            date,
            coming: date > self.site.today,
            start,
            format,
            series,
            round,
            venue: venue.filter(|venue| !venue.is_empty()),
            communes,
            topics,
            chairs: request.chairs.clone().unwrap_or(proposal.chairs),
            tasks: proposal.tasks,
            example_agency: self.usual_agency(date).map(str::to_owned),
        })
    }

    fn news(&self, request: &Request, told: &mut Teller) -> Option<NewNews> {
        for field in OF_SESSIONS.into_iter().filter(|field| request.is_given(*field)) {
            told.tell(field, refusals::not_of_news());
        }
        let date = told.take(Field::Date, self.day(request));
        let title = self.title(request, &Proposal::default(), told);
        let topics = self.named_topics(request.topics.as_deref().unwrap_or_default(), told);
        let communes = request.communes.as_deref().unwrap_or_default();
        let communes = date.map(|day| self.places(communes, day, told)).unwrap_or_default();
        Some(NewNews { title: title?, date: date?, topics, communes })
    }

    fn title(&self, request: &Request, proposal: &Proposal, told: &mut Teller) -> Option<String> {
        let title = request.title.as_deref().or(proposal.title.as_deref());
        told.take(Field::Title, accept::title(title.unwrap_or_default()))
    }

    /// Returns the series and the number of the round; the next one where none is given.
    fn round_of(&self, request: &Request, proposal: &Proposal, told: &mut Teller) -> (Option<Named>, Option<u32>) {
        let series = request.series.as_deref().map(tidy).filter(|series| !series.is_empty());
        let series = series.map(|series| told.take(Field::Series, self.series(&series)));
        let before = proposal.series.as_deref().and_then(|series| self.series(series).ok());
        let series = match (series, before) {
            (Some(Some(series)), Some(before)) if series != before => {
                told.tell(Field::Series, refusals::other_series(&before.name));
                return (None, None);
            }
            (Some(given), _) => given,
            (None, before) => before,
        };
        let Some(series) = series else {
            if request.round.is_some() && request.series.is_none() {
                told.tell(Field::Round, refusals::round_without_series());
            }
            return (None, None);
        };
        let round = match &request.round {
            Some(round) => told.take(Field::Round, self.free(&series, round)),
            None => Some(self.free_round(&series)),
        };
        (Some(series), round)
    }

    /// Returns the first number of a round after those that a series has.
    pub fn free_round(&self, series: &Named) -> u32 {
        let known = self.known_series(&series.written);
        known.map_or(1, |id| self.next_round(&self.site.series[id.index()].sessions))
    }

    /// Reads the number of a round that a series does not have yet.
    ///
    /// # Errors
    /// Refuses what is no number, and a number that another session has.
    pub fn free(&self, series: &Named, written: &str) -> Result<u32, Wording> {
        let number = accept::round(written)?;
        let Some(id) = self.known_series(&series.written) else { return Ok(number) };
        let rounds = &self.site.series[id.index()].sessions;
        match rounds.iter().map(|id| self.site.session(*id)).find(|session| session.round == Some(number)) {
            Some(taken) => Err(refusals::round_taken(number, taken.article.id, self.next_round(rounds))),
            None => Ok(number),
        }
    }

    fn named_topics(&self, written: &[String], told: &mut Teller) -> Vec<Named> {
        let mut topics: Vec<Named> = Vec::new();
        for topic in written.iter().map(|topic| tidy(topic)).filter(|topic| !topic.is_empty()) {
            let topic = told.take(Field::Topic, self.topic(&topic));
            topics.extend(topic.filter(|topic| !topics.contains(topic)));
        }
        topics
    }

    fn places(&self, written: &[String], day: Date, told: &mut Teller) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for commune in written.iter().map(|commune| tidy(commune)).filter(|commune| !commune.is_empty()) {
            let place = told.take(Field::Commune, self.commune(&commune, day));
            places.extend(place.filter(|place| !places.contains(place)));
        }
        places
    }
}

/// Collects what is wrong.
#[derive(Default)]
struct Teller {
    problems: Vec<Problem>,
}

impl Teller {
    fn tell(&mut self, field: Field, text: Wording) {
        self.problems.push(Problem { field, text });
    }

    /// Returns the value of an answer; a refusal is told.
    fn take<T>(&mut self, field: Field, answer: Result<T, Wording>) -> Option<T> {
        answer.map_err(|text| self.tell(field, text)).ok()
    }
}
