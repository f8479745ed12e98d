//! Ids for new entries: the slug of the name where it is free and means nothing else, as the model would give.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::import::registry::Known;
use crate::import::units::Unit;
use crate::output::OutputPath;
use crate::text;

/// An id is cut to so many bytes, as the model cuts its own.
const LONGEST: usize = 60;

/// Returns the id of every unit: that of its entry, or a new one. Units that ended choose first, so that the addresses
/// of old units stay short, as in a registry that is written by hand.
pub(super) fn assign(units: &[Unit], pairs: &[Option<usize>], known: &[Known]) -> Vec<String> {
    let mut taken: BTreeSet<String> = known.iter().map(|entry| entry.id.clone()).collect();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let own = known.iter().flat_map(|entry| entry.aliases.iter().chain([&entry.name]));
    let new = units.iter().zip(pairs).filter(|(_, pair)| pair.is_none()).map(|(unit, _)| &unit.name.value);
    for name in own.chain(new) {
        *names.entry(text::match_key(name)).or_default() += 1;
    }
    let mut ids = vec![String::new(); units.len()];
    for has_ended in [true, false] {
        let all = units.iter().zip(pairs).zip(&mut ids);
        for ((unit, pair), id) in all.filter(|((unit, _), _)| unit.until.is_some() == has_ended) {
            *id = match pair.and_then(|index| known.get(index)) {
                Some(entry) => entry.id.clone(),
                None => free_id(unit, &taken, &names),
            };
            taken.insert(id.clone());
        }
    }
    ids
}

/// Returns the first free choice. An id that is another unit's name too would mean both.
fn free_id(unit: &Unit, taken: &BTreeSet<String>, names: &BTreeMap<String, usize>) -> String {
    let slug = text::slug(&unit.name);
    let base = match cut(&slug) {
        "" => "xa",
        base => base,
    };
    let own = text::match_key(&unit.name);
    let means_more = |id: &str| names.get(id).copied().unwrap_or(0) > usize::from(id == own);
    let coded = format!("{base}-{}", unit.code.value);
    let dated = unit.from.as_ref().map(|day| format!("{coded}-{}", text::iso_date(day.value)));
    let plain = Some(base.to_owned()).filter(|_| base != "xa");
    let numbered = (2..).map(|number| format!("{coded}-{number}"));
    let mut choices = plain.into_iter().chain([coded.clone()]).chain(dated).chain(numbered);
    let is_free = |id: &String| !taken.contains(id) && !means_more(id) && OutputPath::new(id.as_str()).is_ok();
    choices.find(is_free).unwrap_or_default()
}

/// Returns the beginning of a slug, cut between two of its words where it is too long.
fn cut(slug: &str) -> &str {
    match slug.get(..LONGEST) {
        Some(head) if slug.len() > LONGEST => head.rsplit_once('-').map_or(head, |(words, _)| words),
        _ => slug,
    }
}
