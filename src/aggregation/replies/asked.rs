//! How many people a question was asked, and whether that may be said. Whom a question is asked follows from what they said
//! before, so the number asked gives away how many said that.
//!
//! It is said where none of these tells fewer people apart than the threshold: those asked, those not asked, and those who are
//! asked one of two questions and not the other, where the one is asked only of people who are asked the other. What it follows
//! from must be shown itself: of a question every count, of a group in the profile its size, unless all groups whose size is
//! hidden fall on one side. How many replies a whole file has is no secret, so a question that a file leaves out is compared
//! with no other.

use super::hiding::is_few;
use super::tally::Person;
use crate::aggregation::suppression::Threshold;
use crate::model::condition::Condition;
use crate::model::ids::{FieldId, QuestionId};
use crate::model::questionnaire::{Domain, Question};

/// Whether it may be said how many people a question was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Everybody was asked, or so many that it may be said.
    Known,
    /// It may not: those who were not asked are counted with those who did not answer.
    Unknown,
    /// So few were asked that nothing is shown.
    Few,
}

/// Who was asked what, of the questions whose base was looked at so far.
pub struct AskedPeople<'p, 'r> {
    people: &'p [Person<'r>],
    /// The group of each person, and how many groups there are; one where there are none.
    groups: &'p [usize],
    count: usize,
    threshold: Threshold,
    /// Sets of people whose size may be said, by person.
    said: Vec<Vec<bool>>,
}

impl<'p, 'r> AskedPeople<'p, 'r> {
    /// Nothing looked at yet. `groups` has the group of each person.
    pub fn new(people: &'p [Person<'r>], groups: &'p [usize], count: usize, threshold: Threshold) -> Self {
        Self { people, groups, count, threshold, said: Vec::new() }
    }

    /// Whether it may be said how many of each group were asked, given that of these people; remembers it where it may.
    pub fn may_say(&mut self, asked: &[bool]) -> bool {
        if asked.iter().all(|is_asked| *is_asked) || self.said.iter().any(|other| other == asked) {
            return true;
        }
        let not_asked: Vec<bool> = asked.iter().map(|is_asked| !is_asked).collect();
        let tells_few =
            self.tells_few(asked) || self.tells_few(&not_asked) || self.said.iter().any(|other| self.clashes(asked, other));
        if !tells_few {
            self.said.push(asked.to_vec());
        }
        !tells_few
    }

    /// Whether one of two sets is within the other, and only few people in between.
    fn clashes(&self, one: &[bool], other: &[bool]) -> bool {
        let within = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(in_a, in_b)| !in_a || *in_b);
        if !within(one, other) && !within(other, one) {
            return false;
        }
        let between: Vec<bool> = one.iter().zip(other).map(|(a, b)| a != b).collect();
        !self.is_of_files(&between) && self.tells_few(&between)
    }

    fn tells_few(&self, set: &[bool]) -> bool {
        let mut counts = vec![0; self.count];
        for (group, _) in self.groups.iter().zip(set).filter(|(_, is_in)| **is_in) {
            counts[*group] += 1;
        }
        counts.into_iter().any(|count| is_few(count, self.threshold))
    }

    /// Whether it is all replies of some files.
    fn is_of_files(&self, set: &[bool]) -> bool {
        let last = self.people.last().map_or(0, |person| person.file);
        (0..=last).all(|file| {
            let mut of_file = self.people.iter().zip(set).filter(|(person, _)| person.file == file).map(|(_, is_in)| *is_in);
            let first = of_file.next().unwrap_or_default();
            of_file.all(|is_in| is_in == first)
        })
    }
}

/// What decides whether a question is asked: fields of the profile, and other questions.
pub fn sources<'q>(domain: &'q Domain, question: &'q Question) -> (Vec<&'q FieldId>, Vec<&'q QuestionId>) {
    let conditions: Vec<&Condition> = [&domain.shown_when, &question.shown_when].into_iter().flatten().collect();
    let fields = conditions.iter().flat_map(|condition| condition.fields()).collect();
    (fields, conditions.iter().flat_map(|condition| condition.questions()).collect())
}

/// Whether all groups whose size is hidden are asked, or none of them is: then the number asked says nothing of their sizes.
pub fn hidden_on_one_side(groups: &[usize], hidden: &[bool], asked: &[bool]) -> bool {
    let mut of_hidden = groups.iter().zip(asked).filter(|(group, _)| hidden[**group]).map(|(_, is_asked)| *is_asked);
    let first = of_hidden.next().unwrap_or_default();
    of_hidden.all(|is_asked| is_asked == first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::replies::ReplyRow;

    /// So many of each file, and whether each was asked.
    fn may_say(files: &[usize], sets: &[&dyn Fn(usize) -> bool]) -> Vec<bool> {
        let reply = ReplyRow::default();
        let of_file = |(file, n): (usize, &usize)| vec![file; *n];
        let people: Vec<Person<'_>> =
            files.iter().enumerate().flat_map(of_file).map(|file| Person { file, reply: &reply }).collect();
        let groups = vec![0; people.len()];
        let mut asked = AskedPeople::new(&people, &groups, 1, Threshold::default());
        sets.iter().map(|set| asked.may_say(&(0..people.len()).map(set).collect::<Vec<bool>>())).collect()
    }

    #[test]
    fn few_asked_few_not_asked_and_few_in_between_are_not_said() {
        assert_eq!(may_say(&[30], &[&|at| at < 4]), [false]);
        assert_eq!(may_say(&[30], &[&|at| at < 26]), [false]);
        assert_eq!(may_say(&[30], &[&|at| at < 20]), [true]);
        assert_eq!(may_say(&[30], &[&|at| at < 20, &|at| at < 17, &|at| at < 15]), [true, false, true]);
        assert_eq!(may_say(&[30], &[&|at| at < 20, &|at| at >= 18]), [true, true], "neither is within the other");
    }

    #[test]
    fn a_whole_file_that_was_not_asked_is_no_secret() {
        assert_eq!(may_say(&[20, 3, 10], &[&|at| at < 23, &|at| at < 20]), [true, true]);
        assert_eq!(may_say(&[20, 13], &[&|at| at < 23, &|at| at < 20]), [true, false]);
    }

    #[test]
    fn groups_of_hidden_size_must_be_on_one_side() {
        let hidden = [true, true, false];
        assert!(hidden_on_one_side(&[0, 1, 2, 2], &hidden, &[false, false, true, false]));
        assert!(!hidden_on_one_side(&[0, 1, 2, 2], &hidden, &[true, false, true, true]));
    }
}
