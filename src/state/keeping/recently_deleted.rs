//! Drafts that were deleted: they can be brought back for a month, and are then forgotten for good.

use crate::platform::clock;
use crate::state::device::Device;
use crate::storage::StorageError;
use crate::storage::drafts::ListedDraft;

/// How long a deleted draft can be brought back, in days.
pub const KEPT_FOR: u32 = 30;

/// Forgets for good what was deleted longer ago than that.
pub async fn forget_old(device: Device) -> Result<(), StorageError> {
    let drafts = device.drafts();
    let before = clock::days_ago(KEPT_FOR);
    for listed in drafts.all().await? {
        if let ListedDraft::Draft(id, head) = listed
            && head.deleted_at.is_some_and(|at| at < before)
        {
            drafts.forget(&id).await?;
        }
    }
    Ok(())
}
