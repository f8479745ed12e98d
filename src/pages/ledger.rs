//! The ledger: all tasks and parts of them, cut into pages.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn ledger_pages(&self, _scope: crate::model::Scope) -> usize {
        1
    }

    pub(super) fn ledger(&self, _scope: crate::model::Scope, _number: usize, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "ledger") }
    }
}
