//! Questionnaires: fetched when first wanted, and kept on the device with the drafts that use them.

use super::device::Device;
use super::offline::Offline;
use crate::interchange::encoding::as_utf8;
use crate::interchange::read::{ReadQuestionnaire, read_questionnaire};
use crate::model::audit_return::QuestionnaireRef;
use crate::model::ids::{ItemId, QuestionnaireId};
use crate::model::item::NamedItem;
use crate::model::offer::Offer;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::platform::network;
use crate::words::files::{questionnaire_problem, read_error};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is offered, so that a questionnaire is fetched only when it is chosen.
const INDEX: &str = "questionnaires/index.json";
/// What items ask.
const ITEMS: &str = "questionnaires/items.json";

/// A questionnaire and the file it came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The questionnaire.
    pub questionnaire: Arc<Questionnaire>,
    /// The digest of its file.
    pub digest: String,
    /// The file, as it came.
    pub file: Arc<Vec<u8>>,
    /// What is in it in vain, for whoever wrote it.
    pub remarks: Vec<String>,
}

/// Questionnaires that were fetched.
#[derive(Clone, Copy)]
pub struct Catalogue {
    device: Device,
    offline: Offline,
    /// By the path they came from.
    fetched: StoredValue<BTreeMap<String, Loaded>>,
    /// Files of questionnaires that drafts were opened with, by digest: the device may lose its own.
    opened: StoredValue<BTreeMap<String, String>>,
}

impl Catalogue {
    /// Makes it available to the pages.
    pub fn provide(device: Device, offline: Offline) -> Self {
        let catalogue = Self { device, offline, fetched: StoredValue::default(), opened: StoredValue::default() };
        provide_context(catalogue);
        catalogue
    }

    /// What the index knows; nothing where there is none.
    async fn index(&self) -> Vec<Offer> {
        let Ok(index) = network::fetch(INDEX).await else { return Vec::new() };
        self.offline.note(index.kept_at);
        serde_json::from_slice(&index.bytes).unwrap_or_default()
    }

    /// What is offered, in this order. What the index does not know is fetched; sentences say what cannot be used.
    pub async fn offers(&self, ids: &[QuestionnaireId]) -> (Vec<Offer>, Vec<String>) {
        let known = self.index().await;
        let (mut offers, mut problems) = (Vec::new(), Vec::new());
        for id in ids {
            match known.iter().find(|offer| offer.id == *id) {
                Some(offer) => offers.push(offer.clone()),
                None => match self.fetch(id).await {
                    Ok(loaded) => offers.push(Offer::of(&loaded.questionnaire)),
                    Err(why) => problems.push(why),
                },
            }
        }
        (offers, problems)
    }

    /// What each item asks, as people read it; nothing where the list cannot be had, as each question has words of its own.
    pub async fn item_names(&self) -> BTreeMap<ItemId, String> {
        let Ok(list) = network::fetch(ITEMS).await else { return BTreeMap::new() };
        let items: Vec<NamedItem> = serde_json::from_slice(&list.bytes).unwrap_or_default();
        items.into_iter().map(|item| (item.id, item.asks)).collect()
    }

    /// A questionnaire as it is offered now; or a sentence that says what is wrong with it.
    pub async fn fetch(&self, id: &QuestionnaireId) -> Result<Loaded, String> {
        self.fetch_from(id, format!("questionnaires/{id}.json")).await
    }

    /// An edition that was offered before; or a sentence that says why it is not here.
    async fn fetch_earlier(&self, id: &QuestionnaireId, edition: &str) -> Result<Loaded, String> {
        self.fetch_from(id, format!("questionnaires/earlier/{id}-{edition}.json")).await
    }

    async fn fetch_from(&self, id: &QuestionnaireId, path: String) -> Result<Loaded, String> {
        if let Some(loaded) = self.fetched.with_value(|fetched| fetched.get(&path).cloned()) {
            return Ok(loaded);
        }
        let file = network::fetch(&path)
            .await
            .map_err(|error| format!("The questionnaire “{id}” could not be loaded: {}.", error.message))?;
        self.offline.note(file.kept_at);
        let loaded = Self::from_file(file.bytes).map_err(|why| format!("The questionnaire “{id}” cannot be used. {why}"))?;
        self.fetched.update_value(|fetched| {
            fetched.insert(path, loaded.clone());
        });
        Ok(loaded)
    }

    /// The files of a kind that is offered, and then of all its earlier editions; sentences say what cannot be used.
    pub async fn every_edition(&self, ids: &[QuestionnaireId], is_wanted: fn(Kind) -> bool) -> (Vec<Loaded>, Vec<String>) {
        let (offers, mut problems) = self.offers(ids).await;
        let wanted: Vec<&Offer> = offers.iter().filter(|offer| is_wanted(offer.kind)).collect();
        let mut editions = Vec::new();
        for offer in &wanted {
            editions.push(self.fetch(&offer.id).await);
        }
        for (offer, edition) in wanted.iter().flat_map(|offer| offer.earlier.iter().map(move |edition| (offer, edition))) {
            editions.push(self.fetch_earlier(&offer.id, edition).await);
        }
        let (loaded, failed): (Vec<_>, Vec<_>) = editions.into_iter().partition(Result::is_ok);
        problems.extend(failed.into_iter().filter_map(Result::err));
        (loaded.into_iter().flatten().collect(), problems)
    }

    /// A questionnaire from a file that somebody has; or a sentence that says what is wrong with it.
    pub fn from_file(bytes: Vec<u8>) -> Result<Loaded, String> {
        let ReadQuestionnaire { questionnaire, digest, remarks } =
            read_questionnaire(&bytes).map_err(|error| read_error(&error))?;
        // It is kept as a text, however an editor saved it.
        let bytes = as_utf8(bytes);
        let remarks = remarks.iter().map(questionnaire_problem).collect();
        Ok(Loaded { questionnaire: Arc::new(questionnaire), digest, file: Arc::new(bytes), remarks })
    }

    /// The very questionnaire a draft was begun with: from this device, or as it is or was offered if it is the same.
    pub async fn edition_of(&self, made_with: &QuestionnaireRef) -> Result<Arc<Questionnaire>, String> {
        if let Ok((kept, file)) = self.device.questionnaires().load_with_file(&made_with.digest).await {
            self.opened.update_value(|opened| drop(opened.insert(made_with.digest.clone(), file)));
            return Ok(Arc::new(kept.questionnaire));
        }
        self.loaded_for(made_with).await.map(|loaded| loaded.questionnaire)
    }

    /// The edition that something was made with, as it is or was offered.
    pub async fn loaded_for(&self, made_with: &QuestionnaireRef) -> Result<Loaded, String> {
        let loaded = self.fetch(&made_with.id).await?;
        let is_it = |loaded: &Loaded| loaded.digest == made_with.digest || loaded.questionnaire.edition == made_with.edition;
        if is_it(&loaded) {
            return Ok(loaded);
        }
        let known = self.index().await;
        let was_offered = known.iter().any(|offer| offer.id == made_with.id && offer.earlier.contains(&made_with.edition));
        if was_offered {
            return self.fetch_earlier(&made_with.id, &made_with.edition).await;
        }
        Err(format!(
            "This was begun with edition {} of “{}”, and only edition {} is here. Nothing was changed.",
            made_with.edition, made_with.id, loaded.questionnaire.edition
        ))
    }

    /// The file of the very questionnaire a draft was begun with, also where it is gone from the device; none where it is not
    /// at hand.
    pub async fn file_of(&self, made_with: &QuestionnaireRef) -> Option<String> {
        if let Some(file) = self.opened.with_value(|opened| opened.get(&made_with.digest).cloned()) {
            return Some(file);
        }
        let offered = self.loaded_for(made_with).await.ok().filter(|loaded| loaded.digest == made_with.digest)?;
        Some(String::from_utf8_lossy(&offered.file).into_owned())
    }

    /// Keeps a questionnaire on the device, so that drafts begun with it always open.
    pub async fn keep(&self, loaded: &Loaded) -> Result<(), crate::storage::StorageError> {
        let file = String::from_utf8_lossy(&loaded.file).into_owned();
        self.device.questionnaires().save(&loaded.digest, file).await
    }
}

/// The questionnaires, from within the app.
pub fn use_catalogue() -> Catalogue {
    expect_context()
}
