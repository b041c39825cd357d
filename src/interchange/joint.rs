//! Whether the audits within a joint judgement may stand there: few enough, submitted, of the same questionnaire, and
//! none a joint judgement itself. Looks at the JSON before it is read, so that nesting without end is never followed.

use super::read_error::ReadError;
use crate::model::audit_return::RETURN_VERSION;
use crate::model::joint::MOST_AUDITS;
use serde_json::Value;

/// Checks the audits that a return holds; a return that holds none passes.
pub fn check(file: &Value) -> Result<(), ReadError> {
    let Some(audits) = file.get("joint").and_then(|joint| joint.get("audits")).and_then(Value::as_array) else {
        return Ok(());
    };
    let refuse = |place: String, reason: &str| Err(ReadError::Misshapen { place, reason: reason.to_owned() });
    if audits.len() > MOST_AUDITS {
        let reason = format!("a joint judgement holds at most {MOST_AUDITS} audits, and here are {}", audits.len());
        return refuse("joint.audits".to_owned(), &reason);
    }
    let made_with = |record: &Value, part: &str| record.get("questionnaire").and_then(|made| made.get(part)).cloned();
    let mut ids = std::collections::BTreeSet::new();
    for (at, audit) in audits.iter().enumerate() {
        let place = |part: &str| format!("joint.audits[{at}].{part}");
        if audit.get("joint").is_some_and(|joint| !joint.is_null()) {
            return refuse(place("joint"), "a joint judgement cannot hold another one");
        }
        if let Some(found) = audit.get("version").and_then(Value::as_u64).filter(|version| *version > u64::from(RETURN_VERSION)) {
            return Err(ReadError::NewerVersion { found, known: RETURN_VERSION });
        }
        if audit.get("status").and_then(Value::as_str) != Some("submitted") {
            return refuse(place("status"), "only an audit that was submitted can be part of a joint judgement");
        }
        for part in ["id", "edition"] {
            if made_with(audit, part) != made_with(file, part) {
                return refuse(
                    place(&format!("questionnaire.{part}")),
                    "all audits of a joint judgement answer the same questionnaire",
                );
            }
        }
        if let Some(id) = audit.get("id").and_then(Value::as_str)
            && !ids.insert(id)
        {
            return refuse(place("id"), &format!("“{id}” stands here twice"));
        }
    }
    Ok(())
}
