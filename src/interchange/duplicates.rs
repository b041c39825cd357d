//! Finds a key that stands twice in one JSON object, where parsers silently keep the last.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// A key that stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The object it stands in: "answers"; "." for the whole.
    pub place: String,
    /// The key.
    pub key: String,
}

/// The first key that stands twice; none where there is none, or where the text is no JSON.
pub fn find(text: &str) -> Option<Duplicate> {
    let mut found = Found { path: Vec::new(), duplicate: None };
    // The error that a duplicate causes ends the reading; what was found tells it from any other.
    let _ = Look(&mut found).deserialize(&mut serde_json::Deserializer::from_str(text));
    let Found { mut path, duplicate } = found;
    path.reverse();
    let place = if path.is_empty() { ".".to_owned() } else { path.join(".") };
    duplicate.map(|key| Duplicate { place, key })
}

struct Found {
    path: Vec<String>,
    duplicate: Option<String>,
}

/// A key, taken from the text as it is wherever nothing in it is escaped.
#[derive(Deserialize)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);

struct Look<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(Key(key)) = entries.next_key()? {
            if seen.contains(&key) {
                self.0.duplicate = Some(key.into_owned());
                return Err(A::Error::custom("a key stands twice"));
            }
            if let Err(error) = entries.next_value_seed(Look(self.0)) {
                // Where it stands is told from the inside to the outside.
                self.0.path.push(key.into_owned());
                return Err(error);
            }
            seen.insert(key);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(Look(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_found_wherever_it_is() {
        let found = find(r#"{ "answers": { "S1.1": 1, "S1.2": { "a": 1 }, "S1.1": 2 } }"#);
        assert_eq!(found, Some(Duplicate { place: "answers".to_owned(), key: "S1.1".to_owned() }));
        let found = find(r#"{ "list": [{ "a": 1 }, { "a": 1, "a": 2 }] }"#);
        assert_eq!(found.map(|found| found.key), Some("a".to_owned()));
    }

    #[test]
    fn the_same_key_in_two_objects_is_fine() {
        assert_eq!(find(r#"{ "a": { "x": 1 }, "b": [{ "x": 1 }, { "x": null }], "c": true, "d": 1.5, "e": -1 }"#), None);
    }
}
