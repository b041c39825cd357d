//! Whether the browser may throw away what is kept on this device.

use super::{BrowserError, window};
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
