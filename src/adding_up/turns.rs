//! One thing after the other: what is chosen while something is being done waits until that is over. Knows no signals.

/// Whether something is being done, and what waits for its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns<T> {
    is_busy: bool,
    waiting: Vec<T>,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self { is_busy: false, waiting: Vec::new() }
    }
}

impl<T> Turns<T> {
    /// Begins something, unless something is being done already; whether it could.
    pub fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.is_busy, true)
    }

    /// Puts something in the line.
    pub fn wait(&mut self, chosen: Vec<T>) {
        self.waiting.extend(chosen);
    }

    /// What is to be done next: everything that waits, together. None where nothing does; then the next may begin.
    pub fn take_waiting(&mut self) -> Option<Vec<T>> {
        let waiting = std::mem::take(&mut self.waiting);
        self.is_busy = !waiting.is_empty();
        self.is_busy.then_some(waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;

    #[test]
    fn only_one_thing_is_done_at_a_time() {
        let mut turns = Turns::<u8>::default();
        assert!(turns.begin());
        assert!(!turns.begin(), "the first is not over");
        assert_eq!(turns.take_waiting(), None);
        assert!(turns.begin(), "it is over");
    }

    #[test]
    fn what_is_chosen_meanwhile_is_done_together_and_keeps_others_waiting() {
        let mut turns = Turns::default();
        assert!(turns.begin());
        turns.wait(vec![1]);
        turns.wait(vec![2, 3]);
        assert_eq!(turns.take_waiting(), Some(vec![1, 2, 3]));
        assert!(!turns.begin(), "that is still being done");
        turns.wait(vec![4]);
        assert_eq!(turns.take_waiting(), Some(vec![4]), "each is done once");
        assert_eq!(turns.take_waiting(), None);
        assert!(turns.begin());
    }
}
