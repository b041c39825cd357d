//! What pages are built of: GOV.UK patterns that know values and callbacks, and nothing of drafts, storage or routes' state.

pub mod action_form;
pub mod answer_control;
pub mod checkboxes;
pub mod date_field;
pub mod dynamic;
pub mod error_summary;
pub mod field;
pub mod figure_table;
pub mod file_field;
pub mod grade_chart;
pub mod judgement_field;
pub mod level_options;
pub mod notice_list;
pub mod personal_notice;
pub mod picture;
pub mod question_field;
pub mod radios;
pub mod select_field;
pub mod shell;
pub mod status_line;
pub mod summary_list;
pub mod survey_question;
pub mod task_list;
pub mod text_field;
