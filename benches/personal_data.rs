//! How long it takes to look for personal data in 10,000 characters: of text as people write it, and of text made to be slow.

use safeguarding_audit::checks::personal_data::{Confidence, find};
use std::hint::black_box;
use std::time::{Duration, Instant};

const LENGTH: usize = 10_000;

/// What people write in answers, notes and actions, with more personal data than there should ever be.
const REALISTIC: &str = "\
    Our Designated Safeguarding Lead reports to the board every quarter, and the minutes of 12/03/2025 show what was decided. \
    All staff were trained in September 2025 (KCSIE Part 1 and WT2023, chapter 4); 94% finished within 30 days, 3 are on leave. \
    We asked 27 of 31 families what had changed for them. “They listened,” said one – and the café’s young people agreed. \
    Childline (0800 1111) and 999 stand on every poster, beside the school's own number 020 7946 0018.\n\
    - Policy reviewed 01/09/2024, next review 09/2026; owner: head of service; see intranet.example.org/policies/s11.\n\
    - One child (DOB 3 March 2014, NHS number 999 000 0018, lives at NW4 4BG) was discussed with Mr Okafor and Amina Bright.\n\
    - Escalated under the London procedures; case ref 1234567, CAD 4521/12MAR25; mail to jo.bloggs@example.org, AB 12 34 56 D.\n\
    What would make it better: supervision every four weeks for the team in Grahame Park, and a rota that keeps to it. ";

/// Texts that would be slow if a detector read ahead again and again.
const SLOW: [&str; 10] =
    ["a@", "a.b@c.de", "x.com/", "linkedin.com/a,", "999 000 ", "0", "A'", "Amina ", "case no. ref ", "+1 2.3.4-5/6 "];

fn main() {
    let names = ["Grahame Park", "Burnt Oak", "Colindale", "West Hendon", "Underhill"].map(str::to_owned);
    measure("realistic text", REALISTIC, &names);
    for slow in SLOW {
        measure(&format!("“{slow}” again and again"), slow, &names);
    }
}

/// Prints the median of many runs.
fn measure(what: &str, part: &str, names: &[String]) {
    let text: String = part.chars().cycle().take(LENGTH).collect();
    let mut times: Vec<Duration> = (0..101)
        .map(|_| {
            let start = Instant::now();
            black_box(find(black_box(&text), black_box(names)));
            start.elapsed()
        })
        .collect();
    times.sort();
    let milliseconds = times[times.len() / 2].as_secs_f64() * 1_000.0;
    let found = find(&text, names);
    let asked = found.iter().filter(|hit| hit.confidence >= Confidence::Medium).count();
    let rate = LENGTH as f64 / milliseconds / 1_000.0;
    println!(
        "{milliseconds:7.3} ms, {rate:6.1} million characters a second, {} hits ({asked} to ask about): {what}",
        found.len()
    );
}
