//! Passphrases: given to a draft, taken from it, asked for; and files that are sealed with one.

use crate::interchange::sealed::{Holds, SealedFile, read_sealed, write_sealed};
use crate::keeping::head::KeptSealing;
use crate::model::ids::ReturnId;
use crate::platform::{crypto, files};
use crate::state::device::Device;
use crate::state::draft::desk::{Desk, OpenDraft};
use crate::state::draft::file::{download_name, file_bytes};
use crate::storage::resealing::reseal;
use crate::storage::secrecy::{Secrecy, key_for, new_key, seal};
use crate::words::device::storage_error;
use crate::words::files::read_error;

pub use crate::interchange::sealed::is_sealed;

/// The fewest characters of a passphrase.
pub const SHORTEST: usize = 8;

/// Whether this browser can seal anything; it cannot on a page that did not come over HTTPS.
pub fn is_possible() -> bool {
    crypto::is_available()
}

/// Gives an open draft a passphrase in place of the one it has or has not; or, without one, keeps it as it is.
pub async fn protect(device: Device, desk: Desk, open: OpenDraft, passphrase: Option<&str>) -> Result<(), String> {
    let said = |error| storage_error(&error);
    if !open.autosave.settle().await {
        return Err("The draft could not be saved, so nothing was changed.".to_owned());
    }
    let (sealing, secrecy) = match passphrase {
        Some(passphrase) => {
            let (sealing, secrecy) = KeptSealing::make(passphrase).await.map_err(said)?;
            (Some(sealing), secrecy)
        }
        None => (None, Secrecy::Open),
    };
    let id = open.session.id();
    // Nothing may be saved in the old way while everything is written in the new one.
    open.autosave.pause();
    let head = open.autosave.head();
    let resealed =
        reseal(&device.shelf(), &open.session.record_now(), &head, &open.autosave.secrecy(), &secrecy, sealing.clone()).await;
    match resealed {
        Ok(head) => {
            open.autosave.resume(Some((secrecy.clone(), head)));
            match sealing {
                Some(sealing) => desk.remember_key(&id, sealing, secrecy),
                None => desk.forget_key(&id),
            }
            desk.tabs().tell_changed();
            Ok(())
        }
        Err(error) => {
            open.autosave.resume(None);
            Err(said(error))
        }
    }
}

/// Opens a locked draft. False where it is not its passphrase.
pub async fn unlock(device: Device, desk: Desk, id: &ReturnId, passphrase: &str) -> Result<bool, String> {
    let said = |error| storage_error(&error);
    let Some(sealing) = device.drafts().head(id).await.map_err(said)?.sealing else { return Ok(true) };
    match sealing.unlock(passphrase).await.map_err(said)? {
        Some(secrecy) => {
            desk.remember_key(id, sealing, secrecy);
            Ok(true)
        }
        None => Ok(false),
    }
}

/// Saves an open draft or return as a file that only the passphrase opens.
pub async fn download_sealed(open: OpenDraft, passphrase: &str) -> Result<(), String> {
    let record = open.session.record_now();
    let bytes = file_bytes(&record)?;
    let name = download_name(&record).replace(".json", "-locked.json");
    save_sealed(&name, Holds::Return, &bytes, passphrase).await?;
    open.autosave.note_download();
    Ok(())
}

/// Saves bytes as a file that only the passphrase opens.
pub async fn save_sealed(name: &str, holds: Holds, bytes: &[u8], passphrase: &str) -> Result<(), String> {
    let said = |error| storage_error(&error);
    let (sealing, key) = new_key(passphrase).await.map_err(said)?;
    let text = seal(&key, bytes).await.map_err(said)?;
    let file = write_sealed(&SealedFile { holds, sealing, text });
    files::download(name, "application/json", &file)
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}

/// What is in a sealed draft or return.
pub async fn open_return(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    open_file(bytes, Holds::Return, passphrase).await
}

/// What is in a sealed backup.
pub async fn open_backup(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    open_file(bytes, Holds::Backup, passphrase).await
}

/// What is in a sealed file; a sentence where that passphrase does not open it.
async fn open_file(bytes: &[u8], wanted: Holds, passphrase: &str) -> Result<Vec<u8>, String> {
    let file = read_sealed(bytes).map_err(|error| read_error(&error))?;
    if file.holds != wanted {
        return Err(match file.holds {
            Holds::Backup => "It is a backup. Restore it under “Data on this device”.".to_owned(),
            Holds::Return => "It is a draft or a return. Open it on the first page.".to_owned(),
        });
    }
    let key = key_for(&file.sealing, passphrase).await.map_err(|error| storage_error(&error))?;
    let opened = key.open(&file.text.iv, &file.text.data).await.map_err(|error| error.message)?;
    opened.ok_or_else(|| "That is not the passphrase of this file, or the file was changed after it was made.".to_owned())
}
