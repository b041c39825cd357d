//! A reviewer moderates a self-assessment: what its grades come to, that the organisation's own stay, and how a review travels.
//! What the desk makes of it is told in `tests/reviewed_at_the_desk.rs`.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::grading::moderated::{between_reviews, levels_apart, self_and_moderated};
use safeguarding_audit::grading::moderation::Discuss;
use safeguarding_audit::grading::{Outcome, grade};
use safeguarding_audit::interchange::arrival::{Arrival, Came, Here, Kept, Refusal, decide, with_comments};
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::filter::GradesBy;
use safeguarding_audit::model::finished::{SecondGrading, next_steps};
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::moderated_answer::ModeratedAnswer;
use safeguarding_audit::model::moderation::Moderation;
use safeguarding_audit::routes::DraftPage;
use safeguarding_audit::routes::shown::{DraftFacts, page_shown};
use safeguarding_audit::words::reviews::{answer_lines_reviewed, came_to, review_shown};
use serde_json::json;
use story::Story;
use story::audits::audit;
use story::definition::{answer, questionnaire};
use story::reviews::{draft, grades, levels};
use story::subgroup::organisation;

fn submitted(id: &str) -> Story {
    let mut story = draft(id);
    story.submits();
    story
}

fn reviewed(does: &dyn Fn(&mut Moderation)) -> Story {
    let mut story = submitted("a");
    story.is_reviewed("m-1", "Business manager", 10, does);
    story
}

#[test]
fn where_nothing_is_moderated_every_grade_stands() {
    let story = reviewed(&|_| {});
    assert_eq!(story.as_moderated(), grade(&story.known.questionnaire, &story.record));
    let review = &story.record.moderation[0];
    assert_eq!(came_to(&story.known.questionnaire, &story.record, review), "Everything stands as the organisation says it.");
}

#[test]
fn a_moderated_level_is_graded_by_the_same_rules_and_the_answers_stay() {
    let before = submitted("a");
    let story = reviewed(&|review| levels(review, "D1.1", "partly-in-place"));
    story.domain_is("D1", "good");
    story.domain_is_moderated_to("D1", "requires-improvement");
    story.whole_is_moderated_to("requires-improvement");
    assert_eq!(story.record.answers, before.record.answers, "the organisation's answers are its own");
    assert_eq!(story.record.as_first_submitted(), before.record.as_first_submitted());
    assert_eq!(
        grade(&story.known.questionnaire, &story.record.as_agreed()),
        grade(&story.known.questionnaire, &before.record),
        "nor are they changed where figures say that they are its own"
    );
}

#[test]
fn a_grade_by_hand_stands_above_what_the_levels_come_to_and_the_whole_follows_from_it() {
    let story = reviewed(&|review| {
        levels(review, "D1.1", "not-in-place");
        grades(review, "D1", "good");
        grades(review, "D2", "inadequate");
        grades(review, "D3", "inadequate");
    });
    story.domain_is_moderated_to("D1", "good");
    story.domain_is_moderated_to("D2", "inadequate");
    let found = story.as_moderated();
    let by_hand = found.domain(&"D2".into()).expect("it is asked");
    assert!(by_hand.by_rules.is_none() && by_hand.limits.is_empty(), "no rule explains a person's grade");
    story.whole_is_moderated_to("inadequate");
}

#[test]
fn a_grade_by_hand_does_not_take_a_key_gap_from_the_whole() {
    let story = reviewed(&|review| {
        levels(review, "D1.1", "not-in-place");
        grades(review, "D1", "outstanding");
    });
    story.whole_is_moderated_to("requires-improvement");
}

#[test]
fn everything_can_be_moderated_and_the_highest_level_counts_where_no_evidence_is_named() {
    let mut story = submitted("a");
    let all: Vec<_> = story.known.questionnaire.questions().map(|question| question.id.clone()).collect();
    story.is_reviewed("m-1", "Business manager", 10, &|review| {
        all.iter().for_each(|question| levels(review, question.as_str(), "in-place-with-impact"));
    });
    story.domain_is_moderated_to("D1", "outstanding");
    story.whole_is_moderated_to("outstanding");
    let answered: Vec<usize> = self_and_moderated(&story.known.questionnaire, &story.record, &story.record.moderation[0])
        .iter()
        .map(|one| one.answers)
        .collect();
    assert_eq!(answered, [5, 5, 5, 2, 17], "an answer that is not graded is not moderated");
}

#[test]
fn not_applicable_can_be_moderated_to_a_level_and_a_level_counts_for_nothing_where_nothing_is_asked() {
    let shown = |d: story::definition::DomainDefinition| {
        let d = d.level("E1.1").level("E1.2").level("E1.3");
        d.level("E1.4").shown_when(answer("E1.1", "not-in-place")).level("E1.5")
    };
    let mut story = Story::with(questionnaire().by_rules().domain("E1", shown));
    story.organisation_is("SCH");
    ["E1.1", "E1.2", "E1.3"].into_iter().for_each(|question| story.answers(question, "in-place"));
    story.says_not_applicable("E1.5", "There are no volunteers.");
    story.submits();
    story.is_being_reviewed("m-1", "Manager", &|review| {
        levels(review, "E1.1", "not-in-place");
        levels(review, "E1.4", "not-in-place");
        levels(review, "E1.5", "partly-in-place");
    });
    let found = story.as_moderated();
    let graded = found.domain(&"E1".into()).expect("it is asked");
    let counted: Vec<&str> = graded.counted.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(counted, ["E1.1", "E1.2", "E1.3", "E1.5"], "what is asked stays what was asked of the organisation");
    assert_eq!(graded.outcome, Outcome::Graded("requires-improvement".into()));
}

#[test]
fn a_level_or_grade_that_the_questionnaire_does_not_have_counts_for_nothing() {
    let story = reviewed(&|review| {
        levels(review, "D1.1", "splendid");
        levels(review, "D9.9", "not-in-place");
        grades(review, "D1", "splendid");
        grades(review, "FF", "inadequate");
    });
    assert_eq!(story.as_moderated(), grade(&story.known.questionnaire, &story.record));
}

#[test]
fn a_domain_too_small_for_a_grade_can_be_given_one_by_hand() {
    let story = reviewed(&|review| grades(review, "D4", "requires-improvement"));
    assert!(matches!(story.domain("D4").outcome, Outcome::TooFew { .. }));
    story.domain_is_moderated_to("D4", "requires-improvement");
}

#[test]
fn by_shares_the_whole_keeps_its_points_and_limits_look_at_a_grade_by_hand() {
    let mut story = organisation("a", "SCH", "in-place");
    story.submits();
    story.is_being_reviewed("m-1", "Manager", &|review| grades(review, "D1", "inadequate"));
    story.overall_is("good");
    story.whole_is_moderated_to("requires-improvement");
}

#[test]
fn a_level_and_a_grade_need_a_reason_and_what_is_left_needs_none() {
    let mut review = Moderation::begin_review("m".into(), "2026-11-22T09:00:00Z".to_owned(), 1);
    assert!(review.is_untouched() && !review.is_blind());
    review.moderate_answer(&"D1.1".into(), ModeratedAnswer::new("partly-in-place".into(), " ".to_owned()));
    review.moderate_answer(&"D1.2".into(), ModeratedAnswer::new("".into(), "Begun, and left.".to_owned()));
    grades(&mut review, "D2", "");
    assert!(!review.is_untouched());
    let (questions, domains) = review.without_reason();
    assert_eq!((questions, domains.len()), (vec![&"D1.1".into()], 0));
    review.finish_review("2026-11-22T10:00:00Z".to_owned());
    assert_eq!(review.answers.len(), 1, "a reason that goes with nothing is no part of the review");
    assert!(review.judgements.is_empty());
}

#[test]
fn the_last_of_several_finished_reviews_counts_and_they_stand_beside_each_other() {
    let mut story = submitted("a");
    story.is_reviewed("m-2", "Second", 12, &|review| {
        levels(review, "D1.1", "not-in-place");
        levels(review, "D2.2", "in-place");
        grades(review, "D2", "inadequate");
    });
    story.is_reviewed("m-1", "First", 10, &|review| {
        levels(review, "D1.2", "partly-in-place");
        grades(review, "D2", "outstanding");
    });
    let finished = story.record.finished_reviews();
    assert_eq!(finished.iter().map(|one| one.by.as_str()).collect::<Vec<_>>(), ["First", "Second"]);
    assert_eq!(story.record.last_review().map(|one| one.by.as_str()), Some("Second"));
    let found = between_reviews(&story.known.questionnaire, &story.record, finished[0], finished[1]);
    let found: Vec<_> = found.iter().map(|one| (one.apart, one.discuss.clone())).collect();
    let far = vec![Discuss::FarApart, Discuss::Lowest, Discuss::Highest];
    assert_eq!(found, [(Some(1), vec![]), (Some(3), far), (Some(0), vec![]), (None, vec![]), (Some(1), vec![])]);
    let apart = levels_apart(&story.known.questionnaire, &story.record, [finished[0], finished[1]]);
    assert_eq!(apart, ["D1.1".into(), "D1.2".into()], "a level that is the organisation's own is no difference");
}

#[test]
fn a_finished_review_travels_and_an_unfinished_one_stays_with_the_reviewer() {
    let mut story = submitted("a");
    story.is_being_reviewed("m-1", "Manager", &|review| levels(review, "D1.1", "partly-in-place"));
    assert!(story.record.as_request().moderation.is_empty());
    let mut at_home = submitted("a").record;
    assert!(!at_home.take_review(&story.record), "it is not finished");

    let file = reviewed(&|review| levels(review, "D1.1", "partly-in-place")).file();
    let file = read_return(&file).expect("it is a return").record;
    assert!(at_home.is_submitted_as(&file));
    let here = Here::Kept(Kept { record: &at_home, is_deleted: false, submitted: None });
    assert_eq!(decide(here, &file), Arrival::Comments(Came::ThisRevision));
    let taken = with_comments(Came::ThisRevision, &at_home, false, &file).expect("it is new");
    assert!(!taken.is_corrected, "a review asks for nothing");
    assert_eq!(taken.record.moderation, file.moderation);
    assert_eq!(taken.record.answers, at_home.answers);
}

#[test]
fn a_review_is_taken_over_beside_a_correction_and_shown_as_of_the_earlier_revision() {
    let file = reviewed(&|review| {
        levels(review, "D1.1", "partly-in-place");
        grades(review, "D2", "inadequate");
    });
    let mut ours = submitted("a");
    let kept = ours.record.clone();
    ours.record.correct();
    ours.answers("D3.1", "partly-in-place");
    let here = Here::Kept(Kept { record: &ours.record, is_deleted: false, submitted: Some(&kept) });
    assert_eq!(decide(here, &file.record), Arrival::Comments(Came::EarlierRevision));
    let taken = with_comments(Came::EarlierRevision, &ours.record, false, &file.record).expect("it is new");
    ours.record = taken.record;
    assert!(ours.record.agreed().is_none(), "no figure of this revision is made from it");
    let questionnaire = &ours.known.questionnaire;
    let shown = review_shown(questionnaire, &ours.record, ours.record.last_review().expect("it is shown"));
    assert_eq!(shown.lead, "Revision 1 was reviewed by Business manager. A correction has to be reviewed anew.");
    let both: Vec<_> = shown.grades.iter().map(|one| (one.own.as_str(), one.moderated.as_str())).collect();
    let then = [("Good", "Requires improvement"), ("Good", "Inadequate"), ("Requires improvement", "Good")];
    assert_eq!(both[..3], then, "as it was moderated then, beside what the answers give now");
    let question = questionnaire.question(&"D1.1".into()).expect("it is asked");
    let lines = answer_lines_reviewed(questionnaire, &ours.record, question);
    let last = "As moderated in revision 1: Partly in place. Reason: What was seen of D1.1.";
    assert_eq!(lines.last().map(String::as_str), Some(last));
}

#[test]
fn until_a_correction_was_reviewed_the_review_of_the_revision_before_is_shown() {
    let mut story = reviewed(&|_| {});
    story.record.correct();
    story.submits();
    story.is_being_reviewed("m-2", "Manager", &|review| levels(review, "D1.1", "partly-in-place"));
    let shown = |story: &Story| story.record.last_review().map(|review| review.id.to_string());
    assert_eq!(shown(&story).as_deref(), Some("m-1"), "the other is not finished");
    story.record.moderation.pop();
    story.is_reviewed("m-2", "Manager", 11, &|_| {});
    assert_eq!(shown(&story).as_deref(), Some("m-2"));
}

#[test]
fn a_newer_revision_does_not_take_the_place_of_one_that_is_being_reviewed() {
    let mut story = submitted("a");
    story.is_being_reviewed("m-1", "Manager", &|_| {});
    let mut newer = submitted("a");
    newer.record.correct();
    newer.answers("D1.1", "not-in-place");
    newer.submits();
    let decided = |record: &Return| {
        let here = Here::Kept(Kept { record, is_deleted: false, submitted: None });
        decide(here, &newer.record)
    };
    assert_eq!(decided(&story.record), Arrival::Replaces, "nothing would be lost");
    levels(&mut story.record.moderation[0], "D1.1", "partly-in-place");
    assert!(matches!(decided(&story.record), Arrival::Refused(Refusal::UnderModeration { revision: 1, .. })));
}

#[test]
fn who_got_it_as_a_file_may_review_it_and_an_audit_of_a_case_is_moderated_instead() {
    let story = submitted("a");
    let of = |story: &Story, came| next_steps(&story.known.questionnaire, &story.record, came, "2026-27").second_grading;
    assert_eq!(of(&story, true), SecondGrading::MayBegin);
    assert_eq!(of(&story, false), SecondGrading::No, "nobody is one's own reviewer");
    assert_eq!(of(&reviewed(&|_| {}), false), SecondGrading::Begun, "the organisation sees that it was reviewed");
    assert!(!audit(1, 2).known.questionnaire.takes_reviews());
    let none = questionnaire().with("/grading/domain", json!({ "method": "none" })).with("/grading/limits", json!([]));
    let none = none.with("/grading/overall", json!({ "method": "none" })).domain("D1", |d| d.level("D1.1"));
    assert!(!none.read().questionnaire.takes_reviews(), "where nothing is graded there is nothing to moderate");
}

#[test]
fn a_reviewer_sees_every_page_of_the_return_and_goes_on_where_they_left() {
    let mut story = submitted("a");
    story.is_being_reviewed("m-1", "Manager", &|_| {});
    let at = DraftPage::Moderate(Some(Subject::Domain("D1".into())));
    let facts = DraftFacts::of(&story.record, &at.path());
    assert_eq!(page_shown(DraftPage::Tasks, &facts), at);
    for page in [DraftPage::Complete, DraftPage::Review(None), DraftPage::Moderate(None)] {
        assert_eq!(page_shown(page.clone(), &facts), page, "nothing is hidden from a reviewer");
    }
}

#[test]
fn a_row_with_moderated_grades_is_the_row_with_other_grades() {
    let story = reviewed(&|review| levels(review, "D1.1", "partly-in-place"));
    let row = ReturnRow::of(&story.known.questionnaire, &story.known.digest, &story.record);
    assert_eq!(*row.graded_by(GradesBy::AsGiven), row);
    let moderated = row.graded_by(GradesBy::AsModerated).into_owned();
    assert_ne!(moderated.grades, row.grades);
    assert_eq!(ReturnRow { grades: row.grades.clone(), overall: row.overall, ..moderated }, row);
}

proptest! {
    /// Lowering an answer never raises a grade, and raising one never lowers it, whatever else the reviewer says.
    #[test]
    fn a_better_level_never_gives_a_worse_grade(said in prop::collection::vec(0usize..5, 15), at in 0usize..15) {
        const LEVELS: [&str; 5] = ["", "not-in-place", "partly-in-place", "in-place", "in-place-with-impact"];
        let question = |at: usize| format!("D{}.{}", at / 5 + 1, at % 5 + 1);
        let mut story = submitted("a");
        story.is_being_reviewed("m-1", "Manager", &|review| {
            said.iter().enumerate().for_each(|(at, level)| levels(review, &question(at), LEVELS[*level]));
        });
        let value = |story: &Story| {
            let found = story.as_moderated();
            let scale = story.known.questionnaire.grade_scale().expect("it has grades");
            let value = |outcome: &Outcome| outcome.grade().and_then(|grade| scale.level(grade)).map(|level| level.value);
            (value(&found.domains[at / 5].outcome), value(&found.overall.outcome))
        };
        let before = value(&story);
        levels(&mut story.record.moderation[0], &question(at), "in-place-with-impact");
        let after = value(&story);
        prop_assert!(after >= before, "{before:?} {after:?}");
    }

    /// Whatever a reviewer says, the organisation's own grades are what they were.
    #[test]
    fn own_grades_do_not_move(said in prop::collection::vec(0usize..5, 15), by_hand in 0usize..5) {
        const LEVELS: [&str; 5] = ["", "not-in-place", "partly-in-place", "in-place", "in-place-with-impact"];
        const GRADES: [&str; 5] = ["", "inadequate", "requires-improvement", "good", "outstanding"];
        let own = submitted("a");
        let story = reviewed(&|review| {
            said.iter().enumerate().for_each(|(at, level)| levels(review, &format!("D{}.{}", at / 5 + 1, at % 5 + 1), LEVELS[*level]));
            grades(review, "D1", GRADES[by_hand]);
        });
        let graded = |story: &Story| grade(&story.known.questionnaire, &story.record.as_agreed());
        prop_assert_eq!(graded(&own), graded(&story));
    }
}
