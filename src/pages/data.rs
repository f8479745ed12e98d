//! The page that describes the open data.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn data(&self, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "data") }
    }
}
