//! The shell: opens what the app stands on, then shows the page that the address asks for.

use crate::components::dynamic::{changing, when};
use crate::components::shell::Shell;
use crate::pages::home;
use crate::pages::parts::tables::{CASE, FILL, FINISH, KEEP, RETURNS, SURVEY};
use crate::pages::parts::{Missing, show as part};
use crate::pages::shared::frame;
use crate::pages::shared::newer::NewerVersion;
use crate::platform::{page, recovery, translation};
use crate::routes::{DraftPage, Route, SurveyPage};
use crate::state::catalogue::Catalogue;
use crate::state::device::{Device, OpenedDevice, last_saved};
use crate::state::notices::Notices;
use crate::state::offline::Offline;
use crate::state::setting::{LoadedSetting, Setting};
use crate::state::whole::Whole;
use crate::words::device::nothing_kept;
use leptos::prelude::*;

/// Mounts the app in place of the loading message.
pub fn mount() {
    recovery::install(last_saved);
    // Where it fails, boxes are printed as they stand on the screen.
    let _ = crate::platform::paper::prepare();
    if Route::parse(&page::hash()).draft().is_some() {
        // Whoever comes back to a draft waits for this. Where it does not come, the page that asks for it says so.
        wasm_bindgen_futures::spawn_local(async {
            let _ = FILL.arrive().await;
        });
    }
    wasm_bindgen_futures::spawn_local(async {
        let setting = Setting::load().await;
        let opened = upgraded(Device::open().await).await;
        match page::take_over("app") {
            Ok(place) => {
                // A browser that cannot tell what happens to a page translates none either.
                let _ = translation::follow(&place);
                leptos::mount::mount_to(place, move || view! { <App setting opened/> }).forget();
            }
            Err(error) => panic!("the page the app is loaded from is broken: {}", error.message),
        }
    });
}

/// What brings drafts of an earlier version over is fetched where there may be any.
async fn upgraded(opened: OpenedDevice) -> OpenedDevice {
    if !opened.needs_upgrade().await {
        return opened;
    }
    match FILL.arrive().await {
        Ok(fill) => (fill.upgrade)(opened).await,
        Err(Missing) => opened.not_upgraded(),
    }
}

#[component]
fn App(setting: LoadedSetting, opened: OpenedDevice) -> impl IntoView {
    let (whole, notices, offline) = (Whole::provide(), Notices::provide(), Offline::provide());
    let problem = setting.problem.clone();
    offline.note(setting.kept_at.clone());
    let setting = Setting::provide(setting);
    let upgrade = opened.upgrade.clone();
    let device = Device::provide(opened);
    Catalogue::provide(device, offline);
    if let Some(why) = upgrade {
        notices.warn(why);
    }
    if let Some(problem) = problem {
        notices.warn(problem);
    }
    // Most who come go on to answer something. From then on every page hears of what other tabs do. The rest of the app comes
    // after what is needed first.
    FILL.prepare(move |fill| {
        whole.within(fill.set_up);
        offline.engage(whole);
    });
    let route = RwSignal::new(Route::parse(&page::hash()));
    window_event_listener_untyped("hashchange", move |_| {
        // A page that is left loses nothing: what is open is saved first.
        let next = Route::parse(&page::hash());
        whole.leave(next.draft().as_ref());
        notices.clear();
        route.set(next);
    });
    let shell = setting.with(|partnership| {
        let contact = &partnership.contact;
        let numbers: Vec<String> =
            partnership.emergency.numbers.iter().map(|one| format!("{}: {}", one.label, one.number)).collect();
        let emergency = format!("{} {}.", partnership.emergency.text, numbers.join("; "));
        let contact = [contact.role.as_str(), contact.email.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        (partnership.name.clone(), emergency, partnership.privacy.clone(), contact)
    });
    let (partnership, emergency, privacy, contact) = shell;
    warn_before_leaving(whole);
    let is_quiet = Signal::derive(move || route.with(is_quiet));
    let has_failed = Signal::derive(move || whole.has_failed());
    let failure = || {
        view! {
            <p class="app-status app-status--warning" role="alert">
                "A draft could not be saved, and what was typed last is only in this page. Download the draft before you close it."
            </p>
        }
        .into_any()
    };
    let refusal = device.refusal().map(|error| {
        view! {
            <p class="app-status app-status--warning">
                {nothing_kept(&error)}
            </p>
        }
    });
    view! {
        <Shell partnership emergency privacy contact home=Route::Home.href()>
            {refusal}
            {when(has_failed, failure)}
            <NewerVersion is_quiet/>
            {changing(move || show(route.get()))}
        </Shell>
    }
}

/// The browser asks before it closes a page that holds the only copy of something.
fn warn_before_leaving(whole: Whole) {
    window_event_listener_untyped("beforeunload", move |event| {
        if whole.is_only_copy() {
            event.prevent_default();
        }
    });
}

/// Whether nobody is to be asked to load a newer version here: a page that holds what was typed until it is complete would lose
/// it, and whoever replies to a survey was handed the device for that.
fn is_quiet(route: &Route) -> bool {
    match route {
        Route::Survey(_, page) => *page != SurveyPage::Overview,
        Route::Choosing | Route::BringCase | Route::Restore => true,
        Route::Draft(_, page) => matches!(
            page,
            DraftPage::Declaration
                | DraftPage::Passphrase
                | DraftPage::Download
                | DraftPage::Received
                | DraftPage::Moderate(_)
                | DraftPage::Review(_)
                | DraftPage::Case(_)
        ),
        Route::Home
        | Route::Start
        | Route::LastRound
        | Route::Returns(..)
        | Route::ReturnsDetail(..)
        | Route::Device
        | Route::Unknown(_)
        | Route::Panic => false,
    }
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Start => part(&FILL, |fill| (fill.start)()),
        Route::LastRound => part(&FINISH, |finish| (finish.last_round)(None)),
        Route::Draft(id, page) => part(&FILL, move |fill| (fill.draft)(id.clone(), page.clone())),
        Route::Survey(id, page) => part(&SURVEY, move |survey| (survey.survey)(id.clone(), page.clone())),
        Route::Returns(view, filter) => part(&RETURNS, move |returns| (returns.returns)(view, filter.clone())),
        Route::ReturnsDetail(detail, filter) => part(&RETURNS, move |returns| (returns.detail)(detail.clone(), filter.clone())),
        Route::Choosing => part(&RETURNS, |returns| (returns.choosing)()),
        Route::BringCase => part(&CASE, |case| (case.bring)()),
        Route::Device => part(&KEEP, |keep| (keep.device)()),
        Route::Restore => part(&KEEP, |keep| (keep.restore)()),
        Route::Unknown(address) => view! {
            <frame::Page heading="There is no such page" back=Route::Home>
                <p class="govuk-body">{format!("Nothing is found at “{address}”. Go back to the first page.")}</p>
            </frame::Page>
        }
        .into_any(),
        Route::Panic => panic!("asked for, to test the recovery panel"),
    }
}
