//! One case that several people audit: a second auditor's own audit, and a joint judgement of several agencies.

pub mod joint;
pub mod own_audit;
