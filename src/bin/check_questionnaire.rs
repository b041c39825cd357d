//! Checks questionnaires on the command line as the app does when it loads one: every problem with its place, then a summary.
//!
//! With `--grades` it also says what comes of typical ways of answering.
//!
//! `cargo run --no-default-features --bin check-questionnaire -- [--grades] FILE…`

use safeguarding_audit::checks::questionnaire::LocatedFault;
use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::words::files::{questionnaire_problem, read_error};
use safeguarding_audit::words::patterns::page;
use safeguarding_audit::words::questionnaire::summary;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (options, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|one| one.starts_with("--"));
    let is_known = options.iter().all(|option| option == "--grades");
    if paths.is_empty() || !is_known {
        eprintln!("usage: check-questionnaire [--grades] FILE…");
        return ExitCode::FAILURE;
    }
    let mut code = ExitCode::SUCCESS;
    for path in paths {
        match check(&path, !options.is_empty()) {
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

fn check(path: &str, with_grades: bool) -> Result<String, Vec<String>> {
    let bytes = std::fs::read(path).map_err(|error| vec![error.to_string()])?;
    match read_questionnaire(&bytes) {
        Ok(read) if read.remarks.is_empty() => {
            let grades = if with_grades { page(&read.questionnaire) } else { String::new() };
            Ok(summary(&read.questionnaire) + &grades)
        }
        Ok(read) => Err(read.remarks.iter().map(named).collect()),
        Err(ReadError::Questionnaire(problems)) => Err(problems.iter().map(named).collect()),
        Err(error) => Err(vec![read_error(&error)]),
    }
}
