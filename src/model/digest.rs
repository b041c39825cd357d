//! Digests over canonical JSON (RFC 8785), by which two machines agree that they hold the same thing.

use super::questionnaire::{Question, Questionnaire};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// SHA-256 of the canonical form, in hexadecimal. `None` where a number has no canonical form (not in JSON read by us).
pub fn canonical_digest(value: &impl Serialize) -> Option<String> {
    let bytes = serde_json_canonicalizer::to_vec(value).ok()?;
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(&bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    Some(hexadecimal)
}

/// The first 16 signs of the SHA-256 of a text: enough to see that its words have changed.
pub fn text_digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The digest a return file should carry: over everything in it but `digest` itself.
pub fn return_digest(file: &Value) -> Option<String> {
    let rest: BTreeMap<&str, &Value> =
        file.as_object()?.iter().filter(|(key, _)| *key != "digest").map(|(key, value)| (key.as_str(), value)).collect();
    canonical_digest(&rest)
}

/// How a questionnaire's digest is written in a return.
pub fn questionnaire_digest(file: &Value) -> Option<String> {
    canonical_digest(file).map(|digest| format!("sha256:{digest}"))
}

/// The digest of one question: over its words, its type and what it is answered with. Carrying answers forward and trends
/// compare it.
pub fn question_digest(questionnaire: &Questionnaire, question: &Question) -> Option<String> {
    let Question { text, wordings, answer_type, options, most, .. } = question;
    let scale = questionnaire.scale_of(question);
    let scale = scale.map(|scale| (&scale.levels, &scale.unscored, scale.not_applicable, scale.dont_know));
    let choices = options.as_ref().map(|list| questionnaire.choices(Some(list)));
    canonical_digest(&serde_json::to_value((text, wordings, answer_type, scale, choices, most)).ok()?)
}

/// The record with its digest computed anew, whichever kind of record. `None` as for [`canonical_digest`].
pub fn with_digest(record: &impl Serialize) -> Option<Value> {
    let mut file = serde_json::to_value(record).ok()?;
    let digest = return_digest(&file)?;
    file.as_object_mut()?.insert("digest".to_owned(), Value::String(digest));
    Some(file)
}
