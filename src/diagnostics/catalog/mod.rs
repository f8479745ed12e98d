//! One constructor for each kind of mistake.

mod acceptance;
mod conversion;
mod files;
mod front_matter;
mod links;
mod names;
mod outcomes;
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
pub use privacy::*;
pub use style::*;
pub use yaml::*;

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
