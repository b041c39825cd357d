//! Audits of cases: what auditors and their seconds judge, and what each file becomes.

use super::Story;
use super::definition::{Definition, questionnaire};
use safeguarding_audit::model::answer::AnswerValue;
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::moderation::Moderation;
use safeguarding_audit::model::reference::{CASE, reference};
use serde_json::{Value, json};

/// The grades from the lowest to the best; 1 to 4 as auditors write them down.
pub const GRADES: [&str; 4] = ["inadequate", "requires-improvement", "good", "outstanding"];

/// The grade that an auditor writes down as a number; 0 is "Not enough evidence".
pub fn grade_of(number: u8) -> &'static str {
    number.checked_sub(1).and_then(|at| GRADES.get(usize::from(at))).copied().unwrap_or("not-enough-evidence")
}

/// A case audit of two domains, the second one named by boards, reported by a type of plan and by themes.
pub fn case_audit() -> Definition {
    let file: Value = serde_json::from_slice(&questionnaire().bytes()).expect("it is JSON");
    let mut options = file["options"].clone();
    options["plans"] = json!([{ "id": "cp", "label": "Child protection" }, { "id": "cin", "label": "Child in need" }, { "id": "la", "label": "Looked after" }]);
    options["themes"] = json!([{ "id": "neglect", "label": "Neglect" }, { "id": "missing", "label": "Missing" }]);
    let titled = |title: &str| json!(title);
    questionnaire()
        .judged()
        .with("/options", options)
        .asks("case-reference", "case-reference", json!({}))
        .asks("plan-type", "choice", json!({ "label": "Type of plan", "options": "plans", "report_by": true }))
        .asks("themes", "choices", json!({ "label": "Themes", "options": "themes", "report_by": true }))
        .domain("E1", |d| d.domain_with("title", titled("Voice of the child")).level("E1.1"))
        .domain("E2", |d| {
            d.domain_with("title", titled("Quality of decision making")).domain_with("headline", json!(true)).level("E2.1")
        })
}

/// One audit of a case of its own, with the same grade for both domains and the whole.
pub fn audit(number: u32, grade: u8) -> Story {
    let mut story = Story::with(case_audit());
    story.record.id = format!("audit-{number:03}").into();
    story.record.reference = format!("ST-{number:04}");
    story.is_about_case(number);
    story.organisation_is("SCH");
    for question in ["E1.1", "E2.1"] {
        story.answers(question, "in-place");
    }
    for subject in ["E1", "E2", "overall"] {
        story.judges(subject, grade);
    }
    story
}

/// The whole or a domain.
pub fn subject(name: &str) -> Subject {
    if name == "overall" { Subject::Overall } else { Subject::Domain(name.into()) }
}

fn judgement(grade: u8) -> Judgement {
    Judgement::new(grade_of(grade).into(), "A reason.".to_owned())
}

impl Story {
    /// Names the case, by a number.
    pub fn is_about_case(&mut self, number: u32) {
        let chance = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.tells("case-reference", &reference(CASE, chance));
    }

    /// Says which themes it is about.
    pub fn is_about(&mut self, themes: &[&str]) {
        let themes = themes.iter().map(|theme| (*theme).to_owned()).collect();
        self.record.profile.insert("themes".into(), AnswerValue::Many(themes));
    }

    /// The auditor's grade for a domain or the whole.
    pub fn judges(&mut self, of: &str, grade: u8) {
        self.record.judge(&subject(of), judgement(grade));
    }

    /// Somebody begins to grade it a second time.
    pub fn is_moderated_by(&mut self, role: &str) -> &mut Moderation {
        let number = self.record.moderation.len();
        let id = format!("moderation-{}-{number}", self.record.id);
        let mut begun = Moderation::begin(id.as_str().into(), format!("2026-11-21T09:0{number}:00Z"), self.record.revision);
        role.clone_into(&mut begun.by);
        self.record.moderation.push(begun);
        self.record.moderation.last_mut().expect("it was just begun")
    }

    /// A second auditor graded both domains and the whole alike, and has seen the first grades.
    pub fn is_graded_again(&mut self, role: &str, grade: u8) -> &mut Moderation {
        let moderation = self.is_moderated_by(role);
        for of in ["E1", "E2", "overall"] {
            moderation.set_own(&subject(of), judgement(grade));
        }
        moderation.compared_at = Some("2026-11-21T10:00:00Z".to_owned());
        moderation
    }
}

/// Both agree on one grade throughout.
pub fn agree(moderation: &mut Moderation, grade: u8) {
    for of in ["E1", "E2", "overall"] {
        moderation.set_agreed(&subject(of), judgement(grade));
    }
    moderation.finished_at = Some("2026-11-21T11:00:00Z".to_owned());
}
