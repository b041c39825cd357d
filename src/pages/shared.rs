//! What pages of several journeys show.

pub mod about_questionnaire;
pub mod answers;
pub mod asked_field;
pub mod checked;
pub mod chosen_file;
pub mod comments;
pub mod frame;
pub mod handed;
pub mod judging;
pub mod kept;
pub mod kept_since;
pub mod newer;
pub mod next_grade;
pub mod personal;
pub mod print;
pub mod reviewed;
pub mod share;
pub mod status;
pub mod stopping;
