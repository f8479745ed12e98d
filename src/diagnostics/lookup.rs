//! The rules by their names. Warnings are what a site can switch and an author accept in place; errors are not.
//!
//! Comes in: a name as somebody typed it. Goes out: the rule. It must not know what a rule checks, and holds no list of its
//! own.

use crate::diagnostics::GROUPS;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Subject;
use crate::text;

/// Returns every rule, in the order of the manual's groups.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// Returns every warning that can be switched and accepted: those on the content of a site.
pub fn warnings() -> impl Iterator<Item = &'static Rule> {
    on_content().filter(|rule| rule.severity == Severity::Warning)
}

/// Returns the rule on the content of a site that has an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    on_content().find(|rule| rule.id == id)
}

/// Returns the id of the warning that was probably meant.
pub fn closest_warning(typed: &str) -> Option<&'static str> {
    text::closest(typed, warnings().map(|rule| rule.id))
}

fn on_content() -> impl Iterator<Item = &'static Rule> {
    let groups = GROUPS.iter().filter(|group| group.subject == Subject::Content);
    groups.flat_map(|group| group.rules.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_id_names_one_rule() {
        let ids: BTreeSet<&str> = rules().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), rules().count());
    }

    #[test]
    fn a_rule_is_found_by_its_id() {
        let severity = |id| rule(id).map(|rule| rule.severity);
        assert_eq!(severity("forgotten-task"), Some(Severity::Warning));
        assert_eq!(severity("missing-key"), Some(Severity::Error));
        assert_eq!(severity("forgoten-task"), None);
        assert_eq!(closest_warning("forgoten-task"), Some("forgotten-task"));
    }

    #[test]
    fn what_is_told_of_a_conversion_table_cannot_be_switched() {
        assert!(rules().any(|rule| rule.id == "repeated-row"));
        assert!(rule("repeated-row").is_none());
    }
}
