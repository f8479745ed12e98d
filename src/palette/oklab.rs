//! Between sRGB and OKLab, with nothing but operations whose results IEEE 754 fixes to the last bit: a root of the
//! system's own would give other bytes on other machines.

use crate::palette::Colour;

/// A colour in OKLab.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lab {
    /// From 0, black, to 1, white.
    pub(super) lightness: f64,
    /// From green to red.
    pub(super) a: f64,
    /// From blue to yellow.
    pub(super) b: f64,
}

/// How far a channel may lie outside of what a screen can show, before it is rounded.
const GAMUT: f64 = 1.0 / 1024.0;

impl Lab {
    /// Returns a colour in OKLab.
    pub(super) fn of(Colour(channels): Colour) -> Self {
        let [red, green, blue] = channels.map(linear);
        let l = root(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue, 3);
        let m = root(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue, 3);
        let s = root(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue, 3);
        Lab {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }

    /// Returns the same hue and chroma at another lightness.
    pub(super) fn at(self, lightness: f64) -> Self {
        Lab { lightness, ..self }
    }

    /// Returns the nearest colour of this lightness and hue that a screen can show: with less chroma, if need be.
    pub(super) fn colour(self) -> Colour {
        if self.is_shown() {
            return Colour(self.channels().map(encoded));
        }
        let (mut least, mut most) = (0.0, 1.0);
        for _ in 0..20 {
            let middle = (least + most) / 2.0;
            if self.with_chroma(middle).is_shown() { least = middle } else { most = middle }
        }
        Colour(self.with_chroma(least).channels().map(encoded))
    }

    /// Returns the same lightness and hue with a share of the chroma.
    pub(super) fn with_chroma(self, share: f64) -> Self {
        Lab { a: self.a * share, b: self.b * share, ..self }
    }

    fn is_shown(self) -> bool {
        self.channels().iter().all(|channel| (-GAMUT..=1.0 + GAMUT).contains(channel))
    }

    /// Returns red, green and blue as light, 0 to 1 where a screen can show them.
    fn channels(self) -> [f64; 3] {
        let Lab { lightness, a, b } = self;
        let cube = |value: f64| value * value * value;
        let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

/// Returns the light of a channel, 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        return value / 12.92;
    }
    // To the power of 2.4: twice by itself, and twice by its fifth root.
    let base = (value + 0.055) / 1.055;
    let fifth = root(base, 5);
    base * base * fifth * fifth
}

/// Returns the channel nearest to a light.
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    // To the power of 5/12, that is the fifth power of the twelfth root.
    let twelfth = root(light.sqrt().sqrt(), 3);
    let value = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * (twelfth * twelfth * twelfth * twelfth * twelfth) - 0.055
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 255")]
    let channel = (value * 255.0).round() as u8;
    channel
}

/// Returns a root of a number that is not negative, by Newton's method.
fn root(number: f64, degree: u32) -> f64 {
    if number <= 0.0 {
        return 0.0;
    }
    let parts = f64::from(degree);
    // From above every step comes nearer, until a step is too small to be told.
    let mut guess = number.max(1.0);
    loop {
        let power: f64 = (1..degree).map(|_| guess).product();
        let next = ((parts - 1.0) * guess + number / power) / parts;
        if next >= guess {
            return guess;
        }
        guess = next;
    }
}
