//! AVIF: encoding by rav1e.

use ravif::Encoder;
use ravif::Img;
use ravif::RGB8;
use ravif::RGBA8;

use crate::images::pixels::Pixels;

/// The speed of the encoder, 1 to 10: of the three that are quick enough for a build, the last whose files are smaller
/// than those of WebP for it.
const SPEED: u8 = 8;

/// Memory that the encoder takes for each pixel, in bytes, as measured.
pub(super) const MEMORY: u64 = 36;

/// Encodes with a quality from 1 to 100.
pub(super) fn encode(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    // More threads would cut the picture into tiles, and the bytes would be other ones on another machine.
    let encoder = Encoder::new().with_quality(f32::from(quality)).with_speed(SPEED).with_num_threads(Some(1));
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let encoded = if pixels.is_opaque() {
        let (samples, _) = pixels.samples().as_chunks::<3>();
        let samples: Vec<RGB8> = samples.iter().map(|sample| RGB8::from(*sample)).collect();
        encoder.encode_rgb(Img::new(&samples, width, height))
    } else {
        let (samples, _) = pixels.samples().as_chunks::<4>();
        let samples: Vec<RGBA8> = samples.iter().map(|sample| RGBA8::from(*sample)).collect();
        encoder.encode_rgba(Img::new(&samples, width, height))
    };
    encoded.ok().map(|encoded| encoded.avif_file)
}
