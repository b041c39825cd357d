//! Adds return files up on the command line, with the same code as the app: the summary as JSON, open escalations and
//! verdicts on stderr.
//!
//! `cargo run --no-default-features --bin summarise -- QUESTIONNAIRE.json RETURN.json…`

use safeguarding_audit::adding_up::lines::unread;
use safeguarding_audit::adding_up::{Request, add_up, open_escalations};
use safeguarding_audit::words::case_figures::escalation;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut paths = std::env::args().skip(1);
    let Some(questionnaire) = paths.next() else {
        eprintln!("usage: summarise QUESTIONNAIRE.json RETURN.json|RETURNS.zip…");
        return ExitCode::FAILURE;
    };
    match run(&questionnaire, paths.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(questionnaire: &str, paths: Vec<String>) -> Result<(), String> {
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}"));
    let bytes = read(questionnaire)?;
    safeguarding_audit::interchange::read::read_questionnaire(&bytes)
        .map_err(|error| format!("{questionnaire}: {}", safeguarding_audit::words::files::read_error(&error)))?;
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        match std::fs::read(&path) {
            Ok(bytes) => files.push((path, bytes)),
            Err(error) => unreadable.extend(unread(&path, "", &error.to_string())),
        }
    }
    let outcome = add_up(Request { questionnaires: vec![bytes], files, ..Request::default() });
    for open in open_escalations(&outcome.escalations, &outcome.verdicts) {
        eprintln!("Open escalation: {}", escalation(&open));
    }
    for line in unreadable.iter().chain(&outcome.verdicts) {
        eprintln!("{}: {}. {}", line.name, line.label, line.sentence);
    }
    let json = serde_json::to_string_pretty(&outcome.summaries).map_err(|error| error.to_string())?;
    println!("{json}");
    Ok(())
}
