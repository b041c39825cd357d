//! Audits graded twice: how far the auditors agree, from files to printed figures, and how files of one audit are put together.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::aggregation::moderation::{ModerationFigures, SubjectFigures};
use safeguarding_audit::interchange::tables::summary_csv;
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::comment::Comment;
use safeguarding_audit::model::digest::return_digest;
use safeguarding_audit::model::moderation::{OwnReturn, taken_over};
use safeguarding_audit::words::moderation::{alpha, lead, left_out, mean_shift, roles, strength, two_decimals, warnings};
use story::Story;
use story::audits::{agree, audit, case_audit, subject};
use story::subgroup::AddedUp;
use story::subgroup::{Subgroup, only_summary, told};

fn adds_up(audits: Vec<Story>) -> AddedUp {
    let subgroup = Subgroup::offering(case_audit().bytes());
    let receive = |subgroup: Subgroup, mut audit: Story| subgroup.receives(&format!("{}.json", audit.record.id), audit.submits());
    audits.into_iter().fold(subgroup, receive).adds_up()
}

#[track_caller]
fn figures(outcome: &AddedUp) -> &ModerationFigures {
    only_summary(outcome).moderation.as_ref().expect("something was graded twice")
}

#[track_caller]
fn of<'f>(figures: &'f ModerationFigures, domain: &str) -> &'f SubjectFigures {
    let found = figures.subjects.iter().find(|subject| subject.domain.as_ref().map_or("overall", |id| id.as_str()) == domain);
    found.unwrap_or_else(|| panic!("nothing of {domain}"))
}

/// Audits with these grades throughout, each graded again with those.
fn graded_twice(first: &[u8], second: &[u8]) -> Vec<Story> {
    let graded = (1..).zip(first.iter().zip(second)).map(|(number, (first, second))| {
        let mut audit = audit(number, *first);
        audit.is_graded_again("Quality officer", *second);
        audit
    });
    graded.collect()
}

/// A table of counts: a row for each grade of the first, a column for each of the second.
fn counted(table: [[usize; 4]; 4]) -> Vec<Story> {
    let cells = (1_u8..).zip(table).flat_map(|(row, counts)| (1_u8..).zip(counts).map(move |(column, n)| (row, column, n)));
    let (first, second): (Vec<u8>, Vec<u8>) = cells.flat_map(|(row, column, n)| vec![(row, column); n]).unzip();
    graded_twice(&first, &second)
}

/// Unweighted, linear and quadratic kappa as the file and the table have them.
#[track_caller]
fn kappas_are(audits: Vec<Story>, expected: [&str; 3]) {
    let outcome = adds_up(audits);
    for domain in ["overall", "E1", "E2"] {
        let kappa = of(figures(&outcome), domain).agreement.kappa.expect("there is a kappa");
        assert_eq!([kappa.unweighted, kappa.linear, kappa.quadratic].map(|value| value.to_string()), expected, "{domain}");
    }
    let json = serde_json::to_value(only_summary(&outcome)).expect("JSON can be written");
    let kappa = &json["moderation"]["subjects"][0]["agreement"]["kappa"];
    let written = ["unweighted", "linear", "quadratic"].map(|name| format!("{:.4}", kappa[name].as_f64().expect("a number")));
    assert_eq!(written, expected);
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    for (name, value) in [("Kappa,", expected[0]), ("\"Kappa, linear\",", expected[1]), ("\"Kappa, quadratic\",", expected[2])] {
        assert!(csv.contains(&format!("story,2026,Overall,,{name}{value},")), "{name}{value} in {csv}");
    }
}

const FIRST: [u8; 12] = [4, 3, 3, 2, 1, 3, 2, 4, 3, 2, 1, 3];
const SECOND: [u8; 12] = [4, 3, 2, 2, 1, 3, 3, 4, 3, 1, 2, 3];

// ---- the examples of the brief, from files to figures ----------------------------------------------------------------------

#[test]
fn two_auditors_of_twelve_cases_agree_as_in_the_brief() {
    kappas_are(graded_twice(&FIRST, &SECOND), ["0.5294", "0.6800", "0.8168"]);
    let outcome = adds_up(graded_twice(&FIRST, &SECOND));
    let found = figures(&outcome);
    let overall = of(found, "overall");
    assert_eq!((overall.agreement.n, overall.agreement.exact, overall.agreement.within_one), (12, 8, 12));
    let kappa = overall.agreement.kappa.expect("there is a kappa");
    assert_eq!([kappa.linear, kappa.quadratic].map(|value| two_decimals(Some(value))), ["0.68", "0.82"]);
    assert_eq!(strength(&overall.agreement), "Substantial");
    assert_eq!(overall.alpha, None, "two auditors, and no grade is missing");
    assert_eq!(
        lead(found),
        "Two auditors gave the same overall grade in 8 of 12 (67%), and grades at most one apart in 12 of 12 (100%). \
         No audit was moderated to the end."
    );
    assert_eq!(warnings(found), [""; 0]);
}

#[test]
fn the_published_tables_give_the_published_figures() {
    kappas_are(counted([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]), ["0.4728", "0.5684", "0.6714"]);
    kappas_are(counted([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]), ["0.2079", "0.3797", "0.5246"]);
}

#[test]
fn alpha_is_given_where_a_grade_is_missing_and_a_case_with_one_grade_changes_nothing() {
    let mut first = FIRST.to_vec();
    first.push(2);
    let mut second = SECOND.to_vec();
    second.push(0);
    let outcome = adds_up(graded_twice(&first, &second));
    let overall = of(figures(&outcome), "overall");
    let found = overall.alpha.expect("a grade is missing");
    assert_eq!(found.value.map(|value| value.to_string()).as_deref(), Some("0.8360"));
    assert_eq!((found.cases, found.grades, overall.agreement.n), (12, 24, 12));
    assert_eq!(alpha(Some(&found)), "0.84 (reliable)");
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    assert!(csv.contains("story,2026,Overall,,\"Alpha, ordinal\",0.8360,12,"), "{csv}");
    let said = "Overall, no grade by one of the two auditors: ST-0013.".to_owned();
    assert!(left_out(figures(&outcome)).contains(&said), "{:?}", left_out(figures(&outcome)));
}

#[test]
fn alpha_counts_every_auditor_of_a_case() {
    let mut audits = graded_twice(&FIRST, &SECOND);
    audits[0].is_graded_again("Named nurse", 4);
    let outcome = adds_up(audits);
    let overall = of(figures(&outcome), "overall");
    let found = overall.alpha.expect("three graded the first case");
    assert_eq!((found.cases, found.grades), (12, 25));
    assert_eq!(overall.agreement.n, 12, "the pair is still one of two");
}

// ---- who is compared with whom ---------------------------------------------------------------------------------------------

#[test]
fn two_audits_of_one_case_by_the_same_agency_are_two_auditors() {
    let mut audits: Vec<Story> = (1..).zip(FIRST).map(|(number, grade)| audit(number, grade)).collect();
    for (number, grade) in (1..).zip(SECOND) {
        let mut other = audit(number + 100, grade);
        other.is_about_case(number);
        audits.push(other);
    }
    kappas_are(audits.clone(), ["0.5294", "0.6800", "0.8168"]);
    // Another agency reads another record.
    audits.iter_mut().skip(12).for_each(|other| other.organisation_is("GP"));
    assert_eq!(only_summary(&adds_up(audits)).moderation, None);
}

#[test]
fn an_audit_that_was_taken_over_into_a_moderation_is_not_a_third_auditor() {
    let mut first = audit(1, 3);
    let mut second = audit(2, 2);
    second.is_about_case(1);
    second.submits();
    let own = OwnReturn { reference: second.record.reference.clone(), id: second.record.id.clone(), digest: None };
    first.is_graded_again("Quality officer", 2).own_return = Some(own);
    let outcome = adds_up(vec![first, second]);
    assert_eq!((figures(&outcome).compared, of(figures(&outcome), "overall").alpha), (1, None));
    let cases = only_summary(&outcome).cases.as_ref().expect("there are audits");
    assert_eq!((cases.audits, cases.taken_over), (1, 1), "it is one audit, graded twice");
}

#[test]
fn whoever_had_seen_the_first_grades_is_no_second_auditor() {
    let mut audits = graded_twice(&[3, 3, 3], &[3, 3, 3]);
    audits[1].record.moderation[0].saw_first = true;
    agree(&mut audits[1].record.moderation[0], 2);
    let outcome = adds_up(audits);
    assert_eq!((figures(&outcome).compared, figures(&outcome).moderated), (2, 1), "what was agreed counts all the same");
    let said = left_out(figures(&outcome));
    assert!(said[0].starts_with("The second auditor had seen the first grades") && said[0].contains("ST-0002"), "{said:?}");
}

#[test]
fn what_is_not_compared_is_left_out_and_said() {
    let mut audits = graded_twice(&[3, 3, 3, 3], &[3, 3, 3, 3]);
    audits[0].record.moderation[0].compared_at = None;
    audits[1].record.moderation[0].revision = 7;
    let moderation = &mut audits[3].record.moderation[0];
    agree(moderation, 3);
    let outcome = adds_up(audits);
    assert_eq!((figures(&outcome).compared, figures(&outcome).moderated), (2, 1));
    assert_eq!(
        left_out(figures(&outcome)),
        [
            "The second auditor is still grading: ST-0001.",
            "An earlier revision was moderated: ST-0002.",
            "Both have graded and have not agreed yet, so it is in no shift: ST-0003.",
        ]
    );
}

#[test]
fn an_audit_with_nobody_else_has_no_moderation_at_all() {
    assert_eq!(only_summary(&adds_up(vec![audit(1, 3), audit(2, 3)])).moderation, None);
}

// ---- what to beware of -----------------------------------------------------------------------------------------------------

#[test]
fn fewer_than_ten_pairs_have_no_kappa() {
    let outcome = adds_up(graded_twice(&FIRST[..9], &SECOND[..9]));
    let overall = of(figures(&outcome), "overall");
    assert_eq!((overall.agreement.kappa, strength(&overall.agreement)), (None, "Too few cases"));
    assert_eq!(
        warnings(figures(&outcome)),
        [
            "Fewer than 10 cases were graded by both auditors, so kappa is not given for any of them. Look at the shares that agree."
        ]
    );
    assert!(lead(figures(&outcome)).starts_with("Two auditors gave the same overall grade in 7 of 9, and"), "no share of nine");
}

#[test]
fn one_grade_throughout_and_one_that_prevails_are_warned_of() {
    let outcome = adds_up(graded_twice(&[3; 12], &[3; 12]));
    assert_eq!(strength(&of(figures(&outcome), "overall").agreement), "All grades alike");
    let said = "Both auditors gave one grade throughout, so agreement cannot be told from chance: \
                Overall, E1 and E2.";
    assert_eq!(warnings(figures(&outcome)), [said]);

    let outcome = adds_up(graded_twice(&[3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], &[3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3]));
    let said =
        "Overall: kappa is low although the auditors agree, because 22 of 24 grades are “Good”. Look at the shares that agree.";
    assert_eq!(warnings(figures(&outcome))[0], said);
    let kappa = of(figures(&outcome), "overall").agreement.kappa.expect("there is a kappa");
    assert_eq!(two_decimals(Some(kappa.linear)), "−0.09");
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    assert!(csv.contains("\"Kappa, linear\",-0.0909,12"), "a number, and no formula: {csv}");
}

// ---- shift -----------------------------------------------------------------------------------------------------------------

#[test]
fn what_moderation_moves_is_told_by_domain_and_by_roles() {
    let mut audits = graded_twice(&[4, 4, 3, 2, 2, 3, 3], &[3, 3, 3, 3, 2, 3, 3]);
    for audit in &mut audits {
        let second = audit.record.moderation[0].own(&subject("overall")).map(|judgement| judgement.grade.clone());
        let agreed = second
            .map_or(3, |grade| story::audits::GRADES.iter().position(|one| *one == grade.as_str()).map_or(3, |at| at as u8 + 1));
        agree(&mut audit.record.moderation[0], agreed);
    }
    let outcome = adds_up(audits);
    let shift = of(figures(&outcome), "E1").shift;
    assert_eq!((shift.n, shift.raised, shift.lowered, mean_shift(&shift).as_str()), (7, 1, 2, "Down 0.14"));
    let [pair] = figures(&outcome).roles.as_slice() else { panic!("{:?}", figures(&outcome).roles) };
    assert_eq!(roles(pair), "Chief officer, then Quality officer");
    assert_eq!((pair.shift.n, pair.shift_of_domains.n, pair.agreement.n), (7, 14, 7));
}

#[test]
fn pairs_of_roles_with_few_cases_are_put_together() {
    let mut audits = graded_twice(&[3; 14], &[3; 14]);
    for (number, audit) in audits.iter_mut().enumerate() {
        let role = match number {
            0..6 => "Quality officer",
            6..12 => "named nurse",
            12 => "Police lead",
            _ => "Head teacher",
        };
        role.clone_into(&mut audit.record.moderation[0].by);
    }
    "Named nurse".clone_into(&mut audits[6].record.moderation[0].by);
    let outcome = adds_up(audits);
    let found: Vec<(usize, usize)> = figures(&outcome).roles.iter().map(|pair| (pair.pairs, pair.agreement.n)).collect();
    assert_eq!(found, [(1, 6), (3, 8)], "one and one are with the next smallest");
    assert!(figures(&outcome).roles[1].roles.is_empty());
}

// ---- files of one audit ----------------------------------------------------------------------------------------------------

/// The file as it was submitted, and the same with a moderation, then agreed; and with a question of a reviewer.
struct Files {
    plain: Vec<u8>,
    graded: Vec<u8>,
    agreed: Vec<u8>,
    asked: Vec<u8>,
}

fn files() -> Files {
    let mut story = audit(1, 2);
    let plain = story.submits();
    let mut asked = story.clone();
    let mut comment = Comment::begin("comment-1".into(), "2026-11-21T12:00:00Z".to_owned(), 1);
    "Why?".clone_into(&mut comment.text);
    asked.record.comments.push(comment);
    story.is_graded_again("Quality officer", 3);
    let graded = story.file();
    agree(&mut story.record.moderation[0], 3);
    Files { plain, graded, agreed: story.file(), asked: asked.file() }
}

fn labels(outcome: &AddedUp) -> Vec<&str> {
    outcome.verdicts.iter().map(|line| line.label.as_str()).collect()
}

fn receives(files: &[&Vec<u8>]) -> AddedUp {
    let subgroup = Subgroup::offering(case_audit().bytes());
    files
        .iter()
        .enumerate()
        .fold(subgroup, |subgroup, (at, file)| subgroup.receives(&format!("{at}.json"), (*file).clone()))
        .adds_up()
}

#[test]
fn a_moderation_is_added_to_the_return_that_is_counted() {
    let files = files();
    let outcome = receives(&[&files.plain, &files.agreed]);
    let sentence = "It adds a moderation to the return that is counted already.";
    assert_eq!(told(&outcome), [("0.json", "Counted", ""), ("1.json", "Adds a moderation", sentence)]);
    assert!(outcome.verdicts.iter().all(|line| line.is_counted), "both lines stay");
    assert_eq!(only_summary(&outcome).overall.all.good_or_better, 1, "the agreed grade counts");
    let asked = receives(&[&files.plain, &files.asked]);
    assert_eq!(labels(&asked), ["Counted", "Adds questions"]);
}

#[test]
fn what_says_no_more_is_the_same_return_again() {
    let files = files();
    assert_eq!(labels(&receives(&[&files.agreed, &files.plain])), ["Counted", "Same return again"]);
    assert_eq!(
        labels(&receives(&[&files.agreed, &files.graded])),
        ["Counted", "Same return again"],
        "the later one of a moderation counts"
    );
    assert_eq!(labels(&receives(&[&files.plain, &files.agreed, &files.agreed, &files.plain]))[2..], ["Same return again"; 2]);
}

#[test]
fn whichever_file_comes_first_the_same_is_kept_with_a_true_digest() {
    let files = files();
    let all = [&files.plain, &files.graded, &files.agreed, &files.asked];
    let mut kept = Vec::new();
    for [a, b, c, d] in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        let outcome = receives(&[all[a], all[b], all[c], all[d]]);
        let json: serde_json::Value = serde_json::from_str(&outcome.kept[0].json).expect("it is JSON");
        assert_eq!(json["digest"].as_str().map(str::to_owned), return_digest(&json));
        let record: Return = serde_json::from_value(json).expect("it is a return");
        assert_eq!((record.moderation.len(), record.comments.len()), (1, 1));
        assert!(record.agreed().is_some());
        kept.push(record);
        let again = Subgroup::offering(case_audit().bytes()).having_kept(&outcome).adds_up();
        assert!(again.left_out.is_empty() && again.kept.len() == 1, "what was put together is read again: {:?}", again.left_out);
    }
    assert!(kept.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn two_moderations_of_one_audit_are_both_kept() {
    let mut story = audit(1, 2);
    story.submits();
    let mut other = story.clone();
    story.is_graded_again("Quality officer", 3);
    other.is_graded_again("Named nurse", 3).id = "another".into();
    let (one, two) = (story.file(), other.file());
    let outcome = receives(&[&one, &two]);
    assert_eq!(labels(&outcome), ["Counted", "Adds a moderation"]);
    assert!(of(figures(&outcome), "overall").alpha.is_some(), "three auditors");
    assert_eq!(receives(&[&two, &one]).kept, outcome.kept);
}

#[test]
fn other_answers_still_clash_and_a_newer_revision_still_replaces() {
    let mut story = audit(1, 2);
    let plain = story.submits();
    let mut other = audit(1, 3);
    let mut corrected = story.clone();
    corrected.record.correct();
    corrected.judges("E1", 4);
    assert_eq!(labels(&receives(&[&plain, &other.submits()])), ["Counted", "Clashes"]);
    assert_eq!(labels(&receives(&[&files().agreed, &corrected.submits()])), ["Replaced", "Newer revision"]);
}

#[test]
fn grades_in_a_file_are_the_first_auditors() {
    let mut story = audit(1, 2);
    story.submits();
    agree(story.is_graded_again("Quality officer", 4), 4);
    let honest = story.file();
    assert_eq!(told(&receives(&[&honest])), [("0.json", "Counted", "")]);
    let grades = story.record.grades.as_mut().expect("it was graded");
    grades.overall = Some("outstanding".into());
    let outcome = receives(&[&story.file()]);
    assert!(outcome.verdicts[0].sentence.starts_with("Grades differ"), "{:?}", told(&outcome));
}

/// Whether one return took the other's grades over, looked at in pairs: what is meant by it.
fn took_over(other: &Return, one: &Return) -> bool {
    let counts = |own: &&OwnReturn| own.id == one.id && own.id != other.id;
    let compared = other.moderation.iter().filter(|begun| begun.revision == other.revision && !begun.is_blind());
    compared.filter_map(|begun| begun.own_return.as_ref()).any(|own| counts(&own))
}

#[test]
fn what_was_taken_over_is_found_in_one_pass_as_it_would_be_in_pairs() {
    let ids = ["audit-001", "audit-002", "audit-003"];
    let mut returns = Vec::new();
    // Every way in which one of three names one of four, in this revision or an earlier one, compared or still blind; and
    // the same id twice, as several organisations may have it.
    for (number, id) in (1..).zip(ids) {
        for own in ["audit-001", "audit-002", "audit-003", "audit-009"] {
            for (is_earlier, is_blind) in [(false, false), (true, false), (false, true)] {
                let mut story = audit(number, 2);
                story.record.id = id.into();
                let moderation = story.is_graded_again("Quality officer", 2);
                moderation.own_return = Some(OwnReturn { reference: String::new(), id: own.into(), digest: None });
                if is_blind {
                    moderation.compared_at = None;
                }
                story.record.revision += u32::from(is_earlier);
                returns.push(story.record);
            }
        }
    }
    let in_pairs = |few: &[&Return]| few.iter().filter(|one| few.iter().any(|other| took_over(other, one))).count();
    let mut found = 0;
    for first in &returns {
        for second in &returns {
            let few = [first, second];
            let over = taken_over(few);
            let count = few.iter().filter(|one| over.contains(&one.id)).count();
            assert_eq!(count, in_pairs(&few), "{first:?}\n{second:?}");
            found += count;
        }
    }
    assert!(found > 20, "some were taken over: {found}");
}
