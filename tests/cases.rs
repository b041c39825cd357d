//! Audits of cases added up: the sentence that boards print, groups of children in which nobody is recognised, and children at
//! risk before anything else.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::adding_up::lines::Lines;
use safeguarding_audit::adding_up::open_escalations;
use safeguarding_audit::aggregation::cases::{CaseGroup, Cases};
use safeguarding_audit::checks::finding::Finding;
use safeguarding_audit::checks::findings::{Circumstances, find};
use safeguarding_audit::interchange::tables::summary_csv;
use safeguarding_audit::model::audit_return::{Return, Status};
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::joint::Joint;
use safeguarding_audit::samples::SEED;
use safeguarding_audit::samples::audits::{AUDITS, MODERATED, sample_audits};
use safeguarding_audit::words::case_figures::{
    counted, escalation, hidden_domains, how_sure, median, no_groups, sentence, shown_count, shown_share,
};
use serde_json::{Map, json};
use story::Story;
use story::audits::{agree, audit, case_audit};
use story::shipped::public;
use story::subgroup::AddedUp;
use story::subgroup::{Subgroup, only_summary, told};

/// What the subgroup sees of these audits.
fn adds_up(audits: impl IntoIterator<Item = Story>) -> AddedUp {
    bring(Subgroup::offering(case_audit().bytes()), audits)
}

fn bring(subgroup: Subgroup, audits: impl IntoIterator<Item = Story>) -> AddedUp {
    let receive = |subgroup: Subgroup, mut audit: Story| {
        let name = format!("{}.json", audit.record.id);
        subgroup.receives(&name, if audit.record.status == Status::Submitted { audit.file() } else { audit.submits() })
    };
    audits.into_iter().fold(subgroup, receive).adds_up()
}

#[track_caller]
fn cases(outcome: &AddedUp) -> &Cases {
    only_summary(outcome).cases.as_ref().expect("there are audits of cases")
}

/// So many audits of cases of their own, with these grades.
fn graded(counts: [usize; 4]) -> Vec<Story> {
    let grades = (1..).zip(counts).flat_map(|(grade, n)| std::iter::repeat_n(grade, n));
    (1..).zip(grades).map(|(number, grade)| audit(number, grade)).collect()
}

/// Says the type of plan of each, so many after one another.
fn with_plans(mut audits: Vec<Story>, plans: &[(&str, usize)]) -> Vec<Story> {
    let plans = plans.iter().flat_map(|(plan, n)| std::iter::repeat_n(*plan, *n));
    audits.iter_mut().zip(plans).for_each(|(audit, plan)| audit.tells("plan-type", plan));
    audits
}

fn groups<'c>(cases: &'c Cases, field: &str) -> &'c [CaseGroup] {
    cases.groups.iter().find(|grouped| grouped.field.as_str() == field).map_or(&[], |grouped| grouped.groups.as_slice())
}

/// Label, audits and good or better of each group, as they are printed.
fn printed(cases: &Cases, field: &str) -> Vec<String> {
    let line = |group: &CaseGroup| format!("{} | {} | {}", group.label, shown_count(group.audits), shown_share(group.overall));
    groups(cases, field).iter().map(line).collect()
}

#[test]
fn the_sentence_is_the_one_that_boards_print() {
    let mut audits = graded([0, 3, 20, 5]);
    audits[3].judges("E2", 2);
    audits[4].judges("E2", 1);
    let outcome = adds_up(audits);
    let cases = cases(&outcome);
    assert_eq!(
        sentence(cases),
        "Out of 28 audits completed, 25 (89%) of overall grades were good or outstanding; on quality of decision making 23 (82%)"
    );
    assert_eq!(counted(cases), "28 audits of 28 cases are counted, by the agreed grades where they were moderated.");
    assert!(how_sure(&cases.overall).is_some_and(|sure| sure.contains("between 73% and 96%")), "{:?}", how_sure(&cases.overall));
    let medians: Vec<String> = [&cases.overall].into_iter().chain(&cases.domains).map(median).collect();
    assert_eq!(medians, ["Good", "Good", "Good"]);
}

#[test]
fn fewer_than_ten_audits_have_counts_only_and_no_groups() {
    let outcome = adds_up(with_plans(graded([0, 1, 1, 1]), &[("cp", 3)]));
    let cases = cases(&outcome);
    assert_eq!(
        sentence(cases),
        "Out of 3 audits completed, 2 overall grades were good or outstanding; on quality of decision making 2"
    );
    assert_eq!(how_sure(&cases.overall), None);
    assert!(cases.groups.is_empty());
    assert!(no_groups(cases).is_some_and(|why| why.ends_with("These audits are about 3 children.")));
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    assert!(csv.contains("story,2026,Overall,,All,1,1,1,0,3,2,,0,0,0"), "no percentage of three: {csv}");
}

#[test]
fn groups_need_ten_children_and_not_ten_audits() {
    let mut audits = graded([0, 0, 12, 0]);
    for (number, audit) in (0..).zip(&mut audits) {
        audit.is_about_case(number / 2);
        audit.tells("organisation-type", if number % 2 == 0 { "SCH" } else { "GP" });
    }
    let outcome = adds_up(audits);
    assert_eq!((cases(&outcome).audits, cases(&outcome).cases), (12, 6));
    assert!(cases(&outcome).groups.is_empty());
    assert!(only_summary(&outcome).sectors.is_empty(), "a sector could have a single child");
}

#[test]
fn what_is_counted_as_good_are_the_agreed_grades() {
    let mut audits = graded([0, 2, 10, 0]);
    agree(audits[0].is_graded_again("Moderator", 3), 3);
    audits[1].is_graded_again("Moderator", 3);
    let outcome = adds_up(audits);
    assert_eq!(cases(&outcome).overall.good.x, 11, "the second is not agreed yet, so its first grade counts");
    assert_eq!(only_summary(&outcome).overall.all.good_or_better, 11);
    assert!(
        outcome.verdicts.iter().all(|line| line.sentence.is_empty()),
        "grades in a file stay the first auditor's: {:?}",
        told(&outcome)
    );
}

#[test]
fn large_groups_are_shown_and_small_counts_hidden_with_what_would_give_them_away() {
    // Inadequate first: child protection 6 + 6, child in need 6 + 6, looked after 0 + 6.
    let audits = with_plans(graded([12, 0, 18, 0]), &[("cp", 6), ("cin", 6), ("cp", 6), ("cin", 6), ("la", 6)]);
    let outcome = adds_up(audits);
    assert_eq!(
        printed(cases(&outcome), "plan-type"),
        ["Child protection | 12 | 6 of 12 (50%)", "Child in need | 12 | 6 of 12 (50%)", "Looked after | 6 | 6 of 6"]
    );
    // 3 + 9, 9 + 3, 0 + 6: every small count is hidden, and what it could be worked out from.
    let audits = with_plans(graded([12, 0, 18, 0]), &[("cp", 3), ("cin", 9), ("cp", 9), ("cin", 3), ("la", 6)]);
    let outcome = adds_up(audits);
    assert_eq!(
        printed(cases(&outcome), "plan-type"),
        ["Child protection | 12 | * of 12", "Child in need | 12 | * of 12", "Looked after | 6 | 6 of 6"]
    );
    // A group of three children is hidden altogether, and so is the next smallest one.
    let audits = with_plans(graded([0, 0, 30, 0]), &[("cp", 3), ("cin", 12), ("la", 15)]);
    let outcome = adds_up(audits);
    assert_eq!(
        printed(cases(&outcome), "plan-type"),
        ["Child protection | * | *", "Child in need | * | *", "Looked after | 15 | 15 of 15 (100%)"]
    );
}

#[test]
fn a_partnership_may_hide_more_and_never_less() {
    let plans = || with_plans(graded([0, 0, 24, 0]), &[("cp", 9), ("cin", 15)]);
    let shown = |least: usize| {
        let outcome = bring(Subgroup::offering(case_audit().bytes()).showing_from(least), plans());
        let cases = cases(&outcome);
        (cases.threshold, printed(cases, "plan-type").iter().filter(|line| line.contains('*')).count())
    };
    assert_eq!(shown(10), (10, 2), "nine children are few");
    for least in [0, 1, 4, 5, 11] {
        assert_eq!(shown(least), (5, 0), "{least}");
    }
}

#[test]
fn where_all_that_are_not_good_are_in_one_group_no_group_says_so() {
    let audits = with_plans(graded([3, 0, 27, 0]), &[("cp", 12), ("cin", 18)]);
    let outcome = adds_up(audits);
    assert_eq!(cases(&outcome).overall.good.x, 27, "the whole is known");
    assert_eq!(printed(cases(&outcome), "plan-type"), ["Child protection | 12 | *", "Child in need | 18 | *"]);
}

#[test]
fn many_audits_of_few_children_are_few() {
    // Six audits of two children are not six children.
    let mut audits = with_plans(graded([0, 0, 30, 0]), &[("cp", 6), ("cin", 12), ("la", 12)]);
    for (number, audit) in (0..6).zip(&mut audits) {
        audit.is_about_case(100 + number % 2);
        audit.tells("organisation-type", ["SCH", "GP", "NHS", "SPO", "ODD", "SCH"][number as usize]);
    }
    let outcome = adds_up(audits);
    assert_eq!(printed(cases(&outcome), "plan-type")[0], "Child protection | * | *");
}

#[test]
fn what_was_left_blank_is_a_group_of_its_own() {
    let audits = with_plans(graded([0, 0, 20, 0]), &[("cp", 12)]);
    let outcome = adds_up(audits);
    let expected = ["Child protection | 12 | 12 of 12 (100%)", "Not stated | 8 | 8 of 8"];
    assert_eq!(printed(cases(&outcome), "plan-type"), expected);
}

#[test]
fn a_theme_is_not_shown_where_those_without_it_are_few() {
    let mut audits = graded([0, 0, 30, 0]);
    for (number, audit) in audits.iter_mut().enumerate() {
        match number {
            0..12 => audit.is_about(&["neglect", "missing"]),
            12..27 => audit.is_about(&["missing"]),
            _ => audit.is_about(&[]),
        }
    }
    let outcome = adds_up(audits);
    // 27 of 30 are about missing children: taken away from the whole, that leaves three.
    assert_eq!(printed(cases(&outcome), "themes"), ["Neglect | 12 | 12 of 12 (100%)", "Missing | * | *"]);
}

#[test]
fn a_domain_that_is_graded_for_a_few_children_is_not_shown_anywhere() {
    let mut audits = graded([0, 0, 30, 0]);
    audits.iter_mut().skip(3).for_each(|audit| audit.judges("E1", 0));
    let outcome = adds_up(audits);
    let found = cases(&outcome);
    assert_eq!(found.domains.iter().map(|domain| domain.title.as_str()).collect::<Vec<_>>(), ["Quality of decision making"]);
    let said = "Not shown, because fewer than 5 children have a grade for it, and others have none: E1 Voice of the child.";
    assert_eq!(hidden_domains(found).as_deref(), Some(said));
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    assert!(!csv.contains("Voice of the child"), "{csv}");
    assert_eq!(only_summary(&outcome).domains.len(), 1);
}

#[test]
fn a_joint_judgement_is_no_audit_and_says_where_it_is_counted() {
    let mut audits = graded([0, 0, 12, 0]);
    let held: Vec<Return> = audits
        .iter_mut()
        .take(2)
        .map(|audit| {
            audit.submits();
            audit.record.clone()
        })
        .collect();
    let mut joint = audit(99, 1);
    joint.record.joint = Some(Joint { audits: held, extra: Map::new() });
    let outcome = adds_up(audits.into_iter().chain([joint]));
    let found = cases(&outcome);
    assert_eq!((only_summary(&outcome).counted, found.audits, found.cases), (12, 12, 12));
    assert_eq!(
        outcome.verdicts.last().map(|line| (line.label.as_str(), line.sentence.as_str())),
        Some(("Counted", "A joint judgement: counted under Cases."))
    );
    let said = "1 case was also judged by several agencies together, from 2 audits, and was not counted again. \
                Their grades are not shown, to protect people.";
    assert!(counted(found).ends_with(said), "{}", counted(found));
    assert_eq!(outcome.kept.len(), 13, "it is kept all the same");
}

#[test]
fn nothing_but_joint_judgements_is_a_summary_too() {
    let mut joint = audit(1, 3);
    joint.record.joint = Some(Joint { audits: Vec::new(), extra: Map::new() });
    let outcome = adds_up([joint]);
    assert_eq!(only_summary(&outcome).counted, 0);
    assert_eq!(sentence(cases(&outcome)), "No audits were completed");
}

#[test]
fn nothing_that_is_hidden_on_screen_is_in_a_file() {
    let audits = with_plans(graded([3, 0, 27, 0]), &[("cp", 4), ("cin", 12), ("la", 14)]);
    let outcome = adds_up(audits);
    let json = serde_json::to_value(only_summary(&outcome)).expect("JSON can be written");
    let group = &json["cases"]["groups"][0]["groups"][0];
    assert_eq!(group["label"], "Child protection");
    assert_eq!((&group["audits"], &group["overall"]), (&json!(null), &json!({ "good_or_better": null, "graded": null })));
    let csv = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    assert!(csv.contains("story,2026,Overall,,Type of plan: Child protection,,,,,*,*,,,,"), "{csv}");
    assert!(csv.contains("story,2026,E2,Quality of decision making,Type of plan: Child protection,,,,,*,*,,,,"), "{csv}");
    assert!(json.get("moderation").is_none(), "what is not there is left out");
    assert_eq!(
        serde_json::from_value::<safeguarding_audit::aggregation::summary::Summary>(json).ok().as_ref(),
        outcome.summaries.first()
    );
}

// ---- children at risk ----------------------------------------------------------------------------------------------------

fn stopped(number: u32) -> Story {
    let mut story = audit(number, 3);
    story.record.escalations.push(Escalation::noticed("2026-11-19T10:15:00Z".to_owned()));
    story
}

/// What is shown on top of everything.
fn on_top(outcome: &AddedUp) -> Vec<String> {
    open_escalations(&outcome.escalations, &outcome.verdicts).iter().map(escalation).collect()
}

#[test]
fn an_open_escalation_in_a_draft_is_listed_though_the_draft_is_not_counted() {
    let mut draft = stopped(7);
    let case = draft.record.profile_text(&"case-reference".into());
    let outcome = Subgroup::offering(case_audit().bytes()).receives("a.json", draft.file()).adds_up();
    assert_eq!(told(&outcome), [("a.json", "Still a draft", "Not counted: it has not been submitted.")]);
    let line = format!("ST-0007, {case}, School, open since 19 November 2026. It is not recorded who was told.");
    assert_eq!(on_top(&outcome), [line]);
    let kept = serde_json::to_string(&outcome.verdicts).expect("JSON can be written");
    assert!(kept.contains("ST-0007"), "it is kept with the verdict on this device");
}

#[test]
fn a_file_that_was_changed_by_hand_opens_an_escalation_and_closes_none() {
    let file = stopped(7).file();
    let text = String::from_utf8(file.clone()).expect("it is text");
    let closed = text.replacen("\"told\"", "\"closed_at\": \"2026-11-20T11:00:00Z\", \"told\"", 1);
    assert_ne!(closed.as_bytes(), file.as_slice());
    let subgroup = Subgroup::offering(case_audit().bytes());
    let outcome = subgroup.receives("a.json", file).receives("b.json", closed).adds_up();
    assert_eq!(on_top(&outcome).len(), 1, "{:?}", told(&outcome));
    assert_eq!(told(&outcome)[1].1, "Changed after it was saved");
}

#[test]
fn an_escalation_is_closed_when_any_file_says_so_whichever_came_first() {
    let mut open = stopped(7);
    let mut closed = open.clone();
    let escalation = &mut closed.record.escalations[0];
    "The duty manager".clone_into(&mut escalation.told);
    escalation.recorded_at = Some("2026-11-19T11:00:00Z".to_owned());
    let mut recorded = closed.clone();
    closed.record.escalations[0].closed_at = Some("2026-11-20T11:00:00Z".to_owned());
    let (open, recorded, closed) = (open.file(), recorded.file(), closed.submits());
    let of = |files: &[&Vec<u8>]| {
        let subgroup = Subgroup::offering(case_audit().bytes());
        on_top(&files.iter().fold(subgroup, |subgroup, file| subgroup.receives("a.json", (*file).clone())).adds_up())
    };
    assert_eq!(of(&[&open, &closed]), [""; 0]);
    assert_eq!(of(&[&closed, &open]), [""; 0]);
    for order in [[&open, &recorded], [&recorded, &open]] {
        assert!(of(&order)[0].ends_with("It is recorded who was told."));
    }
}

#[test]
fn a_counted_return_and_the_audits_within_a_joint_one_are_looked_through_too() {
    let mut held = stopped(1);
    held.submits();
    let mut joint = audit(2, 3);
    joint.record.joint = Some(Joint { audits: vec![held.record], extra: Map::new() });
    let outcome = adds_up([joint, stopped(3)]);
    let references: Vec<String> = on_top(&outcome).iter().map(|line| line[..7].to_owned()).collect();
    assert_eq!(references, ["ST-0001", "ST-0003"]);
}

#[test]
fn a_line_that_an_earlier_version_kept_is_still_read() {
    let line = r#"{"name":"a","reference":"r","organisation":"o","is_counted":true,"label":"Counted","sentence":""}"#;
    let mut lines = Lines::default();
    lines.push(serde_json::from_str(line).expect("it is read"));
    lines.note(serde_json::from_str(line).expect("it is read"));
    assert!(open_escalations(&[], lines.all()).is_empty());
}

// ---- samples -------------------------------------------------------------------------------------------------------------

#[test]
fn the_sample_audits_fill_every_view_and_pass_the_checks() {
    for path in ["questionnaires/case-audit.json", "questionnaires/front-door-audit.json"] {
        let outcome = Subgroup::offering(public(path)).tries_samples().adds_up();
        let summary = only_summary(&outcome);
        let (cases, moderation) = (summary.cases.as_ref().expect("cases"), summary.moderation.as_ref().expect("moderation"));
        assert_eq!((cases.audits, cases.joint.as_ref().map(|joint| joint.cases)), (AUDITS, Some(1)), "{path}");
        assert!(!cases.groups.is_empty() && moderation.moderated == MODERATED && MODERATED >= 12, "{path}");
        assert_eq!(on_top(&outcome).len(), 1, "{path}");
        let odd: Vec<_> =
            told(&outcome).into_iter().filter(|(_, label, _)| !["Counted", "Still a draft"].contains(label)).collect();
        assert!(odd.is_empty(), "{odd:?}");
        let known = safeguarding_audit::interchange::read::read_questionnaire(&public(path)).expect("it is read");
        let audits = sample_audits(&known.questionnaire, &known.digest, SEED);
        assert_eq!(audits, sample_audits(&known.questionnaire, &known.digest, SEED), "the same for the same seed");
        for audit in audits.iter().filter(|audit| audit.status == Status::Submitted && audit.joint.is_none()) {
            let found = find(&known.questionnaire, audit, Circumstances::default());
            assert!(!found.iter().any(Finding::blocks), "{}", audit.reference);
        }
    }
}

#[test]
fn samples_of_all_questionnaires_have_ids_of_their_own() {
    let all = ["section-11", "case-audit", "front-door-audit"].map(|id| public(&format!("questionnaires/{id}.json")));
    let [first, second, third] = all;
    let outcome = Subgroup::offering(first).and_offering(second).and_offering(third).tries_samples().adds_up();
    assert_eq!(outcome.summaries.iter().map(|summary| summary.counted).collect::<Vec<_>>(), [48, AUDITS, AUDITS]);
}
