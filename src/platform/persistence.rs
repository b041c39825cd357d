//! Whether the browser may throw away what is kept on this device.

use super::{BrowserError, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser never to throw away what is kept here; whether it agreed. Some browsers ask the person first.
pub async fn persist() -> Result<bool, BrowserError> {
    let answer = JsFuture::from(window()?.navigator().storage().persist()?).await?;
    Ok(answer.is_truthy())
}

/// Whether the browser has agreed never to throw away what is kept here.
pub async fn is_persisted() -> Result<bool, BrowserError> {
    let answer = JsFuture::from(window()?.navigator().storage().persisted()?).await?;
    Ok(answer.is_truthy())
}

/// Whether this is Safari, or any browser of an iPhone or iPad: they throw away what was not opened for a week. By what the
/// browser calls itself, which is all there is to go by.
pub fn is_safari() -> bool {
    let agent = window().and_then(|window| Ok(window.navigator().user_agent()?)).unwrap_or_default();
    let names = |name: &&str| agent.contains(*name);
    ["Macintosh", "iPhone", "iPad", "iPod"].iter().any(names)
        && agent.contains("AppleWebKit/")
        && !["Chrome/", "Chromium/", "Android"].iter().any(names)
}

/// Whether this window looks like one that forgets everything when it is closed. Only Firefox says so, by refusing a private
/// window the folder that pages may keep files in. False says nothing of other browsers.
///
/// Tried with real browsers: quota, persistence and permissions are the same in Chromium 156 in both kinds of window (the
/// quota is made up on purpose since 138), and IndexedDB is too even to go by. Flushing a file of that folder takes no time in a
/// private window of Chromium, but such a file counts against the room of the app: after a full device and a killed browser
/// it left saving without any, so it is not done. What a browser is set to clear when it is closed cannot be told by
/// anything.
pub async fn forgets() -> Result<bool, BrowserError> {
    let storage: JsValue = window()?.navigator().storage().into();
    let open: Function = Reflect::get(&storage, &"getDirectory".into())?.dyn_into()?;
    match JsFuture::from(open.call0(&storage)?.dyn_into::<Promise>()?).await {
        Err(refused) => Ok(BrowserError::from(refused).name == "SecurityError"),
        Ok(_) => Ok(false),
    }
}
