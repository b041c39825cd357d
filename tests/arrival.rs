//! What becomes of a file that is opened on a device, beside what is there under the same id: a table, and what holds of all.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::arrival::{
    Arrival, Came, Commented, Here, Kept, Refusal, as_kept, decide, refused_alone, with_comments,
};
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::interchange::second_audit::{NotSecond, judge};
use safeguarding_audit::model::audit_return::{Return, Status};
use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::provenance::CameFor;
use safeguarding_audit::model::questionnaire::Questionnaire;
use safeguarding_audit::words::arrival::{not_second, refusal};
use story::Story;
use story::audits::audit;
use story::subgroup::{changed, organisation};

fn draft() -> Story {
    let mut story = organisation("a", "SCH", "in-place");
    story.tells("organisation-name", "Oak Primary");
    story
}

fn submitted() -> Return {
    let mut story = draft();
    story.submits();
    story.record
}

/// The same return, corrected and submitted again.
fn corrected() -> Return {
    let mut story = draft();
    story.submits();
    story.record.correct();
    story.answers("D1.1", "not-in-place");
    story.submits();
    story.record
}

fn commented(record: &Return) -> Return {
    let mut comment = Comment::about(&Topic::Question("D1".into(), "D1.1".into()), "c".into(), "2026-11-22T09:00:00Z".into(), 1);
    comment.text = "Since when?".to_owned();
    comment.by = "Quality assurance lead".to_owned();
    Return { comments: vec![comment], ..record.clone() }
}

fn elms(record: &Return) -> Return {
    let mut record = record.clone();
    record.profile.insert("organisation-name".into(), serde_json::from_value("Elm Primary".into()).expect("it is a value"));
    record
}

fn with_other_answers(record: &Return) -> Return {
    let mut story = Story { record: record.clone(), ..draft() };
    story.answers("D1.2", "not-in-place");
    story.record
}

fn beside(record: &Return, file: &Return) -> Arrival {
    decide(Here::Kept(Kept { record, is_deleted: false, submitted: None }), file)
}

fn refused(why: Refusal) -> Arrival {
    Arrival::Refused(why)
}

#[test]
fn a_file_is_new_the_same_a_newer_revision_or_is_not_opened_over_other_work() {
    let draft = draft().record;
    let (first, second) = (submitted(), corrected());
    let reference = first.reference.clone();
    let others = || refused(Refusal::OtherAnswers { reference: reference.clone() });
    let elm = refused(Refusal::AnotherOrganisation {
        theirs: "Elm Primary".to_owned(),
        ours: "Oak Primary".to_owned(),
        reference: reference.clone(),
    });
    let mut begun = first.clone();
    begun.correct();
    for (what, here, file, expected) in [
        ("the draft that was downloaded here", &draft, &draft, Arrival::Same),
        ("the return that was downloaded here", &first, &first, Arrival::Same),
        ("a colleague's draft with other answers", &draft, &with_other_answers(&draft), Arrival::Together),
        ("what this draft became elsewhere", &draft, &first, others()),
        ("a correction with other answers", &begun, &with_other_answers(&begun), Arrival::Together),
        ("a colleague's draft of another revision", &begun, &draft, others()),
        ("the draft that was submitted here since", &first, &draft, others()),
        ("the next revision", &first, &second, Arrival::Replaces),
        ("a correction that was begun elsewhere", &first, &begun, Arrival::Replaces),
        ("an earlier revision", &second, &first, others()),
        ("the revision that is being corrected here", &begun, &first, others()),
        ("other answers under one revision", &first, &with_other_answers(&first), others()),
        ("another organisation's, from the same template", &draft, &elms(&draft), elm.clone()),
        ("another organisation's next revision", &first, &elms(&second), elm),
        ("what was submitted here, with comments", &first, &commented(&first), Arrival::Comments(Came::ThisRevision)),
        ("comments on what is being corrected", &begun, &commented(&first), Arrival::Comments(Came::EarlierRevision)),
        ("comments on an earlier revision", &second, &commented(&first), Arrival::Comments(Came::EarlierRevision)),
        ("comments in a draft", &first, &commented(&draft), others()),
        ("the next revision of what is a draft here", &draft, &second, others()),
        ("the next revision, with comments", &first, &commented(&second), Arrival::Replaces),
        ("an earlier draft, with comments", &second, &Return { status: Status::Draft, ..commented(&first) }, others()),
    ] {
        assert_eq!(beside(here, file), expected, "{what}");
        assert_eq!(decide(Here::Nothing, file), Arrival::New, "{what}");
        assert_eq!(decide(Here::Unsaved, file), refused(Refusal::Unsaved), "{what}");
    }
}

#[test]
fn comments_on_an_earlier_revision_come_only_to_the_return_that_was_submitted() {
    let (first, second) = (submitted(), corrected());
    let file = commented(&first);
    let beside =
        |submitted: &Return| decide(Here::Kept(Kept { record: &second, is_deleted: false, submitted: Some(submitted) }), &file);
    assert_eq!(beside(&first), Arrival::Comments(Came::EarlierRevision));
    let other = refused(Refusal::OtherAnswers { reference: first.reference.clone() });
    assert_eq!(beside(&with_other_answers(&first)), other);
}

#[test]
fn what_was_deleted_gives_way_and_comes_back_where_it_is_the_same() {
    let (first, second) = (submitted(), corrected());
    let beside = |record, file| decide(Here::Kept(Kept { record, is_deleted: true, submitted: None }), file);
    assert_eq!(beside(&first, &first), Arrival::Same);
    assert_eq!(beside(&second, &first), Arrival::Replaces);
    assert_eq!(beside(&first, &commented(&first)), Arrival::Replaces);
}

#[test]
fn a_moderation_that_somebody_has_worked_on_is_not_replaced() {
    let mut story = audit(1, 2);
    story.submits();
    let mut next = story.clone();
    next.record.correct();
    next.judges("E1", 4);
    next.submits();
    let plain = story.clone();
    story.is_moderated_by("Quality officer");
    assert_eq!(beside(&story.record, &next.record), Arrival::Replaces, "nothing was graded yet");
    story = plain;
    story.is_graded_again("Quality officer", 3).finished_at = None;
    let reference = story.record.reference.clone();
    assert_eq!(beside(&story.record, &next.record), refused(Refusal::UnderModeration { revision: 1, reference }));
}

#[test]
fn what_was_asked_here_stays_with_the_next_revision_and_it_is_known_whose_it_came_as() {
    let (first, second) = (submitted(), corrected());
    let kept = as_kept(Some(&commented(&first)), second.clone());
    assert_eq!(kept.comments.len(), 1);
    assert_eq!(kept.answers, second.answers);
    assert_eq!(kept.came_for, Some(CameFor::of(&second)));
    let begun = Return { status: Status::Draft, ..commented(&first) };
    assert_eq!(as_kept(Some(&begun), second.clone()).comments, [], "what was asked of a draft is the draft's");
    assert_eq!(as_kept(None, second.clone()).answers, second.answers);
}

#[test]
fn comments_begin_a_correction_of_ones_own_return_and_only_of_that() {
    let first = submitted();
    let file = commented(&first);
    let taken = |came, here: &Return, is_received| with_comments(came, here, is_received, &file);
    let Commented { record, new, is_corrected } = taken(Came::ThisRevision, &first, false).expect("they are new");
    assert_eq!((new, is_corrected, record.status, record.revision), (1, true, Status::Draft, 2));
    assert_eq!(record.answers, first.answers);
    let received = taken(Came::ThisRevision, &first, true).expect("they are new");
    assert_eq!((received.is_corrected, received.record.revision), (false, 1), "somebody else answers for it");
    let later = taken(Came::EarlierRevision, &corrected(), false).expect("they are new");
    assert_eq!((later.is_corrected, later.record.revision), (false, 2));
    assert_eq!(taken(Came::ThisRevision, &file, false), None, "it has them all");
    let mut answered = file.clone();
    answered.comments[0].reply("In May.".to_owned(), "2026-11-23T09:00:00Z".to_owned());
    let told = with_comments(Came::ThisRevision, &first, false, &answered).expect("they are new");
    assert_eq!((told.is_corrected, told.new), (false, 0), "there is nothing left to answer");
}

#[test]
fn a_return_that_was_changed_after_it_was_submitted_is_not_opened_and_a_draft_is() {
    let mut story = draft();
    let file = story.file();
    assert_eq!(refused_alone(&read_return(&file).expect("it is a draft")), None);
    let edited = changed(&file, "/cycle", "another".into());
    assert_eq!(refused_alone(&read_return(&edited).expect("it is a draft")), None, "drafts are edited");
    let sent = story.submits();
    assert_eq!(refused_alone(&read_return(&sent).expect("it is a return")), None);
    let tampered = changed(&sent, "/cycle", "another".into());
    assert_eq!(refused_alone(&read_return(&tampered).expect("it is a return")), Some(Refusal::Changed));
}

#[test]
fn a_second_audit_is_a_submitted_one_of_the_same_case_by_somebody_else() {
    let mut first = audit(1, 2);
    first.submits();
    let mut second = audit(1, 3);
    second.record.id = "second".into();
    let sent = second.submits();
    let questionnaire: Questionnaire = first.known.questionnaire.clone();
    let told = |first: &Return, bytes: &[u8]| judge(&questionnaire, first, &read_return(bytes).expect("it is a return"));
    assert_eq!(told(&first.record, &sent), Ok(()));
    let mut begun = audit(1, 3);
    assert_eq!(told(&first.record, &begun.file()), Err(NotSecond::Draft));
    assert_eq!(told(&first.record, &changed(&sent, "/cycle", "another".into())), Err(NotSecond::Changed));
    assert_eq!(told(&first.record, &first.clone().file()), Err(NotSecond::First));
    let mut other = audit(2, 3);
    let wrong = told(&first.record, &other.submits()).expect_err("it is another case");
    let NotSecond::OtherCase { theirs, ours } = &wrong else { panic!("{wrong:?}") };
    assert!(theirs.is_some() && ours.is_some() && theirs != ours, "{wrong:?}");
    let mut edition = audit(1, 3);
    edition.record.id = "third".into();
    edition.record.questionnaire.edition = "another".to_owned();
    assert_eq!(told(&first.record, &edition.submits()), Err(NotSecond::OtherQuestionnaire));
    first.is_graded_again("Quality officer", 3).finished_at = None;
    assert_eq!(told(&first.record, &sent), Err(NotSecond::UnderWay));
}

#[test]
fn every_refusal_says_what_to_do() {
    let reference = "S11-1".to_owned();
    let refusals = [
        Refusal::Changed,
        Refusal::Unsaved,
        Refusal::AnotherOrganisation { theirs: "Elm".into(), ours: "Oak".into(), reference: reference.clone() },
        Refusal::OtherAnswers { reference: reference.clone() },
        Refusal::UnderModeration { revision: 1, reference },
    ];
    let sentences = refusals.iter().map(refusal).collect::<Vec<_>>().join("\n");
    let second = [
        NotSecond::Draft,
        NotSecond::Changed,
        NotSecond::Joint,
        NotSecond::OtherQuestionnaire,
        NotSecond::First,
        NotSecond::OtherCase { theirs: None, ours: Some("CASE-1".into()) },
        NotSecond::UnderWay,
    ];
    let second = second.iter().map(not_second).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(format!("{sentences}\n\n{second}"));
}
