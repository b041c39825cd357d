//! Writes invented return files into a folder, for trying the app and for measuring it.
//!
//! `cargo run --no-default-features --bin make-samples -- QUESTIONNAIRE.json FOLDER [COUNT [SEED]]`

use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::samples::{COUNT, SEED, sample_returns};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(count) => {
            println!("{count} invented returns written");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<usize, String> {
    let [questionnaire, folder, rest @ ..] = words else {
        return Err("usage: make-samples QUESTIONNAIRE.json FOLDER [COUNT [SEED]]".to_owned());
    };
    let number = |at: usize, usual: u64| match rest.get(at) {
        None => Ok(usual),
        Some(word) => word.parse::<u64>().map_err(|error| format!("“{word}”: {error}")),
    };
    let count = usize::try_from(number(0, COUNT as u64)?).map_err(|error| error.to_string())?;
    let seed = number(1, SEED)?;
    let bytes = std::fs::read(questionnaire).map_err(|error| format!("{questionnaire}: {error}"))?;
    let read = read_questionnaire(&bytes)
        .map_err(|error| format!("{questionnaire}: {}", safeguarding_audit::words::files::read_error(&error)))?;
    std::fs::create_dir_all(folder).map_err(|error| format!("{folder}: {error}"))?;
    let returns = sample_returns(&read.questionnaire, &read.digest, seed, count);
    for record in &returns {
        let path = Path::new(folder).join(format!("{}.json", record.reference));
        let json = serde_json::to_vec_pretty(record).map_err(|error| error.to_string())?;
        std::fs::write(&path, json).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(returns.len())
}
