//! An audit of a case as a row holds it: what figures are made from, and nothing that anybody wrote.

use crate::model::answer::Answer;
use crate::model::audit_return::Return;

/// An audit with all that its figures are made from, and without what was written in it.
pub(super) fn without_words(record: &Return) -> Return {
    let mut kept = record.clone();
    for answer in kept.answers.values_mut() {
        *answer = Answer { response: answer.response.take(), ..Answer::default() };
    }
    let own = kept.judgements.values_mut().chain(&mut kept.overall_judgement);
    let second = kept.moderation.iter_mut().flat_map(|one| {
        one.extra.clear();
        one.answers.clear();
        let judged = one.judgements.values_mut().chain(&mut one.overall_judgement);
        judged.chain(one.agreed.values_mut()).chain(&mut one.agreed_overall)
    });
    for judgement in own.chain(second) {
        judgement.because.clear();
        judgement.extra.clear();
    }
    for escalation in &mut kept.escalations {
        // Whether it is open is a matter of its times.
        escalation.done.clear();
        escalation.outcome.clear();
        escalation.extra.clear();
    }
    kept.worker_questions.clear();
    kept.comments.clear();
    kept.actions.clear();
    kept.grades = None;
    kept.extra.clear();
    for held in kept.joint.iter_mut().flat_map(|joint| &mut joint.audits) {
        *held = without_words(held);
    }
    kept
}
