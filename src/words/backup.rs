//! How a draft in a backup stands to what is on this device, for people who choose what to restore.

use crate::interchange::backup::BackupStanding;

/// How it stands, without a full stop.
pub fn standing(standing: BackupStanding) -> &'static str {
    match standing {
        BackupStanding::New => "Not on this device yet",
        BackupStanding::Same => "The same as on this device",
        BackupStanding::Older => "Older than what is on this device",
        BackupStanding::Newer => "Newer than what is on this device",
        BackupStanding::Different => "Different from what is on this device: each may have work the other lacks",
    }
}

/// The hint of its tick box: how it stands, and when each was saved. The times are such as "20 November 2026 at 14:02";
/// empty where they are not known.
pub fn describe(standing: BackupStanding, saved_in_backup: &str, saved_here: &str) -> String {
    let how = self::standing(standing);
    let is_other_here = match standing {
        BackupStanding::New | BackupStanding::Same => false,
        BackupStanding::Older | BackupStanding::Newer | BackupStanding::Different => !saved_here.is_empty(),
    };
    match (saved_in_backup.is_empty(), is_other_here) {
        (true, _) => format!("{how}."),
        (false, false) => format!("{how}. Saved on {saved_in_backup}."),
        (false, true) => format!("{how}. Saved on {saved_in_backup} in the backup, on {saved_here} here."),
    }
}
