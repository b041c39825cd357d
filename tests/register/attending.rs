//! Returns held against a register: who has returned, when, how often, and who returned that nobody expected.

use super::{attendance, became, id, named, numbered, register, returned, stands};
use proptest::prelude::*;
use safeguarding_audit::aggregation::register::{
    Attendance, ExpectedStatus, KnownKinds, MatchedBy, Rate, ReturnStatus, Returned, ReturnedWhen, neither, response_rates,
};
use safeguarding_audit::interchange::register::chase_csv;
use safeguarding_audit::model::meaning::Meaning;
use safeguarding_audit::model::organisation::same_name;
use safeguarding_audit::model::register::{Expected, Register};

/// Ids of those that a return may be of.
#[track_caller]
fn suggested<'r>(register: &'r Register, attendance: &Attendance, key: &str) -> Vec<&'r str> {
    match became(attendance, key) {
        ReturnStatus::NotExpected(maybe) => {
            maybe.iter().filter_map(|one| register.expects(&one.id)).map(|one| one.name.as_str()).collect()
        }
        other => panic!("{key} became {other:?}"),
    }
}

#[test]
fn a_return_is_by_the_first_deadline_by_the_final_one_or_late() {
    let register = register("Elm\nOak\nAsh\nYew\nFir\n");
    let came = [
        returned("Elm", "2027-01-31"),
        returned("Oak", "2027-02-28T09:00:00Z"),
        returned("Ash", "2027-03-01"),
        returned("Yew", ""),
    ];
    let attendance = attendance(&register, &came);
    let expected = [
        ("Elm", ExpectedStatus::Returned(ReturnedWhen::ByFirst)),
        ("Oak", ExpectedStatus::Returned(ReturnedWhen::ByFinal)),
        ("Ash", ExpectedStatus::Returned(ReturnedWhen::Late)),
        ("Yew", ExpectedStatus::Returned(ReturnedWhen::Unknown)),
        ("Fir", ExpectedStatus::NotReturned),
    ];
    for (name, status) in expected {
        assert_eq!(stands(&register, &attendance, name), status, "{name}");
    }
}

#[test]
fn an_organisation_may_have_a_deadline_of_its_own() {
    let mut register = register("School,Deadline,Final deadline\nElm,15/02/2027,15/03/2027\nOak,,\n");
    let came = [returned("Elm", "2027-02-15"), returned("Oak", "2027-02-15")];
    let status = |register: &Register, name: &str| stands(register, &attendance(register, &came), name);
    assert_eq!(status(&register, "Elm"), ExpectedStatus::Returned(ReturnedWhen::ByFirst));
    assert_eq!(status(&register, "Oak"), ExpectedStatus::Returned(ReturnedWhen::ByFinal));
    register.final_deadline.clear();
    assert_eq!(status(&register, "Oak"), ExpectedStatus::Returned(ReturnedWhen::Late));
    register.first_deadline.clear();
    assert_eq!(status(&register, "Oak"), ExpectedStatus::Returned(ReturnedWhen::Unknown));
}

#[test]
fn a_number_is_known_whatever_the_name_and_however_it_is_written() {
    let register = register("School,DfE no.\nElm,123/4567\nOak,\n");
    let attendance = attendance(&register, &[numbered("Something else", "2027-01-01", Meaning::DfeNumber, "1234567")]);
    assert_eq!(attendance.lines[0].returns, [("Something else 2027-01-01".to_owned(), MatchedBy::Identifier)]);
    assert_eq!(stands(&register, &attendance, "Elm"), ExpectedStatus::Returned(ReturnedWhen::ByFirst));
}

#[test]
fn a_number_that_differs_is_another_organisation_whatever_the_name() {
    let mut register = register("School,URN\nSt Mary's School,123456\n");
    let other = numbered("St Mary's School", "2027-01-01", Meaning::Urn, "654321");
    let came = [other];
    assert_eq!(suggested(&register, &attendance(&register, &came), "St Mary's School 2027-01-01"), [""; 0]);
    let id = id(&register, "St Mary's School");
    register.remember(&id, "St Mary's School");
    assert!(matches!(became(&attendance(&register, &came), "St Mary's School 2027-01-01"), ReturnStatus::NotExpected(_)));
}

#[test]
fn a_number_that_several_share_is_told_apart_by_the_name() {
    let register = register("Setting,Charity no.\nLittle Elms North,1234567\nLittle Elms South,1234567\n");
    let by = |name: &str| numbered(name, "2027-01-01", Meaning::CharityNumber, "1234567");
    let attendance = attendance(&register, &[by("Little Elms South"), by("Little Elms")]);
    assert_eq!(stands(&register, &attendance, "Little Elms South"), ExpectedStatus::Returned(ReturnedWhen::ByFirst));
    assert_eq!(stands(&register, &attendance, "Little Elms North"), ExpectedStatus::NotReturned);
    assert_eq!(suggested(&register, &attendance, "Little Elms 2027-01-01"), ["Little Elms North", "Little Elms South"]);
}

#[test]
fn a_name_is_known_however_it_is_written_and_otherwise_suggested_until_somebody_says() {
    let mut register = register("St Mary's\nSt Martin's School\nElm Primary School\n");
    let came = [returned("ST. MARYS", "2027-01-01"), returned("st mary’s school ", "2027-01-01")];
    let key = "st mary’s school  2027-01-01";
    let first = attendance(&register, &came);
    assert_eq!(stands(&register, &first, "St Mary's"), ExpectedStatus::Returned(ReturnedWhen::ByFirst));
    assert_eq!(suggested(&register, &first, key).first(), Some(&"St Mary's"), "the likeliest first");
    let id = id(&register, "St Mary's");
    register.remember(&id, "st mary’s school ");
    let second = attendance(&register, &came);
    assert_eq!(stands(&register, &second, "St Mary's"), ExpectedStatus::Twice(ReturnedWhen::ByFirst));
    let by: Vec<MatchedBy> = second.lines[0].returns.iter().map(|(_, by)| *by).collect();
    assert_eq!(by, [MatchedBy::Name, MatchedBy::RememberedName]);
    register.refuse(&id, "ST MARY'S SCHOOL");
    let third = attendance(&register, &came);
    assert!(!suggested(&register, &third, key).contains(&"St Mary's"), "what was refused is not suggested again");
    register.forget(&id, "St Mary's School");
    assert!(suggested(&register, &attendance(&register, &came), key).contains(&"St Mary's"), "and can be taken back");
}

#[test]
fn a_name_that_was_refused_is_not_matched_even_where_it_is_the_same() {
    let mut register = register("School,URN\nSt Mary's,123456\n");
    let id = id(&register, "St Mary's");
    register.refuse(&id, "St Mary's");
    let came = [returned("St Mary's", "2027-01-01"), numbered("St Mary's", "2027-01-02", Meaning::Urn, "123456")];
    let attendance = attendance(&register, &came);
    assert_eq!(stands(&register, &attendance, "St Mary's"), ExpectedStatus::NotReturned);
}

#[test]
fn a_name_that_several_lines_have_is_for_a_person_to_say() {
    let register = register("School,Locality\nSt Mary's,North\nSt Mary's,South\n");
    let attendance = attendance(&register, &[returned("St Mary's", "2027-01-01")]);
    assert_eq!(suggested(&register, &attendance, "St Mary's 2027-01-01").len(), 2);
    assert!(attendance.lines.iter().all(|line| line.status == ExpectedStatus::NotReturned));
}

#[test]
fn a_type_speaks_against_a_name_where_both_are_known_types() {
    let register = register("Organisation,Type\nSt Mary's,School or college\nElm,Primary\n");
    let kinds = KnownKinds::of([("SCH", "School or college"), ("FAI", "Faith group")]);
    let mut church = returned("St Mary's", "2027-01-01");
    church.kind = "FAI".to_owned();
    let mut elm = returned("Elm", "2027-01-01");
    elm.kind = "FAI".to_owned();
    let attendance = Attendance::of(&register, &[church.clone(), elm], &kinds);
    assert_eq!(stands(&register, &attendance, "St Mary's"), ExpectedStatus::NotReturned);
    assert_eq!(stands(&register, &attendance, "Elm"), ExpectedStatus::Returned(ReturnedWhen::ByFirst), "“Primary” is no type");
    assert_eq!(suggested(&register, &attendance, "St Mary's 2027-01-01"), ["St Mary's"]);
    church.kind = "school or college".to_owned();
    let attendance = Attendance::of(&register, &[church], &kinds);
    assert_eq!(stands(&register, &attendance, "St Mary's"), ExpectedStatus::Returned(ReturnedWhen::ByFirst));
}

#[test]
fn twice_superseded_left_out_and_incomplete_are_told_apart_and_one_organisation_counts_once() {
    let register = register("Elm\nOak\nAsh\nYew\n");
    let late = returned("Elm", "2027-03-01");
    let early = returned("Elm", "2027-01-01");
    let old = Returned { is_superseded: true, ..returned("Oak", "2027-01-01") };
    let newer = returned("Oak", "2027-02-01");
    let part = Returned { is_complete: false, ..returned("Ash", "2027-01-01") };
    let without = Returned { is_counted: false, ..returned("Yew", "2027-01-01") };
    let attendance = attendance(&register, &[late, early, old, newer, part, without]);
    assert_eq!(stands(&register, &attendance, "Elm"), ExpectedStatus::Twice(ReturnedWhen::ByFirst));
    assert_eq!(stands(&register, &attendance, "Oak"), ExpectedStatus::Returned(ReturnedWhen::ByFinal));
    assert_eq!(stands(&register, &attendance, "Ash"), ExpectedStatus::Incomplete);
    assert_eq!(stands(&register, &attendance, "Yew"), ExpectedStatus::NotReturned);
    assert_eq!(attendance.lines[0].counted_by.as_deref(), Some("Elm 2027-01-01"));
    let [elm, ash, yew] = ["Elm", "Ash", "Yew"].map(|name| id(&register, name));
    for (key, status) in [
        ("Elm 2027-01-01", ReturnStatus::Counts(elm.clone())),
        ("Elm 2027-03-01", ReturnStatus::Again(elm)),
        ("Oak 2027-01-01", ReturnStatus::Superseded),
        ("Ash 2027-01-01", ReturnStatus::Incomplete(ash)),
        ("Yew 2027-01-01", ReturnStatus::LeftOut(yew)),
    ] {
        assert_eq!(became(&attendance, key), &status, "{key}");
    }
    let rates = response_rates((&register, &attendance), None);
    assert_eq!(rates.all, Rate { expected: 4, by_first: 1, by_final: 2, returned: 2, undated: 0 });
}

#[test]
fn who_is_left_out_is_in_no_rate_and_can_be_taken_back() {
    let mut register = register("School,Type\nElm,Primary\nOak,Primary\nAsh,\n");
    let came = [returned("Elm", "2027-01-01"), returned("Oak", "2027-01-01")];
    let oak = id(&register, "Oak");
    register.leave_out(&oak, "It closed in July.");
    let held = attendance(&register, &came);
    assert_eq!(stands(&register, &held, "Oak"), ExpectedStatus::NotInScope);
    assert_eq!(became(&held, "Oak 2027-01-01"), &ReturnStatus::NotInScope(oak.clone()));
    let rates = response_rates((&register, &held), None);
    assert_eq!((rates.all.expected, rates.all.returned, rates.out_of_scope), (2, 1, 1));
    register.take_back(&oak);
    let held = attendance(&register, &came);
    let rates = response_rates((&register, &held), None);
    assert_eq!((rates.all.expected, rates.all.returned, rates.out_of_scope), (3, 2, 0));
    let kinds: Vec<(&str, usize)> = rates.by_kind.iter().map(|group| (group.name.as_str(), group.rate.expected)).collect();
    assert_eq!(kinds, [("Primary", 2), ("", 1)], "those that do not say come last");
}

#[test]
fn last_rounds_rates_stand_beside_this_rounds() {
    let mut last = register("School,Type\nElm,Primary\nOak,primary\nFir,Special\n");
    last.cycle = "2025-26".to_owned();
    let came_last = attendance(&last, &[returned("Elm", "2027-01-01")]);
    let this = register("School,Type\nElm,Primary\nAsh,Secondary\n");
    let came = attendance(&this, &[returned("Elm", "2027-02-15"), returned("Ash", "2027-01-01")]);
    let rates = response_rates((&this, &came), Some((&last, &came_last)));
    assert_eq!(rates.before.map(|before| (before.by_first, before.expected)), Some((1, 3)));
    let kinds: Vec<_> = rates
        .by_kind
        .iter()
        .map(|group| (group.name.as_str(), group.rate.expected, group.before.map(|one| one.expected)))
        .collect();
    assert_eq!(kinds, [("Primary", 1, Some(2)), ("Secondary", 1, None), ("Special", 0, Some(1))]);
}

#[test]
fn who_returned_neither_this_time_nor_last_is_found_by_id_number_or_name() {
    let mut last = register("School,URN\nElm,123456\nOak,\nAsh,\nYew,\nFir,\n");
    let fir = id(&last, "Fir");
    last.leave_out(&fir, "Not expected then.");
    let came_last = attendance(&last, &[returned("Ash", "2027-01-01")]);
    let this = register("School,URN\nElm Academy,123456\nOAK,\nAsh,\nFir,\nBeech,\n");
    let came = attendance(&this, &[]);
    let found = neither((&this, &came), (&last, &came_last));
    let names: Vec<&str> = found.iter().filter_map(|id| this.expects(id)).map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Elm Academy", "OAK"], "Ash returned, Fir was not expected, Beech is new");
    let mut copied = last.for_round("2027-28");
    let yew = id(&copied, "Yew");
    copied.rename(&yew, "Rowan");
    let found = neither((&copied, &attendance(&copied, &[])), (&last, &came_last));
    assert!(found.contains(&yew), "a new name is the same organisation");
}

#[test]
fn the_chase_list_has_who_has_not_returned_and_runs_no_formula() {
    let mut register = register("School,Type,URN,Contact role\n=1+2,Primary,123456,Head\nOak,,,\nElm,,,\nAsh,,,\n");
    let ash = id(&register, "Ash");
    register.leave_out(&ash, "Closed");
    let part = Returned { is_complete: false, ..returned("Oak", "2027-01-01") };
    let attendance = attendance(&register, &[returned("Elm", "2027-01-01"), part]);
    let first = register.expected[0].id.clone();
    let text = String::from_utf8(chase_csv(&register, &attendance, &[first])).expect("it is UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Organisation,Type,Sector,Locality,Contact role,URN,DfE number,Ofsted URN,ODS code,Charity number,Company number,\
             First deadline,Final deadline,What came,Nothing last time either",
            "'=1+2,Primary,,,Head,123456,,,,,,2027-01-31,2027-02-28,Nothing,Yes",
            "Oak,,,,,,,,,,,2027-01-31,2027-02-28,An incomplete return,",
        ]
    );
}

const NAMES: [&str; 8] = ["Elm", "Elm School", "St Mary's", "Saint Mary’s", "St Mary's School", "Oak & Ash", "The Elm", ""];
const NUMBERS: [&str; 4] = ["", "123456", "0123456", "123457"];
const KINDS: [&str; 3] = ["", "Primary", "Secondary"];

fn any_expected() -> impl Strategy<Value = Expected> {
    (0..NAMES.len() - 1, 0..NUMBERS.len(), 0..NUMBERS.len(), 0..KINDS.len(), 0..NAMES.len(), 0..NAMES.len(), any::<bool>())
        .prop_map(|(name, urn, ods, kind, known, refused, is_out)| {
            let mut one =
                Expected { kind: KINDS[kind].to_owned(), locality: KINDS[kind].to_owned(), ..Expected::named(NAMES[name]) };
            for (of, value) in [(Meaning::Urn, NUMBERS[urn]), (Meaning::OdsCode, NUMBERS[ods])] {
                if !value.is_empty() {
                    one.identifiers.insert(of.word().to_owned(), value.to_owned());
                }
            }
            one.also_known_as =
                vec![NAMES[known].to_owned()].into_iter().filter(|name| !name.is_empty() && known % 3 == 0).collect();
            one.not_these =
                vec![NAMES[refused].to_owned()].into_iter().filter(|name| !name.is_empty() && refused % 3 == 1).collect();
            one.out_of_scope = (is_out && name % 2 == 0).then(|| "No".to_owned());
            one
        })
}

fn any_register() -> impl Strategy<Value = Register> {
    proptest::collection::vec(any_expected(), 0..8).prop_map(|lines| {
        let mut register = Register::start("2026-27");
        register.first_deadline = "2027-01-31".to_owned();
        register.final_deadline = "2027-02-28".to_owned();
        register.expected = lines;
        for (at, one) in register.expected.iter_mut().enumerate() {
            one.id = format!("o{}", at + 1).into();
        }
        register
    })
}

fn any_returns() -> impl Strategy<Value = Vec<Returned>> {
    let days = ["", "2027-01-31", "2027-02-10", "2027-03-10"];
    let one = (0..NAMES.len(), 0..NUMBERS.len(), 0..KINDS.len(), 0..days.len(), any::<[bool; 3]>());
    proptest::collection::vec(one, 0..8).prop_map(move |all| {
        let made = all.into_iter().enumerate().map(|(at, (name, urn, kind, day, [complete, counted, old]))| {
            let mut one = returned(NAMES[name], days[day]);
            one.key = format!("k{at}");
            one.kind = KINDS[kind].to_owned();
            if !NUMBERS[urn].is_empty() {
                one.identifiers.insert(Meaning::Urn.word().to_owned(), NUMBERS[urn].to_owned());
            }
            (one.is_complete, one.is_counted, one.is_superseded) =
                (complete || at % 2 == 0, counted || at % 3 == 0, old && at % 2 == 1);
            one
        });
        made.collect()
    })
}

fn kinds() -> KnownKinds {
    KnownKinds::of(KINDS.into_iter().filter(|kind| !kind.is_empty()).map(|kind| (kind, kind)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_lines_and_of_returns_makes_no_difference(
        register in any_register(), returns in any_returns(), turn in 0usize..8,
    ) {
        let mut held = Attendance::of(&register, &returns, &kinds());
        let mut turned = register.clone();
        turned.expected.rotate_left(turn.min(register.expected.len()));
        turned.expected.reverse();
        let mut shuffled = returns.clone();
        shuffled.reverse();
        shuffled.rotate_left(turn.min(returns.len()));
        let mut other = Attendance::of(&turned, &shuffled, &kinds());
        held.lines.sort_by(|one, two| one.id.cmp(&two.id));
        other.lines.sort_by(|one, two| one.id.cmp(&two.id));
        prop_assert_eq!(&held, &other);
        let rates = response_rates((&register, &Attendance::of(&register, &returns, &kinds())), None);
        prop_assert_eq!(rates, response_rates((&turned, &Attendance::of(&turned, &shuffled, &kinds())), None));
    }

    #[test]
    fn a_line_that_returns_nothing_changes_no_other_lines_status(
        register in any_register(), returns in any_returns(), at in 0usize..8,
    ) {
        let held = Attendance::of(&register, &returns, &kinds());
        let mut more = register.clone();
        let mut new = Expected::named("Quite Another");
        new.id = "o99".into();
        new.identifiers.insert(Meaning::Urn.word().to_owned(), "999999".to_owned());
        more.expected.insert(at.min(register.expected.len()), new);
        let mut with = Attendance::of(&more, &returns, &kinds());
        let added: Vec<_> = with.lines.iter().filter(|line| line.id.as_str() == "o99").map(|line| line.status).collect();
        prop_assert_eq!(added, vec![ExpectedStatus::NotReturned]);
        with.lines.retain(|line| line.id.as_str() != "o99");
        prop_assert_eq!(with.lines, held.lines);
    }

    #[test]
    fn every_return_has_one_place_and_no_return_two_lines(register in any_register(), returns in any_returns()) {
        let held = Attendance::of(&register, &returns, &kinds());
        prop_assert_eq!(held.lines.len(), register.expected.len());
        prop_assert_eq!(held.returns.len(), returns.len());
        for one in &returns {
            let lines = held.lines.iter().filter(|line| line.returns.iter().any(|(key, _)| *key == one.key)).count();
            let is_unknown = matches!(became(&held, &one.key), ReturnStatus::NotExpected(_));
            prop_assert!(lines == usize::from(!is_unknown) || one.is_superseded && lines <= 1);
            if let ReturnStatus::NotExpected(maybe) = became(&held, &one.key) {
                for suggested in maybe {
                    let line = register.expects(&suggested.id).expect("it is in the register");
                    prop_assert!(!line.not_these.iter().any(|name| same_name(name, &one.name)));
                }
            }
        }
        let counted = held.lines.iter().filter(|line| line.counted_by.is_some()).count();
        let counts = held.returns.iter().filter(|line| matches!(line.status, ReturnStatus::Counts(_))).count();
        prop_assert_eq!(counted, counts);
    }

    #[test]
    fn groups_add_up_to_the_whole(register in any_register(), returns in any_returns()) {
        let held = Attendance::of(&register, &returns, &kinds());
        let rates = response_rates((&register, &held), None);
        for groups in [&rates.by_kind, &rates.by_sector, &rates.by_locality] {
            let sum = |of: fn(&Rate) -> usize| groups.iter().map(|group| of(&group.rate)).sum::<usize>();
            let added = Rate {
                expected: sum(|rate| rate.expected),
                by_first: sum(|rate| rate.by_first),
                by_final: sum(|rate| rate.by_final),
                returned: sum(|rate| rate.returned),
                undated: sum(|rate| rate.undated),
            };
            prop_assert_eq!(added, rates.all);
        }
        prop_assert_eq!(rates.all.expected + rates.out_of_scope, register.expected.len());
        prop_assert!(rates.all.by_first <= rates.all.by_final && rates.all.by_final <= rates.all.returned);
        prop_assert!(rates.all.returned <= rates.all.expected);
    }
}

#[test]
fn the_line_that_a_person_sees_is_the_one_in_the_register() {
    let register = register("School,Type\nElm,Primary\n");
    assert_eq!(named(&register, "Elm").id.as_str(), "o1");
}
