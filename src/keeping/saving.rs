//! How saving a draft goes on: what is done next, and what is said of it, after whatever can happen to it.

/// Why something could not be saved, as far as it decides what is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The draft is gone from the device, perhaps on purpose.
    Missing,
    /// Another page has claimed or saved the draft meanwhile.
    ChangedElsewhere,
    /// The browser does not answer.
    Stalled,
    /// The device is full, or the browser refused.
    Refused,
}

/// What is said of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Everything up to the last save is on the device.
    Saved,
    /// Everything is on the device, and nothing more can be saved at present.
    Stuck(Trouble),
    /// Nothing outlives the page, because the browser keeps nothing.
    OnlyInThisPage,
    /// The last attempt failed, so that something is only in memory. Where the draft is missing, all of it is.
    Failed(Trouble),
    /// Another tab has the draft; what was typed here and not saved is on its way into an earlier version.
    KeepingLateWords,
    /// Another tab has the draft; what was typed here is in it, or in an earlier version.
    Elsewhere,
}

/// What there is to save at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Whether the device lacks something that it should know: words, or only where the person is.
    pub is_behind: bool,
    /// Whether it lacks any words.
    pub has_unsaved_words: bool,
    /// Whether anything was changed since the draft was opened.
    pub has_changed: bool,
    /// Whether the browser keeps nothing.
    pub keeps_nothing: bool,
    /// Whether the draft is yet to be created on the device.
    pub is_new: bool,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is time to save.
    Due,
    /// An attempt to save ended.
    Ended {
        /// Which one.
        attempt: u64,
        /// What became of it.
        outcome: Result<(), Trouble>,
        /// Whether it was to save words.
        had_words: bool,
    },
    /// An attempt has taken so long that it is given up.
    TookTooLong {
        /// Which one.
        attempt: u64,
    },
    /// The draft could not be created or claimed when it was opened.
    NotOpened(Trouble),
    /// The draft was looked for on the device, and is not there.
    Gone,
    /// Somebody wants it on the device again.
    KeepAgain,
    /// Another tab has taken the draft.
    Taken,
    /// What was typed here last became an earlier version, or could not.
    LateWords(Result<(), Trouble>),
    /// That has taken so long that the person is told.
    LateWordsTookTooLong,
    /// Everything begins to be written anew, with another passphrase or none.
    Pause,
    /// That has taken so long that the person is told.
    PauseTookTooLong,
    /// That ended. The number is the new head's, where everything was written.
    Resume(Option<u64>),
    /// The draft was closed here: left, deleted or replaced.
    Stop,
}

/// What is done next, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Write what there is to save, under this number.
    Write(u64),
    /// Remember what the attempt that ended has saved.
    NoteSaved,
    /// Say how it stands.
    Say(Standing),
    /// Save again in a moment.
    SaveSoon,
    /// Save again in a while.
    SaveLater,
    /// Forget what was put aside: it is saved.
    ForgetAside,
    /// Keep an earlier version, where the last one is old.
    KeepVersion,
    /// Open another connection to the database: some browsers never answer again on one that they have lost.
    Reconnect,
    /// Let nothing be changed here any more.
    MakeReadOnly,
    /// Keep what is unsaved as an earlier version.
    KeepLateWords,
    /// Forget what was put aside of them.
    ForgetLateWords,
    /// Try that again in a while.
    KeepLateWordsLater,
    /// Everything that was typed here is on the device.
    NoteAllSaved,
    /// Tell those who wait until something is decided.
    TellWaiting,
}

/// How saving one draft goes on, in one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    /// It is no longer saved here: deleted, replaced, put away, or open in another tab.
    is_over: bool,
    /// Everything is being written anew, so that nothing may be saved meanwhile. Another tab may take it all the same.
    is_paused: bool,
    /// The number of the attempt under way, or of the last one. Each attempt has its own, so that none is taken for another.
    attempt: u64,
    is_writing: bool,
    standing: Standing,
}

impl Saving {
    /// Of a draft that was opened to be worked on, or only to be looked at. `sequence` is its head's.
    pub fn begin(sequence: u64, is_ours: bool, keeps_nothing: bool) -> Self {
        let standing = match (is_ours, keeps_nothing) {
            (false, _) => Standing::Elsewhere,
            (true, true) => Standing::OnlyInThisPage,
            (true, false) => Standing::Saved,
        };
        Self { is_over: !is_ours, is_paused: false, attempt: sequence, is_writing: false, standing }
    }

    /// What is said of it.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// The number of the attempt under way, or of the last one.
    pub fn attempt(&self) -> u64 {
        self.attempt
    }

    /// Whether an attempt is under way or everything is being written anew.
    pub fn is_busy(&self) -> bool {
        self.is_writing || self.is_paused
    }

    /// Whether it is no longer saved here.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether all of it is only in this page, because it is gone from the device.
    pub fn is_missing(&self, work: Work) -> bool {
        self.standing == Standing::Failed(Trouble::Missing) && !work.is_new
    }

    /// Whether the last attempt failed.
    pub fn has_failed(&self) -> bool {
        matches!(self.standing, Standing::Failed(_))
    }

    /// Whether anything is lost if the page goes away now.
    pub fn has_unsaved(&self, work: Work) -> bool {
        let is_unsaved = work.has_unsaved_words || work.keeps_nothing && work.has_changed;
        self.is_missing(work) || is_unsaved && !self.is_over
    }

    /// Whether this page holds what could not be saved, also where another tab has the draft by now.
    pub fn holds_only_copy(&self, work: Work) -> bool {
        self.is_missing(work) || self.has_failed() && work.has_unsaved_words
    }

    /// Takes in what happened, and says what is done next.
    pub fn step(&mut self, event: Event, work: Work) -> Vec<Command> {
        match event {
            Event::Due => self.begin_attempt(work),
            Event::Ended { attempt, outcome, had_words } if attempt == self.attempt => self.end_attempt(outcome, had_words, work),
            // It was given up and another attempt was made since, which says what there is to say.
            Event::Ended { .. } => Vec::new(),
            Event::TookTooLong { attempt } if self.is_writing && attempt == self.attempt => {
                self.is_writing = false;
                let failed = self.fail(Trouble::Stalled, work);
                [Command::Reconnect].into_iter().chain(failed).chain([Command::TellWaiting]).collect()
            }
            Event::TookTooLong { .. } => Vec::new(),
            Event::NotOpened(why) => self.fail(why, work),
            Event::Gone if self.is_missing(work) => Vec::new(),
            Event::Gone => self.say(Standing::Failed(Trouble::Missing)),
            Event::KeepAgain => {
                self.is_over = false;
                Vec::new()
            }
            Event::Taken => self.be_taken(work),
            Event::LateWords(outcome) => self.end_late_words(outcome, work),
            Event::LateWordsTookTooLong if self.standing == Standing::KeepingLateWords => {
                let said = self.say(Standing::Failed(Trouble::Stalled));
                [Command::Reconnect].into_iter().chain(said).chain([Command::TellWaiting]).collect()
            }
            Event::LateWordsTookTooLong => Vec::new(),
            Event::Pause => {
                self.is_paused = true;
                Vec::new()
            }
            Event::PauseTookTooLong if self.is_paused && !self.is_over => self.say(Standing::Failed(Trouble::Stalled)),
            Event::PauseTookTooLong => Vec::new(),
            Event::Resume(sequence) => {
                self.is_paused = false;
                self.attempt = sequence.unwrap_or(self.attempt);
                let next = self.begin_attempt(work);
                next.into_iter().chain([Command::TellWaiting]).collect()
            }
            Event::Stop => {
                self.is_over = true;
                Vec::new()
            }
        }
    }

    fn begin_attempt(&mut self, work: Work) -> Vec<Command> {
        // What is written at this moment may lack the last change; the end of that write looks again.
        // Whoever goes back to where the last save found them leaves nothing to save; that nothing can be saved is then found
        // out anew, since it stays on the page until it is not so.
        let is_doubtful = matches!(
            self.standing,
            Standing::Stuck(_) | Standing::Failed(Trouble::ChangedElsewhere | Trouble::Stalled | Trouble::Refused)
        );
        if self.is_writing || self.is_paused || self.is_over || !(work.is_behind || is_doubtful) {
            return Vec::new();
        }
        self.attempt += 1;
        self.is_writing = true;
        vec![Command::Write(self.attempt)]
    }

    /// `work` is what there is to save once what this attempt saved is left out.
    fn end_attempt(&mut self, outcome: Result<(), Trouble>, had_words: bool, work: Work) -> Vec<Command> {
        self.is_writing = false;
        let mut commands = match outcome {
            Ok(()) => self.note_saved(had_words, work),
            // Where another tab has the draft by now, giving it up says what there is to say.
            Err(_) if self.is_over => Vec::new(),
            Err(Trouble::ChangedElsewhere) => self.be_taken(work),
            Err(why @ (Trouble::Missing | Trouble::Stalled | Trouble::Refused)) => self.fail(why, work),
        };
        commands.push(Command::TellWaiting);
        commands
    }

    fn note_saved(&mut self, had_words: bool, work: Work) -> Vec<Command> {
        let mut commands = vec![Command::NoteSaved];
        if !self.is_over {
            commands.extend(self.say(if work.keeps_nothing { Standing::OnlyInThisPage } else { Standing::Saved }));
        }
        commands.push(if work.is_behind { Command::SaveSoon } else { Command::ForgetAside });
        commands.extend(had_words.then_some(Command::KeepVersion));
        commands
    }

    /// Says whether anything is lost by a failure, and tries again in a while. A draft that is gone is not kept again unless
    /// somebody says so.
    fn fail(&mut self, why: Trouble, work: Work) -> Vec<Command> {
        // One that is to be kept again may still hear that it was gone.
        let is_missing = why == Trouble::Missing && !work.is_new;
        let is_lost = is_missing || work.has_unsaved_words;
        let said = self.say(if is_lost { Standing::Failed(why) } else { Standing::Stuck(why) });
        said.into_iter().chain((!is_missing).then_some(Command::SaveLater)).collect()
    }

    fn be_taken(&mut self, work: Work) -> Vec<Command> {
        // What is nowhere else stays as it is.
        if self.is_over || self.is_missing(work) {
            return Vec::new();
        }
        self.is_over = true;
        let next = if work.has_unsaved_words { Standing::KeepingLateWords } else { Standing::Elsewhere };
        let late = work.has_unsaved_words.then_some(Command::KeepLateWords);
        [Command::MakeReadOnly].into_iter().chain(self.say(next)).chain(late).collect()
    }

    fn end_late_words(&mut self, outcome: Result<(), Trouble>, work: Work) -> Vec<Command> {
        let mut commands = match outcome {
            Ok(()) => {
                [Command::ForgetLateWords, Command::NoteAllSaved].into_iter().chain(self.say(Standing::Elsewhere)).collect()
            }
            // It was given a passphrase that this page does not know: nothing may lie about in the clear.
            Err(why @ Trouble::ChangedElsewhere) => {
                [Command::ForgetLateWords].into_iter().chain(self.say(Standing::Failed(why))).collect()
            }
            Err(Trouble::Missing) if self.is_missing(work) => Vec::new(),
            Err(why @ Trouble::Missing) => self.say(Standing::Failed(why)),
            Err(why @ (Trouble::Stalled | Trouble::Refused)) => {
                self.say(Standing::Failed(why)).into_iter().chain([Command::KeepLateWordsLater]).collect::<Vec<_>>()
            }
        };
        commands.push(Command::TellWaiting);
        commands
    }

    fn say(&mut self, standing: Standing) -> Vec<Command> {
        self.standing = standing;
        vec![Command::Say(standing)]
    }
}
