//! The surveys on this device, as the first page lists them: open, delete with undo.

use super::survey_desk::SurveyDesk;
use crate::model::ids::ReturnId;
use crate::platform::{clock, page};
use crate::state::device::Device;
use crate::state::keeping::recently_deleted::KEPT_FOR;
use crate::state::notices::Notices;
pub use crate::storage::surveys::ListedSurvey;
use crate::words::device::survey_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The surveys on this device.
#[derive(Clone, Copy)]
pub struct SurveyList {
    device: Device,
    notices: Notices,
    lines: RwSignal<Vec<ListedSurvey>>,
}

impl SurveyList {
    /// Reads the surveys.
    pub fn load(device: Device, desk: SurveyDesk, notices: Notices) -> Self {
        let list = Self { device, notices, lines: RwSignal::new(Vec::new()) };
        desk.close_kept();
        spawn_local(async move { list.refresh().await });
        list
    }

    /// The surveys; deleted ones only where those are asked for.
    pub fn lines(&self, deleted: bool) -> Signal<Vec<ListedSurvey>> {
        let lines = self.lines;
        let is_wanted = move |line: &ListedSurvey| line.kept.deleted_at.is_some() == deleted;
        Signal::derive(move || lines.get().into_iter().filter(is_wanted).collect())
    }

    /// Deletes a survey with its replies, and offers to undo that.
    pub fn delete(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            if let Some(title) = list.mark(&id, Some(clock::now())).await {
                let undo = move || list.restore(id.clone());
                list.notices.tell_with(
                    format!("“{title}” and its replies were deleted. For {KEPT_FOR} days they can be brought back."),
                    "Undo",
                    undo,
                );
                page::focus(".govuk-notification-banner");
            }
        });
    }

    /// Brings a deleted survey back.
    pub fn restore(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            if list.mark(&id, None).await.is_some() {
                list.notices.clear();
                list.notices.tell("The survey is back.");
            }
        });
    }

    /// Forgets a deleted survey and its replies for good.
    pub fn forget(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            match list.device.surveys().forget(&id).await {
                Ok(()) => list.notices.tell("The survey and its replies were deleted for good."),
                Err(error) => list.notices.warn(survey_error(&error)),
            }
            list.refresh().await;
        });
    }

    /// Marks a survey as deleted or not; its title where that worked.
    async fn mark(&self, id: &ReturnId, deleted_at: Option<String>) -> Option<String> {
        let surveys = self.device.surveys();
        let marked = surveys.change(id, |kept| kept.deleted_at.clone_from(&deleted_at)).await.map(|kept| kept.title);
        if let Err(error) = &marked {
            self.notices.warn(survey_error(error));
        }
        self.refresh().await;
        marked.ok()
    }

    async fn refresh(&self) {
        let before = clock::days_ago(KEPT_FOR);
        let surveys = self.device.surveys();
        let listed = async {
            for old in surveys.all().await? {
                if old.kept.deleted_at.is_some_and(|at| at < before) {
                    surveys.forget(&old.kept.survey.id).await?;
                }
            }
            surveys.all().await
        };
        match listed.await {
            // The person may have left the page meanwhile.
            Ok(lines) => drop(self.lines.try_set(lines)),
            Err(error) => self.notices.warn(survey_error(&error)),
        }
    }
}
