//! The program as people meet it: the real binary over small whole sites.
//!
//! Sites are data: one text holds a whole site (see [`fixture`]). What the program says and makes is kept beside it as
//! text that a person can review. To accept a change: `SNAPSHOTS=overwrite cargo test --test suite`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test that cannot go on says why by stopping"
)]

mod acceptance;
mod accepted;
mod agencies;
mod agreement;
mod asking;
mod broken;
mod calendar;
mod cards;
mod commands;
mod coverage;
mod day;
mod faults;
mod fix;
mod fixture;
mod followed;
mod fuzz_cases;
mod golden;
mod harness;
mod hostile;
mod html;
mod import;
mod kills;
mod layers;
mod links;
mod manual;
mod new;
mod notice;
mod open_data;
mod outcomes;
mod outline;
mod pictures;
mod preview;
mod privacy;
mod promises;
mod pty;
mod published;
mod random;
mod reliability;
mod report;
mod rounds;
mod schema;
mod search;
mod serve;
mod summary;
mod terminal;
mod theming;
mod tooling;
mod views;
