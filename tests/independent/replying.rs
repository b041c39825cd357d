//! Replies to a survey, made by a seed and counted one by one: whatever is shown is the plain count, and no plain count of few
//! people is shown.

use super::paper::{Form, list, text};
use super::story::definition::{answer, questionnaire};
use fastrand::Rng;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, SurveysWanted, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::aggregation::replies::{ReplyKind, ReplyShare, SurveyFigures, SurveyQuestion};
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::model::digest::with_digest;
use serde_json::{Map, Value, json};
use std::rc::Rc;

const THRESHOLD: usize = 5;

/// How many counts were shown, and how many hidden.
#[derive(Default)]
pub struct Seen {
    pub shown: usize,
    pub hidden: usize,
}

/// A survey with two groupings, a question that only some are asked, several choices, a right answer, a number and a text.
fn survey() -> Rc<Form> {
    let scales = json!([{ "id": "three", "good_from": "yes", "dont_know": true, "unscored": [{ "id": "rather-not", "label": "I don't want to say" }],
        "levels": [{ "id": "yes", "label": "Yes", "value": 2 }, { "id": "some", "label": "Sometimes", "value": 1 }, { "id": "no", "label": "No", "value": 0 }] }]);
    let definition = questionnaire()
        .with("/id", json!("young"))
        .with("/kind", json!("survey"))
        .with("/scales", scales)
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .asks("age", "choice", json!({ "options": "days" }))
        .asks("gender", "choice", json!({ "options": "days" }))
        .domain("Y1", |domain| {
            let safe = domain.level("Y1.1").with("scale", json!("three")).level("Y1.2").with("scale", json!("three"));
            let right = json!({ "choice": "tue", "because": "Tuesday comes before Wednesday." });
            let then =
                safe.shown_when(answer("Y1.1", "yes")).asks("Y1.3", "choice").with("options", json!("days")).with("right", right);
            then.asks("Y1.4", "choices").with("options", json!("days")).asks("Y1.5", "number").asks("Y1.6", "long-text")
        });
    Form::of(definition.bytes())
}

fn reply(rng: &mut Rng, form: &Form) -> Value {
    // The first is said by most, the last by few.
    let mut skewed = |ids: &[&str]| ids[(0..ids.len() - 1).take_while(|_| rng.u32(0..100) < 45).count()].to_owned();
    let days = ["mon", "tue", "wed"];
    let (age, gender, one, two) =
        (skewed(&days), skewed(&days), skewed(&["yes", "some", "no", "rather-not", "", "?"]), skewed(&["yes", "no", ""]));
    let (day, chosen) = (skewed(&["tue", "mon", "", "wed"]), skewed(&days));
    let mut profile = json!({ "age": age, "gender": gender });
    for field in ["age", "gender"] {
        if rng.u32(0..100) < 8 {
            profile.as_object_mut().expect("it is an object").remove(field);
        }
    }
    let mut answers = Map::new();
    let mut says = |id: &str, value: Value| drop(answers.insert(id.to_owned(), json!({ "value": value })));
    says("Y1.5", json!(rng.u32(0..20)));
    if rng.bool() {
        says("Y1.4", if rng.bool() { json!([chosen]) } else { json!(["mon", "wed"]) });
    }
    for (id, value) in [("Y1.1", &one), ("Y1.2", &two), ("Y1.3", &day)] {
        let is_asked = list(&form.json, "domains")
            .iter()
            .flat_map(|domain| list(domain, "questions"))
            .any(|question| text(question, "id") == id && (question["shown_when"].is_null() || one == "yes"));
        if is_asked && value == "?" {
            answers.insert(id.to_owned(), json!({ "dont_know": true }));
        } else if is_asked && !value.is_empty() {
            answers.insert(id.to_owned(), json!({ "value": value }));
        }
    }
    if rng.u32(0..100) < 30 {
        answers.insert("Y1.6".to_owned(), json!({ "value": format!("Something {}", rng.u32(0..9)) }));
    }
    json!({ "profile": profile, "answers": answers })
}

fn is_asked(question: &Value, reply: &Value) -> bool {
    let condition = &question["shown_when"];
    condition.is_null() || list(condition, "is").contains(&reply["answers"][text(condition, "answer")]["value"])
}

impl Seen {
    /// A count of people: it is hidden, or it is the plain count and not of few.
    fn count(&mut self, what: &str, shown: Option<usize>, plain: usize) {
        let is_few = (1..THRESHOLD).contains(&plain);
        match shown {
            Some(shown) => assert!(shown == plain && !is_few, "{what}: {shown} is shown, and counted one by one it is {plain}"),
            None => self.hidden += 1,
        }
        self.shown += usize::from(shown.is_some());
    }

    /// A share: neither those it counts nor the rest are few.
    fn share(&mut self, what: &str, shown: ReplyShare, (x, n): (usize, usize)) {
        if let ReplyShare::Of(part) = shown {
            self.count(what, Some(part.x), x);
            self.count(what, Some(part.n), n);
            self.count(what, Some(part.n - part.x), n - x);
        }
    }

    fn question(&mut self, form: &Form, question: &Value, figures: &SurveyQuestion, groups: &[Vec<&Value>], all: &[&Value]) {
        let id = text(question, "id");
        let said = |reply: &Value| reply["answers"][id].clone();
        let n = |of: &[&Value], is: &dyn Fn(&Value) -> bool| of.iter().filter(|reply| is(reply)).count();
        let has = |reply: &Value| !said(reply)["value"].is_null();
        let was_asked = |reply: &Value| is_asked(question, reply);
        self.count(&format!("{id} asked"), figures.asked, n(all, &was_asked));
        self.count(&format!("{id} answered"), figures.answered, n(all, &|reply| has(reply)));
        if figures.not_asked.is_some() {
            self.count(&format!("{id} not asked"), figures.not_asked, n(all, &|reply| !was_asked(reply)));
        }
        if figures.texts.is_some() {
            self.count(&format!("{id} texts"), figures.texts, n(all, &|reply| has(reply)));
        }
        for count in &figures.answers {
            let labels =
                list(&form.json, "scales").iter().flat_map(|scale| list(scale, "levels").iter().chain(list(scale, "unscored")));
            let labelled = labels.chain(list(&form.json["options"], "days")).find(|one| text(one, "label") == count.label);
            let value = labelled.map(|one| one["id"].clone()).unwrap_or_default();
            let is = |reply: &Value| {
                let none = !has(reply) && said(reply)["dont_know"].is_null();
                match count.kind {
                    ReplyKind::Choice => {
                        said(reply)["value"] == value || said(reply)["value"].as_array().is_some_and(|all| all.contains(&value))
                    }
                    ReplyKind::Answered => has(reply),
                    ReplyKind::DontKnow => !said(reply)["dont_know"].is_null(),
                    ReplyKind::NotApplicable => false,
                    ReplyKind::Unanswered => none && was_asked(reply),
                    ReplyKind::UnansweredOrNotAsked => none,
                }
            };
            let what = format!("{id} {:?} {}", count.kind, count.label);
            self.count(&what, count.n, n(all, &is));
            if let (true, ReplyKind::Choice, Some(chosen)) = (figures.several, count.kind, count.n) {
                self.count(
                    &format!("{what}, the others"),
                    Some(n(all, &|reply| has(reply)) - chosen),
                    n(all, &|reply| has(reply) && !is(reply)),
                );
            }
            for (shown, group) in count.by_group.iter().zip(groups) {
                self.count(&format!("{what} in a group"), *shown, n(group, &is));
            }
        }
        let levels = |of: &[&Value]| {
            let stands = |reply: &Value| ["yes", "some", "no"].iter().any(|level| said(reply)["value"] == *level);
            (n(of, &|reply| said(reply)["value"] == "yes"), n(of, &stands))
        };
        self.share(&format!("{id} positive"), figures.positive, levels(all));
        if let Some(right) = &figures.right {
            self.share(
                &format!("{id} right"),
                right.share,
                (n(all, &|reply| said(reply)["value"] == "tue"), n(all, &|reply| has(reply))),
            );
        }
        for (share, group) in figures.by_group.iter().zip(groups) {
            self.share(&format!("{id} positive in a group"), share.positive, levels(group));
            self.middle(share.median, group, id);
        }
        self.middle(figures.median, all, id);
    }

    /// The middle of numbers, where it is shown.
    fn middle(&mut self, shown: Option<i64>, of: &[&Value], id: &str) {
        let mut numbers: Vec<i64> = of.iter().filter_map(|reply| reply["answers"][id]["value"].as_i64()).collect();
        numbers.sort_unstable();
        if let Some(shown) = shown {
            assert!(numbers.len() >= THRESHOLD, "{id}: a middle of few");
            let plain = (numbers[(numbers.len() - 1) / 2] + numbers[numbers.len() / 2]) * 50;
            assert_eq!(shown, plain, "{id}: the middle of {numbers:?}");
            self.shown += 1;
        }
    }
}

fn shown(desk: &RowDesk, by: Option<&str>) -> Vec<SurveyFigures> {
    let by = by.map(|field| ("young 2026".to_owned(), field.into())).into_iter().collect();
    let what = WantedList::Surveys(SurveysWanted { by, texts: None });
    desk.look(&DeskWanted { what, ..DeskWanted::default() }).surveys.surveys
}

/// Two files of replies; in all, and by each grouping.
pub fn hold(seed: u64, seen: &mut Seen) {
    let (mut rng, form) = (Rng::with_seed(seed), survey());
    let mut desk = RowDesk::new(read_questionnaires(std::slice::from_ref(&form.bytes)));
    let (mut replies, mut few): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for (at, most) in [12, 25, 150].into_iter().enumerate().take(1 + usize::try_from(seed % 3).expect("it is small")) {
        let own: Vec<Value> = (0..rng.usize(0..most)).map(|_| reply(&mut rng, &form)).collect();
        let file = json!({ "format": "safeguarding-audit/replies", "version": 1, "id": format!("survey-{at}"), "reference": "YP-0000-0001",
            "questionnaire": { "id": "young", "edition": "2026", "digest": form.known.digest }, "cycle": "2026-27", "replies": own });
        let bytes = with_digest(&file).expect("it has a canonical form").to_string().into_bytes();
        match judge(&desk.questionnaires().clone(), FoundFile { name: format!("{at}.json"), bytes: Ok(bytes) }) {
            Judged::Replies(new) => drop(desk.add_replies(*new)),
            other => panic!("they are replies: {other:?}"),
        }
        if own.len() < THRESHOLD { few.extend(own) } else { replies.extend(own) }
    }
    // Files of few are counted together, or not at all.
    if few.len() >= THRESHOLD {
        replies.extend(few);
    }
    let all: Vec<&Value> = replies.iter().collect();
    for by in [None, Some("age"), Some("gender")] {
        for figures in shown(&desk, by) {
            seen.count("replies", figures.replies, all.len());
            assert_eq!(figures.replies.is_some(), all.len() >= THRESHOLD, "seed {seed}");
            let grouped = figures.groups.iter().flat_map(|groups| &groups.groups);
            let of = |(name, n): &(String, Option<usize>)| {
                let days = list(&form.json["options"], "days").iter().find(|day| text(day, "label") == name);
                let id = days.map(|day| day["id"].clone()).unwrap_or_default();
                let group: Vec<&Value> = all.iter().copied().filter(|reply| reply["profile"][by.unwrap_or("")] == id).collect();
                seen.count(name, *n, group.len());
                group
            };
            let groups: Vec<Vec<&Value>> = grouped.map(of).collect();
            for figures in figures.domains.iter().flat_map(|domain| &domain.questions) {
                let question =
                    form.questions().into_iter().find(|(_, question)| text(question, "id") == figures.question.as_str());
                seen.question(&form, question.expect("it is asked").1, figures, &groups, &all);
            }
        }
    }
}
