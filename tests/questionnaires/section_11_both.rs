//! What holds of the section 11 self-assessment in both its orders, by standard and by arrangement: nobody is asked what is
//! not theirs, nobody is asked twice, what the law says is said of those it binds, and numbers count.

use super::asked::{Asked, asked, says};
use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text, texts};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn both() -> [Shipped; 2] {
    ["section-11", "section-11-working-together"].map(Shipped::read)
}

/// The ids that an organisation of that type is asked whatever else it says, once it has said this of itself.
fn always_asked<'a>(shipped: &'a Shipped, organisation_type: &str, said: &[(&str, &str)]) -> Vec<&'a str> {
    let known: Vec<(&str, &str)> = [("organisation-type", organisation_type)].iter().chain(said).copied().collect();
    let questions = shipped.questions().filter(|(domain, one)| asked(shipped, domain, one, &known) == Asked::Always);
    questions.map(|(_, one)| text(one, "id")).collect()
}

/// The ids that an organisation of that type could be asked.
fn ever_asked<'a>(shipped: &'a Shipped, organisation_type: &str, said: &[(&str, &str)]) -> Vec<&'a str> {
    let known: Vec<(&str, &str)> = [("organisation-type", organisation_type)].iter().chain(said).copied().collect();
    let questions = shipped.questions().filter(|(domain, one)| asked(shipped, domain, one, &known) != Asked::Never);
    questions.map(|(_, one)| text(one, "id")).collect()
}

/// The items among questions with these ids, once for each that asks it.
fn items<'a>(shipped: &'a Shipped, ids: &[&str]) -> Vec<&'a str> {
    let questions = shipped.questions().filter(|(_, one)| ids.contains(&text(one, "id")));
    questions.map(|(_, one)| text(one, "item")).filter(|item| !item.is_empty()).collect()
}

#[test]
fn a_library_is_asked_neither_about_the_lado_nor_about_evictions() {
    for shipped in both() {
        let asked = ever_asked(&shipped, "LA", &[("whole-council", "no"), ("housing-services", "no")]);
        assert!(!asked.iter().any(|id| id.starts_with("A-LA") || id.starts_with("A-HOU")), "{}: {asked:?}", shipped.id);
        let of_council = always_asked(&shipped, "LA", &[("whole-council", "yes"), ("housing-services", "yes")]);
        for id in ["A-LA.8", "A-LA.5", "A-LA.6", "A-HOU.3"] {
            assert!(of_council.contains(&id), "{}: a whole council is asked {id}", shipped.id);
        }
    }
}

#[test]
fn a_prison_for_adults_is_not_asked_how_children_are_held() {
    for shipped in both() {
        let asked = |holds: &str| -> Vec<&str> {
            let asked = always_asked(&shipped, "SEC", &[("holds-children", holds)]);
            asked.into_iter().filter(|id| id.starts_with("A-SEC") && *id != "A-SEC.4").collect()
        };
        assert_eq!(asked("no"), ["A-SEC.1", "A-SEC.5", "A-SEC.6"], "{}", shipped.id);
        assert_eq!(asked("yes"), ["A-SEC.1", "A-SEC.2", "A-SEC.3"], "{}", shipped.id);
    }
}

#[test]
fn a_group_of_volunteers_is_asked_no_more_than_half_of_what_a_trust_is_asked() {
    let shipped = Shipped::read("section-11");
    let group = ever_asked(&shipped, "SML", &[("children-contact", "yes"), ("commissions", "no")]);
    let trust = always_asked(&shipped, "NHS", &[("children-contact", "yes"), ("earlier-audit", "yes")]);
    assert!(group.len() * 2 <= trust.len(), "{} and {}", group.len(), trust.len());
    for id in ["S1.1", "S3.9", "S5.9", "S8.6", "S9.2", "S1.E", "S9.I"] {
        assert!(!group.contains(&id), "{id} is not for volunteers");
    }
    let without_staff = ever_asked(&shipped, "SPO", &[("paid-staff", "no"), ("children-contact", "yes"), ("commissions", "no")]);
    let own: Vec<&&str> = without_staff.iter().filter(|id| !id.starts_with("A-SPO") && **id != "S8.9").collect();
    assert_eq!(own, group.iter().collect::<Vec<_>>(), "a club without staff is asked what any group of volunteers is");
}

#[test]
fn who_answers_up_to_the_top_is_asked_of_the_same_organisations_in_both() {
    let [standards, arrangements] = both();
    let asked_of = |shipped: &Shipped, id: &str| -> Vec<String> {
        let types = shipped.organisation_types().into_iter();
        types.filter(|one| ever_asked(shipped, one, &[]).contains(&id)).map(str::to_owned).collect()
    };
    assert_eq!(asked_of(&standards, "S3.9"), asked_of(&arrangements, "A01.1"));
    assert!(asked_of(&standards, "S3.9").iter().any(|one| one == "SCH"), "schools, too");
}

#[test]
fn listening_before_a_decision_is_asked_in_the_same_words_and_counts_in_both() {
    let [standards, arrangements] = both();
    let [one, other] = [standards.question("S9.9"), arrangements.question("A03.1")];
    for field in ["text", "wordings", "type", "scale", "key", "may_not_apply", "item"] {
        assert_eq!(one.get(field), other.get(field), "{field}");
    }
    assert_eq!((text(one, "type"), is_true(one, "key")), ("level", true));
}

#[test]
fn nobody_is_asked_the_same_twice() {
    type Twice = (&'static str, &'static [(&'static str, &'static str)], &'static str);
    let twice: [Twice; 7] = [
        ("GP", &[], "adult-services-ask-about-children"),
        ("NHS", &[], "adult-services-ask-about-children"),
        ("PRO", &[], "adult-services-ask-about-children"),
        ("PRO", &[], "conference-contribution"),
        ("SEC", &[], "lado-one-working-day"),
        ("EY", &[], "lead-cover"),
        ("CAF", &[], "child-seen-alone"),
    ];
    let standards = Shipped::read("section-11");
    let mut wrong = Vec::new();
    for (organisation_type, said, item) in twice {
        let asked = ever_asked(&standards, organisation_type, said);
        let times = items(&standards, &asked).into_iter().filter(|one| *one == item).count();
        wrong.extend((times != 1).then(|| format!("{organisation_type} is asked {item} {times} times")));
    }
    for shipped in both() {
        let asked = ever_asked(&shipped, "CAF", &[]);
        let times = items(&shipped, &asked).into_iter().filter(|one| *one == "reflective-supervision").count();
        wrong.extend((times != 1).then(|| format!("{}: Cafcass is asked about supervision {times} times", shipped.id)));
    }
    nothing_is_wrong(wrong);
}

#[test]
fn the_duty_to_share_information_is_asked_of_all_whom_it_binds_whatever_the_edition_of_the_guidance() {
    for (shipped, id) in both().iter().zip(["S8.9", "A06.4"]) {
        for bound in ["CSC", "LA", "ICB", "NHS", "GP", "HCP", "POL", "BTP", "NCA", "PRO", "YJS", "SEC", "COM"] {
            assert!(always_asked(shipped, bound, &[]).contains(&id), "{bound} is asked {id}");
        }
        for named in ["SCH", "COL", "EY", "HOU", "VOL"] {
            assert!(!ever_asked(shipped, named, &[("information-duty", "no")]).contains(&id), "{named} is not bound");
            assert!(always_asked(shipped, named, &[("information-duty", "yes")]).contains(&id), "{named} is bound");
        }
        assert!(!ever_asked(shipped, "SML", &[]).contains(&id), "a small group is not bound");
        assert!(says(shipped.question(id), "30 september 2026"), "since when");
    }
}

#[test]
fn prevent_is_asked_of_those_who_have_the_duty() {
    for (shipped, id) in both().iter().zip(["S5.13", "A09.8"]) {
        for bound in ["CSC", "LA", "NHS", "POL", "PRO", "SEC", "SCH", "COL", "EY"] {
            assert!(always_asked(shipped, bound, &[]).contains(&id), "{bound} is asked {id}");
        }
        for other in ["SML", "FAI", "SPO", "VOL", "HOU"] {
            assert!(!ever_asked(shipped, other, &[]).contains(&id), "{other} is asked {id}");
        }
    }
}

#[test]
fn what_is_not_in_force_is_only_planned_for_and_earns_nothing() {
    for (shipped, id) in both().iter().zip(["S2.12", "A06.8"]) {
        let question = shipped.question(id);
        assert_eq!((text(question, "type"), is_true(question, "key")), ("yes-no", false), "{id}");
        assert!(text(question, "text").starts_with("Have you planned"), "{id}");
    }
    let teams = Shipped::read("section-11");
    assert!(!is_true(teams.question("S7.11"), "key"));
}

#[test]
fn what_the_law_does_not_ask_of_all_is_not_key() {
    let [standards, arrangements] = both();
    for (shipped, ids) in [(&standards, ["S1.7", "S5.9", "A-LA.8"]), (&arrangements, ["A10.1", "A09.3", "A-LA.8"])] {
        for id in ids {
            assert!(!is_true(shipped.question(id), "key"), "{} {id}", shipped.id);
        }
    }
}

#[test]
fn a_post_that_is_vacant_is_seen_post_by_post() {
    for shipped in both() {
        for (organisation_type, posts) in
            [("ICB", &["A-HEA.9", "A-HEA.10"][..]), ("NHS", &["A-HEA.11", "A-HEA.12", "A-HEA.13"]), ("HCP", &["A-HEA.14"])]
        {
            let asked = always_asked(&shipped, organisation_type, &[]);
            let found: Vec<&str> = asked.into_iter().filter(|id| text(shipped.question(id), "scale") == "post").collect();
            assert_eq!(found, posts, "{} {organisation_type}", shipped.id);
        }
        let may_not_apply = |id: &str| is_true(shipped.question(id), "may_not_apply");
        assert!(may_not_apply("A-HEA.13"), "not every trust has maternity services");
        assert!(!may_not_apply("A-HEA.12") && !may_not_apply("A-HEA.9"));
    }
}

#[test]
fn the_share_of_people_who_are_in_date_counts_towards_the_grade() {
    let bands = json!([{ "from": 90, "level": "in-place" }, { "from": 75, "level": "partly-in-place" }]);
    for shipped in both() {
        for (_, question) in shipped.questions().filter(|(_, one)| text(one, "type") == "percentage") {
            let id = text(question, "id");
            assert_eq!(question.get("levels_from"), Some(&bands), "{id}");
            assert_eq!(text(question, "scale"), "compliance", "{id}");
            assert!(!is_true(question, "required"), "{id}: not everybody can know the figure");
            for number in ["90", "75"] {
                assert!(text(question, "hint").contains(number), "{id} says what {number} per cent comes to");
            }
        }
    }
}

#[test]
fn a_child_who_is_refused_bail_is_asked_about_as_the_law_puts_it() {
    for shipped in both() {
        assert!(text(shipped.question("A-POL.10"), "text").contains("charged and refused bail"), "{}", shipped.id);
        assert_eq!(texts(list(shipped.question("A-POL.10"), "basis")), ["pace-s38"]);
        assert_eq!(text(shipped.question("A-POL.11"), "type"), "n-of-m");
    }
}

#[test]
fn the_bar_is_referred_to_only_where_somebody_harmed_or_may_harm_a_child() {
    for (shipped, id) in both().iter().zip(["S6.9", "A11.4"]) {
        assert!(says(shipped.question(id), "because they harmed a child or may harm one"), "{id}");
    }
}

#[test]
fn each_organisation_gives_the_numbers_that_it_can_be_found_by_and_no_others() {
    let numbers: [(&str, &str, &str); 6] = [
        ("urn", "SCH IND COL AP", "NHS VOL EY"),
        ("dfe-number", "SCH IND AP", "NHS VOL EY"),
        ("ofsted-urn", "EY CH", "SCH NHS"),
        ("ods-code", "ICB NHS GP HCP", "SCH POL VOL"),
        ("charity-number", "VOL SML FAI SUP SPO HOU", "POL NHS SCH LA"),
        ("company-number", "VOL HOU COM SPO", "POL NHS LA GP"),
    ];
    for shipped in both() {
        for (id, who, not) in numbers {
            let field = shipped.field(id).unwrap_or_else(|| panic!("{} does not ask for {id}", shipped.id));
            let shown: Vec<&str> = field.get("shown_when").map(|when| texts(list(when, "is"))).unwrap_or_default();
            assert!(who.split(' ').all(|one| shown.contains(&one)), "{id} is asked of {shown:?}");
            assert!(!not.split(' ').any(|one| shown.contains(&one)), "{id} is asked of {shown:?}");
            let pattern = field.get("pattern").unwrap_or(&Value::Null);
            assert!(!list(pattern, "forms").is_empty() && !text(pattern, "words").is_empty(), "{id} has a form");
            assert!(!text(field, "hint").is_empty() && !is_true(field, "required"), "{id}");
        }
        let partnerships = shipped.field("partnerships").map(|field| (text(field, "type"), is_true(field, "required")));
        assert_eq!(partnerships, Some(("long-text", false)), "{}", shipped.id);
    }
}

#[test]
fn it_says_what_it_was_checked_against_once_and_not_in_titles() {
    for shipped in both() {
        let about = shipped.json.get("about").unwrap_or(&Value::Null);
        assert_eq!(text(about, "checked"), "2026-11-28", "{}", shipped.id);
        assert!(list(about, "checked_against").len() > 2 && list(about, "not_checked").len() > 2, "{}", shipped.id);
        assert!(list(about, "read_by").is_empty(), "nobody has read it yet");
        assert_eq!(text(&shipped.json, "guidance_edition"), "WT2026");
        let unfinished = shipped.texts().into_iter().filter(|(_, text)| text.to_lowercase().contains("locally"));
        nothing_is_wrong(unfinished.map(|(place, text)| format!("{}{place}: {text}", shipped.id)).collect());
    }
}

#[test]
fn the_edition_of_the_health_competencies_is_the_fifth() {
    for shipped in both() {
        let title = list(&shipped.json, "basis").iter().find(|one| text(one, "id") == "health-competencies");
        let title = title.map(|one| text(one, "title")).unwrap_or_default();
        assert!(title.contains("5th edition") && !title.contains("2019"), "{}: {title}", shipped.id);
    }
}

#[test]
fn every_basis_is_used_and_no_id_stands_for_two_things() {
    for shipped in both() {
        let used: BTreeSet<&str> = shipped.questions().flat_map(|(_, one)| texts(list(one, "basis"))).collect();
        let listed: BTreeSet<&str> = list(&shipped.json, "basis").iter().map(|one| text(one, "id")).collect();
        assert_eq!(listed, used, "{}", shipped.id);
    }
}
