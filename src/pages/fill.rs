//! A draft filled in, from the first choice of a questionnaire to the return.

pub mod about;
pub mod actions;
pub mod at_risk;
pub mod check;
pub mod complete;
pub mod declaration;
pub mod domain;
pub mod edition;
pub mod elsewhere;
pub mod overall;
pub mod own_report;
pub mod plan;
mod question;
pub mod questionnaire;
pub mod sign_offs;
pub mod start;
pub mod tasks;
mod unasked;
mod whose;
mod worker;
