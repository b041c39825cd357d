//! Sealing with a passphrase, by the browser's own WebCrypto: PBKDF2 with SHA-256 makes the key, AES-256-GCM seals.

use super::{BrowserError, window};
use js_sys::{Array, JsString, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesDerivedKeyParams, AesGcmParams, Crypto, CryptoKey, Pbkdf2Params, SubtleCrypto};

/// The length that AES-GCM is made for.
const IV_BYTES: usize = 12;

/// The most random bytes that a browser gives at once.
const RANDOM_AT_ONCE: usize = 65_536;

/// A key that never leaves the browser: it seals and opens, and cannot be read.
#[derive(Clone)]
pub struct Key(CryptoKey);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key")
    }
}

/// Whether this page can seal: browsers allow it only on https and on the own machine.
pub fn is_available() -> bool {
    subtle().is_ok()
}

/// So many random bytes.
pub fn random(length: usize) -> Result<Vec<u8>, BrowserError> {
    let crypto = window()?.crypto()?;
    let mut bytes = vec![0; length];
    for part in bytes.chunks_mut(RANDOM_AT_ONCE) {
        crypto.get_random_values_with_u8_array(part)?;
    }
    Ok(bytes)
}

/// The key that a passphrase makes with this salt. The passphrase counts in its composed form (NFC), so that the same words
/// typed on another keyboard make the same key. The browser works on it beside the page, for as long as the rounds take.
pub async fn key_from_passphrase(passphrase: &str, salt: &[u8], rounds: u32) -> Result<Key, BrowserError> {
    let subtle = subtle()?;
    let composed = String::from(JsString::from(passphrase).normalize("NFC"));
    let secret = Uint8Array::from(composed.as_bytes());
    let may_derive = Array::of1(&"deriveKey".into());
    let words = JsFuture::from(subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &may_derive)?).await?;
    let method = Pbkdf2Params::new("PBKDF2", &"SHA-256".into(), rounds, &Uint8Array::from(salt));
    let kind = AesDerivedKeyParams::new("AES-GCM", 256);
    let may_seal = Array::of2(&"encrypt".into(), &"decrypt".into());
    let derived = subtle.derive_key_with_object_and_object(&method, words.unchecked_ref(), &kind, false, &may_seal)?;
    Ok(Key(JsFuture::from(derived).await?.unchecked_into()))
}

impl Key {
    /// Seals bytes: the random start value that this one sealing has, and the sealed bytes with their tag at the end.
    pub async fn seal(&self, text: &[u8]) -> Result<(Vec<u8>, Vec<u8>), BrowserError> {
        let iv = random(IV_BYTES)?;
        let sealed = subtle()?.encrypt_with_object_and_u8_array(&aes_gcm(&iv), &self.0, text)?;
        Ok((iv, bytes(&JsFuture::from(sealed).await?)))
    }

    /// Opens what was sealed; none where the passphrase is another one or a byte was altered, which nobody can tell apart.
    pub async fn open(&self, iv: &[u8], data: &[u8]) -> Result<Option<Vec<u8>>, BrowserError> {
        let opened = subtle()?.decrypt_with_object_and_u8_array(&aes_gcm(iv), &self.0, data)?;
        match JsFuture::from(opened).await.map_err(BrowserError::from) {
            Ok(opened) => Ok(Some(bytes(&opened))),
            Err(error) if error.name == "OperationError" => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn aes_gcm(iv: &[u8]) -> AesGcmParams {
    AesGcmParams::new("AES-GCM", &Uint8Array::from(iv))
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Looked up by hand: web-sys takes for granted that it is there.
fn subtle() -> Result<SubtleCrypto, BrowserError> {
    let crypto: Crypto = window()?.crypto()?;
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    if subtle.is_object() {
        Ok(subtle.unchecked_into())
    } else {
        Err(BrowserError::new("the browser seals nothing on an address without https"))
    }
}
