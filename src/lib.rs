//! The safeguarding audit app, from the pure core at the top of this list to the pages at its end.
//!
//! A module may use only modules above it, with the exceptions that ARCHITECTURE.md names and `tests/architecture.rs`
//! checks. What stands here without the feature `ui` knows nothing of a browser.

#![forbid(unsafe_code)]

pub mod model;

pub mod grading;
pub mod routes;

pub mod aggregation;
pub mod checks;

pub mod interchange;

pub mod keeping;

pub mod adding_up;
pub mod documents;
pub mod pictures;
pub mod samples;
pub mod words;

#[cfg(feature = "ui")]
pub mod platform;

#[cfg(feature = "ui")]
pub mod storage;

#[cfg(feature = "ui")]
pub mod serving;

#[cfg(feature = "ui")]
pub mod state;

#[cfg(feature = "ui")]
pub mod components;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod pages;
