//! What the pages of a draft are called.

use super::colleague::{ASK, BRING};
use super::last_time::{BEGIN_FROM_LAST, SINCE};
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::routes::DraftPage;

/// What the page of profile fields is called.
pub fn about_title(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfAssessment => "About your organisation",
        Kind::CaseAudit => "About this audit",
        Kind::Survey => "About you",
    }
}

/// What the page about a questionnaire is called.
pub const ABOUT_QUESTIONNAIRE: &str = "About this questionnaire";

/// What a page is called where somebody is told that another tab has the draft.
pub fn page_name(questionnaire: &Questionnaire, page: &DraftPage) -> String {
    match page {
        DraftPage::About | DraftPage::Field(_) => about_title(questionnaire.kind).to_owned(),
        DraftPage::Domain(domain, _) => {
            questionnaire.domain(domain).map_or_else(|| domain.to_string(), |domain| domain.title.clone())
        }
        DraftPage::Questionnaire => ABOUT_QUESTIONNAIRE.to_owned(),
        DraftPage::Actions | DraftPage::Action(_) => "Action plan".to_owned(),
        DraftPage::Report => "Your report".to_owned(),
        DraftPage::Check => "Check your answers".to_owned(),
        DraftPage::Declaration => "Declaration".to_owned(),
        DraftPage::Complete => "Return complete".to_owned(),
        DraftPage::Versions => "Earlier versions".to_owned(),
        DraftPage::Edition => "Move to another edition".to_owned(),
        DraftPage::Overall => "Overall grade".to_owned(),
        DraftPage::AtRisk => "Is a child at risk now?".to_owned(),
        DraftPage::Moderate(_) => "Moderation".to_owned(),
        DraftPage::Review(_) => "Ask for changes".to_owned(),
        DraftPage::Case(_) => "One case, several agencies".to_owned(),
        DraftPage::Received => "What do you want to do with this audit?".to_owned(),
        DraftPage::LastRound => BEGIN_FROM_LAST.to_owned(),
        DraftPage::Since => SINCE.to_owned(),
        DraftPage::Ask => ASK.to_owned(),
        DraftPage::Bring => BRING.to_owned(),
        DraftPage::Passphrase | DraftPage::Download | DraftPage::Tasks => questionnaire.title.clone(),
    }
}
