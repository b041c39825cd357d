//! What the task list of a draft says, and what the pages of a draft are called.

mod places;
mod story;

use places::every_draft_page;
use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::questionnaire::Kind;
use safeguarding_audit::routes::DraftPage;
use safeguarding_audit::words::pages::{about_title, page_name};
use safeguarding_audit::words::tasks::{TaskLine, ToDo, to_do};
use story::Story;
use story::audits::case_audit;
use story::definition::questionnaire;

/// An organisation with two domains that must be answered and one that need not be.
fn organisation() -> Story {
    Story::with(
        questionnaire()
            .domain("D1", |domain| domain.level("D1.1").required().level("D1.2").required())
            .domain("D2", |domain| domain.level("D2.1").required())
            .domain("D3", |domain| domain.asks("D3.1", "long-text").optional()),
    )
}

fn tasks(story: &Story) -> ToDo {
    to_do(&story.known.questionnaire, &story.record, None)
}

/// Tasks as they are read: "Domain D1: In progress (1 question still to answer)", with a tick where nothing more is needed.
fn said(lines: &[TaskLine]) -> Vec<String> {
    let said = |line: &TaskLine| {
        let hint = line.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("{}: {}{hint}{}", line.title, line.status, if line.is_done { " ✓" } else { "" })
    };
    lines.iter().map(said).collect()
}

#[test]
fn a_new_draft_has_everything_before_it_and_counts_no_domain_that_may_stay_empty() {
    let to_do = tasks(&organisation());
    assert_eq!(said(&to_do.prepare), ["About your organisation: Not started"]);
    assert_eq!(said(&to_do.answer), ["Domain D1: Not started", "Domain D2: Not started", "Domain D3: Optional ✓"]);
    assert_eq!(
        said(&to_do.finish),
        ["Actions: 0 actions ✓", "Check your answers:  (5 still to do before you can submit) ✓", "Declaration:  ✓"]
    );
    assert_eq!((to_do.done, to_do.total), (0, 2));
}

#[test]
fn each_task_leads_to_the_page_it_is_done_on() {
    let to_do = tasks(&organisation());
    let pages = |lines: &[TaskLine]| lines.iter().map(|line| line.page.clone()).collect::<Vec<_>>();
    assert_eq!(pages(&to_do.prepare), [DraftPage::About]);
    assert_eq!(pages(&to_do.answer), ["D1", "D2", "D3"].map(|domain| DraftPage::Domain(domain.into(), None)));
    assert_eq!(pages(&to_do.finish), [DraftPage::Actions, DraftPage::Check, DraftPage::Declaration]);
}

#[test]
fn a_domain_says_how_many_of_its_questions_are_left() {
    let mut story = organisation();
    story.answers("D1.1", "in-place");
    story.answers("D2.1", "in-place");
    story.types("D3.1", "A note.");
    let to_do = tasks(&story);
    assert_eq!(
        said(&to_do.answer),
        ["Domain D1: In progress (1 question still to answer)", "Domain D2: Completed ✓", "Domain D3: Completed ✓"]
    );
    assert_eq!((to_do.done, to_do.total), (2, 3), "what is answered counts, whether it must be or not");
}

#[test]
fn a_domain_of_which_nothing_applies_is_done() {
    let mut story = organisation();
    story.says_not_applicable("D2.1", "We have no building.");
    assert_eq!(said(&tasks(&story).answer)[1], "Domain D2: Not applicable ✓");
}

#[test]
fn what_a_reviewer_waits_for_comes_before_what_is_left() {
    let mut story = organisation();
    story.answers("D1.1", "in-place");
    for id in ["c-1", "c-2"] {
        let mut comment = Comment::about(&Topic::Domain("D1".into()), id.into(), "2026-11-22T10:00:00Z".to_owned(), 1);
        comment.text = "Since when?".to_owned();
        story.record.comments.push(comment);
    }
    story.record.correct();
    assert_eq!(said(&tasks(&story).answer)[0], "Domain D1: In progress (2 comments to answer)");
    for comment in &mut story.record.comments {
        comment.reply("Since May.".to_owned(), "2026-11-23T10:00:00Z".to_owned());
    }
    assert_eq!(said(&tasks(&story).answer)[0], "Domain D1: In progress (1 question still to answer)");
}

#[test]
fn the_profile_is_done_once_nothing_in_it_blocks() {
    let mut story = organisation();
    story.organisation_is("SCH");
    assert_eq!(said(&tasks(&story).prepare), ["About your organisation: In progress"]);
    story.tells("organisation-name", "Oak Primary");
    assert_eq!(said(&tasks(&story).prepare), ["About your organisation: Completed ✓"]);
}

#[test]
fn whoever_audits_a_case_grades_each_domain_and_the_whole() {
    let mut story = Story::with(case_audit());
    story.organisation_is("SCH");
    story.answers("E1.1", "in-place");
    let to_do = tasks(&story);
    assert_eq!(to_do.prepare[0].title, "About this audit");
    assert_eq!(said(&to_do.answer)[0], "Voice of the child: In progress (Your grade is still to give)");
    assert_eq!(said(&to_do.finish)[0], "Overall grade: Not started");
    assert_eq!(to_do.finish[0].page, DraftPage::Overall);
    story.grades("E1", "good", "Seen in the record.");
    story.grades_the_whole("good", "Seen in the record.");
    let to_do = tasks(&story);
    assert_eq!(said(&to_do.answer)[0], "Voice of the child: Completed ✓");
    assert_eq!(said(&to_do.finish)[0], "Overall grade: Completed ✓");
}

#[test]
fn each_page_is_called_what_stands_on_it() {
    let known = organisation().known;
    let name = |page: &DraftPage| page_name(&known.questionnaire, page);
    assert!(every_draft_page().iter().all(|page| !name(page).is_empty()));
    assert_eq!(name(&DraftPage::Tasks), "A story");
    assert_eq!(name(&DraftPage::Domain("D2".into(), Some("D2.1".into()))), "Domain D2");
    assert_eq!(name(&DraftPage::Domain("D9".into(), None)), "D9", "a domain of another edition");
    assert_eq!(name(&DraftPage::About), about_title(Kind::SelfAssessment));
}
