//! Two copies of one draft that grew apart, or a draft and what a colleague sent back, become one: what does not collide is taken
//! at once, what does is chosen, and nothing is written over without a choice. Knows no files and no clock.
//!
//! A colleague's part knows how everything stood when it was asked for, so that only what they changed counts. Two whole drafts
//! know nothing of how they stood before: what only one of them says is taken from it. Whatever was weighed once is remembered
//! by its digest, so that the same file again changes nothing.

mod both;
mod joining;

use super::answer::Answer;
use super::audit_return::{Action, Return, Status};
use super::colleague::Decided;
use super::digest::canonical_digest;
use super::ids::*;
use super::judgement::{Judgement, Subject};
use super::plain::is_seen;
use super::questionnaire::Questionnaire;
use both::both_answers;
pub use joining::Added;
use joining::{add_what_cannot_collide, added};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Something that two copies may say differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A field of the profile.
    Field(FieldId),
    /// The answer to a question, with its evidence and note.
    Answer(QuestionId),
    /// An action.
    Action(ActionId),
    /// A grade that a person gave.
    Judgement(Subject),
}

/// What is done where both copies say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is here stays.
    Mine,
    /// What came takes its place.
    Theirs,
    /// What is here stays, and what came is written beside it.
    Both,
}

/// What bringing two copies together would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// What is taken at once, because only the other copy changed it.
    pub taken: Vec<Thing>,
    /// What both changed, and somebody has to choose.
    pub collide: Vec<Thing>,
    /// What is added besides, since more of it never takes anything away.
    pub added: Vec<Added>,
    /// Whether something differs that was weighed before, or that a colleague left as it was.
    pub has_known_differences: bool,
}

/// Why two records cannot be brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTogether {
    /// One of them is of another draft.
    OtherDraft,
    /// What is here was submitted.
    Submitted,
    /// One of them was corrected since.
    OtherRevision,
    /// They are in two editions of the questionnaire.
    OtherEdition,
}

impl Together {
    /// Whether there is nothing to do.
    pub fn is_nothing(&self) -> bool {
        self.taken.is_empty() && self.collide.is_empty() && self.added.is_empty()
    }
}

impl Thing {
    /// What is remembered of it.
    fn name(&self) -> String {
        match self {
            Self::Field(id) => format!("profile/{id}"),
            Self::Answer(id) => format!("answers/{id}"),
            Self::Action(id) => format!("actions/{id}"),
            Self::Judgement(Subject::Domain(id)) => format!("judgements/{id}"),
            Self::Judgement(Subject::Overall) => "judgements".to_owned(),
        }
    }

    /// Whether both can stand: texts can be written beside each other, grades and facts cannot.
    pub fn can_be_both(&self) -> bool {
        match self {
            Self::Answer(_) | Self::Action(_) => true,
            Self::Field(_) | Self::Judgement(_) => false,
        }
    }
}

/// What stands under something, so that two of them can be compared: a digest, or nothing.
type Content = Option<String>;

/// Whether what came can be brought together with what is here.
pub fn refuses(mine: &Return, theirs: &Return) -> Option<NotTogether> {
    let is_copy = theirs.id == mine.id;
    let is_part_of_it = theirs.part.as_ref().is_some_and(|part| part.of == mine.id);
    let edition = |record: &Return| (record.questionnaire.id.clone(), record.questionnaire.digest.clone());
    if !is_copy && !is_part_of_it {
        return Some(NotTogether::OtherDraft);
    }
    if mine.status == Status::Submitted {
        return Some(NotTogether::Submitted);
    }
    if is_copy && theirs.revision != mine.revision {
        return Some(NotTogether::OtherRevision);
    }
    (edition(mine) != edition(theirs)).then_some(NotTogether::OtherEdition)
}

/// What bringing them together would do, in the order of the questionnaire.
pub fn together(questionnaire: &Questionnaire, mine: &Return, theirs: &Return) -> Together {
    let mut found = Together::default();
    for thing in things(questionnaire, mine, theirs) {
        match fate(&thing, mine, theirs) {
            Fate::Same => {}
            Fate::Stays => found.has_known_differences = true,
            Fate::Taken => found.taken.push(thing),
            Fate::Collides => found.collide.push(thing),
        }
    }
    found.added = added(mine, theirs);
    found
}

/// Both as one. What collides and is not chosen stays as it is here, and is asked again another time.
pub fn bring(questionnaire: &Questionnaire, mine: &Return, theirs: &Return, choices: &BTreeMap<Thing, Side>) -> Return {
    let found = together(questionnaire, mine, theirs);
    let mut one = mine.clone();
    let taken = found.taken.iter().map(|thing| (thing, Side::Theirs));
    let chosen = found.collide.iter().filter_map(|thing| Some((thing, *choices.get(thing)?)));
    for (thing, choice) in taken.chain(chosen) {
        for statement in [statement(thing, mine), statement(thing, theirs)] {
            decide(&mut one.decided, thing, statement);
        }
        match choice {
            Side::Mine => {}
            Side::Theirs => take(thing, &mut one, theirs),
            Side::Both => take_both(questionnaire, thing, &mut one, theirs),
        }
    }
    add_what_cannot_collide(&mut one, theirs);
    one
}

enum Fate {
    Same,
    Stays,
    Taken,
    Collides,
}

fn fate(thing: &Thing, mine: &Return, theirs: &Return) -> Fate {
    let (here, there) = (content(thing, mine), content(thing, theirs));
    if here == there {
        return Fate::Same;
    }
    if is_decided(&mine.decided, thing, &statement(thing, theirs)) {
        return Fate::Stays;
    }
    match before(thing, theirs) {
        Before::Known { is_untouched: true, .. } => Fate::Stays,
        Before::Known { content, .. } if here == content => Fate::Taken,
        Before::Unknown if there.is_none() => Fate::Stays,
        Before::Unknown if here.is_none() => Fate::Taken,
        Before::Known { .. } | Before::Unknown => Fate::Collides,
    }
}

/// How something stood when both copies were one.
enum Before {
    Unknown,
    Known {
        content: Content,
        /// Whether the colleague has left it alone. Whoever changed it and set it back has said so.
        is_untouched: bool,
    },
}

fn before(thing: &Thing, theirs: &Return) -> Before {
    let Some(part) = &theirs.part else { return Before::Unknown };
    match thing {
        Thing::Answer(id) => {
            let then = part.base.get(id);
            let time = |answer: Option<&Answer>| answer.and_then(|answer| answer.at.clone());
            let content = then.and_then(of_answer);
            let is_same = content == self::content(thing, theirs);
            Before::Known { is_untouched: is_same && time(then) == time(theirs.answers.get(id)), content }
        }
        Thing::Action(id) => {
            let content = part.base_actions.iter().find(|action| action.id == *id).and_then(of_action);
            Before::Known { is_untouched: content == self::content(thing, theirs), content }
        }
        Thing::Field(_) | Thing::Judgement(_) => Before::Unknown,
    }
}

/// Everything that may differ: of a colleague's part, what was asked of them.
fn things(questionnaire: &Questionnaire, mine: &Return, theirs: &Return) -> Vec<Thing> {
    let is_asked = |id: &QuestionId| theirs.part.as_ref().is_none_or(|part| part.questions.contains(id));
    let known = questionnaire.questions().map(|question| question.id.clone());
    let mut others: BTreeSet<QuestionId> = mine.answers.keys().chain(theirs.answers.keys()).cloned().collect();
    let known: Vec<QuestionId> = known.filter(|id| others.remove(id)).collect();
    let answers = known.into_iter().chain(others).filter(is_asked).map(Thing::Answer);
    let is_whole = theirs.part.is_none();
    let fields: BTreeSet<&FieldId> = mine.profile.keys().chain(theirs.profile.keys()).filter(|_| is_whole).collect();
    let domains: BTreeSet<&DomainId> = mine.judgements.keys().chain(theirs.judgements.keys()).filter(|_| is_whole).collect();
    let domains = domains.into_iter().map(|id| Subject::Domain(id.clone()));
    let judgements = domains.chain(is_whole.then_some(Subject::Overall)).map(Thing::Judgement);
    let mut actions: Vec<&ActionId> = mine.actions.iter().map(|action| &action.id).collect();
    for action in &theirs.actions {
        if !actions.contains(&&action.id) {
            actions.push(&action.id);
        }
    }
    let actions = actions.into_iter().map(|id| Thing::Action(id.clone()));
    fields.into_iter().map(|id| Thing::Field(id.clone())).chain(answers).chain(judgements).chain(actions).collect()
}

fn content(thing: &Thing, record: &Return) -> Content {
    match thing {
        Thing::Field(id) => record.profile.get(id).filter(|value| is_seen(&value.typed())).and_then(digest),
        Thing::Answer(id) => record.answer_to(id).and_then(of_answer),
        Thing::Action(id) => record.actions.iter().find(|action| action.id == *id).and_then(of_action),
        Thing::Judgement(subject) => record.judgement(subject).filter(|judgement| is_said(judgement)).and_then(digest),
    }
}

/// What is said under something and when: whoever gives an answer anew has said something new, though it be the same.
fn statement(thing: &Thing, record: &Return) -> Content {
    let content = content(thing, record)?;
    let at = match thing {
        Thing::Answer(id) => record.answer_to(id).and_then(|answer| answer.at.clone()),
        Thing::Field(_) | Thing::Action(_) | Thing::Judgement(_) => None,
    };
    digest(&(content, at))
}

fn is_said(judgement: &Judgement) -> bool {
    judgement.given().is_some() || judgement.has_reason()
}

/// An answer without who gave it and when, and without what was left blank; nothing where it says nothing.
fn of_answer(answer: &Answer) -> Content {
    let mut said = Answer { by: None, at: None, carried_from: None, ..answer.clone() };
    said.response = said.response.filter(|response| !response.is_blank());
    said.evidence.retain(|one| is_seen(&one.text) || !one.extra.is_empty());
    said.boxes.retain(|_, text| is_seen(text));
    said.sites.retain(|_, site| !site.is_empty());
    if !is_seen(&said.note) {
        said.note.clear();
    }
    if said.is_empty() { None } else { digest(&said) }
}

fn of_action(action: &Action) -> Content {
    if action.is_blank() { None } else { digest(action) }
}

fn digest(of: &impl Serialize) -> Content {
    canonical_digest(of)
}

/// What is remembered of something that says nothing.
const NOTHING: &str = "nothing";

fn decide(decided: &mut Decided, thing: &Thing, statement: Content) {
    decided.entry(thing.name()).or_default().insert(statement.unwrap_or_else(|| NOTHING.to_owned()));
}

fn is_decided(decided: &Decided, thing: &Thing, statement: &Content) -> bool {
    let statement = statement.as_deref().unwrap_or(NOTHING);
    decided.get(&thing.name()).is_some_and(|digests| digests.contains(statement))
}

fn take(thing: &Thing, one: &mut Return, theirs: &Return) {
    match thing {
        Thing::Field(id) => match theirs.profile.get(id) {
            Some(value) => drop(one.profile.insert(id.clone(), value.clone())),
            None => drop(one.profile.remove(id)),
        },
        Thing::Answer(id) => match theirs.answers.get(id) {
            Some(answer) => drop(one.answers.insert(id.clone(), answer.clone())),
            None => drop(one.answers.remove(id)),
        },
        Thing::Action(id) => match theirs.actions.iter().find(|action| action.id == *id) {
            Some(action) => put_action(one, action.clone()),
            None => one.actions.retain(|action| action.id != *id),
        },
        Thing::Judgement(subject) => {
            if let Some(judgement) = theirs.judgement(subject) {
                one.judge(subject, judgement.clone());
            }
        }
    }
}

fn put_action(one: &mut Return, action: Action) {
    match one.actions.iter_mut().find(|there| there.id == action.id) {
        Some(there) => *there = action,
        None => one.actions.push(action),
    }
}

fn take_both(questionnaire: &Questionnaire, thing: &Thing, one: &mut Return, theirs: &Return) {
    match thing {
        Thing::Answer(id) => {
            let (Some(mine), Some(other)) = (one.answers.get(id).cloned(), theirs.answers.get(id)) else {
                return take(thing, one, theirs);
            };
            one.answers.insert(id.clone(), both_answers(questionnaire, id, mine, other));
        }
        Thing::Action(id) => {
            if let Some(action) = theirs.actions.iter().find(|action| action.id == *id) {
                // Another colleague's words on the same action come beside these, and do not take their place.
                let name: String = digest(action).unwrap_or_default().chars().take(8).collect();
                put_action(one, Action { id: format!("{id}-{name}").as_str().into(), ..action.clone() });
            }
        }
        // Only one of two facts or grades can be.
        Thing::Field(_) | Thing::Judgement(_) => {}
    }
}
