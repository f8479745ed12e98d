//! One colour to the colours of a site: what its head stands on, its links, titles and marks, in light and in dark.
//!
//! Comes in: any colour. Goes out: a [`Palette`] that keeps its hue, and in which every text has the contrast that WCAG
//! asks for, whatever the colour. Pure: it knows no theme and no name of a property, and uses no other module.
//!
//! # The rule
//! A colour is made darker or lighter in OKLCH, step by step and by as little as possible, until its contrast is large
//! enough; where a screen cannot show it, it loses chroma and keeps lightness and hue. What is measured is the colour as
//! it will be written, after rounding. At the end of the steps stands black or white, so there is always an answer.
//!
//! # Sources
//! - Contrast: WCAG 2.2, success criteria 1.4.3 (4.5 : 1 for text) and 1.4.11 (3 : 1 for what is no text), with its
//!   definition of relative luminance.
//! - OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020), with the matrices of CSS Color 4.
//! - Less chroma at the same lightness and hue: CSS Color 4, "Gamut Mapping".

mod oklab;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::palette::oklab::Lab;

/// A colour as sRGB, opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);

/// The darkest ground of a light scheme on which texts are promised to be read, and the lightest of a dark one. Themes
/// keep their grounds on the safe side of them.
pub const GROUNDS: Scheme<Colour> = Scheme { light: Colour([0xe6; 3]), dark: Colour([0x33, 0x38, 0x3d]) };

/// The least contrast of text.
const TEXT: f64 = 4.5;
/// The least contrast of titles and of what stands on a social card, which is often seen small.
const STRONG: f64 = 7.0;
/// The least contrast of what is no text.
const MARK: f64 = 3.0;

/// The lightness of the ground of the head in a dark scheme: enough to be told from the page, and no lamp in the dark.
const DARK_GROUND: f64 = 0.27;

/// The contrast of white with the ground of a social card: so dark that something of the hue is left to lesser letters.
const CARD: f64 = 11.0;

/// How far the lesser letters of a social card have come from its ground to white.
const SOFT: f64 = 0.82;

/// How much of the chroma of the ground they have.
const FAINT: f64 = 0.4;

/// The number of steps from a colour to black or white.
const STEPS: u32 = 256;

/// A value for each scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme<T> {
    /// For light grounds.
    pub light: T,
    /// For dark grounds.
    pub dark: T,
}

/// The colours of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// A ground for white letters.
    pub brand: Colour,
    /// What marks something on that ground; also fit for letters.
    pub brand_mark: Colour,
    /// Titles that are links.
    pub title: Colour,
    /// Links within text.
    pub link: Colour,
    /// What marks something on the page, and is no text.
    pub mark: Colour,
}

/// The colours of a social card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardShades {
    /// The ground, for white letters.
    pub ground: Colour,
    /// Lesser letters.
    pub soft: Colour,
    /// The topic, and bars.
    pub accent: Colour,
}

/// The colours of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Those of its pages.
    pub shades: Scheme<Shades>,
    /// Those of its social cards.
    pub card: CardShades,
}

impl Colour {
    /// Reads `#0b5c3b` or `#0a5`, in capitals too.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?;
        let digits: Option<Vec<u8>> = digits.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
        match digits?[..] {
            [red, green, blue] => Some(Colour([red * 17, green * 17, blue * 17])),
            [r1, r2, g1, g2, b1, b2] => Some(Colour([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2])),
            _ => None,
        }
    }

    /// Returns the contrast with another colour, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(oklab::linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Colour([red, green, blue]) = self;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Palette {
    /// Makes the colours of a site of one colour.
    pub fn of(colour: Colour) -> Self {
        Palette { shades: Scheme { light: light(colour), dark: dark(colour) }, card: card(colour) }
    }
}

fn light(colour: Colour) -> Shades {
    let on_page = |least: f64| darkened(colour, |shade| shade.contrast(GROUNDS.light) >= least);
    let brand = darkened(colour, |shade| shade.contrast(WHITE) >= TEXT);
    Shades {
        brand,
        brand_mark: lightened(brand, |shade| shade.contrast(brand) >= TEXT),
        title: on_page(STRONG),
        link: on_page(TEXT),
        mark: on_page(MARK),
    }
}

fn dark(colour: Colour) -> Shades {
    let on_page = |least: f64| lightened(colour, |shade| shade.contrast(GROUNDS.dark) >= least);
    let lab = Lab::of(colour);
    let brand = lab.at(lab.lightness.min(DARK_GROUND)).colour();
    Shades {
        brand,
        brand_mark: lightened(colour, |shade| shade.contrast(brand) >= TEXT),
        title: on_page(STRONG),
        link: on_page(TEXT),
        mark: on_page(MARK),
    }
}

fn card(colour: Colour) -> CardShades {
    let ground = darkened(colour, |shade| shade.contrast(WHITE) >= CARD);
    let lab = Lab::of(ground);
    let soft = lab.at(lab.lightness + (1.0 - lab.lightness) * SOFT).with_chroma(FAINT).colour();
    let strong = |from: Colour| lightened(from, |shade| shade.contrast(ground) >= STRONG);
    CardShades { ground, soft: strong(soft), accent: strong(ground) }
}

/// Returns the first colour on the way to black that is good enough.
fn darkened(colour: Colour, is_good: impl Fn(Colour) -> bool) -> Colour {
    changed(colour, BLACK, is_good)
}

/// Returns the first colour on the way to white that is good enough.
fn lightened(colour: Colour, is_good: impl Fn(Colour) -> bool) -> Colour {
    changed(colour, WHITE, is_good)
}

/// Returns the first colour that is good enough on the way to black or white; the colour itself, if it is.
fn changed(colour: Colour, end: Colour, is_good: impl Fn(Colour) -> bool) -> Colour {
    if is_good(colour) {
        return colour;
    }
    let (lab, last) = (Lab::of(colour), Lab::of(end).lightness);
    let step = |step: u32| {
        let way = f64::from(step) / f64::from(STEPS);
        lab.at(lab.lightness + (last - lab.lightness) * way).colour()
    };
    (1..STEPS).map(step).find(|shade| is_good(*shade)).unwrap_or(end)
}
