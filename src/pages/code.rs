//! A QR code that is drawn when a template is to show it, and not where only the origin of a page is asked for.

use serde::Serialize;
use serde::Serializer;

use crate::drawing;

/// What a QR code says, and its title.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    id_prefix: &'static str,
    title: String,
    url: String,
}

impl Code {
    /// Returns the code of an absolute address; nothing where it is too long for one.
    pub(super) fn new(id_prefix: &'static str, title: &str, url: &str) -> Option<Self> {
        let code = Code { id_prefix, title: title.to_owned(), url: url.to_owned() };
        drawing::fits_qr(url).then_some(code)
    }
}

impl Serialize for Code {
    /// Serializes the drawing, an `<svg>` element.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Code { id_prefix, title, url } = self;
        serializer.serialize_str(&drawing::qr(id_prefix, title, url).unwrap_or_default())
    }
}
