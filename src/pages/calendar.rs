//! The calendar: what is coming, and the sessions of each year by month.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn calendar(&self, _year: Option<i32>, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "calendar") }
    }
}
