//! Where signals live. Each state is a struct with private signals and verbs; pages read values and call verbs.

pub mod action_plan;
pub mod arrivals;
pub mod autosave;
pub mod backup;
pub mod catalogue;
pub mod desk;
pub mod desk_state;
pub mod device;
pub mod draft_list;
pub mod editions;
pub mod file;
pub mod fill_session;
pub mod history;
pub mod idle;
pub mod sampling;

pub mod joint;
pub mod notices;
pub mod open_survey;
pub mod own_audit;
pub mod passed_on;
pub mod passphrase;
pub mod recently_deleted;
pub mod returns;
pub mod save_status;
pub mod setting;
pub mod submission;
pub mod survey_desk;
pub mod survey_list;
pub mod tabs;
