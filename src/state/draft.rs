//! The draft on the desk: opened, filled in, saved, held by one tab, submitted. Every journey stands on it.

pub mod action_plan;
pub mod arrivals;
pub mod autosave;
pub mod colleagues;
pub mod desk;
pub mod desk_state;
pub mod editions;
pub mod file;
pub mod fill_session;
pub mod last_round;
pub mod own_report;
pub mod passed_on;
pub mod save_status;
pub mod submission;
pub mod tabs;
