//! The colours of a site as the custom properties that themes use.
//!
//! They stand behind what the theme says, so they count; only on screens, as paper has its own. They are part of the
//! stylesheet, because the policy of the pages allows no style within them, and a second file would be one more to wait for.

use crate::palette::Scheme;
use crate::palette::Shades;

/// Adds the colours to a stylesheet.
pub(super) fn stylesheet(bytes: &[u8], shades: Scheme<Shades>) -> Vec<u8> {
    let Scheme { light, dark } = shades;
    let (light, dark) = (properties(light), properties(dark));
    let colours = format!(
        "\n@media screen{{:root{{{light}}}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    );
    [bytes, colours.as_bytes()].concat()
}

/// Adds the colours to an icon, which may use them as the stylesheet does: `style="fill:var(--brand,#12365a)"`.
pub(super) fn icon(bytes: &[u8], shades: Shades) -> Vec<u8> {
    let root = bytes.windows(4).position(|window| window == b"<svg");
    let end = root.and_then(|at| Some(at + bytes.get(at..)?.iter().position(|byte| *byte == b'>')? + 1));
    match end.and_then(|end| bytes.split_at_checked(end)) {
        Some((head, rest)) => {
            let style = format!("<style>:root{{{}}}</style>", properties(shades));
            [head, style.as_bytes(), rest].concat()
        }
        None => bytes.to_owned(),
    }
}

/// Writes the properties of a scheme.
fn properties(shades: Shades) -> String {
    let Shades { brand, brand_mark, title, link, mark } = shades;
    format!("--brand:{brand};--brand-mark:{brand_mark};--title:{title};--link:{link};--mark:{mark}")
}
