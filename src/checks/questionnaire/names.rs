//! Fields of a questionnaire's file that the app does not know: most often misspelt, and then without effect.

use super::{Fault, LocatedFault};
use serde_json::{Map, Value};

/// What stands in a field, as far as it has fields itself.
#[derive(Clone, Copy)]
enum Holds {
    /// Nothing with fields of known names.
    Plain,
    /// An object, or a list of them.
    Of(Kind),
    /// An object whose fields are lists of choices, by their ids.
    Lists,
}

/// A kind of object, by the names of its fields.
type Kind = &'static [(&'static str, Holds)];

use Holds::{Lists, Of, Plain};

const QUESTIONNAIRE: Kind = &[
    ("$schema", Plain),
    ("format", Plain),
    ("version", Plain),
    ("id", Plain),
    ("edition", Plain),
    ("title", Plain),
    ("titles", Of(WORDING)),
    ("kind", Plain),
    ("guidance_edition", Plain),
    ("purpose", Plain),
    ("minutes", Plain),
    ("reference_prefix", Plain),
    ("introduction", Plain),
    ("basis", Of(BASIS)),
    ("scales", Of(SCALE)),
    ("options", Lists),
    ("sectors", Plain),
    ("profile", Of(FIELD)),
    ("domains", Of(DOMAIN)),
    ("grading", Of(GRADING)),
    ("checks", Of(CHECK)),
    ("declaration", Plain),
    ("sign_offs", Of(SIGN_OFF)),
    ("about", Of(ABOUT)),
    ("large", Plain),
];
const WORDING: Kind = &[("when", Plain), ("text", Plain)];
const BASIS: Kind = &[("id", Plain), ("title", Plain), ("url", Plain)];
const SCALE: Kind = &[
    ("id", Plain),
    ("levels", Of(LEVEL)),
    ("good_from", Plain),
    ("not_applicable", Plain),
    ("dont_know", Plain),
    ("unscored", Of(CHOICE)),
];
const LEVEL: Kind = &[("id", Plain), ("label", Plain), ("value", Plain), ("hint", Plain), ("picture", Plain)];
const CHOICE: Kind = &[("id", Plain), ("label", Plain), ("sector", Plain), ("picture", Plain)];
const FIELD: Kind = &[
    ("id", Plain),
    ("label", Plain),
    ("means", Plain),
    ("hint", Plain),
    ("group", Plain),
    ("type", Plain),
    ("options", Plain),
    ("pattern", Of(PATTERN)),
    ("required", Plain),
    ("whole", Plain),
    ("shown_when", Plain),
    ("contact", Plain),
    ("asked_once", Plain),
    ("report_by", Plain),
];
const PATTERN: Kind = &[("forms", Plain), ("words", Plain)];
const DOMAIN: Kind = &[
    ("id", Plain),
    ("title", Plain),
    ("titles", Of(WORDING)),
    ("weight", Plain),
    ("guidance", Plain),
    ("evidence_hint", Plain),
    ("ladder", Plain),
    ("applies_to", Plain),
    ("shown_when", Plain),
    ("corresponds_to", Of(DOMAIN_REF)),
    ("ungraded", Plain),
    ("headline", Plain),
    ("questions", Of(QUESTION)),
];
const DOMAIN_REF: Kind = &[("questionnaire", Plain), ("domain", Plain)];
const QUESTION: Kind = &[
    ("id", Plain),
    ("text", Plain),
    ("wordings", Of(WORDING)),
    ("hint", Plain),
    ("type", Plain),
    ("scale", Plain),
    ("levels_from", Of(LEVEL_FROM)),
    ("options", Plain),
    ("columns", Of(COLUMN)),
    ("most", Plain),
    ("escalates", Plain),
    ("right", Of(RIGHT)),
    ("pattern", Of(PATTERN)),
    ("ladder", Plain),
    ("unit", Plain),
    ("whole", Plain),
    ("weight", Plain),
    ("key", Plain),
    ("may_not_apply", Plain),
    ("required", Plain),
    ("applies_to", Plain),
    ("shown_when", Plain),
    ("evidence", Plain),
    ("evidence_hint", Plain),
    ("boxes", Of(TEXT_BOX)),
    ("basis", Of(CITED)),
    ("item", Plain),
];
const TEXT_BOX: Kind = &[("id", Plain), ("label", Plain), ("hint", Plain)];
const COLUMN: Kind = &[("id", Plain), ("label", Plain), ("type", Plain)];
const LEVEL_FROM: Kind = &[("from", Plain), ("level", Plain)];
const RIGHT: Kind = &[("choice", Plain), ("because", Plain)];
const CITED: Kind = &[("id", Plain), ("clause", Plain)];
const GRADING: Kind =
    &[("scale", Plain), ("domain", Of(METHOD)), ("overall", Of(METHOD)), ("limits", Of(LIMIT)), ("points", Plain)];
const METHOD: Kind = &[
    ("method", Plain),
    ("bands", Of(BAND)),
    ("rules", Of(RULE)),
    ("requirements", Of(REQUIREMENT)),
    ("not_enough", Of(NOT_ENOUGH)),
    ("too_little", Of(TOO_LITTLE)),
];
const BAND: Kind = &[("from", Plain), ("grade", Plain)];
const RULE: Kind = &[("grade", Plain), ("when", Of(TEST)), ("because", Plain)];
const TEST: Kind = &[("at_least", Plain), ("of", Plain), ("in_how_many", Plain)];
const REQUIREMENT: Kind = &[("grade", Plain), ("needs", Of(NEED))];
const NEED: Kind = &[
    ("count", Plain),
    ("at_least", Plain),
    ("all_but", Plain),
    ("at_most", Plain),
    ("at_most_share", Plain),
    ("where_fewer_than", Plain),
];
const NOT_ENOUGH: Kind = &[("answer", Plain), ("more_than", Plain), ("suggest", Plain)];
const TOO_LITTLE: Kind = &[("least_answers", Plain), ("most_not_applicable", Plain)];
const LIMIT: Kind =
    &[("id", Plain), ("of", Plain), ("when", Plain), ("only_when", Plain), ("at_most", Plain), ("because", Plain)];
const CHECK: Kind = &[
    ("check", Plain),
    ("severity", Plain),
    ("domains", Plain),
    ("questions", Plain),
    ("only_when", Plain),
    ("when", Plain),
    ("and", Plain),
    ("because", Plain),
    ("words", Of(DIFFERENCE_WORDS)),
];
const DIFFERENCE_WORDS: Kind = &[("arrangements", Plain), ("differences", Plain)];
const SIGN_OFF: Kind = &[("id", Plain), ("label", Plain)];
const ABOUT: Kind = &[("checked", Plain), ("checked_against", Plain), ("not_checked", Plain), ("read_by", Plain)];

/// Every field that the app does not know, with the nearest name that it does.
pub fn unknown_names(file: &Value) -> Vec<LocatedFault> {
    let mut found = Vec::new();
    look(file, QUESTIONNAIRE, "", &mut found);
    found
}

fn look(value: &Value, kind: Kind, place: &str, found: &mut Vec<LocatedFault>) {
    match value {
        Value::Array(all) => {
            for (at, one) in all.iter().enumerate() {
                look(one, kind, &format!("{place}[{}]", name_of(one, at)), found);
            }
        }
        Value::Object(fields) => look_at_fields(fields, kind, place, found),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn look_at_fields(fields: &Map<String, Value>, kind: Kind, place: &str, found: &mut Vec<LocatedFault>) {
    for (name, value) in fields {
        let inside = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
        match kind.iter().find(|(known, _)| known == name).map(|(_, holds)| *holds) {
            None => {
                let nearest = nearest(name, kind.iter().map(|(known, _)| *known)).map(str::to_owned);
                found.push(LocatedFault { place: inside, fault: Fault::UnknownField { name: name.clone(), nearest } });
            }
            Some(Holds::Plain) => {}
            Some(Holds::Of(kind)) => look(value, kind, &inside, found),
            Some(Holds::Lists) => {
                for (list, choices) in value.as_object().into_iter().flatten() {
                    look(choices, CHOICE, &format!("{inside}.{list}"), found);
                }
            }
        }
    }
}

/// The id of a thing in a list, by which places name it; else which it is, from 0.
fn name_of(one: &Value, at: usize) -> String {
    one.get("id").and_then(Value::as_str).map_or_else(|| at.to_string(), str::to_owned)
}

/// The known name that is spelt most like it; none where none is.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let far = |one: &&str| distance(&name.to_lowercase(), one);
    known.map(|one| (far(&one), one)).filter(|(far, one)| far * 3 <= one.len().max(3)).min().map(|(_, one)| one)
}

/// How many letters have to be put in, taken out or changed (Levenshtein's distance).
fn distance(one: &str, other: &str) -> usize {
    let mut before: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, c) in one.chars().enumerate() {
        let mut row = vec![at + 1];
        for (to, d) in other.chars().enumerate() {
            let change = before.get(to).copied().unwrap_or_default() + usize::from(c != d);
            let put_in = row.last().copied().unwrap_or_default() + 1;
            let take_out = before.get(to + 1).copied().unwrap_or_default() + 1;
            row.push(change.min(put_in).min(take_out));
        }
        before = row;
    }
    before.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CHOICE, Holds, Kind, QUESTIONNAIRE, distance, nearest};
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn the_nearest_name_is_the_one_that_was_meant() {
        let known = ["applies_to", "shown_when", "key"];
        for (typed, meant) in
            [("aplies_to", Some("applies_to")), ("appliesTo", Some("applies_to")), ("Key", Some("key")), ("colour", None)]
        {
            assert_eq!(nearest(typed, known.into_iter()), meant, "{typed}");
        }
        assert_eq!((distance("", "abc"), distance("abc", "abc"), distance("kitten", "sitting")), (3, 0, 3));
    }

    /// The names are those of the published schema, neither more nor fewer.
    #[test]
    fn the_names_are_those_of_the_schema() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/questionnaire.schema.json");
        let schema: Value = serde_json::from_slice(&std::fs::read(path).expect("it is there")).expect("it is JSON");
        compare(&schema, &schema, QUESTIONNAIRE, "questionnaire");
    }

    fn compare(schema: &Value, object: &Value, kind: Kind, place: &str) {
        let properties = properties(schema, object);
        let described: BTreeSet<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
        let known: BTreeSet<&str> = kind.iter().map(|(name, _)| *name).filter(|name| *name != "$schema").collect();
        assert_eq!(known, described, "{place}");
        for (name, holds) in kind {
            let Some((_, inner)) = properties.iter().find(|(known, _)| known == name) else { continue };
            match holds {
                Holds::Of(kind) => compare(schema, inner, kind, &format!("{place}.{name}")),
                Holds::Lists => compare(schema, &inner["additionalProperties"], CHOICE, &format!("{place}.{name}")),
                Holds::Plain => {}
            }
        }
    }

    /// The properties that an object may have, whichever way the schema comes to it.
    fn properties(schema: &Value, object: &Value) -> Vec<(String, Value)> {
        if let Some(name) = object["$ref"].as_str() {
            return properties(schema, &schema["$defs"][name.trim_start_matches("#/$defs/")]);
        }
        if let Some(own) = object["properties"].as_object() {
            return own.iter().map(|(name, inner)| (name.clone(), inner.clone())).collect();
        }
        let ways = [object["anyOf"].as_array(), object["oneOf"].as_array()].into_iter().flatten().flatten();
        let ways = ways.chain(Some(&object["items"]).filter(|items| items.is_object()));
        ways.flat_map(|way| properties(schema, way)).collect()
    }
}
