//! Why a file could not be read, with its place. Says nothing of it in words.

use super::kinds::FileKind;
use crate::checks::questionnaire::LocatedFault;
use crate::model::answer::AnswerProblem;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// More than [`LARGEST_FILE`](super::read::LARGEST_FILE).
    TooLarge(usize),
    /// A file of another program.
    OtherKind(FileKind),
    /// It lies in an archive that is opened, and cannot be had all the same.
    Packed(Packing),
    /// A backup that only its passphrase opens.
    SealedBackup,
    /// Text like ours, but in an encoding that other programs use.
    OlderEncoding,
    /// Not text at all, from this byte on.
    NotText(usize),
    /// Text, but not JSON from this place on.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON that stops in the middle.
    CutOff {
        /// The line it stops in, from 1; 0 where there is not one byte in it.
        line: usize,
    },
    /// JSON of something else; with its `format`, where it names one.
    OtherFormat(Option<String>),
    /// A later version of the format than this app knows.
    NewerVersion {
        /// In the file.
        found: u64,
        /// The highest we read.
        known: u32,
    },
    /// The right format, with something of the wrong type or missing.
    Misshapen {
        /// As a path in the file: `answers.S1.1.value`; `.` is the whole.
        place: String,
        /// What was expected.
        reason: String,
    },
    /// A questionnaire that does not hold together: everything that is wrong with it, what the app cannot work with first.
    Questionnaire(Vec<LocatedFault>),
    /// A return with answers that its questionnaire does not know.
    Foreign(Vec<ForeignAnswer>),
}

/// Why something in an archive cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// The archive has a password, for everything in it.
    LockedArchive,
    /// This one file in it has a password.
    LockedFile,
    /// It was packed in a way that is not opened here.
    UnknownMethod,
    /// It lies too many archives deep.
    TooDeep,
    /// It is a zip within another one, and larger than such a one may be.
    LargeWithin,
    /// Unpacked, everything in the archive is more than is opened; the rest was left.
    TooMuch,
    /// The archive holds more files than are opened; the rest was left.
    TooMany,
}

/// An answer that no edition of this app made from this questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignAnswer {
    /// A question or profile field.
    pub place: String,
    /// What is wrong with it.
    pub problem: AnswerProblem,
}
