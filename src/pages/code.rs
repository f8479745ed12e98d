//! QR codes as views. The theme draws them where a template shows one.

use crate::drawing;
use crate::pages::views::CodeView;

impl CodeView {
    /// Returns the code of an absolute address; nothing where it is too long for one.
    pub(super) fn new(id: &'static str, title: &str, url: &str) -> Option<Self> {
        drawing::fits_qr(url).then(|| CodeView { url: url.to_owned(), title: title.to_owned(), id })
    }
}
