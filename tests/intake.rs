//! Bringing returns together: a verdict for every file, nothing counted twice, and figures that add up.

mod story;

use safeguarding_audit::adding_up::lines::Lines;
use safeguarding_audit::aggregation::distribution::Distribution;
use safeguarding_audit::interchange::tables::{actions_csv, summary_csv};
use safeguarding_audit::samples::COUNT;
use serde_json::json;
use story::Story;
use story::shipped::public;
use story::subgroup::AddedUp;
use story::subgroup::{Subgroup, changed, only_summary, organisation, told, two_domains, zip_of};

/// A submitted return, "In place" throughout.
fn submitted(id: &str) -> Vec<u8> {
    organisation(id, "SCH", "in-place").submits()
}

/// The next revision of the same return, with another answer.
fn corrected(id: &str) -> Vec<u8> {
    let mut story = organisation(id, "SCH", "in-place");
    story.submits();
    story.record.correct();
    story.answers("D1.2", "in-place-with-impact");
    story.submits()
}

#[track_caller]
fn counts(outcome: &AddedUp, n: usize) {
    assert_eq!(outcome.summaries.iter().map(|summary| summary.counted).sum::<usize>(), n);
    assert_eq!(outcome.kept.len(), n);
}

#[test]
fn a_submitted_return_is_counted_and_shown_with_its_reference_and_organisation() {
    let outcome = Subgroup::new().receives("a.json", submitted("a")).adds_up();
    assert_eq!(told(&outcome), [("a.json", "Counted", "")]);
    assert_eq!((outcome.verdicts[0].reference.as_str(), outcome.verdicts[0].organisation.as_str()), ("ST-a", "Organisation a"));
    counts(&outcome, 1);
}

#[test]
fn the_same_return_again_is_counted_once() {
    let outcome = Subgroup::new().receives("a.json", submitted("a")).receives("copy of a.json", submitted("a")).adds_up();
    let again = ("copy of a.json", "Same return again", "It is already in the figures and is counted once.");
    assert_eq!(told(&outcome), [("a.json", "Counted", ""), again]);
    counts(&outcome, 1);
    let later = Subgroup::new().having_kept(&outcome).receives("a.json", submitted("a")).adds_up();
    assert_eq!(later.verdicts[0].label, "Same return again");
    counts(&later, 1);
}

#[test]
fn a_newer_revision_replaces_the_older_one() {
    let first = Subgroup::new().receives("a1.json", submitted("a")).adds_up();
    let outcome = Subgroup::new().having_kept(&first).receives("a2.json", corrected("a")).adds_up();
    assert_eq!(told(&outcome), [("a2.json", "Newer revision", "Counted in place of revision 1.")]);
    counts(&outcome, 1);
    let kept: serde_json::Value = serde_json::from_str(&outcome.kept[0].json).expect("it is JSON");
    assert_eq!(kept["revision"], 2);
}

#[test]
fn an_older_revision_is_not_counted() {
    let outcome = Subgroup::new().receives("a2.json", corrected("a")).receives("a1.json", submitted("a")).adds_up();
    let sentence = "Not counted: this is revision 1, and revision 2 is in the figures.";
    assert_eq!(told(&outcome), [("a2.json", "Counted", ""), ("a1.json", "Older revision", sentence)]);
    counts(&outcome, 1);
}

#[test]
fn a_file_that_another_one_replaced_no_longer_says_that_it_is_counted() {
    let outcome = Subgroup::new().receives("a1.json", submitted("a")).receives("a2.json", corrected("a")).adds_up();
    counts(&outcome, 1);
    let counted: Vec<&str> = outcome.verdicts.iter().filter(|line| line.is_counted).map(|line| line.name.as_str()).collect();
    assert_eq!(counted, ["a2.json"]);
}

#[test]
fn two_different_files_of_one_revision_clash_and_the_first_stays() {
    let mut other = organisation("a", "SCH", "partly-in-place");
    let outcome = Subgroup::new().receives("a.json", submitted("a")).receives("b.json", other.submits()).adds_up();
    assert_eq!(outcome.verdicts[1].label, "Clashes");
    assert!(outcome.verdicts[1].sentence.starts_with("Not counted: another file says it is revision 1"));
    assert_eq!(only_summary(&outcome).overall.all.good_or_better, 1);
    counts(&outcome, 1);
}

/// A return with this name and type, from a draft that was passed round.
fn from_the_template(name: &str, organisation_type: &str, level: &str, revision: u32) -> Vec<u8> {
    let mut story = organisation("template", organisation_type, level);
    story.tells("organisation-name", name);
    for _ in 1..revision {
        story.submits();
        story.record.correct();
    }
    story.submits()
}

/// What comes of files in every order they can be chosen in, and one at a time.
#[track_caller]
fn in_any_order(files: &[(&str, Vec<u8>)], check: impl Fn(&AddedUp)) {
    let orders: Vec<Vec<usize>> = match files.len() {
        2 => vec![vec![0, 1], vec![1, 0]],
        _ => vec![vec![0, 1, 2], vec![0, 2, 1], vec![1, 0, 2], vec![1, 2, 0], vec![2, 0, 1], vec![2, 1, 0]],
    };
    let mut first: Option<AddedUp> = None;
    for order in orders {
        let together = order.iter().fold(Subgroup::new(), |all, at| all.receives(files[*at].0, files[*at].1.clone())).adds_up();
        check(&together);
        let one_by_one = order.iter().fold(AddedUp::default(), |before, at| {
            let mut after = Subgroup::new().having_kept(&before).receives(files[*at].0, files[*at].1.clone()).adds_up();
            let mut lines = Lines::default();
            before.verdicts.iter().for_each(|line| lines.push(line.clone()));
            after.verdicts.into_iter().for_each(|line| lines.note(line));
            lines.tell_shared(&after.shared);
            after.verdicts = lines.into_all();
            after
        });
        check(&one_by_one);
        let first = first.get_or_insert_with(|| together.clone());
        for outcome in [together, one_by_one] {
            assert_eq!((&outcome.summaries, &outcome.kept), (&first.summaries, &first.kept), "whatever the order");
        }
    }
}

#[test]
fn one_draft_handed_to_several_organisations_comes_back_as_several_returns_and_it_says_so() {
    let files = [("elm", "Elm Primary"), ("oak", "Oak Primary"), ("yew", "Yew Primary")]
        .map(|(file, name)| (file, from_the_template(name, "SCH", "in-place", 1)));
    in_any_order(&files, |outcome| {
        counts(outcome, 3);
        for line in &outcome.verdicts {
            assert!(line.is_counted, "{line:?}");
            for other in ["Elm Primary", "Oak Primary", "Yew Primary"].iter().filter(|other| line.organisation != **other) {
                assert!(line.sentence.contains(other), "{} does not name {other}", line.sentence);
            }
            assert!(line.sentence.contains("the same id"), "{}", line.sentence);
        }
    });
}

#[test]
fn a_correction_of_one_organisation_does_not_take_the_place_of_another() {
    let files = [
        ("elm", from_the_template("Elm Primary", "SCH", "in-place", 1)),
        ("oak", from_the_template("Oak Primary", "SCH", "partly-in-place", 2)),
    ];
    in_any_order(&files, |outcome| {
        counts(outcome, 2);
        assert!(outcome.verdicts.iter().all(|line| line.is_counted && line.label != "Replaced"), "{:?}", told(outcome));
    });
    let files = [
        ("elm", from_the_template("Elm Primary", "SCH", "in-place", 1)),
        ("oak", from_the_template("Oak Primary", "SCH", "in-place", 1)),
        ("oak-2", from_the_template("OAK primary", "SCH", "partly-in-place", 2)),
    ];
    in_any_order(&files, |outcome| {
        counts(outcome, 2);
        let elm = outcome.verdicts.iter().find(|line| line.name == "elm").expect("it has a line");
        assert!(elm.is_counted && elm.label == "Counted", "{elm:?}");
    });
}

#[test]
fn a_name_written_otherwise_is_the_same_organisation() {
    let files = [
        ("one", from_the_template("St Mary’s School", "SCH", "in-place", 1)),
        ("two", from_the_template("ST. MARYS  SCHOOL", "SCH", "partly-in-place", 2)),
    ];
    in_any_order(&files, |outcome| counts(outcome, 1));
}

#[test]
fn another_name_another_type_or_none_is_counted_beside_the_first_with_what_to_do() {
    for (name, organisation_type) in [("St Mary’s", "SCH"), ("Oak", "GP"), ("", "SCH")] {
        let files = [
            ("one", from_the_template("Oak", "SCH", "in-place", 1)),
            ("two", from_the_template(name, organisation_type, "in-place", 2)),
        ];
        in_any_order(&files, |outcome| {
            counts(outcome, 2);
            for line in &outcome.verdicts {
                assert!(line.sentence.contains("If they are one organisation"), "{line:?}");
            }
        });
    }
}

#[test]
fn lines_kept_by_an_earlier_version_say_that_they_were_replaced_only_by_their_own_organisation() {
    let mut outcome = Subgroup::new().receives("elm", from_the_template("Elm Primary", "SCH", "in-place", 1)).adds_up();
    outcome.verdicts[0].whose.clear();
    for (name, is_replaced) in [("Oak Primary", false), ("Elm primary", true)] {
        let mut lines = Lines::default();
        outcome.verdicts.iter().for_each(|line| lines.push(line.clone()));
        let before = Subgroup::new().receives("first", from_the_template(name, "SCH", "in-place", 1)).adds_up();
        let later = Subgroup::new().having_kept(&before).receives("new", from_the_template(name, "SCH", "in-place", 2)).adds_up();
        later.verdicts.into_iter().for_each(|line| lines.note(line));
        assert_eq!(lines.all()[0].label == "Replaced", is_replaced);
    }
}

#[test]
fn a_draft_is_not_counted() {
    let outcome = Subgroup::new().receives("a.json", organisation("a", "SCH", "in-place").file()).adds_up();
    assert_eq!(told(&outcome), [("a.json", "Still a draft", "Not counted: it has not been submitted.")]);
    counts(&outcome, 0);
}

#[test]
fn a_return_of_a_questionnaire_that_is_not_offered_is_not_counted() {
    let mut story = Story::with(two_domains().with("/edition", json!("2019")));
    let outcome = Subgroup::new().receives("a.json", story.submits()).adds_up();
    assert_eq!(told(&outcome), [("a.json", "Unknown questionnaire", "Not counted: “story”, edition 2019, is not offered here.")]);
    counts(&outcome, 0);
}

#[test]
fn two_editions_are_added_up_apart() {
    let older = two_domains().with("/edition", json!("2019"));
    let mut story = Story::with(two_domains().with("/edition", json!("2019")));
    story.record.id = "old".into();
    let outcome = Subgroup::new()
        .and_offering(older.bytes())
        .receives("a.json", submitted("a"))
        .receives("b.json", story.submits())
        .adds_up();
    let counted = outcome.summaries.iter().map(|summary| (summary.edition.as_str(), summary.counted));
    assert_eq!(counted.collect::<Vec<_>>(), [("2026", 1), ("2019", 1)]);
}

#[test]
fn a_return_that_was_changed_after_it_was_saved_is_not_counted() {
    for file in [
        changed(&submitted("a"), "/answers/D1.1/value", json!("in-place-with-impact")),
        changed(&submitted("a"), "/digest", json!("0".repeat(64))),
        changed(&submitted("a"), "/digest", json!(null)),
    ] {
        let outcome = Subgroup::new().receives("a.json", file).adds_up();
        assert_eq!(outcome.verdicts[0].label, "Changed after it was saved");
        counts(&outcome, 0);
    }
}

#[test]
fn the_same_return_in_another_layout_is_the_same_return() {
    let value: serde_json::Value = serde_json::from_slice(&submitted("a")).expect("it is JSON");
    let outcome = Subgroup::new().receives("a.json", submitted("a")).receives("flat.json", value.to_string()).adds_up();
    assert_eq!(outcome.verdicts[1].label, "Same return again");
}

#[test]
fn grades_that_differ_from_the_answers_are_recomputed_and_reported() {
    let mut story = organisation("a", "SCH", "in-place");
    story.submits();
    story.record.grades.as_mut().expect("it was graded").overall = Some("outstanding".into());
    let outcome = Subgroup::new().receives("a.json", story.file()).adds_up();
    let sentence = "Grades differ from those recomputed from its answers; the figures use the recomputed ones.";
    assert_eq!(told(&outcome), [("a.json", "Counted", sentence)]);
    assert_eq!(graded(&only_summary(&outcome).overall.all), [0, 1, 0, 0]);
}

#[test]
fn a_return_made_with_another_text_of_the_same_edition_is_counted_with_a_remark() {
    let mut story = organisation("a", "SCH", "in-place");
    story.record.questionnaire.digest = "sha256:other".to_owned();
    let outcome = Subgroup::new().receives("a.json", story.submits()).adds_up();
    let sentence = "It was made with another text of the same edition of the questionnaire.";
    assert_eq!(told(&outcome), [("a.json", "Counted", sentence)]);
    counts(&outcome, 1);
}

#[test]
fn every_file_gets_a_verdict_in_the_order_of_choosing() {
    let zip = zip_of(&[("x.json", &submitted("x")), ("y.json", b"{")]);
    let outcome = Subgroup::new()
        .receives("a.json", submitted("a"))
        .receives("bad.json", "nonsense")
        .receives("z.zip", zip)
        .receives("a again.json", submitted("a"))
        .adds_up();
    let names: Vec<&str> = outcome.verdicts.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["a.json", "bad.json", "z.zip → x.json", "z.zip → y.json", "a again.json"]);
    counts(&outcome, 2);
}

/// How many have each grade, the best first.
fn graded(distribution: &Distribution) -> Vec<usize> {
    distribution.grades.iter().map(|grade| grade.n).collect()
}

#[test]
fn figures_say_how_many_have_each_grade_and_how_many_have_none() {
    let mut partial = organisation("c", "GP", "in-place");
    partial.says_not_applicable("D2.1", "We see no children.");
    partial.says_not_applicable("D2.2", "We see no children.");
    let mut incomplete = organisation("d", "GP", "in-place");
    incomplete.takes_back("D2.2");
    let outcome = Subgroup::new()
        .receives("a.json", organisation("a", "SCH", "in-place-with-impact").submits())
        .receives("b.json", organisation("b", "SCH", "not-in-place").submits())
        .receives("c.json", partial.submits())
        .receives("d.json", incomplete.submits())
        .adds_up();
    let d2 = &only_summary(&outcome).domains[1].grades.all;
    assert_eq!((graded(d2), d2.graded, d2.good_or_better), (vec![1, 0, 0, 1], 2, 1));
    assert_eq!((d2.not_applicable, d2.not_yet, d2.not_asked), (1, 1, 0));
}

#[test]
fn every_figure_accounts_for_every_return_and_sectors_add_up_to_all() {
    let outcome = Subgroup::offering(public("questionnaires/section-11.json")).tries_samples().adds_up();
    let summary = only_summary(&outcome);
    assert_eq!((outcome.verdicts.len(), summary.counted), (COUNT, COUNT));
    assert!(summary.sectors.len() >= 5, "several sectors are among the samples");
    assert_eq!(summary.sectors.iter().map(|sector| sector.n).sum::<usize>(), COUNT);
    for breakdown in summary.domains.iter().map(|domain| &domain.grades).chain([&summary.overall]) {
        let all = &breakdown.all;
        assert_eq!(graded(all).iter().sum::<usize>(), all.graded);
        assert_eq!(all.graded + all.not_applicable + all.too_little + all.not_yet + all.not_asked, COUNT);
        assert_eq!(graded(all)[..2].iter().sum::<usize>(), all.good_or_better);
        for part in [
            |figures: &Distribution| figures.graded,
            |figures: &Distribution| figures.good_or_better,
            |figures: &Distribution| figures.not_applicable,
            |figures: &Distribution| figures.too_little,
            |figures: &Distribution| figures.not_yet,
            |figures: &Distribution| figures.not_asked,
        ] {
            let of_sectors: usize = breakdown.by_sector.iter().map(|sector| part(&sector.distribution)).sum();
            assert_eq!(of_sectors, part(all));
        }
    }
}

#[test]
fn an_organisation_without_a_sector_is_reported_as_not_stated() {
    let outcome = Subgroup::new().receives("a.json", organisation("a", "ODD", "in-place").submits()).adds_up();
    assert_eq!(only_summary(&outcome).sectors[0].sector, "Not stated");
}

#[test]
fn an_organisation_of_a_sector_that_the_questionnaire_does_not_list_is_not_left_out_of_the_sectors() {
    let definition = two_domains().with("/sectors", json!(["Education"]));
    let outcome =
        Subgroup::offering(definition.bytes()).receives("a.json", organisation("a", "GP", "in-place").submits()).adds_up();
    // Refusing such a questionnaire would do as well.
    let in_sectors: usize = outcome.summaries.iter().flat_map(|summary| &summary.sectors).map(|sector| sector.n).sum();
    assert_eq!(in_sectors, outcome.summaries.iter().map(|summary| summary.counted).sum::<usize>());
}

#[test]
fn no_cell_of_a_table_runs_as_a_formula() {
    let mut story = organisation("a", "SCH", "in-place");
    story.plans("action-1", "D1.1", "=HYPERLINK(\"http://x\")", "+1");
    story.plans("action-2", "D1.1", "-1", "@now");
    let outcome = Subgroup::offering(two_domains().with("/domains/0/title", json!("=1+1")).bytes())
        .receives("a.json", story.submits())
        .adds_up();
    let plan = String::from_utf8(actions_csv(&story.record)).expect("it is text");
    let figures = String::from_utf8(summary_csv(&outcome.summaries)).expect("it is text");
    for cell in ["\"'=HYPERLINK", "'+1,", "'-1,", "'@now,"] {
        assert!(plan.contains(cell), "{cell} in {plan}");
    }
    assert!(figures.contains(",'=1+1,"), "{figures}");
}
