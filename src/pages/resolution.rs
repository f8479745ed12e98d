//! The page of a task.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn task(&self, _id: crate::model::ResolutionId, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "ledger") }
    }
}
