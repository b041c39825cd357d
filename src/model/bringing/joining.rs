//! What cannot collide where copies of a draft become one: more of it never takes anything away.

use super::super::audit_return::{Declaration, Return};
use super::super::escalation::Escalation;
use super::super::plain::is_seen;
use super::super::review::joined;
use super::both::lines;

/// What cannot collide, and is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Added {
    /// What was done for a child at risk.
    Escalations,
    /// What reviewers asked, and what was said to it.
    Comments,
    /// What the worker was asked, and said.
    WorkerQuestions,
    /// Names of sites.
    Sites,
    /// What was said the time before, and which of it was looked at.
    LastTime,
    /// What was filled in of the declaration.
    Declaration,
    /// Whom the other copy asked, and fields of later versions.
    Others,
}

/// What cannot collide, and of which the other copy has more.
pub(super) fn added(mine: &Return, theirs: &Return) -> Vec<Added> {
    let mut one = mine.clone();
    add_what_cannot_collide(&mut one, theirs);
    let differs = [
        (one.escalations != mine.escalations, Added::Escalations),
        (one.comments != joined(&mine.comments, &[]), Added::Comments),
        (one.worker_questions != joined(&mine.worker_questions, &[]), Added::WorkerQuestions),
        (one.sites != mine.sites, Added::Sites),
        (one.looked_at != mine.looked_at || one.last_time != mine.last_time, Added::LastTime),
        (one.declaration != mine.declaration, Added::Declaration),
        (one.asked != mine.asked || one.extra != mine.extra, Added::Others),
    ];
    differs.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
}

/// What was done for a child, what people asked each other, and what was looked at: more of it never takes anything away.
pub(super) fn add_what_cannot_collide(one: &mut Return, theirs: &Return) {
    for escalation in &theirs.escalations {
        match one.escalations.iter_mut().find(|here| here.at == escalation.at) {
            Some(here) => further(here, escalation),
            None => one.escalations.push(escalation.clone()),
        }
    }
    one.comments = joined(&one.comments, &theirs.comments);
    one.worker_questions = joined(&one.worker_questions, &theirs.worker_questions);
    for site in &theirs.sites {
        if !one.sites.contains(site) {
            one.sites.push(site.clone());
        }
    }
    one.looked_at.extend(theirs.looked_at.iter().cloned());
    if theirs.part.is_none() {
        one.last_time = one.last_time.take().or_else(|| theirs.last_time.clone());
        one.begun_from = one.begun_from.take().or_else(|| theirs.begun_from.clone());
        for (name, digests) in &theirs.decided {
            one.decided.entry(name.clone()).or_default().extend(digests.iter().cloned());
        }
        for asked in &theirs.asked {
            match one.asked.iter_mut().find(|here| here.part == asked.part) {
                Some(here) => here.came_at = here.came_at.take().or_else(|| asked.came_at.clone()),
                None => one.asked.push(asked.clone()),
            }
        }
        one.declaration = match (one.declaration.take(), &theirs.declaration) {
            (None, there) => there.clone(),
            (Some(here), None) => Some(here),
            (Some(here), Some(there)) => Some(both_declared(here, there)),
        };
    }
    for (name, value) in &theirs.extra {
        one.extra.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

/// Of two records of what was done for a child the one that is further stands, with what the other says was done.
fn further(here: &mut Escalation, there: &Escalation) {
    let how_far = |one: &Escalation| (one.closed_at.is_some(), one.recorded_at.is_some());
    let texts = |one: &Escalation| [one.told.clone(), one.told_at.clone(), one.done.clone(), one.outcome.clone()];
    let mut joined = texts(here);
    for (text, other) in joined.iter_mut().zip(texts(there)) {
        *text = lines(text, &other);
    }
    if how_far(there) > how_far(here) {
        here.clone_from(there);
    }
    let [told, told_at, done, outcome] = joined;
    (here.told, here.told_at, here.done, here.outcome) = (told, told_at, done, outcome);
}

/// What was filled in here stays, and what is blank is filled in.
fn both_declared(mut here: Declaration, there: &Declaration) -> Declaration {
    for (text, other) in [(&mut here.role, &there.role), (&mut here.at, &there.at)] {
        if !is_seen(text) {
            text.clone_from(other);
        }
    }
    for (id, signed) in &there.sign_offs {
        here.sign_offs.entry(id.clone()).or_insert_with(|| signed.clone());
    }
    here
}
