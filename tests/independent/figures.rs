//! What returns say, counted one by one, in the form in which `docs/formats.md` describes a summary.

use super::paper::{Form, NO_SECTOR, Paper, Said, list, per_hundred, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The day on which actions are looked at.
pub const TODAY: &str = "2027-01-15";

fn distribution(form: &Form, papers: &[&Paper], domain: &str) -> Value {
    let scale = text(&form.json["grading"], "scale");
    let standing = |paper: &&&Paper| paper.grades.get(domain).map_or("", String::as_str).to_owned();
    let n = |wanted: &str| papers.iter().filter(|paper| standing(paper) == wanted).count();
    let levels = form.levels(scale);
    let grades: Vec<Value> =
        levels.iter().map(|level| json!({ "grade": level["id"], "label": level["label"], "n": n(text(level, "id")) })).collect();
    let good = levels.iter().map(|level| text(level, "id")).filter(|level| form.is_good(scale, level)).map(n).sum::<usize>();
    json!({ "grades": grades, "graded": levels.iter().map(|level| n(text(level, "id"))).sum::<usize>(), "good_or_better": good,
        "not_applicable": n("(not applicable)"), "too_little": n("(too little)"), "not_yet": n("(not yet)"), "not_asked": n("") })
}

/// How many meet what a question asks, of how many whose answer stands for a level.
pub fn met(form: &Form, papers: &[&Paper], question: &Value) -> (usize, usize) {
    let levels = papers.iter().filter_map(|paper| match paper.said(question) {
        Said::Given(value) => form.level(question, value),
        _ => None,
    });
    let levels: Vec<String> = levels.collect();
    (levels.iter().filter(|level| form.is_good(text(question, "scale"), level)).count(), levels.len())
}

/// What can be chosen: id and label, levels from the best on.
fn sayable(form: &Form, question: &Value) -> Vec<(String, String)> {
    let pair = |one: &Value| (text(one, "id").to_owned(), text(one, "label").to_owned());
    match text(question, "type") {
        "level" => form.levels(text(question, "scale")).into_iter().map(pair).collect(),
        "yes-no" => [("yes", "Yes"), ("no", "No")].map(|(id, label)| (id.to_owned(), label.to_owned())).into(),
        "choice" | "choices" => list(&form.json["options"], text(question, "options")).iter().map(pair).collect(),
        _ => Vec::new(),
    }
}

pub fn numbers(papers: &[&Paper], question: &Value) -> Option<Value> {
    if !["number", "percentage", "n-of-m"].contains(&text(question, "type")) {
        return None;
    }
    let given = papers.iter().filter_map(|paper| match paper.said(question) {
        Said::Given(value) => per_hundred(value),
        _ => None,
    });
    #[allow(clippy::cast_possible_truncation, reason = "hundredths are whole numbers")]
    let mut numbers: Vec<i64> = given.map(|number| number as i64).collect();
    numbers.sort_unstable();
    let (least, greatest) = (numbers.first()?, numbers.last()?);
    let (low, high) = (numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]);
    let median = (low + high + 1).div_euclid(2);
    Some(
        json!({ "n": numbers.len(), "sum": numbers.iter().sum::<i64>(), "least": least, "median": median, "greatest": greatest }),
    )
}

pub fn answers(form: &Form, papers: &[&Paper], question: &Value) -> Value {
    let said: Vec<Said<'_>> = papers.iter().map(|paper| paper.said(question)).collect();
    let n = |wanted: Said<'_>| said.iter().filter(|said| **said == wanted).count();
    let given: Vec<&Value> =
        said.iter().filter_map(|said| if let Said::Given(value) = said { Some(*value) } else { None }).collect();
    let is = |value: &Value, id: &str| *value == id || value.as_array().is_some_and(|chosen| chosen.iter().any(|one| one == id));
    let count = |(id, label): (String, String)| {
        let n = given.iter().filter(|value| is(value, &id)).count();
        json!({ "answer": id, "label": label, "n": n })
    };
    let mut figures = json!({ "answered": given.len(), "not_applicable": n(Said::NotApplicable), "dont_know": n(Said::DontKnow),
        "unanswered": n(Said::Unanswered), "not_asked": n(Said::NotAsked) });
    let counts: Vec<Value> = sayable(form, question).into_iter().map(count).collect();
    if !counts.is_empty() {
        figures["answers"] = json!(counts);
    }
    if Form::stands_for_a_level(question) {
        let (x, n) = met(form, papers, question);
        figures["met"] = json!({ "x": x, "n": n });
    }
    if let Some(numbers) = numbers(papers, question) {
        figures["numbers"] = numbers;
    }
    figures
}

/// The sectors of these returns in the questionnaire's order, and the returns of each.
pub fn by_sector<'p>(form: &Form, papers: &[&'p Paper]) -> Vec<(String, Vec<&'p Paper>)> {
    let named = list(&form.json, "sectors").iter().filter_map(Value::as_str).chain([NO_SECTOR]);
    let of = |sector: &str| papers.iter().copied().filter(|paper| paper.sector() == sector).collect::<Vec<_>>();
    named.map(|sector| (sector.to_owned(), of(sector))).filter(|(_, papers)| !papers.is_empty()).collect()
}

fn is_asked(papers: &[&Paper], question: &Value) -> bool {
    papers.iter().any(|paper| paper.said(question) != Said::NotAsked)
}

/// Everything a summary says of returns with one edition.
pub fn summary(form: &Form, papers: &[&Paper], round: &str) -> Value {
    let sectors = by_sector(form, papers);
    let breakdown = |domain: &str| {
        let of = |(sector, papers): &(String, Vec<&Paper>)| json!({ "sector": sector, "distribution": distribution(form, papers, domain) });
        json!({ "all": distribution(form, papers, domain), "by_sector": sectors.iter().map(of).collect::<Vec<_>>() })
    };
    let graded = list(&form.json, "domains")
        .iter()
        .filter(|domain| papers.iter().any(|paper| paper.grades.contains_key(text(domain, "id"))));
    let domains: Vec<Value> = graded
        .map(|domain| json!({ "domain": domain["id"], "title": domain["title"], "grades": breakdown(text(domain, "id")) }))
        .collect();
    let question = |(domain, question): (&Value, &Value)| {
        let of =
            |(sector, papers): &(String, Vec<&Paper>)| json!({ "sector": sector, "figures": answers(form, papers, question) });
        let mut one = json!({ "question": question["id"], "domain": domain["id"], "text": question["text"],
            "all": answers(form, papers, question), "by_sector": sectors.iter().map(of).collect::<Vec<_>>() });
        if question["key"] == true {
            one["key"] = json!(true);
        }
        let unit = if ["percentage", "n-of-m"].contains(&text(question, "type")) { "%" } else { text(question, "unit") };
        if !unit.is_empty() {
            one["unit"] = json!(unit);
        }
        one
    };
    let asked = form.questions().into_iter().filter(|(_, question)| is_asked(papers, question));
    let sectors: Vec<Value> = sectors.iter().map(|(sector, papers)| json!({ "sector": sector, "n": papers.len() })).collect();
    let cycles: Vec<&str> = [round].into_iter().filter(|round| !round.is_empty() && !papers.is_empty()).collect();
    json!({ "format": "safeguarding-audit/summary", "version": 1, "questionnaire": form.json["id"], "edition": form.json["edition"],
        "title": form.json["title"], "cycles": cycles, "counted": papers.len(), "sectors": sectors, "overall": breakdown(""),
        "domains": domains, "questions": asked.map(question).collect::<Vec<_>>() })
}

/// The answers by type of organisation, with those that somebody gave.
pub fn by_kind(form: &Form, papers: &[&Paper]) -> Value {
    let kinds = form.kinds().into_iter().map(|(id, label, _)| {
        let of: Vec<&Paper> = papers.iter().copied().filter(|paper| paper.kind() == id).collect();
        (label, of)
    });
    let kinds: Vec<(&str, Vec<&Paper>)> = kinds.filter(|(_, papers)| !papers.is_empty()).collect();
    let question = |(_, question): (&Value, &Value)| {
        let kind = |(label, of): &(&str, Vec<&Paper>)| {
            is_asked(of, question).then(|| {
                let mut figures = answers(form, of, question);
                if let Some(given) = figures.get_mut("answers").and_then(Value::as_array_mut) {
                    given.retain(|one| one["n"] != 0);
                }
                if list(&figures, "answers").is_empty() {
                    figures.as_object_mut().expect("figures are an object").remove("answers");
                }
                json!({ "kind": label, "figures": figures })
            })
        };
        json!({ "question": question["id"], "by_kind": kinds.iter().filter_map(kind).collect::<Vec<_>>() })
    };
    let all = form.questions().into_iter().filter(|(_, question)| is_asked(papers, question)).map(question);
    Value::Array(all.collect())
}

/// The number of a day, counted on from some day long ago; nothing where it is no day.
fn day(iso: &str) -> Option<i64> {
    let parts: Vec<i64> = iso.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [year, month, day] = parts.as_slice() else { return None };
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = |year: i64, month: i64| match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_day = (1..=12).contains(month) && (1..=days(*year, *month)).contains(day);
    let before = (2000..*year).map(|year| 365 + i64::from(is_leap(year))).sum::<i64>();
    is_day.then(|| before + (1..*month).map(|month| days(*year, month)).sum::<i64>() + day)
}

/// Actions as they stand today, and gaps that have none; of a domain for which there is nothing to say, nothing.
pub fn actions(form: &Form, papers: &[&Paper]) -> Value {
    let late = |action: &Value| day(TODAY).expect("it is a day") - day(text(action, "due")).unwrap_or(i64::MAX / 2);
    let is_open = |action: &Value| text(action, "status") != "done";
    let is_overdue = |action: &Value| is_open(action) && late(action) > 0;
    let gaps = |paper: &Paper| {
        let is_gap = |question: &Value| match paper.said(question) {
            Said::DontKnow => true,
            Said::Given(value) => form.level(question, value).is_some_and(|level| !form.is_good(text(question, "scale"), &level)),
            _ => false,
        };
        let has_none = |question: &Value| !list(&paper.file, "actions").iter().any(|action| action["question"] == question["id"]);
        let all = form.questions().into_iter().filter(|(_, question)| is_gap(question) && has_none(question));
        all.map(|(domain, question)| (text(domain, "id").to_owned(), question["key"] == true)).collect::<Vec<(String, bool)>>()
    };
    let all: Vec<&Value> = papers.iter().flat_map(|paper| list(&paper.file, "actions")).collect();
    let gaps: Vec<Vec<(String, bool)>> = papers.iter().map(|paper| gaps(paper)).collect();
    let all_gaps: Vec<&(String, bool)> = gaps.iter().flatten().collect();
    let n = |of: &[&Value], is: &dyn Fn(&Value) -> bool| of.iter().filter(|action| is(action)).count();
    let who = |is: &dyn Fn(&Value) -> bool| papers.iter().filter(|paper| list(&paper.file, "actions").iter().any(is)).count();
    let within = |from: i64, to: i64| move |action: &Value| is_overdue(action) && (from..=to).contains(&late(action));
    let domain = |domain: Option<&Value>| {
        let id = domain.map_or("", |domain| text(domain, "id"));
        let ids: BTreeSet<&str> =
            domain.map_or(&[][..], |domain| list(domain, "questions")).iter().map(|one| text(one, "id")).collect();
        let is_of = |action: &Value| domain.map_or(action["question"].is_null(), |_| ids.contains(text(action, "question")));
        let own: Vec<&Value> = all.iter().copied().filter(|action| is_of(action)).collect();
        let gaps = all_gaps.iter().filter(|gap| gap.0 == id).count();
        json!({ "domain": domain.map(|domain| &domain["id"]), "title": domain.map_or("", |domain| text(domain, "title")), "all": own.len(),
            "open": n(&own, &is_open), "overdue": n(&own, &is_overdue), "gaps_without_action": gaps })
    };
    let domains = list(&form.json, "domains").iter().map(Some).chain([None]).map(domain);
    json!({ "all": all.len(), "open": n(&all, &is_open), "done": n(&all, &|action| !is_open(action)),
        "overdue": { "all": n(&all, &is_overdue), "short": n(&all, &within(1, 30)), "longer": n(&all, &within(31, 90)), "long": n(&all, &within(91, 99999)) },
        "without_day": n(&all, &|action| is_open(action) && day(text(action, "due")).is_none()),
        "without_owner": n(&all, &|action| is_open(action) && text(action, "owner").is_empty()),
        "organisations": who(&is_open), "organisations_overdue": who(&is_overdue),
        "organisations_updated": 0, "updated_on": "",
        "by_domain": domains.filter(|one| one["all"] != 0 || one["gaps_without_action"] != 0).collect::<Vec<_>>(),
        "gaps_without_action": { "answers": all_gaps.len(), "key": all_gaps.iter().filter(|gap| gap.1).count(),
            "organisations": gaps.iter().filter(|gaps| !gaps.is_empty()).count() } })
}
