//! Replies to surveys at the subgroup's desk: files are judged as returns are, nothing is lost, and they are added up without
//! telling few people apart.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, FileLine, Looked, SurveysWanted, TextsWanted, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::DeskChoice;
use safeguarding_audit::aggregation::counting::{Choices, RoundPlace};
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::aggregation::replies::{ReplyKind, ReplyShare, SurveyFigures, SurveyQuestion, item_figures};
use safeguarding_audit::aggregation::suppression::Shown;
use safeguarding_audit::interchange::archive::{FoundFile, Opening};
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::interchange::tables::write_tidy_replies;
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::pictures::count_picture::{CountBar, CountWords, count_picture};
use safeguarding_audit::words::surveys as said;
use safeguarding_audit::words::surveys::FileStanding;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use story::definition::{Definition, answer, questionnaire};
use story::subgroup::{changed, organisation, two_domains, zip_of};

/// A survey of young people: two groupings, a part that only some are asked, several choices, a right answer and a text.
fn survey() -> Definition {
    let unscored = json!([{ "id": "rather-not", "label": "I don't want to say" }]);
    let scales = json!([{ "id": "three", "good_from": "yes", "unscored": unscored, "levels": [
        { "id": "yes", "label": "Yes", "value": 2 }, { "id": "some", "label": "Sometimes", "value": 1 }, { "id": "no", "label": "No", "value": 0 }] }]);
    let right = json!({ "choice": "tue", "because": "Tuesday comes before Wednesday." });
    questionnaire()
        .with("/id", json!("young"))
        .with("/title", json!("Young people"))
        .with("/kind", json!("survey"))
        .with("/scales", scales)
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .asks("age", "choice", json!({ "options": "days" }))
        .asks("gender", "choice", json!({ "options": "days" }))
        .domain("Y1", |domain| {
            let safe = domain.level("Y1.1").with("scale", json!("three")).with("item", json!("safe-at-home"));
            let then = safe.level("Y1.2").with("scale", json!("three")).shown_when(answer("Y1.1", "yes"));
            then.asks("Y1.3", "long-text").asks("Y1.4", "choice").with("options", json!("days")).with("right", right)
        })
        .domain("Y2", |domain| domain.asks("Y2.1", "choices").with("options", json!("days")).asks("Y2.2", "number"))
}

/// A reply of somebody of this age who says this.
fn reply(age: &str, said: &[(&str, Value)]) -> Value {
    let answers: Map<String, Value> = said.iter().map(|(id, value)| ((*id).to_owned(), json!({ "value": value }))).collect();
    json!({ "profile": { "age": age }, "answers": answers })
}

fn says(age: &str, level: &str) -> Value {
    reply(age, &[("Y1.1", json!(level))])
}

fn times(n: usize, reply: Value) -> Vec<Value> {
    vec![reply; n]
}

/// The file of a survey on one device.
fn file(id: &str, replies: &[Vec<Value>]) -> Vec<u8> {
    file_of(id, json!({}), replies)
}

fn file_of(id: &str, more: Value, replies: &[Vec<Value>]) -> Vec<u8> {
    let known = survey().read();
    let mut file = json!({
        "format": "safeguarding-audit/replies", "version": 1, "id": id, "reference": "YP-0000-0001",
        "questionnaire": { "id": "young", "edition": "2026", "digest": known.digest },
        "cycle": "2026-27", "replies": replies.concat(),
    });
    let parts = more.as_object().expect("parts of a file").clone();
    file.as_object_mut().expect("a file is an object").extend(parts);
    with_digest(&file).expect("it has a canonical form").to_string().into_bytes()
}

/// A desk with its files of replies, as the worker drives it.
struct Office {
    desk: RowDesk,
    files: BTreeMap<String, String>,
}

impl Office {
    fn new() -> Self {
        let questionnaires = read_questionnaires(&[two_domains().bytes(), survey().bytes()]);
        Self { desk: RowDesk::new(questionnaires), files: BTreeMap::new() }
    }

    fn adds(&mut self, name: &str, bytes: Vec<u8>) {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        for found in Opening::of(name, bytes) {
            match judge(&questionnaires, found) {
                Judged::Replies(replies) => {
                    if let Some(change) = self.desk.add_replies(*replies) {
                        change.forget.iter().for_each(|key| drop(self.files.remove(key)));
                        self.files.extend([change.keep]);
                    }
                }
                other => drop(self.desk.add(other, None)),
            }
        }
    }

    fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let mut office = Self::new();
        files.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
        office
    }

    /// The desk at a visit later, from what was kept.
    fn later(&self) -> Self {
        let mut later = Self::new();
        later.desk.go_by(self.desk.choices().clone());
        self.files.values().for_each(|text| later.desk.hold_replies(text.clone()));
        later.files.clone_from(&self.files);
        later
    }

    /// The desk read again, because another tab has changed what is kept.
    fn read_again(&mut self) {
        let mut fresh = self.desk.with_nothing();
        self.files.values().for_each(|text| fresh.hold_replies(text.clone()));
        fresh.go_on_for(&self.desk, self.desk.recent_lines_in_all());
        self.desk = fresh;
    }

    fn looks(&self, what: WantedList) -> Looked {
        self.desk.look(&DeskWanted { what, ..DeskWanted::default() })
    }

    fn lists(&self) -> Vec<FileLine> {
        self.looks(WantedList::Files { from: 0, like: String::new() }).lines
    }

    fn line(&self, name: &str) -> FileLine {
        self.lists().into_iter().find(|line| line.line.name == name).expect("the file is listed")
    }

    fn surveys(&self) -> Vec<SurveyFigures> {
        self.looks(WantedList::Surveys(SurveysWanted::default())).surveys.surveys
    }

    fn figures(&self) -> SurveyFigures {
        let mut surveys = self.surveys();
        assert_eq!(surveys.len(), 1, "one survey was counted");
        surveys.remove(0)
    }

    fn figures_by(&self, field: &str) -> SurveyFigures {
        let by = [("young 2026".to_owned(), field.into())].into();
        self.looks(WantedList::Surveys(SurveysWanted { by, texts: None })).surveys.surveys.remove(0)
    }

    fn texts(&self, question: &str) -> Option<Vec<String>> {
        let texts = Some(TextsWanted { survey: "young 2026".to_owned(), question: question.into() });
        let mut shown = self.looks(WantedList::Surveys(SurveysWanted { texts, ..SurveysWanted::default() })).surveys.texts?;
        for key in std::mem::take(&mut shown.files) {
            self.desk.read_texts(&mut shown, self.files.get(&key).expect("the file is kept"));
        }
        Some(shown.texts.into_iter().map(|one| one.text).collect())
    }
}

fn question<'f>(figures: &'f SurveyFigures, id: &str) -> &'f SurveyQuestion {
    let mut all = figures.domains.iter().flat_map(|domain| &domain.questions);
    all.find(|question| question.question.as_str() == id).expect("somebody was asked")
}

/// "Yes 12, Sometimes *": every answer with what is shown of it.
fn printed(question: &SurveyQuestion) -> String {
    let one = |of: &_| format!("{} {}", said::answer(of), said::shown(of.n));
    question.answers.iter().map(one).collect::<Vec<_>>().join(", ")
}

// ---- files ---------------------------------------------------------------------------------------------------------------

#[test]
fn replies_are_counted_beside_returns_and_in_a_zip_too() {
    let mut story = organisation("a", "SCH", "in-place");
    story.record.cycle = "2026-27".to_owned();
    let zip = zip_of(&[("one.json", &file("one", &[times(6, says("mon", "yes"))])), ("a.json", &story.submits())]);
    let office = Office::with(&[("all.zip", zip), ("two.json", file("two", &[times(9, says("tue", "no"))]))]);
    let figures = office.figures();
    assert_eq!((figures.files, figures.replies), (2, Some(15)));
    assert_eq!(printed(question(&figures, "Y1.1")), "Yes 6, Sometimes 0, No 9, I don't want to say 0, Not answered 0");
    let looked = office.looks(WantedList::Recent);
    assert_eq!((looked.tally.here, looked.tally.counted, looked.summaries.len()), (1, 1, 1), "returns are counted as before");
    assert_eq!(office.line("two.json").line.organisation, "Young people");
    let counted = office.lists().iter().filter(|line| line.place == Some(RoundPlace::Counted)).count();
    assert_eq!(counted, 3);
}

#[test]
fn a_file_of_replies_is_judged_as_a_return_is() {
    let good = file("one", &[times(6, says("mon", "yes"))]);
    let edited = String::from_utf8(good.clone()).expect("it is a text").replacen("\"yes\"", "\"no\"", 1).into_bytes();
    let mut without: Value = serde_json::from_slice(&good).expect("it is JSON");
    without.as_object_mut().expect("a file is an object").remove("digest");
    let office = Office::with(&[
        ("edited.json", edited),
        ("without.json", without.to_string().into_bytes()),
        ("newer.json", changed(&good, "/version", json!(2))),
        ("other.json", file_of("two", json!({ "questionnaire": { "id": "young", "edition": "1999", "digest": "" } }), &[])),
        ("foreign.json", file("three", &[vec![says("mon", "maybe")]])),
        ("id.json", file("a/b", &[])),
    ]);
    let told: Vec<(String, String)> = office.lists().into_iter().map(|line| (line.line.name, line.line.label)).collect();
    for (name, label) in [
        ("edited.json", "Changed after it was saved"),
        ("without.json", "Changed after it was saved"),
        ("newer.json", "Not readable"),
        ("other.json", "Unknown questionnaire"),
        ("foreign.json", "Not readable"),
        ("id.json", "Not readable"),
    ] {
        assert!(told.contains(&(name.to_owned(), label.to_owned())), "{name}: {told:?}");
    }
    assert!(office.line("foreign.json").line.sentence.starts_with("At “replies[0].answers.Y1.1”"));
    assert!(office.surveys().is_empty() && office.files.is_empty());
}

#[test]
fn a_return_made_with_a_survey_is_still_refused() {
    let mut story = story::Story::with(survey());
    story.answers("Y1.1", "yes");
    let office = Office::with(&[("return.json", story.submits())]);
    assert_eq!(office.line("return.json").line.label, "Unknown questionnaire");
}

#[test]
fn the_later_file_of_a_survey_takes_the_place_of_the_earlier_one_in_whichever_order_they_come() {
    let early = file("one", &[times(6, says("mon", "yes"))]);
    let late = file("one", &[times(6, says("mon", "yes")), times(7, says("tue", "no"))]);
    let forwards = Office::with(&[("early.json", early.clone()), ("late.json", late.clone())]);
    let backwards = Office::with(&[("late.json", late), ("early.json", early.clone())]);
    assert_eq!(forwards.figures(), backwards.figures());
    assert_eq!((forwards.figures().files, forwards.figures().replies), (1, Some(13)));
    assert_eq!(forwards.files, backwards.files, "one file is kept");
    assert_eq!(forwards.line("late.json").line.label, "Counted", "{:?}", forwards.lists());
    assert_eq!(forwards.line("early.json").line.label, "Replaced");
    assert_eq!(backwards.line("early.json").line.label, "Older replies");
    assert_eq!(forwards.looks(WantedList::Recent).lines_needing, 0, "nobody need do anything");
    let mut again = forwards.later();
    again.adds("late.json", forwards.files.values().next().expect("it is kept").clone().into_bytes());
    assert_eq!(again.figures(), forwards.figures(), "the same file twice is the same file");
    assert_eq!(again.looks(WantedList::Recent).lines[0].line.label, "Same replies again");
}

#[test]
fn a_file_that_lacks_replies_is_kept_and_waits_for_a_person() {
    let base = || times(20, says("mon", "yes"));
    let one = file("one", &[base(), times(8, says("tue", "no"))]);
    let other = file("one", &[base(), times(6, says("wed", "some"))]);
    let mut office = Office::with(&[("one.json", one.clone()), ("other.json", other.clone())]);
    assert_eq!(office.figures(), Office::with(&[("other.json", other), ("one.json", one)]).figures());
    assert_eq!(office.files.len(), 2, "nothing is lost");
    assert_eq!(office.figures().replies, Some(28), "the one with more replies counts");
    let waiting = office.line("other.json");
    assert!(matches!(waiting.place, Some(RoundPlace::Waits(_))) && !waiting.is_fixed, "{waiting:?}");
    assert!(waiting.note.contains("“one.json”"), "{}", waiting.note);
    assert!(office.looks(WantedList::Recent).lines.iter().any(|line| line.line.label == "Clashes"));

    office.desk.choose(DeskChoice::Count { key: waiting.key });
    assert_eq!(office.figures().replies, Some(26), "somebody chose the other one");
    assert_eq!(office.later().figures(), office.figures(), "also at a visit later");
    office.desk.choose(DeskChoice::Count { key: office.line("one.json").key });
    assert_eq!(office.figures().replies, Some(28), "and back again");
}

#[test]
fn files_that_differ_by_few_replies_cannot_be_chosen_between() {
    let base = || times(20, says("mon", "yes"));
    let one = file("one", &[base(), times(3, says("tue", "no"))]);
    let other = file("one", &[base(), times(2, says("wed", "some"))]);
    let mut office = Office::with(&[("one.json", one), ("other.json", other)]);
    let waiting = office.line("other.json");
    assert!(waiting.is_fixed && waiting.note.contains("fewer than 5 replies"), "{waiting:?}");
    let before = office.figures();
    office.desk.choose(DeskChoice::Count { key: waiting.key });
    assert_eq!(office.figures(), before, "also where the page is passed by");
}

#[test]
fn a_file_can_be_left_out_with_a_reason_and_taken_back_unless_it_has_few_replies() {
    let large = file("large", &[times(20, says("mon", "yes"))]);
    let small = file("small", &[times(4, says("tue", "no"))]);
    let middle = file("middle", &[times(6, says("tue", "no"))]);
    let mut office = Office::with(&[("large.json", large), ("small.json", small), ("middle.json", middle)]);
    let before = office.figures();
    let leave_out = |office: &mut Office, name: &str| {
        let (key, reason) = (office.line(name).key, "A trial".to_owned());
        office.desk.choose(DeskChoice::LeaveOut { key, reason });
    };
    leave_out(&mut office, "middle.json");
    assert_eq!((office.figures().files, office.figures().replies), (1, Some(20)));
    assert_eq!(office.line("middle.json").place, Some(RoundPlace::LeftOut("A trial".to_owned())));
    office.desk.choose(DeskChoice::TakeBack { key: office.line("middle.json").key });
    assert_eq!(office.figures(), before, "leaving out and taking back is nothing");

    assert!(office.line("small.json").is_fixed && office.line("small.json").note.contains("can be left out"));
    leave_out(&mut office, "small.json");
    assert_eq!(office.figures(), before, "also where the page is passed by");
}

#[test]
fn files_of_few_replies_are_counted_together_or_not_at_all() {
    let of = |id: &str, cycle: &str, n: usize| file_of(id, json!({ "cycle": cycle }), &[times(n, says("mon", "yes"))]);
    let leave_out = |office: &mut Office, name: &str| {
        let (key, reason) = (office.line(name).key, "A trial".to_owned());
        office.desk.choose(DeskChoice::LeaveOut { key, reason });
    };
    // Without the first, and without the last, and with both: that would be the three in the middle.
    let mut office = Office::with(&[
        ("a.json", of("a", "2026-27", 40)),
        ("b.json", of("b", "2026-27", 3)),
        ("c.json", of("c", "2026-27", 50)),
    ]);
    let figures = office.figures();
    assert_eq!((figures.files, figures.replies, figures.waiting), (2, Some(90), 1));
    assert_eq!(
        said::waiting(&figures).as_deref(),
        Some("1 more file waits. Files with fewer than 5 replies are counted together, once they have 5 between them.")
    );
    let waits = office.line("b.json");
    assert!(waits.place != Some(RoundPlace::Counted) && waits.is_fixed && !waits.is_in_figures(), "{waits:?}");
    assert_eq!(waits.note, said::few_replies(false, 5));
    leave_out(&mut office, "a.json");
    assert_eq!(office.figures().replies, Some(50));
    leave_out(&mut office, "c.json");
    assert_eq!((office.figures().replies, office.figures().files), (None, 1), "it is said that few replied");

    // Others like it make them enough, and then they are one.
    let mut office = Office::with(&[
        ("a.json", of("a", "2026-27", 40)),
        ("b.json", of("b", "2026-27", 3)),
        ("d.json", of("d", "2026-27", 2)),
        ("e.json", of("e", "2025-26", 2)),
    ]);
    assert_eq!((office.figures().files, office.figures().replies, office.figures().waiting), (3, Some(45), 0));
    assert_eq!(office.line("b.json").note, said::few_replies(true, 5));
    leave_out(&mut office, "b.json");
    assert_eq!(office.figures().replies, Some(45), "not one of them");
}

#[test]
fn a_file_of_few_replies_is_of_the_round_that_it_says_and_of_no_other() {
    let of = |id: &str, cycle: &str, n: usize| file_of(id, json!({ "cycle": cycle }), &[times(n, says("mon", "yes"))]);
    let mut office = Office::with(&[
        ("a.json", of("a", "2026-27", 40)),
        ("b.json", of("b", "2026-27", 3)),
        ("d.json", of("d", "2026-27", 4)),
        ("none.json", of("none", "", 3)),
    ]);
    assert_eq!(office.figures().replies, Some(47));
    let line = office.line("none.json");
    assert!(!line.may_choose_round && line.note.contains("says no round"), "{line:?}");
    assert_eq!(office.looks(WantedList::Recent).tally.without_round, 0, "nobody can give it one");
    office.desk.choose(DeskChoice::Round { key: Some(line.key), round: "2026-27".to_owned() });
    assert_eq!(office.figures().replies, Some(47), "also where the page is passed by");
    office.desk.choose(DeskChoice::Round { key: None, round: "2026-27".to_owned() });
    assert_eq!(office.figures().replies, Some(47));
}

#[test]
fn replies_belong_to_a_round_and_those_without_one_are_asked_which() {
    let of = |id: &str, cycle: &str| file_of(id, json!({ "cycle": cycle }), &[times(6, says("mon", "yes"))]);
    let mut office = Office::with(&[("a.json", of("a", "2025-26")), ("b.json", of("b", "2026-27")), ("c.json", of("c", ""))]);
    let looked = office.looks(WantedList::Recent);
    assert_eq!(looked.rounds.iter().map(|round| round.id.as_str()).collect::<Vec<_>>(), ["2026-27", "2025-26", ""]);
    assert_eq!((looked.round.as_str(), looked.tally.without_round), ("2026-27", 1));
    assert_eq!(office.figures().replies, Some(6));
    assert!(office.line("c.json").may_choose_round);
    office.desk.choose(DeskChoice::Round { key: Some(office.line("c.json").key), round: "2026-27".to_owned() });
    assert_eq!(office.figures().replies, Some(12));
    office.desk.choose(DeskChoice::Round { key: Some(office.line("c.json").key), round: String::new() });
    assert_eq!(office.figures().replies, Some(6));
    office.desk.choose(DeskChoice::Round { key: None, round: "2026-27".to_owned() });
    assert_eq!(office.figures().replies, Some(12), "all that say none at once");
}

#[test]
fn what_could_not_be_kept_is_named_and_counts_nowhere() {
    let early = file("one", &[times(6, says("mon", "yes"))]);
    let mut office = Office::with(&[("early.json", early)]);
    let before = office.figures();
    let late = file("one", &[times(6, says("mon", "yes")), times(7, says("tue", "no"))]);
    let questionnaires = Arc::clone(office.desk.questionnaires());
    let judged = judge(&questionnaires, FoundFile { name: "late.json".to_owned(), bytes: Ok(late) });
    let Judged::Replies(replies) = judged else { panic!("they are replies") };
    // The desk is read again from what is kept, and the file named on it.
    let mut again = office.desk.with_nothing();
    office.files.values().for_each(|text| again.hold_replies(text.clone()));
    let line = again.replies_line(&replies.row, FileStanding::Counted).but_not_kept("The disk is full.");
    again.note(line);
    office.desk = again;
    assert_eq!(office.figures(), before);
    assert_eq!(office.line("late.json").line.label, "Not kept");
}

#[test]
fn what_became_of_files_of_replies_stays_told_when_the_desk_is_read_again() {
    let base = || times(20, says("mon", "yes"));
    let mut office = Office::with(&[
        ("one.json", file("one", &[base(), times(8, says("tue", "no"))])),
        ("other.json", file("one", &[base(), times(6, says("wed", "some"))])),
        ("two.json", file("two", &[times(6, says("mon", "yes"))])),
    ]);
    let told = |office: &Office| {
        let lines = office.looks(WantedList::Recent).lines;
        lines.into_iter().map(|line| (line.line.name, line.line.label)).collect::<Vec<_>>()
    };
    let before = told(&office);
    assert!(before.contains(&("other.json".to_owned(), "Clashes".to_owned())), "{before:?}");
    office.read_again();
    assert_eq!(told(&office), before, "under the same names, and each once");
}

#[test]
fn files_of_one_survey_that_clash_are_told_apart_by_their_names() {
    let name = "YP-0000-0001-replies.json";
    let base = || times(20, says("mon", "yes"));
    let clashing = |level: &str, n: usize| file("one", &[base(), times(n, says("tue", level))]);
    let office = Office::with(&[(name, clashing("no", 8)), (name, clashing("some", 6)), (name, clashing("yes", 6))]);
    let names = |office: &Office| office.lists().into_iter().map(|line| line.line.name).collect::<BTreeSet<_>>();
    for office in [&office, &office.later()] {
        let names = names(office);
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.contains(name) && names.iter().all(|name| name.starts_with("YP-0000-0001-replies")), "{names:?}");
        for key in office.files.keys() {
            assert!(office.desk.replies_name(key).is_some_and(|name| names.contains(&name)), "{key}");
        }
    }
    assert!(names(&office).contains("YP-0000-0001-replies-26.json"), "{:?}", names(&office));
    assert!(office.line("YP-0000-0001-replies-26.json").note.contains("“YP-0000-0001-replies.json”"));
}

#[test]
fn a_kept_file_whose_questionnaire_is_gone_stays_and_is_named() {
    let office = Office::with(&[("one.json", file("one", &[times(6, says("mon", "yes"))]))]);
    let mut later = RowDesk::new(read_questionnaires(&[two_domains().bytes()]));
    office.files.values().for_each(|text| later.hold_replies(text.clone()));
    let lines =
        later.look(&DeskWanted { what: WantedList::Files { from: 0, like: String::new() }, ..DeskWanted::default() }).lines;
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (lines[0].line.name.as_str(), lines[0].line.label.as_str()),
        ("YP-0000-0001-replies.json", "Unknown questionnaire")
    );
}

// ---- figures ---------------------------------------------------------------------------------------------------------------

#[test]
fn a_survey_says_how_many_of_those_invited_replied_and_when() {
    let of = |id: &str, invited: Option<u64>, months: [&str; 2], n: usize| {
        let mut more = json!({ "months": months });
        invited.into_iter().for_each(|invited| more["invited"] = json!(invited));
        file_of(id, more, &[times(n, says("mon", "yes"))])
    };
    let office = Office::with(&[
        ("a.json", of("a", Some(20), ["2026-10", "2026-11"], 10)),
        ("b.json", of("b", Some(30), ["2026-11", "2027-01"], 15)),
        ("c.json", of("c", None, ["2026-12", "2026-12"], 9)),
    ]);
    let figures = office.figures();
    let response = figures.response.expect("two files say how many were invited");
    assert_eq!((response.replies, response.invited, response.files), (25, 50, 2));
    assert_eq!(figures.months, Some(["2026-10".to_owned(), "2027-01".to_owned()]));
    let few = Office::with(&[
        ("a.json", of("a", Some(20), ["2026-10", "2026-11"], 10)),
        ("d.json", of("d", None, ["2026-10", "2026-10"], 2)),
        ("e.json", of("e", Some(5), ["2026-10", "2026-10"], 3)),
    ]);
    assert_eq!(few.figures().replies, Some(15));
    assert_eq!(few.figures().response, None, "else the two would be known");
}

#[test]
fn a_survey_with_few_replies_shows_only_that_they_are_few() {
    let figures = Office::with(&[("a.json", file("a", &[times(4, says("mon", "yes"))]))]).figures();
    assert_eq!((figures.replies, figures.domains.len(), figures.groupings.len()), (None, 0, 0));
    assert_eq!(said::replies(&figures), "Fewer than 5 replies, in 1 file. Figures are shown from 5 replies on.");
}

#[test]
fn answers_are_counted_in_all_and_by_one_grouping_at_a_time() {
    let office = Office::with(&[(
        "a.json",
        file(
            "a",
            &[
                times(12, says("mon", "yes")),
                times(8, says("mon", "no")),
                times(7, says("tue", "yes")),
                times(9, says("tue", "some")),
                times(6, reply("wed", &[])),
            ],
        ),
    )]);
    let figures = office.figures_by("age");
    let groups = figures.groups.as_ref().expect("the groups are large enough");
    let sizes: Vec<(&str, Option<usize>)> = groups.groups.iter().map(|(name, size)| (name.as_str(), *size)).collect();
    assert_eq!(sizes, [("Monday", Some(20)), ("Tuesday", Some(16)), ("Wednesday", Some(6))]);
    let safe = question(&figures, "Y1.1");
    assert_eq!(printed(safe), "Yes 19, Sometimes 9, No 8, I don't want to say 0, Not answered 6");
    assert_eq!(safe.answers[0].by_group, [Some(12), Some(7), Some(0)]);
    assert_eq!(safe.positive, ReplyShare::Of(Proportion { x: 19, n: 36 }));
    assert_eq!(safe.by_group[0].positive, ReplyShare::Of(Proportion { x: 12, n: 20 }));
    assert_eq!(office.figures().domains[0].questions[0].answers[0].by_group, [], "by none where none is asked for");
    assert_eq!(
        office.figures_by("gender").groups.map(|groups| groups.groups),
        Some(vec![("Not stated".to_owned(), Some(42))]),
        "nobody was asked"
    );
    let filter = Filter { kind: Some("SCH".to_owned()), ..Filter::default() };
    let what = WantedList::Surveys(SurveysWanted::default());
    let narrowed = office.desk.look(&DeskWanted { filter, what, ..DeskWanted::default() });
    assert_eq!(narrowed.surveys.surveys, office.surveys(), "no filter narrows a survey");
}

#[test]
fn what_is_hidden_in_all_is_hidden_in_every_group_and_alike_in_every_grouping() {
    let of = |age: &str, gender: &str, level: &str| json!({ "profile": { "age": age, "gender": gender }, "answers": { "Y1.1": { "value": level } } });
    let office = Office::with(&[(
        "a.json",
        file(
            "a",
            &[
                times(12, of("mon", "tue", "yes")),
                times(10, of("tue", "mon", "yes")),
                times(9, of("tue", "tue", "some")),
                times(8, of("mon", "mon", "some")),
                times(2, of("mon", "mon", "no")),
            ],
        ),
    )]);
    let [by_age, by_gender] = ["age", "gender"].map(|field| office.figures_by(field));
    let [age, gender] = [&by_age, &by_gender].map(|figures| question(figures, "Y1.1"));
    assert_eq!(printed(age), "Yes 22, Sometimes *, No *, I don't want to say 0, Not answered 0");
    assert_eq!(printed(age), printed(gender));
    assert_eq!(age.answers[1].by_group, [None, None]);
    assert_eq!(age.answers[2].by_group, [None, None], "not even where nobody said so");
    assert_eq!(age.answers[0].by_group, [Some(12), Some(10)]);
    assert_eq!(age.positive, ReplyShare::Of(Proportion { x: 22, n: 41 }), "the rest of the whole is known");
    assert_eq!(
        item_figures(&by_age).iter().map(|one| (one.item.as_str(), one.positive, one.base)).collect::<Vec<_>>(),
        [("safe-at-home", Shown::Count(22), Shown::Count(41))]
    );
}

#[test]
fn how_many_were_asked_is_hidden_where_it_would_tell_how_few_said_something() {
    let then = |first: &str, second: &str| reply("mon", &[("Y1.1", json!(first)), ("Y1.2", json!(second))]);
    // Two said no, so the 20 who said yes are hidden beside them: and so is how many were asked what only they are asked.
    let few = Office::with(&[(
        "a.json",
        file("a", &[times(20, then("yes", "some")), times(30, says("mon", "rather-not")), times(2, says("mon", "no"))]),
    )]);
    let figures = few.figures();
    assert_eq!(printed(question(&figures, "Y1.1")), "Yes *, Sometimes 0, No *, I don't want to say 30, Not answered 0");
    let follows = question(&figures, "Y1.2");
    assert_eq!((follows.asked, follows.not_asked), (None, None));
    assert_eq!(printed(follows), "Yes 0, Sometimes *, No 0, I don't want to say 0, Not answered, or not asked *");
    // Nothing is hidden: it is said.
    let many = Office::with(&[("a.json", file("a", &[times(20, then("yes", "some")), times(9, says("mon", "no"))]))]);
    let figures = many.figures();
    let follows = question(&figures, "Y1.2");
    assert_eq!((follows.asked, follows.not_asked), (Some(20), Some(9)));
    assert_eq!(follows.answers.last().map(|one| one.kind), Some(ReplyKind::Unanswered));
}

#[test]
fn a_picture_says_which_survey_it_is_of_and_hides_what_the_page_hides() {
    let figures = Office::with(&[(
        "a.json",
        file("a", &[times(22, says("mon", "yes")), times(17, says("mon", "some")), times(2, says("mon", "no"))]),
    )])
    .figures();
    let safe = question(&figures, "Y1.1");
    assert_eq!(said::picture_of(&figures, "2026-27"), "Young people, edition 2026, 2026-27, 41 replies");
    assert_eq!(said::picture_of(&figures, ""), "Young people, edition 2026, 41 replies");
    let notes = said::picture_notes(safe, figures.threshold);
    assert_eq!(notes, ["Hidden to protect people: fewer than 5, or a number that would give such a number away."]);
    let bars: Vec<CountBar> = safe.answers.iter().map(|one| CountBar { label: said::answer(one).to_owned(), n: one.n }).collect();
    let svg = count_picture(&CountWords { notes, ..CountWords::default() }, &bars).svg;
    assert_eq!(svg.matches(">hidden</text>").count(), 2, "{svg}");
    assert!(svg.contains(">22</text>") && !svg.contains("17") && !svg.contains(">2</text>"), "{svg}");

    let all = Office::with(&[("a.json", file("a", &[times(20, reply("mon", &[("Y2.1", json!(["mon"]))]))]))]).figures();
    assert_eq!(said::picture_notes(question(&all, "Y1.1"), 5), Vec::<String>::new(), "nothing is hidden");
    assert_eq!(said::picture_notes(question(&all, "Y2.1"), 5), ["People could choose several answers, so these do not add up."]);
    // Two said "No", so how many said "Yes", who alone are asked the next question, is hidden.
    let few = [times(20, says("mon", "yes")), times(2, says("mon", "no"))];
    let figures = Office::with(&[("a.json", file("a", &few))]).figures();
    let notes = said::picture_notes(question(&figures, "Y1.2"), 5);
    assert_eq!(notes.first().map(String::as_str), Some("How many people were asked is hidden to protect people."));
}

#[test]
fn several_choices_are_ranked_and_numbers_have_a_middle_and_right_answers_a_share() {
    let of = |chosen: &[&str], number: usize, day: &str| {
        reply("mon", &[("Y2.1", json!(chosen)), ("Y2.2", json!(number)), ("Y1.4", json!(day))])
    };
    let office = Office::with(&[(
        "a.json",
        file(
            "a",
            &[times(7, of(&["mon", "wed"], 3, "tue")), times(6, of(&["wed"], 5, "mon")), times(5, of(&["tue"], 40, "tue"))],
        ),
    )]);
    let figures = office.figures_by("age");
    assert_eq!(printed(question(&figures, "Y2.1")), "Wednesday 13, Monday 7, Tuesday 5, Answered 18, Not answered 0");
    assert_eq!(question(&figures, "Y2.1").answers[0].by_group, [Some(13)]);
    assert_eq!(question(&figures, "Y2.2").median, Some(500));
    let right = question(&figures, "Y1.4").right.as_ref().expect("it has a right answer");
    assert_eq!((right.label.as_str(), right.share), ("Tuesday", ReplyShare::Of(Proportion { x: 12, n: 18 })));
    let few = Office::with(&[("a.json", file("a", &[times(4, of(&["mon"], 3, "tue")), times(9, reply("mon", &[]))]))]).figures();
    assert_eq!(question(&few, "Y2.2").median, None, "four numbers are few");
}

#[test]
fn texts_are_shown_from_five_on_in_an_order_that_says_nothing() {
    let wrote = |text: &str| reply("mon", &[("Y1.3", json!(text))]);
    let all = ["More lights", "A bus", "Call me on 07700 900123", "Less noise", "A park"];
    let replies: Vec<Value> = all.iter().map(|text| wrote(text)).collect();
    let (three, two) = replies.split_at(3);
    let [first, second] = [three, two].map(|texts| [texts.to_vec(), times(3, says("mon", "yes"))].concat());
    let one_way = Office::with(&[
        ("a.json", file("a", std::slice::from_ref(&first))),
        ("b.json", file("b", std::slice::from_ref(&second))),
    ]);
    let other_way = Office::with(&[
        ("c.json", file("c", std::slice::from_ref(&second))),
        ("d.json", file("d", &[first.iter().rev().cloned().collect()])),
    ]);
    let texts = one_way.texts("Y1.3").expect("five wrote something");
    assert_eq!(Some(&texts), other_way.texts("Y1.3").as_ref(), "whichever file they stand in");
    let mut sorted = texts.clone();
    sorted.sort();
    assert_eq!(sorted.len(), all.len());
    assert_eq!(one_way.texts("Y1.1"), None, "a level is no text");
    let four = Office::with(&[("a.json", file("a", &[replies[..4].to_vec(), times(6, says("mon", "yes"))]))]);
    assert_eq!(four.texts("Y1.3"), None, "four are few");
    assert!(!format!("{:?}", one_way.figures()).contains("A park"), "no figure holds what was written");
}

// ---- in any order, twice, and out and in again ---------------------------------------------------------------------------

/// Files of up to three surveys, each with some of the same replies.
fn any_files() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let kinds = [says("mon", "yes"), says("tue", "no"), says("mon", "some")];
    let one = (0..3_usize, prop::collection::vec(0..9_usize, 3));
    prop::collection::vec(one, 1..6).prop_map(move |files| {
        let of = |(at, (id, counts)): (usize, (usize, Vec<usize>))| {
            let replies: Vec<Vec<Value>> = kinds.iter().zip(&counts).map(|(kind, n)| times(*n, kind.clone())).collect();
            (format!("{at}.json"), file(&format!("survey-{id}"), &replies))
        };
        files.into_iter().enumerate().map(of).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_give_the_same_figures_in_any_order_and_twice(
        (files, scrambled) in any_files().prop_flat_map(|files| (Just(files.clone()), Just(files).prop_shuffle()))
    ) {
        let added = |files: &[(String, Vec<u8>)]| {
            let mut office = Office::new();
            files.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
            office
        };
        let (one, other) = (added(&files), added(&scrambled));
        prop_assert_eq!(one.surveys(), other.surveys());
        prop_assert_eq!(&one.files, &other.files, "the same is kept");
        prop_assert_eq!(added(&[files.clone(), scrambled].concat()).surveys(), one.surveys());
        prop_assert_eq!(one.later().surveys(), one.surveys());
        for file in &files {
            let held = one.files.values().chain(other.files.values()).count();
            prop_assert!(held > 0, "{}", file.0);
        }
    }

    #[test]
    fn leaving_out_and_taking_back_is_nothing(files in any_files(), at in any::<prop::sample::Index>()) {
        let mut office = Office::new();
        files.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
        let before = (office.surveys(), office.desk.choices().clone());
        let keys: Vec<String> = office.files.keys().cloned().collect();
        let key = keys[at.index(keys.len())].clone();
        office.desk.choose(DeskChoice::LeaveOut { key: key.clone(), reason: "A trial".to_owned() });
        let without = office.surveys();
        let replies = |surveys: &[SurveyFigures]| surveys.iter().map(|one| one.replies.unwrap_or(0)).sum::<usize>();
        let fewer = replies(&before.0).saturating_sub(replies(&without));
        prop_assert!(fewer == 0 || fewer >= 5, "{fewer} replies could be told apart");
        office.desk.choose(DeskChoice::TakeBack { key });
        // That it was taken back is remembered, for whoever leaves it out at another desk.
        let choices = Choices { taken_back: Default::default(), ..office.desk.choices().clone() };
        prop_assert_eq!((office.surveys(), choices), before);
    }
}

/// A file of the survey with this id and of this round, and the people who replied.
#[derive(Clone, Debug)]
struct OfPeople {
    name: String,
    survey: String,
    cycle: &'static str,
    people: Vec<String>,
}

impl OfPeople {
    fn bytes(&self) -> Vec<u8> {
        let replies = self.people.iter().map(|one| reply("mon", &[("Y1.3", json!(one))])).collect();
        file_of(&self.survey, json!({ "cycle": self.cycle }), &[replies])
    }
}

/// How many replied to a survey, whether it says its round, and of a file that clashes how many are in both and only in it.
type Drawn = (usize, bool, Option<(usize, usize)>);

/// Files of one to four surveys. Nobody is in two of them but in files of one survey that clash.
fn any_people_in_files() -> impl Strategy<Value = Vec<OfPeople>> {
    let size = || prop_oneof![3 => 1..5_usize, 3 => 5..9_usize];
    let one = (size(), any::<bool>(), prop_oneof![3 => Just(None), 1 => (0..7_usize, size()).prop_map(Some)]);
    let of = |(id, (n, says_round, clash)): (usize, Drawn)| {
        let people = |from: usize, to: usize| (from..to).map(|at| format!("survey {id}, person {at}")).collect::<Vec<_>>();
        let cycle = if says_round { "2026-27" } else { "" };
        let of = |name: String, people: Vec<String>| OfPeople { name, survey: format!("survey-{id}"), cycle, people };
        let other = clash.map(|(both, more)| of(format!("{id}-other.json"), people(n.saturating_sub(both), n + more)));
        [of(format!("{id}.json"), people(0, n))].into_iter().chain(other).collect::<Vec<_>>()
    };
    prop::collection::vec(one, 1..5).prop_map(move |all| all.into_iter().enumerate().flat_map(of).collect())
}

/// Whom the figures of each round are of, where there are any.
fn shown_people(office: &Office, files: &[OfPeople]) -> Vec<BTreeSet<String>> {
    let of_round = |round: &str| {
        let filter = Filter { round: Some(round.to_owned()), ..Filter::default() };
        let look = |what| office.desk.look(&DeskWanted { filter: filter.clone(), what, ..DeskWanted::default() });
        let files_listed = look(WantedList::Files { from: 0, like: String::new() });
        // A round that nothing belongs to is not looked at.
        let counted = files_listed.lines.iter().filter(|line| files_listed.round == round && line.is_in_figures());
        let people = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.people.clone()).unwrap_or_default();
        let all: BTreeSet<String> = counted.flat_map(|line| people(&line.line.name)).collect();
        let surveys = look(WantedList::Surveys(SurveysWanted::default()));
        let told = surveys.surveys.surveys.first().and_then(|figures| figures.replies);
        if surveys.round == round {
            assert_eq!(told.unwrap_or_default(), all.len(), "the figures are of those files");
        }
        all
    };
    ["2026-27", ""].map(of_round).into_iter().filter(|people| !people.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_before_and_after_choices_never_differ_by_few_people(files in any_people_in_files()) {
        let mut office = Office::new();
        files.iter().for_each(|file| office.adds(&file.name, file.bytes()));
        let keys: Vec<String> = office.files.keys().cloned().collect();
        let of_key = |key: &String| {
            let (key, reason, round) = (key.clone(), "A trial".to_owned(), "2026-27".to_owned());
            let set_round = DeskChoice::Round { key: Some(key.clone()), round };
            [DeskChoice::LeaveOut { key: key.clone(), reason }, DeskChoice::Count { key }, set_round]
        };
        let choices: Vec<DeskChoice> = keys.iter().flat_map(of_key).collect();
        let mut seen: BTreeSet<BTreeSet<String>> = shown_people(&office, &files).into_iter().collect();
        for (at, first) in choices.iter().enumerate() {
            for second in &choices[at..] {
                office.desk.go_by(Choices::default());
                office.desk.choose(first.clone());
                office.desk.choose(second.clone());
                seen.extend(shown_people(&office, &files));
            }
        }
        let seen: Vec<&BTreeSet<String>> = seen.iter().collect();
        let people: BTreeSet<&String> = seen.iter().flat_map(|of| of.iter()).collect();
        // Whom a sum or a difference of up to three of them tells of.
        let told = |times: &[(i32, usize)]| {
            let of = |one: &&&String| times.iter().filter(|(_, at)| seen[*at].contains(**one)).map(|(n, _)| n).sum::<i32>() != 0;
            people.iter().filter(of).count()
        };
        let signs = [[1, 0, 0], [1, -1, 0], [1, 1, -1], [1, -1, 1], [1, -1, -1]];
        let all = seen.len();
        for (a, b, c) in (0..all).flat_map(|a| (a..all).flat_map(move |b| (b..all).map(move |c| (a, b, c)))) {
            for [x, y, z] in signs {
                let n = told(&[(x, a), (y, b), (z, c)]);
                prop_assert!(n == 0 || n >= 5, "{n} people are told apart: {:?} {:?} {:?}", seen[a], seen[b], seen[c]);
            }
        }
    }
}

// ---- nobody can work out the rest -------------------------------------------------------------------------------------------

/// A count that is shown or hidden, of everybody of these sorts.
struct SeenCount {
    sorts: Vec<usize>,
    shown: Option<usize>,
    /// Whether it is known to be of somebody, where it is hidden: zeros are shown beside it.
    is_of_somebody: bool,
}

/// Tries every survey of as many people that shows the same: each hidden count of few must be another in one of them.
#[track_caller]
fn nobody_can_work_out(people: &[usize], seen: &[SeenCount], told: &str) {
    let sum = |of: &[usize], sorts: &[usize]| sorts.iter().map(|sort| of[*sort]).sum::<usize>();
    let mut is_another = vec![false; seen.len()];
    let mut tried = vec![0; people.len()];
    let goes_on = |tried: &[usize], so_far: usize| {
        let sum_so_far =
            |one: &SeenCount| one.sorts.iter().filter(|sort| **sort < so_far).map(|sort| tried[*sort]).sum::<usize>();
        seen.iter().all(|one| one.shown.is_none_or(|shown| sum_so_far(one) <= shown))
    };
    try_all(&mut tried, 0, people.iter().sum(), &goes_on, &mut |tried: &[usize]| {
        let fits = seen.iter().all(|one| match one.shown {
            Some(shown) => sum(tried, &one.sorts) == shown,
            None => !one.is_of_somebody || sum(tried, &one.sorts) > 0,
        });
        if fits {
            let counts = seen.iter().map(|one| sum(tried, &one.sorts) != sum(people, &one.sorts));
            is_another.iter_mut().zip(counts).for_each(|(found, is)| *found |= is);
        }
    });
    for (one, is_another) in seen.iter().zip(is_another) {
        let count = sum(people, &one.sorts);
        match one.shown {
            Some(shown) => assert!(shown == count && (count == 0 || count >= 5), "{people:?} shows {count}: {told}"),
            None => assert!(is_another || !(1..5).contains(&count), "{people:?} gives away {:?}: {told}", one.sorts),
        }
    }
}

fn try_all(
    tried: &mut [usize],
    at: usize,
    left: usize,
    goes_on: &dyn Fn(&[usize], usize) -> bool,
    look: &mut dyn FnMut(&[usize]),
) {
    if at + 1 == tried.len() {
        tried[at] = left;
        return look(tried);
    }
    for count in 0..=left {
        tried[at] = count;
        if goes_on(tried, at + 1) {
            try_all(tried, at + 1, left - count, goes_on, look);
        }
    }
}

/// Few people of each sort, and now and then many.
fn any_people(sorts: usize, most: usize) -> impl Strategy<Value = Vec<usize>> {
    let count = prop_oneof![4 => Just(0_usize), 3 => 1..4_usize, 4 => 4..9_usize];
    prop::collection::vec(count, sorts)
        .prop_filter("as many as can be tried", move |counts| (5..=most).contains(&counts.iter().sum()))
}

/// A file in which so many are of each sort.
fn people_of(sorts: &[Value], people: &[usize]) -> Vec<u8> {
    file("a", &sorts.iter().zip(people).map(|(sort, n)| times(*n, sort.clone())).collect::<Vec<_>>())
}

/// What is seen of a question in all: by the label of an answer, the sorts of people who gave it.
fn seen_in_all(question: &SurveyQuestion, of: &dyn Fn(&str) -> Vec<usize>, seen: &mut Vec<SeenCount>) {
    let is_any_shown = question.answers.iter().any(|one| one.n.is_some());
    for one in &question.answers {
        seen.push(SeenCount { sorts: of(said::answer(one)), shown: one.n, is_of_somebody: is_any_shown });
    }
}

/// What is seen of the groups and of a question in them.
fn seen_in_groups(
    figures: &SurveyFigures,
    id: &str,
    of_group: &dyn Fn(&str) -> Vec<usize>,
    of: &dyn Fn(&str) -> Vec<usize>,
    seen: &mut Vec<SeenCount>,
) {
    let Some(groups) = &figures.groups else { return };
    let question = question(figures, id);
    for (at, (name, size)) in groups.groups.iter().enumerate() {
        let members = of_group(name);
        seen.push(SeenCount { sorts: members.clone(), shown: *size, is_of_somebody: true });
        for one in question.answers.iter().filter(|_| question.is_grouped) {
            let answered = of(said::answer(one));
            let both = members.iter().copied().filter(|sort| answered.contains(sort)).collect();
            seen.push(SeenCount { sorts: both, shown: one.by_group[at], is_of_somebody: false });
        }
    }
}

const LEVELS: [(&str, &str); 3] = [("Yes", "yes"), ("Sometimes", "some"), ("No", "no")];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_question_leads_to_gives_nothing_away(people in any_people(7, 20)) {
        let both = |then: Value| reply("mon", &[("Y1.1", json!("yes")), ("Y1.2", then)]);
        let mut sorts: Vec<Value> = LEVELS.iter().map(|(_, level)| both(json!(level))).collect();
        sorts.extend([says("mon", "yes"), says("mon", "some"), says("mon", "no"), reply("mon", &[])]);
        let figures = Office::with(&[("a.json", people_of(&sorts, &people))]).figures();
        let mut seen = vec![];
        let first = |label: &str| match label {
            "Yes" => vec![0, 1, 2, 3],
            "Sometimes" => vec![4],
            "No" => vec![5],
            "Not answered" => vec![6],
            _ => vec![],
        };
        let second = |label: &str| match label {
            "Yes" => vec![0],
            "Sometimes" => vec![1],
            "No" => vec![2],
            "Not answered" => vec![3],
            "Not answered, or not asked" => vec![3, 4, 5, 6],
            _ => vec![],
        };
        seen_in_all(question(&figures, "Y1.1"), &first, &mut seen);
        let follows = question(&figures, "Y1.2");
        seen_in_all(follows, &second, &mut seen);
        if let Some(asked) = follows.asked {
            seen.push(SeenCount { sorts: vec![0, 1, 2, 3], shown: Some(asked), is_of_somebody: true });
        }
        let told = figures.domains[0].questions.iter().map(printed).collect::<Vec<_>>().join(" / ");
        nobody_can_work_out(&people, &seen, &told);
    }

    #[test]
    fn groups_give_nothing_away(people in any_people(9, 18)) {
        let ages = ["mon", "tue", "wed"];
        let sorts: Vec<Value> = ages.iter().flat_map(|age| [says(age, "yes"), says(age, "no"), reply(age, &[])]).collect();
        let figures = Office::with(&[("a.json", people_of(&sorts, &people))]).figures_by("age");
        let of = |label: &str| match label {
            "Yes" => vec![0, 3, 6],
            "No" => vec![1, 4, 7],
            "Not answered" => vec![2, 5, 8],
            _ => vec![],
        };
        let of_group = |label: &str| match label {
            "Monday" => vec![0, 1, 2],
            "Tuesday" => vec![3, 4, 5],
            "Wednesday" => vec![6, 7, 8],
            _ => vec![],
        };
        let mut seen = vec![];
        if let Some(question) = figures.domains.first().map(|domain| &domain.questions[0]) {
            seen_in_all(question, &of, &mut seen);
            seen_in_groups(&figures, "Y1.1", &of_group, &of, &mut seen);
        }
        nobody_can_work_out(&people, &seen, &format!("{:?} {:?}", figures.groups, figures.domains));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_question_leads_to_gives_nothing_away_by_group_either(people in any_people(8, 26)) {
        let both = |age: &str| reply(age, &[("Y1.1", json!("yes")), ("Y1.2", json!("no"))]);
        let of_age = |age: &str| [both(age), says(age, "yes"), says(age, "no"), reply(age, &[])];
        let sorts = [of_age("mon"), of_age("tue")].concat();
        let figures = Office::with(&[("a.json", people_of(&sorts, &people))]).figures_by("age");
        let first = |label: &str| match label {
            "Yes" => vec![0_usize, 1, 4, 5],
            "No" => vec![2, 6],
            "Not answered" => vec![3, 7],
            _ => vec![],
        };
        let second = |label: &str| match label {
            "No" => vec![0_usize, 4],
            "Not answered" => vec![1, 5],
            "Not answered, or not asked" => vec![1, 2, 3, 5, 6, 7],
            _ => vec![],
        };
        let of_group = |label: &str| match label {
            "Monday" => vec![0, 1, 2, 3],
            "Tuesday" => vec![4, 5, 6, 7],
            _ => vec![],
        };
        let mut seen = vec![];
        for (id, of) in [("Y1.1", &first as &dyn Fn(&str) -> Vec<usize>), ("Y1.2", &second)] {
            seen_in_all(question(&figures, id), of, &mut seen);
            seen_in_groups(&figures, id, &of_group, of, &mut seen);
        }
        if let Some(asked) = question(&figures, "Y1.2").asked {
            seen.push(SeenCount { sorts: vec![0, 1, 4, 5], shown: Some(asked), is_of_somebody: true });
        }
        let told = figures.domains[0].questions.iter().map(printed).collect::<Vec<_>>().join(" / ");
        nobody_can_work_out(&people, &seen, &format!("{told} {:?}", figures.groups));
    }

    #[test]
    fn two_groupings_of_the_same_people_give_nothing_away_together(people in any_people(8, 22)) {
        let of = |age: &str, gender: &str, level: &str| json!({ "profile": { "age": age, "gender": gender }, "answers": { "Y1.1": { "value": level } } });
        let groups = [("mon", "mon"), ("mon", "tue"), ("tue", "mon"), ("tue", "tue")];
        let sorts: Vec<Value> = groups.iter().flat_map(|(age, gender)| [of(age, gender, "yes"), of(age, gender, "no")]).collect();
        let office = Office::with(&[("a.json", people_of(&sorts, &people))]);
        let said = |label: &str| match label {
            "Yes" => vec![0, 2, 4, 6],
            "No" => vec![1, 3, 5, 7],
            _ => vec![],
        };
        let by_age = |label: &str| match label {
            "Monday" => vec![0, 1, 2, 3],
            "Tuesday" => vec![4, 5, 6, 7],
            _ => vec![],
        };
        let by_gender = |label: &str| match label {
            "Monday" => vec![0, 1, 4, 5],
            "Tuesday" => vec![2, 3, 6, 7],
            _ => vec![],
        };
        let (age, gender) = (office.figures_by("age"), office.figures_by("gender"));
        let mut seen = vec![];
        if !age.domains.is_empty() {
            seen_in_all(question(&age, "Y1.1"), &said, &mut seen);
            seen_in_groups(&age, "Y1.1", &by_age, &said, &mut seen);
            seen_in_groups(&gender, "Y1.1", &by_gender, &said, &mut seen);
        }
        nobody_can_work_out(&people, &seen, &format!("{:?} {:?} {:?}", age.groups, gender.groups, seen.len()));
    }
}

#[test]
fn tidy_replies_have_a_row_for_each_answer_in_an_order_that_says_nothing_and_no_words() {
    let told = reply(
        "mon",
        &[("Y1.1", json!("yes")), ("Y1.3", json!("My own words")), ("Y2.1", json!(["mon", "tue"])), ("Y2.2", json!(12.5))],
    );
    let rows = |replies: &[Vec<Value>]| {
        let office = Office::with(&[("a.json", file("s-a", replies))]);
        let mut bytes = Vec::new();
        write_tidy_replies(&office.desk.tidy_replies("Fernbridge"), &mut bytes).expect("it is written into memory");
        String::from_utf8(bytes).expect("text")
    };
    let one = rows(&[vec![told.clone()], times(6, says("tue", "no"))]);
    assert_eq!(one, rows(&[times(6, says("tue", "no")), vec![told]]), "who replied when does not show");
    assert!(!one.contains("My own words"));
    let lines: Vec<&str> = one.lines().collect();
    let of = |wanted: &str| lines.iter().filter(|line| line.contains(wanted)).count();
    assert_eq!(of(",question,Y1.1,safe-at-home,answered,yes,Yes,true,"), 1, "{one}");
    assert_eq!(of(",question,Y1.1,safe-at-home,answered,no,No,false,"), 6);
    assert_eq!(of(",question,Y2.1,,answered,"), 2, "a row for each choice");
    assert_eq!(of(",question,Y2.2,,answered,,,,12.5"), 1);
    assert_eq!(of(",question,Y1.2,safe"), 0);
    assert_eq!(of(",question,Y1.2,,not-asked,"), 6, "who did not say yes was not asked");
    assert_eq!(of(",profile,age,,answered,"), 7);
    assert_eq!(of(",counted,"), lines.len() - 1);
}
