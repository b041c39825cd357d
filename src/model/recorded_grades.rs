//! Grades as they stand in a file, for readers that have no engine.

use super::ids::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Grades as they stand in a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedGrades {
    /// Each graded domain.
    #[serde(default)]
    pub domains: BTreeMap<DomainId, RecordedGrade>,
    /// The overall grade; absent while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<LevelId>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One domain's grade as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedGrade {
    /// A level of the grade scale.
    pub grade: LevelId,
    /// In basis points, 0 to 10,000; absent where the grade is a person's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u32>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
