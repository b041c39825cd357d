//! What stands behind the figures: who answered what to a question, and one organisation beside its sector and its past.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::shown::{
    AnswersShown, AnswersWanted, DeskWanted, OneAnswer, OrganisationShown, WantedList,
};
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::aggregation::counting::RoundPlace;
use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::model::filter::{AnsweredQuestion, Filter};
use story::Story;
use story::audits::{audit, case_audit};
use story::office::{Office, round, school, submitted};
use story::subgroup::two_domains;

fn answers_to(office: &Office, question: &str, wanted: AnswersWanted) -> Option<AnswersShown> {
    let known = two_domains().read().questionnaire;
    let of = AnsweredQuestion { questionnaire: known.id, edition: known.edition, question: question.into() };
    let what = WantedList::Answers(AnswersWanted { of, ..wanted });
    office.looks(&DeskWanted { what, ..DeskWanted::default() }).answers
}

fn page_of(office: &Office, file: &str) -> Option<OrganisationShown> {
    let key = office.key_of(file);
    let today = "2027-01-31".to_owned();
    let wanted = DeskWanted { what: WantedList::Organisation { key }, today, ..DeskWanted::default() };
    office.looks(&wanted).organisation.map(|shown| *shown)
}

fn named(lines: &[OneAnswer]) -> Vec<(&str, &str)> {
    lines.iter().map(|line| (line.organisation.as_str(), line.answer.as_str())).collect()
}

fn charity(id: &str, name: &str) -> Story {
    let mut story = school(id, name);
    story.tells("organisation-type", "CHA");
    story
}

#[test]
fn whoever_answers_worst_comes_first_with_evidence_and_notes() {
    let mut elm = school("a", "Elm Primary");
    elm.shows_evidence("D1.1", "Policy of June 2026, in the office");
    let mut oak = school("b", "Oak Primary");
    oak.answers("D1.1", "not-in-place");
    let mut ash = school("c", "Ash Primary");
    ash.does_not_know("D1.1");
    let mut fir = school("d", "Fir Primary");
    fir.says_not_applicable("D1.1", "We see no children.");
    let stories = [("elm.json", elm), ("oak.json", oak), ("ash.json", ash), ("fir.json", fir)];
    let files = stories.map(|(name, story)| (name, submitted(story, "2026-10-01")));
    let office = Office::with(&files);
    let shown = answers_to(&office, "D1.1", AnswersWanted::default()).expect("the question is known");
    assert_eq!(
        named(&shown.lines),
        [
            ("Oak Primary", "Not in place"),
            ("Elm Primary", "In place"),
            ("Ash Primary", "Don’t know"),
            ("Fir Primary", "Not applicable")
        ]
    );
    assert_eq!(shown.lines[1].words, ["In place", "Evidence: Policy of June 2026, in the office"]);
    assert_eq!(shown.lines[3].words, ["Not applicable: We see no children."]);
    let choices: Vec<(&str, usize)> = shown.choices.iter().map(|(_, label, n)| (label.as_str(), *n)).collect();
    assert_eq!(choices, [("Not in place", 1), ("In place", 1), ("Don’t know", 1), ("Not applicable", 1)]);

    let (only, _, _) = shown.choices[0].clone();
    let narrowed = answers_to(&office, "D1.1", AnswersWanted { only, ..AnswersWanted::default() }).expect("it is known");
    assert_eq!(named(&narrowed.lines), [("Oak Primary", "Not in place")]);
    assert_eq!((narrowed.lines_in_all, narrowed.choices.len()), (1, 4), "the other answers can still be chosen");
    let like = "ELM".to_owned();
    let found = answers_to(&office, "D1.1", AnswersWanted { like, ..AnswersWanted::default() }).expect("it is known");
    assert_eq!(named(&found.lines), [("Elm Primary", "In place")]);
    assert_eq!(answers_to(&office, "D9.9", AnswersWanted::default()), None, "nobody knows that question");
}

#[test]
fn who_is_left_out_or_of_another_round_is_not_among_those_who_answered() {
    let mut earlier = school("c", "Ash Primary");
    earlier.record.cycle = "2025-26".to_owned();
    let mut office = Office::with(&[
        ("elm.json", submitted(school("a", "Elm Primary"), "2026-10-01")),
        ("oak.json", submitted(school("b", "Oak Primary"), "2026-10-01")),
        ("ash.json", submitted(earlier, "2025-10-01")),
    ]);
    office.desk.choose(DeskChoice::LeaveOut { key: office.key_of("oak.json"), reason: "A test".to_owned() });
    let shown = answers_to(&office, "D1.1", AnswersWanted::default()).expect("the question is known");
    assert_eq!(named(&shown.lines), [("Elm Primary", "In place")]);
}

#[test]
fn an_organisation_stands_beside_its_sector_and_its_earlier_rounds() {
    let mut before = school("a", "Elm Primary");
    before.answers("D1.1", "not-in-place");
    before.answers("D1.2", "not-in-place");
    before.record.cycle = "2025-26".to_owned();
    let mut now = school("b", "elm primary ");
    now.shows_evidence("D1.2", "Minutes of May");
    now.plans("1", "D1.1", "Head teacher", "2027-01-01");
    let mut later = school("e", "Elm Primary");
    later.record.cycle = "2027-28".to_owned();
    let mut oak = school("c", "Oak Primary");
    oak.answers("D1.1", "not-in-place");
    let office = Office::with(&[
        ("before.json", submitted(before, "2025-10-01")),
        ("now.json", submitted(now, "2026-10-01")),
        ("later.json", submitted(later, "2027-10-01")),
        ("oak.json", submitted(oak, "2026-10-01")),
        ("charity.json", submitted(charity("d", "Elm Charity"), "2026-10-01")),
    ]);
    let page = page_of(&office, "now.json").expect("it is here");
    assert_eq!((page.name.trim(), page.round.as_str(), page.sector_counted), ("elm primary", "2026-27", 2));
    assert_eq!(page.place, Some(RoundPlace::Counted));
    let rounds: Vec<&str> = page.before.iter().map(|(round, _)| round.as_str()).collect();
    assert_eq!(rounds, ["2025-26"], "a round that came later is none before it");
    assert_eq!(page.others.iter().map(|(_, round, _)| round.as_str()).collect::<Vec<_>>(), ["2027-28"]);
    let domain = page.grades.iter().find(|one| one.id == "D1").expect("the domain is graded");
    assert_ne!(domain.own, domain.before[0], "it was worse before");
    assert!(domain.own.rank < domain.before[0].rank, "the best grade is the first");
    assert_eq!(domain.sector.len(), 2, "two schools, two grades: {:?}", domain.sector);
    let answers: Vec<_> = page.domains.iter().flat_map(|domain| &domain.answers).collect();
    let first = answers.iter().find(|one| one.question == "D1.1").expect("it was asked");
    assert_eq!(first.said, ["In place"]);
    assert_eq!(first.sector, ["In place: 1", "Not in place: 1"]);
    let second = answers.iter().find(|one| one.question == "D1.2").expect("it was asked");
    assert_eq!(second.said, ["In place", "Evidence: Minutes of May"]);
    assert_eq!((page.actions.len(), page.actions[0].days_overdue), (1, 30));
    assert_eq!(page.actions[0].owner, "Head teacher", "the words were read from the file");
}

#[test]
fn a_return_that_waits_still_has_its_page_and_an_audit_of_a_case_has_none() {
    let mut office = Office::with(&[
        ("first.json", submitted(school("a", "Elm Primary"), "2026-10-01")),
        ("last.json", submitted(school("b", "Elm Primary"), "2026-10-09")),
    ]);
    let waiting = page_of(&office, "first.json").expect("it is here");
    assert!(matches!(waiting.place, Some(RoundPlace::Waits(_))));
    assert_eq!((waiting.sector_counted, waiting.instead.as_str()), (1, "last.json"), "the sector counts the other one");
    let known = case_audit().read();
    let row = ReturnRow::of(&known.questionnaire, &known.digest, &audit(1, 3).record);
    office.desk.hold("a-case".to_owned(), row);
    let of_case = DeskWanted { what: WantedList::Organisation { key: "a-case".to_owned() }, ..DeskWanted::default() };
    assert_eq!(office.looks(&of_case).organisation, None, "it is about a child");
    let gone = DeskWanted { what: WantedList::Organisation { key: "nobody".to_owned() }, ..DeskWanted::default() };
    assert_eq!(office.looks(&gone).organisation, None);
}

#[test]
fn only_a_locality_is_looked_at_as_the_register_of_the_round_says() {
    let mut earlier = school("c", "Elm Primary");
    earlier.record.cycle = "2025-26".to_owned();
    let mut office = Office::with(&[
        ("elm.json", submitted(school("a", "Elm Primary"), "2026-10-01")),
        ("oak.json", submitted(school("b", "Oak Primary"), "2026-10-01")),
        ("before.json", submitted(earlier, "2025-10-01")),
    ]);
    let list = "Name\tLocality\nElm Primary\tNorth\nOak Primary\tSouth\nAsh Primary\tSouth\n".to_owned();
    office.desk.change_register("2026-27", RegisterAsk::Paste { text: list }, None).expect("it is read");
    let north = Filter { locality: Some("North".to_owned()), ..round("2026-27") };
    let looked = office.sees(north.clone());
    let localities: Vec<(&str, usize)> = looked.localities.iter().map(|one| (one.id.as_str(), one.n)).collect();
    assert_eq!(localities, [("North", 1), ("South", 2)], "as many as are expected there");
    assert_eq!((looked.tally.counted, looked.tally.filtered), (1, 1));
    let before = office.sees(Filter { round: Some("2025-26".to_owned()), ..north });
    assert_eq!(before.tally.counted, 0, "the register of that round knows no locality");
    let page = page_of(&office, "elm.json").expect("it is here");
    assert!(page.facts.iter().any(|fact| fact == "North"), "{:?}", page.facts);
}

#[test]
fn the_overview_says_what_has_changed_since_the_round_before_and_what_is_overdue() {
    let mut files = Vec::new();
    for at in 0..12 {
        for (cycle, level) in [("2025-26", "not-in-place"), ("2026-27", "in-place")] {
            let mut story = school(&format!("{at}-{cycle}"), &format!("School {at}"));
            story.answers("D1.1", level);
            story.answers("D1.2", level);
            story.plans("1", "D1.1", "Head teacher", "2027-01-01");
            story.record.cycle = cycle.to_owned();
            files.push((format!("{at}-{cycle}.json"), submitted(story, "2026-10-01")));
        }
    }
    let mut office = Office::new();
    files.into_iter().for_each(|(name, bytes)| office.adds(&name, bytes));
    let looks = |filter: Filter| {
        let wanted = DeskWanted { filter, what: WantedList::Overview, today: "2027-01-31".to_owned(), ..DeskWanted::default() };
        office.desk.look(&wanted)
    };
    let now = looks(Filter::default());
    let [trend] = now.trends.as_slice() else { panic!("one questionnaire was answered") };
    let since = safeguarding_audit::words::trend::since(trend);
    assert!(since[0].starts_with("▲ Rose: ") && since[0].contains("0 of 12 (0%) before, 12 of 12 (100%) now"), "{since:?}");
    assert_eq!((now.actions[0].figures.open, now.actions[0].figures.overdue.all), (12, 12));
    assert_eq!(now.action_lines.len(), 0, "the list is on a page of its own");
    assert!(looks(round("2025-26")).trends.is_empty(), "nothing came before the first round");
}
