//! Where signals live. Each state is a struct with private signals and verbs; pages read values and call verbs.

pub mod action_plan;
pub mod autosave;
pub mod catalogue;
pub mod desk;
pub mod device;
pub mod draft_list;
pub mod fill_session;
pub mod notices;
pub mod returns_desk;
pub mod setting;
pub mod submission;
