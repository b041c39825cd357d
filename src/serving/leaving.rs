//! What leaves the desk as a document: the figures go through the gate, and what may be quoted is read out of its returns.

use super::{follow, kept, open, tell, with_desk};
use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::shown::{DeskWanted, ReportAbout, ReportFormat, ReportKind, ReportShown};
use crate::adding_up::leaving::Leaving;
use crate::adding_up::report::letter::letter_file_name;
use crate::adding_up::report::{ReportOf, written_as};
use crate::adding_up::talk::DeskSaid;
use crate::documents::zipped;
use crate::model::report_words::{ReportSaid, ReportWords};
use crate::platform::clock;
use crate::platform::worker::standing::Teller;
use crate::storage::StorageError;
use crate::storage::returns::SaidChange;
use crate::words::device::returns_error;
use crate::words::report::NO_LETTER;

/// How many letters are written before it is told how far they are.
const AT_ONCE: usize = 10;

/// The document as it may be seen, with what somebody may write in it.
pub(super) async fn show(wanted: &DeskWanted, kind: ReportKind, about: &ReportAbout) -> Result<ReportShown, String> {
    let (leaving, words) = leaving(wanted).await?;
    Ok(ReportOf { leaving: &leaving, words: &words, about }.shown(kind))
}

/// The document as a file, which is handed over beside the answer.
pub(super) async fn file(
    wanted: &DeskWanted,
    kind: ReportKind,
    about: &ReportAbout,
    format: ReportFormat,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    let (leaving, words) = leaving(wanted).await?;
    let document = ReportOf { leaving: &leaving, words: &words, about }.document(kind);
    let bytes = written_as(&document, format, &clock::now()).map_err(|error| error.to_string())?;
    teller.hand_over(format.media_type(), &bytes).map_err(|error| error.message)?;
    Ok(DeskSaid::Done)
}

/// Keeps what somebody says of the report of a round.
pub(super) async fn say(round: &str, said: ReportSaid) -> Result<DeskSaid, String> {
    let change = |desk: &mut RowDesk| {
        let words = desk.say_of_report(round, said.clone())?;
        Ok(((), vec![SaidChange::Report(round.to_owned(), words)]))
    };
    open()?.change(change).await?;
    Ok(DeskSaid::Done)
}

/// The letters to every organisation of a round that the filter lets through, or to one of them; several in a zip.
pub(super) async fn letters(
    wanted: &DeskWanted,
    only: Option<&str>,
    about: &ReportAbout,
    format: ReportFormat,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    follow().await?;
    let round = with_desk(|desk| desk.look(wanted).round)?;
    let words = with_desk(|desk| desk.report_words(&round))??;
    let to = with_desk(|desk| desk.letters_for(&round, &wanted.filter))?;
    let to: Vec<(String, String)> = to.into_iter().filter(|(key, _)| only.is_none_or(|only| only == key)).collect();
    let all = to.len();
    let mut made: Vec<(String, Vec<u8>)> = Vec::with_capacity(all);
    for (at, (key, name)) in to.into_iter().enumerate() {
        let Some(file) = kept()?.file(&key).await.map_err(said)? else { continue };
        let update = match with_desk(|desk| desk.update_of(&key).map(str::to_owned))? {
            Some(update) => kept()?.file_beside(&update).await.map_err(said)?,
            None => None,
        };
        let files = (file.as_str(), update.as_deref());
        let Some(letter) = with_desk(|desk| desk.letter(&key, files, &words, about))? else { continue };
        let bytes = written_as(&letter, format, &clock::now()).map_err(|error| error.to_string())?;
        made.push((letter_file_name(&name, at + 1, format), bytes));
        if at % AT_ONCE == 0 {
            tell(teller, at, all);
        }
    }
    match (only, made.as_slice()) {
        (_, []) => return Err(NO_LETTER.to_owned()),
        (Some(_), [(_, bytes), ..]) => teller.hand_over(format.media_type(), bytes),
        (None, _) => teller.hand_over(
            "application/zip",
            &zipped(made.iter().map(|(name, bytes)| (name, bytes))).map_err(|error| error.to_string())?,
        ),
    }
    .map_err(|error| error.message)?;
    Ok(DeskSaid::Done)
}

/// The figures with what may be quoted, and what somebody has written.
async fn leaving(wanted: &DeskWanted) -> Result<(Leaving, ReportWords), String> {
    follow().await?;
    let round = with_desk(|desk| desk.look(wanted).round)?;
    let words = with_desk(|desk| desk.report_words(&round))??;
    let mut leaving = with_desk(|desk| desk.leaving(wanted, words.audience))?;
    for key in with_desk(|desk| desk.quoted_files(&leaving, &wanted.filter))? {
        if let Some(file) = kept()?.file(&key).await.map_err(said)? {
            with_desk(|desk| desk.quote(&mut leaving, &wanted.filter, &key, &file))?;
        }
    }
    Ok((leaving, words))
}

fn said(error: StorageError) -> String {
    returns_error(&error)
}
