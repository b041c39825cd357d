//! How far auditors agree: the published examples to the last printed digit, cases worked by hand, and what holds of any grades.

use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::aggregation::agreement::alpha::{Alpha, Metric, Reliance, alpha};
use safeguarding_audit::aggregation::agreement::kappa::{Kappa, Strength, Weights, kappa, kappas};
use safeguarding_audit::aggregation::agreement::shift::{Direction, Moderated, Shift, shifts};
use safeguarding_audit::aggregation::agreement::{GradePlace, Gradings, Pair, Undefined, between};
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::model::ids::DomainId;
use safeguarding_audit::model::scale::{Level, Scale};

/// Outstanding is 4, inadequate 1, as auditors write grades down.
fn pair(first: u8, second: u8) -> Pair {
    Pair { first: GradePlace(first - 1), second: GradePlace(second - 1) }
}

fn pairs(first: &[u8], second: &[u8]) -> Vec<Pair> {
    first.iter().zip(second).map(|(first, second)| pair(*first, *second)).collect()
}

/// A table of counts: a row for each grade of the first, a column for each of the second.
fn counted<const K: usize>(table: [[usize; K]; K]) -> Vec<Pair> {
    let cells = (0_u8..).zip(table).flat_map(|(row, counts)| (0_u8..).zip(counts).map(move |(column, n)| (row, column, n)));
    cells.flat_map(|(row, column, n)| vec![Pair { first: GradePlace(row), second: GradePlace(column) }; n]).collect()
}

fn same(grade: u8, times: usize) -> Vec<Pair> {
    vec![pair(grade, grade); times]
}

/// Cases as coders' values; 0 is none.
fn coded(values: &[[u8; 4]]) -> Vec<Vec<GradePlace>> {
    values.iter().map(|case| case.iter().filter(|value| **value > 0).map(|value| GradePlace(value - 1)).collect()).collect()
}

fn by_both(pairs: &[Pair]) -> Vec<Vec<GradePlace>> {
    pairs.iter().map(|pair| vec![pair.first, pair.second]).collect()
}

/// A kappa with its observed and expected agreement, printed with so many decimals.
#[track_caller]
fn kappa_is(pairs: &[Pair], weights: Weights, decimals: usize, expected: [&str; 3]) {
    let Kappa { value, observed, expected: by_chance } =
        kappa(4, pairs, weights).unwrap_or_else(|reason| panic!("{weights:?}: {reason:?}"));
    let printed = [value, observed, by_chance].map(|figure| format!("{figure:.decimals$}"));
    assert_eq!(printed, expected, "{weights:?}: kappa, observed, by chance");
}

#[track_caller]
fn alpha_is(cases: &[Vec<GradePlace>], metric: Metric, expected: &str) {
    let found = alpha(cases, metric).unwrap_or_else(|reason| panic!("{metric:?}: {reason:?}"));
    let decimals = expected.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    assert_eq!(format!("{:.decimals$}", found.value), expected, "{metric:?}");
}

// ---- the examples of the brief -------------------------------------------------------------------------------------------

const FIRST: [u8; 12] = [4, 3, 3, 2, 1, 3, 2, 4, 3, 2, 1, 3];
const SECOND: [u8; 12] = [4, 3, 2, 2, 1, 3, 3, 4, 3, 1, 2, 3];

#[test]
fn two_auditors_of_twelve_cases_agree_as_in_the_brief() {
    let twelve = pairs(&FIRST, &SECOND);
    assert_eq!(
        sorted(twelve.clone()),
        sorted(counted([[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 4, 0], [0, 0, 0, 2]])),
        "the brief's own table of them"
    );
    kappa_is(&twelve, Weights::Unweighted, 6, ["0.529412", "0.666667", "0.291667"]);
    kappa_is(&twelve, Weights::Linear, 6, ["0.680000", "0.888889", "0.652778"]);
    kappa_is(&twelve, Weights::Quadratic, 6, ["0.816794", "0.962963", "0.797840"]);
    alpha_is(&by_both(&twelve), Metric::Nominal, "0.549020");
    alpha_is(&by_both(&twelve), Metric::Ordinal, "0.835978");
    alpha_is(&by_both(&twelve), Metric::Interval, "0.824427");
    let agreement = between(4, &twelve);
    assert_eq!(agreement.exact, Proportion { x: 8, n: 12 });
    assert_eq!(agreement.within_one, Proportion { x: 12, n: 12 }, "no disagreement of two");
    assert_eq!(agreement.prevalence, None);
    assert_eq!(agreement.kappa.map(|kappas| kappas.linear.strength()), Ok(Strength::Substantial));
}

/// Boyd and others 1982, printed in Altman 1991.
#[test]
fn two_radiologists_of_85_xeromammograms_agree_as_published() {
    let films = counted([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]);
    assert_eq!(films.len(), 85);
    kappa_is(&films, Weights::Unweighted, 4, ["0.4728", "0.6353", "0.3082"]);
    kappa_is(&films, Weights::Linear, 4, ["0.5684", "0.8667", "0.6911"]);
    kappa_is(&films, Weights::Quadratic, 4, ["0.6714", "0.9477", "0.8409"]);
}

/// Landis and Koch 1977: the Winnipeg patients.
#[test]
fn two_neurologists_of_149_patients_agree_as_published() {
    let patients = counted([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]);
    assert_eq!(patients.len(), 149);
    let found = kappas(4, &patients).map(|k| [k.unweighted, k.linear, k.quadratic].map(|kappa| format!("{:.4}", kappa.value)));
    assert_eq!(found, Ok(["0.2079", "0.3797", "0.5246"].map(str::to_owned)));
}

/// Krippendorff's "data C"; the last case has one value.
const DATA_C: [[u8; 4]; 12] = [
    [1, 1, 0, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [0, 5, 5, 5],
    [0, 0, 1, 1],
    [0, 0, 3, 0],
];

#[test]
fn four_coders_with_blanks_agree_as_published() {
    let cases = coded(&DATA_C);
    alpha_is(&cases, Metric::Nominal, "0.7434");
    alpha_is(&cases, Metric::Ordinal, "0.8154");
    alpha_is(&cases, Metric::Interval, "0.8491");
    let found = alpha(&cases, Metric::Ordinal);
    assert_eq!(found.map(|alpha| (alpha.cases, alpha.grades)), Ok((11, 40)), "a single value has nothing to be compared with");
}

/// Krippendorff 2011, the two examples before it: two values, then five without an order.
#[test]
fn two_observers_agree_as_published() {
    let binary = pairs(&[1, 2, 1, 1, 1, 1, 1, 1, 2, 1], &[2, 2, 2, 1, 1, 2, 1, 1, 1, 1]);
    alpha_is(&by_both(&binary), Metric::Nominal, "0.095");
    let (a, b, c, d, e) = (1, 2, 3, 4, 5);
    let nominal = pairs(&[a, a, b, b, d, c, c, c, e, d, d, a], &[b, a, b, b, b, c, c, c, e, d, d, d]);
    alpha_is(&by_both(&nominal), Metric::Nominal, "0.692");
}

#[test]
fn grades_two_apart_are_not_within_one() {
    let six = [vec![pair(3, 3); 3], vec![pair(3, 2), pair(2, 4), pair(1, 4)]].concat();
    let agreement = between(4, &six);
    assert_eq!((agreement.exact, agreement.within_one), (Proportion { x: 3, n: 6 }, Proportion { x: 4, n: 6 }));
}

// ---- where there is no figure ---------------------------------------------------------------------------------------------

#[test]
fn without_a_case_that_both_graded_there_is_nothing_to_say() {
    let nothing = between(4, &[]);
    assert_eq!((nothing.exact, nothing.within_one), (Proportion::default(), Proportion::default()));
    assert_eq!(nothing.kappa, Err(Undefined::NoPairs));
    assert_eq!(nothing.prevalence, None);
    assert_eq!(alpha(&[], Metric::Ordinal), Err(Undefined::NoPairs));
    assert_eq!(alpha(&[vec![], vec![GradePlace(2)], vec![GradePlace(3)]], Metric::Ordinal), Err(Undefined::NoPairs));
}

#[test]
fn fewer_than_ten_cases_have_shares_but_no_kappa() {
    for n in 1..10 {
        let few = between(4, &pairs(&FIRST[..n], &SECOND[..n]));
        assert_eq!(few.kappa, Err(Undefined::FewCases { n }));
        assert_eq!(few.exact.n, n);
    }
    assert!(between(4, &pairs(&FIRST[..10], &SECOND[..10])).kappa.is_ok());
    let few = alpha(&by_both(&pairs(&FIRST[..9], &SECOND[..9])), Metric::Ordinal);
    assert_eq!(few.map(|alpha| alpha.is_of_few_cases()), Ok(true), "an alpha says that it is of few cases");
    let enough = alpha(&by_both(&pairs(&FIRST, &SECOND)), Metric::Ordinal);
    assert_eq!(enough.map(|alpha| alpha.is_of_few_cases()), Ok(false));
}

#[test]
fn one_grade_throughout_leaves_kappa_and_alpha_undefined_and_agreement_complete() {
    let all_good = between(4, &same(3, 12));
    assert_eq!(all_good.exact, Proportion { x: 12, n: 12 });
    assert_eq!(all_good.kappa, Err(Undefined::NoVariation { grade: GradePlace(2) }));
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
        let found = alpha(&by_both(&same(3, 12)), metric);
        assert_eq!(found, Err(Undefined::NoVariation { grade: GradePlace(2) }), "{metric:?}");
    }
    // Another grade that nobody else graded is no variation: it is compared with nothing.
    let beside = [by_both(&same(3, 12)), vec![vec![GradePlace(0)]]].concat();
    assert_eq!(alpha(&beside, Metric::Ordinal), Err(Undefined::NoVariation { grade: GradePlace(2) }));
}

#[test]
fn an_auditor_who_always_gives_the_same_grade_agrees_no_more_than_by_chance() {
    // Second: 8 good, 2 outstanding. Observed 8 of 10, expected the same.
    let ten = [same(3, 8), vec![pair(3, 4); 2]].concat();
    kappa_is(&ten, Weights::Unweighted, 4, ["0.0000", "0.8000", "0.8000"]);
    kappa_is(&ten, Weights::Linear, 4, ["0.0000", "0.9333", "0.9333"]);
}

#[test]
fn two_auditors_who_never_agree_on_two_grades_have_the_lowest_kappa() {
    let opposite = [vec![pair(1, 4); 5], vec![pair(4, 1); 5]].concat();
    for weights in [Weights::Unweighted, Weights::Linear, Weights::Quadratic] {
        kappa_is(&opposite, weights, 2, ["-1.00", "0.00", "0.50"]);
    }
    // By hand: every pair differs by d, of 190 pairs of the 20 grades 100 do. 1 − 19 × 10 / 100.
    alpha_is(&by_both(&opposite), Metric::Nominal, "-0.90");
    alpha_is(&by_both(&opposite), Metric::Ordinal, "-0.90");
}

#[test]
fn one_case_of_two_grades_has_an_alpha_of_nothing() {
    // The only pair there is is also the only one that chance could draw.
    alpha_is(&[vec![GradePlace(0), GradePlace(3)]], Metric::Interval, "0.00");
}

#[test]
fn a_prevailing_grade_is_named_where_it_makes_kappa_low_although_agreement_is_high() {
    // By hand: observed 18 of 20, expected 0.95² + 0.05² = 0.905.
    let mostly_good = [same(3, 18), vec![pair(3, 2), pair(2, 3)]].concat();
    kappa_is(&mostly_good, Weights::Unweighted, 4, ["-0.0526", "0.9000", "0.9050"]);
    let agreement = between(4, &mostly_good);
    let prevalence = agreement.prevalence.unwrap_or_else(|| panic!("not noticed: {agreement:?}"));
    assert_eq!((prevalence.grade, prevalence.share), (GradePlace(2), Proportion { x: 38, n: 40 }));
    assert!(agreement.kappa.is_ok(), "kappa is still given");
    let low_agreement = [same(3, 5), vec![pair(3, 2); 5], vec![pair(2, 3); 5]].concat();
    assert_eq!(between(4, &low_agreement).prevalence, None, "where they do not agree, a low kappa needs no excuse");
}

#[test]
fn coefficients_are_called_by_their_rules_of_thumb() {
    let called = |value: f64| Kappa { value, observed: 0.0, expected: 0.0 }.strength();
    let names = [-0.3, 0.2, 0.204, 0.21, 0.4, 0.41, 0.6, 0.61, 0.8, 0.81, 1.0].map(called);
    use Strength::*;
    assert_eq!(
        names,
        [Slight, Slight, Slight, Fair, Fair, Moderate, Moderate, Substantial, Substantial, AlmostPerfect, AlmostPerfect]
    );
    let allows = |value: f64| Alpha { value, cases: 10, grades: 20 }.reliance();
    assert_eq!(
        [-0.2, 0.66, 0.667, 0.79, 0.8, 1.0].map(allows),
        [Reliance::None, Reliance::None, Reliance::Tentative, Reliance::Tentative, Reliance::Reliable, Reliance::Reliable]
    );
}

// ---- who graded what ------------------------------------------------------------------------------------------------------

#[test]
fn only_cases_that_both_auditors_graded_are_compared() {
    let mut gradings = Gradings::default();
    gradings.record("CA-2", "police", GradePlace(1));
    gradings.record("CA-1", "social care", GradePlace(3));
    gradings.record("CA-1", "police", GradePlace(2));
    gradings.record("CA-2", "health", GradePlace(1));
    gradings.record("CA-3", "social care", GradePlace(0));
    assert_eq!(gradings.pairs(&"social care", &"police"), [Pair { first: GradePlace(3), second: GradePlace(2) }]);
    assert_eq!(gradings.pairs(&"police", &"social care"), [Pair { first: GradePlace(2), second: GradePlace(3) }]);
    assert_eq!(gradings.pairs(&"police", &"education"), []);
    assert_eq!(gradings.by_case().iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
}

#[test]
fn a_grade_given_twice_counts_once_and_two_different_ones_count_for_nothing_in_any_order() {
    let given = |grades: [u8; 3]| {
        let mut gradings = Gradings::default();
        gradings.record("CA-1", "health", GradePlace(3));
        grades.iter().for_each(|grade| gradings.record("CA-1", "police", GradePlace(*grade)));
        gradings
    };
    assert_eq!(given([2, 2, 2]).pairs(&"health", &"police").len(), 1);
    assert_eq!(given([2, 2, 2]).contradictory(), []);
    for grades in [[2, 2, 1], [2, 1, 2], [1, 2, 2]] {
        assert_eq!(given(grades).pairs(&"health", &"police"), []);
        assert_eq!(given(grades).contradictory(), [(&"CA-1", &"police")]);
        assert_eq!(given(grades).by_case(), [vec![GradePlace(3)]]);
    }
}

#[test]
fn a_grade_has_its_place_by_value_whatever_order_its_scale_is_shown_in() {
    let scale: Scale = serde_json::from_str(
        r#"{ "id": "grade", "good_from": "good", "unscored": [{ "id": "not-evidenced", "label": "Not enough evidence" }],
             "levels": [{ "id": "outstanding", "label": "Outstanding", "value": 30 }, { "id": "good", "label": "Good", "value": 20 },
             { "id": "ri", "label": "Requires improvement", "value": 10 }, { "id": "inadequate", "label": "Inadequate", "value": 0 }] }"#,
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let place = |grade: &str| GradePlace::of(&grade.into(), &scale);
    assert_eq!(
        ["inadequate", "ri", "good", "outstanding"].map(place),
        [Some(GradePlace(0)), Some(GradePlace(1)), Some(GradePlace(2)), Some(GradePlace(3))]
    );
    assert_eq!(["not-evidenced", ""].map(place), [None, None]);
    let mut twofold = scale.clone();
    twofold.levels.extend(scale.levels.iter().map(|level| Level { id: format!("{}-too", level.id).into(), ..level.clone() }));
    assert_eq!(GradePlace::of(&"good-too".into(), &twofold), Some(GradePlace(2)), "levels of one value share a place");
}

// ---- what moderation does -------------------------------------------------------------------------------------------------

fn moderated(first: u8, agreed: u8) -> Moderated {
    Moderated { first: GradePlace(first), agreed: GradePlace(agreed) }
}

#[test]
fn grades_shift_by_domain_and_by_pair_of_roles() {
    let (voice, decisions) = (DomainId::from("E01"), DomainId::from("E03"));
    let roles = [("social worker", "police officer"), ("social worker", "nurse")];
    let all = [
        ((voice.clone(), roles[0]), moderated(3, 2)),
        ((voice.clone(), roles[1]), moderated(3, 1)),
        ((decisions.clone(), roles[0]), moderated(1, 2)),
        ((decisions.clone(), roles[0]), moderated(2, 2)),
    ];
    let by_domain = shifts(all.iter().map(|((domain, _), one)| (domain.clone(), *one)));
    assert_eq!(by_domain.get(&voice), Some(&Shift { n: 2, raised: 0, lowered: 2, steps_up: 0, steps_down: 3 }));
    let says = |shift: Option<&Shift>| shift.map(|shift| (shift.mean(), shift.direction()));
    assert_eq!(says(by_domain.get(&voice)), Some((Some(-1.5), Direction::Down)));
    assert_eq!(says(by_domain.get(&decisions)), Some((Some(0.5), Direction::Up)));
    let by_roles = shifts(all.iter().map(|((_, roles), one)| (*roles, *one)));
    assert_eq!(says(by_roles.get(&roles[0])), Some((Some(0.0), Direction::BothAlike)), "one down, one up, one unmoved");
    assert_eq!(says(by_roles.get(&roles[1])), Some((Some(-2.0), Direction::Down)));
    assert_eq!(shifts(all).len(), 3, "by both");
}

#[test]
fn grades_that_all_stay_are_unmoved_and_no_grades_have_no_mean() {
    let stayed = shifts([((), moderated(2, 2)), ((), moderated(0, 0))]);
    assert_eq!(stayed.get(&()).map(|shift| (shift.n, shift.mean(), shift.direction())), Some((2, Some(0.0), Direction::Unmoved)));
    assert_eq!((Shift::default().mean(), Shift::default().direction()), (None, Direction::Unmoved));
}

// ---- what holds of any grades -----------------------------------------------------------------------------------------------

const WEIGHTS: [Weights; 3] = [Weights::Unweighted, Weights::Linear, Weights::Quadratic];
const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

fn any_pairs(levels: u8) -> impl Strategy<Value = Vec<Pair>> {
    let grade = move || (0..levels).prop_map(GradePlace);
    vec((grade(), grade()).prop_map(|(first, second)| Pair { first, second }), 0..40)
}

/// Cases with up to five grades each, and the same ones in another order, of cases and of auditors.
fn any_cases() -> impl Strategy<Value = (Vec<Vec<GradePlace>>, Vec<Vec<GradePlace>>)> {
    let cases = vec(vec((0_u8..5).prop_map(GradePlace), 0..6), 0..20);
    cases.prop_flat_map(|cases| {
        let turned = Just(cases.iter().map(|case| case.iter().rev().copied().collect()).collect::<Vec<_>>());
        (Just(cases), turned.prop_shuffle())
    })
}

/// Kappa as the brief writes it, over a table of shares: what the whole numbers of the app must come to.
fn kappa_by_table(levels: usize, pairs: &[Pair], weights: Weights) -> Option<f64> {
    let n = pairs.len() as f64;
    let weight = |i: usize, j: usize| {
        let part = i.abs_diff(j) as f64 / (levels - 1) as f64;
        match weights {
            Weights::Unweighted => f64::from(u8::from(i == j)),
            Weights::Linear => 1.0 - part,
            Weights::Quadratic => 1.0 - part * part,
        }
    };
    let share = |matches: &dyn Fn(&Pair) -> bool| pairs.iter().filter(|pair| matches(pair)).count() as f64 / n;
    let first = |i: usize| share(&|pair| usize::from(pair.first.0) == i);
    let second = |j: usize| share(&|pair| usize::from(pair.second.0) == j);
    let both = |i: usize, j: usize| share(&|pair| usize::from(pair.first.0) == i && usize::from(pair.second.0) == j);
    let sum = |part: &dyn Fn(usize, usize) -> f64| -> f64 {
        (0..levels).flat_map(|i| (0..levels).map(move |j| (i, j))).map(|(i, j)| weight(i, j) * part(i, j)).sum()
    };
    let (observed, expected) = (sum(&both), sum(&|i, j| first(i) * second(j)));
    (expected < 1.0 - 1e-9).then(|| (observed - expected) / (1.0 - expected))
}

/// Alpha as the brief writes it, from coincidences.
fn alpha_by_coincidences(cases: &[Vec<GradePlace>], metric: Metric) -> Option<f64> {
    let mut coincidences = [[0.0_f64; 5]; 5];
    for case in cases.iter().filter(|case| case.len() > 1) {
        for (at, one) in case.iter().enumerate() {
            for (_, other) in case.iter().enumerate().filter(|(other, _)| *other != at) {
                coincidences[usize::from(one.0)][usize::from(other.0)] += 1.0 / (case.len() - 1) as f64;
            }
        }
    }
    let count = |c: usize| -> f64 { coincidences[c].iter().sum() };
    let n: f64 = (0..5).map(count).sum();
    let difference = |c: usize, k: usize| match metric {
        Metric::Nominal => f64::from(u8::from(c != k)),
        Metric::Ordinal => ((c.min(k)..=c.max(k)).map(count).sum::<f64>() - (count(c) + count(k)) / 2.0).powi(2),
        Metric::Interval => (c as f64 - k as f64).powi(2),
    };
    let sum = |part: &dyn Fn(usize, usize) -> f64| -> f64 {
        (0..5).flat_map(|c| (0..5).map(move |k| (c, k))).map(|(c, k)| part(c, k) * difference(c, k)).sum()
    };
    let observed = sum(&|c, k| coincidences[c][k]) / n;
    let expected = sum(&|c, k| count(c) * count(k)) / (n * (n - 1.0));
    (expected > 1e-9).then(|| 1.0 - observed / expected)
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kappa_is_what_the_formula_of_the_brief_gives(pairs in any_pairs(4)) {
        for weights in WEIGHTS {
            match kappa(4, &pairs, weights) {
                Ok(found) => {
                    let expected = kappa_by_table(4, &pairs, weights);
                    prop_assert!(expected.is_some_and(|expected| is_near(found.value, expected)), "{found:?} {expected:?}");
                    prop_assert!(is_near((found.observed - found.expected) / (1.0 - found.expected), found.value));
                    prop_assert!((-1.0..=1.0).contains(&found.value) && (0.0..=1.0).contains(&found.observed));
                }
                Err(Undefined::NoPairs) => prop_assert!(pairs.is_empty()),
                Err(Undefined::FewCases { n }) => prop_assert!(n == pairs.len() && n < 10),
                Err(Undefined::NoVariation { .. }) => prop_assert_eq!(kappa_by_table(4, &pairs, weights), None),
            }
        }
    }

    #[test]
    fn agreement_does_not_depend_on_which_auditor_is_first(pairs in any_pairs(4)) {
        let turned: Vec<Pair> = pairs.iter().map(|pair| Pair { first: pair.second, second: pair.first }).collect();
        prop_assert_eq!(between(4, &pairs), between(4, &turned));
    }

    #[test]
    fn agreement_does_not_depend_on_the_order_of_cases(
        (pairs, scrambled) in any_pairs(5).prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle()))
    ) {
        prop_assert_eq!(between(5, &pairs), between(5, &scrambled));
    }

    #[test]
    fn agreement_does_not_depend_on_what_cases_and_auditors_are_called(
        given in vec((0_u8..12, 0_u8..3, (0_u8..4).prop_map(GradePlace)), 0..60),
        seed in 1_u32..1000,
    ) {
        let mut gradings = Gradings::default();
        let mut renamed = Gradings::default();
        for (case, auditor, grade) in &given {
            gradings.record(*case, *auditor, *grade);
            renamed.record(format!("{:x}", u32::from(*case + 1) * seed % 1009), ["zoe", "abel", "mia"][usize::from(*auditor)], *grade);
        }
        prop_assert_eq!(between(4, &gradings.pairs(&0, &1)), between(4, &renamed.pairs(&"zoe", &"abel")));
        for metric in METRICS {
            prop_assert_eq!(alpha(&gradings.by_case(), metric), alpha(&renamed.by_case(), metric));
        }
        prop_assert_eq!(gradings.contradictory().len(), renamed.contradictory().len());
    }

    #[test]
    fn auditors_who_always_agree_on_different_grades_agree_completely(grades in vec((0_u8..4).prop_map(GradePlace), 10..40)) {
        prop_assume!(grades.iter().any(|grade| *grade != grades[0]));
        let pairs: Vec<Pair> = grades.iter().map(|grade| Pair { first: *grade, second: *grade }).collect();
        let threefold: Vec<Vec<GradePlace>> = grades.iter().map(|grade| vec![*grade; 3]).collect();
        for weights in WEIGHTS {
            prop_assert_eq!(kappa(4, &pairs, weights).map(|kappa| kappa.value), Ok(1.0));
        }
        for metric in METRICS {
            prop_assert_eq!(alpha(&threefold, metric).map(|alpha| alpha.value), Ok(1.0));
        }
    }

    #[test]
    fn alpha_is_what_coincidences_give_and_never_depends_on_an_order((cases, scrambled) in any_cases()) {
        for metric in METRICS {
            let found = alpha(&cases, metric);
            prop_assert_eq!(found, alpha(&scrambled, metric), "to the last digit");
            match (found, alpha_by_coincidences(&cases, metric)) {
                (Ok(found), Some(expected)) => {
                    prop_assert!(is_near(found.value, expected), "{metric:?}: {found:?} {expected}");
                    prop_assert!(found.value > -1.0 && found.value <= 1.0);
                }
                (found, expected) => prop_assert!(found.is_err() && expected.is_none(), "{found:?} {expected:?}"),
            }
        }
    }

    /// Two auditors without gaps: 1 − alpha is (n − 1) / n of 1 − π, Scott's measure, where n is the number of grades.
    #[test]
    fn nominal_alpha_of_two_auditors_is_scotts_pi_for_small_samples(pairs in any_pairs(4)) {
        prop_assume!(!pairs.is_empty());
        let n = 2.0 * pairs.len() as f64;
        let share = |grade: u8| {
            let both = pairs.iter().flat_map(|pair| [pair.first, pair.second]);
            both.filter(|place| place.0 == grade).count() as f64 / n
        };
        let expected: f64 = (0..4).map(|grade| share(grade).powi(2)).sum();
        let observed = pairs.iter().filter(|pair| pair.first == pair.second).count() as f64 / pairs.len() as f64;
        match alpha(&by_both(&pairs), Metric::Nominal) {
            Ok(found) => prop_assert!(is_near(1.0 - found.value, (n - 1.0) / n * (1.0 - observed) / (1.0 - expected))),
            Err(reason) => {
                prop_assert_eq!(reason, Undefined::NoVariation { grade: pairs[0].first });
                prop_assert!(is_near(expected, 1.0));
            }
        }
    }

    /// With the same grades as often by both auditors, quadratic kappa differs from interval alpha by the same factor only.
    #[test]
    fn interval_alpha_is_quadratic_kappa_where_both_auditors_are_as_strict(
        (first, second) in vec((0_u8..4).prop_map(GradePlace), 10..40).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let pairs: Vec<Pair> = first.into_iter().zip(second).map(|(first, second)| Pair { first, second }).collect();
        let n = 2.0 * pairs.len() as f64;
        match (alpha(&by_both(&pairs), Metric::Interval), kappa(4, &pairs, Weights::Quadratic)) {
            (Ok(alpha), Ok(kappa)) => prop_assert!(is_near(1.0 - alpha.value, (n - 1.0) / n * (1.0 - kappa.value))),
            (alpha, kappa) => prop_assert!(alpha.is_err() && kappa.is_err()),
        }
    }

    #[test]
    fn no_grades_at_all_make_a_figure_that_is_not_a_number(
        levels in prop_oneof![0_usize..6, Just(usize::MAX)],
        pairs in vec((any::<u8>(), any::<u8>()), 0..30),
    ) {
        let pairs: Vec<Pair> = pairs.into_iter().map(|(a, b)| Pair { first: GradePlace(a), second: GradePlace(b) }).collect();
        for kappa in WEIGHTS.iter().flat_map(|weights| kappa(levels, &pairs, *weights)) {
            prop_assert!(kappa.value.is_finite() && kappa.observed.is_finite() && kappa.expected.is_finite());
        }
        for alpha in METRICS.iter().flat_map(|metric| alpha(&by_both(&pairs), *metric)) {
            prop_assert!(alpha.value.is_finite());
        }
        between(levels, &pairs);
    }
}
