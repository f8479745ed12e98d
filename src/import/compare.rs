//! Which unit of the table is which entry of the registry, and what the two say differently.
//!
//! Comes in: the units of both. Goes out: pairs, differences as warnings, and the lines that entries lack. Nothing here
//! changes either side.

use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::import::registry::Known;
use crate::import::units::Unit;
use crate::import::write;
use crate::model;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// Returns the entry of each unit. A unit is found by its code and first day; where the registry lacks a day or the
/// code, by the other and the period, if only one entry fits. No entry is two units.
pub(super) fn pair(units: &[Unit], known: &[Known]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; units.len()];
    let mut is_taken = vec![false; known.len()];
    for way in [is_exact, is_same_code, is_same_name] {
        for (unit, pair) in units.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let free = known.iter().enumerate().filter(|(index, _)| is_taken.get(*index) == Some(&false));
            let fitting: Vec<usize> = free.filter(|(_, entry)| way(unit, entry)).map(|(index, _)| index).collect();
            if let [only] = *fitting.as_slice() {
                *pair = Some(only);
                is_taken.iter_mut().skip(only).take(1).for_each(|taken| *taken = true);
            }
        }
    }
    pairs
}

fn first_day(unit: &Unit) -> Option<Date> {
    unit.from.as_ref().map(|day| day.value)
}

fn is_exact(unit: &Unit, entry: &Known) -> bool {
    entry.code.as_ref() == Some(&unit.code.value) && entry.from == first_day(unit)
}

fn is_same_code(unit: &Unit, entry: &Known) -> bool {
    entry.code.as_ref() == Some(&unit.code.value) && is_of_the_time(unit, entry)
}

fn is_same_name(unit: &Unit, entry: &Known) -> bool {
    let kinds = (entry.kind, unit.kind.as_ref().map(|kind| kind.value));
    let agree = |own: &Option<String>, said: Option<&str>| match (own, said) {
        (Some(own), Some(said)) => text::match_key(own) == text::match_key(said),
        _ => true,
    };
    entry.code.is_none()
        && entry.is_named(&unit.name)
        && (kinds.0.is_none() || kinds.1.is_none() || kinds.0 == kinds.1)
        && agree(&entry.district, unit.district.as_ref().map(|district| district.value.as_str()))
        && agree(&entry.province, unit.province.as_ref().map(|province| province.value.as_str()))
        && is_of_the_time(unit, entry)
}

/// Tells whether an entry stood while the unit did: on the day before its end, or on its first day.
fn is_of_the_time(unit: &Unit, entry: &Known) -> bool {
    match (&unit.from, unit.until.as_ref().or(unit.kept.as_ref())) {
        (None, Some(end)) => entry.from.is_none_or(|from| from < end.value),
        (Some(from), _) => match entry.from {
            None => entry.until.is_none_or(|until| until > from.value),
            Some(began) => entry.until.is_none_or(|until| until > from.value) || began == from.value,
        },
        (None, None) => false,
    }
}

/// A unit with its entry, and the ids of all units.
pub(super) struct Compared<'c> {
    /// The unit.
    pub(super) unit: &'c Unit,
    /// Its entry.
    pub(super) known: &'c Known,
    /// The ids of all units.
    pub(super) ids: &'c [String],
}

impl Compared<'_> {
    /// Tells what the registry has otherwise, and returns how many things that is.
    pub(super) fn tell_differences(&self, sink: &mut Vec<Diagnostic>) -> usize {
        let Compared { unit, known, .. } = self;
        let told = sink.len();
        let mut tell = |key: &str, registered: &str, said: &str, row: Span| {
            sink.push(diagnostics::registry_differs(known.span, (&known.name, key), (registered, said), row));
        };
        if !known.is_named(&unit.name) {
            tell("name", &known.name, &unit.name, unit.name.span);
        }
        if let (Some(own), Some(said)) = (known.kind, &unit.kind)
            && own != said.value
        {
            tell("kind", model::kind_word(own), model::kind_word(said.value), said.span);
        }
        for (key, own, said) in
            [("district", &known.district, &unit.district), ("province", &known.province, &unit.province)]
        {
            if let (Some(own), Some(said)) = (own, said)
                && text::match_key(own) != text::match_key(said)
            {
                tell(key, own, said, said.span);
            }
        }
        let ended = known.until.filter(|until| unit.kept.as_ref().is_some_and(|kept| *until <= kept.value));
        if let (Some(until), Some(kept), None) = (ended, &unit.kept, &unit.until) {
            tell("abolished", &text::iso_date(until), "nguyên trạng", kept.span);
        }
        for (key, own, said) in [("established", known.from, &unit.from), ("abolished", known.until, &unit.until)] {
            if let (Some(own), Some(said)) = (own, said)
                && own != said.value
            {
                tell(key, &text::iso_date(own), &text::iso_date(said.value), said.span);
            }
        }
        if let Some(first) = unit.successors.first().filter(|_| !known.successors.is_empty()) {
            let (own, said) = self.successors();
            if own != said {
                tell("successors", &own.join(", "), &said.join(", "), first.span);
            }
        }
        sink.len() - told
    }

    /// Returns the successors on both sides, sorted, each with its share.
    fn successors(&self) -> (Vec<String>, Vec<String>) {
        let shown = |id: &str, share| format!("{id} ({})", write::share_word(share));
        let mut own: Vec<String> = self.known.successors.iter().map(|(id, share, _)| shown(id, *share)).collect();
        let said = self.unit.successors.iter();
        let mut said: Vec<String> =
            said.filter_map(|step| Some(shown(self.ids.get(step.unit)?, step.share.value))).collect();
        own.sort();
        said.sort();
        (own, said)
    }

    /// Returns the lines that the entry lacks; empty where it lacks none.
    pub(super) fn missing_lines(&self) -> String {
        let Compared { unit, known, ids } = self;
        let lacking = Unit {
            from: unit.from.clone().filter(|_| known.from.is_none()),
            until: unit.until.clone().filter(|_| known.until.is_none()),
            successors: if known.successors.is_empty() { unit.successors.clone() } else { Vec::new() },
            ..(*unit).clone()
        };
        let code = if known.code.is_none() { write::code_line(unit) } else { String::new() };
        code + &write::history_lines(&lacking, ids)
    }
}
