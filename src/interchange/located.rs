//! Reads a typed value out of JSON and, where it does not fit, says at which path. Does what `serde_path_to_error` does
//! with a fifth of its code in the app, because it wraps the values and not every visitor.

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};
use std::fmt;

/// Where a value does not fit, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    /// From the inside out.
    path: Vec<String>,
    reason: String,
}

impl Misfit {
    /// "answers.S1.1.value", "actions[2].id"; "." for the whole.
    pub fn place(&self) -> String {
        let mut place = String::new();
        for part in self.0.path.iter().rev() {
            if !part.starts_with('[') && !place.is_empty() {
                place.push('.');
            }
            place.push_str(part);
        }
        if place.is_empty() { ".".to_owned() } else { place }
    }

    /// What was expected.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    fn within(mut self, part: String) -> Self {
        self.0.path.push(part);
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place(), self.0.reason)
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self(Box::new(Parts { path: Vec::new(), reason: reason.to_string() }))
    }
}

/// Reads a typed value out of JSON.
pub fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(Located(value))
}

#[derive(Clone, Copy)]
struct Located<'v>(&'v Value);

impl<'de> Located<'de> {
    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Value::Number(number) = self.0 else { return Err(Misfit::invalid_type(unexpected(self.0), &visitor)) };
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(number), _, _) => visitor.visit_u64(number),
            (None, Some(number), _) => visitor.visit_i64(number),
            (None, None, Some(number)) => visitor.visit_f64(number),
            (None, None, None) => Err(Misfit::custom("expected a smaller number")),
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            other => Err(Misfit::invalid_type(unexpected(other), &visitor)),
        }
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Array(elements) => visitor.visit_seq(Elements { elements, at: 0 }),
            other => Err(Misfit::invalid_type(unexpected(other), &visitor)),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Object(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None }),
            other => Err(Misfit::invalid_type(unexpected(other), &visitor)),
        }
    }
}

/// Each visitor is compiled only for what it asks for: one that wants a text never for lists and objects. That is most
/// of what this file saves.
macro_rules! ask {
    ($($ask:ident)+ => $read:ident) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            self.$read(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Located<'de> {
    type Error = Misfit;

    ask! { deserialize_str deserialize_string deserialize_identifier => text }
    ask! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f64 => number }
    ask! { deserialize_seq => list }
    ask! { deserialize_map => object }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(_) => self.number(visitor),
            Value::String(_) => self.text(visitor),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Bool(flag) => visitor.visit_bool(*flag),
            other => Err(Misfit::invalid_type(unexpected(other), &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.object(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.list(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let single = |entries: &'de Map<String, Value>| entries.iter().next().filter(|_| entries.len() == 1);
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant { name, content: None }),
            Value::Object(entries) => match single(entries) {
                Some((name, content)) => visitor.visit_enum(Variant { name, content: Some(content) }),
                None => Err(Misfit::custom("expected an object with one entry")),
            },
            other => Err(Misfit::invalid_type(unexpected(other), &"a name, or an object with one entry")),
        }
    }

    forward_to_deserialize_any! { i8 i16 i32 i64 i128 u128 f32 char bytes byte_buf unit unit_struct tuple_struct }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(flag) => Unexpected::Bool(*flag),
        Value::Number(_) => Unexpected::Other("a number"),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

struct Elements<'v> {
    elements: &'v [Value],
    at: usize,
}

impl<'v> SeqAccess<'v> for Elements<'v> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some(element) = self.elements.get(self.at) else { return Ok(None) };
        let read = seed.deserialize(Located(element)).map_err(|misfit| misfit.within(format!("[{}]", self.at)));
        self.at += 1;
        read.map(Some)
    }
}

struct Entries<'v> {
    entries: serde_json::map::Iter<'v>,
    value: Option<(&'v String, &'v Value)>,
}

impl<'v> MapAccess<'v> for Entries<'v> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.value = self.entries.next();
        let Some((key, _)) = self.value else { return Ok(None) };
        let key: serde::de::value::BorrowedStrDeserializer<'v, Misfit> = serde::de::value::BorrowedStrDeserializer::new(key);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        match self.value.take() {
            Some((key, value)) => seed.deserialize(Located(value)).map_err(|misfit| misfit.within(key.clone())),
            None => Err(Misfit::custom("a value was asked for before its key")),
        }
    }
}

struct Variant<'v> {
    name: &'v str,
    content: Option<&'v Value>,
}

impl<'v> EnumAccess<'v> for Variant<'v> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'v>>(self, seed: S) -> Result<(S::Value, Self), Misfit> {
        let name: serde::de::value::StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'v> Variant<'v> {
    fn located(&self) -> Result<Located<'v>, Misfit> {
        self.content.map(Located).ok_or_else(|| Misfit::custom(format_args!("“{}” needs a value", self.name)))
    }
}

impl<'v> VariantAccess<'v> for Variant<'v> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(Misfit::custom(format_args!("“{}” takes no value", self.name))),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'v>>(self, seed: S) -> Result<S::Value, Misfit> {
        let name = self.name.to_owned();
        seed.deserialize(self.located()?).map_err(|misfit| misfit.within(name))
    }

    fn tuple_variant<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        let name = self.name.to_owned();
        self.located()?.list(visitor).map_err(|misfit| misfit.within(name))
    }

    fn struct_variant<V: Visitor<'v>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        let name = self.name.to_owned();
        self.located()?.object(visitor).map_err(|misfit| misfit.within(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Shape {
        Dot,
        Side(u32),
        Box { width: u32 },
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Drawing {
        shapes: Vec<Shape>,
        names: BTreeMap<String, Option<String>>,
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let value = json!({ "shapes": ["dot", { "side": 3 }, { "box": { "width": 4 } }], "names": { "a": "x", "b": null } });
        let drawing: Drawing = read(&value).expect("it fits");
        assert_eq!(drawing.shapes, [Shape::Dot, Shape::Side(3), Shape::Box { width: 4 }]);
        assert_eq!(drawing.names["b"], None);
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        let misfit =
            read::<Drawing>(&json!({ "shapes": [{ "box": { "width": "wide" } }], "names": {} })).expect_err("it does not fit");
        assert_eq!(misfit.place(), "shapes[0].box.width");
        assert_eq!(misfit.reason(), "invalid type: string \"wide\", expected u32");
        let misfit = read::<Drawing>(&json!([])).expect_err("it does not fit");
        assert_eq!(misfit.place(), ".");
    }
}
