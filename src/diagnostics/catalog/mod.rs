//! One constructor for each kind of mistake, below the rule that it tells.

/// Returns the text of a case of `tests/broken/`, by its name.
macro_rules! case {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken/", $name, ".txt"))
    };
}

mod conversion;
mod files;
mod front_matter;
mod links;
mod names;
mod outcomes;
mod yaml;

pub use conversion::*;
pub use files::*;
pub use front_matter::*;
pub use links::*;
pub use names::*;
pub use outcomes::*;
pub use yaml::*;

use crate::diagnostics::Group;
use crate::diagnostics::Wording;

/// The groups of the manual, in the order in which a writer meets them. A new file of this folder is a new group.
pub static GROUPS: &[Group] = &[
    Group { title: Wording { vi: "Tệp và thư mục", en: "Files and folders" }, rules: files::RULES },
    Group {
        title: Wording {
            vi: "Cách gõ phần đầu bài và danh mục", en: "How front matter and registries are typed"
        },
        rules: yaml::RULES,
    },
    Group { title: Wording { vi: "Khóa và giá trị", en: "Keys and values" }, rules: front_matter::RULES },
    Group {
        title: Wording { vi: "Tên, mã và chỗ nhắc đến bài khác", en: "Names, ids and references" },
        rules: names::RULES,
    },
    Group {
        title: Wording { vi: "Chữ, ảnh và liên kết trong bài", en: "Text, pictures and links of articles" },
        rules: links::RULES,
    },
    Group {
        title: Wording { vi: "Nhiệm vụ và kết quả", en: "Tasks and their outcomes" }, rules: outcomes::RULES
    },
    Group {
        title: Wording { vi: "Bảng chuyển đổi xã, phường", en: "Conversion tables of communes" },
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
