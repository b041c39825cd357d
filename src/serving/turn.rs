//! One change after the other: whoever changes the desk waits until the change before is kept.

use futures_channel::oneshot::{Sender, channel};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Whose turn it is, and who waits.
#[derive(Clone, Default)]
pub struct Turn(Rc<RefCell<Waiting>>);

#[derive(Default)]
struct Waiting {
    is_taken: bool,
    line: VecDeque<Sender<()>>,
}

/// Dropping it makes it the next one's turn.
pub struct MyTurn(Turn);

impl Turn {
    /// Waits for the turn.
    pub async fn take(&self) -> MyTurn {
        let waits = {
            let mut waiting = self.0.borrow_mut();
            if waiting.is_taken {
                let (sender, receiver) = channel();
                waiting.line.push_back(sender);
                Some(receiver)
            } else {
                waiting.is_taken = true;
                None
            }
        };
        if let Some(receiver) = waits {
            // Who drops a turn passes it on, so nobody is forgotten.
            let _ = receiver.await;
        }
        MyTurn(self.clone())
    }
}

impl Drop for MyTurn {
    fn drop(&mut self) {
        let mut waiting = self.0.0.borrow_mut();
        // Somebody who no longer waits is passed over.
        while let Some(next) = waiting.line.pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        waiting.is_taken = false;
    }
}
