//! The units of a table: what its rows, taken together, say of each.
//!
//! Comes in: the steps. Goes out: units with their periods and successors; whatever two rows say against each other is
//! told. The key of a unit is its code together with its first day: Ia Le (23986) until and from 1 July 2025 are two.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::CommuneKind;
use crate::content::Share;
use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Wording;
use crate::import::rows::Side;
use crate::import::rows::Step;
use crate::model;
use crate::source::Span;
use crate::source::Spanned;
use crate::text;
use crate::text::Date;

/// The key of a unit: its code, and its first day where the table knows it.
pub(super) type Key = (String, Option<Date>);

/// A unit in a period.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The official code.
    pub(super) code: Words,
    /// The name.
    pub(super) name: Words,
    /// The kind.
    pub(super) kind: Option<Spanned<CommuneKind>>,
    /// The district.
    pub(super) district: Option<Words>,
    /// The province.
    pub(super) province: Option<Words>,
    /// The first day.
    pub(super) from: Option<Spanned<Date>>,
    /// The first day on which it no longer existed.
    pub(super) until: Option<Spanned<Date>>,
    /// A day on which it was left as it was.
    pub(super) kept: Option<Spanned<Date>>,
    /// What it became.
    pub(super) successors: Vec<Successor>,
}

/// A step of a unit to another.
#[derive(Clone, Debug)]
pub(super) struct Successor {
    /// The other unit.
    pub(super) unit: usize,
    /// How much went over.
    pub(super) share: Spanned<Share>,
    /// The clause that ordered it.
    pub(super) clause: Option<Words>,
    /// The place of the row.
    pub(super) span: Span,
}

/// Units in the order in which the table names them: all that were there before, then all others.
#[derive(Debug, Default)]
struct Gathering {
    units: Vec<Unit>,
    by_key: BTreeMap<Key, usize>,
}

/// Puts the steps together. The keys of `registered` are units that are known to have other predecessors.
pub(super) fn gather(steps: &[Step], registered: &BTreeSet<Key>, sink: &mut Vec<Diagnostic>) -> Vec<Unit> {
    let partners = Partners::of(steps);
    let mut starts: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
    let mut kept = Vec::with_capacity(steps.len());
    for step in steps {
        let is_alone = partners.is_unchanged(step);
        if is_alone && !step.is_kept && !registered.contains(&(step.new.code.value.clone(), Some(step.day.value))) {
            sink.push(diagnostics::unit_unchanged(step.share.span, &step.old.code));
        }
        kept.push(is_alone && step.is_kept);
        if !(is_alone && step.is_kept) {
            starts.entry(&step.new.code).or_default().insert(step.day.value);
        }
    }
    let start_before = |code: &str, day: Date| starts.get(code)?.range(..day).next_back().copied();
    let mut gathering = Gathering::default();
    let mut olds = Vec::with_capacity(steps.len());
    for (step, is_kept) in steps.iter().zip(&kept) {
        let old = gathering.enter(&step.old, start_before(&step.old.code, step.day.value), sink);
        gathering.end(old, step, *is_kept, sink);
        olds.push(old);
    }
    for ((step, is_kept), old) in steps.iter().zip(&kept).zip(olds) {
        if *is_kept {
            gathering.keep(old, &step.new);
            continue;
        }
        let new = gathering.enter(&step.new, Some(step.day.value), sink);
        if let Some(unit) = gathering.units.get_mut(new) {
            unit.from.get_or_insert(step.day.clone());
        }
        gathering.succeed((old, new), step, sink);
    }
    tell_overlaps(&gathering, sink);
    gathering.units.iter().for_each(|unit| tell_shares(unit, sink));
    gathering.units
}

/// How many rows name each code on each day, on each side.
struct Partners<'s> {
    old: BTreeMap<(&'s str, Date), BTreeSet<&'s str>>,
    new: BTreeMap<(&'s str, Date), BTreeSet<&'s str>>,
}

impl<'s> Partners<'s> {
    fn of(steps: &'s [Step]) -> Self {
        let mut partners = Partners { old: BTreeMap::new(), new: BTreeMap::new() };
        for step in steps {
            let (old, new, day) = (step.old.code.value.as_str(), step.new.code.value.as_str(), step.day.value);
            partners.old.entry((old, day)).or_default().insert(new);
            partners.new.entry((new, day)).or_default().insert(old);
        }
        partners
    }

    /// Tells whether a unit becomes what it was, and nothing joins or leaves it.
    fn is_unchanged(&self, step: &Step) -> bool {
        let (old, new) = (&step.old, &step.new);
        let kinds = (old.kind.as_ref().map(|kind| kind.value), new.kind.as_ref().map(|kind| kind.value));
        let alone = |side: &BTreeMap<(&str, Date), BTreeSet<&str>>, code: &str| {
            side.get(&(code, step.day.value)).is_none_or(|partners| partners.len() == 1)
        };
        old.code.value == new.code.value
            && text::match_key(&old.name) == text::match_key(&new.name)
            && (kinds.0 == kinds.1 || kinds.0.is_none() || kinds.1.is_none())
            && step.share.value == Share::Whole
            && alone(&self.old, &old.code)
            && alone(&self.new, &new.code)
    }
}

impl Gathering {
    /// Returns the unit of a side, made or compared with what was said of it before.
    fn enter(&mut self, side: &Side, start: Option<Date>, sink: &mut Vec<Diagnostic>) -> usize {
        let key = (side.code.value.clone(), start);
        let Side { code, name, kind, district, province } = side.clone();
        let Some(index) = self.by_key.get(&key).copied() else {
            let index = self.units.len();
            let (from, until, kept) = (None, None, None);
            self.units.push(Unit { code, name, kind, district, province, from, until, kept, successors: Vec::new() });
            self.by_key.insert(key, index);
            return index;
        };
        let Some(unit) = self.units.get_mut(index) else { return index };
        agree_on_name(unit, name, sink);
        let said = kind.map(|kind| Spanned::new(model::kind_word(kind.value).to_owned(), kind.span));
        let before = unit.kind.as_ref().map(|kind| Spanned::new(model::kind_word(kind.value).to_owned(), kind.span));
        agree((&unit.code, &Wording::new("loại", "kinds")), &mut before.clone(), said, sink);
        unit.kind = unit.kind.take().or(side.kind.clone());
        agree((&unit.code, &Wording::new("huyện", "districts")), &mut unit.district, district, sink);
        agree((&unit.code, &Wording::new("tỉnh", "provinces")), &mut unit.province, province, sink);
        index
    }

    /// Enters the day on which a unit ended, or was left as it was.
    fn end(&mut self, old: usize, step: &Step, is_kept: bool, sink: &mut Vec<Diagnostic>) {
        let Some(unit) = self.units.get_mut(old) else { return };
        if is_kept {
            unit.kept.get_or_insert(step.day.clone());
            return;
        }
        let first = unit.until.get_or_insert(step.day.clone());
        if first.value != step.day.value {
            let days = (text::short_date(step.day.value), text::short_date(first.value));
            let what = Wording::new("ngày hiệu lực", "dates");
            sink.push(diagnostics::contradictory_unit(
                step.day.span,
                &what,
                &unit.code,
                (&days.0, &days.1),
                first.span,
            ));
        }
    }

    /// Enters how a unit that was left as it was stands since: in which province, and below no district.
    fn keep(&mut self, unit: usize, side: &Side) {
        if let Some(unit) = self.units.get_mut(unit) {
            unit.kind = side.kind.clone().or(unit.kind.take());
            unit.province = side.province.clone().or(unit.province.take());
            unit.district = None;
        }
    }

    /// Enters a successor; one that is there already must be the same in all.
    fn succeed(&mut self, (old, new): (usize, usize), step: &Step, sink: &mut Vec<Diagnostic>) {
        let Some(unit) = self.units.get_mut(old) else { return };
        let Some(first) = unit.successors.iter_mut().find(|successor| successor.unit == new) else {
            let (share, clause) = (step.share.clone(), step.clause.clone());
            unit.successors.push(Successor { unit: new, share, clause, span: step.span });
            return;
        };
        let told = sink.len();
        let word = |share: Share| if share == Share::Whole { "toàn bộ" } else { "một phần" };
        if first.share.value != step.share.value {
            let shares = (word(step.share.value), word(first.share.value));
            let what = Wording::new("phạm vi nhập", "shares");
            sink.push(diagnostics::contradictory_unit(step.share.span, &what, &unit.code, shares, first.share.span));
        }
        agree((&unit.code, &Wording::new("căn cứ", "clauses")), &mut first.clause, step.clause.clone(), sink);
        if sink.len() == told {
            sink.push(diagnostics::repeated_row(step.span, first.span));
        }
    }
}

/// Compares a name with the one before. Of two spellings, one that is not all in capitals is kept.
fn agree_on_name(unit: &mut Unit, name: Words, sink: &mut Vec<Diagnostic>) {
    let is_shouted = |name: &str| name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    let mut before = Some(unit.name.clone());
    let told = sink.len();
    agree((&unit.code, &Wording::new("tên", "names")), &mut before, Some(name.clone()), sink);
    if sink.len() == told && is_shouted(&unit.name) && !is_shouted(&name) {
        unit.name = name;
    }
}

/// Compares a value with the one before, which it fills where there was none.
fn agree((code, what): (&str, &Wording), before: &mut Option<Words>, said: Option<Words>, sink: &mut Vec<Diagnostic>) {
    let Some(said) = said else { return };
    let Some(first) = before else {
        *before = Some(said);
        return;
    };
    if text::match_key(first) != text::match_key(&said) {
        sink.push(diagnostics::contradictory_unit(said.span, what, code, (&said, first), first.span));
    }
}

/// Tells units that begin while the one before them has no end.
fn tell_overlaps(gathering: &Gathering, sink: &mut Vec<Diagnostic>) {
    for ((key, earlier), (next, later)) in gathering.by_key.iter().zip(gathering.by_key.iter().skip(1)) {
        let (Some(earlier), Some(later)) = (gathering.units.get(*earlier), gathering.units.get(*later)) else {
            continue;
        };
        if let Some(day) = next.1
            && key.0 == next.0
            && earlier.until.is_none()
        {
            sink.push(diagnostics::unit_not_ended(later.code.span, (&next.0, day), earlier.code.span));
        }
    }
}

/// Tells parts that leave a rest, and wholes beside which there is more.
fn tell_shares(unit: &Unit, sink: &mut Vec<Diagnostic>) {
    let whole = unit.successors.iter().find(|successor| successor.share.value == Share::Whole);
    match (unit.successors.as_slice(), whole) {
        ([only], None) => sink.push(diagnostics::part_without_rest(only.share.span, &unit.code)),
        ([_], Some(_)) | (_, None) => {}
        (several, Some(whole)) => {
            let others = several.iter().filter(|successor| successor.span != whole.span);
            sink.extend(
                others.map(|other| diagnostics::whole_and_more(other.share.span, &unit.code, whole.share.span)),
            );
        }
    }
}
