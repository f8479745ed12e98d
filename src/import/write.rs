//! Entries of the registry as text.

use std::fmt::Write;

use crate::content::Share;
use crate::import::units::Unit;
use crate::model;
use crate::text;
use crate::yaml::quoted;
use crate::yaml::scalar;

/// Returns the entry of a unit.
pub(super) fn entry(unit: &Unit, id: &str, ids: &[String]) -> String {
    let mut entry = format!("- id: {}\n  name: {}\n", scalar(id), scalar(&unit.name));
    if let Some(kind) = &unit.kind {
        let _ = writeln!(entry, "  kind: {}", model::kind_word(kind.value));
    }
    let _ = write!(entry, "  {}", code_line(unit));
    for (key, value) in [("district", &unit.district), ("province", &unit.province)] {
        if let Some(value) = value {
            let _ = writeln!(entry, "  {key}: {}", scalar(value));
        }
    }
    for line in history_lines(unit, ids).lines() {
        let _ = writeln!(entry, "  {line}");
    }
    entry
}

/// Returns the line with the code of a unit, without indentation.
pub(super) fn code_line(unit: &Unit) -> String {
    format!("code: \"{}\"\n", unit.code.value)
}

/// Returns the lines on when a unit began and ended and what it became, without indentation.
pub(super) fn history_lines(unit: &Unit, ids: &[String]) -> String {
    let mut lines = String::new();
    for (key, day) in [("established", &unit.from), ("abolished", &unit.until)] {
        if let Some(day) = day {
            let _ = writeln!(lines, "{key}: {}", text::iso_date(day.value));
        }
    }
    if !unit.successors.is_empty() {
        lines.push_str("successors:\n");
    }
    for step in &unit.successors {
        let id = ids.get(step.unit).map_or("", String::as_str);
        let clause = step.clause.as_ref().map_or(String::new(), |clause| format!(", clause: {}", quoted(clause)));
        let _ = writeln!(lines, "  - {{commune: {}, part: {}{clause}}}", scalar(id), share_word(step.share.value));
    }
    lines
}

/// Returns the word of the registry for a share.
pub(super) fn share_word(share: Share) -> &'static str {
    match share {
        Share::Whole => "whole",
        Share::Part => "part",
    }
}
