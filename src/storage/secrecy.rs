//! Whether a draft is kept as it is, or sealed with a passphrase: every text of it goes through here on its way to the disk.

use super::StorageError;
use crate::interchange::read_error::ReadError;
use crate::interchange::sealed::{SealedText, Sealing};
use crate::keeping::head::KeptSealing;
use crate::platform::crypto::{self, Key};

/// How often a passphrase is hashed to make a key (OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA256).
pub const ROUNDS: u32 = 600_000;
/// The length of a salt, in bytes.
const SALT: usize = 16;
/// Sealed with every key, so that a wrong passphrase is known before anything is read with it.
const CHECK: &str = "safeguarding-audit";

/// How the texts of one draft are kept.
#[derive(Clone, Debug)]
pub enum Secrecy {
    /// As they are.
    Open,
    /// Sealed with the key that a passphrase makes.
    Sealed(Key),
}

impl Secrecy {
    /// A text as it is kept.
    pub async fn write(&self, text: String) -> Result<String, StorageError> {
        match self {
            Self::Open => Ok(text),
            Self::Sealed(key) => Ok(seal(key, text.as_bytes()).await?.to_text()),
        }
    }

    /// The text again from what is kept.
    pub async fn read(&self, kept: String) -> Result<String, StorageError> {
        match self {
            Self::Open => Ok(kept),
            Self::Sealed(key) => {
                let sealed = SealedText::from_text(&kept).map_err(StorageError::Unreadable)?;
                let opened = key.open(&sealed.iv, &sealed.data).await?.ok_or_else(altered)?;
                String::from_utf8(opened).map_err(|_| altered())
            }
        }
    }
}

impl KeptSealing {
    /// A new key for a passphrase.
    pub async fn make(passphrase: &str) -> Result<(Self, Secrecy), StorageError> {
        let (sealing, key) = new_key(passphrase).await?;
        let check = seal(&key, CHECK.as_bytes()).await?;
        Ok((Self::new(&sealing, &check), Secrecy::Sealed(key)))
    }

    /// The key again; none for another passphrase.
    pub async fn unlock(&self, passphrase: &str) -> Result<Option<Secrecy>, StorageError> {
        let key = key_for(&self.sealing().map_err(StorageError::Unreadable)?, passphrase).await?;
        let check = self.check().map_err(StorageError::Unreadable)?;
        Ok(key.open(&check.iv, &check.data).await?.map(|_| Secrecy::Sealed(key)))
    }
}

/// A new key for a passphrase, with a salt of its own.
pub async fn new_key(passphrase: &str) -> Result<(Sealing, Key), StorageError> {
    let sealing = Sealing { rounds: ROUNDS, salt: crypto::random(SALT)? };
    let key = key_for(&sealing, passphrase).await?;
    Ok((sealing, key))
}

/// The key that a passphrase makes.
pub async fn key_for(sealing: &Sealing, passphrase: &str) -> Result<Key, StorageError> {
    Ok(crypto::key_from_passphrase(passphrase, &sealing.salt, sealing.rounds).await?)
}

/// Seals bytes.
pub async fn seal(key: &Key, bytes: &[u8]) -> Result<SealedText, StorageError> {
    let (iv, data) = key.seal(bytes).await?;
    Ok(SealedText { iv, data })
}

fn altered() -> StorageError {
    let reason = "it was altered after it was sealed".to_owned();
    StorageError::Unreadable(ReadError::Misshapen { place: ".".to_owned(), reason })
}
