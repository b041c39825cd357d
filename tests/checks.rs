//! The checks before a return goes in: what each finds and what it leaves alone, what a questionnaire can make of them, and how
//! they are listed.
#![allow(clippy::expect_used, reason = "a story whose own questionnaire is broken should stop")]

mod anything;
mod story;

use anything::{any_organisation, any_record, any_story, cases};
use proptest::prelude::*;
use safeguarding_audit::checks::finding::{Finding, Place, Rule};
use safeguarding_audit::checks::findings::Circumstances;
use safeguarding_audit::checks::questionnaire::problems;
use safeguarding_audit::model::answer::AnswerProblem;
use safeguarding_audit::model::audit_return::ActionStatus;
use safeguarding_audit::model::check_entry::{CheckName, CheckSetting, Severity};
use safeguarding_audit::model::comment::Topic;
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::questionnaire::Kind;
use safeguarding_audit::words::files::questionnaire_problem;
use safeguarding_audit::words::found::{found_counts, found_parts, left_to_put_right};
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, answer, profile, questionnaire};

const TODAY: &str = "2026-11-29";

/// One domain with a key question for which evidence is expected, one without either, and two numbers.
fn asked() -> Definition {
    questionnaire()
        .domain("D1", |domain| {
            let domain = domain.level("D1.1").key().with("evidence", json!("expected")).level("D1.2").level("D1.3");
            domain.asks("D1.4", "percentage").optional().asks("D1.5", "n-of-m").optional()
        })
        .domain("D2", |domain| domain.level("D2.1").optional().asks("D2.2", "long-text").optional())
}

/// The same, of which somebody wrote this into `checks`.
fn checking(checks: Value) -> Story {
    complete(Story::with(asked().with_part("checks", checks)))
}

/// Everything that is required, and nothing else.
fn complete(mut story: Story) -> Story {
    story.tells("organisation-name", "Oak Primary");
    story.organisation_is("SCH");
    story.answers("D1.1", "in-place");
    story.shows_evidence("D1.1", "Minutes of the governors");
    story.answers("D1.2", "in-place");
    story.answers("D1.3", "in-place");
    story
}

fn story() -> Story {
    complete(Story::with(asked()))
}

/// What is found at a place today.
fn at(story: &Story, place: &str) -> Vec<Rule> {
    story.found_on(TODAY).into_iter().filter(|(found, _)| found == place).map(|(_, rule)| rule).collect()
}

/// How much a finding matters, of the first that a check has.
fn severity(story: &Story, check: &CheckName) -> Option<Severity> {
    let found = story.found(Circumstances { today: Date::from_iso(TODAY), local_names: Some(&[]) });
    found.iter().find(|finding| finding.rule.check() == *check).map(|finding| finding.severity)
}

#[test]
fn nothing_is_found_where_all_is_well() {
    assert_eq!(story().found_on(TODAY), []);
}

#[test]
fn without_a_word_in_the_questionnaire_what_blocked_before_blocks_and_nothing_else() {
    let blocks: Vec<&str> = CheckName::KNOWN.iter().filter(|check| check.stays_blocking()).map(CheckName::word).collect();
    assert_eq!(
        blocks,
        [
            "unanswered",
            "last-time-not-looked-at",
            "does-not-fit",
            "not-applicable-without-reason",
            "not-graded",
            "grade-without-reason",
            "child-at-risk",
            "too-few-audits"
        ]
    );
    for kind in [Kind::SelfAssessment, Kind::CaseAudit, Kind::Survey] {
        for check in &CheckName::KNOWN {
            assert_eq!(check.usual(kind) == CheckSetting::Block, check.stays_blocking(), "{check:?} in {kind:?}");
        }
    }
}

#[test]
fn each_check_has_a_name_of_its_own_that_is_read_as_it_is_written() {
    for check in CheckName::KNOWN {
        assert_eq!(CheckName::from(check.word().to_owned()), check);
    }
    assert_eq!(CheckName::from("tea".to_owned()), CheckName::Other("tea".to_owned()));
}

#[test]
fn an_answer_below_good_wants_an_action() {
    let mut story = story();
    for (level, expected) in [
        ("not-in-place", vec![Rule::BelowGoodWithoutAction]),
        ("partly-in-place", vec![Rule::BelowGoodWithoutAction]),
        ("in-place", vec![]),
    ] {
        story.answers("D1.2", level);
        assert_eq!(at(&story, "D1.2"), expected, "{level}");
    }
    story.does_not_know("D1.2");
    assert_eq!(at(&story, "D1.2"), [Rule::Unknown, Rule::BelowGoodWithoutAction]);
    story.says_not_applicable("D1.2", "We have no building.");
    assert_eq!(at(&story, "D1.2"), []);
    story.answers("D1.2", "partly-in-place");
    story.plans("action-1", "D1.3", "Head teacher", "2027-01-31");
    assert_eq!(at(&story, "D1.2"), [Rule::BelowGoodWithoutAction], "an action for another question is none for this one");
    story.plans("action-2", "D1.2", "Head teacher", "2027-01-31");
    assert_eq!(at(&story, "D1.2"), []);
}

#[test]
fn a_gap_in_a_key_question_is_told_once_and_matters_more() {
    let mut story = story();
    story.answers("D1.1", "not-in-place");
    assert_eq!(at(&story, "D1.1"), [Rule::GapWithoutAction]);
    assert_eq!(severity(&story, &CheckName::KeyGapWithoutAction), Some(Severity::Warn));
    story.answers("D1.1", "partly-in-place");
    assert_eq!(at(&story, "D1.1"), [Rule::BelowGoodWithoutAction]);
    assert_eq!(severity(&story, &CheckName::BelowGoodWithoutAction), Some(Severity::Inform));
}

#[test]
fn an_action_is_overdue_from_the_day_after_it_was_due_until_it_is_done() {
    let due = |day: &str, status: ActionStatus| {
        let mut story = story();
        story.plans("action-1", "D1.2", "Head teacher", day);
        story.record.actions[0].status = status;
        story
    };
    assert_eq!(at(&due("2026-11-28", ActionStatus::Open), "action-1"), [Rule::Overdue("2026-11-28".to_owned())]);
    assert_eq!(at(&due("2026-11-28", ActionStatus::InProgress), "action-1"), [Rule::Overdue("2026-11-28".to_owned())]);
    assert_eq!(at(&due("2026-11-28", ActionStatus::Done), "action-1"), []);
    assert_eq!(at(&due(TODAY, ActionStatus::Open), "action-1"), []);
    assert_eq!(due("2026-11-28", ActionStatus::Open).findings(), [], "nobody said which day it is");
    assert_eq!(at(&due("soon", ActionStatus::Open), "action-1"), [Rule::DueDateUnreadable("soon".to_owned())]);
    assert_eq!(at(&due("", ActionStatus::Open), "action-1"), [Rule::NoDueDate]);
}

#[test]
fn what_cannot_be_blocks_a_percentage_over_a_hundred_and_six_of_five() {
    let mut story = story();
    story.types("D1.4", "100");
    story.types("D1.5", "5 of 5");
    assert_eq!(story.found_on(TODAY), []);
    story.types("D1.4", "101");
    story.types("D1.5", "6 of 5");
    let does_not_fit = |problem| vec![Rule::DoesNotFit(problem)];
    assert_eq!(at(&story, "D1.4"), does_not_fit(AnswerProblem::NotAPercentage("101".to_owned())));
    assert_eq!(at(&story, "D1.5"), does_not_fit(AnswerProblem::NotAShare("6 of 5".to_owned())));
    assert!(!story.can_submit());
    story.takes_back("D1.4");
    story.takes_back("D1.5");
    story.says_not_applicable("D1.2", " ");
    assert_eq!(severity(&story, &CheckName::NotApplicableWithoutReason), Some(Severity::Block));
    story.says_not_applicable("D1.2", "We have no building.");
    assert!(story.can_submit());
}

/// What is said of evidence to D1.2, as somebody typed it.
fn old(texts: &[&str]) -> Option<String> {
    let mut story = story();
    texts.iter().for_each(|text| story.shows_evidence("D1.2", text));
    at(&story, "D1.2").into_iter().find_map(|rule| if let Rule::OldEvidence(typed) = rule { Some(typed) } else { None })
}

#[test]
fn evidence_is_old_where_its_newest_date_is_more_than_a_year_ago() {
    for (text, typed) in [
        ("Policy 2023", "2023"),
        ("Policy (2023), on the shared drive", "2023"),
        ("Safeguarding policy, approved 12 March 2024", "12 March 2024"),
        ("Approved March 12, 2024", "March 12 2024"),
        ("Training log, Sept 2025", "Sept 2025"),
        ("Minutes 3/11/2025", "3/11/2025"),
        ("Minutes 2025-11-03", "2025-11-03"),
        ("Minutes 03/2024", "03/2024"),
        ("Annual report 2022-23", "2022-23"),
        ("Annual report 2022/2023", "2022/2023"),
        ("Audit of 2021 and again 2023", "2023"),
        ("Polisi Diogelu 2023", "2023"),
    ] {
        assert_eq!(old(&[text]).as_deref(), Some(typed), "{text}");
    }
}

#[test]
fn what_may_be_newer_or_no_date_of_evidence_is_left_alone() {
    for text in [
        "Policy",
        "",
        "Policy 2025",
        "Policy 2026",
        "Policy 2023, reviewed 2026",
        "Policy of March 2019, next review 2027",
        "Strategy 2022-27",
        "Minutes 30/11/2025",
        "Annual report 2024-25",
        "Children Act 2004",
        "Working Together 2018",
        "Keeping Children Safe in Education 2023",
        "In use since 2015",
        "Room 2019",
        "2019 pupils were asked",
        "Form 1989",
        "Ring 0191 496 0000",
        "Version 2.1",
        "File 20190301",
        "policy-2019-final.docx",
        "31/02/2019",
    ] {
        assert_eq!(old(&[text]), None, "{text}");
    }
    assert_eq!(old(&["Policy 2019", "Minutes of May 2026"]), None, "the newest counts, in whichever text it stands");
    assert_eq!(old(&["Policy 2019", "Minutes"]).as_deref(), Some("2019"));
    assert_eq!(story().findings(), [], "without a day nothing is old");
}

/// A school that names this as evidence for its three answers in D1.
fn naming(evidence: [&str; 3]) -> Story {
    let mut story = story();
    story.record.answers.values_mut().for_each(|answer| answer.evidence.clear());
    for (question, text) in ["D1.1", "D1.2", "D1.3"].into_iter().zip(evidence) {
        story.shows_evidence(question, text);
    }
    story
}

fn lacks_difference(story: &Story) -> bool {
    at(story, "D1").contains(&Rule::NoDifference)
}

#[test]
fn three_answers_that_name_only_what_there_is_are_asked_what_difference_it_made() {
    assert!(lacks_difference(&naming(["Safeguarding policy", "Training log", "Minutes of meetings"])));
    assert!(lacks_difference(&naming(["POLICY", "Policies and procedures", "the training, all staff"])));
    assert!(lacks_difference(&naming(["Policy, no feedback yet", "Training", "Minutes"])), "what is denied shows nothing");
    assert!(lacks_difference(&naming(["Policy. We haven't any data", "Training", "Minutes"])));
    for (evidence, why) in [
        (["", "", ""], "nothing is named, which another check says"),
        (["Policy", "Training log", ""], "two are not much"),
        (["Policy", "Training log", "Oak tree by the gate"], "two of three name what there is, and two are not much"),
        (["Policy", "Training", "Minutes: 12 of 15 children said they knew whom to tell"], "what children said"),
        (["Policy, and pupils' feedback", "Training", "Minutes"], "feedback"),
        (["Policy", "Training: 96% say they are surer", "Minutes"], "a share"),
        (["Policy", "Training, 96 per cent", "Minutes"], "a share in words"),
        (["Not only a policy: outcomes", "Training", "Minutes"], "not only denies nothing"),
        (["No complaints, feedback is good", "Training", "Minutes"], "the denial is of something else"),
        (["Polisi diogelu", "Hyfforddiant staff", "Cofnodion cyfarfodydd"], "in a language that it does not know"),
        (["Polityka", "Szkolenie", "Protokół"], "in another"),
        (["حماية", "تدريب", "اجتماع"], "in a third"),
    ] {
        assert!(!lacks_difference(&naming(evidence)), "{why}: {evidence:?}");
    }
}

#[test]
fn a_difference_told_in_a_note_or_where_it_is_asked_for_counts() {
    let plain = ["Policy", "Training", "Minutes"];
    let mut noted = naming(plain);
    noted.record.answers.get_mut(&"D1.3".into()).expect("it is answered").note = "Fewer incidents than last year".to_owned();
    assert!(!lacks_difference(&noted));
    let told = |text: &str| {
        let asks = questionnaire().domain("D1", |domain| {
            let domain = domain.level("D1.1").level("D1.2").level("D1.3");
            domain.asks("D1.4", "long-text").with("text", json!("How has this made a difference for children?"))
        });
        let mut story = Story::with(asks);
        for question in ["D1.1", "D1.2", "D1.3"] {
            story.answers(question, "in-place");
            story.shows_evidence(question, "Policy");
        }
        story.types("D1.4", text);
        story
    };
    assert!(!lacks_difference(&told("Mae plant yn gwybod at bwy i droi.")), "it answers what asks for it, in any language");
    for nothing in ["", "None", "Not yet.", "n/a", "No difference so far", "TBC"] {
        assert!(lacks_difference(&told(nothing)), "{nothing:?}");
    }
}

#[test]
fn a_questionnaire_may_look_for_other_words() {
    let words = json!([{ "check": "no-difference", "severity": "warn",
        "words": { "arrangements": ["polisi", "hyffordd*", "cofnod*"], "differences": ["adborth"] } }]);
    let welsh = |evidence: [&str; 3]| {
        let mut story = checking(words.clone());
        story.record.answers.values_mut().for_each(|answer| answer.evidence.clear());
        ["D1.1", "D1.2", "D1.3"].into_iter().zip(evidence).for_each(|(question, text)| story.shows_evidence(question, text));
        story
    };
    assert!(lacks_difference(&welsh(["Polisi diogelu", "Hyfforddiant staff", "Cofnodion"])));
    assert!(!lacks_difference(&welsh(["Polisi diogelu", "Hyfforddiant staff", "Cofnodion, adborth plant"])));
    assert!(!lacks_difference(&welsh(["Policy", "Training", "Minutes"])), "the app's own words are not looked for beside them");
    assert_eq!(severity(&welsh(["Polisi", "Hyfforddiant", "Cofnod"]), &CheckName::NoDifference), Some(Severity::Warn));
}

#[test]
fn two_answers_that_cannot_both_be_true_are_found_at_the_later_one() {
    let pair = json!([{ "check": "contradiction", "severity": "block", "when": answer("D1.1", "in-place"),
        "and": answer("D2.1", "not-in-place"), "because": "You say that somebody is named, and that nobody is." }]);
    let mut story = checking(pair);
    assert_eq!(story.found_on(TODAY), []);
    story.answers("D2.1", "not-in-place");
    story.plans("action-1", "D2.1", "Head teacher", "2027-01-31");
    let because = Rule::Contradiction("You say that somebody is named, and that nobody is.".to_owned());
    assert_eq!(story.found_on(TODAY), [("D2.1".to_owned(), because)]);
    assert!(!story.can_submit());
    story.answers("D1.1", "partly-in-place");
    story.plans("action-2", "D1.1", "Head teacher", "2027-01-31");
    assert_eq!(story.found_on(TODAY), []);
}

#[test]
fn a_contradiction_may_lie_in_the_profile_and_may_be_looked_for_only_in_some() {
    let pair = json!([{ "check": "contradiction", "severity": "inform", "when": answer("D1.1", "in-place"),
        "and": profile("commissions", "yes"), "because": "One of the two is wrong.", "only_when": profile("organisation-type", "SCH") }]);
    let mut story = checking(pair);
    story.tells("commissions", "yes");
    // A question is where an answer is given; the profile only decides.
    let found = story.found(Circumstances::default());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].severity, &found[0].place), (Severity::Inform, &Place::Question("D1".into(), "D1.1".into())));
    story.organisation_is("GP");
    assert_eq!(story.findings(), []);
}

#[test]
fn what_may_be_personal_data_is_counted_by_place_where_the_day_allows_it() {
    let mut story = story();
    story.shows_evidence("D1.2", "Ring jo@example.org or 943 476 5919");
    story.plans("action-1", "D1.2", "Head teacher", "2027-01-31");
    let names: [String; 1] = ["Oak Street".to_owned()];
    let found = story.found(Circumstances { today: None, local_names: Some(&names) });
    let place = Place::Question("D1".into(), "D1.2".into());
    assert_eq!(found, [Finding { place, rule: Rule::PersonalData(2), severity: Severity::Warn }]);
    assert_eq!(story.findings(), [], "where it is not asked for, nobody looks");
}

fn of(check: &str, severity: &str) -> Value {
    json!({ "check": check, "severity": severity })
}

/// A school whose D1.2 and D2.1 are below good.
fn with_gaps(checks: Value) -> Story {
    let mut story = checking(checks);
    story.answers("D1.2", "not-in-place");
    story.answers("D2.1", "not-in-place");
    story
}

fn matters(story: &Story) -> Vec<(&'static str, Severity)> {
    let found = story.found(Circumstances::default());
    let named = found.iter().map(|finding| match &finding.place {
        Place::Question(_, id) if id.as_str() == "D1.2" => ("D1.2", finding.severity),
        Place::Question(_, id) if id.as_str() == "D2.1" => ("D2.1", finding.severity),
        other => panic!("{other:?}"),
    });
    named.collect()
}

#[test]
fn a_questionnaire_says_how_much_a_finding_matters() {
    use Severity::{Block, Inform, Warn};
    let check = "below-good-without-action";
    assert_eq!(matters(&with_gaps(json!([]))), [("D1.2", Inform), ("D2.1", Inform)]);
    for (said, expected) in [("block", Block), ("warn", Warn), ("inform", Inform)] {
        let story = with_gaps(json!([of(check, said)]));
        assert_eq!(matters(&story), [("D1.2", expected), ("D2.1", expected)]);
        assert_eq!(story.can_submit(), expected != Block);
    }
    assert_eq!(matters(&with_gaps(json!([of(check, "off")]))), []);
}

#[test]
fn it_says_so_for_some_places_and_the_last_word_counts() {
    use Severity::{Block, Inform, Warn};
    let narrowed = |field: &str, value: Value| {
        let mut entry = of("below-good-without-action", "warn");
        entry[field] = value;
        json!([entry])
    };
    assert_eq!(matters(&with_gaps(narrowed("domains", json!(["D1"])))), [("D1.2", Warn), ("D2.1", Inform)]);
    assert_eq!(matters(&with_gaps(narrowed("questions", json!(["D2.1"])))), [("D1.2", Inform), ("D2.1", Warn)]);
    let schools = narrowed("only_when", profile("organisation-type", "SCH"));
    let mut story = with_gaps(schools);
    assert_eq!(matters(&story), [("D1.2", Warn), ("D2.1", Warn)]);
    story.organisation_is("GP");
    assert_eq!(matters(&story), [("D1.2", Inform), ("D2.1", Inform)]);
    let mut last = narrowed("domains", json!(["D1"]));
    last.as_array_mut().expect("a list").insert(0, of("below-good-without-action", "block"));
    assert_eq!(matters(&with_gaps(last)), [("D1.2", Warn), ("D2.1", Block)]);
}

#[test]
fn an_action_belongs_to_the_question_it_came_from() {
    let mut entry = of("action-without-owner", "block");
    entry["domains"] = json!(["D1"]);
    let mut story = checking(json!([entry]));
    story.plans("action-1", "D2.1", "", "2027-01-31");
    assert!(story.can_submit());
    story.plans("action-2", "D1.1", "", "2027-01-31");
    assert!(!story.can_submit());
}

#[test]
fn what_must_hold_blocks_whatever_a_questionnaire_says() {
    for check in CheckName::KNOWN.iter().filter(|check| check.stays_blocking()) {
        let mut story = checking(json!([of(check.word(), "off")]));
        story.takes_back("D1.1");
        story.types("D1.4", "101");
        story.says_not_applicable("D1.2", "");
        assert_eq!(
            left_to_put_right(&story.found(Circumstances::default())).as_deref(),
            Some("3 still to do before you can submit")
        );
    }
}

#[test]
fn what_only_guesses_never_blocks() {
    for check in ["old-evidence", "no-difference", "personal-data"] {
        let mut story = checking(json!([of(check, "block")]));
        for question in ["D1.1", "D1.2", "D1.3"] {
            story.shows_evidence(question, "Policy 2019, jo@example.org");
        }
        assert_eq!(severity(&story, &CheckName::from(check.to_owned())), Some(Severity::Warn), "{check}");
    }
}

#[test]
fn a_check_of_a_later_version_changes_nothing_and_is_kept_in_the_file() {
    let story = with_gaps(json!([of("mood-of-the-day", "block")]));
    assert_eq!(matters(&story), matters(&with_gaps(json!([]))));
    let written = serde_json::to_value(&story.known.questionnaire).expect("JSON can be written");
    assert_eq!(written["checks"], json!([of("mood-of-the-day", "block")]));
}

/// What is said to whoever wrote this into `checks`; what refuses the questionnaire begins with "refused".
fn told_the_author(checks: Value) -> Vec<String> {
    let file: Value = serde_json::from_slice(&asked().with_part("checks", checks).bytes()).expect("it is JSON");
    let read = serde_json::from_value(file).expect("it has the shape of a questionnaire");
    let said = |fault| format!("{}{}", if grave(&fault) { "refused " } else { "" }, questionnaire_problem(&fault));
    problems(&read).into_iter().filter(|fault| fault.place.starts_with("checks")).map(said).collect()
}

fn grave(fault: &safeguarding_audit::checks::questionnaire::LocatedFault) -> bool {
    fault.fault.is_grave()
}

#[test]
fn whoever_writes_a_questionnaire_is_told_what_does_nothing_and_what_is_missing() {
    let pair = |more: Value| {
        let mut entry = of("contradiction", "warn");
        entry.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        entry
    };
    let whole = pair(json!({ "when": answer("D1.1", "in-place"), "and": answer("D2.1", "in-place"), "because": "No." }));
    assert_eq!(told_the_author(json!([whole, of("no-evidence", "block"), of("unanswered", "block")])), Vec::<String>::new());
    for (entry, said) in [
        (of("mood", "warn"), vec!["checks[0].check: the app knows no check “mood”, so this does nothing"]),
        (of("unanswered", "warn"), vec!["checks[0].severity: “unanswered” always blocks, so this does nothing"]),
        (of("child-at-risk", "off"), vec!["checks[0].severity: “child-at-risk” always blocks, so this does nothing"]),
        (
            of("personal-data", "block"),
            vec!["checks[0].severity: “personal-data” only guesses from words, so it warns and does not block"],
        ),
        (
            pair(json!({})),
            vec![
                "refused checks[0]: “when” is missing",
                "refused checks[0]: “and” is missing",
                "refused checks[0]: “because” is missing",
            ],
        ),
        (
            pair(json!({ "when": answer("D9.1", "in-place"), "and": answer("D2.1", "blue"), "because": "No." })),
            vec![
                "refused checks[0].when: the condition looks at “D9.1”, which is not asked earlier",
                "checks[0].and: “blue” is not there, so this does nothing",
            ],
        ),
        (
            json!({ "check": "dont-know", "severity": "inform", "domains": ["D9"], "questions": ["D9.1"], "because": "No." }),
            vec![
                "checks[0].domains: “D9” is not there, so this does nothing",
                "checks[0].questions: “D9.1” is not there, so this does nothing",
                "checks[0].because: “because” is not there, so this does nothing",
            ],
        ),
        (
            json!({ "check": "no-difference", "severity": "inform",
                "words": { "arrangements": ["Policy", "two words"], "differences": ["*"] } }),
            vec![
                "checks[0].words: “Policy” is not there, so this does nothing",
                "checks[0].words: “two words” is not there, so this does nothing",
                "checks[0].words: “*” is not there, so this does nothing",
            ],
        ),
    ] {
        assert_eq!(told_the_author(json!([entry])), said);
    }
}

#[test]
fn findings_are_listed_by_what_they_do_then_by_what_was_found() {
    let mut story = story();
    story.takes_back("D1.3");
    story.answers("D1.1", "not-in-place");
    story.answers("D1.2", "partly-in-place");
    story.answers("D2.1", "partly-in-place");
    story.plans("action-1", "D2.1", "", "2026-11-01");
    story.plans("action-2", "D1.3", "Head teacher", "2026-11-01");
    let found = story.found(Circumstances { today: Date::from_iso(TODAY), local_names: None });
    let parts = found_parts(&story.known.questionnaire, &story.record, &found);
    let lines: Vec<String> = parts
        .iter()
        .flat_map(|part| {
            let groups = part.groups.iter().flat_map(|group| {
                let lines = group.lines.iter().map(|line| match &line.said {
                    Some(said) => format!("    {} – {said}", plain(&line.name)),
                    None => format!("    {}", plain(&line.name)),
                });
                let more = group.more.iter().map(|more| format!("   {more}"));
                [format!("  {}", group.heading)].into_iter().chain(more).chain(lines).collect::<Vec<_>>()
            });
            [part.heading.clone()].into_iter().chain(groups).collect::<Vec<_>>()
        })
        .collect();
    insta::assert_snapshot!(lines.join(
        "
"
    ));
    assert_eq!(found_counts(&found), "1 to put right before you submit, 4 worth another look and 1 good to know.");
    assert_eq!(left_to_put_right(&found).as_deref(), Some("1 still to do before you can submit"));
    assert_eq!(found_counts(&[]), "Nothing was found that needs your attention.");
    assert_eq!(left_to_put_right(&[]), None);
}

/// Without the signs around what somebody typed.
fn plain(text: &str) -> String {
    safeguarding_audit::words::said::parts(text).into_iter().map(|(part, _)| part).collect()
}

/// Whether a place of a finding is there, so that a link can lead to it.
fn is_there(story: &Story, place: &Place) -> bool {
    let questionnaire = &story.known.questionnaire;
    match place {
        Place::Profile(field) => questionnaire.profile_field(field).is_some(),
        Place::Question(domain, question) | Place::Comment(Topic::Question(domain, question), _) => {
            questionnaire.domain_of(question) == Some(domain)
        }
        Place::Action(id) => story.record.actions.iter().any(|action| action.id == *id),
        Place::LastAction(id) => story.record.last_time.iter().flat_map(|last| &last.actions).any(|action| action.id == *id),
        Place::Domain(domain) | Place::Comment(Topic::Domain(domain), _) | Place::Judgement(Subject::Domain(domain)) => {
            questionnaire.domain(domain).is_some()
        }
        Place::Comment(Topic::Whole, id) => story.record.comments.iter().any(|comment| comment.id == *id),
        Place::Judgement(Subject::Overall) => questionnaire.grading.is_judged(),
        Place::Escalation => !story.record.escalations.is_empty(),
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn every_finding_has_a_place_that_is_there(story in any_organisation(), said in any_record()) {
        let mut story = story;
        story.record.answers = said.answers;
        story.record.actions = said.actions;
        let answered: Vec<_> = story.record.answers.values().cloned().collect();
        let questions: Vec<_> = story.known.questionnaire.questions().map(|question| question.id.clone()).collect();
        story.record.answers.extend(questions.into_iter().zip(answered));
        let found = story.found(Circumstances { today: Date::from_iso(TODAY), local_names: Some(&[]) });
        for finding in &found {
            prop_assert!(is_there(&story, &finding.place), "{:?}", finding);
            prop_assert_eq!(finding.blocks(), finding.rule.check().stays_blocking(), "{:?}", finding);
        }
        let listed = found_parts(&story.known.questionnaire, &story.record, &found);
        let lines: usize = listed.iter().flat_map(|part| &part.groups).map(|group| group.lines.len()).sum();
        prop_assert_eq!(lines, found.len(), "each is listed once");
    }

    #[test]
    fn findings_are_the_same_in_whatever_order_was_answered(story in any_story(), seed in any::<u64>()) {
        let mut other = story.clone();
        let mut answers: Vec<_> = std::mem::take(&mut other.record.answers).into_iter().collect();
        fastrand::Rng::with_seed(seed).shuffle(&mut answers);
        other.record.answers.extend(answers);
        prop_assert_eq!(other.findings(), story.findings());
    }
}
