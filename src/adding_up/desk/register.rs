//! The register at the desk: who is expected in the round that is looked at, who has returned, and what somebody says of it.

use super::RowDesk;
use super::shown::{
    ExpectedShown, FilterChoice, Looked, MOST_LINES, NotExpectedShown, RegisterGroup, RegisterShown, StatusFilter,
};
use crate::adding_up::talk::RegisterAsk;
use crate::aggregation::counting::{Keyed, RoundPlace, newest_first};
use crate::aggregation::register::{
    Attendance, ExpectedStatus, KnownKinds, RateGroup, ReturnStatus, Returned, neither, response_rates,
};
use crate::aggregation::row::GradeStanding;
use crate::interchange::register::{ListError, ReadRegister, chase_csv, read_list, read_pasted_list, read_register};
use crate::model::ids::ExpectedId;
use crate::model::meaning::Meaning;
use crate::model::register::{Expected, Register};
use crate::model::typed_date::read_date;
use crate::words::register::{self as words, list};
use crate::words::typed::date_problem;
use std::collections::{BTreeMap, BTreeSet};

/// Which part of the list is wanted.
pub(super) struct RegisterList<'l> {
    /// How many to pass over.
    pub from: usize,
    /// Part of a name; empty for all.
    pub like: &'l str,
    /// Only those with whom it stands so.
    pub only: StatusFilter,
    /// How many at most.
    pub most: usize,
}

impl RegisterList<'_> {
    /// No line of it.
    pub(super) fn none() -> Self {
        Self { from: usize::MAX, like: "", only: StatusFilter::All, most: MOST_LINES }
    }

    /// Everybody who is to be chased.
    pub(super) fn not_returned() -> Self {
        Self { from: 0, only: StatusFilter::NotReturned, most: usize::MAX, ..Self::none() }
    }
}

impl RowDesk {
    /// Goes by these registers, by round.
    pub fn go_by_registers(&mut self, registers: BTreeMap<String, Register>) {
        self.registers = registers;
    }

    /// The registers of these rounds are kept and cannot be read, so nobody writes over them.
    pub fn leave_registers(&mut self, rounds: BTreeSet<String>) {
        self.unreadable_registers = rounds;
    }

    /// The registers, by round.
    pub fn registers(&self) -> &BTreeMap<String, Register> {
        &self.registers
    }

    /// Does what somebody says of the register of a round; says what there is to say of a list, or what is wrong.
    pub fn change_register(&mut self, round: &str, ask: RegisterAsk, list: Option<&[u8]>) -> Result<Vec<String>, String> {
        if self.unreadable_registers.contains(round) {
            return Err(words::UNREADABLE.to_owned());
        }
        match ask {
            RegisterAsk::Paste { text } => self.take_list(round, read_pasted_list(&text)),
            RegisterAsk::List => match list.and_then(|bytes| read_register(bytes).ok()) {
                Some(saved) => Ok(self.take_saved(round, saved)),
                None => self.take_list(round, list.map_or(Err(ListError::Empty), read_list)),
            },
            RegisterAsk::CopyFrom { round: from } => {
                if let Some(before) = self.registers.get(&from) {
                    let next = before.for_round(round);
                    self.registers.insert(round.to_owned(), next);
                }
                Ok(Vec::new())
            }
            RegisterAsk::Remove => {
                self.registers.remove(round);
                Ok(Vec::new())
            }
            RegisterAsk::Deadlines { first, last } => {
                let day = |typed: &str| match typed.trim() {
                    "" => Ok(String::new()),
                    typed => read_date(typed).map(|date| date.to_string()).map_err(|_| date_problem(typed)),
                };
                let (first, last) = (day(&first)?, day(&last)?);
                let register = self.register(round);
                (register.first_deadline, register.final_deadline) = (first, last);
                Ok(Vec::new())
            }
            RegisterAsk::Add { name } => {
                let added = Expected { name, ..Expected::default() };
                self.register(round).take_in(vec![added]);
                Ok(Vec::new())
            }
            RegisterAsk::Same { id, name } => {
                self.register(round).remember(&id.as_str().into(), &name);
                Ok(Vec::new())
            }
            RegisterAsk::Other { id, name } => {
                self.register(round).refuse(&id.as_str().into(), &name);
                Ok(Vec::new())
            }
            RegisterAsk::LeaveOut { id, reason } => {
                self.register(round).leave_out(&id.as_str().into(), &reason);
                Ok(Vec::new())
            }
            RegisterAsk::TakeBack { id } => {
                self.register(round).take_back(&id.as_str().into());
                Ok(Vec::new())
            }
        }
    }

    fn register(&mut self, round: &str) -> &mut Register {
        self.registers.entry(round.to_owned()).or_insert_with(|| Register::start(round))
    }

    fn take_list(&mut self, round: &str, read: Result<ReadRegister, ListError>) -> Result<Vec<String>, String> {
        let ReadRegister { expected, remarks, columns } = read.map_err(|error| list::list_error(&error))?;
        let taken = self.register(round).take_in(expected);
        let mut said = vec![list::taken(taken.added.len(), taken.known.len())];
        said.extend(columns.iter().map(list::read_column));
        said.extend(list::remarks(&remarks));
        Ok(said)
    }

    /// Takes in a register that was saved, whichever round it was of; its days count where none are set here.
    fn take_saved(&mut self, round: &str, saved: Register) -> Vec<String> {
        let register = self.register(round);
        for (here, there) in
            [(&mut register.first_deadline, &saved.first_deadline), (&mut register.final_deadline, &saved.final_deadline)]
        {
            if here.is_empty() && saved.cycle == round {
                here.clone_from(there);
            }
        }
        let taken = register.take_in(saved.expected);
        vec![list::taken(taken.added.len(), taken.known.len())]
    }

    /// Whom to chase, as a table.
    pub fn chase_list(&self, round: &str) -> Option<Vec<u8>> {
        let register = self.registers.get(round)?;
        let attendance = self.attendance(register, 0);
        let before = self.before(round);
        let again = before.as_ref().map(|(register_before, before)| neither((register, &attendance), (register_before, before)));
        Some(chase_csv(register, &attendance, &again.unwrap_or_default()))
    }

    /// Who is expected and who has returned, of the round that is looked at.
    pub(super) fn look_at_register(&self, looked: &mut Looked, rows: &[Keyed<'_>], wanted: &RegisterList<'_>) {
        let others = self.registers.keys().filter(|other| **other != looked.round).cloned();
        let mut others: Vec<String> = others.collect();
        newest_first(&mut others);
        looked.other_registers = others;
        let Some(register) = self.registers.get(&looked.round) else { return };
        let attendance = self.attendance(register, if wanted.from == usize::MAX { 0 } else { MOST_LINES });
        let before = self.before(&looked.round);
        let this = (register, &attendance);
        let last = before.as_ref().map(|(register, attendance)| (*register, attendance));
        let rates = response_rates(this, last);
        let cycle_before = last.map(|(register, _)| register.cycle.clone()).unwrap_or_default();
        let again: Vec<ExpectedId> = last.map(|last| neither(this, last)).unwrap_or_default();
        let group = |group: &RateGroup| RegisterGroup {
            name: words::group(group).to_owned(),
            expected: group.rate.expected,
            rate: words::rate_line("organisations", register, (&group.rate, group.before.as_ref()), &cycle_before),
            rate_alone: words::rate_line("organisations", register, (&group.rate, None), &cycle_before),
            numbers: group.rate,
            before: group.before,
            is_before_hidden: false,
        };
        let notes =
            [words::left_out(&rates), words::undated(&rates.all), last.map(|_| words::neither(again.len(), &cycle_before))];
        let names: BTreeMap<&str, &str> = rows.iter().map(|(key, row)| (*key, row.organisation.as_str())).collect();
        let (lines, in_all) = expected_lines(register, &attendance, &again, wanted);
        looked.register = Some(RegisterShown {
            first_deadline: register.first_deadline.clone(),
            final_deadline: register.final_deadline.clone(),
            expected: register.expected.len(),
            rate: words::rate_line("organisations", register, (&rates.all, rates.before.as_ref()), &cycle_before),
            numbers: rates.all,
            before: rates.before,
            round_before: cycle_before.clone(),
            notes: notes.into_iter().flatten().collect(),
            by_kind: rates.by_kind.iter().map(group).collect(),
            by_sector: rates.by_sector.iter().map(group).collect(),
            by_locality: rates.by_locality.iter().map(group).collect(),
            lines,
            lines_in_all: in_all,
            not_expected: not_expected(register, &attendance, &names),
        });
    }

    /// The register of the newest round before this one, with what was returned in it.
    fn before(&self, round: &str) -> Option<(&Register, Attendance)> {
        let mut rounds: Vec<String> = self.registers.keys().cloned().chain([round.to_owned()]).collect();
        newest_first(&mut rounds);
        rounds.dedup();
        let at = rounds.iter().position(|one| one == round)?;
        let register = rounds.get(at + 1).and_then(|before| self.registers.get(before))?;
        Some((register, self.attendance(register, 0)))
    }

    /// The localities in the register of a round.
    pub(super) fn localities(&self, round: &str) -> Vec<FilterChoice> {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for expected in self.registers.get(round).into_iter().flat_map(|register| &register.expected) {
            *counted.entry(expected.locality.trim()).or_default() += 1;
        }
        let named = counted.into_iter().filter(|(name, _)| !name.is_empty());
        named.map(|(name, n)| FilterChoice { id: name.to_owned(), label: name.to_owned(), n }).collect()
    }

    /// The keys of returns of organisations that the register of a round says are there.
    pub(super) fn keys_in_locality(&self, round: &str, locality: &str) -> BTreeSet<String> {
        let here = self.returns_by_locality(round).into_iter().filter(|(_, of)| of == locality);
        here.map(|(key, _)| key).collect()
    }

    /// Where the register of a round says that the organisation of a return is; empty where it does not.
    pub(super) fn locality_of(&self, round: &str, key: &str) -> String {
        self.returns_by_locality(round).remove(key).unwrap_or_default()
    }

    fn returns_by_locality(&self, round: &str) -> BTreeMap<String, String> {
        let Some(register) = self.registers.get(round) else { return BTreeMap::new() };
        let attendance = self.attendance(register, 0);
        let lines = register.expected.iter().zip(&attendance.lines);
        let of_line = lines
            .flat_map(|(expected, line)| line.returns.iter().map(|(key, _)| (key.clone(), expected.locality.trim().to_owned())));
        of_line.collect()
    }

    /// With suggestions for so many of the returns that nobody expects.
    fn attendance(&self, register: &Register, suggested: usize) -> Attendance {
        let rows: Vec<Keyed<'_>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let places = crate::aggregation::counting::places(&rows, self.choices(), &register.cycle);
        let of_round =
            rows.iter().zip(&places).filter(|((_, row), place)| row.audit.is_none() && **place != RoundPlace::OtherRound);
        let returned: Vec<Returned> = of_round
            .map(|((key, row), place)| Returned {
                key: (*key).to_owned(),
                name: row.organisation.clone(),
                kind: row.kind.clone(),
                sector: row.sector.clone(),
                identifiers: row.identifiers.clone(),
                submitted: row.submitted.clone(),
                is_complete: GradeStanding::of_code(row.overall) != GradeStanding::NotYet,
                is_counted: !matches!(place, RoundPlace::LeftOut(_)),
                is_superseded: false,
            })
            .collect();
        Attendance::suggesting(register, &returned, &self.known_kinds(), suggested)
    }

    fn known_kinds(&self) -> KnownKinds {
        let lists = self.questionnaires().iter().filter_map(|known| {
            let field = known.questionnaire.field_meaning(Meaning::OrganisationType)?;
            Some(known.questionnaire.choices(field.options.as_ref()))
        });
        KnownKinds::of(lists.flatten().map(|choice| (choice.id.as_str(), choice.label.as_str())))
    }
}

fn expected_lines(
    register: &Register,
    attendance: &Attendance,
    again: &[ExpectedId],
    wanted: &RegisterList<'_>,
) -> (Vec<ExpectedShown>, usize) {
    let like = wanted.like.trim().to_lowercase();
    let mut found: Vec<_> = register
        .expected
        .iter()
        .zip(&attendance.lines)
        .filter(|(expected, line)| expected.name.to_lowercase().contains(&like) && is_wanted(line.status, wanted.only))
        .collect();
    found.sort_by_cached_key(|(expected, line)| (rank(line.status), expected.name.to_lowercase(), expected.id.clone()));
    let in_all = found.len();
    let shown = found.into_iter().skip(wanted.from).take(wanted.most).map(|(expected, line)| {
        let how = line.returns.iter().find(|(key, _)| Some(key) == line.counted_by.as_ref()).map(|(_, by)| words::matched(*by));
        ExpectedShown {
            id: expected.id.to_string(),
            name: expected.name.clone(),
            about: [&expected.kind, &expected.sector, &expected.locality]
                .into_iter()
                .filter(|part| !part.trim().is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            contact_role: expected.contact_role.clone(),
            status: words::status(line.status).to_owned(),
            how: how.unwrap_or_default().to_owned(),
            is_returned: line.status.returned().is_some(),
            is_chased: matches!(line.status, ExpectedStatus::NotReturned | ExpectedStatus::Incomplete),
            is_incomplete: line.status == ExpectedStatus::Incomplete,
            is_again: again.contains(&expected.id),
            out_of_scope: expected.out_of_scope.clone(),
        }
    });
    (shown.collect(), in_all)
}

fn is_wanted(status: ExpectedStatus, only: StatusFilter) -> bool {
    match only {
        StatusFilter::All => true,
        StatusFilter::NotReturned => matches!(status, ExpectedStatus::NotReturned | ExpectedStatus::Incomplete),
        StatusFilter::Returned => status.returned().is_some(),
        StatusFilter::NotInScope => status == ExpectedStatus::NotInScope,
    }
}

/// What somebody must act on comes first.
fn rank(status: ExpectedStatus) -> u8 {
    match status {
        ExpectedStatus::Incomplete | ExpectedStatus::Twice(_) => 0,
        ExpectedStatus::NotReturned => 1,
        ExpectedStatus::Returned(_) => 2,
        ExpectedStatus::NotInScope => 3,
    }
}

fn not_expected(register: &Register, attendance: &Attendance, names: &BTreeMap<&str, &str>) -> Vec<NotExpectedShown> {
    let found = attendance.returns.iter().filter_map(|line| match &line.status {
        ReturnStatus::NotExpected(maybe) => Some((line, maybe)),
        ReturnStatus::Counts(_)
        | ReturnStatus::Again(_)
        | ReturnStatus::Incomplete(_)
        | ReturnStatus::Superseded
        | ReturnStatus::LeftOut(_)
        | ReturnStatus::NotInScope(_) => None,
    });
    let shown = found.take(MOST_LINES).map(|(line, maybe)| {
        let named = |id: &ExpectedId| register.expects(id).map(|expected| (id.to_string(), expected.name.clone()));
        NotExpectedShown {
            key: line.key.clone(),
            name: names.get(line.key.as_str()).map(|name| (*name).to_owned()).unwrap_or_default(),
            maybe: maybe.iter().filter_map(|one| named(&one.id)).collect(),
        }
    });
    shown.collect()
}
