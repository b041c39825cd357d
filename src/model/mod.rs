//! The words of the field as types: questionnaire, answer, return. Pure: no clock, no chance, no browser, no signals.

pub mod answer;
pub mod applies;
pub mod audit_return;
pub mod basis;
pub mod changes;
pub mod comment;
pub mod condition;
pub mod date;
pub mod digest;
pub mod editions;
pub mod escalation;
pub mod grading_rules;
pub mod ids;
pub mod joint;
pub mod moderation;
pub mod offer;
pub mod partnership;
pub mod parts;
pub mod progress;
pub mod questionnaire;
pub mod reference;
pub mod replies;
pub mod scale;
pub mod thinning;
pub mod typed;
pub mod wording;
