//! What moving a draft to another edition would do, as sentences.

use crate::model::editions::Move;
use crate::model::ids::QuestionId;
use crate::model::questionnaire::Questionnaire;

/// One kind of consequence: a heading, what it means, and the questions it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// "New questions".
    pub heading: &'static str,
    /// What that means for the person.
    pub meaning: &'static str,
    /// Each question, as it is read in the edition that has it; with the words of the other, where those differ.
    pub lines: Vec<String>,
}

/// Everything moving would do, the consequences that need a look first.
pub fn consequences(from: &Questionnaire, to: &Questionnaire, would: &Move) -> Vec<Consequence> {
    let text = |of: &Questionnaire, id: &QuestionId| of.question(id).map_or_else(String::new, |question| question.text.clone());
    let both = |id: &QuestionId| match (text(from, id), text(to, id)) {
        (before, after) if before == after => format!("{id} {after} (other answers to choose from)"),
        (before, after) => format!("{id} {after} (before: {before})"),
    };
    let changed = |fits: bool| would.changed.iter().filter(move |one| one.fits == fits).map(|one| both(&one.question));
    let fields = would.dropped_fields.iter().map(|id| {
        let label = from.profile_field(id).map_or_else(|| id.to_string(), |field| field.label.clone());
        if to.profile_field(id).is_some() { format!("{label} (asked again, with other answers to choose from)") } else { label }
    });
    let all = [
        Consequence {
            heading: "Answers that no longer fit",
            meaning: "These questions have changed so much that your answer no longer fits. It is put into the note, and the question is open again.",
            lines: changed(false).collect(),
        },
        Consequence {
            heading: "Answers to look at again",
            meaning: "These questions have other words now. Your answers stay; look whether they still say what you mean.",
            lines: changed(true).collect(),
        },
        Consequence {
            heading: "Answers no longer asked for",
            meaning: "Your answers stay in the file and are no longer shown.",
            lines: would.dropped.iter().map(|id| format!("{id} {}", text(from, id))).chain(fields).collect(),
        },
        Consequence {
            heading: "New questions",
            meaning: "These are open.",
            lines: would.added.iter().map(|id| format!("{id} {}", text(to, id))).collect(),
        },
        Consequence {
            heading: "Answers kept as they are",
            meaning: "These questions are the same in both editions.",
            lines: would.kept.iter().map(|id| format!("{id} {}", text(to, id))).collect(),
        },
    ];
    all.into_iter().filter(|one| !one.lines.is_empty()).collect()
}
