//! One page per place in the app. A page reads state, hands values and callbacks to components, and knows no storage. The
//! folders are journeys: a page uses those of its own journey and what is shared.

pub mod case;
pub mod draft;
pub mod fill;
pub mod home;
pub mod keeping;
pub mod last_round;
pub mod open_file;
pub mod parts;
pub mod returns;
pub mod review;
pub mod sampling;
pub mod shared;
pub mod survey;
