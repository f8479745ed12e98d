//! The outcome of a session on one sheet, for posting at the office.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn notice(&self, _id: crate::model::SessionId, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "sessions") }
    }
}
