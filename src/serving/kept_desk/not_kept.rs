//! What is said of files that could not be kept: there is often room for lines where there is none for a return.

use super::{FoundPiece, KeptDesk};
use crate::adding_up::VerdictLine;
use crate::interchange::intake::Judged;
use crate::storage::StorageError;
use crate::words::device::returns_error;
use crate::words::surveys::FileStanding;

impl KeptDesk {
    /// Names what could not be kept; says how many files were noted. All lines are written at once, since each write has all
    /// lines in it. Where there is no room for them either, they are said until the desk is closed, and `keeps_lines` is false
    /// from then on.
    pub async fn name_not_kept(
        &self,
        since: &str,
        pieces: Vec<FoundPiece>,
        error: &StorageError,
        keeps_lines: &mut bool,
    ) -> usize {
        let why = returns_error(error);
        let lines: Vec<FoundPiece> = pieces.into_iter().map(|piece| self.line_of(piece, &why)).collect();
        if lines.is_empty() {
            return 0;
        }
        if *keeps_lines {
            match self.add(since, &lines).await {
                Ok(noted) => return noted,
                Err(_) => *keeps_lines = false,
            }
        }
        self.with(|desk| {
            let before = desk.files_noted();
            for line in lines {
                match line {
                    FoundPiece::Line(line) => desk.note(*line),
                    FoundPiece::File(judged) => drop(desk.add(*judged, None)),
                    FoundPiece::Opened(names) => desk.opened(&names),
                }
            }
            desk.files_noted().saturating_sub(before)
        })
    }

    /// What is left to say of it: of a return or of replies that they were not kept, of anything else what there was to say.
    fn line_of(&self, piece: FoundPiece, why: &str) -> FoundPiece {
        match piece {
            FoundPiece::File(judged) => match *judged {
                Judged::Submitted(new) => FoundPiece::line(VerdictLine::not_kept(&new.row, why)),
                Judged::Replies(new) => {
                    let line = self.with(|desk| desk.replies_line(&new.row, FileStanding::Counted));
                    FoundPiece::line(line.but_not_kept(why))
                }
                Judged::Update(new) => {
                    let (line, _) = self.with(|desk| desk.clone().take_update(*new));
                    FoundPiece::line(line.but_not_kept(why))
                }
                judged => FoundPiece::File(Box::new(judged)),
            },
            piece => piece,
        }
    }
}
