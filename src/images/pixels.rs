//! Pixels, and what is done to them on their way to a variant: made smaller, brought to sRGB, turned upright.

use fast_image_resize::FilterType;
use fast_image_resize::PixelType;
use fast_image_resize::ResizeAlg;
use fast_image_resize::ResizeOptions;
use fast_image_resize::Resizer;
use fast_image_resize::images::Image;
use fast_image_resize::images::ImageRef;
use image::DynamicImage;
use image::ImageDecoder;
use image::ImageEncoder;
use image::ImageFormat;
use image::ImageReader;
use image::Limits;
use image::RgbImage;
use image::RgbaImage;
use image::codecs::png::CompressionType;
use image::codecs::png::FilterType as PngFilter;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use std::io::Cursor;

use crate::diagnostics::BadPicture;
use crate::images::colour;
use crate::images::format::Format;
use crate::images::format::Head;
use crate::images::jpeg;

/// Pixels of 8 bits a channel: red, green, blue, and alpha where something shines through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    size: (u32, u32),
    has_alpha: bool,
    samples: Vec<u8>,
}

/// Pixels as a file holds them, and what the file says of them.
pub(super) struct Decoded {
    pub(super) pixels: Pixels,
    /// The colour profile.
    pub(super) profile: Option<Vec<u8>>,
    pub(super) orientation: Orientation,
}

impl Pixels {
    /// Takes opaque pixels; nothing where there are not enough of them.
    pub(super) fn rgb(size: (u32, u32), samples: Vec<u8>) -> Option<Self> {
        let needed = size.0 as usize * size.1 as usize * 3;
        (needed > 0 && samples.len() == needed).then_some(Pixels { size, has_alpha: false, samples })
    }

    fn from_image(image: DynamicImage) -> Self {
        let size = (image.width(), image.height());
        let shines_through = |image: &RgbaImage| image.pixels().any(|pixel| pixel.0[3] != u8::MAX);
        if !image.color().has_alpha() {
            return Pixels { size, has_alpha: false, samples: image.into_rgb8().into_raw() };
        }
        let image = image.into_rgba8();
        if shines_through(&image) {
            return Pixels { size, has_alpha: true, samples: image.into_raw() };
        }
        Pixels { size, has_alpha: false, samples: DynamicImage::from(image).into_rgb8().into_raw() }
    }

    fn into_image(self) -> Option<DynamicImage> {
        let Pixels { size: (width, height), has_alpha, samples } = self;
        if has_alpha {
            RgbaImage::from_raw(width, height, samples).map(DynamicImage::from)
        } else {
            RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
        }
    }

    /// Returns the picture with white behind what shines through.
    pub(super) fn on_white(self) -> Option<RgbImage> {
        let Pixels { size: (width, height), has_alpha, samples } = self;
        if !has_alpha {
            return RgbImage::from_raw(width, height, samples);
        }
        let white = u32::from(u8::MAX);
        let mix = |channel: u8, alpha: u8| {
            let (channel, alpha) = (u32::from(channel), u32::from(alpha));
            u8::try_from((channel * alpha + white * (white - alpha) + white / 2) / white).unwrap_or(u8::MAX)
        };
        let opaque = samples.chunks_exact(4).flat_map(|pixel| [0, 1, 2].map(|at| mix(pixel[at], pixel[3])));
        RgbImage::from_raw(width, height, opaque.collect())
    }

    /// Returns the width.
    pub(super) fn width(&self) -> u32 {
        self.size.0
    }

    /// Returns the height.
    pub(super) fn height(&self) -> u32 {
        self.size.1
    }

    /// Returns the samples, row by row.
    pub(super) fn samples(&self) -> &[u8] {
        &self.samples
    }

    /// Returns the samples to be changed in place.
    pub(super) fn samples_mut(&mut self) -> &mut [u8] {
        &mut self.samples
    }

    /// Tells whether nothing shines through.
    pub(super) fn is_opaque(&self) -> bool {
        !self.has_alpha
    }

    /// Returns the same picture in another size.
    pub(super) fn resized(&self, (width, height): (u32, u32), filter: FilterType) -> Option<Pixels> {
        if self.size == (width, height) {
            return Some(self.clone());
        }
        let kind = if self.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.size.0, self.size.1, &self.samples, kind).ok()?;
        let mut to = Image::new(width, height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
        Resizer::new().resize(&from, &mut to, &options).ok()?;
        Some(Pixels { size: (width, height), has_alpha: self.has_alpha, samples: to.into_vec() })
    }
}

/// Decodes a picture; of one that moves, its first moment.
pub(super) fn decode(bytes: &[u8], head: &Head, widest: u32) -> Result<Decoded, BadPicture> {
    let format = match head.format {
        Format::Jpeg => return jpeg::decode(bytes, head, widest),
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
        Format::Svg | Format::Avif => return Err(BadPicture::Unreadable),
    };
    let damaged = |_| BadPicture::Damaged;
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(damaged)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(head.memory_for(widest).max(1 << 20) * 2);
    decoder.set_limits(limits).map_err(damaged)?;
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok(Decoded { pixels: Pixels::from_image(image), profile, orientation })
}

/// Returns a size as it is shown, turned as its orientation says.
pub(super) fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    if orientation.to_exif() >= 5 { (height, width) } else { (width, height) }
}

/// Returns a size made smaller to a width, never larger.
pub(super) fn narrowed((width, height): (u32, u32), widest: u32) -> (u32, u32) {
    if width <= widest {
        return (width, height);
    }
    let (wide, high, wanted) = (u64::from(width), u64::from(height), u64::from(widest));
    let height = u32::try_from((high * wanted + wide / 2) / wide).unwrap_or(height);
    (widest, height.max(1))
}

/// Turns decoded pixels into the master, from which all variants are made: upright, in sRGB, at the size told.
pub(super) fn master(decoded: Decoded, size: (u32, u32)) -> Result<Pixels, BadPicture> {
    let Decoded { pixels, profile, orientation } = decoded;
    let stored = upright(size, orientation);
    let mut pixels = pixels.resized(stored, FilterType::Lanczos3).ok_or(BadPicture::Damaged)?;
    if let Some(profile) = profile {
        colour::to_srgb(&profile, &mut pixels);
    }
    if orientation == Orientation::NoTransforms {
        return Ok(pixels);
    }
    let mut image = pixels.into_image().ok_or(BadPicture::Damaged)?;
    image.apply_orientation(orientation);
    let turned = (image.width(), image.height());
    let has_alpha = image.color().has_alpha();
    Ok(Pixels { size: turned, has_alpha, samples: image.into_bytes() })
}

/// Encodes as PNG.
pub(super) fn encode_png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let colour = if pixels.has_alpha { image::ExtendedColorType::Rgba8 } else { image::ExtendedColorType::Rgb8 };
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, PngFilter::Adaptive);
    encoder.write_image(&pixels.samples, pixels.size.0, pixels.size.1, colour).ok()?;
    Some(out)
}
