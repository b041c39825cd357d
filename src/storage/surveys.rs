//! Surveys that replies are collected for on this device. Each reply is a record of its own under a key of chance, so that
//! two tabs never write over each other and nothing tells the order in which replies came.

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::interchange::located;
use crate::interchange::read::{misshapen, parse, read_return};
use crate::interchange::read_error::ReadError;
use crate::keeping::only_if::OnlyIf;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::replies::{Replies, Reply};
use crate::platform::database::Entry;
use crate::platform::{BrowserError, session};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A survey, without its replies, and what the device knows of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptSurvey {
    /// The survey.
    pub survey: Replies,
    /// What it is called in a list.
    pub title: String,
    /// How many replies there were when they were last saved as a file; none where they never were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downloaded: Option<usize>,
    /// When it was deleted, as an RFC 3339 time; deleting can be undone for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A survey as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedSurvey {
    /// The survey.
    pub kept: KeptSurvey,
    /// How many replies there are that can be read.
    pub replies: usize,
}

/// Surveys on this device, by id.
#[derive(Clone, Debug)]
pub struct Surveys {
    shelf: Shelf,
}

impl Surveys {
    /// Surveys on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Every survey that can be read, also the deleted ones. What cannot be read is listed with everything unreadable.
    pub async fn all(&self) -> Result<Vec<ListedSurvey>, StorageError> {
        let mut listed = Vec::new();
        for (key, text) in self.shelf.all(Store::Surveys).await? {
            let Ok(kept) = read_survey(&text) else { continue };
            let replies = self.replies(&key.as_str().into()).await?.0.len();
            listed.push(ListedSurvey { kept, replies });
        }
        Ok(listed)
    }

    /// Whether there are any, readable or not.
    pub async fn are_any(&self) -> Result<bool, StorageError> {
        Ok(!self.shelf.keys_under(Store::Surveys, "").await?.is_empty())
    }

    /// A survey.
    pub async fn load(&self, id: &ReturnId) -> Result<KeptSurvey, StorageError> {
        let text = self.shelf.get(Store::Surveys, id.as_str()).await?.ok_or(StorageError::Missing)?;
        read_survey(&text).map_err(StorageError::Unreadable)
    }

    /// Keeps a survey; its replies are kept by themselves.
    pub async fn save(&self, kept: &KeptSurvey) -> Result<(), StorageError> {
        self.shelf.write(&[survey_entry(kept)?]).await
    }

    /// The replies to a survey that can be read, and how many cannot.
    pub async fn replies(&self, id: &ReturnId) -> Result<(Vec<Reply>, usize), StorageError> {
        let kept = self.shelf.under(Store::Replies, &prefix(id.as_str())).await?;
        let replies: Vec<Reply> = kept.iter().filter_map(|(_, text)| read_reply(text).ok()).collect();
        let unreadable = kept.len() - replies.len();
        Ok((replies, unreadable))
    }

    /// Keeps a finished reply, notes the month, and forgets the unfinished one: all or nothing. Done twice, it is the same
    /// reply. Who finishes a reply wants its survey. Returns the survey as it is then.
    pub async fn finish(&self, id: &ReturnId, own: &str, reply: &Reply, month: &str) -> Result<KeptSurvey, StorageError> {
        let key = format!("{}{own}", prefix(id.as_str()));
        let entries = [entry(Store::Replies, key.clone(), Some(text(reply)?)), entry(Store::Unfinished, key, None)];
        let change = |kept: &mut KeptSurvey| {
            kept.survey.note_month(month);
            kept.deleted_at = None;
        };
        self.change_with(id, change, &entries).await
    }

    /// Changes a survey as it is now, whatever another tab has made of it meanwhile. Returns it as it is then.
    pub async fn change(&self, id: &ReturnId, change: impl Fn(&mut KeptSurvey)) -> Result<KeptSurvey, StorageError> {
        self.change_with(id, change, &[]).await
    }

    async fn change_with(
        &self,
        id: &ReturnId,
        change: impl Fn(&mut KeptSurvey),
        more: &[Entry],
    ) -> Result<KeptSurvey, StorageError> {
        loop {
            let before = self.shelf.get(Store::Surveys, id.as_str()).await?.ok_or(StorageError::Missing)?;
            let mut kept = read_survey(&before).map_err(StorageError::Unreadable)?;
            change(&mut kept);
            let mut entries = more.to_vec();
            entries.push(survey_entry(&kept)?);
            let unchanged = OnlyIf::Still(Some(&before));
            match self.shelf.write_only_if(Store::Surveys, id.as_str(), unchanged, &entries).await {
                // Another tab was quicker: the change is made to what stands there now.
                Err(StorageError::ChangedElsewhere) => {}
                written => return written.map(|()| kept),
            }
        }
    }

    /// Replies that somebody is in the middle of, with the id of each. What cannot be read is listed with everything
    /// unreadable.
    pub async fn unfinished(&self, id: &ReturnId) -> Result<Vec<(String, Return)>, StorageError> {
        let prefix = prefix(id.as_str());
        let kept = self.shelf.under(Store::Unfinished, &prefix).await?;
        let read = kept.into_iter().filter_map(|(key, text)| {
            let record = read_return(text.as_bytes()).ok()?.record;
            Some((key.strip_prefix(&prefix)?.to_owned(), record))
        });
        Ok(read.collect())
    }

    /// Keeps the reply that somebody is in the middle of, without times; none forgets it. Where the survey has been deleted
    /// for good meanwhile, nothing is kept.
    pub async fn save_unfinished(&self, id: &ReturnId, own: &str, record: Option<&Return>) -> Result<(), StorageError> {
        let without_times = |record: &Return| {
            let mut record = record.clone();
            record.answers.values_mut().for_each(|answer| answer.at = None);
            text(&record)
        };
        let text = record.map(without_times).transpose()?;
        let key = format!("{}{own}", prefix(id.as_str()));
        let entries = [entry(Store::Unfinished, key, text)];
        match self.shelf.write_only_if(Store::Surveys, id.as_str(), OnlyIf::Something, &entries).await {
            Err(StorageError::ChangedElsewhere) => Err(StorageError::Missing),
            written => written,
        }
    }

    /// Forgets a survey and its replies for good.
    pub async fn forget(&self, id: &ReturnId) -> Result<(), StorageError> {
        let mut entries = vec![entry(Store::Surveys, id.to_string(), None)];
        for store in [Store::Replies, Store::Unfinished] {
            let keys = self.shelf.keys_under(store, &prefix(id.as_str())).await?;
            entries.extend(keys.into_iter().map(|key| entry(store, key, None)));
        }
        self.shelf.write(&entries).await
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), StorageError> {
        for store in [Store::Surveys, Store::Replies, Store::Unfinished] {
            self.shelf.clear(store).await?;
        }
        Ok(())
    }
}

/// A survey as it is written.
pub fn survey_entry(kept: &KeptSurvey) -> Result<Entry, StorageError> {
    Ok(entry(Store::Surveys, kept.survey.id.to_string(), Some(text(kept)?)))
}

/// Where a tab remembers which reply is being given in it, so that loading the page again goes on with it.
const GIVEN_HERE: &str = "safeguarding-audit/reply";

/// The reply that was being given in this tab before the page was loaded again.
pub fn given_here() -> Option<String> {
    session::get(GIVEN_HERE).ok().flatten()
}

/// Remembers which reply is being given in this tab; none forgets it.
pub fn note_given_here(own: Option<&str>) {
    // Without it a person is asked whether the reply is theirs.
    let _ = session::set(GIVEN_HERE, own);
}

/// The name that a tab holds while somebody gives this reply in it.
pub fn lock_name(own: &str) -> String {
    format!("safeguarding-audit/reply/{own}")
}

/// What the keys of a survey's replies begin with.
pub fn prefix(id: &str) -> String {
    format!("{id}/")
}

/// A survey as it is kept.
pub fn read_survey(text: &str) -> Result<KeptSurvey, ReadError> {
    located::read(&parse(text)?).map_err(misshapen)
}

/// A reply as it is kept.
pub fn read_reply(text: &str) -> Result<Reply, ReadError> {
    located::read(&parse(text)?).map_err(misshapen)
}

fn text(value: &impl Serialize) -> Result<String, StorageError> {
    let value = serde_json::to_value(value).map_err(|error| BrowserError::new(error.to_string()))?;
    Ok(value.to_string())
}
