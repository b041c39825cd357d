//! Pages that open one draft, type, save, stall, end and delete in any order: no word of any of them is in no place.

use super::following::record;
use crate::anything::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::keeping::head::Head;
use safeguarding_audit::keeping::left::Left;
use safeguarding_audit::keeping::only_if::OnlyIf;
use safeguarding_audit::keeping::taking_up::{take_up, wholly_shown};
use safeguarding_audit::model::parts::{Part, PartChanges, Parts, apply};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What happens next. The first number says to which page.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// It opens the draft to work on it.
    Opens(usize),
    /// It opens the draft while the device is full, and goes on in memory.
    OpensUnclaimed(usize),
    /// A word is typed into one of two answers.
    Types(usize, usize),
    /// An answer is emptied.
    Empties(usize, usize),
    /// It begins a save.
    Saves(usize),
    /// One of the saves that it began comes through, whichever.
    ComesThrough(usize, usize),
    /// One that was begun by a page that has ended or released the draft does, whichever.
    ComesThroughLate(usize),
    /// It hears that another page has the draft.
    Loses(usize),
    /// It ends at once; the next page at its place is another.
    Ends(usize),
    /// The draft is deleted, or brought back.
    IsDeleted,
}

/// A save that was begun.
#[derive(Clone)]
struct Attempt {
    before: Head,
    head: Head,
    changes: PartChanges,
    edits: u64,
}

/// A page that has the draft open.
struct Page {
    writer: String,
    head: Head,
    sequence: u64,
    view: Parts,
    unsaved: BTreeSet<Part>,
    edits: u64,
    attempts: Vec<Attempt>,
    is_stopped: bool,
    /// What other pages had put aside and is in its memory only.
    adopted: Vec<Left>,
}

/// A device with one draft, and pages that come and go.
struct Device {
    head: Head,
    parts: Parts,
    earlier: Vec<Parts>,
    aside: BTreeMap<String, Left>,
    pages: [Option<Page>; 3],
    late: Vec<Attempt>,
    /// So that each page, word and time is another.
    count: u64,
    /// Words that nobody has rewritten who had seen them.
    words: BTreeSet<u64>,
}

fn part(at: usize) -> Part {
    Part::Answer(format!("Q{at}").as_str().into())
}

/// The words in parts.
fn words_in<'a>(parts: impl IntoIterator<Item = &'a Value>) -> Vec<u64> {
    parts.into_iter().filter_map(Value::as_u64).collect()
}

impl Device {
    fn new() -> Self {
        let head = Head::new(&record(), "nobody", &time(0), String::new());
        let (parts, earlier, aside, late, words) = Default::default();
        Self { head, parts, earlier, aside, pages: [const { None }; 3], late, count: 0, words }
    }

    fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    /// What was put aside, the oldest first, as the device lists it.
    fn put_aside(&self) -> Vec<Left> {
        let mut aside: Vec<Left> = self.aside.values().cloned().collect();
        aside.sort_by(|one, other| one.at.cmp(&other.at));
        aside
    }

    fn happens(&mut self, event: Event) {
        match event {
            Event::Opens(page) => self.opens(page),
            Event::OpensUnclaimed(page) => self.opens_unclaimed(page),
            Event::Types(page, at) => self.types(page, at, true),
            Event::Empties(page, at) => self.types(page, at, false),
            Event::Saves(page) => self.saves(page),
            Event::ComesThrough(page, which) => self.comes_through(page, which),
            Event::ComesThroughLate(which) => {
                if !self.late.is_empty() {
                    let attempt = self.late.remove(which % self.late.len());
                    self.write(&attempt);
                }
            }
            Event::Loses(page) => self.loses(page),
            Event::Ends(page) => self.ends(page),
            Event::IsDeleted => {
                let nobody = self.next().to_string();
                self.head = self.head.claimed_by(&nobody);
                self.head.deleted_at = self.head.deleted_at.is_none().then(|| time(self.count));
            }
        }
    }

    fn opens(&mut self, at: usize) {
        if self.head.deleted_at.is_some() || self.pages[at].as_ref().is_some_and(|page| !page.is_stopped) {
            return;
        }
        // Each opening is another page's.
        self.ends(at);
        let writer = self.next().to_string();
        let found = self.put_aside();
        let taken = take_up(&self.head, &self.parts, &found.iter().collect::<Vec<_>>(), &writer);
        // The write looks at the head again, and nobody came in between.
        assert!(OnlyIf::StillHead(&self.head).allows(Some(&self.head.text().expect("a head is JSON"))));
        assert!(taken.head.sequence > self.head.sequence);
        apply(&mut self.parts, &taken.changes);
        assert_eq!(self.parts, taken.parts, "what is written is what is shown");
        self.earlier.extend(taken.earlier.into_iter().map(|earlier| earlier.parts));
        self.head = taken.head;
        self.aside.clear();
        self.pages[at] = Some(Page::of(writer, self.head.clone(), taken.parts));
    }

    fn opens_unclaimed(&mut self, at: usize) {
        if self.head.deleted_at.is_some() || self.pages[at].is_some() {
            return;
        }
        let mut page = Page::of(self.next().to_string(), self.head.clone(), self.parts.clone());
        let found = self.put_aside().into_iter();
        let found: Vec<Left> = found.filter(|left| !left.is_in(&self.head) && left.continues(&self.head)).collect();
        page.adopted = wholly_shown(&found.iter().collect::<Vec<_>>()).into_iter().cloned().collect();
        for changes in found.iter().map(Left::changes) {
            apply(&mut page.view, &changes);
            page.unsaved.extend(changes.into_iter().map(|(part, _)| part));
        }
        self.pages[at] = Some(page);
    }

    fn types(&mut self, at: usize, into: usize, is_word: bool) {
        let word = self.next();
        let Some(page) = self.pages[at].as_mut().filter(|page| !page.is_stopped) else { return };
        let before = match is_word {
            true => page.view.insert(part(into), json!(word)),
            false => page.view.remove(&part(into)),
        };
        self.words.retain(|word| !words_in(&before).contains(word));
        self.words.extend(is_word.then_some(word));
        page.unsaved.insert(part(into));
        page.edits += 1;
        let left = Left::since(&page.head, &page.writer, page.sequence + 1, &page.changes(), time(word));
        // What has been put aside anew since stays.
        self.aside.retain(|_, left| !page.adopted.contains(left));
        page.adopted.clear();
        // What is put aside is read back as it was written.
        let written = serde_json::to_string(&left).expect("it is JSON");
        self.aside.insert(page.writer.clone(), serde_json::from_str(&written).expect("it is one of ours"));
    }

    fn saves(&mut self, at: usize) {
        let Some(page) = self.pages[at].as_mut().filter(|page| !page.is_stopped && !page.unsaved.is_empty()) else { return };
        page.sequence += 1;
        let mut head = page.head.clone();
        (head.sequence, head.writer) = (page.sequence, page.writer.clone());
        let attempt = Attempt { before: page.head.clone(), head, changes: page.changes(), edits: page.edits };
        page.attempts.push(attempt);
    }

    /// Whether a save is written.
    fn write(&mut self, attempt: &Attempt) -> bool {
        let may = OnlyIf::MayBeFollowed { before: &attempt.before, by: &attempt.head };
        let is_written = may.allows(Some(&self.head.text().expect("a head is JSON")));
        if is_written {
            assert!(
                self.head.writer == attempt.head.writer || self.head == attempt.before,
                "another page's work is written over"
            );
            assert!(attempt.head.sequence >= self.head.sequence, "newer work is written over");
            apply(&mut self.parts, &attempt.changes);
            self.head = attempt.head.clone();
        }
        is_written
    }

    fn ends(&mut self, at: usize) {
        self.late.extend(self.pages[at].take().into_iter().flat_map(|page| page.attempts));
    }

    fn comes_through(&mut self, at: usize, which: usize) {
        let Some(page) = self.pages[at].as_mut().filter(|page| !page.attempts.is_empty()) else { return };
        let attempt = page.attempts.remove(which % page.attempts.len());
        let is_written = self.write(&attempt);
        let Some(page) = self.pages[at].as_mut() else { return };
        if attempt.head.sequence != page.sequence {
            // It was given up, and another attempt was made since.
            return;
        }
        if !is_written {
            return self.loses(at);
        }
        page.head = attempt.head;
        if attempt.edits == page.edits {
            page.unsaved.clear();
            self.aside.remove(&page.writer);
            self.aside.retain(|_, left| !page.adopted.contains(left));
            page.adopted.clear();
        }
    }

    /// What was not saved becomes an earlier version; until then it stays put aside.
    fn loses(&mut self, at: usize) {
        let Some(page) = self.pages[at].as_mut().filter(|page| !page.is_stopped) else { return };
        page.is_stopped = true;
        if !page.unsaved.is_empty() && self.head.sequence.is_multiple_of(2) {
            self.earlier.push(page.view.clone());
            self.aside.remove(&page.writer);
        }
    }

    /// Every word that somebody could still find.
    fn found(&self) -> BTreeSet<u64> {
        let kept = [&self.parts].into_iter().chain(&self.earlier).flat_map(BTreeMap::values);
        let aside = self.aside.values().flat_map(|left| left.parts.values());
        words_in(kept.chain(aside)).into_iter().collect()
    }
}

impl Page {
    fn of(writer: String, head: Head, view: Parts) -> Self {
        let (unsaved, attempts, adopted) = Default::default();
        Self { writer, sequence: head.sequence, head, view, unsaved, edits: 0, attempts, is_stopped: false, adopted }
    }

    fn changes(&self) -> PartChanges {
        self.unsaved.iter().map(|part| (part.clone(), self.view.get(part).cloned())).collect()
    }
}

fn time(at: u64) -> String {
    format!("2026-11-02T09:{:02}:{:02}Z", at / 60, at % 60)
}

fn any_event() -> impl Strategy<Value = Event> {
    let page = 0..3_usize;
    prop_oneof![
        3 => page.clone().prop_map(Event::Opens),
        1 => page.clone().prop_map(Event::OpensUnclaimed),
        5 => (page.clone(), 0..2_usize).prop_map(|(page, at)| Event::Types(page, at)),
        1 => (page.clone(), 0..2_usize).prop_map(|(page, at)| Event::Empties(page, at)),
        4 => page.clone().prop_map(Event::Saves),
        5 => (page.clone(), 0..3_usize).prop_map(|(page, which)| Event::ComesThrough(page, which)),
        2 => (0..9_usize).prop_map(Event::ComesThroughLate),
        1 => page.clone().prop_map(Event::Loses),
        2 => page.prop_map(Event::Ends),
        1 => Just(Event::IsDeleted),
    ]
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn no_word_of_any_page_is_in_no_place(events in vec(any_event(), 1..60)) {
        let mut device = Device::new();
        for (at, event) in events.iter().enumerate() {
            let before = device.head.clone();
            device.happens(*event);
            let lost: Vec<&u64> = device.words.iter().filter(|word| !device.found().contains(word)).collect();
            prop_assert!(lost.is_empty(), "{lost:?} are gone after {:?}", &events[..=at]);
            if device.head != before {
                prop_assert!(device.head.sequence >= before.sequence);
            }
            if let (Event::ComesThrough(..) | Event::ComesThroughLate(_), Some(_)) = (event, &before.deleted_at) {
                prop_assert!(device.head.deleted_at.is_some(), "a save brought a deleted draft back");
            }
        }
    }
}
