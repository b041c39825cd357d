//! What is kept here and cannot be read: named, with the reason, and left as it is.

use super::StorageError;
use super::drafts::parts_prefix;
use super::shelf::{Shelf, Store};
use super::{returns, surveys, versions};
use crate::interchange::read::{parse, read_kept_questionnaire, read_return};
use crate::interchange::read_error::ReadError;
use crate::interchange::sealed::SealedText;
use crate::keeping::draft::read_envelope;
use crate::keeping::head::Head;
use std::collections::BTreeSet;

/// A record that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Where it is kept.
    pub store: Store,
    /// Under which key.
    pub key: String,
    /// Why it cannot be read.
    pub error: ReadError,
}

/// Every record that cannot be read.
pub async fn unreadable(shelf: &Shelf) -> Result<Vec<Unreadable>, StorageError> {
    let sealed = sealed_drafts(shelf).await?;
    let is_sealed = |key: &str| key.split(['/', '@']).next().is_some_and(|id| sealed.contains(id));
    let mut found = Vec::new();
    for store in Store::ALL {
        for (key, text) in shelf.all(store).await? {
            let read = match store {
                Store::Heads => Head::read(&text).map(drop),
                Store::Drafts => read_envelope(&text).map(drop),
                Store::Parts | Store::Versions | Store::Submitted if is_sealed(&key) => SealedText::from_text(&text).map(drop),
                // A row that cannot be read is made again.
                Store::Rows => Ok(()),
                Store::Parts | Store::Verdicts => parse(&text).map(drop),
                Store::Desk => returns::check(&key, &text),
                Store::Versions => versions::read(&text).map(drop),
                Store::Submitted | Store::Returns => read_return(text.as_bytes()).map(drop),
                Store::Surveys => surveys::read_survey(&text).map(drop),
                Store::Replies => surveys::read_reply(&text).map(drop),
                Store::Unfinished => read_return(text.as_bytes()).map(drop),
                Store::Questionnaires => read_kept_questionnaire(text.as_bytes()).map(drop),
            };
            found.extend(read.err().map(|error| Unreadable { store, key, error }));
        }
    }
    Ok(found)
}

/// The text of a record, as it is.
pub async fn text_of(shelf: &Shelf, record: &Unreadable) -> Result<String, StorageError> {
    shelf.get(record.store, &record.key).await?.ok_or(StorageError::Missing)
}

async fn sealed_drafts(shelf: &Shelf) -> Result<BTreeSet<String>, StorageError> {
    let heads = shelf.all(Store::Heads).await?.into_iter();
    let sealed = heads.filter(|(_, text)| Head::read(text).is_ok_and(|head| head.sealing.is_some()));
    Ok(sealed.map(|(key, _)| parts_prefix(&key.as_str().into()).trim_end_matches('/').to_owned()).collect())
}
