//! Figures over many returns, and which cases to make them from. Every figure carries its n; nothing here knows files or screens.

pub mod actions;
pub mod agreement;
pub mod cases;
pub mod comparing;
pub mod counting;
pub mod distribution;
pub mod escalations;
pub mod moderation;
pub mod passages;
pub mod questions;
pub mod register;
pub mod replies;
pub mod reviews;
pub mod row;
pub mod sampling;
pub mod search;
pub mod summary;
pub mod suppression;
pub mod trend;
pub mod wilson;
