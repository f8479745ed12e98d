//! `missing-alt` and `meaningless-alt`: who does not see a picture is told what it shows.

use crate::check::article::Article;
use crate::diagnostics;
use crate::diagnostics::BadAlt;
use crate::diagnostics::Diagnostic;
use crate::markdown::ReferenceKind;
use crate::source::Span;
use crate::text;

/// Tells pictures without words, and words that say nothing of their picture.
pub(super) fn check(article: &Article<'_>, sink: &mut Vec<Diagnostic>) {
    for picture in article.pictures() {
        match &picture.alt {
            None => sink.push(diagnostics::missing_alt(picture.src.span, &picture.src.value)),
            Some(alt) => {
                let caption = picture.caption.as_ref().map_or("", |caption| &caption.value);
                tell(alt.span, (&alt.value, &picture.src.value, caption), sink);
            }
        }
    }
    let references = article.parsed.references.iter();
    for image in references.filter(|reference| reference.kind == ReferenceKind::Image) {
        let span = article.span_in_body(image.range.clone());
        match image.alt.trim() {
            "" => sink.push(diagnostics::missing_alt_in_body(span, &image.target)),
            alt => tell(span, (alt, &image.target, &image.title), sink),
        }
    }
}

fn tell(span: Span, (alt, file, caption): (&str, &str, &str), sink: &mut Vec<Diagnostic>) {
    sink.extend(meaningless(alt, file, caption).map(|reason| diagnostics::meaningless_alt(span, alt, reason)));
}

/// Words that only say that there is a picture.
const PICTURE_WORDS: &[&str] = &[
    "anh",
    "hinh",
    "hinh anh",
    "buc anh",
    "tam anh",
    "anh bia",
    "anh minh hoa",
    "hinh minh hoa",
    "tranh minh hoa",
    "anh chup",
    "anh dai dien",
    "image",
    "picture",
    "photo",
    "img",
];

/// The endings of the names of pictures.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".bmp"];

fn meaningless(alt: &str, file: &str, caption: &str) -> Option<BadAlt> {
    let folded = text::fold(alt);
    let said = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_name = ENDINGS.iter().any(|ending| folded.ends_with(ending)) || alt == stem;
    let without_number =
        said.trim_end_matches(|character: char| character.is_ascii_digit() || " .-_".contains(character));
    if said.is_empty() || PICTURE_WORDS.contains(&said) || PICTURE_WORDS.contains(&without_number) {
        return Some(BadAlt::OnlyPicture);
    }
    if is_name && !alt.contains(' ') || without_number.is_empty() {
        return Some(BadAlt::FileName);
    }
    let plain = |text: &str| text::fold(text).trim_matches(|character: char| !character.is_alphanumeric()).to_owned();
    (!caption.is_empty() && plain(caption) == said).then_some(BadAlt::Caption)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_known() {
        let table = [
            ("Người dân ngồi kín hội trường", "Quang cảnh buổi đối thoại", None),
            ("Hội trường", "", None),
            ("Ảnh chụp từ trên cao khu dân cư thôn 3", "", None),
            ("3.jpg", "", Some(BadAlt::FileName)),
            ("IMG_2041.JPG", "", Some(BadAlt::FileName)),
            ("hoi-truong", "", Some(BadAlt::FileName)),
            ("3", "", Some(BadAlt::FileName)),
            ("Ảnh", "", Some(BadAlt::OnlyPicture)),
            ("hình ảnh.", "", Some(BadAlt::OnlyPicture)),
            ("Ảnh 1", "", Some(BadAlt::OnlyPicture)),
            ("…", "", Some(BadAlt::OnlyPicture)),
            ("Quang cảnh buổi đối thoại", "Quang cảnh buổi đối thoại.", Some(BadAlt::Caption)),
        ];
        for (alt, caption, expect) in table {
            assert_eq!(meaningless(alt, "anh/hoi-truong.jpg", caption), expect, "{alt}");
        }
    }
}
