//! What the device knows of a draft beside what was typed into it: which page may save it, when it was saved, where the
//! person left it. Here stands the rule that no page writes over another's work.

use crate::interchange::located;
use crate::interchange::read::{misshapen, parse};
use crate::interchange::read_error::ReadError;
use crate::interchange::sealed::{SealedText, Sealing};
use crate::model::action::{ActionStatus, days_overdue};
use crate::model::audit_return::{Return, Status};
use crate::model::date::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of the form drafts are kept in. The first had no heads: each draft was one piece.
const VERSION: u32 = 2;

/// What the device knows of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    version: u32,
    /// One more at each save; tells the newer of two copies.
    pub sequence: u64,
    /// The page that may save: each page that opens a draft to work on it writes its own id here, and from then on what
    /// another page saves is refused.
    pub writer: String,
    /// When it was saved, as an RFC 3339 time.
    pub saved_at: String,
    /// When what was typed last changed, as an RFC 3339 time.
    pub changed_at: String,
    /// The page the person was on, as a route.
    pub place: String,
    /// The organisation's name or the case; empty where there is none yet, and for a draft with a passphrase.
    #[serde(default)]
    pub name: String,
    /// What people quote.
    pub reference: String,
    /// Whether it has been submitted.
    #[serde(default)]
    pub is_submitted: bool,
    /// When it was last given to the browser as a file, as an RFC 3339 time. Nobody tells whether the file has arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downloaded_at: Option<String>,
    /// The time of that download whose file the person has seen among the downloads; none where nobody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<String>,
    /// When it was deleted, as an RFC 3339 time; deleting can be undone for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<String>,
    /// The revision that came here as a file, submitted already; none where none did. What was submitted on this device is
    /// corrected here; what came from elsewhere may be here to be looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<u32>,
    /// Of a return without a passphrase that was submitted: by when each action that is not done is due, as an ISO date or as it
    /// was typed. None where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_actions: Option<Vec<String>>,
    /// The day on which it was sent last, as somebody noted it; empty where nobody did, and for one with a passphrase.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sent_on: String,
    /// How its passphrase becomes a key; none where it has no passphrase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealing: Option<KeptSealing>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Head {
    /// The head of a draft that is kept for the first time.
    pub fn new(record: &Return, writer: &str, at: &str, place: String) -> Self {
        let mut head = Self {
            version: VERSION,
            sequence: 1,
            writer: writer.to_owned(),
            saved_at: at.to_owned(),
            changed_at: at.to_owned(),
            place,
            name: String::new(),
            reference: String::new(),
            is_submitted: false,
            downloaded_at: None,
            seen_at: None,
            deleted_at: None,
            received: None,
            open_actions: None,
            sent_on: String::new(),
            sealing: None,
            extra: Map::new(),
        };
        head.take_title(record);
        head
    }

    /// The same draft once a page has opened it to work on it: from then on that page saves it and no other.
    pub fn claimed_by(&self, writer: &str) -> Self {
        Self { sequence: self.sequence + 1, writer: writer.to_owned(), ..self.clone() }
    }

    /// Whether a page may save its draft as `by` where this stands. `before` is what the page itself saved or claimed last.
    ///
    /// It may where nothing has changed since, and where it saved last itself: attempts may come through in another order than
    /// they were made in, and an earlier one never takes the place of a later. It may not where another page has claimed or
    /// saved the draft, nor where the draft was deleted, brought back or sealed in another way since.
    pub fn may_be_followed(&self, before: &Self, by: &Self) -> bool {
        let is_as_it_was = self.deleted_at == before.deleted_at && self.sealing == before.sealing;
        self == before || is_as_it_was && self.is_own_attempt_before(by)
    }

    /// Whether the page that now writes `by` wrote this in an attempt before, or in the same one: a write is made again where
    /// the browser closed the database meanwhile, and may have come through all the same.
    pub fn is_own_attempt_before(&self, by: &Self) -> bool {
        self.writer == by.writer && (self.sequence < by.sequence || self == by)
    }

    /// Takes over what a list of drafts says of this one. A sealed draft is listed without its name.
    pub fn take_title(&mut self, record: &Return) {
        self.set_title(record.name(), record.status == Status::Submitted);
        self.reference.clone_from(&record.reference);
        self.take_afterwards(record);
    }

    /// Takes over what a list says of a return once it was submitted.
    pub fn take_afterwards(&mut self, record: &Return) {
        let is_told = record.status == Status::Submitted && self.sealing.is_none();
        let open = || record.actions_now().into_iter().filter(|action| action.is_open() && !action.is_blank());
        self.open_actions = is_told.then(|| open().map(|action| action.due).collect());
        let sent = record.sent_last().filter(|_| is_told);
        self.sent_on = sent.map(|note| note.on.clone()).unwrap_or_default();
    }

    /// How many actions of a submitted return are not done, and how many of them are overdue on a day.
    pub fn open_and_overdue(&self, today: Date) -> (usize, usize) {
        let open = self.open_actions.as_deref().unwrap_or_default();
        let overdue = open.iter().filter(|due| days_overdue(ActionStatus::Open, due, today).is_some()).count();
        (open.len(), overdue)
    }

    /// Sets what a list of drafts says of this one. A sealed draft is listed without its name.
    pub fn set_title(&mut self, name: String, is_submitted: bool) {
        self.name = if self.sealing.is_some() { String::new() } else { name };
        self.is_submitted = is_submitted;
    }

    /// What it is called in a list: its organisation's name or its case, else its reference.
    pub fn called(&self) -> String {
        match self.name.trim() {
            "" if self.sealing.is_some() => format!("Locked draft {}", self.reference),
            "" => format!("Unnamed draft {}", self.reference),
            _ => self.name.clone(),
        }
    }

    /// Whether the person has seen the file of the last download.
    pub fn is_seen(&self) -> bool {
        self.downloaded_at.is_some() && self.seen_at == self.downloaded_at
    }

    /// Whether there is work in it that is in no file.
    pub fn is_ahead_of_download(&self) -> bool {
        self.downloaded_at.as_ref().is_none_or(|at| *at < self.changed_at)
    }

    /// Reads a head. One of a later version of the app is refused, and so left alone.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let value = parse(text)?;
        match value.get("version").and_then(Value::as_u64) {
            Some(found) if found > u64::from(VERSION) => Err(ReadError::NewerVersion { found, known: VERSION }),
            Some(_) | None => located::read(&value).map_err(misshapen),
        }
    }

    /// The text it is kept as.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_value(self).map(|value| value.to_string())
    }
}

/// How a draft's passphrase becomes its key, and how to know the right one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptSealing {
    kdf: String,
    check: String,
}

impl KeptSealing {
    /// `check` is sealed with the key, so that a wrong passphrase is known before anything is read with it.
    pub fn new(sealing: &Sealing, check: &SealedText) -> Self {
        Self { kdf: sealing.to_text(), check: check.to_text() }
    }

    /// How the key is made.
    pub fn sealing(&self) -> Result<Sealing, ReadError> {
        Sealing::from_text(&self.kdf)
    }

    /// What only the right key opens.
    pub fn check(&self) -> Result<SealedText, ReadError> {
        SealedText::from_text(&self.check)
    }
}
