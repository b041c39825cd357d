//! Every page of a draft, for tests that ask something of each of them.

use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::routes::DraftPage;

/// Every page of a draft, with and without what may be named in it.
pub fn every_draft_page() -> Vec<DraftPage> {
    std::iter::successors(Some(DraftPage::Tasks), next).collect()
}

/// The page after this one in the list. It names each of them, so that a new page does not compile before it is listed.
fn next(page: &DraftPage) -> Option<DraftPage> {
    Some(match page {
        DraftPage::Tasks => DraftPage::About,
        DraftPage::About => DraftPage::Field("organisation-name".into()),
        DraftPage::Field(_) => DraftPage::Questionnaire,
        DraftPage::Questionnaire => DraftPage::LastRound,
        DraftPage::LastRound => DraftPage::Since,
        DraftPage::Since => DraftPage::Ask,
        DraftPage::Ask => DraftPage::Bring,
        DraftPage::Bring => DraftPage::Domain("E01".into(), None),
        DraftPage::Domain(domain, None) => DraftPage::Domain(domain.clone(), Some("E01.2".into())),
        DraftPage::Domain(_, Some(_)) => DraftPage::Overall,
        DraftPage::Overall => DraftPage::Actions,
        DraftPage::Actions => DraftPage::Action("action-1".into()),
        DraftPage::Action(_) => DraftPage::Report,
        DraftPage::Report => DraftPage::Check,
        DraftPage::Check => DraftPage::Declaration,
        DraftPage::Declaration => DraftPage::Edition,
        DraftPage::Edition => DraftPage::Case(None),
        DraftPage::Case(None) => DraftPage::Case(Some(Subject::Domain("E01".into()))),
        DraftPage::Case(Some(Subject::Domain(_))) => DraftPage::Case(Some(Subject::Overall)),
        DraftPage::Case(Some(Subject::Overall)) => DraftPage::AtRisk,
        DraftPage::AtRisk => DraftPage::Versions,
        DraftPage::Versions => DraftPage::Passphrase,
        DraftPage::Passphrase => DraftPage::Download,
        DraftPage::Download => DraftPage::Complete,
        DraftPage::Complete => DraftPage::Received,
        DraftPage::Received => DraftPage::Moderate(None),
        DraftPage::Moderate(None) => DraftPage::Moderate(Some(Subject::Domain("E01".into()))),
        DraftPage::Moderate(Some(Subject::Domain(_))) => DraftPage::Moderate(Some(Subject::Overall)),
        DraftPage::Moderate(Some(Subject::Overall)) => DraftPage::Review(None),
        DraftPage::Review(None) => DraftPage::Review(Some("E01".into())),
        DraftPage::Review(Some(_)) => return None,
    })
}
