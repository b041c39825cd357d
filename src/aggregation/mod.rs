//! Figures over many returns. Every figure carries its n; nothing here knows files or screens.

pub mod distribution;
pub mod summary;
