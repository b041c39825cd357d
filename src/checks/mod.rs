//! What a careful colleague would notice: in a draft before it is submitted, and in a questionnaire before it is used.

pub mod findings;
pub mod questionnaire;
pub mod reading_age;
