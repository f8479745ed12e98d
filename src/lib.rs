//! `doithoai`: a static-site generator for news and outcomes of public dialogue sessions.
//!
//! The modules stand in layers: each uses only those named before it in `docs/architecture.md`, and a test holds that
//! table. The pipeline is [`build::run`].

pub mod acceptance;
pub mod attachments;
pub mod build;
pub mod cache;
pub mod cards;
pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostics;
pub mod drawing;
pub mod feeds;
pub mod files;
pub mod fix;
pub mod held;
pub mod images;
pub mod import;
pub mod links;
pub mod markdown;
pub mod model;
pub mod offline;
pub mod open_data;
pub mod output;
pub mod pages;
pub mod palette;
pub mod report;
pub mod routes;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod serve;
pub mod source;
pub mod targets;
pub mod text;
pub mod theme;
pub mod yaml;
