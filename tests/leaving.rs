//! What may leave the desk: all of it within the partnership; published, nothing that tells an organisation or a few people apart.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::shown::DeskWanted;
use safeguarding_audit::adding_up::leaving::Leaving;
use safeguarding_audit::adding_up::talk::RegisterAsk;
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::filter::Filter;
use story::office::{Office, school, submitted};
use story::subgroup::organisation;

const PUBLISHED: Audience = Audience::Published { names: false };

fn of_kind(kind: &str, at: usize) -> (String, Vec<u8>) {
    let name = format!("{kind} number {at}");
    let mut story = organisation(&format!("{kind}-{at}"), kind, if at.is_multiple_of(3) { "not-in-place" } else { "in-place" });
    story.tells("organisation-name", &name);
    story.record.cycle = "2026-27".to_owned();
    (format!("{name}.json"), submitted(story, "2026-11-02"))
}

/// So many returns of each type.
fn office(kinds: &[(&str, usize)]) -> Office {
    let mut office = Office::new();
    for (kind, n) in kinds {
        for (name, bytes) in (0..*n).map(|at| of_kind(kind, at)) {
            office.adds(&name, bytes);
        }
    }
    office
}

fn leaves(office: &Office, audience: Audience) -> Leaving {
    office.desk.leaving(&DeskWanted { today: "2026-12-01".to_owned(), ..DeskWanted::default() }, audience)
}

fn sectors(leaving: &Leaving) -> Vec<String> {
    let [summary] = leaving.figures().summaries.as_slice() else { panic!("one questionnaire") };
    summary.overall.by_sector.iter().map(|one| one.sector.clone()).collect()
}

/// Everything that is in it, as text.
fn text(leaving: &Leaving) -> String {
    serde_json::to_string(leaving).expect("it can be written")
}

#[test]
fn within_the_partnership_every_organisation_and_sector_is_named() {
    let office = office(&[("SCH", 6), ("SPO", 1)]);
    let inside = leaves(&office, Audience::Inside);
    assert_eq!(sectors(&inside).len(), 2);
    assert!(text(&inside).contains("SPO number 0") && inside.hidden().is_empty());
}

#[test]
fn what_is_published_names_no_organisation_unless_somebody_says_so() {
    let office = office(&[("SCH", 6), ("SPO", 4)]);
    let published = leaves(&office, PUBLISHED);
    assert!(!text(&published).contains("number 0"), "no name anywhere");
    assert_eq!(sectors(&published).len(), 2, "both sectors are large enough");
    let named = leaves(&office, Audience::Published { names: true });
    assert_eq!(named.figures().organisations[0].lines.len(), 10);
}

#[test]
fn a_sector_of_one_is_not_published_and_cannot_be_worked_out() {
    let office = office(&[("SCH", 6), ("SPO", 1), ("GP", 4)]);
    let published = leaves(&office, PUBLISHED);
    assert_eq!(sectors(&published).len(), 1, "neither the one nor the smallest other, which would give it away");
    let [summary] = published.figures().summaries.as_slice() else { panic!("one questionnaire") };
    assert_eq!(summary.overall.all.graded, 11, "all are in the figures of the whole");
    for domain in &summary.domains {
        assert!(domain.grades.by_sector.iter().all(|one| one.distribution.graded == 6), "{domain:?}");
    }
    for question in &summary.questions {
        let shown: usize = question.by_sector.iter().map(|one| one.figures.answered).sum();
        assert!(question.all.answered - shown == 0 || question.all.answered - shown >= 3, "{question:?}");
    }
    assert!(published.hidden().iter().any(|said| said.contains("fewer than three")), "{:?}", published.hidden());
}

#[test]
fn that_the_only_one_of_its_sector_does_not_know_is_not_published() {
    let mut office = office(&[("SCH", 6), ("GP", 4)]);
    let mut club = organisation("club", "SPO", "in-place");
    club.tells("organisation-name", "The only club");
    club.record.cycle = "2026-27".to_owned();
    club.does_not_know("D1.2");
    office.adds("club.json", submitted(club, "2026-11-02"));
    let inside = leaves(&office, Audience::Inside);
    let of = |leaving: &Leaving| {
        let question = leaving.figures().summaries[0].questions.iter().find(|one| one.question.as_str() == "D1.2").cloned();
        question.expect("it is shown")
    };
    assert!(of(&inside).by_sector.iter().any(|one| one.figures.dont_know == 1));
    let published = of(&leaves(&office, PUBLISHED));
    assert_eq!((published.all.dont_know, published.all.answered), (1, 10), "it is in the figures of all");
    assert_eq!(published.by_sector.len(), 1, "neither the club nor the smallest other sector: {:?}", published.by_sector);
}

#[test]
fn gaps_without_an_action_are_not_published_since_hidden_answers_follow_from_them() {
    let office = office(&[("SCH", 6)]);
    let gaps = |leaving: &Leaving| leaving.figures().actions[0].figures.gaps_without_action.answers;
    assert!(gaps(&leaves(&office, Audience::Inside)) > 0);
    let published = leaves(&office, PUBLISHED);
    assert_eq!(gaps(&published), 0);
    assert!(published.figures().actions[0].figures.by_domain.iter().all(|domain| domain.gaps_without_action == 0));
    assert!(published.hidden().iter().any(|said| said.starts_with("Of actions")), "{:?}", published.hidden());
}

#[test]
fn who_returned_is_published_by_one_grouping_alone() {
    let mut office = office(&[("SCH", 4), ("GP", 3), ("NHS", 3)]);
    let lines = |kind: &str, n: usize, place: &str| {
        (0..n).map(|at| format!("{kind} number {at}\t{kind}\t{place}")).collect::<Vec<_>>().join("\n")
    };
    let text_of =
        format!("Name\tType\tLocality\n{}\n{}\n{}", lines("SCH", 5, "North"), lines("GP", 3, "North"), lines("NHS", 4, "South"));
    office.desk.change_register("2026-27", RegisterAsk::Paste { text: text_of }, None).expect("it is a list");
    let published = leaves(&office, PUBLISHED);
    let register = published.figures().register.as_ref().expect("there is one");
    let shown =
        [&register.by_kind, &register.by_sector, &register.by_locality].iter().filter(|groups| !groups.is_empty()).count();
    assert_eq!(shown, 1, "two of them could be subtracted from one another");
    assert!(published.hidden().iter().any(|said| said.contains("by one grouping alone")));
}

#[test]
fn two_returns_are_not_published_at_all() {
    let office = office(&[("SCH", 2)]);
    let published = leaves(&office, PUBLISHED);
    assert!(published.figures().summaries.is_empty() && published.figures().actions.is_empty());
    assert_eq!(published.hidden(), ["One questionnaire is left out, because fewer than three organisations returned it."]);
    assert_eq!(leaves(&office, Audience::Inside).figures().summaries.len(), 1);
}

#[test]
fn who_has_not_returned_stays_inside() {
    let mut office = office(&[("SCH", 4)]);
    let names: Vec<String> = (0..12).map(|at| format!("SCH number {at}\tSCH")).collect();
    let text_of = format!("Name\tType\nSt Elsewhere\tSPO\n{}", names.join("\n"));
    office.desk.change_register("2026-27", RegisterAsk::Paste { text: text_of }, None).expect("it is a list");
    let inside = leaves(&office, Audience::Inside);
    let register = inside.figures().register.as_ref().expect("there is one");
    assert_eq!(register.lines.len(), 9, "eight schools and the sports club");
    let published = leaves(&office, Audience::Published { names: true });
    let register = published.figures().register.as_ref().expect("there is one");
    assert!(register.lines.is_empty() && register.rate.contains("4 of 13"), "{}", register.rate);
    assert!(!text(&published).contains("St Elsewhere"));
    assert!(register.by_kind.is_empty(), "a type of one would say that the sports club has not returned: {:?}", register.by_kind);
}

#[test]
fn a_filter_that_leaves_one_organisation_publishes_nothing() {
    let office = office(&[("SCH", 6), ("SPO", 1)]);
    let filter = Filter { kind: Some("SPO".to_owned()), ..Filter::default() };
    let wanted = DeskWanted { filter, ..DeskWanted::default() };
    assert!(office.desk.leaving(&wanted, PUBLISHED).figures().summaries.is_empty());
    assert_eq!(office.desk.leaving(&wanted, PUBLISHED).filter().len(), 1);
}

#[test]
fn a_round_with_nothing_leaves_nothing_and_says_so() {
    let nothing = leaves(&Office::new(), PUBLISHED);
    assert!(nothing.figures().summaries.is_empty() && nothing.hidden().is_empty());
    let one = Office::with(&[("one.json", submitted(school("one", "One School"), "2026-11-02"))]);
    assert_eq!(leaves(&one, PUBLISHED).hidden().len(), 1);
}
