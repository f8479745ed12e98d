//! Agencies: an index, and a scorecard each.

use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn agency_index(&self, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "agencies") }
    }

    pub(super) fn agency_page(&self, _id: crate::model::AgencyId, _context: &mut Context) -> Template {
        Template { name: "404.html", head: Head::new(self.text("not_found_title"), "agencies") }
    }
}
