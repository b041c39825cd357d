//! Which tab holds which draft: one works on it, the others only look. Tabs talk to each other, so that the tab that holds a
//! draft saves its last word and releases it when another asks for it.

use crate::keeping::holding::{Next, TabReply};
use crate::model::ids::ReturnId;
use crate::platform::channel::Channel;
use crate::platform::locks::{self, Held};
use crate::storage::mark;
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Other apps may share the origin, so what tabs share is called after this one.
const CHANNEL: &str = "safeguarding-audit";
/// How long another tab has to say that it has a draft, where the browser has no locks.
const ANSWER: Duration = Duration::from_secs(3);
/// How long another tab has to save its last word before the draft is taken from it.
const LAST_WORD: Duration = Duration::from_secs(4);

/// What tabs say to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Message {
    /// Who holds this draft?
    Whose { draft: ReturnId, asker: String },
    /// I hold it.
    Mine { draft: ReturnId, asker: String },
    /// Please release it. Tabs of earlier versions call it so.
    #[serde(rename = "give-up")]
    Release { draft: ReturnId, asker: String },
    /// It is saved, and yours; or I cannot save it and hold on to it.
    #[serde(rename = "given-up")]
    Released { draft: ReturnId, asker: String, is_saved: bool },
    /// This draft was deleted for good.
    Forgotten { draft: ReturnId },
    /// The list of drafts is another now.
    Changed,
    /// Everything was deleted.
    Emptied,
}

/// Another tab holds on to a draft, because it cannot save what was typed there last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReleased;

/// What the app does when another tab asks.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Whether this tab works on a draft.
    pub holds: Callback<ReturnId, bool>,
    /// Saves a draft's last word and releases it; then calls back with whether it was saved.
    pub release: Callback<(ReturnId, Callback<bool>)>,
    /// Another tab took a draft without asking.
    pub taken: Callback<ReturnId>,
    /// A draft was deleted for good.
    pub forgotten: Callback<ReturnId>,
    /// The drafts on the device are others now.
    pub changed: Callback<()>,
    /// Everything on the device was deleted.
    pub emptied: Callback<()>,
}

/// The tabs of this browser.
#[derive(Clone, Copy)]
pub struct Tabs {
    /// This tab.
    me: StoredValue<String>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
    held: StoredValue<BTreeMap<ReturnId, Held>, LocalStorage>,
    /// Drafts that this tab holds, where the browser has no locks.
    marked: StoredValue<BTreeSet<ReturnId>, LocalStorage>,
    /// The browser has locks and refuses them.
    is_unguarded: StoredValue<bool>,
    /// Counts what was asked.
    asks: StoredValue<u64>,
    /// Questions that wait for an answer, with their numbers.
    waiting: StoredValue<BTreeMap<ReturnId, (u64, oneshot::Sender<TabReply>)>, LocalStorage>,
    changes: RwSignal<u64>,
}

impl Tabs {
    /// Begins to talk, under a name no other tab has. Where the browser cannot, every tab is on its own, and what guards a
    /// draft is that only the tab that opened it last can save it.
    pub fn open(me: String) -> Self {
        Self {
            me: StoredValue::new(me),
            channel: StoredValue::new_local(None),
            held: StoredValue::new_local(BTreeMap::new()),
            marked: StoredValue::new_local(BTreeSet::new()),
            is_unguarded: StoredValue::new(false),
            asks: StoredValue::new(0),
            waiting: StoredValue::new_local(BTreeMap::new()),
            changes: RwSignal::new(0),
        }
    }

    /// Begins to listen.
    pub fn answer_with(&self, answers: Answers) {
        let tabs = *self;
        let hear = move |text: String| {
            // A message of a version that speaks otherwise is not for this one.
            if let Ok(message) = serde_json::from_str(&text) {
                tabs.hear(message, answers);
            }
        };
        self.channel.set_value(Channel::open(CHANNEL, hear).ok());
        window_event_listener_untyped("pagehide", move |_| {
            for draft in tabs.marked.try_get_value().unwrap_or_default() {
                tabs.release(&draft);
            }
        });
    }

    /// Counts the times that another tab changed the list of drafts.
    pub fn changes(&self) -> Signal<u64> {
        self.changes.into()
    }

    /// Tells the other tabs that the list of drafts is another now.
    pub fn tell_changed(&self) {
        self.say(&Message::Changed);
    }

    /// Tells the other tabs that a draft was deleted for good.
    pub fn tell_forgotten(&self, draft: &ReturnId) {
        self.say(&Message::Forgotten { draft: draft.clone() });
    }

    /// Tells the other tabs that everything was deleted.
    pub fn tell_emptied(&self) {
        self.say(&Message::Emptied);
    }

    /// Takes a draft, unless another tab holds it.
    pub async fn take(&self, draft: &ReturnId, taken: Callback<ReturnId>) -> bool {
        if self.held.with_value(|held| held.contains_key(draft)) {
            return true;
        }
        if !locks::are_available() {
            return self.take_without_locks(draft).await;
        }
        match locks::try_hold(&lock(draft), on_taken(draft, taken)).await {
            Ok(Some(lock)) => {
                self.keep_lock(draft, lock);
                true
            }
            Ok(None) => false,
            // A browser that refuses a lock is treated like one that has none.
            Err(_) => {
                self.is_unguarded.set_value(true);
                true
            }
        }
    }

    /// Asks the tab that holds a draft to save and release it, and takes it. Without an answer it is taken all the same,
    /// since a tab that sleeps may never wake.
    pub async fn take_over(&self, draft: &ReturnId, taken: Callback<ReturnId>) -> Result<(), NotReleased> {
        let asked = Message::Release { draft: draft.clone(), asker: self.me.get_value() };
        let next = self.ask(draft, &asked, LAST_WORD).await.next();
        let held = match next {
            Next::Leave => return Err(NotReleased),
            Next::TakeWhenFree | Next::TakeAway if !locks::are_available() => {
                self.set_mark(draft);
                return Ok(());
            }
            Next::TakeWhenFree => locks::hold(&lock(draft), on_taken(draft, taken)).await,
            Next::TakeAway => locks::steal(&lock(draft), on_taken(draft, taken)).await,
        };
        match held {
            Ok(held) => self.keep_lock(draft, held),
            // A browser that refuses a lock is treated like one that has none.
            Err(_) => self.is_unguarded.set_value(true),
        }
        Ok(())
    }

    async fn take_without_locks(&self, draft: &ReturnId) -> bool {
        let me = self.me.get_value();
        if mark::of(draft).is_some_and(|tab| tab != me) {
            let asked = Message::Whose { draft: draft.clone(), asker: me.clone() };
            if !self.ask(draft, &asked, ANSWER).await.is_free() {
                return false;
            }
        }
        self.set_mark(draft);
        true
    }

    fn set_mark(&self, draft: &ReturnId) {
        mark::set(draft, &self.me.get_value());
        self.marked.update_value(|marked| {
            marked.insert(draft.clone());
        });
    }

    /// Whether this tab holds a draft.
    pub fn holds(&self, draft: &ReturnId) -> bool {
        let is_marked = self.marked.with_value(|marked| marked.contains(draft));
        is_marked || self.held.with_value(|held| held.contains_key(draft)) || self.is_unguarded.get_value()
    }

    /// Releases a draft: any other tab may take it.
    pub fn release(&self, draft: &ReturnId) {
        if self.marked.try_update_value(|marked| marked.remove(draft)) == Some(true) {
            mark::clear(draft, &self.me.get_value());
        }
        self.held.update_value(|held| drop(held.remove(draft)));
    }

    fn keep_lock(&self, draft: &ReturnId, lock: Held) {
        self.held.update_value(|held| drop(held.insert(draft.clone(), lock)));
    }

    async fn ask(&self, draft: &ReturnId, message: &Message, patience: Duration) -> TabReply {
        let (answer, answered) = oneshot::channel();
        let asked = self.asks.get_value() + 1;
        self.asks.set_value(asked);
        self.waiting.update_value(|waiting| drop(waiting.insert(draft.clone(), (asked, answer))));
        if !self.say(message) {
            return TabReply::Silent;
        }
        let (tabs, draft) = (*self, draft.clone());
        let stop_waiting = move || {
            let is_this = tabs.waiting.with_value(|waiting| waiting.get(&draft).is_some_and(|(number, _)| *number == asked));
            if is_this {
                tabs.be_answered(&draft, TabReply::Silent);
            }
        };
        set_timeout(stop_waiting, patience);
        answered.await.unwrap_or(TabReply::Silent)
    }

    fn be_answered(&self, draft: &ReturnId, reply: TabReply) {
        let waiting = self.waiting.try_update_value(|waiting| waiting.remove(draft)).flatten();
        if let Some((_, answer)) = waiting {
            // Whoever asked may have gone elsewhere.
            let _ = answer.send(reply);
        }
    }

    fn hear(&self, message: Message, answers: Answers) {
        let is_for_me = |asker: &String| self.me.with_value(|me| me == asker);
        match message {
            Message::Whose { draft, asker } => {
                if answers.holds.run(draft.clone()) {
                    self.say(&Message::Mine { draft, asker });
                }
            }
            Message::Release { draft, asker } => {
                if answers.holds.run(draft.clone()) {
                    let (tabs, given) = (*self, draft.clone());
                    let then = Callback::new(move |is_saved: bool| {
                        if is_saved {
                            tabs.release(&given);
                        }
                        tabs.say(&Message::Released { draft: given.clone(), asker: asker.clone(), is_saved });
                    });
                    answers.release.run((draft, then));
                }
            }
            Message::Mine { draft, asker } if is_for_me(&asker) => self.be_answered(&draft, TabReply::Holds),
            Message::Released { draft, asker, is_saved } if is_for_me(&asker) => {
                self.be_answered(&draft, if is_saved { TabReply::Released } else { TabReply::CannotSave });
            }
            Message::Mine { .. } | Message::Released { .. } => {}
            Message::Forgotten { draft } => answers.forgotten.run(draft),
            Message::Emptied => answers.emptied.run(()),
            Message::Changed => {
                self.changes.update(|changes| *changes += 1);
                answers.changed.run(());
            }
        }
    }

    /// False where nobody can be told.
    fn say(&self, message: &Message) -> bool {
        let text = serde_json::to_string(message).unwrap_or_default();
        self.channel.with_value(|channel| channel.as_ref().is_some_and(|channel| channel.send(&text).is_ok()))
    }
}

fn lock(draft: &ReturnId) -> String {
    format!("{CHANNEL} draft {draft}")
}

fn on_taken(draft: &ReturnId, taken: Callback<ReturnId>) -> impl FnOnce() + 'static {
    let draft = draft.clone();
    move || spawn_local(async move { taken.run(draft) })
}
