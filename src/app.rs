//! The shell: opens what the app stands on, then shows the page that the address asks for.

use crate::components::dynamic::{changing, when};
use crate::components::shell::Shell;
use crate::pages::case::bring_case;
use crate::pages::draft;
use crate::pages::fill::start;
use crate::pages::home;
use crate::pages::keeping::device;
use crate::pages::keeping::restore;
use crate::pages::returns;
use crate::pages::sampling;
use crate::pages::shared::frame;
use crate::pages::survey;
use crate::platform::{page, recovery, translation};
use crate::routes::Route;
use crate::state::case::joint::CaseDesk;
use crate::state::catalogue::Catalogue;
use crate::state::device::{Device, OpenedDevice, last_saved};
use crate::state::draft::desk::Desk;
use crate::state::keeping::backup::Backups;
use crate::state::keeping::idle;
use crate::state::notices::Notices;
use crate::state::returns::ReturnsDesk;
use crate::state::setting::{LoadedSetting, Setting};
use crate::state::survey::survey_desk::SurveyDesk;
use crate::words::device::{nothing_kept, storage_error};
use leptos::prelude::*;

/// Mounts the app in place of the loading message.
pub fn mount() {
    recovery::install(last_saved);
    // Where it fails, boxes are printed as they stand on the screen.
    let _ = crate::platform::paper::prepare();
    wasm_bindgen_futures::spawn_local(async {
        let setting = Setting::load().await;
        let opened = Device::open().await;
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

#[component]
fn App(setting: LoadedSetting, opened: OpenedDevice) -> impl IntoView {
    let notices = Notices::provide();
    let problem = setting.problem.clone();
    let setting = Setting::provide(setting);
    let upgrade = opened.upgrade.clone();
    let device = Device::provide(opened);
    let catalogue = Catalogue::provide(device);
    let desk = Desk::provide(device, catalogue);
    Backups::provide(device, desk);
    idle::lock_when_idle(desk);
    let surveys = SurveyDesk::provide(device, catalogue, setting);
    ReturnsDesk::provide(device, catalogue, setting, notices);
    CaseDesk::provide(device, desk, catalogue, setting);
    if let Some(error) = upgrade {
        notices.warn(storage_error(&error));
    }
    if let Some(problem) = problem {
        notices.warn(problem);
    }
    let route = RwSignal::new(Route::parse(&page::hash()));
    window_event_listener_untyped("hashchange", move |_| {
        // A page that is left loses nothing: what is open is saved first.
        desk.flush();
        notices.clear();
        let next = Route::parse(&page::hash());
        desk.close_others(next.draft());
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
    warn_before_leaving(desk, surveys);
    let has_failed = Signal::derive(move || desk.has_failed());
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
            {changing(move || show(route.get()))}
        </Shell>
    }
}

/// The browser asks before it closes a page that holds the only copy of something.
fn warn_before_leaving(desk: Desk, surveys: SurveyDesk) {
    window_event_listener_untyped("beforeunload", move |event| {
        let is_only_copy = untrack(|| desk.has_failed()) || desk.is_only_copy() || surveys.is_only_copy();
        if is_only_copy {
            event.prevent_default();
        }
    });
}

fn show(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Start => view! { <start::Start/> }.into_any(),
        Route::Draft(id, page) => view! { <draft::Draft id page/> }.into_any(),
        Route::Survey(id, page) => view! { <survey::Survey id page/> }.into_any(),
        Route::Returns(view) => view! { <returns::Returns view/> }.into_any(),
        Route::Choosing => view! { <sampling::Choosing/> }.into_any(),
        Route::BringCase => view! { <bring_case::BringCase/> }.into_any(),
        Route::Device => view! { <device::DevicePage/> }.into_any(),
        Route::Restore => view! { <restore::Restore/> }.into_any(),
        Route::Unknown(address) => view! {
            <frame::Page heading="There is no such page" back=Route::Home>
                <p class="govuk-body">{format!("Nothing is found at “{address}”. Go back to the first page.")}</p>
            </frame::Page>
        }
        .into_any(),
        Route::Panic => panic!("asked for, to test the recovery panel"),
    }
}
