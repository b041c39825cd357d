//! Checks questionnaires on the command line as the app does when it loads one: every problem with its place, then a summary.
//!
//! `cargo run --no-default-features --bin check-questionnaire -- FILE…`

use safeguarding_audit::checks::questionnaire::LocatedFault;
use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::words::files::{questionnaire_problem, read_error};
use safeguarding_audit::words::questionnaire::summary;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: check-questionnaire FILE…");
        return ExitCode::FAILURE;
    }
    let mut code = ExitCode::SUCCESS;
    for path in paths {
        match check(&path) {
            Ok(summary) => println!("{path}: no problems\n{summary}"),
            Err(problems) => {
                problems.iter().for_each(|problem| eprintln!("{path}: {problem}"));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn named(problem: &LocatedFault) -> String {
    let meaning = if problem.fault.is_grave() { "the app refuses the file" } else { "the app uses the file all the same" };
    format!("{} ({meaning})", questionnaire_problem(problem))
}

fn check(path: &str) -> Result<String, Vec<String>> {
    let bytes = std::fs::read(path).map_err(|error| vec![error.to_string()])?;
    match read_questionnaire(&bytes) {
        Ok(read) if read.remarks.is_empty() => Ok(summary(&read.questionnaire)),
        Ok(read) => Err(read.remarks.iter().map(named).collect()),
        Err(ReadError::Questionnaire(problems)) => Err(problems.iter().map(named).collect()),
        Err(error) => Err(vec![read_error(&error)]),
    }
}
