//! Agencies and their scorecards.
