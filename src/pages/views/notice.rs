//! The outcome of a session on one sheet.

use serde::Serialize;

use crate::pages::views::CodeView;
use crate::pages::views::LinkView;

/// A session on one sheet (`notice.html`: `notice`). Everything on it has been made to fit one page of A4.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeView<'a> {
    /// How dense the text must be: 1 for the largest letters, 5 for the smallest.
    pub density: usize,
    /// The body above the organisation.
    pub parent: Option<String>,
    /// The organisation that runs the site.
    pub organisation: Option<String>,
    /// The title of the session.
    pub title: String,
    /// When the session was held: `07:30, Thứ Năm, 07/01/2021`.
    pub time: String,
    /// Where it was held.
    pub venue: Option<String>,
    /// Those who chaired it, in protocol order; the first ones only where they are many.
    pub chairs: Vec<String>,
    /// How many more chaired it.
    pub other_chairs: usize,
    /// Whether the session only illustrates the product.
    pub illustrative: bool,
    /// The tasks assigned.
    pub tasks: Vec<NoticeTaskView<'a>>,
    /// How many more tasks there are that have no room.
    pub more_tasks: usize,
    /// What was reported on earlier tasks.
    pub updates: Vec<NoticeUpdateView<'a>>,
    /// How many more reports there are that have no room.
    pub more_updates: usize,
    /// The page of the session.
    pub session: LinkView,
    /// The absolute address of that page, where it is known.
    pub url: Option<String>,
    /// The QR code of that address.
    pub code: Option<CodeView>,
    /// Whom to ask: address, telephone, e-mail.
    pub contact: Vec<String>,
    /// The day of the article that the sheet repeats: `08/01/2021`.
    pub day: String,
}

/// A task on the sheet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeTaskView<'a> {
    /// The text; a very long one ends in `…`.
    pub text: String,
    /// The agency in charge.
    pub agency: Option<&'a str>,
    /// The day by which it is due: `30/09/2026`.
    pub due: Option<String>,
}

/// A report on an earlier task, on the sheet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeUpdateView<'a> {
    /// The task in brief.
    pub text: String,
    /// What was said, in brief.
    pub note: Option<String>,
    /// The reported state, in words.
    pub status: &'a str,
}
