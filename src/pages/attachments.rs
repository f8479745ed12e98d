//! Files to download: their titles, and what a reader should know before the first byte is loaded.

use crate::content::Document;
use crate::links;
use crate::model::Article;
use crate::pages::Pages;
use crate::pages::views::DocumentView;

impl Pages<'_> {
    /// Returns the view of a document that an article offers.
    pub(super) fn document(&self, article: &Article<'_>, written: &Document) -> Option<DocumentView> {
        let (source, published) = self.from.links.file(article.folder, &written.file.value)?;
        let entry = self.from.texts.file(source)?;
        Some(DocumentView {
            title: written.title.as_ref().map_or_else(|| title(file_name(source)), |title| title.value.clone()),
            path: published.to_owned(),
            kind: kind(source),
            size: size(entry.size),
        })
    }

    /// Returns the published path of a file that an article names in its front matter.
    pub(super) fn file_path(&self, article: &Article<'_>, written: &str) -> Option<String> {
        let path = links::join(article.folder, written)?;
        self.from.links.files.get(&path).cloned()
    }

    /// Returns what a file is that an article names, in a few words: `PDF, 1,2 MB`.
    pub(super) fn attachment_note(&self, folder: &str, written: &str) -> Option<String> {
        let path = written.split_once('#').map_or(written, |(path, _)| path);
        let (source, _) = self.from.links.file(folder, path)?;
        let entry = self.from.texts.file(source)?;
        Some(format!("{}, {}", kind(source), size(entry.size)))
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the type of a file: `PDF`.
fn kind(path: &str) -> String {
    file_name(path).rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_uppercase())
}

/// Returns the title of a file to which nobody gave one.
///
/// A name in words is a title. One in letters without accents, as in addresses, is no Vietnamese: it stays what it is, the
/// name of a file.
fn title(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let in_words = stem.contains([' ', '\u{a0}']) || !stem.is_ascii();
    if !in_words {
        return name.to_owned();
    }
    let words: Vec<&str> = stem.split(['_', ' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let title = words.join(" ");
    if title.contains(' ') { title } else { title.replace('-', " ") }
}

/// Returns a size as people read it: `120 KB`, `1,4 MB`.
fn size(bytes: u64) -> String {
    const KILO: u64 = 1024;
    match bytes {
        0..KILO => format!("{bytes} byte"),
        KILO..1_000_000 => format!("{} KB", bytes.div_ceil(KILO)),
        _ => {
            let tenths = (bytes * 10).div_ceil(KILO * KILO);
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_words_is_a_title_and_a_name_of_a_file_stays_one() {
        let table = [
            ("Thông báo kết luận số 12.pdf", "Thông báo kết luận số 12"),
            ("Thông_báo_kết_luận.pdf", "Thông báo kết luận"),
            ("Biên-bản-nghiệm-thu.pdf", "Biên bản nghiệm thu"),
            ("Công văn 12-CV.docx", "Công văn 12-CV"),
            ("ket-luan.pdf", "ket-luan.pdf"),
            ("ket_luan.pdf", "ket_luan.pdf"),
            ("scan0001.PDF", "scan0001.PDF"),
            ("bảng", "bảng"),
        ];
        for (name, expect) in table {
            assert_eq!(title(name), expect);
        }
    }

    #[test]
    fn sizes_read_as_people_say_them() {
        let table = [
            (0, "0 byte"),
            (1023, "1023 byte"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (999_999, "977 KB"),
            (1_000_000, "1,0 MB"),
            (1_258_291, "1,2 MB"),
            (12 * 1024 * 1024, "12,0 MB"),
        ];
        for (bytes, expect) in table {
            assert_eq!(size(bytes), expect);
        }
    }
}
