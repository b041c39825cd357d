//! How saving goes on, whatever happens: stories one by one, then any order of events in a page that is typed in.

use proptest::prelude::*;
use safeguarding_audit::keeping::saving::{Command, Event, Saving, Standing, Trouble, Work};

const OPENED: u64 = 7;
const WORDS: Work = Work { is_behind: true, has_unsaved_words: true, has_changed: true, keeps_nothing: false, is_new: false };
const NONE: Work = Work { is_behind: false, has_unsaved_words: false, has_changed: true, keeps_nothing: false, is_new: false };
const PLACE_ONLY: Work = Work { is_behind: true, ..NONE };

fn ours() -> Saving {
    Saving::begin(OPENED, true, false)
}

fn ended(attempt: u64, outcome: Result<(), Trouble>) -> Event {
    Event::Ended { attempt, outcome, had_words: true }
}

/// A draft of which an attempt is under way.
fn writing() -> Saving {
    let mut saving = ours();
    assert_eq!(saving.step(Event::Due, WORDS), [Command::Write(OPENED + 1)]);
    saving
}

#[test]
fn a_save_that_comes_through_is_said_and_what_was_put_aside_forgotten() {
    let mut saving = writing();
    let next = saving.step(ended(OPENED + 1, Ok(())), NONE);
    let said = Command::Say(Standing::Saved);
    assert_eq!(next, [Command::NoteSaved, said, Command::ForgetAside, Command::KeepVersion, Command::TellWaiting]);
    assert!(!saving.has_unsaved(NONE));
}

#[test]
fn what_is_typed_during_a_save_is_saved_after_it() {
    let mut saving = writing();
    assert_eq!(saving.step(Event::Due, WORDS), [], "one write at a time");
    let next = saving.step(ended(OPENED + 1, Ok(())), WORDS);
    assert!(next.contains(&Command::SaveSoon) && !next.contains(&Command::ForgetAside), "{next:?}");
    assert_eq!(saving.step(Event::Due, WORDS), [Command::Write(OPENED + 2)]);
}

#[test]
fn a_failure_says_whether_words_are_lost_by_it_and_is_tried_again() {
    for (work, said) in [(WORDS, Standing::Failed(Trouble::Refused)), (PLACE_ONLY, Standing::Stuck(Trouble::Refused))] {
        let mut saving = writing();
        let next = saving.step(ended(OPENED + 1, Err(Trouble::Refused)), work);
        assert_eq!(next, [Command::Say(said), Command::SaveLater, Command::TellWaiting]);
        assert_eq!(saving.has_failed(), work.has_unsaved_words);
    }
}

#[test]
fn that_nothing_can_be_saved_is_found_out_anew_where_nothing_is_left_to_save() {
    let mut saving = writing();
    saving.step(ended(OPENED + 1, Err(Trouble::Refused)), PLACE_ONLY);
    assert_eq!(saving.standing(), Standing::Stuck(Trouble::Refused));
    // The person has gone back to where the last save found them.
    assert_eq!(saving.step(Event::Due, NONE), [Command::Write(OPENED + 2)]);
    assert!(saving.step(ended(OPENED + 2, Ok(())), NONE).contains(&Command::Say(Standing::Saved)));
    assert_eq!(saving.step(Event::Due, NONE), []);
}

#[test]
fn a_browser_that_does_not_answer_has_not_saved_and_may_answer_late() {
    let mut saving = writing();
    let next = saving.step(Event::TookTooLong { attempt: OPENED + 1 }, WORDS);
    let failed = Command::Say(Standing::Failed(Trouble::Stalled));
    assert_eq!(next, [Command::Reconnect, failed, Command::SaveLater, Command::TellWaiting]);
    // Late, but before another attempt: it has saved after all.
    let mut late = saving;
    assert!(late.step(ended(OPENED + 1, Ok(())), NONE).contains(&Command::Say(Standing::Saved)));
    // Once another attempt is under way, that one says what there is to say.
    assert_eq!(saving.step(Event::Due, WORDS), [Command::Write(OPENED + 2)]);
    assert_eq!(saving.step(ended(OPENED + 1, Ok(())), NONE), []);
    assert_eq!(saving.step(Event::TookTooLong { attempt: OPENED + 1 }, WORDS), []);
    assert!(saving.is_busy());
}

#[test]
fn a_draft_that_is_gone_is_not_kept_again_unless_somebody_says_so() {
    let mut saving = writing();
    let gone = Command::Say(Standing::Failed(Trouble::Missing));
    assert_eq!(saving.step(ended(OPENED + 1, Err(Trouble::Missing)), NONE), [gone, Command::TellWaiting], "and no SaveLater");
    assert!(saving.is_missing(NONE) && saving.has_unsaved(NONE) && saving.holds_only_copy(NONE), "all of it is only here");
    assert_eq!(saving.step(Event::Gone, NONE), [], "it is said once");
    assert_eq!(saving.step(Event::Taken, WORDS), [], "what is nowhere else stays as it is");
    assert!(!saving.is_over());
    let is_new = Work { is_new: true, ..WORDS };
    assert_eq!(saving.step(Event::KeepAgain, is_new), []);
    assert!(!saving.is_missing(is_new));
    assert_eq!(saving.step(Event::Due, is_new), [Command::Write(OPENED + 2)]);
    // A save that was under way hears late that it was gone.
    let late = saving.step(ended(OPENED + 2, Err(Trouble::Missing)), is_new);
    assert!(late.contains(&Command::SaveLater), "{late:?}");
}

#[test]
fn a_draft_that_another_tab_has_is_given_up_with_its_late_words() {
    let mut saving = writing();
    let late_words = Command::Say(Standing::KeepingLateWords);
    let late = [Command::MakeReadOnly, late_words, Command::KeepLateWords, Command::TellWaiting];
    assert_eq!(saving.step(ended(OPENED + 1, Err(Trouble::ChangedElsewhere)), WORDS), late);
    assert_eq!(saving.step(Event::Due, WORDS), [], "nothing is saved here any more");
    let mut stalls = saving;
    let told = [Command::Reconnect, Command::Say(Standing::Failed(Trouble::Stalled)), Command::TellWaiting];
    assert_eq!(stalls.step(Event::LateWordsTookTooLong, WORDS), told);
    let mut full = saving;
    let again = [Command::Say(Standing::Failed(Trouble::Refused)), Command::KeepLateWordsLater, Command::TellWaiting];
    assert_eq!(full.step(Event::LateWords(Err(Trouble::Refused)), WORDS), again);
    assert!(full.holds_only_copy(WORDS), "the page is not left without asking");
    let mut sealed = saving;
    let in_the_clear = sealed.step(Event::LateWords(Err(Trouble::ChangedElsewhere)), WORDS);
    assert_eq!(in_the_clear[0], Command::ForgetLateWords, "of a draft with a passphrase nothing lies about in the clear");
    let kept = saving.step(Event::LateWords(Ok(())), WORDS);
    let elsewhere = Command::Say(Standing::Elsewhere);
    assert_eq!(kept, [Command::ForgetLateWords, Command::NoteAllSaved, elsewhere, Command::TellWaiting]);
    assert_eq!(saving.step(Event::LateWordsTookTooLong, NONE), []);
}

#[test]
fn a_draft_without_late_words_is_given_up_at_once() {
    let mut saving = ours();
    assert_eq!(saving.step(Event::Taken, NONE), [Command::MakeReadOnly, Command::Say(Standing::Elsewhere)]);
    assert_eq!(saving.step(Event::Taken, NONE), []);
}

#[test]
fn a_write_that_ends_after_the_draft_was_taken_says_nothing() {
    let mut saving = writing();
    saving.step(Event::Taken, WORDS);
    let mut failed = saving;
    assert_eq!(failed.step(ended(OPENED + 1, Err(Trouble::Refused)), WORDS), [Command::TellWaiting]);
    let next = saving.step(ended(OPENED + 1, Ok(())), NONE);
    assert!(!next.iter().any(|command| matches!(command, Command::Say(_))), "{next:?}");
}

#[test]
fn nothing_is_saved_while_everything_is_written_anew() {
    let mut saving = ours();
    assert_eq!(saving.step(Event::Pause, WORDS), []);
    assert!(saving.is_busy());
    assert_eq!(saving.step(Event::Due, WORDS), []);
    assert_eq!(saving.step(Event::PauseTookTooLong, WORDS), [Command::Say(Standing::Failed(Trouble::Stalled))]);
    assert_eq!(saving.step(Event::Resume(Some(20)), WORDS), [Command::Write(21), Command::TellWaiting]);
    assert_eq!(saving.step(Event::PauseTookTooLong, WORDS), []);
    let mut taken = ours();
    taken.step(Event::Pause, WORDS);
    taken.step(Event::Taken, NONE);
    assert_eq!(taken.step(Event::Resume(None), WORDS), [Command::TellWaiting], "another tab has it by now");
    assert!(taken.is_over());
}

#[test]
fn where_the_browser_keeps_nothing_that_is_said_and_a_change_is_never_safe() {
    let mut saving = Saving::begin(OPENED, true, true);
    assert_eq!(saving.standing(), Standing::OnlyInThisPage);
    let nothing = Work { keeps_nothing: true, ..NONE };
    saving.step(Event::Due, Work { keeps_nothing: true, ..WORDS });
    let next = saving.step(ended(OPENED + 1, Ok(())), nothing);
    assert!(next.contains(&Command::Say(Standing::OnlyInThisPage)), "{next:?}");
    assert!(saving.has_unsaved(nothing));
    assert!(!saving.has_unsaved(Work { has_changed: false, ..nothing }), "nothing was typed");
}

#[test]
fn a_draft_that_is_only_looked_at_is_never_saved() {
    let mut saving = Saving::begin(OPENED, false, false);
    assert_eq!((saving.standing(), saving.step(Event::Due, WORDS)), (Standing::Elsewhere, Vec::new()));
    let mut stopped = ours();
    stopped.step(Event::Stop, WORDS);
    assert_eq!(stopped.step(Event::Due, WORDS), []);
}

#[test]
fn a_draft_that_could_not_be_opened_to_be_saved_says_so_and_is_tried_again() {
    let mut saving = ours();
    let next = saving.step(Event::NotOpened(Trouble::Refused), WORDS);
    assert_eq!(next, [Command::Say(Standing::Failed(Trouble::Refused)), Command::SaveLater]);
}

/// A page that is typed in, and a device that answers as it likes.
#[derive(Debug)]
struct Page {
    saving: Saving,
    typed: u64,
    saved: u64,
    is_new: bool,
    /// Whether the person is elsewhere than where the last save found them.
    is_elsewhere: bool,
    /// Attempts that have not ended, and how much each writes.
    under_way: Vec<(u64, u64)>,
    last_written: u64,
    last_attempt: u64,
    is_timer_set: bool,
    /// Whether late words are on their way, or will be tried again.
    has_late: bool,
    /// How much is in an earlier version.
    in_version: u64,
    is_paused: bool,
}

/// What is done to it.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Type,
    /// To another page, or back to where the last save found the person.
    Go(bool),
    Timer,
    End(usize, Result<(), Trouble>),
    TookTooLong(usize),
    Taken,
    LateWords(Result<(), Trouble>),
    LateWordsTookTooLong,
    Gone,
    KeepAgain,
    Pause,
    Resume(bool),
}

impl Page {
    fn new() -> Self {
        Self {
            saving: ours(),
            typed: 0,
            saved: 0,
            is_new: false,
            is_elsewhere: false,
            under_way: Vec::new(),
            last_written: 0,
            last_attempt: OPENED,
            is_timer_set: false,
            has_late: false,
            in_version: 0,
            is_paused: false,
        }
    }

    fn work(&self, saved: u64) -> Work {
        Work {
            is_behind: self.typed > saved || self.is_elsewhere,
            has_unsaved_words: self.typed > saved,
            has_changed: self.typed > 0,
            keeps_nothing: false,
            is_new: self.is_new,
        }
    }

    fn run(&mut self, event: Event, work: Work) -> Vec<Command> {
        let was_over = self.saving.is_over();
        let commands = self.saving.step(event, work);
        for command in &commands {
            match command {
                Command::Write(attempt) => {
                    assert!(!was_over && !self.is_paused, "nothing is written that may not be");
                    assert!(*attempt > self.last_attempt, "each attempt has a number of its own");
                    (self.last_attempt, self.last_written) = (*attempt, self.typed);
                    self.under_way.push((*attempt, self.typed));
                }
                Command::NoteSaved => {
                    self.saved = self.last_written;
                    self.is_new = false;
                }
                Command::SaveSoon | Command::SaveLater => self.is_timer_set = true,
                Command::ForgetAside => assert_eq!(self.saved, self.typed, "what was put aside is saved"),
                Command::KeepLateWords | Command::KeepLateWordsLater => self.has_late = true,
                Command::NoteAllSaved => self.in_version = self.typed,
                Command::ForgetLateWords
                | Command::Say(_)
                | Command::KeepVersion
                | Command::Reconnect
                | Command::MakeReadOnly
                | Command::TellWaiting => {}
            }
        }
        commands
    }

    fn suffer(&mut self, deed: Deed) {
        let work = self.work(self.saved);
        match deed {
            Deed::Type if self.saving.is_over() => {}
            Deed::Type => {
                self.typed += 1;
                self.is_timer_set = true;
            }
            Deed::Go(is_elsewhere) => {
                self.is_elsewhere = is_elsewhere;
                self.is_timer_set = false;
                let work = self.work(self.saved);
                self.run(Event::Due, work);
            }
            Deed::Timer if self.is_timer_set => {
                self.is_timer_set = false;
                self.run(Event::Due, work);
            }
            Deed::Timer => {}
            Deed::End(nth, outcome) if !self.under_way.is_empty() => {
                let (attempt, written) = self.under_way.remove(nth % self.under_way.len());
                self.is_elsewhere &= outcome.is_err();
                let after = if outcome.is_ok() { Work { is_new: false, ..self.work(written) } } else { work };
                let is_last = attempt == self.last_attempt;
                let commands = self.run(Event::Ended { attempt, outcome, had_words: true }, after);
                assert_eq!(commands.contains(&Command::TellWaiting), is_last, "who waits is told");
            }
            Deed::TookTooLong(nth) if !self.under_way.is_empty() => {
                let (attempt, _) = self.under_way[nth % self.under_way.len()];
                self.run(Event::TookTooLong { attempt }, work);
            }
            Deed::End(..) | Deed::TookTooLong(_) => {}
            Deed::Taken => drop(self.run(Event::Taken, work)),
            Deed::LateWords(outcome) if self.has_late => {
                self.has_late = false;
                assert!(self.run(Event::LateWords(outcome), work).contains(&Command::TellWaiting));
            }
            Deed::LateWords(_) => {}
            Deed::LateWordsTookTooLong => drop(self.run(Event::LateWordsTookTooLong, work)),
            Deed::Gone if !self.is_new && !self.saving.is_over() => drop(self.run(Event::Gone, work)),
            Deed::Gone => {}
            Deed::KeepAgain if self.saving.is_missing(work) => {
                self.is_new = true;
                // All of it is written.
                self.typed += 1;
                let work = self.work(self.saved);
                self.run(Event::KeepAgain, work);
                self.run(Event::Due, work);
            }
            Deed::KeepAgain => {}
            Deed::Pause if self.under_way.is_empty() => {
                self.is_paused = true;
                self.run(Event::Pause, work);
            }
            Deed::Pause => {}
            Deed::Resume(is_anew) if self.is_paused => {
                self.is_paused = false;
                let sequence = is_anew.then_some(self.last_attempt + 1);
                self.last_attempt = sequence.unwrap_or(self.last_attempt);
                self.run(Event::Resume(sequence), work);
            }
            Deed::Resume(_) => {}
        }
        self.check();
    }

    fn check(&self) {
        let work = self.work(self.saved);
        let is_missing = self.saving.is_missing(work);
        if self.saving.is_over() {
            let is_accounted_for = self.saved == self.typed || self.in_version == self.typed || self.has_late;
            let is_said = self.saving.has_failed();
            assert!(
                is_accounted_for || is_said || is_missing,
                "a late word is saved, in a version, on its way, or not saved: {self:?}"
            );
        } else {
            assert!(
                self.saving.is_busy() || self.is_timer_set || !work.is_behind || is_missing,
                "somebody will save it: {self:?}"
            );
            let is_tried_again = self.saving.is_busy() || self.is_timer_set || is_missing;
            let is_doubtful = matches!(self.saving.standing(), Standing::Stuck(_)) || self.saving.has_failed();
            assert!(is_tried_again || !is_doubtful, "what is said to fail is tried again: {self:?}");
            let is_safe = !self.saving.has_unsaved(work);
            assert!(!is_safe || self.saved == self.typed, "what is called safe is on the device: {self:?}");
        }
        let standing = self.saving.standing();
        assert!(standing != Standing::Elsewhere || self.saved == self.typed || self.in_version == self.typed, "{self:?}");
    }
}

fn any_outcome() -> impl Strategy<Value = Result<(), Trouble>> {
    let troubles = [Trouble::Missing, Trouble::ChangedElsewhere, Trouble::Stalled, Trouble::Refused];
    prop_oneof![3 => Just(Ok(())), 1 => prop::sample::select(troubles.to_vec()).prop_map(Err)]
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => Just(Deed::Type),
        2 => any::<bool>().prop_map(Deed::Go),
        6 => Just(Deed::Timer),
        5 => (0..3_usize, any_outcome()).prop_map(|(nth, outcome)| Deed::End(nth, outcome)),
        2 => (0..3_usize).prop_map(Deed::TookTooLong),
        1 => Just(Deed::Taken),
        2 => any_outcome().prop_map(Deed::LateWords),
        1 => Just(Deed::LateWordsTookTooLong),
        1 => Just(Deed::Gone),
        1 => Just(Deed::KeepAgain),
        1 => Just(Deed::Pause),
        2 => any::<bool>().prop_map(Deed::Resume),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn whatever_happens_no_word_is_called_saved_that_is_not(deeds in prop::collection::vec(any_deed(), 1..60)) {
        let mut page = Page::new();
        for deed in deeds {
            page.suffer(deed);
        }
    }

    #[test]
    fn once_the_device_answers_everything_is_saved(deeds in prop::collection::vec(any_deed(), 1..40)) {
        let mut page = Page::new();
        for deed in deeds {
            page.suffer(deed);
        }
        for _ in 0..8 {
            page.suffer(Deed::Resume(false));
            page.suffer(Deed::KeepAgain);
            while !page.under_way.is_empty() {
                page.suffer(Deed::End(0, Ok(())));
            }
            page.suffer(Deed::Timer);
            page.suffer(Deed::LateWords(Ok(())));
        }
        let is_kept = page.saved == page.typed || page.in_version == page.typed;
        prop_assert!(is_kept || page.saving.is_over() && page.saving.has_failed(), "{page:?}");
    }
}
