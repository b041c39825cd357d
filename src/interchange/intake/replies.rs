//! What a file of replies to a survey is by itself: one that holds together, or why it is not counted.

use super::verdict::Verdict;
use crate::aggregation::replies::RepliesRow;
use crate::interchange::encoding::text_of;
use crate::interchange::read::{ReadQuestionnaire, ReadReplies, known, read_replies};
use crate::interchange::read_error::{ForeignAnswer, ReadError};
use crate::model::answer::AnswerValue;
use crate::model::digest::return_digest;
use crate::model::ids::FieldId;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::replies::Replies;
use std::collections::BTreeMap;

/// A file of replies that holds together.
#[derive(Clone, Debug)]
pub struct SubmittedReplies {
    /// The file, as it came.
    pub text: String,
    /// Its row.
    pub row: RepliesRow,
}

/// Reads a file of replies and says whether it holds together. Why not stands with what could be read of it all the same.
pub fn judge_replies(
    questionnaires: &[ReadQuestionnaire],
    name: &str,
    bytes: &[u8],
) -> Result<SubmittedReplies, (Option<Box<Replies>>, Verdict)> {
    let read = read_replies(bytes).map_err(|error| (None, Verdict::NotReadable(error)))?;
    match refusal(questionnaires, &read) {
        Ok(known) => {
            let text = text_of(bytes).map(|text| text.into_owned()).unwrap_or_default();
            let row = RepliesRow::of(&known.questionnaire, &known.digest, &read.replies, name);
            Ok(SubmittedReplies { text, row })
        }
        Err(verdict) => Err((Some(Box::new(read.replies)), verdict)),
    }
}

fn refusal<'q>(questionnaires: &'q [ReadQuestionnaire], read: &ReadReplies) -> Result<&'q ReadQuestionnaire, Verdict> {
    let ReadReplies { replies, file } = read;
    let id = replies.id.as_str();
    if !(1..=64).contains(&id.len()) || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        let reason = "expected 1 to 64 letters, digits and hyphens".to_owned();
        return Err(Verdict::NotReadable(ReadError::Misshapen { place: "id".to_owned(), reason }));
    }
    let made_with = &replies.questionnaire;
    let of_survey = known(questionnaires, &made_with.id, &made_with.edition).filter(|one| one.questionnaire.kind == Kind::Survey);
    let Some(known) = of_survey else {
        return Err(Verdict::UnknownQuestionnaire { id: made_with.id.to_string(), edition: made_with.edition.clone() });
    };
    let foreign = foreign_replies(&known.questionnaire, replies);
    if !foreign.is_empty() {
        return Err(Verdict::NotReadable(ReadError::Foreign(foreign)));
    }
    if replies.digest.is_none() || replies.digest != return_digest(file) {
        return Err(Verdict::DigestDiffers);
    }
    Ok(known)
}

/// Answers in a file of replies that its questionnaire does not know.
fn foreign_replies(questionnaire: &Questionnaire, file: &Replies) -> Vec<ForeignAnswer> {
    let fields = |profile: &BTreeMap<FieldId, AnswerValue>, within: &str| -> Vec<ForeignAnswer> {
        let problem = |(id, value): (&FieldId, &AnswerValue)| {
            let field = questionnaire.profile_field(id)?;
            let problem = value.problem_as(questionnaire, field.answer_type, field.options.as_ref())?;
            Some(ForeignAnswer { place: format!("{within}.{id}"), problem })
        };
        profile.iter().filter_map(problem).collect()
    };
    let mut found = fields(&file.setup, "setup");
    for (at, reply) in file.replies.iter().enumerate() {
        found.extend(fields(&reply.profile, &format!("replies[{at}].profile")));
        found.extend(reply.answers.iter().filter_map(|(id, answer)| {
            let question = questionnaire.question(id)?;
            let problem = answer.response.as_ref()?.problem(questionnaire, question)?;
            Some(ForeignAnswer { place: format!("replies[{at}].answers.{id}"), problem })
        }));
    }
    found.retain(|answer| answer.problem.is_foreign());
    found
}
