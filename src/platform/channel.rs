//! Texts between the tabs of one browser.

use super::BrowserError;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel that is open. Dropping it closes it.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    /// What the browser calls, for as long as the channel is open.
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Opens the channel of a name and hears every text that another channel of that name sends, in this tab or another.
    pub fn open(name: &str, on_text: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        let channel = BroadcastChannel::new(name)?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                on_text(text);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self { channel, _on_message: on_message })
    }

    /// Sends a text to all the others.
    pub fn send(&self, text: &str) -> Result<(), BrowserError> {
        Ok(self.channel.post_message(&JsValue::from_str(text))?)
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
