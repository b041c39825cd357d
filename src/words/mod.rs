//! Sentences for people. The only place where what the core found is put into words.

pub mod actions;
pub mod arrival;
pub mod backup;
pub mod case_figures;
pub mod cases;
pub mod changes;
pub mod comments;
pub mod comparing;
pub mod desk;
pub mod desk_file;
#[cfg(feature = "ui")]
pub mod device;
pub mod editions;
pub mod figures;
pub mod files;
pub mod findings;
pub mod first_page;
mod grade_names;
pub mod grades;
pub mod grading_rules;
pub mod joint;
mod level_names;
pub mod moderation;
pub mod pages;
pub mod patterns;
pub mod personal_data;
pub mod questionnaire;
pub mod questions;
pub mod register;
pub mod rules;
pub mod said;
pub mod sampling;
pub mod tasks;
pub mod trend;
pub mod typed;
pub mod unasked;
