//! The files that ship with the app, and invented returns made from them.

use safeguarding_audit::interchange::read::{ReadQuestionnaire, read_questionnaire};
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::samples::{SEED, sample_returns};
use safeguarding_audit::words::files::read_error;
use std::path::PathBuf;
use std::sync::LazyLock;

static SECTION_11: LazyLock<ReadQuestionnaire> = LazyLock::new(|| {
    read_questionnaire(&public("questionnaires/section-11.json")).unwrap_or_else(|error| panic!("{}", read_error(&error)))
});

/// The questionnaire `section-11`, as the app reads it.
pub fn section_11() -> ReadQuestionnaire {
    SECTION_11.clone()
}

/// So many invented returns of it, always the same.
pub fn samples(count: usize) -> Vec<Return> {
    sample_returns(&SECTION_11.questionnaire, &SECTION_11.digest, SEED, count)
}

/// A path in this repository.
pub fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bytes of a file in `public`.
pub fn public(path: &str) -> Vec<u8> {
    let path = in_repository("public").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
