//! x
mod story;
use story::shipped::public;
use story::subgroup::Subgroup;
#[test]
fn look() {
    let outcome = Subgroup::offering(public("questionnaires/case-audit.json"))
        .and_offering(public("questionnaires/front-door-audit.json"))
        .tries_samples()
        .adds_up();
    for line in &outcome.verdicts {
        if line.label != "Counted" || !line.sentence.is_empty() {
            println!("{} {} {}", line.reference, line.label, line.sentence);
        }
    }
    for summary in &outcome.summaries {
        let cases = summary.cases.as_ref().unwrap();
        println!(
            "{}\n{}",
            safeguarding_audit::words::case_figures::sentence(cases),
            safeguarding_audit::words::case_figures::counted(cases)
        );
        for g in &cases.groups {
            println!("== {}", g.label);
            for r in &g.groups {
                println!(
                    "{:40} {:?} {:?} {:?}",
                    r.label,
                    r.audits,
                    r.overall,
                    r.domains.iter().map(|d| safeguarding_audit::words::case_figures::shown_share(*d)).collect::<Vec<_>>()
                );
            }
        }
        let m = summary.moderation.as_ref().unwrap();
        println!("{}", safeguarding_audit::words::moderation::lead(m));
        for s in &m.subjects {
            println!("{} {:?} {:?} {:?}", s.title, s.agreement, s.alpha, s.shift);
        }
        println!("{:#?} {:?}", m.roles, safeguarding_audit::words::moderation::left_out(m));
        println!("{:?}", safeguarding_audit::words::moderation::warnings(m));
    }
    println!("{:?}", outcome.escalations);
    println!("{}", String::from_utf8(safeguarding_audit::interchange::tables::summary_csv(&outcome.summaries)).unwrap());
}
