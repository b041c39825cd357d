//! The partnership this app is set up for. A missing or broken file is said and the safe defaults are used.

use crate::interchange::read::read_partnership;
use crate::model::audit_return::QuestionnaireRef;
use crate::model::partnership::Partnership;
use crate::model::questionnaire::Questionnaire;
use crate::platform::{network, page};
use crate::words::files::not_read;
use leptos::prelude::*;

/// The partnership's settings, fixed once the app has begun.
#[derive(Clone, Copy)]
pub struct Setting {
    partnership: StoredValue<Partnership>,
}

/// What [`Setting::load`] found.
pub struct LoadedSetting {
    partnership: Partnership,
    /// What to say of the file, where it could not be used.
    pub problem: Option<String>,
    /// When it came from the host, where it could not be fetched now.
    pub kept_at: Option<String>,
}

impl Setting {
    /// Fetches `partnership.json`.
    pub async fn load() -> LoadedSetting {
        let (read, kept_at) = match network::fetch("partnership.json").await {
            Ok(file) => (read_partnership(&file.bytes).map_err(|error| not_read(&error)), file.kept_at),
            Err(error) => (Err(format!("It could not be loaded: {}.", error.message)), None),
        };
        match read {
            Ok(partnership) => LoadedSetting { partnership, problem: None, kept_at },
            Err(problem) => LoadedSetting {
                partnership: Partnership::default(),
                kept_at,
                problem: Some(format!("The settings file partnership.json cannot be used, so usual settings apply. {problem}")),
            },
        }
    }

    /// Makes it available to the pages, and gives the page its colour.
    pub fn provide(loaded: LoadedSetting) -> Self {
        page::set_style("--app-brand", &loaded.partnership.brand_colour);
        let setting = Self { partnership: StoredValue::new(loaded.partnership) };
        provide_context(setting);
        setting
    }

    /// What a draft or survey is begun with: the questionnaire, and the edition of the guidance that applies here.
    pub fn made_with(&self, questionnaire: &Questionnaire, digest: &str) -> QuestionnaireRef {
        let chosen = self.with(|partnership| partnership.guidance_editions.get(&questionnaire.id).cloned());
        let without_overall = self.with(|partnership| partnership.without_overall_grade.contains(&questionnaire.id));
        QuestionnaireRef { guidance_edition: chosen, without_overall, ..QuestionnaireRef::of(questionnaire, digest) }
    }

    /// Reads from the settings.
    pub fn with<T>(&self, read: impl FnOnce(&Partnership) -> T) -> T {
        self.partnership.with_value(read)
    }
}

/// The settings, from within the app.
pub fn use_setting() -> Setting {
    expect_context()
}
