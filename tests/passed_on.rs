//! A draft that several organisations were given, and last round's return: when it is asked whose it is, and what it becomes.

mod story;

use safeguarding_audit::model::audit_return::{Declaration, Return, Status};
use safeguarding_audit::model::provenance::CameFor;
use story::Story;
use story::shipped::section_11;

/// A draft that came as a file for one organisation, of one type, and says another by now.
fn came(then: (&str, &str), now: (&str, &str)) -> Return {
    let mut story = Story::of(section_11());
    let tell = |story: &mut Story, (name, organisation_type): (&str, &str)| {
        story.record.profile.clear();
        for (field, value) in [("organisation-name", name), ("organisation-type", organisation_type)] {
            if !value.is_empty() {
                story.tells(field, value);
            }
        }
    };
    tell(&mut story, then);
    story.record.came_for = Some(CameFor::of(&story.record));
    tell(&mut story, now);
    story.record
}

#[test]
fn it_is_asked_whose_a_draft_is_where_it_said_nobody_or_says_another_organisation() {
    let oak = ("Oak Primary", "SCH");
    for (then, now, is_asked) in [
        (oak, oak, false),
        (oak, ("oak  primary", "SCH"), false),
        (("St Mary's", "SCH"), ("St. Mary’s", "SCH"), false),
        (oak, ("", ""), false),
        (("Oak Primary", ""), ("Oak Primary", "SCH"), false),
        (oak, ("Elm Primary", "SCH"), true),
        (oak, ("Oak Primary", "EY"), true),
        (("", ""), ("", ""), true),
        (("", ""), ("Elm Primary", "SCH"), true),
        (("", "SCH"), ("Elm Primary", "SCH"), true),
    ] {
        assert_eq!(came(then, now).whose_is_open().is_some(), is_asked, "{then:?} then, {now:?} now");
    }
}

#[test]
fn nobody_is_asked_of_a_draft_that_was_begun_here_of_one_that_was_told_and_of_a_return() {
    let mut record = came(("", ""), ("Elm Primary", "SCH"));
    record.status = Status::Submitted;
    assert_eq!(record.whose_is_open(), None);
    record.correct();
    assert!(record.whose_is_open().is_some(), "a correction of somebody else's return is one too");
    record.came_for = None;
    assert_eq!(record.whose_is_open(), None);
}

#[test]
fn a_template_becomes_a_draft_of_its_own_with_every_answer_and_none_of_the_others_dealings() {
    let mut record = came(("Oak Primary", "SCH"), ("Elm Primary", "SCH"));
    record.revision = 3;
    record.declaration = Some(Declaration { role: "Head".to_owned(), at: "2026-11-20".to_owned(), ..Declaration::default() });
    let own = record.as_own("own".into(), "S11-0000-0001".to_owned(), "2026-27".to_owned());
    assert_eq!((own.id.as_str(), own.reference.as_str(), own.revision, own.status), ("own", "S11-0000-0001", 1, Status::Draft));
    assert_eq!((&own.answers, &own.profile, &own.questionnaire), (&record.answers, &record.profile, &record.questionnaire));
    assert_eq!((own.declaration, own.came_for, own.digest), (None, None, None));
}

#[test]
fn whose_a_draft_was_is_in_no_file() {
    let record = came(("Oak Primary", "SCH"), ("Oak Primary", "SCH"));
    assert_eq!(record.as_sent().came_for, None);
}

#[test]
fn a_return_of_an_earlier_round_is_corrected_in_its_round_or_begins_the_next() {
    let mut record = came(("Oak Primary", "SCH"), ("Oak Primary", "SCH"));
    record.cycle = "2025-26".to_owned();
    assert_eq!(record.earlier_round("2026-27"), Some("2025-26"));
    assert_eq!(record.earlier_round("2025-26"), None);
    assert_eq!(record.earlier_round(""), None, "a partnership without rounds asks nothing");
    record.cycle = String::new();
    assert_eq!(record.earlier_round("2026-27"), None, "a return without a round belongs to any");
}
