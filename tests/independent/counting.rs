//! Which returns count in a round, and how it stands with those who are expected, by the documentation alone: one organisation
//! once, by what was submitted last; a register held against everything that came.

use super::making::World;
use super::paper::{Paper, list, plain, plain_number, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that are of one organisation alone.
const NUMBERS: [&str; 4] = ["urn", "dfe-number", "ofsted-urn", "ods-code"];
const KNOWN_BY: [&str; 6] = ["urn", "dfe-number", "ofsted-urn", "ods-code", "charity-number", "company-number"];

/// The returns that are kept of the files: submitted and unharmed, of each the latest revision.
pub fn kept(world: &World) -> Vec<Paper> {
    let mut kept: Vec<Paper> = Vec::new();
    for (name, bytes, is_sound) in &world.files {
        let file: Value = serde_json::from_slice(bytes).expect("it is JSON");
        if !is_sound || file["status"] != "submitted" {
            continue;
        }
        let made_with = (text(&file["questionnaire"], "id"), text(&file["questionnaire"], "edition"));
        let form = world.forms.iter().find(|form| form.id() == made_with).expect("its questionnaire is offered");
        let new = Paper::of(name, bytes, form);
        let is_same = |one: &&mut Paper| one.file["id"] == new.file["id"] && one.whose() == new.whose();
        match kept.iter_mut().find(is_same) {
            None => kept.push(new),
            Some(old) if new.file["revision"].as_u64() > old.file["revision"].as_u64() => *old = new,
            Some(_) => {}
        }
    }
    kept
}

/// The round of a return: what it says, else what somebody chose.
pub fn round_of(world: &World, paper: &Paper) -> String {
    match text(&paper.file, "cycle") {
        "" => world.given.get(&paper.name).cloned().unwrap_or_default(),
        said => said.to_owned(),
    }
}

fn differ(one: &[&Paper], other: &[&Paper]) -> bool {
    let numbers = |of: &[&Paper], kind| of.iter().filter_map(|paper| paper.number(kind)).collect::<BTreeSet<String>>();
    NUMBERS.iter().any(|kind| {
        let (one, other) = (numbers(one, kind), numbers(other, kind));
        !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
    })
}

/// The returns of each organisation: first by numbers they have in common, then by name and type where numbers say nothing else.
pub fn organisations<'p>(papers: &[&'p Paper]) -> Vec<Vec<&'p Paper>> {
    let mut groups: Vec<Vec<&Paper>> = Vec::new();
    for paper in papers {
        let has = |one: &Paper| NUMBERS.iter().any(|kind| paper.number(kind).is_some() && paper.number(kind) == one.number(kind));
        let (same, mut rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.iter().any(|one| has(one)));
        rest.push(same.concat().into_iter().chain([*paper]).collect());
        groups = rest;
    }
    let names: BTreeSet<(String, String)> =
        papers.iter().map(|paper| paper.whose()).filter(|whose| !whose.0.is_empty()).collect();
    for name in names {
        let (same, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|one| one.whose() == name));
        let is_one = same.iter().all(|one| same.iter().all(|other| !differ(one, other)));
        // Where numbers tell several of one name apart, whoever gives no number is none of them, and is one with others like that.
        let has_number = |group: &Vec<&Paper>| NUMBERS.iter().any(|kind| group.iter().any(|paper| paper.number(kind).is_some()));
        let (apart, together): (Vec<_>, Vec<_>) = same.into_iter().partition(|group| !is_one && has_number(group));
        rest.extend(apart.into_iter().chain(Some(together.concat()).filter(|group| !group.is_empty())));
        groups = rest;
    }
    groups
}

/// The returns that count in a round.
pub fn counted<'p>(world: &World, kept: &'p [Paper], round: &str) -> Vec<&'p Paper> {
    let mut counted = Vec::new();
    let questionnaires: BTreeSet<&str> = world.forms.iter().map(|form| form.id().0).collect();
    for questionnaire in questionnaires {
        let is_here = |paper: &&Paper| {
            let is_of = paper.form.id().0 == questionnaire && round_of(world, paper) == round;
            is_of && !world.left_out.contains(&paper.name)
        };
        let here: Vec<&Paper> = kept.iter().filter(is_here).collect();
        for group in organisations(&here) {
            // Of several that somebody chose, one after the other in the order of their names, the last one.
            let chosen = group.iter().filter(|paper| world.chosen.contains(&paper.name)).max_by_key(|paper| &paper.name);
            let last = group.iter().max_by_key(|paper| paper.day());
            counted.extend(chosen.or(last).copied());
        }
    }
    counted
}

/// How it stands with one organisation in a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub status: &'static str,
    pub is_returned: bool,
    pub by_first: bool,
    pub by_final: bool,
    /// Whether nothing came but an incomplete return that somebody left out.
    pub is_doubtful: bool,
}

impl Standing {
    pub fn is_out(&self) -> bool {
        self.status == "Not in scope"
    }
}

/// A register with everything that came in its round.
pub struct Attended<'w> {
    pub register: &'w Value,
    pub standings: BTreeMap<String, Standing>,
    /// The line of each return, by the name of its file; nothing of those that nobody expected.
    pub lines: BTreeMap<String, String>,
}

/// The line of the register that a return is of.
fn line_of<'w>(world: &World, expected: &'w [Value], paper: &Paper) -> Option<&'w Value> {
    let name = plain(paper.says("organisation-name"));
    let numbers = |line: &Value, wanted: bool| {
        KNOWN_BY.iter().any(|kind| {
            let both = paper.number(kind).zip(plain_number(text(&line["identifiers"], kind)));
            both.is_some_and(|(one, other)| (one == other) == wanted)
        })
    };
    let is_named = |line: &Value| !name.is_empty() && plain(text(line, "name")) == name;
    let is_confirmed = |line: &Value| {
        !name.is_empty() && list(line, "also_known_as").iter().any(|other| plain(other.as_str().unwrap_or("")) == name)
    };
    let only = |found: Vec<&'w Value>| if let [one] = found.as_slice() { Some(*one) } else { None };
    let by_number: Vec<&Value> = expected.iter().filter(|line| numbers(line, true) && !numbers(line, false)).collect();
    match by_number.as_slice() {
        [one] => return Some(one),
        [] => {}
        several => return only(several.iter().copied().filter(|line| is_named(line)).collect()),
    }
    if let Some(one) = only(expected.iter().filter(|line| is_confirmed(line)).collect()) {
        return Some(one);
    }
    let known = |kind: &str| {
        let kinds = world.forms.iter().flat_map(|form| form.kinds());
        kinds.into_iter().find(|one| plain(one.0) == plain(kind) || plain(one.1) == plain(kind)).map(|one| one.0.to_owned())
    };
    let is_other_kind =
        |line: &Value| known(text(line, "kind")).zip(known(paper.kind())).is_some_and(|(one, other)| one != other);
    let named = expected.iter().filter(|line| is_named(line)).collect();
    only(named).filter(|line| !numbers(line, false) && !is_other_kind(line))
}

pub fn attended<'w>(world: &'w World, kept: &[Paper], round: &str) -> Option<Attended<'w>> {
    let register = world.registers.iter().find(|register| text(register, "cycle") == round)?;
    let expected = list(register, "expected");
    let here: Vec<&Paper> = kept.iter().filter(|paper| round_of(world, paper) == round).collect();
    let of = |paper: &&Paper| line_of(world, expected, paper).map(|line| (paper.name.clone(), text(line, "id").to_owned()));
    let lines: BTreeMap<String, String> = here.iter().filter_map(of).collect();
    let standing = |line: &Value| {
        let id = text(line, "id");
        let own: Vec<&&Paper> = here.iter().filter(|paper| lines.get(&paper.name).is_some_and(|line| line == id)).collect();
        let came: Vec<&&&Paper> = own.iter().filter(|paper| !world.left_out.contains(&paper.name)).collect();
        let mut days: Vec<&str> = came.iter().filter(|paper| paper.is_complete()).map(|paper| paper.day()).collect();
        days.sort_unstable();
        let deadline = |at: &str| Some(text(line, at)).filter(|own| !own.is_empty()).unwrap_or_else(|| text(register, at));
        let (first, last) = (deadline("first_deadline"), deadline("final_deadline"));
        let by = |deadline: &str| days.first().is_some_and(|day| !deadline.is_empty() && *day <= deadline);
        let (by_first, by_final) = (by(first), by(first) || by(last));
        let is_doubtful = came.is_empty() && own.iter().any(|paper| !paper.is_complete());
        let is_out = line["out_of_scope"].is_string();
        let status = match (days.len(), by_first, by_final) {
            _ if is_out => "Not in scope",
            (0, ..) if came.is_empty() => "Not returned",
            (0, ..) => "Incomplete",
            (1, true, _) => "Returned by the first deadline",
            (1, _, true) => "Returned by the final deadline",
            (1, ..) => "Returned late",
            (_, true, _) => "Returned more than once, first by the first deadline",
            (_, _, true) => "Returned more than once, first by the final deadline",
            _ => "Returned more than once, first after the deadline",
        };
        (id.to_owned(), Standing { status, is_returned: !is_out && !days.is_empty(), by_first, by_final, is_doubtful })
    };
    let standings = expected.iter().map(standing).collect();
    Some(Attended { register, standings, lines })
}
