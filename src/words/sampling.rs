//! How many cases to audit and which were chosen, as sentences. What there is to say of the list they come from: [`pasted`].

pub mod pasted;

use super::figures::number;
use crate::aggregation::sampling::SampleSize;
use crate::aggregation::sampling::draw::{LEAST_PER_GROUP, Sample};
use crate::aggregation::sampling::typed::{Drawn, TypedProblem, WorkedOut};
use crate::aggregation::wilson;

/// What is expected where nobody knows, in per cent.
const UNSURE: f64 = 50.0;

/// How many to audit, and what that is worth. "Audit 278 of 1,000 cases. Then a figure you find is within 5 percentage points
/// of the true one in 95 of 100 such samples."
pub fn how_many(found: &WorkedOut) -> String {
    let aim = &found.aim;
    let audit = match found.how_many {
        SampleSize::Everyone { of: 1 } => return "Audit the one case there is. What you find needs no margin.".to_owned(),
        SampleSize::Everyone { of } => {
            return format!(
                "Audit all {}: a sample would be nearly as many. What you find is then true of all of them, and needs no margin.",
                cases(of)
            );
        }
        SampleSize::Sample { n, of: Some(of) } => format!("Audit {} of {}.", number(n), cases(of)),
        SampleSize::Sample { n, of: None } => format!("Audit {}, however many there are.", cases(n)),
    };
    let points = if aim.margin == 1.0 { "percentage point" } else { "percentage points" };
    let worth = format!(
        "Then a figure you find is within {} {points} of the true one in {} of 100 such samples.",
        aim.margin,
        aim.confidence.of_hundred()
    );
    let counts_on = (aim.expected != UNSURE).then(|| {
        format!(
            " This counts on a share of about {}%: the nearer it is to {UNSURE}%, the further off the figure may be.",
            aim.expected
        )
    });
    format!("{audit} {worth}{}", counts_on.unwrap_or_default())
}

/// What a sample smaller than that is good for.
pub fn small_samples() -> String {
    format!(
        "A smaller sample is worth auditing too: it shows what happens and why, but not how often. Say what you find in counts, \
         such as “5 of 8”. Give no percentages of fewer than {} cases.",
        wilson::LEAST
    )
}

/// What is wrong with what was typed, and what to do.
pub fn problem(problem: TypedProblem) -> &'static str {
    match problem {
        TypedProblem::Population => "Enter how many cases there are as a whole number, such as 1,000, or leave it blank",
        TypedProblem::Margin => "Enter how far off the figure may be as a number from 0.1 to 50, such as 5",
        TypedProblem::Expected => "Enter the share you expect as a number above 0 and below 100, or 50 when unsure",
        TypedProblem::List => "Paste the case references, one on each line",
        TypedProblem::Number => "Enter how many cases to choose as a whole number, such as 30",
        TypedProblem::Seed => {
            "Enter the number that repeats the draw in digits, no more than 15 of them, or leave it blank for a new one"
        }
    }
}

/// "8 of 40 cases".
pub fn chosen(sample: &Sample) -> String {
    format!("{} of {}", number(sample.cases.len()), cases(sample.of))
}

/// "By chance, from the whole list".
pub fn method(sample: &Sample) -> String {
    if sample.groups.is_empty() {
        "By chance, from the whole list".to_owned()
    } else {
        format!("By chance, from each group in proportion, at least {LEAST_PER_GROUP} of each where there are as many")
    }
}

/// "8 of 40 cases. By chance, from the whole list. 8 were asked for." What belongs in a report on the audit.
pub fn method_line(sample: &Sample) -> String {
    format!("{}. {}. {} asked for.", chosen(sample), method(sample), was(sample.asked))
}

/// What somebody has to do to draw the same cases.
pub fn repeating(sample: &Sample) -> String {
    let (paste, tick) = if sample.groups.is_empty() {
        ("the same references", "leave the box for groups unticked")
    } else {
        ("the same references and groups", "tick the box for groups")
    };
    format!(
        "Anybody can draw the same cases again: paste {paste} in any order, choose {}, {tick} and enter {}.",
        cases(sample.asked),
        sample.seed
    )
}

/// Cases without a group, where others have one.
pub const NO_GROUP: &str = "No group";

/// What there is to know about a draw. `planned` is the number of cases there are, where the number to choose was worked out
/// from one.
pub fn notes(drawn: &Drawn, planned: Option<usize>) -> Vec<String> {
    let Drawn { list, sample, lacks_groups } = drawn;
    let mut notes = Vec::new();
    let (n, asked, of) = (sample.cases.len(), sample.asked, sample.of);
    if asked > of {
        notes.push(format!("You asked for {} and the list has {}, so all of them were chosen.", cases(asked), number(of)));
    } else if n > asked {
        let (asked, n) = (cases(asked), number(n));
        notes.push(format!(
            "You asked for {asked}. {n} were chosen, because at least {LEAST_PER_GROUP} come from each group that has as many."
        ));
    }
    if let Some(planned) = planned.filter(|planned| *planned != of) {
        notes.push(format!(
            "How many to choose was worked out for {}, and the list has {}. Work it out again if the list is complete.",
            cases(planned),
            number(of)
        ));
    }
    if *lacks_groups {
        notes.push("No line has a group, so the cases were chosen from the whole list.".to_owned());
    }
    notes.extend(pasted::notes(list));
    notes
}

/// "1 case", "1,000 cases".
fn cases(n: usize) -> String {
    if n == 1 { "1 case".to_owned() } else { format!("{} cases", number(n)) }
}

fn was(n: usize) -> String {
    if n == 1 { "1 was".to_owned() } else { format!("{} were", number(n)) }
}
