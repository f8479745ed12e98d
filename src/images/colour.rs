//! Colour: from the profile that a picture carries to sRGB, which is what a picture without a profile means.

use moxcms::ColorProfile;
use moxcms::DataColorSpace;
use moxcms::Layout;
use moxcms::TransformOptions;

use crate::images::pixels::Pixels;

/// How far a profile may lead from sRGB and yet be sRGB, in steps of 256: many programs round it in their own way.
const ROUNDING: u8 = 2;

/// Brings pixels to sRGB. A profile that cannot be read, or is not for red, green and blue, changes nothing.
pub(super) fn to_srgb(profile: &[u8], pixels: &mut Pixels) {
    let layout = if pixels.is_opaque() { Layout::Rgb } else { Layout::Rgba };
    if is_srgb(profile) {
        return;
    }
    if let Some(changed) = transformed(profile, pixels.samples(), layout) {
        pixels.samples_mut().copy_from_slice(&changed);
    }
}

/// Tells whether colours mean the same with the profile as without it.
pub(super) fn is_srgb(profile: &[u8]) -> bool {
    let levels = || (0..=8).map(|level: u8| level.saturating_mul(32));
    let grid: Vec<u8> = levels()
        .flat_map(|red| levels().flat_map(move |green| levels().flat_map(move |blue| [red, green, blue])))
        .collect();
    let Some(changed) = transformed(profile, &grid, Layout::Rgb) else { return true };
    grid.iter().zip(&changed).all(|(before, after)| before.abs_diff(*after) <= ROUNDING)
}

fn transformed(profile: &[u8], samples: &[u8], layout: Layout) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()).ok()?;
    let mut changed = vec![0; samples.len()];
    transform.transform(samples, &mut changed).ok()?;
    Some(changed)
}
