//! The ledger of tasks and the page of each.
