//! A picture looked at once, and its variants made: pure functions from bytes.

use fast_image_resize::FilterType;
use image::metadata::Orientation;

use crate::diagnostics::BadPicture;
use crate::images::avif;
use crate::images::colour;
use crate::images::format;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::gif;
use crate::images::jpeg;
use crate::images::pixels;
use crate::images::pixels::Pixels;
use crate::images::placeholder::Placeholder;
use crate::images::plan::Coding;
use crate::images::plan::Facts;
use crate::images::plan::Form;
use crate::images::plan::Settings;
use crate::images::plan::Variant;
use crate::images::png;
use crate::images::svg;
use crate::images::webp;

/// Memory that encoding takes beside what decoding took, in bytes.
const ENCODING: u64 = 24 * 1024 * 1024;

/// Returns the memory that working on a picture takes, in bytes; a bad one takes none.
pub(super) fn memory(bytes: &[u8], settings: &Settings) -> u64 {
    let widest = settings.widest();
    let encoding = |head: &Head| {
        let (width, height) = pixels::narrowed(head.shown(), widest);
        let avif = settings.avif_quality.map_or(0, |_| avif::MEMORY * u64::from(width) * u64::from(height));
        ENCODING + avif
    };
    format::head(bytes, widest).map_or(0, |head| head.memory_for(widest) + encoding(&head))
}

/// Looks at a picture: whether it is whole, how it is to be published. Returns the master too, where there is one.
pub(super) fn inspect(bytes: &[u8], settings: &Settings) -> Result<(Facts, Option<Pixels>), BadPicture> {
    let widest = settings.widest();
    let head = format::head(bytes, widest)?;
    let stored = (head.width, head.height);
    if head.format == Format::Svg {
        let facts = Facts { size: stored, form: Form::Untouched(Format::Svg), placeholder: None };
        return Ok((facts, None));
    }
    let decoded = pixels::decode(bytes, &head, widest)?;
    if head.is_animated || head.format == Format::Gif {
        let placeholder = Placeholder::of(&decoded.pixels);
        return Ok((Facts { size: stored, form: Form::Untouched(head.format), placeholder }, None));
    }
    let size = pixels::upright(stored, decoded.orientation);
    let is_plain = decoded.orientation == Orientation::NoTransforms
        && decoded.profile.as_ref().is_none_or(|profile| colour::is_srgb(profile));
    let master = pixels::master(decoded, pixels::narrowed(size, widest))?;
    let form = match (head.is_drawing, master.is_opaque()) {
        (true, _) => Form::Drawing,
        (false, true) => Form::Photo,
        (false, false) => Form::CutOut,
    };
    let form = if is_plain && size.0 <= widest { kept_if_small(bytes, &head, (form, &master), settings) } else { form };
    Ok((Facts { size, form, placeholder: Placeholder::of(&master) }, Some(master)))
}

/// A picture of which WebP saves less than a tenth is published as it is.
fn kept_if_small(bytes: &[u8], head: &Head, (form, master): (Form, &Pixels), settings: &Settings) -> Form {
    let coding = if head.is_drawing { Coding::Lossless } else { Coding::Lossy };
    let encoded = encode_pixels(master, (Format::WebP, coding, settings.webp_quality));
    let clean = strip(bytes, head.format);
    let saves = encoded.is_some_and(|encoded| encoded.len() * 10 < clean.len() * 9);
    let own = if head.format == Format::Png { Coding::Lossless } else { coding };
    if saves { form } else { Form::Small(head.format, own) }
}

/// Returns the master of a picture that was looked at.
pub(super) fn master(bytes: &[u8], widest: u32) -> Result<Pixels, BadPicture> {
    let head = format::head(bytes, widest)?;
    let decoded = pixels::decode(bytes, &head, widest)?;
    let size = pixels::upright((head.width, head.height), decoded.orientation);
    pixels::master(decoded, pixels::narrowed(size, widest))
}

/// Makes a variant of the master.
pub(super) fn from_master(master: &Pixels, variant: &Variant) -> Result<Vec<u8>, BadPicture> {
    let resized = master.resized((variant.width, variant.height), FilterType::Lanczos3);
    let encoded = resized.and_then(|pixels| encode_pixels(&pixels, (variant.format, variant.coding, variant.quality)));
    encoded.ok_or(BadPicture::Damaged)
}

fn encode_pixels(pixels: &Pixels, (format, coding, quality): (Format, Coding, u8)) -> Option<Vec<u8>> {
    match (format, coding) {
        (Format::Jpeg, _) => jpeg::encode(pixels, quality),
        (Format::WebP, Coding::Lossy) => webp::encode(pixels, quality),
        (Format::WebP, _) => webp::encode_lossless(pixels),
        (Format::Png, _) => pixels::encode_png(pixels),
        (Format::Avif, _) => avif::encode(pixels, quality),
        (Format::Gif | Format::Svg, _) => None,
    }
}

/// Makes one variant of the bytes of its source.
pub(super) fn encode(bytes: &[u8], variant: &Variant, widest: u32) -> Result<Vec<u8>, BadPicture> {
    if variant.coding == Coding::Clean {
        return Ok(strip(bytes, variant.format));
    }
    from_master(&master(bytes, widest)?, variant)
}

/// Returns the same picture without its metadata.
pub(super) fn strip(bytes: &[u8], format: Format) -> Vec<u8> {
    match format {
        Format::Jpeg => jpeg::strip(bytes),
        Format::Png => png::strip(bytes),
        Format::WebP => webp::strip(bytes),
        Format::Gif => gif::strip(bytes),
        Format::Svg => svg::sanitised(bytes),
        Format::Avif => bytes.to_vec(),
    }
}
