//! What is asked for on the command line.

use std::iter::Peekable;

/// How it is asked for.
pub const USAGE: &str = "\
usage: summarise [OPTIONS] [QUESTIONNAIRE.json…] FILE|FOLDER…

Adds up returns, audits of cases and files of replies, also in folders and zips. The summary goes to standard output as
JSON, verdicts and open escalations to standard error.

  --out FOLDER            writes everything there: tables, workbook, summary, report, briefing, letters
  --tables                with --out: the tidy tables alone
  --register FILE         who is expected: a list as CSV or Excel, or a register that the app saved
  --round ROUND           the round that the report is of, such as 2026-27; without it the newest
  --partnership NAME      the partnership's name, in the report and in the tables
  --moderated             grades of self-assessments as reviewers moderated them, where they did
  --published             nothing that names an organisation or tells few people apart
  --names                 with --published: organisations are named after all
  --questionnaires FOLDER where questionnaires are; without it public/questionnaires, unless some are named
  --today DATE            the day that actions are overdue from, such as 2026-11-30; without it today
  --strict                verdicts as lines of JSON; ends with 2 where a file is not counted that somebody must look at";

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Whether the tidy tables alone are written.
    pub only_tables: bool,
    /// Where everything is written; none where only the summary is wanted.
    pub out: Option<String>,
    /// A register, or a list that one is made from.
    pub register: Option<String>,
    /// The round; none for the newest.
    pub round: Option<String>,
    /// The partnership's name.
    pub partnership: String,
    /// Whether grades stand as reviewers moderated them.
    pub is_moderated: bool,
    /// Whether it is for everybody.
    pub is_published: bool,
    /// Whether organisations are named in what is for everybody.
    pub names: bool,
    /// Where questionnaires are.
    pub questionnaires: Option<String>,
    /// The day, as it was typed.
    pub today: Option<String>,
    /// Whether a machine reads what is said.
    pub is_strict: bool,
    /// Files and folders.
    pub paths: Vec<String>,
}

impl Arguments {
    /// Reads them. A path that begins with a hyphen comes after `--`.
    ///
    /// # Errors
    /// What is wrong with them, in a sentence.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut words = words.peekable();
        let mut read = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--out" => read.out = Some(value(&word, &mut words)?),
                "--register" => read.register = Some(value(&word, &mut words)?),
                "--round" => read.round = Some(value(&word, &mut words)?),
                "--partnership" => read.partnership = value(&word, &mut words)?,
                "--questionnaires" => read.questionnaires = Some(value(&word, &mut words)?),
                "--today" => read.today = Some(value(&word, &mut words)?),
                "--moderated" => read.is_moderated = true,
                "--published" => read.is_published = true,
                "--names" => read.names = true,
                "--tables" => read.only_tables = true,
                "--strict" => read.is_strict = true,
                "--" => read.paths.extend(words.by_ref()),
                unknown if unknown.starts_with('-') => return Err(format!("“{unknown}” is not known.\n{USAGE}")),
                _ => read.paths.push(word),
            }
        }
        let names_alone = read.names && !read.is_published;
        match (read.paths.is_empty(), names_alone, read.only_tables && read.is_published) {
            (true, _, _) => Err(USAGE.to_owned()),
            (false, true, _) => Err("--names says something only together with --published.".to_owned()),
            (false, false, true) => {
                Err("The tidy tables name organisations, so that --tables and --published exclude each other.".to_owned())
            }
            (false, false, false) => Ok(read),
        }
    }
}

fn value(option: &str, words: &mut Peekable<impl Iterator<Item = String>>) -> Result<String, String> {
    words.next_if(|word| !word.starts_with("--")).ok_or_else(|| format!("{option} has nothing after it.\n{USAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Arguments, String> {
        Arguments::read(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_stand_anywhere_and_paths_keep_their_order() {
        let found = read("a.json --out there --strict b/ --published --names --moderated -- -c.json");
        let found = found.expect("it is right");
        assert_eq!(found.paths, ["a.json", "b/", "-c.json"]);
        assert_eq!(found.out.as_deref(), Some("there"));
        assert!(found.is_strict && found.is_published && found.names && found.is_moderated);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(read("").is_err_and(|said| said.starts_with("usage")));
        assert!(read("--out").is_err_and(|said| said.starts_with("--out has nothing")));
        assert!(read("--out --strict a").is_err_and(|said| said.starts_with("--out has nothing")));
        assert!(read("--fast a").is_err_and(|said| said.starts_with("“--fast” is not known")));
        assert!(read("--published --tables a").is_err_and(|said| said.contains("name organisations")));
        assert!(read("--names a").is_err_and(|said| said.contains("--published")));
    }
}
