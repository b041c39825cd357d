//! One page per place in the app. A page reads state, hands values and callbacks to components, and knows no storage.

pub mod about;
pub mod actions;
pub mod check;
pub mod complete;
pub mod declaration;
pub mod device;
pub mod domain;
pub mod draft;
pub mod edition;
pub mod elsewhere;
pub mod frame;
pub mod home;
pub mod passphrase;
pub mod personal;
pub mod question;
pub mod restore;
pub mod returns;
pub mod start;
pub mod status;
pub mod survey;
pub mod tasks;
pub mod versions;
