//! Audits of several agencies that began from one draft and so have one id: all but one get an id of their own, the same
//! one each time, because a joint judgement knows its audits by their ids.

use super::{CaseHere, Looked};
use crate::model::audit_return::Return;
use crate::model::digest::{canonical_digest, with_digest};
use crate::model::ids::ReturnId;
use crate::model::organisation::Whose;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The longest id that a return may have.
const LONGEST: usize = 64;

/// Gives ids of their own to audits that have another agency's. Which one keeps the id does not depend on their order.
pub(super) fn part(files: &mut [Looked], here: &[CaseHere]) {
    let mut agencies: BTreeMap<ReturnId, BTreeSet<Whose>> = BTreeMap::new();
    for audit in files.iter().filter(|looked| looked.verdict.is_none()).filter_map(|looked| looked.audit.as_ref()) {
        agencies.entry(audit.id.clone()).or_default().insert(Whose::of(audit));
    }
    for looked in files.iter_mut().filter(|looked| looked.verdict.is_none()) {
        let Some(audit) = &mut looked.audit else { continue };
        let Some(agencies) = agencies.get(&audit.id) else { continue };
        let whose = Whose::of(audit);
        let own = own_id(&audit.id, &whose);
        let with_id = here.iter().find(|here| here.id == audit.id);
        let has_own = |agency: &Whose| here.iter().any(|here| Some(&here.id) == own_id(&audit.id, agency).as_ref());
        let keeps_id = match with_id {
            Some(with_id) => with_id.whose == whose.to_string(),
            None => agencies.iter().find(|agency| !has_own(agency)) == Some(&whose),
        };
        looked.shares_id = agencies.len() > 1 || !keeps_id;
        if !keeps_id && let Some(own) = own {
            give(audit, own);
        }
    }
}

fn own_id(id: &ReturnId, whose: &Whose) -> Option<ReturnId> {
    let digest = canonical_digest(&Value::String(whose.to_string()))?;
    let ending = digest.get(..8)?;
    let kept: String = id.as_str().chars().take(LONGEST - 1 - ending.len()).collect();
    Some(ReturnId::from(format!("{kept}-{ending}")))
}

fn give(audit: &mut Return, id: ReturnId) {
    audit.id = id;
    audit.digest = with_digest(audit).and_then(|file| file.get("digest").and_then(Value::as_str).map(str::to_owned));
}
