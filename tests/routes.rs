//! The address of every place in the app, and the way back from the address to the place.

mod places;

use places::every_draft_page;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::routes::{DraftPage, ReturnsView, Route, SurveyPage};

/// Every place, with each page of one draft and of one survey.
fn every_place() -> Vec<Route> {
    let survey = [
        SurveyPage::Overview,
        SurveyPage::Setup,
        SurveyPage::Welcome,
        SurveyPage::About,
        SurveyPage::Part("Y01".into()),
        SurveyPage::Check,
        SurveyPage::Thanks,
    ];
    let schools = Filter { round: Some("2026-27".to_owned()), sector: Some("Schools".to_owned()), ..Filter::default() };
    let filters = [Filter::default(), schools];
    let returns = filters.into_iter().flat_map(|filter| ReturnsView::ALL.map(|view| Route::Returns(view, filter.clone())));
    let others = [Route::Home, Route::Start, Route::Choosing, Route::BringCase, Route::Device, Route::Restore, Route::Panic];
    let drafts = every_draft_page().into_iter().map(|page| Route::Draft("7".into(), page));
    let surveys = survey.into_iter().map(|page| Route::Survey("7".into(), page));
    others.into_iter().chain(returns).chain(drafts).chain(surveys).collect()
}

#[test]
fn every_place_is_found_again_from_its_address() {
    for route in every_place() {
        assert_eq!(Route::parse(&route.hash()), route);
    }
}

#[test]
fn no_two_places_have_one_address() {
    let mut addresses: Vec<String> = every_place().iter().map(Route::href).collect();
    let all = addresses.len();
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), all);
}

#[test]
fn an_address_that_leads_nowhere_says_so() {
    for hash in ["/nowhere", "/draft", "/draft/7/nowhere", "/draft/7/moderate/nobody", "/survey/7/nowhere"] {
        assert_eq!(Route::parse(hash), Route::Unknown(hash.to_owned()));
    }
}

#[test]
fn a_draft_remembers_the_page_it_was_left_on_by_its_path() {
    for page in every_draft_page() {
        assert_eq!(DraftPage::at(&page.path()), Some(page));
    }
    assert_eq!(DraftPage::at("a-page-of-a-later-version"), None);
}
