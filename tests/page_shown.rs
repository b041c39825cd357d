//! Which page of a draft is shown to whoever asks for one: every page, beside everything that decides it.

mod places;
mod story;

use places::every_draft_page;
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::joint::Joint;
use safeguarding_audit::model::judgement::{Judgement, Subject};
use safeguarding_audit::model::moderation::Moderation;
use safeguarding_audit::routes::DraftPage;
use safeguarding_audit::routes::shown::{DraftFacts, Moderating, is_work, page_shown};
use story::audits::audit;

const NOW: &str = "2026-11-22T10:00:00Z";

/// A draft on which nothing bears.
fn draft() -> DraftFacts {
    let (is_joint, is_submitted, is_stopped, is_part) = (false, false, false, false);
    DraftFacts { is_joint, is_submitted, moderating: Moderating::No, is_stopped, is_part, left: DraftPage::Tasks }
}

/// A submitted return, left on a page.
fn submitted(left: DraftPage) -> DraftFacts {
    DraftFacts { is_submitted: true, left, ..draft() }
}

/// Everything that can bear on a draft, together, with each page that it may have been left on.
fn all_facts() -> Vec<DraftFacts> {
    let mut all = Vec::new();
    for left in every_draft_page() {
        for moderating in [Moderating::No, Moderating::Blind, Moderating::Comparing] {
            for at in 0..8 {
                let (is_joint, is_submitted, is_stopped) = (at & 1 > 0, at & 2 > 0, at & 4 > 0);
                all.push(DraftFacts { is_joint, is_submitted, moderating, is_stopped, is_part: false, left: left.clone() });
            }
            // A colleague's part is neither submitted nor judged together.
            for is_stopped in [false, true] {
                all.push(DraftFacts { moderating, is_stopped, is_part: true, left: left.clone(), ..draft() });
            }
        }
    }
    all
}

/// Every page that may be asked for, with the facts, and the page that is shown.
fn everything() -> impl Iterator<Item = (DraftPage, DraftFacts, DraftPage)> {
    all_facts().into_iter().flat_map(|facts| {
        every_draft_page().into_iter().map(move |asked| {
            let shown = page_shown(asked.clone(), &facts);
            (asked, facts.clone(), shown)
        })
    })
}

/// Whether the first auditor's grades are on the page of a return.
fn shows_grades(page: &DraftPage) -> bool {
    match page {
        DraftPage::AtRisk
        | DraftPage::Questionnaire
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Received
        // While the moderation is blind it shows the second auditor's own grades only.
        | DraftPage::Moderate(_) => false,
        DraftPage::Tasks
        | DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Since
        | DraftPage::Ask
        | DraftPage::Bring
        | DraftPage::Domain(..)
        | DraftPage::Overall
        | DraftPage::Actions
        | DraftPage::Report
        | DraftPage::Action(_)
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Edition
        | DraftPage::Case(_)
        | DraftPage::Versions
        | DraftPage::Complete
        | DraftPage::Review(_) => true,
    }
}

/// Whether something of the draft is changed or judged on the page by whoever fills it in.
fn works_on_draft(page: &DraftPage) -> bool {
    match page {
        DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Ask
        | DraftPage::Bring
        | DraftPage::Domain(..)
        | DraftPage::Overall
        | DraftPage::Actions
        | DraftPage::Action(_)
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Edition
        | DraftPage::Case(_) => true,
        DraftPage::Tasks
        | DraftPage::Since
        | DraftPage::Questionnaire
        | DraftPage::Report
        | DraftPage::AtRisk
        | DraftPage::Versions
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Complete
        | DraftPage::Received
        | DraftPage::Moderate(_)
        | DraftPage::Review(_) => false,
    }
}

fn named(page: &DraftPage) -> String {
    if *page == DraftPage::Tasks { "(tasks)".to_owned() } else { page.path() }
}

/// What is shown instead of each page, and which are shown as they were asked for.
fn table(heading: &str, facts: &DraftFacts) -> String {
    let mut lines = vec![format!("## {heading}")];
    let (mut as_asked, mut noted) = (Vec::new(), Vec::new());
    for asked in every_draft_page() {
        let shown = page_shown(asked.clone(), facts);
        if shown == asked {
            as_asked.push(named(&asked));
            noted.extend(is_work(&shown, facts).then(|| named(&asked)));
        } else {
            lines.push(format!("{:<22} → {}", named(&asked), named(&shown)));
        }
    }
    lines.push(format!("as asked: {}", as_asked.join(", ")));
    lines.push(format!("gone on with: {}", if noted == as_asked { "the same".to_owned() } else { noted.join(", ") }));
    lines.join("\n")
}

#[test]
fn every_page_beside_everything_that_decides() {
    let joint = DraftFacts { is_joint: true, ..draft() };
    let moderated = |moderating, left| DraftFacts { moderating, ..submitted(left) };
    let domain = || DraftPage::Moderate(Some(Subject::Domain("E01".into())));
    let tables = [
        ("a draft", draft()),
        ("a draft, stopped for a child at risk", DraftFacts { is_stopped: true, ..draft() }),
        ("a colleague's part of a draft", DraftFacts { is_part: true, ..draft() }),
        ("a joint judgement", joint.clone()),
        ("a joint judgement, stopped for a child at risk", DraftFacts { is_stopped: true, ..joint.clone() }),
        ("a submitted joint judgement", DraftFacts { is_submitted: true, ..joint }),
        ("a submitted return, left where it was finished", submitted(DraftPage::Complete)),
        ("a submitted return, left where it is asked what to do with it", submitted(DraftPage::Received)),
        ("a submitted return, left while asking for changes", submitted(DraftPage::Review(Some("E01".into())))),
        ("graded a second time and blind, left at a domain", moderated(Moderating::Blind, domain())),
        ("graded a second time and compared, left at a domain", moderated(Moderating::Comparing, domain())),
    ];
    let tables: Vec<String> = tables.iter().map(|(heading, facts)| table(heading, facts)).collect();
    insta::assert_snapshot!(tables.join("\n\n"));
}

#[test]
fn what_is_shown_is_also_shown_to_whoever_asks_for_that() {
    for (asked, facts, shown) in everything() {
        assert_eq!(page_shown(shown.clone(), &facts), shown, "asked for {asked:?} with {facts:?}");
    }
}

#[test]
fn a_blind_second_auditor_sees_no_page_with_the_first_grades() {
    for (asked, facts, shown) in everything() {
        if facts.moderating == Moderating::Blind && facts.is_submitted && !facts.is_joint {
            assert!(!shows_grades(&shown), "{shown:?} was shown for {asked:?} with {facts:?}");
            // Nor are they asked once more what to do with it.
            assert_ne!(shown, DraftPage::Received, "{facts:?}");
        }
    }
}

#[test]
fn no_page_of_an_audit_that_is_stopped_is_worked_on() {
    for (asked, facts, shown) in everything() {
        if facts.is_stopped && !facts.is_submitted {
            assert!(!works_on_draft(&shown), "{shown:?} was shown for {asked:?} with {facts:?}");
        }
    }
}

#[test]
fn what_to_do_for_a_child_and_what_keeps_the_draft_are_always_in_reach() {
    for (asked, facts, shown) in everything() {
        if matches!(asked, DraftPage::AtRisk | DraftPage::Passphrase | DraftPage::Download) {
            assert_eq!(shown, asked, "{facts:?}");
        }
    }
}

#[test]
fn a_submitted_return_is_changed_on_no_page_and_only_its_actions_live_on() {
    for (asked, facts, shown) in everything() {
        // There it is said what becomes of them, beside the return.
        if facts.is_submitted && shown != DraftPage::Actions {
            let is_of_a_draft = works_on_draft(&shown) || matches!(shown, DraftPage::Tasks | DraftPage::Versions);
            assert!(!is_of_a_draft, "{shown:?} was shown for {asked:?} with {facts:?}");
        }
    }
}

#[test]
fn a_draft_has_no_page_for_readers_and_none_for_what_is_finished() {
    for (asked, facts, shown) in everything() {
        if !facts.is_submitted {
            assert!(!shown.is_for_readers() && shown != DraftPage::Complete, "{shown:?} was shown for {asked:?} with {facts:?}");
        }
    }
}

#[test]
fn a_joint_judgement_has_no_answers_of_its_own_and_no_readers() {
    for (asked, facts, shown) in everything() {
        if facts.is_joint {
            let asks_for_answers = matches!(
                shown,
                DraftPage::Tasks
                    | DraftPage::About
                    | DraftPage::Field(_)
                    | DraftPage::Domain(..)
                    | DraftPage::Overall
                    | DraftPage::Check
            );
            assert!(!asks_for_answers && !shown.is_for_readers(), "{shown:?} was shown for {asked:?} with {facts:?}");
        }
    }
}

#[test]
fn a_return_that_is_compared_is_asked_nothing_more_however_it_was_left() {
    let facts = DraftFacts { moderating: Moderating::Comparing, ..submitted(DraftPage::Received) };
    for asked in [DraftPage::Tasks, DraftPage::Received] {
        assert_eq!(page_shown(asked, &facts), DraftPage::Moderate(None));
    }
}

#[test]
fn coming_back_to_a_return_never_leads_to_grades_that_nobody_asked_to_see() {
    // Somebody who was sent an audit looks at what to do for a child, and comes back.
    let facts = submitted(DraftPage::Received);
    assert!(!is_work(&DraftPage::AtRisk, &facts));
    assert_eq!(page_shown(DraftPage::Tasks, &facts), DraftPage::Received);
    // Whoever chose to see the grades is where they are.
    assert!(is_work(&DraftPage::Complete, &facts));
    assert_eq!(page_shown(DraftPage::Complete, &facts), DraftPage::Complete);
}

#[test]
fn a_return_that_was_left_where_nobody_works_on_it_is_shown_finished() {
    for left in every_draft_page() {
        let shown = page_shown(DraftPage::Tasks, &submitted(left.clone()));
        let is_worked_on = matches!(left, DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_));
        assert_eq!(shown, if is_worked_on { left } else { DraftPage::Complete });
    }
}

#[test]
fn the_action_plan_and_the_report_of_a_return_are_there_unless_somebody_is_blind_or_at_work_on_it() {
    for asked in [DraftPage::Actions, DraftPage::Report] {
        assert_eq!(page_shown(asked.clone(), &submitted(DraftPage::Complete)), asked);
        let blind = DraftFacts { moderating: Moderating::Blind, ..submitted(DraftPage::Complete) };
        assert_eq!(page_shown(asked, &blind), DraftPage::Moderate(None));
    }
    assert_eq!(page_shown(DraftPage::Actions, &submitted(DraftPage::Received)), DraftPage::Received);
    assert_eq!(page_shown(DraftPage::Report, &draft()), DraftPage::Report);
}

#[test]
fn a_draft_is_gone_on_with_wherever_it_was_left_but_for_what_came_as_a_file_and_does_not_wait() {
    let not_gone_on_with: Vec<DraftPage> = every_draft_page().into_iter().filter(|page| !is_work(page, &draft())).collect();
    assert_eq!(not_gone_on_with, [DraftPage::Bring]);
}

#[test]
fn the_facts_are_read_from_the_return() {
    let mut story = audit(1, 3);
    story.submits();
    let facts = DraftFacts::of;
    assert_eq!(
        facts(&story.record, "domain/E1"),
        DraftFacts { left: DraftPage::Domain("E1".into(), None), ..submitted(DraftPage::Tasks) }
    );
    assert_eq!(facts(&story.record, "a-page-of-a-later-version").left, DraftPage::Tasks);

    story.record.moderation.push(Moderation::begin("m-1".into(), NOW.to_owned(), 1));
    assert_eq!(facts(&story.record, "").moderating, Moderating::Blind);
    story.record.moderation[0].compared_at = Some(NOW.to_owned());
    assert_eq!(facts(&story.record, "").moderating, Moderating::Comparing);
    story.record.moderation[0].set_agreed(&Subject::Overall, Judgement::new("good".into(), String::new()));
    story.record.moderation[0].finished_at = Some(NOW.to_owned());
    assert_eq!(facts(&story.record, "").moderating, Moderating::No, "it is finished");
    story.record.moderation[0].finished_at = None;
    story.record.correct();
    assert_eq!(facts(&story.record, "").moderating, Moderating::No, "it was of the revision before");
    assert!(!facts(&story.record, "").is_submitted);

    story.record.escalations.push(Escalation::noticed(NOW.to_owned()));
    assert!(facts(&story.record, "").is_stopped);
    story.record.escalations[0].recorded_at = Some(NOW.to_owned());
    assert!(!facts(&story.record, "").is_stopped, "the audit goes on");

    story.record.joint = Some(Joint::of(Vec::new()));
    assert!(facts(&story.record, "").is_joint);
}
