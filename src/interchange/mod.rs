//! Bytes in and out: JSON with versions, archives, CSV, and the verdict on each file. Pure; only this layer knows bytes.

pub mod archive;
pub mod arrival;
pub mod backup;
pub mod calendar;
pub mod case_audits;
mod containers;
pub mod desk_file;
pub mod duplicates;
pub mod encoding;
pub mod intake;
pub mod joint;
pub mod kinds;
pub mod located;
pub mod read;
pub mod read_error;
pub mod register;
pub mod report_words;
pub mod sealed;
pub mod second_audit;
pub mod tables;
pub mod themes;
pub mod update_arrival;
