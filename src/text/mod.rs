//! Rules of Vietnamese text: composition, folding, slugs, order, dates, numbers, excerpts.
//!
//! Text comes in, text or a small value goes out. Everything here is pure: nothing reads a file, the clock or another
//! module of the crate, nothing panics on any input, and what a function does to text in NFC it does to the same text
//! in NFD, save where its own page says that it expects NFC.
//!
//! | question | function |
//! |---|---|
//! | the form in which text is kept and written | [`nfc`] |
//! | is this the same name? | [`match_key`] |
//! | does this search find it? | [`fold()`] |
//! | its address | [`slug()`] |
//! | its place in a list | [`sort_key`], [`initial`] |
//! | what was meant? | [`closest`] |
//! | may it stand in a link? | [`uri()`] |
//! | does it dial, or begin an e-mail? | [`telephone`], [`mailbox`] |
//! | its words in the index of search | [`words()`], [`word_key`] |
//! | data for the script of a page | [`data_script`] |
//! | its lines on a screen | [`wrapped`] |

mod base64;
mod chars;
mod collate;
mod contact;
mod date;
mod excerpt;
mod fold;
mod language;
mod letters;
mod normalize;
mod number;
mod script;
mod slug;
mod suggest;
mod typography;
mod uri;
mod words;
mod wrap;
mod xml;

pub use self::base64::base64;
pub use self::chars::Trouble;
pub use self::chars::first_hidden;
pub use self::chars::first_trouble;
pub use self::chars::troubles;
pub use self::chars::visible;
pub use self::collate::SortKey;
pub use self::collate::initial;
pub use self::collate::sort_key;
pub use self::contact::mailbox;
pub use self::contact::telephone;
pub use self::date::ClockTime;
pub use self::date::Date;
pub use self::date::DateError;
pub use self::date::iso_date;
pub use self::date::long_date;
pub use self::date::parse_date;
pub use self::date::parse_time;
pub use self::date::rfc3339;
pub use self::date::short_date;
pub use self::date::weekday_date;
pub use self::excerpt::excerpt;
pub use self::fold::fold;
pub use self::fold::match_key;
pub use self::language::Language;
pub use self::normalize::collapse_spaces;
pub use self::normalize::decomposed;
pub use self::normalize::is_nfc;
pub use self::normalize::nfc;
pub use self::number::grouped;
pub use self::script::data_script;
pub use self::slug::is_slug;
pub use self::slug::slug;
pub use self::suggest::closest;
pub use self::typography::bind;
pub use self::uri::uri;
pub use self::words::Word;
pub use self::words::fold_key;
pub use self::words::word_key;
pub use self::words::words;
pub use self::wrap::columns;
pub use self::wrap::wrapped;
pub use self::xml::escape_xml;
