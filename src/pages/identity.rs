//! By what readers know a site again: its logo, its icon, the colour of its head.

use crate::images::Catalog;
use crate::images::Format;
use crate::images::Picture;
use crate::images::Variant;
use crate::links;
use crate::model::Site;
use crate::offline;
use crate::offline::Icon;
use crate::pages::Pages;
use crate::pages::views::ColourView;
use crate::pages::views::LogoView;
use crate::palette::Palette;
use crate::theme;
use crate::theme::Theme;

/// How often the longer side of an icon may hold the shorter: what is longer is too small to be told in a square.
const LONGEST: f64 = 1.34;

/// Returns the logo of a site.
pub(super) fn logo<'c>(site: &Site<'_>, catalog: &'c Catalog) -> Option<&'c Picture> {
    catalog.get(&links::logo(site)?)
}

/// Returns the view of a logo: its smallest files, for it is shown small.
pub(super) fn logo_view(logo: &Picture) -> Option<LogoView> {
    let plain = logo.plain.first()?;
    let webp = logo.webp.first().map(|variant| variant.path.clone());
    Some(LogoView { path: plain.path.clone(), webp, width: plain.width, height: plain.height })
}

/// Returns the icon of a site: its logo, or that of the theme.
pub(super) fn icon(theme: &Theme, site: &Site<'_>, catalog: &Catalog) -> Option<Icon> {
    let logo = logo(site, catalog).and_then(|logo| logo.plain.first()).filter(|variant| is_compact(variant));
    let own = |variant: &Variant| Icon {
        path: variant.path.clone(),
        media_type: variant.format.media_type(),
        size: (variant.format != Format::Svg).then_some((variant.width, variant.height)),
    };
    let of_theme = |path: &str| Icon { path: path.to_owned(), media_type: "image/svg+xml", size: None };
    logo.map(own).or_else(|| theme.published(theme::ICON).map(of_theme))
}

fn is_compact(variant: &Variant) -> bool {
    let (width, height) = (f64::from(variant.width), f64::from(variant.height));
    width.max(height) <= LONGEST * width.min(height)
}

/// Returns the ground of the head of a site that chose a colour.
pub(super) fn colour(site: &Site<'_>) -> Option<ColourView> {
    let shades = Palette::of(site.settings.colour?).shades;
    Some(ColourView { light: shades.light.brand.to_string(), dark: shades.dark.brand.to_string() })
}

impl Pages<'_> {
    /// Returns the manifest, by which a telephone puts the site among its programs.
    pub fn manifest(&self) -> String {
        let site = self.from.site;
        let icon = icon(self.theme, site, self.from.catalog);
        let colour = colour(site).map(|colour| colour.light);
        offline::manifest(site.settings.title, icon.as_ref(), colour.as_deref())
    }

    /// Returns the absolute address of the logo; none without a base address.
    pub(super) fn logo_address(&self) -> Option<String> {
        let logo = logo(self.from.site, self.from.catalog)?;
        self.absolute(&logo.plain.last()?.path)
    }
}
