//! The desk's figures against an independent calculation: the same files, read as plain JSON and counted one by one by what the
//! documentation says, over sets that are made by a seed and full of awkward cases. `INDEPENDENT_SEED=77` tries another seed.
#![allow(clippy::expect_used, clippy::panic, reason = "a set whose own files are broken should stop")]

#[path = "independent/attending.rs"]
mod attending;
#[path = "independent/beside.rs"]
mod beside;
#[path = "independent/counting.rs"]
mod counting;
#[path = "independent/figures.rs"]
mod figures;
#[path = "independent/making.rs"]
mod making;
#[path = "independent/paper.rs"]
mod paper;
#[path = "independent/replying.rs"]
mod replying;
mod story;

use counting::{attended, counted, kept, round_of};
use figures::TODAY;
use making::{ROUNDS, World};
use paper::{Form, Paper};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, Looked, QuestionsBy, StatusFilter, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::DeskChoice;
use safeguarding_audit::model::filter::Filter;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;
use story::office::Office;
use story::shipped::public;

/// The returns that count, by round.
type Counts<'p> = BTreeMap<&'static str, Vec<&'p Paper>>;

fn seeds() -> Vec<u64> {
    let own = std::env::var("INDEPENDENT_SEED").ok();
    own.map_or_else(|| (1..=12).collect(), |seed| vec![seed.parse().expect("the seed is a number")])
}

/// A desk to which everything came, and at which everything was chosen.
fn desk_of(world: &World) -> RowDesk {
    let forms: Vec<Vec<u8>> = world.forms.iter().map(|form| form.bytes.clone()).collect();
    let mut office = Office { desk: RowDesk::new(read_questionnaires(&forms)), files: BTreeMap::new() };
    world.files.iter().for_each(|(name, bytes, _)| office.adds(name, bytes.clone()));
    let mut desk = office.desk;
    let keys: BTreeMap<String, String> = desk.held().map(|held| (held.row.file.clone(), held.key.clone())).collect();
    let key = |name: &String| keys.get(name).cloned();
    let rounds =
        world.given.iter().filter_map(|(name, round)| Some(DeskChoice::Round { key: Some(key(name)?), round: round.clone() }));
    let left_out =
        world.left_out.iter().filter_map(|name| Some(DeskChoice::LeaveOut { key: key(name)?, reason: "A test".to_owned() }));
    let chosen = world.chosen.iter().filter_map(|name| Some(DeskChoice::Count { key: key(name)? }));
    let choices: Vec<DeskChoice> = rounds.chain(left_out).chain(chosen).collect();
    for choice in choices {
        desk.choose(choice);
    }
    let registers = world.registers.iter().map(|register| {
        let round = paper::text(register, "cycle").to_owned();
        (round, serde_json::from_value(register.clone()).expect("it is a register"))
    });
    desk.go_by_registers(registers.collect());
    desk
}

/// Where two values differ first; nothing where they are the same.
fn difference(at: &str, shown: &Value, plain: &Value) -> Option<String> {
    if shown == plain {
        return None;
    }
    match (shown, plain) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys());
            keys.filter_map(|key| difference(&format!("{at}/{key}"), &shown[key], &plain[key])).next()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.filter_map(|(place, (one, other))| difference(&format!("{at}/{place}"), one, other)).next()
        }
        _ => Some(format!("{at}: the desk shows {shown}, and counted one by one it is {plain}")),
    }
}

#[track_caller]
fn agree(what: &str, shown: &impl serde::Serialize, plain: &Value) {
    let shown = serde_json::to_value(shown).expect("it can be written");
    if let Some(difference) = difference("", &shown, plain) {
        panic!("{what}{difference}");
    }
}

fn look(desk: &RowDesk, filter: &Filter, what: WantedList) -> Looked {
    let (filter, today) = (filter.clone(), TODAY.to_owned());
    desk.look(&DeskWanted { filter, what, questions_by: QuestionsBy::Kind, today, ..DeskWanted::default() })
}

/// The returns with each edition, of those that there are any of.
fn by_form<'w, 'p>(world: &'w World, papers: &[&'p Paper]) -> Vec<(&'w Rc<Form>, Vec<&'p Paper>)> {
    let of = |form: &'w Rc<Form>| (form, papers.iter().copied().filter(|paper| paper.form.id() == form.id()).collect::<Vec<_>>());
    world.forms.iter().map(of).filter(|(_, papers)| !papers.is_empty()).collect()
}

/// Every figure of a round under one filter.
fn hold(
    world: &World,
    desk: &RowDesk,
    all: &[Paper],
    (round, of_round): (&str, &[&Paper]),
    (filter, passes): (&Filter, &dyn Fn(&Paper) -> bool),
) {
    let papers: Vec<&Paper> = of_round.iter().copied().filter(|paper| passes(paper)).collect();
    let looked = look(desk, filter, WantedList::Overview);
    let what = format!("{filter:?} ");
    assert_eq!(looked.round, round, "{what}");
    assert_eq!(looked.tally.counted, papers.len(), "{what}");
    assert_eq!(looked.tally.filtered, of_round.len() - papers.len(), "{what}");
    assert_eq!(looked.tally.here, all.len(), "{what}");
    assert_eq!(looked.tally.other_rounds, all.iter().filter(|paper| round_of(world, paper) != round).count(), "{what}");
    let plain: Vec<Value> = by_form(world, &papers).iter().map(|(form, papers)| figures::summary(form, papers, round)).collect();
    agree(&what, &looked.summaries, &json!(plain));
    let plain: Vec<Value> = by_form(world, &papers).iter().map(|(form, papers)| figures::by_kind(form, papers)).collect();
    agree(
        &format!("{what}types "),
        &looked.question_kinds.iter().map(|table| &table.questions).collect::<Vec<_>>(),
        &json!(plain),
    );
    let plain: Vec<Value> = by_form(world, &papers).iter().map(|(form, papers)| figures::actions(form, papers)).collect();
    agree(&format!("{what}actions "), &looked.actions.iter().map(|table| &table.figures).collect::<Vec<_>>(), &json!(plain));
}

/// What stands side by side in a round, and its register.
fn hold_beside(world: &World, desk: &RowDesk, all: &[Paper], (round, of_round): (&str, &[&Paper])) {
    let filter = Filter { round: Some(round.to_owned()), ..Filter::default() };
    let compared = look(desk, &filter, WantedList::Compare).comparison.expect("it was asked for");
    beside::hold_comparison(world, of_round, &compared);
    let only = StatusFilter::All;
    let shown = look(desk, &filter, WantedList::Register { from: 0, like: String::new(), only }).register;
    let now = attended(world, all, round);
    assert_eq!(shown.is_some(), now.is_some(), "a round has a register or has none");
    if let Some((now, shown)) = now.zip(shown) {
        let before = ROUNDS.iter().rev().find(|other| **other < round).and_then(|before| attended(world, all, before));
        attending::hold(&now, before.as_ref(), &shown);
    }
}

/// A whole set, round by round, whole and through each filter; through fewer of them where there is much to count.
fn hold_all(world: &World, is_brief: bool) {
    let desk = desk_of(world);
    let all = kept(world);
    if all.is_empty() {
        let looked = look(&desk, &Filter::default(), WantedList::Overview);
        assert_eq!((looked.tally.counted, looked.summaries.len(), looked.actions.len()), (0, 0, 0), "nothing came");
    }
    let rounds: Vec<String> = all.iter().map(|paper| round_of(world, paper)).collect();
    let counts = ROUNDS.into_iter().chain([""]).map(|round| (round, counted(world, &all, round)));
    let counts: Counts<'_> = counts.collect();
    for (round, of_round) in counts.iter().map(|(round, papers)| (*round, papers)) {
        if rounds.iter().all(|one| one != round) {
            continue;
        }
        let of = Filter { round: Some(round.to_owned()), ..Filter::default() };
        hold(world, &desk, &all, (round, of_round), (&of, &|_| true));
        for sector in if is_brief { vec![] } else { vec!["Education", paper::NO_SECTOR] } {
            let filter = Filter { sector: Some(sector.to_owned()), ..of.clone() };
            hold(world, &desk, &all, (round, of_round), (&filter, &|paper| paper.sector() == sector));
        }
        for kind in if is_brief { vec![] } else { vec!["SCH", "ODD"] } {
            let filter = Filter { kind: Some(kind.to_owned()), ..of.clone() };
            hold(world, &desk, &all, (round, of_round), (&filter, &|paper| paper.kind() == kind));
        }
        hold_beside(world, &desk, &all, (round, of_round));
        if let Some(attended) = attended(world, &all, round) {
            let is_there = |paper: &Paper| {
                let line = attended.lines.get(&paper.name);
                line.is_some_and(|id| {
                    paper::list(attended.register, "expected").iter().any(|one| one["id"] == **id && one["locality"] == "North")
                })
            };
            let filter = Filter { locality: Some("North".to_owned()), ..of.clone() };
            hold(world, &desk, &all, (round, of_round), (&filter, &is_there));
        }
    }
    beside::hold_trend(world, &counts, &|_| true, &look(&desk, &Filter::default(), WantedList::Trend).trends);
    let schools = Filter { kind: Some("SCH".to_owned()), ..Filter::default() };
    beside::hold_trend(world, &counts, &|paper| paper.kind() == "SCH", &look(&desk, &schools, WantedList::Trend).trends);
}

#[test]
fn figures_of_made_up_returns_are_what_counting_one_by_one_gives() {
    for seed in seeds() {
        println!("seed {seed}");
        hold_all(&World::of_stories(seed), false);
    }
}

#[test]
fn figures_of_shipped_questionnaires_are_what_counting_one_by_one_gives() {
    let forms = ["section-11", "section-11-working-together"].map(|id| Form::of(public(&format!("questionnaires/{id}.json"))));
    for seed in seeds() {
        println!("seed {seed}");
        hold_all(&World::of_shipped(seed, &forms), true);
    }
}

#[test]
fn figures_of_surveys_are_plain_counts_or_hidden() {
    let mut seen = replying::Seen::default();
    for seed in seeds().into_iter().flat_map(|seed| seed * 5..seed * 5 + 5) {
        replying::hold(seed, &mut seen);
    }
    assert!(seen.shown * 3 > seen.hidden && seen.hidden > 0, "{} are shown, {} hidden", seen.shown, seen.hidden);
}
