//! One constructor for each kind of mistake, below the rule that it tells.

/// Returns the text of a case of `tests/broken/`, by its name.
macro_rules! case {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken/", $name, ".txt"))
    };
}

mod acceptance;
mod conversion;
mod files;
mod front_matter;
mod links;
mod names;
mod outcomes;
mod pictures;
mod privacy;
mod style;
mod yaml;

pub use acceptance::*;
pub use conversion::*;
pub use files::*;
pub use front_matter::*;
pub use links::*;
pub use names::*;
pub use outcomes::*;
pub use pictures::*;
pub use privacy::*;
pub use style::*;
pub use yaml::*;

use crate::diagnostics::Group;
use crate::diagnostics::Subject;
use crate::diagnostics::Wording;

/// The groups of the manual, in the order in which a writer meets them. A new file of this folder is a new group.
pub static GROUPS: &[Group] = &[
    Group {
        title: Wording { vi: "Tệp và thư mục", en: "Files and folders" },
        subject: Subject::Content,
        rules: files::RULES,
    },
    Group {
        title: Wording {
            vi: "Cách gõ phần đầu bài và danh mục", en: "How front matter and registries are typed"
        },
        subject: Subject::Content,
        rules: yaml::RULES,
    },
    Group {
        title: Wording { vi: "Khóa và giá trị", en: "Keys and values" },
        subject: Subject::Content,
        rules: front_matter::RULES,
    },
    Group {
        title: Wording { vi: "Tên, mã và chỗ nhắc đến bài khác", en: "Names, ids and references" },
        subject: Subject::Content,
        rules: names::RULES,
    },
    Group {
        title: Wording { vi: "Chữ, ảnh và liên kết trong bài", en: "Text, pictures and links of articles" },
        subject: Subject::Content,
        rules: links::RULES,
    },
    Group {
        title: Wording { vi: "Tệp ảnh và tài liệu", en: "Files of pictures and documents" },
        subject: Subject::Content,
        rules: pictures::RULES,
    },
    Group {
        title: Wording { vi: "Nhiệm vụ và kết quả", en: "Tasks and their outcomes" },
        subject: Subject::Content,
        rules: outcomes::RULES,
    },
    Group {
        title: Wording {
            vi: "Những điều một biên tập viên sẽ nhắc", en: "What a good editor would mark"
        },
        subject: Subject::Content,
        rules: style::RULES,
    },
    Group {
        title: Wording { vi: "Dữ liệu cá nhân của người dân", en: "Personal data of residents" },
        subject: Subject::Content,
        rules: privacy::RULES,
    },
    Group {
        title: Wording { vi: "Tắt, siết, bỏ qua cảnh báo", en: "Warnings that are switched or accepted" },
        subject: Subject::Content,
        rules: acceptance::RULES,
    },
    Group {
        title: Wording { vi: "Bảng chuyển đổi xã, phường", en: "Conversion tables of communes" },
        subject: Subject::Table,
        rules: conversion::RULES,
    },
];

/// Choices in a hint beyond this number are left out.
const MOST_CHOICES: usize = 12;

/// Returns choices as a sentence lists them; a long list ends in an ellipsis.
fn choices<T: AsRef<str>>(all: &[T]) -> String {
    let shown: Vec<&str> = all.iter().take(MOST_CHOICES).map(AsRef::as_ref).collect();
    let more = if all.len() > MOST_CHOICES { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Returns the hint to type one of a few words.
fn type_one_of<T: AsRef<str>>(all: &[T]) -> (String, String) {
    match all {
        [only] => (format!("hãy gõ: {}", only.as_ref()), format!("type: {}", only.as_ref())),
        _ => (format!("hãy gõ một trong: {}", choices(all)), format!("type one of: {}", choices(all))),
    }
}

/// Returns a value cut to a readable length.
fn short(value: &str) -> String {
    crate::text::excerpt(value, 80)
}
