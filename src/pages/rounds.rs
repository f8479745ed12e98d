//! Series: an index, and the rounds of each side by side.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn series_index(&self, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "series") }
    }

    pub(super) fn series_page(&self, _id: crate::model::SeriesId, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "series") }
    }
}
