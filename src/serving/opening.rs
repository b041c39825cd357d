//! Opening the desk from what is kept, or with invented returns, and removing everything.

use super::kept_desk::KeptDesk;
use super::{SERVING, open as open_desk, tell};
use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::updates::BesideChange;
use crate::adding_up::talk::DeskSaid;
use crate::adding_up::{read_questionnaires, sample_files};
use crate::interchange::intake::{Change, Judged, judge};
use crate::platform::worker::standing::{Parcel, Teller};
use crate::storage::StorageError;
use crate::storage::returns::KeptReturns;
use crate::storage::shelf::Shelf;
use crate::words::device::returns_error;
use std::rc::Rc;
use std::sync::Arc;

/// Opens the desk with what is kept, or with invented returns that are kept nowhere.
pub(super) async fn open(
    parcels: Vec<(String, Parcel)>,
    samples: bool,
    is_lasting: bool,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    let files: Vec<Vec<u8>> = parcels
        .into_iter()
        .filter_map(|(_, parcel)| match parcel {
            Parcel::Bytes(bytes) => Some(bytes),
            Parcel::File(_) => None,
        })
        .collect();
    let mut desk = RowDesk::new(read_questionnaires(&files));
    let shelf = match samples || !is_lasting {
        true => Shelf::in_memory(),
        // Whoever has an older version of the app open was told when the page opened the same database.
        false => Shelf::open(|| ()).await.map_err(|error| returns_error(&error))?,
    };
    let kept = KeptReturns::on(shelf);
    let said = |error: StorageError| returns_error(&error);
    if samples {
        let questionnaires = Arc::clone(desk.questionnaires());
        let (mut changes, mut beside): (Vec<Change>, Vec<BesideChange>) = Default::default();
        for file in sample_files(&questionnaires) {
            match judge(&questionnaires, file) {
                Judged::Replies(new) => beside.extend(desk.add_replies(*new).map(BesideChange::from)),
                Judged::Update(new) => beside.extend(desk.add_update(*new)),
                judged => changes.extend(desk.add(judged, None)),
            }
        }
        kept.save(&changes, &beside, Some(desk.beside())).await.map_err(said)?;
    }
    let opened = KeptDesk::open(desk, kept, &|done, all| tell(teller, done, all)).await.map_err(said)?;
    let returns = opened.with(|desk| desk.held().count());
    SERVING.with(|serving| serving.open.replace(Some(Rc::new(opened))));
    Ok(DeskSaid::Opened { returns })
}

/// Removes every return. It can be brought back until something else is done.
pub(super) async fn remove() -> Result<DeskSaid, String> {
    let open = open_desk()?;
    let removed = open.remove().await.map_err(|error| returns_error(&error))?;
    SERVING.with(|serving| serving.removed.replace(Some((open, removed))));
    Ok(DeskSaid::Done)
}

/// Brings back what was removed last. The desk is to be opened again then.
pub(super) async fn bring_back() -> Result<DeskSaid, String> {
    let Some((from, removed)) = SERVING.with(|serving| serving.removed.borrow().clone()) else {
        return Err("They can no longer be brought back, since this part of the app was started anew.".to_owned());
    };
    from.bring_back(&removed).await.map_err(|error| returns_error(&error))?;
    SERVING.with(|serving| serving.removed.replace(None));
    Ok(DeskSaid::Done)
}
