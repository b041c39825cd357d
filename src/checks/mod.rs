//! What a careful colleague would notice: in a draft before it is submitted, in a questionnaire before it is used, and in
//! what people write.

pub mod assurance;
pub mod finding;
pub mod findings;
pub mod findings_joint;
pub mod personal_data;
pub mod questionnaire;
pub mod texts;
mod usual;
