//! Sets of returns and registers made by a seed, with whatever is awkward in them: doubles under another spelling, revisions,
//! returns without a round, drafts and damaged files, organisations of one name, several editions, nothing at all.

use super::paper::{Form, list, text};
use super::story::definition::{Definition, answer, questionnaire};
use super::story::subgroup::two_domains;
use fastrand::Rng;
use safeguarding_audit::model::digest::with_digest;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub const ROUNDS: [&str; 3] = ["2024-25", "2025-26", "2026-27"];

/// Everything that comes to a desk, and what people choose there. Files are known by their names.
pub struct World {
    pub forms: Vec<Rc<Form>>,
    /// Each with whether it is as it was saved.
    pub files: Vec<(String, Vec<u8>, bool)>,
    pub left_out: BTreeSet<String>,
    pub chosen: BTreeSet<String>,
    pub given: BTreeMap<String, String>,
    pub registers: Vec<Value>,
}

/// What is particular about a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Nothing,
    One,
    NothingApplies,
    AllAlike,
    OneSector,
    Mixed,
}

struct Organisation {
    name: String,
    kind: String,
    number: Option<(&'static str, String)>,
    locality: &'static str,
    quality: u32,
    used_days: BTreeSet<String>,
}

/// The two domains of the stories, and a third of everything else that can be asked.
fn story_form() -> Definition {
    let days = json!("days");
    let numbers = json!([{ "from": 75, "level": "partly-in-place" }, { "from": 90, "level": "in-place" }]);
    let definition = two_domains().domain("D3", |domain| {
        let levels = domain.level("D3.1").with("item", json!("heard")).level("D3.2").shown_when(answer("D3.1", "in-place"));
        let levels = levels.level("D3.3").only_for(&["SCH", "GP"]).with("item", json!("time")).level("D3.4").optional();
        let choices = levels.asks("D3.5", "choice").with("options", days.clone()).asks("D3.6", "choices").with("options", days);
        let shown = choices.asks("D3.7", "yes-no").asks("D3.8", "number").with("unit", json!("hours a week"));
        let graded = shown.asks("D3.9", "percentage").with("scale", json!("compliance")).with("levels_from", numbers);
        graded.with("item", json!("trained")).asks("D3.10", "n-of-m").asks("D3.11", "long-text").asks("D3.12", "date")
    });
    definition.domain("D4", |domain| domain.level("D4.1").only_for(&["SPO"]).level("D4.2").only_for(&["SPO", "ODD"]))
}

pub fn story_forms() -> Vec<Rc<Form>> {
    let next = story_form().with("/edition", json!("2027")).with("/domains/0/questions/0/text", json!("Something else?"));
    let others = questionnaire().with("/id", json!("groups")).with("/title", json!("Groups")).domain("G1", |domain| {
        domain
            .level("G1.1")
            .with("item", json!("time"))
            .level("G1.2")
            .with("item", json!("heard"))
            .level("G1.3")
            .with("item", json!("alone"))
    });
    [story_form(), next, others].map(|definition| Form::of(definition.bytes())).into()
}

fn chance(rng: &mut Rng, per_cent: u32) -> bool {
    rng.u32(0..100) < per_cent
}

fn pick<'l, T>(rng: &mut Rng, from: &'l [T]) -> &'l T {
    &from[rng.usize(0..from.len())]
}

/// The same name as somebody else types it.
fn respelt(rng: &mut Rng, name: &str) -> String {
    match rng.u32(0..6) {
        0 => name.to_uppercase(),
        1 => format!(" The {name} "),
        2 => name.replace("St ", "Saint "),
        3 => name.replace('\'', "’").replace('&', "and"),
        4 => name.replace('é', "e").replace('\'', ""),
        _ => name.to_owned(),
    }
}

impl World {
    /// A set of the stories' questionnaires.
    pub fn of_stories(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let mood = match seed {
            1 => Mood::Nothing,
            2 => Mood::One,
            3 => Mood::NothingApplies,
            4 => Mood::AllAlike,
            5 => Mood::OneSector,
            _ => Mood::Mixed,
        };
        Self::made(&mut rng, mood, story_forms(), 34, &["SCH", "SCH", "SCH", "GP", "GP", "NHS", "SPO", "ODD"])
    }

    /// A set of questionnaires that ship.
    pub fn of_shipped(seed: u64, forms: &[Rc<Form>]) -> Self {
        let kinds: Vec<String> = forms[0].kinds().iter().map(|kind| kind.0.to_owned()).collect();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let mood = if seed.is_multiple_of(4) { Mood::OneSector } else { Mood::Mixed };
        Self::made(&mut Rng::with_seed(seed), mood, forms.to_vec(), 3, &kinds)
    }

    fn made(rng: &mut Rng, mood: Mood, forms: Vec<Rc<Form>>, many: usize, kinds: &[&str]) -> Self {
        let (files, left_out) = (Vec::new(), BTreeSet::new());
        let mut world = Self { forms, files, left_out, chosen: BTreeSet::new(), given: BTreeMap::new(), registers: Vec::new() };
        let many = match mood {
            Mood::Nothing => 0,
            Mood::One => 1,
            _ => many,
        };
        let mut organisations: Vec<Organisation> = (0..many).map(|at| organisation(rng, at, kinds, mood)).collect();
        for (at, round) in ROUNDS.into_iter().enumerate() {
            if mood == Mood::One && at < 2 || world.forms.len() == 2 && at == 0 {
                continue;
            }
            let year = 2024 + at;
            for of in &mut organisations {
                world.returns_of(rng, mood, of, round, year);
            }
            let register = register(rng, &organisations, round, year);
            world.registers.extend((mood != Mood::Nothing).then_some(register));
        }
        world
    }

    /// What one organisation sends in a round.
    fn returns_of(&mut self, rng: &mut Rng, mood: Mood, of: &mut Organisation, round: &str, year: usize) {
        for at in 0..self.forms.len() {
            let form = Rc::clone(&self.forms[at]);
            // Most answer the first edition; in the last round some answer the next one, which is another row of figures.
            let likely = [85, if year == 2026 { 45 } else { 0 }, 40][at.min(2)];
            if mood != Mood::One && !chance(rng, if self.forms.len() == 2 { 60 } else { likely }) || mood == Mood::One && at > 0 {
                continue;
            }
            let (first, mut file) = self.sends(rng, mood, of, &form, (round, year));
            if chance(rng, 14) {
                let (second, _) = self.sends(rng, mood, of, &form, (round, year));
                self.chosen.extend(chance(rng, 30).then(|| pick(rng, &[first.clone(), second]).clone()));
            }
            if chance(rng, 8) {
                file["revision"] = json!(2);
                file["answers"] = answers(rng, mood, &form, of.quality);
                self.adds(&format!("{first}-2"), &file);
            }
            if chance(rng, 5) {
                self.left_out.insert(first.clone());
            }
            if text(&file, "cycle").is_empty() && chance(rng, 60) {
                for name in [first.clone(), format!("{first}-2")] {
                    self.given.insert(name, round.to_owned());
                }
            }
        }
    }

    fn adds(&mut self, name: &str, file: &Value) {
        let bytes = with_digest(file).expect("it has a canonical form").to_string().into_bytes();
        self.files.push((name.to_owned(), bytes, true));
    }

    /// One return; now and then a draft or a damaged file comes along, or the same file again.
    fn sends(
        &mut self,
        rng: &mut Rng,
        mood: Mood,
        of: &mut Organisation,
        form: &Form,
        (round, year): (&str, usize),
    ) -> (String, Value) {
        let name = format!("{:03}.json", self.files.len());
        let mut day = String::new();
        while day.is_empty() || !of.used_days.insert(day.clone()) {
            day = format!("{year}-{:02}-{:02}", rng.u32(9..13), rng.u32(1..29));
        }
        let mut profile = json!({ "organisation-name": respelt(rng, &of.name), "organisation-type": of.kind });
        if let Some((kind, number)) = of.number.as_ref().filter(|_| chance(rng, 75)) {
            let number = if chance(rng, 30) { format!("{} {}", &number[..3], &number[3..]) } else { number.clone() };
            profile[kind] = json!(number);
            if chance(rng, 10) {
                profile["organisation-name"] = json!(format!("{} under another name", of.name));
            }
        }
        if chance(rng, 3) {
            profile["organisation-name"] = json!("");
        }
        for field in list(&form.json, "profile").iter().filter(|field| text(field, "type") == "yes-no") {
            if chance(rng, 80) {
                profile[text(field, "id")] = json!(if chance(rng, 65) { "yes" } else { "no" });
            }
        }
        let (id, edition) = form.id();
        // Some pass a draft on to the next organisation, so that several returns have one id.
        let number = if chance(rng, 4) { 0 } else { self.files.len() + 1 };
        let file = json!({
            "format": "safeguarding-audit/return", "version": 1, "id": format!("r{number}-{id}-{edition}").replace('.', "-"),
            "reference": format!("ST-{number}"), "status": "submitted", "revision": 1,
            "questionnaire": { "id": id, "edition": edition, "digest": form.known.digest },
            "cycle": if chance(rng, 6) { "" } else { round }, "profile": profile,
            "answers": answers(rng, mood, form, of.quality), "actions": actions(rng, form),
            "declaration": { "role": "Chief officer", "at": day },
        });
        self.adds(&name, &file);
        let bytes = self.files.last().expect("it was added").1.clone();
        match rng.u32(0..30) {
            0 => self.files.push((format!("again-{name}"), bytes, true)),
            1 => {
                let damaged =
                    String::from_utf8(bytes).expect("it is text").replace("Chief", "Other").replace("\"id\":\"r", "\"id\":\"x");
                self.files.push((format!("damaged-{name}"), damaged.into_bytes(), false));
            }
            2 => {
                let mut draft = file.clone();
                (draft["status"], draft["id"]) = (json!("draft"), json!("draft"));
                self.adds(&format!("draft-{name}"), &draft);
            }
            _ => {}
        }
        (name, file)
    }
}

fn organisation(rng: &mut Rng, at: usize, kinds: &[&str], mood: Mood) -> Organisation {
    let kind = if mood == Mood::OneSector { "SCH" } else { *pick(rng, kinds) };
    let stem = *pick(rng, &["St Mary's", "Élan & Friends", "Hill Top", "Saint John's", "Café Club", "North-West"]);
    // Some have a name in common, and are told apart by type or number, or by nothing.
    let name = if at % 9 == 8 { "St Mary's".to_owned() } else { format!("{stem} {at}").replace('É', "é") };
    let known_by = match kind {
        "SCH" | "IND" | "COL" => "urn",
        "GP" | "NHS" | "HCP" => "ods-code",
        "EY" => "ofsted-urn",
        _ => "",
    };
    let number = (!known_by.is_empty() && chance(rng, 60)).then(|| (known_by, format!("{}", 100_000 + at)));
    let quality = if mood == Mood::AllAlike { 50 } else { rng.u32(10..95) };
    let locality = pick(rng, &["North", "South", "East", ""]);
    Organisation { name, kind: kind.to_owned(), number, locality, quality, used_days: BTreeSet::new() }
}

fn answers(rng: &mut Rng, mood: Mood, form: &Form, quality: u32) -> Value {
    let mut answers = Map::new();
    // Some leave a required question out.
    let forgetful = mood == Mood::Mixed && chance(rng, 8);
    for (_, question) in form.questions() {
        let kind = text(question, "type");
        let mut said = match kind {
            "level" if mood == Mood::NothingApplies => json!({ "not_applicable": "We see no children." }),
            "level" if mood == Mood::AllAlike => json!({ "value": text(form.levels(text(question, "scale"))[1], "id") }),
            "level" if chance(rng, 6) => json!({ "not_applicable": "We see no children." }),
            "level" if chance(rng, 5) => json!({ "dont_know": true }),
            "level" if forgetful && chance(rng, 20) => continue,
            "level" if question["required"] == false && chance(rng, 30) => continue,
            "level" => {
                let levels = form.levels(text(question, "scale"));
                let worse = (0..levels.len() - 1).take_while(|_| !chance(rng, quality)).count();
                json!({ "value": text(levels[worse], "id") })
            }
            _ if mood != Mood::AllAlike && chance(rng, 25) => continue,
            "yes-no" => json!({ "value": if chance(rng, quality) { "yes" } else { "no" } }),
            "choice" | "choices" => {
                let options = list(&form.json["options"], text(question, "options"));
                let chosen: Vec<&Value> = options.iter().filter(|_| chance(rng, 50)).map(|one| &one["id"]).collect();
                let one = chosen.first().copied().unwrap_or(&options[0]["id"]);
                json!({ "value": if kind == "choice" { one.clone() } else if chosen.is_empty() { json!([one]) } else { json!(chosen) } })
            }
            "number" => json!({ "value": f64::from(rng.u32(0..160)) / 4.0 }),
            "percentage" => json!({ "value": *pick(rng, &[0.0, 74.5, 75.0, 80.25, 89.99, 90.0, 100.0]) }),
            "n-of-m" => {
                let of = rng.u32(1..8);
                json!({ "value": { "n": rng.u32(0..=of), "of": of } })
            }
            "date" => json!({ "value": "2026-02-28" }),
            _ => json!({ "value": "What is done" }),
        };
        if kind == "level" && chance(rng, 40) {
            said["evidence"] = json!([{ "text": "Minutes" }]);
        }
        answers.insert(text(question, "id").to_owned(), said);
    }
    Value::Object(answers)
}

fn actions(rng: &mut Rng, form: &Form) -> Value {
    let questions = form.questions();
    let action = |at: u32, rng: &mut Rng| {
        let mut action = json!({ "id": format!("a{at}"), "text": "Put it right", "owner": pick(rng, &["Head teacher", ""]),
            "due": pick(rng, &["2027-01-14", "2027-01-15", "2026-12-16", "2026-12-15", "2026-10-17", "2026-10-16", "soon", "", "2027-02-30"]),
            "status": pick(rng, &["open", "in-progress", "done"]) });
        if chance(rng, 85) {
            action["question"] = pick(rng, &questions).1["id"].clone();
        }
        action
    };
    (0..rng.u32(0..4)).map(|at| action(at, rng)).collect()
}

/// A register of most of them, as somebody else wrote it, and of one that nobody has heard of.
fn register(rng: &mut Rng, organisations: &[Organisation], round: &str, year: usize) -> Value {
    let mut expected = vec![json!({ "id": "ghost", "name": "Nobody's Hall", "locality": "West" })];
    for (at, of) in organisations.iter().enumerate() {
        let mut line = json!({ "id": format!("o{at}"), "name": respelt(rng, &of.name), "locality": of.locality,
            "kind": pick(rng, &["", "", "Primary", of.kind.as_str()]), "sector": pick(rng, &["Here", "There", ""]) });
        if let Some((kind, number)) = of.number.as_ref().filter(|_| chance(rng, 70)) {
            line["identifiers"] = json!({ *kind: number });
        }
        if chance(rng, 20) {
            line["also_known_as"] = json!([format!("{} under another name", of.name)]);
        }
        if chance(rng, 6) {
            line["out_of_scope"] = json!("It has closed.");
        }
        if chance(rng, 10) {
            line["final_deadline"] = json!(format!("{year}-12-20"));
        }
        expected.extend(chance(rng, 90).then_some(line));
    }
    json!({ "format": "safeguarding-audit/register", "version": 1, "cycle": round, "expected": expected,
        "first_deadline": format!("{year}-10-15"), "final_deadline": format!("{year}-11-30") })
}
