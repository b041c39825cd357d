//! Texts between the tabs of one browser: by BroadcastChannel, or where that is missing by localStorage, whose changes the
//! other tabs hear of.

use super::{BrowserError, local, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// A channel that is open. Dropping it closes it.
#[derive(Debug)]
pub struct Channel {
    way: Way,
}

#[derive(Debug)]
enum Way {
    Broadcast {
        channel: BroadcastChannel,
        /// What the browser calls, for as long as the channel is open.
        _on_message: Closure<dyn Fn(MessageEvent)>,
    },
    Storage {
        key: String,
        /// Likewise.
        on_storage: Closure<dyn Fn(StorageEvent)>,
    },
}

impl Channel {
    /// Opens the channel of a name and hears every text that another channel of that name sends, in this tab or another.
    /// Without BroadcastChannel only other tabs are heard.
    pub fn open(name: &str, on_text: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        let way = match has_broadcast()? {
            true => broadcast(name, on_text)?,
            false => storage(name, on_text)?,
        };
        Ok(Self { way })
    }

    /// Sends a text to all the others.
    pub fn send(&self, text: &str) -> Result<(), BrowserError> {
        match &self.way {
            Way::Broadcast { channel, .. } => Ok(channel.post_message(&JsValue::from_str(text))?),
            Way::Storage { key, .. } => {
                // The same text twice is no change that others would hear of; and nothing is left behind.
                local::set(key, &format!("{}\n{text}", super::clock::new_id()))?;
                local::remove(key)
            }
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        match &self.way {
            Way::Broadcast { channel, .. } => {
                channel.set_onmessage(None);
                channel.close();
            }
            Way::Storage { on_storage, .. } => {
                // Without a window nothing is heard either.
                let _ = window().and_then(|window| {
                    Ok(window.remove_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref())?)
                });
            }
        }
    }
}

fn has_broadcast() -> Result<bool, BrowserError> {
    Ok(js_sys::Reflect::get(window()?.as_ref(), &"BroadcastChannel".into())?.is_function())
}

fn broadcast(name: &str, on_text: impl Fn(String) + 'static) -> Result<Way, BrowserError> {
    let channel = BroadcastChannel::new(name)?;
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            on_text(text);
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    Ok(Way::Broadcast { channel, _on_message: on_message })
}

fn storage(name: &str, on_text: impl Fn(String) + 'static) -> Result<Way, BrowserError> {
    let key = format!("{name}/said");
    // Where storage is blocked nothing can be said.
    local::get(&key)?;
    let wanted = key.clone();
    let on_storage = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        let said = event.new_value().filter(|_| event.key().as_ref() == Some(&wanted));
        if let Some((_, text)) = said.as_deref().and_then(|said| said.split_once('\n')) {
            on_text(text.to_owned());
        }
    });
    window()?.add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref())?;
    Ok(Way::Storage { key, on_storage })
}
