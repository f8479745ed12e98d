//! Colours: a sheet to the bytes of a picture, alone or below a photo.

use fast_image_resize::FilterType;
use fast_image_resize::PixelType;
use fast_image_resize::ResizeAlg;
use fast_image_resize::ResizeOptions;
use fast_image_resize::Resizer;
use fast_image_resize::images::Image;
use fast_image_resize::images::ImageRef;
use image::RgbImage;
use jpeg_encoder::ColorType;
use jpeg_encoder::Encoder;
use jpeg_encoder::SamplingFactor;

use crate::cards::CardError;
use crate::cards::HEIGHT;
use crate::cards::MOST_BYTES;
use crate::cards::WIDTH;
use crate::cards::sheet::COLUMNS;
use crate::cards::sheet::Ink;
use crate::cards::sheet::LEVELS;
use crate::cards::sheet::Sheet;

/// A colour as sRGB.
pub type Colour = [u8; 3];

/// The colours of a card; titles are white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// The ground.
    pub ground: Colour,
    /// What stands beside the title.
    pub soft: Colour,
    /// The topic, and the bars.
    pub accent: Colour,
}

impl Default for Colours {
    /// Returns the colours of the head of the default theme.
    fn default() -> Self {
        Colours { ground: [0x12, 0x39, 0x5b], soft: [0xd5, 0xe1, 0xec], accent: [0xf0, 0xc3, 0x5e] }
    }
}

/// Over how many rows a photo fades into the ground.
const FADE: usize = 90;

/// The qualities of a JPEG to try, best first.
const QUALITIES: [u8; 5] = [84, 74, 62, 48, 30];

/// Returns the colour of an ink.
pub(super) fn colour(ink: Ink, colours: Colours) -> Colour {
    match ink {
        Ink::Strong => [0xff, 0xff, 0xff],
        Ink::Soft => colours.soft,
        Ink::Accent => colours.accent,
        Ink::Ground => colours.ground,
    }
}

/// Encodes a sheet on the bare ground as a PNG with a palette.
pub(super) fn png(sheet: &Sheet, colours: Colours) -> Result<Vec<u8>, CardError> {
    let mut bytes = Vec::with_capacity(40_000);
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette(colours));
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|_| CardError::Encoding)?;
    writer.write_image_data(&sheet.pixels).map_err(|_| CardError::Encoding)?;
    writer.finish().map_err(|_| CardError::Encoding)?;
    Ok(bytes)
}

/// Encodes a sheet with a photo above a row as a JPEG, as good as the number of bytes allows.
pub(super) fn jpeg(sheet: &Sheet, (photo, top): (&RgbImage, usize), colours: Colours) -> Result<Vec<u8>, CardError> {
    let pixels = compose(sheet, (photo, top), colours);
    let (width, height) = (u16::try_from(WIDTH).unwrap_or(0), u16::try_from(HEIGHT).unwrap_or(0));
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes = Vec::with_capacity(MOST_BYTES);
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_optimized_huffman_tables(true);
        encoder.encode(&pixels, width, height, ColorType::Rgb).map_err(|_| CardError::Encoding)?;
        if bytes.len() <= MOST_BYTES {
            break;
        }
    }
    Ok(bytes)
}

/// Lays the inks over the photo and the ground below it.
pub(super) fn compose(sheet: &Sheet, (photo, top): (&RgbImage, usize), colours: Colours) -> Vec<u8> {
    let above = cover(photo, WIDTH, u32::try_from(top).unwrap_or(0));
    let palette = palette(colours);
    let mut pixels = Vec::with_capacity(sheet.pixels.len() * 3);
    for (at, cell) in sheet.pixels.iter().enumerate() {
        let row = at / COLUMNS;
        let ground = match above.get(at * 3..at * 3 + 3) {
            Some([red, green, blue]) => {
                let left = (top - row).min(FADE);
                mix(colours.ground, [*red, *green, *blue], (left, FADE))
            }
            _ => colours.ground,
        };
        let shown = if *cell == 0 { ground } else { entry(&palette, *cell).unwrap_or(ground) };
        pixels.extend_from_slice(&shown);
    }
    pixels
}

/// Cuts the largest piece of a shape out of a photo, a little above its middle, and brings it to a size.
fn cover(photo: &RgbImage, width: u32, height: u32) -> Vec<u8> {
    let (full_width, full_height) = photo.dimensions();
    if full_width == 0 || full_height == 0 || height == 0 {
        return Vec::new();
    }
    let wide = u64::from(full_width) * u64::from(height) > u64::from(full_height) * u64::from(width);
    let part = |whole: u32, of: u32, to: u32| {
        let part = u64::from(whole) * u64::from(of) / u64::from(to);
        u32::try_from(part).unwrap_or(whole).max(1)
    };
    let (cut_width, cut_height) = match wide {
        true => (part(full_height, width, height).min(full_width), full_height),
        false => (full_width, part(full_width, height, width).min(full_height)),
    };
    // Faces are above the middle of most photos.
    let (left, top) = ((full_width - cut_width) / 2, (full_height - cut_height) * 2 / 5);
    let piece = ResizeOptions::new()
        .crop(left.into(), top.into(), cut_width.into(), cut_height.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    let mut shown = Image::new(width, height, PixelType::U8x3);
    let resized = ImageRef::new(full_width, full_height, photo.as_raw(), PixelType::U8x3)
        .is_ok_and(|photo| Resizer::new().resize(&photo, &mut shown, &piece).is_ok());
    if resized { shown.into_vec() } else { Vec::new() }
}

/// Returns the palette of a sheet: each ink from the ground to all of it.
fn palette(colours: Colours) -> Vec<u8> {
    let levels = |ink: Ink| (0..LEVELS).map(move |level| (ink, usize::from(level)));
    let most = usize::from(LEVELS - 1);
    let shade = |(ink, level)| mix(colours.ground, colour(ink, colours), (level, most));
    Ink::ALL.into_iter().flat_map(levels).flat_map(shade).collect()
}

fn entry(palette: &[u8], cell: u8) -> Option<Colour> {
    let at = usize::from(cell) * 3;
    palette.get(at..at + 3)?.try_into().ok()
}

/// Mixes two colours: so many parts of all are of the second.
fn mix(first: Colour, second: Colour, (parts, all): (usize, usize)) -> Colour {
    let channel = |at: usize| {
        let sum = usize::from(first[at]) * (all - parts) + usize::from(second[at]) * parts;
        u8::try_from((sum + all / 2) / all).unwrap_or(u8::MAX)
    };
    [channel(0), channel(1), channel(2)]
}
