//! A draft filled in, from the first choice of a questionnaire to the return.

pub mod about;
pub mod actions;
pub mod ask;
pub mod at_risk;
pub mod bring;
pub mod check;
mod colleague;
pub mod complete;
pub mod declaration;
pub mod domain;
pub mod edition;
pub mod elsewhere;
mod findings;
mod last_time;
pub mod overall;
mod question;
pub mod questionnaire;
pub mod sign_offs;
pub mod since;
mod sites;
pub mod start;
mod task;
pub mod tasks;
mod unasked;
mod whose;
mod worker;
