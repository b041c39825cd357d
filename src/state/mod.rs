//! Where signals live. Each state is a struct with private signals and verbs; pages read values and call verbs. The folders
//! are the journeys of `pages`; what several of them share stands here.

pub mod case;
pub mod catalogue;
pub mod device;
pub mod draft;
pub mod keeping;
pub mod notices;
pub mod offline;
pub mod returns;
pub mod sampling;
pub mod setting;
pub mod survey;
pub mod whole;
pub mod worker;
