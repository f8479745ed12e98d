//! Charts and QR codes as inline SVG, drawn at build.
//!
//! Numbers and words come in, one `<svg>` element to stand in a page goes out. Nothing here knows what is counted, the
//! theme or an address. The drawings hold no colour but black and white of QR codes and those of a picture: a series names a class, and the
//! stylesheet gives `fill-CLASS` a `color`. Series are told apart by their [`Hatch`] as well, so that a drawing reads
//! without colours. No drawing holds a `style` attribute, which the policy of the pages forbids.
//!
//! A drawing is an image to assistive technology, with a title and a description; its numbers belong in a table beside
//! it. Its ids begin with one that the caller gives and that no other drawing of the page may have.

mod bars;
mod blur;
mod columns;
mod hatch;
mod label;
mod qr;
mod share;
mod svg;
#[cfg(test)]
mod tests;

pub use self::bars::Bar;
pub use self::bars::Bars;
pub use self::bars::bars;
pub use self::blur::blur;
pub use self::columns::Column;
pub use self::columns::Columns;
pub use self::columns::columns;
pub use self::hatch::Hatch;
pub use self::hatch::Series;
pub use self::hatch::swatch;
pub use self::qr::fits_qr;
pub use self::qr::qr;
pub use self::share::ShareLine;
pub use self::share::share_line;
pub use self::svg::Heading;
