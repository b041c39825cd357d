//! What stands side by side: rounds beside rounds, sectors beside sectors, questionnaires beside questionnaires.

use super::figures::{by_sector, met, numbers};
use super::making::{ROUNDS, World};
use super::paper::{Form, Paper, text};
use super::{Counts, by_form};
use safeguarding_audit::adding_up::desk::shown::Comparison;
use safeguarding_audit::aggregation::trend::{Trend, TrendChange};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

type Part = (usize, usize);

/// The widest distance of two shares of ten and more, of different sectors or questionnaires, in hundredths of a point, cut off.
fn gap(parts: &[(&str, Part)]) -> Option<u32> {
    let enough: Vec<(&str, Part)> = parts.iter().copied().filter(|(_, part)| part.1 >= 10).collect();
    let apart =
        |one: Part, other: Part| (one.0 * other.1).checked_sub(other.0 * one.1).map(|far| far * 10_000 / (one.1 * other.1));
    let others = |of: &str| enough.iter().filter(move |(other, _)| *other != of).collect::<Vec<_>>();
    let all = enough.iter().flat_map(|(of, one)| others(of).into_iter().filter_map(move |(_, other)| apart(*one, *other)));
    all.max().and_then(|far| u32::try_from(far).ok())
}

/// Sectors beside sectors, and items beside items.
pub fn hold_comparison(world: &World, papers: &[&Paper], shown: &Comparison) {
    for (form, papers) in by_form(world, papers) {
        let is_it = |table: &&_| -> bool {
            let table: &safeguarding_audit::adding_up::desk::shown::SectorTable = table;
            (table.questionnaire.as_str(), table.edition.as_str()) == form.id()
        };
        let differences = shown.sectors.iter().find(is_it).map_or(&[][..], |table| &table.differences);
        let mut found = BTreeMap::new();
        for (_, question) in form.questions().into_iter().filter(|(_, question)| Form::stands_for_a_level(question)) {
            let shares = by_sector(form, &papers).into_iter().map(|(sector, papers)| (sector, met(form, &papers, question)));
            let shares: Vec<(String, Part)> = shares.filter(|(_, part)| part.1 > 0).collect();
            let parts: Vec<(&str, Part)> = shares.iter().map(|(sector, part)| (sector.as_str(), *part)).collect();
            let gap = gap(&parts);
            found.extend((shares.len() > 1).then(|| (text(question, "id").to_owned(), (shares, gap))));
        }
        let said = differences.iter().map(|one| {
            let shares: Vec<(String, Part)> =
                one.sectors.iter().map(|one| (one.sector.clone(), (one.met.x, one.met.n))).collect();
            if let Some(gap) = one.gap {
                let parts = [gap.highest, gap.lowest].map(|at| (shares[at].0.as_str(), shares[at].1));
                assert_eq!(self::gap(&parts), Some(gap.hundredths), "the two that are named are so far apart");
            }
            (one.question.to_string(), (shares, one.gap.map(|gap| gap.hundredths)))
        });
        assert_eq!(said.collect::<BTreeMap<_, _>>(), found, "{:?}", form.id());
        let order: Vec<Option<u32>> = differences.iter().map(|one| one.gap.map(|gap| gap.hundredths)).collect();
        assert!(order.is_sorted_by(|one, next| one >= next), "the widest stands first");
    }
    let mut items: BTreeMap<String, BTreeMap<String, Part>> = BTreeMap::new();
    let mut asked_in: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (form, papers) in by_form(world, papers) {
        for (_, question) in form.questions().into_iter().filter(|(_, question)| question["item"].is_string()) {
            let part = if Form::stands_for_a_level(question) { met(form, &papers, question) } else { continue };
            if part.1 > 0 {
                let item = text(question, "item").to_owned();
                asked_in.entry(item.clone()).or_default().insert(form.id().0);
                items.entry(item).or_default().insert(format!("{:?} {}", form.id(), text(question, "id")), part);
            }
        }
    }
    items.retain(|item, _| asked_in[item].len() > 1);
    let shown = shown.items.items.iter().map(|item| {
        let answers = item.answers.iter().map(|one| {
            let part = one.part().expect("nothing of organisations is hidden");
            (format!("{:?} {}", (one.questionnaire.as_str(), one.edition.as_str()), one.question), (part.x, part.n))
        });
        let answers: BTreeMap<String, Part> = answers.filter(|(_, part)| part.1 > 0).collect();
        let parts: Vec<(&str, Part)> = item
            .answers
            .iter()
            .zip(item.answers.iter().filter_map(|one| one.part()))
            .map(|(one, part)| (one.questionnaire.as_str(), (part.x, part.n)))
            .collect();
        assert_eq!(item.gap.map(|gap| gap.hundredths), gap(&parts), "{}: {answers:?}", item.item);
        (item.item.to_string(), answers)
    });
    assert_eq!(shown.collect::<BTreeMap<_, _>>(), items);
}

/// What of a question makes it the same question in another edition.
fn digest(form: &Form, question: &Value) -> Value {
    let scale =
        question["scale"].as_str().map(|scale| (form.scale(scale)["levels"].clone(), form.scale(scale)["unscored"].clone()));
    let choices = question["options"].as_str().map(|options| form.json["options"][options].clone());
    json!([question["text"], question["wordings"], question["type"], scale, choices])
}

/// What of a domain, or of all, makes a grade the same.
fn rules(form: &Form, domain: &str) -> Value {
    let of = form.questions().into_iter().filter(|(one, _)| domain.is_empty() || text(one, "id") == domain);
    let graded = of.filter(|(_, question)| Form::stands_for_a_level(question));
    json!([
        form.json["grading"],
        graded.map(|(_, question)| json!([digest(form, question), question["key"]])).collect::<Vec<_>>()
    ])
}

fn change(before: Part, now: Part) -> TrendChange {
    let (rise, fall) = (
        (now.0 * before.1 * 100).checked_sub(before.0 * now.1 * 100),
        (before.0 * now.1 * 100).checked_sub(now.0 * before.1 * 100),
    );
    let five = 5 * now.1 * before.1;
    match () {
        () if before.1 < 10 || now.1 < 10 => TrendChange::TooFew,
        () if rise.is_some_and(|rise| rise >= five) => TrendChange::Up,
        () if fall.is_some_and(|fall| fall >= five) => TrendChange::Down,
        () => TrendChange::Same,
    }
}

/// Every point of every line, and every arrow.
pub fn hold_trend(world: &World, counts: &Counts<'_>, passes: &dyn Fn(&Paper) -> bool, trends: &[Trend]) {
    for trend in trends {
        let of = |(round, edition, n): &(String, String, usize)| {
            let form = world
                .forms
                .iter()
                .find(|form| form.json["title"] == trend.title && form.id().1 == edition)
                .expect("it is offered");
            let papers = counts[round.as_str()].iter().copied().filter(|paper| paper.form.id() == form.id() && passes(paper));
            let papers: Vec<&Paper> = papers.collect();
            assert_eq!(papers.len(), *n, "{round} {edition}");
            (Rc::clone(form), papers)
        };
        let columns: Vec<(Rc<Form>, Vec<&Paper>)> = trend.rounds.iter().map(of).collect();
        assert!(trend.rounds.is_sorted_by(|one, next| one.0 <= next.0), "the oldest stands first: {:?}", trend.rounds);
        for (line, is_domain) in
            trend.domains.iter().map(|line| (line, true)).chain(trend.questions.iter().map(|line| (line, false)))
        {
            let part = |(form, papers): &(Rc<Form>, Vec<&Paper>)| {
                if is_domain {
                    let scale = text(&form.json["grading"], "scale");
                    let grades: Vec<&String> = papers
                        .iter()
                        .filter_map(|paper| paper.grades.get(&line.id))
                        .filter(|grade| !grade.starts_with('('))
                        .collect();
                    (grades.iter().filter(|grade| form.is_good(scale, grade)).count(), grades.len())
                } else {
                    let question = form.questions().into_iter().find(|(_, question)| text(question, "id") == line.id);
                    question.map_or((0, 0), |(_, question)| met(form, papers, question))
                }
            };
            let same = |form: &Form| if is_domain { rules(form, &line.id) } else { digest_of(form, &line.id) };
            let parts: Vec<Part> = columns.iter().map(part).collect();
            for (at, point) in line.points.iter().enumerate() {
                assert_eq!(
                    point.part.map_or((0, 0), |part| (part.x, part.n)),
                    parts[at],
                    "{} in {:?}",
                    line.id,
                    trend.rounds[at]
                );
                // Left out: that the whole breaks where a domain is graded from other questions.
                let is_broken = |before: usize| same(&columns[before].0) != same(&columns[at].0);
                if line.id.is_empty() && is_domain && at > 0 && is_broken(at - 1) {
                    continue;
                }
                let expected = match at.checked_sub(1) {
                    None => TrendChange::New,
                    Some(before) if parts[before].1 == 0 || parts[at].1 == 0 => TrendChange::New,
                    Some(before) if is_broken(before) && is_domain => TrendChange::OtherRules,
                    Some(before) if is_broken(before) => TrendChange::OtherQuestion,
                    Some(before) => change(parts[before], parts[at]),
                };
                assert_eq!(point.change, expected, "{} in {:?}: {parts:?}", line.id, trend.rounds);
            }
        }
        let asked = columns.iter().flat_map(|(form, papers)| {
            let met = form
                .questions()
                .into_iter()
                .filter(|(_, question)| Form::stands_for_a_level(question) && met(form, papers, question).1 > 0);
            met.map(|(_, question)| text(question, "id").to_owned()).collect::<Vec<String>>()
        });
        let lines: BTreeSet<String> = trend.questions.iter().map(|line| line.id.clone()).collect();
        assert!(asked.collect::<BTreeSet<String>>().is_subset(&lines), "no question is missing");
        for line in &trend.numbers {
            for ((shown, _), (form, papers)) in line.points.iter().zip(&columns) {
                let question = form.questions().into_iter().find(|(_, question)| text(question, "id") == line.id);
                let plain = question.and_then(|(_, question)| numbers(papers, question));
                assert_eq!(serde_json::to_value(shown).expect("it can be written"), json!(plain), "{}", line.id);
            }
        }
    }
    // Of two editions in a round, that which most returns were made with stands for it.
    let mut columns: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for round in ROUNDS {
        let papers: Vec<&Paper> = counts[round].iter().copied().filter(|paper| passes(paper)).collect();
        for (form, papers) in by_form(world, &papers) {
            let most = columns.entry((round, text(&form.json, "title"))).or_default();
            *most = papers.len().max(*most);
        }
    }
    let shown =
        trends.iter().flat_map(|trend| trend.rounds.iter().map(|round| ((round.0.as_str(), trend.title.as_str()), round.2)));
    assert_eq!(shown.collect::<BTreeMap<_, _>>(), columns, "every round has its column");
}

fn digest_of(form: &Form, id: &str) -> Value {
    let found = form.questions().into_iter().find(|(_, question)| text(question, "id") == id);
    found.map_or(Value::Null, |(_, question)| digest(form, question))
}
