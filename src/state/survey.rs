//! Surveys on this device, and the reply that is being given.

pub mod open_survey;
pub mod survey_desk;
pub mod survey_list;
