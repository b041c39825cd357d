//! How a draft is kept: decisions on which it rests that no word is lost, without a browser.

pub mod holding;
pub mod saving;
