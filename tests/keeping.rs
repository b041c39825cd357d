//! What a device keeps of people's work, and what becomes of it: versions, sealed files, backups.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod anything;
mod story;

#[path = "keeping/backups.rs"]
mod backups;
#[path = "keeping/files.rs"]
mod files;
#[path = "keeping/following.rs"]
mod following;
#[path = "keeping/pages.rs"]
mod pages;
#[path = "keeping/sealed.rs"]
mod sealed;
#[path = "keeping/taking_up.rs"]
mod taking_up;
#[path = "keeping/thinning.rs"]
mod thinning;
#[path = "keeping/versions.rs"]
mod versions;
