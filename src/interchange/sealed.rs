//! Something that was encrypted with a passphrase, as a file and as a text that is kept. Encrypts and decrypts nothing.

use super::encoding::text_of;
use super::located;
use super::read::{Format, misshapen, parse, parse_any_size, typed};
use super::read_error::ReadError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserializer, Error, Unexpected};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

/// The `format` of a sealed file.
pub const SEALED_FORMAT: &str = "safeguarding-audit/sealed";
/// The highest version of a sealed file that this app reads.
pub const SEALED_VERSION: u32 = 1;
/// How often a passphrase may be hashed: often enough to be of use, and not so often that a device stands still.
pub const ROUNDS: RangeInclusive<u32> = 100_000..=10_000_000;
/// The fewest bytes of a salt.
pub const SHORTEST_SALT: usize = 16;
/// The bytes of an initialisation vector.
pub const IV_LENGTH: usize = 12;
/// The bytes of the tag at the end of what was encrypted, which shows that nobody changed it.
pub const TAG_LENGTH: usize = 16;

/// A file that only its passphrase opens. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "WrittenFile")]
pub struct SealedFile {
    /// What is found when it is opened.
    pub holds: Holds,
    /// How its key is made from the passphrase.
    pub sealing: Sealing,
    /// What was encrypted.
    pub text: SealedText,
}

/// What a sealed file is when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// A draft or return.
    Return,
    /// Everything on a device.
    Backup,
}

/// How a key is made from a passphrase. Is no secret.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "WrittenSealing")]
pub struct Sealing {
    /// How often the passphrase is hashed.
    pub rounds: u32,
    /// Made by chance, so that the same passphrase gives another key elsewhere.
    pub salt: Vec<u8>,
}

/// Something encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SealedText {
    /// The initialisation vector: made by chance, another one each time something is encrypted with the same key.
    #[serde(deserialize_with = "iv")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub iv: Vec<u8>,
    /// What was encrypted, with the tag at its end.
    #[serde(deserialize_with = "data")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub data: Vec<u8>,
}

impl Sealing {
    /// As it is kept on a device.
    pub fn to_text(&self) -> String {
        self.to_json().to_string()
    }

    /// From what is kept on a device.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        located::read(&parse(text)?).map_err(misshapen)
    }

    fn to_json(&self) -> Value {
        json!({ "name": "PBKDF2-SHA-256", "rounds": self.rounds, "salt": STANDARD.encode(&self.salt) })
    }
}

impl SealedText {
    /// As it is kept on a device.
    pub fn to_text(&self) -> String {
        json!({ "iv": STANDARD.encode(&self.iv), "data": STANDARD.encode(&self.data) }).to_string()
    }

    /// From what is kept on a device.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        located::read(&parse(text)?).map_err(misshapen)
    }
}

/// Whether a file says that it is sealed. Nothing else in it is looked at.
pub fn is_sealed(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    text_of(bytes).is_ok_and(|text| {
        let text = text.trim_start_matches('\u{feff}');
        serde_json::from_str(text).is_ok_and(|named: Named| named.format == SEALED_FORMAT)
    })
}

/// Reads a sealed file. Whether the passphrase fits, and what is in it, is seen when it is opened.
pub fn read_sealed(bytes: &[u8]) -> Result<SealedFile, ReadError> {
    typed(&parse_any_size(bytes)?, Format { name: SEALED_FORMAT, version: SEALED_VERSION })
}

/// Writes a sealed file.
pub fn write_sealed(file: &SealedFile) -> Vec<u8> {
    let SealedFile { holds, sealing, text } = file;
    let written = json!({
        "format": SEALED_FORMAT,
        "version": SEALED_VERSION,
        "holds": holds,
        "kdf": sealing.to_json(),
        "cipher": "AES-256-GCM",
        "iv": STANDARD.encode(&text.iv),
        "data": STANDARD.encode(&text.data),
    });
    written.to_string().into_bytes()
}

/// The file as it stands.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "SealedFile")]
#[allow(dead_code, reason = "what is only checked is not looked at again")]
struct WrittenFile {
    /// Always `safeguarding-audit/sealed`.
    format: String,
    /// Version of the file format.
    version: u32,
    /// What is found when it is opened.
    holds: Holds,
    /// How its key is made from the passphrase.
    kdf: Sealing,
    /// How it was encrypted.
    cipher: Cipher,
    /// The initialisation vector, 12 bytes in base64.
    #[serde(deserialize_with = "iv")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    iv: Vec<u8>,
    /// What was encrypted, with the 16 bytes of its tag at the end, in base64.
    #[serde(deserialize_with = "data")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    data: Vec<u8>,
}

/// How a key is made, as it stands in a file.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Sealing")]
#[allow(dead_code, reason = "what is only checked is not looked at again")]
struct WrittenSealing {
    /// How the passphrase is hashed.
    name: KeyMaking,
    /// How often.
    #[serde(deserialize_with = "rounds")]
    #[cfg_attr(feature = "schema", schemars(range(min = 100_000, max = 10_000_000)))]
    rounds: u32,
    /// Bytes made by chance, at least 16, in base64.
    #[serde(deserialize_with = "salt")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    salt: Vec<u8>,
}

/// The one way to make a key.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum KeyMaking {
    #[serde(rename = "PBKDF2-SHA-256")]
    Pbkdf2Sha256,
}

/// The one way to encrypt.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Cipher {
    #[serde(rename = "AES-256-GCM")]
    Aes256Gcm,
}

impl From<WrittenFile> for SealedFile {
    fn from(written: WrittenFile) -> Self {
        let WrittenFile { holds, kdf, iv, data, .. } = written;
        Self { holds, sealing: kdf, text: SealedText { iv, data } }
    }
}

impl From<WrittenSealing> for Sealing {
    fn from(written: WrittenSealing) -> Self {
        Self { rounds: written.rounds, salt: written.salt }
    }
}

fn rounds<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let rounds = u32::deserialize(from)?;
    if ROUNDS.contains(&rounds) {
        return Ok(rounds);
    }
    let expected = format!("a number from {} to {}", ROUNDS.start(), ROUNDS.end());
    Err(D::Error::invalid_value(Unexpected::Unsigned(rounds.into()), &expected.as_str()))
}

fn salt<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    bytes(from, |length| length >= SHORTEST_SALT, "at least 16 bytes in base64")
}

fn iv<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    bytes(from, |length| length == IV_LENGTH, "12 bytes in base64")
}

fn data<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    bytes(from, |length| length >= TAG_LENGTH, "at least 16 bytes in base64")
}

fn bytes<'de, D: Deserializer<'de>>(
    from: D,
    is_right: impl Fn(usize) -> bool,
    expected: &'static str,
) -> Result<Vec<u8>, D::Error> {
    let decoded = STANDARD.decode(String::deserialize(from)?).ok();
    decoded.filter(|bytes| is_right(bytes.len())).ok_or_else(|| D::Error::custom(format_args!("expected {expected}")))
}
