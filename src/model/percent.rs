//! Per cent as questionnaires write it, to two decimals, and compared without rounding.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share in hundredths of a per cent: 0 to 10,000. Written as per cent, whole (80) or with decimals (33.34).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// So many whole per cent; 100 where there would be more.
    pub const fn whole(percent: u32) -> Self {
        Self(if percent > 100 { 10_000 } else { percent * 100 })
    }

    /// In hundredths of a per cent.
    pub fn basis_points(self) -> u32 {
        self.0
    }

    /// Whether `part` of `all` is at least this share. False of nothing.
    pub fn is_reached(self, part: usize, all: usize) -> bool {
        all > 0 && part as u128 * 10_000 >= all as u128 * u128::from(self.0)
    }

    /// Whether `part` of `all` is more than this share. False of nothing.
    pub fn is_exceeded(self, part: usize, all: usize) -> bool {
        part as u128 * 10_000 > all as u128 * u128::from(self.0)
    }
}

impl std::fmt::Display for Percent {
    /// Without the sign: "80", "33.34", "0.5".
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(out, "{whole}"),
            (whole, hundredths) if hundredths % 10 == 0 => write!(out, "{whole}.{}", hundredths / 10),
            (whole, hundredths) => write!(out, "{whole}.{hundredths:02}"),
        }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u32(self.0 / 100)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let percent = f64::deserialize(deserializer)?;
        let hundredths = (percent * 100.0).round();
        let is_exact = (hundredths / 100.0 - percent).abs() < 1e-9;
        if !(0.0..=10_000.0).contains(&hundredths) || !is_exact {
            return Err(D::Error::custom("a share is a number from 0 to 100 with at most two decimals"));
        }
        Ok(Self(hundredths as u32))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Percent {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Percent".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A share in per cent, with at most two decimals.",
            "type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.01
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_reached_and_exceeded_without_rounding() {
        let third = Percent(3_334);
        assert!(!third.is_exceeded(1, 3), "a third is not more than a third");
        assert!(third.is_exceeded(2, 5));
        assert!(Percent::whole(80).is_reached(4, 5) && !Percent::whole(80).is_reached(79_999, 100_000));
        assert!(!Percent::whole(0).is_reached(0, 0) && !Percent::whole(0).is_exceeded(0, 0), "of nothing there is no share");
        assert!(Percent::whole(100).is_reached(3, 3) && !Percent::whole(100).is_exceeded(3, 3));
    }

    #[test]
    fn per_cent_are_read_and_written_as_people_write_them() {
        let read = |text: &str| serde_json::from_str::<Percent>(text).map_err(|error| error.to_string());
        for (text, basis_points) in [("80", 8_000), ("33.34", 3_334), ("0", 0), ("100", 10_000), ("0.5", 50)] {
            assert_eq!(read(text).map(Percent::basis_points), Ok(basis_points));
            assert_eq!(serde_json::to_string(&Percent(basis_points)).ok().as_deref(), Some(text));
            assert_eq!(Percent(basis_points).to_string(), text);
        }
        for refused in ["-1", "100.01", "33.333", "\"80\""] {
            assert!(read(refused).is_err(), "{refused}");
        }
    }
}
