//! Pictures as pages show them: which files a browser may choose from, and what stands there until one has come.

use crate::content;
use crate::drawing;
use crate::images::Picture;
use crate::images::Placeholder;
use crate::images::Variant;
use crate::links;
use crate::markdown::Filled;
use crate::markdown::ReferenceKind;
use crate::pages::Pages;
use crate::pages::views::CandidateView;
use crate::pages::views::PictureView;

impl Pages<'_> {
    pub(super) fn picture(&self, folder: &str, written: &content::Picture) -> Option<PictureView> {
        let content::Picture { src, alt, caption, credit } = written;
        let picture = self.from.catalog.get(&links::join(folder, &src.value)?)?;
        let words = |words: &Option<content::Words>| words.as_ref().map(|words| words.value.clone());
        let largest = picture.largest()?;
        let Picture { avif, webp, plain, placeholder } = picture;
        Some(PictureView {
            path: plain.last()?.path.clone(),
            width: largest.width,
            height: largest.height,
            large: largest.path.clone(),
            avif: avif.iter().map(candidate).collect(),
            webp: webp.iter().map(candidate).collect(),
            plain: plain.iter().map(candidate).collect(),
            placeholder: placeholder.as_ref().map(blur),
            alt: words(alt).unwrap_or_default(),
            caption: words(caption),
            credit: words(credit),
        })
    }

    /// Fills the place of a picture within a text: an image is shown, a link leads to the largest file.
    pub(super) fn body_picture(&self, source: &str, root: &str, kind: ReferenceKind) -> Filled {
        let picture = self.from.catalog.get(source);
        let Some((picture, largest)) = picture.and_then(|picture| Some((picture, picture.largest()?))) else {
            return Filled::Plain;
        };
        match kind {
            ReferenceKind::Link => Filled::Link { href: format!("{root}{}", largest.path), external: false },
            ReferenceKind::Image => self.body_image((picture, largest), root),
        }
    }

    fn body_image(&self, (picture, largest): (&Picture, &Variant), root: &str) -> Filled {
        let Picture { avif, webp, plain, placeholder } = picture;
        let sizes = self.theme.sizes("figure");
        let placeholder = placeholder.as_ref().map(blur).unwrap_or_default();
        let mut before = format!("<span class=\"photo\">{placeholder}<picture>");
        for variants in [avif, webp] {
            let Some(first) = variants.first() else { continue };
            let (media_type, srcset) = (first.format.media_type(), srcset(variants, root));
            before.push_str(&format!("<source type=\"{media_type}\" srcset=\"{srcset}\" sizes=\"{sizes}\">"));
        }
        let mut attributes = String::new();
        if plain.len() > 1 {
            attributes.push_str(&format!("srcset=\"{}\" sizes=\"{sizes}\" ", srcset(plain, root)));
        }
        let path = plain.last().map_or("", |variant| &variant.path);
        let (width, height) = (largest.width, largest.height);
        attributes.push_str(&format!(
            "src=\"{root}{path}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\""
        ));
        Filled::Image { before, html_attributes: attributes, after: "</picture></span>" }
    }
}

fn candidate(variant: &Variant) -> CandidateView {
    CandidateView { path: variant.path.clone(), width: variant.width }
}

/// Returns the files that a browser may choose from, as the attribute `srcset` says it.
fn srcset(variants: &[Variant], root: &str) -> String {
    let candidates: Vec<String> =
        variants.iter().map(|variant| format!("{root}{} {}w", variant.path, variant.width)).collect();
    candidates.join(", ")
}

fn blur(placeholder: &Placeholder) -> String {
    drawing::blur(&placeholder.colours(), Placeholder::COLUMNS)
}
