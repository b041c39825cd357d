//! Which returns are looked at, as it stands in an address: `?round=2026-27&sector=Schools`.

use crate::model::filter::{Filter, GradesBy};

/// What stands in the address where figures are made from moderated grades.
const MODERATED: &str = "moderated";

/// What stands after the question mark; what is not known there is passed over.
pub(super) fn read(query: &str) -> Filter {
    let mut filter = Filter::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let value = Some(value.into_owned());
        match name.as_ref() {
            "round" => filter.round = value,
            "sector" => filter.sector = value,
            "type" => filter.kind = value,
            "locality" => filter.locality = value,
            "grades" if value.as_deref() == Some(MODERATED) => filter.grades = GradesBy::AsModerated,
            _ => {}
        }
    }
    filter
}

/// With the question mark; nothing where nothing is chosen.
pub(super) fn written(filter: &Filter) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let Filter { round, sector, kind, locality, grades } = filter;
    for (name, value) in [("round", round), ("sector", sector), ("type", kind), ("locality", locality)] {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    match grades {
        GradesBy::AsGiven => {}
        GradesBy::AsModerated => drop(query.append_pair("grades", MODERATED)),
    }
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_comes_back_from_the_address() {
        let filter = Filter {
            round: Some("2026-27".to_owned()),
            sector: Some("Health & care / “NHS”".to_owned()),
            kind: Some("SCH".to_owned()),
            locality: Some("North & West".to_owned()),
            grades: GradesBy::AsModerated,
        };
        assert_eq!(read(written(&filter).trim_start_matches('?')), filter);
        assert_eq!(written(&Filter::default()), "");
        assert_eq!(read("grades=other"), Filter::default());
        assert_eq!(read("other=1&round="), Filter { round: Some(String::new()), ..Filter::default() });
    }
}
