//! One case, several agencies: their files become one case, each with a verdict, and what they judge together is a file.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::adding_up::cases::{CaseOutcome, CaseRequest, bring_together};
use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::grading::joint::{JointDiscuss, Seen, case_grades};
use safeguarding_audit::grading::{Outcome, grade};
use safeguarding_audit::interchange::case_audits::{CaseHere, Wanted};
use safeguarding_audit::interchange::read::{foreign_answers, read_return};
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::model::audit_return::{Return, Status};
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::joint::{Joint, MOST_AUDITS, shared_profile};
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::moderation::Moderation;
use safeguarding_audit::model::parts::{join, split};
use safeguarding_audit::words;
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, questionnaire};
use story::subgroup::zip_of;

const CASE: &str = "CASE-7F3K-92QD";
const OTHER: &str = "CASE-0000-0001";
const LEVELS: [&str; 3] = ["E1.1", "E2.1", "E3.1"];

/// Three domains, of which a GP is not asked the third, and feedback that is not graded.
fn audit() -> Definition {
    let bands = json!([{ "from": 50, "grade": "good" }, { "from": 0, "grade": "inadequate" }]);
    let judged = json!({ "method": "judged", "bands": bands });
    let overall = json!({ "method": "judged", "bands": bands, "rules": [
        { "grade": "good", "because": "Most domains are good or better", "when": [{ "at_least": "good", "in_how_many": "most" }] },
        { "grade": "requires-improvement", "because": "Too few domains are good", "when": [] }] });
    let two = json!({ "domains": { "at_or_below": "inadequate", "count": 2 } });
    questionnaire()
        .with("/kind", json!("case-audit"))
        .with("/profile/0/required", json!(false))
        .with("/grading/domain", judged)
        .with("/grading/overall", overall)
        .with("/grading/limits", json!([]))
        .limit("two", "overall", two, "inadequate", "Two domains are Inadequate")
        .limit("unsafe", "overall", json!({ "open_escalation": true }), "inadequate", "A child may be at risk now")
        .asks("case-reference", "case-reference", json!({ "required": true }))
        .asks("auditor-role", "short-text", json!({}))
        .asks("disability", "yes-no", json!({}))
        .domain("E1", |domain| domain.level("E1.1"))
        .domain("E2", |domain| domain.level("E2.1"))
        .domain("E3", |domain| domain.level("E3.1").only_for(&["SCH", "NHS", "SPO"]))
        .domain("FF", |domain| domain.asks("FF1", "long-text").optional().domain_with("ungraded", json!(true)))
}

/// A draft of an agency's audit with these grades, the last for the whole.
fn agency(organisation_type: &str, case: &str, grades: [&str; 4]) -> Story {
    let mut story = Story::with(audit());
    story.record.id = format!("id-{organisation_type}").into();
    story.record.reference = format!("ST-{organisation_type}");
    story.organisation_is(organisation_type);
    story.tells("case-reference", case);
    story.tells("auditor-role", &format!("Auditor of {organisation_type}"));
    for question in LEVELS {
        story.answers(question, "in-place");
    }
    for (domain, grade) in ["E1", "E2", "E3"].iter().zip(grades) {
        story.record.judgements.insert((*domain).into(), reasoned(grade));
    }
    story.record.overall_judgement = Some(reasoned(grades[3]));
    story
}

fn reasoned(grade: &str) -> Judgement {
    Judgement::new(grade.into(), format!("Because it is {grade}"))
}

fn school(case: &str) -> Story {
    agency("SCH", case, ["good"; 4])
}

fn gp(case: &str) -> Story {
    agency("GP", case, ["requires-improvement"; 4])
}

type Files = Vec<(String, Vec<u8>)>;

fn files<const N: usize>(files: [(&str, Vec<u8>); N]) -> Files {
    files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

fn brought(files: Files) -> CaseOutcome {
    bring_together(CaseRequest { questionnaires: vec![audit().bytes()], files, ..CaseRequest::default() })
}

/// What is told of files that are added to a joint judgement.
fn added(joint: &Return, files: Files) -> CaseOutcome {
    let here = joint.joint.as_ref().expect("it is joint").audits.iter().map(CaseHere::of).collect();
    let wanted = Some(Wanted { case: CASE.to_owned(), here });
    bring_together(CaseRequest { questionnaires: vec![audit().bytes()], files, wanted })
}

fn told(outcome: &CaseOutcome) -> Vec<(&str, &str)> {
    outcome.lines.iter().map(|line| (line.name.as_str(), line.label.as_str())).collect()
}

fn audits_in(outcome: &CaseOutcome) -> Vec<Return> {
    let read = |json: &String| read_return(json.as_bytes()).expect("an audit is read").record;
    outcome.cases.iter().flat_map(|case| &case.audits).map(read).collect()
}

/// What agencies judge together, from these audits.
fn joint_of(audits: Vec<Return>) -> Story {
    let mut story = Story::with(audit());
    story.record.id = "joint-1".into();
    story.record.profile = shared_profile(&story.known.questionnaire, &audits);
    story.record.joint = Some(Joint::of(audits));
    story
}

fn submitted(mut story: Story) -> Return {
    let file = story.submits();
    read_return(&file).expect("it is read").record
}

fn three() -> Story {
    let nhs = agency("NHS", CASE, ["inadequate", "good", "not-a-level", "requires-improvement"]);
    joint_of(vec![submitted(school(CASE)), submitted(gp(CASE)), submitted(nhs)])
}

#[test]
fn an_audit_without_grades_leaves_nothing_to_judge_together() {
    let definition = questionnaire()
        .with("/kind", json!("case-audit"))
        .with("/grading/domain", json!({ "method": "none" }))
        .with("/grading/overall", json!({ "method": "none" }))
        .with("/grading/limits", json!([]))
        .asks("case-reference", "case-reference", json!({ "required": true }))
        .domain("L1", |domain| domain.asks("L1.1", "long-text"));
    let questionnaires = vec![definition.bytes()];
    let mut story = Story::with(definition);
    story.organisation_is("SCH");
    story.tells("case-reference", CASE);
    story.answers("L1.1", "The child is safe and likes the school.");
    let files = files([("school.json", story.submits())]);
    let outcome = bring_together(CaseRequest { questionnaires, files, ..CaseRequest::default() });
    assert_eq!(told(&outcome), [("school.json", "Gives no grades")]);
    assert!(outcome.cases.is_empty());
}

#[test]
fn files_are_grouped_by_case_whatever_order_and_archive_they_come_in() {
    let (one, two, three) = (school(CASE).submits(), gp(CASE).submits(), agency("NHS", OTHER, ["good"; 4]).submits());
    let apart = brought(files([("a.json", one.clone()), ("b.json", two.clone()), ("c.json", three.clone())]));
    let cases: Vec<_> = apart.cases.iter().map(|case| (case.case.as_str(), case.agencies.join(", "))).collect();
    assert_eq!(cases, [(OTHER, "NHS trust".to_owned()), (CASE, "School, GP practice".to_owned())]);
    let turned = brought(files([("c.json", three.clone()), ("b.json", two.clone()), ("a.json", one.clone())]));
    assert_eq!(turned.cases, apart.cases);
    let zipped = brought(files([("all.zip", zip_of(&[("b.json", &two), ("a.json", &one), ("c.json", &three)]))]));
    assert_eq!(zipped.cases, apart.cases);
}

#[test]
fn a_case_reference_counts_as_it_is_meant_and_not_as_it_was_typed() {
    let outcome = brought(files([("a.json", school(CASE).submits()), ("b.json", gp("case 7f3k 92qd").submits())]));
    assert_eq!(outcome.cases.len(), 1);
}

#[test]
fn every_file_is_told_what_became_of_it_in_whatever_order_they_come() {
    let mut newer = school(CASE);
    newer.record.revision = 2;
    let mut edited = gp(CASE).submits();
    edited = story::subgroup::changed(&edited, "/judgements/E1/grade", json!("outstanding"));
    let mut other_edition = gp(CASE);
    other_edition.record.id = "edition".into();
    other_edition.record.questionnaire.edition = "2019".to_owned();
    let mut nowhere = gp(CASE);
    nowhere.record.id = "nowhere".into();
    nowhere.record.profile.remove(&"case-reference".into());
    let mut draft = gp(CASE);
    draft.record.id = "draft".into();
    let (mut left, mut right) = (agency("SPO", CASE, ["good"; 4]), agency("SPO", CASE, ["outstanding"; 4]));
    let all = files([
        ("again.json", newer.submits()),
        ("clash-1.json", left.submits()),
        ("clash-2.json", right.submits()),
        ("draft.json", draft.file()),
        ("edited.json", edited),
        ("edition.json", other_edition.submits()),
        ("joint.json", three().submits()),
        ("new.json", newer.submits()),
        ("no case.json", nowhere.submits()),
        ("notes.txt", b"Dear all".to_vec()),
        ("old.json", school(CASE).submits()),
    ]);
    let outcome = brought(all.clone());
    let expected = [
        ("again.json", "Used"),
        ("clash-1.json", "Clashes"),
        ("clash-2.json", "Clashes"),
        ("draft.json", "Still a draft"),
        ("edited.json", "Changed after it was saved"),
        ("edition.json", "Other questionnaire"),
        ("joint.json", "Joint judgement"),
        ("new.json", "Same audit again"),
        ("no case.json", "No case reference"),
        ("notes.txt", "Not readable"),
        ("old.json", "Older revision"),
    ];
    assert_eq!(told(&outcome), expected);
    for turn in 1..all.len() {
        let mut turned = all.clone();
        turned.rotate_left(turn);
        turned.swap(0, turn / 2);
        let mut lines = brought(turned).lines;
        lines.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(lines, outcome.lines, "turned by {turn}");
    }
}

#[test]
fn a_newer_revision_replaces_the_older_one_and_the_joint_reasons_stay() {
    let mut joint = three();
    joint.record.judge(&Subject::Domain("E1".into()), reasoned("good"));
    let mut newer = school(CASE);
    newer.record.revision = 2;
    newer.record.judgements.insert("E1".into(), reasoned("outstanding"));
    let outcome = added(&joint.record, files([("newer.json", newer.submits()), ("gp.json", gp(CASE).submits())]));
    assert_eq!(told(&outcome), [("newer.json", "Newer revision"), ("gp.json", "Same audit again")]);
    let [newer] = audits_in(&outcome).try_into().expect("one audit is used");
    joint.record.joint.as_mut().expect("it is joint").put(newer);
    let audits = &joint.record.joint.as_ref().expect("it is joint").audits;
    assert_eq!(
        audits.iter().map(|audit| (audit.id.as_str(), audit.revision)).collect::<Vec<_>>(),
        [("id-SCH", 2), ("id-GP", 1), ("id-NHS", 1)]
    );
    assert_eq!(joint.record.judgement(&Subject::Domain("E1".into())), Some(&reasoned("good")));
    let older = added(&joint.record, files([("older.json", school(CASE).submits())]));
    assert_eq!(told(&older), [("older.json", "Older revision")]);
}

#[test]
fn audits_of_several_agencies_that_began_from_one_draft_are_several_audits_whatever_their_order() {
    let one_id = |mut story: Story| {
        story.record.id = "template".into();
        story.record.reference = "ST-template".to_owned();
        story
    };
    let (school, gp) = (one_id(school(CASE)).submits(), one_id(gp(CASE)).submits());
    let together = brought(files([("school.json", school.clone()), ("gp.json", gp.clone())]));
    assert_eq!(told(&together), [("school.json", "Used"), ("gp.json", "Used")]);
    assert!(together.lines.iter().all(|line| line.sentence.contains("the same id")), "{:?}", together.lines);
    assert_eq!(together.cases[0].agencies, ["School", "GP practice"]);
    let turned = brought(files([("gp.json", gp.clone()), ("school.json", school.clone())]));
    assert_eq!(turned.cases, together.cases);
    let audits = audits_in(&together);
    assert_ne!(audits[0].id, audits[1].id, "a joint judgement knows its audits by their ids");
    let written = joint_of(audits.clone()).file();
    assert!(read_return(&written).is_ok(), "and its file can be opened again");

    let joint = joint_of(audits).record;
    let again = added(&joint, files([("school.json", school.clone()), ("gp.json", gp.clone())]));
    assert_eq!(told(&again), [("school.json", "Same audit again"), ("gp.json", "Same audit again")]);
    for (first, second) in [(&school, &gp), (&gp, &school)] {
        let joint = joint_of(audits_in(&brought(files([("first.json", first.clone())])))).record;
        let later = added(&joint, files([("second.json", second.clone()), ("first.json", first.clone())]));
        assert_eq!(told(&later), [("second.json", "Used"), ("first.json", "Same audit again")]);
        assert_eq!(audits_in(&later).len(), 1);
    }
}

#[test]
fn an_audit_of_another_case_is_not_added() {
    let outcome = added(&three().record, files([("other.json", agency("SPO", OTHER, ["good"; 4]).submits())]));
    assert_eq!(told(&outcome), [("other.json", "Other case")]);
    assert_eq!(outcome.lines[0].sentence, format!("Not used: it is about {OTHER}, and this is {CASE}."));
    assert_eq!(outcome.cases, []);
}

#[test]
fn the_same_revision_with_its_moderation_is_newer_than_without() {
    let plain = school(CASE).submits();
    let mut moderated = school(CASE);
    moderated.submits();
    moderated.record.moderation.push(agreed("requires-improvement"));
    let moderated = moderated.file();
    let outcome = brought(files([("a.json", plain.clone()), ("b.json", moderated.clone())]));
    assert_eq!(told(&outcome), [("a.json", "Older copy"), ("b.json", "Used")]);
    let joint = joint_of(vec![read_return(&plain).expect("it is read").record]);
    assert_eq!(told(&added(&joint.record, files([("b.json", moderated)]))), [("b.json", "Reviewed")]);
}

fn agreed(grade: &str) -> Moderation {
    let mut moderation = Moderation::begin("m1".into(), "2026-11-01T10:00:00Z".to_owned(), 1);
    moderation.set_agreed(&Subject::Domain("E1".into()), reasoned(grade));
    moderation.finished_at = Some("2026-11-02T10:00:00Z".to_owned());
    moderation
}

#[test]
fn a_joint_judgement_holds_twenty_audits_and_says_so_of_the_rest() {
    let many = (0..=MOST_AUDITS).map(|at| {
        let mut story = school(CASE);
        story.record.id = format!("id-{at:02}").into();
        story.record.reference = format!("ST-{at:02}");
        (format!("{at:02}.json"), story.submits())
    });
    let outcome = brought(many.collect());
    assert_eq!(outcome.cases[0].audits.len(), MOST_AUDITS);
    let last = outcome.lines.last().expect("there is a line");
    assert_eq!(
        (last.label.as_str(), last.sentence.as_str()),
        ("Too many", "Not used: a joint judgement holds at most 20 audits.")
    );
}

#[test]
fn each_agency_is_seen_beside_the_others_and_what_needs_talking_about_is_marked() {
    let mut joint = three();
    joint.record.joint.as_mut().expect("it is joint").audits[0].moderation.push(agreed("outstanding"));
    joint.record.judge(&Subject::Domain("E1".into()), reasoned("requires-improvement"));
    let found = case_grades(&joint.known.questionnaire, &joint.record);
    let subjects: Vec<_> =
        found.rows.iter().map(|row| words::comparing::subject(&joint.known.questionnaire, &row.subject)).collect();
    assert_eq!(subjects, ["E1 Domain E1", "E2 Domain E2", "E3 Domain E3", "Overall grade"], "feedback is not graded");
    let graded = |grade: &str, is_agreed| Seen::Found { outcome: Outcome::Graded(grade.into()), is_agreed };
    let first = &found.rows[0];
    assert_eq!(first.seen, [graded("outstanding", true), graded("requires-improvement", false), graded("inadequate", false)]);
    assert_eq!(first.joint, Some(Outcome::Graded("requires-improvement".into())));
    assert_eq!(
        first.discuss,
        [JointDiscuss::Apart(3), JointDiscuss::Extreme("inadequate".into()), JointDiscuss::Extreme("outstanding".into())]
    );
    assert_eq!(
        words::joint::discuss(&joint.known.questionnaire, first).as_deref(),
        Some("Grades 3 apart; Inadequate from 1 agency; Outstanding from 1 agency")
    );
    assert_eq!(found.rows[1].discuss, [], "neighbours need no talk");
    assert_eq!(found.rows[2].seen[1], Seen::NotAsked, "a GP is not asked");
    assert_eq!(found.rows[2].seen[2], Seen::Found { outcome: Outcome::NotEnoughEvidence, is_agreed: false });
    assert_eq!(found.rows[3].joint, None);
}

#[test]
fn the_joint_grades_are_what_was_judged_and_the_whole_is_suggested_once_every_domain_is() {
    let mut joint = three();
    for domain in ["E1", "E2", "E3"] {
        assert_eq!(grade(&joint.known.questionnaire, &joint.record).overall.suggestion, None);
        joint.record.judge(&Subject::Domain(domain.into()), reasoned(if domain == "E1" { "good" } else { "inadequate" }));
    }
    let found = grade(&joint.known.questionnaire, &joint.record);
    assert_eq!(found.overall.suggestion, Some("inadequate".into()));
    assert_eq!(found.overall.limits[0].because, "Two domains are Inadequate");
    joint.record.judge(&Subject::Overall, reasoned("requires-improvement"));
    joint.overall_is("requires-improvement");
}

#[test]
fn a_child_at_risk_in_any_audit_limits_what_is_suggested() {
    let mut joint = three();
    for domain in ["E1", "E2", "E3"] {
        joint.record.judge(&Subject::Domain(domain.into()), reasoned("good"));
    }
    let suggested = |story: &Story| grade(&story.known.questionnaire, &story.record).overall.suggestion;
    assert_eq!(suggested(&joint), Some("good".into()));
    let escalation = serde_json::from_value(json!({ "at": "2026-11-20T10:00:00Z" })).expect("it is an escalation");
    joint.record.joint.as_mut().expect("it is joint").audits[2].escalations.push(escalation);
    assert_eq!(suggested(&joint), Some("inadequate".into()));
}

#[test]
fn a_joint_judgement_is_complete_with_two_audits_and_a_reason_for_each_grade() {
    let mut joint = three();
    let nothing = ["E1", "E2", "E3", "the whole"].map(|of| (format!("grade of {of}"), Rule::NotJudged));
    assert_eq!(joint.findings(), nothing, "nothing is asked of its profile and answers");
    for domain in ["E1", "E2", "E3"] {
        joint.record.judge(&Subject::Domain(domain.into()), reasoned("good"));
    }
    joint.record.judge(&Subject::Overall, Judgement::new("good".into(), " ".to_owned()));
    assert_eq!(joint.findings(), [("grade of the whole".to_owned(), Rule::NoJointReason)]);
    joint.record.judge(&Subject::Overall, reasoned("good"));
    assert!(joint.can_submit());
    joint.record.joint.as_mut().expect("it is joint").audits.truncate(1);
    assert_eq!(joint.findings(), [("grade of the whole".to_owned(), Rule::TooFewAudits)]);
}

#[test]
fn the_profile_is_what_all_who_said_something_say_alike() {
    let (mut one, mut two) = (school(CASE), gp(CASE));
    one.tells("disability", "yes");
    let shared = |one: &Story, two: &Story| {
        let profile = shared_profile(&one.known.questionnaire, &[one.record.clone(), two.record.clone()]);
        profile.iter().map(|(id, value)| (id.to_string(), value.typed())).collect::<Vec<_>>()
    };
    let case = ("case-reference".to_owned(), CASE.to_owned());
    assert_eq!(shared(&one, &two), [case.clone(), ("disability".to_owned(), "yes".to_owned())]);
    two.tells("disability", "no");
    assert_eq!(shared(&one, &two), [case.clone(), ("disability".to_owned(), "yes".to_owned())], "what one agency knows holds");
    two.record.profile.remove(&"disability".into());
    one.record.profile.remove(&"disability".into());
    two.tells("organisation-type", "SCH");
    two.tells("auditor-role", "Auditor of SCH");
    assert_eq!(shared(&one, &two), [case], "not the type of agency nor the auditor's role, also where they are alike");
    assert_eq!(three().record.name(), "CASE-7F3K-92QD – joint judgement");
    assert_eq!(one.record.name(), CASE);
}

#[test]
fn a_joint_judgement_is_kept_in_parts_and_put_together_again() {
    let mut joint = three().record;
    joint.judge(&Subject::Overall, reasoned("good"));
    let parts = split(&joint).expect("it can be split");
    let read = safeguarding_audit::interchange::read::read_return_value(join(parts)).expect("it is read");
    assert_eq!(read.record, joint);
}

#[test]
fn a_submitted_joint_judgement_is_read_as_it_was_written_with_fields_of_later_versions() {
    let mut joint = three();
    for domain in ["E1", "E2", "E3"] {
        joint.record.judge(&Subject::Domain(domain.into()), reasoned("good"));
    }
    joint.record.judge(&Subject::Overall, reasoned("good"));
    let audits = &mut joint.record.joint.as_mut().expect("it is joint").audits;
    audits[1].extra.insert("later".to_owned(), json!({ "kept": [1, 2] }));
    audits[1].judgements.entry("E1".into()).and_modify(|one| drop(one.extra.insert("later".to_owned(), json!(true))));
    let file = joint.submits();
    let read = read_return(&file).expect("it is read").record;
    assert_eq!(read.status, Status::Submitted);
    assert_eq!(read, joint.record);
    let again = with_digest(&read).expect("it has a canonical form");
    assert_eq!(again, serde_json::from_slice::<Value>(&file).expect("it is JSON"), "not a letter differs");
}

/// Why the file of a joint judgement with this change is refused: place and reason.
#[track_caller]
fn refused(change: impl FnOnce(&mut Value)) -> (String, String) {
    let mut file: Value = serde_json::from_slice(&three().file()).expect("it is JSON");
    change(&mut file);
    match read_return(file.to_string().as_bytes()) {
        Err(ReadError::Misshapen { place, reason }) => (place, reason),
        other => panic!("it is read as {other:?}"),
    }
}

#[test]
fn a_joint_judgement_within_a_joint_judgement_is_refused_however_deep() {
    let (place, reason) = refused(|file| file["joint"]["audits"][1]["joint"] = json!({ "audits": [] }));
    assert_eq!((place.as_str(), reason.as_str()), ("joint.audits[1].joint", "a joint judgement cannot hold another one"));
    let mut deep = json!({ "audits": [] });
    for _ in 0..30 {
        let inner = std::mem::take(&mut deep);
        let mut audit: Value = serde_json::from_slice(&school(CASE).submits()).expect("it is JSON");
        audit["joint"] = inner;
        deep = json!({ "audits": [audit] });
    }
    assert_eq!(refused(|file| file["joint"] = deep).0, "joint.audits[0].joint");
}

#[test]
fn audits_that_cannot_stand_in_a_joint_judgement_are_refused_with_their_place() {
    let at = |change: fn(&mut Value)| refused(change).0;
    assert_eq!(at(|file| file["joint"]["audits"][2]["status"] = json!("draft")), "joint.audits[2].status");
    assert_eq!(
        at(|file| file["joint"]["audits"][0]["questionnaire"]["edition"] = json!("2019")),
        "joint.audits[0].questionnaire.edition"
    );
    assert_eq!(at(|file| file["joint"]["audits"][1]["id"] = json!("id-SCH")), "joint.audits[1].id");
    let too_many = |file: &mut Value| {
        let one = file["joint"]["audits"][0].clone();
        file["joint"]["audits"] = vec![one; MOST_AUDITS + 1].into();
    };
    assert_eq!(
        refused(too_many),
        ("joint.audits".to_owned(), "a joint judgement holds at most 20 audits, and here are 21".to_owned())
    );
    assert_eq!(at(|file| file["joint"]["audits"] = json!("all of them")), "joint.audits");
}

#[test]
fn an_answer_that_no_question_can_have_is_found_also_in_an_audit_within() {
    let mut joint = three();
    joint.record.joint.as_mut().expect("it is joint").audits[1].answers.entry("E1.1".into()).and_modify(|answer| {
        answer.response = serde_json::from_value::<safeguarding_audit::model::answer::Answer>(json!({ "value": "in-plaice" }))
            .expect("it is an answer")
            .response;
    });
    let places: Vec<String> =
        foreign_answers(&joint.known.questionnaire, &joint.record).into_iter().map(|foreign| foreign.place).collect();
    assert_eq!(places, ["joint.audits[1].answers.E1.1"]);
}
