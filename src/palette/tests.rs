use proptest::prelude::*;

use super::*;

/// Colours over the whole cube, its corners and edges among them.
fn cube() -> impl Iterator<Item = Colour> {
    let steps = || (0..=5u8).map(|step| step * 51);
    steps().flat_map(move |red| steps().flat_map(move |green| steps().map(move |blue| Colour([red, green, blue]))))
}

#[track_caller]
fn assert_readable(colour: Colour) {
    let Palette { shades: Scheme { light, dark }, card } = Palette::of(colour);
    for (shades, grounds) in [(light, [WHITE, GROUNDS.light]), (dark, [Colour([0; 3]), GROUNDS.dark])] {
        for ground in grounds {
            assert!(shades.link.contrast(ground) >= TEXT, "{colour}: a link {} on {ground}", shades.link);
            assert!(shades.title.contrast(ground) >= STRONG, "{colour}: a title {} on {ground}", shades.title);
            assert!(shades.mark.contrast(ground) >= MARK, "{colour}: a mark {} on {ground}", shades.mark);
        }
        assert!(shades.brand.contrast(WHITE) >= TEXT, "{colour}: white on {}", shades.brand);
        assert!(
            shades.brand_mark.contrast(shades.brand) >= TEXT,
            "{colour}: {} on {}",
            shades.brand_mark,
            shades.brand
        );
    }
    for letters in [WHITE, card.soft, card.accent] {
        assert!(letters.contrast(card.ground) >= STRONG, "{colour}: {letters} on the card {}", card.ground);
    }
}

#[test]
fn no_colour_makes_a_text_that_cannot_be_read() {
    cube().for_each(assert_readable);
}

proptest! {
    #[test]
    fn nor_does_any_other(channels in any::<[u8; 3]>()) {
        assert_readable(Colour(channels));
    }

    #[test]
    fn a_colour_reads_as_it_is_written(channels in any::<[u8; 3]>()) {
        let colour = Colour(channels);
        prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
    }
}

#[test]
fn the_hue_stays() {
    for colour in cube() {
        let (from, shades) = (Lab::of(colour), Palette::of(colour).shades);
        for shade in [shades.light.brand, shades.light.link, shades.light.title, shades.dark.link, shades.dark.title] {
            let to = Lab::of(shade);
            let chroma = |lab: Lab| (lab.a * lab.a + lab.b * lab.b).sqrt();
            // A colour that is nearly grey has no hue that an eye could tell.
            if chroma(from) < 0.04 || chroma(to) < 0.04 {
                continue;
            }
            let cosine = (from.a * to.a + from.b * to.b) / (chroma(from) * chroma(to));
            assert!(cosine > 0.99, "{colour} became {shade}: {cosine}");
        }
    }
}

#[test]
fn a_colour_that_can_be_read_stays_as_it_is() {
    let green = Colour([0x0b, 0x5c, 0x3b]);
    assert_eq!(Palette::of(green).shades.light.brand, green);
    assert_eq!(Palette::of(green).shades.light.link, green);
    assert_eq!(Palette::of(green), Palette::of(green));
}

#[test]
fn contrast_is_that_of_wcag() {
    // The examples of WebAIM's contrast checker: #777 fails on white by a hair, #767676 does not.
    assert!((WHITE.contrast(Colour([0; 3])) - 21.0).abs() < 1e-9);
    assert!((Colour([0x77; 3]).contrast(WHITE) - 4.478).abs() < 0.001);
    assert!((Colour([0x76; 3]).contrast(WHITE) - 4.542).abs() < 0.001);
}

#[test]
fn lightness_is_that_of_the_published_example() {
    // Ottosson's table and CSS Color 4: red is 0.628, white is 1.
    let red = Lab::of(Colour([255, 0, 0]));
    assert!(
        (red.lightness - 0.627_96).abs() < 1e-4 && (red.a - 0.224_86).abs() < 1e-4 && (red.b - 0.125_85).abs() < 1e-4
    );
    assert!((Lab::of(WHITE).lightness - 1.0).abs() < 1e-6);
}

#[test]
fn every_colour_comes_back_from_oklab() {
    for colour in cube() {
        assert_eq!(Lab::of(colour).colour(), colour);
    }
}

#[test]
fn what_is_no_colour_is_told_from_one() {
    assert_eq!(Colour::parse("#0A5"), Some(Colour([0, 0xaa, 0x55])));
    for wrong in ["", "#", "0b5c3b", "#0b5c3", "#0b5c3bf", "#0b5c3g", "#０b5c3b", "# b5c3b", "green", "#+1+2+3"] {
        assert_eq!(Colour::parse(wrong), None, "{wrong}");
    }
}
