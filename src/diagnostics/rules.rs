//! The rules by their ids: the warnings, which a site can switch and an author can accept in place, and the errors, which
//! nobody can.
//!
//! Comes in: an id as somebody typed it. Goes out: the rule. It must not know what a rule checks. A test holds the lists to
//! the catalog.

use crate::text;

/// What a site makes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not told.
    Off,
    /// It is told, and stops only a strict build.
    Warning,
    /// It stops a build.
    Error,
}

/// A rule, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Its diagnostics are warnings, unless a site switches it.
    Warning(&'static str),
    /// Its diagnostics are errors, whatever the site says.
    Error(&'static str),
}

/// Returns the rule of an id.
pub fn rule(id: &str) -> Option<Rule> {
    let found = |list: &'static [&'static str]| list.binary_search(&id).ok().and_then(|index| list.get(index)).copied();
    found(WARNINGS).map(Rule::Warning).or_else(|| found(ERRORS).map(Rule::Error))
}

/// Returns the id of the warning that was probably meant.
pub fn closest_warning(typed: &str) -> Option<&'static str> {
    text::closest(typed, WARNINGS.iter().copied())
}

/// The rules that tell warnings, in the order of their ids.
pub const WARNINGS: &[&str] = &[
    "announced-late",
    "date-form",
    "decomposed-letters",
    "done-without-evidence",
    "forgotten-task",
    "heading-one",
    "heading-without-space",
    "honorific-in-name",
    "incomplete-legal-basis",
    "inconsistent-capital",
    "meaningless-alt",
    "missing-alt",
    "missing-due",
    "missing-summary",
    "needless-acceptance",
    "needless-not-reported",
    "no-break-spaces",
    "nothing-reopened",
    "planned-but-past",
    "private-bank-account",
    "private-birth-date",
    "private-email",
    "private-ethnicity",
    "private-health",
    "private-identity-number",
    "private-land-record",
    "private-phone",
    "published-late",
    "removed-attribute",
    "removed-tag",
    "skipped-heading-level",
    "status-went-back",
    "title-repeated",
    "two-updates-one-day",
    "undefined-link",
    "unused-footnote",
    "value-cut-at-hash",
];

/// The rules that tell errors in the content of a site, in the order of their ids.
pub const ERRORS: &[&str] = &[
    "abolished-before-established",
    "acceptance-without-reason",
    "address-not-portable",
    "address-taken",
    "ambiguous-commune",
    "article-not-markdown",
    "article-without-id",
    "backslash",
    "backslash-in-path",
    "bad-picture",
    "block-not-indented",
    "circular-successors",
    "circular-updates",
    "colon-in-value",
    "colon-without-space",
    "comma-in-value",
    "commune-outside-its-time",
    "control-character",
    "curly-quotes",
    "document-type",
    "due-before-session",
    "duplicate-article",
    "duplicate-entry",
    "duplicate-id",
    "duplicate-key",
    "duplicate-round",
    "empty-file",
    "error-accepted",
    "error-switched",
    "expected-entry",
    "expected-keys",
    "expected-list",
    "expected-number",
    "expected-text",
    "expected-true-or-false",
    "file-name-not-unicode",
    "file-too-large",
    "front-matter-not-closed",
    "held-back-target",
    "held-before-its-day",
    "indentation",
    "invalid-alias",
    "invalid-code",
    "invalid-date",
    "invalid-id",
    "invalid-resolution-reference",
    "invalid-slug",
    "invalid-time",
    "invalid-url",
    "key-not-text",
    "kind-in-name",
    "link-leaves-content",
    "misplaced-article",
    "missing-address",
    "missing-anchor",
    "missing-article",
    "missing-colon",
    "missing-file",
    "missing-key",
    "nesting-too-deep",
    "no-break-space",
    "no-front-matter",
    "not-a-picture",
    "not-utf8",
    "outcome-without-session",
    "own-successor",
    "own-task",
    "path-leaves-content",
    "path-on-own-disk",
    "picture-elsewhere",
    "same-file-name",
    "second-document",
    "space-before-front-matter",
    "space-in-address",
    "tab-indentation",
    "text-after-value",
    "text-file-ending",
    "unclosed-bracket",
    "unclosed-quote",
    "undefined-footnote",
    "unexpected-character",
    "unknown-agency",
    "unknown-commune",
    "unknown-key",
    "unknown-page",
    "unknown-petition",
    "unknown-registry-file",
    "unknown-resolution",
    "unknown-rule",
    "unknown-series",
    "unknown-session",
    "unknown-topic",
    "unknown-value",
    "unreadable-line",
    "unsafe-link",
    "update-before-task",
    "withdrawn-target",
    "wrong-dash",
    "wrong-front-matter-mark",
    "yaml-alias",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_in_order_and_once() {
        for list in [WARNINGS, ERRORS] {
            assert!(list.is_sorted_by(|before, after| before < after));
        }
        assert!(WARNINGS.iter().all(|id| !ERRORS.contains(id)));
    }

    #[test]
    fn a_rule_is_found_by_its_id() {
        assert_eq!(rule("forgotten-task"), Some(Rule::Warning("forgotten-task")));
        assert_eq!(rule("missing-key"), Some(Rule::Error("missing-key")));
        assert_eq!(rule("forgoten-task"), None);
        assert_eq!(closest_warning("forgoten-task"), Some("forgotten-task"));
    }
}
