//! What there is on this device, and how it is kept: the list of drafts, earlier versions, backups, passphrases.

pub mod backup;
pub mod draft_list;
pub mod history;
pub mod listed_draft;
pub mod passphrase;
pub mod recently_deleted;
