//! What the desk makes of self-assessments that reviewers moderated: figures as given and as moderated, how often grades moved, and
//! what of it leaves the desk.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::adding_up::desk::shown::{DeskWanted, Looked, ReportAbout, ReportKind, WantedList};
use safeguarding_audit::adding_up::leaving::{Leaving, WorkbookAbout};
use safeguarding_audit::adding_up::report::ReportOf;
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::aggregation::row::GradeStanding;
use safeguarding_audit::documents::html_file;
use safeguarding_audit::interchange::tables::{TidyTable, summary_csv};
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::filter::{Filter, GradesBy};
use safeguarding_audit::model::report_words::ReportWords;
use story::office::Office;
use story::reviews::{definition, draft, grades, levels};

/// The desk of the partnership with three returns, the first of which was reviewed.
fn office(reviews: usize) -> Office {
    let mut office = Office::offering(&[definition().bytes()]);
    for (at, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let mut story = draft(id);
        story.record.cycle = "2026-27".to_owned();
        story.submits();
        if at < reviews {
            story.is_reviewed("m-1", "Manager", 10, &|review| {
                levels(review, "D1.1", "partly-in-place");
                grades(review, "D2", "outstanding");
            });
        }
        let file = story.file();
        office.adds(&format!("{id}.json"), file);
    }
    office
}

fn by(grades: GradesBy) -> Filter {
    Filter { grades, ..Filter::default() }
}

fn count_of(looked: &Looked, domain: &str, grade: &str) -> usize {
    let summary = &looked.summaries[0];
    let found = summary.domains.iter().find(|one| one.domain.as_str() == domain).expect("it is graded");
    found.grades.all.grades.iter().find(|one| one.grade.as_str() == grade).map_or(0, |one| one.n)
}

#[test]
fn the_desk_shows_grades_as_given_until_somebody_asks_for_those_as_moderated() {
    let office = office(1);
    let given = office.sees(Filter::default());
    assert_eq!((count_of(&given, "D1", "good"), count_of(&given, "D1", "requires-improvement")), (4, 0));
    assert_eq!(given.summaries[0].as_moderated, None);
    let moderated = office.sees(by(GradesBy::AsModerated));
    assert_eq!((count_of(&moderated, "D1", "good"), count_of(&moderated, "D1", "requires-improvement")), (3, 1));
    assert_eq!(moderated.summaries[0].as_moderated, Some(Proportion { x: 1, n: 4 }));
    assert_eq!(given.summaries[0].questions, moderated.summaries[0].questions, "answers are the organisations' own");
}

#[test]
fn it_says_how_often_reviewers_lowered_and_raised_by_domain_whichever_grades_are_shown() {
    let office = office(2);
    let reviews = |filter| office.sees(filter).summaries[0].reviews.clone().expect("two were reviewed");
    let found = reviews(Filter::default());
    assert_eq!(found, reviews(by(GradesBy::AsModerated)));
    assert_eq!((found.reviewed, found.answers), (2, 2));
    let of = |name: &str| {
        let subject = found.subjects.iter().find(|of| of.domain.as_ref().map_or("", |id| id.as_str()) == name);
        subject.map(|of| (of.shift.n, of.same(), of.shift.lowered, of.shift.raised))
    };
    assert_eq!(of(""), Some((2, 0, 2, 0)));
    assert_eq!(of("D1"), Some((2, 0, 2, 0)));
    assert_eq!(of("D2"), Some((2, 0, 0, 2)));
    assert_eq!(of("D3"), Some((2, 2, 0, 0)));
    assert_eq!(of("D4"), None, "it has no grade to compare");
}

#[test]
fn organisations_that_were_reviewed_are_listed_with_both_grades() {
    let what = WantedList::Reviewed { from: 0, like: String::new() };
    let looked = office(1).looks(&DeskWanted { what, ..DeskWanted::default() });
    assert_eq!(looked.organisations_in_all, 1);
    let line = &looked.organisations[0].lines[0];
    let both = line.reviewed.as_ref().expect("it was reviewed");
    assert_eq!((both.own[1], both.moderated[1]), (GradeStanding::Graded(1), GradeStanding::Graded(2)));
    assert_eq!(line.standings, both.own, "as given, where nobody asks for others");
}

#[test]
fn an_organisations_page_has_both_grades_and_the_reason() {
    let office = office(1);
    let what = WantedList::Organisation { key: office.key_of("a.json") };
    let looked = office.looks(&DeskWanted { what, ..DeskWanted::default() });
    let shown = looked.organisation.expect("it is here");
    let domain = shown.grades.iter().find(|one| one.id == "D1").expect("it is graded");
    let both = domain.reviewed.as_ref().expect("it was reviewed");
    assert_eq!([both[0].label.as_str(), both[1].label.as_str()], ["Good", "Requires improvement"]);
    let said = &shown.domains[0].answers[0].said;
    let last = "As moderated: Partly in place. Reason: What was seen of D1.1.";
    assert_eq!(said.last().map(String::as_str), Some(last));
}

#[test]
fn a_correction_has_to_be_reviewed_anew_and_until_then_counts_with_its_own_grades() {
    let mut office = office(1);
    let mut story = draft("a");
    story.record.cycle = "2026-27".to_owned();
    story.submits();
    story.is_reviewed("m-1", "Manager", 10, &|review| levels(review, "D1.1", "partly-in-place"));
    story.record.correct();
    story.answers("D1.3", "partly-in-place");
    let file = story.submits();
    office.adds("a-2.json", file);
    let looked = office.sees(by(GradesBy::AsModerated));
    assert_eq!(looked.summaries[0].as_moderated, Some(Proportion { x: 0, n: 4 }));
    assert_eq!(count_of(&looked, "D1", "good"), 4);
}

#[test]
fn a_review_that_comes_later_is_added_to_the_return_that_is_counted() {
    let mut office = office(0);
    let mut story = draft("b");
    story.record.cycle = "2026-27".to_owned();
    story.submits();
    story.is_reviewed("m-1", "Manager", 10, &|review| levels(review, "D1.1", "not-in-place"));
    let file = story.file();
    office.adds("reviewed.json", file);
    let looked = office.sees(by(GradesBy::AsModerated));
    assert_eq!((looked.summaries[0].counted, looked.summaries[0].as_moderated), (4, Some(Proportion { x: 1, n: 4 })));
}

fn leaves(office: &Office, audience: Audience) -> Leaving {
    office.desk.leaving(&DeskWanted { filter: by(GradesBy::AsModerated), ..DeskWanted::default() }, audience)
}

#[test]
fn what_is_published_shows_no_reviews_of_one_or_two_organisations() {
    for reviews in [1, 2] {
        let leaving = leaves(&office(reviews), Audience::Published { names: false });
        let summary = &leaving.figures().summaries[0];
        assert_eq!((summary.as_moderated, &summary.reviews), (None, &None), "{reviews}");
        assert_eq!(count_of(leaving.figures(), "D1", "good"), 4, "grades stand as the organisations gave them");
        assert!(leaving.hidden().iter().any(|said| said.contains("fewer than three returns were reviewed")));
    }
    let leaving = leaves(&office(3), Audience::Published { names: true });
    let summary = &leaving.figures().summaries[0];
    assert_eq!(summary.as_moderated, Some(Proportion { x: 3, n: 4 }));
    assert_eq!(summary.reviews.as_ref().map(|found| found.subjects.len()), Some(4));
    let lines = leaving.figures().organisations.iter().flat_map(|table| &table.lines);
    assert!(lines.clone().count() == 4 && lines.into_iter().all(|line| line.reviewed.is_none()), "nor of one that is named");
}

#[test]
fn the_workbook_says_which_grades_it_has_and_has_both_columns_for_each_organisation() {
    let about = WorkbookAbout { made_on: "2026-11-30".to_owned(), ..WorkbookAbout::default() };
    let workbook = leaves(&office(1), Audience::Inside).workbook(&about);
    let note = workbook.notes.iter().find(|note| note.about == "Grades").map(|note| format!("{:?}", note.said));
    assert!(note.is_some_and(|said| said.contains("as moderated; 1 of 4 returns was moderated")));
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == "Organisations").expect("inside they are named");
    let row = format!("{:?}", sheet.rows[1]);
    assert!(row.ends_with(r#"Text("Requires improvement"), Text("Good"), Text("Requires improvement")]"#), "{row}");
    let given = office(1).desk.leaving(&DeskWanted::default(), Audience::Inside).workbook(&about);
    assert!(given.notes.iter().all(|note| note.about != "Grades"));
}

#[test]
fn the_report_says_by_which_grades_it_is_made() {
    let html = |grades| {
        let office = office(1);
        let leaving = office.desk.leaving(&DeskWanted { filter: by(grades), ..DeskWanted::default() }, Audience::Inside);
        let (words, about) = (ReportWords::of("2026-27"), ReportAbout::default());
        html_file(&ReportOf { leaving: &leaving, words: &words, about: &about }.document(ReportKind::Report))
    };
    let moderated = html(GradesBy::AsModerated);
    assert!(moderated.contains("Grades of self-assessments stand as moderated; 1 of 4 returns was moderated."));
    assert!(moderated.contains("Grades by organisation: A story, edition 2026 – as moderated; 1 of 4 returns was moderated"));
    assert!(moderated.contains("From the organisations’ grades to the moderated ones"));
    let given = html(GradesBy::AsGiven);
    assert!(!given.contains("as moderated"), "nothing is said where grades are the organisations' own");
    assert!(given.contains("From the organisations’ grades to the moderated ones"), "what reviewers did stands in either");
}

#[test]
fn the_letter_has_both_grades_and_each_reason() {
    let office = office(1);
    let letter = |name: &str| {
        let key = office.key_of(name);
        let made = office.desk.letter(&key, (&office.files[&key], None), &ReportWords::of("2026-27"), &ReportAbout::default());
        html_file(&made.expect("it is there"))
    };
    let reviewed = letter("a.json");
    assert!(reviewed.contains("As moderated") && reviewed.contains("What the reviewer sees differently"));
    assert!(reviewed.contains("What was seen of D1.1.") && reviewed.contains("What was seen of D2."));
    let other = letter("b.json");
    assert!(!other.contains("As moderated") && !other.contains("sees differently"), "nobody has reviewed it");
}

#[test]
fn tidy_grades_have_both_in_a_row() {
    let office = office(1);
    let mut bytes = Vec::new();
    TidyTable::Grades.write(&office.desk.tidy("North"), &mut bytes).expect("it can be written");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let heads = reader.headers().expect("it has heads").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is a row")).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        heads.iter().position(|head| head == name).and_then(|at| row.get(at)).unwrap_or_default().to_owned()
    };
    let of = |organisation: &str| {
        let found = rows.iter().find(|row| cell(row, "organisation") == organisation && cell(row, "domain") == "D1");
        let found = found.expect("it has a grade");
        ["grade", "moderated_status", "moderated_grade"].map(|name| cell(found, name))
    };
    assert_eq!(of("Organisation a"), ["good", "graded", "requires-improvement"]);
    assert_eq!(of("Organisation b"), ["good", "", ""], "nobody has reviewed it");
}

#[test]
fn the_table_of_the_summary_says_which_grades_are_counted_and_how_they_moved() {
    let csv = |grades| String::from_utf8(summary_csv(&office(2).sees(by(grades)).summaries)).expect("it is text");
    let moderated = csv(GradesBy::AsModerated);
    assert!(moderated.contains("story,2026,D1,Domain D1,All,0,2,2,0,4,2,50,0,0,0,0,moderated"), "{moderated}");
    assert!(moderated.contains("story,2026,D1,Domain D1,2,0,0,2,-1.0000"), "{moderated}");
    assert!(csv(GradesBy::AsGiven).contains("story,2026,D1,Domain D1,All,0,4,0,0,4,4,100,0,0,0,0,given"));
}
