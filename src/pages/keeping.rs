//! What there is on this device: earlier versions, backups, passphrases, room, and what cannot be read.

pub mod device;
pub mod passphrase;
pub mod restore;
pub mod versions;
mod without_network;
