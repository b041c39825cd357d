//! `case-audit` and `front-door-audit`: who is asked what of a case, in whose words, and what is asked about risk.

use super::asked::{Asked, Known, asked, says};
use super::shipped::{CASE_AUDITS, SURVEYS, Shipped, is_true, list, nothing_is_wrong, text, texts};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Agencies that see another part of a child's life than children's social care does.
const SEE_ANOTHER_PART: [&str; 4] = ["POL", "GP", "SCH", "HOU"];

fn case_audit() -> Shipped {
    Shipped::read("case-audit")
}

/// The ids of everything that somebody may be asked of whom this is known.
fn ids_asked<'a>(shipped: &'a Shipped, known: &Known) -> BTreeSet<&'a str> {
    let may_be = shipped.questions().filter(|(domain, question)| asked(shipped, domain, question, known) != Asked::Never);
    may_be.map(|(_, question)| text(question, "id")).collect()
}

/// The words in which a question is put to an agency.
fn words_for<'a>(question: &'a Value, agency: &str) -> &'a str {
    let is_for = |when: &Value| texts(list(when, "is")).contains(&agency) && text(when, "profile") == "organisation-type";
    let wording = list(question, "wordings").iter().find(|wording| is_for(&wording["when"]));
    text(wording.unwrap_or(question), "text")
}

#[test]
fn whoever_chooses_a_theme_is_given_its_pack_or_told_that_it_asks_nothing_of_them() {
    let shipped = case_audit();
    let told = shipped.field("theme-without-pack").unwrap_or(&Value::Null);
    let mut wrong = Vec::new();
    for theme in shipped.choices(shipped.field("themes").unwrap_or(&Value::Null)) {
        let theme = text(theme, "id");
        for agency in shipped.organisation_types() {
            let known = [("organisation-type", agency), ("scope", "short"), ("themes", theme)];
            let has_pack = ids_asked(&shipped, &known).iter().any(|id| id.starts_with(&format!("{theme}.")));
            let is_told = asked(&shipped, &json!({}), told, &known) != Asked::Never;
            if has_pack == is_told {
                wrong.push(format!("{agency} chooses {theme}: a pack {has_pack}, told {is_told}"));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_gp_a_health_visitor_and_a_children_s_home_have_packs_of_the_themes_they_know() {
    let shipped = case_audit();
    let agencies = [("GP", "T2"), ("HCP", "T3"), ("HCP", "T7"), ("COL", "T2"), ("CH", "T8c"), ("IMM", "T5"), ("FAI", "T6")];
    for (agency, theme) in agencies {
        let known = [("organisation-type", agency), ("scope", "short"), ("themes", theme)];
        let asked = ids_asked(&shipped, &known).iter().filter(|id| id.starts_with(&format!("{theme}."))).count();
        assert!(asked >= 3, "{agency} is asked {asked} of {theme}, too few to grade");
    }
}

#[test]
fn only_the_police_are_asked_what_the_police_did() {
    let shipped = case_audit();
    for agency in shipped.organisation_types() {
        let is_asked = ids_asked(&shipped, &[("organisation-type", agency)]).contains("PO.1");
        assert_eq!(is_asked, ["POL", "BTP"].contains(&agency), "{agency}");
    }
    for word in ["powers", "managed", "evidence", "notification"] {
        assert!(list(shipped.domain("PO"), "questions").iter().any(|one| text(one, "text").contains(word)), "{word}");
    }
}

#[test]
fn an_agency_that_sees_another_part_of_a_life_reads_its_own_words() {
    let shipped = case_audit();
    for agency in SEE_ANOTHER_PART {
        for id in ["E01.1", "E01.2", "E01.3", "E01.4", "E02.1", "E03.1", "E03.3", "E08.1", "E09.1", "E09.5", "E10.2"] {
            let question = shipped.question(id);
            assert_ne!(words_for(question, agency), text(question, "text"), "{id} for {agency}");
        }
    }
    assert!(words_for(shipped.question("E01.1"), "BTP").starts_with("From what officers saw and recorded"));
    assert!(words_for(shipped.question("E04.1"), "POL").contains("risk assessment"));
}

#[test]
fn only_who_holds_the_plan_is_asked_for_the_family_network_and_the_lead_practitioner() {
    let shipped = case_audit();
    let of = |agency, part| {
        let known = [("organisation-type", agency), ("plan-type", "child-protection"), ("part-in-plan", part), ("scope", "all")];
        let asked = ids_asked(&shipped, &known);
        (asked.contains("E07.3") && asked.contains("E06.4"), asked.contains("E05.1"))
    };
    assert_eq!(of("CSC", "holds"), (true, true));
    assert_eq!(of("SCH", "holds"), (true, true), "a school may hold an early help plan");
    assert_eq!(of("POL", "part"), (false, true));
    assert_eq!(of("POL", "none"), (false, false));
    let without_saying = |agency| ids_asked(&shipped, &[("organisation-type", agency), ("part-in-plan", "")]).contains("E07.3");
    assert!(without_saying("CSC") && !without_saying("GP"), "blank means what the hint says");
}

#[test]
fn who_made_no_assessment_or_never_met_the_child_or_has_no_supervision_is_not_asked_about_it() {
    let shipped = case_audit();
    let without = |known: &Known, prefix: &str| !ids_asked(&shipped, known).iter().any(|id| id.starts_with(prefix));
    assert!(without(&[("organisation-type", "POL"), ("own-assessment", "no")], "E04."));
    assert!(!without(&[("organisation-type", "POL"), ("own-assessment", "yes")], "E04."));
    assert!(without(&[("organisation-type", "VOL"), ("scope", "all"), ("has-supervision", "no")], "E08."));
    let never_met = ids_asked(&shipped, &[("organisation-type", "PRO"), ("met-child", "no")]);
    for id in ["E01.2", "E01.4", "E01.6", "E01.7", "E10.3a"] {
        assert!(!never_met.contains(id), "{id}");
    }
    assert!(never_met.contains("E01.8"), "how they learned of the child");
}

#[test]
fn every_agency_that_a_theme_of_the_brief_names_can_be_chosen() {
    let shipped = case_audit();
    for agency in ["IMM", "FAI", "CH"] {
        assert!(shipped.organisation_types().contains(&agency), "{agency}");
    }
}

#[test]
fn whether_a_child_is_at_risk_has_to_be_answered_last_and_not_known_is_an_answer() {
    for id in CASE_AUDITS {
        let shipped = Shipped::read(id);
        let at = shipped.domains().iter().position(|domain| text(domain, "id") == "AR").unwrap_or(0);
        assert!(shipped.domains()[at + 1..].iter().all(|domain| is_true(domain, "ungraded")), "{id}: only feedback follows");
        for question in list(shipped.domain("AR"), "questions") {
            let choices: Vec<&str> = shipped.choices(question).iter().map(|choice| text(choice, "id")).collect();
            assert_eq!(choices, ["yes", "no", "not-known"], "{id}");
            assert!(is_true(question, "required"), "{id}");
        }
    }
}

#[test]
fn an_audit_without_grades_asks_three_things_in_the_auditor_s_own_words() {
    let shipped = Shipped::read("case-audit-without-grades");
    let asked = list(shipped.domain("L01"), "questions");
    let texts: Vec<&str> = asked.iter().map(|question| text(question, "text")).collect();
    assert_eq!(texts, ["What is it like for this child?", "What difference did we make?", "What must change?"]);
    assert!(asked.iter().all(|question| text(question, "type") == "long-text"));
    assert!(shipped.json.get("grading").is_none(), "nothing is graded");
    let agencies = |id: &str| Shipped::read(id).organisation_types().into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(agencies("case-audit-without-grades"), agencies("case-audit"));
}

#[test]
fn unless_no_child_was_at_risk_the_limits_of_the_key_domains_hold() {
    let shipped = case_audit();
    let both_no = json!({ "not": { "all": [{ "answer": "AR.1", "is": ["no"] }, { "answer": "AR.2", "is": ["no"] }] } });
    let limits = list(&shipped.json["grading"], "limits");
    let limit = |id: &str| limits.iter().find(|limit| text(limit, "id") == id).unwrap_or(&Value::Null);
    for id in ["key-domain-inadequate", "voice-and-oversight"] {
        assert_eq!(limit(id)["only_when"], both_no, "{id}");
    }
    let key = texts(list(&limit("key-domain-inadequate")["when"]["domains"], "of"));
    assert_eq!(key, ["E01", "E03", "E04", "E05", "E06", "E08", "E10"]);
}

#[test]
fn the_key_questions_are_few_and_only_some_of_them_may_not_apply() {
    let key = |id: &str| -> Vec<(String, bool)> {
        let shipped = Shipped::read(id);
        let key = shipped.questions().map(|(_, question)| question).filter(|question| is_true(question, "key"));
        key.map(|question| (text(question, "id").to_owned(), is_true(question, "may_not_apply"))).collect()
    };
    let may = |id: &str| (id.to_owned(), true);
    let must = |id: &str| (id.to_owned(), false);
    let expected =
        [must("E01.4"), may("E01.7"), may("E03.1"), may("E03.6"), must("E06.2"), must("E06.3"), must("E08.2"), must("T8c.1")];
    assert_eq!(key("case-audit"), expected);
    assert_eq!(key("front-door-audit"), [may("E20.3"), may("E20.8")]);
}

#[test]
fn whoever_may_call_a_key_question_not_applicable_is_told_when() {
    for shipped in CASE_AUDITS.iter().map(|id| Shipped::read(id)) {
        for (_, question) in shipped.questions().filter(|(_, question)| is_true(question, "may_not_apply")) {
            assert!(says(&question["hint"], "not applicable"), "{}", text(question, "id"));
        }
    }
}

#[test]
fn the_front_door_is_asked_everything_once_and_only_what_a_contact_can_show() {
    let shipped = Shipped::read("front-door-audit");
    let domains: Vec<&str> = shipped.domains().iter().map(|domain| text(domain, "id")).collect();
    assert_eq!(domains, ["E20", "E21", "E22", "AR", "PR", "FF"]);
    let items = shipped.questions().map(|(_, question)| text(question, "item")).filter(|item| !item.is_empty());
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    items.for_each(|item| *times.entry(item).or_default() += 1);
    let twice = times.iter().filter(|(_, times)| **times > 1).map(|(item, _)| format!("{item} is asked twice"));
    nothing_is_wrong(twice.collect());
    for item in ["decision-reason-recorded", "escalation-resolved", "history-considered", "consent-handled"] {
        assert!(times.contains_key(item), "{item}");
    }
}

#[test]
fn times_that_the_law_sets_are_said() {
    let shipped = case_audit();
    assert!(text(shipped.question("T4.5"), "text").contains("within 15 working days of the strategy discussion"));
    assert!(says(&shipped.question("T5.5")["hint"], "six weeks apart") && says(&shipped.question("T5.5")["hint"], "12 weeks"));
    assert!(says(&shipped.question("E06.2")["hint"], "section 16la"));
    assert!(says(&shipped.question("T6.7")["basis"], "fgm2003-s5b"));
}

fn of_this_edition() -> impl Iterator<Item = Shipped> {
    CASE_AUDITS.iter().chain(&SURVEYS).map(|id| Shipped::read(id))
}

#[test]
fn audits_and_surveys_say_what_they_were_checked_against_and_that_nobody_has_read_them_yet() {
    for shipped in of_this_edition() {
        assert_eq!(text(&shipped.json, "guidance_edition"), "WT2026", "{}", shipped.id);
        let about = &shipped.json["about"];
        assert!(!list(about, "checked_against").is_empty() && !list(about, "not_checked").is_empty(), "{}", shipped.id);
        assert_eq!(about["read_by"], json!([]), "{}", shipped.id);
    }
}

#[test]
fn no_basis_of_an_audit_or_survey_says_check_locally() {
    let mut wrong = Vec::new();
    for shipped in of_this_edition() {
        let titles = list(&shipped.json, "basis").iter().map(|basis| text(basis, "title"));
        wrong.extend(titles.filter(|title| title.contains("ocally")).map(|title| format!("{}: {title}", shipped.id)));
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_question_that_was_in_the_first_edition_is_still_answered_in_the_same_way() {
    let mut wrong = Vec::new();
    for shipped in of_this_edition() {
        let Some(first) = shipped.first_edition() else { continue };
        for (_, before) in first.questions() {
            let id = text(before, "id");
            let Some((_, now)) = shipped.questions().find(|(_, question)| text(question, "id") == id) else { continue };
            let levels = |shipped: &Shipped, question: &Value| -> Vec<Value> {
                list(shipped.scale(question), "levels").iter().map(|level| json!([level["id"], level["value"]])).collect()
            };
            if now["type"] != before["type"] || levels(&shipped, now) != levels(&first, before) {
                wrong.push(format!("{} {id} is answered otherwise than in the first edition", shipped.id));
            }
        }
    }
    nothing_is_wrong(wrong);
}
