//! What follows: the next round of a series, or a session after another one.

use crate::content::SessionFormat;
use crate::model::CommuneId;
use crate::model::ResolutionId;
use crate::model::Session;
use crate::model::SessionId;
use crate::scaffold::Background;
use crate::scaffold::Chair;
use crate::scaffold::accept::Base;
use crate::scaffold::accept::is_valid;
use crate::scaffold::article::OpenTask;
use crate::text::Date;

/// What a session that follows others takes over from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The series, by its id or name.
    pub series: Option<String>,
    /// The number of the round.
    pub round: Option<u32>,
    /// The title.
    pub title: Option<String>,
    /// How the last one was held.
    pub format: Option<SessionFormat>,
    /// The place of the last one, if its commune is still the same unit.
    pub venue: Option<String>,
    /// The communes of the last one, or what they became.
    pub communes: Vec<String>,
    /// The topics of the last one.
    pub topics: Vec<String>,
    /// The chairs of the last one.
    pub chairs: Vec<Chair>,
    /// The tasks that are still open.
    pub tasks: Vec<OpenTask>,
}

/// How many mergers of units are followed from one session to the next.
const MOST_MERGERS: usize = 4;

impl Background<'_, '_> {
    /// Proposes what a session on a day takes over.
    pub fn follow(&self, base: Base, day: Date) -> Proposal {
        let rounds: Vec<SessionId> = match base {
            Base::Series(id) => self.site.series[id.index()].sessions.clone(),
            Base::Session(id) => vec![id],
        };
        let mut proposal = Proposal { tasks: self.open_tasks(&rounds, day), ..Proposal::default() };
        if let Base::Series(id) = base {
            let series = &self.site.series[id.index()];
            let number = self.next_round(&rounds);
            proposal.series = Some(series.id.clone());
            proposal.round = Some(number);
            proposal.title = Some(format!("{}, lần {number}", series.name));
        }
        let Some(last) = rounds.iter().max_by_key(|id| self.site.session(**id).date) else { return proposal };
        self.take_over(self.site.session(*last), day, &mut proposal);
        proposal
    }

    /// Returns the number after the highest, or after that of all rounds where none has a number.
    pub(super) fn next_round(&self, rounds: &[SessionId]) -> u32 {
        let highest = rounds.iter().filter_map(|id| self.site.session(*id).round).max();
        let count = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
        highest.unwrap_or(count).saturating_add(1)
    }

    fn take_over(&self, last: &Session<'_>, day: Date, proposal: &mut Proposal) {
        if let Some(title) = proposal.round.and_then(|number| proposed_title(last.article.title, number)) {
            proposal.title = Some(title);
        }
        let units = self.communes_now(last, day);
        let is_same_place = last.venue_commune.is_some() && units.first().copied() == last.venue_commune;
        proposal.venue = last.venue_name.filter(|_| is_same_place).map(str::to_owned);
        proposal.communes = units.into_iter().map(|id| self.place(id, day).written).collect();
        proposal.format = last.format;
        proposal.topics = last.topics.iter().map(|id| self.site.topics[id.index()].id.clone()).collect();
        let chair = |chair: &crate::content::Chair| Chair {
            name: chair.name.value.clone(),
            role: chair.role.as_ref().map(|role| role.value.clone()),
        };
        proposal.chairs = last.chairs.iter().map(chair).collect();
    }

    /// Returns the units of a session as they are on a later day, that of the place first. A unit that was split is left
    /// out: which part is meant, its author must say.
    fn communes_now(&self, last: &Session<'_>, day: Date) -> Vec<CommuneId> {
        let venue = last.venue_commune.into_iter();
        let mut units = Vec::new();
        for unit in venue.chain(last.communes.iter().copied()).filter_map(|id| self.unit_now(id, day)) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    fn unit_now(&self, id: CommuneId, day: Date) -> Option<CommuneId> {
        let mut unit = id;
        for _ in 0..=MOST_MERGERS {
            let commune = self.unit(unit);
            match commune.successors.as_slice() {
                _ if is_valid(commune, day) => return Some(unit),
                [only] => unit = only.commune,
                _ => return None,
            }
        }
        None
    }

    /// Returns the tasks that rounds assigned or reported on and that are open on a day, oldest first.
    fn open_tasks(&self, rounds: &[SessionId], day: Date) -> Vec<OpenTask> {
        let site = self.site;
        let assigned = rounds.iter().flat_map(|id| site.session(*id).resolutions.iter().copied());
        let reported = rounds.iter().flat_map(|id| &site.session(*id).updates).map(|id| site.update(*id).resolution);
        let mut tasks: Vec<ResolutionId> = assigned.chain(reported).collect();
        let order = |id: &ResolutionId| (site.session(site.resolution(*id).session).date, *id);
        tasks.sort_by_key(order);
        tasks.dedup();
        let is_owed = |id: &ResolutionId| {
            let task = site.resolution(*id);
            let session = site.session(task.session);
            session.is_listed() && session.date < day && site.was_open(task, day)
        };
        tasks.into_iter().filter(is_owed).map(|id| self.open_task(id)).collect()
    }

    fn open_task(&self, id: ResolutionId) -> OpenTask {
        let task = self.site.resolution(id);
        OpenTask {
            reference: format!("{}/{}", self.site.session(task.session).article.id, task.id),
            text: task.text.to_owned(),
            agency: task.agency.map(|id| self.site.agency_name(id).to_owned()),
            due: task.due,
        }
    }
}

/// Returns the title of the next round after the pattern of the last one: what stands up to its number, with the new one.
///
/// ```
/// use doithoai::scaffold::proposed_title;
/// assert_eq!(proposed_title("Nước sạch, lần 3: vòi đã chảy", 4).as_deref(), Some("Nước sạch, lần 4"));
/// assert_eq!(proposed_title("Đối thoại lần thứ 2 về điện", 3).as_deref(), Some("Đối thoại lần thứ 3 về điện"));
/// ```
pub fn proposed_title(last: &str, number: u32) -> Option<String> {
    let lower = last.to_lowercase();
    // A letter whose small form has another length would shift every place after it.
    if lower.len() != last.len() {
        return None;
    }
    for mark in ["lần thứ ", "lần "] {
        for (at, _) in lower.match_indices(mark) {
            let start = at + mark.len();
            let digits = lower.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
            let is_word = !lower.get(..at)?.ends_with(char::is_alphanumeric);
            if digits > 0 && is_word {
                let rest = last.get(start + digits..)?;
                // After a colon, a dash or a bracket stands what was special to that round.
                let rest = rest.split([':', '–', '—', '(']).next().unwrap_or("").trim_end();
                return Some(format!("{}{number}{rest}", last.get(..start)?));
            }
        }
    }
    None
}
